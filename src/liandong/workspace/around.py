"""What stands around a record of a ledger: what refers to it, what it was before, how things at hand are called."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from liandong.model import KINDS, Answer, Document, Polarity, Record
from liandong.model.kinds import Facet
from liandong.search import Filter, Query, parse
from liandong.search.query import naming
from liandong.store.versions import View
from liandong.workspace.past import Past

_MOST = 2_000
"""Records that are looked at for a name."""


@dataclass(frozen=True, slots=True)
class Former:
    """What a record was from a version on, and which of its properties were otherwise before: all where it was new."""

    since: int
    record: Record
    changed: tuple[str, ...]


class Around:
    """The part of a ledger that tells of what is beside a record, by what it names, never by looking at all records."""

    _view: View
    _past: Past | None
    _candidates: Callable[[Query, int], Iterable[tuple[str, str]]]

    def named(self, ids: Iterable[str]) -> Mapping[str, Record]:
        """Those of these records that there are, by id."""
        found = self._view.records_named(sorted(set(ids)))
        told = found if self._past is None else filter(None, map(self._past.record, found))
        return {record.id: record for record in told}

    def documents_named(self, ids: Iterable[str]) -> Mapping[str, Document]:
        """Those of these documents that there are, by id."""
        return {document.id: document for document in self._view.documents_named(sorted(set(ids)))}

    def referring(self, record: Record) -> Iterator[tuple[str, Record]]:
        """The records that refer to this one, sorted by id, each with every property by which it does."""
        beside = self.named(self._view.referring(record.members))
        for id_, other in sorted(beside.items()):
            if id_ != record.id:
                yield from ((name, other) for name in _refers(other, record.id))

    def naming(self, record: Record) -> Iterator[tuple[str, Record]]:
        """The records that name this one where such a record is meant, and do not refer to it, sorted by id, each with
        every property by which they do: the parties of a project are told by their names.

        The name must be one of the record's own, and either a page tells of both, or no other record bears that name.
        """
        by = {kind.name: [p.name for p in kind.properties if p.refers_to == record.kind] for kind in KINDS.values()}
        asked = Filter.of(Facet.KIND, ",".join([record.kind, *(kind for kind, names in by.items() if names)]))
        own = {value.value.text for value in record.values("name") if value.polarity is Polarity.ASSERTED}
        found = {id_ for name in own for id_ in self._holding(naming(name, asked))}
        beside, pages = self.named(found - {record.id}), _documents(record)
        shared = {
            value.value.text for other in beside.values() if other.kind == record.kind for value in other.values("name")
        }
        for _, other in sorted(beside.items()):
            near = not pages.isdisjoint(_documents(other))
            for name in by[other.kind]:
                said = {v.value.text for v in other.values(name) if v.ref is None and v.polarity is Polarity.ASSERTED}
                if said & (own if near else own - shared):
                    yield name, other

    def proposed(self, record: Record) -> Sequence[Answer]:
        """The answers that ask persons whether this record and others are one."""
        return self._view.once("proposed", self._by_record).get(record.id, ())

    def _by_record(self) -> Mapping[str, Sequence[Answer]]:
        of: dict[str, list[Answer]] = {}
        for answer in self._view.proposals():
            for id_ in answer.inputs:
                of.setdefault(id_, []).append(answer)
        return of

    def _holding(self, asked: Query) -> Iterator[str]:
        """The ids of records that may hold the words of this query."""
        found = () if asked.empty else self._candidates(asked, _MOST)
        return (id_ for target, id_ in found if target == "record")

    def history(self, record: Record, limit: int = 20) -> tuple[Former, ...]:
        """What the record was in the versions up to this one, newest first; also as of a day of the version's own."""
        told = self._view.history(record.id, limit + 1)
        before = [each for _, each in told[1:]]
        pairs = zip(told, [*before, None], strict=False)
        found = [Former(since, now, _changed(then, now)) for (since, now), then in pairs]
        return tuple(each for each in found[:limit] if each.changed)

    def tally(self, query: str | Query) -> Mapping[str, int] | None:
        """How many hits a query has of each kind, `document` among them; None where only who looks at each can tell.

        SearchError as `search`.
        """
        asked = query if isinstance(query, Query) else parse(query)
        exact = all(term.exact for group in (*asked.groups, asked.without) for term in group)
        if not exact or self._past is not None or asked.empty or (asked.without and not asked.groups):
            return None
        return self._view.once(("tally", asked.asked), lambda: self._view.tally(asked.asked))


def _refers(record: Record, other: str) -> Iterator[str]:
    """The properties of which an asserted value is that other record."""
    for declared in KINDS[record.kind].properties:
        values = record.values(declared.name)
        if any(value.ref == other and value.polarity is Polarity.ASSERTED for value in values):
            yield declared.name


def _documents(record: Record) -> set[str]:
    return {quote.document for _, values in record.properties for value in values for quote in value.evidence}


def _changed(then: Record | None, now: Record) -> tuple[str, ...]:
    """The properties of which the leading values are not what they were; where nothing was, all that there are."""
    declared = (each.name for each in KINDS[now.kind].properties)
    return tuple(name for name in declared if _leads(now, name) != (_leads(then, name) if then else ()))


def _leads(record: Record, name: str) -> Sequence[tuple[object, ...]]:
    return tuple((v.value.text, v.value.number, v.value.unit, v.scope, v.polarity) for v in record.values(name))
