"""The report as one HTML file that asks nothing of any network: its style inside, its figures as SVG, every citation
a link to the proving sentence."""

from collections.abc import Iterator
from importlib.resources import files

from liandong.charts import svg
from liandong.exchange.html.render import set_out
from liandong.reports.model import Figure, Report
from liandong.reports.wording import Wording


def render(report: Report) -> Iterator[str]:
    """The page in pieces; FontError where the figures cannot be drawn."""
    say = Wording(report.lang)
    told = {"title": f"{report.title} {report.subtitle}".strip(), "contents": say("report.contents")}

    def label(kind: str, number: int) -> str:
        return say(f"report.{kind}", number=number)

    def data(figure: Figure) -> str:
        return say("report.figure_data", number=figure.table)

    def picture(figure: Figure) -> str:
        return svg(figure.chart, titled=False)

    template = "official.html" if report.layout.official else "report.html"
    style = _part("report.css") + (_part("official.css") if report.layout.official else "")
    parts = _part("blocks.html") + _part(template), style, ""
    return set_out(parts, report.lang, told, report=report, label=label, data=data, picture=picture)


def _part(name: str) -> str:
    return files("liandong.reports").joinpath("templates", name).read_text(encoding="utf-8")
