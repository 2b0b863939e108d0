"""League table (兑现榜): regions, or those who promise, by what they kept, with what nobody knows beside it."""

from typing import Any

from liandong.followup.promises import By, asked_day, league
from liandong.followup.promises.tables import LEAGUE, league_data, league_headings, league_row
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.pages.promises import told_of
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROWS = 100


def register(site: Site) -> None:
    by = {"name": "by", "in": "query", "schema": {"type": "string", "enum": [each.value for each in By]}}
    page = {"name": "page", "in": "query", "schema": {"type": "integer"}}
    site.page("/league", tell, parameters=[by, page])


def tell(asked: Asked) -> Sheet:
    """The league table of regions, or of those who promise where `by` is `organisation`."""
    lang = asked.lang
    by = By.ORGANISATION if asked.one("by") == By.ORGANISATION.value else By.REGION
    rows = league(told_of(asked), by)
    number = asked.number("page", 1, max(-(-len(rows) // ROWS), 1))
    shown = rows[(number - 1) * ROWS : number * ROWS]
    cells = [league_row(each, lang) for each in shown]
    lead: list[dict[str, Any]] = [
        {
            "name": row[0],
            "link": asked.link("/promises", **({"region": each.key} if by is By.REGION else {"by": each.key})),
            "cells": row[1:],
        }
        for each, row in zip(shown, cells, strict=True)
    ]
    return Sheet(
        "league.html",
        text("portal.league", lang),
        {
            "lead": text("promise.league_told", lang, day=asked_day(asked.ledger).isoformat()),
            "note": text("promise.league_note", lang),
            "nothing": "" if rows else text("promise.league_none", lang),
            "choices": [
                (text(f"portal.league_{each.value}", lang), asked.link("/league", by=each.value), each is by)
                for each in By
            ],
            "columns": league_headings(lang),
            "numeric": [name in ("kept", "late", "broken", "silent", "unknown", "open") for name in LEAGUE],
            "rows": lead,
            "previous": asked.changed(page=str(number - 1)) if number > 1 else "",
            "next": asked.changed(page=str(number + 1)) if number * ROWS < len(rows) else "",
        },
        lambda: {"by": by.value, "total": len(rows), "rows": league_data(shown)},
        lambda: Table(league_headings(lang), cells),
        lasts=asked.ledger.extent.day is not None,
    )
