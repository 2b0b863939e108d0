"""The two booklets' tables: templates that can be read as they are, and every fault of a filled one at its cell."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from liandong.errors import ExportError, MatchingError
from liandong.exchange.comma import as_csv
from liandong.matching import Need, Offer, Sometime
from liandong.matching.fields import PLEDGES
from liandong.matching.offer import ENDLESS
from liandong.matching.tables import NEEDS, OFFERS, Read, Table, read_needs, read_offers, write_template
from liandong.matching.tables.typed import typed_need
from liandong.matching.tables.written import written
from liandong.messages import LANGUAGES, Language
from liandong.rules import Unread
from liandong.rules.condition import Days

OFFER_HEAD = (
    *(
        "编号",
        "产品名称",
        "金融机构",
        "额度下限（万元）",
        "额度上限（万元）",
        "贷款期限",
        "利率",
        "适用地区",
        "适用行业",
    ),
    *("抵质押物", "信用等级要求", "其他条件", "开始日期", "截止日期", "总额度（万元）"),
)
NEED_HEAD = ("编号", "项目名称", "企业名称", "融资金额（万元）", "期限（月）", "地区", "行业", "抵质押物", "成立日期")


def table(*rows: tuple[str, ...]) -> bytes:
    """The rows as CSV; short ones are filled up."""
    width = len(rows[0])
    return as_csv(rows[0], [row + ("",) * (width - len(row)) for row in rows[1:]]).encode("utf-8-sig")


def offers(*rows: tuple[str, ...], head: tuple[str, ...] = OFFER_HEAD) -> Read[Offer]:
    return read_offers("产品.csv", table(head, *rows))


def needs(*rows: tuple[str, ...], head: tuple[str, ...] = NEED_HEAD) -> Read[Need]:
    return read_needs("需求.csv", table(head, *rows))


def faults(read: Read[Need] | Read[Offer], lang: str = "zh") -> list[tuple[str, str]]:
    return [(fault.cell, fault.wrong.worded(lang)) for fault in read.faults]


def test_an_offer_is_read_with_its_units_names_and_words() -> None:
    row = ("P1", "科创贷", "甲银行", "50", "1亿", "1-3年", "3.2%-4.35%", "广州、佛山市，北京市朝阳区",
           "农、林、牧、渔业、汽车制造业", "房产；设备", "BBB级及以上", "无不良记录；其他条件",
           "2026年1月", "2026年底", "20,000")  # fmt: skip
    read = read_offers("产品.csv", table(OFFER_HEAD, row))
    assert (read.faults, read.remarks) == ((), ())
    (offer,) = read.found
    assert (offer.code, offer.title, offer.institution) == ("P1", "科创贷", "甲银行")
    assert (offer.amount_least, offer.amount_most) == (Decimal(50), Decimal(10000))
    assert (offer.term_least, offer.term_most) == (Decimal(12), Decimal(36))
    assert (offer.rate_least, offer.rate_most, offer.quota) == (Decimal("3.2"), Decimal("4.35"), Decimal(20000))
    assert offer.regions == {"440100", "440600", "110105"}
    assert offer.industries == {"A", "C36"}
    assert offer.pledges == {"房产", "设备"}
    assert offer.ratings == {"AAA", "AA", "A", "BBB"}
    assert offer.further == (Unread("无不良记录"), Unread("其他条件"))
    assert offer.days == Days(date(2026, 1, 1), date(2026, 12, 31))
    assert offer.source == "产品.csv B2"


def test_a_need_tells_what_it_has_not_from_what_is_not_known() -> None:
    read = read_needs(
        "需求.csv",
        table(
            NEED_HEAD,
            ("", "扩产", "甲公司", "1,200.5", "3年", "广州市黄埔区", "C36", "无", "2018年"),
            ("", "新建", "乙公司"),
        ),
    )
    assert read.faults == ()
    one, other = read.found
    assert (one.code, one.amount, one.term, one.region) == ("#1", Decimal("1200.5"), Decimal(36), "440112")
    assert (one.pledges, one.founded) == (frozenset(), Sometime(2018))
    assert (other.code, other.amount, other.pledges, other.region) == ("#2", None, None, None)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("of", [NEEDS, OFFERS], ids=lambda of: of.name)
def test_a_template_is_empty_and_its_example_can_be_filled_in(of: Table, lang: Language, tmp_path: Path) -> None:
    out = tmp_path / "模板.xlsx"
    write_template(of, out, lang)
    read = read_needs if of is NEEDS else read_offers
    empty = read(out.name, out.read_bytes())
    assert (empty.found, empty.faults, empty.remarks) == ((), (), ())
    book = load_workbook(out)
    sheet = book.active
    assert sheet is not None
    for column in range(1, sheet.max_column + 1):
        sheet.cell(5, column).value = sheet.cell(3, column).value
    book.save(out)
    filled = read(out.name, out.read_bytes())
    assert (filled.faults, filled.remarks, len(filled.found)) == ((), (), 1)
    told = filled.found[0]
    blank = [name for name in told.__dataclass_fields__ if getattr(told, name) in (None, "") and name != "record"]
    assert blank == []


@pytest.mark.parametrize("of", [NEEDS, OFFERS], ids=lambda of: of.name)
def test_each_heading_means_one_column(of: Table) -> None:
    every = [heading for column in of.columns for heading in column.others]
    own = [of.heading(column, lang) for column in of.columns for lang in LANGUAGES]
    assert len(of.known) == len(every) + len(own), sorted(every)


def test_both_booklets_may_stand_in_one_workbook(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "需求"
    first.append(["2026年项目融资需求汇编"])
    first.append(["单位：万元"])
    first.append(["序号", "项目名称", "企业名称", "融资金额"])
    first.append([1, "扩产", "甲公司", 800])
    first.append([2, "新建", "乙公司", "2亿元"])
    first.append(["合计", "", "", 20800])
    other = book.create_sheet("产品")
    other.append(["产品名称", "金融机构", "额度上限（万元）"])
    other.append(["科创贷", "甲银行", 1000])
    other.append(["税易贷", None, 500])
    other.merge_cells("B2:B3")
    out = tmp_path / "汇编.xlsx"
    book.save(out)
    read = read_needs(out.name, out.read_bytes())
    assert [need.amount for need in read.found] == [Decimal(800), Decimal(20000)]
    assert [each.worded("en") for each in read.remarks] == [
        "the column “序号” (需求!A3) is not used",
        "the row from 需求!A6 on is “合计” and was not read",
        "the sheet “产品” has no such headings and was not read",
    ]
    made = read_offers(out.name, out.read_bytes())
    assert [(offer.title, offer.institution) for offer in made.found] == [("科创贷", "甲银行"), ("税易贷", "甲银行")]


def test_all_faults_of_offers_are_told_at_once_each_at_its_cell() -> None:
    read = offers(
        ("P1", "甲贷", "甲银行", "500", "50"),
        ("P2", "乙贷", "乙银行", "", "", "3年", "LPR+50BP", "火星市、广州、朝阳区", "炼丹业", "房产、祖宅"),
        ("P1", "丙贷", "丙银行", "10万", "180"),
        ("", "", "丁银行", "10"),
        ("", "戊贷", "", "十"),
        ("", "己贷", "己银行", "5美元", "", "180天", "4%-3%"),
        ("", "庚贷", "庚银行", "50", "90", "", "", "", "", "", "", "", "2026-03-01", "2026-01-31", "20"),
        ("", "辛贷", "辛银行", "", "0", "", "", "", "", "", "", "", "2026-02-30"),
        ("", "壬贷", "壬银行", "#REF!"),
    )
    assert read.found == ()
    assert faults(read) == [
        ("E2", "下限 500 大于上限 50：请更正其中之一"),
        ("F3", "“3年”是下限还是上限？请写成 50-1000、不超过1000 或 不低于50（本列单位 月）"),
        ("G3", "“LPR+50BP”不是范围：请写成 50-1000、不超过1000 或 不低于50（本列单位 %）；"
               "不清楚的空着，原文写进“其他条件”"),
        ("H3", "乙贷：不认识“火星市”（适用地区）；请写标准名称或编码"),
        ("H3", "乙贷：“朝阳区”（适用地区）不止一个：110105 北京市朝阳区、220104 长春市朝阳区；请写编码"),
        ("I3", "乙贷：不认识“炼丹业”（适用行业）；请写标准名称或编码"),
        ("J3", f"乙贷：“抵质押物”没有“祖宅”；有：{'、'.join(PLEDGES)}"),
        ("A4", "编号 P1 已用于 A2：请改其中一个"),
        ("D4", "表头的单位是 万元，这里又写“万”：请写全单位（如 500万元），或只写数"),
        ("B5", "必填，不能空着"),
        ("C6", "必填，不能空着"),
        ("D6", "“十”不是一个数：请只写数字，或带单位（本列单位 万元）；不清楚的空着"),
        ("D7", "己贷：“额度下限”的单位“美元”不能换算为 万元"),
        ("F7", "“180天”是下限还是上限？请写成 50-1000、不超过1000 或 不低于50（本列单位 月）"),
        ("G7", "下限 4 大于上限 3：请更正其中之一"),
        ("N8", "2026-01-31 早于开始日期 2026-03-01：请更正其中之一"),
        ("O8", "总额度 20 万元小于额度下限 50 万元，一笔也不能受理：请更正其中之一"),
        ("E9", "须大于 0；不清楚的空着"),
        ("M9", "没有“2026-02-30”这一天"),
        ("D10", "单元格是 Excel 的错误值"),
    ]  # fmt: skip
    assert all((wrong and not wrong.startswith("“")) or wrong for _, wrong in faults(read, "en"))


def test_an_amount_without_any_unit_is_a_fault() -> None:
    read = needs(("扩产", "甲公司", "800"), head=("项目名称", "企业名称", "融资金额"))
    assert faults(read) == [("C2", "扩产：“融资金额”的数 800 没有单位；请写明，如 万元")]
    assert [need.amount for need in read_needs(
        "x.csv", table(("项目名称", "融资金额", "企业名称"), ("扩产", "800万", "甲公司"))
    ).found] == [Decimal(800)]  # fmt: skip


def test_one_product_twice_is_told_unless_its_days_follow_one_another() -> None:
    head = ("产品名称", "金融机构", "额度上限（万元）", "开始日期", "截止日期")
    read = offers(
        ("科创贷", "甲银行", "100", "2026-01-01", "2026-06-30"),
        ("科创贷", "甲银行", "200", "2026-07-01", "2026-12-31"),
        ("税易贷", "甲银行", "100", "2026-01-01", "2026-06-30"),
        ("税易贷", "甲银行", "100", "2026-01-01", "2026-06-30"),
        ("税易贷", "甲银行", "300", "2026-06-30", ""),
        ("税易贷", "乙银行", "300"),
        head=head,
    )
    assert faults(read) == [
        ("A5", "与 A4 完全相同：请删去其中一行"),
        ("A6", "与 A4 是同一机构的同一产品，有效期重叠：请改有效期，或删去其中一行"),
    ]
    assert [offer.title for offer in read.found] == ["科创贷", "科创贷", "税易贷", "税易贷"]


def test_two_columns_of_one_meaning_and_ends_that_clash_are_faults() -> None:
    head = ("产品名称", "金融机构", "额度上限（万元）", "最高额度（万元）", "贷款额度（万元）")
    assert faults(offers(("科创贷", "甲银行", "100", "200", "50-300"), head=head)) == [
        ("D1", "与 C1 的“额度上限（万元）”是同一项：请删去或改名其中一列"),
        ("E2", "与 C2 的 100 不同：请更正其中之一"),
    ]


@pytest.mark.parametrize(
    ("cell", "least", "most"),
    [
        ("50-1000", 50, 1000),
        ("50万元至1000万元", 50, 1000),
        ("50～1,000", 50, 1000),
        ("不超过1000万元", None, 1000),
        ("≤1000", None, 1000),
        ("1000万元以内", None, 1000),
        ("up to 1000", None, 1000),
        ("50万元（含）以上", 50, None),
        ("30万元起", 30, None),
        ("不限", None, ENDLESS),
        ("", None, None),
        ("0.5亿元—1亿元", 5000, 10000),
    ],
)
def test_stretches_are_read_as_people_write_them(cell: str, least: int | None, most: Decimal | int | None) -> None:
    read = read_offers("x.csv", table(("产品名称", "金融机构", "贷款额度（万元）"), ("贷", "行", cell)))
    assert read.faults == ()
    assert [(each.amount_least, each.amount_most) for each in read.found] == [(least, most)]


def test_no_limit_is_what_a_cell_says_and_an_empty_one_does_not() -> None:
    headings = ("产品名称", "金融机构", "额度上限（万元）", "期限上限（月）", "额度下限（万元）")
    read = read_offers("x.csv", table(headings, ("贷", "行", "不限", "", "不限"), ("丙", "行", "", "不限", "")))
    assert read.faults == ()
    assert [(each.amount_most, each.term_most) for each in read.found] == [(ENDLESS, None), (None, ENDLESS)]
    assert [each.amount_least for each in read.found] == [None, None]


@pytest.mark.parametrize("data", [b"\xff\xff", b"PK", table(("姓名", "电话"), ("甲", "1"))])
def test_what_is_no_such_table_is_told_with_the_remedy(data: bytes) -> None:
    with pytest.raises(MatchingError) as caught:
        read_offers("x.csv", data)
    assert "x.csv" in caught.value.worded("zh")


def test_a_template_replaces_no_other_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        write_template(NEEDS, tmp_path / "x.docx", "zh")


def test_a_sum_in_a_merged_cell_is_a_fault_in_each_of_its_rows(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "需求"
    first.append(["项目名称", "企业名称", "融资金额（万元）"])
    for name, amount in (("扩产", 300), ("技改", None), ("研发", 200)):
        first.append([name, "甲公司", amount])
    first.merge_cells("C2:C3")
    first.merge_cells("B2:B4")
    out = tmp_path / "a.xlsx"
    book.save(out)
    read = read_needs(out.name, out.read_bytes())
    assert [fault.cell for fault in read.faults] == ["需求!C2", "需求!C2"]
    assert [need.title for need in read.found] == ["研发"]


def test_of_a_cell_with_very_many_faults_the_first_are_told() -> None:
    many = "、".join(f"无此行业{at}" for at in range(500))
    read = offers(("P1", "贷", "甲银行", many), head=("编号", "产品名称", "金融机构", "适用行业"))
    assert len(read.faults) == 20
    assert read.found == ()


def formatted(head: tuple[str, ...], *cells: tuple[object, str]) -> bytes:
    """A workbook of one row, each cell with its number format."""
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(head)
    sheet.append([value for value, _ in cells])
    for at, (_, code) in enumerate(cells, 1):
        sheet.cell(2, at).number_format = code
    book.save(out)
    return out.getvalue()


def test_the_unit_that_a_number_format_shows_is_read() -> None:
    data = formatted(
        ("项目名称", "企业名称", "融资金额（万元）", "期限（月）", "可接受利率（%）"),
        *(("扩产", "General"), ("甲公司", "General"), (1.2, '0.0"亿元"'), (3, '0"年"'), (4.5, '0.0"%"')),
    )
    read = read_needs("需求.xlsx", data)
    assert read.faults == ()
    (need,) = read.found
    assert (need.amount, need.term, need.rate_most) == (Decimal(12000), Decimal(36), Decimal("4.5"))
    data = formatted(
        ("产品名称", "金融机构", "额度上限（万元）", "期限上限（月）", "受理笔数", "成立年限（月）"),
        *(("贷", "@"), ("行", "@"), (500, '0.00"万元"'), (36, '0"个月"'), (5, '0"笔"'), (2, '0"年"')),
    )
    made = read_offers("产品.xlsx", data)
    assert made.faults == ()
    (offer,) = made.found
    assert (offer.amount_most, offer.term_most, offer.age_least) == (Decimal(500), Decimal(36), Decimal(24))
    assert offer.capacity == 5


@pytest.mark.parametrize("cell", ["0.045", "0.36", "0.03-0.045", "不超过0.1"])
def test_a_rate_that_may_be_a_share_is_a_fault_that_names_both_remedies(cell: str) -> None:
    read = offers(("P1", "贷", "行", cell), head=("编号", "产品名称", "金融机构", "利率（%）"))
    assert [(fault.cell, fault.wrong.code) for fault in read.faults] == [("D2", "match.rate_share")]
    if cell == "0.045":
        told = "“0.045”没有写 %：利率是 4.5% 的，请写 4.5% 或 4.5；真是 0.045% 的，请写 0.045%"
        assert faults(read) == [("D2", told)]


@pytest.mark.parametrize(("cell", "rate"), [("0.045%", "0.045"), ("0", "0"), ("0.37", "0.37"), ("3‰", "0.3")])
def test_a_rate_that_can_be_meant_in_one_way_only_is_read(cell: str, rate: str) -> None:
    read = needs(("扩产", "甲公司", cell), head=("项目名称", "企业名称", "可接受利率（%）"))
    assert read.faults == ()
    (need,) = read.found
    assert need.rate_most == Decimal(rate)
    assert typed_need(written(need), "zh").noun == replace(need, source="")


def test_a_csv_file_that_cannot_be_read_names_its_line() -> None:
    with pytest.raises(MatchingError) as caught:
        read_needs("需求.csv", '项目名称,企业名称\n扩产,"甲公司\n新建,乙公司\n'.encode())
    assert caught.value.worded("zh") == (
        "读不了 需求.csv：第 2 行第 2 列的引号没有结束：请补上后一个引号，或删去前一个"
    )


def test_reading_tells_how_far_it_is() -> None:
    rows = [["编号", "项目名称", "融资金额"], *([f"n{at}", f"需求{at}", "800万元"] for at in range(250))]
    told: list[tuple[int, int]] = []
    read = read_needs("needs.csv", as_csv(rows[0], rows[1:]).encode(), lambda *far: told.append(far))
    assert len(read.found) == 250
    assert told == [(100, 251), (200, 251)]
