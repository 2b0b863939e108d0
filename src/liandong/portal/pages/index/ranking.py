"""Ranking (排名): the units of an index in order, how sure each rank is, and the parts it is made of."""

from dataclasses import replace
from math import nan
from typing import Any

from liandong.charts import Chart
from liandong.indices.draw import MOST as DRAWN
from liandong.indices.draw import ranked
from liandong.indices.studies.places import ENDS, Place, before, best_of, places_of
from liandong.messages import Language, text
from liandong.portal.asked import Asked
from liandong.portal.charts import pictured
from liandong.portal.indexing import Indexing, Told
from liandong.portal.leafing import leafed
from liandong.portal.pages.index import shown
from liandong.portal.pages.index.shown import Look
from liandong.portal.sheet import Sheet, Table
from liandong.reports import FORMATS

"""Units of the chart: the first; the table tells all."""


def ranking(told: Told, look: Look, best: int) -> list[Place]:
    """The units in the order of their ranks at the node that is looked at; of one without a score no chance is told."""
    places = places_of(told.spread, told.index, look.node, look.period, best)
    return [place if place.rank else replace(place, top=nan) for place in places]


def tell(indexing: Indexing, asked: Asked) -> Sheet:
    """The ranking of an edition, with its chart and the scores of its parts; UnknownRecord where there is none."""
    told, lang = indexing.told(asked.places["id"]), asked.lang
    look = shown.look(asked, told)
    best = best_of(len(told.index.frame.units))
    places = ranking(told, look, best)
    since = before(told.index.frame.periods, look.period)
    headings, leaf = _headings(best, since, lang), leafed(asked, len(places))
    chart = described(told, look, places, lang)
    link = shown.here(asked, told.edition.id, "/chart/svg", period=look.period, node=look.node)
    values: dict[str, Any] = {
        **shown.frame_of(asked, told, ""),
        "periods": shown.periods(asked, told.index, look),
        "nodes": shown.nodes(asked, told.index.framework, look),
        "picture": pictured(chart, "ranking", link, lang) if chart else None,
        "drawn_part": text("portal.index_drawn", lang, most=DRAWN) if len(places) > DRAWN else "",
        "reports": [
            (
                text("portal.index_take_report", lang, form=text(f"portal.format_{form}", lang)),
                shown.here(asked, told.edition.id, f"/report/{form}", period=look.period),
            )
            for form in FORMATS
        ],
        "headings": headings,
        "leaf": leaf,
        "rows": [_line(asked, told, look, place, since) for place in places[leaf.first : leaf.last]],
        "studied": shown.studied(told, lang),
        "interval": text("portal.index_interval", lang),
        "parts": _parts(asked, told, look, places[leaf.first : leaf.last]),
        "unscored": [
            (told.index.frame.name(note.cell.unit), note.told.worded(lang))
            for note in told.index.unscored
            if note.cell.period == look.period
        ],
    }
    title = told.edition.title or text("portal.index_untitled", lang)
    return Sheet(
        "index.html", title, values, lambda: _data(told, look, places, best),
        lambda: Table(headings, [_cells(place, since) for place in places]), lasts=False,
    )  # fmt: skip


def _headings(best: int, since: str | None, lang: str) -> list[str]:
    named = ["index_rank", "index_unit", "index_score", "index_range"]
    told = [text(f"portal.{name}", lang) for name in named]
    told.append(text("portal.index_top", lang, most=best))
    if since is not None:
        told.append(text("portal.index_rose", lang, period=since))
        told.append(text("portal.index_risen", lang))
    return told


def _cells(place: Place, since: str | None) -> list[str]:
    cells = [
        str(place.rank) if place.rank else shown.NONE,
        place.name,
        shown.number(place.score),
        place.interval or shown.NONE,
        shown.percent(place.top),
    ]
    if since is not None:
        cells.append(shown.NONE if place.rose is None else f"{place.rose:+d}" if place.rose else "0")
        cells.append(shown.percent(place.sure) if place.sure is not None else shown.NONE)
    return cells


def _line(asked: Asked, told: Told, look: Look, place: Place, since: str | None) -> dict[str, Any]:
    rank, name, *rest = _cells(place, since)
    link = shown.here(asked, told.edition.id, "/unit", unit=place.unit, period=look.period)
    return {"rank": rank, "name": name, "link": link, "cells": rest}


def _parts(asked: Asked, told: Told, look: Look, places: list[Place]) -> dict[str, Any] | None:
    """The scores of the nodes right below, a shade for each: who is strong in what."""
    index = told.index
    codes = index.framework.children[look.node]
    if len(codes) < 2:
        return None
    held = {code: index.score(code, look.period).tolist() for code in codes}
    at = {unit: row for row, unit in enumerate(index.frame.units)}
    rows = []
    for place in places:
        cells = [(held[code][at[place.unit]], held[code]) for code in codes]
        rows.append((place.name, [(shown.number(value, 1), shown.shade(value, all_)) for value, all_ in cells]))
    return {"columns": [index.framework.name(code) for code in codes], "rows": rows}


def described(told: Told, look: Look, places: list[Place], lang: Language) -> Chart | None:
    """The chart of the ranking: each unit's rank, and the interval in which it lies."""
    if sum(place.rank > 0 for place in places) < 2:
        return None
    framework = told.index.framework
    named = told.edition.title if look.node == framework.root else framework.name(look.node)
    title = text("portal.index_chart", lang, index=named, period=look.period).strip()
    return ranked(places, title, lang, source=shown.studied(told, lang))


def _data(told: Told, look: Look, places: list[Place], best: int) -> dict[str, Any]:
    """The ranking for programs."""
    rows = [
        {
            "unit": place.unit,
            "name": place.name,
            "score": shown.exact(place.score),
            "rank": place.rank or None,
            "rank_low": place.low or None,
            "rank_high": place.high or None,
            "top": shown.exact(place.top),
            "rose": place.rose,
            "sure": place.sure,
        }
        for place in places
    ]
    return {
        "edition": told.edition.id,
        "title": told.edition.title,
        "table": told.edition.table,
        "method": told.edition.method,
        "period": look.period,
        "node": look.node,
        "best": best,
        "interval": list(ENDS),
        "replications": told.replications,
        "factors": [factor.name for factor in told.factors],
        "units": rows,
    }
