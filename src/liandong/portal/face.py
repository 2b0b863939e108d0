"""The face: sheets set out as HTML. Every value is escaped; texts of the ledger are data and nothing else."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from liandong import messages
from liandong.access import Right
from liandong.exchange.html.render import stylesheet
from liandong.messages import LANGUAGES
from liandong.model.characters import harmless
from liandong.portal.asked import PAST, PLACE, Address
from liandong.portal.known import Known, age, local
from liandong.portal.menu import Menu, menu
from liandong.portal.sheet import Sheet


class Face:
    """Sets out sheets; compiled templates are kept. `groups` makes the menu in a language, `error` is the template of
    what went wrong, and `waits` how much waits behind an entry of the menu, by its address."""

    def __init__(
        self,
        groups: Callable[[str], Menu] = menu,
        *,
        error: str = "error.html",
        waits: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        self.error, self._waits = error, waits
        self._templates = Environment(
            loader=ChoiceLoader([PackageLoader("liandong.portal"), PackageLoader("liandong.exchange.html")]),
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self._words = {lang: _Words(lang) for lang in LANGUAGES}
        self._menu = {lang: groups(lang) for lang in LANGUAGES}
        self._menus: tuple[Mapping[str, int], dict[tuple[str, str | None, tuple[str, ...]], _Menu]] = {}, {}
        self.rights: dict[str, Right] = {}
        """What each page requires, by its path; filled by the site."""

    def page(self, sheet: Sheet, at: Address, known: Known | None = None) -> bytes:
        """The whole page in UTF-8; what HTML cannot hold becomes U+FFFD. `known` tells what it goes by; None for what
        asks nothing of the ledger."""
        text = self._templates.get_template(sheet.template).render(
            at=at,
            known=known if at.who.may(Right.READ) else None,
            local=local,
            age=age,
            place_names=PLACE,
            past_names=PAST,
            lang=at.lang,
            title=sheet.title,
            menu=self._led(at),
            who=at.who,
            may=at.who.may,
            past={name: at.one(name) for name in PAST},
            w=self._words[at.lang],
            t=lambda code, **values: messages.text(f"portal.{code}", at.lang, **values),
            styles=named("portal.css"),
            script=named("portal.js"),
            chart_script=named("charts.js"),
            **sheet.values,
        )
        return harmless(text).encode()

    def menu(self, at: Address) -> Menu:
        """The pages that whoever asks may open."""
        groups = (
            (name, [item for item in items if at.who.may(self.rights.get(item.path, Right.ADMIN))])
            for name, items in self._menu[at.lang]
        )
        return [(name, items) for name, items in groups if items]

    def _led(self, at: Address) -> "_Menu | None":
        """The menu as it stands on a page; that of the ledger as it is now is kept, one for each of its own pages and
        one for all others."""
        groups = self.menu(at)
        if not groups:
            return None
        waits = self._waits()
        if any(at.past):
            return self._set_out(groups, at, waits)
        told, kept = self._menus  # another thread may put fresh ones in their place
        if waits != told:
            kept = {}
            self._menus = waits, kept
        paths = tuple(item.path for _, items in groups for item in items)
        key = at.lang, at.path if at.path in paths else None, paths
        if key not in kept:
            kept[key] = self._set_out(groups, at, waits)
        return kept[key]

    def _set_out(self, groups: Menu, at: Address, waits: Mapping[str, int]) -> "_Menu":
        parts: Any = self._templates.get_template("menu.html").make_module({"w": self._words[at.lang]})
        return _Menu(parts.bar(groups, at, waits), parts.foot(groups, at, waits))


class _Menu(NamedTuple):
    """A menu set out, as a bar and as the foot of a page."""

    bar: Markup
    foot: Markup


class _Words:
    """The portal's own words and those of the ledger's page, by name; AttributeError for a name that neither has."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __getattr__(self, name: str) -> str:
        """A word that was not asked for yet; it is an attribute from then on."""
        code = next((f"{t}.{name}" for t in ("portal", "page") if messages.has(f"{t}.{name}", self._lang)), None)
        if code is None:
            raise AttributeError(name)
        found = messages.text(code, self._lang)
        setattr(self, name, found)
        return found


@cache
def part(name: str) -> bytes:
    """A file that pages ask for; KeyError for one that there is not."""
    if name not in ("portal.css", "portal.js", "charts.js"):
        raise KeyError(name)
    own = files("liandong.portal").joinpath("static", name).read_text(encoding="utf-8")
    return (stylesheet() + own if name == "portal.css" else own).encode()


@cache
def named(name: str) -> str:
    """The address of such a file, which changes with its bytes: browsers may keep it for good."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(part(name)).digest()[:9]).decode()
    return f"/static/{digest}/{name}"
