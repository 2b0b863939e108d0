"""Workbooks as people make them, read into a document, cell by cell."""

import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook

from liandong import open_workspace
from liandong.documents import Outcome
from liandong.documents.ledger_cells import fault, iso_date, split_cell, stage
from liandong.documents.ledger_columns import columns, find_column, own_name, scope, sheet_kind
from liandong.documents.ledger_headings import kind_told
from liandong.documents.masking import BLOT
from liandong.documents.sheet import read_sheet
from liandong.documents.workbook import _check, address
from liandong.exchange import export, write_template
from liandong.model import KINDS, EditKind, Kind, Page
from tests.growth import growth

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("名称", "参与方", "地点", "投资额（万元）", "状态", "日期")


def page_of(book: Workbook, path: str = "重点项目台账.xlsx") -> Page:
    packed = io.BytesIO()
    book.save(packed)
    return Page.of(path, XLSX, packed.getvalue())


def book_of(rows: Sequence[Sequence[object]], sheet: str = "项目") -> Workbook:
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    active.title = sheet
    for row in rows:
        active.append(list(row))
    return book


def read(rows: Sequence[Sequence[object]], sheet: str = "项目") -> Outcome:
    return read_sheet(page_of(book_of(rows, sheet)))


def cells(reading: Outcome) -> dict[str, str]:
    """Text by address, over all sheets."""
    (document,) = reading.documents
    return {f"{c.sheet}!{c.address}": document.text[c.start : c.end] for c in document.cells}


def reasons(reading: Outcome) -> list[tuple[str, str]]:
    return [(each.reason, each.detail) for each in reading.set_aside]


def test_each_stretch_of_the_text_says_in_which_cell_it_stands() -> None:
    found = cells(read([HEADINGS, ("江临智造园", "晏海港务集团", "江临区", 510000, "开工", "2023-08-30")]))
    assert found["项目!A2"] == "江临智造园"
    assert found["项目!D2"] == "510000"
    assert found["项目!D1"] == "投资额（万元）"


def test_numbers_and_dates_are_written_as_excel_shows_them() -> None:
    row = ("甲项目", "乙公司", "江临区", 0.1 + 0.2, "开工", date(2023, 8, 30))
    found = cells(read([HEADINGS, row]))
    assert (found["项目!D2"], found["项目!F2"]) == ("0.3", "2023-08-30")


def test_a_title_above_the_headings_names_the_document() -> None:
    (document,) = read([("江临区2023年重点项目表",), HEADINGS, ("甲项目",)]).documents
    assert document.title is not None
    assert document.title.value == "江临区2023年重点项目表"
    (document,) = read([HEADINGS, ("甲项目",)]).documents
    assert document.title is None
    assert document.text.startswith("项目\n")


def test_merged_headings_of_two_storeys_are_read() -> None:
    book = book_of(
        [("名称", "投资额", None, "状态"), (None, "万元", "原文", None), ("甲项目", 510000, "约51亿元", "开工")]
    )
    sheet = book["项目"]
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("D1:D2")
    reading = read_sheet(page_of(book))
    assert reading.set_aside == ()
    assert cells(reading) == {
        "项目!A2": "名称", "项目!B2": "投资额（万元）", "项目!C2": "投资额（原文）", "项目!D2": "状态",
        "项目!A3": "甲项目", "项目!B3": "510000", "项目!C3": "约51亿元", "项目!D3": "开工",
    }  # fmt: skip


def test_a_cell_merged_over_several_rows_counts_in_each_of_them() -> None:
    book = book_of([("名称", "参与方"), ("甲项目", "晏海港务集团"), ("乙项目", None)])
    book["项目"].merge_cells("B2:B3")
    (document,) = read_sheet(page_of(book)).documents
    stands = [document.text[c.start : c.end] for c in document.cells if c.address == "B2"]
    assert stands == ["晏海港务集团"] * 2


def test_a_cell_that_cannot_be_what_its_heading_says_is_set_aside_and_the_rest_goes_on() -> None:
    reading = read(
        [HEADINGS, ("甲项目", "乙公司", "江临区", "面议", "快了", "下个月"), ("丙项目", "", "", 5, "开工", "2023")]
    )
    assert reasons(reading) == [
        ("sheet_number", "项目!D2 投资额 面议"),
        ("sheet_stage", "项目!E2 状态 快了"),
        ("sheet_date", "项目!F2 日期 下个月"),
    ]
    found = cells(reading)
    assert found["项目!A2"] == "甲项目"
    assert "项目!D2" not in found
    assert found["项目!A3"] == "丙项目"


