"""The monthly notice (每月一通报): its tables on a page, and the paper to take away."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from fastapi import Response

from liandong.errors import EntryError
from liandong.followup.calendar import today
from liandong.followup.reckoning import Month, Outcome, month, month_of
from liandong.followup.reckoning.month import DUE, FIRST, LAST
from liandong.followup.tasks import Tasks
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.papers import counted, file_from, first_table, page_of, shown
from liandong.portal.sheet import Sheet
from liandong.portal.site import Site
from liandong.reports.followup_papers import notice

PATH = "/tasks/notice"


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": "month", "in": "query", "schema": {"type": "string"}}]
    site.page(PATH, theirs(tasks, tell), parameters=named)
    site.file(f"{PATH}/open", theirs(tasks, show))
    site.file(PATH + "/file/{format}", theirs(tasks, give))


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """A month (`2026-10`), the last one by default, as it was known at its end."""
    first, fault, lang = _last(), "", asked.lang
    if asked.one("month"):
        try:
            first = month_of(asked.one("month") or "")
        except EntryError as error:
            fault = error.worded(lang)
    try:
        found = _counted(tasks, first)
    except EntryError as error:  # no day of it is over
        first, fault = _last(), error.worded(lang)
        found = _counted(tasks, first)
    paper, stem = notice(found, lang), f"{first:%Y-%m}"
    values = {
        **shown(asked, paper, PATH, month=stem),
        "month": stem,
        "fault": fault,
        "before": _other(asked, first - timedelta(days=1)),
        "after": _other(asked, found.last + timedelta(days=1)),
    }
    return Sheet(
        "monthly.html", text("portal.notice", lang), values, _data(found), first_table(paper, lang),
        400 if fault else 200, fault, lasts=False,
    )  # fmt: skip


def show(tasks: Tasks, asked: Asked) -> Response:
    return page_of(asked, partial(notice, _counted(tasks, _asked(asked))))


def give(tasks: Tasks, asked: Asked) -> Response:
    first = _asked(asked)
    name, stem = f"notice-{first:%Y-%m}", f"{text('portal.notice', asked.lang)} {first:%Y-%m}"
    return file_from(asked, partial(notice, _counted(tasks, first)), name, stem)


def _counted(tasks: Tasks, first: date) -> Month:
    """The month as whoever asks may see it."""
    now = today()
    return counted(tasks, "month", (first, now), lambda: month(tasks.logs(), first, now))


def _asked(asked: Asked) -> date:
    """The month that is asked for; EntryError for what is none."""
    return month_of(asked.one("month") or "") if asked.one("month") else _last()


def _last() -> date:
    """The first day of the last month that is over."""
    return (today().replace(day=1) - timedelta(days=1)).replace(day=1)


def _other(asked: Asked, day: date) -> str:
    """The address of the month of a day; none where it is no month that is told."""
    return asked.changed(month=f"{day:%Y-%m}") if FIRST <= day.year <= LAST else ""


def _data(counted: Month) -> dict[str, Any]:
    """The numbers of the month, and the numbers of its tasks."""
    moved = [{"task": each.task.number, "from": m.before, "to": m.after} for each, m in counted.moved]
    groups = {name: getattr(counted, name) for name in ("due", "overdue", "done", "new", "closed", "ahead")}
    return {
        "month": f"{counted.first:%Y-%m}",
        "outcomes": {outcome.value: counted.count(Outcome(outcome)) for outcome in DUE},
        "in_time_by_moved_date": counted.moved_in_time,
        "moved": moved,
        **{name: [each.task.number for each in group] for name, group in groups.items()},
    }
