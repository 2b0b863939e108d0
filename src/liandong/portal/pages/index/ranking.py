"""Ranking (排名): the units of an index in order, how sure each rank is, and the parts it is made of."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from liandong.charts import Axis, Chart, Datum, Shape
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.charts import pictured
from liandong.portal.indexing import Indexing, Told
from liandong.portal.pages.index import shown
from liandong.portal.pages.index.shown import HIGH, LOW, Look
from liandong.portal.sheet import Sheet, Table

DRAWN = 60
"""Units of the chart: the first; the table tells all."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in the ranking: score and rank (0 where there is none), the interval of the rank, how likely it is among
    the best; where there is an earlier period, by how many places it rose and in what share of the replications it
    moved the same way."""

    unit: str
    name: str
    score: float
    rank: int
    low: int
    high: int
    top: float
    rose: int | None
    risen: float | None


def ranking(told: Told, look: Look, best: int) -> list[Place]:
    """The units in the order of their ranks, those without one last."""
    index, spread, frame = told.index, told.spread, told.index.frame
    scores, ranks = index.score(look.node, look.period), index.rank(look.node, look.period)
    known = look.node in spread.nodes
    low = spread.quantile(LOW, look.node, look.period) if known else ranks
    high = spread.quantile(HIGH, look.node, look.period) if known else ranks
    top = spread.top(best, look.node, look.period) if known else np.full(len(ranks), np.nan)
    since = _before(frame.periods, look.period)
    before = index.rank(look.node, since) if since is not None else None
    places = []
    for at, unit in enumerate(frame.units):
        rose = int(before[at] - ranks[at]) if before is not None and before[at] and ranks[at] else None
        held = _same_way(told, look, since, at, rose) if rose and since is not None and known else None
        places.append(
            Place(unit, frame.name(unit), float(scores[at]), int(ranks[at]), int(low[at]), int(high[at]),
                  float(top[at]), rose, held)
        )  # fmt: skip
    order = {unit: at for at, unit in enumerate(frame.units)}
    return sorted(places, key=lambda place: (place.rank == 0, place.rank, order[place.unit]))


def _same_way(told: Told, look: Look, since: str, unit: int, rose: int) -> float | None:
    """In what share of the replications the unit rose, or fell, as it did in the ranking; None where these are not
    kept one by one."""
    spread, periods = told.spread, told.index.frame.periods
    if spread.ranks is None:
        return None
    node = spread.nodes.index(look.node)
    before = spread.ranks[:, periods.index(since), node, unit].astype(np.int64)
    now = spread.ranks[:, periods.index(look.period), node, unit].astype(np.int64)
    both = (before > 0) & (now > 0)
    return float(np.mean(np.sign(before - now)[both] == np.sign(rose))) if both.any() else None


def _before(periods: tuple[str, ...], period: str) -> str | None:
    at = periods.index(period)
    return periods[at - 1] if at else None


def best_of(units: int) -> int:
    """The best so many of which a chance is told."""
    return 10 if units >= 20 else max(1, units // 3)


def tell(indexing: Indexing, asked: Asked) -> Sheet:
    """The ranking of an edition, with its chart and the scores of its parts; UnknownRecord where there is none."""
    told, lang = indexing.told(asked.places["id"]), asked.lang
    look = shown.look(asked, told)
    best = best_of(len(told.index.frame.units))
    places = ranking(told, look, best)
    since = _before(told.index.frame.periods, look.period)
    headings = _headings(best, since, lang)
    chart = described(told, look, places, lang)
    link = shown.here(asked, told.edition.id, "/chart/svg", period=look.period, node=look.node)
    values: dict[str, Any] = {
        **shown.frame_of(asked, told, ""),
        "periods": shown.periods(asked, told.index, look),
        "nodes": shown.nodes(asked, told.index.framework, look),
        "picture": pictured(chart, "ranking", link, lang) if chart else None,
        "drawn_part": text("portal.index_drawn", lang, most=DRAWN) if len(places) > DRAWN else "",
        "headings": headings,
        "rows": [_line(asked, told, look, place) for place in places],
        "studied": shown.studied(told, lang),
        "interval": text("portal.index_interval", lang),
        "parts": _parts(asked, told, look, places),
        "unscored": [
            (told.index.frame.name(note.cell.unit), note.told.worded(lang))
            for note in told.index.unscored
            if note.cell.period == look.period
        ],
    }
    title = told.edition.title or text("portal.index_untitled", lang)
    return Sheet(
        "index.html", title, values, lambda: _data(told, look, places, best),
        lambda: Table(headings, [_cells(place) for place in places]), lasts=False,
    )  # fmt: skip


def _headings(best: int, since: str | None, lang: str) -> list[str]:
    named = ["index_rank", "index_unit", "index_score", "index_range"]
    told = [text(f"portal.{name}", lang) for name in named]
    told.append(text("portal.index_top", lang, most=best))
    if since is not None:
        told.append(text("portal.index_rose", lang, period=since))
        told.append(text("portal.index_risen", lang))
    return told


def _cells(place: Place) -> list[str]:
    cells = [
        str(place.rank) if place.rank else shown.NONE,
        place.name,
        shown.number(place.score),
        interval(place),
        shown.percent(place.top),
    ]
    if place.rose is not None:
        cells.append(f"{place.rose:+d}" if place.rose else "0")
        cells.append(shown.percent(place.risen) if place.risen is not None else shown.NONE)
    return cells


def interval(place: Place) -> str:
    """The interval of a rank; one number where both ends are the same."""
    if not place.low:
        return shown.NONE
    return str(place.low) if place.low == place.high else f"{place.low}–{place.high}"


def _line(asked: Asked, told: Told, look: Look, place: Place) -> dict[str, Any]:
    rank, name, *rest = _cells(place)
    while len(rest) < (5 if _before(told.index.frame.periods, look.period) is not None else 3):
        rest.append(shown.NONE)
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


def described(told: Told, look: Look, places: list[Place], lang: str) -> Chart | None:
    """The chart of the ranking: each unit's rank, and the interval in which it lies."""
    drawn = [place for place in places if place.rank][:DRAWN]
    if len(drawn) < 2:
        return None
    rows = tuple(
        Datum(place.name, place.rank, shown=f"{place.rank} ({interval(place)})", low=place.low, high=place.high)
        for place in drawn
    )
    framework = told.index.framework
    named = told.edition.title if look.node == framework.root else framework.name(look.node)
    title = text("portal.index_chart", lang, index=named, period=look.period).strip()
    axes = Axis(text("portal.index_unit", lang)), Axis(text("portal.index_rank", lang))
    return Chart(title, Shape.RANGES, rows, *axes, shown.studied(told, lang))


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
            "risen": place.risen,
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
        "interval": [LOW, HIGH],
        "replications": told.replications,
        "factors": [factor.name for factor in told.factors],
        "units": rows,
    }
