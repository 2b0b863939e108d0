"""A quote in its paragraph: the sentence marked, and in it the value."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice, takewhile

from liandong.model import Document, EditKind, Quote

CONTEXT = 100
"""Characters of the paragraph that are shown on either side of the sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraph around a quote, in five pieces; `value` is empty where the quote proves something beside it."""

    before: str
    sentence_before: str
    value: str
    sentence_after: str
    after: str
    guessed: bool

    @property
    def sentence(self) -> str:
        """The quote itself."""
        return self.sentence_before + self.value + self.sentence_after


def passage(document: Document, quote: Quote, raw: str) -> Passage:
    """The paragraph in which the quote stands; `guessed` where a repair inside the quote was not certain."""
    text, start, end = document.text, quote.document_start, quote.document_end
    low = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
    stop = text.find("\n", end)
    high = min(len(text) if stop < 0 else stop, end + CONTEXT)
    span = quote.span(raw)
    low_mark, high_mark = span or (len(quote.text), len(quote.text))
    first, value, last = quote.text[:low_mark], quote.text[low_mark:high_mark], quote.text[high_mark:]
    before, after = text[low:start], text[end:high]
    if quote.sheet is not None:  # a row of a workbook: its cells, apart
        before = re.sub(r"\t+", " ｜ ", before.lstrip("\t"))
        after = re.sub(r"\t+", " ｜ ", after.rstrip("\t"))
    if low > 0 and text[low - 1] != "\n":
        before = "…" + before
    if high < len(text) and text[high] != "\n":
        after += "…"
    return Passage(before, first, value, last, after, _guessed(document, start, end))


def _guessed(document: Document, start: int, end: int) -> bool:
    """Whether a repair that needed guessing touches [start, end); the edits stand in order and apart."""
    first = bisect_right(document.edits, start, key=lambda edit: edit.end)
    touching = takewhile(lambda edit: edit.start < end, islice(document.edits, first, None))
    return any(edit.kind is EditKind.GUESSED for edit in touching)
