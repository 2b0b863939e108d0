"""Ranks over periods: a line for each name, the first rank above."""

from typing import Any

from liandong.charts.chart import Chart
from liandong.charts.paint import INK, LINES, NAMES, RULE, TEXT, WIDTH, altair, cut, length

_BAND = 22


def draw(chart: Chart) -> Any:
    """Lines from period to period, broken where there is no rank; the first names drawn strongly, all named at their
    ends."""
    alt = altair()
    names = list(dict.fromkeys(d.name for d in chart.rows))
    periods = {name: at for at, name in enumerate(dict.fromkeys(d.partner for d in chart.rows))}
    told = {(d.name, d.partner): d for d in chart.rows}
    known = [float(d.value) for d in chart.rows if d.value is not None] or [1.0]
    longest = min(NAMES, max((length(cut(name)) for name in names), default=0))
    room = WIDTH - longest - 80
    last = len(periods) - 1
    x = alt.X("x:Q").scale(domain=[0, max(last, 1)], nice=False, zero=False).axis(None)
    y = alt.Y("value:Q").scale(domain=[max(known) + 0.5, min(known) - 0.5], nice=False, zero=False).axis(None)
    layers = []
    for number, name in reversed(list(enumerate(names))):  # the strong ones on top
        rows = [
            {
                "x": at,
                "value": None if (d := told.get((name, period))) is None or d.value is None else float(d.value),
                "label": "–" if d is None else cut(d.label),
                "name": cut(name),
                "partner": cut(period),
            }
            for period, at in periods.items()
        ]
        strong = number < len(LINES)
        colour, dashes = LINES[number] if strong else ("#9aa6ad", [1, 0])
        base = alt.Chart(alt.Data(values=rows)).encode(x=x, y=y)
        layers.append(base.mark_line(color=colour, strokeDash=dashes, strokeWidth=2.4 if strong else 1.2))
        dots = alt.Chart(alt.Data(values=[row for row in rows if row["value"] is not None])).encode(x=x, y=y)
        layers.append(dots.mark_point(shape="circle", size=300, filled=True, opacity=1, color="white", stroke=colour))
        layers.append(dots.mark_text(fontSize=11, color=INK).encode(text="label:N"))
        ends = [row for row in rows if row["value"] is not None][-1:]
        named = alt.Chart(alt.Data(values=ends)).encode(x=x, y=y)
        layers.append(named.mark_text(align="left", dx=15, limit=NAMES, **TEXT).encode(text="name:N"))
    heads = alt.Chart(alt.Data(values=[{"x": at, "name": cut(name)} for name, at in periods.items()]))
    layers.insert(0, heads.mark_rule(color=RULE).encode(x=x))
    layers.append(heads.mark_text(y=-12, **TEXT).encode(x=x, text="name:N"))
    height = _BAND * max(max(known) - min(known) + 1, len(names) * 0.5, 2)
    return alt.layer(*layers).properties(width=room, height=height)
