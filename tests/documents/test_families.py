"""Families kept up as documents come and go are those of the documents that are there, whatever came of it before."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.documents import families
from liandong.documents.families import arrive, depart, similarity
from liandong.documents.survey import Held, bands
from liandong.model import Fingerprint, Tier

SIGNATURES = [
    tuple(word if at % 10 < kept else 100 + word * 1000 + at + kept for at in range(128))
    for word in range(2)
    for kept in (10, 9, 8, 7, 5)
]
"""Two signatures and what is more or less like them."""


@st.composite
def prints(draw: st.DrawFn, most: int = 9) -> list[Fingerprint]:
    """Documents with few signatures and few sentences among them, so that many are copies and limits are reached."""
    names = draw(st.sets(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=most))
    signatures = st.sampled_from([(), *SIGNATURES])
    sentences = st.sets(st.integers(-4, 4), max_size=5).map(lambda found: tuple(sorted(found)))
    return [
        Fingerprint(name, Tier.UNKNOWN, signature := draw(signatures), bands(signature), draw(sentences))
        for name in sorted(names)
    ]


@pytest.fixture(autouse=True)
def _low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a handful of documents reaches."""
    monkeypatch.setattr(families, "_MOST_COMPARED", 2)
    monkeypatch.setattr(families, "_COMMONPLACE", 3)
    monkeypatch.setattr(families, "_AT_A_TIME", 3)


def told(table: families.Table, there: Sequence[Fingerprint]) -> dict[str, str]:
    return dict(table.families([each.document for each in there]))


def defined(there: Sequence[Fingerprint]) -> dict[str, str]:
    """The families by their definition, every document compared with every other."""
    family = {each.document: each.document for each in there}
    for one, other in combinations(there, 2):
        if paired(one, other, there):
            low, high = sorted((family[one.document], family[other.document]))
            family = {name: low if root == high else root for name, root in family.items()}
    return family


def paired(one: Fingerprint, other: Fingerprint, there: Sequence[Fingerprint]) -> bool:
    common = [s for s in set(one.sentences) & set(other.sentences) if sum(s in each.sentences for each in there) <= 3]
    if len(common) >= 2 and len(common) >= min(len(one.sentences), len(other.sentences)) / 2:
        return True
    compared = any(smallest(band, there) & {one.document, other.document} for band in set(one.bands) & set(other.bands))
    return compared and similarity(one.signature, other.signature) >= 0.6


def smallest(band: int, there: Sequence[Fingerprint]) -> set[str]:
    return set(sorted(each.document for each in there if band in each.bands)[:2])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_families_do_not_depend_on_what_came_and_went_before(data: st.DataObject) -> None:
    table = Held()
    there: dict[str, Fingerprint] = {}
    for _ in range(data.draw(st.integers(1, 5))):
        leaving = data.draw(st.sets(st.sampled_from(sorted(there)))) if there else set()
        depart(table, leaving)
        there = {name: each for name, each in there.items() if name not in leaving}
        coming = [each for each in data.draw(prints()) if each.document not in there]
        arrive(table, data.draw(st.permutations(coming)))
        there |= {each.document: each for each in coming}
        expected = defined(sorted(there.values(), key=lambda each: each.document))
        assert told(table, list(there.values())) == expected


def test_the_drawn_signatures_are_more_or_less_alike() -> None:
    pairs = list(combinations(SIGNATURES, 2))
    likeness = {similarity(one, other) for one, other in pairs}
    assert min(likeness) == 0
    assert [each for each in likeness if 0.4 < each < 0.6]
    assert [each for each in likeness if 0.6 <= each < 0.8]
    assert [one for one, other in pairs if set(bands(one)) & set(bands(other))]
