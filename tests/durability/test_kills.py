"""A few kills of each deed, right before and right behind transactions: nothing is lost, nothing is doubled."""

from collections.abc import Sequence

import pytest

from tests.durability.deeds import DEEDS
from tests.durability.hand import Hand
from tests.durability.kills import Killing, Sites

MOMENTS = 3
"""Of each deed, evenly spread over its transactions."""


@pytest.mark.parametrize("name", DEEDS)
def test_what_is_killed_goes_on_and_comes_to_the_same(name: str, hand: Hand, folders: Sites) -> None:
    _kill(Killing(hand, name, folders))


@pytest.mark.parametrize("name", ["ingest", "review", "erasure", "migration from 0004"])
def test_what_is_killed_goes_on_in_a_database_too(name: str, hand: Hand, schemas: Sites) -> None:
    _kill(Killing(hand, name, schemas))


def _kill(killing: Killing) -> None:
    whole = killing.whole
    moments = [at for commit in whole.commits for at in (commit, commit + 1) if at <= whole.questions]
    for question in _spread(moments or range(1, whole.questions)):  # a backup only reads
        assert killing.before(question), f"it ended before its question {question}"


def _spread(moments: Sequence[int]) -> Sequence[int]:
    most = min(MOMENTS, len(moments))
    return sorted({moments[place * (len(moments) - 1) // max(1, most - 1)] for place in range(most)})


def test_a_lost_act_is_found(folders: Sites) -> None:
    site, review = folders(), DEEDS["review"]
    review.prepare(site)
    review.work(site)
    review.look(site)
    with site.said.open("a", encoding="utf-8") as said:
        said.write("Written down: correct  id 0123456789\n")
    with pytest.raises(AssertionError, match="0123456789"):
        review.look(site)
