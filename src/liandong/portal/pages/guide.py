"""Help (帮助): what every page and every mark means, how to go about by keyboard, how to correct what is wrong."""

from collections.abc import Callable
from functools import partial

from liandong.documents.flags import Flag
from liandong.exchange.wording import coded
from liandong.messages import text
from liandong.model import Conflict, EditKind, Tier, Verdict
from liandong.portal.asked import Asked
from liandong.portal.menu import Menu
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

_SHOWN = (Conflict.REAL, Conflict.SCOPE, Conflict.ROUNDING, Conflict.SETTLED)
_WAYS = ("start", "proof", "time", "address", "data")
_KEYS = ("tab", "enter", "skip", "back")
_CORRECTING = ("value", "same", "enter", "excel")


def register(site: Site) -> None:
    site.page("/help", partial(tell, site.menu))


def tell(menu: Callable[[Asked], Menu], asked: Asked) -> Sheet:
    """Sections of terms with their meaning; those of pages with addresses."""
    lang = asked.lang

    def of(section: str, names: tuple[str, ...]) -> list[tuple[str, str, str]]:
        return [(text(f"portal.{section}_{n}", lang), text(f"portal.{section}_{n}_told", lang), "") for n in names]

    sections = [
        ("use", of("use", _WAYS)),
        ("pages", [(item.name, item.about, asked.link(item.path)) for _, items in menu(asked) for item in items]),
        ("marks", list(_marks(lang))),
        (
            "tiers",
            [(coded("tier", t.name.lower(), lang), text(f"portal.tier_{t.name.lower()}", lang), "") for t in Tier],
        ),
        ("flags", [(coded("flag", f.value, lang), text(f"portal.flag_{f.value}", lang), "") for f in Flag]),
        ("keys", of("key", _KEYS)),
        ("correct", of("correct", _CORRECTING)),
    ]
    told = [(name, text(f"portal.help_{name}", lang), rows) for name, rows in sections]
    headings = [text(f"portal.{name}", lang) for name in ("help_section", "help_term", "help_meaning")]
    return Sheet(
        "help.html",
        text("portal.help", lang),
        {"sections": told},
        {"sections": {name: [{"term": t, "meaning": m} for t, m, _ in rows] for name, _, rows in told}},
        Table(headings, [[heading, term, meaning] for _, heading, rows in told for term, meaning, _ in rows]),
    )


def _marks(lang: str) -> list[tuple[str, str, str]]:
    found = [(coded("conflict", c.value, lang), text(f"portal.mark_{c.value}", lang), "") for c in _SHOWN]
    found += [(coded("verdict", v.value, lang), text(f"portal.verdict_{v.value}", lang), "") for v in Verdict]
    found += [(text(f"portal.edit_{e.value}", lang), text(f"portal.repair_{e.value}", lang), "") for e in EditKind]
    return [*found, (text("page.guessed", lang), text("portal.mark_guessed", lang), ""),
            (text("page.others", lang), text("portal.mark_others", lang), "")]  # fmt: skip
