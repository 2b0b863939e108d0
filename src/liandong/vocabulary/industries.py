"""Industries (行业): the national classification GB/T 4754-2017 and the industry words of policy language."""

from dataclasses import dataclass
from functools import cache

from liandong.vocabulary.lexicon import Lexicon
from liandong.vocabulary.tables import rows

EDITION = "GB/T 4754-2017"
"""The edition of the national standard that all codes here belong to; codes of other editions mean other things."""

_LEVELS = {1: "section", 3: "division", 4: "group", 5: "class"}
_PARENTS = {1: 0, 3: 1, 4: 3, 5: 4}
"""Of a code of so many characters its parent has the first so many."""


@dataclass(frozen=True, slots=True)
class Industry:
    """An entry of the classification: section (C), division (C36), group (C361), class (C3612); `parent` is a code."""

    code: str
    name: str
    level: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class IndustryHit:
    """An industry word at [start, end); `industry` is None where it cuts across divisions (智能制造, 数字经济)."""

    start: int
    end: int
    word: str
    name: str
    industry: Industry | None


@cache
def _industries() -> dict[str, Industry]:
    found: dict[str, Industry] = {}
    for table in ("gbt4754_2017.tsv", "gbt4754_2017_classes.tsv"):
        for row in rows(table):
            code = row["code"]
            found[code] = Industry(code, row["name"], _LEVELS[len(code)], code[: _PARENTS[len(code)]] or None)
    return found


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Word or alias → (the word that stands for all of them, code or "")."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("industry_words.tsv"):
        for word in (row["word"], *(row["aliases"].split("|") if row["aliases"] else ())):
            found.setdefault(word, (row["word"], row["code"]))
    return found


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_words())


def industry(code: str) -> Industry:
    """The entry with this code; KeyError for one that the classification does not have."""
    return _industries()[code]


def codes() -> tuple[str, ...]:
    """All codes: those of sections, divisions and groups, then those of classes."""
    return tuple(_industries())


def at_levels(*levels: str) -> tuple[Industry, ...]:
    """The entries of these levels (`section`, `division`, `group`, `class`)."""
    return tuple(entry for entry in _industries().values() if entry.level in levels)


@cache
def crossing() -> tuple[str, ...]:
    """The industry words that cut across divisions (智能制造, 数字经济), for each with its aliases one."""
    return tuple(dict.fromkeys(word for word, code in _words().values() if not code))


def lookup(name: str) -> tuple[Industry, ...]:
    """The entries of this name or code, or behind this policy word; empty where there is none."""
    if name in _industries():
        return (_industries()[name],)
    if len(name) == 5 and name.endswith("0") and name[:4] in _industries():
        return (_industries()[name[:4]],)  # the only class of its group
    if name in _words():
        code = _words()[name][1]
        return (_industries()[code],) if code else ()
    return tuple(entry for entry in _industries().values() if entry.name == name)


def find_industries(text: str) -> tuple[IndustryHit, ...]:
    """Industry words of a text, left to right, the longest at each place, none overlapping another."""
    found: list[IndustryHit] = []
    position = 0
    for start, end in _lexicon().matches(text):
        word = text[start:end]
        if start < position or not _whole(text, start, end, word):
            continue
        name, code = _words()[word]
        found.append(IndustryHit(start, end, word, name, _industries()[code] if code else None))
        position = end
    return tuple(found)


def _whole(text: str, start: int, end: int, word: str) -> bool:
    """Latin abbreviations (AI, 5G, VR) only as words of their own."""
    if not word.isascii():
        return True
    neighbours = text[start - 1 : start] + text[end : end + 1]
    return not any(c.isascii() and c.isalnum() for c in neighbours)
