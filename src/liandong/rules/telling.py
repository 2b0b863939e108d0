"""Telling (说明): a rule in words."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce

from liandong.messages import Words, words
from liandong.rules.condition import All, Any, Condition, Days, Not, Relation, Rule, Test, Unread
from liandong.rules.facts import Field, Kind, Schema, Value, name_of
from liandong.rules.naming import relation_words

Told = str | Words
Called = Callable[[Field], Told]
"""What a field is called, in the languages of the reader."""
Leaf = Callable[[Test | Unread], Told]
"""Tells one clause, its days aside."""


def by_name(field: Field) -> str:
    return field.name


def told(rule: Rule, schema: Schema, called: Called = by_name) -> Words:
    """The whole rule: 科技贷（至 2026-12-31）：融资金额不高于 500 万元 且（…）. RuleError for a field that the schema
    lacks."""
    title = _dated(rule.title or rule.code, rule.days)
    return words("rule.told", title=title, condition=condition(rule.condition, plainly(schema, called)))


def plainly(schema: Schema, called: Called = by_name) -> Leaf:
    """Tells a clause with its value as it stands; one that was not read in its own words."""

    def leaf(of: Test | Unread) -> Told:
        if isinstance(of, Unread):
            return words("rule.told_unread", text=of.text)
        field = schema.field(of.field)
        return clause(of, field, called(field), value(field, of.value))

    return leaf


def condition(of: Condition, leaf: Leaf) -> Told:
    """What is asked, each clause as `leaf` tells it, groups within others in brackets."""
    match of:
        case Unread() | Test():
            return _dated(leaf(of), of.days)
        case Not():
            return words("rule.told_not", part=condition(of.part, leaf))
        case All():
            return _joined("rule.told_both", of.parts, leaf)
        case Any():
            return _joined("rule.told_either", of.parts, leaf)


def clause(test: Test, field: Field, called: Told, shown: Told) -> Words:
    """A clause on a field that is `called` so, with its value as it is `shown`: 融资金额不高于 500 万元."""
    if field.kind is Kind.DAY:  # not before or not after one another, where numbers are at least or at most
        return words("rule.told_day", field=called, relation=relation_words(test.relation, field.kind), value=shown)
    return words(f"rule.told_{_manner(test, field)}", field=called, value=shown)


def _manner(test: Test, field: Field) -> str:
    """By which text: one place or thing is not told as one of several."""
    if test.relation is Relation.ONE_OF and field.kind in (Kind.REGION, Kind.INDUSTRY):
        return "lies_in"
    if test.relation is Relation.ONE_OF and isinstance(test.value, frozenset) and len(test.value) == 1:
        return "has_all"
    return test.relation.value


def _joined(code: str, parts: Sequence[Condition], leaf: Leaf) -> Told:
    each = [_bracketed(part, condition(part, leaf), len(parts)) for part in parts]
    return reduce(lambda one, other: words(code, one=one, other=other), each) if each else words("rule.told_nothing")


def _bracketed(part: Condition, told_so: Told, beside: int) -> Told:
    grouped = isinstance(part, All | Any) and len(part.parts) > 1 and beside > 1
    return words("rule.told_group", part=told_so) if grouped else told_so


def value(field: Field, held: Value) -> Told:
    """A value with its unit, regions and industries by their names."""
    match held:
        case bool():
            return words("rule.yes" if held else "rule.no")
        case Decimal():
            number = f"{held:,f}"
            return words("rule.told_number", number=number, unit=field.unit) if field.unit else number
        case date():
            return held.isoformat()
        case frozenset():
            return _listed(field.kind, sorted(held))
        case _:
            return name_of(field.kind, held)


def _listed(kind: Kind, held: Sequence[str]) -> Told:
    names: list[Told] = [name_of(kind, word) for word in held]
    code = "rule.told_apart" if any("、" in str(name) for name in names) else "rule.told_listed"
    return reduce(lambda one, other: words(code, one=one, other=other), names)


def _dated(what: Told, days: Days) -> Told:
    """With its days behind it, where it has any."""
    since, until = days.since, days.until
    if since and until:
        return words("rule.told_between", what=what, since=str(since), until=str(until))
    if since:
        return words("rule.told_since", what=what, since=str(since))
    return words("rule.told_until", what=what, until=str(until)) if until else what
