"""Ledgers of the pages that were written for these tests."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from liandong import Ledger, open_workspace
from tests.followup.promises.pages import FORUM, LATER

Build = Callable[..., Ledger]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Makes the ledger of some pages, read one build after another in the order in which they are given."""

    def made(*builds: Mapping[str, str]) -> Ledger:
        place = tmp_path_factory.mktemp("promises")
        opened = open_workspace(place / "ws", create=True)
        for pages in builds:
            for name, told in pages.items():
                (place / name).write_text(told, encoding="utf-8")
            opened.build([place / name for name in pages])
        return opened.ledger()

    return made


@pytest.fixture(scope="session")
def forum(build: Build) -> Ledger:
    """The forum and nothing else."""
    return build({"forum.txt": FORUM})


@pytest.fixture(scope="session")
def followed(build: Build) -> Ledger:
    """The forum, and the pages that tell what became of it."""
    return build({"forum.txt": FORUM}, LATER)


@pytest.fixture(scope="session")
def sample_ledger(samples: Path) -> Ledger:
    return open_workspace(samples).ledger()
