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
from liandong.rules import All, Any, Condition, Not, Relation, Rule, Test, Truth, Unread, judge
from liandong.rules.columns import verdicts
from liandong.rules.condition import ALWAYS, Days
from liandong.rules.facts import Facts, Value, coded, number_in
from liandong.rules.soundness import Flaw, flaws
from tests.rules.cases import GUANGDONG, GUANGZHOU, NANSHA, SCHEMA, SHENZHEN, a_test, conditions, records, table

ON = date(2025, 6, 1)


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
