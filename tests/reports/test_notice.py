"""The monthly notice on paper: what people read, the same figures in all formats, for no task and for hundreds."""

import io
from collections.abc import Sequence
from datetime import date

import pytest

from liandong.followup.reckoning import Outcome, month
from liandong.followup.tasks import Deed, Event, Proof, Told
from liandong.reports.followup_papers import PAPER_FORMATS, notice, rendered
from liandong.reports.model import Report, written
from tests.reports.papers import log, shown, text_of_docx, text_of_html, words
from tests.reports.test_slips import golden
from tests.reports.told import bare, rows_missing, tables_of, tables_of_docx, tables_of_html, text_of_pdf

OCTOBER = date(2026, 10, 1)
AT = "2026-{}T10:00:00+08:00".format


def entries(number: int, told: Told, *steps: tuple[Deed, str, Told]) -> list[Event]:
    every = ((Deed.ADD, "09-01", told), *steps)
    return [Event(number, n, deed, said, "周敏", AT(day), "因故") for n, (deed, day, said) in enumerate(every, 1)]


def proved(day: str, judged: str) -> tuple[tuple[Deed, str, Told], ...]:
    return (Deed.PROVE, day, Told(proof=Proof(sentence=f"{day}验收"))), (Deed.FINISH, judged, Told())


def some() -> list[Sequence[Event]]:
    """One task for each thing that can come of one."""
    due = date(2026, 10, 20)
    moved = (Deed.MOVE, "10-10", Told(due=date(2026, 10, 25)))
    return [
        log(),
        entries(2, Told(title="按期", owner="市商务局", due=due), *proved("10-20", "10-23")),
        entries(3, Told(title="按调整后的期限", owner="市商务局", due=due), moved, *proved("10-24", "10-26")),
        entries(4, Told(title="逾期办结", owner="市住建局", due=due), *proved("10-21", "10-26")),
        entries(5, Told(title="待审核", owner="市住建局", due=due), *proved("10-19", "11-02")),
        entries(6, Told(title="没有责任单位", due=due), (Deed.PROGRESS, "10-08", Told(note="推进中", percent=30))),
        entries(7, Told(title="没有期限", owner="市财政局")),
        entries(8, Told(title="失效", owner="市财政局", due=due), (Deed.LAPSE, "10-22", Told())),
        entries(9, Told(title="移出", owner="市财政局", due=due), (Deed.MOVE, "10-19", Told(due=date(2026, 11, 20)))),
    ]


def many(count: int) -> list[Sequence[Event]]:
    return [
        entries(n, Told(title=f"第{n}项任务" + "很长" * (n % 70), owner=f"单位{n % 9}", due=date(2026, 10, 1 + n % 30)))
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_notice_says_what_people_read(lang: str) -> None:
    golden(f"notice.{lang}.txt", shown(notice(month(some(), OCTOBER), lang)))


def test_an_empty_month_is_told_in_every_format() -> None:
    paper = notice(month([], OCTOBER))
    assert [[written(cell) for cell in row] for table in paper.tables() for row in table.rows] == [
        ["合计", *["0"] * 10]
    ]
    the_same_in_every_format(paper)
    assert "本月没有到期事项" in text_of_pdf(rendered(paper, "pdf"))
    assert "本月没有到期事项" in text_of_docx(rendered(paper, "docx"))
    assert "本月没有到期事项" in text_of_html(rendered(paper, "html"))


def tables_of_xlsx(data: bytes) -> list[list[list[str]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    return [
        [[bare("" if cell is None else str(cell)) for cell in row] for row in s.iter_rows(min_row=3, values_only=True)]
        for s in book
    ]


def the_same_in_every_format(paper: Report) -> None:
    assert tables_of_html(rendered(paper, "html")) == tables_of(paper)
    assert tables_of_docx(rendered(paper, "docx")) == tables_of(paper)
    assert tables_of_xlsx(rendered(paper, "xlsx")) == tables_of(paper)
    assert rows_missing(paper, text_of_pdf(rendered(paper, "pdf"))) == []


def test_the_figures_are_the_same_in_every_format() -> None:
    paper = notice(month(some(), OCTOBER))
    the_same_in_every_format(paper)
    text = text_of_pdf(rendered(paper, "pdf"))
    assert [each for each in words(paper) if each not in text] == []


def test_hundreds_of_tasks_are_all_told() -> None:
    found = month(many(300), OCTOBER)
    assert found.count(Outcome.OVERDUE) == len(found.overdue) == 300
    the_same_in_every_format(notice(found))


@pytest.mark.parametrize("name", PAPER_FORMATS)
def test_made_again_it_has_the_same_bytes(name: str) -> None:
    assert rendered(notice(month(some(), OCTOBER)), name) == rendered(notice(month(some(), OCTOBER)), name)


def test_the_sums_by_owner_add_up_to_the_last_row() -> None:
    table = next(notice(month(some(), OCTOBER)).tables())
    rows = [[written(cell) for cell in row] for row in table.rows]
    sums = [str(sum(int(row[place]) for row in rows[:-1])) for place in range(1, len(table.columns))]
    assert sums == rows[-1][1:]
