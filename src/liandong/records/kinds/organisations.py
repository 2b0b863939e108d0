"""Which mentions of organisations (机构) are one: 统一社会信用代码 decides, then place, brand, trade and legal form."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from liandong.records.joining import Relation, Rule
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved
from liandong.records.values import places
from liandong.records.values.names import normalise, parse
from liandong.records.values.plain_words import any_of, remainder, trade_words

_FORM = re.compile(
    r"(?P<group>集团)?(?P<form>股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|(?<=集团))"
    r"(?P<branch>.{0,12}?(?:分公司|子公司|办事处|分行|支行|分院))?$"
)
_GROUP = re.compile(r"(?P<group>集团)$")
_TRADE = re.compile(f"(?:{any_of(trade_words())})$")
_OF_SOME_PLACE = re.compile(
    r"[省市区县州旗镇乡](?:委|政府|人大|政协|纪委|监委|法院|检察院"
    r"|[\u4e00-\u9fff]{1,12}(?:局|厅|办|委|部|会|中心|公司)$)"
)
"""A body that leaves its place to the page (市委宣传部): each city has one, so between documents it is nobody's."""
_OFFICE = re.compile(r"(?:政府|委|委员会|管委会|局|厅|办公室|人大|政协|法院|检察院)$")
"""Offices: that of a county is not that of the city around it."""
_NUMBERED = frozenset("0123456789一二三四五六七八九十东西南北中上下新老大小甲乙丙丁")
"""Characters that tell sister firms apart: two names that differ in one of them are not a slip of the pen."""

LONG_NAME, LONG_BRAND = 10, 4
"""Shortest full name, and shortest brand, in which one differing character counts as a slip of the pen."""
CLEAR_BRAND = 3
"""Characters of a brand that may stand for a firm in other documents; with two, chance hits abound."""


@dataclass(frozen=True, slots=True)
class Firm:
    """One name of an organisation taken apart: `full` with a legal form, `is_region` for a place as a party."""

    plain: str
    codes: frozenset[str]
    core: str
    brand: str
    trade: str
    group: bool
    full: bool
    branch: str
    is_region: bool


@dataclass(frozen=True, slots=True)
class Signature:
    firms: frozenset[Firm]
    uscc: frozenset[str]


@lru_cache(1 << 14)
def firm(text: str) -> Firm:
    """The parts of the name of an organisation: 深圳市 | 云天励飞 | 技术 | 有限公司."""
    name = parse(text)
    core = name.core
    match = _FORM.search(core)
    stem, group, branch = core, False, ""
    if match:
        stem, group, branch = (
            core[: match.start()],
            bool(match["group"]) or core[: match.start()].endswith("集团"),
            match["branch"] or "",
        )
    ending = _GROUP.search(stem)
    if ending and len(stem) > 2:
        stem, group = stem[: ending.start()], True
    brand = stem
    while len(brand) > 2 and (trade := _TRADE.search(brand)) and trade.start() >= 2:
        brand = brand[: trade.start()]
    marks = "".join(f"{unit}{number}" for unit, number in (*name.strict, *name.weak))
    plain = normalise(text) if not marks else name.plain
    return Firm(
        plain,
        name.codes,
        core + marks,
        brand + marks,
        stem[len(brand) :],
        group,
        bool(match and match["form"]),
        branch,
        name.is_region,
    )


def signature(profile: Profile, resolved: Resolved) -> Signature | None:
    """All names and codes of the organisation; None for one without either."""
    names = (*profile.texts("name"), *profile.texts("short_name"))
    codes = frozenset(normalise(text).upper() for text in profile.texts("uscc"))
    firms = frozenset(firm(text) for text in names if normalise(text))
    return Signature(firms, codes) if firms or codes else None


def keys(signature: Signature) -> Iterator[Hashable]:
    yield from (("uscc", code) for code in signature.uscc)
    for each in signature.firms:
        yield from _blocks(each, shortest=2)


def blocks(name: str) -> Iterator[Hashable]:
    """What the name shares with every other one that `one_name` takes for the same organisation's, in part at least."""
    return _blocks(firm(name), shortest=1)


