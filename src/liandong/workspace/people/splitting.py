"""Splitting (拆分): of a record that holds two things every mention is put on one side or the other."""

from collections.abc import Collection, Sequence

from liandong.errors import EntryError
from liandong.messages import words
from liandong.model import Attestation, Decision, FoldedValue, Judgement, Mention, Record
from liandong.workspace.ledger import Ledger


def split(ledger: Ledger, record: Record, going: Collection[str], attestation: Attestation) -> Decision:
    """The decision that these members are another thing than all others of the record; EntryError where they are none
    of it, or all."""
    away = sorted(set(going))
    stay = [member for member in record.members if member not in set(away)]
    if not away or not stay or not set(away) <= set(record.members):
        raise EntryError(words("fault.split_members", id=record.id[:10], count=len(record.members)))
    (left, *left_with), (right, *right_with) = ([ledger.anchor(id_) for id_ in side] for side in (stay, away))
    return _decision(left, right, attestation, left_with, right_with)


def parted(ledger: Ledger, record: Record, left: str, right: str, attestation: Attestation) -> Decision:
    """The decision that two members of a record are two things, each with what stands on its page; EntryError where
    that leaves a member on neither side."""
    ends = ledger.anchor(left), ledger.anchor(right)
    sides: tuple[list[Mention], list[Mention]] = [], []
    for mention in (ledger.anchor(id_) for id_ in record.members if id_ not in (left, right)):
        there = [mention.page == end.page for end in ends]
        if there.count(True) != 1:
            raise EntryError(words("fault.split_sides", id=record.id[:10], count=len(record.members)))
        sides[there.index(True)].append(mention)
    return _decision(*ends, attestation, *sides)


def telling(ledger: Ledger, record: Record, value: FoldedValue, others: Sequence[FoldedValue]) -> tuple[str, ...]:
    """The members that tell a value and none of the others, and what else of the record only they have on their
    pages."""
    told, else_ = _mentions(ledger, record, [value]), _mentions(ledger, record, others)
    going = told - else_
    pages = {ledger.anchor(id_).page for id_ in going} - {ledger.anchor(id_).page for id_ in else_}
    rest = (id_ for id_ in record.members if id_ not in told and id_ not in else_)
    return tuple(sorted(going | {id_ for id_ in rest if ledger.anchor(id_).page in pages}))


def _mentions(ledger: Ledger, record: Record, values: Sequence[FoldedValue]) -> set[str]:
    told = (ledger.statement(id_).mention.id for value in values for id_ in value.statements)
    return {id_ for id_ in told if id_ in record.members}


def _decision(
    left: Mention, right: Mention, attestation: Attestation, left_with: Sequence[Mention], right_with: Sequence[Mention]
) -> Decision:
    return Decision(
        left.id,
        right.id,
        Judgement.DIFFERENT,
        attestation,
        anchors=(left, right),
        left_with=tuple(left_with),
        right_with=tuple(right_with),
    )
