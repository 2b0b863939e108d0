"""Records told on a page: their lines, their cards, and what stands beside them, looked up as it is needed."""

from collections.abc import Callable
from functools import cache

from liandong.errors import UnknownRecord
from liandong.exchange.html.entry import Beside, Teller
from liandong.portal.asked import Asked


def teller(asked: Asked) -> Teller:
    """Tells records of the ledger that was asked for; each thing beside them is looked up once for this page."""
    ledger = asked.ledger
    beside = Beside(
        cache(_label(asked)),
        cache(ledger.document),
        cache(ledger.tier),
        ledger.health,
        lambda id_: asked.link(f"/record/{id_}"),
    )
    return Teller(beside, asked.lang)


def _label(asked: Asked) -> Callable[[str], str | None]:
    def label(id_: str) -> str | None:
        try:
            return asked.ledger.record(id_).label
        except UnknownRecord:  # the thing was named, and nothing else is known of it
            return None

    return label
