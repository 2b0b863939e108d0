"""Needs and offers to be brought to the portal: the made-up tables of the documentation, and a text of a product."""

from pathlib import Path
from typing import Any

from liandong import Workspace
from liandong.model import Document
from tests.matching.made import TEXT
from tests.portal.hand import Hand

DATA = Path(__file__).parents[2] / "docs" / "data"
FILES = ("made-up-needs.csv", "made-up-offers.csv")
NEED = {"title": "智能仓改造", "firm": "远帆供应链有限公司", "amount": "500", "term": "1年", "region": "深圳"}


def sent(*names: str) -> list[tuple[str, Any]]:
    """The tables of these names, as a browser sends them."""
    return [("files", (name, (DATA / name).read_bytes(), "text/csv")) for name in names]


def offered(hand: Hand, files: list[tuple[str, Any]] | None = None) -> str:
    """The address of an import whose files were looked at."""
    hand.done("/zh/match/import", files or sent(*FILES))
    waited(hand, hand.led)
    return hand.led


def bring(hand: Hand, files: list[tuple[str, Any]] | None = None) -> str:
    """The page of an import that came to its end."""
    at = offered(hand, files)
    hand.done(at, do="start")
    return waited(hand, at)


def waited(hand: Hand, at: str) -> str:
    """The page of a job that does not move any more."""
    for _ in range(400):
        page = hand.open(at)
        if "data-refresh" not in page:
            return page
        hand.client.get(f"{at}.json")
    raise AssertionError(f"{at} moves still")


def described_in(own: Workspace, folder: Path, more: str = "") -> Document:
    """The document of a page that describes a product, and says `more`."""
    (folder / "pages").mkdir()
    head = "广州举行银企对接会 科创信用贷发布\n2026-03-02 来源：湾区日报\n3月2日，广州市地方金融管理局举行银企对接会。"
    page = f"{head}\n{TEXT}{more}签约现场，广州与深圳的20家企业参加，签约项目5个，总投资12亿元。\n"
    (folder / "pages" / "product.txt").write_text(page, encoding="utf-8")
    own.build([folder / "pages"])
    (found,) = [each for each in own.ledger().documents() if "科创信用贷" in each.text]
    return found
