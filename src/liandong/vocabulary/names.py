"""What names are made of: family names, posts, the ends of organisation names, trade words, and who publishes."""

import re
from functools import cache

from liandong.model import Tier
from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.tables import rows, sections


def _longest_first(words: frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


_SURNAMES = sections("surnames.txt")
_POSTS = sections("posts.txt")
_ORGANISATIONS = sections("organisations.txt")

SURNAMES: frozenset[str] = frozenset(_SURNAMES["single"])
"""Family names of one character."""

COMPOUND_SURNAMES: tuple[str, ...] = _longest_first(_SURNAMES["compound"])
"""Family names of several characters (欧阳, 司马), longest first."""

POSTS: tuple[str, ...] = _longest_first(_POSTS["rank"])
"""Words for posts, longest first: 人大常委会主任 before 主任."""

POST_PATTERN: str = any_of(POSTS)
"""A regular expression over POSTS."""

POST_PREFIXES: tuple[str, ...] = _longest_first(_POSTS["prefix"])
"""What may stand before a post: 原, 时任, 常务 …"""

LEGAL_FORMS: tuple[str, ...] = _longest_first(_ORGANISATIONS["legal form"])
"""Legal forms and what firms call themselves, longest first."""

TRADE_WORDS: tuple[str, ...] = _longest_first(_ORGANISATIONS["trade"])
"""Words that tell a firm's trade (信息科技, 生物医药), longest first."""

ORGANISATION_CLASSES: tuple[str, ...] = ("legal form", "government", "academia", "finance", "association", "media")

_SUFFIX_CLASS = {word: kind for kind in reversed(ORGANISATION_CLASSES) for word in _ORGANISATIONS[kind]}
ORGANISATION_SUFFIXES: dict[str, str] = {word: _SUFFIX_CLASS[word] for word in _longest_first(tuple(_SUFFIX_CLASS))}
"""End of an organisation's name → its class, longest first."""

ORGANISATION_PATTERN: str = any_of(ORGANISATION_SUFFIXES)
"""A regular expression over the ends."""

FALSE_ENDS: tuple[str, ...] = _longest_first(_ORGANISATIONS["false end"])
"""Ordinary words that look like the end of an organisation's name (战略布局, 智能网), longest first."""

_LENGTHS = tuple(sorted({len(suffix) for suffix in ORGANISATION_SUFFIXES}, reverse=True))
_OFFICIAL_DOMAIN = re.compile(r"(?:^|\.)gov\.(?:cn|hk|mo)$")
_OFFICIAL_NAME = re.compile(
    r"(?:人民政府|管委会|管理委员会|发改委|发展和改革委员会|发展改革委|国资委|(?:商务|科技|财政|统计|工信|经信|投资促进|发展改革|交通运输|生态环境|自然资源|市场监管|人社|农业农村|教育|文旅|司法|民政)[局厅委]"
    r"|政府办公[室厅]|市政府|省政府|区政府|县政府|办公厅|国务院|新闻办公?室?|政府网|政务网|门户网站|信息公开|发布厅|国家[一-鿿]{2,8}[局委部署办])$"
)


def surname(name: str) -> str | None:
    """The family name that a person's name begins with; None where it begins with none."""
    for compound in COMPOUND_SURNAMES:
        if name.startswith(compound) and len(name) > len(compound):
            return compound
    return name[0] if len(name) > 1 and name[0] in SURNAMES else None


def organisation_class(name: str) -> str | None:
    """The class (of ORGANISATION_CLASSES) of an organisation by the end of its name; None where it ends like none."""
    if false_end(name):
        return None
    endings = (name[-length:] for length in _LENGTHS)
    return next((ORGANISATION_SUFFIXES[ending] for ending in endings if ending in ORGANISATION_SUFFIXES), None)


def false_end(name: str) -> bool:
    """Whether the name ends in an ordinary word that merely looks like the end of an organisation's name."""
    return name.endswith(FALSE_ENDS)


@cache
def _media() -> tuple[dict[str, Tier], dict[str, Tier]]:
    names: dict[str, Tier] = {}
    domains: dict[str, Tier] = {}
    for row in rows("media.tsv"):
        tier = Tier[row["tier"]]
        for name in (row["name"], *(row["aliases"].split("|") if row["aliases"] else ())):
            names[name] = tier
        for domain in row["domains"].split("|") if row["domains"] else ():
            domains[domain] = tier
    return names, domains


def media_names() -> tuple[str, ...]:
    """The names of known media, longest first."""
    return _longest_first(tuple(_media()[0]))


def media_tier(name: str) -> Tier | None:
    """The tier of an outlet or issuing office by its name; None for one that we do not know."""
    known = _media()[0].get(name)
    if known is not None:
        return known
    return Tier.GOVERNMENT if _OFFICIAL_NAME.search(name) else None


def domain_tier(host: str) -> Tier | None:
    """The tier of a site by its host: government for gov.cn, gov.hk, gov.mo, else a known outlet's; None if unknown."""
    host = host.lower().rstrip(".")
    if _OFFICIAL_DOMAIN.search(host):
        return Tier.GOVERNMENT
    parts = host.split(".")
    candidates = (".".join(parts[i:]) for i in range(len(parts) - 1))
    return next((tier for candidate in candidates if (tier := _media()[1].get(candidate)) is not None), None)
