"""Ties (关联): which project a commitment is about. A tie is only made where the text leaves no other project."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from liandong.followup.promises.goals import goal_of, object_of
from liandong.model import FoldedValue, Polarity, Quote, Record, Role
from liandong.search.segment import fold

_LEAST = 4
"""Characters of a name by which a project is known where a sentence holds it."""


class Projects:
    """The projects of a ledger, by their names, by the documents that tell of them and by the sentences that name
    them."""

    def __init__(self, projects: Iterable[Record]) -> None:
        self.by_id = {project.id: project for project in projects}
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._told: defaultdict[str, set[str]] = defaultdict(set)
        self._said: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        self._names: dict[str, tuple[str, ...]] = {}
        for id_, project in self.by_id.items():
            self._names[id_] = tuple(fold(value.value.text) for value in _asserted(project, "name"))
            for name in self._names[id_]:
                self._named[name].add(id_)
            for value in _asserted(project, "name"):
                for quote in value.evidence:
                    self._told[quote.document].add(id_)
                    if quote.role is Role.VALUE:
                        self._said[quote.document, quote.document_start].add(id_)

    def of(self, commitment: Record) -> tuple[str, ...]:
        """The projects that a commitment is about: those that it refers to, else the one that its actor is, else the
        one that its own sentences name, else the one of the same actor that the same sentence plans."""
        told = {value.ref for value in _asserted(commitment, "project") if value.ref in self.by_id}
        if told:
            return tuple(sorted(id_ for id_ in told if id_))
        for found in (self._acting(commitment), self._spoken_of(commitment), self._planned_beside(commitment)):
            if len(found) == 1:
                return tuple(found)
            if found:
                return ()
        return ()

    def decides(self, commitment: Record, tied: Sequence[str]) -> bool:
        """Whether the stages of these projects tell what became of a commitment: it refers to them, or its goal is to
        happen to nothing else than them."""
        if any(value.ref in tied for value in _asserted(commitment, "project")):
            return True
        first = commitment.first("content")
        thing = fold(object_of(first.value.text)) if first else ""
        return bool(tied) and all(not thing or any(_one(thing, name) for name in self._names[id_]) for id_ in tied)

    def _acting(self, commitment: Record) -> set[str]:
        return {id_ for value in _asserted(commitment, "actor") for id_ in self._named.get(fold(value.value.text), ())}

    def _spoken_of(self, commitment: Record) -> set[str]:
        """The projects of the same document whose name stands in a sentence of the commitment; a name that is held in a
        longer one of them does not count."""
        found: dict[str, str] = {}
        for quote in _quotes(commitment):
            text = fold(quote.text)
            for id_ in self._told.get(quote.document, ()):
                held = [name for name in self._names[id_] if len(name) >= _LEAST and name in text]
                if held:
                    found[id_] = max(held, key=len)
        return {
            id_ for id_, name in found.items() if not any(name in other and name != other for other in found.values())
        }

    def _planned_beside(self, commitment: Record) -> set[str]:
        actors = {fold(value.value.text) for value in _asserted(commitment, "actor")}
        here = {(quote.document, quote.document_start) for quote in _quotes(commitment)}
        beside = {id_ for place in here for id_ in self._said.get(place, ())}
        return {
            id_ for id_ in beside if actors & {fold(value.value.text) for value in _asserted(self.by_id[id_], "party")}
        }


def _one(thing: str, name: str) -> bool:
    return len(thing) >= _LEAST and (thing in name or name in thing)


def _asserted(record: Record, name: str) -> Sequence[FoldedValue]:
    return [value for value in record.values(name) if value.polarity is Polarity.ASSERTED]


def _quotes(commitment: Record) -> Iterator[Quote]:
    """The sentences of a commitment; that which names its actor where it says no more than what becomes of that."""
    first = commitment.first("content")
    bare = first is not None and goal_of(first.value.text) and not object_of(first.value.text)
    for name in ("actor", "content", "due") if bare else ("content", "due"):
        for value in _asserted(commitment, name):
            yield from (quote for quote in value.evidence if bare or quote.role is Role.VALUE)
