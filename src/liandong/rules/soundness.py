"""Soundness (一致性): what is wrong with a rule before anybody is judged by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from liandong.messages import Words, words
from liandong.rules.condition import ORDERED, All, Any, Condition, Not, Relation, Rule, Test, clauses, on_day
from liandong.rules.facts import Kind, Schema, Value, reach


class Flaw(StrEnum):
    """What can be wrong: it can never hold, a clause changes nothing, a field is not asked about for some days, a
    relation does not fit its field."""

    NEVER = "never"
    DEAD = "dead"
    GAP = "gap"
    MISFIT = "misfit"


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw, the places of its clauses (from 1, in the order in which they are written), and what it is, in words."""

    flaw: Flaw
    clauses: tuple[int, ...]
    told: Words


FITS = {
    Kind.NUMBER: ORDERED,
    Kind.DAY: ORDERED,
    Kind.WORD: (Relation.ONE_OF, Relation.NONE_OF),
    Kind.REGION: (Relation.ONE_OF, Relation.NONE_OF),
    Kind.INDUSTRY: (Relation.ONE_OF, Relation.NONE_OF),
    Kind.WORDS: (Relation.ONE_OF, Relation.NONE_OF, Relation.HAS_ALL),
    Kind.YES_NO: (Relation.IS,),
}
"""Which relations a field of each kind can be asked about."""


def flaws(rule: Rule, schema: Schema) -> tuple[Finding, ...]:
    """What is wrong with a rule, on any of its days. RuleError for a field that the schema lacks."""
    places = {id(clause): at for at, clause in enumerate(clauses(rule.condition), start=1)}
    misfits = tuple(_misfits(rule, schema, places))
    if misfits:
        return misfits
    found: dict[tuple[Flaw, tuple[int, ...]], Finding] = {}
    for on in _turns(rule):
        asked = on_day(rule.condition, on)
        for finding in () if asked is None else _on_a_day(asked, schema, places):
            found.setdefault((finding.flaw, finding.clauses), finding)
    return (*found.values(), *_gaps(rule, schema, places))


def _misfits(rule: Rule, schema: Schema, places: dict[int, int]) -> Iterator[Finding]:
    for clause in clauses(rule.condition):
        if isinstance(clause, Test):
            field = schema.field(clause.field)
            if clause.relation not in FITS[field.kind] or not _is_of(clause.value, field.kind):
                at = places[id(clause)]
                yield Finding(Flaw.MISFIT, (at,), words("rule.misfit", at=at, field=field.name))


def _is_of(value: Value, kind: Kind) -> bool:
    match kind:
        case Kind.NUMBER:
            return isinstance(value, Decimal) and value.is_finite()
        case Kind.DAY:
            return isinstance(value, date)
        case Kind.YES_NO:
            return isinstance(value, bool)
        case _:
            return isinstance(value, frozenset) and bool(value)


def _turns(rule: Rule) -> list[date]:
    """Days on which what is asked may be another than on the day before: the first, and each on which something
    begins or has just ended."""
    every = (rule.days, *(clause.days for clause in clauses(rule.condition)))
    begins = {days.since for days in every if days.since}
    ended = {days.until + timedelta(days=1) for days in every if days.until and days.until < date.max}
    days = sorted({rule.days.since or date.min, *begins, *ended})
    return [day for day in days if rule.days.hold(day)]


def _on_a_day(asked: Condition, schema: Schema, places: dict[int, int]) -> Iterator[Finding]:
    """Flaws among the clauses that are asked together: those of each `All`."""
    match asked:
        case All():
            tests = [part for part in asked.parts if isinstance(part, Test)]
            yield from _pairs(tests, schema, places)
            for part in asked.parts:
                yield from _on_a_day(part, schema, places)
        case Any():
            for part in asked.parts:
                yield from _on_a_day(part, schema, places)
        case Not():
            yield from _on_a_day(asked.part, schema, places)
        case _:
            return


