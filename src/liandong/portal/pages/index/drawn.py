"""The charts of an edition as pictures (下载图), with their titles and how they were made."""

from fastapi import Response

from liandong.charts import Chart, png, svg
from liandong.errors import ExportError, UnknownRecord
from liandong.messages import words
from liandong.portal.asked import Asked
from liandong.portal.charts import drawable
from liandong.portal.indexing import Indexing, Told
from liandong.portal.pages.index import ranking, shown, unit
from liandong.portal.pages.index.shown import Look

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def file(indexing: Indexing, asked: Asked) -> Response:
    """The ranking, or what each indicator adds to a unit where one is named; UnknownRecord for another form, and where
    there is nothing to draw."""
    told, form = indexing.told(asked.places["id"]), asked.places["form"]
    chart = _of(asked, told)
    if form not in _TYPES or chart is None:
        raise UnknownRecord(words("fault.no_chart", name=f"{asked.places['id']}/{form}"))
    if not drawable():
        raise ExportError(words("portal.chart_no_library"))
    data = svg(chart).encode() if form == "svg" else png(chart)
    named = f'attachment; filename="index-{told.edition.id}.{form}"'
    return Response(data, headers={"Content-Disposition": named}, media_type=_TYPES[form])


def _of(asked: Asked, told: Told) -> Chart | None:
    look = shown.look(asked, told)
    if not asked.one("unit"):
        return ranking.described(told, look, ranking.ranking(told, look, 1), asked.lang)
    code = unit.unit_of(asked, told)
    root = Look(look.period, told.index.framework.root)
    place = next(each for each in ranking.ranking(told, root, 1) if each.unit == code)
    return unit.described(told, look, unit.parts(told.index, code, look.period), place, asked.lang)
