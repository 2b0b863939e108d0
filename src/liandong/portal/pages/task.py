"""One task (事项): how it stands, all that was done to it, and the forms by which it goes on."""

from datetime import date
from functools import partial
from typing import Any

from liandong.access import Right
from liandong.documents.typed_days import read_day
from liandong.errors import UnknownRecord
from liandong.followup.calendar import clock, today
from liandong.followup.mechanisms import Rounds
from liandong.followup.tasks import STEPS, Deed, Event, Proof, Source, Task, Tasks, Told
from liandong.followup.tasks import Asked as Wanted
from liandong.followup.tasks.conflict import Named, described, shown
from liandong.followup.tasks.machine import BEGINNINGS, possible
from liandong.followup.tasks.telling import plain, plain_event
from liandong.logged import undoable
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.form import WHOLE, Done, Form, Wrong, digits, names
from liandong.portal.pages.mechanism import ROUNDS
from liandong.portal.pages.tasks import cells, due
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

FOR_REVIEWERS = frozenset({Deed.FINISH, Deed.RETURN, Deed.LAPSE, Deed.WITHDRAW, Deed.REOPEN, Deed.UNDO})
"""What judges the work of others, or takes back what was done."""
_WITH_FIELDS = frozenset({Deed.ASSIGN, Deed.MOVE, Deed.REVISE, Deed.PROGRESS, Deed.PROVE})
_TOLD_APART = frozenset(
    {"number", "title", "version", "state", "due", "source", "proofs", "parent", "needs",
     "milestones"}
)  # fmt: skip
_PARTS = 200
"""Tasks below this one that are shown."""


def register(site: Site, tasks: Tasks, rounds: Rounds) -> None:
    told = theirs(tasks, partial(tell, rounds))
    site.form("/tasks/{number}", told, theirs(tasks, take), right=Right.READ, act=Right.ENTER)


def tell(rounds: Rounds, tasks: Tasks, asked: Asked) -> Sheet:
    """The task; UnknownRecord where there is none of this number."""
    lang, now, number = asked.lang, today(), number_of(asked)
    task, log = tasks.task(number), tasks.log(number)
    last, allowed, undone = undoable(log), _allowed(asked, tasks, task), _undone(log)
    plain_ones = allowed - _WITH_FIELDS - {Deed.UNDO}
    values: dict[str, Any] = {
        "all": asked.link("/tasks"),
        "slips": asked.link(f"/tasks/{number}/slips"),
        "task": task,
        "state": text(f"tasks.state_{task.state}", lang),
        "late": task.overdue(now),
        "due": due(task, lang, now),
        "told": _fields(task, lang),
        "source": _round(rounds, asked, task.source) if task.source.round else _source(asked, task.source),
        "proofs": [_proof(asked, proof) for proof in task.proofs],
        "links": [(name, [_link(tasks, asked, each) for each in numbers]) for name, numbers in _links(task)],
        "parts": _parts(tasks, asked, task, now),
        "steps": task.milestones,
        "plan": asked.link(f"/tasks/{number}/plan") if {Deed.REVISE, Deed.MOVE} & allowed else "",
        "log": [(_cells(asked, event), event.version in undone) for event in reversed(log)],
        "fields": {deed.value for deed in allowed & _WITH_FIELDS},
        "deeds": [(deed.value, text(f"portal.task_{deed}", lang)) for deed in STEPS if deed in plain_ones],
        "undo": described(last.deed, last.told, named(asked)).worded(lang) if last and Deed.UNDO in allowed else "",
        "reasoned": [text(f"tasks.deed_{deed}", lang) for deed in STEPS if STEPS[deed].reasoned],
    }
    data = plain(task, now) | {"log": [plain_event(event) for event in log]}
    headings = [text(f"portal.task_log_{name}", lang) for name in ("version", "at", "actor", "deed", "reason")]
    rows = [_cells(asked, event) for event in log]
    title = f"{task.number} {task.title}"
    return Sheet("task.html", title, values | {"headings": headings}, data, Table(headings, rows), lasts=False)


def take(tasks: Tasks, asked: Asked) -> Done | Wrong:
    """Does a deed to the version of the task that the page showed."""
    number, form = number_of(asked), asked.sent
    deed = next((each for each in Deed if each == form.one("do")), None)
    if deed is None or deed in BEGINNINGS:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if deed in FOR_REVIEWERS and not asked.who.may(Right.REVIEW):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    seen = digits(form.one("seen")) or 0
    if deed is Deed.UNDO:
        tasks.undo(number, seen=seen, **form.signature)
    else:
        tasks.change(number, deed, _told(asked, deed, form), seen=seen, **form.signature)
    return Done(f"/tasks/{number}")


