"""Comparison (比较): two units of an edition, indicator by indicator; or two editions, unit by unit."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from liandong.errors import IndicatorError, UnknownRecord
from liandong.indices.insight import Comparison, compared
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.indexing import Indexing, Told
from liandong.portal.pages.index import shown
from liandong.portal.pages.index.shown import Look
from liandong.portal.pages.index.unit import Part, marked, parts, unit_of
from liandong.portal.sheet import Sheet, Table


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units, their indicators, and how likely the first comes before the second (None where that is not known)."""

    one: str
    two: str
    parts: tuple[tuple[Part, Part], ...]
    before: float | None


def tell(indexing: Indexing, asked: Asked) -> Sheet:
    """Both forms, and what was asked for; UnknownRecord for a unit or an edition that is not there."""
    told, lang = indexing.told(asked.places["id"]), asked.lang
    look = shown.look(asked, told)
    pair = _pair(asked, told, look)
    others = [each for each in indexing.editions.all() if each.id != told.edition.id]
    found = _editions(indexing, asked, told, look)
    values: dict[str, Any] = {
        **shown.frame_of(asked, told, "/compare"),
        "periods": shown.periods(asked, told.index, look),
        "period": look.period,
        "units": [(unit, told.index.frame.name(unit)) for unit in told.index.frame.units],
        "one": pair.one,
        "two": pair.two,
        "pair": _told_pair(told, look, pair, lang),
        "others": [(each.id, f"{each.title} {each.by.at[:10]}", each.id == asked.one("other")) for each in others],
        "other": asked.one("other") or "",
        "found": _told_editions(asked, told, found, lang) if found else None,
    }
    title = f"{told.edition.title} · {text('portal.index_compare', lang)}"
    headings, rows = _table(told, pair, found, lang)
    return Sheet(
        "index_compare.html", title, values, lambda: _data(told, look, pair, found), Table(headings, rows), lasts=False
    )


def _pair(asked: Asked, told: Told, look: Look) -> Pair:
    """The two units that are asked for, by default the first two of the ranking."""
    frame, ranks = told.index.frame, told.index.rank(period=look.period)
    first = [frame.units[at] for at in np.argsort(np.where(ranks > 0, ranks, len(ranks) + 1), kind="stable")]
    one = unit_of(asked, told, "one") if asked.one("one") else first[0]
    two = unit_of(asked, told, "two") if asked.one("two") else next((u for u in first if u != one), one)
    held = tuple(zip(parts(told.index, one, look.period), parts(told.index, two, look.period), strict=True))
    before = None
    if told.spread.ranks is not None and one != two:
        try:
            before = told.spread.before(one, two, period=look.period)
        except IndicatorError:  # the two never have ranks together
            before = None
    return Pair(one, two, held, before)


def _told_pair(told: Told, look: Look, pair: Pair, lang: str) -> dict[str, Any]:
    frame, framework = told.index.frame, told.index.framework
    one, two = frame.name(pair.one), frame.name(pair.two)
    scores = told.index.score(period=look.period)
    gap = float(scores[frame.units.index(pair.one)] - scores[frame.units.index(pair.two)])
    additive = all(a.adds is not None for a, _ in pair.parts)
    chance = "" if pair.before is None else shown.percent(pair.before)
    lacking = [name for name, unit in ((one, pair.one), (two, pair.two))
               if np.isnan(scores[frame.units.index(unit)])]  # fmt: skip
    unscored = text("portal.index_unscored_told", lang, units=("、" if lang == "zh" else ", ").join(lacking))
    far = text("portal.index_more" if gap >= 0 else "portal.index_less", lang)
    by = shown.number(abs(gap))
    return {
        "chance": text("portal.index_before", lang, one=one, two=two, chance=chance) if chance else "",
        "gap": unscored if lacking else text("portal.index_gap_told", lang, one=one, two=two, far=far, by=by),
        "parts": text("portal.index_gap_parts", lang) if additive and not lacking else "",
        "headings": _pair_headings(told, pair, lang),
        "rows": [(framework.name(a.code), _pair_cells(a, b, lang)) for a, b in pair.parts],
    }


def _pair_headings(told: Told, pair: Pair, lang: str) -> list[str]:
    name, normal = told.index.frame.name, text("portal.index_normal", lang)
    given = text("portal.index_given", lang)
    return [
        text("portal.index_indicator", lang), f"{name(pair.one)} {given}", f"{name(pair.two)} {given}",
        f"{name(pair.one)} {normal}", f"{name(pair.two)} {normal}", text("portal.index_gap", lang),
    ]  # fmt: skip


