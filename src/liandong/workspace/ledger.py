"""Ledger (台账): the read side of a workspace, as known at one version."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeVar

from liandong.errors import UnknownRecord
from liandong.messages import Words, words
from liandong.model import KINDS, Answer, Document, Health, Mention, Page, Record, SetAside, Statement, Tier
from liandong.model.kinds import Facet
from liandong.records import day_of, health
from liandong.search import Filter, Query, Searched, of_document, of_record, parse, snippet
from liandong.search.marking import meets
from liandong.search.marking import of_document as document_marks
from liandong.search.marking import of_record as record_marks
from liandong.search.order import Order, listing_marks
from liandong.store.rows import Changes, Condition, Marked, Place, Sorting
from liandong.store.versions import View
from liandong.workspace.anchors import placed
from liandong.workspace.around import Around
from liandong.workspace.listing import Listing, place_in, place_of, ranked, stretch, token
from liandong.workspace.overview import Overview, marks_wanted, overview
from liandong.workspace.past import Extent, Past

T = TypeVar("T")
_LEAST_PREFIX = 6
_SHOWN_CANDIDATES = 5
_CANDIDATES = 4  # asked of the index for each hit wanted, as it may name some that the text does not bear out
_MOST_CANDIDATES = 2**31
_AT_A_TIME = 100  # read for looking at
_HEX = re.compile(r"[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: `marks` are the places [start, end) of `snippet` that match; `kind` a record's kind, or `document`."""

    target: Literal["document", "record"]
    id: str
    kind: str
    label: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


