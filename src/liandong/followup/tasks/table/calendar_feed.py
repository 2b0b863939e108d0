"""iCalendar (日历订阅, RFC 5545): due dates and milestones as whole days, to which any calendar subscribes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from liandong.followup.tasks.task import Task
from liandong.messages import Language, text

_DAY = timedelta(days=1)


def feed(tasks: Iterable[Task], lang: Language, name: str = "liandong") -> bytes:
    """The open tasks with a due date, and their milestones. The same tasks give the same bytes; `name` sets ids of one
    workspace apart from those of another."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//liandong//tasks//")
    made.add("version", "2.0")
    made.add("x-wr-calname", text("tasks.sheet", lang))
    for task in tasks:
        if not task.open:
            continue
        if task.due:
            _day(made, task, task.due, task.title, f"{task.number}@{name}", lang)
        for number, each in enumerate(task.milestones, 1):
            if each.due and not each.reached:
                title = f"{each.title}（{task.title}）" if lang == "zh" else f"{each.title} ({task.title})"
                _day(made, task, each.due, title, f"{task.number}-{number}@{name}", lang)
    return bytes(made.to_ical())


def _day(made: object, task: Task, day: date, title: str, uid: str, lang: Language) -> None:
    from icalendar import Calendar, Event

    assert isinstance(made, Calendar)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.fromisoformat(task.changed).astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("summary", title)
    event.add("sequence", task.version)
    event.add("transp", "TRANSPARENT")  # a due date keeps nobody from a meeting
    lines = [f"{text('tasks.field_state', lang)}: {text(f'tasks.state_{task.state}', lang)}"]
    if task.owner:
        lines.append(f"{text('tasks.field_owner', lang)}: {task.owner}")
    event.add("description", "\n".join(lines))
    made.add_component(event)
