"""Forms of ruled fields in a Word file: those of official papers, and the cards of booklets."""

from typing import Any

from liandong.reports.model import Block, Field, Form
from liandong.reports.word import marks
from liandong.reports.word.blocks import Blocks
from liandong.reports.word.styles import FIELD, east_asian

_LABEL = 2.6
"""Of the label of a field, in centimetres."""
_LINE = 0.62
"""Of a line of a field that is to be filled in by hand, in centimetres."""


class Forms(Blocks):
    """`low` is the least height of a row, in centimetres; forms kept `together` are not broken between two pages."""

    low = 0.95
    together = False

    def block(self, block: Block) -> None:
        if isinstance(block, Form):
            self._form(block)
        else:
            super().block(block)

    def _form(self, form: Form) -> None:
        from docx.shared import Cm

        table = self.document.add_table(rows=0, cols=4, style="Table Grid")
        table.autofit = False
        widths = [Cm(_LABEL), Cm(self.width / 2 - _LABEL)] * 2
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for at, fields in enumerate(form.rows, 1):
            row = table.add_row()
            marks.keep_whole(row)
            room = max(field.room for field in fields)
            row.height = Cm(_LINE * room) if room > 1 else Cm(self.low)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
            if len(fields) == 1:
                row.cells[1].merge(row.cells[3])
            for number, field in enumerate(fields):
                self._label(row.cells[2 * number], field.label)
                self._filled(row.cells[2 * number + 1], field)
            if self.together and at < len(form.rows):
                self._with_next(row)
        self.document.add_paragraph().paragraph_format.space_after = 0

    def _label(self, cell: Any, label: str) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = self._inside(cell.paragraphs[0])
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        east_asian(paragraph.add_run(label), "黑体")

    def _filled(self, cell: Any, field: Field) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

        above = field.room > 1
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP if above else WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for number, line in enumerate(field.lines):
            paragraph = self._inside(cell.add_paragraph() if number else cell.paragraphs[0])
            self.line(paragraph, line)

    def _inside(self, paragraph: Any) -> Any:
        """A paragraph of a field. Its style is named outright: python-docx looks through all styles each time."""
        paragraph._p.style = FIELD
        return paragraph

    def _with_next(self, row: Any) -> None:
        """The row stands on the page of the next one."""
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
