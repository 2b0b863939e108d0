"""Posting lists (倒排): for each value that needs have of a field, the offers that turn it away, and those of which it
is not known, as rows of bits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from liandong.matching.asked import FURTHER, Asked
from liandong.matching.bits import Bits, packed
from liandong.matching.fields import FIELDS
from liandong.rules import Between, Condition, Fact, Facts, Field, Kind, Relation, Rule, Test, Truth, Value, judge
from liandong.rules.condition import clauses
from liandong.rules.facts import above, lies

_AT_ONCE = 2048
"""Values that are held against all offers at once."""


@dataclass(frozen=True, eq=False, slots=True)
class Limits:
    """What offers (m) take of a number or day: from `low` to `high`, both included; endless where they ask nothing."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Posting:
    """What becomes of one field. `value` (n) is the place of each need's value among the rows; `no` and `unknown`
    (d, w) are the offers that turn this value away, and those of which it is not known. Of a number or day `held` (2,
    d) are the least and the most that each value may be, NaN where none is known, and `limits` what the offers take."""

    name: str
    value: NDArray[np.intp]
    no: Bits
    unknown: Bits
    held: NDArray[np.float64] | None = None
    limits: Limits | None = None


def postings(facts: Sequence[Facts], offers: Sequence[Asked], on: date) -> list[Posting]:
    """One for each field that some offer asks about, and one for the further conditions if there are any."""
    made = []
    for field in FIELDS.fields:
        if any(field.code in offer.tests for offer in offers):
            made.append(_of_field(field, facts, [offer.tests.get(field.code, ()) for offer in offers]))
    if any(offer.further for offer in offers):
        made.append(_further(facts, offers, on))
    return made


def _of_field(field: Field, facts: Sequence[Facts], tests: Sequence[tuple[Test, ...]]) -> Posting:
    values, places = distinct([each.get(field.code) for each in facts])
    known = [value for value in values if value is not None]
    taken = limits(tests) if field.kind in (Kind.NUMBER, Kind.DAY) else None
    held = np.array([_ends(value) for value in values]).reshape(-1, 2).T if taken else None
    if taken is not None and held is not None:
        no, unknown = _numbers(held[:, : len(known)], taken)
    else:
        no, unknown = _words(field, known, tests)
    if len(known) < len(values):  # None stands last
        asks = np.array([[bool(each) for each in tests]])
        no, unknown = np.concatenate((no, packed(np.zeros_like(asks)))), np.concatenate((unknown, packed(asks)))
    return Posting(field.code, places, no, unknown, held, taken)


def distinct(values: Sequence[Fact | None]) -> tuple[list[Fact | None], NDArray[np.intp]]:
    """The values that there are, None last, and the place among them of each."""
    seen = {value: None for value in values if value is not None}
    kept: list[Fact | None] = [*seen, *([None] if None in values else [])]
    at = {value: place for place, value in enumerate(kept)}
    return kept, np.array([at[value] for value in values], dtype=np.intp)


def _ends(value: Fact | None) -> tuple[float, float]:
    """The least and the most that a number or day may be."""
    if value is None:
        return np.nan, np.nan
    if isinstance(value, Between):
        return float(value.low), float(value.high)
    number = as_number(value)
    return number, number


def as_number(value: Value) -> float:
    """A number, or a day as the number of the day, to be compared."""
    if isinstance(value, date):
        return float(value.toordinal())
    assert isinstance(value, Decimal)
    return float(value)


def limits(tests: Sequence[tuple[Test, ...]]) -> Limits:
    """What each offer's tests of a number take; what must be more than a number is at least the next one."""
    low, high = np.full(len(tests), -np.inf), np.full(len(tests), np.inf)
    for offer, each in enumerate(tests):
        for test in each:
            value = as_number(test.value)
            match test.relation:
                case Relation.AT_LEAST:
                    low[offer] = max(low[offer], value)
                case Relation.MORE_THAN:
                    low[offer] = max(low[offer], np.nextafter(value, np.inf))
                case Relation.AT_MOST:
                    high[offer] = min(high[offer], value)
                case _:
                    high[offer] = min(high[offer], np.nextafter(value, -np.inf))
    return Limits(low, high)


