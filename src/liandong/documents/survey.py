"""What only many documents together can tell: families of copies, and how near each source is to the fact."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import eq

from liandong.documents.fingerprint import PERMUTATIONS
from liandong.documents.flags import Flag
from liandong.model import Document, Tier

BANDS = 32
"""Bands of four rows: a pair of Jaccard index 0.6 shares one with probability 0.99."""

LEAST_SIMILARITY = 0.6
LEAST_SHARED = 0.5
LEAST_SENTENCES = 3
_MOST_COMPARED = 100
"""Of unlike documents that share a band by chance so many are compared: the cost stays linear."""

_COMMONPLACE = 200
"""A sentence in more documents than this is boilerplate of a site and tells no copy."""


@dataclass(frozen=True, slots=True)
class Survey:
    """For each document id its family (the smallest id among its copies) and its tier."""

    families: Mapping[str, str]
    tiers: Mapping[str, Tier]


def survey(documents: Iterable[Document]) -> Survey:
    """Families and tiers of the documents, whatever their order."""
    ordered = sorted({document.id: document for document in documents}.values(), key=lambda document: document.id)
    families = _Families([document.id for document in ordered])
    for bucket in _buckets(ordered):
        _join_similar(bucket, families)
    _join_sharing(ordered, families)
    return Survey({d.id: families.root(d.id) for d in ordered}, {d.id: tier_of(d) for d in ordered})


def similarity(left: Sequence[int], right: Sequence[int]) -> float:
    """The estimated Jaccard index of two signatures; 0 where one is empty."""
    if not left or not right:
        return 0.0
    same: int = sum(map(eq, left, right))
    return same / len(left)


def tier_of(document: Document) -> Tier:
    """How near the document's source is to the fact, by its medium; what nobody vouches for is unknown."""
    from liandong.vocabulary.names import media_tier

    doubtful = {Flag.UNSOURCED.value, Flag.SPUN.value, Flag.SPAM_SOURCE.value, Flag.INJECTED.value}
    if doubtful.intersection(document.flags) or not document.medium:
        return Tier.UNKNOWN
    return media_tier(document.medium.value) or Tier.UNKNOWN


class _Families:
    """Union-find whose roots are the smallest ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {name: name for name in ids}

    def root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, left: str, right: str) -> None:
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low


def _buckets(documents: Sequence[Document]) -> Iterable[list[Document]]:
    """Documents that share a band of their signatures."""
    rows = PERMUTATIONS // BANDS
    signed = [document for document in documents if document.signature]
    for band in range(BANDS):
        groups: dict[tuple[int, ...], list[Document]] = defaultdict(list)
        for document in signed:
            groups[document.signature[band * rows : (band + 1) * rows]].append(document)
        yield from (group for group in groups.values() if len(group) > 1)


def _join_similar(bucket: Sequence[Document], families: _Families) -> None:
    """Joins each document to the families in the bucket that it is similar to, one comparison a family and member
    class.
    """
    seen: list[Document] = []
    for document in bucket:
        known = False
        for other in seen:
            if families.root(other.id) == families.root(document.id):
                known = True
            elif similarity(other.signature, document.signature) >= LEAST_SIMILARITY:
                families.join(other.id, document.id)
                known = True
        if not known and len(seen) < _MOST_COMPARED:
            seen.append(document)


def _join_sharing(documents: Sequence[Document], families: _Families) -> None:
    """Joins documents of which one has at least half of its sentences in the other."""
    holders: dict[str, list[int]] = defaultdict(list)
    long = [document for document in documents if len(document.sentences) >= LEAST_SENTENCES]
    for place, document in enumerate(long):
        for sentence in document.sentences:
            holders[sentence].append(place)
    told = {sentence: places for sentence, places in holders.items() if 1 < len(places) <= _COMMONPLACE}
    for place, document in enumerate(long):
        shared: Counter[int] = Counter()
        for sentence in document.sentences:
            shared.update(told.get(sentence, ()))
        for other, count in shared.items():
            least = LEAST_SHARED * min(len(document.sentences), len(long[other].sentences))
            if other > place and count >= LEAST_SENTENCES - 1 and count >= least:
                families.join(document.id, long[other].id)
