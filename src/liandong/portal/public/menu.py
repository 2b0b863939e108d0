"""The menu of the public face (公众版导航)."""

from liandong.exchange.wording import kind_name
from liandong.messages import text
from liandong.portal.menu import SLUGS, Item
from liandong.portal.public.shown import KINDS_SHOWN

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "views",
        (("", "public_overview"), ("/search", "search"), ("/firms", "public_firms"), ("/reports", "public_reports")),
    ),
    ("ledger", tuple((f"/{SLUGS[kind]}", kind) for kind in KINDS_SHOWN)),
    ("taking_part", (("/send", "public_send"), ("/join", "public_join"), ("/receipt", "public_receipt"))),
    ("service", (("/about", "public_about"),)),
)
"""Group, and of each of its pages address and name."""


def public_menu(lang: str) -> list[tuple[str, list[Item]]]:
    """The groups with their names."""
    return [
        (text(f"portal.group_{group}", lang), [_item(path, name, lang) for path, name in pages])
        for group, pages in GROUPS
    ]


def _item(path: str, name: str, lang: str) -> Item:
    if name in KINDS_SHOWN:
        return Item(path, kind_name(name, lang), text("portal.about_kind", lang, kind=kind_name(name, lang)))
    return Item(path, text(f"portal.{name}", lang), text(f"portal.about_{name}", lang))
