"""What persons did and what they are asked, in words: entries of the log, questions of the review."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from liandong.errors import UnknownRecord
from liandong.exchange.wording import kind_name, property_name, quantity, scope_name, shown
from liandong.messages import text
from liandong.model import KINDS, Act, Deed, Record, Value
from liandong.workspace import Ledger

if TYPE_CHECKING:
    from liandong.workspace.people.review import ReviewItem

COLUMNS = ("number", "at", "actor", "deed", "about", "says", "reason", "id", "state")
"""The columns of the log."""
_SHORT_ID = 10
"""Digits of an id that are shown: enough to be the only one among a million records, short enough to type."""


class Log:
    """The entries by their ids, and by what they take back."""

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        self.by_id = {act.id: act for act in acts}
        self.undoing = {act.retracts: act for act in self.by_id.values() if act.retracts and not act.undone}


def short(identity: str) -> str:
    """The first digits of an id, which stand for the whole of it."""
    return identity[:_SHORT_ID]


def joined(parts: Iterable[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(parts)


def act_cells(ledger: Ledger, act: Act, log: Log, lang: str) -> tuple[str, ...]:
    """An entry of the log as cells: number, when, who, what, of what, what is said, why, id, what became of it."""
    who = act.attestation
    return (
        str(act.number),
        who.at,
        who.actor,
        text(f"deed.{act.deed}", lang),
        about(ledger, act, log, lang),
        joined(_claims(act, lang), lang),
        who.reason,
        short(act.id),
        _state(act, log, lang),
    )


def _state(act: Act, log: Log, lang: str) -> str:
    """What became of an act: erased, or taken back, and by which entry."""
    if act.erased:
        return text("review.erased", lang)
    by = log.undoing.get(act.id) or log.undoing.get(act.came_in or "")
    return text("review.undone", lang, number=by.number) if act.undone and by else ""


def about(ledger: Ledger, act: Act, log: Log, lang: str) -> str:
    """What an act is about, in the words by which the ledger calls it now."""
    if act.retracts:
        back = log.by_id.get(act.retracts)
        return text("review.entry", lang, number=back.number, deed=text(f"deed.{back.deed}", lang)) if back else ""
    if act.pages:
        return joined((short(page) for page in act.pages), lang)
    if act.file is not None:
        return text("review.came_in", lang, file=act.file, count=len(act.acts))
    if act.deed is Deed.ENTER:
        return kind_name(act.kind, lang) if act.kind else ""  # what was erased is told no more
    return joined(dict.fromkeys(_label(ledger, mention) for mention in act.mentions), lang)


def _label(ledger: Ledger, mention: str) -> str:
    try:
        record = ledger.record(mention)
    except UnknownRecord:
        return short(mention)
    return f"{short(mention)} {record.label}"


def _claims(act: Act, lang: str) -> Iterator[str]:
    for claim in act.claims:
        declared = KINDS[act.kind or ""].property(claim.property)
        yield f"{field(act.kind or '', claim.property, claim.scope, lang)} {shown(declared, claim.value, lang)}"


def field(kind: str, name: str, scope: str | None, lang: str) -> str:
    """The heading of a property, with what it counts in brackets."""
    heading_ = property_name(KINDS[kind].property(name), lang)
    return f"{heading_}({scope_name(scope, lang)})" if scope else heading_


def heading(item: "ReviewItem", lang: str) -> str:
    """A question in one line: what is asked, of which records, of which property, and what hangs on it."""
    parts = [text(f"question.{item.question}", lang)]
    if item.act is not None:
        parts.append(text(f"deed.{item.act.deed}", lang))
    else:
        parts += [f"{kind_name(record.kind, lang)} {record.label}" for record in item.records]
    if item.property:
        parts.append(field(item.records[0].kind, item.property, item.scope, lang))
    if item.stake:
        parts.append(text("review.stake", lang, amount=stake(item)))
    return "  ".join(parts)


def stake(item: "ReviewItem") -> str:
    """The money that hangs on a question; empty where none is known."""
    return quantity(Value("", "", item.stake, unit="元", currency="CNY")) if item.stake else ""


def item_row(item: "ReviewItem", lang: str) -> dict[str, Any]:
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
        "says": heading(item, lang),
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
