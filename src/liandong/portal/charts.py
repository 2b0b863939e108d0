"""Charts (图) of the portal: what the pages of sums and of regions tell, each described once, drawn as SVG.

A chart is drawn from the figures of the page on which it stands, above the table that tells the same. Where it cannot
be drawn (no library, no Chinese font) the page says why, and the table stands all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec

from markupsafe import Markup

from liandong.charts import Axis, Chart, Datum, Shape, svg
from liandong.errors import FontError
from liandong.messages import text
from liandong.model.kinds import STAGES
from liandong.portal.asked import Asked
from liandong.portal.sums import KIND, industry_name, region_name, stage_name
from liandong.reports.sums import money_bar
from liandong.reports.wording import Wording
from liandong.vocabulary import industries
from liandong.workspace.cities import city_name, known_cities
from liandong.workspace.cooperation import Cooperation, cooperation
from liandong.workspace.overview import Part

BARS, PAIRS, CLOSEST = 15, 15, 12
"""Bars, pairs, and cities of a square that are drawn: those with most; the tables tell all."""
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as it stands in a page: drawn, or why not; `link` is its own page."""

    name: str
    shape: str
    title: str
    link: str
    drawn: Markup | None
    wrong: str = ""


def picture(asked: Asked, name: str) -> Picture | None:
    """The chart of this name; None where there is nothing to draw."""
    chart = described(asked, name)
    return None if chart is None else pictured(chart, name, asked.link(f"/chart/{name}"), asked.lang)


def pictured(chart: Chart, name: str, link: str, lang: str) -> Picture:
    """The chart as it stands in a page, drawn where it can be."""
    if not drawable():
        return Picture(name, chart.shape.value, chart.title, link, None, text("portal.chart_no_library", lang))
    try:
        drawn = Markup(svg(chart, titled=False))  # cleaned: shapes and text only
    except FontError as error:
        return Picture(name, chart.shape.value, chart.title, link, None, error.worded(lang))
    return Picture(name, chart.shape.value, chart.title, link, drawn)


def drawable() -> bool:
    """Whether the libraries are there that draw."""
    return all(find_spec(library) is not None for library in ("altair", "vl_convert"))


def described(asked: Asked, name: str) -> Chart | None:
    """The description of a chart; None where there is nothing to draw. KeyError for a name that no chart has."""
    return CHARTS[name](asked, Wording(asked.lang))


def _of_parts(facet: str, asked: Asked, say: Say) -> Chart | None:
    """Sums of projects under the headings of a facet, the largest first."""
    told = asked.ledger.overview(KIND)
    parts, named = {
        "region": ([p for p in told.regions if p.code in known_cities()], region_name),
        "industry": ([p for p in told.industries if p.code in _divisions()], industry_name),
    }[facet]
    bars = [money_bar(named(p.code, asked.lang), p.told, say) for p in sorted(parts, key=_weight)[:BARS]]
    if sum(bar.value is not None for bar in bars) < 2:
        return None
    axes = Axis(say(f"report.{facet}")), Axis(say("report.investment"), say("report.unit_money"))
    return Chart(say(f"report.figure_{facet}_money"), Shape.BARS, tuple(bars), *axes, _source(asked, say))


def _weight(part: Part) -> tuple[object, ...]:
    total = part.told.in_currency("CNY")
    return -total.low if total else 0, -part.records, part.code


@cache
def _divisions() -> frozenset[str]:
    """The codes of the divisions of GB/T 4754, which do not overlap."""
    return frozenset(entry.code for entry in industries.at_levels("division"))


def _statuses(asked: Asked, say: Say) -> Chart | None:
    """How many projects have come how far, in the order of the stages."""
    told = asked.ledger.overview(KIND)
    way = {code: number for number, code in enumerate((*STAGES, None))}
    ordered = sorted(told.statuses, key=lambda part: way[part.code])
    bars = tuple(Datum(stage_name(part.code, asked.lang), part.records) for part in ordered)
    if len(bars) < 2:
        return None
    axes = Axis(say("report.status")), Axis(say("report.projects_n"), say("report.unit_projects"))
    return Chart(say("report.figure_status"), Shape.BARS, bars, *axes, _source(asked, say))


def _pairs(asked: Asked, say: Say) -> Chart | None:
    """The pairs of cities that share most records, the heaviest first."""
    ties = cooperation(asked.ledger).ties[:PAIRS]
    if len(ties) < 2:
        return None
    rows = tuple(Datum(city_name(tie.one), tie.total, partner=city_name(tie.other)) for tie in ties)
    return Chart(say("report.figure_flows"), Shape.FLOWS, rows, *_tied(say), _source(asked, say), _partner(say))


def _square(asked: Asked, say: Say) -> Chart | None:
    """Who shares how many records with whom, of the cities that share most."""
    found = cooperation(asked.ledger)
    codes = closest(found)
    if len(codes) < 3:
        return None
    shared = {frozenset((tie.one, tie.other)): tie.total for tie in found.ties}
    rows = tuple(
        Datum(city_name(one), shared.get(frozenset((one, other)), 0), partner=city_name(other))
        for one in codes
        for other in codes
        if one != other
    )
    return Chart(say("report.figure_tiles"), Shape.TILES, rows, *_tied(say), _source(asked, say), _partner(say))


def closest(found: Cooperation) -> list[str]:
    """The codes of the cities of most ties."""
    of: dict[str, int] = {}
    for tie in found.ties:
        for code in (tie.one, tie.other):
            of[code] = of.get(code, 0) + tie.total
    return sorted(of, key=lambda code: (-of[code], code))[:CLOSEST]


def _tied(say: Say) -> tuple[Axis, Axis]:
    return Axis(say("report.region")), Axis(say("report.records"), say("report.unit_records"))


def _partner(say: Say) -> Axis:
    return Axis(say("report.partner"))


def _source(asked: Asked, say: Say) -> str:
    return say("report.chart_source", version=asked.ledger.version)


CHARTS: Mapping[str, Callable[[Asked, Say], Chart | None]] = {
    "regions": partial(_of_parts, "region"),
    "industries": partial(_of_parts, "industry"),
    "statuses": _statuses,
    "square": _square,
    "pairs": _pairs,
}
"""By the names that their addresses have."""
