"""A text that knows, for every character, where on the page as found it came from (offset map)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class EditKind(StrEnum):
    """How sure an edit is: `exact` can be derived from the bytes, `guessed` needs context, `dropped` leaves text out,
    `masked` blots out what is private."""

    EXACT = "exact"
    GUESSED = "guessed"
    DROPPED = "dropped"
    MASKED = "masked"


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch that differs from the page: [start, end) in the repaired text stands for [page_start, page_end)."""

    start: int
    end: int
    page_start: int
    page_end: int
    kind: EditKind
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A wish to replace [start, end) of the present text by `new`."""

    start: int
    end: int
    new: str
    kind: EditKind
    reason: str


class MappedText:
    """Text with its offset map: between two edits, characters stand one for one for those of the page.

    Immutable. `edits` are sorted and do not overlap; an edit of no length (text left out) stands before the
    character at
    its place. `origin` is the page offset of character 0 when no edit precedes it.
    """

    __slots__ = ("_page_ends", "_starts", "edits", "origin", "text")

    def __init__(self, text: str, edits: Sequence[Edit] = (), origin: int = 0) -> None:
        self.text = text
        self.edits = tuple(edits)
        self.origin = origin
        self._starts = [edit.start for edit in self.edits]
        self._page_ends = [edit.page_end for edit in self.edits]

    def __len__(self) -> int:
        return len(self.text)

    def page_span(self, start: int, end: int) -> tuple[int, int]:
        """Page offsets [page_start, page_end) of the text [start, end); an edit counts whole."""
        if not self.edits:
            return self.origin + start, self.origin + (end if end > start else start)
        if end <= start:
            point = self._point(start)
            return point, point
        first, last = self._edit_at(start), self._edit_at(end - 1)
        return (
            first.page_start if first else self._point(start),
            last.page_end if last else self._point(end - 1) + 1,
        )

    def text_span(self, page_start: int, page_end: int) -> tuple[int, int]:
        """Text offsets that cover the page offsets [page_start, page_end); empty where all of it was dropped."""
        low: int | None = None
        high = 0
        index = bisect_right(self._page_ends, page_start)
        position = self.edits[index - 1].end if index else 0
        while True:
            edit = self.edits[index] if index < len(self.edits) else None
            stop = edit.start if edit else len(self.text)
            point = self._after(index)
            begin, end = max(page_start, point), min(page_end, point + stop - position)
            if begin < end:
                low = begin - point + position if low is None else low
                high = end - point + position
            if edit is None or edit.page_start >= page_end:
                break
            if page_start < edit.page_end:
                low = edit.start if low is None else low
                high = edit.end
            position, index = edit.end, index + 1
        return (0, 0) if low is None else (low, high)

    def slice(self, start: int, end: int) -> "MappedText":
        """The part [start, end), with its map; an edit cut in two keeps the whole page span on both sides.

        Text left out at either border is not part of it.
        """
        edits = [
            Edit(max(e.start, start) - start, min(e.end, end) - start, e.page_start, e.page_end, e.kind, e.reason)
            for e in self._between(start, end)
            if e.start < e.end or start < e.start < end
        ]
        return MappedText(self.text[start:end], edits, self._point(start))

    def replace(self, changes: Iterable[Change]) -> "MappedText":
        """The text with every change made at once; changes are sorted here and must not overlap."""
        ordered = sorted(changes, key=lambda c: (c.start, c.end))
        if not ordered:
            return self
        pieces: list[str] = []
        edits: list[Edit] = []
        position = length = 0
        carried = -1
        for change in ordered:
            if change.start < position:
                raise ValueError(f"changes overlap at {change.start}")
            length = self._carry(position, change.start, length, pieces, edits, carried)
            carried = change.start
            low, high = self._replaced(change.start, change.end)
            edits.append(Edit(length, length + len(change.new), low, high, change.kind, change.reason))
            pieces.append(change.new)
            length += len(change.new)
            position = change.end
        self._carry(position, len(self.text), length, pieces, edits, carried)
        return MappedText("".join(pieces), edits, self.origin)

    def _replaced(self, start: int, end: int) -> tuple[int, int]:
        """The page span that a change of [start, end) stands for: an edit into whose middle it falls counts whole, also
        where an earlier change cut that edit in two right there."""
        edit = self._edit_at(start) if start == end else None
        before = self._edit_at(start - 1) if edit and start else None
        if edit and before and before.page_end > edit.page_start:
            return before.page_start, edit.page_end
        return self.page_span(start, end)

    def _carry(self, start: int, end: int, length: int, pieces: list[str], edits: list[Edit], carried: int) -> int:
        """Copies [start, end) with its own edits to the end of `pieces`; gives the new length.

        Edits of no length at `carried` went before the last change already.
        """
        pieces.append(self.text[start:end])
        shift = length - start
        for e in self._between(start, end):
            if e.start == e.end == carried:
                continue
            low, high = max(e.start, start) + shift, min(e.end, end) + shift
            edits.append(Edit(low, high, e.page_start, e.page_end, e.kind, e.reason))
        return length + end - start

    def _between(self, start: int, end: int) -> Iterable[Edit]:
        """The edits that touch [start, end), those of no length at `start` included and, at the end of all, at
        `end`.
        """
        index = bisect_left(self._starts, start)
        if index and self.edits[index - 1].end > start:
            index -= 1
        for e in self.edits[index:]:
            if e.start >= end and not (e.start == e.end == end):
                return
            yield e

    def _edit_at(self, offset: int) -> Edit | None:
        """The edit that made the character at `offset`; edits of no length make none."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.edits[index].end:
            return self.edits[index]
        return None

    def _point(self, offset: int) -> int:
        """The page offset at which the character `offset` begins (or would begin, at the end)."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.edits[index].end:
            return self.edits[index].page_start
        return self._after(index + 1) + offset - (self.edits[index].end if index >= 0 else 0)

    def _after(self, index: int) -> int:
        """The page offset right after the edit before `index`."""
        return self.edits[index - 1].page_end if index else self.origin
