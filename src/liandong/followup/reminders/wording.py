"""What a reminder says: which task, until when, how many days are left or over, what to do, and where."""

from collections.abc import Sequence
from datetime import date

from liandong.followup.calendar import WorkingDays
from liandong.followup.reminders.manner import Manner
from liandong.followup.tasks import Task
from liandong.followup.tasks.telling import days_over
from liandong.messages import text

_SHORT, _SHORT_CODE, _HEADING = 24, 12, 60
"""Characters of a title and of a task's own number in a message of several, and of a title in that of one message:
WeCom takes 2,048 bytes in all."""


def composed(person: str, tasks: Sequence[Task], today: date, days: WorkingDays, manner: Manner) -> tuple[str, str]:
    """Title and text of a message to a person about tasks, of which there is at least one."""
    lang = manner.lang
    if len(tasks) == 1:
        title = text("reminders.title", lang, task=named(tasks[0], _HEADING))
        lines = _of_one(person, tasks[0], today, days, manner)
    else:
        title = text("reminders.title_many", lang, count=len(tasks))
        numbered = enumerate(sorted(tasks, key=lambda task: (task.due or date.max, task.number)), 1)
        lines = [
            text("reminders.line", lang, n=n, task=named(task, _SHORT, _SHORT_CODE), when=when(task, today, days, lang))
            for n, task in numbered
        ]
        lines.append(text("reminders.todo_many", lang))
        if manner.base:
            lines.append(f"{manner.base}/{lang}/tasks")
    # titles come from pages: Feishu reads <at …> as calling somebody, so no sign of it begins a tag
    return _plain(title), _plain("\n".join(lines))


def named(task: Task, most: int = 300, most_code: int = 64) -> str:
    """Number and title, the title and the task's own number up to so many characters."""
    number = f"{task.number} ({_cut(task.code, most_code)})" if task.code else str(task.number)
    return f"{number} {_cut(task.title, most)}"


def _cut(line: str, most: int) -> str:
    return line if len(line) <= most else line[: most - 1] + "…"


def when(task: Task, today: date, days: WorkingDays, lang: str) -> str:
    """The due date, and how far it is."""
    assert task.due is not None
    over = days_over(task, today, days)
    if over is not None:
        code = "reminders.over_provisional" if over[1] else "reminders.over_one" if over[0] == 1 else "reminders.over"
        return text(code, lang, due=task.due, days=over[0])
    left = (task.due - today).days
    code = "reminders.left_one" if left == 1 else "reminders.left" if left else "reminders.today"
    return text(code, lang, due=task.due, days=left)


def _of_one(person: str, task: Task, today: date, days: WorkingDays, manner: Manner) -> list[str]:
    lang = manner.lang
    lines = [
        text("reminders.task", lang, task=named(task)),
        text("reminders.due", lang, when=when(task, today, days, lang)),
    ]
    late = task.overdue(today)
    if person == task.owner or person in task.co_owners:
        lines.append(text("reminders.todo_late" if late else "reminders.todo", lang))
    else:
        owner = task.owner or "—"
        lines.append(text("reminders.urge_late" if late else "reminders.urge", lang, owner=owner))
    if manner.base:
        lines.append(f"{manner.base}/{lang}/tasks/{task.number}")
    return lines


def _plain(line: str) -> str:
    return line.replace("<", "＜").replace(">", "＞")
