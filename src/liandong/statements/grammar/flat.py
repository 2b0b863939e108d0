"""Flat text (连文): a document's words without blanks, lines that only break a sentence joined, each character placed.

Public accounts write a sentence over three short lines, old pages put blanks round figures: patterns are written for
the running text, and find their place in the document again through `at`.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from liandong.statements.grammar.reading import Reading

_SHORT = 46
"""Characters of the longest line that is taken for a piece of a sentence."""
_FINISHED = "。!?;:”」…)】"
_STOP = re.compile(r"[。!?;\n]")
_GOES_ON = re.compile(
    r"(?:在|于|暨|并在|现场|(?:盛大|隆重|圆满|正式|成功|顺利|如期|火热|联合)?(?:举行|举办|召开|开幕|启幕|落幕|闭幕)|成功举)"
)
_HANGS = (*",、的于在由日天晚", "上午", "下午", "晚上")


class Flat:
    """The text of [start, end) of a document without blanks; "\\n" only where a line ends what it says, and for the
    blanks of a title, which part its halves."""

    def __init__(self, plain: str, start: int, end: int, title: tuple[int, int] | None = None) -> None:
        self._flat: list[int] = []
        self._plain: list[int] = []
        parts: list[str] = []
        place = self._place
        length, last, following = 0, "", start
        for line in plain[start:end].split("\n"):
            begin, following = following, following + len(line) + 1
            words = line.split()
            if not words:
                continue
            stripped = line.strip()
            if last and not _continued(last, stripped):
                place(length, begin - 1)
                parts.append("\n")
                length += 1
            in_title = title is not None and title[0] <= begin < title[1]
            behind = 0
            for word in words:
                at = line.index(word, behind)
                behind = at + len(word)
                if in_title and parts and parts[-1] != "\n":
                    place(length, begin + at - 1)
                    parts.append("\n")
                    length += 1
                place(length, begin + at)
                parts.append(word)
                length += len(word)
            last = stripped
        self.text = "".join(parts)

    def _place(self, flat: int, plain: int) -> None:
        self._flat.append(flat)
        self._plain.append(plain)

    def at(self, offset: int) -> int:
        """The document offset of the character `offset` of the flat text."""
        index = bisect_right(self._flat, offset) - 1
        return self._plain[index] + offset - self._flat[index] if index >= 0 else 0

    def run(self, offset: int) -> tuple[int, int]:
        """The document offset of the character `offset` of the flat text, and that from which on it runs unbroken."""
        index = bisect_right(self._flat, offset) - 1
        return self._plain[index] + offset - self._flat[index], self._plain[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the document that holds the flat stretch [start, end), which is not empty."""
        return self.at(start), self.at(end - 1) + 1

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The flat stretch of the sentence that holds [start, end)."""
        stops = self._stops
        left = bisect_left(stops, start)
        right = bisect_left(stops, end, left)
        return stops[left - 1] + 1 if left else 0, stops[right] if right < len(stops) else len(self.text)

    @cached_property
    def _stops(self) -> list[int]:
        return [match.start() for match in _STOP.finditer(self.text)]

    def of(self, offset: int) -> int:
        """The flat offset of the character `offset` of the document (of the next one where that is a blank)."""
        index = bisect_right(self._plain, offset) - 1
        if index < 0:
            return 0
        flat = self._flat[index] + offset - self._plain[index]
        stop = self._flat[index + 1] if index + 1 < len(self._flat) else len(self.text)
        return min(flat, stop)


def flat(reading: Reading) -> Flat:
    """The flat text of the whole document, worked out once."""
    return reading.once(_flat)


def _flat(reading: Reading) -> Flat:
    title = reading.title
    return Flat(reading.plain, 0, len(reading.plain), (title.start, title.end) if title else None)


def _continued(line: str, following: str) -> bool:
    """Whether `following` goes on with the sentence that `line` breaks off."""
    if len(line) > _SHORT or len(following) > _SHORT or line[-1] in _FINISHED:
        return False
    return line.endswith(_HANGS) or _GOES_ON.match(following) is not None
