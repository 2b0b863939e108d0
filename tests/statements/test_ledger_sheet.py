"""Rows of a ledger workbook as statements: values in base units, each with its cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong import open_workspace
from liandong.documents.ledger_cells import QUANTITY
from liandong.documents.ledger_columns import usual_scope
from liandong.documents.sheet import read_sheet
from liandong.exchange import export
from liandong.model import Document, Page, Role, Statement, noun
from liandong.statements.ledger_sheet import extract_sheet, quantity
from tests.documents.test_sheet import XLSX, book_of, page_of
from tests.exchange.made import Made, ledger
from tests.growth import growth


def statements(rows: Sequence[Sequence[object]], sheet: str = "项目") -> tuple[Statement, ...]:
    (document,) = read_sheet(page_of(book_of(rows, sheet))).documents
    return extract_sheet(document)


def of(found: tuple[Statement, ...], name: str) -> list[Statement]:
    return [statement for statement in found if statement.property == name]


def test_each_row_is_a_mention_and_each_cell_a_statement_with_its_cell_as_evidence() -> None:
    found = statements([("名称", "状态"), ("甲项目", "开工"), ("乙项目", "签约")])
    assert [(s.property, s.value.text) for s in found] == [
        ("name", "甲项目"), ("status", "started"), ("name", "乙项目"), ("status", "signed"),
    ]  # fmt: skip
    assert len({s.mention.id for s in found}) == 2
    (quote,) = found[1].evidence
    assert (quote.role, quote.sheet, quote.address, quote.text, quote.start) == (Role.VALUE, "项目", "B2", "开工", None)


def test_the_name_of_the_file_changes_nothing() -> None:
    page = page_of(book_of([("名称", "所属活动", "投资额（万元）"), ("甲项目", "春季推介会", 51)], "项目"))
    found = []
    for path in ("台账.xlsx", "二〇二三年重点项目台账（定稿）.xlsx"):
        (document,) = read_sheet(Page.of(path, XLSX, page.data)).documents
        found.append((document.id, [(s.id, s.mention.id) for s in extract_sheet(document)]))
    assert found[0] == found[1]


def test_mentions_are_anchored_in_their_rows_and_not_in_the_text() -> None:
    """A cell above that is read today and set aside tomorrow moves no mention."""
    page = page_of(book_of([("名称", "投资额（万元）"), ("甲项目", "51"), ("乙项目", "62")]))
    (document,) = read_sheet(page).documents
    moved = replace(
        document,
        text=f"题\n{document.text}",
        cells=tuple(replace(cell, start=cell.start + 2, end=cell.end + 2) for cell in document.cells),
    )
    assert [(s.id, s.mention.id) for s in extract_sheet(moved)] == [
        (s.id, s.mention.id) for s in extract_sheet(document)
    ]
    assert [s.mention.row for s in of(extract_sheet(document), "name")] == ["项目!2", "项目!3"]


def test_rows_that_share_a_merged_cell_are_two_things() -> None:
    book = book_of([("所属活动", "名称"), ("春季推介会", "甲项目"), (None, "乙项目")])
    book["项目"].merge_cells("A2:A3")
    (document,) = read_sheet(page_of(book)).documents
    assert len({s.mention.id for s in extract_sheet(document)}) == 2


def test_a_note_above_the_headings_that_gives_the_unit_is_quoted_too() -> None:
    rows = [("", "单位：亿元"), ("项目名称", "总投资", "累计完成投资（万元）"), ("甲项目", "约51", 900)]
    total, spent = of(statements(rows, "重点"), "amount")
    assert (total.value.number, total.scope, total.value.raw) == (Decimal(5_100_000_000), "total", "约51")
    assert [(q.role, q.address, q.text) for q in total.evidence] == [
        (Role.VALUE, "B3", "约51"), (Role.SCOPE, "B1", "单位：亿元"),
    ]  # fmt: skip
    assert (spent.value.number, spent.scope) == (Decimal(9_000_000), "cumulative")


def test_a_day_counts_for_the_stage_that_its_heading_names() -> None:
    rows = [("项目名称", "签约日期", "开工时间"), ("甲项目", "2024.5.8", "2024年9月")]
    dates = of(statements(rows, "重点"), "date")
    assert [(s.value.text, s.scope) for s in dates] == [("2024-05-08", "signed"), ("2024-09", "started")]


def test_a_heading_that_gives_the_unit_is_quoted_too() -> None:
    (amount,) = of(statements([("名称", "投资额（亿元）"), ("甲项目", 51)]), "amount")
    assert (amount.value.number, amount.value.unit, amount.value.currency) == (Decimal(5_100_000_000), "元", "CNY")
    assert [(q.role, q.address, q.text) for q in amount.evidence] == [
        (Role.VALUE, "B2", "51"), (Role.SCOPE, "B1", "投资额（亿元）"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "cell", "number", "currency"),
    [
        ("投资额（万元）", 510000, 5_100_000_000, "CNY"),
        ("投资额（万元）", "51亿元", 5_100_000_000, "CNY"),
        ("投资额", "3亿美元", 300_000_000, "USD"),
        ("投资额（亿美元）", 3, 300_000_000, "USD"),
        ("投资额（万元）", "1,234.5", 12_345_000, "CNY"),
        ("投资额（万元）", "5亿", 500_000_000, "CNY"),
        ("投资额（亿元）", "5亿", 500_000_000, "CNY"),
        ("投资额（亿元）", "5千", 500_000_000_000, "CNY"),
    ],
)
def test_units_come_from_the_cell_or_else_from_the_heading(
    heading: str, cell: object, number: int, currency: str
) -> None:
    (amount,) = of(statements([("名称", heading), ("甲项目", cell)]), "amount")
    assert (amount.value.number, amount.value.currency) == (Decimal(number), currency)


@pytest.mark.parametrize(
    ("heading", "cell"), [("投资额（原文）", "3～5亿元"), ("投资额（亿元）", "3-5"), ("投资额（万元）", "3亿元至5亿元"),
                          ("投资额（万元）", "3－5亿")],
)  # fmt: skip
def test_a_range_says_its_bounds(heading: str, cell: str) -> None:
    (amount,) = of(statements([("名称", heading), ("甲项目", cell)]), "amount")
    value = amount.value
    assert (value.number, value.low, value.high, value.currency) == (
        None,
        Decimal(3 * 10**8),
        Decimal(5 * 10**8),
        "CNY",
    )


def test_two_ranges_that_differ_both_speak() -> None:
    rows = [
        ("名称", "投资额（万元）", "投资额（原文）"),
        ("甲项目", "3-5亿元", "3-6亿元"),
        ("乙项目", "3-5亿元", "3～5亿元"),
    ]
    assert [s.evidence[0].address for s in of(statements(rows), "amount")] == ["B2", "C2", "C3"]


@pytest.mark.parametrize(
    ("cell", "iso"),
    [(datetime.fromisoformat("2023-08-30T09:15"), "2023-08-30"), (45168, "2023-08-30"), ("2024年上半年", "2024H1")],
)
def test_a_date_as_excel_keeps_it_and_a_half_year_are_dates(cell: object, iso: str) -> None:
    (date,) = of(statements([("名称", "日期"), ("甲项目", cell)]), "date")
    assert date.value.text == iso
    assert date.as_of is not None
    assert date.as_of.date == iso


def test_scopes_stand_in_brackets() -> None:
    found = of(statements([("名称", "投资额（原文）"), ("甲项目", "约51亿元；20亿元（首期）")]), "amount")
    assert [(s.value.raw, s.scope) for s in found] == [("约51亿元", "total"), ("20亿元", "first_phase")]
    assert found[0].value.qualifier == "约"


def test_an_investment_without_a_remark_is_the_total_and_other_sums_stay_open() -> None:
    (amount,) = of(statements([("名称", "投资额（万元）"), ("甲项目", 1380000)]), "amount")
    assert amount.scope == "total"
    (amount,) = of(statements([("名称", "金额（万元）"), ("甲协议", 1380000)], "协议"), "amount")
    assert amount.scope is None


@pytest.mark.parametrize(
    ("remark", "scope"),
    [
        ("首期", "first_phase"), ("一期投资", "first_phase"), ("增资", "increase"), ("增资扩股", "increase"),
        ("年度", "annual"), ("累计投资,含土地", "cumulative"), ("注册资本", "registered_capital"),
        ("capital increase", "increase"), ("已完成环评", "total"), ("一期已投产", "total"), (None, "total"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["备注", "口径", "Remark"])
def test_a_remark_beside_an_investment_gives_its_scope(heading: str, remark: str | None, scope: str) -> None:
    (amount,) = of(statements([("名称", "投资额（万元）", heading), ("甲项目", 50000, remark)]), "amount")
    assert amount.scope == scope
    quoted = [(q.role, q.address) for q in amount.evidence if q.address == "C2"]
    assert quoted == ([] if scope == "total" else [(Role.SCOPE, "C2")])


def test_the_scope_in_brackets_goes_before_the_remark() -> None:
    rows = [("名称", "投资额（原文）", "备注"), ("甲项目", "51亿元；20亿元（首期）", "增资")]
    assert [s.scope for s in of(statements(rows), "amount")] == ["increase", "first_phase"]


def test_of_two_columns_that_say_the_same_the_written_one_speaks_and_else_both() -> None:
    rows = [("名称", "投资额（万元）", "投资额（原文）"), ("甲项目", 510000, "约51亿元"), ("乙项目", 620000, "51亿元")]
    found = of(statements(rows), "amount")
    assert [(s.evidence[0].address, s.value.raw) for s in found] == [
        ("C2", "约51亿元"),
        ("B3", "620000"),
        ("C3", "51亿元"),
    ]


@pytest.mark.parametrize("text", ["10月17日", "三年内", "今年年底", "3个月内"])
def test_a_date_without_its_year_is_kept_as_written_and_stays_open(text: str) -> None:
    (date,) = of(statements([("名称", "日期"), ("甲项目", text)]), "date")
    assert (date.value.raw, date.value.text, date.as_of) == (text, "", None)


@pytest.mark.parametrize(
    "headings", [("投资额（原文）",), ("投资额（万元）", "口径"), ("投资额（万元）", "投资额（原文）")]
)
def test_a_sheet_of_many_columns_costs_linear_time(headings: list[str]) -> None:
    values = {"口径": "首期", "投资额（万元）": 5, "投资额（原文）": "5亿元"}

    def document(size: int) -> Document:
        return read_sheet(
            page_of(book_of([("名称", *headings * size), ("甲", *[values[h] for h in headings] * size)]))
        ).documents[0]

    made = {size: document(size) for size in (400, 1600)}
    assert growth(lambda size: extract_sheet(made[size]), 400) < 9


def test_a_row_names_another_by_its_name() -> None:
    book = book_of([("名称", "所属活动"), ("甲项目", "春季推介会"), ("乙项目", "别处的会")])
    events = book.create_sheet("活动")
    for row in (("名称",), ("春季推介会",)):
        events.append(row)
    (document,) = read_sheet(page_of(book)).documents
    found = extract_sheet(document)
    event = next(s.mention for s in found if s.mention.kind == "event")
    assert [s.ref for s in of(found, "event")] == [event.id, None]


def test_a_figure_takes_its_unit_from_the_column_beside() -> None:
    found = statements(
        [("主体", "指标", "数值", "单位"), ("江临园", "占地面积", 7500, "亩"), ("江临园", "产值", 3.5, "亿元")], "数据"
    )
    values = [(s.value.number, s.value.unit, [q.address for q in s.evidence]) for s in of(found, "value")]
    assert values == [(Decimal(7500), "亩", ["C2", "D2"]), (Decimal(350_000_000), "元", ["C3", "D3"])]


NUMBERS = st.integers(1, 99999).map(str) | st.decimals(1, 999, places=1).map(str)


@given(st.sampled_from(["", "约", "超过", "近"]), NUMBERS, st.sampled_from(["", "万", "亿"]),
       st.sampled_from(["元", "亩", "平方公里", "家", "人"]))  # fmt: skip
def test_what_the_reader_takes_as_a_quantity_is_understood_as_one(
    before: str, digits: str, scale: str, unit: str
) -> None:
    text = f"{before}{digits}{scale}{unit}"
    assert QUANTITY.fullmatch(text)
    value = quantity(text)
    assert value.raw == text
    assert value.number is not None or value.low is not None or value.high is not None


@given(st.from_regex(QUANTITY, fullmatch=True))
def test_no_quantity_that_the_reader_takes_is_lost(text: str) -> None:
    value = quantity(text, "万元")
    assert value.raw == text
    assert value.text


@pytest.mark.parametrize(
    ("heading", "cell", "written"),
    [
        ("投资额（万元）", "约3000", "约3000万元"),
        ("投资额（亿元）", "3.5", "3.5亿元"),
        ("投资额（亿美元）", "超过3", "超过3亿美元"),
        ("投资额（万元）", "3000以上", "3000万元以上"),
        ("投资额（万元）", "3000-5000", "3000-5000万元"),
    ],
)
def test_an_amount_whose_unit_stands_in_its_heading_survives_export_and_reading(
    tmp_path: Path, heading: str, cell: str, written: str
) -> None:
    amounts = []
    file = tmp_path / "台账.xlsx"
    file.write_bytes(page_of(book_of([("名称", heading), ("甲产业园项目", cell)])).data)
    for turn in ("first", "second"):
        with open_workspace(tmp_path / turn, create=True) as workspace:
            assert workspace.build([file]).set_aside == ()
            (record,) = workspace.ledger().records("project")
            (amount,) = record.values("amount")
            amounts.append(noun.replace(amount.value, raw="", step=None))
            file = tmp_path / f"{turn}.xlsx"
            export(workspace.ledger(), "xlsx", file)
    assert amounts[0] == amounts[1]
    assert f"{written}（总额）" in {text for row in openpyxl.load_workbook(file)["项目"].values for text in row}


def test_a_ledger_that_was_exported_is_read_back_with_its_winning_values(tmp_path: Path) -> None:
    made = ledger("晏海、江临联合发展有限公司")
    export(made, "xlsx", tmp_path / "a.xlsx")
    reading = read_sheet(Page.of("a.xlsx", XLSX, (tmp_path / "a.xlsx").read_bytes()))
    assert reading.set_aside == ()
    (document,) = reading.documents
    back = {(s.mention.kind, s.property, s.value.text, s.scope) for s in extract_sheet(document)}
    assert back == expected(made)


def expected(made: Made) -> set[tuple[str, str, str, str | None]]:
    """What a person would copy out of the ledger: the winner of each scope, other records by their names."""
    labels = {record.id: record.label for record in made.records()}
    found = set()
    for record in made.records():
        for name, values in record.properties:
            scopes: set[str | None] = set()
            for value in values:
                if value.scope not in scopes:
                    scopes.add(value.scope)
                    scope = value.scope or usual_scope(record.kind, name)
                    found.add((record.kind, name, labels.get(value.ref or "", value.value.text), scope))
    return found


def test_every_quote_is_the_cell_that_the_document_says() -> None:
    rows = [("名称", "参与方", "投资额（万元）"), ("甲项目", "乙公司；丙公司", 5)]
    (document,) = read_sheet(page_of(book_of(rows))).documents
    places = {(c.sheet, c.address): document.text[c.start : c.end] for c in document.cells}
    for statement in extract_sheet(document):
        for quote in statement.evidence:
            assert quote.sheet is not None
            assert quote.address is not None
            assert document.text[quote.document_start : quote.document_end] == quote.text
            assert quote.text in places[quote.sheet, quote.address]
        assert statement.value.raw in statement.evidence[0].text
