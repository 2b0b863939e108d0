"""A new task (新建事项), by a form."""

from typing import Any

from liandong.access import Right
from liandong.errors import EntryError
from liandong.followup.tasks import Tasks, Told
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.form import Done, Wrong, names
from liandong.portal.planned import Faults, placed
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site


def register(site: Site, tasks: Tasks) -> None:
    site.form("/tasks/new", tell, theirs(tasks, take), right=Right.ENTER)


def tell(asked: Asked) -> Sheet:
    """The form for a new task; the address may name the one that it is part of."""
    title = text("portal.task_new", asked.lang)
    values = {"all": asked.link("/tasks"), "parent": asked.one("parent") or ""}
    return Sheet("task_new.html", title, values, {}, Table((), ()), lasts=False)


def take(tasks: Tasks, asked: Asked) -> Done | Wrong:
    form, faults = asked.sent, Faults()
    fields: dict[str, Any] = {name: form.one(name) for name in ("title", "code", "owner", "supervisor")}
    told = Told(
        **fields,
        co_owners=names(form.one("co_owners")),
        start=faults.day(form, "start", last=False),
        due=faults.day(form, "due", last=True),
        parent=faults.task(form, "parent", tasks),
        needs=faults.tasks(form, "needs", tasks),
    )
    if faults.found:
        return Wrong(faults.found)
    try:
        made = tasks.add(told, **form.signature)
    except EntryError as error:
        return placed(error)
    return Done(f"/tasks/{made.number}")
