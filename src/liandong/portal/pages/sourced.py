"""Tasks of a record (由台账立项): what a record suggests, of an event each of its commitments with its sentences, taken
up as tasks in one step; and the tasks that there are of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from liandong.access import Right
from liandong.documents.typed_days import read_day
from liandong.errors import EntryError, LiandongError
from liandong.followup.calendar import today
from liandong.followup.promises import Promise, selected
from liandong.followup.promises.explain import due_words, outcome_word, reason
from liandong.followup.promises.said import saying
from liandong.followup.promises.select import Wanted
from liandong.followup.tasks import Deed, Task, Tasks, Told
from liandong.followup.tasks.machine import MACHINE
from liandong.followup.tasks.proposing import proposals, suggested
from liandong.followup.tasks.telling import plain
from liandong.messages import Words, text, words
from liandong.model import Record
from liandong.portal.asked import Asked, address
from liandong.portal.bound import theirs
from liandong.portal.form import WHOLE, Done, Wrong, digits
from liandong.portal.pages.promises import sentences, told_of
from liandong.portal.pages.tasks import COLUMNS, cells
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

_AT_ONCE = 200
"""So many are shown, and can be taken up in one step; those first that need somebody."""


@dataclass(frozen=True, slots=True)
class Line:
    """One that can be taken up: the record, the task that it suggests, the tasks that there are of it, and what became
    of it where it is a promise."""

    record: Record
    told: Told
    tasks: Sequence[Task]
    promise: Promise | None


def register(site: Site, tasks: Tasks) -> None:
    site.form("/record/{id}/tasks", theirs(tasks, tell), theirs(tasks, take), right=Right.READ, act=Right.ENTER)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """UnknownRecord where there is no such record."""
    lang, now = asked.lang, today()
    record = asked.ledger.record(asked.places["id"])
    every = _lines(tasks, asked, record)
    shown = every[:_AT_ONCE]
    there = {task.number: task for line in every for task in line.tasks}
    values = {
        "of": (record.label, asked.link(f"/record/{record.id}")),
        "became": asked.link(f"/record/{record.id}/became") if record.kind == "event" else "",
        "open": [_open(asked, line, now) for line in shown if not line.tasks],
        "there": [(cells(task, lang, now), asked.link(f"/tasks/{task.number}"), task.overdue(now)) for task in
                  there.values()],
        "made": [(number, asked.link(f"/tasks/{number}")) for number in _made(asked)],
        "headings": [text(f"tasks.field_{name}", lang) for name in COLUMNS],
        "more": len(every) - len(shown),
        "new": asked.link("/tasks/new"),
        "everything": asked.one("all") == "1",
    }  # fmt: skip
    headings = [
        "id",
        *(text(f"tasks.field_{name}", lang) for name in ("title", "owner", "due")),
        text("portal.tasks", lang),
    ]
    rows = [_row(line) for line in every]
    data = {"of": record.id, "suggested": [_data(line, now) for line in every]}
    title = text("portal.sourced_of", lang, record=record.label)
    return Sheet("sourced.html", title, values, data, Table(headings, rows), lasts=False)


def take(tasks: Tasks, asked: Asked) -> Done | Wrong:
    """Takes up those that were chosen, all or none: accepted, or only proposed."""
    record, form = asked.ledger.record(asked.places["id"]), asked.sent
    deed = form.one("do")
    if deed not in (Deed.ACCEPT, Deed.PROPOSE):
        return Wrong({WHOLE: words("portal.deed_unknown")})
    chosen = set(form.every("take"))
    picked = [(each, told) for each, told in proposals(asked.ledger, record) if each.id in chosen]
    if not picked or len(picked) > _AT_ONCE:
        return Wrong({"take": words("portal.sourced_none", most=_AT_ONCE)})
    said, wrong = {}, dict[str, LiandongError | Words]()
    for each, _ in picked:
        said[each.id] = _said(asked, each.id, wrong)
    if wrong:
        return Wrong(wrong)
    accepting = deed == Deed.ACCEPT
    every = [
        suggested(each, told, said[each.id])
        if accepting
        else suggested(each, Told(**(told.fields() | said[each.id].fields())))  # type: ignore[arg-type]
        for each, told in picked
    ]
    made, _ = tasks.take_up(every, **form.signature)
    numbers = "~".join(str(task.number) for task in made)
    return Done(address(f"/record/{record.id}/tasks", (("made", numbers),)))


def _said(asked: Asked, id_: str, wrong: dict[str, LiandongError | Words]) -> Told:
    """Owner, supervisor and due date as the form has them, the supervisor of all where none is named for this one; what
    cannot be taken is added to what is `wrong`, by field."""
    form, due = asked.sent, None
    field = f"supervisor-{id_}" if form.one(f"supervisor-{id_}").strip() else "supervisor"
    owner, supervisor = form.one(f"owner-{id_}"), form.one(field)
    for place, told in ((f"owner-{id_}", Told(owner=owner)), (field, Told(supervisor=supervisor))):
        try:
            MACHINE.checked(Deed.ACCEPT, told)
        except EntryError as error:
            wrong[place] = error
    try:
        due = read_day(asked.sent.one(f"due-{id_}"), last=True)
    except EntryError as error:
        wrong[f"due-{id_}"] = error
    return Told(owner=owner, supervisor=supervisor, due=due)


def _lines(tasks: Tasks, asked: Asked, record: Record) -> list[Line]:
    """What the record suggests: promises first that need somebody."""
    found = list(proposals(asked.ledger, record))
    known = tasks.of_records(id_ for each, _ in found for id_ in (each.id, *each.members))
    promised = {each.id: each for each in selected(told_of(asked), Wanted())}
    places = {id_: place for place, id_ in enumerate(promised)}
    lines = [Line(each, told, _of(each, known), promised.get(each.id)) for each, told in found]
    return sorted(lines, key=lambda line: (places.get(line.record.id, len(places)), line.record.id))


def _of(record: Record, known: Mapping[str, Sequence[Task]]) -> list[Task]:
    ids = dict.fromkeys((record.id, *record.members))
    return [task for id_ in ids for task in known.get(id_, ())]


def _open(asked: Asked, line: Line, now: date) -> dict[str, Any]:
    """One without a task, as the form shows it."""
    lang, promise, told = asked.lang, line.promise, line.told.fields()
    due: Any = told.get("due")
    meant = due_words(promise.due, lang) if promise else ""
    return {
        "id": line.record.id,
        "title": told["title"],
        "link": asked.link(f"/record/{line.record.id}"),
        "owner": told.get("owner", ""),
        "others": "、".join(told.get("co_owners", ())),  # type: ignore[arg-type]
        "due": due.isoformat() if due else "",
        "meant": meant if meant and meant != str(due) else "",
        "late": due is not None and due < now,
        "outcome": (promise.outcome.value, outcome_word(promise.outcome, lang), reason(promise, lang))
        if promise
        else (),
        "said": sentences(asked, promise.proof if promise else saying(line.record)),
    }


def _row(line: Line) -> tuple[str, ...]:
    told: Mapping[str, Any] = line.told.fields()
    numbers = " ".join(str(task.number) for task in line.tasks)
    return line.record.id, told["title"], told.get("owner", ""), str(told.get("due") or ""), numbers


def _data(line: Line, now: date) -> dict[str, object]:
    told: Mapping[str, Any] = line.told.fields()
    outcome = line.promise.outcome.value if line.promise else None
    due = told.get("due")
    return {
        "record": line.record.id,
        "title": told["title"],
        "owner": told.get("owner") or None,
        "co_owners": list(told.get("co_owners", ())),
        "due": due.isoformat() if due else None,
        "outcome": outcome,
        "tasks": [plain(task, now) for task in line.tasks],
    }


def _made(asked: Asked) -> list[int]:
    """The numbers of the tasks that were just made, as the address names them."""
    found = map(digits, (asked.one("made") or "").split("~")[:_AT_ONCE])
    return [number for number in found if number is not None]
