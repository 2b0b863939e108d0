"""Which mentions of organisations (机构) are one: 统一社会信用代码 decides, then place, brand, trade and legal form."""

import re
from collections.abc import Container, Hashable, Iterator, Sequence

from liandong.model.noun import Noun
from liandong.records.joining import Relation, Rule
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved
from liandong.records.values import places
from liandong.records.values.characters import alike
from liandong.records.values.firms import Firm, firm, is_trade
from liandong.records.values.names import normalise
from liandong.records.values.plain_words import remainder

_OF_SOME_PLACE = re.compile(
    r"[省市区县州旗镇乡](?:委|政府|人大|政协|纪委|监委|法院|检察院"
    r"|[\u4e00-\u9fff]{1,12}(?:局|厅|办|委|部|会|中心|公司)$)"
)
"""A body that leaves its place to the page (市委宣传部): each city has one, so between documents it is nobody's."""
_OFFICE = re.compile(r"(?:政府|委|委员会|管委会|局|厅|办公室|人大|政协|法院|检察院)$")
"""Offices: that of a county is not that of the city around it."""
_NUMBERED = frozenset("0123456789一二三四五六七八九十东西南北中上下新老大小甲乙丙丁")
"""Characters that tell sister firms apart: two names that differ in one of them are not a slip of the pen."""

SHORT_NAME = "short_name"
"""Reason: one name may be short for the other, which it alone does not prove."""
ONE_CHARACTER = "one_character"
"""Reason: two full names of one place differ in one character."""
SAME_BRAND = "same_brand"
"""Reason: two full names tell one place and brand, and two trades."""

_NATION = "CN"

LONG_NAME, LONG_BRAND = 10, 4
"""Shortest full name, and shortest brand, in which one differing character counts as a slip of the pen."""
CLEAR_BRAND = 3
"""Characters of a brand that may stand for a firm in other documents; with two, chance hits abound."""
LONGEST_TRADE, BRANDS_OF_A_TRADE, NAMES_OF_A_PLACE = 4, 12, 3
"""Characters of a trade that is learned; how many different characters must stand before it, and behind a place."""
LONGEST_HEAD = 6
"""Characters of a short name that is looked for at the beginning of longer ones."""


class Signature(Noun, frozen=True, array_like=True, gc=False):
    firms: frozenset[Firm]
    uscc: frozenset[str]


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


def sought(signature: Signature) -> Iterator[Hashable]:
    """What a short name is looked for by among the beginnings of others, and one that may begin with a place."""
    for each in signature.firms:
        if each.is_region:
            continue
        if not each.full and 2 <= len(each.flat) <= LONGEST_HEAD:
            yield each.flat
        if not each.place and not each.codes:
            yield f"={each.flat}"


def offered(signature: Signature) -> Iterator[Hashable]:
    """The beginnings of a name by which a short one finds it, and the name with its place."""
    for each in signature.firms:
        if each.is_region:
            continue
        for text, least in ((each.stem, 2), (each.flat, len(each.place) + 2)):
            for end in range(least, min(len(text) - 1, LONGEST_HEAD) + 1):
                yield text[:end]
            if not each.place:
                break
        if each.place:
            yield f"={each.flat}"


def learn(signature: Signature) -> Iterator[tuple[str, str, int]]:
    """Ends of full names, with what stands before them: what ends the names of many brands is a trade. And places that
    show by their rank or in brackets, with what stands behind. The number says how many different ones are proof.
    """
    for each in signature.firms:
        if each.full and not each.branch:
            sizes = (len(each.trade),) if each.exact else range(2, min(LONGEST_TRADE, len(each.brand) - 2) + 1)
            stem = each.stem if each.exact else each.brand
            for size in sizes:
                if 1 < size < len(stem):
                    yield f"-{stem[-size:]}", stem[-size - 1], BRANDS_OF_A_TRADE
        if each.place:
            yield f"{each.place}-", each.brand[:1], NAMES_OF_A_PLACE


def refined(signature: Signature, words: Container[int]) -> Signature:
    """The signature with names taken apart further by what was learned from all of them."""
    changed, firms = False, []
    for each in signature.firms:
        firms.append(_refined(each, words))
        changed = changed or firms[-1] is not each
    return Signature(frozenset(firms), signature.uscc) if changed else signature


def _refined(each: Firm, words: Container[int]) -> Firm:
    if each.is_region or each.core[: len(each.stem)] != each.stem:
        return each
    place, brand, trade = each.place, each.brand, each.trade
    if not place and not each.codes:
        for size in (3, 2):
            if len(brand) >= size + 2 and hash(f"{brand[:size]}-") in words:
                place, brand = brand[:size], brand[size:]
                break
    size = 0 if each.exact else LONGEST_TRADE
    while size > 1:
        if len(brand) >= size + 2 and hash(f"-{brand[-size:]}") in words:
            brand, trade, size = brand[:-size], brand[-size:] + trade, LONGEST_TRADE
        else:
            size -= 1
    if brand == each.brand:
        return each
    core = each.core[len(place) - len(each.place) :]
    return Firm(
        each.plain, each.codes, place, core, brand, trade, each.exact, each.group, each.full, each.branch, False
    )


