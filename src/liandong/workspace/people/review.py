"""Review (复核): what is for a person to decide, what is worth most first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from heapq import nsmallest
from itertools import count

from liandong.errors import UnknownRecord
from liandong.model import (
    PROPOSAL,
    Act,
    Answer,
    Conflict,
    Decision,
    FoldedValue,
    Judgement,
    Mention,
    Polarity,
    Record,
    content_id,
)
from liandong.model.decision import standing
from liandong.store.protocol import Store
from liandong.store.versions import View
from liandong.workspace.anchors import placed
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.attesting import told_on
from liandong.workspace.people.log import named


class Question(StrEnum):
    """What a person is asked: whether things are one, which value holds, or where something belongs that has lost its
    place."""

    SAME = "same"
    CONFLICT = "conflict"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One question. `records` are those that it is about; `stake` is the money that hangs on it, in yuan.

    For a conflict `property` and `scope` say of what, and `values` compete, the leading one first. `answer` proposes
    that the first record is one with another of them; `act` is what has lost its place.
    """

    id: str
    question: Question
    records: tuple[Record, ...]
    stake: Decimal | None = None
    families: int = 0
    property: str | None = None
    scope: str | None = None
    values: tuple[FoldedValue, ...] = ()
    answer: Answer | None = None
    act: Act | None = None


class Questions(tuple[ReviewItem, ...]):
    """The questions that were asked for, and how many `more` there are."""

    more: int = 0


def review(store: Store, view: View, limit: int) -> Questions:
    """The questions that are open, by the money that hangs on them, then by the number of sources."""
    counter = count()
    first = nsmallest(limit, (item for item, _ in zip(_open(store, view), counter, strict=False)), key=_order)
    asked = Questions(first)
    asked.more = next(counter) - len(first)
    return asked


def _order(item: ReviewItem) -> tuple[Decimal, int, str]:
    return -(item.stake or Decimal(0)), -item.families, item.id


def _open(store: Store, view: View) -> Iterator[ReviewItem]:
    for record in view.disputed():
        yield from conflicts(view, record)
    yield from _proposals(store, view)
    yield from _lost(store, view)


def conflicts(view: View, record: Record) -> Iterator[ReviewItem]:
    """The properties of a record of which a person is asked: sources or persons really differ, or a page that came out
    later says otherwise than a person who had settled it."""
    for name, values in record.properties:
        for scope in dict.fromkeys(v.scope for v in values):
            competing = tuple(v for v in values if v.scope == scope)
            leading, others = competing[0], [v for v in competing[1:] if _open_to(view, v, competing[0])]
            if others:
                yield _conflict(record, name, scope, (leading, *others))


def _open_to(view: View, value: FoldedValue, leading: FoldedValue) -> bool:
    if value.conflict is Conflict.SETTLED:
        return _later(view, value, leading)
    return value.conflict is Conflict.REAL


def _conflict(record: Record, name: str, scope: str | None, told: tuple[FoldedValue, ...]) -> ReviewItem:
    stake = max(map(_money, told)) or _worth(record)
    id_ = content_id("review", Question.CONFLICT, record.id, name, scope)
    families = sum(v.families for v in told)
    return ReviewItem(id_, Question.CONFLICT, (record,), stake or None, families, name, scope, told)


def _later(view: View, value: FoldedValue, stated: FoldedValue) -> bool:
    """Whether a page tells the value that came out after a person had stated the other one."""
    told = view.statement(stated.statements[0])
    day = told.attestation.at[:10] if told and told.attestation else ""
    documents = (view.document(quote.document) for quote in value.evidence)
    return any(d.published.value > day for d in documents if d and d.published and not d.attested and day)


def _proposals(store: Store, view: View) -> Iterator[ReviewItem]:
    judged = _Judged(standing(store.decisions()))
    for answer in view.answers():
        if answer.recipe == PROPOSAL:
            records = _unsettled(_proposed(view, answer), judged)
            if len(records) > 1:
                stake = max(map(_worth, records))
                families = sum(record.families for record in records)
                yield ReviewItem(answer.id, Question.SAME, records, stake or None, families, answer=answer)


