"""The hand, and sites in either store."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.durability.deeds import Site
from tests.durability.hand import Hand, missing
from tests.durability.kills import Sites


@pytest.fixture(scope="session")
def hand() -> Hand:
    if missing:
        pytest.skip(missing)
    return Hand()


@pytest.fixture
def shelves(tmp_path: Path) -> Callable[[], Path]:
    numbers = count(1)

    def make() -> Path:
        shelf = tmp_path / str(next(numbers))
        shelf.mkdir()
        return shelf

    return make


@pytest.fixture
def folders(shelves: Callable[[], Path]) -> Sites:
    """Sites whose workspace is a folder."""

    def make() -> Site:
        shelf = shelves()
        return Site(str(shelf / "ws"), shelf)

    return make


@pytest.fixture
def schemas(database: Callable[[], str], shelves: Callable[[], Path]) -> Sites:
    """Sites whose workspace is a schema of a database."""
    return lambda: Site(database(), shelves())
