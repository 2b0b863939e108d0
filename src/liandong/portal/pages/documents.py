"""Documents (文档列表): what was read, a page at a time, narrowed by tier, day, medium and flag."""

from liandong.documents.flags import Flag
from liandong.exchange.wording import coded, published, title
from liandong.messages import text
from liandong.model import Tier
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.workspace.shelf import conditions, leaf

ROWS = 50
ASKED = ("source", "period", "medium", "flag")


def register(site: Site) -> None:
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in (*ASKED, "after")]
    site.page("/documents", tell, parameters=parameters)


def tell(asked: Asked) -> Sheet:
    """One page of the documents, in the order of their files; SearchError for a filter that is not understood."""
    lang = asked.lang
    given = {name: asked.one(name) for name in ASKED}
    shown = leaf(asked.ledger, conditions(**given), after=asked.one("after"), limit=ROWS)
    rows = [
        {
            "id": document.id,
            "title": title(document),
            "link": asked.link(f"/document/{document.id}"),
            "published": published(document),
            "medium": document.medium.value if document.medium else "",
            "tier": coded("tier", tier.name.lower(), lang),
            "path": document.path,
            "flags": [coded("flag", flag, lang) for flag in document.flags],
        }
        for document, tier in shown.documents
    ]
    names = ("title", "published", "medium", "tier", "path", "id")
    headings = [text(f"page.{name}", lang) for name in ("doc_title", "published", "medium", "tier", "file", "id")]
    return Sheet(
        "documents.html",
        text("page.documents", lang),
        {
            "rows": rows,
            "given": {name: value or "" for name, value in given.items()},
            "narrowed": any(given.values()),
            "tiers": [(tier.name.lower(), coded("tier", tier.name.lower(), lang)) for tier in Tier],
            "flags": [(flag.value, coded("flag", flag.value, lang)) for flag in Flag],
            "first": asked.changed(after=None) if asked.one("after") else "",
            "next": asked.changed(after=shown.after) if shown.after else "",
            "aside": asked.link("/set-aside"),
        },
        {"documents": rows, "after": shown.after},
        Table([*headings, text("page.flags", lang)], [
            [*(str(row[name]) for name in names), "、".join(row["flags"])] for row in rows
        ]),
    )  # fmt: skip
