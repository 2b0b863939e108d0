"""The sample tables of needs and offers: read without a fault, and with every outcome among their pairs."""

from datetime import date

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from liandong import samples
from liandong.matching import match
from liandong.matching.lines import Fit, lines
from liandong.matching.tables import read_needs, read_offers


def test_the_sample_booklets_show_every_outcome() -> None:
    with samples.booklets() as (one, other):
        needs, offers = read_needs(one.name, one.read_bytes()), read_offers(other.name, other.read_bytes())
    assert (needs.faults, offers.faults, needs.remarks, offers.remarks) == ((), (), (), ())
    assert (len(needs.found), len(offers.found)) == (12, 10)
    told = list(lines(match(needs.found, offers.found, date(2026, 6, 1))))
    assert {line.fit for line in told} == set(Fit) - {Fit.FIXED, Fit.FAR}
    gap = next(line for line in told if (line.need.code, line.offer.code) == ("SN01", "SP09"))
    assert gap.told[0].worded("zh") == "可接受利率为4.5%，须不低于5.2%：差0.7 个百分点"