def test_error_values_of_excel_are_told() -> None:
    reading = read([HEADINGS, ("甲项目", "乙公司", "#REF!", 1), ("丙项目", "", "", "#N/A")])
    assert reasons(reading) == [("sheet_error", "项目!C2 地点 #ERROR!"), ("sheet_error", "项目!D3 投资额 #ERROR!")]


def test_a_formula_without_its_result_is_told_by_cell_and_one_with_an_empty_result_is_empty() -> None:
    data = page_of(book_of([HEADINGS, ("甲项目", "乙公司", "江临区", "=5+5", '=IF(1=1,"","")', "=TODAY()")]))
    assert reasons(read_sheet(data)) == [
        ("sheet_formula", "项目!D2 投资额 #FORMULA!"),
        ("sheet_formula", "项目!E2 状态 #FORMULA!"),
        ("sheet_formula", "项目!F2 日期 #FORMULA!"),
    ]

    def solved(sheet: bytes) -> bytes:
        for old, new in (
            (b"<f>5+5</f><v></v>", b"<f>5+5</f><v>10</v>"),
            (b"<f>TODAY()</f><v></v>", b"<f>X()</f><v>2023</v>"),
            (b'<c r="E2">', b'<c r="E2" t="str">'),
        ):
            assert old in sheet
            sheet = sheet.replace(old, new)
        return sheet

    reading = read_sheet(Page.of("x.xlsx", XLSX, changed(data.data, solved)))
    assert reasons(reading) == []
    found = cells(reading)
    assert (found["项目!D2"], found.get("项目!E2"), found["项目!F2"]) == ("10", None, "2023")


def test_a_share_is_no_sum_of_money_and_is_read_as_excel_shows_it() -> None:
    book = book_of(
        [("名称", "投资额（万元）", "投资额（原文）"), ("甲项目", 1, "100%"), ("乙项目", "5亩", "30元/平方米")]
    )
    book["项目"]["B2"].number_format = "0%"
    assert reasons(read_sheet(page_of(book))) == [
        ("sheet_money", "项目!B2 投资额 100%"),
        ("sheet_money", "项目!C2 投资额 100%"),
        ("sheet_money", "项目!B3 投资额 5亩"),
        ("sheet_money", "项目!C3 投资额 30元/平方米"),
    ]
    book = book_of(
        [("主体", "指标", "数值"), ("江临园", "增长率", 0.125), ("江临园", "比重", 0.5), ("江临园", "数", 0.5)], "数据"
    )
    for address_, shown in (("C2", "0.0%;-0.0%"), ("C3", '0.0"%"'), ("C4", "0.00")):
        book["数据"][address_].number_format = shown
    found = cells(read_sheet(page_of(book)))
    assert [found[f"数据!C{row}"] for row in (2, 3, 4)] == ["12.5%", "0.5%", "0.5"]


def test_a_sum_has_the_unit_that_its_format_shows_whatever_the_heading_counts_in() -> None:
    book = book_of([("名称", "投资额（万元）"), ("甲项目", 5), ("乙项目", 5), ("丙项目", 5)])
    for place, shown in (("B2", '0.0"亿元"'), ("B3", '0"万"')):
        book["项目"][place].number_format = shown
    reading = read_sheet(page_of(book))
    assert reasons(reading) == [("sheet_unit", "项目!B3 投资额 5万")]
    assert [cells(reading)[f"项目!B{row}"] for row in (2, 4)] == ["5亿元", "5"]


@pytest.mark.parametrize("text", ["3～5亿元", "3-5亿元", "3亿元－5亿元", "3到5亿元", "3000万—5000万元"])
def test_a_range_is_read_as_a_sum(text: str) -> None:
    reading = read([("名称", "投资额（原文）"), ("甲项目", text)])
    assert reasons(reading) == []
    assert cells(reading)["项目!B2"] == text


@pytest.mark.parametrize("text", ["5～3亿元", "3亩～5亿元", "3～三亿元"])
def test_a_range_whose_ends_do_not_fit_is_set_aside(text: str) -> None:
    assert reasons(read([("名称", "投资额（原文）"), ("甲项目", text)])) == [("sheet_number", f"项目!B2 投资额 {text}")]


