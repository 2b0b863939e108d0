"""Many tasks at once (批量办理): those that were chosen in a list, and the forms by which one deed is done to all of
them or to none."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from liandong.access import Right
from liandong.documents.typed_days import read_day
from liandong.errors import EntryError, LiandongError, UnknownRecord
from liandong.followup.calendar import today
from liandong.followup.tasks import STEPS, Deed, Task, Tasks, Told
from liandong.followup.tasks.machine import possible
from liandong.followup.tasks.telling import plain
from liandong.messages import Words, text, words
from liandong.portal.asked import Asked, address
from liandong.portal.bound import theirs
from liandong.portal.form import WHOLE, Done, Form, Wrong, digits, names
from liandong.portal.pages.task import FOR_REVIEWERS
from liandong.portal.pages.tasks import COLUMNS, cells
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

MOST = 200
"""Tasks that are chosen at once."""
OFFERED = (
    Deed.ACCEPT, Deed.ASSIGN, Deed.MOVE, Deed.FINISH, Deed.RETURN, Deed.LAPSE, Deed.WITHDRAW, Deed.REOPEN,
)  # fmt: skip
"""What can be done to many: not what each says differently, such as progress and proof."""
_WITH_FIELDS = (Deed.ASSIGN, Deed.MOVE)


def register(site: Site, tasks: Tasks) -> None:
    site.form("/tasks/many", theirs(tasks, tell), theirs(tasks, take))


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """The chosen tasks as they are now, each with its version, and what can be done to them."""
    lang, now, form = asked.lang, today(), asked.sent
    found = [task for task in map(partial(_known, tasks), _chosen(asked)) if task]
    still = set(_seen(form)) if form.has("do") else {task.number for task in found}
    headings = [text(f"tasks.field_{name}", lang) for name in COLUMNS]
    rows = [cells(task, lang, now) for task in found]
    links = [asked.link(f"/tasks/{task.number}") for task in found]
    values = {
        "all": asked.link("/tasks"),
        "headings": headings,
        "rows": [
            {"cells": row, "link": link, "number": task.number, "version": task.version, "late": task.overdue(now),
             "chosen": task.number in still}
            for row, link, task in zip(rows, links, found, strict=True)
        ],
        "fields": {deed.value for deed in _deeds(asked, tasks, found) if deed in _WITH_FIELDS},
        "deeds": [
            (deed.value, text(f"portal.task_{deed}", lang), count)
            for deed, count in _deeds(asked, tasks, found).items() if deed not in _WITH_FIELDS
        ],
        "reasoned": [text(f"tasks.deed_{deed}", lang) for deed in OFFERED if STEPS[deed].reasoned],
    }  # fmt: skip
    data = {"tasks": [plain(task, now) for task in found]}
    return Sheet("tasks_many.html", text("portal.many", lang), values, data, Table(headings, rows), lasts=False)


def take(tasks: Tasks, asked: Asked) -> Done | Wrong:
    """Does the deed to all that are chosen, at the versions that the page showed, or to none."""
    form = asked.sent
    deed = next((each for each in OFFERED if each == form.one("do")), None)
    if deed is None:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if deed in FOR_REVIEWERS and not asked.who.may(Right.REVIEW):
        return Wrong({WHOLE: words("portal.error_forbidden")})
    seen = _seen(form)
    if not seen or len(seen) > MOST:
        return Wrong({"pick": words("portal.many_none", most=MOST)})
    told = _told(deed, form)
    if isinstance(told, Wrong):
        return told
    batch = tasks.change_all(seen, deed, told, **form.signature)
    if batch.refused:
        return Wrong({f"pick-{number}": error for number, error in batch.refused.items()})
    entries = "~".join(f"{task.number}.{task.version}" for task in batch.done)
    same = "~".join(map(str, batch.same))
    return Done(address("/tasks/batch", (("entries", entries), *((("same", same),) if same else ()))))


def _chosen(asked: Asked) -> Sequence[int]:
    """The numbers that the address names, and those that were sent."""
    named = [digits(value) for name, value in asked.given if name == "pick"]
    every = dict.fromkeys([*named, *_seen(asked.sent)])
    return [number for number in every if number is not None][:MOST]


def _seen(form: Form) -> Mapping[int, int]:
    """The versions of the tasks that are chosen, as the page showed them."""
    pairs = (each.partition(".") for each in form.every("pick"))
    found = ((digits(number), digits(version)) for number, _, version in pairs)
    return {number: version for number, version in found if number is not None and version is not None}


def _known(tasks: Tasks, number: int) -> Task | None:
    try:
        return tasks.task(number)
    except UnknownRecord:
        return None


def _deeds(asked: Asked, tasks: Tasks, found: Sequence[Task]) -> Mapping[Deed, int]:
    """What whoever asks may do, and to how many of the tasks as they stand."""
    may = [deed for deed in OFFERED if deed not in FOR_REVIEWERS or asked.who.may(Right.REVIEW)]
    counted = {deed: sum(deed in possible(task.state) and tasks.may(deed, task) for task in found) for deed in may}
    return {deed: count for deed, count in counted.items() if count}


def _told(deed: Deed, form: Form) -> Told | Wrong:
    """What the form says, of the fields of this deed that were filled in: the others stay as they are."""
    wrong: dict[str, LiandongError | Words] = {}
    given: dict[str, Any] = {}
    if deed is Deed.ASSIGN:
        lines = {name: form.one(name).strip() for name in ("owner", "supervisor")}
        typed = lines | {"co_owners": names(form.one("co_owners"))}
        given = {name: value for name, value in typed.items() if value}
        if not given:
            wrong["owner"] = words("portal.many_nobody")
    if deed is Deed.MOVE:
        try:
            given = {"due": read_day(form.one("due"), last=True)}
        except EntryError as error:
            wrong["due"] = error
        if not wrong and given["due"] is None:
            wrong["due"] = words("fault.log_empty", field=words("tasks.field_due"))
    return Wrong(wrong) if wrong else Told(**given)
