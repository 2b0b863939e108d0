"""Telling (说明): a rule in words."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce

from liandong.messages import Words, words
from liandong.rules.condition import All, Any, Condition, Days, Not, Rule, Test, Unread
from liandong.rules.facts import Field, Kind, Schema, Value, name_of
from liandong.rules.naming import relation_words

Called = Callable[[Field], str | Words]
"""What a field is called, in the languages of the reader."""


def _by_name(field: Field) -> str:
    return field.name


def told(rule: Rule, schema: Schema, called: Called = _by_name) -> Words:
    """The whole rule: 科技贷（至 2026-12-31）：融资金额不高于 500 万元 且（…）. RuleError for a field that the schema
    lacks."""
    title = _dated(rule.title or rule.code, rule.days)
    return words("rule.told", title=title, condition=condition(rule.condition, schema, called))


def condition(of: Condition, schema: Schema, called: Called = _by_name) -> str | Words:
    """What is asked, groups within others in brackets."""
    match of:
        case Unread():
            return _dated(words("rule.told_unread", text=of.text), of.days)
        case Test():
            return _dated(clause(of, schema.field(of.field), called), of.days)
        case Not():
            return words("rule.told_not", part=condition(of.part, schema, called))
        case All():
            return _joined("rule.told_both", of.parts, schema, called)
        case Any():
            return _joined("rule.told_either", of.parts, schema, called)


def clause(test: Test, field: Field, called: Called = _by_name) -> Words:
    """One clause, its days aside: 融资金额不高于 500 万元."""
    relation = relation_words(test.relation, field.kind)
    return words("rule.told_clause", field=called(field), relation=relation, value=_value(field, test.value))


def _joined(code: str, parts: Sequence[Condition], schema: Schema, called: Called) -> str | Words:
    each = [_bracketed(part, condition(part, schema, called), len(parts)) for part in parts]
    return reduce(lambda one, other: words(code, one=one, other=other), each) if each else words("rule.told_nothing")


def _bracketed(part: Condition, told_so: str | Words, beside: int) -> str | Words:
    grouped = isinstance(part, All | Any) and len(part.parts) > 1 and beside > 1
    return words("rule.told_group", part=told_so) if grouped else told_so


def _value(field: Field, value: Value) -> str | Words:
    match value:
        case bool():
            return words("rule.yes" if value else "rule.no")
        case Decimal():
            number = f"{value:,f}"
            return words("rule.told_number", number=number, unit=field.unit) if field.unit else number
        case date():
            return value.isoformat()
        case frozenset():
            return _listed(field.kind, sorted(value))
        case _:
            return name_of(field.kind, value)


def _listed(kind: Kind, held: Sequence[str]) -> str | Words:
    names: list[str | Words] = [name_of(kind, word) for word in held]
    code = "rule.told_apart" if any("、" in str(name) for name in names) else "rule.told_listed"
    return reduce(lambda one, other: words(code, one=one, other=other), names)


def _dated(what: str | Words, days: Days) -> str | Words:
    """With its days behind it, where it has any."""
    since, until = days.since, days.until
    if since and until:
        return words("rule.told_between", what=what, since=str(since), until=str(until))
    if since:
        return words("rule.told_since", what=what, since=str(since))
    return words("rule.told_until", what=what, until=str(until)) if until else what
