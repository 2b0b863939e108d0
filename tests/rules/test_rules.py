"""Rules: what holds of a record on a day, and the same for a whole table; unknown stays unknown; flaws are found
first."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product
from math import prod

import pandas
import polars as pl
import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.errors import RuleError
from liandong.rules import All, Any, Condition, Not, Relation, Rule, Test, Truth, Unread, judge
from liandong.rules.columns import expression, verdicts
from liandong.rules.condition import ALWAYS, Days, clauses
from liandong.rules.facts import Facts, Value, coded, number_in
from liandong.rules.holding import shut_out
from liandong.rules.soundness import Flaw, flaws
from tests.rules.cases import (
    GUANGDONG,
    GUANGZHOU,
    NANSHA,
    PLEDGES,
    SCHEMA,
    SHENZHEN,
    WORDS,
    a_test,
    conditions,
    records,
    table,
)

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
    with pytest.raises(RuleError, match="listed"):
        verdicts(pl.DataFrame({"amount": [1.0]}), [rule], SCHEMA, ON)
    with pytest.raises(RuleError, match="r"):
        verdicts(table([]), [rule, rule], SCHEMA, ON)


def test_a_number_that_is_none_is_not_known() -> None:
    rule = Rule("r", "规则", asked("amount", Relation.AT_LEAST, Decimal(5)))
    assert truth(rule.condition, {"amount": Decimal("NaN")}) is Truth.UNKNOWN
    numbers = pl.DataFrame({"amount": [float("nan"), 3.0, None, 9.0]})
    assert verdicts(numbers, [rule], SCHEMA, ON)["r"].to_list() == [None, False, None, True]
    assert numbers.select(expression(rule, SCHEMA, ON).alias("r"))["r"].to_list() == [None, False, None, True]


def test_only_the_fields_asked_about_need_be_there_in_whatever_frame() -> None:
    rule = Rule(
        "r",
        "规则",
        All(
            (
                asked("amount", Relation.AT_LEAST, Decimal(5)),
                asked("rating", Relation.ONE_OF, frozenset({"A"})),
                asked("pledge", Relation.HAS_ALL, frozenset({"房产"})),
                asked("founded", Relation.AT_MOST, date(2020, 1, 5)),
            )
        ),
    )
    columns = {
        "amount": [7, 7, None, 7],
        "rating": ["A", "B", "A", None],
        "pledge": [["房产", "设备"], ["房产"], ["房产"], ["房产"]],
        "founded": [date(2020, 1, 1)] * 4,
    }
    frames = (columns, pl.DataFrame(columns), pandas.DataFrame(columns), pyarrow.table(columns))
    for frame in (*frames, pandas.DataFrame({**columns, "founded": [pandas.Timestamp("2020-01-01")] * 4})):
        assert verdicts(frame, [rule], SCHEMA, ON)["r"].to_list() == [True, False, None, None]
    always = Rule("r", "规则", All(()))
    assert verdicts({"amount": [1, 2]}, [always], SCHEMA, ON)["r"].to_list() == [True, True]


@pytest.mark.parametrize(
    ("field", "relation", "value", "column"),
    [
        ("amount", Relation.AT_LEAST, Decimal(5), ["500"]),
        ("founded", Relation.AT_MOST, ON, ["2020-01-01"]),
        ("rating", Relation.ONE_OF, frozenset({"A"}), [1]),
        ("pledge", Relation.HAS_ALL, frozenset({"房产"}), ["房产"]),
        ("listed", Relation.IS, True, ["是"]),
    ],
)
def test_a_column_of_another_kind_is_refused_by_name(
    field: str, relation: Relation, value: Value, column: list[object]
) -> None:
    with pytest.raises(RuleError, match=field):
        verdicts(pl.DataFrame({field: column}), [Rule("r", "规则", asked(field, relation, value))], SCHEMA, ON)
    with pytest.raises(RuleError, match="int"):
        verdicts(7, [Rule("r", "规则", asked(field, relation, value))], SCHEMA, ON)


def test_facts_and_codes_that_cannot_be_are_refused_by_name() -> None:
    for wrong in (7.0, "7", ON):
        with pytest.raises(RuleError, match="融资金额"):
            truth(asked("amount", Relation.AT_LEAST, Decimal(5)), {"amount": wrong})  # type: ignore[dict-item]
    for field in ("region", "industry"):
        with pytest.raises(RuleError, match="99"):
            truth(asked(field, Relation.ONE_OF, frozenset({"99"})), {field: WORDS[field][0]})


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


DOMAINS: Mapping[str, list[Value]] = {
    "amount": [Decimal(at) / 2 for at in range(-1, 22)],
    "founded": [date(2020, 1, 1) + timedelta(at) for at in range(-1, 12)],
    "listed": [True, False],
    "rating": [*"ABCD"],
    "region": [*WORDS["region"], "110000", "440600", "440106"],
    "industry": [*WORDS["industry"], "A", "C39", "C362", "I64"],
    "pledge": [frozenset(some) for count in range(5) for some in combinations(PLEDGES, count)],
}
"""Values of each field, of which one meets whatever clauses of these rules any value meets."""


def anybody(condition: Condition) -> bool | None:
    """Whether a record of these values meets the condition; None where there are too many to look at."""
    asked_of = sorted({clause.field for clause in clauses(condition) if isinstance(clause, Test)})
    if prod(len(DOMAINS[field]) for field in asked_of) > 3000:
        return None
    many = (dict(zip(asked_of, values, strict=True)) for values in product(*(DOMAINS[field] for field in asked_of)))
    return any(truth(condition, each) is Truth.YES for each in many)


def crowded() -> st.SearchStrategy[Condition]:
    """Several clauses on one field, so that many shut one another out."""

    def on(field: str) -> st.SearchStrategy[Condition]:
        one = a_test(field)
        return st.lists(one | one.map(Not), min_size=2, max_size=5).map(lambda parts: All(tuple(parts)))

    return st.sampled_from(sorted(DOMAINS)).flatmap(on)


def undated(condition: Condition) -> Condition:
    """The same, asked on every day, and read throughout."""
    match condition:
        case Test():
            return replace(condition, days=ALWAYS)
        case Unread():
            return Test("listed", Relation.IS, value=True)
        case Not():
            return Not(undated(condition.part))
        case All() | Any():
            return type(condition)(tuple(undated(part) for part in condition.parts))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given((conditions(6) | crowded()).map(undated))
def test_what_nobody_can_meet_is_found_and_nothing_else(tree: Condition) -> None:
    met = anybody(tree)
    if met is not None:
        shut = shut_out(tree, SCHEMA)
        assert bool(shut) is not met
        assert met or Flaw.NEVER in {each.flaw for each in flaws(Rule("r", "规则", tree), SCHEMA)}


def test_clauses_that_follow_one_another_may_not_overlap() -> None:
    old = asked("amount", Relation.AT_MOST, Decimal(300), Days(until=date(2025, 6, 30)))
    new = asked("amount", Relation.AT_MOST, Decimal(500), Days(since=date(2025, 1, 1)))
    found = flaws(Rule("r", "规则", All((old, new))), SCHEMA)
    assert [(each.flaw, each.clauses) for each in found] == [(Flaw.OVERLAP, (1, 2))]
    assert "2025-01-01" in found[0].told.worded("zh")
    assert flaws(Rule("r", "规则", Any((All((old,)), All((new,))))), SCHEMA) == ()


def test_a_clause_is_dead_only_where_another_always_stands_for_it() -> None:
    loose = asked("amount", Relation.AT_MOST, Decimal(500))
    tight = asked("amount", Relation.AT_MOST, Decimal(300), Days(since=date(2025, 1, 1)))
    assert flaws(Rule("r", "规则", All((loose, tight))), SCHEMA) == ()
    late = Rule("r", "规则", All((loose, tight)), Days(since=date(2025, 2, 1)))
    assert [(each.flaw, each.clauses) for each in flaws(late, SCHEMA)] == [(Flaw.DEAD, (1, 2))]


def test_three_clauses_that_clash_only_together_are_named() -> None:
    in_two = asked("rating", Relation.ONE_OF, frozenset("AB"))
    rule = All(
        (
            in_two,
            asked("listed", Relation.IS, value=True),
            asked("rating", Relation.NONE_OF, frozenset("A")),
            asked("rating", Relation.NONE_OF, frozenset("B")),
        )
    )
    found = flaws(Rule("r", "规则", rule), SCHEMA)
    assert [(each.flaw, each.clauses) for each in found] == [(Flaw.NEVER, (1, 3, 4))]
    assert "1、3、4" in found[0].told.worded("zh")
