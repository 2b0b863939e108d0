"""The audit log (审计日志): all that was sent to the portal, and done to accounts by command; to read."""

from functools import partial

from liandong.access import Access, Right
from liandong.access.audit import Entry
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.times import minute, stamp

ROWS, MOST = 100, 5_000
_COLUMNS = ("number", "at", "who", "deed", "what", "address", "outcome")


def register(site: Site) -> None:
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": MOST}}
    before = {"name": "before", "in": "query", "schema": {"type": "integer", "minimum": 1}}
    who = {"name": "who", "in": "query", "schema": {"type": "string"}}
    site.page("/audit", partial(tell, site.access), parameters=[before, who, limit], right=Right.ADMIN)


def tell(access: Access, asked: Asked) -> Sheet:
    """The entries, the newest first: those of one account (`who`), those `before` a number."""
    lang, most = asked.lang, asked.number("limit", ROWS, MOST)
    found = access.audit.entries(most + 1, before=asked.number("before", 0, 2**31), who=asked.one("who") or "")
    shown = found[:most]
    headings = [text(f"portal.audit_{name}", lang) for name in _COLUMNS]
    rows = [_cells(each) for each in shown]
    values = {
        "many": access.many(),
        "headings": headings,
        "rows": rows,
        "given": asked.one("who") or "",
        "older": asked.changed(before=str(shown[-1].number)) if len(found) > most else "",
        "newest": asked.changed(before=None) if asked.one("before") else "",
    }
    data = {"entries": [{name: _data(each, name) for name in _COLUMNS} for each in shown]}
    return Sheet("audit.html", text("portal.audit", lang), values, data, Table(headings, rows), lasts=False)


def _cells(each: Entry) -> tuple[str, ...]:
    return (str(each.number), minute(each.at), each.who, each.deed, each.what, each.address, each.outcome)


def _data(each: Entry, name: str) -> object:
    return stamp(each.at) if name == "at" else getattr(each, name)
