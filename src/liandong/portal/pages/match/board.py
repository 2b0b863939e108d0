"""The board (对接看板): all needs of the pool on a day, each with the best that takes it, what may, and what one thing
keeps from it, by how much."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from liandong.matching import Match, Need, Weights
from liandong.matching.lines import Fit, Line, far_lines, lines, plain_line
from liandong.matching.match import TOP
from liandong.matching.tables import NEEDS as TABLE
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.leafing import leafed
from liandong.portal.matching import Matching
from liandong.portal.pages.match import narrowed, then
from liandong.portal.pages.match.matched import show
from liandong.portal.pages.match.told import heading, value
from liandong.portal.sheet import Sheet, Table

NEEDS, BEST, NEAREST = 25, 3, 5
"""Needs of one page; the best pairs of one fit, and near misses, that are told of each."""
NONE = "none"
_KEYS = ("firm", "amount", "term", "region", "industry")
COLUMNS = ("need_code", "need", "firm", "offer_code", "offer", "institution", "fit", "score", "before", "told")
"""How lines are headed as a table."""


def tell(matching: Matching, asked: Asked) -> Sheet:
    """The needs that the address asks for, of a day; a day that is none is told, and the page is that of today."""
    lang, (on, fault), known_on = asked.lang, then.day(asked), then.known_on(asked)
    found = matching.board(on, known_on)
    wanted = _wanted(found, asked)
    leaf = leafed(asked, len(wanted), NEEDS)
    shown = wanted[leaf.first : leaf.last]
    here = [found.needs[at] for at in shown]
    by_need = by_code(matching.of(here, on, known_on, top=BEST, near=NEAREST), here)
    many = counts(found)
    told: dict[str, Any] = {
        "on": on,
        "day_fault": fault,
        "facts": [
            (text(f"portal.match_fact_{name}", lang), f"{count:,}", link)
            for name, count, link in (
                ("needs", len(found.needs), asked.link("/match/needs")),
                ("offers", len(found.offers), asked.link("/match/offers")),
                ("takes", found.eligible, ""), ("may", found.open, ""), ("near", found.near_misses, ""),
            )
        ],
        "narrow_fields": [*narrowed.fields(found.needs, asked), _fits(asked)],
        "counted": text("portal.match_counted", lang, count=len(wanted), total=len(found.needs)),
        "narrowed": len(wanted) < len(found.needs),
        "needs": [as_need(matching, asked, found.needs[at], by_need[found.needs[at].code], many, at) for at in shown],
        "leaf": leaf,
        "weights": weighed(found.weights, lang),
        "empty": not matching.needs.every() or not matching.offers.every(),
        "rounds": asked.link("/match/rounds"),
        "import": asked.link("/match/import"),
    }  # fmt: skip
    data = {
        "on": on.isoformat(),
        "weights": found.weights.shares(),
        "needs": len(found.needs),
        "offers": len(found.offers),
        "eligible": found.eligible,
        "open": found.open,
        "near_misses": found.near_misses,
        "lines": [plain_line(line, lang) for at in shown for line in by_need[found.needs[at].code]],
    }
    table = Table([text(f"match.heading_{name}", lang) for name in COLUMNS],
                  [row(line, lang) for at in shown for line in by_need[found.needs[at].code]])  # fmt: skip
    return Sheet("match_board.html", text("portal.match", lang), told, data, table, lasts=False)


def weighed(weights: Weights, lang: str) -> list[tuple[str, str]]:
    """What each part of a score weighs, in words."""
    return [(text(f"match.part_{name}", lang), f"{share:.0%}") for name, share in weights.shares().items()]


def _wanted(found: Match, asked: Asked) -> list[int]:
    """The places of the needs that the address asks for."""
    region, industry, fit = (asked.one(name) or "" for name in ("region", "industry", "fit"))
    held = _having(found, fit)
    return [
        at for at, need in enumerate(found.needs)
        if (held is None or at in held) and narrowed.lies_in(need, region, industry)
    ]  # fmt: skip


def _having(found: Match, fit: str) -> set[int] | None:
    """The needs of which some pair stands so; None for all."""
    near = found.near.need.tolist()
    every = {
        Fit.TAKES.value: found.top.need.tolist(),
        Fit.MAY.value: found.possible.need.tolist(),
        Fit.NEAR.value: [need for at, need in enumerate(near) if found.near.changeable(at)],
        Fit.FIXED.value: [need for at, need in enumerate(near) if not found.near.changeable(at)],
    }
    if fit == NONE:
        return set(range(len(found.needs))) - {*every["takes"], *every["may"], *near}
    return set(every[fit]) if fit in every else None


def _fits(asked: Asked) -> narrowed.Field:
    options = [("", text("portal.match_all", asked.lang))]
    options += [(each.value, text(f"portal.match_having_{each}", asked.lang)) for each in Fit if each is not Fit.FAR]
    options.append((NONE, text("portal.match_having_none", asked.lang)))
    return narrowed.Field("fit", text("match.heading_fit", asked.lang), options, asked.one("fit") or "")


def by_code(found: Match, needs: Sequence[Need]) -> dict[str, list[Line]]:
    """The lines of each of these needs by its code; of one that has none the closest offers."""
    told: dict[str, list[Line]] = {need.code: [] for need in needs}
    for line in lines(found):
        told[line.need.code].append(line)
    for line in far_lines(found, [need for need in needs if not told[need.code]]):
        told[line.need.code].append(line)
    return told


def counts(found: Match) -> dict[Fit, Any]:
    """How many pairs of one fit each need has, up to as many as are kept."""
    return {
        fit: np.bincount(pairs.need, minlength=len(found.needs))
        for fit, pairs in ((Fit.TAKES, found.top), (Fit.MAY, found.possible))
    }


def as_need(matching: Matching, asked: Asked, need: Need, held: Sequence[Line], many: Any, at: int) -> dict[str, Any]:
    """A need as the board shows it."""
    lang, number = asked.lang, matching.numbers("needs").get(need.code)
    counts = [
        (text(f"match.fit_{fit}", lang), f"{count[at]}{'+' if count[at] == TOP else ''}")
        for fit, count in many.items()
        if count[at]
    ]
    return {
        "name": f"{need.code} {need.title}",
        "link": asked.link(f"/match/needs/{number}") if number else "",
        "keys": [(heading(TABLE, name, lang), said) for name in _KEYS if (said := value(need, name, lang))],
        "counts": counts,
        "lines": [
            (line.fit.value, text(f"match.fit_{line.fit}", lang), show(matching, asked, line, "needs")) for line in held
        ],
    }


def row(line: Line, lang: str) -> list[str]:
    """A line under these headings; the score before outcomes of earlier rounds only where they change it."""
    need, offer = line.need, line.offer
    fit = text(f"match.fit_{line.fit}", lang)
    told = "\n".join(each.worded(lang) for each in line.told)
    held = (need.code, need.title, need.firm, offer.code, offer.title, offer.institution, fit)
    return [*held, _of_100(line.score), _of_100(line.before), told]


def _of_100(score: float | None) -> str:
    return "" if score is None else f"{100 * score:.1f}"
