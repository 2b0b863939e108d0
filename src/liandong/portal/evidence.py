"""Evidence (证据): a repaired document paragraph by paragraph beside the page as found, in pieces that templates show.

Every edit stands on both sides: what the document says, and the stretch of the page that it stands for. Private numbers
are blotted out on the side of the page too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile

from liandong.documents import page_text
from liandong.documents.masking import BLOT, masks
from liandong.model import Document, Edit, EditKind, Page

LONGEST = 10_000
"""Characters of the document that one part of it shows, and at most so many of a paragraph or of what was left out."""
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>?|&[#\w]+;|\s+", re.DOTALL | re.IGNORECASE)

Span = tuple[int, int]
Edited = tuple[int, int, Edit]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on one side: `edit` is the kind of the edit that touches it (empty for none), `reason` why."""

    text: str
    edit: str
    reason: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph, at `start` in the document, beside what it was on the page; `left_out` is what stood before it on
    the page and is no part of the document."""

    start: int
    document: tuple[Piece, ...]
    page: tuple[Piece, ...]
    left_out: str

    @property
    def changed(self) -> bool:
        """Whether the page has it otherwise."""
        return _text(self.document) != _text(self.page)


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def as_found(page: Page, document: Document, part: Span) -> str:
    """The characters of the page; in what it has of this part of the document what is private is blotted out, each
    character in its place."""
    decoded = page_text(page)
    text = decoded.text if decoded else ""
    low, high = document.mapped.page_span(*part)
    low, high = max(low - LONGEST, 0), high + LONGEST
    private = [(change.start, change.end) for change in masks(text, low, high)]
    private += [(e.page_start, e.page_end) for e in document.edits if e.kind is EditKind.MASKED]
    for start, end in private:
        text = text[:start] + BLOT * (end - start) + text[end:]
    return text


def parts(document: Document) -> tuple[Span, ...]:
    """The stretches into which a long document is cut, at ends of lines where it can be."""
    found, start, text = [], 0, document.text
    while len(text) - start > LONGEST:
        end = text.rfind("\n", start + 1, start + LONGEST) + 1 or start + LONGEST
        found.append((start, end))
        start = end
    return (*found, (start, len(text)))


def pairs(document: Document, found: str, part: Span, marked: Span | None) -> Iterator[Pair]:
    """The paragraphs of a part of the document, each beside its stretch of the page, whose text is `found`."""
    mapped, edits, done = document.mapped, document.edits, None
    shown = mapped.page_span(*marked) if marked else None
    here = [(edit.start, edit.end, edit) for edit in edits]
    there = [(edit.page_start, edit.page_end, edit) for edit in edits]
    for start, end in _lines(document.text, *part):
        low, high = mapped.page_span(start, end)
        before = "" if done is None else _left_out(found[done:low])
        most = min(high, low + 2 * LONGEST)
        yield Pair(
            start,
            tuple(_pieces(document.text, (start, end), here, marked)),
            tuple(_pieces(found, (low, most), there, shown)),
            before,
        )
        done = high


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def _pieces(text: str, span: Span, edits: Sequence[Edited], marked: Span | None) -> Iterator[Piece]:
    """The stretch in pieces: where an edit or the mark begins or ends a new one does, unless it is like the one
    before."""
    low, high = span
    first = bisect_right(edits, low, key=lambda edit: edit[1])
    touching = list(takewhile(lambda edit: edit[0] < high, islice(edits, first, None)))
    at, cuts = 0, {low, high, *(c for edit in (*touching, marked or ()) for c in edit[:2] if low < c < high)}
    told: list[tuple[str, str, bool, str]] = []
    for start, end in pairwise(sorted(cuts)):
        while at < len(touching) and touching[at][1] <= start:
            at += 1
        edit = touching[at][2] if at < len(touching) and touching[at][0] <= start else None
        is_marked = marked is not None and marked[0] <= start and end <= marked[1]
        told.append((edit.kind.value if edit else "", edit.reason if edit else "", is_marked, text[start:end]))
    for (kind, reason, is_marked), like in groupby(told, lambda each: each[:3]):
        yield Piece("".join(each[3] for each in like), kind, reason, is_marked)


def _left_out(between: str) -> str:
    """What the page says between two paragraphs; empty where it is markup and blanks alone."""
    return between.strip()[:LONGEST] if _MARKUP.sub("", between) else ""
