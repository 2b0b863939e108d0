"""The review (复核): what is for a person to decide, one question after another, with the sentences of both sides."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from liandong.access import Right
from liandong.exchange import acts
from liandong.exchange.html.entry import Proof, Teller
from liandong.exchange.wording import coded, kind_name
from liandong.jobs import Jobs
from liandong.messages import text, words
from liandong.model import KINDS, Act, Decision, Polarity, Record
from liandong.portal.asked import Asked, address
from liandong.portal.doing import did
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import teller
from liandong.workspace import Ledger
from liandong.workspace.people.review import Question, ReviewItem
from liandong.workspace.people.splitting import telling

SHOWN = 100
"""Questions that are listed at a time."""


def register(site: Site) -> None:
    site.form("/review", tell, partial(take, site.jobs), right=Right.REVIEW)


def tell(asked: Asked) -> Sheet:
    """The question at the place `n`, by what hangs on it, and all others below."""
    lang = asked.lang
    items = asked.workspace.review(SHOWN)
    place = min(asked.number("n", 1, SHOWN), max(len(items), 1))
    headings = [text(f"portal.{name}", lang) for name in ("question", "stake_heading", "sources_heading")]
    rows = [(acts.heading(item, lang), acts.stake(item), str(item.families)) for item in items]
    links = [asked.changed(n=str(number), did=None, late=None) for number in range(1, len(items) + 1)]
    return Sheet(
        "review.html",
        text("portal.review", lang),
        {
            "item": _told(asked, items[place - 1]) if items else None,
            "place": place,
            "total": len(items) + items.more,
            "listed": list(zip(rows, links, strict=True)),
            "more": items.more,
            "before": links[place - 2] if place > 1 else "",
            "after": links[place] if place < len(items) else "",
        },
        {"questions": [acts.item_row(item, lang) for item in items], "more": items.more},
        Table(headings, rows),
    )


def take(jobs: Jobs, asked: Asked) -> Done | Wrong:
    """What the person decided of the question that the form was about, or took back."""
    deed, _, what = asked.sent.one("do").partition(":")
    number = asked.number("n", 1, SHOWN)
    if deed == "undo":
        signed = asked.sent.signature
        signed["reason"] = signed["reason"].strip() or text("review.at_once", asked.lang)
        return did(jobs, asked.workspace.undo(what, **signed), "/review", n=str(number))
    item = next((each for each in asked.workspace.review(SHOWN) if each.id == asked.sent.one("item")), None)
    if item is None:
        return Wrong({WHOLE: words("portal.question_gone")})
    if deed == "next":
        return Done(address("/review", (("n", str(number + 1)),)))
    act = _DEEDS[item.question](asked, item, deed, what)
    return did(jobs, act, "/review", n=str(number)) if act else Wrong({WHOLE: words("portal.deed_unknown")})


def _conflict(asked: Asked, item: ReviewItem, deed: str, what: str) -> Act | None:
    value = next((each for each in item.values if what in each.statements), None)
    do = {"confirm": asked.workspace.confirm, "reject": asked.workspace.reject}.get(deed)
    if value is None or do is None:
        return None
    return do(item.records[0].id, item.property or "", value, **asked.sent.signature)


def _same(asked: Asked, item: ReviewItem, deed: str, what: str) -> Decision | None:
    """One other is the same; or all are judged alike."""
    first, *others = item.records
    chosen = [other for other in others if other.id == what] if deed == "same" else others
    if not chosen or deed not in ("same", "different", "unsure"):
        return None
    return [asked.workspace.decide(first.id, other.id, deed, **asked.sent.signature) for other in chosen][-1]


def _anchor(asked: Asked, item: ReviewItem, deed: str, what: str) -> Act | None:
    if item.act is None:
        return None
    if deed == "withdraw":
        return asked.workspace.undo(item.act, **asked.sent.signature)
    if deed == "move" and what in {record.id for record in item.records}:
        return asked.workspace.reattach(item.act, what, **asked.sent.signature)
    return None


_DEEDS = {Question.CONFLICT: _conflict, Question.SAME: _same, Question.ANCHOR: _anchor}


def _told(asked: Asked, item: ReviewItem) -> dict[str, Any]:
    """A question with all that a person needs to see for a decision."""
    ledger, telling_, lang = asked.workspace.ledger(), teller(asked), asked.lang
    first = item.records[0] if item.records else None
    told: dict[str, Any] = {
        "id": item.id,
        "question": item.question.value,
        "asks": text(f"question.{item.question}", lang),
        "stake": acts.stake(item),
        "families": item.families,
        "records": [_record(asked, telling_, record) for record in item.records],
        "property": "",
        "values": [],
        "act": acts.act_cells(ledger, item.act, acts.Log(), lang)[1:-2] if item.act else None,
    }
    if item.property and first:
        told["property"] = acts.field(first.kind, item.property, item.scope, lang)
        told["values"] = list(_values(asked, ledger, telling_, item))
        where = {"property": item.property, **({"scope": item.scope} if item.scope else {})}
        told["correct"] = asked.link(f"/record/{first.id}/values", **where)
    return told


def _record(asked: Asked, telling_: Teller, record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "label": record.label,
        "kind": kind_name(record.kind, asked.lang),
        "link": asked.link(f"/record/{record.id}"),
        "keys": [(heading, told) for heading, told in telling_.keys(record) if told],
        "proofs": _naming(telling_, record),
    }


def _naming(telling_: Teller, record: Record) -> Sequence[Proof]:
    """The sentences that name a record."""
    for name, values in record.properties[:1]:
        return [p for value in values for p in telling_.told(KINDS[record.kind].property(name), value).proofs]
    return []


def _values(asked: Asked, ledger: Ledger, telling_: Teller, item: ReviewItem) -> Iterator[dict[str, Any]]:
    record, declared = item.records[0], KINDS[item.records[0].kind].property(item.property or "")
    for value in item.values:
        others = [each for each in item.values if each is not value]
        going = telling(ledger, record, value, others) if value is not item.values[0] else ()
        apart = f"/record/{record.id}/split" if 0 < len(going) < len(record.members) else ""
        yield {
            "key": value.statements[0],
            "told": telling_.told(declared, value),
            "denied": value.polarity is Polarity.DENIED,
            "tier": coded("tier", value.tier.name.lower(), asked.lang),
            "split": address(asked.link(apart), [("member", member) for member in going]) if apart else "",
        }
