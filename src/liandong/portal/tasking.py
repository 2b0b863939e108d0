"""Taking in a task table (导入任务表): the job that reads a workbook, tells its faults by cell, and enters it."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from liandong.followup.tasks import Tasks
from liandong.followup.tasks.table import Fault, Row, check, enter, read, sound
from liandong.jobs import Heard, Job, Offered, Work
from liandong.messages import LANGUAGES

SORT = "tasks"
_APART = "\n"
AGREED, SKIP = "agreed", "skip"
MOMENT = "moment"
"""When somebody first agreed: its rows are written as of then, by which it is known whether they were."""
_FAULTS_KEPT = 500
_ROWS_KEPT = 20
FIRST = ("code", "title", "owner", "co_owners", "supervisor", "start", "due", "parent", "needs")
"""What is shown of a row that will be entered."""


def told(owners: str, organisations: Sequence[str]) -> dict[str, str]:
    """What a job is told of the table: the names that may be owners, one on a line (none: all), and for which
    organisations whoever sends it stands."""
    return {"owners": owners.strip(), "organisations": _APART.join(organisations)}


def organisations_of(job: Job) -> tuple[str, ...]:
    """For which whoever sent it stands."""
    return tuple(filter(None, job.told.get("organisations", "").split(_APART)))


def work(tasks: Tasks) -> Work:
    """What reads a table. It is offered with its faults until a person has agreed, and again where it has others."""
    return partial(_work, tasks)


def _work(tasks: Tasks, job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
    theirs, owners = tasks.within(organisations_of(job)), job.told.get("owners", "").splitlines()
    (file,) = files
    moment = job.told.get(MOMENT)
    if moment and (before := tasks.made_at(moment)):  # the server ended after they were written, before it said so
        return {"rows": len(before), "passed": [], "faults_n": 0, "faults": [], **_made(before)}
    found = read(file, owners or None, heard)
    check(theirs, found)
    fit = sound(found)
    seen = {
        "rows": len(found.rows),
        "fit": len(fit),
        "entering": [_row(each) for each in fit[:_ROWS_KEPT]],
        "passed": found.passed,
        "faults_n": len(found.faults),
        "faults": [_fault(each) for each in found.faults[:_FAULTS_KEPT]],
    }
    if AGREED not in job.told or (found.faults and SKIP not in job.told):
        raise Offered(seen)
    made = enter(theirs, found, actor=job.actor, reason=job.reason, at=moment, skip=SKIP in job.told)
    return seen | _made([task.number for task in made])


def _made(numbers: Sequence[int]) -> dict[str, int]:
    return {"made": len(numbers), "first": numbers[0] if numbers else 0}


def _row(each: Row) -> list[str]:
    """A row as it will be entered, by `FIRST`, and its cell."""
    told = each.told | {"parent": each.parent, "needs": each.needs}
    cells = (told.get(name) or "" for name in FIRST)
    return [each.place, *("、".join(cell) if isinstance(cell, tuple) else str(cell) for cell in cells)]


def _fault(each: Fault) -> dict[str, Any]:
    return {
        "cell": each.cell,
        "heading": each.heading,
        "wrong": {lang: each.wrong.worded(lang) for lang in LANGUAGES},
    }
