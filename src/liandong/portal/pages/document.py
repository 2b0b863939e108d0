"""A document (文档): repaired, paragraph by paragraph beside the page as found, with what was read from it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from fastapi import Response

from liandong.documents import page_text
from liandong.errors import UnknownRecord
from liandong.exchange.wording import coded, kind_name, title, word
from liandong.messages import has, text
from liandong.model import KINDS, Document, Noted, Page, Tier
from liandong.pages import HTML, SHEET, WORD
from liandong.portal.asked import Asked
from liandong.portal.evidence import Span, as_found, pairs, parts
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.workbook import rows

MOST_RECORDS = 200
MOST_COPIES = 50
_NOTED = ("title", "medium", "byline", "published", "dateline")


def register(site: Site) -> None:
    at = {"name": "at", "in": "query", "schema": {"type": "string"}, "description": "start-end of what is marked"}
    part = {"name": "part", "in": "query", "schema": {"type": "integer"}}
    site.page("/document/{id}", tell, parameters=[at, part])
    site.file("/document/{id}/page", page_of)


def tell(asked: Asked) -> Sheet:
    """One document, or a part of a long one, with the stretch `at` marked; UnknownRecord where there is none of this
    id."""
    document, lang = asked.ledger.document(asked.places["id"]), asked.lang
    page = asked.ledger.page(document.page)
    marked = _marked(asked.one("at"), document)
    stretches = parts(document)
    first = next((n for n, (_, end) in enumerate(stretches, 1) if marked and marked[0] < end), 1)
    number = asked.number("part", first, len(stretches))
    shown = stretches[number - 1]
    found = () if page.media_type == SHEET else tuple(pairs(document, as_found(page, document, shown), shown, marked))
    read, total = _read(asked, document)
    tier = asked.ledger.tier(document.id)
    data = {
        "id": document.id,
        "title": title(document),
        "head": {name: noted.value for name, noted in _noted(document)},
        "path": document.path,
        "page": {"hash": page.hash, "media_type": page.media_type, "bytes": len(page.data)},
        "tier": tier.name.lower(),
        "flags": list(document.flags),
        "family": asked.ledger.family(document.id),
        "copies": [copy["id"] for copy in _copies(asked, document)],
        "records": [{name: each[name] for name in ("id", "kind", "label", "statements")} for each in read],
        "text": document.text,
    }
    headings = [text(f"portal.{name}", lang) for name in ("at_character", "as_read", "as_found")]
    told = [(str(p.start), "".join(x.text for x in p.document), "".join(x.text for x in p.page)) for p in found]
    lines = [(str(shown[0]), document.text[slice(*shown)], "")] if page.media_type == SHEET else told
    return Sheet(
        "document.html",
        title(document),
        {
            "document": document,
            "page": page,
            "head": list(_head(asked, document, page, tier)),
            "flags": list(_flags(document, lang)),
            "pairs": found,
            "sheets": list(rows(document, page, shown, marked)) if page.media_type == SHEET else [],
            "marked": marked,
            "is_html": page.media_type == HTML,
            "part": number,
            "parts": len(stretches),
            "read": [(name, [e for e in read if e["kind"] == kind]) for kind, name in _kinds(read, lang)],
            "total": total,
            "copies": _copies(asked, document),
            "edits": [(k, text(f"portal.edit_{k}", lang)) for k in sorted({e.kind.value for e in document.edits})],
            "download": asked.link(f"/document/{document.id}/page"),
        },
        data,
        Table(headings, lines),
    )


def page_of(asked: Asked) -> Response:
    """The page as it was found, byte for byte, to be kept and not to be shown: a browser does not open it."""
    document = asked.ledger.document(asked.places["id"])
    page = asked.ledger.page(document.page)
    of_office = page.media_type in (SHEET, WORD)
    decoded = None if of_office else page_text(page)
    kind = f"text/plain; charset={decoded.encoding}" if decoded else "application/octet-stream"
    name = quote(page.path.rpartition("/")[2] + ("" if of_office else ".txt"), safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Content-Type": kind}
    return Response(page.data, headers=headers)


def _marked(written: str | None, document: Document) -> Span | None:
    """The stretch that `start-end` names; None for anything else, which marks nothing."""
    start, _, end = (written or "").partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()) or len(start + end) > 20:
        return None
    low, high = int(start), min(int(end), len(document.text))
    return (low, high) if low < high else None


def _noted(document: Document) -> Iterator[tuple[str, Noted]]:
    for name in _NOTED:
        noted = getattr(document, name)
        if noted is not None:
            yield name, noted


def _head(asked: Asked, document: Document, page: Page, tier: Tier) -> Iterator[tuple[str, str, str]]:
    """What is known of the document: name, value, and the address at which the words that say so are marked."""
    lang = asked.lang
    for name, noted in _noted(document):
        link = asked.changed(at=f"{noted.start}-{noted.end}", part=None) + f"#s{noted.start}" if noted.end else ""
        yield text(f"portal.head_{name}", lang), _told(noted.value, lang), link
    yield text("page.tier", lang), coded("tier", tier.name.lower(), lang), ""
    yield text("page.file", lang), document.path, ""
    size = text("portal.bytes", lang, count=f"{len(page.data):,}")
    yield text("portal.head_page", lang), f"{page.media_type} · {size} · SHA-256 {page.hash}", ""


def _told(value: str, lang: str) -> str:
    """The value; a day without a year says so."""
    return f"{value[2:]} ({word('open_year', lang)})" if value.startswith("--") else value


def _flags(document: Document, lang: str) -> Iterator[tuple[str, str]]:
    for flag in document.flags:
        code = f"portal.flag_{flag}"
        yield coded("flag", flag, lang), text(code, lang) if has(code, lang) else ""


def _read(asked: Asked, document: Document) -> tuple[list[dict[str, Any]], int]:
    """The records of which the document tells, those of most statements first; and how many there are."""
    gave = asked.ledger.view.shelf.gave(document.id)
    most = sorted(gave.items(), key=lambda each: (-each[1], each[0]))[:MOST_RECORDS]
    found = []
    for id_, count in most:
        try:
            record = asked.ledger.record(id_)
        except UnknownRecord:  # as of a day on which nothing of it was known
            continue
        link = asked.link(f"/record/{id_}")
        found.append({"id": id_, "kind": record.kind, "label": record.label, "statements": count, "link": link})
    return found, len(gave)


def _kinds(read: Sequence[Mapping[str, Any]], lang: str) -> list[tuple[str, str]]:
    held = {each["kind"] for each in read}
    return [(kind, kind_name(kind, lang)) for kind in KINDS if kind in held]


def _copies(asked: Asked, document: Document) -> list[dict[str, str]]:
    """The other documents of its family."""
    family = asked.ledger.family(document.id)
    others = [id_ for id_ in asked.ledger.view.shelf.copies(family, MOST_COPIES + 1) if id_ != document.id]
    return [
        {
            "id": other.id,
            "title": title(other),
            "link": asked.link(f"/document/{other.id}"),
            "path": other.path,
            "tier": coded("tier", asked.ledger.tier(other.id).name.lower(), asked.lang),
        }
        for other in map(asked.ledger.document, others[:MOST_COPIES])
    ]
