"""A desk in memory, over statements that are held: for tests, measures, and ledgers of few mentions."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from liandong.model import Statement
from liandong.model.desk import Row, Sheaf, Shelf, Told
from liandong.model.statement import by_person

_SORTED_TOGETHER = 2_000
"""Rows of a sheaf, about: so many stay near the processor while they are sorted."""


class _Said(NamedTuple):
    home: int
    mention: int
    statement: Statement


class HeldDesk:
    """The desk of these statements; `families` has those of documents that are in another's."""

    def __init__(self, statements: Iterable[Statement], families: Mapping[str, str]) -> None:
        said: dict[str, dict[str, Statement]] = {}
        for statement in statements:
            said.setdefault(statement.mention.id, {})[statement.id] = statement
        self.ids = ("", *sorted(said))
        """The mention of each number."""
        self._numbers = {id_: number for number, id_ in enumerate(self.ids) if number}
        found = [list(said[id_].values()) for id_ in self.ids[1:]]
        documents = [_home_document(each) for each in found]
        homes = [families.get(document, document) for document in documents]
        order = {home: number for number, home in enumerate(sorted(set(homes)), 1)}
        self._said = [
            [],
            *(
                [_Said(order[home], number, s) for s in each]
                for number, (home, each) in enumerate(zip(homes, found, strict=True), 1)
            ),
        ]
        self._kinds: dict[str, list[int]] = {}
        for number, each in enumerate(found, 1):
            self._kinds.setdefault(each[0].mention.kind, []).append(number)

    @property
    def size(self) -> int:
        return len(self._said) - 1

    def known(self, ids: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        numbers = {id_: self._numbers[id_] for id_ in ids if id_ in self._numbers}
        return {id_: (number, self._said[number][0].statement.mention.kind) for id_, number in numbers.items()}

    def named(self, numbers: Iterable[int]) -> Mapping[int, str]:
        return {number: self.ids[number] for number in numbers}

    def retracting(self) -> Iterator[Statement]:
        return (each.statement for said in self._said for each in said if each.statement.retracts is not None)

    def told(self, kind: str) -> Iterator[Sequence[Told]]:
        yield self.told_of(self._kinds.get(kind, ()))

    def told_of(self, mentions: Sequence[int]) -> Sequence[Told]:
        return [each for number in mentions for each in self._said[number]]

    def sheaf(self) -> Sheaf:
        return _HeldSheaf()

    def shelf(self) -> Shelf:
        return _HeldShelf()


def _home_document(said: Sequence[Statement]) -> str:
    """The document that a mention is at home in: a person's page does not move what it speaks of."""
    return min([s.document for s in said if not by_person(s)] or [s.document for s in said])


class _HeldSheaf:
    """Rows in columns of numbers, sorted a portion at a time: as tuples they would take eight times the room."""

    def __init__(self) -> None:
        self._first, self._second, self._data = array("q"), array("q"), list[bytes | None]()

    def add(self, first: int, second: int, data: bytes | None = None) -> None:
        self._first.append(first)
        self._second.append(second)
        self._data.append(data)

    def sorted(self) -> Iterator[Row]:
        first, second, data = self._first, self._second, self._data
        self._first, self._second, self._data = array("q"), array("q"), []
        return _in_order(first, second, data) if first else iter(())


def _in_order(first: "array[int]", second: "array[int]", data: Sequence[bytes | None]) -> Iterator[Row]:
    if len(first) <= _SORTED_TOGETHER:
        for one, other, place in sorted(zip(first, second, range(len(first)), strict=True)):
            yield one, other, data[place]
        return
    low, high = min(first), max(first)
    shift = max(0, (high - low).bit_length() - (len(first) // _SORTED_TOGETHER).bit_length())
    portions = [array("i") for _ in range((high - low >> shift) + 1)]
    for place, number in enumerate(first):
        portions[number - low >> shift].append(place)
    for portion in portions:
        rows = [(first[place], second[place], place) for place in portion]
        rows.sort()
        for one, other, place in rows:
            yield one, other, data[place]


class _HeldShelf:
    def __init__(self) -> None:
        self._rows: dict[int, bytes] = {}
        self._more: dict[int, list[bytes]] = {}
        """What lies under a number besides the first thing."""

    def add(self, number: int, data: bytes) -> None:
        if number not in self._rows:
            self._rows[number] = data
        else:
            self._more.setdefault(number, []).append(data)

    def get(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        for number in numbers:
            if number in self._rows:
                yield number, self._rows[number]
                for data in self._more.get(number, ()):
                    yield number, data

    def clear(self) -> None:
        self._rows, self._more = {}, {}
