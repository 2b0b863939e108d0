"""Judge: a rule on one record, on a day, with a trace of every clause."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liandong.errors import RuleError
from liandong.messages import words
from liandong.rules.condition import ORDERED, All, Any, Condition, Not, Relation, Rule, Test, Unread, on_day
from liandong.rules.facts import Between, Fact, Facts, Field, Kind, Schema, Value, reach
from liandong.rules.truth import Truth, all_of, any_of

_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it was judged: what was `found` (None: nothing is known), and for a number that fails the `gap`,
    by which it would have to rise (above zero) or fall (below zero) for the clause to hold; for days, that many
    days; of a number known between two the gap of the end that is farther off. What has to be more than a number is
    reckoned to be so by one in the last place that the rule states."""

    test: Test | Unread
    truth: Truth
    found: Fact | None = None
    gap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rule holds, and its clauses in the order in which they are written. `in_force` is false on days
    outside the rule's own, when it holds for nobody."""

    truth: Truth
    clauses: tuple[Clause, ...]
    in_force: bool = True

    @property
    def failed(self) -> tuple[Clause, ...]:
        """The clauses that do not hold."""
        return tuple(clause for clause in self.clauses if clause.truth is Truth.NO)

    @property
    def open(self) -> tuple[Clause, ...]:
        """The clauses of which it is not known."""
        return tuple(clause for clause in self.clauses if clause.truth is Truth.UNKNOWN)


def judge(rule: Rule, facts: Facts, schema: Schema, on: date) -> Verdict:
    """The verdict on a record on a day; a number that is NaN is not known. RuleError for a field that the schema lacks,
    for a fact that is no number or day where one is asked about, and for a rule on a code that there is not."""
    if not rule.days.hold(on):
        return Verdict(Truth.NO, (), in_force=False)
    asked = on_day(rule.condition, on)
    if asked is None:
        return Verdict(Truth.YES, ())
    trace: list[Clause] = []
    return Verdict(_truth(asked, facts, schema, trace), tuple(trace))


def _truth(condition: Condition, facts: Facts, schema: Schema, trace: list[Clause]) -> Truth:
    match condition:
        case Unread():
            trace.append(Clause(condition, Truth.UNKNOWN))
            return Truth.UNKNOWN
        case Test():
            trace.append(tested(condition, facts, schema))
            return trace[-1].truth
        case Not():
            return _truth(condition.part, facts, schema, trace).reversed()
        case All():
            return all_of([_truth(part, facts, schema, trace) for part in condition.parts])
        case Any():
            return any_of([_truth(part, facts, schema, trace) for part in condition.parts])


def tested(test: Test, facts: Facts, schema: Schema) -> Clause:
    """One clause on a record."""
    field = schema.field(test.field)
    found = facts.get(field.code)
    if found is None or (isinstance(found, Decimal) and found.is_nan()):
        return Clause(test, Truth.UNKNOWN)
    if test.relation in ORDERED:
        if isinstance(found, Between) and field.kind is Kind.NUMBER:
            return _between(test, found)
        if not isinstance(found, date if field.kind is Kind.DAY else Decimal):
            raise _misfit(field, found)
        return _ordered(test, found)
    if isinstance(found, Between):
        raise _misfit(field, found)
    if test.relation is Relation.IS:
        return Clause(test, Truth.of(found == test.value), found)
    wanted = test.value if isinstance(test.value, frozenset) else frozenset((str(test.value),))
    held = found if isinstance(found, frozenset) else frozenset((str(found),))
    if test.relation is Relation.HAS_ALL:
        return Clause(test, Truth.of(wanted <= held), found)
    inside, around = reach(field.kind, wanted)
    if not held & inside and held & around:
        return Clause(test, Truth.UNKNOWN, found)
    return Clause(test, Truth.of(bool(held & inside) == (test.relation is Relation.ONE_OF)), found)


def _misfit(field: Field, found: object) -> RuleError:
    told = words(f"rule.fact_{field.kind}")
    return RuleError(words("rule.fact_misfit", field=field.name, given=repr(found)[:_QUOTED], wanted=told))


def _between(test: Test, found: Between) -> Clause:
    """A clause on a number of which both ends are judged."""
    low, high = _ordered(test, found.low), _ordered(test, found.high)
    if low.truth is not high.truth:
        return Clause(test, Truth.UNKNOWN, found)
    farther = max((each.gap for each in (low, high) if each.gap is not None), key=abs, default=None)
    return Clause(test, low.truth, found, farther)


def _ordered(test: Test, found: Value) -> Clause:
    more = _less(found, test.value)
    holds = {
        Relation.AT_LEAST: more <= 0,
        Relation.MORE_THAN: more < 0,
        Relation.AT_MOST: more >= 0,
        Relation.LESS_THAN: more > 0,
    }[test.relation]
    if holds:
        return Clause(test, Truth.YES, found)
    strict = test.relation in (Relation.MORE_THAN, Relation.LESS_THAN)
    return Clause(test, Truth.NO, found, more + (_step(test.value) if strict else 0) * (1 if _up(test) else -1))


def _up(test: Test) -> bool:
    return test.relation in (Relation.AT_LEAST, Relation.MORE_THAN)


def _step(wanted: Value) -> Decimal:
    """One in the last place that the rule states: what is more than 500 is 501 at least, more than 0.50 0.51."""
    if not isinstance(wanted, Decimal):
        return Decimal(1)
    exponent = wanted.as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def _less(found: Value, wanted: Value) -> Decimal:
    """By how much what was found is less than what is wanted, in the field's unit or in days."""
    if isinstance(found, date) and isinstance(wanted, date):
        return Decimal((wanted - found).days)
    assert isinstance(found, Decimal)
    assert isinstance(wanted, Decimal)
    return wanted - found
