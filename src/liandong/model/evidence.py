"""Evidence (证据): the located quotes that prove a value."""

from enum import StrEnum

from liandong.model.noun import Noun


class Role(StrEnum):
    """What a quote contributes: the value itself, or the year, subject, scope, place that it leaves to another
    sentence; or the words by which the value took the place of another, or was given to be replaced."""

    VALUE = "value"
    YEAR = "year"
    SUBJECT = "subject"
    SCOPE = "scope"
    PLACE = "place"
    RAISED = "raised"
    LOWERED = "lowered"
    REVISED = "revised"
    FORMER = "former"
    PRELIMINARY = "preliminary"


class Quote(Noun, frozen=True, omit_defaults=True):
    """One located quote.

    `text` is document.text[document_start:document_end], word for word. On the page as found it is the decoded
    characters [start, end) for texts, or the cell `address` of `sheet` for workbooks (then start and end are None).
    `mark` tells where in `text` the value's words stand: one sentence may hold the same words twice (甲6家,乙6家). It
    is None for other roles than `value`, and for cells, whose whole text is little more than the value.
    """

    role: Role
    document: str
    document_start: int
    document_end: int
    text: str
    page: str
    start: int | None = None
    end: int | None = None
    sheet: str | None = None
    address: str | None = None
    mark: tuple[int, int] | None = None

    def span(self, raw: str) -> tuple[int, int] | None:
        """Where in `text` the value stands, in a cell the words `raw`; None where this quote proves something beside
        it."""
        if self.mark is not None or self.role is not Role.VALUE or not raw:
            return self.mark
        start = self.text.find(raw)
        return (start, start + len(raw)) if start >= 0 else None


Evidence = tuple[Quote, ...]
"""One or more quotes, the one with role `value` first. The value must be derivable from them."""
