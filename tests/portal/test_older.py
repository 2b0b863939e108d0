"""A ledger that an older program wrote, opened in the portal."""

import time
from pathlib import Path

from fastapi.testclient import TestClient

from liandong import open_workspace
from liandong.portal import application
from tests.portal.conftest import NAME
from tests.store import released

LONGEST = 60.0
"""Seconds until the ledger must be marked."""


def test_its_records_are_marked_without_a_build_of_anybodys(tmp_path: Path) -> None:
    released.lay("0010", str(tmp_path))
    with open_workspace(tmp_path) as workspace:
        assert not workspace.ledger().view.census.whole
        app = application(workspace, hosts=[NAME])
        try:
            client = TestClient(app, base_url=f"http://{NAME}")
            until = time.monotonic() + LONGEST
            while not workspace.ledger().view.census.whole and time.monotonic() < until:
                assert client.get("/zh/projects").status_code == 200  # meanwhile it is read as it is
            assert workspace.ledger().view.census.whole
        finally:
            app.close()
