"""The task book (任务书): all tasks that stand, as a tree, with owner, others, supervisor, due date and milestones."""

from collections.abc import Iterable, Sequence
from datetime import date

from liandong.followup.tasks import Milestone, State, Task
from liandong.followup.tasks.telling import as_tree
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Column, Layout, Line, Paragraph, Report, Section, Style, Table
from liandong.reports.wording import Wording, plain

_COLUMNS = (
    *(("place", 1), ("title", 5), ("owner", 3), ("co_owners", 3), ("supervisor", 2), ("due_on", 2)),
    *(("milestones", 4), ("state", 2)),
)
_LEFT_OUT = frozenset({State.PROPOSED, State.WITHDRAWN})


def book(tasks: Iterable[Task], day: date, lang: str = "zh") -> Report:
    """The task book as it stands on a day; what is only proposed, and what was withdrawn, is not in it."""
    say = Wording(lang)
    rows = [_row(place, task, day, say) for place, task in placed([t for t in tasks if t.state not in _LEFT_OUT])]
    columns = tuple(Column(say(f"paper.head_{name}"), share) for name, share in _COLUMNS)
    blocks: list[Block] = [Paragraph(plain(say("paper.book_count", count=len(rows))))]
    blocks += [Table(1, say("paper.book_title"), columns, tuple(rows))] if rows else []
    blocks.append(Paragraph(plain(say("paper.book_note")), Style.NOTE))
    facts = ((say("paper.book_day"), day_in(lang, day)),)
    sections = (Section("", 1, tuple(blocks)),)
    return Report(say("paper.book_title"), "", lang, day.isoformat(), facts, sections, (), "", Layout.WIDE)


def placed(tasks: Sequence[Task]) -> list[tuple[str, Task]]:
    """The tasks in the order of the tree, each with its place in it: 1, 1.1, 1.2, 2."""
    found, counts = list[tuple[str, Task]](), list[int]()
    for depth, task in as_tree(sorted(tasks, key=lambda task: (task.due or date.max, task.number))):
        del counts[depth + 1 :]
        counts += [0] * (depth + 1 - len(counts))
        counts[depth] += 1
        found.append((".".join(map(str, counts)), task))
    return found


def _row(place: str, task: Task, day: date, say: Wording) -> tuple[Line, ...]:
    state = say("tasks.state_overdue" if task.overdue(day) else f"tasks.state_{task.state}")
    steps = ("；" if say.lang == "zh" else "; ").join(_step(each, say) for each in task.milestones)
    told = (
        place,
        task.title,
        task.owner or say("paper.no_owner"),
        say.named(list(task.co_owners)) or "—",
        task.supervisor or "—",
        str(task.due or say("paper.no_due")),
        steps or "—",
        state,
    )
    return tuple(map(plain, told))


def _step(each: Milestone, say: Wording) -> str:
    day = say("paper.milestone_day", day=each.due) if each.due else ""
    return each.title + day + (say("paper.milestone_reached") if each.reached else "")
