"""Stored (存档): a condition as plain data, to be kept in a file, and back."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any as Anything

from liandong.errors import RuleError
from liandong.messages import words
from liandong.rules.condition import All, Any, Condition, Days, Not, Relation, Test, Unread
from liandong.rules.facts import Kind, Schema, Value

Plain = dict[str, Anything]


def plain(condition: Condition) -> Plain:
    """The condition as dictionaries, lists and texts."""
    match condition:
        case Test():
            value = condition.value
            kept = sorted(value) if isinstance(value, frozenset) else value if isinstance(value, bool) else str(value)
            asked = {"field": condition.field, "relation": condition.relation.value, "value": kept}
            return {**asked, **_days(condition.days), **({"text": condition.text} if condition.text else {})}
        case Unread():
            return {"text": condition.text, **_days(condition.days)}
        case Not():
            return {"not": plain(condition.part)}
        case All() | Any():
            return {"all" if isinstance(condition, All) else "any": [plain(part) for part in condition.parts]}


def _days(days: Days) -> Plain:
    held = {"since": days.since, "until": days.until}
    return {name: day.isoformat() for name, day in held.items() if day is not None}


def condition_of(held: Mapping[str, Anything], schema: Schema) -> Condition:
    """The condition that was kept. RuleError where it is not one of this schema."""
    try:
        if "not" in held:
            return Not(condition_of(held["not"], schema))
        if "all" in held:
            return All(tuple(condition_of(part, schema) for part in held["all"]))
        if "any" in held:
            return Any(tuple(condition_of(part, schema) for part in held["any"]))
        days = Days(*(date.fromisoformat(held[name]) if name in held else None for name in ("since", "until")))
        if "field" not in held:
            return Unread(held["text"], days)
        field = schema.field(held["field"])
        return Test(
            field.code, Relation(held["relation"]), _value(held["value"], field.kind), days, held.get("text", "")
        )
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise RuleError(words("rule.not_stored", held=str(held)[:200])) from error


def _value(kept: Anything, kind: Kind) -> Value:
    if kind is Kind.NUMBER:
        return Decimal(kept)
    if kind is Kind.DAY:
        return date.fromisoformat(kept)
    if kind is Kind.YES_NO:
        if not isinstance(kept, bool):
            raise TypeError
        return kept
    return frozenset(kept)
