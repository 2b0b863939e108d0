"""What persons did and what they are asked, written out: entries of the log, questions of the review."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from liandong.cli.card import show_quote
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.cli.wording import in_short, short, words
from liandong.errors import UnknownRecord
from liandong.exchange.wording import coded, quantity, shown, standing
from liandong.model import KINDS, Act, Claim, Deed, FoldedValue, Record, Value
from liandong.workspace import Ledger
from liandong.workspace.people.review import Question, ReviewItem

QUOTES = 2
"""Sentences that are shown of each value."""


class Log:
    """The entries by their ids, and by what they take back."""

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        self.by_id = {act.id: act for act in acts}
        self.undoing = {act.retracts: act for act in self.by_id.values() if act.retracts and not act.undone}


def act_cells(voice: Voice, ledger: Ledger, act: Act, log: Log) -> tuple[str, ...]:
    """An entry of the log as cells: number, when, who, what, of what, what is said, why, id, what became of it."""
    who = act.attestation
    return (
        str(act.number),
        who.at,
        who.actor,
        voice(f"deed.{act.deed}"),
        about(voice, ledger, act, log),
        voice.joined(list(_claims(voice, act))),
        who.reason,
        short(act.id),
        _state(voice, act, log),
    )


def _state(voice: Voice, act: Act, log: Log) -> str:
    """What became of an act: erased, or taken back, and by which entry."""
    if act.erased:
        return voice("review.erased")
    by = log.undoing.get(act.id) or log.undoing.get(act.came_in or "")
    return voice("review.undone", number=by.number) if act.undone and by else ""


def about(voice: Voice, ledger: Ledger, act: Act, log: Log) -> str:
    """What an act is about, in the words by which the ledger calls it now."""
    if act.retracts:
        back = log.by_id.get(act.retracts)
        return voice("review.entry", number=back.number, deed=voice(f"deed.{back.deed}")) if back else ""
    if act.pages:
        return voice.joined([short(page) for page in act.pages])
    if act.file is not None:
        return voice("review.came_in", file=act.file, count=len(act.acts))
    if act.deed is Deed.ENTER:
        return voice.kind(act.kind) if act.kind else ""  # what was erased is told no more
    return voice.joined(list(dict.fromkeys(_label(ledger, mention) for mention in act.mentions)))


def _label(ledger: Ledger, mention: str) -> str:
    try:
        record = ledger.record(mention)
    except UnknownRecord:
        return short(mention)
    return f"{short(mention)} {record.label}"


def _claims(voice: Voice, act: Act) -> Iterator[str]:
    for claim in act.claims:
        yield f"{field(voice, act.kind or '', claim.property, claim.scope)} {_claimed(voice, act.kind or '', claim)}"


def _claimed(voice: Voice, kind: str, claim: Claim) -> str:
    return shown(KINDS[kind].property(claim.property), claim.value, voice.lang)


def field(voice: Voice, kind: str, name: str, scope: str | None) -> str:
    """The heading of a property, with what it counts in brackets."""
    heading = voice.property(kind, name)
    return f"{heading}({voice.scope(scope)})" if scope else heading


def heading(voice: Voice, item: ReviewItem) -> str:
    """A question in one line: what is asked, of which records, of which property, and what hangs on it."""
    parts = [voice(f"question.{item.question}")]
    if item.act is not None:
        parts.append(voice(f"deed.{item.act.deed}"))
    else:
        parts += [f"{voice.kind(record.kind)} {record.label}" for record in item.records]
    if item.property:
        parts.append(field(voice, item.records[0].kind, item.property, item.scope))
    if item.stake:
        parts.append(voice("review.stake", amount=quantity(Value("", "", item.stake, unit="元", currency="CNY"))))
    return "  ".join(parts)


def ask(voice: Voice, ledger: Ledger, item: ReviewItem) -> None:
    """Prints all that a person needs to see for a decision."""
    if item.question is Question.CONFLICT:
        record = item.records[0]
        line(f"  {voice('review.record', record=short(record.id), families=record.families)}", style="dim")
        for number, value in enumerate(item.values, 1):
            _value(voice, ledger, record, item.property or "", value, number)
        return
    if item.act is not None:
        line("  " + "  ".join(act_cells(voice, ledger, item.act, Log())[1:-1]))
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


def item_row(voice: Voice, item: ReviewItem) -> dict[str, Any]:
    """A question for programs."""
    return {
        "id": item.id,
        "question": item.question.value,
        "records": [record.id for record in item.records],
        "kind": item.records[0].kind if item.records else None,
        "property": item.property,
        "scope": item.scope,
        "values": [value.value.raw for value in item.values],
        "stake": None if item.stake is None else format(item.stake, "f"),
        "families": item.families,
        "act": item.act.id if item.act else None,
        "says": heading(voice, item),
    }


def act_row(act: Act) -> dict[str, Any]:
    """An entry of the log for programs."""
    who = act.attestation
    return {
        "number": act.number,
        "id": act.id,
        "deed": act.deed.value,
        "actor": who.actor,
        "at": who.at,
        "reason": who.reason,
        "recorded": act.recorded,
        "kind": act.kind,
        "mentions": list(act.mentions),
        "claims": [{"property": c.property, "value": c.value.raw, "scope": c.scope} for c in act.claims],
        "pages": list(act.pages),
        "acts": list(act.acts),
        "file": act.file,
        "cell": f"{act.cell.sheet}!{act.cell.address}" if act.cell else None,
        "retracts": act.retracts,
        "undone": act.undone,
        "erased": act.erased,
    }


def member_rows(ledger: Ledger, record: Record) -> Sequence[tuple[str, str, str]]:
    """Of each mention of a record its id, the file that tells of it, and the sentence."""
    found: dict[str, tuple[str, str, str]] = {}
    for _, values in record.properties:
        for id_ in (id_ for value in values for id_ in value.statements):
            statement = ledger.statement(id_)
            quote = statement.evidence[0]
            path = ledger.document(quote.document).path
            found.setdefault(statement.mention.id, (statement.mention.id, path, quote.text))
    return [found[member] for member in record.members if member in found]
