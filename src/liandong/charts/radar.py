"""Profiles: an axis for each name around a middle, a line for each partner."""

from math import ceil, cos, floor, log10, pi, sin
from typing import Any

from liandong.charts.chart import Chart, Datum
from liandong.charts.paint import INK, LINES, QUIET, RULE, SIZE, TEXT, altair, cut

_RADIUS, _ROOM = 170.0, 150.0
_MOST_RINGS = 5
_LEGEND = 22


def draw(chart: Chart) -> Any:
    """Rings at round numbers, from the middle (0, or below the least value where that is negative) to beyond the
    greatest."""
    alt = altair()
    axes = list(dict.fromkeys(d.name for d in chart.rows))
    whose = list(dict.fromkeys(d.partner for d in chart.rows))
    known = [float(d.value) for d in chart.rows if d.value is not None] or [1.0]
    rings = _rings(min(0.0, *known), max(known))
    least, most = rings[0], rings[-1]
    told = {(d.partner, d.name): d for d in chart.rows}
    down = _RADIUS + 60 + _LEGEND * len(whose)
    x = alt.X("x:Q").scale(domain=[-_RADIUS - _ROOM, _RADIUS + _ROOM], nice=False).axis(None)
    y = alt.Y("y:Q").scale(domain=[down, -_RADIUS - 44], nice=False).axis(None)

    def chart_of(values: list[dict[str, Any]]) -> Any:
        return alt.Chart(alt.Data(values=values)).encode(x=x, y=y)

    layers = [
        chart_of(_closed([(at, (ring - least) / (most - least)) for at in range(len(axes))], len(axes)))
        .mark_line(color=RULE, strokeWidth=1)
        .encode(order="order:Q")
        for ring in rings[1:]
    ]
    layers.append(chart_of(_scale(rings)).mark_text(align="left", fontSize=10, color=QUIET).encode(text="t:N"))
    for number, partner in enumerate(whose):
        colour, dashes = LINES[number % len(LINES)]
        held = [(at, _share(told.get((partner, name)), least, most)) for at, name in enumerate(axes)]
        line = chart_of(_closed(held, len(axes)))
        layers.append(
            line.mark_line(color=colour, strokeDash=dashes, strokeWidth=2.2, invalid="break-paths-show-domains").encode(
                order="order:Q"
            )
        )
        dots = [
            point | {"name": cut(axes[at]), "partner": cut(partner), "label": told[partner, axes[at]].label}
            for at, point in enumerate(_closed(held, len(axes))[:-1])
            if point["x"] is not None
        ]
        layers.append(chart_of(dots).mark_point(filled=True, size=36, opacity=1, color=colour, stroke=INK))
        layers += _legend(chart_of, partner, colour, dashes, _RADIUS + 56 + _LEGEND * number)
    alone = whose[0] if len(whose) == 1 else None
    for at, name in enumerate(axes):
        layers += _heading(chart_of, at, len(axes), name, told.get((alone or "", name)) if len(whose) == 1 else None)
    return alt.layer(*layers).properties(width=2 * (_RADIUS + _ROOM), height=down + _RADIUS + 44)


def _share(datum: Datum | None, least: float, most: float) -> float | None:
    return None if datum is None or datum.value is None else (float(datum.value) - least) / (most - least)


def _closed(held: list[tuple[int, float | None]], many: int) -> list[dict[str, Any]]:
    """The points of a line that ends where it began; a gap stays one."""
    points = []
    for order, (at, share) in enumerate([*held, held[0]]):
        turn = 2 * pi * at / many
        far = None if share is None else share * _RADIUS
        points.append(
            {
                "order": order,
                "x": None if far is None else far * sin(turn),
                "y": None if far is None else -far * cos(turn),
            }
        )
    return points


def _rings(least: float, most: float) -> list[float]:
    """Round numbers around all values, at most six."""
    reach = most - least or 1.0
    power = 10.0 ** floor(log10(reach / _MOST_RINGS))
    step = next(power * each for each in (1, 2, 5, 10) if power * each * _MOST_RINGS >= reach * 0.9999)
    first, last = floor(least / step), max(ceil(most / step - 1e-9), floor(least / step) + 1)
    return [step * at for at in range(first, last + 1)]


def _scale(rings: list[float]) -> list[dict[str, Any]]:
    """What the rings stand for, beside the first axis."""
    reach = rings[-1] - rings[0]
    return [{"x": 4, "y": -_RADIUS * (ring - rings[0]) / reach + 7, "t": f"{ring:,.6g}"} for ring in rings[1:]]


def _heading(chart_of: Any, at: int, many: int, name: str, datum: Datum | None) -> list[Any]:
    turn = 2 * pi * at / many
    x, y = (_RADIUS + 14) * sin(turn), -(_RADIUS + 14) * cos(turn)
    align = "center" if abs(x) < 20 else "left" if x > 0 else "right"
    down = -10 if y < -_RADIUS * 0.8 and datum is not None else 0
    made = [
        chart_of([{"x": x, "y": y + down, "t": cut(name)}])
        .mark_text(align=align, limit=_ROOM - 14 if align != "center" else 2 * _ROOM, **TEXT)
        .encode(text="t:N")
    ]
    if datum is not None:
        below = chart_of([{"x": x, "y": y + down + SIZE + 3, "t": datum.label}])
        made.append(below.mark_text(align=align, fontSize=SIZE, color=QUIET).encode(text="t:N"))
    return made


def _legend(chart_of: Any, partner: str, colour: str, dashes: list[int], y: float) -> list[Any]:
    ends = [{"x": -_RADIUS, "y": y, "order": 0}, {"x": -_RADIUS + 40, "y": y, "order": 1}]
    return [
        chart_of(ends).mark_line(color=colour, strokeDash=dashes, strokeWidth=2.2).encode(order="order:Q"),
        chart_of([{"x": -_RADIUS + 48, "y": y, "t": cut(partner)}]).mark_text(align="left", **TEXT).encode(text="t:N"),
    ]
