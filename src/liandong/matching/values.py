"""Values (取值): what a need or an offer may hold in each of its fields; the program refuses all else by name."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from liandong.errors import MatchingError
from liandong.matching.fields import FIELDS
from liandong.matching.sometime import Sometime
from liandong.messages import Words, words
from liandong.rules import Condition, Field, Kind, Rule, Test
from liandong.rules.condition import clauses
from liandong.rules.soundness import misfits
from liandong.vocabulary import gazetteer, industries

LARGEST = Decimal(10) ** 12
"""More than there is of anything: 万元 that no economy has, and digits that sums keep."""
_QUOTED = 60

Fault = Words | None
"""What to write instead, or nothing."""


def check(table: str, noun: Any, faults: Callable[[str, Any], Fault]) -> None:
    """MatchingError for the first value that is none, with its field, and what to write instead. `table` is the booklet
    whose headings name the fields (needs, offers)."""
    for name in type(noun).__dataclass_fields__:
        value = getattr(noun, name)
        remedy = faults(name, value)
        if remedy is not None:
            heading = words(f"match.column_{table}_{name}")
            given = repr(sorted(value, key=str) if isinstance(value, frozenset) else value)[:_QUOTED]
            raise MatchingError(
                words("match.value_unsound", noun=str(noun.title), field=heading, name=name, given=given, remedy=remedy)
            )


def fact(code: str, value: Any) -> Fault:
    """One value of a field, or None."""
    field = FIELDS.field(code)
    if value is None:
        return None
    if field.kind is Kind.NUMBER:
        return number(value)
    return several(code, value) if field.kind is Kind.WORDS else _word(field, value)


def number(value: Any) -> Fault:
    """A number from 0 on that is known and ends, or None."""
    if value is None or (isinstance(value, Decimal) and value.is_finite() and 0 <= value <= LARGEST):
        return None
    return words("match.value_number")


def count(value: Any) -> Fault:
    """A whole number from 0 on, or None."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return None if value is None or (whole and value >= 0) else words("match.value_count")


def day(value: Any) -> Fault:
    """A day, one of which the year or month is known, or None."""
    return None if value is None or type(value) in (date, Sometime) else words("match.value_day")


def several(code: str, value: Any) -> Fault:
    """A set of what the field may hold."""
    field = FIELDS.field(code)
    if not isinstance(value, frozenset):
        return words("match.value_set")
    return next((wrong for each in sorted(value, key=str) if (wrong := _word(field, each))), None)


def conditions(value: Any) -> Fault:
    """Conditions whose clauses ask the fields of needs for what these may hold."""
    if not isinstance(value, tuple) or not all(isinstance(each, Condition) for each in value):
        return words("match.value_conditions")
    for each in value:
        if next(misfits(Rule("", "", each), FIELDS), None):
            return words("match.value_conditions")
        for test in clauses(each):
            if isinstance(test, Test) and isinstance(test.value, frozenset):
                wrong = several(FIELDS.field(test.field).code, test.value)
                if wrong:
                    return wrong
    return None


def _word(field: Field, value: Any) -> Fault:
    if isinstance(value, str) and _there(field, value):
        return None
    if field.words:
        return words("match.value_word", there="、".join(field.words))
    return words(f"match.value_{field.kind}" if field.kind is not Kind.WORDS else "match.value_text")


@cache
def _there(field: Field, word: str) -> bool:
    """Whether there is such a code, or such a word where the field's are listed."""
    try:
        if field.kind is Kind.REGION:
            return bool(gazetteer.region(word))
        if field.kind is Kind.INDUSTRY:
            return bool(industries.industry(word))
    except KeyError:
        return False
    return word in field.words if field.words else True
