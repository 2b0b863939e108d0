"""A table whose cells are coloured by their numbers, which stand in them."""

from typing import Any

from liandong.charts.chart import Chart
from liandong.charts.paint import DEEP, INK, NAMES, PALE, RULE, TEXT, WIDTH, altair, cut, length

_HEIGHT = 22
_NARROWEST, _WIDEST = 34, 64


def draw(chart: Chart) -> Any:
    """Names below one another, partners beside one another, each in the order in which it first comes."""
    alt = altair()
    down = {name: at for at, name in enumerate(dict.fromkeys(d.name for d in chart.rows))}
    across = {name: at for at, name in enumerate(dict.fromkeys(d.partner for d in chart.rows))}
    known = [float(d.value) for d in chart.rows if d.value is not None] or [0.0]
    least, most = min(known), max(known)
    middle = (least + most) / 2
    cells = [
        {
            "x": across[d.partner],
            "y": down[d.name],
            "name": cut(d.name),
            "partner": cut(d.partner),
            "label": cut(d.label),
            "value": None if d.value is None else float(d.value),
            "ink": "pale" if d.value is not None and float(d.value) > middle else "dark",
        }
        for d in chart.rows
    ]
    room = WIDTH - min(NAMES, max((length(cut(name)) for name in down), default=0)) - 30
    wide = min(_WIDEST, max(_NARROWEST, room / max(len(across), 1)))
    x = alt.X("x:Q").axis(None).scale(domain=[-0.5, len(across) - 0.5], nice=False, zero=False)
    y = alt.Y("y:Q").axis(None).scale(domain=[len(down) - 0.5, -0.5], nice=False, zero=False)
    end = most if most > least else least + 1
    fill = alt.Color("value:Q").scale(domain=[least, end], range=[PALE, DEEP]).legend(None)
    ink = alt.Color("ink:N").scale(domain=["pale", "dark"], range=["white", INK]).legend(None)
    base = alt.Chart(alt.Data(values=cells)).encode(x=x, y=y)
    square = {"width": wide - 2, "height": _HEIGHT - 2, "stroke": RULE}
    heads = alt.Chart(alt.Data(values=[{"x": at, "name": cut(name)} for name, at in across.items()]))
    sides = alt.Chart(alt.Data(values=[{"y": at, "name": cut(name)} for name, at in down.items()]))
    return (
        alt.layer(
            base.transform_filter("datum.value == null").mark_rect(fill="white", **square),
            base.transform_filter("datum.value != null").mark_rect(**square).encode(color=fill),
            base.mark_text(fontSize=11, limit=wide - 4).encode(text="label:N", color=ink),
            heads.mark_text(y=-8, angle=330, align="left", limit=NAMES * 0.75, **TEXT).encode(x=x, text="name:N"),
            sides.mark_text(x=-8, align="right", limit=NAMES, **TEXT).encode(y=y, text="name:N"),
        )
        .resolve_scale(color="independent")
        .properties(width=wide * max(len(across), 1), height=_HEIGHT * max(len(down), 1))
    )
