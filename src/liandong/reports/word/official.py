"""A report set out as an official paper: title, number and day, to whom, text and forms, by whom it is signed."""

from liandong.reports.model import Block, Layout, Paragraph, Style
from liandong.reports.word import marks
from liandong.reports.word.forms import Forms
from liandong.reports.word.styles import dress_official

_RED = "C00000"


class Official(Forms):
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
        if isinstance(block, Paragraph) and block.style in (Style.ADDRESS, Style.SIGNED):
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