def _pairs(tests: Sequence[Test], schema: Schema, places: dict[int, int]) -> Iterator[Finding]:
    for at, one in enumerate(tests):
        for other in tests[at + 1 :]:
            field = schema.field(one.field)
            if schema.field(other.field) != field:
                continue
            both = (places[id(one)], places[id(other)])
            if _exclude(one, other, field.kind) or _exclude(other, one, field.kind):
                yield Finding(Flaw.NEVER, both, words("rule.never", one=both[0], other=both[1], field=field.name))
            elif _implies(one, other, field.kind):
                yield Finding(Flaw.DEAD, both[::-1], words("rule.dead", one=both[0], other=both[1], field=field.name))
            elif _implies(other, one, field.kind):
                yield Finding(Flaw.DEAD, both, words("rule.dead", one=both[1], other=both[0], field=field.name))


def _exclude(one: Test, other: Test, kind: Kind) -> bool:
    """Whether no value meets both."""
    if kind in (Kind.NUMBER, Kind.DAY):
        lower, upper = (one, other) if _is_lower(one) else (other, one)
        if _is_lower(lower) == _is_lower(upper):
            return False
        strict = Relation.MORE_THAN is lower.relation or Relation.LESS_THAN is upper.relation
        return bool(lower.value > upper.value or (strict and lower.value == upper.value))  # type: ignore[operator]
    if kind is Kind.YES_NO:
        return one.value != other.value
    mine, theirs = _reached(one, kind), _reached(other, kind)
    if kind is Kind.WORDS:
        return other.relation is Relation.NONE_OF and (
            (one.relation is Relation.HAS_ALL and bool(mine & theirs))
            or (one.relation is Relation.ONE_OF and mine <= theirs)
        )
    if one.relation is Relation.ONE_OF and other.relation is Relation.ONE_OF:
        return not mine & theirs
    return one.relation is Relation.ONE_OF and other.relation is Relation.NONE_OF and mine <= theirs


def _implies(one: Test, other: Test, kind: Kind) -> bool:
    """Whether whoever meets the one meets the other."""
    if kind in (Kind.NUMBER, Kind.DAY):
        if _is_lower(one) != _is_lower(other):
            return False
        loose = one.relation in (Relation.AT_LEAST, Relation.AT_MOST)
        strict = other.relation in (Relation.MORE_THAN, Relation.LESS_THAN)
        if one.value == other.value:
            return not (loose and strict)
        return bool((one.value > other.value) is _is_lower(one))  # type: ignore[operator]
    if kind is Kind.YES_NO:
        return one.value == other.value
    mine, theirs = _reached(one, kind), _reached(other, kind)
    match one.relation, other.relation:
        case (Relation.ONE_OF, Relation.ONE_OF):
            return mine <= theirs
        case (Relation.NONE_OF, Relation.NONE_OF) | (Relation.HAS_ALL, Relation.HAS_ALL):
            return theirs <= mine
        case (Relation.HAS_ALL, Relation.ONE_OF):
            return bool(mine & theirs)
        case (Relation.ONE_OF, Relation.NONE_OF):
            return kind is not Kind.WORDS and not mine & theirs
        case _:
            return False


def _is_lower(test: Test) -> bool:
    return test.relation in (Relation.AT_LEAST, Relation.MORE_THAN)


def _reached(test: Test, kind: Kind) -> frozenset[str]:
    assert isinstance(test.value, frozenset)
    return reach(kind, test.value)[0]


def _gaps(rule: Rule, schema: Schema, places: dict[int, int]) -> Iterator[Finding]:
    """Days between two clauses on one field and of one side, of which the one ends before the other begins."""
    held: dict[tuple[str, bool | Relation], list[Test]] = {}
    for clause in clauses(rule.condition):
        if isinstance(clause, Test) and (clause.days.since or clause.days.until):
            side = _is_lower(clause) if clause.relation in ORDERED else clause.relation
            held.setdefault((schema.field(clause.field).name, side), []).append(clause)
    for (name, _), tests in held.items():
        ordered = sorted(tests, key=lambda test: test.days.since or date.min)
        for one, other in pairwise(ordered):
            until, since = one.days.until, other.days.since
            if until and since and until + timedelta(days=1) < since:
                at = (places[id(one)], places[id(other)])
                first, last = until + timedelta(days=1), since - timedelta(days=1)
                told = words("rule.gap", one=at[0], other=at[1], field=name, since=str(first), until=str(last))
                yield Finding(Flaw.GAP, at, told)
