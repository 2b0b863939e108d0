"""The menu (导航): every page that can be opened by itself, in groups; the bar, the foot of pages and the help read it.

A page that is added to it needs its name (`portal.NAME`) and what it is for (`portal.about_NAME`) among the messages.
"""

from dataclasses import dataclass

from liandong.exchange.wording import kind_name
from liandong.messages import has, text
from liandong.model import KINDS

SLUGS = {kind.name: kind.en.lower() for kind in KINDS.values()}
"""The address of each kind's list."""

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "views",
        (
            ("", "overview"),
            ("/changes", "changes"),
            ("/regions", "regions"),
            ("/indices", "indices"),
            ("/reports", "reports"),
            ("/search", "search"),
        ),
    ),
    ("ledger", tuple((f"/{slug}", kind) for kind, slug in SLUGS.items())),
    (
        "followup",
        (
            ("/tasks", "tasks"),
            ("/follow-up/mechanisms", "kept_up"),
            ("/reminders", "reminders"),
            ("/promises", "promises"),
            ("/league", "league"),
        ),
    ),
    (
        "matching",
        (
            ("/match", "match"),
            ("/match/needs", "match_needs"),
            ("/match/offers", "match_offers"),
            ("/match/rounds", "match_rounds"),
        ),
    ),
    ("sources", (("/documents", "documents"), ("/set-aside", "set_aside"), ("/quality", "quality"))),
    ("work", (("/review", "review"), ("/new", "new"), ("/import", "import"), ("/log", "log"))),
    ("service", (("/help", "help"), ("/settings", "settings"), ("/accounts", "accounts"), ("/audit", "audit"))),
)
"""Group, and of each of its pages address and name."""


@dataclass(frozen=True, slots=True)
class Item:
    """A page: its address without language, its name and what it is for."""

    path: str
    name: str
    about: str


Menu = list[tuple[str, list[Item]]]
"""Groups of pages with their names."""
PUBLIC = ("work", (("/letters", "letters"),))
"""What the menu of a portal with a public face has beside, in which group."""


def menu(lang: str, *, public: bool = False) -> Menu:
    """The groups with their names; with the letters of visitors where there is a public face."""
    return [
        (
            text(f"portal.group_{group}", lang),
            [_item(path, name, lang) for path, name in (*pages, *(PUBLIC[1] if public and group == PUBLIC[0] else ()))],
        )
        for group, pages in GROUPS
    ]


def _item(path: str, name: str, lang: str) -> Item:
    if name in KINDS:
        return Item(path, kind_name(name, lang), text("portal.about_kind", lang, kind=kind_name(name, lang)))
    code = f"portal.{name}" if has(f"portal.{name}", lang) else f"page.{name}"
    return Item(path, text(code, lang), text(f"portal.about_{name}", lang))
