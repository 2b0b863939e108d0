"""The parts of a whole in rings: the whole in the middle, around it its parts, around each of these its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, degrees, pi, sin, sqrt
from typing import Any

from liandong.charts.chart import Chart, Datum
from liandong.charts.paint import INK, SIZE, altair, cut, length

_RADIUS, _CORE = 312.0, 58.0
_OUTER = 1.7
"""So many times as thick as the others is the outmost ring, whose names are the longest."""
_FILLS = ("#1f4a66", "#33607d", "#a9c1d0", "#dfe8ed")
"""From the middle outwards: paler, so that rings are told apart in grey print."""
_DARK = 2
"""So many rings are dark, and have white words."""


@dataclass(slots=True)
class _Arc:
    datum: Datum
    level: int
    start: float
    end: float
    filled: float


def draw(chart: Chart) -> Any:
    """Each part as wide as its value among that of the whole; parts too narrow for words stand in the table only."""
    alt = altair()
    arcs = _arcs(chart.rows)
    rings = max((arc.level for arc in arcs), default=0)
    edges = _edges(rings)
    drawn = [
        {
            "name": cut(arc.datum.name),
            "partner": cut(arc.datum.partner),
            "label": cut(arc.datum.label),
            "start": arc.start,
            "end": arc.end,
            "inner": edges[arc.level],
            "outer": edges[arc.level + 1],
            "ring": min(arc.level, len(_FILLS) - 1),
        }
        for arc in arcs
    ]
    words = [word for arc in arcs for word in _words(arc, edges)]
    turn = {"scale": alt.Scale(domain=[0, 1], range=[0, 2 * pi])}
    flat = {"scale": None, "legend": None}
    rings_of = alt.Color("ring:O").scale(domain=list(range(len(_FILLS))), range=list(_FILLS)).legend(None)
    ink = alt.Color("ink:N").scale(domain=["pale", "dark"], range=["white", INK]).legend(None)
    arc = alt.Chart(alt.Data(values=drawn)).mark_arc(stroke="white", strokeWidth=1.5)
    text = alt.Chart(alt.Data(values=words)).encode(
        x=alt.X("x:Q").scale(domain=[-_RADIUS, _RADIUS], nice=False).axis(None),
        y=alt.Y("y:Q").scale(domain=[_RADIUS, -_RADIUS], nice=False).axis(None),
        text="text:N",
        angle=alt.Angle("angle:Q", **flat),
        color=ink,
    )
    return (
        alt.layer(
            arc.encode(
                theta=alt.Theta("start:Q", **turn),
                theta2="end:Q",
                radius=alt.Radius("inner:Q", scale=None),
                radius2="outer:Q",
                color=rings_of,
            ),
            *(
                text.transform_filter(f"datum.level == {level}").mark_text(fontSize=SIZE - 1, limit=_room(level, edges))
                for level in range(rings + 1)
            ),
            text.transform_filter("datum.level == -1").mark_text(fontSize=SIZE - 1),
        )
        .resolve_scale(color="independent")
        .properties(width=2 * _RADIUS, height=2 * _RADIUS)
    )


def _arcs(rows: Sequence[Datum]) -> list[_Arc]:
    """Each part behind the one before it under the same parent: the last before it of that name."""
    names = {d.name for d in rows}
    total = float(sum(d.value or 0 for d in rows if d.partner not in names)) or 1.0
    open_: dict[str, _Arc] = {}
    found, begin = [], 0.0
    for d in rows:
        parent = open_.get(d.partner) if d.partner else None
        width = float(d.value or 0) / total
        start = parent.filled if parent else begin
        arc = _Arc(d, parent.level + 1 if parent else 0, start, start + width, start)
        if parent:
            parent.filled += width
        else:
            begin += width
        open_[d.name] = arc
        found.append(arc)
    return found


def _edges(rings: int) -> list[float]:
    """Where each ring begins, and where the last ends."""
    thick = (_RADIUS - _CORE) / max(rings - 1 + _OUTER, 1)
    inner = [_CORE + level * thick for level in range(rings)]
    return [0.0, *inner, _RADIUS] if rings else [0.0, _CORE]


def _room(level: int, edges: Sequence[float]) -> float:
    return (2 if level == 0 else 1) * (edges[level + 1] - edges[level]) - 8


def _words(arc: _Arc, edges: Sequence[float]) -> list[dict[str, Any]]:
    """Name and value along the ring where it is wide enough, else along the radius, as much as there is room for."""
    name, label = cut(arc.datum.name), cut(arc.datum.label)
    told: dict[str, Any] = {"level": arc.level, "ink": "pale" if arc.level < _DARK else "dark"}
    if arc.level == 0:
        return [told | {"text": text, "x": 0, "y": down, "angle": 0} for text, down in ((name, -9), (label, 10))]
    middle = (edges[arc.level] + edges[arc.level + 1]) / 2
    if (arc.end - arc.start) * 2 * pi * middle < SIZE + 1:
        return []
    at = (arc.start + arc.end) * pi
    told |= {"x": middle * sin(at), "y": -middle * cos(at)}
    for text in (f"{name} {label}", name):
        if _along(length(text), middle, (arc.end - arc.start) * 2 * pi, edges[arc.level + 1] - edges[arc.level]):
            turned = degrees(at) if cos(at) >= 0 else degrees(at) + 180
            return [told | {"text": text, "angle": turned, "level": -1}]
    turned = degrees(at) - 90 if at <= pi else degrees(at) + 90
    text = f"{name} {label}"
    return [told | {"text": text if length(text) < _room(arc.level, edges) else name, "angle": turned}]


def _along(long: float, middle: float, angle: float, thick: float) -> bool:
    """Whether straight words of this length stay within a ring: between its ends, and between its edges."""
    half = long / 2 + 4
    if half >= middle * sin(min(angle / 2, pi / 2)):
        return False
    return middle - sqrt(middle * middle - half * half) < thick / 2 - SIZE
