"""What a person tells of a task, fit to be written down: every text in one line."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from liandong.errors import EntryError
from liandong.followup.tasks.task import Milestone, Proof, Source, Task
from liandong.logged.lines import few, lines, names
from liandong.messages import words
from liandong.model.noun import replace

LONGEST = {"title": 300, "code": 64, "owner": 200, "supervisor": 200, "note": 2000, "sentence": 2000, "cell": 500}
"""Characters of each text."""
_LINES = lines("tasks", LONGEST)


def dates_in_order(task: Task) -> None:
    """EntryError where a task is due before it starts, or a milestone lies outside the two."""
    if task.start and task.due and task.due < task.start:
        raise EntryError(words("fault.task_due_before", start=task.start, due=task.due))
    for each in task.milestones:
        if each.due and ((task.due and each.due > task.due) or (task.start and each.due < task.start)):
            raise EntryError(words("fault.task_milestone", title=each.title, due=each.due))


def _title(title: str) -> str:
    line = _LINES["title"](title)
    if not line:
        raise EntryError(words("fault.log_empty", field=words("tasks.field_title")))
    return line


def _milestones(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    named = tuple(replace(each, title=_LINES["title"](each.title)) for each in milestones)
    if not all(each.title for each in named):
        raise EntryError(words("fault.log_empty", field=words("tasks.field_milestones")))
    return few("tasks", "milestones", named)


def _needs(needs: tuple[int, ...]) -> tuple[int, ...]:
    return few("tasks", "needs", tuple(sorted(set(needs))))


def _percent(percent: int | None) -> int | None:
    if percent is not None and not 0 <= percent <= 100:
        raise EntryError(words("fault.task_percent", percent=percent))
    return percent


def _source(source: Source) -> Source:
    return replace(source, cell=_LINES["cell"](source.cell))


def _proof(proof: Proof) -> Proof | None:
    told = replace(proof, sentence=_LINES["sentence"](proof.sentence))
    return told if told != Proof() else None


CHECKS: Mapping[str, Callable[[Any], Any]] = {
    **{name: _LINES[name] for name in ("code", "owner", "supervisor", "note")},
    "title": _title,
    "co_owners": partial(names, "tasks", "co_owners"),
    "milestones": _milestones,
    "needs": _needs,
    "percent": _percent,
    "source": _source,
    "proof": _proof,
}
"""By field."""
