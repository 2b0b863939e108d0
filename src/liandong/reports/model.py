"""A report (报告): sections of paragraphs, tables and figures, each number with the sentences that prove it.

Written once, it is set out as HTML, Word and PDF; the writers add nothing and leave nothing out. Official papers (公文,
such as slips and notices) are reports of another layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from liandong.charts import Chart

_NARROWEST, _SHARES = 0.4, 8
"""The least share of the page that a table takes, and how many shares fill it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and the numbers of the sentences that prove them, which stand behind them."""

    text: str
    cites: tuple[int, ...] = ()


Line = tuple[Piece, ...]
"""What stands in a paragraph or in a cell."""


class Layout(StrEnum):
    """How a report is set out: as a study with contents and sources; as a booklet, whose title has a page of its own
    and whose sections of the level 2 are cards, each kept on one page; or as official papers are (GB/T 9704), upright,
    across the page for broad tables, or on one page as a slip."""

    REPORT = "report"
    BOOKLET = "booklet"
    OFFICIAL = "official"
    WIDE = "wide"
    SLIP = "slip"

    @property
    def official(self) -> bool:
        return self not in (Layout.REPORT, Layout.BOOKLET)


class Style(StrEnum):
    """A paragraph is plain text, an item of a list, or a remark below a table or figure; in official papers also to
    whom it goes (主送), or by whom and when it is signed (署名)."""

    PLAIN = "plain"
    ITEM = "item"
    NOTE = "note"
    ADDRESS = "address"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether it holds numbers."""

    heading: str
    share: int = 1
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has a cell for each column."""

    number: int
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]

    @property
    def width(self) -> float:
        """Its share of the page: few narrow columns are not drawn apart."""
        return min(1.0, max(_NARROWEST, sum(column.share for column in self.columns) / _SHARES))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure; its numbers stand in the table of this number too."""

    number: int
    caption: str
    chart: Chart
    table: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: its label (of several lines, where it has line breaks), what stands in it, paragraph by
    paragraph, and room for at least so many lines."""

    label: str
    lines: tuple[Line, ...]
    room: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """A form of ruled fields, of which one or two stand in a row."""

    rows: tuple[tuple[Field, ...], ...]


Block = Paragraph | Table | Figure | Form


@dataclass(frozen=True, slots=True)
class Section:
    """A section with a heading of the level 1, which stands in the contents, or 2; one without a title has none."""

    title: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A proving sentence and where it stands; its number is what the report cites."""

    number: int
    sentence: str
    title: str
    medium: str
    day: str
    tier: str
    place: str
    file: str

    @property
    def whence(self) -> str:
        """Document, medium, day, how near that is to the fact, file and place in it."""
        return " · ".join(
            part for part in (self.title, self.medium, self.day, self.tier, self.file, self.place) if part
        )


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; `day` is the day that it is dated (2025-12-31), `facts` what its title page tells. One that cites
    nothing has no `sources_title`."""

    title: str
    subtitle: str
    lang: str
    day: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    sources_title: str
    layout: Layout = Layout.REPORT

    def blocks(self) -> Iterator[Block]:
        """Everything in its sections, in order."""
        return (block for section in self.sections for block in section.blocks)

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks() if isinstance(block, Table))

    def forms(self) -> Iterator[Form]:
        return (block for block in self.blocks() if isinstance(block, Form))

    def figures(self) -> Iterator[Figure]:
        return (block for block in self.blocks() if isinstance(block, Figure))


def marks(cites: tuple[int, ...]) -> str:
    """The citation as it stands behind the words: [3][7]."""
    return "".join(f"[{number}]" for number in cites)


def written(line: Line) -> str:
    """The words of a line with its citations, as every writer sets them."""
    return "".join(piece.text + marks(piece.cites) for piece in line)
