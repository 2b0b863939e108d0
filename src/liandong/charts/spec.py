"""A chart as Vega-Lite, put together by Altair. The fields are ours, names from pages are only ever values in them.

Colour is never the only sign: each mark carries its number, and the colours are told apart in grey print.
"""

from collections.abc import Callable, Mapping
from math import ceil, floor, log10
from typing import Any

from liandong.charts import heat, paths, radar, scatter, sunburst
from liandong.charts.chart import Chart, Datum, Shape
from liandong.charts.fonts import FAMILIES
from liandong.charts.paint import DEEP, FILL, INK, NAMES, PALE, QUIET, RULE, SIZE, TEXT, WIDTH, altair, cut, length
from liandong.charts.provinces import PLACES
from liandong.model.characters import on_one_line

_BAND, _TILE = 26, 46
_MOST_LINES = 3


def specification(chart: Chart, *, titled: bool = True, alive: bool = False) -> dict[str, Any]:
    """The chart in Vega-Lite; `titled` puts its title above and its source line below it, `alive` has its marks tell
    what they are of to who points at them."""
    drawn = _SHAPES[chart.shape](chart)
    if titled:
        drawn = drawn.properties(title={"text": _lines(chart.title), "subtitle": _lines(chart.source)})
    found: dict[str, Any] = _harmless(drawn.configure(**_theme()).to_dict())  # one control character ends vl-convert
    if alive:
        for layer in found.get("layer", ()):
            if layer["mark"]["type"] in ("bar", "rect", "circle", "arc", "point"):
                layer["encoding"]["tooltip"] = [{"field": name} for name in ("name", "partner", "label")]
    return found


def _theme() -> dict[str, Any]:
    named = {"labelFontSize": SIZE, "titleFontSize": SIZE, "labelColor": INK, "titleColor": QUIET}
    ruled = {"gridColor": RULE, "domainColor": QUIET, "tickColor": QUIET, "titleFontWeight": "normal"}
    title = {"anchor": "start", "fontSize": 15, "subtitleColor": QUIET, "subtitleFontSize": SIZE, "offset": 12}
    return {
        "font": ", ".join(FAMILIES),
        "background": "white",
        "axis": named | ruled,
        "title": title,
        "view": {"stroke": None},
        "padding": 8,
    }


def _bars(chart: Chart) -> Any:
    alt = altair()
    names = {d.name: None for d in chart.rows}
    room = WIDTH - min(NAMES, max((length(name) for name in names), default=0)) - 40
    y = alt.Y("row:O").title(None).axis(None)
    bar = alt.Chart(_data(chart)).encode(y=y)
    x = alt.X("value:Q").title(chart.measure.heading).scale(domain=[0, _ceiling(chart, room)], nice=False)
    x = x.axis(values=_ticks(chart), format="~s" if _most(chart) >= 1e6 else ",~r")
    names_at = alt.Chart(_data(chart)).mark_text(align="right", x=-8, limit=NAMES, **TEXT)
    return alt.layer(
        bar.mark_bar(color=FILL, height=_BAND * 0.62).encode(x=x),
        names_at.encode(y=y, text="name:N"),
        bar.mark_text(align="left", dx=5, **TEXT).encode(x=alt.X("end:Q"), text="label:N"),
    ).properties(width=room, height=_BAND * max(len(chart.rows), 1))


def _ranges(chart: Chart) -> Any:
    """A line from the least to the most of each name, and a point where its value is."""
    alt = altair()
    room = WIDTH - min(NAMES, max((length(cut(d.name)) for d in chart.rows), default=0)) - 40
    rows = [_datum(d, number) | _ends(d) for number, d in enumerate(chart.rows)]
    ends = [row[end] for row in rows for end in ("low", "end") if row[end] is not None]
    least, most = min(ends, default=0.0), max(ends, default=1.0)
    label = max((length(cut(d.label)) for d in chart.rows), default=0) + 16
    far = least + max(most - least, 1) * room / max(room - label, room / 3)
    y = alt.Y("row:O").title(None).axis(None)
    scale = alt.Scale(domain=[least - (far - least) * 0.02, far], nice=False, zero=False)
    x = alt.X("value:Q").title(chart.measure.heading).scale(scale)
    x = x.axis(values=[tick for tick in _ticks(chart) if least <= tick <= most], format=",~r")
    for row in rows:
        row["end"] = least if row["end"] is None else row["end"]  # where nothing is known its label stands at the left
    line = alt.Chart(alt.Data(values=rows)).encode(y=y)
    spread = line.transform_filter("datum.low != null").mark_rule(strokeWidth=4, color=FILL, opacity=0.45)
    return alt.layer(
        spread.encode(x=alt.X("low:Q").scale(scale), x2="high:Q"),
        line.transform_filter("datum.value != null").mark_circle(size=64, color=FILL, opacity=1).encode(x=x),
        line.mark_text(align="right", x=-8, limit=NAMES, **TEXT).encode(text="name:N"),
        line.mark_text(align="left", dx=8, **TEXT).encode(x=alt.X("end:Q").scale(scale), text="label:N"),
    ).properties(width=room, height=_BAND * max(len(chart.rows), 1))


