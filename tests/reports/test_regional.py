"""What the report says: every fact with its proof, every sum with how many records it is of."""

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.errors import SearchError
from liandong.model import Conflict, FoldedValue, Record
from liandong.reports import Asked, Report, regional
from liandong.reports.model import Table
from liandong.reports.sums import Sum, summed
from tests.exchange.made import document, folded, quote, record, same
from tests.reports.conftest import ASKED, DAY, TEXT, amount, bounded, project, telling
from tests.reports.told import plain

GOLDEN = Path(__file__).parent / "golden"
LISTS = {"活动一览", "项目一览", "协议一览", "机制一览", "政策一览", "发布的成果", "来源说法不一的数据"}
SAID_BY_THE_REPORT = re.compile(r"未载|台账无后续记载|投资额|地点|；|另有 \d+ 项")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_on_the_sample_pages_reads_as_it_did(samples: Path, lang: str) -> None:
    """After a change that is meant: `LIANDONG_WRITE_GOLDEN=1 pytest tests/reports`, and read the difference."""
    with open_workspace(samples) as opened:
        told = plain(regional(opened.ledger(), ASKED, lang=lang, day=DAY))
    file = GOLDEN / f"samples.{lang}.txt"
    if os.environ.get("LIANDONG_WRITE_GOLDEN"):
        file.write_text(told, encoding="utf-8", newline="\n")
    assert told == file.read_text(encoding="utf-8")


def test_every_fact_of_a_list_cites_what_proves_it(made: Report) -> None:
    lists = [table for table in made.tables() if table.caption in LISTS]
    assert {table.caption for table in lists} == LISTS
    bare = [
        (table.caption, piece.text)
        for table in lists
        for row in table.rows
        for cell in row
        for piece in cell
        if not piece.cites and piece.text.strip() and not SAID_BY_THE_REPORT.fullmatch(piece.text)
    ]
    assert [each for each in bare if each[1] not in ("：", "（拟）")] == []


def test_citations_are_numbered_as_they_come_and_all_are_listed(made: Report) -> None:
    lines = [
        line
        for block in made.blocks()
        for line in (
            [block.line]
            if hasattr(block, "line")
            else [c for r in block.rows for c in r]
            if isinstance(block, Table)
            else []
        )
    ]
    cited = list(dict.fromkeys(number for line in lines for piece in line for number in piece.cites))
    assert sorted(cited) == [source.number for source in made.sources] == list(range(1, len(cited) + 1))


def test_a_source_is_a_sentence_of_its_document(samples: Path, made: Report) -> None:
    with open_workspace(samples) as opened:
        texts: dict[str, str] = {}
        for document in opened.ledger().documents():
            texts[document.path] = texts.get(document.path, "") + document.text
    for source in made.sources:
        for piece in re.split(" ｜ |…", source.sentence):
            assert piece.strip() in texts[source.file]


def test_the_amount_of_a_project_stands_in_a_sentence_that_it_cites(made: Report) -> None:
    sentences = {source.number: source.sentence for source in made.sources}
    (table,) = (each for each in made.tables() if each.caption == "项目一览")
    known = [row[-1][0] for row in table.rows if row[-1][0].cites]
    assert len(known) > 3
    for piece in known:
        number = re.findall(r"[\d.]+", piece.text)[-1]
        assert any(number in sentences[cite] for cite in piece.cites)


def totals(sums: Sum) -> list[tuple[str, Decimal, int]]:
    """The sums by currency, none of which is of ranges here."""
    assert all(each.low == each.high for each in sums.told.sums)
    return [(each.currency, each.low, each.records) for each in sums.told.sums]


def test_money_of_different_currencies_is_never_added() -> None:
    sums = summed([project("a", amount(100)), project("b", amount(50, "HKD")), project("c", amount(7, "MOP"))])
    assert totals(sums) == [("CNY", Decimal(100), 1), ("HKD", Decimal(50), 1), ("MOP", Decimal(7), 1)]


def test_only_totals_are_added_and_what_lacks_one_is_counted() -> None:
    sums = summed([project("a", amount(100)), project("b", amount(9, scope="increase")), project("c")])
    assert (sums.count, sums.known, totals(sums)) == (3, 1, [("CNY", Decimal(100), 1)])


def test_a_part_is_not_added_to_its_whole() -> None:
    told = quote(document("来源.txt", TEXT), "江临智造园项目在2024年签约")
    whole, part = project("a", amount(100)), project("b", amount(40), part_of=folded(same("项目a"), told, ref="a" * 32))
    assert totals(summed([whole, part])) == [("CNY", Decimal(100), 1)]
    assert summed([whole, part]).parts == 1
    assert totals(summed([part])) == [("CNY", Decimal(40), 1)]


