"""Tasks beside a ledger, in either store."""

from collections.abc import Iterator

import pytest

from liandong import Workspace, open_workspace
from liandong.followup.tasks import Tasks


@pytest.fixture
def workspace(place: str) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as made:
        yield made


@pytest.fixture
def tasks(workspace: Workspace) -> Iterator[Tasks]:
    beside = workspace.beside()
    yield Tasks(beside)
    beside.close()