def _ends(datum: Datum) -> dict[str, Any]:
    """The ends of a range, and how far right its marks reach."""
    known = [float(each) for each in (datum.low, datum.value, datum.high) if each is not None]
    low, high = (None if each is None else float(each) for each in (datum.low, datum.high))
    return {"low": low, "high": high, "end": max(known, default=None)}


def _years(chart: Chart) -> Any:
    alt = altair()
    x = alt.X("row:O").title(None).axis(None)
    y = alt.Y("value:Q").title(chart.measure.heading).scale(domain=[0, max(_most(chart) * 1.15, 1)], nice=False)
    y = y.axis(values=_ticks(chart), format="~s" if _most(chart) >= 1e6 else ",~r")
    column, height = alt.Chart(_data(chart)).encode(x=x), 200
    step = min(64, (WIDTH - 80) / max(len(chart.rows), 1))
    return alt.layer(
        column.mark_bar(color=FILL, width=step * 0.6).encode(y=y),
        column.mark_text(y=height + 14, **TEXT).encode(text="name:N"),
        column.mark_text(baseline="bottom", dy=-4, **TEXT).encode(y=alt.Y("end:Q"), text="label:N"),
    ).properties(width=step * max(len(chart.rows), 1), height=height)


def _tiles(chart: Chart) -> Any:
    """A square for each pair: who stands in the row, with whom in the column."""
    rows = {name: number for number, name in enumerate(dict.fromkeys(d.name for d in chart.rows))}
    columns = {name: number for number, name in enumerate(dict.fromkeys(d.partner for d in chart.rows))}
    columns = rows if rows.keys() == columns.keys() else columns
    told = {(d.name, d.partner): d for d in chart.rows}
    tiles = [
        _datum(told.get((row, column)) or Datum(row, None, shown=" "), 0) | {"x": columns[column], "y": rows[row]}
        for row in rows
        for column in columns
    ]
    across = [{"x": number, "name": cut(name)} for name, number in columns.items()]
    down = [{"y": number, "name": cut(name)} for name, number in rows.items()]
    return _squares(chart, tiles, across, down, (len(columns), len(rows)))


def _provinces(chart: Chart) -> Any:
    """A square where each province lies, all of them, those of which nothing is told left white."""
    told = {d.name: d for d in chart.rows}
    tiles = [
        _datum(told.get(name) or Datum(name, None, shown=" "), 0) | {"x": column, "y": row}
        for name, (column, row) in PLACES.items()
    ]
    return _squares(chart, tiles, [], [], (9, 8), named=True)


