"""Tasks of one's own (所代表单位): whoever is bound to organisations sees, and does, what is theirs."""

from collections.abc import Callable
from typing import TypeVar

from liandong.followup.tasks import Tasks
from liandong.portal.asked import Asked

_Told = TypeVar("_Told")


def theirs(tasks: Tasks, tell: Callable[[Tasks, Asked], _Told]) -> Callable[[Asked], _Told]:
    """What is told, or done, of the tasks that whoever asks may see: all pages of tasks are made by it."""

    def told(asked: Asked) -> _Told:
        return tell(tasks.within(asked.who.organisations), asked)

    return told
