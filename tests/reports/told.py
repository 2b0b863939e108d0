"""What a report tells, read back from its files."""

import io
import re

from lxml import html

from liandong.reports.model import Block, Figure, Line, Paragraph, Report, Table, written

_BLANK = re.compile(r"[\s\u200b\u2060\u00ad]+")
_FOOT = re.compile(r"^(?:第\d+页|Page\d+)|(?:第\d+页|Page\d+)$")


def bare(text: str) -> str:
    """The characters without blanks and places to break, which every program sets in its own way."""
    return _BLANK.sub("", text)


def tables_of(report: Report) -> list[list[list[str]]]:
    """Every table, head first, cell by cell."""
    return [
        [[bare(c.heading) for c in table.columns], *([bare(written(cell)) for cell in row] for row in table.rows)]
        for table in report.tables()
    ]


def tables_of_html(data: bytes) -> list[list[list[str]]]:
    page = html.fromstring(data.decode())
    return [
        [[bare("".join(map(str, cell.itertext()))) for cell in row.iter("th", "td")] for row in table.iter("tr")]
        for table in page.iter("table")
    ]


def tables_of_docx(data: bytes) -> list[list[list[str]]]:
    import docx

    document = docx.Document(io.BytesIO(data))
    return [[[bare(cell.text) for cell in row.cells] for row in table.rows] for table in document.tables]


def text_of_pdf(data: bytes) -> str:
    """The text of all pages one behind the other, without the line at their foot."""
    from pypdf import PdfReader

    pages = (bare(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages)
    return "".join(_FOOT.sub("", page) for page in pages)


def rows_missing(report: Report, text: str) -> list[str]:
    """The rows of tables that the text does not tell."""
    return [
        "".join(map(bare, row))
        for table in tables_of(report)
        for row in table[1:]
        if "".join(map(bare, row)) not in text
    ]


def plain(report: Report) -> str:
    """The whole report as lines of text, for people to read."""
    lines = [f"# {report.title}", report.subtitle, *(f"{name}: {value}" for name, value in report.facts)]
    for section in report.sections:
        lines += ["", f"## {section.title}"]
        for block in section.blocks:
            lines += _block(block)
    lines += ["", f"## {report.sources_title}"]
    lines += [f"[{s.number}] {s.sentence}\n    {s.whence}" for s in report.sources]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [f"({block.style}) {written(block.line)}"]
    if isinstance(block, Figure):
        shown = [f"    {d.name} | {d.partner} | {d.label}" for d in block.chart.rows]
        return [f"Figure {block.number} of table {block.table}: {block.caption} ({block.chart.shape})", *shown]
    assert isinstance(block, Table)
    head = " | ".join(column.heading for column in block.columns)
    return [f"Table {block.number}: {block.caption}", f"    {head}", *(_row(row) for row in block.rows)]


def _row(row: tuple[Line, ...]) -> str:
    return "    " + " | ".join(map(written, row))
