"""Figures of the ledger as a frame: evidence kept, units converted, nothing mixed."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from liandong.indices import Cell, Framework, Node
from liandong.indices.tables.ledger import Left, figures, region_of
from liandong.model import Conflict, FoldedValue, Modality, Polarity, Record, Tier, Value

FRAMEWORK = Framework.of(
    [
        Node("rd", "index", "研发经费投入", 1, unit="亿元"),
        Node("firms", "index", "高新技术企业", 1, unit="家"),
        Node("index", name="创新指数"),
    ]
)


def folded(value: Value, **more: object) -> FoldedValue:
    made = FoldedValue(value, None, None, Modality.DONE, Conflict.NONE, (), (), 1, Tier.MEDIA, 0.9)
    return replace_noun(made, **more)


def replace_noun(value: FoldedValue, **more: object) -> FoldedValue:
    held = {name: getattr(value, name) for name in value.__struct_fields__}
    return FoldedValue(**{**held, **more})


def text(said: str) -> FoldedValue:
    return folded(Value(said, said))


def record(id_: str, subject: str, metric: str, *values: FoldedValue, period: str | None = "2024") -> Record:
    properties = [("subject", (text(subject),)), ("metric", (text(metric),)), ("value", values)]
    if period:
        properties.append(("period", (text(period),)))
    return Record(id_, "figure", (id_,), tuple(properties), 1)


def money(yuan: int, currency: str = "CNY", unit: str = "元", **more: object) -> FoldedValue:
    return folded(Value(f"{yuan}{unit}", str(yuan), Decimal(yuan), unit=unit, currency=currency), **more)


def count(number: int, unit: str = "家", **more: object) -> FoldedValue:
    return folded(Value(f"{number}{unit}", str(number), Decimal(number), unit=unit), **more)


SOUND = (
    record("a1", "广州", "研发经费投入", money(86_000_000_000)),
    record("a2", "深圳市", "研发经费投入", money(188_000_000_000)),
    record("b1", "广州市", "高新技术企业", count(12_000)),
    record("b2", "深圳", "高新技术企业", count(23_000)),
)


def told(held: Sequence[Left]) -> list[tuple[str, str]]:
    return [(each.record, each.told.worded("zh")) for each in held]


def test_regions_go_by_one_name_units_are_converted_and_evidence_is_kept() -> None:
    read = figures(SOUND, FRAMEWORK)
    assert read.frame is not None
    assert read.frame.units == ("广州市", "深圳市")
    assert read.frame.periods == ("2024",)
    assert read.frame.values[0].tolist() == [[860, 12_000], [1880, 23_000]]
    source = read.frame.source(Cell("2024", "深圳市", "rd"))
    assert source is not None
    assert source.record == "a2"
    assert read.left == ()


def test_what_is_divided_is_not_converted_to_the_unit_of_the_quotient() -> None:
    nodes = [
        replace(node, unit="万元/家", denominator="firms") if node.code == "rd" else node for node in FRAMEWORK.nodes
    ]
    read = figures(SOUND, Framework.of(nodes))
    assert read.frame is not None, read.faults
    assert read.frame.column("rd")[0].tolist() == [86_000_000_000, 188_000_000_000]


def test_periods_that_are_numbers_stand_by_their_size() -> None:
    held: list[Record] = []
    for when in ("10", "9"):
        held.append(record(f"a{when}", "广州", "研发经费投入", money(1), period=when))
        held.append(record(f"b{when}", "广州", "高新技术企业", count(1), period=when))
    read = figures(held, FRAMEWORK)
    assert read.frame is not None
    assert read.frame.periods == ("9", "10")


def test_the_order_of_records_makes_no_difference() -> None:
    one, other = figures(SOUND, FRAMEWORK), figures(SOUND[::-1], FRAMEWORK)
    assert one.frame is not None
    assert other.frame is not None
    assert one.frame.values.tolist() == other.frame.values.tolist()
    assert one.frame.sources == other.frame.sources


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (record("x", "佛山市", "高新技术企业", count(10), period=None), "没有时期"),
        (record("x", "两市", "高新技术企业", count(10)), "“两市”不是一个明确的地区"),
        (record("x", "某某产业园项目", "高新技术企业", count(10)), "“某某产业园项目”不是一个明确的地区"),
        (record("x", "佛山市", "高新技术企业", count(10, modality=Modality.WILL)), "是计划数，不是已有的数"),
        (record("x", "佛山市", "高新技术企业", count(10, polarity=Polarity.DENIED)), "没有数值"),
        (
            record("x", "佛山市", "高新技术企业", folded(Value("超过9000家", "9000", None, Decimal(9000), unit="家"))),
            "原文只有界限（超过9000家），不是一个数",
        ),
        (
            record("x", "佛山市", "高新技术企业", count(10, scope="planned"), count(8, scope="cumulative")),
            "有几种口径（cumulative、planned），不知取哪一种",
        ),
    ],
)
def test_what_is_no_number_of_a_region_and_a_period_is_left_out_and_told(more: Record, why: str) -> None:
    read = figures((*SOUND, more), FRAMEWORK)
    assert read.frame is not None
    assert read.frame.units == ("广州市", "深圳市")
    assert told(read.left) == [("x", why)]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (record("x", "佛山市", "研发经费投入", money(40, "USD", "美元")), "的单位“美元”不能换算为“亿元”"),
        (record("x", "佛山市", "高新技术企业", count(10, "亩")), "的单位“亩”不能换算为“家”"),
        (record("x", "佛山市", "高新技术企业", count(10, scope="annual")), "口径不同：- 与 annual"),
        (record("x", "广州市", "高新技术企业", count(11_000)), "不同的数：11000 家、12000 家"),
        (
            record("x", "佛山市", "高新技术企业", count(10, conflict=Conflict.REAL), count(9, conflict=Conflict.REAL)),
            "来源之间确有分歧",
        ),
    ],
)
def test_what_may_not_be_mixed_stands_in_the_way(more: Record, why: str) -> None:
    read = figures((*SOUND, more), FRAMEWORK)
    assert read.frame is None
    (fault,) = read.faults
    assert why in fault.told.worded("zh")


def test_cells_on_which_sources_differ_may_stay_missing_and_are_told() -> None:
    more = record("x", "广州市", "高新技术企业", count(11_000))
    read = figures((*SOUND, more), FRAMEWORK, leave_conflicts=True)
    assert read.frame is not None
    assert str(read.frame.column("firms")[0].tolist()) == "[nan, 23000.0]"
    assert read.frame.source(Cell("2024", "广州市", "firms")) is None
    assert "12000 家" in told(read.left)[0][1]


def test_a_scope_that_is_wanted_is_taken() -> None:
    more = record("x", "佛山市", "高新技术企业", count(10, scope="planned"), count(8, scope="cumulative"))
    held = [replace(each, properties=each.properties) for each in SOUND[:2]]
    read = figures((*held, more), FRAMEWORK, scopes={"firms": "cumulative"})
    assert read.frame is not None
    assert read.frame.column("firms")[0].tolist()[read.frame.units.index("佛山市")] == 8


def test_an_indicator_without_a_figure_is_named() -> None:
    read = figures(SOUND[:2], FRAMEWORK)
    assert read.frame is None
    assert "没有指标“高新技术企业”可用的数据" in read.faults[0].told.worded("zh")


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("广州", "广州市"),
        ("广东省广州市", "广州市"),
        ("霁川市", "霁川市"),
        ("两市", None),
        ("朝阳区", None),
        ("园区", None),
    ],
)
def test_a_subject_is_a_region_as_a_whole_or_none(subject: str, name: str | None) -> None:
    assert region_of(subject) == name


def test_districts_of_one_name_are_told_apart() -> None:
    assert region_of("南京市鼓楼区") == "南京市鼓楼区"
    assert region_of("福州市鼓楼区") == "福州市鼓楼区"
    assert region_of("广州") == "广州市"
