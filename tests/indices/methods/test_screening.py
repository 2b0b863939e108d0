"""Screening of units by what is known of them."""

import numpy as np
import pytest
from hypothesis import given, settings

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.screening import Screening, screen
from tests.indices.methods import asem
from tests.indices.methods.tables import columns_of, matrices

GAPPY = np.array([[1.0, 2.0, 3.0, 4.0], [1.0, np.nan, 0.0, 0.0], [0.0, 0.0, 0.0, 5.0], [np.nan] * 4])


@asem.needs_asem
def test_all_units_of_asem_stay_once_the_gaps_are_filled() -> None:
    filled = asem.stage("stage_Imputed")
    ours = screen(filled, asem.columns(), Screening())
    asem.assert_same(filled[ours.kept], asem.stage("stage_Screened"))


@asem.needs_asem
def test_units_of_asem_with_many_gaps_go() -> None:
    raw = asem.stage("stage_Raw")
    ours = screen(raw, asem.columns(), Screening())
    assert np.array_equal(~ours.kept, np.isnan(raw).sum(axis=1) > 4)
    assert 0 < ours.kept.sum() < 51


def test_shares_are_told_of_each_unit_and_what_decided() -> None:
    table = list(screen(GAPPY, columns_of(GAPPY), Screening(0.75, 0.5)).table())
    assert [line.known for line in table] == [1, 0.75, 1, 0]
    assert [line.nonzero for line in table[:3]] == [1, pytest.approx(1 / 3), 0.25]
    assert np.isnan(table[3].nonzero)
    assert [(line.kept, line.why) for line in table] == [
        (True, ""),
        (False, "zero"),
        (False, "zero"),
        (False, "missing"),
    ]


def test_units_may_be_kept_and_dropped_by_name() -> None:
    ours = screen(GAPPY, columns_of(GAPPY), Screening(0.75, keep=("u3",), drop=("u0",)))
    assert ours.kept.tolist() == [False, True, True, True]
    assert [line.why for line in ours.table()] == ["forced", "", "", "forced"]


@settings(deadline=None)
@given(matrices(gaps=True))
def test_the_order_of_units_does_not_matter(values: Array) -> None:
    ours = screen(values, columns_of(values), Screening(0.6, 0.2, keep=("u0",)))
    turned = screen(values[::-1], columns_of(values), Screening(0.6, 0.2, keep=(f"u{len(values) - 1}",)))
    assert np.array_equal(ours.kept, turned.kept[::-1])


@pytest.mark.parametrize(
    ("screening", "words"),
    [
        (Screening(keep=("u9",)), "“u9” is to be kept or dropped"),
        (Screening(keep=("u1",), drop=("u1",)), "“u1” is to be both kept and dropped"),
    ],
)
def test_what_is_forced_must_be_possible(screening: Screening, words: str) -> None:
    with pytest.raises(IndicatorError, match=words) as told:
        screen(GAPPY, columns_of(GAPPY), screening)
    assert told.value.unit == screening.keep[0]


def test_shares_are_between_nought_and_one() -> None:
    with pytest.raises(IndicatorError, match=r"Screening\.known is 90"):
        Screening(90)
