"""Advertisements (广告) that copying sites push between the lines of an article: they share next to no words with it,
and sell."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from liandong.documents.lines import Line, LineKind
from liandong.documents.selling import NEWS, TOLD, WAYS

_SURE, _WEAK = frozenset({"call", "promise"}), frozenset({"you"})
"""Ways of which one with a number is enough, and those that prove nothing beside another."""
_SPOKEN = re.compile(r"[“\"「【]|[QqAa]\d|问[:：]|答[:：]|[(（]?[一二三四五六七八九十\d]{1,3}[、.)）]")
"""How items, quotations, questions and answers begin."""
_LEAST = 2
"""Ways of selling that outweigh a word of news."""
_LONGEST = 120
_SHARED, _ENOUGH = 0.06, 100
"""The part of its pairs of characters that an advertisement shares at most with the article, and how many pairs of its
own the article must have to tell."""
_NUMBER = re.compile(r"[\d一二三四五六七八九十百千万]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")


def without(lines: Sequence[Line], title: str) -> list[Line]:
    """The lines of an article without advertisements; all of them where most are strange to the others, as in bulletins
    of many items, or where too little stands beside one to tell by."""
    pairs = [_pairs(line.bare) for line in lines]
    stand_in = Counter(chain(*pairs, _pairs(title)))
    strange = [_is_strange(own, stand_in) for own in pairs]
    if 2 * sum(len(own) for own, alone in zip(pairs, strange, strict=True) if alone) > sum(map(len, pairs)):
        return list(lines)
    return [line for line, alone in zip(lines, strange, strict=True) if not (alone and _is_advert(line))]


def _is_strange(own: set[str], stand_in: Counter[str]) -> bool:
    """Whether next to none of a line's own pairs stand in the rest of the article."""
    shared = sum(stand_in[pair] > 1 for pair in own)
    return bool(own) and shared <= _SHARED * len(own) and len(stand_in) - len(own) >= _ENOUGH


def _is_advert(line: Line) -> bool:
    told = line.kind is LineKind.ROW or len(line.bare) > _LONGEST or _SPOKEN.match(line.bare)
    return not told and sells(line.bare)


def _pairs(text: str) -> set[str]:
    """The pairs of Chinese characters that stand side by side."""
    return {one + two for run in _HAN.findall(text) for one, two in pairwise(run)}


def sells(line: str) -> bool:
    """Whether a line, short of what stands around it, may be an advertisement."""
    if TOLD.search(line):
        return False
    ways = {name for name, way in WAYS.items() if way.search(line)}
    if len(ways - _WEAK) >= _LEAST:
        return True
    sure = ways & _SURE and _NUMBER.search(line)
    return bool(sure or len(ways) > _LEAST) and NEWS.search(line) is None
