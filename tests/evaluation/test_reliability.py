"""Confidence against what is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.evaluation.reliability import Bin, Sure, bins, calibration_error


def said(confidence: float, right: int, wrong: int) -> list[Sure]:
    return [Sure("a", "figure.subject", confidence, at < right) for at in range(right + wrong)]


def test_values_are_gathered_by_tenths() -> None:
    low, high = bins([*said(0.95, 9, 1), *said(0.91, 10, 0), *said(0.42, 1, 3)])
    assert (low.of, low.right) == (4, 0.25)
    assert (high.of, high.right) == (20, 0.95)
    assert [low.stated, high.stated] == pytest.approx([0.42, 0.93])


def test_one_is_in_the_highest_tenth() -> None:
    assert bins(said(1.0, 1, 0)) == (Bin(1, 1.0, 1.0),)


def test_nothing_said_is_no_error() -> None:
    assert calibration_error([]) == 0.0


def test_the_error_weighs_each_tenth_by_its_values() -> None:
    assert calibration_error([*said(0.8, 8, 2), *said(0.5, 0, 10)]) == pytest.approx(0.25)


@given(st.lists(st.builds(Sure, st.just("x"), st.floats(0, 1), st.booleans())))
def test_the_error_is_a_share(values: list[Sure]) -> None:
    assert 0 <= calibration_error(values) <= 1
    assert sum(each.of for each in bins(values)) == len(values)
