"""Document (文档): one article in repaired text, with the offset map back to its page."""

from dataclasses import dataclass
from enum import IntEnum

from liandong.model.attested import Attested
from liandong.model.text import Edit, MappedText


class Tier(IntEnum):
    """How near a source is to the fact (来源级); a smaller number is nearer. Derived from the corpus, never stored
    in a statement."""

    PERSON = 0
    REGISTER = 1
    GOVERNMENT = 2
    OFFICIAL_MEDIA = 3
    MEDIA = 4
    UNKNOWN = 5


@dataclass(frozen=True, slots=True)
class Noted:
    """A value read off a document's head or tail, with the stretch [start, end) of the document's text that says so.

    Dates are ISO 8601 at the precision stated (`2023`, `2023-08`, `2023-08-31`); a day without a year is `--08-31`.
    `year` is the stretch that proves the year of a date, where the date itself leaves it out.
    """

    value: str
    start: int
    end: int
    year: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a stretch [start, end) of a sheet document's text stands in its workbook: sheet name and cell address
    (B7)."""

    start: int
    end: int
    sheet: str
    address: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    `text` is the repaired text: head lines (title, source, date), body, tail lines, in the page's order; the body is
    [body_start, body_end) of it. `edits` and `origin` are the offset map to the page as found (decoded characters).
    `start`/`end` is the body's span on the page. For a workbook `cells` says where each stretch stands, and
    start/end are 0.
    Page date (`published`), `dateline` and the dates of events are three different things.
    `flags` are the quality flags (docs/reference/flags.md). `signature` is a MinHash over character 5-grams of the
    body,
    `sentences` the hashes of its normalised sentences: what the survey needs to find copies.
    `attested` is what a person states, where the page is no page found but a person's statement.
    """

    id: str
    page: str
    path: str
    revision: str
    text: str
    body_start: int
    body_end: int
    start: int
    end: int
    edits: tuple[Edit, ...] = ()
    origin: int = 0
    title: Noted | None = None
    medium: Noted | None = None
    byline: Noted | None = None
    published: Noted | None = None
    dateline: Noted | None = None
    flags: tuple[str, ...] = ()
    signature: tuple[int, ...] = ()
    sentences: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    attested: Attested | None = None

    @property
    def mapped(self) -> MappedText:
        return MappedText(self.text, self.edits, self.origin)

    @property
    def body(self) -> str:
        return self.text[self.body_start : self.body_end]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A page, or a stretch of one, that was not read into the ledger, and why.

    `reason` is a code of the message catalogue (`set_aside.novel`, `set_aside.empty`, ...); `detail` is for a person:
    words of the page, or English; then `note` is the code by which the catalogue words it, with the `values` in it.
    """

    path: str
    page: str | None
    reason: str
    detail: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    values: tuple[tuple[str, str], ...] = ()
