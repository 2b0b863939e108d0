"""One measure against another: a point for each name, which stands beside it where there is room."""

from collections.abc import Sequence
from typing import Any

from liandong.charts.chart import Chart
from liandong.charts.paint import DEEP, FILL, TEXT, WIDTH, altair, cut, length

_ROOM, _HEIGHT = WIDTH - 90, 420


def draw(chart: Chart) -> Any:
    """Points of which both measures are known; the others stand in the table only."""
    alt = altair()
    rows: list[dict[str, Any]] = [
        {"name": cut(d.name), "partner": d.other, "label": cut(d.label), "x": float(d.across), "y": float(d.value)}
        for d in chart.rows
        if d.across is not None and d.value is not None
    ]
    ends = [_ends([row[key] for row in rows]) for key in ("x", "y")]
    named = _named(rows, ends)
    heading = chart.partner.heading if chart.partner is not None else None
    x = alt.X("x:Q").title(heading).scale(domain=list(ends[0]), nice=False, zero=False).axis(format=",~r", tickCount=6)
    y = alt.Y("y:Q").title(chart.measure.heading).scale(domain=list(ends[1]), nice=False, zero=False)
    y = y.axis(format=",~r", tickCount=6)
    return alt.layer(
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=42, opacity=0.9, color=FILL, stroke=DEEP)
        .encode(x=x, y=y),
        *(
            alt.Chart(alt.Data(values=[row for row in named if row["side"] == side]))
            .mark_text(align="left" if side > 0 else "right", dx=7 * side, **TEXT)
            .encode(x=x, y=y, text="name:N")
            for side in (1, -1)
        ),
    ).properties(width=_ROOM, height=_HEIGHT)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    least, most = min(values, default=0.0), max(values, default=1.0)
    margin = (most - least) * 0.06 or 1.0
    return least - margin, most + margin


def _named(rows: Sequence[dict[str, Any]], ends: Sequence[tuple[float, float]]) -> list[dict[str, Any]]:
    """The names for which there is room at the right (`side` 1) or the left (-1) of their points: none lies over
    another point, over a name before it, or beyond the picture."""
    points = []
    for row in rows:
        left = (row["x"] - ends[0][0]) / (ends[0][1] - ends[0][0]) * _ROOM
        points.append((left, (ends[1][1] - row["y"]) / (ends[1][1] - ends[1][0]) * _HEIGHT))
    taken: list[tuple[float, float, float]] = [(x - 4, x + 4, y) for x, y in points]
    found = []
    for row, (x, y) in zip(rows, points, strict=True):
        for side in (1, -1):
            near, far = x + side * 6, x + side * (7 + length(row["name"]))
            box = min(near, far), max(near, far)
            if box[0] < 2 or box[1] > _ROOM + 30:
                continue
            if not any(box[0] < other[1] and box[1] > other[0] and abs(y - other[2]) < 11 for other in taken):
                taken.append((*box, y))
                found.append(row | {"side": side})
                break
    return found
