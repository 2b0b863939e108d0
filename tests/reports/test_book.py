"""The task book on paper: the tree in its order, the same in all formats."""

from datetime import date

from liandong.followup.tasks import Milestone, State, Task
from liandong.reports.followup_papers import book, rendered
from liandong.reports.followup_papers.book import placed
from liandong.reports.model import written
from tests.reports.papers import text_of_html
from tests.reports.test_notice import the_same_in_every_format

TODAY = date(2026, 11, 27)


def task(number: int, parent: int | None = None, state: State = State.ACCEPTED, due: date | None = None) -> Task:
    return Task(number=number, version=1, state=state, title=f"第{number}项", parent=parent, due=due)


def test_parts_stand_below_their_whole_by_due_date() -> None:
    every = [task(1), task(2, due=TODAY), task(3, 1), task(4, 1, due=TODAY), task(5, 4), task(6, 99)]
    assert [(place, each.number) for place, each in placed(every)] == [
        ("1", 2), ("2", 1), ("2.1", 4), ("2.1.1", 5), ("2.2", 3), ("3", 6)
    ]  # fmt: skip


def test_the_book_is_the_same_in_every_format() -> None:
    whole = Task(
        number=1, version=1, state=State.ACCEPTED, title="建成产业园" * 50, owner="市商务局",
        co_owners=("市住建局", "市财政局"),
        supervisor="市督查室", due=date(2026, 10, 30), milestones=(Milestone("选址", date(2026, 3, 31), reached=True),),
    )  # fmt: skip
    the_same_in_every_format(book([whole, *(task(number, 1) for number in range(2, 200))], TODAY))


def test_what_is_proposed_or_withdrawn_is_left_out_and_what_is_overdue_says_so() -> None:
    made = book([task(1, state=State.PROPOSED), task(2, state=State.WITHDRAWN), task(3, due=date(2026, 1, 5))], TODAY)
    ((row,),) = [table.rows for table in made.tables()]
    assert [written(cell) for cell in row] == ["1", "第3项", "未明确责任单位", "—", "—", "2026-01-05", "—", "已逾期"]


def test_an_empty_book_says_so() -> None:
    assert "共0项" in text_of_html(rendered(book([], TODAY), "html"))
