"""Rules as tables: what is written is read back as the same rules, and what is wrong is told with its cell."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.errors import RuleError
from liandong.exchange.table import write_table
from liandong.messages import LANGUAGES, Language
from liandong.rules import All, Any, Condition, Field, Kind, Not, Relation, Rule, Schema, Test, Unread
from liandong.rules.condition import Days
from liandong.rules.table import RulesRead, read_file, read_rules, rows
from tests.rules.cases import GUANGDONG, GUANGZHOU, SCHEMA, conditions

HEADINGS = ("规则", "名称", "条件组", "字段", "关系", "值", "单位", "起", "止", "原文")

LOAN = Rule(
    "P1",
    "科技贷",
    All(
        (
            Test("amount", Relation.AT_MOST, Decimal(500), text="额度最高500万元"),
            Any(
                (
                    Test("region", Relation.ONE_OF, frozenset({GUANGZHOU})),
                    All(
                        (
                            Test("region", Relation.ONE_OF, frozenset({GUANGDONG})),
                            Not(Test("industry", Relation.ONE_OF, frozenset({"A", "C36"}))),
                        )
                    ),
                )
            ),
            Test("founded", Relation.AT_MOST, date(2023, 1, 1), Days(since=date(2025, 1, 1))),
            Test("listed", Relation.IS, value=False),
            Unread("其他条件面议"),
        )
    ),
    Days(until=date(2026, 12, 31)),
)


def read(*lines: str) -> RulesRead:
    """The rules of lines of cells parted by bars, under the headings."""
    return read_rules([HEADINGS, *([cell.strip() for cell in line.split("|")] for line in lines)], SCHEMA)


def told(found: RulesRead, lang: Language = "zh") -> dict[str, str]:
    return {fault.cell: fault.wrong.worded(lang) for fault in found.faults}


def test_a_rule_is_a_table_that_people_read() -> None:
    assert rows([LOAN], SCHEMA) == [
        HEADINGS,
        ("P1", "科技贷", "", "", "", "", "", "", "2026-12-31", ""),
        ("", "", "", "融资金额", "不高于", "500", "万元", "", "", "额度最高500万元"),
        ("", "", "任一1", "地区", "属于", "440100 广州市", "", "", "", ""),
        ("", "", "任一1/全部1", "地区", "属于", "440000 广东省", "", "", "", ""),
        ("", "", "任一1/全部1/非1", "行业", "属于", "A 农、林、牧、渔业；C36 汽车制造业", "", "", "", ""),
        ("", "", "", "成立日期", "不晚于", "2023-01-01", "", "2025-01-01", "", ""),
        ("", "", "", "是否上市", "为", "否", "", "", "", ""),
        ("", "", "", "", "", "", "", "", "", "其他条件面议"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_files_give_the_rules_back(tmp_path: Path, lang: Language, ending: str) -> None:
    path = tmp_path / f"rules.{ending}"
    other = Rule("P2", "=SUM(1)", Unread("-50 起"))
    write_table(path, "规则", rows([LOAN, other], SCHEMA, lang), lang)
    found = read_file(path.name, path.read_bytes(), SCHEMA)
    assert (found.rules, found.faults, found.passed) == ((LOAN, other), (), ())


WHOLE = Schema(tuple(Field(each.code, each.name, each.kind, each.unit) for each in SCHEMA.fields))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Z"), exclude_characters="'"))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)


def retold(condition: Condition, texts: Sequence[str], number: Decimal) -> Condition:
    """The condition with other texts and numbers in its clauses."""
    match condition:
        case Unread():
            return Unread(texts[0] or "面议", condition.days)
        case Test():
            value = number if isinstance(condition.value, Decimal) else condition.value
            return Test(condition.field, condition.relation, value, condition.days, texts[1])
        case Not():
            return Not(retold(condition.part, texts, number))
        case All() | Any():
            return type(condition)(tuple(retold(part, texts, number) for part in condition.parts))


@settings(max_examples=200, deadline=None)
@given(st.lists(conditions(), max_size=3), st.lists(TEXTS, min_size=3, max_size=3), NUMBERS, st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back(
    trees: list[Condition], texts: list[str], number: Decimal, lang: Language
) -> None:
    rules = [Rule(f"R{at}", texts[2], retold(tree, texts, number)) for at, tree in enumerate(trees)]
    for schema in (SCHEMA, WHOLE):
        assert read_rules(rows(rules, schema, lang), schema, sound=False).rules == tuple(rules)


def test_what_could_not_be_read_back_is_not_written() -> None:
    for odd in (All((Any(()),)), Unread(""), Unread(" 面议"), Not(All(()))):
        with pytest.raises(RuleError):
            rows([Rule("r", "规则", odd)], SCHEMA)
    several = Schema((Field("word", "词", Kind.WORD),))
    with pytest.raises(RuleError, match="r"):
        rows([Rule("r", "规则", Test("word", Relation.ONE_OF, frozenset({"甲、乙"})))], several)


def test_people_write_it_in_their_own_way() -> None:
    found = read_rules(
        [
            ["贷款条件（2025 年）"],
            ["Field", "Relation", "Value", "Unit", "Group", "备注"],
            ["融资金额", "≤", "1,000", "万元", "", "大额"],
            ["amount", "不少于", "0.01亿元", "", "", ""],
            ["地区", "之一", "广州、深圳", "", "Any 1", ""],
            ["可抵押物", "all of", "房产,设备", "", "任一 1", ""],
            ["成立日期", "早于", "2020年3月1日", "", "", ""],
            ["是否上市", "是", "no", "", "", ""],
        ],
        SCHEMA,
        code="loan",
    )
    assert (found.faults, found.passed) == ((), ("备注",))
    assert found.rules == (
        Rule(
            "loan",
            "",
            All(
                (
                    Test("amount", Relation.AT_MOST, Decimal(1000)),
                    Test("amount", Relation.AT_LEAST, Decimal(100)),
                    Any(
                        (
                            Test("region", Relation.ONE_OF, frozenset({GUANGZHOU, "440300"})),
                            Test("pledge", Relation.HAS_ALL, frozenset({"房产", "设备"})),
                        )
                    ),
                    Test("founded", Relation.LESS_THAN, date(2020, 3, 1)),
                    Test("listed", Relation.IS, value=False),
                )
            ),
        ),
    )


def test_every_fault_is_told_with_its_cell_and_at_once() -> None:
    found = read(
        "P1 | 贷款 |      | 地区     | 属于   | 广州、某地、那地 |      |            |            |",
        "   |      |      | 融资金额 | 不高于 | 500              |      |            |            |",
        "   |      |      | 融资金额 | 不高于 | 五百             | 万元 |            |            |",
        "   |      |      | 融资金额 | 不高于 | 500万元          | 亿元 |            |            |",
        "   |      |      | 融资金额 | 属于   | 500              | 万元 |            |            |",
        "   |      |      | 金额     | 不高于 | 500              | 万元 |            |            |",
        "   |      | 每一 | 是否上市 | 为     | 也许             |      | 2025-02-30 |            |",
        "   |      |      | 信用等级 | 属于   |                  |      | 2025-02-01 | 2025-01-01 |",
        "   |      | 非1  | 信用等级 | 属于   | A                |      |            |            |",
        "   |      | 非1  | 信用等级 | 属于   | B                | 级   |            |            |",
        "   |      | 非1  | 成立日期 | 早于   | 前年             |      |            |            |",
        "   |      | 任一1|          |        |                  |      |            |            |",
    )
    assert found.rules == ()
    assert sorted(told(found), key=lambda cell: (int(cell[1:]), cell)) == [
        *("F2", "F3", "F4", "F5", "E6", "D7", "C8", "F8", "H8", "F9", "I9", "F11", "F12", "D13"),
    ]
    assert [fault.cell for fault in found.faults].count("F2") == 2
    for fault in found.faults:
        for lang in LANGUAGES:
            assert fault.cell in fault.wrong.worded(lang)


def test_a_fault_leaves_the_other_rules_whole() -> None:
    found = read(
        "P1 | 甲 | | 融资金额 | 不高于 | 500 | |||",
        "P2 | 乙 | | 融资金额 | 不高于 | 500 | 万元 |||",
        "P1 | 甲 | | 融资金额 | 不低于 | 5 | 万元 |||",
    )
    assert [rule.code for rule in found.rules] == ["P2"]
    assert "第 2 行" in told(found)["A4"]


def test_not_of_several_is_asked_to_be_told_apart() -> None:
    found = read("P1 | | 非1 | 信用等级 | 属于 | A | |||", "   | | 非1 | 信用等级 | 属于 | B | |||")
    assert "非1/全部1" in told(found)["C3"]


def test_rules_that_cannot_hold_are_refused_by_their_rows() -> None:
    found = read(
        "P1 | 贷款 | | 融资金额 | 不低于 | 500 | 万元 |||",
        "   |      | | 是否上市 | 为     | 否  |      |||",
        "   |      | | 融资金额 | 不高于 | 300 | 万元 |||",
    )
    assert "第 2、4 行" in told(found)["D4"]
    assert "rows 2、4" in told(found, "en")["D4"]


def test_days_of_clauses_may_not_overlap_and_gaps_are_remarked() -> None:
    found = read(
        "P1 | 贷款 | | 融资金额 | 不高于 | 500 | 万元 |            | 2025-06-30 |",
        "   |      | | 融资金额 | 不高于 | 300 | 万元 | 2025-01-01 |            |",
        "P2 | 贷款 | | 融资金额 | 不高于 | 500 | 万元 |            | 2024-06-30 |",
        "   |      | | 融资金额 | 不高于 | 300 | 万元 | 2025-01-01 |            |",
    )
    assert [(fault.cell, "2025-01-01" in fault.wrong.worded("zh")) for fault in found.faults] == [("D3", True)]
    assert [(remark.cell, "2024-07-01" in remark.wrong.worded("zh")) for remark in found.remarks] == [("D5", True)]
    assert [rule.code for rule in found.rules] == ["P2"]


def test_a_clause_that_changes_nothing_is_remarked() -> None:
    found = read(
        "P1 | 贷款 | | 融资金额 | 不高于 | 500 | 万元 |||",
        "   |      | | 融资金额 | 不高于 | 300 | 万元 |||",
    )
    assert len(found.rules) == len(found.remarks) == 1
    assert found.remarks[0].cell == "D3"


def test_a_table_without_headings_is_refused() -> None:
    with pytest.raises(RuleError, match="Field"):
        read_rules([["甲", "乙"]], SCHEMA)
    with pytest.raises(RuleError, match=r"bad\.xlsx"):
        read_file("bad.xlsx", b"PK nothing", SCHEMA)
