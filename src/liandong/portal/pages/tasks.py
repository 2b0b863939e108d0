"""Tasks (事项): lists by due date, of all, of one's own, overdue, or in a state."""

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from liandong.access import Right
from liandong.followup.calendar import china, today
from liandong.followup.tasks import Asked as Wanted
from liandong.followup.tasks import Place, State, Task, Tasks
from liandong.followup.tasks.lists import Line, overdue
from liandong.followup.tasks.telling import plain
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.form import digits
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROWS = 50
COLUMNS = ("number", "title", "state", "owner", "due")
_KINDS = (' class="whole"', "", ' class="whole"', "", "")
_VIEWS = (
    *(("/tasks/board", "board"), ("/tasks/calendar", "month"), ("/tasks/roadmap", "roadmap")),
    *(("/tasks/notice", "notice"), ("/tasks/appraisal", "appraisal")),
)
_BOOKS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("/tasks/book/file/docx", "tasks_book_docx", {}),
    ("/tasks/book/file/pdf", "tasks_book_pdf", {}),
    ("/tasks/book/file/xlsx", "tasks_book_xlsx", {}),
)
_TABLE = ("/tasks/table/file/xlsx", "tasks_table_xlsx")
LATE = "overdue"
"""The tab of what should have been done, beside those of the states."""


class _Lines(NamedTuple):
    """A page of a list: what it shows, as it is set out, and where the next one begins."""

    shown: Sequence[Line]
    html: Markup
    older: str | None


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": n, "in": "query", "schema": {"type": "string"}} for n in ("state", "person", "after")]
    site.page("/tasks", theirs(tasks, tell), parameters=named)


def wanted(asked: Asked, now: date) -> Wanted:
    """The list that an address asks for."""
    chosen, person = asked.one("state") or "", (asked.one("person") or "").strip()
    return overdue(now, person) if chosen == LATE else Wanted(_state(chosen), person=person)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """A page of the tasks that the address asks for, by due date."""
    lang, now, person = asked.lang, today(), (asked.one("person") or "").strip()
    chosen, listed = asked.one("state") or "", wanted(asked, now)
    after = _place(asked.one("after"))
    choosing = "" if not asked.who.may(Right.ENTER) else "checked" if asked.one("all") == "1" else "open"
    before, _, behind = asked.link("/tasks/0").partition("/tasks/0")

    def set_out() -> _Lines:
        found = tasks.lines(listed, limit=ROWS + 1, after=after)
        shown, older = found[:ROWS], _token(found[ROWS - 1].place) if len(found) > ROWS else None
        html = "".join([_line(each, lang, now, before, behind, choosing) for each in shown])
        return _Lines(shown, Markup(html), older)

    lines = tasks.remembered(("lines", listed, after, lang, now, before, behind, choosing), set_out)
    headings = [text(f"tasks.field_{name}", lang) for name in COLUMNS]
    given = {"person": person} if person else {}
    values = {
        "headings": headings,
        "lines": lines.html,
        "many": asked.link("/tasks/many") if choosing and lines.shown else "",
        "everything": asked.one("all") == "1",
        "tabs": _tabs(tasks, asked, chosen, person, now),
        "person": person,
        "state": chosen,
        "mine": asked.who.name,
        "older": asked.changed(after=lines.older) if lines.older else "",
        "first": asked.changed(after=None) if asked.one("after") else "",
        "views": [(text(f"portal.{name}", lang), asked.link(path, **given)) for path, name in _VIEWS],
        "files": [
            (text(f"portal.{name}", lang), asked.link(path, **given, **narrowed))
            for path, name, narrowed in (*_BOOKS, (*_TABLE, {"state": chosen} if chosen else {}))
        ],
        "import_": asked.link("/tasks/import") if asked.who.may(Right.ENTER) else "",
        "new": asked.link("/tasks/new") if asked.who.may(Right.ENTER) else "",
    }

    def data() -> dict[str, object]:
        every = tasks.find(listed, limit=ROWS, after=after)
        return {"tasks": [plain(each, now) for each in every], "after": lines.older}

    def table() -> Table:
        return Table(headings, [_cells(each, lang, now) for each in lines.shown])

    return Sheet("tasks.html", text("portal.tasks", lang), values, data, table, lasts=False)


