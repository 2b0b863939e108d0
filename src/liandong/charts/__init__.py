"""Charts: one description → Vega-Lite (through Altair) → SVG and PNG, drawn offline, and the same rows as a table.

Names and titles come from pages and are data: they stand in the rows of a chart, never in its expressions.
"""

from liandong.charts.chart import Axis, Chart, Datum, Shape
from liandong.charts.draw import VEGA_LITE, png, svg
from liandong.charts.fonts import FAMILIES, use_fonts
from liandong.charts.paint import WIDTH
from liandong.charts.spec import specification
from liandong.charts.table import rows
from liandong.charts.vector import width_of

__all__ = [
    "FAMILIES",
    "VEGA_LITE",
    "WIDTH",
    "Axis",
    "Chart",
    "Datum",
    "Shape",
    "png",
    "rows",
    "specification",
    "svg",
    "use_fonts",
    "width_of",
]