@pytest.mark.parametrize("cell", ["亿元", "万", 1e300])
def test_a_scale_alone_and_a_number_of_hundreds_of_digits_are_no_sums(cell: object) -> None:
    told = reasons(read([("名称", "投资额（万元）"), ("甲项目", cell), ("乙项目", "超亿元")]))
    assert [(reason, detail.split()[0]) for reason, detail in told] == [("sheet_number", "项目!B2")]


def test_a_workbook_whose_days_lie_beyond_all_calendars_is_set_aside() -> None:
    book = book_of([HEADINGS, ("甲项目", "", "", 1e300)])
    book["项目"]["D2"].number_format = "[h]:mm"
    assert [reason for reason, _ in reasons(read_sheet(page_of(book)))] == ["unreadable"]


def test_5_wan_under_a_heading_in_wan_may_be_either_and_is_set_aside() -> None:
    rows = [("名称", "投资额（亿元）"), ("甲项目", "5万"), ("乙项目", "5亿"), ("丙项目", "5千")]
    assert reasons(read(rows)) == [("sheet_unit", "项目!B2 投资额 5万")]


def test_dates_as_excel_keeps_them_are_read_by_their_day() -> None:
    rows = [
        ("甲", datetime.fromisoformat("2023-08-30T10:30")),
        ("乙", 45168),
        ("丙", 45168.4375),
        ("丁", 20238),
        ("戊", time(10, 30)),
    ]
    book = book_of([("名称", "日期"), *rows])
    reading = read_sheet(page_of(book))
    assert [cells(reading).get(f"项目!B{row}") for row in range(2, 7)] == [
        "2023-08-30 10:30:00", "2023-08-30", "2023-08-30", None, None,
    ]  # fmt: skip
    assert reasons(reading) == [("sheet_date", "项目!B5 日期 20238"), ("sheet_date", "项目!B6 日期 10:30:00")]
    book.epoch = CALENDAR_MAC_1904
    assert cells(read_sheet(page_of(book)))["项目!B3"] == "2027-08-31"


def test_a_row_without_a_name_and_a_row_of_totals_are_no_records() -> None:
    reading = read([HEADINGS, ("甲项目",), ("", "乙公司"), ("合计", "", "", 99)])
    assert reasons(reading) == [("sheet_row", "项目!A3 名称"), ("sheet_total", "项目!A4 合计")]
    assert "项目!D4" not in cells(reading)


def test_unknown_sheets_and_headings_are_told_and_own_ones_passed_over() -> None:
    book = book_of([("序号", "名称", "联系电话"), (1, "甲项目", "0000")])
    book.create_sheet("通讯录").append(["姓名", "电话"])
    book.create_sheet("证据").append(["句子"])
    reading = read_sheet(page_of(book))
    assert reasons(reading) == [("sheet_heading", "项目!C1 联系电话"), ("sheet_unknown", "通讯录")]
    assert "项目!C2" not in cells(reading)


@pytest.mark.parametrize("name", ["项目", "1.项目表", "项目台账", "一、项目清单", "Projects", "project", " 项目 "])
def test_a_sheet_is_known_by_its_name_with_or_without_decoration(name: str) -> None:
    assert sheet_kind(name) == KINDS["project"]


@pytest.mark.parametrize(
    ("heading", "name", "unit"),
    [
        ("投资额（亿元）", "amount", "亿元"),
        ("投资额（亿）", "amount", "亿元"),
        ("投资额（人民币万元，含税）", "amount", "万元"),
        ("投资额（含税）", "amount", None),
        ("投资额(亿元)", "amount", "亿元"),
        ("投资额\n（亿元）", "amount", "亿元"),
        ("投资额", "amount", None),
        ("名称 *", "name", None),
        ("Investment", "amount", None),
    ],
)
def test_headings_are_read_in_their_usual_spellings(heading: str, name: str, unit: str | None) -> None:
    column = find_column(KINDS["project"], heading)
    assert column is not None
    assert (column.of.name, column.unit) == (name, unit)


