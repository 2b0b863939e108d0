"""The card of one record: its values, how sources agree, what others say, the proving sentences and their place."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from rich.text import Text

from liandong.cli.terminal import line, marked, safe
from liandong.cli.voice import Voice
from liandong.cli.wording import words_with_source
from liandong.errors import UnknownRecord
from liandong.exchange.acts import short
from liandong.exchange.wording import healthy, origin, place, standing
from liandong.model import KINDS, PROPOSAL, Answer, Conflict, FoldedValue, FoldRule, Polarity, Quote, Record, Role, Tier
from liandong.workspace import Ledger

QUOTES_SHOWN = 2

_COLOURS = {
    Conflict.NONE: "green",
    Conflict.ROUNDING: "cyan",
    Conflict.SCOPE: "cyan",
    Conflict.SETTLED: "green",
    Conflict.REAL: "bold red",
}


def show(voice: Voice, ledger: Ledger, record: Record, *, every_quote: bool = False) -> None:
    """Prints the card."""
    line(voice("show.heading", kind=voice.kind(record.kind), label=record.label), style="bold")
    line(voice("show.id", record=record.id, families=record.families), style="dim")
    line(_health(voice, ledger, record), style="dim")
    limit = None if every_quote else QUOTES_SHOWN
    for name, values in record.properties:
        line()
        line(voice.property(record.kind, name), style="bold cyan")
        for value, lost in _with_losers(record.kind, name, values):
            _show_value(voice, ledger, (record.kind, name), value, lost=lost, limit=limit)
    if not record.properties:
        line(voice("show.no_values"))
    answers = list(ledger.answers(record.id))
    _show_checks(voice, [answer for answer in answers if answer.recipe != PROPOSAL])
    _show_undecided(voice, ledger, record, [answer for answer in answers if answer.recipe == PROPOSAL])


def _health(voice: Voice, ledger: Ledger, record: Record) -> str:
    """How well the record is told, part by part, and how long ago its newest evidence is."""
    told = ledger.health(record)
    days = told.age(datetime.now().astimezone().date())
    aged = "" if days is None else f" · {voice('health.aged', days=days)}"
    return safe(f"{healthy(told, record.kind, voice.lang)}{aged}")


def _with_losers(kind: str, name: str, values: Iterable[FoldedValue]) -> Iterator[tuple[FoldedValue, bool]]:
    """Each value and whether another of its scope won over it; where many stand side by side nobody loses.

    What a source denies neither wins nor loses: it is marked as denied.
    """
    one = name in _single(kind)
    won: set[str | None] = set()
    for value in values:
        denied = value.polarity is Polarity.DENIED
        yield value, one and not denied and value.scope in won
        if not denied:
            won.add(value.scope)


def _single(kind: str) -> frozenset[str]:
    return frozenset(p.name for p in KINDS[kind].properties if p.fold in (FoldRule.ONE, FoldRule.LATEST))


def _show_value(
    voice: Voice, ledger: Ledger, property_: tuple[str, str], value: FoldedValue, *, lost: bool, limit: int | None
) -> None:
    head = Text("  ")
    why = standing(value, voice.lang)
    if why:
        head.append(f"{why} ", style="dim" if value.superseded else "bold red")
    elif lost:
        head.append(f"{voice('show.also')} ", style="dim")
    head.append(safe(words_with_source(voice, *property_, value)), style="" if lost or why else "bold")
    for note in _notes(voice, value):
        head.append(f"  {safe(note)}", style="dim")
    if value.conflict is not Conflict.NONE:
        head.append(f"  [{voice(f'conflict.{value.conflict}')}]", style=_COLOURS[value.conflict])
    line(head)
    if value.ref is not None:
        _show_reference(voice, ledger, value.ref)
    for quote in value.evidence[:limit]:
        show_quote(voice, ledger, value, quote)
    if limit is not None and len(value.evidence) > limit:
        line(f"    {voice('show.more_quotes', count=len(value.evidence) - limit)}", style="dim")


def _notes(voice: Voice, value: FoldedValue) -> Iterator[str]:
    if value.scope:
        yield voice("show.scope", scope=voice.scope(value.scope))
    if value.as_of:
        yield voice("show.as_of", date=value.as_of.date, basis=voice(f"basis.{value.as_of.basis}"))
    if value.tier is Tier.PERSON and value.polarity is Polarity.ASSERTED:
        yield voice("tier.person")
    if value.families > 1:
        yield voice("show.sources", count=value.families)


def _show_reference(voice: Voice, ledger: Ledger, identity: str) -> None:
    try:
        other = ledger.record(identity)
    except UnknownRecord:  # the thing was named, and nothing else is known of it
        return
    line("    " + voice("show.refers", kind=voice.kind(other.kind), record=f"{short(other.id)}  {other.label}"))


def show_quote(voice: Voice, ledger: Ledger, value: FoldedValue, quote: Quote) -> None:
    """Prints a quote with the value marked, and where it stands."""
    span = _value_span(quote, value)
    text = Text("    ")
    if quote.role is not Role.VALUE:
        text.append(f"{voice(f'role.{quote.role}')} ", style="dim")
    line(text + Text("「") + marked(quote.text, span) + Text("」"))
    line(f"    {origin_line(voice, ledger, quote)}", style="dim")


def origin_line(voice: Voice, ledger: Ledger, quote: Quote) -> str:
    """Where a quote comes from: who published it and when, its file, its place in that."""
    document = ledger.document(quote.document)
    told = origin(document, ledger.tier(document.id), voice.lang)
    return f"{told}  {document.path}  {place(quote, voice.lang)}"


def _value_span(quote: Quote, value: FoldedValue) -> list[tuple[int, int]]:
    """Where the quote says the value: its words in the value's own quote, nowhere in the others."""
    span = quote.span(value.value.raw)
    return [span] if span else []


def _show_undecided(voice: Voice, ledger: Ledger, record: Record, answers: Sequence[Answer]) -> None:
    """What the record may be one with, as far as proposals stand under it."""
    for answer in answers:
        line()
        line(voice("show.may_be", reason=voice.answer_reason(answer.reason or "")), style="bold cyan")
        for other in answer.inputs:
            if other != record.id:
                found = ledger.record(other)
                line(f"  {short(found.id)}  {safe(found.label)}")


def _show_checks(voice: Voice, listed: Sequence[Answer]) -> None:
    if not listed:
        return
    line()
    line(voice("show.checks"), style="bold cyan")
    for answer in listed:
        reason = f"  {voice.answer_reason(answer.reason)}" if answer.reason else ""
        shown = f"  {answer.shown}" if answer.shown else ""
        line(f"  {voice.recipe(answer.recipe)}  {voice(f'verdict.{answer.verdict}')}{shown}{reason}")
