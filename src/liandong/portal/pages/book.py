"""The task book (任务书) to take away, and the list of tasks as a workbook that can be read in again."""

import tempfile
from pathlib import Path

from fastapi import Response

from liandong.errors import UnknownRecord
from liandong.followup.calendar import today
from liandong.followup.tasks import Asked as Wanted
from liandong.followup.tasks import Task, Tasks
from liandong.followup.tasks.table import write
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.opened import file_of
from liandong.portal.pages.tasks import wanted
from liandong.portal.papers import file_from
from liandong.portal.site import Site
from liandong.reports.followup_papers import book

BOOK, TABLE = "/tasks/book/file", "/tasks/table/file"
_EXCEL = "xlsx"


def register(site: Site, tasks: Tasks) -> None:
    site.file(BOOK + "/{format}", theirs(tasks, give))
    site.file(TABLE + "/{format}", theirs(tasks, give_table))


def give(tasks: Tasks, asked: Asked) -> Response:
    """The task book of today, of everybody or of one organisation or person; UnknownRecord where there is no such
    format."""
    person, now = (asked.one("person") or "").strip(), today()

    def every() -> list[Task]:
        return list(tasks.every(Wanted(person=person)))

    stem = f"{text('paper.book_title', asked.lang)} {now.isoformat()}"
    return file_from(asked, lambda lang: book(every(), now, lang), f"tasks-{now.isoformat()}", stem)


def give_table(tasks: Tasks, asked: Asked) -> Response:
    """The tasks of the list that the address asks for, under the headings by which they are read in."""
    if asked.places["format"] != _EXCEL:
        raise UnknownRecord(words("fault.no_paper", format=asked.places["format"], formats=_EXCEL))
    now = today()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"tasks.{_EXCEL}"
        write(tasks.every(wanted(asked, now)), out, asked.lang, now)
        data = out.read_bytes()
    stem = f"{text('tasks.sheet', asked.lang)} {now.isoformat()}"
    return file_of(f"tasks.{_EXCEL}", f"{stem}.{_EXCEL}", _EXCEL, data)
