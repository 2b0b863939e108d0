"""The log (日志): who did what, when and why; every entry can be taken back from here."""

from functools import partial
from typing import Any

from liandong.access import Right
from liandong.errors import UnknownRecord
from liandong.exchange import acts
from liandong.jobs import Jobs
from liandong.messages import text
from liandong.model import Act, Deed
from liandong.portal.asked import Asked
from liandong.portal.doing import did
from liandong.portal.form import Done
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.times import shown_at
from liandong.workspace import Ledger

ROWS = 50


def register(site: Site) -> None:
    site.form("/log", tell, partial(take, site.jobs), right=Right.READ, act=Right.REVIEW)


def tell(asked: Asked) -> Sheet:
    """The entries, the newest first; those of a `person`, of a `record`, or one `act`."""
    ledger, lang, every = asked.workspace.ledger(), asked.lang, asked.workspace.log()
    kept = [act for act in reversed(every) if _asked_for(asked, ledger, act)]
    page = asked.number("page", 1, max(1, -(-len(kept) // ROWS)))
    shown, entries = kept[(page - 1) * ROWS : page * ROWS], acts.Log(every)
    headings = [text(f"log.{column}", lang) for column in acts.COLUMNS]
    rows = [acts.act_cells(ledger, act, entries, lang) for act in shown]
    return Sheet(
        "log.html",
        text("portal.log", lang),
        {
            "headings": headings,
            "rows": [_row(asked, act, cells) for act, cells in zip(shown, rows, strict=True)],
            "given": {name: asked.one(name) or "" for name in ("person", "record")},
            "total": len(kept),
            "broken": asked.workspace.log_faults(),
            "newer": asked.changed(page=str(page - 1), did=None) if page > 1 else "",
            "older": asked.changed(page=str(page + 1), did=None) if page * ROWS < len(kept) else "",
        },
        {"entries": [acts.act_row(act) for act in shown], "total": len(kept)},
        Table(headings, rows),
    )


def take(jobs: Jobs, asked: Asked) -> Done:
    act = asked.workspace.undo(asked.sent.one("act"), **asked.sent.signature)
    return did(jobs, act, "/log")


def _asked_for(asked: Asked, ledger: Ledger, act: Act) -> bool:
    person, record, one = asked.one("person"), asked.one("record"), asked.one("act")
    if person and act.attestation.actor != person:
        return False
    if one and not act.id.startswith(one):
        return False
    return not record or bool(_records(ledger, act) & _records_of(ledger, [record]))


def _records(ledger: Ledger, act: Act) -> set[str]:
    """The records that an entry is about, as they stand now."""
    entered = ledger.view.mentions_on(act.id, act.kind) if act.deed is Deed.ENTER and act.kind else ()
    return _records_of(ledger, [*act.mentions, *(mention.id for mention in entered)])


def _records_of(ledger: Ledger, ids: list[str]) -> set[str]:
    found = set()
    for id_ in ids:
        try:
            found.add(ledger.record(id_).id)
        except UnknownRecord:
            continue
    return found


def _row(asked: Asked, act: Act, cells: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": act.id,
        "cells": dict(zip(acts.COLUMNS, cells, strict=True)),
        "day": shown_at(act.attestation.at),
        "person": asked.link("/log", person=act.attestation.actor),
        "record": asked.link(f"/record/{act.mentions[0]}") if act.mentions else "",
        "open": not act.undone and not act.erased and act.deed is not Deed.ERASE,
    }
