"""Reading (阅读): one document taken apart once, sentences, quantities, dates, places and words, for every
extractor."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, Final, Protocol, TypeVar

from liandong.model import Basis, Document, Mention, Noted, Quote, Role
from liandong.model.text import MappedText
from liandong.statements.grammar.phrases import Tokens
from liandong.statements.grammar.sentences import Sentence, fold, split
from liandong.statements.measures import dates, unitless
from liandong.statements.measures.dates import Date
from liandong.statements.measures.quantities import Quantity
from liandong.vocabulary import media, regions
from liandong.vocabulary.patterns import bare_words
from liandong.vocabulary.regions import RegionHit

R = TypeVar("R")
K = TypeVar("K", bound=Hashable)
_NOT_MADE: Final[Any] = object()


class Reading:
    """A document and what stands in it. All offsets are those of `document.text`; `plain` is that text with its
    punctuation folded to half-width, character for character."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.plain = fold(document.text)
        self.sentences = split(document, self.plain)
        self.mapped: MappedText = document.mapped
        self._starts = [s.start for s in self.sentences]
        self._holding: dict[tuple[int, ...], tuple[Sentence, ...]] = {}
        self._made: dict[Hashable, Any] = {}
        self._quotes: dict[tuple[int, int, Role, tuple[int, int] | None], Quote] = {}

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self.plain)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return unitless.read(self.plain)

    @cached_property
    def anchor(self) -> tuple[Noted | None, Basis]:
        return dates.anchor_of(self.document)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        return dates.read(self.plain, *self.anchor)

    @cached_property
    def regions(self) -> tuple[RegionHit, ...]:
        dated, source = self.anchor[0], self.document.medium
        home = media.home_of(source.value) if source else ()
        return regions.find(self.plain, home, year=int(dated.value[:4]) if dated else None)

    @cached_property
    def title(self) -> Sentence | None:
        return next((s for s in self.sentences[:1] if s.heading and s.paragraph == 0), None)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body, headings included, the title not."""
        return tuple(s for s in self.sentences if s.paragraph > 0)

    @cached_property
    def openings(self) -> dict[int, Sentence]:
        """The first sentence of each paragraph, by its number."""
        return {s.paragraph: s for s in reversed(self.sentences)}

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character `offset` of the document's text."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def line_at(self, offset: int) -> Sentence:
        """The sentence, or else the line of head or tail, that holds the character `offset`."""
        sentence = self.sentence_at(offset)
        if sentence is not None:
            return sentence
        low = self.plain.rfind("\n", 0, offset) + 1
        high = self.plain.find("\n", offset)
        high = high if high >= 0 else len(self.plain)
        return Sentence(0, low, high, self.plain[low:high], 0)

    def once(self, make: Callable[["Reading"], R]) -> R:
        """What `make` makes of this reading, worked out at the first call."""
        found: R = self._made.get(make, _NOT_MADE)
        if found is _NOT_MADE:
            found = self._made[make] = make(self)
        return found

    def once_for(self, make: Callable[["Reading", K], R], key: K) -> R:
        """What `make` makes of this reading for one key, worked out at the first call for it."""
        found: R = self._made.get((make, key), _NOT_MADE)
        if found is _NOT_MADE:
            found = self._made[make, key] = make(self, key)
        return found

    def holding(self, *patterns: re.Pattern[str]) -> tuple[Sentence, ...]:
        """The sentences of the body in which one of the patterns may stand: one search through the whole text, which is
        far cheaper than one in each sentence. A pattern must not look beyond its sentence."""
        key = tuple(map(id, patterns))  # the hash of a pattern is worked out of all its code, each time
        found = self._holding.get(key)
        if found is None:
            held = {index for pattern in patterns for index in self._held(pattern)}
            found = self._holding[key] = tuple([self.sentences[index] for index in sorted(held)])
        return found

    def _held(self, pattern: re.Pattern[str]) -> Iterator[int]:
        words = bare_words(pattern.pattern)
        return chain.from_iterable(map(self._with_word, words)) if words else self._with_match(pattern)

    def _with_match(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Numbers of the sentences in which a match begins (it may reach beyond them, so it is a chance, no proof)."""
        plain, sentences, starts = self.plain, self.sentences, self._starts
        position, end = self.document.body_start, self.document.body_end
        while match := pattern.search(plain, position, end):
            position = match.start()
            index = bisect_right(starts, position) - 1
            if index >= 0 and position < sentences[index].end:
                yield index
                position = sentences[index].end
            else:
                position += 1

    def _with_word(self, word: str) -> Iterator[int]:
        """Numbers of the sentences in which the word begins."""
        plain, sentences, starts = self.plain, self.sentences, self._starts
        end = self.document.body_end
        position = plain.find(word, self.document.body_start, end)
        while position >= 0:
            index = bisect_right(starts, position) - 1
            inside = index >= 0 and position < sentences[index].end
            if inside:
                yield index
            position = plain.find(word, sentences[index].end if inside else position + 1, end)

    @cached_property
    def quantities_in(self) -> Callable[[int, int], tuple[Quantity, ...]]:
        return within(self.quantities)

    @cached_property
    def dates_in(self) -> Callable[[int, int], tuple[Date, ...]]:
        return within(self.dates)

    @cached_property
    def regions_in(self) -> Callable[[int, int], tuple[RegionHit, ...]]:
        return within(self.regions)

    def region_at(self, start: int) -> RegionHit | None:
        """The region whose name begins at `start`."""
        index = bisect_left(self.regions, start, key=attrgetter("start"))
        found = self.regions[index : index + 1]
        return found[0] if found and found[0].start == start else None

    def text(self, start: int, end: int) -> str:
        """The document's own characters [start, end), punctuation as written."""
        return self.document.text[start:end]

    def quote(self, start: int, end: int, role: Role = Role.VALUE, value: tuple[int, int] | None = None) -> Quote:
        """The located quote of [start, end) of the document's text; `value` is the stretch of the value in it."""
        key = (start, end, role, value)
        found = self._quotes.get(key)
        if found is None:
            page_start, page_end = self.mapped.page_span(start, end)
            document = self.document
            text = document.text[start:end]
            mark = (value[0] - start, value[1] - start) if value else None
            found = self._quotes[key] = Quote(
                role, document.id, start, end, text, document.page, page_start, page_end, mark=mark
            )
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


def beginning(found: Sequence[L], low: int, high: int) -> Sequence[L]:
    """Those of a run of stretches, sorted by where they begin, that begin in [low, high)."""
    begins = attrgetter("start")
    return found[bisect_left(found, low, key=begins) : bisect_left(found, high, key=begins)]


def within(found: tuple[L, ...]) -> Callable[[int, int], tuple[L, ...]]:
    """The look-up of those of a run of stretches, sorted by where they begin, that lie wholly in [start, end)."""
    starts, ends = [one.start for one in found], [one.end for one in found]
    count = len(found)

    def look_up(start: int, end: int) -> tuple[L, ...]:
        low = bisect_left(starts, start)
        if low == count or ends[low] > end:  # none, which is much the commonest case
            return ()
        return found[low : bisect_right(ends, end, low)]

    def look_through(start: int, end: int) -> tuple[L, ...]:
        low = bisect_left(starts, start)
        return tuple([one for one in found[low : bisect_left(starts, end)] if one.end <= end])

    return look_up if ends == sorted(ends) else look_through  # 百分之… may hold another number
