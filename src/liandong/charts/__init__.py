"""Charts: one description → Vega-Lite (through Altair) → SVG and PNG, drawn offline, and the same rows as a table.

Names and titles come from pages and are data: they stand in the rows of a chart, never in its expressions.
"""

from liandong.charts.chart import Axis, Chart, Datum, Shape
from liandong.charts.draw import png, svg
from liandong.charts.fonts import FAMILIES, use_fonts
from liandong.charts.spec import specification
from liandong.charts.table import rows

__all__ = [
    "FAMILIES",
    "Axis",
    "Chart",
    "Datum",
    "Shape",
    "drawable",
    "png",
    "rows",
    "specification",
    "svg",
    "use_fonts",
]
