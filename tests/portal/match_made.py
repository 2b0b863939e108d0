"""Needs and offers to be brought to the portal: the made-up tables of the documentation, and a text of a product."""

from pathlib import Path
from typing import Any

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
