"""What every test run sets up first, and the places in which a workspace may be."""

import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from liandong import Workspace, open_workspace
from liandong.samples import folder
from liandong.store.beside import Beside
from tests import browser
from tests.examples import LONG, MANY
from tests.server import Server, missing, running, schema_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long an example takes is the machine's business, and no property of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
settings.register_profile(LONG, settings.get_profile("untimed"), max_examples=MANY)


def pytest_configure() -> None:
    """A run in the background inherits that Ctrl-C is ignored, and would hand that on to the processes it tests."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, started when the first test asks for it."""
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A real browser, started when the first test asks for it."""
    reason = browser.missing()
    if reason is not None:
        pytest.skip(reason)
    with browser.started() as started:
        yield started


@pytest.fixture
def database(server: Server) -> Iterator[Callable[[], str]]:
    """Makes addresses of new schemas, which are gone after the test."""
    made: list[str] = []

    def make() -> str:
        made.append(server.place())
        return made[-1]

    yield make
    server.run(*(f'DROP SCHEMA IF EXISTS "{schema_of(place)}" CASCADE' for place in made))


@pytest.fixture(params=["sqlite", "postgres"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes places for new workspaces: folders in one run of the test, schemas of a database in the other."""
    if request.param == "postgres":
        make: Callable[[], str] = request.getfixturevalue("database")
        return make
    made: list[Path] = []

    def folder() -> str:
        made.append(tmp_path / f"ws{len(made)}")
        made[-1].mkdir()
        return str(made[-1])

    return folder


@pytest.fixture
def place(places: Callable[[], str]) -> str:
    """A place for a workspace, in either store."""
    return places()


@pytest.fixture
def workspace(place: str) -> Iterator[Workspace]:
    """A workspace without a page, in either store."""
    with open_workspace(place, create=True) as made:
        yield made


@pytest.fixture
def beside(workspace: Workspace) -> Iterator[Beside]:
    """The small database beside it."""
    with closing(workspace.beside()) as held:
        yield held


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace into which the sample pages were read; not to be written to."""
    place = tmp_path_factory.mktemp("samples") / "ws"
    with folder() as pages, open_workspace(place, create=True) as opened:
        opened.build([pages])
    return place