def _numbers(held: NDArray[np.float64], taken: Limits) -> tuple[Bits, Bits]:
    """Rows (d, w) of numbers that are known, some at once, so that little is held in the open."""
    starts = range(0, held.shape[1], _AT_ONCE)
    some = [held[:, start : start + _AT_ONCE, np.newaxis] for start in starts]
    rows = [packed((most < taken.low) | (least > taken.high)) for least, most in some]
    no = np.concatenate(rows) if rows else packed(np.zeros((0, len(taken.low)), dtype=np.bool_))
    if (held[0] == held[1]).all():
        return no, np.zeros_like(no)
    fails = np.concatenate([packed((least < taken.low) | (most > taken.high)) for least, most in some])
    return no, fails & ~no


def _words(field: Field, known: Sequence[Fact], tests: Sequence[tuple[Test, ...]]) -> tuple[Bits, Bits]:
    """Rows of words and codes: each that some test names is looked up once for each value."""
    listed = sorted({word for each in tests for test in each for word in _several(test.value)})
    inside, around = lying(field.kind, known, listed)
    at = {word: place for place, word in enumerate(listed)}
    no, unknown = (np.zeros((len(known), len(tests)), dtype=np.bool_) for _ in range(2))
    for offer, each in enumerate(tests):
        for test in each:
            columns = [at[word] for word in _several(test.value)]
            if test.relation is Relation.HAS_ALL:
                no[:, offer] |= ~inside[:, columns].all(axis=1)
                continue
            among = inside[:, columns].any(axis=1)
            unsure = around[:, columns].any(axis=1) & ~among
            no[:, offer] |= among if test.relation is Relation.NONE_OF else ~(among | unsure)
            unknown[:, offer] |= unsure
    return packed(no), packed(unknown & ~no)


def lying(kind: Kind, values: Sequence[Fact], listed: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which values (d) lie in which of the words or codes listed (c), and which in what is around these."""
    inside, around = (np.zeros((len(values), len(listed)), dtype=np.bool_) for _ in range(2))
    for row, value in enumerate(values):
        held = _several(value)
        for column, word in enumerate(listed):
            inside[row, column] = any(lies(kind, word, each) for each in held)
            around[row, column] = not held.isdisjoint(above(kind, word))
    return inside, around


def _several(value: Fact) -> frozenset[str]:
    return value if isinstance(value, frozenset) else frozenset((str(value),))


def _further(facts: Sequence[Facts], offers: Sequence[Asked], on: date) -> Posting:
    """All further conditions, each judged once for all needs that do not differ in what it asks about."""
    no, unknown = (np.zeros((len(facts), len(offers)), dtype=np.bool_) for _ in range(2))
    judged: dict[Condition, NDArray[np.int8]] = {}
    for offer, each in enumerate(offers):
        for condition in each.further:
            if condition not in judged:
                judged[condition] = _judged(condition, facts, on)
            no[:, offer] |= judged[condition] == Truth.NO
            unknown[:, offer] |= judged[condition] == Truth.UNKNOWN
    return Posting(FURTHER, np.arange(len(facts)), packed(no), packed(unknown & ~no))


def _judged(condition: Condition, facts: Sequence[Facts], on: date) -> NDArray[np.int8]:
    fields = sorted({FIELDS.field(each.field).code for each in clauses(condition) if isinstance(each, Test)})
    rule, found = Rule("", "", condition), {}
    truths = np.empty(len(facts), dtype=np.int8)
    for need, known in enumerate(facts):
        key = tuple(known.get(field) for field in fields)
        if key not in found:
            found[key] = judge(rule, known, FIELDS, on).truth
        truths[need] = found[key]
    return truths
