"""What the pages of an index share: its numbers in words, its tabs, the period and the node that are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from liandong.errors import UnknownRecord
from liandong.indices import Framework, Index
from liandong.indices.editions import Edition
from liandong.indices.text.wording import chance
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.indexing import Told

NONE = "—"
SHADES = 4
TABS = (
    *(("", "index_ranking"), ("/unit", "index_unit_title"), ("/compare", "index_compare")),
    *(("/weights", "index_weights"), ("/method", "index_method")),
)


@dataclass(frozen=True, slots=True)
class Look:
    """The period and the node that an address asks for."""

    period: str
    node: str


def look(asked: Asked, told: Told) -> Look:
    """UnknownRecord for a period or a node that the edition does not have."""
    frame, framework = told.index.frame, told.index.framework
    period = asked.one("period") or frame.periods[-1]
    node = asked.one("node") or framework.root
    if period not in frame.periods or node not in framework.aggregates:
        raise UnknownRecord(words("portal.index_nowhere", period=period, node=node))
    return Look(period, node)


def here(asked: Asked, id_: str, page: str = "", **given: str | None) -> str:
    """The address of a page of an edition; what is not given is left out."""
    return asked.link(f"/index/{id_}{page}", **{name: value for name, value in given.items() if value})


def tabs(asked: Asked, edition: Edition, now: str) -> list[tuple[str, str, bool]]:
    """The pages of an edition, in their order: name, address, whether it is this one."""
    period = asked.one("period")
    return [
        (text(f"portal.{name}", asked.lang), here(asked, edition.id, page, period=period), page == now)
        for page, name in TABS
    ]


def periods(asked: Asked, index: Index, shown: Look) -> list[tuple[str, str, bool]]:
    """The periods to choose from, the newest first; none where there is only one."""
    if len(index.frame.periods) < 2:
        return []
    return [(each, asked.anew(period=each), each == shown.period) for each in reversed(index.frame.periods)]


def nodes(asked: Asked, framework: Framework, shown: Look) -> list[tuple[str, str, bool]]:
    """The index, and the nodes right below it that have children."""
    codes = [framework.root, *(code for code in framework.children[framework.root] if code in framework.children)]
    codes += [shown.node] if shown.node not in codes else []
    if len(codes) < 2:
        return []
    return [
        (framework.name(code), asked.anew(node=None if code == framework.root else code), code == shown.node)
        for code in codes
    ]


def number(value: float, digits: int = 2) -> str:
    """A number as pages show it; a dash where there is none."""
    return NONE if np.isnan(value) else f"{value:,.{digits}f}"


def plain(value: float) -> str:
    """A number as it was given, without the noise of binary fractions."""
    return NONE if np.isnan(value) else f"{value:,.10g}"


def percent(share: float) -> str:
    """A share or a chance; a dash where it is not known."""
    return chance(share, NONE)


def weight(share: float) -> str:
    """A weight, to two decimals of a percent where it has them."""
    return NONE if np.isnan(share) else f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def exact(value: float | None) -> float | None:
    """A number for programs; null where it is missing."""
    return None if value is None or np.isnan(value) else float(value)


def shade(value: float, held: Sequence[float]) -> int:
    """How dark a tile is among others of its column, from 1 to 4; 0 where there is no number."""
    known = [each for each in held if not np.isnan(each)]
    if np.isnan(value) or not known:
        return 0
    low, high = min(known), max(known)
    return 1 if high == low else min(SHADES, 1 + int(SHADES * (value - low) / (high - low)))


def under(told: Told, lang: str) -> str:
    """What is told of an edition below its title."""
    edition = told.edition
    return text(
        "portal.index_told", lang, at=minute(edition.by.at), person=edition.by.actor,
        units=edition.units, indicators=edition.indicators, periods=span(edition.periods),
    )  # fmt: skip


def minute(at: str) -> str:
    """A moment to the minute."""
    return at[:16].replace("T", " ")


def span(periods: Sequence[str]) -> str:
    """The periods of an edition, from the first to the last."""
    known = [period for period in periods if period]
    return NONE if not known else known[0] if len(known) == 1 else f"{known[0]}–{known[-1]}"


def studied(told: Told, lang: str) -> str:
    """What was varied how often, in words."""
    names = ("、" if lang == "zh" else ", ").join(factor.name for factor in told.factors)
    code = "portal.index_studied" if told.stated else "portal.index_studied_usual"
    return text(code, lang, many=f"{told.replications:,}", factors=names)


def frame_of(asked: Asked, told: Told, now: str) -> dict[str, Any]:
    """What the template of every page of an edition reads."""
    gone = told.edition.deleted
    return {
        "edition": told.edition,
        "gone": gone
        and text("portal.index_deleted_told", asked.lang, person=gone.actor, at=minute(gone.at), reason=gone.reason),
        "tabs": tabs(asked, told.edition, now),
        "under": under(told, asked.lang),
        "list_link": asked.link("/indices"),
    }
