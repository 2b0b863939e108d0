"""What only many documents together can tell: families of copies, and how near each source is to the fact."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct, unpack
from zlib import crc32

from liandong.documents.families import LEAST_SENTENCES, Holders, arrive
from liandong.documents.fingerprint import PERMUTATIONS
from liandong.documents.flags import Flag
from liandong.model import Document, Fingerprint, Tier

BANDS = 32
"""Bands of four rows: a pair of Jaccard index 0.6 shares one with probability 0.99."""

_ROWS = PERMUTATIONS // BANDS
_SIGNATURE = Struct(f"<{PERMUTATIONS}I")
_ROW_BYTES = 4
_NOBODY: list[str] = []


@dataclass(frozen=True, slots=True)
class Survey:
    """For each document id its family (the smallest id among its copies) and its tier."""

    families: Mapping[str, str]
    tiers: Mapping[str, Tier]


def survey(documents: Iterable[Document]) -> Survey:
    """Families and tiers of the documents, whatever their order."""
    unique = {document.id: document for document in documents}
    table = Held()
    prints = [fingerprint(unique[name]) for name in sorted(unique)]
    arrive(table, prints)
    return Survey(table.families(unique), {each.document: each.tier for each in prints})


def fingerprint(document: Document) -> Fingerprint:
    """What the survey keeps of a document."""
    numbers = document.sentences if len(document.sentences) >= LEAST_SENTENCES else ()
    sentences = unpack(f">{len(numbers)}q", bytes.fromhex("".join(numbers)))
    return Fingerprint(document.id, tier_of(document), document.signature, bands(document.signature), sentences)


def bands(signature: Sequence[int]) -> tuple[int, ...]:
    """A number of 63 bits for each band of the signature and its place; none for an empty one."""
    if not signature:
        return ()
    packed = _SIGNATURE.pack(*signature)
    return tuple(
        crc32(packed[at * _ROW_BYTES : (at + _ROWS) * _ROW_BYTES], at) << 31 ^ signature[at]
        for at in range(0, PERMUTATIONS, _ROWS)
    )


def tier_of(document: Document) -> Tier:
    """How near the document's source is to the fact, by its medium; what nobody vouches for is unknown."""
    if document.attested:
        return Tier.PERSON
    from liandong.vocabulary.media import media_tier

    doubtful = {Flag.UNSOURCED.value, Flag.SPUN.value, Flag.SPAM_SOURCE.value, Flag.INJECTED.value}
    if doubtful.intersection(document.flags) or not document.medium:
        return Tier.UNKNOWN
    return media_tier(document.medium.value) or Tier.UNKNOWN


class Held:
    """The survey's table in memory."""

    def __init__(self) -> None:
        self._prints: dict[str, Fingerprint] = {}
        self._family: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._holders: dict[int, list[str]] = {}

    def add(self, prints: Sequence[Fingerprint]) -> None:
        for each in prints:
            self._prints[each.document] = each
            self._enter(each.document, each.document)
            for key in (*each.bands, *each.sentences):
                self._holders.setdefault(key, []).append(each.document)

    def remove(self, documents: Collection[str]) -> None:
        for name in documents:
            gone = self._prints.pop(name)
            self._members[self._family.pop(name)].discard(name)
            for key in (*gone.bands, *gone.sentences):
                self._holders[key].remove(name)

    def prints(self, documents: Collection[str]) -> Iterator[Fingerprint]:
        return (self._prints[name] for name in documents if name in self._prints)

    def holders(self, keys: Collection[int]) -> Holders:
        found = {key: self._holders.get(key, _NOBODY) for key in keys}
        return {key: sorted(names) if len(names) > 1 else names for key, names in found.items()}

    def families(self, documents: Collection[str]) -> Mapping[str, str]:
        return {name: self._family[name] for name in documents}

    def members(self, families: Collection[str]) -> Collection[str]:
        return [name for family in families for name in self._members[family]]

    def part(self, documents: Collection[str]) -> None:
        for name in documents:
            self._members[self._family[name]].discard(name)
            self._enter(name, name)

    def rename(self, families: Mapping[str, str]) -> None:
        for old, new in families.items():
            for name in self._members.pop(old):
                self._enter(name, new)

    def _enter(self, name: str, family: str) -> None:
        self._family[name] = family
        self._members.setdefault(family, set()).add(name)
