"""Tasks (事项): lists by due date, of all, of one's own, overdue, or in a state."""

from collections.abc import Sequence
from datetime import date

from liandong.access import Right
from liandong.followup.calendar import china, today
from liandong.followup.tasks import Asked as Wanted
from liandong.followup.tasks import Place, State, Task, Tasks
from liandong.followup.tasks.lists import overdue
from liandong.followup.tasks.telling import days_over, plain
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.form import digits
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

ROWS = 50
COLUMNS = ("number", "title", "state", "owner", "due")
_VIEWS = (
    *(("/tasks/board", "board"), ("/tasks/calendar", "month"), ("/tasks/roadmap", "roadmap")),
    ("/tasks/notice", "notice"),
)
LATE = "overdue"
"""The tab of what should have been done, beside those of the states."""


def register(site: Site, tasks: Tasks) -> None:
    named = [{"name": n, "in": "query", "schema": {"type": "string"}} for n in ("state", "person", "after")]
    site.page("/tasks", theirs(tasks, tell), parameters=named)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """A page of the tasks that the address asks for, by due date."""
    lang, now, person = asked.lang, today(), (asked.one("person") or "").strip()
    chosen = asked.one("state") or ""
    wanted = overdue(now, person) if chosen == LATE else Wanted(_state(chosen), person=person)
    found = tasks.find(wanted, limit=ROWS + 1, after=_place(asked.one("after")))
    shown = found[:ROWS]
    headings = [text(f"tasks.field_{name}", lang) for name in COLUMNS]
    given = {"person": person} if person else {}
    rows, links = [cells(each, lang, now) for each in shown], [asked.link(f"/tasks/{each.number}") for each in shown]
    values = {
        "headings": headings,
        "rows": list(zip(rows, links, [each.overdue(now) for each in shown], [t.number for t in shown], strict=True)),
        "many": asked.link("/tasks/many") if shown and asked.who.may(Right.ENTER) else "",
        "everything": asked.one("all") == "1",
        "tabs": _tabs(tasks, asked, chosen, person, now),
        "person": person,
        "state": chosen,
        "mine": asked.who.name,
        "older": asked.changed(after=_token(shown[-1])) if len(found) > ROWS else "",
        "first": asked.changed(after=None) if asked.one("after") else "",
        "views": [(text(f"portal.{name}", lang), asked.link(path, **given)) for path, name in _VIEWS],
        "import_": asked.link("/tasks/import") if asked.who.may(Right.ENTER) else "",
        "new": asked.link("/tasks/new") if asked.who.may(Right.ENTER) else "",
    }

    def data() -> dict[str, object]:
        last = _token(shown[-1]) if len(found) > ROWS else None
        return {"tasks": [plain(each, now) for each in shown], "after": last}

    return Sheet("tasks.html", text("portal.tasks", lang), values, data, Table(headings, rows), lasts=False)


def cells(task: Task, lang: str, now: date) -> tuple[str, ...]:
    """What a list shows of a task."""
    number = f"{task.number} ({task.code})" if task.code else str(task.number)
    return (number, task.title, text(f"tasks.state_{task.state}", lang), task.owner, due(task, lang, now))


def due(task: Task, lang: str, now: date) -> str:
    """The due date, and by how many working days it is overdue."""
    over = days_over(task, now, china())
    if over is None:
        return task.due.isoformat() if task.due else ""
    return text("tasks.over_provisional" if over[1] else "tasks.over", lang, due=task.due, days=over[0])


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


def _token(task: Task) -> str:
    place = Place.of(task)
    return f"{place.due}~{place.number}"


def _place(token: str | None) -> Place | None:
    """The place that an address names; None for what names none."""
    day, _, number = (token or "").partition("~")
    found = digits(number)
    return None if found is None else Place(day, found)
