"""The card of a record (卡片): every value with the sentence that proves it and what contradicts it, what it went
through, what is related to it, and what it was before."""

from collections.abc import Mapping, Sequence

from liandong.exchange.acts import act_row
from liandong.exchange.html.entry import Entry
from liandong.exchange.jsonl import record_row
from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import PROPOSAL, Act, Record
from liandong.portal.asked import Asked
from liandong.portal.menu import SLUGS
from liandong.portal.related import SHOWN, Related, related
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.story import deeds, doubles, former, stages, vintages
from liandong.portal.telling import teller

SUGGESTING = frozenset({"event", "commitment", "project", "agreement", "proposal", "policy"})
"""The kinds of which somebody has to see to something."""


def register(site: Site) -> None:
    site.page("/record/{id}", tell)


def tell(asked: Asked) -> Sheet:
    """UnknownRecord where there is no record of this id, or of the id of one of its mentions."""
    ledger = asked.ledger
    record = ledger.record(asked.places["id"])
    telling = teller(asked, [record], whole=True)
    entry = telling.entry(record, [answer for answer in ledger.answers(record.id) if answer.recipe != PROPOSAL])
    around, acts = related(asked, record), asked.workspace.acts_on(record.members)
    values = {
        "entry": entry,
        "kind": kind_name(record.kind, asked.lang),
        "list_link": asked.link(f"/{SLUGS[record.kind]}"),
        "became": asked.link(f"/record/{record.id}/became") if record.kind == "event" else "",
        "tasks": asked.link(f"/record/{record.id}/tasks") if record.kind in SUGGESTING else "",
        "stages": stages(record, telling),
        "vintages": vintages(asked, record, telling),
        "related": around,
        "most": SHOWN,
        "doubles": doubles(asked, record),
        "deeds": deeds(asked, acts),
        "former": former(asked, record),
    }
    return Sheet(
        "card.html",
        record.label,
        values,
        lambda: _data(asked, record, around, acts),
        lambda: _table(entry, asked.lang),
    )


def _data(asked: Asked, record: Record, around: Related, acts: Sequence[Act]) -> Mapping[str, object]:
    history = [{"since": each.since, "changed": list(each.changed)} for each in asked.ledger.history(record)]
    beside = [
        {"id": other.id, "kind": other.kind, "label": other.label, "by": list(names)} for other, names in around.ids
    ]
    proposed = asked.ledger.proposed(record)
    return {
        **record_row(asked.ledger, record),
        "label": record.label,
        "related": beside,
        "may_be_one_with": sorted({id_ for answer in proposed for id_ in answer.inputs} - {record.id}),
        "acts": [act_row(act) for act in acts],
        "history": history,
    }


def _table(entry: Entry, lang: str) -> Table:
    """A row for each sentence of each value, those that the ledger does not go by included."""
    headings = [text(f"portal.{name}", lang) for name in ("property", "value", "sentence_heading", "source")]
    rows = [
        (field.label, told.text, proof.passage.sentence, f"{proof.title} {proof.file} {proof.place}")
        for field in entry.fields
        for told in (*field.values, *field.others)
        for proof in told.proofs
    ]
    return Table(headings, rows)
