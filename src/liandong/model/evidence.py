"""Evidence (证据): the located quotes that prove a value."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a quote contributes: the value itself, or the year, subject, scope, place that it leaves to another
    sentence."""

    VALUE = "value"
    YEAR = "year"
    SUBJECT = "subject"
    SCOPE = "scope"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Quote:
    """One located quote.

    `text` is document.text[document_start:document_end], word for word. On the page as found it is the decoded
    characters [start, end) for texts, or the cell `address` of `sheet` for workbooks (then start and end are None).
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

    key: str = field(init=False, repr=False, compare=False)
    """What the quote contributes to the identity of a statement: its role, its place on the page, its words."""

    def __post_init__(self) -> None:
        key = f"{self.role}|{self.start}|{self.end}|{self.sheet!r}|{self.address}|{self.text!r}"
        object.__setattr__(self, "key", key)


Evidence = tuple[Quote, ...]
"""One or more quotes, the one with role `value` first. The value must be derivable from them."""
