"""Typed days and sums: the same whichever door they come by."""

from datetime import date
from decimal import Decimal

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from liandong.errors import EntryError, MatchingError, RuleError
from liandong.logged.moments import today
from liandong.matching.rounds import as_of_typed, sum_typed


def test_as_of_a_month_is_its_last_day() -> None:
    assert as_of_typed("2026-06") == date(2026, 6, 30)
    assert as_of_typed("2026年") == date(2026, 12, 31)
    assert as_of_typed("2026-06-15") == date(2026, 6, 15)
    assert as_of_typed(" ") == today()
    with pytest.raises(EntryError):
        as_of_typed("neulich")


def test_a_sum_has_its_unit() -> None:
    assert sum_typed("1.2亿元") == Decimal(12000)
    assert sum_typed("800万元") == Decimal(800)
    assert sum_typed("  ") is None
    with pytest.raises(RuleError):
        sum_typed("800")
    with pytest.raises(MatchingError):
        sum_typed("viel")
