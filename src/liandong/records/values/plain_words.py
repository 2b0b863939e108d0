"""Plain words: what stands in many names and tells none apart. A name made of them alone names nothing by itself.

The words lie in plain_words.txt, collected by hand from headings and project lists of regional pages. A word that is
missing there makes two names look distinctive that are not, so names without a clear brand must also agree in place.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from liandong.vocabulary import events, names
from liandong.vocabulary.patterns import longest_first

_NOUNS = (
    *events.EVENT_NOUNS,
    *events.PUBLICATION_NOUNS,
    *events.POLICY_NOUNS,
    *events.MECHANISM_NOUNS,
    *events.SITE_NOUNS,
    *events.AGREEMENT_NOUNS,
)


@cache
def _sections() -> dict[str, frozenset[str]]:
    text = files("liandong.records.values").joinpath("plain_words.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(section, set()).update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def trade_words() -> frozenset[str]:
    """Words that tell the trade of a firm or project (信息科技, 新能源汽车)."""
    return _sections()["trade"] | frozenset(names.TRADE_WORDS)


def any_of(words: frozenset[str]) -> str:
    """A regular expression over the words, the longest first."""
    return "|".join(re.escape(word) for word in longest_first(words))


@cache
def _plain() -> Mapping[str, Sequence[str]]:
    """The plain words by their first character, the longest first."""
    listed = _sections()
    found: dict[str, list[str]] = {}
    for word in longest_first(trade_words() | listed["type"] | listed["modifier"] | frozenset(_NOUNS)):
        found.setdefault(word[0], []).append(word)
    return found


@lru_cache(1 << 14)
def remainder(core: str) -> str:
    """What is left of a name without regions when every plain word is taken out: its brand, or nothing."""
    words, kept, at = _plain(), "", 0
    while at < len(core):
        for word in words.get(core[at], ()):
            if core.startswith(word, at):
                at += len(word)
                break
        else:
            kept += core[at]
            at += 1
    return kept
