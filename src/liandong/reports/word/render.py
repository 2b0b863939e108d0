"""The report set out as a Word file; the same report gives the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from liandong.charts import WIDTH, png, svg, width_of
from liandong.reports.model import Figure, Line, Paragraph, Piece, Report, Style, Table
from liandong.reports.word import marks
from liandong.reports.word.styles import dress
from liandong.reports.wording import Wording

_WIDTH = 16.0
"""Of what stands between the margins, in centimetres."""
_HEAD = "E3EAEE"
_SMALL = 9.5
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can name: every part is of this one."""


def render(report: Report) -> bytes:
    """The Word file; FontError where the figures cannot be drawn."""
    import docx

    document = docx.Document()
    dress(document, report.lang)
    _Writer(document, report).write()
    told = document.core_properties
    told.title, told.author, told.subject = report.title, "Liandong", report.subtitle
    told.created = told.modified = datetime.fromisoformat(report.day)
    told.last_modified_by, told.comments, told.revision, told.language = "Liandong", "", 1, report.lang
    file = io.BytesIO()
    document.save(file)
    return _timeless(file)


class _Writer:
    """Sets the blocks of a report one below the other."""

    def __init__(self, document: Any, report: Report) -> None:
        self._document, self._report, self._say = document, report, Wording(report.lang)
        self._bookmarks = 0

    def write(self) -> None:
        report, document = self._report, self._document
        document.add_paragraph(report.title, style="Title")
        document.add_paragraph(report.subtitle, style="Subtitle")
        for name, value in report.facts:
            self._centred(f"{name}{'：' if report.lang == 'zh' else ': '}{value}")
        self._contents()
        for number, section in enumerate(report.sections, 1):
            self._named(document.add_heading(section.title, section.level), f"c{number}")
            for block in section.blocks:
                self._block(block)
        self._named(document.add_heading(report.sources_title, 1), "sources")
        for source in report.sources:
            paragraph = document.add_paragraph()
            self._small(paragraph, f"[{source.number}] {source.sentence}")
            paragraph.add_run().add_break()
            self._small(paragraph, source.whence)
            self._named(paragraph, f"s{source.number}")
        self._pages()

    def _contents(self) -> None:
        titles = [(section.title, f"c{number}") for number, section in enumerate(self._report.sections, 1)]
        for title, target in [*titles, (self._report.sources_title, "sources")]:
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            marks.link(paragraph, title, target)

    def _block(self, block: Paragraph | Table | Figure) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Figure):
            self._figure(block)
        else:
            self._table(block)

    def _paragraph(self, block: Paragraph) -> None:
        from docx.shared import Pt

        paragraph = self._document.add_paragraph(style="List Bullet" if block.style is Style.ITEM else None)
        if block.style is Style.PLAIN and self._report.lang == "zh":
            paragraph.paragraph_format.first_line_indent = Pt(24)
        self._line(paragraph, block.line, small=block.style is Style.NOTE)

    def _figure(self, figure: Figure) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        paragraph = self._document.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        width = _WIDTH * min(1.0, width_of(svg(figure.chart, titled=False)) / WIDTH)
        picture = paragraph.add_run().add_picture(io.BytesIO(png(figure.chart, titled=False)), Cm(width))
        data = self._say("report.figure_data", number=figure.table)
        marks.describe(picture, f"{figure.caption} {data}")
        caption = self._caption("figure", figure.number, figure.caption)
        caption.paragraph_format.keep_with_next = False
        self._small(caption, f" {data}")

    def _table(self, table: Table) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Cm

        self._caption("table", table.number, table.caption)
        made = self._document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        whole = sum(column.share for column in table.columns)
        widths = [Cm(_WIDTH * table.width * column.share / whole) for column in table.columns]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        marks.repeat_head(made.rows[0])
        heads = [(Piece(column.heading),) for column in table.columns]
        self._row(made.rows[0], table, heads, widths, head=True)
        for row in table.rows:
            self._row(made.add_row(), table, row, widths)
        self._document.add_paragraph().paragraph_format.space_after = 0

    def _row(self, row: Any, table: Table, lines: Sequence[Line], widths: list[Any], *, head: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        marks.keep_whole(row)
        for cell, column, line, width in zip(row.cells, table.columns, lines, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = 0
            paragraph.paragraph_format.line_spacing = 1.0
            if column.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if head:
                paragraph.paragraph_format.keep_with_next = True
                marks.shade(cell, _HEAD)
            self._line(paragraph, line, small=True, bold=head)

    def _caption(self, kind: str, number: int, text: str) -> Any:
        """A caption with a number of its own sequence, which Word counts."""
        before, after = self._say(f"report.{kind}", number="\x00").split("\x00")
        paragraph = self._document.add_paragraph(style="Caption")
        paragraph.add_run(before)
        marks.field(paragraph, f"SEQ {before.strip()} \\* ARABIC", str(number))
        paragraph.add_run(f"{after} {text}")
        return paragraph

    def _line(self, paragraph: Any, line: Line, *, small: bool = False, bold: bool = False) -> None:
        for piece in line:
            run = self._small(paragraph, piece.text) if small else paragraph.add_run(piece.text)
            run.bold = bold or None
            for number in piece.cites:
                marks.link(paragraph, f"[{number}]", f"s{number}", raised=True)

    def _small(self, paragraph: Any, text: str) -> Any:
        from docx.shared import Pt

        run = paragraph.add_run(text)
        run.font.size = Pt(_SMALL)
        return run

    def _centred(self, text: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self._document.add_paragraph(text)
        paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, 0

    def _named(self, paragraph: Any, name: str) -> None:
        self._bookmarks += 1
        marks.bookmark(paragraph, name, self._bookmarks)

    def _pages(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        foot = self._document.sections[0].footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, after = self._say("report.page_of", page="\x00").split("\x00")
        foot.add_run(before)
        marks.field(foot, "PAGE", "1")
        foot.add_run(after)


def _timeless(file: io.BytesIO) -> bytes:
    """The archive with every part of one time, so that the day of writing leaves no trace."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            told = zipfile.ZipInfo(part.filename, _EPOCH)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(told, old.read(part.filename))
    return made.getvalue()
