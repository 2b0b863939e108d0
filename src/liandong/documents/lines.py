"""Lines of a text, each with what it is for: body, head, tail, or nothing of the article's."""

import re
from collections.abc import Iterator
from enum import StrEnum

from liandong.documents.folding import folded
from liandong.model.noun import Noun


class LineKind(StrEnum):
    """What a line is. `junk` is left out wherever it stands; at `stop` what belongs to the article has ended;
    a `row` is one of a table, its cells parted by tabs.
    """

    BLANK = "blank"
    PROSE = "prose"
    ITEM = "item"
    HEADING = "heading"
    META = "meta"
    JUNK = "junk"
    LINK = "link"
    STOP = "stop"
    RULE = "rule"
    ROW = "row"


class Line(Noun, frozen=True):
    """The stretch [start, end) of a text, without the space around it; `bare` is that stretch folded."""

    start: int
    end: int
    bare: str
    kind: LineKind = LineKind.BLANK

    def of(self, kind: LineKind) -> "Line":
        return self if kind is self.kind else Line(self.start, self.end, self.bare, kind)


_BREAK = re.compile(
    "\r\n?|[\n\x0b\x0c\x85\u2028\u2029]|(?<=[\u3002!?\uff01\uff1f\u201d])(?:\u3000{2,}|[ \u00a0]{4,})(?=\\S)"
)


_ODD_BREAKS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\u3000\u3000", "    ")
_WIDE_GAP = re.compile("[ \u00a0]{4}")


def split_lines(text: str) -> Iterator[Line]:
    """The lines of a text. A paragraph's indent behind a full stop parts lines too, for pages that lost their line
    breaks.
    """
    plain = folded(text)
    position = 0
    if not _has_odd_breaks(text):
        for raw in plain.split("\n"):
            if raw or position < len(text):
                yield _line(raw, position)
            position += len(raw) + 1
        return
    for match in _BREAK.finditer(text):
        yield _trimmed(plain, position, match.start())
        position = match.end()
    if position < len(text):
        yield _trimmed(plain, position, len(text))


def _has_odd_breaks(text: str) -> bool:
    return any(mark in text for mark in _ODD_BREAKS) or ("\u00a0" in text and bool(_WIDE_GAP.search(text)))


def _trimmed(plain: str, start: int, end: int) -> Line:
    return _line(plain[start:end], start)


def _line(raw: str, start: int) -> Line:
    bare = raw.strip()
    low = start if len(bare) == len(raw) else start + len(raw) - len(raw.lstrip())
    return Line(low, low + len(bare), bare)
