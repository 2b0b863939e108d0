"""Soundness (一致性): what is wrong with a rule before anybody is judged by it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, pairwise

from liandong.messages import Words, words
from liandong.rules.condition import ORDERED, All, Any, Condition, Not, Relation, Rule, Test, clauses, on_day
from liandong.rules.facts import Field, Kind, Schema, Value, reach
from liandong.rules.holding import shut_out


class Flaw(StrEnum):
    """What can be wrong: it can never hold, a clause changes nothing, a field is not asked about for some days, two
    clauses that follow one another are in force together, a relation does not fit its field."""

    NEVER = "never"
    DEAD = "dead"
    GAP = "gap"
    OVERLAP = "overlap"
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
    odd = tuple(misfits(rule, schema))
    if odd:
        return odd
    found: dict[tuple[Flaw, tuple[int, ...]], Finding] = {}
    for finding in _in_turn(rule.condition, schema, places):
        found.setdefault((finding.flaw, finding.clauses), finding)
    overlaps = {frozenset(each.clauses) for each in found.values() if each.flaw is Flaw.OVERLAP}
    turns = _turns(rule)
    for on in turns:
        asked = on_day(rule.condition, on)
        for finding in () if asked is None else _on_a_day(asked, schema, places, turns):
            if finding.flaw is not Flaw.DEAD or frozenset(finding.clauses) not in overlaps:
                found.setdefault((finding.flaw, finding.clauses), finding)
    return tuple(found.values())


def misfits(rule: Rule, schema: Schema) -> Iterator[Finding]:
    """The clauses whose relation or value does not fit their field. RuleError for a field that the schema lacks."""
    for at, clause in enumerate(clauses(rule.condition), start=1):
        if isinstance(clause, Test):
            field = schema.field(clause.field)
            if clause.relation not in FITS[field.kind] or not _is_of(clause.value, field.kind):
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


def _on_a_day(asked: Condition, schema: Schema, places: Mapping[int, int], turns: Sequence[date]) -> Iterator[Finding]:
    """Flaws among the clauses that are asked together: those of each `All`, and else those of the whole."""
    pairs = [finding for part in _groups(asked) for finding in _pairs(_tests(part), schema, places, turns)]
    yield from pairs
    if all(finding.flaw is not Flaw.NEVER for finding in pairs):
        shut = sorted(places[id(test)] for test in shut_out(asked, schema))
        if shut:
            told = words("rule.never_all", clauses="、".join(map(str, shut)))
            yield Finding(Flaw.NEVER, tuple(shut), told)


def _groups(condition: Condition) -> Iterator[All]:
    match condition:
        case All() | Any():
            if isinstance(condition, All):
                yield condition
            for part in condition.parts:
                yield from _groups(part)
        case Not():
            yield from _groups(condition.part)
        case _:
            return


def _tests(group: All) -> list[Test]:
    return [part for part in group.parts if isinstance(part, Test)]


def _pairs(
    tests: Sequence[Test], schema: Schema, places: Mapping[int, int], turns: Sequence[date]
) -> Iterator[Finding]:
    for one, other in combinations(tests, 2):
        field = schema.field(one.field)
        if schema.field(other.field) != field:
            continue
        both = (places[id(one)], places[id(other)])
        if _exclude(one, other, field.kind) or _exclude(other, one, field.kind):
            yield Finding(Flaw.NEVER, both, words("rule.never", one=both[0], other=both[1], field=field.name))
        elif _implies(one, other, field.kind) and _covers(one, other, turns):
            yield Finding(Flaw.DEAD, both[::-1], words("rule.dead", one=both[0], other=both[1], field=field.name))
        elif _implies(other, one, field.kind) and _covers(other, one, turns):
            yield Finding(Flaw.DEAD, both, words("rule.dead", one=both[1], other=both[0], field=field.name))


def _covers(one: Test, other: Test, turns: Sequence[date]) -> bool:
    """Whether the one is asked on every day on which the other is."""
    return all(one.days.hold(on) for on in turns if other.days.hold(on))


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


def _in_turn(condition: Condition, schema: Schema, places: Mapping[int, int]) -> Iterator[Finding]:
    """Of clauses of one group on one field and of one side, each with days of its own: days between two of them, and
    days on which two are in force."""
    for group in _groups(condition):
        held: dict[tuple[Field, bool | Relation], list[Test]] = {}
        for test in _tests(group):
            field = schema.field(test.field)
            if (test.days.since or test.days.until) and field.kind is not Kind.WORDS:
                side = _is_lower(test) if test.relation in ORDERED else test.relation
                held.setdefault((field, side), []).append(test)
        for (field, side), tests in held.items():
            if side is not Relation.NONE_OF:
                for one, other in pairwise(sorted(tests, key=lambda test: test.days.since or date.min)):
                    yield from _between(one, other, field, (places[id(one)], places[id(other)]))


def _between(one: Test, other: Test, field: Field, at: tuple[int, int]) -> Iterator[Finding]:
    until, since = one.days.until or date.max, other.days.since or date.min
    if until < date.max and until + timedelta(days=1) < since:
        first, last = until + timedelta(days=1), since - timedelta(days=1)
        told = words("rule.gap", one=at[0], other=at[1], field=field.name, since=str(first), until=str(last))
        yield Finding(Flaw.GAP, at, told)
    elif since <= until and one.days != other.days:
        told = words("rule.overlap", one=at[0], other=at[1], field=field.name, since=str(since))
        yield Finding(Flaw.OVERLAP, at, told)
