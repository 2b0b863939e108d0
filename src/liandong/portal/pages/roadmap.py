"""The road map (路线图): the tasks of a year as bars from their start to their due date."""

from dataclasses import dataclass
from datetime import date, timedelta

from liandong.followup.calendar import today
from liandong.followup.reckoning.month import FIRST, LAST
from liandong.followup.tasks import Asked as Wanted
from liandong.followup.tasks import Task, Tasks
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

MOST = 200
"""Tasks that are looked at, those due first from the beginning of the year on."""
WIDTH = 1000
"""Of a bar's ground, which stands for the year."""
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a task stands in the year, from 0 to WIDTH; `steps` are its milestones there, reached or not."""

    start: float
    width: float
    sort: str
    steps: tuple[tuple[float, bool], ...]


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("year", "person")]
    site.page("/tasks/roadmap", theirs(tasks, tell), parameters=named)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """The tasks that touch a year, the present one by default; of everybody or of one organisation or person."""
    lang, now, person = asked.lang, today(), (asked.one("person") or "").strip()
    year = max(FIRST, asked.number("year", now.year, LAST))
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    found = tasks.find(Wanted(since=first, person=person), limit=MOST)
    shown = [task for task in found if task.due and (task.start or task.due) < end]
    headings = [text(f"tasks.field_{name}", lang) for name in ("title", "owner", "state", "start", "due")]
    rows = [_cells(task, lang) for task in shown]
    values = {
        "headings": [*headings[:3], text("portal.roadmap_bar", lang, year=year)],
        "rows": [
            (row, asked.link(f"/tasks/{task.number}"), bar_of(task, first, end, now))
            for row, task in zip(rows, shown, strict=True)
        ],
        "ticks": [_place(date(year, month, 1), first, end) for month in range(2, 13)],
        "now": _place(now, first, end) if first <= now < end else None,
        "year": year,
        "before": asked.changed(year=str(year - 1)) if year > FIRST else "",
        "after": asked.changed(year=str(year + 1)) if year < LAST else "",
        "person": person,
        "more": len(found) == MOST,
        "all": asked.link("/tasks"),
    }
    data = {"year": year, "tasks": [_data(task, first, end, now) for task in shown]}
    return Sheet("roadmap.html", text("portal.roadmap", lang), values, data, Table(headings, rows), lasts=False)


def bar_of(task: Task, first: date, end: date, now: date) -> Bar:
    """The bar of a task with a due date; one without a start stands on that day alone."""
    assert task.due is not None
    start = _place(task.start or task.due, first, end)
    width = max(_LEAST, _place(task.due + timedelta(days=1), first, end) - start)
    sort = "late" if task.overdue(now) else "open" if task.open else "closed"
    steps = [(each, each.due) for each in task.milestones]
    inside = [(_place(day, first, end), each.reached) for each, day in steps if day and first <= day < end]
    return Bar(min(start, WIDTH - _LEAST), min(width, WIDTH - start) if start < WIDTH else _LEAST, sort, tuple(inside))


def _place(day: date, first: date, end: date) -> float:
    return round(WIDTH * min(max((day - first) / (end - first), 0.0), 1.0), 1)


def _cells(task: Task, lang: str) -> tuple[str, ...]:
    days = [day.isoformat() if day else "" for day in (task.start, task.due)]
    return (task.title, task.owner, text(f"tasks.state_{task.state}", lang), *days)


def _data(task: Task, first: date, end: date, now: date) -> dict[str, object]:
    days = {"start": str(task.start) if task.start else None, "due": str(task.due)}
    return {"number": task.number, "title": task.title, "state": task.state.value, **days, "overdue": task.overdue(now)}
