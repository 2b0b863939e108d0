"""Tasks beside a ledger, in either store."""

from collections.abc import Iterator
from datetime import date

import pytest

from liandong import Workspace
from liandong.followup.tasks import Asked, State, Tasks
from liandong.followup.tasks.lists import overdue


@pytest.fixture
def tasks(workspace: Workspace) -> Iterator[Tasks]:
    beside = workspace.beside()
    found = Tasks(beside)
    yield found
    tallied_right(found)
    beside.close()


def tallied_right(tasks: Tasks) -> None:
    """What the tabs of the lists tell is what there is, whatever was done to the tasks before."""
    for day in (date(2020, 1, 1), date(2026, 3, 1), date(2099, 1, 1)):
        told = tasks.tally(day)
        assert told.states == {state: tasks.count(Asked(state=state)) for state in State}
        assert told.overdue == tasks.count(overdue(day))
