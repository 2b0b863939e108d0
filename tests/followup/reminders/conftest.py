"""Reminders beside a ledger, in either store, and servers to send to."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.followup.reminders import Reminders
from liandong.followup.tasks import Tasks
from liandong.settings import Settings
from liandong.store.beside import Beside
from tests.followup.reminders.receiver import Receiver, receiving

QUICK = Settings(reminder_timeout_seconds=1, reminder_retry_seconds=1, reminder_tries=2)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Beside]:
    """Where one store is enough."""
    with open_workspace(tmp_path / "ws", create=True) as made, closing(made.beside()) as held:
        yield held


@pytest.fixture
def tasks(beside: Beside) -> Tasks:
    return Tasks(beside)


@pytest.fixture
def reminders(beside: Beside) -> Reminders:
    return Reminders(beside, QUICK)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as held:
        yield held
