"""Spending (用款): what a need's money is for."""

import re
from collections.abc import Sequence

from liandong.matching.reading import words
from liandong.matching.reading.bearers import firmless
from liandong.matching.reading.naming import Span
from liandong.matching.reading.sections import Piece, parts
from liandong.matching.reading.topics import Topic

_ASIDE = re.compile(r"抵押|质押|担保|增信|去年|曾|主营|从事|已有|存量")
"""Parts that tell of something else than what is sought."""
_PLANS = re.compile(r"基础设施|拟|计划|准备|打算|正在|推进|进行|实施|属")
_SEEKS = re.compile(r"融资|贷款?|借|要钱|缺|差[\d一二两三四五六七八九十]|资金|授信|缺口|需求|申请")
_LEASED = re.compile("设备[^,。;]{0,6}租赁|直接租赁")
"""What is leased to be used is paid for as what is bought."""
_NOT_SPENT = re.compile(r"还款来源|还款资金|第一还款|回款")


def purpose_of(sentences: Sequence[Piece], title: str, titled: Span | None) -> tuple[str, Span] | None:
    """What the money is for: under a heading for it, else where prose tells what is paid with it, else by the title."""
    for piece in sentences:
        if piece.topic in (Topic.PURPOSE, Topic.MIXED) and (word := _first(piece.text)):
            return word, (piece.start, piece.end)
    word = _first(title) if titled and _first(title) != "固定资产" else None
    if word and titled:
        return word, titled
    return _spent(sentences)


def _spent(sentences: Sequence[Piece]) -> tuple[str, Span] | None:
    """What prose tells is paid with the money: where it is asked for, else what is planned."""
    prose = (Topic.NONE, Topic.OTHER, Topic.AMOUNT, Topic.CONDITIONS, Topic.MIXED, Topic.ASIDE)
    for asked in (True, False):
        for piece in sentences:
            seeks = piece.topic is Topic.AMOUNT or _SEEKS.search(piece.text)
            if (
                piece.topic not in prose
                or _NOT_SPENT.search(piece.text)
                or not (seeks if asked else _PLANS.search(piece.text))
            ):
                continue
            told = ",".join(part.text for part in parts(piece) if not _ASIDE.search(part.text))
            word = _first(firmless(told))
            if word and (asked or word not in ("流动资金", "固定资产", "贸易")):
                return word, (piece.start, piece.end)
    return None


def _first(text: str) -> str | None:
    named = words.found(words.PURPOSES, text)
    if not named and _LEASED.search(text):
        return "固定资产"
    return min(named, key=lambda word: named[word]) if named else None
