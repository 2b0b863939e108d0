"""The face: sheets set out as HTML. Every value is escaped; texts of the ledger are data and nothing else."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

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
    """Sets out sheets; compiled templates are kept."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=ChoiceLoader([PackageLoader("liandong.portal"), PackageLoader("liandong.exchange.html")]),
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )  # fmt: skip
        self._words = {lang: _Words(lang) for lang in LANGUAGES}
        self._menu = {lang: menu(lang) for lang in LANGUAGES}
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
            menu=self.menu(at),
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


class _Words:
    """The portal's own words and those of the ledger's page, by name; AttributeError for a name that neither has."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._known: dict[str, str] = {}

    def __getattr__(self, name: str) -> str:
        if name not in self._known:
            code = next((f"{t}.{name}" for t in ("portal", "page") if messages.has(f"{t}.{name}", self._lang)), None)
            if code is None:
                raise AttributeError(name)
            self._known[name] = messages.text(code, self._lang)
        return self._known[name]


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
