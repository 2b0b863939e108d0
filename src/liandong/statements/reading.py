"""Reading (阅读): one document taken apart once, sentences, quantities, dates, places and words, for every
extractor."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from liandong.model import Basis, Document, Mention, Noted, Quote, Role
from liandong.model.text import MappedText
from liandong.statements import dates, quantities
from liandong.statements.dates import Date
from liandong.statements.phrases import Tokens
from liandong.statements.quantities import Quantity
from liandong.statements.sentences import Sentence, fold, split
from liandong.vocabulary import regions
from liandong.vocabulary.regions import RegionHit


class Reading:
    """A document and what stands in it. All offsets are those of `document.text`; `plain` is that text with its
    punctuation folded to half-width, character for character."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.plain = fold(document.text)
        self.sentences = split(document, self.plain)
        self.mapped: MappedText = document.mapped
        self._starts = [s.start for s in self.sentences]
        self._quotes: dict[tuple[int, int, Role], Quote] = {}

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self.plain)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities.read(self.plain)

    @cached_property
    def anchor(self) -> tuple[Noted | None, Basis]:
        return dates.anchor_of(self.document)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        return dates.read(self.plain, *self.anchor)

    @cached_property
    def regions(self) -> tuple[RegionHit, ...]:
        return regions.find(self.plain)

    @property
    def title(self) -> Sentence | None:
        return next((s for s in self.sentences[:1] if s.heading and s.paragraph == 0), None)

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body, headings included, the title not."""
        return tuple(s for s in self.sentences if s.paragraph > 0)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character `offset` of the document's text."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        return within(self.quantities, start, end)

    def dates_in(self, start: int, end: int) -> tuple[Date, ...]:
        return within(self.dates, start, end)

    def regions_in(self, start: int, end: int) -> tuple[RegionHit, ...]:
        return within(self.regions, start, end)

    def text(self, start: int, end: int) -> str:
        """The document's own characters [start, end), punctuation as written."""
        return self.document.text[start:end]

    def quote(self, start: int, end: int, role: Role = Role.VALUE) -> Quote:
        """The located quote of [start, end) of the document's text."""
        key = (start, end, role)
        found = self._quotes.get(key)
        if found is None:
            page_start, page_end = self.mapped.page_span(start, end)
            document = self.document
            text = document.text[start:end]
            found = self._quotes[key] = Quote(role, document.id, start, end, text, document.page, page_start, page_end)
        return found

    def mention(self, kind: str, start: int, end: int, part: int = 0) -> Mention:
        """The mention of `kind` anchored at [start, end) of the document's text, by its place on the page as found."""
        page_start, page_end = self.mapped.page_span(start, end)
        return Mention(self.document.page, page_start, page_end, kind, part)


class _Located(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


L = TypeVar("L", bound=_Located)
_START = attrgetter("start")


def within(found: Sequence[L], start: int, end: int) -> tuple[L, ...]:
    """Those of a sorted run of stretches that lie wholly in [start, end)."""
    low = bisect_left(found, start, key=_START)
    out = []
    for one in found[low:]:
        if one.start >= end:
            break
        if one.end <= end:
            out.append(one)
    return tuple(out)
