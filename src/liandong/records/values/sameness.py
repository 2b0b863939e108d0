"""Sameness of values, by type of property: what is the same value, which values agree, which of two says more."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from liandong.model import PropertyType, Statement, Value
from liandong.records.values import places, quantities, times
from liandong.records.values.names import normalise, parse
from liandong.records.values.reach import ANYWHERE, Reach, only

_CLAUSE = frozenset(",。;:!?,;:!?")
_CLAUSE_LEADS = (
    *("深入", "积极", "共同", "举办", "召开", "参加", "出席", "探讨", "建设", "打造", "位于", "作为", "推动", "加快"),
    *"由将在对为与和及的",
)
"""Words with which a clause begins and a name does not."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """For one type of property.

    `key` tells values apart (equal keys are one value); `agree` says whether two values can both be right; `fuller` is
    smaller for the value that says more, and orders values that agree (None: their backing alone orders them).
    Values that agree have reaches that overlap. `rounded` tells that values which agree without being equal differ by
    rounding; where not even `clashing`, all values of one record agree. What is `vague` (超百亿) may agree with values
    that clash with one another, so it never leads where an exact one stands.
    """

    key: Callable[[Value], Hashable]
    agree: Callable[[Value, Value], bool]
    reach: Callable[[Value], Reach]
    fuller: Callable[[Statement], tuple[int, ...]] | None = None
    rounded: bool = False
    clashing: bool = True
    vague: Callable[[Value], bool] | None = None


def _number(value: Value) -> Hashable:
    if not quantities.is_quantity(value):
        return normalise(value.text)
    return value.number, value.low, value.high, value.unit, value.currency


def _words(value: Value) -> str:
    return normalise(value.text) or value.raw


def _itself(value: Value) -> Reach:
    return only(_words(value))


def _anywhere(value: Value) -> Reach:
    return ANYWHERE


def _equal(a: Value, b: Value) -> bool:
    return _words(a) == _words(b)


def _always(a: Value, b: Value) -> bool:
    """Names of one record are ways of calling it: they never clash."""
    return True


def _fullest(statement: Statement) -> tuple[int, ...]:
    """Surest, proper (no clause), longest name first; confidence counts in tenths."""
    text = statement.value.text
    clause = any(character in _CLAUSE for character in text) or text.startswith(_CLAUSE_LEADS)
    return -int(statement.confidence * 10 + 1e-9), clause, -len(normalise(text))


def _period(value: Value) -> Reach:
    return times.reach(times.key(value))


def _moment(a: Value, b: Value) -> bool:
    return times.agree(times.key(a), times.key(b))


def _exactest(statement: Statement) -> tuple[int, ...]:
    return (-times.precision(times.key(statement.value)),)


def _whereabouts(value: Value) -> Reach:
    return places.reach(value.text)


def _spot(a: Value, b: Value) -> bool:
    return places.agree(a.text, b.text) is True


def _narrowest(statement: Statement) -> tuple[int, ...]:
    place = places.read(statement.value.text)
    return -places.depth(place.codes), -len(normalise(place.rest))


def _place(value: Value) -> Hashable:
    name = parse(value.text)
    return name.codes if name.is_region and len(name.codes) == 1 else normalise(value.text)


QUANTITIES = Sameness(_number, quantities.agree, quantities.reach, rounded=True, vague=quantities.is_bound)
DATES = Sameness(times.key, _moment, _period, _exactest, rounded=True)
PLACES = Sameness(_place, _spot, _whereabouts, _narrowest)
NAMES = Sameness(_words, _always, _anywhere, _fullest, clashing=False)
TEXTS = Sameness(_words, _equal, _itself)

BY_TYPE: dict[PropertyType, Sameness] = {
    PropertyType.NAME: NAMES,
    PropertyType.TEXT: TEXTS,
    PropertyType.DATE: DATES,
    PropertyType.PERIOD: DATES,
    PropertyType.AMOUNT: QUANTITIES,
    PropertyType.COUNT: QUANTITIES,
    PropertyType.QUANTITY: QUANTITIES,
    PropertyType.PLACE: PLACES,
    PropertyType.STAGE: TEXTS,
    PropertyType.REFERENCE: TEXTS,
}

WORDINGS = frozenset({"metric", "content"})
"""Texts that say in words what the record is about: two wordings of them do not clash, as two names do not."""


def of(property_type: PropertyType, name: str) -> Sameness:
    """The sameness of a property's values."""
    return NAMES if name in WORDINGS else BY_TYPE[property_type]
