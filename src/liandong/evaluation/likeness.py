"""When two names, numbers, units or lists count as the same."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any

SHORT_FORM = 0.8
"""What a name and its short form (at least four characters, at least half as long) count as."""

_UNITS = {
    "人民币": "元", "CNY": "元", "RMB": "元", "人民币元": "元", "percent": "%",
    "项": "个", "名": "人", "位": "人", "户": "家", "km": "公里", "km2": "平方公里", "km/h": "公里/小时",
}  # fmt: skip
_OFFICE = re.compile(r"(?:人民政府|有关部门|相关部门|政府)$")
_PROVINCE = re.compile(r"^[^省]{2,3}省(?=..)")
_COMMITTEE = re.compile(r".{2,6}[市省区县]委")
_GOVERNMENTS = frozenset({"市政府", "省政府", "区政府", "县政府"})
_CLOSE_MEMBERS = 0.7


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(100_000)
def simplified(text: str) -> str:
    """The text in compatibility form and simplified characters."""
    return str(_converter().convert(unicodedata.normalize("NFKC", text)))


@lru_cache(100_000)
def bare(text: str) -> str:
    """The letters, characters and digits of a name, simplified and in lower case."""
    return "".join(c for c in simplified(text) if c.isalnum()).lower()


def likeness(one: str, other: str) -> float:
    """F1 over the characters that two names share, 0 to 1; a short form counts as at least `SHORT_FORM`."""
    a, b = bare(one), bare(other)
    shared = (Counter(a) & Counter(b)).total()
    if not shared:
        return 0.0
    precision, recall = shared / len(a), shared / len(b)
    score = 2 * precision * recall / (precision + recall)
    short, long = sorted((a, b), key=len)
    if short in long and len(short) >= 4 and len(long) <= 2 * len(short):
        return max(score, SHORT_FORM)
    return score


def within(one: str, other: str) -> bool:
    """Whether one of two names, neither empty, is a part of the other."""
    a, b = bare(one), bare(other)
    return bool(a and b) and (a in b or b in a)


def number(value: object) -> Decimal | None:
    """The value as a decimal; None for what is none."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def same_number(value: object, wanted: Decimal) -> bool:
    """Whether the value is the wanted number, but for a millionth of it."""
    found = number(value)
    if found is None:
        return False
    return found == wanted or (wanted != 0 and abs(found - wanted) / abs(wanted) < Decimal("1e-6"))


def unit(text: object) -> str:
    """The unit in one of its spellings: 項 → 个, 户 → 家, RMB → 元."""
    plain = simplified(str(text or "").strip()).strip()
    plain = plain.translate(str.maketrans("個項戶臺畝輛噸條萬億", "个项户台亩辆吨条万亿"))
    return _UNITS.get(plain, plain)


def members(names: Iterable[object]) -> list[str]:
    """The single members of a list, each once, without 人民政府 and the like: 深圳市委、市政府 → 深圳市委, 深圳市."""
    found: dict[str, None] = {}
    for name in names:
        parts = [part for part in re.split("[、,]", str(name)) if part.strip()]
        if len(parts) == 2 and _COMMITTEE.fullmatch(parts[0]) and parts[1] in _GOVERNMENTS:
            parts[1] = parts[0][:-2] + parts[1]
        found |= dict.fromkeys(_member(part) for part in parts)
    return list(found)


def _member(name: str) -> str:
    place = _OFFICE.sub("", simplified(name))
    return _PROVINCE.sub("", place) or place


def shared_members(wanted: Sequence[str], got: Sequence[object], free: Sequence[str]) -> tuple[int, int, int]:
    """Hits, wanted and given members of two lists; what is like one of `free` and no hit is not counted as given."""
    wishes, left = members(wanted), members(got)
    hits = 0
    for wish in wishes:
        best = max(left, key=lambda name: likeness(name, wish), default=None)
        if best is not None and likeness(best, wish) >= _CLOSE_MEMBERS:
            left.remove(best)
            hits += 1
    left = [name for name in left if not any(likeness(name, other) >= _CLOSE_MEMBERS for other in free)]
    return hits, len(wishes), hits + len(left)
