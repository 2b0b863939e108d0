"""Reach: the stretch of numbers, days or region codes outside which no value can agree with a given one."""

from decimal import Decimal

from liandong.model.noun import Noun


class Reach(Noun, frozen=True):
    """From `low` to `high`, both included, among the values of one `group`."""

    group: str
    low: Decimal
    high: Decimal


ANYWHERE = Reach("", Decimal(0), Decimal("Infinity"))
"""Of a value that can agree with any other one."""

_DIGITS = 8
"""Of a day, 20170427; region codes have six."""


def beginning(first: str, last: str) -> Reach:
    """All numbers of eight digits from those that begin with `first` to those that begin with `last`."""
    return Reach("", Decimal(first[:_DIGITS].ljust(_DIGITS, "0")), Decimal(last[:_DIGITS].ljust(_DIGITS, "9")))


def only(group: str) -> Reach:
    """The reach of a value that agrees with nothing outside its own group."""
    return Reach(group, Decimal(0), Decimal(0))
