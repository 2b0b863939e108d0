"""A unit (单元) of an index: what each of its cells adds, where it comes from, and what was done to it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from liandong.charts import Axis, Chart, Datum, Shape
from liandong.errors import UnknownRecord
from liandong.indices import Cell, Index, Mark, Source
from liandong.indices.insight import standings, strengths, weaknesses, weights_of_units
from liandong.indices.insight.insight import Insight
from liandong.indices.insight.profile import Standing
from liandong.indices.studies.places import Place
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.charts import pictured
from liandong.portal.indexing import Indexing, Told
from liandong.portal.pages.index import shown
from liandong.portal.pages.index.ranking import ranking
from liandong.portal.pages.index.shown import Look
from liandong.portal.sheet import Sheet, Table

_STAND = 5
"""Strengths, and weaknesses, that are told."""
_MARKS = ((Mark.FILLED, "index_filled"), (Mark.TREATED, "index_treated"), (Mark.SCREENED, "index_screened"))
_HEADINGS = (
    *("index_indicator", "index_given", "index_used", "index_unit_of", "index_normal", "index_rank_in"),
    *("index_share", "index_adds", "index_whence"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """An indicator of a unit: as given, as used after gaps and outliers, normalised, its weight in the whole, and what
    it adds to the score (None where it has no part of its own, NaN where the unit has no score)."""

    code: str
    given: float
    used: float
    normal: float
    rank: int
    weight: float
    adds: float | None
    mark: Mark
    source: Source | None


def unit_of(asked: Asked, told: Told, name: str = "unit") -> str:
    """The unit that an address names, by its code or its name, the first of the ranking where it
    names none; UnknownRecord for one that is not there."""
    frame, given = told.index.frame, asked.one(name) or ""
    if not given:
        ranks = told.index.rank().tolist()
        return frame.units[ranks.index(1)] if 1 in ranks else frame.units[0]
    for unit in frame.units:
        if given in (unit, frame.name(unit)):
            return unit
    raise UnknownRecord(words("portal.index_unknown_unit", unit=given))


def parts(index: Index, unit: str, period: str) -> list[Part]:
    """The indicators of a unit in a period, in the order of the framework."""
    frame, framework = index.frame, index.framework
    at, row = frame.periods.index(period), frame.units.index(unit)
    insight = Insight.into(index, period)
    adds = insight.contributions()[row] if insight.linear else None
    if adds is not None and np.isnan(index.score(period=period)[row]):
        adds = np.full(len(adds), np.nan)  # no score, and nothing that adds to it
    given = frame.pick(framework.indicators).values[at, row]
    used = index.measured[at, row]
    known = ~np.isnan(insight.leaves)
    tree = insight.tree
    weights = weights_of_units(known, tree.weights, tree.parents)[row]
    standing = {one.column: one for one in standings(insight.leaves, row)}
    found = []
    for column, code in enumerate(framework.indicators):
        stands = standing.get(column)
        found.append(
            Part(
                code, float(given[column]), float(used[column]), float(insight.leaves[row, column]),
                stands.rank if stands else 0, float(weights[column]),
                None if adds is None else float(adds[column]), Mark(int(index.last.marks[at, row, column])),
                frame.source(Cell(period, unit, code)),
            )
        )  # fmt: skip
    return found


def tell(indexing: Indexing, asked: Asked) -> Sheet:
    """One unit in one period; UnknownRecord where there is none."""
    told, lang = indexing.told(asked.places["id"]), asked.lang
    look, unit = shown.look(asked, told), unit_of(asked, told)
    index = told.index
    place = next(each for each in ranking(told, Look(look.period, index.framework.root), 1) if each.unit == unit)
    held = parts(index, unit, look.period)
    row = index.frame.units.index(unit)
    leaves = Insight.into(index, look.period).leaves
    additive = all(part.adds is not None for part in held)
    chart = described(told, look, held, place, lang) if additive else None
    link = shown.here(asked, told.edition.id, "/chart/svg", unit=unit, period=look.period)
    headings = [text(f"portal.{name}", lang) for name in _HEADINGS]
    values: dict[str, Any] = {
        **shown.frame_of(asked, told, "/unit"),
        "periods": shown.periods(asked, index, look),
        "lead": _lead(told, look, place, lang),
        "picture": pictured(chart, "contributions", link, lang) if chart else None,
        "units": [(each, index.frame.name(each), each == unit) for each in index.frame.units],
        "period": look.period,
        "strong": [_standing(told, one, held[one.column], lang) for one in strengths(leaves, row, _STAND)],
        "weak": [_standing(told, one, held[one.column], lang) for one in weaknesses(leaves, row, _STAND)],
        "headings": headings,
        "rows": [_line(asked, told, part) for part in held],
        "additive": additive,
        "done": done(index, unit, look.period, lang),
        "action": shown.here(asked, told.edition.id, "/unit").partition("?")[0],
    }
    title = text("portal.index_of_unit", lang, unit=place.name, index=told.edition.title)
    return Sheet(
        "index_unit.html", title, values, lambda: _data(told, look, place, held),
        lambda: Table(headings, [_cells(told, part, lang) for part in held]), lasts=False,
    )  # fmt: skip


def _lead(told: Told, look: Look, place: Place, lang: str) -> str:
    if not place.rank:
        why = next(
            note.told.worded(lang)
            for note in told.index.unscored
            if note.cell.unit == place.unit and note.cell.period == look.period
        )
        return text("portal.index_unit_unranked", lang, period=look.period, why=why).strip()
    among = int((told.index.rank(period=look.period) > 0).sum())
    return text(
        "portal.index_unit_lead", lang, period=look.period, score=shown.number(place.score), rank=place.rank,
        range=place.interval, among=among,
    ).strip()  # fmt: skip


def _standing(told: Told, one: Standing, part: Part, lang: str) -> tuple[str, str]:
    framework = told.index.framework
    far = text("portal.index_above" if one.above_median >= 0 else "portal.index_below", lang)
    by = shown.number(abs(one.above_median), 1)
    name = framework.name(framework.indicators[one.column])
    stands = text("portal.index_standing", lang, rank=one.rank, among=one.among, far=far, by=by)
    return name, f"{stands} · {marked(part, lang)}" if part.mark else stands


def done(index: Index, unit: str, period: str, lang: str) -> list[tuple[str, str]]:
    """What steps did to the unit in the period, and to the columns of which a cell of it was changed."""
    changed = index.marks(unit, period)
    told = []
    for note in index.notes:
        cell = note.cell
        mine = cell.unit == unit or (not cell.unit and changed.get(cell.indicator, Mark.GIVEN) & Mark.TREATED)
        if mine and cell.period in ("", period):
            told.append((index.framework.name(cell.indicator) if cell.indicator else "", note.told.worded(lang)))
    return told


def _cells(told: Told, part: Part, lang: str) -> list[str]:
    framework = told.index.framework
    return [
        framework.name(part.code),
        shown.plain(part.given),
        shown.NONE if part.used == part.given else shown.plain(part.used),
        framework.by_code[part.code].unit,
        shown.number(part.normal),
        str(part.rank) if part.rank else shown.NONE,
        shown.weight(part.weight),
        shown.NONE if part.adds is None else shown.number(part.adds),
        whence(part.source, lang),
    ]


def marked(part: Part, lang: str) -> str:
    """The number that is used (of what is divided by another, the quotient); where it was filled or treated, also what
    was given, and what was done."""
    tags = [text(f"portal.{name}", lang) for mark, name in _MARKS if part.mark & mark]
    if not tags or part.used == part.given:
        return shown.plain(part.used)
    told = ("、" if lang == "zh" else ", ").join(tags)
    return text("portal.index_given_used", lang, given=shown.plain(part.given), used=shown.plain(part.used), told=told)


def whence(source: Source | None, lang: str) -> str:
    """Where a number comes from, in words."""
    if source is None:
        return text("portal.index_no_source", lang)
    day = text("portal.index_vintage_of", lang, day=source.vintage) if source.vintage else ""
    return " · ".join(part for part in (source.text, day) if part) or text("portal.index_evidence", lang)


def _line(asked: Asked, told: Told, part: Part) -> dict[str, Any]:
    cells = _cells(told, part, asked.lang)
    record = part.source.record if part.source else ""
    return {
        "name": cells[0],
        "cells": cells[1:-1],
        "tags": [text(f"portal.{name}", asked.lang) for mark, name in _MARKS if part.mark & mark],
        "source": cells[-1],
        "evidence": asked.link(f"/record/{record}") if record else "",
    }


def described(told: Told, look: Look, held: list[Part], place: Place, lang: str) -> Chart | None:
    """The chart of what each indicator adds; None where one takes away, which bars do not show."""
    rows = [part for part in held if shown.exact(part.adds) is not None and not np.isnan(part.normal)]
    if len(rows) < 2 or any((part.adds or 0) < 0 for part in rows):
        return None
    name = told.index.framework.name
    bars = tuple(
        Datum(name(part.code), Decimal(f"{part.adds:.4f}"), shown=f"{part.adds:.2f}") for part in rows
    )  # fmt: skip
    title = text("portal.index_adds_chart", lang, unit=place.name, period=look.period)
    axes = (
        Axis(text("portal.index_indicator", lang)),
        Axis(text("portal.index_adds", lang), text("portal.index_points", lang)),
    )
    return Chart(title, Shape.BARS, bars, *axes, told.edition.title)


def _data(told: Told, look: Look, place: Place, held: list[Part]) -> dict[str, Any]:
    """The unit for programs."""
    return {
        "edition": told.edition.id,
        "unit": place.unit,
        "name": place.name,
        "period": look.period,
        "score": shown.exact(place.score),
        "rank": place.rank or None,
        "rank_low": place.low or None,
        "rank_high": place.high or None,
        "indicators": [
            {
                "indicator": part.code,
                "given": shown.exact(part.given),
                "used": shown.exact(part.used),
                "normalised": shown.exact(part.normal),
                "rank": part.rank or None,
                "weight": part.weight,
                "adds": shown.exact(part.adds),
                "filled": bool(part.mark & Mark.FILLED),
                "treated": bool(part.mark & Mark.TREATED),
                "source": part.source.text if part.source else None,
                "vintage": part.source.vintage if part.source else None,
                "record": (part.source.record or None) if part.source else None,
            }
            for part in held
        ],
    }
