"""Columns: a rule compiled to a Polars expression over a whole table; it says what `judge` says of each row.

A nullable Boolean: null is unknown, and Polars joins nulls as Kleene did. Numbers are compared as floats.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from liandong.errors import RuleError
from liandong.messages import words
from liandong.rules.condition import ORDERED, All, Any, Condition, Not, Relation, Rule, Test, Unread, on_day
from liandong.rules.facts import Field, Kind, Schema, reach

if TYPE_CHECKING:
    import polars as pl

_COMPARES = {
    Relation.AT_LEAST: "ge",
    Relation.AT_MOST: "le",
    Relation.MORE_THAN: "gt",
    Relation.LESS_THAN: "lt",
    Relation.IS: "eq",
}


def expression(rule: Rule, schema: Schema, on: date) -> "pl.Expr":
    """The rule on a day, as a nullable Boolean over columns called by the codes of the fields: numbers, words and
    codes as text, several words as lists of text, days, yes or no as Booleans."""
    import polars as pl

    if not rule.days.hold(on):
        return pl.lit(value=False)
    asked = on_day(rule.condition, on)
    return pl.lit(value=True) if asked is None else _expression(asked, schema)


def _expression(condition: Condition, schema: Schema) -> "pl.Expr":
    import polars as pl

    match condition:
        case Unread():
            return pl.lit(None, dtype=pl.Boolean)
        case Test():
            return tested(condition, schema.field(condition.field))
        case Not():
            return ~_expression(condition.part, schema)
        case All():
            return reduce(and_, (_expression(part, schema) for part in condition.parts))
        case Any():
            return reduce(or_, (_expression(part, schema) for part in condition.parts))


def tested(test: Test, field: Field) -> "pl.Expr":
    """One clause as a nullable Boolean."""
    import polars as pl

    column = pl.col(field.code)
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


def verdicts(table: "pl.DataFrame", rules: Sequence[Rule], schema: Schema, on: date) -> "pl.DataFrame":
    """A nullable Boolean column for each rule, called by its code, a row for each of the table's. RuleError for a table
    that lacks a field, and for codes that come twice."""
    codes = [rule.code for rule in rules]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise RuleError(words("rule.twice", code=twice[0]))
    for field in schema.fields:
        if field.code not in table.columns:
            raise RuleError(words("rule.no_column", field=field.name, column=field.code))
    made = table.with_columns(expression(rule, schema, on).alias(f"\0{rule.code}") for rule in rules)
    return made.select(**{rule.code: f"\0{rule.code}" for rule in rules})