def _pair_cells(one: Part, two: Part, lang: str) -> list[str]:
    gap = one.normal - two.normal if one.adds is None or two.adds is None else one.adds - two.adds
    told = shown.number(gap)
    return [
        marked(one, lang), marked(two, lang), shown.number(one.normal), shown.number(two.normal),
        f"+{told}" if gap > 0 else told,
    ]  # fmt: skip


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """The edition with which is compared, its period, and the comparison."""

    told: Told
    period: str
    comparison: Comparison


def _editions(indexing: Indexing, asked: Asked, told: Told, look: Look) -> Found | None:
    id_ = asked.one("other")
    if not id_:
        return None
    other = indexing.told(id_)
    periods = other.index.frame.periods
    wanted = asked.one("other_period")
    if wanted and wanted not in periods:
        raise UnknownRecord(words("portal.index_nowhere", period=wanted, node=other.index.framework.root))
    period = wanted or (look.period if look.period in periods else periods[-1])
    both = compared(
        told.index.frame.units, told.index.score(period=look.period), other.index.frame.units,
        other.index.score(period=period),
    )  # fmt: skip
    return Found(other, period, both)


def _told_editions(asked: Asked, told: Told, found: Found, lang: str) -> dict[str, Any]:
    both, comma = found.comparison, "、" if lang == "zh" else ", "
    names = {unit: index.frame.name(unit) for index in (found.told.index, told.index) for unit in index.frame.units}
    only = [names[unit] for held in both.only for unit in held]
    alike = text(
        "portal.index_alike", lang, count=len(both.units), pearson=shown.number(both.correlation("pearson"), 3),
        spearman=shown.number(both.correlation("spearman"), 3),
    )  # fmt: skip
    return {
        "title": f"{found.told.edition.title} {found.period}".strip(),
        "link": shown.here(asked, found.told.edition.id, period=found.period),
        "alike": alike,
        "only": text("portal.index_only", lang, units=comma.join(only)) if only else "",
        "headings": _edition_headings(lang),
        "rows": [(row[0], row[1:]) for row in _edition_rows(told, both)],
        "periods": [
            (each, asked.changed(other_period=each), each == found.period) for each in found.told.index.frame.periods
        ]
        if len(found.told.index.frame.periods) > 1
        else [],
    }


def _edition_headings(lang: str) -> list[str]:
    names = (
        *("index_unit", "index_rank_here", "index_rank_there", "index_shift", "index_score_here"),
        "index_score_there",
    )
    return [text(f"portal.{name}", lang) for name in names]


def _edition_rows(told: Told, both: Comparison) -> list[list[str]]:
    """The units of both, in the order of this edition; a shift is how much better it stands here."""
    order = np.argsort(both.ranks[:, 0], kind="stable")
    rows = []
    for at in order:
        here, there = (int(rank) for rank in both.ranks[at])
        shift = there - here
        rows.append(
            [
                told.index.frame.name(both.units[at]), str(here), str(there), f"{shift:+d}" if shift else "0",
                shown.number(float(both.scores[at, 0])), shown.number(float(both.scores[at, 1])),
            ]
        )  # fmt: skip
    return rows


def _table(told: Told, pair: Pair, found: Found | None, lang: str) -> tuple[list[str], list[list[str]]]:
    """What was asked for as a table: the editions where another was named, else the two units."""
    if found is not None:
        return _edition_headings(lang), _edition_rows(told, found.comparison)
    name = told.index.framework.name
    return _pair_headings(told, pair, lang), [[name(a.code), *_pair_cells(a, b, lang)] for a, b in pair.parts]


def _data(told: Told, look: Look, pair: Pair, found: Found | None) -> dict[str, Any]:
    """Both comparisons for programs."""
    held: dict[str, Any] = {
        "edition": told.edition.id,
        "period": look.period,
        "one": pair.one,
        "two": pair.two,
        "before": pair.before,
        "indicators": [
            {
                "indicator": a.code,
                "normalised": [shown.exact(a.normal), shown.exact(b.normal)],
                "adds": [shown.exact(a.adds), shown.exact(b.adds)],
            }
            for a, b in pair.parts
        ],
    }
    if found is not None:
        both = found.comparison
        held["other"] = {
            "edition": found.told.edition.id,
            "period": found.period,
            "pearson": shown.exact(both.correlation("pearson")),
            "spearman": shown.exact(both.correlation("spearman")),
            "units": [
                {"unit": unit, "ranks": both.ranks[at].tolist(), "scores": both.scores[at].tolist()}
                for at, unit in enumerate(both.units)
            ],
            "only": [list(each) for each in both.only],
        }
    return held
