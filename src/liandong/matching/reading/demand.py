"""Demand (需求): a need read from the text that describes it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from liandong.matching.need import Need
from liandong.matching.reading import standing, words
from liandong.matching.reading.backing import backing
from liandong.matching.reading.bearers import firm_of, firmless, project_of
from liandong.matching.reading.naming import Span
from liandong.matching.reading.product import Read
from liandong.matching.reading.sections import Piece, Topic, half_width, parts, pieces, topic_of
from liandong.matching.reading.sought import sought
from liandong.matching.reading.unwrapping import unwrapped

_UNTICKED = re.compile(r"[□☐][^□☐☑☒√■✓✔\n,;。:]{1,14}")
_CHEQUE = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}(?=元|圆|万|亿|整)")
_EVERYDAY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_YEAR = re.compile("[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九]月)?")
_FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TICK = re.compile("[☑☒√■✓✔]")
_ASKS = re.compile(r"(?:[^:?,]{1,6}:)?(?P<question>[^?]{1,24})\?[-:\s]*(?P<answer>.*)", re.DOTALL)
_SPEAKER = re.compile(r"(?:答|A\d*):?")
_ASIDE = re.compile(r"抵押|质押|担保|增信|去年|曾|主营|从事|已有|存量")
"""Parts that tell of something else than what is sought."""
_PLANS = re.compile(r"拟|计划|准备|打算|正在|推进|进行|实施|属")
_SEEKS = re.compile(r"融资|贷款?|借|要钱|缺|资金|授信|缺口|需求|申请")
_COLUMNS, _SHORT = 4, 10
"""A table has at least so many columns, their heads fewer characters."""
_SINGLE = (Topic.PARTY, Topic.PLACE, Topic.FOUNDED, Topic.INDUSTRY, Topic.RATING, Topic.TITLE)
_LONGEST = 60
"""A value that is longer is a description."""
_NOT_SPENT = re.compile(r"还款来源|还款资金|第一还款|回款")


def read_need(code: str, text: str, *, title: str = "", firm: str = "", source: str = "") -> Read[Need]:
    """The need that a text describes; what it does not state is not known."""
    whole = unwrapped(text)
    text = whole.text
    flat = _tabled(_plain(_ticked(half_width(text))))
    sentences = list(_answered(_by_line(flat, list(pieces(flat)))))
    values: dict[str, Any] = {}
    proof: dict[str, Span] = {}
    values["title"] = title or project_of(sentences, proof, text)
    titled = proof.get("title", (0, 0))
    sentences = [piece for piece in sentences if not titled[0] <= piece.start < piece.end <= titled[1]]
    values["firm"] = firm or firm_of(sentences, proof, text)
    found: dict[str, tuple[Any, Span] | None] = {
        **sought(flat, sentences),
        **backing(sentences),
        "region": standing.region(sentences),
        "industry": standing.industry(sentences),
        "founded": standing.founded(sentences),
        "rating": standing.rating(sentences),
        "titles": standing.titles(sentences),
        "stage": standing.stage(sentences),
        "purpose": _purpose(sentences, values["title"], proof.get("title")),
    }
    for name, told in found.items():
        if told is not None:
            values[name], proof[name] = told
    return Read(Need(code, source=source, **values), {name: whole.span(*span) for name, span in proof.items()})


def _ticked(text: str) -> str:
    """The text of a form without the boxes that are not ticked, every other character in its place."""
    if not _TICK.search(text):
        return text
    blank = _UNTICKED.sub(lambda match: " " * len(match[0]), text)
    return _TICK.sub(" ", blank)


def _tabled(text: str) -> str:
    """The text with tabs for the commas of a table that has its heads in its first line."""
    lines = text.split("\n")
    heads = [re.sub(r"\(.*", "", head) for head in lines[0].split(",")]
    known = sum(topic_of(head) is not Topic.OTHER for head in heads if len(head) < _SHORT)
    if len(heads) < _COLUMNS or known < len(heads) - 2 or "。" in lines[0]:
        return text
    return "\n".join(line.replace(",", "\t") if line.count(",") == len(heads) - 1 else line for line in lines)


def _plain(text: str) -> str:
    """The text with sums in the numerals of cheques (贰仟万元) in those of every day, and years (二〇一六年四月) in
    figures."""
    text = _CHEQUE.sub(lambda match: match[0].translate(_EVERYDAY), text)
    return _YEAR.sub(lambda match: match[0].translate(_FIGURES), text)


def _by_line(text: str, sentences: Sequence[Piece]) -> list[Piece]:
    """The sentences; what a heading announces that has one value ends with the line of that."""
    found: list[Piece] = []
    ended = False
    for before, piece in zip([None, *sentences], sentences, strict=False):
        between = text[before.end : piece.start] if before else ""
        headed = before is None or before.topic is not piece.topic or re.search("[\u4e00-\u9fff]", between)
        ended = not headed and (ended or (piece.topic in _SINGLE and "\n" in between))
        long = piece.topic in _SINGLE and len(piece.text) > _LONGEST
        found.append(replace(piece, topic=Topic.NONE) if ended or long else piece)
    return found


def _answered(sentences: Sequence[Piece]) -> Iterator[Piece]:
    """The sentences; what answers a question, in its line or behind it, speaks of what that asks."""
    asked = Topic.NONE
    for piece in sentences:
        if piece.topic not in (Topic.NONE, Topic.OTHER):
            asked = Topic.NONE
            yield piece
            continue
        question = _ASKS.fullmatch(piece.text)
        if question:
            asked = topic_of(question["question"])
        begin = question.start("answer") if question else 0
        speaker = _SPEAKER.match(piece.text, begin)
        begin = speaker.end() if speaker else begin
        if begin < len(piece.text):
            topic = piece.topic if asked in (Topic.NONE, Topic.OTHER) else asked
            yield replace(piece, topic=topic, start=piece.start + begin, text=piece.text[begin:])


def _purpose(sentences: Sequence[Piece], title: str, titled: Span | None) -> tuple[str, Span] | None:
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
    return min(named, key=lambda word: named[word]) if named else None
