"""A report set out as an official paper: title, number and day, to whom, text and forms, by whom it is signed."""

from typing import Any

from liandong.reports.model import Block, Field, Form, Layout, Paragraph, Style
from liandong.reports.word import marks
from liandong.reports.word.blocks import Blocks
from liandong.reports.word.styles import dress_official, east_asian

_LABEL = 2.6
"""Of the label of a field, in centimetres."""
_LINE = 0.62
"""Of a line of a field that is to be filled in by hand, in centimetres."""
_RED = "C00000"


class Official(Blocks):
    """The measures are those of GB/T 9704-2012, as far as the paper fits into them."""

    width = 15.6

    def write(self) -> None:
        report, document = self.report, self.document
        self.width = dress_official(document, report.layout, report.lang)
        document.add_paragraph(report.title, style="Title")
        if report.subtitle:
            document.add_paragraph(report.subtitle, style="Subtitle")
        self._facts()
        for number, section in enumerate(report.sections, 1):
            if section.title:
                self.named(document.add_heading(section.title, section.level), f"c{number}")
            for block in section.blocks:
                self.block(block)
        if report.sources:
            self.sources()
        if report.layout is not Layout.SLIP:
            self.pages("— ", " —")

    def block(self, block: Block) -> None:
        if isinstance(block, Form):
            self._form(block)
        elif isinstance(block, Paragraph) and block.style in (Style.ADDRESS, Style.SIGNED):
            self._apart(block)
        else:
            super().block(block)

    def _facts(self) -> None:
        """Number and day in one line, at both of its ends, above a red rule."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
        from docx.shared import Cm, Pt

        colon = "：" if self.report.lang == "zh" else ": "
        told = [f"{name}{colon}{value}" for name, value in self.report.facts]
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(self.width), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.paragraph_format.space_after = Pt(8)
        run = paragraph.add_run(("\t" if len(told) == 2 else "　").join(told))
        run.font.size = Pt(12 if self.report.layout is Layout.SLIP else 10.5)
        if len(told) == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        marks.underline(paragraph, _RED)

    def _apart(self, block: Paragraph) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(0)
        if block.style is Style.SIGNED:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = Pt(14 if self.report.layout is Layout.SLIP else 64)
        self.line(paragraph, block.line)

    def _form(self, form: Form) -> None:
        from docx.shared import Cm

        table = self.document.add_table(rows=0, cols=4, style="Table Grid")
        table.autofit = False
        widths = [Cm(_LABEL), Cm(self.width / 2 - _LABEL)] * 2
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for fields in form.rows:
            row = table.add_row()
            marks.keep_whole(row)
            room = max(field.room for field in fields)
            row.height = Cm(_LINE * room) if room > 1 else Cm(0.95)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
            if len(fields) == 1:
                row.cells[1].merge(row.cells[3])
            for number, field in enumerate(fields):
                self._label(row.cells[2 * number], field.label)
                self._filled(row.cells[2 * number + 1], field)
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
        """A paragraph of a field, close to its neighbours."""
        from docx.shared import Pt

        paragraph.style = self.document.styles["Field"]
        paragraph.paragraph_format.space_after = Pt(0)
        return paragraph