def cells(task: Task, lang: str, now: date) -> tuple[str, ...]:
    """What a list shows of a task."""
    return _cells(Line.of(task), lang, now)


def due(task: Task, lang: str, now: date) -> str:
    """The due date, and by how many working days it is overdue."""
    return _due(Line.of(task), lang, now)


def _cells(line: Line, lang: str, now: date) -> tuple[str, ...]:
    number = f"{line.number} ({line.code})" if line.code else str(line.number)
    return (number, line.title, text(f"tasks.state_{line.state}", lang), line.owner, _due(line, lang, now))


def _due(line: Line, lang: str, now: date) -> str:
    if line.overdue(now):
        return _over(line.due, lang, now)
    return line.due if line.day else ""


@lru_cache(2_048)
def _over(due: str, lang: str, now: date) -> str:
    """Some years of days: many tasks are due on each."""
    day = date.fromisoformat(due)
    days, provisional = china().between(day, now)
    return text("tasks.over_provisional" if provisional else "tasks.over", lang, due=day, days=days)


@cache
def _openings(lang: str) -> tuple[str, ...]:
    """What stands before each cell of a line; by Markup a page would take twice as long."""
    heads = (escape(text(f"tasks.field_{name}", lang)) for name in COLUMNS)
    return tuple(f'<td data-th="{head}"{kind}>' for head, kind in zip(heads, _KINDS, strict=True))


def _line(line: Line, lang: str, now: date, before: str, behind: str, choosing: str) -> str:
    """A line of the table, with what stands before and behind the path of its page; with a box to choose it by, that is
    `open` or `checked`, or without one."""
    number, title, state, owner, day = map(escape, _cells(line, lang, now))
    told = number
    if choosing:
        box = f'<input type="checkbox" name="pick" value="{line.number}"{" checked" if choosing == "checked" else ""}>'
        told = f'<label class="choose">{box} {number}</label>'
    link = f'<a href="{escape(f"{before}/tasks/{line.number}{behind}")}">{title}</a>'
    late = f'<span class="tag real">{day}</span>' if line.overdue(now) else day
    cells = zip(_openings(lang), (told, link, state, owner, late), strict=True)
    return f"<tr>{''.join([f'{opening}{cell}</td>' for opening, cell in cells])}</tr>\n  "


def _tabs(tasks: Tasks, asked: Asked, chosen: str, person: str, now: date) -> Sequence[tuple[str, str, str, bool]]:
    """All, what is overdue, and each state; with how many there are where nobody's alone are listed."""
    lang, told = asked.lang, None if person else tasks.tally(now)
    late = tasks.count(overdue(now, person)) if told is None else told.overdue
    whole = "" if told is None else str(sum(told.states.values()))
    tabs = [(text("portal.tasks_all", lang), asked.anew(state=None), whole, chosen == "")]
    tabs.append((text("tasks.state_overdue", lang), asked.anew(state=LATE), str(late), chosen == LATE))
    for state in State:
        number = "" if told is None else str(told.states[state])
        tabs.append((text(f"tasks.state_{state}", lang), asked.anew(state=state.value), number, chosen == state))
    return tabs


def _state(chosen: str) -> State | None:
    return next((state for state in State if state == chosen), None)


def _token(place: Place) -> str:
    return f"{place.due}~{place.number}"


def _place(token: str | None) -> Place | None:
    """The place that an address names; None for what names none."""
    day, _, number = (token or "").partition("~")
    found = digits(number)
    return None if found is None else Place(day, found)
