from random import Random

from hypothesis import given
from hypothesis import strategies as st

from liandong.records.clusters import Clusters

_SIZE = 8
_NUMBERS = st.integers(1, _SIZE)
_PAIRS = st.lists(st.tuples(_NUMBERS, _NUMBERS), max_size=12)


@given(_PAIRS, st.randoms(use_true_random=False))
def test_the_root_is_the_smallest_whatever_the_order_of_joining(pairs: list[tuple[int, int]], mix: Random) -> None:
    shuffled = list(pairs)
    mix.shuffle(shuffled)
    results = []
    for order in (pairs, shuffled):
        clusters = Clusters(_SIZE)
        for left, right in order:
            clusters.join(left, right)
        results.append(clusters.roots())
    assert results[0] == results[1]
    groups: dict[int, list[int]] = {}
    for number, root in enumerate(results[0]):
        groups.setdefault(root, []).append(number)
    assert all(root == min(members) for root, members in groups.items())


@given(_PAIRS, _PAIRS)
def test_what_is_kept_apart_never_meets(forbidden: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> None:
    clusters = Clusters(_SIZE)
    for left, right in forbidden:
        clusters.keep_apart(left, right)
    for left, right in pairs:
        clusters.join(left, right)
    assert all(clusters.root(left) != clusters.root(right) for left, right in forbidden if left != right)
