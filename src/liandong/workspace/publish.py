"""A new version of the ledger from the live documents and statements, portion by portion.

What is held of the whole ledger is numbers: of mentions, and what joins them to clusters and ties records together.
Statements are held of some homes at a time and without their quotes, then of some clusters; records of some clusters.
Where there are few mentions, all is held and read once.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from liandong.model import Record, Statement
from liandong.model.desk import Desk
from liandong.records.clusters import Clusters
from liandong.search import document_entry, record_entry
from liandong.store.protocol import BuildDesk, Cluster, Draft
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
    desk = draft.desk
    progress(Progress("resolve", 0, desk.size))
    source = _Held(draft, spine, surveyed) if desk.size <= _FEW else _Stored(draft)
    desk.put_roots(spine.resolve(source.statements, tuple(draft.decisions())))
    progress(Progress("fold", 0, desk.size))
    if draft.renewed:
        draft.forget("document")
        draft.forget("record")
    ties = _Ties(desk)
    folded = 0
    for clusters in desk.clusters(_MENTIONS):
        folded += _fold(draft, source, spine, clusters, surveyed, ties)
    progress(Progress("check", 0, folded))
    for portion in ties.portions():
        _answer(draft, spine, source.records(portion))
    progress(Progress("index", 0, None))
    draft.forget("record", draft.end_records())
    draft.end_answers()
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

    @property
    def statements(self) -> Desk:
        """What resolution asks."""
        return self._draft.desk

    def of_mentions(self, mentions: Iterable[str]) -> Sequence[Statement]:
        return self._draft.told_of(mentions)

    def keep(self, record: Record) -> None:
        """Takes note of a record that will be asked for."""

    def records(self, ids: Sequence[str]) -> Iterable[Record]:
        return self._draft.records_of(ids)


class _Held(_Stored):
    """The same, read once and held."""

    def __init__(self, draft: Draft, spine: Spine, surveyed: Surveyed) -> None:
        super().__init__(draft)
        self._mentions: dict[str, list[Statement]] = {}
        self._records: dict[str, Record] = {}
        for statement in draft.statements():
            self._mentions.setdefault(statement.mention.id, []).append(statement)
        self._desk = spine.hold((s for said in self._mentions.values() for s in said), surveyed.families)

    @property
    def statements(self) -> Desk:
        return self._desk

    def of_mentions(self, mentions: Iterable[str]) -> Sequence[Statement]:
        return [statement for mention in mentions for statement in self._mentions[mention]]

    def keep(self, record: Record) -> None:
        self._records[record.id] = record

    def records(self, ids: Sequence[str]) -> Iterable[Record]:
        return [self._records[id_] for id_ in ids]


class _Ties:
    """What ties records together: the links that they have in common. Records go by the numbers of their clusters."""

    def __init__(self, desk: BuildDesk) -> None:
        self._desk = desk
        self._links, self._tied = desk.sheaf(), desk.sheaf()

    def tie(self, record: int, links: Sequence[str]) -> None:
        for link in links:
            self._links.add(hash(link), record)

    def portions(self) -> Iterator[list[str]]:
        """The ids of all records that have links, those that are tied together in one portion."""
        together, linked = Clusters(self._desk.size), array("i")
        last, first = None, 0
        for link, number, _ in self._links.sorted():
            linked.append(number)
            if link == last:
                together.join(first, number)
            last, first = link, number
        for number in linked:
            self._tied.add(together.root(number), number)
        portion: list[int] = []
        for _, group in groupby(self._tied.sorted(), key=itemgetter(0)):
            portion += dict.fromkeys(number for _, number, _ in group)
            if len(portion) >= _RECORDS:
                yield list(self._desk.ids(portion))
                portion = []
        if portion:
            yield list(self._desk.ids(portion))


def _fold(
    draft: Draft, source: _Stored, spine: Spine, clusters: Sequence[Cluster], surveyed: Surveyed, ties: _Ties
) -> int:
    """Folds and indexes some records, and answers what is asked of each by itself; how many they are."""
    numbers = {cluster.id: cluster.number for cluster in clusters}
    members = {cluster.id: cluster.members for cluster in clusters}
    statements = source.of_mentions(mention for each in members.values() for mention in each)
    roots = dict(draft.desk.records({s.ref for s in statements if s.ref is not None}))
    roots.update((mention, id_) for id_, each in members.items() for mention in each)
    records = spine.fold(statements, roots, surveyed, members)
    _put(draft, records)
    alone: list[Record] = []
    for record in records:
        links = spine.links(record)
        if links:
            ties.tie(numbers[record.id], links)
            source.keep(record)
        else:
            alone.append(record)
    _answer(draft, spine, alone)
    return len(records)


def _put(draft: Draft, records: Sequence[Record]) -> None:
    """Writes the records and brings the full-text index in line; all of it when the code of its words has changed."""
    arrived = frozenset(draft.put_records(records))
    if draft.renewed:
        draft.index(map(record_entry, records))
        return
    draft.forget("record", sorted(arrived))
    draft.index(record_entry(record) for record in records if record.id in arrived)


def _answer(draft: Draft, spine: Spine, records: Iterable[Record]) -> None:
    draft.put_answers(spine.reconcile(sorted(records, key=lambda record: record.id)))
