"""What names are made of: family names, posts, the ends of organisation names, trade words, and who publishes."""

from functools import cache

from liandong.model import Tier
from liandong.vocabulary.patterns import longest_first
from liandong.vocabulary.tables import rows, sections

_SURNAMES = sections("surnames.txt")
_POSTS = sections("posts.txt")
_ORGANISATIONS = sections("organisations.txt")

SURNAMES: frozenset[str] = frozenset(_SURNAMES["single"])
"""Family names of one character."""

COMPOUND_SURNAMES: tuple[str, ...] = longest_first(_SURNAMES["compound"])
"""Family names of several characters (欧阳, 司马), longest first."""

WORDLIKE_SURNAMES: frozenset[str] = frozenset(_SURNAMES["also a word"])
"""Those of SURNAMES that are far more often a word (和, 国, 应)."""

WORDS_LIKE_NAMES: tuple[str, ...] = longest_first(_SURNAMES["opens a word"])
"""How ordinary words begin that look like the name of a person (高度, 方案), longest first."""

POSTS: tuple[str, ...] = longest_first(_POSTS["rank"])
"""Words for posts, longest first: 人大常委会主任 before 主任."""

TRADE_WORDS: tuple[str, ...] = longest_first(_ORGANISATIONS["trade"])
"""Words that tell a firm's trade (信息科技, 生物医药), longest first."""

ORGANISATION_CLASSES: tuple[str, ...] = ("legal form", "government", "academia", "finance", "association", "media")

JOINT_BUREAUS: tuple[str, ...] = longest_first(
    matter + rank for matter in _ORGANISATIONS["joint bureau"] for rank in ("局", "厅", "委员会", "委")
)
"""How the names of offices end that see to two matters (发展和改革局): the 和 in them joins no two bodies."""

_SUFFIX_CLASS = {word: kind for kind in reversed(ORGANISATION_CLASSES) for word in _ORGANISATIONS[kind]}
ORGANISATION_SUFFIXES: dict[str, str] = {word: _SUFFIX_CLASS[word] for word in longest_first(_SUFFIX_CLASS)}
"""End of an organisation's name → its class, longest first."""

FALSE_ENDS: tuple[str, ...] = longest_first(_ORGANISATIONS["false end"])
"""Ordinary words that look like the end of an organisation's name (战略布局, 智能网), longest first."""


def false_end(name: str) -> bool:
    """Whether the name ends in an ordinary word that merely looks like the end of an organisation's name."""
    return name.endswith(FALSE_ENDS)


@cache
def listed_media() -> dict[str, Tier]:
    """Name or alias of an outlet → its tier, of those that are listed."""
    return {
        name: Tier[row["tier"]]
        for row in rows("media.tsv")
        for name in (row["name"], *(row["aliases"].split("|") if row["aliases"] else ()))
    }


def media_names() -> tuple[str, ...]:
    """The names of listed media, longest first."""
    return longest_first(listed_media())
