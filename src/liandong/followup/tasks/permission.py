"""Permission (权限): what people may do who are bound to organisations.

They see the tasks in which one of theirs is owner, co-owner or supervisor. Who stands for the supervisor does what
everybody may; who stands for an owner takes the task on, tells of its progress and hands in proof: nobody gives
themselves more time, finds their own proof sufficient, or writes to themselves in the name of who supervises them.
Without organisations, all tasks are one's own.
"""

from collections.abc import Collection

from liandong.followup.tasks.event import Deed
from liandong.followup.tasks.task import Task

OF_OWNERS = frozenset({Deed.PROPOSE, Deed.ADD, Deed.ACCEPT, Deed.PROGRESS, Deed.PROVE})


def sees(organisations: Collection[str], task: Task) -> bool:
    return not organisations or any(person in organisations for person in task.persons)


def oversees(organisations: Collection[str], task: Task) -> bool:
    """Whether they stand for its supervisor, or for all."""
    return not organisations or task.supervisor in organisations


def may(organisations: Collection[str], deed: Deed, task: Task) -> bool:
    """Whether a deed may be done to the task as it stands, or begin it so."""
    return oversees(organisations, task) or (deed in OF_OWNERS and sees(organisations, task))
