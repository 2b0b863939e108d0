"""A new version of the ledger from the live documents and statements, portion by portion.

What is held of the whole ledger is names: of mentions and their clusters, of records and what ties them together.
Statements are held of one kind at a time and without their quotes, then of some clusters; records of some clusters.
Where there are few mentions, all is held and read once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from liandong.model import Record, Statement
from liandong.search import document_entry, record_entry
from liandong.store.protocol import Draft
from liandong.workspace.report import Progress
from liandong.workspace.spine import Spine, Surveyed

_FEW = 10_000
"""Mentions up to which all is held: some hundred megabytes at most."""
_MENTIONS = 1_000
"""Mentions whose clusters are folded together."""
_RECORDS = 500
"""Records that are reconciled together, where not more of them are tied together."""


def publish(draft: Draft, spine: Spine, progress: Callable[[Progress], None]) -> None:
    """Fills the version: survey, resolve, fold, check, index."""
    progress(Progress("survey", 0, None))
    surveyed = _survey(draft, spine)
    kinds = draft.mentions()
    progress(Progress("resolve", 0, len(kinds)))
    source = _Held(draft) if len(kinds) <= _FEW else _Stored(draft)
    clusters = spine.resolve(kinds, source.of_kind, surveyed, tuple(draft.decisions()))
    progress(Progress("fold", 0, len(kinds)))
    if draft.renewed:
        draft.forget("document")
        draft.forget("record")
    records, ties = _fold(draft, source, spine, clusters, surveyed)
    progress(Progress("check", 0, len(records)))
    for portion in ties.portions():
        _answer(draft, spine, source.records(portion), ties)
    progress(Progress("index", 0, None))
    draft.forget("record", draft.keep_records(records))
    draft.keep_answers(ties.answers)
    if not draft.renewed:
        draft.forget("document", draft.departed())
    draft.index(map(document_entry, draft.documents() if draft.renewed else draft.arrived()))


def _survey(draft: Draft, spine: Spine) -> Surveyed:
    """Families and tiers: what came and what went is told to the survey's tables, the rest is as it was."""
    spine.depart(draft.prints, draft.prints.vanished())
    for documents in draft.unsurveyed():
        spine.arrive(draft.prints, [spine.fingerprint(document) for document in documents])
    draft.put_survey()
    return Surveyed(*draft.prints.told())


class _Stored:
    """Statements and records out of the store, whenever they are asked for."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def of_kind(self, kind: str) -> Iterable[Statement]:
        return self._draft.outlines(kind)

    def of_mentions(self, mentions: Iterable[str]) -> Sequence[Statement]:
        return self._draft.told_of(mentions)

    def keep(self, record: Record) -> None:
        """Takes note of a record that will be asked for."""

    def records(self, ids: Sequence[str]) -> Iterable[Record]:
        return self._draft.records_of(ids)


class _Held(_Stored):
    """The same, read once and held."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._kinds: dict[str, list[Statement]] = {}
        self._mentions: dict[str, list[Statement]] = {}
        self._records: dict[str, Record] = {}
        for statement in draft.statements():
            self._kinds.setdefault(statement.mention.kind, []).append(statement)
            self._mentions.setdefault(statement.mention.id, []).append(statement)

    def of_kind(self, kind: str) -> Iterable[Statement]:
        return self._kinds.get(kind, ())

    def of_mentions(self, mentions: Iterable[str]) -> Sequence[Statement]:
        return [statement for mention in mentions for statement in self._mentions[mention]]

    def keep(self, record: Record) -> None:
        self._records[record.id] = record

    def records(self, ids: Sequence[str]) -> Iterable[Record]:
        return [self._records[id_] for id_ in ids]


class _Ties:
    """What ties records together, as union-find over their ids and links; and the ids of the answers so far."""

    def __init__(self) -> None:
        self.answers: set[str] = set()
        self._parent: dict[str, str] = {}
        self._tied: dict[str, str] = {}

    def tie(self, record: str, links: Sequence[str]) -> None:
        first = self._root(links[0])
        for link in links[1:]:
            self._parent[self._root(link)] = first
        self._tied[record] = links[0]

    def portions(self) -> Iterator[list[str]]:
        """The ids of all records that have links, those that are tied together in one portion."""
        groups: dict[str, list[str]] = {}
        for record, link in self._tied.items():
            groups.setdefault(self._root(link), []).append(record)
        portion: list[str] = []
        for group in groups.values():
            portion += group
            if len(portion) >= _RECORDS:
                yield portion
                portion = []
        if portion:
            yield portion

    def _root(self, name: str) -> str:
        parent = self._parent
        top = parent.setdefault(name, name)
        while parent[top] != top:
            top = parent[top]
        while parent[name] != top:
            parent[name], name = top, parent[name]
        return top


def _fold(
    draft: Draft, source: "_Stored", spine: Spine, clusters: Mapping[str, str], surveyed: Surveyed
) -> tuple[set[str], _Ties]:
    """Folds and indexes all records, and answers what is asked of each by itself; their ids, and what ties others."""
    members: dict[str, list[str]] = {}
    for mention, root in clusters.items():
        members.setdefault(root, []).append(mention)
    ids: set[str] = set()
    ties = _Ties()
    for roots in _portions(members):
        statements = source.of_mentions(mention for root in roots for mention in members[root])
        records = spine.fold(statements, clusters, surveyed, members)
        ids.update(record.id for record in records)
        _put(draft, records)
        alone: list[Record] = []
        for record in records:
            links = spine.links(record)
            if links:
                ties.tie(record.id, links)
                source.keep(record)
            else:
                alone.append(record)
        _answer(draft, spine, alone, ties)
    return ids, ties


def _portions(members: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Roots of whole clusters, so many that their mentions are about a portion."""
    roots: list[str] = []
    size = 0
    for root, mentions in members.items():
        roots.append(root)
        size += len(mentions)
        if size >= _MENTIONS:
            yield roots
            roots, size = [], 0
    if roots:
        yield roots


def _put(draft: Draft, records: Sequence[Record]) -> None:
    """Writes the records and brings the full-text index in line; all of it when the code of its words has changed."""
    arrived = frozenset(draft.put_records(records))
    if draft.renewed:
        draft.index(map(record_entry, records))
        return
    draft.forget("record", sorted(arrived))
    draft.index(record_entry(record) for record in records if record.id in arrived)


def _answer(draft: Draft, spine: Spine, records: Iterable[Record], ties: _Ties) -> None:
    answers = spine.reconcile(sorted(records, key=lambda record: record.id))
    draft.put_answers(answers)
    ties.answers.update(answer.id for answer in answers)
