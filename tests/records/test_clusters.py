from random import Random

from hypothesis import given
from hypothesis import strategies as st

from liandong.records.clusters import Clusters

_IDS = "abcdefgh"
_PAIRS = st.lists(st.tuples(st.sampled_from(_IDS), st.sampled_from(_IDS)), max_size=12)


@given(_PAIRS, st.randoms(use_true_random=False))
def test_the_root_is_the_smallest_id_whatever_the_order_of_joining(pairs: list[tuple[str, str]], mix: Random) -> None:
    shuffled = list(pairs)
    mix.shuffle(shuffled)
    results = []
    for order in (pairs, shuffled):
        clusters = Clusters(_IDS)
        for left, right in order:
            clusters.join(left, right)
        results.append(clusters.roots())
    assert results[0] == results[1]
    groups: dict[str, list[str]] = {}
    for id_, root in results[0].items():
        groups.setdefault(root, []).append(id_)
    assert all(root == min(members) for root, members in groups.items())


@given(_PAIRS, _PAIRS)
def test_what_is_kept_apart_never_meets(forbidden: list[tuple[str, str]], pairs: list[tuple[str, str]]) -> None:
    clusters = Clusters(_IDS)
    for left, right in forbidden:
        clusters.keep_apart(left, right)
    for left, right in pairs:
        clusters.join(left, right)
    assert all(clusters.root(left) != clusters.root(right) for left, right in forbidden if left != right)
