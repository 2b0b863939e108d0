"""The card of the public face (公众版卡片): every value with the sentence that proves it, and where to contest it."""

from collections.abc import Sequence
from typing import Any

from liandong.errors import UnknownRecord
from liandong.exchange.wording import kind_name
from liandong.messages import text, words
from liandong.model import KINDS, Record
from liandong.portal.asked import Asked
from liandong.portal.menu import SLUGS
from liandong.portal.public.listing import lines_shown
from liandong.portal.public.shown import KINDS_SHOWN, Field, blotted, fields, is_shown
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import heads, teller

SHOWN = 30
"""Related records of a kind that a card shows."""


def register(site: Site) -> None:
    site.page("/record/{id}", tell)


def tell(asked: Asked) -> Sheet:
    """UnknownRecord where there is no such record, or visitors do not see it."""
    record = shown_record(asked, asked.places["id"])
    if not is_shown(record):
        return _withheld(asked, record)
    told = tuple(fields(asked, record, teller(asked, [record], whole=True)))
    around = _related(asked, record)
    return Sheet(
        "public/card.html",
        blotted(record.label),
        {
            "kind": kind_name(record.kind, asked.lang),
            "list_link": asked.link(f"/{SLUGS[record.kind]}"),
            "fields": [(each, [_contest(asked, record, each, value.key) for value in each.values]) for each in told],
            "related": [
                (kind_name(kind, asked.lang), heads(kind, asked.lang), lines_shown(asked, found[:SHOWN]), len(found))
                for kind, found in around.items()
            ],
            "id": record.id,
        },
        lambda: _data(record, told, around),
        lambda: _table(asked.lang, told),
    )


def shown_record(asked: Asked, id_: str) -> Record:
    """The record of this id; UnknownRecord for what visitors never see."""
    record = asked.ledger.record(id_)
    if record.kind not in KINDS_SHOWN:
        raise UnknownRecord(words("fault.not_public"))
    return record


def _withheld(asked: Asked, record: Record) -> Sheet:
    """Sources differ, and nobody has decided: neither values nor sentences are shown until someone has."""
    told = text("portal.withheld", asked.lang)
    values = {"kind": kind_name(record.kind, asked.lang), "list_link": asked.link(f"/{SLUGS[record.kind]}")}
    title = text("portal.withheld_title", asked.lang)
    return Sheet("public/withheld.html", title, values, {"id": record.id, "withheld": told}, Table((), ()), status=404)


def _contest(asked: Asked, record: Record, field: Field, key: str) -> str:
    return asked.link("/contest", record=record.id, property=field.name, value=key)


def _related(asked: Asked, record: Record) -> dict[str, list[Record]]:
    """The records that refer to this one, or name it, of those that visitors see, by kind."""
    named = asked.ledger.naming(record) if record.kind == "organisation" else ()
    by_id = {other.id: other for _, other in (*asked.ledger.referring(record), *named) if is_shown(other)}
    found: dict[str, list[Record]] = {}
    for kind in KINDS:
        of = sorted((other for other in by_id.values() if other.kind == kind), key=lambda each: each.label)
        if of:
            found[kind] = of
    return found


def _data(record: Record, told: Sequence[Field], around: dict[str, list[Record]]) -> dict[str, Any]:
    return {
        "id": record.id,
        "kind": record.kind,
        "label": blotted(record.label),
        "properties": {
            field.name: [
                {
                    "value": each.text,
                    "scope": each.scope or None,
                    "sources": each.families,
                    "sentences": [{"text": p.sentence, "title": p.title, "source": p.note} for p in each.proofs],
                }
                for each in field.values
            ]
            for field in told
        },
        "related": [{"id": o.id, "kind": o.kind, "label": blotted(o.label)} for of in around.values() for o in of],
    }


def _table(lang: str, told: Sequence[Field]) -> Table:
    headings = [text(f"portal.{name}", lang) for name in ("property", "value", "sentence_heading", "source")]
    rows = [
        (field.label, value.text, proof.sentence, f"{proof.title} {proof.note}".strip())
        for field in told
        for value in field.values
        for proof in value.proofs
    ]
    return Table(headings, rows)
