"""Turns (问答): whose sentence it is: what answers a question speaks of what that asks, a label that comes again and
again is who speaks, and what a heading announces that has one value ends with it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from liandong.matching.reading.sections import Piece
from liandong.matching.reading.topics import Topic, topic_of

_ASKS = re.compile(r"(?:[^:?,]{1,6}:)?(?P<question>[^?]{1,24})\?[-:\s]*(?P<answer>.*)", re.DOTALL)
_SPEAKER = re.compile(r"(?:答|A\d*):?")
_AGAIN = 3
"""A label that stands so often is no heading."""
_SINGLE = (Topic.PARTY, Topic.PLACE, Topic.FOUNDED, Topic.INDUSTRY, Topic.RATING, Topic.TITLE)
"""What has one value."""
_LONGEST = 60
"""A value that is longer is a description."""


def in_turn(text: str, sentences: Sequence[Piece]) -> list[Piece]:
    """The sentences, each with what it speaks of."""
    return list(_answered(_by_line(text, _spoken(text, sentences))))


def _spoken(text: str, sentences: Sequence[Piece]) -> list[Piece]:
    """The sentences; a label that comes again and again is who speaks, no heading."""
    labels = Counter(re.findall(r"^[^\S\n]*([^\n:]{1,8}):", text, re.MULTILINE))
    speakers = {label for label, count in labels.items() if count >= _AGAIN}
    return [replace(each, topic=Topic.NONE) if each.heading in speakers else each for each in sentences]


def _by_line(text: str, sentences: Sequence[Piece]) -> list[Piece]:
    """The sentences; what a heading announces that has one value ends with the line or the sentence of that."""
    found: list[Piece] = []
    ended = False
    for before, piece in zip([None, *sentences], sentences, strict=False):
        between = text[before.end : piece.start] if before else ""
        headed = before is None or before.topic is not piece.topic or re.search("[\u4e00-\u9fff]", between)
        over = "\n" in between or (piece.topic is not Topic.INDUSTRY and re.search("[。;]", between))
        ended = not headed and (ended or (piece.topic in _SINGLE and bool(over)))
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
