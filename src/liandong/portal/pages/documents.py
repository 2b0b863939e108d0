"""Documents (文档): what was read, and each beside the page as found."""

from liandong.exchange.wording import coded, published, title
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site


def register(site: Site) -> None:
    site.page("/documents", tell_all)
    site.page("/document/{id}", tell)


def tell_all(asked: Asked) -> Sheet:
    """All documents, in the order of their files."""
    ledger, lang = asked.ledger, asked.lang
    rows = [
        {
            "id": document.id,
            "title": title(document),
            "link": asked.link(f"/document/{document.id}"),
            "published": published(document),
            "medium": document.medium.value if document.medium else "",
            "tier": coded("tier", ledger.tier(document.id).name.lower(), lang),
            "path": document.path,
            "flags": [coded("flag", flag, lang) for flag in document.flags],
        }
        for document in ledger.documents()
    ]
    names = ("title", "published", "medium", "tier", "path")
    headings = [text(f"page.{name}", lang) for name in ("doc_title", "published", "medium", "tier", "file")]
    return Sheet(
        "documents.html",
        text("page.documents", lang),
        {"rows": rows},
        {"documents": rows},
        Table(headings, [[str(row[name]) for name in names] for row in rows]),
    )


def tell(asked: Asked) -> Sheet:
    """One document; UnknownRecord where there is none of this id."""
    document = asked.ledger.document(asked.places["id"])
    values = {
        "id": document.id,
        "title": title(document),
        "published": published(document),
        "path": document.path,
        "text": document.text,
    }
    lines = document.text.split("\n")
    return Sheet(
        "document.html", title(document), {"document": document, "lines": lines}, values,
        Table([text("page.documents", asked.lang)], [[line] for line in lines]),
    )  # fmt: skip
