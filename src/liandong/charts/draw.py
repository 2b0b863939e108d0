"""Charts drawn as SVG and PNG by vl-convert, which carries Vega with it and asks nothing of any network."""

from functools import lru_cache

from liandong.charts.chart import Chart
from liandong.charts.fonts import use_fonts
from liandong.charts.spec import specification
from liandong.charts.vector import cleaned

VEGA_LITE = "6.4"
"""The version for which Altair writes, and which vl-convert carries."""
_DENSITY = 2.0


@lru_cache(64)
def svg(chart: Chart, *, titled: bool = True) -> str:
    """The chart as one SVG element, of shapes and text only, named by its title; FontError without a Chinese font."""
    import vl_convert

    use_fonts()
    drawn = vl_convert.vegalite_to_svg(specification(chart, titled=titled), vl_version=VEGA_LITE, allowed_base_urls=[])
    return cleaned(drawn, chart.title)


def png(chart: Chart, *, titled: bool = True) -> bytes:
    """The chart as a picture of two pixels for each of the SVG's; FontError without a Chinese font."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg(chart, titled=titled), scale=_DENSITY))
