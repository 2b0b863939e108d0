"""A workspace without a page, in either store, and the small database beside it."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from liandong import Workspace, open_workspace
from liandong.store.beside import Beside


@pytest.fixture
def workspace(place: str) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as made:
        yield made


@pytest.fixture
def beside(workspace: Workspace) -> Iterator[Beside]:
    with closing(workspace.beside()) as beside:
        yield beside
