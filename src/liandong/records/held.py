"""A desk in memory, over statements that are held: for tests, measures, and ledgers of few mentions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from liandong.model import Statement
from liandong.model.desk import Row, Sheaf, Shelf, Told


class _Said(NamedTuple):
    home: int
    mention: int
    statement: Statement


class HeldDesk:
    """The desk of these statements; `families` has those of documents that are in another's."""

    def __init__(self, statements: Iterable[Statement], families: Mapping[str, str]) -> None:
        given = {s.id: s for s in statements}
        self._said: dict[str, list[Statement]] = {}
        for id_ in sorted(given):
            self._said.setdefault(given[id_].mention.id, []).append(given[id_])
        self.ids = ("", *sorted(self._said))
        """The mention of each number."""
        self._numbers = {id_: number for number, id_ in enumerate(self.ids) if number}
        homes = {id_: families.get(d, d) for id_ in self._said for d in (min(s.document for s in self._said[id_]),)}
        order = {home: number for number, home in enumerate(sorted(set(homes.values())), 1)}
        self._homes = {id_: order[home] for id_, home in homes.items()}

    @property
    def size(self) -> int:
        return len(self._said)

    def known(self, ids: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        return {id_: (self._numbers[id_], self._said[id_][0].mention.kind) for id_ in ids if id_ in self._numbers}

    def retracting(self) -> Iterator[Statement]:
        return (s for said in self._said.values() for s in said if s.retracts is not None)

    def told(self, kind: str) -> Iterator[Sequence[Told]]:
        yield self.told_of([self._numbers[id_] for id_, said in self._said.items() if said[0].mention.kind == kind])

    def told_of(self, mentions: Sequence[int]) -> Sequence[Told]:
        ids = [self.ids[number] for number in mentions]
        return [_Said(self._homes[id_], self._numbers[id_], s) for id_ in ids for s in self._said[id_]]

    def sheaf(self) -> Sheaf:
        return _HeldSheaf()

    def shelf(self) -> Shelf:
        return _HeldShelf()


class _HeldSheaf:
    def __init__(self) -> None:
        self._rows: list[Row] = []

    def add(self, first: int, second: int, data: bytes | None = None) -> None:
        self._rows.append((first, second, data))

    def sorted(self) -> Iterator[Row]:
        rows, self._rows = self._rows, []
        return iter(sorted(rows, key=lambda row: row[:2]))


class _HeldShelf:
    def __init__(self) -> None:
        self._rows: dict[int, list[bytes]] = {}

    def add(self, number: int, data: bytes) -> None:
        self._rows.setdefault(number, []).append(data)

    def get(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        return ((number, data) for number in numbers for data in self._rows.get(number, ()))

    def clear(self) -> None:
        self._rows.clear()
