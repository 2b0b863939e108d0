"""Citations (引注): the sentences that prove what a report says, numbered as they are first used."""

from collections.abc import Iterable

from liandong.exchange.wording import coded, place, published, title
from liandong.model import Document, FoldedValue, Quote, Role
from liandong.model.characters import on_one_line
from liandong.reports.model import Piece, Source
from liandong.reports.read import Read

_SHOWN = 160
"""Characters of a long sentence that the list of sources shows on either side of the value."""


class Citations:
    """Gives each proving sentence its number, and lists them in the end."""

    def __init__(self, ledger: Read, lang: str) -> None:
        self._ledger, self._lang = ledger, lang
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._sources: list[Source] = []

    def __call__(self, *values: FoldedValue | None) -> tuple[int, ...]:
        """The numbers of the sentences that prove the values, each once."""
        quotes = [quote for value in values if value for quote in _chosen(value.evidence)]
        return tuple(dict.fromkeys(map(self._number, quotes)))

    def of(self, text: str, *values: FoldedValue | None) -> Piece:
        """The words with the sentences that prove them."""
        return Piece(on_one_line(text), self(*values))

    def quoted(self, text: str, quotes: Iterable[Quote]) -> Piece:
        """The words with these sentences."""
        return Piece(on_one_line(text), tuple(dict.fromkeys(map(self._number, quotes))))

    @property
    def sources(self) -> tuple[Source, ...]:
        """What was cited so far."""
        return tuple(self._sources)

    def _number(self, quote: Quote) -> int:
        if quote.sheet is None:
            key = quote.document, quote.document_start, quote.document_end
        else:  # a cell proves little without its row
            key = quote.document, *row_of(self._ledger.document(quote.document), quote)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._sources.append(self._source(self._numbers[key], quote))
        return self._numbers[key]

    def _source(self, number: int, quote: Quote) -> Source:
        document = self._ledger.document(quote.document)
        sentence, where = (_cut(quote), place(quote, self._lang)) if quote.sheet is None else _row(document, quote)
        tier = self._ledger.tier(quote.document)
        told = (
            sentence,
            title(document),
            document.medium.value if document.medium else "",
            published(document),
            coded("tier", tier.name.lower(), self._lang),
            where,
            document.path,
        )
        return Source(number, *map(on_one_line, told))


def _chosen(evidence: tuple[Quote, ...]) -> list[Quote]:
    """The nearest sentence with the value, and those of its document that tell what it leaves to others."""
    first = evidence[0]
    return [first, *(q for q in evidence[1:] if q.role is not Role.VALUE and q.document == first.document)]


def row_of(document: Document, quote: Quote) -> tuple[int, int]:
    """Where the row of a workbook stands in the document's text: [start, end)."""
    end = document.text.find("\n", quote.document_end)
    return document.text.rfind("\n", 0, quote.document_start) + 1, len(document.text) if end < 0 else end


def _row(document: Document, quote: Quote) -> tuple[str, str]:
    """The row of a cell, its cells apart, and where it stands: 项目!A4:I4."""
    start, end = row_of(document, quote)
    held = [cell for cell in document.cells if start <= cell.start < end and cell.sheet == quote.sheet]
    told = " ｜ ".join(filter(None, (document.text[cell.start : cell.end].strip() for cell in held)))
    ends = [cell.address for cell in (held[0], held[-1])] if held else [quote.address or ""]
    return told or quote.text, f"{quote.sheet}!{':'.join(dict.fromkeys(ends))}"


def _cut(quote: Quote) -> str:
    """The sentence; of a very long one what stands around the value."""
    low, high = quote.mark or (0, 0)
    start, end = max(0, low - _SHOWN), min(len(quote.text), high + _SHOWN)
    if end - start >= len(quote.text) - 2:
        return quote.text
    return f"{'…' * (start > 0)}{quote.text[start:end]}{'…' * (end < len(quote.text))}"
