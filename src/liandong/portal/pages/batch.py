"""A batch (本次批量办理): what one deed to many tasks wrote, whether it stands still, and its undoing."""

from collections.abc import Sequence

from liandong.access import Right
from liandong.errors import UnknownRecord
from liandong.followup.tasks import Deed, Event, Tasks
from liandong.followup.tasks.conflict import described
from liandong.followup.tasks.telling import plain_event
from liandong.logged import UNDO
from liandong.messages import text, words
from liandong.portal.asked import Asked, address
from liandong.portal.bound import theirs
from liandong.portal.form import WHOLE, Done, Wrong, digits
from liandong.portal.pages.many import MOST
from liandong.portal.pages.task import named
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site


def register(site: Site, tasks: Tasks) -> None:
    site.form("/tasks/batch", theirs(tasks, tell), theirs(tasks, take), right=Right.READ, act=Right.REVIEW)


def tell(tasks: Tasks, asked: Asked) -> Sheet:
    """What was done to each task, whether it still stands, and what came after it."""
    lang = asked.lang
    found = [each for number, version in _entries(asked) for each in _entry(tasks, number, version)]
    headings = [text(f"portal.task_batch_{name}", lang) for name in ("task", "deed", "actor", "reason", "now")]
    rows = [_row(tasks, asked, event, after) for event, after in found]
    numbers = list(dict.fromkeys(event.task for event, _ in found))
    same = [number for number in map(digits, (asked.one("same") or "").split("~")[:MOST]) if number is not None]
    values = {
        "all": asked.link("/tasks"),
        "headings": headings,
        "rows": [(row, asked.link(f"/tasks/{event.task}")) for row, (event, _) in zip(rows, found, strict=True)],
        "same": [(number, asked.link(f"/tasks/{number}")) for number in same],
        "undoable": sum(not after for _, after in found) if asked.who.may(Right.REVIEW) else 0,
        "further": address(asked.link("/tasks/many"), [("pick", str(number)) for number in numbers]),
    }
    data = {"entries": [plain_event(event) | {"stands": not after} for event, after in found]}
    return Sheet("tasks_batch.html", text("portal.batch", lang), values, data, Table(headings, rows), lasts=False)


def take(tasks: Tasks, asked: Asked) -> Done | Wrong:
    """Takes back what the address names, where nothing came after; the page then tells of each how it stands."""
    if asked.sent.one("do") != Deed.UNDO:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    batch = tasks.undo_all(_entries(asked), **asked.sent.signature)
    if not batch.done:
        return Wrong({WHOLE: next(iter(batch.refused.values()), words("portal.batch_none"))})
    kept = tuple((name, value) for name in ("entries", "same") if (value := asked.one(name)))
    return Done(address("/tasks/batch", kept))


def _entries(asked: Asked) -> Sequence[tuple[int, int]]:
    pairs = (each.partition(".") for each in (asked.one("entries") or "").split("~")[:MOST])
    found = ((digits(number), digits(version)) for number, _, version in pairs)
    return [(number, version) for number, version in found if number is not None and version is not None]


def _entry(tasks: Tasks, number: int, version: int) -> Sequence[tuple[Event, Sequence[Event]]]:
    """The entry of a task, and those that came after it; nothing where there is none such."""
    try:
        log = tasks.log(number)
    except UnknownRecord:
        return ()
    return [(event, [each for each in log if each.version > version]) for event in log if event.version == version]


def _row(tasks: Tasks, asked: Asked, event: Event, after: Sequence[Event]) -> tuple[str, ...]:
    lang, task = asked.lang, tasks.task(event.task)
    told = described(event.deed, event.told, named(asked)).worded(lang)
    if not after:
        now = text("portal.batch_stands", lang)
    elif any(each.deed == UNDO and each.told.undoes == event.version for each in after):
        now = text("portal.batch_undone", lang)
    else:
        last = after[-1]
        now = text("portal.batch_after", lang, actor=last.actor, deed=described(last.deed, last.told, named(asked)))
    return f"{task.number} {task.title}", told, event.actor, event.reason, now
