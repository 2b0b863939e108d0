"""The report of an edition (指数报告), made when it is asked for."""

from datetime import datetime

from fastapi import Response

from liandong.errors import UnknownRecord
from liandong.messages import words
from liandong.portal.asked import Asked
from liandong.portal.indexing import Indexing
from liandong.portal.opened import file_of, opened
from liandong.portal.pages.index import shown
from liandong.reports import FORMATS, render
from liandong.reports.index import Sheet, index_report


def file(indexing: Indexing, asked: Asked) -> Response:
    """The report in a format; HTML as a page by itself. UnknownRecord for a format that there is not."""
    told, form = indexing.told(asked.places["id"]), asked.places["form"]
    if form not in FORMATS:
        raise UnknownRecord(words("fault.no_report", id=f"{asked.places['id']}.{form}"))
    look = shown.look(asked, told)
    factors = told.factors if told.stated else ()
    seed = told.held.methodology.seed
    sheet = Sheet(told.edition, told.index, told.spread, factors, told.replications, seed, look.period)
    day = datetime.now().astimezone().date().isoformat()
    ledger = asked.workspace.ledger(known_on=told.edition.version) if told.edition.version else None
    data = render(index_report(sheet, lang=asked.lang, day=day, ledger=ledger), form)
    if form == "html":
        return opened(data)
    return file_of(f"index.{form}", f"{told.edition.title} {look.period}.{form}", form, data)