def _blocks(each: Firm, *, shortest: int) -> Iterator[Hashable]:
    """Keys under which the firm is compared with others; a brand counts from `shortest` characters on."""
    yield "plain", each.plain
    if each.is_region:
        yield "region", each.codes
        return
    yield "core", each.core
    if len(each.brand) >= shortest:
        yield "brand", each.brand
    if each.full and each.codes and len(each.brand) >= LONG_BRAND:  # a slip of the pen leaves one half of the brand
        half = len(each.brand) // 2
        yield "front", each.codes, each.brand[:half], each.trade
        yield "back", each.codes, each.brand[half:], each.trade


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    """Two codes decide; otherwise any two names that can be one firm's."""
    if left.uscc and right.uscc:
        return Relation.SAME if left.uscc & right.uscc else Relation.DIFFERENT
    pairs = [(a, b) for a in left.firms for b in right.firms]
    if any(_same(a, b, local) for a, b in pairs):
        return Relation.SAME
    return Relation.POSSIBLE if any(a.brand == b.brand and _same_brand(a, b) for a, b in pairs) else Relation.DIFFERENT


def one_name(left: str, right: str) -> bool:
    """Whether two names in one record can be one organisation's: a way of writing, or a short form of the other."""
    return _same(firm(left), firm(right), True)


def _same(a: Firm, b: Firm, local: bool) -> bool:
    if a.is_region or b.is_region:
        return a.is_region and b.is_region and a.codes == b.codes and (local or len(a.codes) == 1)
    if a.plain == b.plain:
        return local or _distinct(a)
    if a.branch != b.branch:
        return False
    if not local and (_placeless(a) or _placeless(b)):
        return False
    if a.core == b.core and len(a.core) >= 1:
        apart = _OFFICE.search(a.core) and a.codes and b.codes and not a.codes & b.codes
        return not apart and places.compatible(a.codes, b.codes) and (local or _distinct_core(a, b))
    if a.brand == b.brand:
        return _same_brand(a, b) and (local or _clear(a, b))
    return _slip(a, b)


def is_distinct(name: str) -> bool:
    """Whether the name says in any document which organisation it is."""
    return _distinct(firm(name))


def _placeless(a: Firm) -> bool:
    """Whether the name is that of a body of some city or district, without saying which."""
    return not a.codes and not a.full and _OF_SOME_PLACE.match(a.plain) is not None


def _distinct_core(a: Firm, b: Firm) -> bool:
    """Whether an equal core is enough between documents: a brand, or one place stated by both (深圳市委)."""
    return len(remainder(a.core)) >= 2 or (bool(a.codes) and a.codes == b.codes)


def _same_brand(a: Firm, b: Firm) -> bool:
    """One brand, nothing that contradicts: place, trade and form are equal or left out."""
    if not remainder(a.brand) or not places.compatible(a.codes, b.codes):
        return False
    if a.trade and b.trade and a.trade != b.trade:
        return False
    if a.full and b.full:
        return a.trade == b.trade and a.group == b.group
    return True


def _clear(a: Firm, b: Firm) -> bool:
    """Whether one brand is enough between documents: a long one, or a short one with place or trade told by both."""
    if len(a.brand) >= CLEAR_BRAND:
        return True
    return bool(a.codes and a.codes == b.codes) or bool(a.trade and a.trade == b.trade)


def _slip(a: Firm, b: Firm) -> bool:
    """Whether two long full names of one place differ in a single character of a long brand."""
    if not (a.full and b.full and a.codes and a.codes == b.codes and len(a.plain) == len(b.plain) >= LONG_NAME):
        return False
    if len(a.brand) != len(b.brand) or len(a.brand) < LONG_BRAND or a.trade != b.trade or a.group != b.group:
        return False
    if Levenshtein.distance(a.plain, b.plain, score_cutoff=1) != 1:
        return False
    return not any(x in _NUMBERED or y in _NUMBERED for x, y in zip(a.plain, b.plain, strict=True) if x != y)


def _distinct(a: Firm) -> bool:
    if a.is_region:
        return len(a.codes) == 1
    if _placeless(a):
        return False
    return a.full or len(remainder(a.core)) >= 2 or bool(a.codes and a.core)


def alone(signature: Signature) -> bool:
    return bool(signature.uscc) or any(_distinct(each) for each in signature.firms)


RULE: Rule[Signature] = Rule(Signature, signature, keys, compare, alone)
