"""The card of a record (卡片): every value with the sentence that proves it, and what contradicts it."""

from liandong.exchange.jsonl import record_row
from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import PROPOSAL
from liandong.portal.asked import Asked
from liandong.portal.face import SLUGS
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import teller


def register(site: Site) -> None:
    site.page("/record/{id}", tell)


def tell(asked: Asked) -> Sheet:
    """UnknownRecord where there is no record of this id, or of the id of one of its mentions."""
    record = asked.ledger.record(asked.places["id"])
    answers = [answer for answer in asked.ledger.answers(record.id) if answer.recipe != PROPOSAL]
    entry = teller(asked).entry(record, answers)
    headings = [text(f"portal.{name}", asked.lang) for name in ("property", "value", "sentence_heading", "source")]
    rows = [
        (field.label, told.text, proof.passage.sentence, f"{proof.title} {proof.file} {proof.place}")
        for field in entry.fields
        for told in (*field.values, *field.others)
        for proof in told.proofs
    ]
    return Sheet(
        "card.html",
        record.label,
        {
            "entry": entry,
            "kind": kind_name(record.kind, asked.lang),
            "list_link": asked.link(f"/{SLUGS[record.kind]}"),
        },
        record_row(asked.ledger, record),
        Table(headings, rows),
    )
