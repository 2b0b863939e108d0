"""Rounds (对接会): all that were held, with what each brought."""

from collections.abc import Sequence
from typing import Any

from liandong.access import Right
from liandong.logged.moments import clock
from liandong.matching.rounds.plain import plain_brought
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.charts import Picture, pictured
from liandong.portal.matching import Matching
from liandong.portal.pages.match import then
from liandong.portal.papers import block
from liandong.portal.sheet import Sheet, Table
from liandong.reports.booklets.brought import brought_sections
from liandong.reports.model import Figure
from liandong.reports.model import Table as Listed
from liandong.reports.wording import Wording

_HEADINGS = ("title", "day", "needs", "offers", "by")


def tell(matching: Matching, asked: Asked) -> Sheet:
    """The latest first, and what they brought by today, or by the day of the world that is asked for."""
    lang, say, known_on = asked.lang, Wording(asked.lang), then.known_on(asked)
    by, _ = then.day(asked)
    every = matching.rounds.all(known_on=known_on)
    found = [matching.brought(each.id, by, known_on) for each in every]
    past = [one for each, one in zip(every, found, strict=True) if each.on <= by]
    blocks = [each for _, held in brought_sections(past, by, say) for each in held] if past else []
    headings = [text(f"portal.match_round_{name}", lang) for name in _HEADINGS]
    rows = [
        (each.title, str(each.on), str(each.needs), str(each.offers), f"{each.by.actor} {clock(each.by.at)}")
        for each in every
    ]
    told: dict[str, Any] = {
        "headings": headings,
        "rows": [(asked.link(f"/match/rounds/{each.id}"), row) for each, row in zip(every, rows, strict=True)],
        "pieces": [_figure(each, asked) if isinstance(each, Figure) else block(each) for each in blocks],
        "new": asked.link("/match/rounds/new") if asked.who.may(Right.REVIEW) else "",
        "board": asked.link("/match"),
    }
    data = {"rounds": [
        {"id": each.id, "kept_by": each.by.actor, **plain_brought(one)}
        for each, one in zip(every, found, strict=True)
    ]}  # fmt: skip
    return Sheet("match_rounds.html", text("portal.match_rounds", lang), told, data, _table(blocks, headings, rows),
                 lasts=False)  # fmt: skip


def _figure(each: Figure, asked: Asked) -> dict[str, Picture]:
    return {"picture": pictured(each.chart, "brought", asked.link("/match/rounds"), asked.lang)}


def _table(blocks: Sequence[object], headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """What every round brought, as the page tells it."""
    counts = next((each for each in blocks if isinstance(each, Listed)), None)
    if counts is None:
        return Table(headings, rows)
    told = block(counts)
    return Table([name for name, _ in told["heads"]], told["rows"])
