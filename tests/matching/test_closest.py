"""For needs that nothing is near to: what keeps the closest offers from them is what brute force finds."""

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from liandong.matching import match, standing
from liandong.matching.closest import closest
from liandong.matching.lines import Fit, far_lines, lines
from tests.matching import made

NEEDS, OFFERS = made.both(60, 90, seed=11)
STANDING = [offer for offer in OFFERS if offer.days.hold(made.ON)]


def test_the_closest_are_refused_for_the_fewest_reasons() -> None:
    for need, places in zip(NEEDS, closest(NEEDS, STANDING, made.ON, most=len(STANDING)), strict=True):
        every = [standing(offer.rule, need.facts(made.ON), made.ON) for offer in STANDING]
        reasons = [len(how.changes) + bool(how.refused) for how in every]
        assert sorted(places) == [at for at, many in enumerate(reasons) if many]
        assert [reasons[at] for at in places] == sorted(reasons[at] for at in places)
        far = [(reasons[at], sum(not each.changeable for each in every[at].changes) + bool(every[at].refused), at)
               for at in places]  # fmt: skip
        assert far == sorted(far)


def test_every_reason_of_the_closest_is_told() -> None:
    found = match(NEEDS, STANDING, made.ON)
    told = list(far_lines(found, NEEDS))
    assert len(told) == 2 * len(NEEDS)
    for line in told:
        how = found.standing(line.need, line.offer)
        assert line.fit is Fit.FAR
        assert len(line.told) >= len(how.changes) + len(how.refused) >= 1


def test_without_offers_there_is_nothing_to_tell() -> None:
    found = match(NEEDS, [], made.ON)
    assert list(lines(found)) == list(far_lines(found, NEEDS)) == []
