"""One chart (图): alive where scripts run, drawn where none does, above its data, to be taken away as a picture."""

from typing import Any

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from liandong.charts import Chart, png, rows, specification, svg
from liandong.errors import ExportError, UnknownRecord
from liandong.messages import words
from liandong.portal.asked import Asked
from liandong.portal.bundle import NAME, Bundle
from liandong.portal.charts import CHARTS, described, drawable, picture
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


def register(site: Site, bundle: Bundle) -> None:
    def tell_one(asked: Asked) -> Sheet:
        return tell(asked, bundle)

    def script(request: Request, digest: str) -> Response:
        if digest != bundle.digest:
            raise HTTPException(404)
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers = {**_FOR_GOOD, "Content-Encoding": "gzip"}
            return Response(bundle.compressed(), headers=headers, media_type="text/javascript; charset=utf-8")
        return Response(bundle.plain(), headers=_FOR_GOOD, media_type="text/javascript; charset=utf-8")

    if drawable():
        site.bare(f"/script/{{digest}}/{NAME}", script)
    site.page("/chart/{name}", tell_one)
    site.file("/chart/{name}/{form}", file)


def tell(asked: Asked, bundle: Bundle) -> Sheet:
    """The chart of this name; UnknownRecord where there is none, or nothing that it could show."""
    chart, shown = _of(asked), picture(asked, asked.places["name"])
    head, *data = rows(chart)
    name = asked.places["name"]
    values: dict[str, Any] = {
        "picture": shown,
        "source": chart.source,
        "head": head,
        "data": data,
        "spec": specification(chart, titled=False, alive=True) if shown and shown.drawn else None,
        "vega": bundle.address if shown and shown.drawn else "",
        "files": [(form.upper(), asked.link(f"/chart/{name}/{form}")) for form in _TYPES],
        "page": asked.link("/regions" if name in ("square", "pairs") else ""),
    }
    told = {"title": chart.title, "source": chart.source, "headings": list(head), "rows": [list(row) for row in data]}
    return Sheet("chart.html", chart.title, values, told, Table(head, data))


def file(asked: Asked) -> Response:
    """The chart as a picture, with its title and source."""
    chart, form = _of(asked), asked.places["form"]
    if form not in _TYPES:
        raise UnknownRecord(words("fault.no_chart", name=f"{asked.places['name']}/{form}"))
    if not drawable():
        raise ExportError(words("portal.chart_no_library"))
    data = svg(chart).encode() if form == "svg" else png(chart)
    named = f'attachment; filename="{asked.places["name"]}-v{asked.ledger.version}.{form}"'
    return Response(data, headers={"Content-Disposition": named}, media_type=_TYPES[form])


def _of(asked: Asked) -> Chart:
    name = asked.places["name"]
    chart = described(asked, name) if name in CHARTS else None
    if chart is None:
        raise UnknownRecord(words("fault.no_chart", name=name))
    return chart
