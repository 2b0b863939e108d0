"""The survey's tables of a workspace: kept up build by build, filled anew where they are empty or out of date."""

import sqlite3
from contextlib import closing
from pathlib import Path

from liandong import open_workspace
from liandong.workspace import Ledger
from tests.workspace import tiny

COPY = "甲园 amount 5"


def families(ledger: Ledger) -> dict[tuple[str, int], str]:
    """The family of each document, by path and place."""
    return {(document.path, document.start): ledger.family(document.id) for document in ledger.documents()}


def build(place: Path, pages: dict[str, str], revision: str = "tiny 1") -> dict[tuple[str, int], str]:
    folder = tiny.write(place / "in", pages)
    with open_workspace(place / "ws", create=True, code=tiny.spine(revision)) as workspace:
        workspace.build([folder])
        return families(workspace.ledger())


def test_a_ledger_of_an_older_program_is_surveyed_with_the_next_build(tmp_path: Path) -> None:
    build(tmp_path, {"a.txt": COPY, "b.txt": "乙园 amount 7"})
    with closing(sqlite3.connect(tmp_path / "ws" / "ledger.sqlite")) as connection:
        connection.execute("DELETE FROM fingerprint")
        connection.execute("DELETE FROM trait")
        connection.commit()
    found = build(tmp_path, {"c.txt": "前言\n\n" + COPY})
    assert len(found) == 4
    assert found["a.txt", 0] == found["c.txt", 4]
    assert len(set(found.values())) == 3


def test_what_newer_code_derived_takes_the_place_of_the_old(tmp_path: Path) -> None:
    pages = {"a.txt": COPY, "gov/b.txt": "前言\n\n" + COPY}
    before = build(tmp_path, pages)
    assert build(tmp_path, pages, "tiny 2") == before
    with closing(sqlite3.connect(tmp_path / "ws" / "ledger.sqlite")) as connection:
        kept = connection.execute("SELECT count(*), count(DISTINCT document) FROM fingerprint").fetchone()
        traits = connection.execute("SELECT count(*) FROM trait").fetchone()
        stale = "SELECT count(*) FROM trait WHERE number NOT IN (SELECT number FROM fingerprint)"
        assert connection.execute(stale).fetchone() == (0,)
    assert kept == (3, 3)
    assert traits == (3,)
