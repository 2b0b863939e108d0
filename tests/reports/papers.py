"""Papers of follow-up read back from their files, and a ledger whose sentence proves a task."""

import io
from datetime import date

from liandong.errors import UnknownRecord
from liandong.followup.slips import Slip, Sort
from liandong.followup.tasks import Deed, Event, Milestone, Source, Told
from liandong.model import Mention, Modality, Polarity, Statement, Value
from liandong.reports.model import Form, Paragraph, Report, Table, written
from tests.exchange.made import document, quote
from tests.reports.conftest import Ledger
from tests.reports.told import bare

SENTENCE = "到2026年9月底，云津市建成江临智能装备产业园"
DAY = date(2026, 11, 27)


class Known(Ledger):
    """Says of a statement that it has not what a ledger says."""

    def statement(self, statement_id: str, /) -> Statement:
        if statement_id not in self.held:
            raise UnknownRecord(statement_id)
        return self.held[statement_id]


def ledger() -> Ledger:
    """With one statement, of which its page's sentence is the proof."""
    told = document("通知.txt", f"关于印发工作要点的通知\n{SENTENCE}。")
    proof = quote(told, SENTENCE)
    stated = Statement(
        document=told.id, mention=Mention(told.page, 0, 5, "commitment"), property="content",
        value=Value("建成", "建成"), ref=None, scope=None, as_of=None, asserted_by=None,
        polarity=Polarity.ASSERTED, modality=Modality.WILL,
        evidence=(proof,), extractor="x", method="rule", confidence=1.0,
    )  # fmt: skip
    return Known([told], (), (), held={stated.id: stated})


def log(title: str = "建成江临智能装备产业园", *, source: Source = Source()) -> list[Event]:  # noqa: B008 - frozen
    """A task that was moved once and reported on."""
    told = Told(
        title=title, code="督-1", owner="市商务局", co_owners=("市住建局", "市财政局"), supervisor="市督查室",
        due=date(2026, 9, 30), milestones=(Milestone("选址", date(2026, 3, 31), reached=True),), source=source,
    )  # fmt: skip
    at = "2026-{}T10:00:00+08:00".format
    return [
        Event(1, 1, Deed.ADD, told, "周敏", at("01-05"), "专题会议定"),
        Event(1, 2, Deed.MOVE, Told(due=date(2026, 10, 30)), "周敏", at("09-20"), "用地未批"),
        Event(1, 3, Deed.PROGRESS, Told(note="正在报批", percent=40), "王明", at("10-12"), ""),
        Event(1, 4, Deed.PROGRESS, Told(note="后来的话"), "王明", at("11-28"), ""),
    ]


def slip(sort: Sort) -> Slip:
    answer = date(2026, 12, 4) if sort is Sort.SUPERVISE else None
    return Slip(
        sort=sort, year=2026, number=1, task=1, version=3, ledger=1, day=DAY, to="市商务局", issuer="市督查室",
        answer=answer, actor="李华", at="2026-11-27T10:00:00+08:00",
    )  # fmt: skip


def words(paper: Report) -> list[str]:
    """All that a paper says, bare of blanks."""
    said = [paper.title, paper.subtitle, *(value for _, value in paper.facts)]
    for section in paper.sections:
        said.append(section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                said.append(written(block.line))
            elif isinstance(block, Form):
                fields = [field for row in block.rows for field in row]
                said += [field.label for field in fields] + [written(line) for each in fields for line in each.lines]
            elif isinstance(block, Table):
                said += [written(cell) for row in block.rows for cell in row]
    return [bare(each) for each in said if bare(each)]


def text_of_docx(data: bytes) -> str:
    import docx

    found = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return bare("".join([paragraph.text for paragraph in found.paragraphs] + cells))


def text_of_html(data: bytes) -> str:
    from lxml import html

    return bare("".join(map(str, html.fromstring(data.decode()).itertext())))


def pages_of_pdf(data: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(data)).pages)


def shown(paper: Report) -> str:
    """The whole paper as lines of text, for people to read."""
    lines = [f"# {paper.title}", *([paper.subtitle] if paper.subtitle else []), *(f"{n}: {v}" for n, v in paper.facts)]
    for section in paper.sections:
        lines += ["", f"## {section.title}"] if section.title else [""]
        for block in section.blocks:
            if isinstance(block, Paragraph):
                lines.append(f"({block.style}) {written(block.line)}")
            elif isinstance(block, Form):
                lines += [" || ".join(_field(each.label, each.lines) for each in row) for row in block.rows]
            elif isinstance(block, Table):
                lines += [
                    f"Table {block.number}: {block.caption}",
                    "    " + " | ".join(c.heading for c in block.columns),
                ]
                lines += ["    " + " | ".join(map(written, row)) for row in block.rows]
    return "\n".join(lines) + "\n"


def _field(label: str, lines: object) -> str:
    assert isinstance(lines, tuple)
    return f"{label.replace(chr(10), '')}: {' / '.join(map(written, lines))}"
