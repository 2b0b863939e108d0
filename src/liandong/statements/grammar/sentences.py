"""Sentences (句) of a document, with their stretches of its text."""

import re

from liandong.model import Document
from liandong.model.noun import Noun

_FOLDED = tuple(zip("，：；？！（）％～．　\u00a0", ",:;?!()%~.  ", strict=True))
"""Full-width punctuation to half-width, one character for one, so that patterns are written once and offsets hold."""

_END = re.compile(r"[。!?;\n](?:(?<=\n)\n*|(?<!\n)[”’」』)\"]*)")
"""The engine skips to what can begin it, because it begins with one set of characters."""
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}、)[^。!?;:,\n]{2,34}[ \n]"
)
_NUMBERED = frozenset("一二三四五六七八九十(")
"""What a numbered heading begins with, but for digits."""
_STOP = re.compile(r"[,。;]")
_LONGEST = 2_000
"""Characters of the longest sentence that is read: what runs on longer is a table or junk, and proves nothing."""


def fold(text: str) -> str:
    """The text with full-width punctuation folded to half-width; same length."""
    for wide, narrow in _FOLDED:  # a thirtieth of the time that str.translate takes
        text = text.replace(wide, narrow)
    return text


class Sentence(Noun, frozen=True):
    """One sentence: [start, end) of the document's text; `text` has its punctuation folded to half-width.

    `heading` tells a line that names what follows (title, 一、…).
    """

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    heading: bool = False

    def at(self, offset: int) -> int:
        """The document offset of character `offset` of this sentence."""
        return self.start + offset


def split(document: Document, plain: str) -> tuple[Sentence, ...]:
    """The sentences of title and body in order; a heading at the start of a run is a sentence of its own.

    `plain` is the document's text, folded.
    """
    found: list[Sentence] = []
    title, position, end = document.title, document.body_start, document.body_end
    if title and title.end <= position:
        found.append(Sentence(0, title.start, title.end, plain[title.start : title.end], 0, True))
    paragraph = 1
    while position < end:
        match = _END.search(plain, position, end)
        low, broken = position, False
        if match is None:
            stop = position = end
        else:
            stop, position = match.span()
            broken = plain[stop] == "\n"
            if not broken:
                stop = position
        if stop - low <= _LONGEST:
            _cut(plain, low, stop, paragraph, found)
        paragraph += broken
    return tuple(found)


def _cut(plain: str, start: int, end: int, paragraph: int, found: list[Sentence]) -> None:
    """Adds the run [start, end) without blank ends, its leading heading apart; a short line without a full stop is a
    heading."""
    run = plain[start:end]
    text = run.strip()
    if not text:
        return
    if len(text) < len(run):
        start += len(run) - len(run.lstrip())
        end = start + len(text)
    first = text[0]
    heading = _HEADING.match(plain, start, end) if first in _NUMBERED or first.isdecimal() else None
    if heading and heading.end() < end:
        stop = heading.end() - 1
        found.append(Sentence(len(found), start, stop, plain[start:stop], paragraph, True))
        _cut(plain, heading.end(), end, paragraph, found)
        return
    short_line = len(text) <= 36 and text[-1] not in "。!?;:,”)" and not _STOP.search(text)
    found.append(Sentence(len(found), start, end, text, paragraph, short_line))
