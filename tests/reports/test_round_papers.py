"""The papers of a round besides its booklets: schedule, invitations, what rounds brought, and a workbook of it all."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

pytest.importorskip("typst", reason="liandong[reports] is not installed: no report is made")
pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is given out")

from liandong.matching import Match, Need, Offer, match
from liandong.matching.rounds import (
    Agenda,
    Allotment,
    Brought,
    Hours,
    Invitation,
    Outcome,
    Round,
    Stage,
    agenda,
    allot,
    best,
    brought,
    invitations,
    reached,
)  # fmt: skip
from liandong.matching.tables import read_needs, read_offers
from liandong.messages import Language
from liandong.reports import Report, render
from liandong.reports.booklets import agenda_paper, brought_report, invitations_paper, round_workbook
from liandong.rules import Unread
from tests.reports.booklets_made import ROUND
from tests.reports.papers import shown, words
from tests.reports.test_booklets import the_same_in_every_format
from tests.reports.test_slips import golden
from tests.reports.told import bare

ON = date(2026, 6, 1)
NEEDS = (
    Need("X-1", "智能装备产业园二期", "江临装备有限公司", Decimal(12500), Decimal(60), region="440115"),
    Need("X-2", "智能装备研发中心", "江临装备有限公司", Decimal(800), Decimal(12), region="440115"),
    Need("X-3", "软件研发中心", "云津软件有限公司", Decimal(900), None, region="440305"),
    Need("X-4", "什么都不详的项目"),
)
OFFERS = (
    Offer("P-1", "技改贷", "江临银行", amount_most=Decimal(15000), rate_least=Decimal("3.1"), capacity=2),
    Offer("P-2", "信用贷", "江临银行", amount_most=Decimal(1000), term_most=Decimal(36), rate_least=Decimal("3.45")),
    Offer("P-3", "科创债券", "鹭原证券", rate_least=Decimal("2.9"), further=(Unread("须有政府部门推荐函"),)),
)
FOUND = match(NEEDS, OFFERS, ON, success={"P-1": 0.6})


def invited() -> tuple[Invitation, ...]:
    return invitations(best(FOUND, 2))


def made(end: time = time(10)) -> Agenda:
    return agenda(invited(), ON, Hours(time(9), end, 20, 5, None))


def rounds() -> list[Brought]:
    def said(need: str, offer: str, stage: Stage, amount: int | None = None) -> Outcome:
        return Outcome(need, offer, stage, ON, None if amount is None else Decimal(amount))

    one = [
        said("X-1", "P-1", Stage.APPROVED, 12000), said("X-1", "P-1", Stage.PAID_OUT, 5000),
        said("X-2", "P-2", Stage.APPROVED), said("X-3", "P-3", Stage.REFUSED), said("X-4", "P-3", Stage.AUTHORISED),
    ]  # fmt: skip
    other = [said("X-1", "P-1", Stage.APPROVED)]
    spring, summer = (Round(title, ON, NEEDS, OFFERS) for title in ("春季对接会", "夏季对接会"))
    return [
        brought(spring, reached(one, date.max)), brought(summer, reached(other, date.max)), brought(summer, {})
    ]  # fmt: skip


MAKERS: dict[str, Callable[[str], Report]] = {
    "agenda": lambda lang: agenda_paper(made(), lang, of=ROUND),
    "invitations": lambda lang: invitations_paper(FOUND, invited(), lang, of=ROUND),
    "brought": lambda lang: brought_report(rounds(), date(2026, 12, 1), lang),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", MAKERS)
def test_it_says_what_people_read_in_every_format(name: str, lang: str) -> None:
    told = MAKERS[name](lang)
    golden(f"round-{name}.{lang}.txt", shown(told))
    the_same_in_every_format(told)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_there_is_nothing_it_is_said(lang: str) -> None:
    for told, text in (
        (agenda_paper(agenda([], ON), lang), ("没有洽谈。", "There are no meetings.")),
        (invitations_paper(FOUND, [], lang), ("没有可邀请的企业与机构。", "There is nobody to invite.")),
        (
            brought_report([], ON, lang),
            ("截至2026年6月1日，还没有办过对接会。", "By 1 June 2026 there was no round yet."),
        ),
    ):
        assert bare(text[lang == "en"]) in words(told)
        assert list(told.tables()) == []
        the_same_in_every_format(told)


def test_a_round_of_which_nothing_is_known_has_no_zero() -> None:
    told = brought_report(rounds(), ON)
    (figure,) = told.figures()
    assert [(each.value, each.shown) for each in figure.chart.rows] == [
        (Decimal(12000), "1.2亿元（2 对，其中 1 对金额不详）"), (None, "金额不详（1 对）"), (0, "0")
    ]  # fmt: skip
    assert list(brought_report(rounds()[1:2], ON).figures()) == []


def test_what_could_not_be_placed_is_told() -> None:
    short = made(time(9, 30))
    assert short.left_over
    told = "".join(words(agenda_paper(short)))
    assert all(bare(each.firm) in told and bare(each.institution) in told for each in short.left_over)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_booklets_of_a_workbook_are_read_back_the_same(lang: Language) -> None:
    given: Allotment = allot(FOUND)
    data = round_workbook(FOUND, lang, of=ROUND, agenda=made(time(9, 30)), allotment=given)
    needs, offers = read_needs("r.xlsx", data), read_offers("r.xlsx", data)
    assert (needs.faults, offers.faults) == ((), ())
    assert [replace(each, source="") for each in needs.found] == list(NEEDS)
    assert [replace(each, source="") for each in offers.found] == list(OFFERS)
    assert data == round_workbook(FOUND, lang, of=ROUND, agenda=made(time(9, 30)), allotment=given)


def test_a_workbook_tells_the_schedule_and_the_results() -> None:
    book = load_workbook(io.BytesIO(round_workbook(FOUND, agenda=made(time(9, 30)), allotment=allot(FOUND))))
    assert book.sheetnames == ["项目融资需求", "金融产品", "洽谈日程", "分配结果", "可对接", "待核实", "差一点"]
    meetings = list(book["洽谈日程"].iter_rows(min_row=2, values_only=True))
    assert len(meetings) == len(made().sittings) + len(made().left_over)
    assert meetings[0][0] == "09:00–09:20"
    assert meetings[-1][0] == "未能安排"
    assert str(book["分配结果"]["A1"].value).startswith("总评分最大")
    assert book["分配结果"].max_row == 2 + len(allot(FOUND).pairs)


def test_a_workbook_of_nothing_is_two_empty_tables(tmp_path: Path) -> None:
    empty: Match = match([], [], ON)
    data = round_workbook(empty)
    assert (read_needs("r.xlsx", data).found, read_offers("r.xlsx", data).found) == ((), ())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_in_the_way_of_a_reader(chromium: Any, tmp_path: Path, width: int, scheme: str) -> None:
    axe: Any = import_module("axe_playwright_python.sync_playwright").Axe()
    for name, maker in MAKERS.items():
        file = tmp_path / f"{name}.html"
        file.write_bytes(render(maker("zh"), "html"))
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.goto(file.as_uri())
        violations = axe.run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_made_again_it_has_the_same_bytes() -> None:
    for name in ("html", "docx", "pdf"):
        assert render(MAKERS["agenda"]("zh"), name) == render(MAKERS["agenda"]("zh"), name)
