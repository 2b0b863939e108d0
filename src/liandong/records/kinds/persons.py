"""Which mentions of persons (人物) are one: in one document by name, between documents with a post or event besides.

A Chinese personal name alone never joins anything.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from liandong.records.joining import Relation, Rule
from liandong.records.kinds import organisations
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved, is_known
from liandong.records.values.names import normalise

_POST = 6
"""Characters of a post that names its institution too (上海市投资促进服务中心主任); 主任 alone says nothing."""
_PLACELESS = re.compile("[省市区县州旗镇乡]")
"""A post that leaves its place to the page (市委宣传部部长): each city has one."""


@dataclass(frozen=True, slots=True)
class Signature:
    names: frozenset[str]
    context: frozenset[str]


def signature(profile: Profile, resolved: Resolved) -> Signature | None:
    """The name, and what places it in the world: institutions that are known, events, full posts of a named place."""
    names = frozenset(normalise(text) for text in profile.texts("name")) - {""}
    if not names:
        return None
    posts = {normalise(text) for text in profile.texts("post")}
    context = {f"post:{post}" for post in posts if len(post) >= _POST and not _PLACELESS.match(post)}
    bodies = resolved.keys(profile, "institution", "organisation")
    context |= {key for key in bodies if is_known(key) or organisations.is_distinct(key)}
    context |= resolved.roots(profile, "event")
    return Signature(names, frozenset(context))


def keys(signature: Signature) -> Iterator[Hashable]:
    yield from signature.names


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    if not left.names & right.names:
        return Relation.OPEN
    return Relation.SAME if local or left.context & right.context else Relation.OPEN


def alone(signature: Signature) -> bool:
    return bool(signature.context)


RULE: Rule[Signature] = Rule(Signature, signature, keys, compare, alone, asks=("institution", "event"))