def _told(asked: Asked, deed: Deed, form: Form) -> Told:
    """What the form says of the task, by the fields that are this deed's."""
    match deed:
        case Deed.ASSIGN:
            others = names(form.one("co_owners"))
            return Told(owner=form.one("owner"), co_owners=others, supervisor=form.one("supervisor"))
        case Deed.MOVE:
            return Told(due=read_day(form.one("due"), last=True))
        case Deed.REVISE:
            return Told(title=form.one("title"))
        case Deed.PROGRESS:
            percent = digits(form.one("percent"))
            return Told(note=form.one("note")) if percent is None else Told(note=form.one("note"), percent=percent)
        case Deed.PROVE:
            record, statement = form.one("record").strip(), form.one("statement").strip()
            found = asked.ledger.record(record).id if record else ""
            stated = asked.ledger.statement(statement).id if statement else ""
            return Told(proof=Proof(record=found, statement=stated, sentence=form.one("sentence")))
        case _:
            return Told()


def _allowed(asked: Asked, tasks: Tasks, task: Task) -> frozenset[Deed]:
    """What whoever asks may do to the task as it stands."""
    if not asked.who.may(Right.ENTER):
        return frozenset()
    found = frozenset(deed for deed in (*possible(task.state), Deed.UNDO) if tasks.may(deed, task))
    return found if asked.who.may(Right.REVIEW) else found - FOR_REVIEWERS


def _fields(task: Task, lang: str) -> list[tuple[str, str]]:
    """What stands in the task's card beside what is told apart."""
    every = [(name, getattr(task, name)) for name in task.__struct_fields__ if name not in _TOLD_APART]
    told = [(name, value) for name, value in every if value not in ("", (), None)]
    return [
        (text(f"tasks.field_{name}", lang), clock(value) if name in ("made", "changed") else shown(value))
        for name, value in told
    ]


def _source(asked: Asked, source: Source) -> tuple[str, str]:
    """What a task comes from, and the page of the record."""
    if source.record:
        try:
            return asked.ledger.record(source.record).label, asked.link(f"/record/{source.record}")
        except UnknownRecord:
            return text("portal.task_source_gone", asked.lang), ""
    return source.cell, ""


def _round(rounds: Rounds, asked: Asked, source: Source) -> tuple[str, str]:
    """The meeting that agreed on a task, and its page if whoever asks may see it: an owner need be no member."""
    try:
        rounds.within(asked.who.organisations).one(source.round)
    except UnknownRecord:
        return source.meeting, ""
    return source.meeting, asked.link(f"{ROUNDS}/{source.round}")


def _proof(asked: Asked, proof: Proof) -> tuple[str, str]:
    if proof.sentence and not proof.record:
        return proof.sentence, ""
    label, link = _source(asked, Source(record=proof.record))
    return " · ".join(part for part in (label, proof.sentence, proof.statement[:10]) if part), link


def _links(task: Task) -> list[tuple[str, tuple[int, ...]]]:
    above = () if task.parent is None else (task.parent,)
    return [(name, numbers) for name, numbers in (("parent", above), ("needs", task.needs)) if numbers]


def _link(tasks: Tasks, asked: Asked, number: int) -> tuple[str, str, str]:
    """A task that is named, its address, and its state; the number alone where whoever asks may not see it."""
    try:
        task = tasks.task(number)
    except UnknownRecord:
        return str(number), "", ""
    state = text(f"tasks.state_{task.state}", asked.lang)
    return f"{number} {task.title}", asked.link(f"/tasks/{number}"), state


def _parts(tasks: Tasks, asked: Asked, task: Task, now: date) -> list[dict[str, Any]]:
    """The tasks below this one, as a tree: each with those below it."""
    found, waiting = list[Task](), [task.number]
    while waiting and len(found) < _PARTS:
        below = tasks.find(Wanted(parent=waiting.pop(0)), limit=_PARTS - len(found))
        found += below
        waiting += [each.number for each in below]
    return _branches(asked, found, task.number, now)


def _branches(asked: Asked, found: list[Task], above: int, now: date) -> list[dict[str, Any]]:
    return [
        {
            "cells": cells(each, asked.lang, now),
            "link": asked.link(f"/tasks/{each.number}"),
            "late": each.overdue(now),
            "below": _branches(asked, found, each.number, now),
        }
        for each in found
        if each.parent == above
    ]


def _undone(log: Any) -> frozenset[int]:
    return frozenset(event.told.undoes for event in log if event.deed is Deed.UNDO)


def _cells(asked: Asked, event: Event) -> tuple[str, ...]:
    return (
        str(event.version),
        clock(event.at),
        event.actor,
        described(event.deed, event.told, named(asked)).worded(asked.lang),
        event.reason,
    )


def named(asked: Asked) -> Named:
    """Gives the names of records that the ledger has."""

    def name(record: str) -> str:
        try:
            return asked.ledger.record(record).label
        except UnknownRecord:
            return ""

    return name


def number_of(asked: Asked) -> int:
    """The number that the address names; UnknownRecord for what is none."""
    found = digits(asked.places["number"])
    if found is None:
        raise UnknownRecord(words("fault.log_unknown", what=words("tasks.one", number=asked.places["number"])))
    return found
