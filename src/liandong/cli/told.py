"""What persons are asked at a terminal, with the sentences that they need for a decision."""

from liandong.cli.card import show_quote
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.cli.wording import in_short, words
from liandong.exchange.acts import Log, act_cells, short
from liandong.exchange.wording import coded, standing
from liandong.model import FoldedValue, Record
from liandong.workspace import Ledger
from liandong.workspace.people.review import Question, ReviewItem

QUOTES = 2
"""Sentences that are shown of each value."""


def ask(voice: Voice, ledger: Ledger, item: ReviewItem) -> None:
    """Prints all that a person needs to see for a decision."""
    if item.question is Question.CONFLICT:
        record = item.records[0]
        line(f"  {voice('review.record', record=short(record.id), families=record.families)}", style="dim")
        for number, value in enumerate(item.values, 1):
            _value(voice, ledger, record, item.property or "", value, number)
        return
    if item.act is not None:
        line("  " + "  ".join(act_cells(ledger, item.act, Log(), voice.lang)[1:-1]))
    for number, record in enumerate(item.records, 1):
        line(f"  {number}  {short(record.id)}  {record.label}  {in_short(voice, record)}", style="bold")
        _proofs(voice, ledger, record)


def _value(voice: Voice, ledger: Ledger, record: Record, name: str, value: FoldedValue, number: int) -> None:
    why = standing(value, voice.lang)
    tier = coded("tier", value.tier.name.lower(), voice.lang)
    told = voice("review.told", families=value.families, tier=tier)
    line(f"  {number}  {f'{why} ' if why else ''}{words(voice, record.kind, name, value)}  {told}", style="bold")
    for quote in value.evidence[:QUOTES]:
        show_quote(voice, ledger, value, quote)


def _proofs(voice: Voice, ledger: Ledger, record: Record) -> None:
    """The sentences that name a record."""
    for _, values in record.properties[:1]:
        for value in values[:1]:
            for quote in value.evidence[:QUOTES]:
                show_quote(voice, ledger, value, quote)
