"""What an address asks for: a page in a language, the ledger as known and as of, and the rest of its parameters."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self
from urllib.parse import quote, urlencode

from liandong.access import VISITOR, Who
from liandong.messages import Language
from liandong.portal.form import NO_FORM, Form
from liandong.portal.known import Known
from liandong.workspace import Ledger, Workspace

_QUOTED = 1_024
"""Paths, and parameters, that are kept: a page names some fifteen others, which differ from it in one or two."""
PAST = ("known_on", "as_of")
"""The two controls of time, which every link hands on: our knowledge, and the world."""
PLACE = ("after", "before", "from", "page")
"""Where in a list a page begins, which holds for that list only."""


@dataclass(frozen=True, slots=True)
class Address:
    """Of one page: `path` is that without language and form; `given` are its parameters, without blank ones, and `who`
    is who asks. `base` is what stands before the language on a site that is not at the root."""

    lang: Language
    path: str
    given: Sequence[tuple[str, str]]
    who: Who = field(default=VISITOR, kw_only=True)
    base: str = field(default="", kw_only=True)

    def one(self, name: str) -> str | None:
        """The value of a parameter, the last where it stands several times."""
        return next((value for known, value in reversed(self.given) if known == name), None)

    def number(self, name: str, otherwise: int, most: int) -> int:
        """A parameter that is a whole number from 1 to `most`; anything else counts as `otherwise`."""
        text = (self.one(name) or "").lstrip("0")
        if not (text.isascii() and text.isdigit()):
            return otherwise
        return most if len(text) > len(str(most)) else min(int(text), most)

    def link(self, path: str, **given: str) -> str:
        """The address of another page in this language and of this ledger."""
        kept = [(name, value) for name, value in self.given if name in PAST]
        return address(f"{self.base}/{self.lang}{path}", (*kept, *given.items()))

    @property
    def past(self) -> tuple[str | None, ...]:
        """What the two controls of time say."""
        return tuple(self.one(name) for name in PAST)

    def rest(self, without: Sequence[str]) -> list[tuple[str, str]]:
        """The parameters but those of these names: what a form hands on beside its own fields."""
        return [(name, value) for name, value in self.given if name not in without]

    def now(self) -> str:
        """This page of the ledger as it is now."""
        return self.anew(**dict.fromkeys(PAST))

    def anew(self, **given: str | None) -> str:
        """As `changed`, from the first page of what is listed on."""
        return self.changed(**dict.fromkeys(PLACE), **given)

    def changed(self, **given: str | None) -> str:
        """This page's address with some parameters changed; without those that are None."""
        kept = [(name, value) for name, value in self.given if name not in given]
        fresh = [(name, value) for name, value in given.items() if value is not None]
        return address(f"{self.base}/{self.lang}{self.path}", (*kept, *fresh))

    def form(self, form: str) -> str:
        """This page as data (`json`, `csv`)."""
        return address(f"{self.base}/{self.lang}{self.path or '/overview'}.{form}", self.given)

    def other_language(self) -> str:
        return address(f"{self.base}/{'en' if self.lang == 'zh' else 'zh'}{self.path}", self.given)


@dataclass(frozen=True, slots=True)
class Asked(Address):
    """One question to a page; `places` are the parts of its path that name something, `known` tells which ledger it
    is, and `kept` what the browser keeps for the portal (cookies). `origin` is the address from which is asked, and
    `agent` what the browser says that it is, `secure` whether nobody can listen on the way; `root` is what stands
    before the paths of the portal in a full address."""

    places: Mapping[str, str]
    workspace: Workspace
    ledger: Ledger
    known: Known
    kept: Mapping[str, str] = field(default_factory=dict)
    sent: Form = NO_FORM
    origin: str = ""
    agent: str = ""
    secure: bool = False
    root: str = ""

    @property
    def file(self) -> str:
        """What a table is called that is taken away: the page, the version, and the day of the world."""
        name = re.sub(r"[^a-z0-9]+", "-", self.path.lower()).strip("-")[:60]
        known = self.known.data
        day = f"-{known['as_of']}" if known["as_of"] else ""
        return f"{name}-v{known['version']}{day}.csv"

    def refill(self, form: Form) -> Self:
        """The same question with the form as it was sent."""
        return replace(self, sent=form)


def address(path: str, given: Sequence[tuple[str, str]]) -> str:
    """An address in ASCII."""
    asked = "&".join([_pair(name, value) for name, value in given])
    return f"{_quoted(path)}?{asked}" if asked else _quoted(path)


@lru_cache(_QUOTED)
def _quoted(path: str) -> str:
    return quote(path)


@lru_cache(_QUOTED)
def _pair(name: str, value: str) -> str:
    return urlencode(((name, value),))
