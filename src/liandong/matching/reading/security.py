"""Security (担保): the pledges and guarantees that a product takes, and those of them that it asks for."""

import re
from collections.abc import Iterator
from itertools import pairwise

from liandong.matching.reading import words
from liandong.matching.reading.clauses import Asked, cut, secured
from liandong.matching.reading.figures import limits
from liandong.matching.reading.sections import Piece, Topic, parts
from liandong.rules import Unread

_SPEAKS = re.compile("抵押|质押|押品|保证(?!金)|担保|增信|联保|互保|风险补偿|风险分担|分担|资金池|反担保|保证保险")
_DEMANDED = re.compile(r"须(?!知)|必须|应当?|要求|需(?!求)|要(?=提供|有)")
_OPTIONAL = re.compile(r"可追加|必要时|视情|可选择?追加")
_SILENT = (Topic.TITLE, Topic.PARTY, Topic.ASIDE, Topic.BARRED)


def taken(piece: Piece) -> dict[str, frozenset[str]]:
    """The pledges and guarantees that a sentence names as taken, whether or not one of them is a must."""
    found: dict[str, frozenset[str]] = {"pledges": frozenset(), "guarantees": frozenset()}
    for part in () if piece.topic in _SILENT else parts(piece):
        if not words.NOT_SECURED.search(part.text) and (piece.topic is Topic.SECURITY or _SPEAKS.search(part.text)):
            found["pledges"] |= frozenset(words.found(words.PLEDGES, part.text))
            found["guarantees"] |= frozenset(words.found(words.GUARANTEES, part.text))
    return found


def asked(piece: Piece) -> Iterator[Asked]:
    """What a sentence under a heading of security asks for: each thing that it demands, else one of all that it names;
    unread where it names none that has a word. Nothing where credit alone will do."""
    if words.UNSECURED.search(piece.text):
        return
    sides = [side for part in parts(piece) if not any(True for _ in limits(part)) for side in _sides(part)]
    demanded = [side for side in sides if _DEMANDED.search(side.text)]
    for side in demanded or ([] if _OPTIONAL.search(piece.text) else [piece]):
        found = list(secured(side.text))
        condition = found[0].test if found else Unread(side.text)
        yield condition, (side.start, side.end)


def _sides(part: Piece) -> Iterator[Piece]:
    bounds = [
        0,
        *(match.start() for match in re.finditer("并(?=[须应由且])|且(?=[须应由])|另须", part.text)),
        len(part.text),
    ]
    for start, end in pairwise(bounds):
        if start < end:
            yield cut(part, start, end)
