"""A report set out as a study, or as a booklet with a page for its title: title, contents, sections, sources."""

from typing import Any

from liandong.reports.model import Layout, Report
from liandong.reports.word import marks
from liandong.reports.word.forms import Forms

_ABOVE = 200
"""Above the title of a booklet, in points."""


class Study(Forms):
    low = 0.7
    together = True

    def __init__(self, document: Any, report: Report) -> None:
        super().__init__(document, report)
        self._booklet = report.layout is Layout.BOOKLET

    def write(self) -> None:
        report, document = self.report, self.document
        self._title()
        self._contents()
        for number, section in enumerate(report.sections, 1):
            self.named(document.add_heading(section.title, section.level), f"c{number}")
            for block in section.blocks:
                self.block(block)
        if report.sources_title:
            self.sources()
        self.pages(*self.say("report.page_of", page="\x00").split("\x00"))

    def _title(self) -> None:
        from docx.shared import Pt

        report, document = self.report, self.document
        title = document.add_paragraph(report.title, style="Title")
        document.add_paragraph(report.subtitle, style="Subtitle")
        for name, value in report.facts:
            self.centred(f"{name}{'：' if report.lang == 'zh' else ': '}{value}")
        if self._booklet:
            title.paragraph_format.space_before = Pt(_ABOVE)
            document.add_page_break()

    def _heading(self, text: str) -> None:
        """A heading that is no section's."""
        from docx.shared import Pt

        self.centred("")
        run = self.document.paragraphs[-1].add_run(text)
        run.bold, run.font.size = True, Pt(16)
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(12)

    def _contents(self) -> None:
        """The sections of the first level, each a link."""
        if self._booklet:
            self._heading(self.say("report.contents"))
        every = enumerate(self.report.sections, 1)
        titles = [(section.title, f"c{number}") for number, section in every if section.level == 1]
        sources = [(self.report.sources_title, "sources")] if self.report.sources_title else []
        for title, target in [*titles, *sources]:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            marks.link(paragraph, title, target)
        if self._booklet:
            self.document.add_page_break()
