"""Search (搜索): documents and records that a query means, best first."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.model import KINDS
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.workspace import Hit

MOST = 50


def register(site: Site) -> None:
    site.page("/search", tell, parameters=[{"name": "q", "in": "query", "schema": {"type": "string"}}])


def tell(asked: Asked) -> Sheet:
    """The hits of `q`; SearchError for one that cannot be understood."""
    query = asked.one("q") or ""
    hits = asked.ledger.search(query, MOST) if query else ()
    total = asked.ledger.count(query) if query else 0
    shown = [_shown(hit, asked) for hit in hits]
    headings = [text(f"portal.{name}", asked.lang) for name in ("kind_heading", "value", "sentence_heading")]
    return Sheet(
        "search.html",
        text("portal.search", asked.lang),
        {"query": query, "hits": shown, "total": total},
        {"query": query, "total": total, "hits": [asdict(hit) for hit in hits]},
        Table(headings, [(each["kind"], each["label"], hit.snippet) for each, hit in zip(shown, hits, strict=True)]),
    )


def _shown(hit: Hit, asked: Asked) -> dict[str, Any]:
    where = "document" if hit.target == "document" else "record"
    kind = kind_name(hit.kind, asked.lang) if hit.kind in KINDS else text("page.documents", asked.lang)
    return {
        "link": asked.link(f"/{where}/{hit.id}"),
        "kind": kind,
        "label": hit.label,
        "parts": list(_marked(hit)),
    }


def _marked(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The snippet in pieces, and which of them match."""
    done = 0
    for start, end in hit.marks:
        yield hit.snippet[done:start], False
        yield hit.snippet[start:end], True
        done = end
    yield hit.snippet[done:], False