def anchor(signature: Signature) -> Hashable | None:
    """What tells a firm in full but for its code: place, brand and trade. Legal forms of one firm differ."""
    if len(signature.firms) != 1 or len(signature.uscc) > 1:
        return None
    (each,) = signature.firms
    if not each.full or not (each.place or each.codes) or each.is_region:
        return None
    return each.codes, each.place, each.brand, each.trade, each.group, each.branch


def merged(signatures: Sequence[Signature]) -> Signature | None:
    """One signature of several with one anchor; None where two codes tell two firms, or the brand is of plain words."""
    codes = frozenset[str]().union(*(each.uscc for each in signatures))
    first = signatures[0]
    (each,) = first.firms
    if len(codes) > 1 or not remainder(each.brand) or len(remainder(each.stem)) < 2:
        return None
    return first if codes == first.uscc else Signature(first.firms, codes)


def blocks(name: str) -> Iterator[Hashable]:
    """What the name shares with every other one that `one_name` takes for the same organisation's, in part at least."""
    return _blocks(firm(name), shortest=1)


def _blocks(each: Firm, *, shortest: int) -> Iterator[Hashable]:
    """Keys under which the firm is compared with others; a brand counts from `shortest` characters on."""
    if each.is_region:
        yield "region", each.codes
        return
    if shortest < 2:
        yield "plain", each.plain
    yield "stem", each.stem
    if each.place and shortest < 2:
        yield "stem", each.flat
    if each.trade and (len(each.brand) > LONGEST_HEAD or shortest < 2):
        yield "stem", each.brand
    if each.full and (each.codes or each.place) and len(each.brand) >= CLEAR_BRAND:
        yield "brand", each.codes, each.place, each.brand
        half = len(each.brand) // 2  # a slip of the pen leaves one half of the brand
        yield "front", each.codes, each.place, each.brand[:half], each.trade
        yield "back", each.codes, each.place, each.brand[half:], each.trade


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    """Two codes decide; otherwise any two names that can be one firm's."""
    if left.uscc and right.uscc:
        return Relation.PROVED if left.uscc & right.uscc else Relation.DIFFERENT
    found = Relation.DIFFERENT
    for a in left.firms:
        for b in right.firms:
            relation = _relation(a, b, local)
            if relation is Relation.SAME:
                return relation
            if relation is not Relation.DIFFERENT and found is not Relation.POSSIBLE:
                found = relation
    return found


def one_name(left: str, right: str) -> bool:
    """Whether two names in one record can be one organisation's: a way of writing, or a short form of the other."""
    a, b = firm(left), firm(right)
    if a.trade and b.trade and a.trade != b.trade:  # both stay to be seen
        return False
    return _relation(a, b, True) is Relation.SAME and (
        a.plain == b.plain or a.core == b.core or a.brand == b.brand or len(a.flat) == len(b.flat)
    )


def _relation(a: Firm, b: Firm, local: bool) -> Relation:
    if a.is_region or b.is_region:
        one = a.is_region and b.is_region and a.codes == b.codes and (local or len(a.codes) == 1)
        return Relation.SAME if one else Relation.DIFFERENT
    if a.plain == b.plain:
        return Relation.SAME if local or _distinct(a) else Relation.DIFFERENT
    if a.branch != b.branch or not _compatible(a, b):
        return Relation.DIFFERENT
    if not local and (_placeless(a) or _placeless(b)):
        return Relation.DIFFERENT
    if a.core == b.core and len(a.core) >= 1:
        apart = a.codes and b.codes and not a.codes & b.codes and _OFFICE.search(a.core)
        return Relation.SAME if not apart and (local or _distinct_core(a, b)) else Relation.DIFFERENT
    if a.full and b.full and a.group != b.group:
        return Relation.DIFFERENT
    if a.trade != b.trade and _renamed(a, b):
        return Relation.NEAR
    ours, theirs = a.flat, b.flat
    if ours == theirs or a.stem == b.stem:
        if not remainder(a.brand):
            return Relation.DIFFERENT
        if a.group != b.group and (b.full if a.group else a.full):
            return Relation.POSSIBLE  # a group, and a firm of its name
        return Relation.SAME if local or _clear(a, b) else Relation.POSSIBLE
    if len(ours) != len(theirs):
        return _short(a, b, local) if len(ours) < len(theirs) else _short(b, a, local)
    found = _slip(a, b)
    return Relation.OPEN if found is Relation.DIFFERENT and _overlap(a, b) else found


def _compatible(a: Firm, b: Firm) -> bool:
    """Whether neither regions nor unlisted places contradict one another."""
    if a.place and b.place:
        return a.place == b.place
    if (a.place and not a.codes and b.codes) or (b.place and not b.codes and a.codes):
        return False
    if a.codes == b.codes or not (a.codes and b.codes):
        return True
    if not (a.full or b.full) or _NATION in a.codes | b.codes:
        return False  # the hospital of a city is not that of its province, and 中国电影 not 上海电影
    clear = min(len(remainder(a.brand)), len(remainder(b.brand))) >= CLEAR_BRAND
    return clear and places.compatible(a.codes, b.codes)


