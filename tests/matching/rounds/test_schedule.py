"""Schedules: nobody at two tables at once, in as few slots as can be."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import MatchingError
from liandong.matching.rounds import schedule

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("PQRSTU")), unique=True, max_size=48)


def busiest(pairs: list[tuple[str, str]]) -> int:
    sides = [Counter(pair[side] for pair in pairs) for side in (0, 1)]
    return max((many for side in sides for many in side.values()), default=1)


@given(PAIRS)
def test_as_many_slots_as_the_busiest_has_meetings_are_enough(pairs: list[tuple[str, str]]) -> None:
    made = schedule(pairs, busiest(pairs))
    assert made.left_over == ()
    assert sorted((each.firm, each.institution) for each in made.meetings) == sorted(pairs)
    assert made.slots <= busiest(pairs)
    for side in ("firm", "institution"):
        taken = Counter((each.slot, getattr(each, side)) for each in made.meetings)
        assert set(taken.values()) <= {1}


@given(PAIRS, st.integers(1, 4))
def test_only_the_least_wanted_of_who_is_full_are_left_over(pairs: list[tuple[str, str]], slots: int) -> None:
    made = schedule(pairs, slots)
    kept = [pair for pair in pairs if pair not in made.left_over]
    assert sorted((each.firm, each.institution) for each in made.meetings) == sorted(kept)
    assert busiest(kept) <= slots
    for firm, institution in made.left_over:
        before = kept[: sum(pairs.index(pair) < pairs.index((firm, institution)) for pair in kept)]
        assert slots in (sum(pair[0] == firm for pair in before), sum(pair[1] == institution for pair in before))


def test_a_meeting_that_is_wanted_twice_and_no_slots_are_refused() -> None:
    with pytest.raises(MatchingError, match="甲"):
        schedule([("甲", "乙"), ("甲", "乙")], 2)
    with pytest.raises(MatchingError, match="0"):
        schedule([], 0)


def test_nobody_needs_no_slot() -> None:
    assert schedule([], 3).slots == 0
