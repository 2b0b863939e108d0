"""The search of the public face (公众版搜索): records that visitors may see, as lines; no documents."""

from collections.abc import Sequence

from liandong.errors import SearchError
from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import Record
from liandong.portal.asked import Asked
from liandong.portal.public.listing import lines_shown
from liandong.portal.public.shown import KINDS_SHOWN, is_shown, of_kinds, settled
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.search import Query, parse

ROWS, PAGES = 20, 20


def register(site: Site) -> None:
    page = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": PAGES}}
    site.page("/search", tell, parameters=[{"name": "q", "in": "query", "schema": {"type": "string"}}, page])


def tell(asked: Asked) -> Sheet:
    """The hits of `q`, page by page. What cannot be understood is told beside the field."""
    query, page = asked.one("q") or "", asked.number("page", 1, PAGES)
    total, found, fault = 0, list[Record](), ""
    if query:
        try:
            total, found = _found(asked, query, page)
        except SearchError as error:
            fault = error.worded(asked.lang)
    first, rows = (page - 1) * ROWS + 1, lines_shown(asked, found)
    more = first - 1 + ROWS < total and page < PAGES
    headings = [text(f"portal.{name}", asked.lang) for name in ("kind_heading", "name_heading")]
    return Sheet(
        "public/search.html",
        text("portal.search", asked.lang),
        {
            "query": query,
            "fault": fault,
            "hits": [(kind_name(row.kind, asked.lang), row) for row in rows],
            "total": total,
            "first": first,
            "previous": asked.changed(page=str(page - 1)) if page > 1 else "",
            "next": asked.changed(page=str(page + 1)) if more else "",
        },
        {
            "query": query,
            "fault": fault or None,
            "total": total,
            "hits": [{"id": row.id, "kind": row.kind, "label": row.label, "values": dict(row.keys)} for row in rows],
        },
        Table(headings, [(kind_name(row.kind, asked.lang), row.label) for row in rows]),
        status=400 if fault else 200,
    )


def _found(asked: Asked, query: str, page: int) -> tuple[int, list[Record]]:
    """How many records are meant, and those of the page. Hits bring a line of the record along that may tell a value
    which lost, so the records themselves are told."""
    given = parse(query)
    meant = Query(given.groups, given.without, (*given.filters, of_kinds(*KINDS_SHOWN), settled()))
    total = asked.ledger.count(meant)
    hits: Sequence[str] = [hit.id for hit in asked.ledger.search(meant, page * ROWS)[(page - 1) * ROWS :]]
    records = asked.ledger.named(hits)
    return total, [records[id_] for id_ in hits if id_ in records and is_shown(records[id_])]
