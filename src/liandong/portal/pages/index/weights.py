"""Other weights (权重试算): they are changed in a form, and the ranks are told anew, with how sure each move is."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from liandong.indices import Framework
from liandong.indices.methods.columns import Array
from liandong.indices.methods.weights import given
from liandong.indices.steps import Weigh
from liandong.indices.studies.places import Place, best_of
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.indexing import Indexing, Told
from liandong.portal.leafing import leafed
from liandong.portal.pages.index import shown
from liandong.portal.pages.index.ranking import ranking
from liandong.portal.pages.index.shown import Look
from liandong.portal.sheet import Sheet, Table

FIELD = "w."
"""How the parameters begin that hold a weight, before the code of its node."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit before and after: by how many places it rose, and in what share of the replications it moved so."""

    before: Place
    after: Place
    rose: int | None
    sure: float | None


def tell(indexing: Indexing, asked: Asked) -> Sheet:
    """The form, and what the weights in it make of the ranking."""
    before, lang = indexing.told(asked.places["id"]), asked.lang
    look = shown.look(asked, before)
    framework = before.held.methodology.framework
    stepped = before.held.methodology.recipe.step(Weigh) is not None
    typed, wrong = ({}, "") if stepped else _typed(asked, framework)
    after = indexing.told(asked.places["id"], typed) if typed and not wrong else before
    best = best_of(len(before.index.frame.units))
    rows = moved(before, after, look, best) if after is not before else []
    headings, leaf = _headings(best, lang), leafed(asked, len(rows))
    values: dict[str, Any] = {
        **shown.frame_of(asked, before, "/weights"),
        "periods": shown.periods(asked, before.index, look),
        "stepped": stepped,
        "families": _families(asked, framework),
        "rest": [(name, value) for name, value in asked.given if not name.startswith(FIELD) and name != "page"],
        "reset": shown.here(asked, before.edition.id, "/weights", period=asked.one("period")),
        "wrong": wrong,
        "same": not typed and any(name.startswith(FIELD) for name, _ in asked.given) and not wrong,
        "headings": headings,
        "leaf": leaf,
        "rows": [_line(asked, before, look, each) for each in rows[leaf.first : leaf.last]],
        "told": text(
            "portal.index_weights_told", lang, many=f"{before.replications:,}",
            factors=("、" if lang == "zh" else ", ").join(factor.name for factor in before.factors),
        ),
    }  # fmt: skip
    title = f"{before.edition.title} · {text('portal.index_weights', lang)}"
    return Sheet(
        "index_weights.html", title, values, lambda: _data(before, look, typed, rows),
        lambda: Table(headings, [_cells(each) for each in rows]),
        status=400 if wrong else 200, fault=wrong, lasts=False,
    )  # fmt: skip


def _typed(asked: Asked, framework: Framework) -> tuple[dict[str, float], str]:
    """The weights that differ from those of the framework; and what is wrong with one of them."""
    found: dict[str, float] = {}
    for name, value in asked.given:
        code = name.removeprefix(FIELD)
        if not name.startswith(FIELD) or code not in framework.by_code:
            continue
        try:
            weight = float(value)
            if not 0 <= weight < np.inf:
                raise ValueError
        except ValueError:
            told = text("portal.index_weight_wrong", asked.lang, node=framework.name(code), given=value[:40])
            return {}, told
        if weight != framework.by_code[code].weight:
            found[code] = weight
    for parent, children in framework.children.items():
        if not any(found.get(child, framework.by_code[child].weight) for child in children):
            told = text("portal.index_weight_wrong", asked.lang, node=framework.name(parent), given="0")
            return {}, told
    return found, ""


def _families(asked: Asked, framework: Framework) -> list[dict[str, Any]]:
    """The nodes of each parent with their weights, those right below the index first."""
    families = []
    for parent in reversed(framework.aggregates):
        children = framework.children[parent]
        if len(children) < 2:
            continue
        typed = [asked.one(f"{FIELD}{code}") for code in children]
        weights = [framework.by_code[code].weight for code in children]
        shares = given(np.array(weights), children)
        families.append(
            {
                "name": framework.name(parent),
                "open": parent == framework.root or any(each is not None for each in typed),
                "fields": [
                    (f"{FIELD}{code}", framework.name(code), each if each is not None else f"{weight:g}",
                     shown.weight(float(share)))
                    for code, each, weight, share in zip(children, typed, weights, shares, strict=True)
                ],
            }
        )  # fmt: skip
    return families


def moved(before: Told, after: Told, look: Look, best: int) -> list[Moved]:
    """The units under both weights, in the order that they have now."""
    was = {place.unit: place for place in ranking(before, look, best)}
    return [_moved(before, after, look, was[place.unit], place) for place in ranking(after, look, best)]


def _moved(before: Told, after: Told, look: Look, was: Place, now: Place) -> Moved:
    rose = was.rank - now.rank if was.rank and now.rank else None
    one, other = _ranks(before, look, was.unit), _ranks(after, look, was.unit)
    if not rose or one is None or other is None:
        return Moved(was, now, rose, None)
    both = (one > 0) & (other > 0)
    same = np.sign(one - other)[both] == np.sign(rose)
    return Moved(was, now, rose, float(same.mean()) if both.any() else None)


def _ranks(told: Told, look: Look, unit: str) -> Array | None:
    """The ranks of a unit in each replication; None where these were not kept."""
    spread, frame = told.spread, told.index.frame
    if spread.ranks is None or look.node not in spread.nodes:
        return None
    at = frame.periods.index(look.period), spread.nodes.index(look.node), frame.units.index(unit)
    return np.asarray(spread.ranks[(slice(None), *at)], dtype=np.float64)


def _headings(best: int, lang: str) -> list[str]:
    told = [text(f"portal.{name}", lang) for name in ("index_rank_after", "index_unit", "index_rank_before")]
    told += [text(f"portal.{name}", lang) for name in ("index_moved", "index_moved_sure", "index_range")]
    told += [text(f"portal.{name}", lang, most=best) for name in ("index_top_before", "index_top_after")]
    return [*told, text("portal.index_score_after", lang)]


def _cells(each: Moved) -> list[str]:
    was, now = each.before, each.after
    return [
        str(now.rank or shown.NONE),
        now.name,
        str(was.rank or shown.NONE),
        shown.NONE if each.rose is None else f"{each.rose:+d}" if each.rose else "0",
        shown.NONE if each.sure is None else shown.percent(each.sure),
        now.interval or shown.NONE,
        shown.percent(was.top),
        shown.percent(now.top),
        shown.number(now.score),
    ]


def _line(asked: Asked, told: Told, look: Look, each: Moved) -> dict[str, Any]:
    rank, name, *rest = _cells(each)
    link = shown.here(asked, told.edition.id, "/unit", unit=each.after.unit, period=look.period)
    return {"rank": rank, "name": name, "link": link, "cells": rest}


def _data(told: Told, look: Look, weights: dict[str, float], rows: list[Moved]) -> dict[str, Any]:
    """The move of each unit for programs."""
    return {
        "edition": told.edition.id,
        "period": look.period,
        "node": look.node,
        "weights": weights,
        "replications": told.replications,
        "units": [
            {
                "unit": each.after.unit,
                "rank_before": each.before.rank or None,
                "rank_after": each.after.rank or None,
                "rose": each.rose,
                "sure": each.sure,
                "rank_low": each.after.low or None,
                "rank_high": each.after.high or None,
                "score_before": shown.exact(each.before.score),
                "score_after": shown.exact(each.after.score),
            }
            for each in rows
        ],
    }
