"""Lists of the public face (公众版清单): the records of one kind that visitors may see, narrowed, page by page."""

from collections.abc import Sequence
from functools import partial

from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import Record
from liandong.portal.asked import Asked
from liandong.portal.menu import SLUGS
from liandong.portal.narrowing import narrowing, suggestions
from liandong.portal.public.shown import KINDS_SHOWN, blotted, settled
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import Line, heads, lines
from liandong.search import Order
from liandong.workspace.listing import Listing

ROWS = 50


def register(site: Site) -> None:
    names = ("region", "industry", "status", "period", "amount", "after", "before")
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]
    for kind in KINDS_SHOWN:
        site.page(f"/{SLUGS[kind]}", partial(tell, kind), parameters=parameters)


def tell(kind: str, asked: Asked) -> Sheet:
    """One page of the list, the newest first. A filter that cannot be understood is told beside its field; SearchError
    for a place that is none of this list."""
    narrowed = narrowing(kind, asked)
    found, total = Listing((), None, None, asked.ledger.named), 0
    if not narrowed.faults:
        filters = (*narrowed.filters, settled())
        place = {"after": asked.one("after"), "before": asked.one("before")}
        found = asked.ledger.listing(kind, *filters, order=Order.NEWEST, limit=ROWS, **place)
        total = asked.ledger.total(kind, *filters)
    rows, named = lines_shown(asked, found.records), heads(kind, asked.lang)
    data = [{"id": row.id, "label": row.label, "values": dict(row.keys), "sources": row.families} for row in rows]
    return Sheet(
        "public/listing.html",
        kind_name(kind, asked.lang),
        {
            "narrowed": narrowed,
            "lists": suggestions(),
            "rows": rows,
            "heads": named,
            "total": total,
            "next": asked.changed(after=found.after, before=None) if found.after else "",
            "previous": asked.changed(before=found.before, after=None) if found.before else "",
        },
        {
            "kind": kind,
            "total": total,
            "after": found.after,
            "before": found.before,
            "records": data,
            "faults": narrowed.faults,
        },
        Table(
            [*(head.label for head in named), text("page.id", asked.lang)],
            [(row.label, *(value for _, value in row.keys), row.id) for row in rows],
        ),
        status=400 if narrowed.faults else 200,
    )


def lines_shown(asked: Asked, records: Sequence[Record]) -> tuple[Line, ...]:
    """The records as lines, without what is private."""
    return lines(asked, records, blotted)
