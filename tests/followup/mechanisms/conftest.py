"""Mechanisms and their rounds beside a ledger, in either store."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from liandong import open_workspace
from liandong.followup.mechanisms import Mechanisms, Rounds


@pytest.fixture
def books(place: str) -> Iterator[tuple[Mechanisms, Rounds]]:
    with open_workspace(place, create=True) as made, closing(made.beside()) as beside:
        yield Mechanisms(beside), Rounds(beside)
