"""What the pages of needs and those of offers differ in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liandong.errors import UnknownRecord
from liandong.matching import Need, Offer
from liandong.matching.reading import read_need, read_offer
from liandong.matching.stored import need_of, offer_of
from liandong.matching.tables import NEEDS, OFFERS, Table
from liandong.matching.tables.typed import Typed, typed_need, typed_offer
from liandong.messages import words
from liandong.portal.asked import Asked
from liandong.portal.form import digits
from liandong.portal.matching import Matching
from liandong.rules import Condition


@dataclass(frozen=True, slots=True)
class Sort:
    """Needs or offers: their table, how a text is read, and how what is typed; `room` names their messages, `noun`
    makes one of its plain values, `head` are the columns of their list behind the title."""

    name: str
    room: str
    table: Table
    noun: Callable[[dict[str, Any]], Need | Offer]
    head: tuple[str, ...]
    read: Callable[[str, str], Any]
    typed: Callable[[Mapping[str, str], str, Sequence[Condition]], Typed[Any]]

    @property
    def path(self) -> str:
        return f"/match/{self.name}"

    def pool(self, matching: Matching) -> Any:
        return getattr(matching, self.name)


def _need(texts: Mapping[str, str], lang: str, further: Sequence[Condition]) -> Typed[Need]:
    return typed_need(texts, lang)


def _offer(texts: Mapping[str, str], lang: str, further: Sequence[Condition]) -> Typed[Offer]:
    return typed_offer(texts, lang, further)


_NEED_HEAD = ("code", "firm", "region", "industry", "amount", "term")
_OFFER_HEAD = ("code", "institution", "amount", "term", "rate", "regions", "industries")
SORTS = {
    "needs": Sort("needs", "pool_need", NEEDS, need_of, _NEED_HEAD, read_need, _need),
    "offers": Sort("offers", "pool_offer", OFFERS, offer_of, _OFFER_HEAD, read_offer, _offer),
}


def number_of(sort: Sort, asked: Asked) -> int:
    """The number that the address names; UnknownRecord for what is none."""
    found = digits(asked.places["number"])
    if found is None:
        raise UnknownRecord(words(f"portal.match_no_{sort.name}", number=asked.places["number"]))
    return found
