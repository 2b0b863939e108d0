"""Listings (列表): one page of a list of records, and the places in the list from which the pages around it go on.

A place is told as a token, which names what the record there goes by and its id: it holds in every version, whether
that record is still there or not.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from liandong.errors import SearchError
from liandong.messages import words
from liandong.model import Record
from liandong.search.order import Order, keys_of, listing_marks
from liandong.store.rows import Place, Sorting


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: the ids of its records in their order; `before` and `after` lead to the pages around it, None
    where there is nothing. `read` gives records by id."""

    ids: tuple[str, ...]
    before: str | None
    after: str | None
    read: Callable[[Iterable[str]], Mapping[str, Record]] = field(repr=False, compare=False)

    @property
    def records(self) -> tuple[Record, ...]:
        """The records, read when they are asked for."""
        of = self.read(self.ids)
        return tuple(of[id_] for id_ in self.ids)


def token(order: Order, place: Place) -> str:
    """The place in a list of this order, in letters that an address takes as they are."""
    told = json.dumps([order, *place], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place_of(order: Order, written: str) -> Place:
    """The place that a token names; SearchError for what is no token of a list in this order."""
    try:
        found = json.loads(urlsafe_b64decode(f"{written}{'=' * (-len(written) % 4)}".encode("ascii")))
        of, value, id_ = found
    except (ValueError, TypeError, RecursionError) as error:
        raise _no_token(written) from error
    if of != order or not _FITS[order.sorting.key](value) or not _is_text(id_):
        raise _no_token(written)
    return Place(value, id_)


def _no_token(written: str) -> SearchError:
    return SearchError(words("fault.no_place_in_list", token=written[:40]))


def _is_text(value: object) -> bool:
    """That it is a text which a database takes."""
    return isinstance(value, str) and "\0" not in value and not any("\ud800" <= c <= "\udfff" for c in value)


_FITS: Mapping[str, Callable[[object], bool]] = {
    "day": lambda value: value is None or (type(value) is int and abs(value) < 2**31),
    "amount": lambda value: value is None or (type(value) is float and isfinite(value)),
    "name": _is_text,
    "id": _is_text,
}


def place_in(sorting: Sorting, record: Record) -> Place:
    """Where the record stands in a list."""
    value = record.id if sorting.key == "id" else getattr(keys_of(record, listing_marks(record)), sorting.key)
    return Place(value, record.id)


def ranked(places: Iterable[Place], sorting: Sorting) -> list[Place]:
    """The places in the order of the list."""
    every = list(places)
    told = [place for place in every if place.value is not None]
    rest = [place for place in every if place.value is None]
    told.sort(reverse=sorting.descending)
    rest.sort(key=lambda place: place.id, reverse=sorting.descending)
    return told + rest


def stretch(
    every: Sequence[Place], sorting: Sorting, limit: int, beyond: Place | None, *, backwards: bool
) -> list[Place]:
    """The next so many behind a place, or the last ones before it, nearest first."""
    way = list(reversed(every)) if backwards else every
    if beyond is not None:
        way = [place for place in way if _behind(beyond, place, sorting) is not backwards and place != beyond]
    return list(way[:limit])


def _behind(one: Place, other: Place, sorting: Sorting) -> bool:
    """Whether the other comes behind the one."""
    if (one.value is None) is not (other.value is None):
        return other.value is None
    here, there = ((one.id,), (other.id,)) if one.value is None else (tuple(one), tuple(other))
    return there < here if sorting.descending else there > here
