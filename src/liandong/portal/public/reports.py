"""Published reports, for visitors (公开的报告): as files, without who made and published them."""

from functools import partial

from fastapi import Response

from liandong.errors import UnknownRecord
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.opened import download
from liandong.portal.reporting import forget_erased
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.reports.shelf import Made, Shelf

_HEADINGS = ("report_title", "report_regions", "report_period", "report_version", "report_day", "report_files")


def register(site: Site, shelf: Shelf) -> None:
    site.page("/reports", partial(tell, shelf))
    site.file("/reports/{id}/{format}", partial(give, shelf))


def tell(shelf: Shelf, asked: Asked) -> Sheet:
    """All that were published, the newest first, and of which version of the ledger they are."""
    forget_erased(asked.workspace, shelf)
    published, lang, comma = shelf.published(), asked.lang, "、" if asked.lang == "zh" else ", "
    headings = [text(f"portal.{name}", lang) for name in _HEADINGS]
    rows = [
        (made.title, comma.join(made.regions), made.period.replace("..", "—"), str(made.version), _day(made))
        for made in published
    ]
    files = [
        [(text(f"portal.format_{name}", lang), asked.link(f"/reports/{made.id}/{name}"), name) for name in made.formats]
        for made in published
    ]
    told = [
        {
            "id": made.id,
            "title": made.title,
            "regions": list(made.regions),
            "period": made.period,
            "version": made.version,
            "published": _day(made),
            "formats": list(made.formats),
        }
        for made in published
    ]
    return Sheet(
        "public/reports.html",
        text("portal.public_reports", lang),
        {"headings": headings, "rows": list(zip(rows, files, strict=True))},
        {"reports": told},
        Table(headings[:-1], rows),
        lasts=False,
    )


def _day(made: Made) -> str:
    return made.published.at[:10] if made.published else ""


def give(shelf: Shelf, asked: Asked) -> Response:
    """The report, to be kept; a browser does not open it here. UnknownRecord for one that is not published."""
    forget_erased(asked.workspace, shelf)
    id_, name = asked.places["id"], asked.places["format"]
    made = next((each for each in shelf.published() if each.id == id_), None)
    if made is None:
        raise UnknownRecord(words("fault.no_report", id=id_))
    return download(made, name, shelf.file(made, name))
