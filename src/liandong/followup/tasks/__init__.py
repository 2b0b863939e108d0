"""Tasks (事项): who sees to what, by when, and what came of it.

A task is folded from its log, which is only ever added to; `Tasks` keeps both. An edit names the version of the task
that it saw, and is refused with EditConflict where that is no longer the present one.
"""

from liandong.followup.tasks.event import Deed, Event, Told
from liandong.followup.tasks.lists import Asked, Place
from liandong.followup.tasks.machine import STEPS, fold
from liandong.followup.tasks.many import Batch
from liandong.followup.tasks.sourced import Suggested
from liandong.followup.tasks.task import Milestone, Proof, Source, State, Task
from liandong.followup.tasks.tasks import Tasks

__all__ = [
    "STEPS",
    "Asked",
    "Batch",
    "Deed",
    "Event",
    "Milestone",
    "Place",
    "Proof",
    "Source",
    "State",
    "Suggested",
    "Task",
    "Tasks",
    "Told",
    "fold",
]
