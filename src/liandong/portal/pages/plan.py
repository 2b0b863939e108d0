"""The plan of a task (计划): what it is called, what it is part of and waits for, its milestones, and its days."""

from liandong.access import Right
from liandong.errors import EntryError
from liandong.followup.tasks import Deed, Task, Tasks, Told
from liandong.followup.tasks.machine import possible
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.bound import theirs
from liandong.portal.form import WHOLE, Done, Form, Wrong, digits
from liandong.portal.pages.task import number_of
from liandong.portal.planned import Faults, milestones, placed, rows
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

DEEDS = (Deed.REVISE, Deed.MOVE)


def register(site: Site, tasks: Tasks) -> None:
    site.form("/tasks/{number}/plan", theirs(tasks, tell), theirs(tasks, take), right=Right.ENTER)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """The plan of a task, to be changed; UnknownRecord where there is none of this number."""
    lang, task = asked.lang, tasks.task(number_of(asked))
    allowed = {deed.value for deed in DEEDS if deed in possible(task.state) and tasks.may(deed, task)}
    values = {
        "back": (f"{task.number} {task.title}", asked.link(f"/tasks/{task.number}")),
        "task": task,
        "needs": "、".join(map(str, task.needs)),
        "rows": rows(asked.sent, task.milestones),
        "allowed": allowed,
        "closed": _closed(task, lang),
        "reason_needed": [text(f"tasks.deed_{Deed.MOVE}", lang)],
    }
    steps = [{"title": each.title, "due": str(each.due or ""), "reached": each.reached} for each in task.milestones]
    headings = [text(f"portal.task_plan_{name}", lang) for name in ("milestone", "due", "reached")]
    cells = [(each.title, str(each.due or ""), text("portal.task_plan_yes", lang) if each.reached else "") for each in
             task.milestones]  # fmt: skip
    data = {"task": task.number, "parent": task.parent, "needs": list(task.needs), "milestones": steps}
    title = text("portal.plan_of", lang, number=task.number)
    return Sheet("task_plan.html", title, values | {"headings": headings}, data, Table(headings, cells), lasts=False)


def _closed(task: Task, lang: str) -> str:
    """Why nothing of the plan can be changed: the task is over, or whoever asks does not supervise it."""
    if any(deed in possible(task.state) for deed in DEEDS):
        return text("portal.plan_not_theirs", lang, supervisor=task.supervisor or text("portal.plan_nobody", lang))
    return text("portal.plan_closed", lang, state=text(f"tasks.state_{task.state}", lang))


def take(tasks: Tasks, asked: Asked) -> Done | Wrong:
    """Writes the plan, or the days, over the version that the page showed."""
    number, form = number_of(asked), asked.sent
    task, faults = tasks.task(number), Faults()
    if form.one("do") == Deed.REVISE:
        deed, told = Deed.REVISE, _plan(tasks, task, form, faults)
    elif form.one("do") == Deed.MOVE:
        start, due = faults.day(form, "start", last=False), faults.day(form, "due", last=True)
        deed, told = Deed.MOVE, Told(start=start, due=due)
    else:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    if faults.found:
        return Wrong(faults.found)
    try:
        tasks.change(number, deed, told, seen=digits(form.one("seen")) or 0, **form.signature)
    except EntryError as error:
        return placed(error)
    return Done(f"/tasks/{number}")


def _plan(tasks: Tasks, task: Task, form: Form, faults: Faults) -> Told:
    return Told(
        title=form.one("title"),
        code=form.one("code"),
        parent=faults.task(form, "parent", tasks),
        needs=tuple(sorted(set(faults.tasks(form, "needs", tasks)))),
        milestones=milestones(form, faults),
    )
