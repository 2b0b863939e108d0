"""Demand (需求): a need read from the text that describes it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from liandong.matching.need import Need
from liandong.matching.reading import standing, words
from liandong.matching.reading.backing import backing
from liandong.matching.reading.naming import Span, firm_of, project_of
from liandong.matching.reading.product import Read
from liandong.matching.reading.sections import Piece, Topic, half_width, parts, pieces, topic_of
from liandong.matching.reading.sought import sought

_UNTICKED = re.compile(r"[□☐][^□☐☑☒√■✓✔\n,;。:]{1,14}")
_TICK = re.compile("[☑☒√■✓✔]")
_ASKS = re.compile(r"^(?:问|Q\d*):?(?P<question>.+)$")
_SPENDS = re.compile(
    r"用于|用来|用作|用途|投向|投入|支付|采购|购置|购买|购进|备货|进货|扩|建设|新建|偿还|归还|置换|周转|研发|改造|并购|收购|更新|补充|发放"
)
_SEEKS = re.compile(r"融资|贷款|借款|资金|授信|缺口|需求|申请")
_NOT_SPENT = re.compile(r"还款来源|还款资金|第一还款|回款")


def read_need(code: str, text: str, *, title: str = "", firm: str = "", source: str = "") -> Read[Need]:
    """The need that a text describes; what it does not state is not known."""
    flat = _ticked(half_width(text))
    sentences = list(_answered(list(pieces(flat))))
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
    return Read(Need(code, source=source, **values), proof)


def _ticked(text: str) -> str:
    """The text of a form without the boxes that are not ticked, every other character in its place."""
    if not _TICK.search(text):
        return text
    blank = _UNTICKED.sub(lambda match: " " * len(match[0]), text)
    return _TICK.sub(" ", blank)


def _answered(sentences: Sequence[Piece]) -> Iterator[Piece]:
    """The sentences; what answers a question speaks of what that asks."""
    asked = Topic.NONE
    for piece in sentences:
        question = _ASKS.match(piece.text)
        if question:
            asked = topic_of(question["question"].rstrip("?"))
            continue
        answer = re.match(r"(?:答|A\d*):?", piece.text)
        if answer and asked is not Topic.NONE and piece.topic in (Topic.NONE, Topic.OTHER):
            start = piece.start + answer.end()
            yield replace(piece, topic=asked, start=start, text=piece.text[answer.end() :])
        else:
            yield piece


def _purpose(sentences: Sequence[Piece], title: str, titled: Span | None) -> tuple[str, Span] | None:
    """What the money is for: under a heading for it, else where prose tells what is paid with it, else by the title."""
    for piece in sentences:
        if piece.topic is Topic.PURPOSE and (word := _first(piece.text)):
            return word, (piece.start, piece.end)
    for piece in sentences:
        if piece.topic not in (Topic.NONE, Topic.OTHER, Topic.AMOUNT, Topic.CONDITIONS, Topic.MIXED):
            continue
        if not _SEEKS.search(piece.text) or _NOT_SPENT.search(piece.text):
            continue
        spent = " ".join(part.text for part in parts(piece) if _SPENDS.search(part.text))
        if word := _first(standing.firmless(spent)):
            return word, (piece.start, piece.end)
    word = _first(title) if titled else None
    return (word, titled) if word and titled else None


def _first(text: str) -> str | None:
    named = words.found(words.PURPOSES, text)
    return min(named, key=lambda word: named[word]) if named else None
