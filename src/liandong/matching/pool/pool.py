"""The pools over the small database beside a ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar, cast

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from liandong.errors import EntryError, UnknownRecord
from liandong.logged import Books
from liandong.logged.books import Leaves
from liandong.logged.known import known_on
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.pool.item import Deed, Entry, Pooled, PooledNeed, PooledOffer, Span, State, Told
from liandong.matching.pool.machine import NEED, OFFER
from liandong.messages import words
from liandong.model import Attestation
from liandong.store import matching as tables
from liandong.store.beside import Beside
from liandong.store.forgetting import erased_from
from liandong.store.removing import finish, remove
from liandong.workspace.people.attesting import attestation

P = TypeVar("P", bound=Pooled)
T = TypeVar("T", Need, Offer)
_UNREAD: dict[str, Any] = {"spans": {}, "document": "", "page": ""}
"""What was read from no page."""
AT_ONCE = 500
"""Codes that one question asks for."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the rows of a table: numbers of new items, of those that were revised, and of those that were so
    already."""

    new: tuple[int, ...]
    changed: tuple[int, ...]
    same: tuple[int, ...]


class Pool(Books[P, Entry, Told], Generic[P, T]):
    """The needs or the offers at hand. Close the database yourself.

    Two listed items share a code only where no day is in both: a product that changed.
    """

    metadata = tables.metadata
    initial: ClassVar[str]
    """How the codes begin that items are given who have none."""

    def __init__(self, beside: Beside) -> None:
        super().__init__(beside)
        self._erased = False
        self._items: tuple[tuple[int, int], tuple[P, ...]] | None = None
        self._stood: tuple[tuple[tuple[int, int], date], tuple[T, ...]] | None = None

    def list_(
        self, noun: T, *, actor: str, reason: str = "", proof: Mapping[str, str] | None = None,
        spans: Mapping[str, Span] | None = None, document: str = "", page: str = "", at: str | None = None,
    ) -> P:  # fmt: skip
        """A new item; EntryError names what cannot be taken, such as a code that another has on the same days. What it
        was read from is told by `proof`, the sentences by field, and the `document` of the ledger with the hash of its
        `page`, on which the sentences have the places `spans`."""
        by = attestation(actor, reason, at, bare=True)
        told = Told.of(noun, dict(proof or {}))
        told = msgspec.structs.replace(told, spans=dict(spans or {}), document=document, page=page)
        self._prepare()
        with self._beside.writing() as connection:
            return self._add(connection, Deed.LIST, lambda first: [self._coded(told, first)], by)[0]

    def take_in(self, nouns: Iterable[T], *, actor: str, reason: str = "", at: str | None = None) -> TakenIn:
        """All of a table, or nothing of it where something cannot be taken (EntryError). What has the code of a listed
        item, or, without a code of its own, owner and title, and a day in common with it, is that item: it is revised,
        or left as it is where nothing but its source is another. What is revised rests on no page any more."""
        by = attestation(actor, reason, at, bare=True)
        self._prepare()
        with self._beside.writing() as connection:
            return self._taken(connection, nouns, by)

    def change(
        self, number: int, deed: Any, told: Told | None = None, *, seen: int, actor: str, reason: str = "",
        at: str | None = None,
    ) -> P:  # fmt: skip
        """As `Books.change`; to erase is `erase`."""
        if deed == Deed.ERASE:
            return self.erase(number, seen=seen, actor=actor, reason=reason, at=at)
        return super().change(number, deed, told, seen=seen, actor=actor, reason=reason, at=at)

    def erase(self, number: int, *, seen: int, actor: str, reason: str, at: str | None = None) -> P:
        """The item of which nothing is left but its number and its code, for good: `store.removing` tells what goes
        with it. What was killed on the way is brought to its end by the same call, or the next build. WorkspaceBusy
        where a reader keeps it from being blotted out of the file; other errors as `change`."""
        by = attestation(actor, reason, at)
        self._prepare()
        with self._beside.writing() as connection:
            item = self._one(connection, number)
            if item.state is not State.ERASED:
                self._seen(connection, number, seen, Deed.ERASE, Told())
                remove(connection, self._table, self.leaves.log, number)
                left = self.machine.fold(self._log(connection, number))
                item = self._advance(connection, left, Deed.ERASE, Told(), by)
        finish(self._beside)
        return item

    def of_code(self, code: str) -> P:
        """The item of this code: the listed one first, one that was erased last, of others the latest. UnknownRecord
        where there is none."""
        found = []
        if self._there():
            with self._beside.reading() as connection:
                found = self._found(connection, self._table.c.code == code)
        if not found:
            raise UnknownRecord(words("pool.no_code", code=code))
        return max(found, key=lambda item: (item.state is State.LISTED, item.state is not State.ERASED, item.number))

    def every(self, state: State | None = None, *, known_on: date | datetime | None = None) -> tuple[P, ...]:
        """All items, or those in a state, in the order of their numbers: as they are, which is kept until something is
        written, or as they were known at the end of a day, or at a moment."""
        items = self._present() if known_on is None else self._past(known_on)
        return items if state is None else tuple(item for item in items if item.state is state)

    def standing(self, on: date, *, known_on: date | datetime | None = None) -> tuple[T, ...]:
        """The needs or offers that are listed and stand on a day in the world, in the order of their numbers; those of
        the day that was asked for last are kept until something is written. `known_on` as `every`: what was revised or
        withdrawn later is as it was."""
        if known_on is not None:
            past = (cast(T, item.noun) for item in self.every(State.LISTED, known_on=known_on))
            return tuple(noun for noun in past if noun.days.hold(on))
        asked = self.newest(), on
        if self._stood is None or self._stood[0] != asked:
            nouns = (cast(T, item.noun) for item in self.every(State.LISTED))
            self._stood = asked, tuple(noun for noun in nouns if noun.days.hold(on))
        return self._stood[1]

    def newest(self) -> tuple[int, int]:
        """How many entries all logs have, and from how many erased pages sentences were taken out of them: other
        numbers after whatever is written, or erased."""
        if not self._there():
            return 0, 0
        with self._beside.reading() as connection:
            entries = int(connection.scalar(select(func.count()).select_from(self.leaves.log)) or 0)
            return entries, erased_from(connection) if self._forgets() else 0

    def _forgets(self) -> bool:
        """Whether there ever was an erasing, or a program that knew of it wrote here."""
        self._erased = self._erased or self._beside.holds(tables.match_forgotten)
        return self._erased

    def _taken(self, connection: Connection, nouns: Iterable[T], by: Attestation) -> TakenIn:
        """As `take_in`, in a transaction that somebody else began."""
        known = _Known(self._found(connection, self._table.c.state == State.LISTED))
        changed, same, new = [], [], []
        for noun in nouns:
            item = known.item(noun)
            if item is None:
                new.append(noun)
            elif _alike(cast(T, item.noun), noun):
                same.append(item.number)
            else:
                told = msgspec.structs.replace(Told.of(replace(noun, code=item.code), {}), **_UNREAD)
                made = self._do(connection, item.number, item.version, Deed.REVISE, told, by)
                changed.append(made.number)
        added = self._add(connection, Deed.LIST, lambda first: self._every(new, first), by)
        return TakenIn(tuple(each.number for each in added), tuple(changed), tuple(same))

    def _present(self) -> tuple[P, ...]:
        newest = self.newest()
        if self._items is None or self._items[0] != newest:
            self._items = newest, self._all() if newest[0] else ()
        return self._items[1]

    def _all(self) -> tuple[P, ...]:
        with self._beside.reading() as connection:
            return tuple(self._found(connection))

    def _past(self, when: date | datetime) -> tuple[P, ...]:
        """All items as they were known, folded from their logs; of what was erased since nothing is known."""
        if not self._there():
            return ()
        logs: dict[int, list[Entry]] = {}
        asked = select(self.leaves.log).order_by(self.leaves.log.c.item, self.leaves.log.c.version)
        with self._beside.reading() as connection:
            for row in connection.execute(asked):
                logs.setdefault(row.item, []).append(self._entry(row._mapping))
        known = (known_on(log, when) for log in logs.values() if log[-1].deed is not Deed.ERASE)
        return tuple(self.machine.fold(log) for log in known if log)

    @property
    def _table(self) -> Table:
        return self.leaves.table

    def _every(self, nouns: Sequence[T], first: int) -> list[Told]:
        return [self._coded(Told.of(noun, {}), number) for number, noun in enumerate(nouns, first)]

    def _coded(self, told: Told, number: int) -> Told:
        """With a code, where it has none of its own: rows of tables without one are called by # and their number."""
        assert isinstance(told.plain, dict)
        if told.plain["code"] and not told.plain["code"].startswith("#"):
            return told
        return msgspec.structs.replace(told, plain={**told.plain, "code": f"{self.initial}{number}"})

    def _found(self, connection: Connection, *wanted: ColumnElement[bool]) -> list[P]:
        asked = select(self._table).where(*wanted).order_by(self._table.c.number)
        return [self.leaves.of_row(row) for row in connection.execute(asked)]

    def _permit(self, deed: Any, thing: P) -> None:
        """What was erased stays so."""
        if thing.state is State.ERASED:
            raise EntryError(words("pool.erased", what=self.machine.named(thing.number)))

    def _check(self, connection: Connection, made: Sequence[P], before: P | None) -> None:
        """No code is had by two listed items on one day."""
        fresh = {item.number: item for item in made if item.state is State.LISTED}
        codes = sorted({item.code for item in fresh.values()})
        others: dict[str, list[P]] = {}
        for start in range(0, len(codes), AT_ONCE):
            some = self._table.c.code.in_(codes[start : start + AT_ONCE])
            for item in self._found(connection, some, self._table.c.state == State.LISTED):
                if item.number not in fresh:
                    others.setdefault(item.code, []).append(item)
        for item in fresh.values():
            for other in others.get(item.code, ()):
                if meet(item.noun, other.noun):
                    raise EntryError(words("pool.code_taken", code=item.code, title=other.title))
            others.setdefault(item.code, []).append(item)


