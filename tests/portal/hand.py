"""A person's hand at the portal: opens a page, fills in its form as a browser would, and sends it."""

import re
from html import unescape
from typing import Any

import httpx2
from fastapi.testclient import TestClient

REASON = "电话核实"


class Hand:
    """Keeps cookies as a browser does."""

    def __init__(self, client: TestClient, actor: str = "周敏") -> None:
        self.client, self.actor = client, actor

    def open(self, path: str) -> str:
        page = self.client.get(path)
        assert page.status_code == 200, f"{path}: {page.status_code} {page.text[-800:]}"
        return page.text

    def token(self, path: str) -> str:
        return hidden(self.open(path), "form")

    def send(self, path: str, files: Any = None, *, token: str | None = None, **fields: Any) -> httpx2.Response:
        """What the portal answers to the form of this page; a redirect is not followed."""
        given = {"form": self.token(path) if token is None else token, "actor": self.actor, "reason": REASON, **fields}
        answer: httpx2.Response = self.client.post(path, data=given, files=files, follow_redirects=False)
        return answer

    def done(self, path: str, files: Any = None, **fields: Any) -> str:
        """The page to which the sending led."""
        answer = self.send(path, files, **fields)
        assert answer.status_code == 303, f"{path}: {answer.status_code} {wrong(answer.text)}"
        self.led = answer.headers["location"]
        return self.open(self.led)


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return unescape(found[1])


def wrong(page: str) -> list[str]:
    """What a page says is wrong, with the fields that it names."""
    told = re.search(r'<div class="faults".*?</div>', page, re.S)
    return [unescape(re.sub(r"<[^>]+>", "", each)) for each in re.findall(r"<li>(.*?)</li>", told[0])] if told else []


def buttons(page: str, deed: str) -> list[str]:
    """The values of the buttons that do this deed."""
    return [unescape(each) for each in re.findall(rf'name="do" value="({deed}[^"]*)"', page)]
