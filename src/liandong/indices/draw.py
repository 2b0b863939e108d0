"""Charts of an index and of how sure it is: described for `liandong.charts`, which draws them and has their tables."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from liandong.charts import Axis, Chart, Datum, Shape
from liandong.indices.framework import Framework
from liandong.indices.index import Index
from liandong.indices.methods.columns import Array
from liandong.indices.studies import Spread
from liandong.indices.studies.places import ENDS, Place, places_of
from liandong.messages import Language, text

MOST = 60
"""So many units a chart shows; a table shows all."""


def ranking(
    spread: Spread, lang: Language = "zh", *, node: str = "", period: str | None = None, source: str = ""
) -> Chart:
    """Ranks with the interval in which nine of ten replications lie, the best first."""
    index = spread.nominal
    when = period if period is not None else index.frame.periods[-1]
    places = places_of(spread, index, node or index.framework.root, when, 1)
    return ranked(places, _title("ranking", index, lang, node, period), lang, source=source)


def ranked(places: Sequence[Place], title: str, lang: str = "zh", *, source: str = "", most: int = MOST) -> Chart:
    """The best of these places, as `ranking` shows them, under a title of one's own."""
    many = Counter(place.name for place in places)
    rows = tuple(
        Datum(
            f"{place.name} {place.unit}" if many[place.name] > 1 else place.name,
            place.rank,
            shown=f"{place.rank}（{place.interval}）" if lang == "zh" else f"{place.rank} ({place.interval})",
            low=place.low or None,
            high=place.high or None,
        )
        for place in places
        if place.rank
    )
    told = Axis(text("index.draw_ranks", lang, share=f"{ENDS[1] - ENDS[0]:.0%}"))
    return Chart(title, Shape.RANGES, rows[:most], _unit(lang), told, source)


def heat(
    index: Index, lang: Language = "zh", *, nodes: Sequence[str] = (), period: str | None = None, source: str = ""
) -> Chart:
    """Scores of the index and of the nodes under it (or of those that are named), units in the order of their ranks."""
    tree = index.framework
    codes = nodes or (tree.root, *tree.children[tree.root])
    held = {code: index.score(code, period) for code in codes}
    rows = tuple(
        Datum(_of_unit(index, at), _number(held[code][at], 1), _of_node(tree, code))
        for at in _best(index, "", period)
        for code in codes
    )
    return Chart(
        _title("heat", index, lang, "", period), Shape.HEAT, rows, _unit(lang), _score(lang), source,
        Axis(text("index.book_node", lang)),
    )  # fmt: skip


def sunburst(index: Index, lang: Language = "zh", *, source: str = "") -> Chart:
    """The framework, each node as wide as its share in the whole."""
    tree, rows = index.framework, []

    def walk(code: str, parent: str, share: float) -> None:
        told = f"{_number(100 * share, 1)}%"
        rows.append(Datum(_of_node(tree, code), _number(100 * share, 6), parent and _of_node(tree, parent), told))
        for child in tree.children.get(code, ()):
            walk(child, code, share * index.weights[child])

    walk(tree.root, "", 1.0)
    weight = Axis(text("index.book_whole", lang), "%")
    parent = Axis(text("index.book_parent", lang))
    node = Axis(text("index.book_node", lang))
    return Chart(text("index.draw_sunburst", lang, index=tree.name(tree.root)), Shape.SUNBURST, tuple(rows), node,
                 weight, source, parent)  # fmt: skip


def radar(
    index: Index,
    units: Sequence[str],
    lang: Language = "zh",
    *,
    nodes: Sequence[str] = (),
    period: str | None = None,
    source: str = "",
) -> Chart:
    """Profiles of units over the nodes under the index; where these are fewer than three, over those below."""
    tree = index.framework
    codes = list(nodes or tree.children[tree.root])
    while not nodes and len(codes) < 3 and any(code in tree.children for code in codes):
        codes = [below for code in codes for below in tree.children.get(code, (code,))]
    places = [index.frame.row(unit) for unit in units]
    held = {code: index.score(code, period) for code in codes}
    rows = tuple(
        Datum(_of_node(tree, code), _number(held[code][at], 1), _of_unit(index, at)) for at in places for code in codes
    )
    return Chart(
        _title("radar", index, lang, "", period), Shape.RADAR, rows, Axis(text("index.book_node", lang)), _score(lang),
        source, _unit(lang),
    )  # fmt: skip


def paths(index: Index, lang: Language = "zh", *, units: Sequence[str] = (), node: str = "", source: str = "") -> Chart:
    """Ranks in each period, units in the order of the last."""
    frame = index.frame
    places = [index.frame.row(unit) for unit in units] or _best(index, node, None)
    ranks = {period: index.rank(node, period) for period in frame.periods}
    rows = tuple(
        Datum(_of_unit(index, at), int(ranks[period][at]) or None, period) for at in places for period in frame.periods
    )
    return Chart(
        _title("paths", index, lang, node, None), Shape.PATHS, rows, _unit(lang), _rank(lang), source,
        Axis(text("index.book_period", lang)),
    )  # fmt: skip


def scatter(
    index: Index, across: str, up: str, lang: Language = "zh", *, period: str | None = None, source: str = ""
) -> Chart:
    """The scores of one node against those of another; units in the order of their ranks, so that the first are named
    where names would cross."""
    tree, frame = index.framework, index.frame
    one, other = index.score(across, period), index.score(up, period)
    rows = tuple(
        Datum(_of_unit(index, at), _number(other[at], 2), across=_number(one[at], 2))
        for at in _best(index, "", period, most=len(frame.units))
    )
    title = text("index.draw_scatter", lang, one=tree.name(across), other=tree.name(up))
    return Chart(title, Shape.SCATTER, rows, _unit(lang), Axis(tree.name(up)), source, Axis(tree.name(across)))


def _best(index: Index, node: str, period: str | None, most: int = MOST) -> list[int]:
    """Units with a rank, the best first, equal ones in the order of the frame."""
    placed = index.rank(node, period)
    return [int(at) for at in np.argsort(placed, kind="stable") if placed[at]][:most]


def _title(which: str, index: Index, lang: Language, node: str, period: str | None) -> str:
    when = period if period is not None else "" if which == "paths" else index.frame.periods[-1]
    named = index.framework.name(node or index.framework.root)
    made = text(f"index.draw_{which}", lang, index=f"{named} {when}".strip())
    many = int((index.rank(node, period) > 0).sum())
    return made + text("index.draw_first", lang, most=MOST) if many > MOST and which != "radar" else made


def _of_unit(index: Index, at: int) -> str:
    """The name of a unit, with its code where others are called so too."""
    frame = index.frame
    unit = frame.units[at]
    name = frame.name(unit)
    return f"{name} {unit}" if sum(frame.name(each) == name for each in frame.units) > 1 else name


def _of_node(tree: Framework, code: str) -> str:
    """The name of a node, likewise."""
    name = tree.name(code)
    return f"{name} {code}" if sum(tree.name(each) == name for each in tree.codes) > 1 else name


def _unit(lang: str) -> Axis:
    return Axis(text("index.book_unit_name", lang))


def _rank(lang: Language) -> Axis:
    return Axis(text("index.draw_rank", lang))


def _score(lang: Language) -> Axis:
    return Axis(text("index.draw_score", lang))


def _number(value: float | Array, digits: int) -> Decimal | None:
    return None if np.isnan(value) else Decimal(f"{float(value):.{digits}f}")