def _short(short: Firm, long: Firm, local: bool) -> Relation:
    """Whether one name is short for the other: its beginning, with or without the place, the trade left out."""
    for said, whole, brand in ((short.stem, long.stem, long.brand), (short.flat, long.flat, long.place + long.brand)):
        if not whole.startswith(said):
            continue
        if short.full:
            break
        if not remainder(short.brand):
            return Relation.DIFFERENT
        if short.group and not long.group:
            return Relation.OPEN  # the group of the firm
        sure = said == brand or is_trade(whole[len(said) :])
        if not sure and not long.full:
            return Relation.OPEN  # what stands behind the name of a bank or school is a part of it
        return (
            Relation.SAME if sure and (local or len(said) >= LONG_BRAND or _clear(short, long)) else Relation.POSSIBLE
        )
    if long.flat.endswith(short.flat) and not long.place and not long.codes and len(short.flat) >= CLEAR_BRAND:
        return Relation.POSSIBLE  # a place may stand before it
    return Relation.OPEN if _overlap(short, long) else Relation.DIFFERENT


def _overlap(a: Firm, b: Firm) -> bool:
    """Whether the end of one name, less its trade, is the beginning of the other, which may lack its place."""
    for first, second in ((a, b), (b, a)):
        if first.full:
            continue
        for size in range(min(len(first.flat), len(second.stem)), 1, -1):
            if first.flat.endswith(second.stem[:size]):
                return True
    return False


def _renamed(a: Firm, b: Firm) -> bool:
    """Whether two full names tell one place and one clear brand, and differ in the trade."""
    return a.full and b.full and _one_place(a, b) and a.brand == b.brand and len(remainder(a.brand)) >= CLEAR_BRAND


def why(left: Signature, right: Signature) -> str:
    """What makes two firms likely to be one: a slip of the pen, or that one name is short for the other."""
    for a in left.firms:
        for b in right.firms:
            if _renamed(a, b):
                return SAME_BRAND
            if len(a.flat) == len(b.flat) and a.flat != b.flat and a.full and b.full:
                return ONE_CHARACTER
    return SHORT_NAME


def is_distinct(name: str) -> bool:
    """Whether the name says in any document which organisation it is."""
    return _distinct(firm(name))


def _placeless(a: Firm) -> bool:
    """Whether the name is that of a body of some city or district, without saying which."""
    return not a.codes and not a.full and _OF_SOME_PLACE.match(a.plain) is not None


def _distinct_core(a: Firm, b: Firm) -> bool:
    """Whether an equal core is enough between documents: a brand, or one place stated by both (深圳市委)."""
    return (bool(a.codes and a.core) and a.codes == b.codes) or len(remainder(a.stem)) >= 2


def _clear(a: Firm, b: Firm) -> bool:
    """Whether one brand is enough between documents: a long one, or a short one with place or trade told by both."""
    if min(len(a.brand), len(b.brand)) >= CLEAR_BRAND:
        return True
    return _one_place(a, b) or bool(a.trade and a.trade == b.trade)


def _one_place(a: Firm, b: Firm) -> bool:
    return bool((a.codes or a.place) and a.codes == b.codes and a.place == b.place)


def _slip(a: Firm, b: Firm) -> Relation:
    """Whether two full names of one place differ in a single character: one thing where the brand is long and the two
    sound alike, else perhaps.
    """
    wrong = [(x, y) for x, y in zip(a.flat, b.flat, strict=True) if x != y]
    if len(wrong) > 2 or (a.trade and b.trade and a.trade != b.trade):
        return Relation.DIFFERENT
    if not (a.full and b.full and _one_place(a, b)):
        return Relation.OPEN if len(wrong) == 1 else Relation.DIFFERENT
    if a.group != b.group or any(x in _NUMBERED or y in _NUMBERED for x, y in wrong):
        return Relation.DIFFERENT
    long = len(a.plain) >= LONG_NAME and min(len(a.brand), len(b.brand)) >= LONG_BRAND
    sounds = long and all(alike(x, y) for x, y in wrong)
    if len(wrong) == 2:
        return Relation.OPEN if sounds else Relation.DIFFERENT
    return Relation.SAME if sounds else Relation.NEAR


def _distinct(a: Firm) -> bool:
    if a.is_region:
        return len(a.codes) == 1
    if _placeless(a):
        return False
    return a.full or len(remainder(a.core)) >= 2 or bool(a.codes and a.core)


def alone(signature: Signature) -> bool:
    return bool(signature.uscc) or any(_distinct(each) for each in signature.firms)


def weight(signature: Signature) -> int:
    """How much the fullest name tells: a name with place and legal form is not in doubt because short ones fit it."""
    most = 0
    for each in signature.firms:
        weight = 2 * each.full + bool(each.codes or each.place)
        if weight > most:
            most = weight
    return most


RULE: Rule[Signature] = Rule(
    Signature, signature, keys, compare, alone, weight=weight, sought=sought, offered=offered, learn=learn,
    refined=refined, anchor=anchor, merged=merged, why=why,
)  # fmt: skip
