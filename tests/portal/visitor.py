"""A visitor at the public face, and the reviewer behind it, at one portal."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

import httpx2
from fastapi.testclient import TestClient

from liandong import Workspace
from liandong.portal import application
from tests.portal.hand import Hand

NAME = "portal.test"
FACE = "/public"
CODE = "91350100M000100Y43"
"""The example of GB 32100-2015."""
FIRM = {
    "name": "新芯科技有限公司",
    "code": CODE,
    "place": "深圳市",
    "trade": "集成电路",
    "needs": "找两千平方米厂房",
    "contact": "13912345678 zhang@xinxin.example",
}
PAGE = {
    "text": "江临区签约一个项目\n2031年4月22日，新芯科技有限公司与江临区人民政府签约，投资3亿元建设新芯产业园项目。",
    "source": "江临发布",
}


class Visitor(Hand):
    """Sends letters, and keeps the receipt of the last one."""

    receipt = ""

    def post(self, path: str, files: Any = None, **fields: str) -> httpx2.Response:
        """What the portal answers to the form of this page, the consent ticked."""
        given = {"form": self.token(f"{FACE}{path}"), "agree": "1", **fields}
        answer: httpx2.Response = self.client.post(f"{FACE}{path}", data=given, files=files, follow_redirects=False)
        if answer.status_code == 303:
            self.receipt = re.search(r"number=([^&]+)", answer.headers["location"])[1]  # type: ignore[index]
        return answer

    def sent(self, path: str, files: Any = None, **fields: str) -> str:
        """The receipt to which the sending led."""
        answer = self.post(path, files, **fields)
        assert answer.status_code == 303, answer.text[-1500:]
        return self.open(answer.headers["location"])

    def state(self) -> str:
        """What the receipt tells now."""
        return self.open(f"{FACE}/zh/receipt?number={self.receipt}")


@contextmanager
def visiting(workspace: Workspace) -> Iterator[tuple[Visitor, Hand]]:
    """A visitor and a reviewer, with a browser each."""
    app = application(workspace, hosts=[NAME], public=True)
    with (
        TestClient(app, f"http://{NAME}", raise_server_exceptions=False) as one,
        TestClient(app, f"http://{NAME}", raise_server_exceptions=False) as other,
    ):
        yield Visitor(one), Hand(other)
    app.close()


def links(page: str) -> set[str]:
    """All addresses of this portal to which a page leads."""
    return {unescape(each).partition("#")[0] for each in re.findall(r'(?:href|action)="(/[^"]*)"', page)}
