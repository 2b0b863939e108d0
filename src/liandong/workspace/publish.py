"""A new version of the ledger from the live documents and statements, portion by portion.

What is held of the whole ledger is numbers: of mentions, and what joins them to clusters. Statements are held of some
homes at a time and without their quotes, then of some clusters; records of some clusters, then extracts of some.
Where there are few mentions, all is held and read once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from liandong.model import Record, Statement
from liandong.model.desk import Desk
from liandong.search import document_entry, record_entry
from liandong.store.versions import Cluster, Draft
from liandong.workspace.people.attest import attest
from liandong.workspace.report import Progress
from liandong.workspace.spine import Spine, Surveyed

_FEW = 10_000
"""Mentions up to which all is held: some hundred megabytes at most."""
MENTIONS = 1_000
"""Mentions whose clusters are folded together."""
_ANSWERS = 500
"""Answers that are written together."""


def publish(draft: Draft, spine: Spine, progress: Callable[[Progress], None]) -> None:
    """Fills the version: what persons state, survey, resolve, fold, check, index."""
    decisions = attest(draft, spine)
    progress(Progress("survey", 0, None))
    _survey(draft, spine)
    desk = draft.desk
    progress(Progress("resolve", 0, desk.size))
    source = Stored(draft) if desk.size > _FEW else _Held(draft, spine) if draft.whole else _Outlined(draft, spine)
    undecided = source.statements.sheaf()
    desk.put_roots(spine.resolve(source.statements, decisions, undecided))
    progress(Progress("fold", 0, desk.size))
    if draft.renewed:
        draft.forget("document")
        draft.forget("record")
    checks = spine.reconcile(source.statements, undecided)
    told = 0
    for records in chain(draft.carried(), _folded(draft, source, spine)):
        draft.put_answers(answer for record in records for answer in checks.tell(record))
        told += len(records)
    progress(Progress("check", 0, told))
    rest = checks.rest()
    while answers := tuple(islice(rest, _ANSWERS)):
        draft.put_answers(answers)
    progress(Progress("index", 0, None))
    draft.forget("record", draft.end_records())
    draft.end_answers()
    if not draft.renewed:
        draft.forget("document", draft.departed())
    draft.index(map(document_entry, draft.documents() if draft.renewed else draft.arrived()))


def _survey(draft: Draft, spine: Spine) -> None:
    """Families and tiers: what came and what went is told to the survey's tables, the rest is as it was."""
    spine.depart(draft.prints, draft.prints.vanished())
    for documents in draft.unsurveyed():
        spine.arrive(draft.prints, [spine.fingerprint(document) for document in documents])
    draft.put_survey()


def _surveyed(draft: Draft, statements: Iterable[Statement]) -> Surveyed:
    """What the survey gives of the documents of these statements."""
    return Surveyed(*draft.prints.told({statement.document for statement in statements}))


class Stored:
    """Statements and records out of the store, whenever they are asked for."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    @property
    def statements(self) -> Desk:
        """What resolution asks."""
        return self._draft.desk

    def of_mentions(self, mentions: Iterable[str]) -> Sequence[Statement]:
        return self._draft.told_of(mentions)


class _Outlined(Stored):
    """The same, what resolution asks being read once and held."""

    def __init__(self, draft: Draft, spine: Spine) -> None:
        super().__init__(draft)
        held = self._read()
        self._desk = spine.hold(held, _surveyed(draft, held).families)

    def _read(self) -> Sequence[Statement]:
        return tuple(self._draft.outlines())

    @property
    def statements(self) -> Desk:
        return self._desk


class _Held(_Outlined):
    """The same, all being read once and held."""

    def _read(self) -> Sequence[Statement]:
        held = tuple(self._draft.statements())
        self._mentions: dict[str, list[Statement]] = {}
        for statement in held:
            self._mentions.setdefault(statement.mention.id, []).append(statement)
        return held

    def of_mentions(self, mentions: Iterable[str]) -> Sequence[Statement]:
        return [statement for mention in mentions for statement in self._mentions[mention]]


def _folded(draft: Draft, source: Stored, spine: Spine) -> Iterator[Sequence[Record]]:
    """What is stale, folded and indexed portion by portion."""
    for clusters in draft.stale(MENTIONS):
        records = fold(draft, source, spine, clusters)
        arrived = frozenset(draft.put_records(records))
        if draft.renewed:  # then all is indexed anew, the code of its words having changed
            draft.index(map(record_entry, records))
        else:
            draft.forget("record", sorted(arrived))
            draft.index(record_entry(record) for record in records if record.id in arrived)
        yield records


def fold(draft: Draft, source: Stored, spine: Spine, clusters: Sequence[Cluster]) -> Sequence[Record]:
    """The records of these clusters."""
    members = {cluster.id: cluster.members for cluster in clusters}
    statements = source.of_mentions(mention for each in members.values() for mention in each)
    roots = dict(draft.desk.records({s.ref for s in statements if s.ref is not None}))
    roots.update((mention, id_) for id_, each in members.items() for mention in each)
    return spine.fold(statements, roots, _surveyed(draft, statements), members)
