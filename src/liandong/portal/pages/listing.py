"""Lists (清单): the records of one kind, narrowed, in the order that was chosen, page by page."""

from functools import partial
from typing import Any

from liandong.exchange.html.entry import KEYS
from liandong.exchange.jsonl import listed_row
from liandong.exchange.wording import kind_name, property_name
from liandong.messages import text
from liandong.model import KINDS
from liandong.model.kinds import Facet
from liandong.portal.asked import Asked
from liandong.portal.menu import SLUGS
from liandong.portal.narrowing import FACETS, narrowing, suggestions
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import Head, Line, lines_of
from liandong.search import Order
from liandong.workspace.listing import Listing

ROWS, MOST = 50, 500
_ORDERS = {Facet.PERIOD: (Order.NEWEST, Order.OLDEST), Facet.AMOUNT: (Order.LARGEST, Order.SMALLEST)}
"""The two orders of a column by what its property narrows lists by; the first is that of the first click."""


def register(site: Site) -> None:
    for kind, slug in SLUGS.items():
        site.page(f"/{slug}", partial(tell, kind), parameters=[*_described(), *_PLACES])


def _described() -> list[dict[str, Any]]:
    return [{"name": facet.value, "in": "query", "schema": {"type": "string"}, "required": False} for facet in FACETS]


_PLACES: list[dict[str, Any]] = [
    {"name": "order", "in": "query", "schema": {"type": "string", "enum": [order.value for order in Order]}},
    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": MOST}},
    {"name": "after", "in": "query", "schema": {"type": "string"}},
    {"name": "before", "in": "query", "schema": {"type": "string"}},
]


def tell(kind: str, asked: Asked) -> Sheet:
    """One page of the list. A filter that cannot be understood is told beside its field, and nothing is listed;
    SearchError for a place that is none of this list."""
    narrowed, order = narrowing(kind, asked), _order(kind, asked)
    limit = asked.number("limit", ROWS, MOST)
    found, total = Listing((), None, None, asked.ledger.named), 0
    if not narrowed.faults:
        place = {"after": asked.one("after"), "before": asked.one("before")}
        found = asked.ledger.listing(kind, *narrowed.filters, order=order, limit=limit, **place)
        total = asked.ledger.total(kind, *narrowed.filters)
    first = _first(asked, found, total)
    rows = lines_of(asked, found.ids)
    return Sheet(
        "listing.html",
        kind_name(kind, asked.lang),
        {
            "narrowed": narrowed,
            "lists": suggestions(),
            "rows": rows,
            "heads": _heads(kind, asked, order),
            "orders": _orders(kind, asked, order),
            "order": asked.one("order"),
            "total": total,
            "first": first,
            "next": found.after and asked.changed(after=found.after, before=None, **{"from": str(first + len(rows))}),
            "previous": found.before and _back(asked, found.before, max(first - limit, 1)),
        },
        lambda: _data(kind, asked, found, total, first, order) | {"faults": narrowed.faults},
        lambda: _table(kind, asked.lang, rows),
        status=400 if narrowed.faults else 200,
        fault=" ".join(narrowed.faults.values()),
    )


def _back(asked: Asked, before: str, first: int) -> str:
    return asked.changed(before=before, after=None, **{"from": str(first)})


def _order(kind: str, asked: Asked) -> Order:
    """The order that was asked for; else the newest first, or by name where a kind has no days."""
    given = asked.one("order")
    dated = any(KINDS[kind].property(name).facet is Facet.PERIOD for name in KEYS[kind])
    known = {order.value: order for order in Order}
    return known.get(given or "", Order.NEWEST if dated else Order.NAME)


def _first(asked: Asked, found: Listing, total: int) -> int:
    """The number in the whole list of the first record of the page: known for its first and its last page; between
    these it was counted by the link that leads here."""
    number = len(found.ids)
    if found.before is None:
        return 1
    if found.after is None:
        return max(total - number + 1, 1)
    return max(min(asked.number("from", 1, total or 1), total - number), 1)


def _heads(kind: str, asked: Asked, order: Order) -> list[Head]:
    """The headings, each with the address of the list in its order, where it has one."""
    declared = [KINDS[kind].property(name) for name in KEYS[kind]]
    heads = [_head(text("page.name", asked.lang), (Order.NAME, Order.NAME), asked, order)]
    used: set[Facet] = set()
    for each in declared:
        pair = _ORDERS.get(each.facet) if each.facet and each.facet not in used else None
        if pair and each.facet:
            used.add(each.facet)
        heads.append(_head(property_name(each, asked.lang), pair, asked, order))
    return heads


def _head(label: str, pair: tuple[Order, Order] | None, asked: Asked, order: Order) -> Head:
    if pair is None:
        return Head(label)
    upwards = order in (Order.NAME, Order.OLDEST, Order.SMALLEST)
    sort = ("ascending" if upwards else "descending") if order in pair else ""
    return Head(label, asked.anew(order=pair[1] if order is pair[0] else pair[0]), sort)


def _orders(kind: str, asked: Asked, order: Order) -> list[tuple[str, str, bool]]:
    """Every order of the list by its word and address, and which it is in."""
    facets = {KINDS[kind].property(name).facet for name in KEYS[kind]}
    offered = [each for facet, pair in _ORDERS.items() if facet in facets for each in pair]
    return [
        (text(f"portal.order_{each}", asked.lang), asked.anew(order=each), each is order)
        for each in dict.fromkeys((*offered, Order.NAME))
    ]


def _data(kind: str, asked: Asked, found: Listing, total: int, first: int, order: Order) -> dict[str, Any]:
    """For programs; `after` and `before` are what the pages around it are asked for with."""
    return {
        "kind": kind,
        "total": total,
        "first": first if found.ids else None,
        "order": order.value,
        "after": found.after,
        "before": found.before,
        "records": [{**listed_row(each), "card": asked.link(f"/record/{each.id}.json")} for each in found.records],
    }


def _table(kind: str, lang: str, rows: tuple[Line, ...]) -> Table:
    columns = [property_name(KINDS[kind].property(name), lang) for name in KEYS[kind]]
    headings = [text("page.name", lang), *columns, *(text(f"portal.{n}", lang) for n in ("clash", "facet_families"))]
    yes = text("portal.yes", lang)
    table = [
        (row.label, *(value for _, value in row.keys), yes if row.conflict else "", str(row.families), row.id)
        for row in rows
    ]
    return Table([*headings, text("page.id", lang)], table)
