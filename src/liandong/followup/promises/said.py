"""The words of a promise (原话): of all that a record tells, the sentences that say the promise itself.

A statement has other quotes too (the year, the subject, the place that its value leaves to another sentence), and a
record other properties: they complete a promise, and none of them proves it.
"""

from collections.abc import Iterable

from liandong.followup.promises.history import MEANT, proofs
from liandong.followup.promises.promise import Proof, place
from liandong.model import FoldedValue, Polarity, Quote, Record, Role, Statement

COMMITMENT, PROJECT = "commitment", "project"
STAGES = ("planned", "signed")
"""Stages of a project that promise it."""
_ACTION = {COMMITMENT: ("content", "target"), PROJECT: ("status",)}
_NAMES = ("name", "content")
"""What stands for a record of another kind."""


def values_of(record: Record) -> list[FoldedValue]:
    """The values that are the promise: content and targets of a commitment, the stages of a project that was planned or
    signed; else what a record is called."""
    asserted = {
        name: [each for each in record.values(name) if each.polarity is Polarity.ASSERTED]
        for name in (*_ACTION.get(record.kind, ()), *_NAMES)
    }
    told = [each for name in _ACTION.get(record.kind, ()) for each in asserted[name]]
    if record.kind == PROJECT:
        told = [each for each in told if each.value.text in STAGES or each.modality in MEANT]
    return told or next((asserted[name][:1] for name in _NAMES if asserted[name]), [])


def saying(record: Record) -> Proof:
    """The statements of the promise, and the sentences that say it; of a project that is one of many which were signed,
    those first that name it."""
    told = proofs(values_of(record))
    said = spoken(told.quotes)
    if record.kind != PROJECT:
        return Proof(told.statements, said)
    named = {place(quote) for value in record.values("name") for quote in spoken(value.evidence)}
    whole = sorted(_with_subject(told.quotes), key=lambda quote: place(quote) not in named)
    return Proof(told.statements, tuple(whole if whole and place(whole[0]) in named else said))


def stated(statements: Iterable[Statement]) -> tuple[Quote, ...]:
    """Of what statements rest on, the sentences that say the promise: those of its content, target or stage, before
    what it is called; of other statements (its due date) only where there is none of these."""
    every = list(statements)
    actions = {name for each in _ACTION.values() for name in each}
    for names in (actions, set(_NAMES), None):
        found = [each for each in every if names is None or each.property in names]
        if found:
            return tuple(dict.fromkeys(quote for each in found for quote in _saying(each)))
    return ()


def spoken(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Those that say a value themselves, each once."""
    return tuple(dict.fromkeys(quote for quote in quotes if quote.role is Role.VALUE))


def _saying(statement: Statement) -> tuple[Quote, ...]:
    """A stage is told of what another sentence names; other values are said whole."""
    return _with_subject(statement.evidence) if statement.property == "status" else spoken(statement.evidence)


def _with_subject(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    every = list(quotes)
    return spoken(every) + tuple(dict.fromkeys(quote for quote in every if quote.role is Role.SUBJECT))
