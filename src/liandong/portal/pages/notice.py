"""The monthly notice (每月一通报): its tables on a page, and the paper to take away."""

from datetime import date, timedelta
from typing import Any

from fastapi import Response

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.calendar import today
from liandong.followup.reckoning import Month, Outcome, month, month_of
from liandong.followup.reckoning.month import DUE, FIRST, LAST
from liandong.followup.tasks import Tasks
from liandong.messages import LANGUAGES, text, words
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.opened import file_of, opened
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.reports.followup_papers import PAPER_FORMATS, notice, rendered
from liandong.reports.model import Paragraph, Report, written
from liandong.reports.model import Table as Listed


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": "month", "in": "query", "schema": {"type": "string"}}]
    site.page("/tasks/notice", theirs(tasks, tell), parameters=named)
    site.file("/tasks/notice/open", theirs(tasks, show))
    site.file("/tasks/notice/file/{format}", theirs(tasks, give))


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """A month (`2026-10`), the last one by default, as it was known at its end."""
    first, fault, lang = _last(), "", asked.lang
    if asked.one("month"):
        try:
            first = month_of(asked.one("month") or "")
        except EntryError as error:
            fault = error.worded(lang)
    try:
        counted = month(tasks.logs(), first, today())
    except EntryError as error:  # no day of it is over
        first, fault = _last(), error.worded(lang)
        counted = month(tasks.logs(), first, today())
    paper, given = notice(counted, lang), {"month": f"{first:%Y-%m}"}
    files = [(each, asked.link(f"/tasks/notice/file/{each}", **given)) for each in ("docx", "pdf", "xlsx")]
    values = {
        "month": given["month"],
        "named": paper.title,
        "fault": fault,
        "sections": [(section.title, [block_of(block) for block in section.blocks]) for section in paper.sections],
        "open": asked.link("/tasks/notice/open", **given),
        "files": [(text(f"portal.format_{name}", lang), link) for name, link in files],
        "before": _other(asked, first - timedelta(days=1)),
        "after": _other(asked, counted.last + timedelta(days=1)),
        "all": asked.link("/tasks"),
    }
    heads, rows = cells_of(paper, lang)
    return Sheet(
        "monthly.html", text("portal.notice", lang), values, _data(counted), Table(heads, rows),
        400 if fault else 200, fault, lasts=False,
    )  # fmt: skip


def show(tasks: Tasks, asked: Asked) -> Response:
    """The notice as a page by itself."""
    return opened(_made(tasks, asked, "html"))


def give(tasks: Tasks, asked: Asked) -> Response:
    name = asked.places["format"]
    if name not in PAPER_FORMATS:
        raise UnknownRecord(words("fault.no_month", month=f"{asked.one('month')}.{name}"))
    data, stem = _made(tasks, asked, name), f"{_asked(asked):%Y-%m}"
    return file_of(f"notice-{stem}.{name}", f"{text('portal.notice', asked.lang)} {stem}.{name}", name, data)


def _made(tasks: Tasks, asked: Asked, name: str) -> bytes:
    lang = asked.one("in") or asked.lang
    return rendered(notice(month(tasks.logs(), _asked(asked), today()), lang if lang in LANGUAGES else "zh"), name)


def _asked(asked: Asked) -> date:
    """The month that is asked for; EntryError for what is none."""
    return month_of(asked.one("month") or "") if asked.one("month") else _last()


def _last() -> date:
    """The first day of the last month that is over."""
    return (today().replace(day=1) - timedelta(days=1)).replace(day=1)


def _other(asked: Asked, day: date) -> str:
    """The address of the month of a day; none where it is no month that is told."""
    return asked.changed(month=f"{day:%Y-%m}") if FIRST <= day.year <= LAST else ""


def block_of(block: object) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"text": written(block.line), "style": block.style.value}
    assert isinstance(block, Listed)
    heads = [(column.heading, column.numeric) for column in block.columns]
    return {"heads": heads, "caption": block.caption, "rows": [[written(cell) for cell in row] for row in block.rows]}


def cells_of(paper: Report, lang: str) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the first table of a paper, for programs that read tables."""
    table = next(iter(paper.tables()), None)
    if table is None:
        return [text("paper.head_owner", lang)], []
    return [column.heading for column in table.columns], [[written(cell) for cell in row] for row in table.rows]


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
