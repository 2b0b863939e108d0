"""Rules: what holds of a record on a day, and the same for a whole table; unknown stays unknown; flaws are found
first."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.errors import RuleError
from liandong.rules import All, Any, Condition, Field, Kind, Not, Relation, Rule, Schema, Test, Truth, Unread, judge
from liandong.rules.columns import verdicts
from liandong.rules.condition import ALWAYS, Days
from liandong.rules.facts import Facts, Value, coded, number_in
from liandong.rules.soundness import Flaw, flaws

ON = date(2025, 6, 1)
PLEDGES = ("房产", "设备", "知识产权", "应收账款")
SCHEMA = Schema(
    (
        Field("amount", "融资金额", Kind.NUMBER, "万元"),
        Field("region", "地区", Kind.REGION),
        Field("industry", "行业", Kind.INDUSTRY),
        Field("rating", "信用等级", Kind.WORD, words=("A", "B", "C", "D")),
        Field("pledge", "可抵押物", Kind.WORDS, words=PLEDGES),
        Field("founded", "成立日期", Kind.DAY),
        Field("listed", "是否上市", Kind.YES_NO),
    )
)
GUANGDONG, GUANGZHOU, NANSHA, SHENZHEN = "440000", "440100", "440115", "440300"


def asked(field: str, relation: Relation, value: Value, days: Days = ALWAYS) -> Test:
    return Test(field, relation, value, days)


def truth(condition: Condition, facts: Facts, on: date = ON) -> Truth:
    return judge(Rule("r", "规则", condition), facts, SCHEMA, on).truth


def test_a_number_that_fails_tells_by_how_much() -> None:
    rule = Rule("r", "规则", asked("amount", Relation.AT_MOST, Decimal(500)))
    verdict = judge(rule, {"amount": Decimal(620)}, SCHEMA, ON)
    assert (verdict.truth, verdict.failed[0].gap) == (Truth.NO, Decimal(-120))
    more = judge(
        Rule("r", "规则", asked("amount", Relation.MORE_THAN, Decimal(500))), {"amount": Decimal(500)}, SCHEMA, ON
    )
    assert more.failed[0].gap == Decimal(1)
    days = judge(Rule("r", "规则", asked("founded", Relation.AT_MOST, ON)), {"founded": ON + timedelta(30)}, SCHEMA, ON)
    assert days.failed[0].gap == Decimal(-30)


def test_a_region_holds_what_lies_in_it_and_a_wider_one_is_not_known() -> None:
    inside = asked("region", Relation.ONE_OF, frozenset({GUANGZHOU}))
    assert truth(inside, {"region": NANSHA}) is Truth.YES
    assert truth(inside, {"region": SHENZHEN}) is Truth.NO
    assert truth(inside, {"region": GUANGDONG}) is Truth.UNKNOWN
    assert truth(Not(inside), {"region": GUANGDONG}) is Truth.UNKNOWN
    machinery = asked("industry", Relation.NONE_OF, frozenset({"C"}))
    assert truth(machinery, {"industry": "C36"}) is Truth.NO
    assert truth(machinery, {"industry": "I65"}) is Truth.YES


def test_what_is_not_known_is_neither_no_nor_yes() -> None:
    known = asked("amount", Relation.AT_LEAST, Decimal(100))
    open_ = asked("rating", Relation.ONE_OF, frozenset({"A"}))
    assert truth(All((known, open_)), {"amount": Decimal(200)}) is Truth.UNKNOWN
    assert truth(All((known, open_)), {"amount": Decimal(50)}) is Truth.NO
    assert truth(Any((known, open_)), {"amount": Decimal(200)}) is Truth.YES
    assert truth(Any((known, open_)), {}) is Truth.UNKNOWN
    assert truth(All((known, Unread("其他条件面议"))), {"amount": Decimal(200)}) is Truth.UNKNOWN


def test_clauses_ask_on_their_days_only() -> None:
    old = asked("amount", Relation.AT_MOST, Decimal(300), Days(until=date(2024, 12, 31)))
    new = asked("amount", Relation.AT_MOST, Decimal(500), Days(since=date(2025, 1, 1)))
    both = All((old, new))
    assert truth(both, {"amount": Decimal(400)}, date(2024, 12, 31)) is Truth.NO
    assert truth(both, {"amount": Decimal(400)}, date(2025, 1, 1)) is Truth.YES
    past = Rule("r", "规则", both, Days(until=date(2025, 3, 1)))
    assert not judge(past, {"amount": Decimal(1)}, SCHEMA, ON).in_force


WORDS = {
    "rating": ("A", "B", "C", "D"),
    "region": (GUANGDONG, GUANGZHOU, NANSHA, SHENZHEN, "310000"),
    "industry": ("C", "C36", "C361", "I65", "I"),
}


def a_test() -> st.SearchStrategy[Test]:
    days = st.sampled_from([Days(), Days(since=date(2025, 1, 1)), Days(until=date(2025, 1, 1))])
    numbers = st.integers(0, 10).map(Decimal)
    ordered = st.sampled_from([Relation.AT_LEAST, Relation.AT_MOST, Relation.MORE_THAN, Relation.LESS_THAN])
    listed = st.sampled_from([Relation.ONE_OF, Relation.NONE_OF])
    dates = st.integers(0, 10).map(lambda each: date(2020, 1, 1) + timedelta(each))
    some = st.frozensets(st.sampled_from(PLEDGES), min_size=1)
    return st.one_of(
        st.builds(Test, st.just("amount"), ordered, numbers, days),
        st.builds(Test, st.just("founded"), ordered, dates, days),
        *(
            st.builds(Test, st.just(field), listed, st.frozensets(st.sampled_from(held), min_size=1), days)
            for field, held in WORDS.items()
        ),
        st.builds(Test, st.just("pledge"), st.sampled_from([*LISTS]), some, days),
        st.builds(Test, st.just("listed"), st.just(Relation.IS), st.booleans(), days),
    )


LISTS = (Relation.ONE_OF, Relation.NONE_OF, Relation.HAS_ALL)


def conditions() -> st.SearchStrategy[Condition]:
    leaves: st.SearchStrategy[Condition] = st.one_of(a_test(), st.just(Unread("面议")))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
            inner.map(Not),
        ),
        max_leaves=7,
    )


def records() -> st.SearchStrategy[Mapping[str, Value | None]]:
    return st.fixed_dictionaries(
        {
            "amount": st.none() | st.integers(0, 10).map(Decimal),
            "founded": st.none() | st.integers(0, 10).map(lambda each: date(2020, 1, 1) + timedelta(each)),
            **{field: st.none() | st.sampled_from(held) for field, held in WORDS.items()},
            "pledge": st.none() | st.frozensets(st.sampled_from(PLEDGES)),
            "listed": st.none() | st.booleans(),
        }
    )


def table(facts: list[Mapping[str, Value | None]]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "amount": [None if (each := row["amount"]) is None else float(each) for row in facts],  # type: ignore[arg-type]
            "founded": [row["founded"] for row in facts],
            **{field: [row[field] for row in facts] for field in WORDS},
            "pledge": [None if (each := row["pledge"]) is None else sorted(each) for row in facts],  # type: ignore[arg-type]
            "listed": [row["listed"] for row in facts],
        },
        schema={
            "amount": pl.Float64,
            "founded": pl.Date,
            **dict.fromkeys(WORDS, pl.String),
            "pledge": pl.List(pl.String),
            "listed": pl.Boolean,
        },
    )


@settings(max_examples=150, deadline=None)
@given(conditions(), st.lists(records(), min_size=1, max_size=20))
def test_a_table_is_judged_as_its_rows(condition: Condition, facts: list[Mapping[str, Value | None]]) -> None:
    rule = Rule("r", "规则", condition)
    made = verdicts(table(facts), [rule], SCHEMA, ON)
    assert [Truth.of(each) for each in made["r"]] == [judge(rule, each, SCHEMA, ON).truth for each in facts]


def test_a_table_that_lacks_a_field_is_refused() -> None:
    rule = Rule("r", "规则", asked("listed", Relation.IS, value=True))
    with pytest.raises(RuleError, match="amount"):
        verdicts(pl.DataFrame({"listed": [True]}), [rule], SCHEMA, ON)
    with pytest.raises(RuleError, match="r"):
        verdicts(table([]), [rule, rule], SCHEMA, ON)


@settings(max_examples=200, deadline=None)
@given(a_test(), records())
def test_the_stated_gap_makes_the_clause_hold(test: Test, facts: Mapping[str, Value | None]) -> None:
    for clause in judge(Rule("r", "规则", test), facts, SCHEMA, ON).failed:
        if clause.gap is None:
            continue
        found = clause.found
        risen = found + timedelta(int(clause.gap)) if isinstance(found, date) else found + clause.gap  # type: ignore[operator]
        assert truth(test, {**facts, test.field: risen}) is Truth.YES


@settings(max_examples=200, deadline=None)
@given(a_test(), a_test(), st.lists(records(), min_size=1, max_size=20))
def test_flaws_are_true(one: Test, other: Test, facts: list[Mapping[str, Value | None]]) -> None:
    rule = Rule("r", "规则", All((one, other)), Days(since=ON, until=ON))
    for finding in flaws(rule, SCHEMA):
        for each in facts:
            truths = [truth(part, each) for part in (one, other)]
            if finding.flaw is Flaw.NEVER:
                assert truths != [Truth.YES, Truth.YES]
            if finding.flaw is Flaw.DEAD:
                dead, by = finding.clauses
                assert truths[by - 1] is not Truth.YES or truths[dead - 1] is Truth.YES


def test_flaws_are_found() -> None:
    least, most = asked("amount", Relation.AT_LEAST, Decimal(500)), asked("amount", Relation.AT_MOST, Decimal(300))
    assert [each.flaw for each in flaws(Rule("r", "规则", All((least, most))), SCHEMA)] == [Flaw.NEVER]
    wide = asked("region", Relation.ONE_OF, frozenset({GUANGDONG}))
    narrow = asked("region", Relation.ONE_OF, frozenset({GUANGZHOU}))
    assert [(each.flaw, each.clauses) for each in flaws(Rule("r", "规则", All((wide, narrow))), SCHEMA)] == [
        (Flaw.DEAD, (1, 2))
    ]
    old = asked("amount", Relation.AT_MOST, Decimal(300), Days(until=date(2024, 12, 31)))
    new = asked("amount", Relation.AT_MOST, Decimal(500), Days(since=date(2025, 3, 1)))
    found = flaws(Rule("r", "规则", All((old, new))), SCHEMA)
    assert [each.flaw for each in found] == [Flaw.GAP]
    assert "2025-01-01" in found[0].told.worded("zh")
    odd = asked("amount", Relation.ONE_OF, frozenset({"5"}))
    assert [each.flaw for each in flaws(Rule("r", "规则", odd), SCHEMA)] == [Flaw.MISFIT]


def test_units_and_codes_are_understood() -> None:
    amount, region = SCHEMA.field("融资金额"), SCHEMA.field("region")
    assert number_in(amount, Decimal("0.05"), "亿元", "B2") == Decimal(500)
    with pytest.raises(RuleError, match="B2"):
        number_in(amount, Decimal(500), "", "B2")
    with pytest.raises(RuleError, match="B2"):
        number_in(amount, Decimal(500), "万美元", "B2")
    assert coded(region, "广州", "B3") == GUANGZHOU
    assert coded(region, GUANGZHOU, "B3") == GUANGZHOU
    with pytest.raises(RuleError, match="B3"):
        coded(region, "某某地方", "B3")
    with pytest.raises(RuleError, match="E"):
        coded(SCHEMA.field("rating"), "E", "B4")
    with pytest.raises(RuleError, match="nowhere"):
        SCHEMA.field("nowhere")