@pytest.mark.parametrize(
    ("heading", "name", "unit", "said"),
    [
        ("项目名称", "name", None, None),
        ("投资单位", "party", None, None),
        ("责任单位", "party", None, None),
        ("落户地点", "place", None, None),
        ("总投资(亿元)", "amount", "亿元", None),
        ("总投资额（万元）", "amount", "万元", None),
        ("总投资（单位：万元）", "amount", "万元", None),
        ("累计完成投资（亿元）", "amount", "亿元", "cumulative"),
        ("形象进度", "status", None, None),
        ("签约日期", "date", None, "signed"),
        ("开工时间", "date", None, "started"),
    ],
)
def test_headings_are_known_in_the_words_of_offices(heading: str, name: str, unit: str | None, said: str) -> None:
    column = find_column(KINDS["project"], heading)
    assert column is not None
    assert (column.of.name, column.unit, column.scope) == (name, unit, said)


@pytest.mark.parametrize("heading", ["投资额（%）", "投资额（占比）", "投资额（亩）", "投资额（首期）"])
def test_a_heading_whose_brackets_make_it_no_plain_amount_is_not_read(heading: str) -> None:
    assert find_column(KINDS["project"], heading) is None


def test_a_sheet_of_any_name_is_read_if_its_headings_tell_a_kind_even_below_title_rows() -> None:
    rows = [
        ("江临区2025年重点项目汇总表",),
        ("填报单位：某办", "", "", "", "单位：亿元"),
        ("序号", "项目名称", "建设单位", "总投资", "形象进度"),
        (1, "甲产业园", "乙公司", 55, "主体施工"),
        (2, "丙基地", "丁公司", "约20", "洽谈中"),
        ("合计", "", "", 75, ""),
    ]
    reading = read(rows, "Sheet1")
    assert reasons(reading) == [("sheet_total", "Sheet1!A6 合计")]
    found = cells(reading)
    assert (found["Sheet1!B4"], found["Sheet1!D4"], found["Sheet1!E2"]) == ("甲产业园", "55", "单位：亿元")


@pytest.mark.parametrize(
    "row",
    [
        ("姓名", "单位", "职务", "电话"),
        ("名称", "备注"),
        ("名称", "日期", "地点"),
        ("企业名称", "联系人", "联系电话"),
        ("项目名称", "联系人"),
    ],
)
def test_headings_that_tell_no_kind_or_two_are_not_read(row: Sequence[str]) -> None:
    reading = read([row, tuple("甲乙丙丁")], "Sheet1")
    assert reasons(reading) == [("sheet_unknown", "Sheet1"), ("sheet_none", "")]


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.properties[0].name == "name"])
def test_what_headings_tell_is_told_again_by_the_text(kind: Kind) -> None:
    """The document's text has the headings in the ledger's own words: they tell the same kind."""
    every = columns(kind.name)
    row = [own_name(kind), *(column.heading("zh") for column in every if column.of.name != "name")]
    assert kind_told("Sheet1", row) == (None if kind.name == "person" else kind)
    assert kind_told("Sheet1", row[:3]) == (None if kind.name == "person" else kind)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("已开工", "started"),
        ("拟签约", "planned"),
        ("在建", "building"),
        ("已投产", "operating"),
        ("已竣工", "operating"),
        ("前期", "planned"),
        ("在谈", "planned"),
        ("主体施工", "building"),
        ("快了", None),
        ("未开工", None),
    ],
)
def test_stages_are_known_in_the_words_of_offices(text: str, code: str | None) -> None:
    assert stage(text) == code


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_heading_that_is_written_is_read_back_as_itself(lang: str) -> None:
    for kind in KINDS.values():
        for column in columns(kind.name):
            assert find_column(kind, column.heading(lang)) == column


