"""A round from beginning to end in a real browser: both tables are taken in, a round is held, both booklets are opened
and compared with the model, outcomes are stated, and the next round's scores change exactly as stated; with the mouse,
on a telephone, without a script."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is matched")
pytest.importorskip("playwright", reason="playwright is not installed: no page is looked at in a browser")
from docx import Document
from playwright.sync_api import Browser, Page, expect

from liandong import open_workspace
from liandong.matching import Need, Offer
from liandong.matching.rounds import Round, Rounds
from liandong.matching.tables import read_needs, read_offers
from liandong.messages import text
from liandong.reports.booklets.values import span, told
from liandong.reports.wording import Wording
from tests import browser
from tests.portal.match_made import DATA, FILES

WAYS = {"mouse": (1280, True), "telephone": (390, True), "without a script": (1280, False)}
FIRST, SECOND = ("第一场对接会", "2026-06-01"), ("第二场对接会", "2026-07-01")
STATED = (("N1", "P1", "approved", "800万元"), ("N3", "P2", "refused", ""), ("N2", "P3", "contact", ""))
PRIOR = 4
SAY = Wording("zh")


@pytest.fixture
def place(samples: Path, tmp_path: Path) -> Path:
    shutil.copytree(samples, tmp_path / "ws")
    return tmp_path / "ws"


class Host:
    """Somebody who holds rounds, before a page of the portal."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, path: str) -> None:
        self.page.goto(path)

    def press(self, code: str) -> None:
        """Presses a button that leads on: nothing was wrong."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=text(code, "zh"), exact=True).first.click()
        expect(self.page.locator(".faults")).to_have_count(0)

    def fill(self, **fields: str) -> None:
        for name, said in fields.items():
            self.page.locator(f"#f-{name}").fill(said)
        signature = self.page.locator("#f-actor")
        if not signature.input_value():
            signature.fill("周敏")

    def takes_in_both_tables(self) -> None:
        self.go("/zh/match/import")
        self.page.locator("#f-files").set_input_files([DATA / name for name in FILES])
        self.press("portal.send_files")
        self.waits("offered")
        expect(self.page.get_by_text("无误的需求 3 项、产品 3 项")).to_be_visible()
        self.fill(reason="企业和银行报送")
        self.press("portal.match_import_start")
        self.waits("done")
        expect(self.page.get_by_text("需求：新入库 3 项")).to_be_visible()

    def waits(self, state: str) -> None:
        """Until the job has come so far; without a script the page comes anew by itself."""
        expect(self.page.locator(f".state.{state}")).to_be_visible(timeout=browser.PATIENCE)

    def holds(self, title: str, on: str) -> str:
        self.go("/zh/match/rounds")
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=text("portal.match_round_new", "zh"), exact=True).click()
        self.fill(title=title, on=on, reason="季度安排")
        self.press("portal.match_round_keep")
        expect(self.page.get_by_role("heading", level=1, name=title)).to_be_visible()
        return self.page.url

    def states(self, at: str, need: str, offer: str, stage: str, amount: str) -> None:
        self.go(f"{at}/outcomes?need={need}&offer={offer}")
        self.page.locator("#f-stage").select_option(stage)
        self.fill(on="2026-06-15", amount=amount, reason="机构反馈")
        self.press("portal.match_state_it")

    def bytes_of(self, address: str) -> bytes:
        answer = self.page.request.get(address)
        assert answer.ok
        return answer.body()

    def data(self, at: str) -> Any:
        return self.page.request.get(f"{at}.json").json()


@pytest.mark.parametrize("way", WAYS)
def test_a_round_is_held_and_the_next_one_learns(chromium: Browser, place: Path, way: str) -> None:
    width, script = WAYS[way]
    with browser.served(place) as at:
        context = chromium.new_context(
            base_url=at, viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        host = Host(context.new_page())
        host.takes_in_both_tables()
        first = host.holds(*FIRST)
        round_ = kept(place, first)
        opens_both_booklets(host, first, round_)
        reads_the_workbook_back(host, first, round_)
        for outcome in STATED:
            host.states(first, *outcome)
        tells_what_it_learns(host, first)
        second = host.holds(*SECOND)
        assert_scores_changed(host.data(first), host.data(second))
        host.go("/zh/match/rounds")
        expect(host.page.get_by_text("800万元（1 对）").first).to_be_visible()
        context.close()


def kept(place: Path, at: str) -> Round:
    """The round as the model has it."""
    with open_workspace(place) as workspace, closing(workspace.beside()) as beside:
        return Rounds(beside).round(at.rpartition("/")[2]).round


def opens_both_booklets(host: Host, at: str, round_: Round) -> None:
    """Every need and every product stands in its booklet with what is known of it, on the page and in Word."""
    for name, cells in (("needs", map(of_need, round_.needs)), ("offers", map(of_offer, round_.offers))):
        every = list(cells)
        host.go(at)
        with host.page.expect_navigation():
            host.page.locator(f"a[href$='/file/{name}/html']").click()
        page = host.page.locator("body").inner_text()
        paper = in_word(host.bytes_of(f"{at}/file/{name}/docx"))
        for shown in (page, paper):
            assert FIRST[0] in shown
            assert [cell for cell in each_cell(every) if cell not in shown] == []
        assert host.bytes_of(f"{at}/file/{name}/pdf")[:4] == b"%PDF"


def of_need(need: Need) -> list[str]:
    fields = ("amount", "term", "region", "industry", "purpose", "pledges", "rating")
    return [need.code, need.title, need.firm, *(told(name, getattr(need, name), SAY) for name in fields)]


def of_offer(offer: Offer) -> list[str]:
    return [
        offer.code, offer.title, offer.institution, span("amount", offer.amount_least, offer.amount_most, SAY),
        span("term", offer.term_least, offer.term_most, SAY), told("region", offer.regions, SAY),
        *(clause.text for clause in offer.further if hasattr(clause, "text")),
    ]  # fmt: skip


def each_cell(rows: list[list[str]]) -> Iterator[str]:
    for row in rows:
        yield from row


def in_word(data: bytes) -> str:
    """All that a Word file says: its paragraphs, and the cells of its tables."""
    held = Document(BytesIO(data))
    cells = (cell.text for table in held.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in held.paragraphs), *cells])


def reads_the_workbook_back(host: Host, at: str, round_: Round) -> None:
    """Both booklets of the workbook are tables that give the same needs and products."""
    data = host.bytes_of(f"{at}/file/round/xlsx")
    needs, offers = read_needs("round.xlsx", data), read_offers("round.xlsx", data)
    assert (needs.faults, offers.faults) == ((), ())
    assert [replace(each, source="") for each in needs.found] == [replace(each, source="") for each in round_.needs]
    assert [replace(each, source="") for each in offers.found] == [replace(each, source="") for each in round_.offers]


def learnt() -> dict[str, float]:
    """Success as it is stated: (approved + 4 × that of all) ÷ (decided + 4); one of the two decided was approved."""
    common = 1 / 2
    return {
        "P1": (1 + PRIOR * common) / (1 + PRIOR),
        "P2": (0 + PRIOR * common) / (1 + PRIOR),
        "P3": (0 + PRIOR * common) / (0 + PRIOR),
    }


def tells_what_it_learns(host: Host, at: str) -> None:
    told_ = {each["offer"]: (each["before"], each["after"]) for each in host.data(f"{at}/outcomes")["learnt"]}
    assert told_ == {code: (0.5, pytest.approx(share)) for code, share in learnt().items()}
    row = host.page.get_by_role("row").filter(has_text="先进制造设备贷").last
    expect(row).to_contain_text("60.0%")


def assert_scores_changed(first: Any, second: Any) -> None:
    """Each score by the share that success weighs, times what was learnt of the offer; and nothing else."""
    assert second["success"] == {code: pytest.approx(share) for code, share in learnt().items()}
    before, after = (
        {(each["need"], each["offer"]): each["score"] for each in told_["lines"] if each["score"] is not None}
        for told_ in (first, second)
    )
    assert set(before) == set(after) == {("N1", "P1"), ("N3", "P2")}
    share = second["weights"]["success"]
    for (need, offer), score in after.items():
        assert score == pytest.approx(before[need, offer] + share * (learnt()[offer] - 0.5), abs=1e-9)
    assert date.fromisoformat(first["on"]) < date.fromisoformat(second["on"])
