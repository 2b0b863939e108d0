"""What a person tells of a task, checked before it is written down: every text in one line."""

from collections.abc import Callable
from functools import partial
from typing import Any

from liandong.errors import EntryError
from liandong.followup.tasks.event import Deed, Told
from liandong.followup.tasks.machine import STEPS
from liandong.followup.tasks.task import Milestone, Proof, Source, Task
from liandong.messages import words
from liandong.model.noun import replace
from liandong.workspace.people.attesting import typed

LONGEST = {"title": 300, "code": 64, "owner": 200, "supervisor": 200, "note": 2000, "sentence": 2000, "cell": 500}
"""Characters of each text."""
_MOST = 200
"""Co-owners, milestones or needed tasks of one task."""


def checked(deed: Deed, told: Told) -> Told:
    """The same, fit to be written down; EntryError names the field that is not."""
    step, given = STEPS[deed], told.fields()
    for name in given:
        if name not in step.sets:
            raise EntryError(words("fault.task_field", field=_named(name), deed=words(f"tasks.deed_{deed}")))
    every: dict[str, Any] = {name: _CHECKS[name](value) if name in _CHECKS else value for name, value in given.items()}
    made = Told(**every)
    for name in step.needed:
        if not made.fields().get(name):
            raise EntryError(words("fault.task_empty", field=_named(name)))
    return made


def dates_in_order(task: Task) -> None:
    """EntryError where a task is due before it starts, or a milestone lies outside the two."""
    if task.start and task.due and task.due < task.start:
        raise EntryError(words("fault.task_due_before", start=task.start, due=task.due))
    for each in task.milestones:
        if each.due and ((task.due and each.due > task.due) or (task.start and each.due < task.start)):
            raise EntryError(words("fault.task_milestone", title=each.title, due=each.due))


def _named(field: str) -> object:
    return words(f"tasks.field_{field}")


def _text(field: str, text: str) -> str:
    line = typed(text)
    most = LONGEST[field]
    if len(line) > most:
        raise EntryError(words("fault.task_long", field=_named(field), count=len(line), most=most))
    return line


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    lines = tuple(dict.fromkeys(_text("owner", name) for name in names))
    return _few("co_owners", tuple(name for name in lines if name))


def _few(field: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(values) > _MOST:
        raise EntryError(words("fault.task_many", field=_named(field), count=len(values), most=_MOST))
    return values


def _milestones(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    named = tuple(replace(each, title=_text("title", each.title)) for each in milestones)
    if not all(each.title for each in named):
        raise EntryError(words("fault.task_empty", field=_named("milestones")))
    return _few("milestones", named)


def _needs(needs: tuple[int, ...]) -> tuple[int, ...]:
    return _few("needs", tuple(sorted(set(needs))))


def _percent(percent: int | None) -> int | None:
    if percent is not None and not 0 <= percent <= 100:
        raise EntryError(words("fault.task_percent", percent=percent))
    return percent


def _source(source: Source) -> Source:
    return replace(source, cell=_text("cell", source.cell))


def _proof(proof: Proof) -> Proof | None:
    told = replace(proof, sentence=_text("sentence", proof.sentence))
    return told if told != Proof() else None


_CHECKS: dict[str, Callable[[Any], Any]] = {
    **{name: partial(_text, name) for name in ("title", "code", "owner", "supervisor", "note")},
    "co_owners": _names,
    "milestones": _milestones,
    "needs": _needs,
    "percent": _percent,
    "source": _source,
    "proof": _proof,
}