def test_the_empty_template_gives_no_record_and_no_complaint_but_that_it_is_empty(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    reading = read_sheet(Page.of("t.xlsx", XLSX, (tmp_path / "t.xlsx").read_bytes()))
    assert reading.documents == ()
    assert reasons(reading) == [("empty", "")]


@pytest.mark.parametrize("data", [b"", b"PK", b"no workbook", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_workbook_is_set_aside(data: bytes) -> None:
    assert [reason for reason, _ in reasons(read_sheet(Page.of("x.xlsx", XLSX, data)))] == ["unreadable"]


def test_a_cut_off_or_damaged_workbook_is_set_aside_or_read_but_never_fatal() -> None:
    whole = page_of(book_of([HEADINGS, ("甲项目", "乙公司")])).data
    for cut in range(0, len(whole), 97):
        flipped = whole[:cut] + bytes([whole[cut] ^ 0xFF]) + whole[cut + 1 :]
        for damaged in (whole[:cut], flipped, whole[:cut] + whole[cut + 1 :]):
            outcome = read_sheet(Page.of("x.xlsx", XLSX, damaged))
            assert outcome.documents or reasons(outcome), cut


def test_a_sheet_with_a_cell_at_the_far_end_does_not_fill_the_memory() -> None:
    book = book_of([HEADINGS, ("甲项目",)])
    book["项目"]["XFD1048576"] = "远"
    assert [reason for reason, _ in reasons(read_sheet(page_of(book)))] == ["too_large"]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (b'<row r="1048576"', b"<c r='XFD1048576'"),
        (b'<row r="1048576"', b'<c r = "xfd1048576"'),
        (b'<row r="4000000000"', b"<c"),
        (b'<row r="3"', b'<c r="XFD4000000000"'),
    ],
)
def test_the_far_end_is_seen_however_it_is_written(row: bytes, cell: bytes) -> None:
    book = book_of([HEADINGS, ("甲项目",), ("乙项目",)])
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(page_of(book).data)) as whole, zipfile.ZipFile(packed, "w") as changed:
        for item in whole.infolist():
            content = whole.read(item)
            if item.filename.startswith("xl/worksheets/"):
                assert b'<c r="A3"' in content
                content = content.replace(b'<row r="3"', row).replace(b'<c r="A3"', cell)
            changed.writestr(item.filename, content)
    assert [reason for reason, _ in reasons(read_sheet(Page.of("x.xlsx", XLSX, packed.getvalue())))] == ["too_large"]


def test_a_workbook_that_unpacks_to_too_much_is_set_aside() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"xl/media/{number}", b"\0" * 60_000_000)
    assert [reason for reason, _ in reasons(read_sheet(Page.of("x.xlsx", XLSX, packed.getvalue())))] == ["too_large"]