def _squares(
    chart: Chart,
    tiles: list[dict[str, Any]],
    across: list[dict[str, Any]],
    down: list[dict[str, Any]],
    size: tuple[int, int],
    *,
    named: bool = False,
) -> Any:
    alt = altair()
    most = max(_most(chart), 1)
    for tile in tiles:
        tile["ink"] = "pale" if tile["value"] is not None and tile["value"] > most / 2 else "dark"
    x = alt.X("x:Q").axis(None).scale(domain=[-0.5, size[0] - 0.5], nice=False, zero=False)
    y = alt.Y("y:Q").axis(None).scale(domain=[size[1] - 0.5, -0.5], nice=False, zero=False)
    fill = alt.Color("value:Q").scale(domain=[0, most], range=[PALE, DEEP]).legend(None)
    ink = alt.Color("ink:N").scale(domain=["pale", "dark"], range=["white", INK]).legend(None)
    base = alt.Chart(alt.Data(values=tiles)).encode(x=x, y=y)
    square = {"width": _TILE - 3, "height": _TILE - 3, "stroke": RULE}
    layers = [
        base.mark_rect(fill="white", **square),
        base.transform_filter("datum.value != null").mark_rect(**square).encode(color=fill),
        base.mark_text(fontSize=SIZE, dy=9 if named else 0).encode(text="label:N", color=ink),
    ]
    if named:
        layers.append(base.mark_text(fontSize=SIZE, dy=-7).encode(text="name:N", color=ink))
    if across:
        above = alt.Chart(alt.Data(values=across)).encode(x=x, text="name:N")
        beside = alt.Chart(alt.Data(values=down)).encode(y=y, text="name:N")
        layers.append(above.mark_text(y=-8, angle=330, align="left", limit=NAMES / 2, **TEXT))
        layers.append(beside.mark_text(x=-8, align="right", limit=NAMES, **TEXT))
    drawn = alt.layer(*layers).resolve_scale(color="independent")
    return drawn.properties(width=size[0] * _TILE, height=size[1] * _TILE)


def _flows(chart: Chart) -> Any:
    """Pairs as bars, the heaviest first: they stay readable where arcs would cross."""
    ordered = sorted(chart.rows, key=lambda d: (d.value is None, -(d.value or 0), d.name, d.partner))
    pairs = tuple(Datum(f"{d.name} — {d.partner}", d.value, shown=d.label) for d in ordered)
    return _bars(Chart(chart.title, Shape.BARS, pairs, chart.category, chart.measure, chart.source))


_SHAPES: Mapping[Shape, Callable[[Chart], Any]] = {
    Shape.BARS: _bars,
    Shape.YEARS: _years,
    Shape.TILES: _tiles,
    Shape.FLOWS: _flows,
    Shape.PROVINCES: _provinces,
    Shape.RANGES: _ranges,
    Shape.HEAT: heat.draw,
    Shape.SUNBURST: sunburst.draw,
    Shape.RADAR: radar.draw,
    Shape.PATHS: paths.draw,
    Shape.SCATTER: scatter.draw,
}


def _data(chart: Chart) -> Any:
    alt = altair()
    return alt.Data(values=[_datum(d, number) for number, d in enumerate(chart.rows)])


def _datum(datum: Datum, row: int) -> dict[str, Any]:
    value = None if datum.value is None else float(datum.value)
    texts = {"name": cut(datum.name), "partner": cut(datum.partner), "label": cut(datum.label)}
    return {"row": row, **texts, "value": value, "end": value or 0}


def _most(chart: Chart) -> float:
    return max((float(d.value) for d in chart.rows if d.value is not None), default=0.0)


def _ticks(chart: Chart) -> list[float]:
    """Round numbers from 0 to the largest value and a little beyond, at most five steps; whole ones for counts."""
    most = max(_most(chart), 1.0)
    power = 10.0 ** floor(log10(most / 5))
    step = next(power * each for each in (1, 2, 5, 10) if power * each * 5 >= most)
    step = max(step, 1.0) if _whole(chart) else step
    return [step * number for number in range(ceil(most / step) + 1)]


def _whole(chart: Chart) -> bool:
    return all(d.value is None or d.value == int(d.value) for d in chart.rows)


def _ceiling(chart: Chart, room: float) -> float:
    """The end of the axis, so far out that the longest label still stands beside the longest bar."""
    most = max(_most(chart), 1)
    label = max((length(cut(d.label)) for d in chart.rows), default=0) + 12
    return most * room / max(room - label, room / 3)


def _lines(text: str) -> list[str]:
    """A title in lines that stay within the picture; one that is too long is cut, and stands whole in the caption."""
    lines = [""]
    for character in text:
        if length(lines[-1]) >= WIDTH * 0.75:
            if len(lines) == _MOST_LINES:
                return [*lines[:-1], lines[-1] + "…"]
            lines.append("")
        lines[-1] += character
    return lines


def _harmless(value: Any) -> Any:
    """The same with every text in it harmless."""
    if isinstance(value, str):
        return on_one_line(value)
    if isinstance(value, dict):
        return {name: _harmless(each) for name, each in value.items()}
    return [_harmless(each) for each in value] if isinstance(value, list) else value
