"""A report set out as a study: title, contents, sections, sources."""

from liandong.reports.word import marks
from liandong.reports.word.blocks import Blocks


class Study(Blocks):
    def write(self) -> None:
        report, document = self.report, self.document
        document.add_paragraph(report.title, style="Title")
        document.add_paragraph(report.subtitle, style="Subtitle")
        for name, value in report.facts:
            self.centred(f"{name}{'：' if report.lang == 'zh' else ': '}{value}")
        self._contents()
        for number, section in enumerate(report.sections, 1):
            self.named(document.add_heading(section.title, section.level), f"c{number}")
            for block in section.blocks:
                self.block(block)
        if report.sources_title:
            self.sources()
        self.pages(*self.say("report.page_of", page="\x00").split("\x00"))

    def _contents(self) -> None:
        titles = [(section.title, f"c{number}") for number, section in enumerate(self.report.sections, 1)]
        sources = [(self.report.sources_title, "sources")] if self.report.sources_title else []
        for title, target in [*titles, *sources]:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = 0
            marks.link(paragraph, title, target)