def with_sheet(change: Callable[[bytes], bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A small workbook whose sheet is changed so."""
    return changed(page_of(book_of([HEADINGS, ("甲项目",)])).data, change, method)


def changed(book: bytes, change: Callable[[bytes], bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The workbook, its sheets changed so."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as whole, zipfile.ZipFile(packed, "w", method) as anew:
        for item in whole.infolist():
            content = whole.read(item)
            anew.writestr(item.filename, change(content) if "worksheets/" in item.filename else content)
    return packed.getvalue()


def test_a_directory_that_lies_on_the_size_of_a_member_does_not_fill_the_memory() -> None:
    size = 64_000_000
    data = bytearray(with_sheet(lambda content: content + b" " * size))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        if int.from_bytes(data[at + 24 : at + 28], "little") > size:
            data[at + 24 : at + 28] = (5000).to_bytes(4, "little")
        at += 4
    tracemalloc.start()
    try:
        reading = read_sheet(Page.of("x.xlsx", XLSX, bytes(data)))
        assert tracemalloc.get_traced_memory()[1] < size / 4
    finally:
        tracemalloc.stop()
    assert [reason for reason, _ in reasons(reading)] == ["unreadable"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_packed_as_no_workbook_packs_is_not_unpacked(method: int) -> None:
    data = with_sheet(lambda content: content, method)
    assert [reason for reason, _ in reasons(read_sheet(Page.of("x.xlsx", XLSX, data)))] == ["unreadable"]


@pytest.mark.parametrize(
    "more",
    [
        b"<row>" + b"<c/>" * 2_000 + b"</row>" + b"<row/>" * 2_000,
        b"<x:row>" + b"<x:c><x:v>1</x:v></x:c>" * 2_000 + b"</x:row>" + b"<x:row></x:row>" * 2_000,
        b'<row r="600000"><c r="A600000"/><c/></row>',
    ],
)
def test_cells_and_rows_without_address_are_counted(more: bytes) -> None:
    data = with_sheet(lambda content: content.replace(b"</sheetData>", more + b"</sheetData>"))
    assert [reason for reason, _ in reasons(read_sheet(Page.of("x.xlsx", XLSX, data)))] == ["too_large"]


def test_cells_without_address_are_read_where_they_are_few() -> None:
    data = with_sheet(lambda content: re.sub(rb'(<c|<row) r="\w+"', rb"\1", content))
    assert len(read_sheet(Page.of("x.xlsx", XLSX, data)).documents) == 1


def test_many_sheets_are_bounded_together() -> None:
    book = book_of([HEADINGS, ("甲项目",)])
    for number in range(5):
        book.create_sheet(f"表{number}")["A300000"] = "远"
    assert [reason for reason, _ in reasons(read_sheet(page_of(book)))] == ["too_large"]


@pytest.mark.parametrize("unit", [b"<c ", b"<c a", b"<sheet ", b"<sheet a", b"r = ", b"<Relationship ", b"<row ", b"a"])
def test_members_of_odd_tags_cost_linear_time(unit: bytes) -> None:
    def work(size: int) -> object:
        repeated = unit * (size // len(unit))
        names = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml")
        tag = b'<Relationship Id="a" Target="worksheets/sheet1.xml" ' if unit == b"a" else b"<sheet "
        return _check("x.xlsx", dict.fromkeys(names, tag + repeated + b">"))

    assert growth(work, 16_000) < 9


@given(st.integers(0, 2000), st.integers(0, 20000))
def test_addresses_are_those_of_excel(row: int, column: int) -> None:
    from openpyxl.utils import coordinate_to_tuple

    if column < 16384:
        assert coordinate_to_tuple(address(row, column)) == (row + 1, column + 1)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023-8-30", "2023-08-30"), ("2023/08/30", "2023-08-30"), ("2023.8.30", "2023-08-30"),
        ("20230830", "2023-08-30"), ("2023年8月30日", "2023-08-30"), ("2023年8月", "2023-08"), ("2023", "2023"),
        ("2023-02-30", None), ("近期", None), ("2023-13", None),
        ("2024年上半年", "2024H1"), ("2024下半年", "2024H2"), ("2024H2", "2024H2"), ("2023年第三季度", "2023Q3"),
        ("2023年4季度", "2023Q4"), ("2023Q1", "2023Q1"), ("2023年5季度", None), ("上半年", None),
        ("2023-08-30 10:30:00", "2023-08-30"), ("2023-08-30T10:30", "2023-08-30"), ("2023/8/30 上午9:00", "2023-08-30"),
        ("2023年8月30日9时30分", "2023-08-30"), ("2023年8月30日（周三）", "2023-08-30"), ("2023年8月 10:30", None),
        ("2023-8-3010:30", None), ("2023年8月30日起", None),
    ],
)  # fmt: skip
def test_dates_keep_the_precision_that_was_written(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


def test_lists_are_split_at_semicolons_and_names_also_at_the_enumeration_comma() -> None:
    party, field = (find_column(KINDS["agreement"], heading) for heading in ("参与方", "领域"))
    assert party is not None
    assert field is not None

    def pieces(column: object, text: str) -> list[str]:
        assert column in (party, field)
        return [text[a:b] for a, b in split_cell(party if column is party else field, text)]

    assert pieces(party, "江临市、云津市") == ["江临市", "云津市"]
    assert pieces(party, "江临市、云津市政府；") == ["江临市、云津市政府"]
    assert pieces(party, "江临市；\n云津市; ") == ["江临市", "云津市"]
    assert pieces(field, "研发、生产") == ["研发、生产"]


def test_scopes_are_known_by_their_words() -> None:
    assert [scope(word) for word in ("首期", "first phase", "总额", "含土地款")] == [
        "first_phase",
        "first_phase",
        "total",
        None,
    ]


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_any_text_in_any_column_is_taken_or_told(text: str) -> None:
    for kind in ("project", "figure"):
        for column in columns(kind):
            reasons = "error formula number money unit date stage"
            told = (None, *(f"sheet_{reason}" for reason in reasons.split()))
            assert fault(column, text) in told


@pytest.mark.parametrize("heading", ["投资额（原文）", "投资额"])
def test_money_without_a_unit_is_set_aside_and_never_read_as_yuan(heading: str) -> None:
    rows = [("甲项目", "约3000"), ("乙项目", "3000以上"), ("丙项目", "约3000万元（首期）")]
    reading = read([("名称", heading), *rows])
    assert reasons(reading) == [("sheet_unit", "项目!B2 投资额 约3000"), ("sheet_unit", "项目!B3 投资额 3000以上")]
    assert cells(reading)["项目!B4"] == "约3000万元（首期）"


PRIVATE = ("13812345678", "0755-88881234", "11010519491231002X", "13912345678")
CONTACTS = [
    ("重点项目表（联系电话：0755-88881234）",),
    ("名称", "参与方", "地点", "投资额（万元）", "投资额（原文）", "状态", "备注", "联系人13812345678"),
    ("甲项目", "乙公司，联系人张13812345678", "江临区0755-88881234", 51, "51亿元（首期，13912345678）", "开工", "首期"),
    ("丙项目", "丁公司\n电话：0755-88881234", "江临区", "面议13812345678", "", "问11010519491231002X", "13812345678"),
    ("戊项目", 13812345678, "江临区", 13812345678, "13812345678元", "开工", "总投资"),
    ("合计", "13812345678"),
    ("小计", "电话0755-88881234"),
]  # fmt: skip


def test_private_numbers_in_cells_are_blotted_out_character_for_character() -> None:
    reading = read(CONTACTS)
    found = cells(reading)
    assert found["项目!B3"] == f"乙公司，联系人张{BLOT * 11}"
    assert found["项目!C3"] == f"江临区{BLOT * 13}"
    assert found["项目!B4"] == f"丁公司；电话：{BLOT * 13}"
    assert found["项目!B5"] == BLOT * 11
    assert found["项目!E3"] == f"51亿元（首期，{BLOT * 11}）"
    (document,) = reading.documents
    assert document.title is not None
    assert document.title.value == f"重点项目表（联系电话：{BLOT * 13}）"
    masked = [(edit.start, edit.end) for edit in document.edits if edit.kind is EditKind.MASKED]
    assert "".join(document.text[start:end] for start, end in masked) == BLOT * document.text.count(BLOT)
    assert all((edit.page_start, edit.page_end) == (edit.start, edit.end) for edit in document.edits)


def test_amounts_counts_and_codes_of_cells_stay() -> None:
    found = cells(read(CONTACTS))
    assert (found["项目!D5"], found["项目!E5"]) == ("13812345678", "13812345678元")
    rows = [("名称", "统一社会信用代码"), ("甲公司", "914403001924813421"), ("乙公司", "110105194912310029")]
    found = cells(read([*rows, ("丙公司", "联系13812345678")], "机构"))
    assert (found["机构!B2"], found["机构!B3"]) == ("914403001924813421", "110105194912310029")
    assert found["机构!B4"] == f"联系{BLOT * 11}"
    found = cells(read([("名称", "文号"), ("甲规划", "甲府办〔2023〕13812345号")], "政策"))
    assert found["政策!B2"] == "甲府办〔2023〕13812345号"


def test_what_is_told_of_cells_set_aside_is_masked_too() -> None:
    book = book_of(CONTACTS)
    book.create_sheet("通讯录13912345678").append(["姓名"])
    told = " ".join(each.detail for each in read_sheet(page_of(book)).set_aside)
    assert [number for number in PRIVATE if number in told] == []
    assert f"面议{BLOT * 11}" in told
    assert f"通讯录{BLOT * 11}" in told


def test_a_sheet_whose_name_holds_a_telephone_is_still_of_its_kind() -> None:
    (document,) = read([HEADINGS, ("甲项目",)], "项目13812345678").documents
    assert {cell.sheet for cell in document.cells} == {f"项目{BLOT * 11}"}
    assert sheet_kind(document.cells[0].sheet) == KINDS["project"]


def test_no_export_holds_a_private_number_of_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rows = [row for row in CONTACTS if row[0] != "戊项目"]
    book = book_of(rows)
    book.create_sheet("通讯录13912345678").append(["姓名"])
    (tmp_path / "in" / "台账.xlsx").write_bytes(page_of(book).data)
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        workspace.build([tmp_path / "in"])
        for format_, name in (("jsonl", "lines"), ("html", "page.html"), ("xlsx", "book.xlsx")):
            export(workspace.ledger(), format_, tmp_path / name)
    files = [*(tmp_path / "lines").iterdir(), tmp_path / "page.html"]
    shown = [file.read_text(encoding="utf-8") for file in files]
    with zipfile.ZipFile(tmp_path / "book.xlsx") as packed:
        shown += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    assert any("甲项目" in text for text in shown)
    assert [(number, text[:40]) for number in PRIVATE for text in shown if number in text] == []
