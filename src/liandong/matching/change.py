"""Change (差距): what would have to be otherwise of a need for an offer to take it, exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liandong.matching.asked import Asked, asked
from liandong.matching.fields import CHANGEABLE, FIELDS
from liandong.rules import (
    Between,
    Clause,
    Condition,
    Fact,
    Facts,
    Field,
    Kind,
    Relation,
    Rule,
    Test,
    Truth,
    Value,
    judge,
)
from liandong.rules.judge import tested


@dataclass(frozen=True, slots=True)
class Change:
    """A field that does not do, and what was `found` of it (of a number what it lies between, where no more is known).
    With `to` in its place all that is asked of the field holds; None where nothing would. A number would have to rise
    (above zero) or fall by `gap`, in the field's unit. Of words and codes one of `any_of` is wanted; `to` has the first
    of them."""

    field: Field
    found: Fact
    to: Value | None
    gap: Decimal | None = None
    any_of: frozenset[str] = frozenset()

    @property
    def changeable(self) -> bool:
        """Whether the firm may change it."""
        return self.field.code in CHANGEABLE


@dataclass(frozen=True, slots=True)
class Standing:
    """How a need stands to an offer on a day: what would have to change, the further conditions that do not hold, and
    what is not known. It is eligible where there is nothing of the three."""

    changes: tuple[Change, ...]
    refused: tuple[Condition, ...]
    unknown: tuple[Clause, ...]

    @property
    def truth(self) -> Truth:
        """Whether the offer takes the need."""
        if self.changes or self.refused:
            return Truth.NO
        return Truth.UNKNOWN if self.unknown else Truth.YES

    def applied(self, facts: Facts) -> Facts:
        """The facts with every change that can be stated made."""
        return {**facts, **{each.field.code: each.to for each in self.changes if each.to is not None}}


def standing(rule: Rule, facts: Facts, on: date) -> Standing:
    """How a need of these facts stands to the rule of an offer that is in force on the day."""
    return stands(asked(rule, on), facts, on)


def stands(wanted: Asked, facts: Facts, on: date) -> Standing:
    """The same for what the offer is known to ask on the day."""
    changes, refused, unknown = [], [], []
    for code, tests in wanted.tests.items():
        clauses = [tested(test, facts, FIELDS) for test in tests]
        if any(clause.truth is Truth.NO for clause in clauses):
            changes.append(_change(FIELDS.field(code), tests, clauses))
        unknown += [clause for clause in clauses if clause.truth is Truth.UNKNOWN]
    for condition in wanted.further:
        verdict = judge(Rule("", "", condition), facts, FIELDS, on)
        if verdict.truth is Truth.NO:
            refused.append(condition)
        elif verdict.truth is Truth.UNKNOWN:
            unknown += verdict.open
    return Standing(tuple(changes), tuple(refused), tuple(unknown))


def _change(field: Field, tests: Sequence[Test], clauses: Sequence[Clause]) -> Change:
    failed = [clause for clause in clauses if clause.truth is Truth.NO]
    found = failed[0].found
    assert found is not None
    if field.kind in (Kind.NUMBER, Kind.DAY):
        return _number(field, tests, found, [clause.gap for clause in failed if clause.gap is not None])
    any_of = _common(clause.test for clause in failed if isinstance(clause.test, Test))
    to = _worded(field, tests, found, any_of)
    return Change(field, found, to if to is not None and _all_hold(field, tests, to) else None, None, any_of)


def _number(field: Field, tests: Sequence[Test], found: Fact, gaps: Sequence[Decimal]) -> Change:
    gap = max(gaps, key=abs)
    to = _moved(found, gap)
    if not _all_hold(field, tests, to):
        return Change(field, found, None)
    return Change(field, found, to, gap)


def _moved(found: Fact, gap: Decimal) -> Value:
    if isinstance(found, Between):
        return (found.low if gap > 0 else found.high) + gap
    if isinstance(found, date):
        return date.fromordinal(found.toordinal() + int(gap))
    assert isinstance(found, Decimal)
    return found + gap


def _common(tests: Iterable[Test]) -> frozenset[str]:
    """The words of which one has to be there, where all tests that ask for one agree on some."""
    listed = [test.value for test in tests if test.relation is Relation.ONE_OF and isinstance(test.value, frozenset)]
    return frozenset.intersection(*listed) if listed else frozenset()


def _worded(field: Field, tests: Sequence[Test], found: Fact, any_of: frozenset[str]) -> Value | None:
    """The word, or the words, in place of those found."""
    if field.kind is not Kind.WORDS:
        return min(any_of, default=None)
    assert isinstance(found, frozenset)
    never = _listed(tests, Relation.NONE_OF)
    more = any_of - never
    wanted = found - never | _listed(tests, Relation.HAS_ALL)
    return wanted | {min(more)} if more and wanted.isdisjoint(more) else wanted


def _listed(tests: Sequence[Test], relation: Relation) -> frozenset[str]:
    return frozenset(
        word for test in tests if test.relation is relation and isinstance(test.value, frozenset) for word in test.value
    )


def _all_hold(field: Field, tests: Sequence[Test], value: Value) -> bool:
    return all(tested(test, {field.code: value}, FIELDS).truth is Truth.YES for test in tests)