class _Judged:
    """What persons judged, by the mentions of which they judged."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._of: dict[str, list[tuple[str, Judgement]]] = {}
        for decision in decisions:
            for one, other in ((decision.left, decision.right), (decision.right, decision.left)):
                self._of.setdefault(one, []).append((other, decision.judgement))

    def between(self, one: Record, other: Record) -> set[Judgement]:
        """The judgements on a mention of the one and a mention of the other."""
        members = set(other.members)
        return {said for id_ in one.members for end, said in self._of.get(id_, ()) if end in members}


def _unsettled(records: Sequence[Record], judged: _Judged) -> tuple[Record, ...]:
    """The record in doubt with those others of which no person has judged; none where one was found to be the same."""
    left = list(records[:1])
    for other in records[1:]:
        said = judged.between(records[0], other)
        if Judgement.SAME in said:
            return ()
        if not said:
            left.append(other)
    return tuple(left)


def _proposed(view: View, answer: Answer) -> tuple[Record, ...]:
    """The records that may be one, by the answer's inputs, be they records or statements: the one in doubt first."""
    ledger, found = Ledger(view), dict[str, Record]()
    for id_ in (*answer.inputs, answer.record):
        told = view.statement(id_)
        try:
            record = ledger.record(told.mention.id if told else id_)
        except UnknownRecord:
            continue
        found.setdefault(record.id, record)
    return tuple(found.values())


def _lost(store: Store, view: View) -> Iterator[ReviewItem]:
    """What persons stated or judged of mentions that have lost their place; not what is about an erased page."""
    anchors = {decision.id: decision.sides for decision in standing(store.decisions())}
    stated = store.stated()
    told_of = view.derived(stated)  # the build found their places
    for page in store.pages([hash_ for hash_ in stated if hash_ not in told_of]):
        told = told_on(page)
        anchors[page.hash] = ((told.mention,),) if told.mention else ()
    every = [mention for sides in anchors.values() for side in sides for mention in side]
    found, erased = placed(view, every), _erased(store, view, every)
    for id_, sides in sorted(anchors.items()):
        lost = [side for side in sides if not any(mention.id in found for mention in side)]
        if lost and not any(mention.id in erased for side in lost for mention in side):
            yield _homeless(view, named(store, id_), [mention for side in lost for mention in side])


def _erased(store: Store, view: View, mentions: Sequence[Mention]) -> frozenset[str]:
    """Those of the mentions that were erased: with their page, or as a person."""
    pages = store.erased({mention.page for mention in mentions})
    partly = view.became(pages)
    return frozenset(m.id for m in mentions if m.page in pages and (m.page not in partly or m.kind == "person"))


def _homeless(view: View, act: Act, mentions: Sequence[Mention]) -> ReviewItem:
    """With the records that its page tells of now, among which it may belong."""
    ledger, near = Ledger(view), dict[str, Record]()
    for mention in mentions:
        for other in view.mentions_on(mention.page, mention.kind):
            record = ledger.record(other.id)
            near.setdefault(record.id, record)
    numbers = [claim.value.number for claim in act.claims if claim.value.currency == "CNY" and claim.value.number]
    stake = max(numbers, default=None)
    return ReviewItem(content_id("review", act.id), Question.ANCHOR, tuple(near.values()), stake, 1, act=act)


def _money(value: FoldedValue) -> Decimal:
    """The number of a sum in yuan, else nothing."""
    told = value.value
    known = [n for n in (told.number, told.low, told.high) if n is not None]
    return max(known) if known and told.currency == "CNY" else Decimal(0)


def _worth(record: Record) -> Decimal:
    """The money that a record is about."""
    amounts = [v for v in record.values("amount") if v.polarity is Polarity.ASSERTED]
    return max(map(_money, amounts), default=Decimal(0))
