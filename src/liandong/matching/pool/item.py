"""Item (条目): a need or an offer at hand as its log tells it, and the entries of the log."""

from enum import StrEnum
from typing import Any

from msgspec import UNSET, UnsetType, field

from liandong.logged import Kept, Said
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.stored import need_of, offer_of, plain_need, plain_offer
from liandong.model.noun import Noun

Span = tuple[int, int]


class State(StrEnum):
    LISTED = "listed"
    """It stands in the pool (在库)."""
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    """Nothing is left of it but its number and its code (已删除)."""


class Deed(StrEnum):
    """What an entry does to an item."""

    LIST = "list"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    RELIST = "relist"
    ERASE = "erase"
    UNDO = "undo"


class Told(Said, frozen=True, kw_only=True, omit_defaults=True):
    """What an entry says of an item: the need or the offer as plain values (`of`), the sentences that prove its fields,
    by field, and the document of the ledger in which they stand, with the hash of its page; `spans` tell where on that
    page as found, by field."""

    plain: dict[str, Any] | UnsetType = UNSET
    proof: dict[str, str] | UnsetType = UNSET
    spans: dict[str, Span] | UnsetType = UNSET
    document: str | UnsetType = UNSET
    page: str | UnsetType = UNSET

    @classmethod
    def of(cls, noun: Need | Offer, proof: dict[str, str] | UnsetType = UNSET) -> "Told":
        """A need or an offer, and what proves it."""
        plain = plain_need(noun) if isinstance(noun, Need) else plain_offer(noun)
        return cls(plain=plain, proof=proof)


class Entry(Noun, frozen=True):
    """The `version`-th entry of the log of an item. `at` is ISO 8601 with its time zone."""

    item: int
    version: int
    deed: Deed
    told: Told
    actor: str
    at: str
    reason: str


class _Item(Kept, frozen=True, kw_only=True, omit_defaults=True):
    """What needs and offers have in common, as their logs tell it; `proof` has the sentences by field, and for further
    conditions by `further.0` and so on, where it was read from a text. Where that is a page of the ledger, `spans` are
    their places there: decoded characters [start, end) of the page as found, as evidence has them; older programs did
    not note them."""

    state: State
    plain: dict[str, Any] = field(default_factory=dict)
    proof: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    document: str = ""
    page: str = ""
    made: str = ""
    changed: str = ""

    @property
    def code(self) -> str:
        return str(self.plain["code"])

    @property
    def title(self) -> str:
        return str(self.plain["title"])


class PooledNeed(_Item, frozen=True, kw_only=True, omit_defaults=True):
    """A need at hand."""

    @property
    def noun(self) -> Need:
        """The need itself."""
        return need_of(self.plain)

    @property
    def owner(self) -> str:
        """Its firm; empty where it is not told."""
        return str(self.plain.get("firm", ""))


class PooledOffer(_Item, frozen=True, kw_only=True, omit_defaults=True):
    """An offer at hand."""

    @property
    def noun(self) -> Offer:
        """The offer itself."""
        return offer_of(self.plain)

    @property
    def owner(self) -> str:
        """Its institution; empty where it is not told."""
        return str(self.plain.get("institution", ""))


Pooled = PooledNeed | PooledOffer
"""An item at hand: both tell their noun and its owner."""