class Ledger(Around):
    """Records, documents and statements of one version; builds that come later do not move it.

    With `past` its records and their checks are as the world stood on a day; documents and statements are those of the
    version.
    """

    def __init__(self, view: View, past: Past | None = None, *, asked: bool = False) -> None:
        self._view, self._past, self._asked = view, past, asked

    @property
    def version(self) -> int:
        """The number of the version; 0 for a workspace into which nothing was built."""
        return self._view.version

    @property
    def view(self) -> View:
        """What the store has of the version."""
        return self._view

    @property
    def extent(self) -> Extent:
        """Which past it is: the version, where one was asked for, and the day."""
        return Extent(self.version if self._asked else None, None if self._past is None else self._past.date)

    @property
    def whole(self) -> "Ledger":
        """The same version without a day, so that it tells of later times too."""
        return self if self._past is None else Ledger(self._view, asked=self._asked)

    def records(self, kind: str | None = None, *filters: Filter) -> Iterator[Record]:
        """The records, of one kind or of all, that meet every filter, sorted by id."""
        conditions = [each.condition for each in filters]
        found = self._view.records(kind and _sendable(kind), self._askable(conditions))
        if self._past is not None:
            found = (record for record in map(self._past.record, found) if record is not None)
        return (record for record in found if meets(record_marks(record), conditions)) if conditions else found

    def listing(
        self,
        kind: str,
        *filters: Filter,
        order: Order = Order.NEWEST,
        limit: int = 50,
        after: str | None = None,
        before: str | None = None,
    ) -> Listing:
        """One page of the records of a kind that meet every filter: the first one, or that which goes on from where
        another's `after` or `before` says; where less than a page is before, the first one.

        As of a day all records are put in order each time. SearchError for a token that is none of this order.
        """
        backwards = before is not None
        given = before if before is not None else after
        beyond = None if given is None else place_of(order, given)
        found = self._listed(kind, filters, order.sorting, limit + 1, beyond, backwards=backwards)
        if backwards and len(found) < limit:
            return self.listing(kind, *filters, order=order, limit=limit)
        shown, more = list(found[:limit]), len(found) > limit
        if backwards:
            shown.reverse()
        ends = (token(order, shown[0]), token(order, shown[-1])) if shown else (given, None)
        return Listing(
            tuple(place.id for place in shown),
            ends[0] if (more if backwards else beyond is not None) else None,
            ends[1] if (backwards or more) else None,
            self.named,
        )

    def _listed(
        self,
        kind: str,
        filters: Sequence[Filter],
        sorting: Sorting,
        limit: int,
        beyond: Place | None,
        *,
        backwards: bool,
    ) -> Sequence[Place]:
        """What the store has of the list, or else each record looked at."""
        if self._past is None:
            conditions = [each.condition for each in filters]
            found = self._view.listed(_sendable(kind), conditions, sorting, limit, beyond, backwards=backwards)
            if found is not None:
                return found
        every = ranked((place_in(sorting, record) for record in self.records(kind, *filters)), sorting)
        return stretch(every, sorting, limit, beyond, backwards=backwards)

    def total(self, kind: str, *filters: Filter) -> int:
        """How many records of a kind meet every filter."""
        conditions = tuple(each.condition for each in filters)

        def count() -> int:
            told = self._view.total(_sendable(kind), conditions) if self._past is None else None
            return sum(1 for _ in self.records(kind, *filters)) if told is None else told

        return self._view.once(("total", self.extent.day, kind, conditions), count)

    def overview(self, kind: str = "project", *filters: Filter) -> Overview:
        """How many records of a kind meet every filter, and what their amounts add up to under each heading."""
        conditions = tuple(each.condition for each in filters)

        def add_up() -> Overview:
            told = self._view.marked(_sendable(kind), conditions, marks_wanted()) if self._past is None else None
            each = (Marked(record.id, listing_marks(record)) for record in self.records(kind, *filters))
            return overview(kind, each if told is None else told)

        return self._view.once(("overview", self.extent.day, kind, conditions), add_up)

    def changes(self, since: int) -> Mapping[str, Changes]:
        """By kind, what became of records between an earlier version and this one; as of a day, too, of the version.

        A record that was joined to another, or parted, ended under its old id where its first mention is another's now.
        """
        return self._view.changes(since)

    def find(self, query: str | Query) -> Iterator[Record]:
        """The records that a query means, its words and its filters, sorted by id; SearchError for one that cannot be
        understood."""
        asked = query if isinstance(query, Query) else parse(query)
        if not asked.groups:
            kept = self.records(None, *asked.filters)
            return (record for record in kept if snippet(of_record(record).text, asked)) if asked.without else kept
        only = Query(asked.groups, asked.without, (*asked.filters, Filter.of("kind", ",".join(KINDS))))
        hits = self.search(only, _MOST_CANDIDATES)
        return map(self.record, sorted(hit.id for hit in hits))

    def record(self, record_id: str, /) -> Record:
        """The record of this id, or of the id of any of its mentions, or of the unique beginning (six digits) of one.

        An id of an earlier version leads to what stands now where it stood on its page. UnknownRecord where there is
        none, or more than one: then the message names them.
        """
        wanted = _sendable(record_id).strip().lower()
        found = self._view.record(wanted)
        if found is not None:
            return self._then(found)
        if len(wanted) < _LEAST_PREFIX or not _HEX.fullmatch(wanted):
            raise UnknownRecord(words("fault.no_id", id=record_id, least=_LEAST_PREFIX))
        ids = self._view.record_ids(wanted, _SHOWN_CANDIDATES + 1)
        if len(ids) > 1:
            named = ", ".join(ids[:_SHOWN_CANDIDATES])
            raise UnknownRecord(words("fault.several_ids", id=record_id, ids=named))
        found = self._view.record(ids[0]) if ids else self._former(wanted)
        if found is None:
            raise UnknownRecord(words("fault.no_record", id=record_id))
        return self._then(found)

    def _former(self, wanted: str) -> Record | None:
        """The record of the mention that an earlier version knew by this id, placed as what persons state is."""
        mentions = self._view.former(wanted, _SHOWN_CANDIDATES)
        now = {mention.id for mention in placed(self._view, mentions).values()} if mentions else set()
        records = set(self._view.records_of(sorted(now)).values())
        return self._view.record(records.pop()) if len(records) == 1 else None

    def _then(self, record: Record) -> Record:
        """The record on the ledger's day; UnknownRecord where it tells only of later times."""
        if self._past is None:
            return record
        return _found(self._past.record(record), words("fault.not_yet", id=record.id))

    def mention(self, record_id: str, /) -> str:
        """The whole id of a mention that is given by it or by its unique beginning, else that of the record's first.

        UnknownRecord as `record`.
        """
        record, wanted = self.record(record_id), _sendable(record_id).strip().lower()
        named = [member for member in record.members if member.startswith(wanted)]
        return named[0] if len(named) == 1 else record.id

    def anchor(self, mention_id: str, /) -> Mention:
        """The mention of this id, with its place on its page; UnknownRecord where nothing is told of it."""
        return _found(self._view.mention(_sendable(mention_id)), words("fault.no_record", id=mention_id))

    def documents(self) -> Iterator[Document]:
        """The documents, sorted by path, place on the page, id."""
        return self._view.documents()

    def document(self, document_id: str, /) -> Document:
        """The document of this id; UnknownRecord where there is none."""
        return _found(self._view.document(_sendable(document_id)), words("fault.no_document", id=document_id))

    def statements(self) -> Iterator[Statement]:
        """The statements, sorted by id."""
        return self._view.statements()

    def statement(self, statement_id: str, /) -> Statement:
        """The statement of this id; UnknownRecord where there is none."""
        return _found(self._view.statement(_sendable(statement_id)), words("fault.no_statement", id=statement_id))

    def answers(self, record_id: str | None = None, /) -> Iterator[Answer]:
        """The checks, on one record or on all, sorted by record and id."""
        if self._past is None:
            return self._view.answers(record_id and _sendable(record_id))
        if record_id is not None:
            return iter(self._past.answers.get(record_id, ()))
        return (answer for answers in self._past.answers.values() for answer in answers)

    def health(self, record: Record) -> Health:
        """How well the record is told, in its parts."""
        return health(record, self._day_of)

    def _day_of(self, document_id: str) -> str | None:
        document = self._view.document(document_id)
        return day_of(document) if document else None

    def set_aside(self) -> tuple[SetAside, ...]:
        """What was not read into the ledger, and why, sorted by path and place."""
        return self._view.set_aside()

    def page(self, page_hash: str, /) -> Page:
        """The page as found, under the path by which this version knows it; UnknownRecord where there is none."""
        return _found(self._view.page(_sendable(page_hash)), words("fault.no_page", id=page_hash))

    def tier(self, document_id: str, /) -> Tier:
        """How near the document is to the fact; UnknownRecord where there is no such document."""
        return _found(self._view.tier(_sendable(document_id)), words("fault.no_document", id=document_id))

    def family(self, document_id: str, /) -> str:
        """The family of copies to which the document belongs; UnknownRecord where there is no such document."""
        return _found(self._view.family(_sendable(document_id)), words("fault.no_document", id=document_id))

    def search(self, query: str | Query, limit: int = 20, *filters: Filter) -> tuple[Hit, ...]:
        """Documents and records that a query means, best first, each with the line that shows it.

        SearchError for a query that cannot be understood; nothing for one that is empty.
        """
        asked = query if isinstance(query, Query) else parse(query)
        asked = Query(asked.groups, asked.without, (*asked.filters, *filters))
        hits: list[Hit] = []
        if not asked.empty:
            candidates = self._candidates(asked, limit)
            while len(hits) < limit and (some := tuple(islice(candidates, min(limit - len(hits), _AT_A_TIME)))):
                hits += self._hits(some, asked)
        return tuple(hits)

    def count(self, query: str | Query) -> int:
        """How many hits a query has; SearchError as `search`."""
        asked = query if isinstance(query, Query) else parse(query)
        exact = all(term.exact for group in (*asked.groups, asked.without) for term in group)
        counted = self._view.count(asked.asked) if exact and self._past is None else None
        return len(self.search(asked, _MOST_CANDIDATES)) if counted is None else counted

    def _candidates(self, asked: Query, limit: int) -> Iterator[tuple[str, str]]:
        """What the index names, in portions that grow; then what it no longer names and this version has."""
        known = asked.asked._replace(conditions=tuple(self._askable(asked.asked.conditions)))
        wanted, seen = min(limit * _CANDIDATES, _MOST_CANDIDATES), 0
        while True:
            found = self._view.match(known, wanted)
            yield from found[seen:]
            if len(found) < wanted:
                break
            wanted, seen = min(wanted * _CANDIDATES, _MOST_CANDIDATES), len(found)
        if asked.groups:
            yield from self._view.unindexed(known.conditions)

    def _askable(self, conditions: Sequence[Condition]) -> list[Condition]:
        """What the store can be asked: of records as of a day it only knows the kind."""
        return [c for c in conditions if self._past is None or c.facet == Facet.KIND]

    def _hits(self, candidates: Sequence[tuple[str, str]], asked: Query) -> Iterator[Hit]:
        """Those of the candidates that are what the query means; what they are is read at once."""
        records = self.named(id_ for target, id_ in candidates if target == "record")
        documents = self.documents_named(id_ for target, id_ in candidates if target == "document")
        for target, id_ in candidates:
            if target == "record" and id_ in records:
                hit = _record_hit(records[id_], asked)
            elif target == "document" and id_ in documents:
                hit = self._document_hit(documents[id_], asked)
            else:
                continue
            if hit is not None:
                yield hit

    def _document_hit(self, document: Document, asked: Query) -> Hit | None:
        conditions = asked.asked.conditions
        if conditions and not meets(document_marks(document, self._view.tier(document.id)), conditions):
            return None
        return _hit("document", of_document(document), asked)


def _record_hit(record: Record, asked: Query) -> Hit | None:
    conditions = asked.asked.conditions
    if conditions and not meets(record_marks(record), conditions):
        return None
    return _hit("record", of_record(record), asked)


def _hit(target: Literal["document", "record"], searched: Searched, asked: Query) -> Hit | None:
    """The hit, if the text of this is what the query means."""
    shown = snippet(searched.text, asked)
    return Hit(target, searched.id, searched.kind, searched.label, shown.text, shown.marks) if shown else None


def _found(thing: T | None, missing: Words) -> T:
    if thing is None:
        raise UnknownRecord(missing)
    return thing


def _sendable(text: str) -> str:
    """The text as a database can be asked for it: for lone surrogates and NUL, which stand in no ledger, with `?`."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")
