"""What a Word file of any layout is made of: paragraphs, tables, figures, captions, proving sentences."""

import io
from collections.abc import Sequence
from typing import Any

from liandong.charts import WIDTH, png, svg, width_of
from liandong.reports.model import Block, Figure, Line, Paragraph, Piece, Report, Style, Table
from liandong.reports.word import marks
from liandong.reports.wording import Wording

_HEAD = "E3EAEE"
_SMALL = 9.5


class Blocks:
    """Sets what a report is made of one below the other. `width` is that of what stands between the margins, in
    centimetres."""

    width = 16.0

    def __init__(self, document: Any, report: Report) -> None:
        self.document, self.report, self.say = document, report, Wording(report.lang)
        self._bookmarks = 0

    def block(self, block: Block) -> None:
        """Sets paragraphs, figures and tables."""
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Table):
            self._table(block)

    def _paragraph(self, block: Paragraph) -> None:
        from docx.shared import Pt

        paragraph = self.document.add_paragraph(style="List Bullet" if block.style is Style.ITEM else None)
        if block.style is Style.PLAIN and self.report.lang == "zh":
            paragraph.paragraph_format.first_line_indent = Pt(2 * self.document.styles["Normal"].font.size.pt)
        self.line(paragraph, block.line, small=block.style is Style.NOTE)

    def _figure(self, figure: Figure) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        paragraph = self.document.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        width = self.width * min(1.0, width_of(svg(figure.chart, titled=False)) / WIDTH)
        picture = paragraph.add_run().add_picture(io.BytesIO(png(figure.chart, titled=False)), Cm(width))
        data = self.say("report.figure_data", number=figure.table)
        marks.describe(picture, f"{figure.caption} {data}")
        caption = self.caption("figure", figure.number, figure.caption)
        caption.paragraph_format.keep_with_next = False
        self.small(caption, f" {data}")

    def _table(self, table: Table) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Cm

        self.caption("table", table.number, table.caption)
        made = self.document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        whole = sum(column.share for column in table.columns)
        widths = [Cm(self.width * table.width * column.share / whole) for column in table.columns]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        marks.repeat_head(made.rows[0])
        heads = [(Piece(column.heading),) for column in table.columns]
        self._row(made.rows[0], table, heads, widths, head=True)
        for row in table.rows:
            self._row(made.add_row(), table, row, widths)
        self.document.add_paragraph().paragraph_format.space_after = 0

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
            self.line(paragraph, line, small=True, bold=head)

    def caption(self, kind: str, number: int, text: str) -> Any:
        """A caption with a number of its own sequence, which Word counts."""
        before, after = self.say(f"report.{kind}", number="\x00").split("\x00")
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.add_run(before)
        marks.field(paragraph, f"SEQ {before.strip()} \\* ARABIC", str(number))
        paragraph.add_run(f"{after} {text}")
        return paragraph

    def line(self, paragraph: Any, line: Line, *, small: bool = False, bold: bool = False) -> None:
        for piece in line:
            run = self.small(paragraph, piece.text) if small else paragraph.add_run(piece.text)
            run.bold = bold or None
            for number in piece.cites:
                marks.link(paragraph, f"[{number}]", f"s{number}", raised=True)

    def small(self, paragraph: Any, text: str) -> Any:
        from docx.shared import Pt

        run = paragraph.add_run(text)
        run.font.size = Pt(_SMALL)
        return run

    def centred(self, text: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.document.add_paragraph(text)
        paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, 0

    def named(self, paragraph: Any, name: str) -> None:
        self._bookmarks += 1
        marks.bookmark(paragraph, name, self._bookmarks)

    def sources(self) -> None:
        """The proving sentences, under their heading."""
        self.named(self.document.add_heading(self.report.sources_title, 1), "sources")
        for source in self.report.sources:
            paragraph = self.document.add_paragraph()
            self.small(paragraph, f"[{source.number}] {source.sentence}")
            paragraph.add_run().add_break()
            self.small(paragraph, source.whence)
            self.named(paragraph, f"s{source.number}")

    def pages(self, before: str, after: str) -> Any:
        """The number of the page at its foot, with these words around it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        foot = self.document.sections[0].footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        foot.add_run(before)
        marks.field(foot, "PAGE", "1")
        foot.add_run(after)
        return foot
