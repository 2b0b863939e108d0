"""A portal over the ledger of the sample pages, asked without a network."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.portal import application
from liandong.samples import folder
from tests import browser
from tests.portal.hand import Hand

NAME = "portal.test"


@pytest.fixture
def opened(samples: Path) -> Iterator[Workspace]:
    with open_workspace(samples) as workspace:
        yield workspace


@pytest.fixture
def client(opened: Workspace) -> Iterator[TestClient]:
    with asking(opened) as client:
        yield client


def asking(workspace: Workspace) -> TestClient:
    app = application(workspace, hosts=[NAME])
    return TestClient(app, f"http://{NAME}", raise_server_exceptions=False)


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the ledger of the sample pages, to be written to."""
    place = tmp_path / "ws"
    shutil.copytree(samples, place)
    with open_workspace(place) as workspace:
        yield workspace


@pytest.fixture
def hand(own: Workspace) -> Iterator[Hand]:
    with handing(own) as one:
        yield one


@contextmanager
def handing(workspace: Workspace) -> Iterator[Hand]:
    """Someone at a portal of this workspace, which is closed behind them."""
    app = application(workspace, hosts=[NAME])
    with TestClient(app, f"http://{NAME}", raise_server_exceptions=False) as client:
        yield Hand(client)
    app.close()


@pytest.fixture
def written(place: str) -> Iterator[tuple[Workspace, TestClient]]:
    """The samples, to be written to, in both stores."""
    with folder() as pages, open_workspace(place, create=True) as opened:
        opened.build([pages])
        with TestClient(application(opened, hosts=[NAME]), f"http://{NAME}") as client:
            yield opened, client


Get = Callable[[str], httpx2.Response]


@pytest.fixture
def get(client: TestClient) -> Get:
    """Asks for a page that must be there."""

    def asked(address: str) -> httpx2.Response:
        found: httpx2.Response = client.get(address)
        assert found.status_code == 200, f"{address}: {found.status_code} {found.text[:300]}"
        return found

    return asked


@pytest.fixture(scope="session")
def at(samples: Path) -> Iterator[str]:
    """The address of a running portal over the same ledger."""
    with browser.served(samples) as address:
        yield address