def test_bounds_and_disputed_values_are_counted_as_such() -> None:
    sums = summed([project("a", bounded(100)), project("b", amount(5, conflict=Conflict.REAL))])
    assert (sums.rough, sums.disputed, totals(sums)[0][1]) == (1, 1, Decimal(105))


def event(identity: str, day: str, name: str = "云津市推介会") -> Record:
    told = quote(document("来源.txt", TEXT), "江临智造园项目在2024年签约")
    return record(identity * 32, "event", 1, name=folded(same(name), told), date=folded(same(day), told))


def at(*events: str) -> tuple[FoldedValue, ...]:
    told = quote(document("来源.txt", TEXT), "江临智造园项目在2024年签约")
    return tuple(folded(same("会上"), told, ref=each * 32) for each in events)


def rows(report: Report, caption: str) -> list[tuple[str, ...]]:
    (table,) = (each for each in report.tables() if each.caption == caption)
    return [tuple("".join(piece.text for piece in cell) for cell in row) for row in table.rows]


def test_a_project_counts_for_the_event_of_its_first_signing_only() -> None:
    held = project("c", amount(100), event=at("a", "b"))
    ledger = telling(event("a", "2024-03-01", "云津市一会"), event("b", "2024-09-01", "云津市二会"), held, text=TEXT)
    report = regional(ledger, Asked.of(["云津"], "2024"), day=DAY)
    assert [(row[0], row[2]) for row in rows(report, "活动成果与公布数对照")] == [
        ("云津市一会", "1"),
        ("云津市二会", "0"),
    ]


def test_what_lies_outside_the_period_or_elsewhere_is_left_out_and_what_has_no_day_is_told() -> None:
    told = quote(document("来源.txt", TEXT), "江临智造园项目在2024年签约")
    elsewhere = record(
        "e" * 32, "event", 1, name=folded(same("海晏市推介会"), told), date=folded(same("2024-05-01"), told)
    )
    undated = folded(same("云津市座谈会"), told)
    records = (
        event("a", "2024-03-01"),
        event("b", "2019-03-01"),
        elsewhere,
        record("d" * 32, "event", 1, name=undated),
    )
    report = regional(telling(*records, text=TEXT), Asked.of(["云津"], "2024"), day=DAY)
    assert [row[:2] for row in rows(report, "活动一览")] == [("云津市推介会", "2024-03-01"), ("云津市座谈会", "未载")]
    assert rows(report, "未载日期的记录") == [("活动", "云津市座谈会")]


def test_an_empty_ledger_gives_a_report_that_says_so() -> None:
    report = regional(telling(text=TEXT), Asked.of(["广州", "深圳"], "2017..2025"), day=DAY)
    told = plain(report)
    assert "台账中没有涉及所选地区和报告期的记录" in told
    assert told.count("台账没有") + told.count("台账中没有") > 6
    assert not report.sources


def test_one_region_has_no_section_on_ties(samples: Path) -> None:
    with open_workspace(samples) as opened:
        one = regional(opened.ledger(), Asked.of(["霁川"], "2017..2025"), day=DAY)
    assert "联系" not in "".join(section.title for section in one.sections)


def test_three_regions_are_shown_pair_by_pair(samples: Path) -> None:
    with open_workspace(samples) as opened:
        three = regional(opened.ledger(), Asked.of(["霁川", "鹭原", "屿安"], "2017..2025"), day=DAY)
    shapes = [figure.chart.shape.value for figure in three.figures()]
    assert shapes[:2] == ["tiles", "flows"]
    pairs = {row[0]: row[-1] for row in rows(three, "各地区组合的合作记录")}
    assert pairs.keys() == {"霁川 — 鹭原", "霁川 — 屿安", "鹭原 — 屿安"}
    (_, flows, *_) = three.figures()
    assert {f"{d.name} — {d.partner}": d.label for d in flows.chart.rows} == pairs


def test_figures_show_the_numbers_of_their_tables(made: Report) -> None:
    tables = {table.number: table for table in made.tables()}
    counted = [figure for figure in made.figures() if figure.chart.measure.unit in ("个", "场")]
    assert len(counted) > 3
    for figure in counted:
        told = [tuple("".join(p.text for p in cell) for cell in row)[:2] for row in tables[figure.table].rows]
        assert [(datum.name, datum.label) for datum in figure.chart.rows] == told


@pytest.mark.parametrize(("regions", "period"), [([], "2024"), (["广州"], "某年"), (["鼓楼区"], "2024")])
def test_what_cannot_be_understood_is_refused(regions: list[str], period: str) -> None:
    with pytest.raises(SearchError):
        Asked.of(regions, period)
