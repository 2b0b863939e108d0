"""What was set aside (未入账): files and stretches that the ledger does not hold, each with its reason."""

from collections import Counter

from liandong.exchange.wording import aside_detail, coded
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROWS = 100
_MOST_PAGES = 10**6


def register(site: Site) -> None:
    parameters = [
        {"name": "reason", "in": "query", "schema": {"type": "string"}},
        {"name": "page", "in": "query", "schema": {"type": "integer"}},
    ]
    site.page("/set-aside", tell, parameters=parameters)


def tell(asked: Asked) -> Sheet:
    """What was set aside for a reason, or for any, by file; with how many for which reason."""
    lang, reason = asked.lang, asked.one("reason")
    every = asked.ledger.set_aside()
    counted = Counter(each.reason for each in every)
    kept = [each for each in every if reason in (None, each.reason)]
    number = asked.number("page", 1, _MOST_PAGES)
    rows = [
        {
            "path": each.path,
            "reason": coded("set_aside", each.reason, lang),
            "detail": aside_detail(each, lang),
            "start": each.start,
            "end": each.end,
        }
        for each in kept[(number - 1) * ROWS : number * ROWS]
    ]
    more = number * ROWS < len(kept)
    headings = [text(f"page.{name}", lang) for name in ("file", "reason", "detail")]
    return Sheet(
        "set_aside.html",
        text("page.set_aside", lang),
        {
            "rows": rows,
            "total": len(kept),
            "reasons": [
                (coded("set_aside", code, lang), asked.link("/set-aside", reason=code), count, code == reason)
                for code, count in counted.most_common()
            ],
            "all": asked.link("/set-aside") if reason else "",
            "previous": asked.changed(page=str(number - 1)) if number > 1 else "",
            "next": asked.changed(page=str(number + 1)) if more else "",
        },
        {"total": len(kept), "reasons": dict(sorted(counted.items())), "set_aside": rows},
        Table(headings, [[str(row[name]) for name in ("path", "reason", "detail")] for row in rows]),
    )
