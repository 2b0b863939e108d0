"""Unwrapping (接行): a text whose lines were broken where the paper ended is joined again; every character that stays
knows where it stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from liandong.matching.reading.sections import half_width

_LABELLED = re.compile(
    r"^[^\u4e00-\u9fffA-Za-z0-9]{0,4}[\u4e00-\u9fff][\u4e00-\u9fff \u3000/()]{0,13}:\s*(?P<value>\S?)"
)
_BEGINS = re.compile(
    r"^\s*(?:[^\u4e00-\u9fffA-Za-z0-9\s\"“(]|\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}、|\([\d一二三四五六七八九十]{1,2}\))"
)
"""A point of a list: a line of its own."""
_ENDS = re.compile(r"[。;!?:|]\s*$")
_REST = re.compile(r"^[\u4e00-\u9fff]{1,3}[,。;]")
"""The last characters of a word and the mark behind it, that begin no line."""
_UNIT = re.compile(r"^(?:个?月|[年日天元万亿%])")
_SHORT = 8
"""A line of at most so many characters behind the value of a label belongs to it."""
_TWICE = re.compile(
    r"(?<![之第其])(?P<words>[一二两三四五六七八九十]{1,3}\()\d{1,3}(?P<end>\))(?=期)"
    r"|(?<![之第其一二两三四五六七八九十])[一二两三四五六七八九十]{1,3}(?P<figures>\(\d{1,3}\))(?=个月|年(?![满龄度]))"
)
"""A number told twice, in words and in figures: 三(3)年. Instalments are counted in figures."""
_NUMBER_ENDS = re.compile(r"[\d个万亿]$")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The joined text, and for each of its characters, and for its end, where that stood."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From where to where in the text as it was."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[end]


def unwrapped(text: str, *, values: bool = True) -> Unwrapped:
    """The text without the ends of lines that break a word, a number or, where `values` go on over lines, the value of
    a label, without the gaps in a number and before its unit, and with
    a number told once that stands there in words and in figures."""
    flat = half_width(text)
    gone = {*_breaks(flat, values), *_gaps(flat), *_told_twice(flat)}
    places = tuple(at for at in range(len(text)) if at not in gone)
    return Unwrapped("".join(text[at] for at in places), (*places, len(text)))


def _gaps(text: str) -> Iterator[int]:
    for match in re.finditer(
        r"(?<=\d)[ \u3000](?=\d{3}(?!\d))|(?<=\d)[ \u3000]+(?=[万亿元年月天%]|个月)|(?<=[万亿])[ \u3000]+(?=元)", text
    ):
        yield from range(match.start(), match.end())


def _told_twice(text: str) -> Iterator[int]:
    for match in _TWICE.finditer(text):
        for name in ("words", "figures", "end"):
            yield from range(*match.span(name))  # of a group that is not there from -1 to -1


def _breaks(text: str, values: bool) -> Iterator[int]:
    """Where lines end that go on in the next."""
    lines = text.split("\n")
    labelled = [match for line in lines if line.strip() for match in [_LABELLED.match(line)]]
    form = values and 2 * sum(match is not None for match in labelled) >= max(4, len(labelled))
    at = 0
    value = False  # whether the line is, or goes on with, the value of a label
    for line, behind in pairwise(lines):
        at += len(line)
        match = _LABELLED.match(line)
        value = bool(match["value"]) if match else value and bool(line.strip())
        if _goes_on(line, behind, form and value):
            yield from range(at - len(line) + len(line.rstrip()), at)
            yield at
            yield from range(at + 1, at + 1 + len(behind) - len(behind.lstrip()))
        elif not match:
            value = False
        at += 1


def _goes_on(line: str, behind: str, valued: bool) -> bool:
    if not line.strip() or not behind.strip() or _ENDS.search(line) or "|" in behind or "\t" in behind:
        return False
    if _LABELLED.match(behind) or _BEGINS.match(behind):
        return False
    bare = line.rstrip()
    rest = behind.strip()
    if bare.endswith((",", "、")) or _REST.match(rest) or (valued and len(rest) <= _SHORT):
        return True
    if re.search("[年月至到-]$", bare) and re.match(r"\d", rest):
        return True
    return bool(_NUMBER_ENDS.search(bare) and _UNIT.match(rest))
