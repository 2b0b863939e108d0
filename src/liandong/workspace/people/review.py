"""Review (复核): what is for a person to decide, what is worth most first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from heapq import nsmallest

from liandong.errors import UnknownRecord
from liandong.model import (
    PROPOSAL,
    Act,
    Answer,
    Conflict,
    FoldedValue,
    Judgement,
    Mention,
    Polarity,
    Record,
    Tier,
    content_id,
)
from liandong.model.decision import standing
from liandong.store.protocol import Store, View
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.anchors import placed
from liandong.workspace.people.attesting import told_on
from liandong.workspace.people.log import log


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


def review(store: Store, view: View, limit: int) -> tuple[ReviewItem, ...]:
    """The questions that are open, by the money that hangs on them, then by the number of sources."""
    return tuple(nsmallest(limit, _open(store, view), key=_order))


def _order(item: ReviewItem) -> tuple[Decimal, int, str]:
    return -(item.stake or Decimal(0)), -item.families, item.id


def _open(store: Store, view: View) -> Iterator[ReviewItem]:
    for record in view.disputed():
        yield from conflicts(view, record)
    yield from _proposals(store, view)
    yield from _lost(store, view)


def conflicts(view: View, record: Record) -> Iterator[ReviewItem]:
    """The properties of a record on which sources really differ: those of which no person has spoken, and those of
    which a page that came out later says otherwise than a person."""
    for name, values in record.properties:
        for scope in dict.fromkeys(v.scope for v in values):
            competing = tuple(v for v in values if v.scope == scope)
            leading, others = competing[0], [v for v in competing[1:] if v.conflict is Conflict.REAL]
            if leading.conflict is Conflict.REAL or others:
                if leading.tier is Tier.PERSON:
                    others = [v for v in others if _later(view, v, leading)]
                if others:
                    yield _conflict(record, name, scope, (leading, *others))


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
    judged = [({decision.left, decision.right}, decision.judgement) for decision in standing(store.decisions())]
    for answer in view.answers():
        if answer.recipe == PROPOSAL:
            records = _unsettled(_proposed(view, answer), judged)
            if len(records) > 1:
                stake = max(map(_worth, records))
                families = sum(record.families for record in records)
                yield ReviewItem(answer.id, Question.SAME, records, stake or None, families, answer=answer)


def _unsettled(records: Sequence[Record], judged: Sequence[tuple[set[str], Judgement]]) -> tuple[Record, ...]:
    """The record in doubt with those others of which no person has judged; none where one was found to be the same."""
    left = list(records[:1])
    for other in records[1:]:
        ends = set(records[0].members), set(other.members)
        said = {judgement for pair, judgement in judged if all(pair & end for end in ends)}
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
    """What persons stated or judged of mentions that have lost their place."""
    acts = {act.id: act for act in log(store) if not act.undone and not act.erased}
    anchors = {decision.id: decision.anchors for decision in standing(store.decisions())}
    stated = [act.id for act in acts.values() if act.claims]
    for page in store.pages(stated):
        told = told_on(page)
        anchors[page.hash] = (told.mention,) if told.mention else ()
    found = placed(view, [mention for each in anchors.values() for mention in each])
    for id_, mentions in sorted(anchors.items()):
        if id_ in acts and any(mention.id not in found for mention in mentions):
            yield _homeless(view, acts[id_], mentions)


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
