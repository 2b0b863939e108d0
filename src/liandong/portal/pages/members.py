"""Which mentions are one thing (归并与拆分): a record joined with another, or parted, with the sentences of each."""

from functools import partial
from typing import Any

from liandong.access import Right
from liandong.errors import SearchError, UnknownRecord
from liandong.exchange import acts
from liandong.exchange.wording import kind_name
from liandong.jobs import Jobs
from liandong.messages import text, words
from liandong.model import KINDS, Record
from liandong.portal.asked import Asked
from liandong.portal.doing import did
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import teller
from liandong.search import parse

FOUND = 20
"""Records that are offered to be joined with."""


def register(site: Site) -> None:
    site.form("/record/{id}/split", tell_members, partial(split, site.jobs), right=Right.REVIEW)
    site.form("/record/{id}/merge", tell_others, partial(merge, site.jobs), right=Right.REVIEW)


def tell_members(asked: Asked) -> Sheet:
    """The mentions of a record, of which some may be another thing; UnknownRecord as the card."""
    ledger, lang = asked.workspace.ledger(), asked.lang
    record = ledger.record(asked.places["id"])
    rows = list(acts.member_rows(ledger, record))
    chosen = set(asked.sent.every("member")) | {value for name, value in asked.given if name == "member"}
    return Sheet(
        "split.html",
        text("portal.split_title", lang, label=record.label),
        {
            "record": record,
            "link": asked.link(f"/record/{record.id}"),
            "rows": [(id_, file, sentence, id_ in chosen) for id_, file, sentence in rows],
        },
        {"record": record.id, "members": [dict(zip(("id", "file", "sentence"), row, strict=True)) for row in rows]},
        Table([text(f"log.{name}", lang) for name in ("id", "file", "sentence")], rows),
    )


def split(jobs: Jobs, asked: Asked) -> Done | Wrong:
    going = asked.sent.every("member")
    record = asked.workspace.ledger().record(asked.places["id"])
    if not going or set(going) >= set(record.members):
        return Wrong({"member": words("portal.split_none" if not going else "portal.split_all")})
    act = asked.workspace.split(record.id, going, **asked.sent.signature)
    return did(jobs, act, f"/record/{record.id}")


def tell_others(asked: Asked) -> Sheet:
    """Records of the same kind that are found by words or an id, to be joined with this one, or kept apart from it."""
    ledger, lang = asked.workspace.ledger(), asked.lang
    record = ledger.record(asked.places["id"])
    query = asked.one("q") or ""
    found = _found(asked, record, query) if query else []
    return Sheet(
        "merge.html",
        text("portal.merge_title", lang, label=record.label),
        {
            "record": record,
            "link": asked.link(f"/record/{record.id}"),
            "kind": kind_name(record.kind, lang),
            "asked_for": query,
            "found": [_row(asked, each) for each in found],
            "keys": [(heading, told) for heading, told in teller(asked).keys(record) if told],
        },
        {"record": record.id, "found": [{"id": each.id, "label": each.label} for each in found]},
        Table([text(f"page.{name}", lang) for name in ("name", "id")], [(each.label, each.id) for each in found]),
    )


def merge(jobs: Jobs, asked: Asked) -> Done | Wrong:
    judgement, _, other = asked.sent.one("do").partition(":")
    if judgement not in ("same", "different"):
        return Wrong({WHOLE: words("portal.deed_unknown")})
    record = asked.workspace.ledger().record(asked.places["id"])
    act = asked.workspace.decide(record.id, other, judgement, **asked.sent.signature)
    return did(jobs, act, f"/record/{record.id}")


def _found(asked: Asked, record: Record, query: str) -> list[Record]:
    """By an id, else by words among the records of the kind."""
    ledger = asked.workspace.ledger()
    try:
        found = [ledger.record(query)]
    except UnknownRecord:
        plain = " ".join(f'"{part}"' for part in query.replace('"', " ").split())
        try:
            hits = ledger.search(parse(f"{plain} kind:{record.kind}"), FOUND + 1)
        except SearchError:
            return []
        found = [ledger.record(hit.id) for hit in hits]
    return [each for each in found if each.id != record.id and each.kind == record.kind][:FOUND]


def _row(asked: Asked, record: Record) -> dict[str, Any]:
    telling = teller(asked)
    proofs = [
        proof
        for name, values in record.properties[:1]
        for value in values
        for proof in telling.told(KINDS[record.kind].property(name), value).proofs
    ]
    return {
        "id": record.id,
        "label": record.label,
        "link": asked.link(f"/record/{record.id}"),
        "keys": [(heading, told) for heading, told in telling.keys(record) if told],
        "proofs": proofs,
    }
