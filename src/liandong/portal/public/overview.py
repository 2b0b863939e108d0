"""The overview of the public face (公众版总览): what it is, as of when, how much there is, where one can write."""

from datetime import datetime

from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.menu import SLUGS
from liandong.portal.public.listing import lines_shown
from liandong.portal.public.shown import KINDS_SHOWN, settled
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.telling import heads
from liandong.search import Filter, Order

SHOWN = 8
"""Events, and projects, that are shown: the newest."""
_NEWEST = ("event", "project")


def register(site: Site) -> None:
    site.page("", tell)


def tell(asked: Asked) -> Sheet:
    """Numbers are of what visitors can see."""
    held = [(kind, asked.ledger.total(kind, settled())) for kind in KINDS_SHOWN]
    day = datetime.now().astimezone().date().isoformat()
    newest = []
    for kind in _NEWEST:
        past = Filter.of("period", f"<={day}")
        found = asked.ledger.listing(kind, settled(), past, order=Order.NEWEST, limit=SHOWN)
        newest.append((kind_name(kind, asked.lang), heads(kind, asked.lang), lines_shown(asked, found.records)))
    headings = [text(f"portal.{name}", asked.lang) for name in ("kind_heading", "count_heading")]
    return Sheet(
        "public/overview.html",
        text("portal.public_overview", asked.lang),
        {
            "held": [(kind_name(kind, asked.lang), asked.link(f"/{SLUGS[kind]}"), number) for kind, number in held],
            "newest": [each for each in newest if each[2]],
        },
        {"records": dict(held)},
        Table(headings, [(kind_name(kind, asked.lang), str(number)) for kind, number in held]),
    )
