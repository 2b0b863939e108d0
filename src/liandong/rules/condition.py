"""Condition (条件): a small typed tree, each clause with the days on which it holds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liandong.rules.facts import Value


class Relation(StrEnum):
    """How what is found stands to what is asked."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ONE_OF = "one_of"
    """The word is one of these; the region or industry lies in one of these; of several words one is among these."""
    NONE_OF = "none_of"
    HAS_ALL = "has_all"
    """Several words hold all of these."""
    IS = "is"
    """Yes or no."""


ORDERED = (Relation.AT_LEAST, Relation.AT_MOST, Relation.MORE_THAN, Relation.LESS_THAN)
LISTED = (Relation.ONE_OF, Relation.NONE_OF, Relation.HAS_ALL)


@dataclass(frozen=True, slots=True)
class Days:
    """From `since` to `until`, both included; open where None."""

    since: date | None = None
    until: date | None = None

    def hold(self, on: date) -> bool:
        """Whether the day is among them."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


ALWAYS = Days()


@dataclass(frozen=True, slots=True)
class Test:
    """One clause: a field, a relation and what it is held against (numbers in the field's unit, codes of regions and
    industries). `text` is the sentence it was read from. Outside its days it asks nothing."""

    __test__ = False  # no test of pytest's

    field: str
    relation: Relation
    value: Value
    days: Days = ALWAYS
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A clause that nobody could read into a test: it is never dropped, and whether it holds is not known."""

    text: str
    days: Days = ALWAYS


@dataclass(frozen=True, slots=True)
class All:
    """Holds where all of its parts do."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds where one of its parts does."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where its part does not."""

    part: "Condition"


Condition = Test | Unread | All | Any | Not


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition with its code, what it is called, and the days on which it is in force."""

    code: str
    title: str
    condition: Condition
    days: Days = ALWAYS


def on_day(condition: Condition, on: date) -> Condition | None:
    """What is asked on a day: clauses outside their days are left out; None where nothing is asked."""
    match condition:
        case Test() | Unread():
            return condition if condition.days.hold(on) else None
        case Not():
            inner = on_day(condition.part, on)
            return None if inner is None else Not(inner)
        case All() | Any():
            parts = tuple(part for part in (on_day(each, on) for each in condition.parts) if part is not None)
            return type(condition)(parts) if parts else None


def clauses(condition: Condition) -> tuple[Test | Unread, ...]:
    """The clauses of a condition, in the order in which they are written."""
    match condition:
        case Test() | Unread():
            return (condition,)
        case Not():
            return clauses(condition.part)
        case All() | Any():
            return tuple(clause for part in condition.parts for clause in clauses(part))
