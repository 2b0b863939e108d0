"""The face: sheets set out as HTML. Every value is escaped; texts of the ledger are data and nothing else."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from liandong import messages
from liandong.access import Right
from liandong.exchange.html.render import stylesheet
from liandong.messages import LANGUAGES
from liandong.model.characters import harmless_utf8
from liandong.portal.asked import PAST, PLACE, Address
from liandong.portal.known import Known, age, local
from liandong.portal.menu import Menu, menu
from liandong.portal.sheet import Sheet
from liandong.portal.telling import set_out

_OF_ITS_OWN = PAST + PLACE
_HANDED = '<input type="hidden" name="%s" value="%s">'
_GAP = Markup("\ufdd0")
"""A noncharacter, which stands in no page: what comes between two halves that are kept."""


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
        self._knowns: tuple[object, dict[str, tuple[Markup, Markup]]] = None, {}
        self.rights: dict[str, Right] = {}
        """What each page requires, by its path; filled by the site before the first page is asked for."""
        self._open: dict[tuple[str, frozenset[Right]], Menu] = {}

    def page(self, sheet: Sheet, at: Address, known: Known | None = None) -> bytes:
        """The whole page in UTF-8; what HTML cannot hold becomes U+FFFD. `known` tells what it goes by; None for what
        asks nothing of the ledger."""
        text = self._templates.get_template(sheet.template).render(
            at=at,
            known=known if at.who.may(Right.READ) else None,
            goes_by=self._around(at, known) if known else None,
            local=local,
            age=age,
            set_out=set_out,
            place_names=PLACE,
            past_names=PAST,
            lang=at.lang,
            title=sheet.title,
            menu=self._led(at),
            who=at.who,
            may=at.who.may,
            past={name: at.one(name) for name in PAST},
            w=self._words[at.lang],
            t=_text(at.lang),
            styles=named("portal.css"),
            script=named("portal.js"),
            icon=named("icon.svg"),
            chart_script=named("charts.js"),
            **sheet.values,
        )
        return harmless_utf8(text)

    def menu(self, at: Address) -> Menu:
        """The pages that whoever asks may open."""
        found = self._open.get((at.lang, at.who.rights))
        if found is None:
            groups = (
                (name, [item for item in items if at.who.may(self.rights.get(item.path, Right.ADMIN))])
                for name, items in self._menu[at.lang]
            )
            found = self._open[at.lang, at.who.rights] = [(name, items) for name, items in groups if items]
        return found

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

    def _around(self, at: Address, known: Known) -> Markup:
        """Which ledger the page shows, with the two controls of time. What is the same on all pages of the ledger as it
        is now is set out once a day, for each language; between its halves stands what the form of a page hands on."""
        rest = [_HANDED % (escape(name), escape(value)) for name, value in at.rest(_OF_ITS_OWN)]
        handed = Markup("".join(rest))
        if known.past:
            return self._told(at, known, handed)
        of = known, date.today()  # noqa: DTZ011 - the day of the calendar on this machine, by which it tells its age
        told, kept = self._knowns  # another thread may put fresh ones in their place
        if told != of:
            kept = {}
            self._knowns = of, kept
        if at.lang not in kept:
            first, _, last = self._told(at, known, _GAP).partition(_GAP)
            kept[at.lang] = Markup(first), Markup(last)
        first, last = kept[at.lang]
        return first + handed + last

    def _told(self, at: Address, known: Known, handed: Markup) -> Markup:
        words = {"w": self._words[at.lang], "t": _text(at.lang), "lang": at.lang, "local": local, "age": age}
        parts: Any = self._templates.get_template("known.html").make_module(words)
        return Markup(parts.around(known, at, {name: at.one(name) for name in PAST}, handed))

    def _set_out(self, groups: Menu, at: Address, waits: Mapping[str, int]) -> "_Menu":
        parts: Any = self._templates.get_template("menu.html").make_module({"w": self._words[at.lang]})
        return _Menu(parts.bar(groups, at, waits), parts.foot(groups, at, waits))


class _Menu(NamedTuple):
    """A menu set out, as a bar and as the foot of a page."""

    bar: Markup
    foot: Markup


@cache
def _text(lang: str) -> Callable[..., str]:
    """The texts of the portal in a language, by name, with their values filled in."""
    return lambda code, **values: messages.text(f"portal.{code}", lang, **values)


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
    if name not in ("portal.css", "portal.js", "charts.js", "icon.svg"):
        raise KeyError(name)
    own = files("liandong.portal").joinpath("static", name).read_text(encoding="utf-8")
    return (stylesheet() + own if name == "portal.css" else own).encode()


@cache
def named(name: str) -> str:
    """The address of such a file, which changes with its bytes: browsers may keep it for good."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(part(name)).digest()[:9]).decode()
    return f"/static/{digest}/{name}"