class _Known(Generic[P]):
    """The listed items by code, and by owner and title."""

    def __init__(self, items: Iterable[P]) -> None:
        self._by_code: dict[str, list[P]] = {}
        self._by_title: dict[tuple[str, str], list[P]] = {}
        for item in items:
            self._by_code.setdefault(item.code, []).append(item)
            self._by_title.setdefault((item.owner, item.title), []).append(item)

    def item(self, noun: Need | Offer) -> P | None:
        """The item that this need or offer is; EntryError where several may be meant."""
        coded = bool(noun.code) and not noun.code.startswith("#")
        owner = noun.firm if isinstance(noun, Need) else noun.institution
        found = self._by_code.get(noun.code) if coded else self._by_title.get((owner, noun.title))
        met = [item for item in found or () if meet(item.noun, noun)]
        if len(met) > 1:
            raise EntryError(words("pool.several", title=noun.title, codes="、".join(item.code for item in met)))
        return met[0] if met else None


def meet(one: Need | Offer, other: Need | Offer) -> bool:
    """Whether a day is in both."""
    since, until = (one.days.since, other.days.since), (one.days.until, other.days.until)
    last = min((day for day in until if day is not None), default=None)
    return last is None or all(day is None or day <= last for day in since)


def _alike(one: T, other: T) -> bool:
    """Whether they are the same but for where they were read."""
    return replace(one, code="", source="", record="") == replace(other, code="", source="", record="")


