"""Lists (清单): the records of one kind, narrowed by what stands in the address."""

from functools import partial
from itertools import islice

from liandong.exchange.html.entry import KEYS
from liandong.exchange.jsonl import record_row
from liandong.exchange.wording import kind_name, property_name
from liandong.messages import text
from liandong.model import KINDS
from liandong.model.kinds import Facet
from liandong.portal.asked import Asked
from liandong.portal.face import SLUGS
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import teller
from liandong.search import Filter

ROWS = 50
FACETS = tuple(facet for facet in Facet if facet is not Facet.KIND)


def register(site: Site) -> None:
    for kind, slug in SLUGS.items():
        parameters = [
            {"name": facet.value, "in": "query", "schema": {"type": "string"}, "required": False} for facet in FACETS
        ]
        site.page(f"/{slug}", partial(tell, kind), parameters=parameters)


def tell(kind: str, asked: Asked) -> Sheet:
    """One page of the list; SearchError names a filter that cannot be understood."""
    given = {facet: asked.one(facet.value) for facet in FACETS}
    filters = [Filter.of(facet, value) for facet, value in given.items() if value]
    found = list(islice(asked.ledger.records(kind, *filters), ROWS))
    telling, declared = teller(asked), KINDS[kind]
    rows = [(r, asked.link(f"/record/{r.id}"), telling.keys(r)) for r in found]
    columns = [property_name(declared.property(name), asked.lang) for name in KEYS[kind]]
    headings = [text("page.name", asked.lang), *columns, text("page.id", asked.lang)]
    return Sheet(
        "listing.html",
        kind_name(kind, asked.lang),
        {"kind": kind, "rows": rows, "columns": columns, "given": {f.value: v or "" for f, v in given.items()}},
        {"records": [record_row(asked.ledger, record) for record in found]},
        Table(headings, [[r.label, *(value for _, value in keys), r.id] for r, _, keys in rows]),
    )
