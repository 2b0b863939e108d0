"""Columns: a rule compiled to a Polars expression over a whole table; it says what `judge` says of each row.

A nullable Boolean: null is unknown, and so is NaN; Polars joins nulls as Kleene did. Numbers are compared as floats.

Of many rules over many rows each different clause is judged once; those on words, regions and industries once for each
word that the table holds, and then by the numbers of these words. Rows are taken in portions, so that little is held.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING
from typing import Any as Anything

from liandong.errors import RuleError
from liandong.messages import words
from liandong.rules.condition import (
    LISTED,
    ORDERED,
    All,
    Any,
    Condition,
    Not,
    Relation,
    Rule,
    Test,
    Unread,
    clauses,
    on_day,
)
from liandong.rules.facts import Field, Kind, Schema, reach
from liandong.rules.given import given

if TYPE_CHECKING:
    import polars as pl

_COMPARES = {
    Relation.AT_LEAST: "ge",
    Relation.AT_MOST: "le",
    Relation.MORE_THAN: "gt",
    Relation.LESS_THAN: "lt",
    Relation.IS: "eq",
}


PORTION = 1 << 16
"""Rows that are judged together: the columns of clauses then stay within the caches of the processor."""

_NUMBER = "\0number"

Compiled = Callable[[Test], "pl.Expr"]
"""How a clause becomes a column."""


def expression(rule: Rule, schema: Schema, on: date) -> "pl.Expr":
    """The rule on a day, as a nullable Boolean over columns called by the codes of the fields: numbers, words and
    codes as text, several words as lists of text, days, yes or no as Booleans."""
    import polars as pl

    def compiled(test: Test) -> "pl.Expr":
        field = schema.field(test.field)
        column = pl.col(field.code)
        return tested(test, field, column.cast(pl.Float64).fill_nan(None) if field.kind is Kind.NUMBER else column)

    return _of_rule(rule, on, compiled)


def _of_rule(rule: Rule, on: date, compiled: Compiled) -> "pl.Expr":
    import polars as pl

    if not rule.days.hold(on):
        return pl.lit(value=False)
    asked = on_day(rule.condition, on)
    return pl.lit(value=True) if asked is None else _expression(asked, compiled)


def _expression(condition: Condition, compiled: Compiled) -> "pl.Expr":
    import polars as pl

    match condition:
        case Unread():
            return pl.lit(None, dtype=pl.Boolean)
        case Test():
            return compiled(condition)
        case Not():
            return ~_expression(condition.part, compiled)
        case All():
            return reduce(and_, (_expression(part, compiled) for part in condition.parts))
        case Any():
            return reduce(or_, (_expression(part, compiled) for part in condition.parts))


def tested(test: Test, field: Field, column: "pl.Expr") -> "pl.Expr":
    """One clause on a column as a nullable Boolean."""
    import polars as pl

    if test.relation in ORDERED or test.relation is Relation.IS:
        value = float(test.value) if isinstance(test.value, Decimal) else test.value
        compared: pl.Expr = getattr(column, _COMPARES[test.relation])(pl.lit(value))
        return compared
    wanted = sorted(test.value) if isinstance(test.value, frozenset) else [str(test.value)]
    if test.relation is Relation.HAS_ALL:
        return reduce(and_, (column.list.contains(pl.lit(word)) for word in wanted))
    inside, around = reach(field.kind, frozenset(wanted))
    if field.kind is Kind.WORDS:
        shared = column.list.set_intersection(pl.lit(sorted(inside), dtype=pl.List(pl.String)))
        among = pl.when(column.is_null()).then(None).otherwise(shared.list.len() > 0)
    else:
        among = column.is_in(sorted(inside))
    if around:
        among = pl.when(column.is_in(sorted(around))).then(None).otherwise(among)
    return among if test.relation is Relation.ONE_OF else ~among


def verdicts(table: Anything, rules: Sequence[Rule], schema: Schema, on: date) -> "pl.DataFrame":
    """A nullable Boolean column for each rule, called by its code, a row for each of the table's, which may be a frame
    of any kind that `given` takes; only the fields that the rules ask about need be there. RuleError for a table that
    lacks one of these or holds something else there, and for codes that come twice."""
    import polars as pl

    return pl.concat(portions(table, rules, schema, on), rechunk=False)


def portions(
    table: Anything, rules: Sequence[Rule], schema: Schema, on: date, rows: int = PORTION
) -> Iterator["pl.DataFrame"]:
    """The same for so many rows after the others, at least once. RuleError as `verdicts`."""
    import polars as pl

    codes = [rule.code for rule in rules]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise RuleError(words("rule.twice", code=twice[0]))
    asked = _clauses(rules)
    whole = given(table, dict.fromkeys(schema.field(test.field) for test in asked))
    numbered, compiled = _numbered(whole, asked, schema)
    names = {test: f"\0{at}" for at, test in enumerate(asked)}
    joined = [_of_rule(rule, on, lambda test: pl.col(names[test])).alias(f"\1{at}") for at, rule in enumerate(rules)]
    for first in range(0, max(whole.height, 1), rows):
        portion = numbered.slice(first, rows)
        judged = portion.with_columns(compiled[test].alias(name) for test, name in names.items())
        yield judged.with_columns(joined).select(pl.col(f"\1{at}").alias(code) for at, code in enumerate(codes))


def _clauses(rules: Sequence[Rule]) -> Sequence[Test]:
    """The different clauses of the rules."""
    every = (clause for rule in rules for clause in clauses(rule.condition))
    return list(dict.fromkeys(clause for clause in every if isinstance(clause, Test)))


def _numbered(
    table: "pl.DataFrame", asked: Sequence[Test], schema: Schema
) -> tuple["pl.DataFrame", Mapping[Test, "pl.Expr"]]:
    """The columns of the fields, those that hold words as numbers of these, and each clause over them."""
    import polars as pl

    made = table
    compiled = {test: tested(test, field := schema.field(test.field), pl.col(field.code)) for test in asked}
    listed: dict[str, list[Test]] = {}
    for test in asked:
        if test.relation in LISTED:
            listed.setdefault(schema.field(test.field).code, []).append(test)
    for code, tests in listed.items():
        held = table.select(pl.col(code))
        different = held.drop_nulls().unique(maintain_order=True)
        numbers = different.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias(_NUMBER))
        made = made.with_columns(held.join(numbers, on=code, how="left", maintain_order="left")[_NUMBER].alias(code))
        said = different.select(compiled[test].alias(str(at)) for at, test in enumerate(tests))
        compiled |= {test: _among(pl.col(code), said[str(at)]) for at, test in enumerate(tests)}
    return made, compiled


def _among(numbers: "pl.Expr", said: "pl.Series") -> "pl.Expr":
    """What is `said` of the word of each number, from the shorter of the lists of those that do and that do not."""
    import polars as pl

    yes, no, unknown = (said.eq_missing(truth).arg_true().to_list() for truth in (True, False, None))
    among = numbers.is_in(yes) if len(yes) <= len(no) else ~numbers.is_in(no)
    return pl.when(numbers.is_in(unknown)).then(None).otherwise(among) if unknown else among