def _row_of(item: Pooled) -> dict[str, Any]:
    names = ("number", "version", "state", "code", "owner", "title")
    return {name: getattr(item, name) for name in names} | {"whole": msgspec.json.encode(item).decode()}


def _need_of(row: Row[Any]) -> PooledNeed:
    return msgspec.json.decode(row.whole, type=PooledNeed)


def _offer_of(row: Row[Any]) -> PooledOffer:
    return msgspec.json.decode(row.whole, type=PooledOffer)


class Needs(Pool[PooledNeed, Need]):
    """The needs at hand (需求库)."""

    machine = NEED
    leaves = Leaves(tables.need, tables.need_event, "item", _row_of, _need_of, Entry, Deed)
    initial = "N-"


class Offers(Pool[PooledOffer, Offer]):
    """The offers at hand (产品库)."""

    machine = OFFER
    leaves = Leaves(tables.offer, tables.offer_event, "item", _row_of, _offer_of, Entry, Deed)
    initial = "P-"


def take_in_both(
    pools: tuple[Needs, Offers], needs: Iterable[Need], offers: Iterable[Offer], *, actor: str, reason: str = ""
) -> tuple[TakenIn, TakenIn]:
    """Both tables of a round, or nothing of either; errors as `take_in`. Both pools stand in one database."""
    by = attestation(actor, reason, bare=True)
    one, other = pools
    one._prepare()
    with one._beside.writing() as connection:
        return one._taken(connection, needs, by), other._taken(connection, offers, by)
