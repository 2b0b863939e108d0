"""The calendar (日历): what is due on each day of a month, with holidays and make-up days; and as a file for others."""

import calendar
from datetime import date, timedelta
from itertools import chain
from typing import Any

from fastapi import Response

from liandong.access import Right
from liandong.errors import EntryError
from liandong.followup.calendar import Sort, china, today
from liandong.followup.reckoning import month_of
from liandong.followup.reckoning.month import FIRST, LAST
from liandong.followup.tasks import Asked as Wanted
from liandong.followup.tasks import State, Task, Tasks
from liandong.followup.tasks.table import feed
from liandong.followup.tasks.task import OPEN
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.door import CALENDAR
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

MOST = 500
"""Tasks of a month that are shown."""


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("month", "person")]
    site.page("/tasks/calendar", theirs(tasks, tell), parameters=named)
    site.file(CALENDAR, theirs(tasks, give), right=Right.CALENDAR)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """A month (`2026-11`), the present one by default; of everybody or of one organisation or person."""
    lang, now, person = asked.lang, today(), (asked.one("person") or "").strip()
    first = _month(asked.one("month")) or now.replace(day=1)
    end = _further(first, 1)
    found = tasks.find(Wanted(since=first, before=end, person=person), limit=MOST)
    by_day: dict[date, list[Task]] = {}
    for task in found:
        if task.due:
            by_day.setdefault(task.due, []).append(task)
    days = china()
    weekdays = [text(f"tasks.weekday_{number}", lang) for number in range(7)]
    weeks = [
        [_day(asked, day, by_day.get(day, []), now) if day.month == first.month else None for day in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    values = {
        "month": f"{first:%Y-%m}",
        "weekdays": weekdays,
        "weeks": weeks,
        "before": asked.changed(month=f"{_further(first, -1):%Y-%m}") if first.year > FIRST else "",
        "after": asked.changed(month=f"{end:%Y-%m}") if first.year < LAST else "",
        "person": person,
        "untold": not (days.told(first) and days.told(end - timedelta(days=1))),
        "more": len(found) == MOST,
        "all": asked.link("/tasks"),
        "subscribing": asked.link("/account") if asked.who.name else "",
        "file": asked.link(CALENDAR, **({"person": person} if person else {})),
    }
    headings = [text(f"tasks.field_{name}", lang) for name in ("due", "number", "title", "owner", "state")]
    rows = [
        (str(task.due), str(task.number), task.title, task.owner, text(f"tasks.state_{task.state}", lang))
        for task in found
    ]
    listed = [{"day": str(day), "sort": sort.value} for day, sort in days.of_year(first.year) if first <= day < end]
    due = [{"number": task.number, "title": task.title, "due": str(task.due)} for task in found]
    data = {"month": values["month"], "tasks": due, "days": listed}
    return Sheet("month.html", text("portal.month", lang), values, data, Table(headings, rows), lasts=False)


def give(tasks: Tasks, asked: Asked) -> Response:
    """Due dates as iCalendar, of everybody or of one organisation or person."""
    person = (asked.one("person") or "").strip()
    every = (tasks.every(Wanted(state, person=person)) for state in State if state in OPEN)
    made = feed(chain.from_iterable(every), asked.lang)  # those that are closed are not read
    named = {"Content-Disposition": 'attachment; filename="tasks.ics"'}
    return Response(made, headers=named, media_type="text/calendar; charset=utf-8")


def _day(asked: Asked, day: date, due: list[Task], now: date) -> dict[str, Any]:
    sort = china().sort(day)
    marked = text(f"portal.month_{sort}", asked.lang) if sort in (Sort.HOLIDAY, Sort.MADE_UP) else ""
    return {
        "number": day.day,
        "sort": sort.value,
        "mark": marked,
        "today": day == now,
        "tasks": [(task.title, asked.link(f"/tasks/{task.number}"), task.overdue(now)) for task in due],
    }


def _month(typed: str | None) -> date | None:
    """The first day of a month as it stands in an address; None for what is none."""
    try:
        return month_of(typed or "")
    except EntryError:
        return None


def _further(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
