"""Typed (录入): days and sums as persons type them, the same for every door."""

from datetime import date
from decimal import Decimal

from liandong.documents.typed_days import read_day
from liandong.logged.moments import today
from liandong.matching.fields import FIELDS
from liandong.matching.tables.numbers import Measured, one


def as_of_typed(text: str) -> date:
    """The day as of which something is asked or told: of a month or a year its last one, and today for an empty text.
    EntryError for what is no day."""
    return read_day(text, last=True) or today()


def sum_typed(text: str) -> Decimal | None:
    """The sum in 万元, None for an empty text. MatchingError for what is none, RuleError for one without its unit: a
    bare number may be meant in yuan."""
    plain = text.strip()
    return one(plain, Measured(FIELDS.field("amount"), "", plain)) if plain else None
