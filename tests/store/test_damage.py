"""Damaged, foreign and read-only ledgers: told in an error of ours that names the file, and left as they are."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.errors import StorageError, WorkspaceError
from liandong.exchange import FORMATS, export
from liandong.store import address_of
from liandong.store.schema import metadata
from liandong.workspace import Ledger, Workspace
from tests.pages.test_find import without_rights
from tests.store.test_migrations import engine_at
from tests.workspace import tiny

PAGES = {"a.txt": "甲园 amount 3\n乙园 amount 4", "b.txt": "甲园 amount 5"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace in a folder with a small ledger."""
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
    return tmp_path / "ws"


def run_sql(file: Path, *commands: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for command in commands:
            connection.execute(command)


def spoil(place: str, *commands: str) -> None:
    """Runs SQL on the database of a workspace, past its program."""
    if address_of(place) is None:
        run_sql(Path(place) / "ledger.sqlite", *commands)
        return
    engine = engine_at(place)
    with engine.begin() as connection:
        for command in commands:
            connection.exec_driver_sql(command)
    engine.dispose()


@pytest.fixture
def filled(place: str, tmp_path: Path) -> str:
    """A workspace in either store with a small ledger."""
    with open_workspace(place, create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
    return place


def opened(folder: Path | str) -> Workspace:
    return open_workspace(folder, code=tiny.spine())


READS: dict[str, Callable[[Ledger], object]] = {
    "records": lambda ledger: list(ledger.records()),
    "record": lambda ledger: ledger.record("0" * 64),
    "documents": lambda ledger: [ledger.document(d.id) for d in ledger.documents()],
    "statements": lambda ledger: [ledger.statement(s.id) for s in ledger.statements()],
    "answers": lambda ledger: list(ledger.answers()),
    "set aside": Ledger.set_aside,
    "pages": lambda ledger: [ledger.page(d.page) for d in ledger.documents()],
    "tiers": lambda ledger: [ledger.tier(d.id) for d in ledger.documents()],
    "search": lambda ledger: ledger.search("甲园"),
}

DAMAGES = {
    "records": "UPDATE record SET body = '{'",
    "documents": "UPDATE document SET body = substr(body, 1, 20)",
    "statements": "UPDATE statement SET body = '{\"mention\": 7}'",
    "answers": 'UPDATE answer SET body = \'{"id": 1, "verdict": "perhaps"}\'',
    "pages": "UPDATE page SET data = substr(data, 1, 3)",
    "tiers": "UPDATE survey SET tier = 99",
    "search": "UPDATE record SET body = '[]'",
}


@pytest.mark.parametrize("what", DAMAGES)
def test_changed_bytes_of_a_row_are_told(filled: str, what: str) -> None:
    spoil(filled, DAMAGES[what])
    with (
        opened(filled) as workspace,
        pytest.raises(StorageError, match=r"(?:\.sqlite|postgresql:\S*): not a sound"),
    ):
        READS[what](workspace.ledger())


def test_bytes_that_are_no_text_are_told(folder: Path) -> None:
    run_sql(folder / "ledger.sqlite", "UPDATE statement SET body = x'ff00'")
    with opened(folder) as workspace, pytest.raises(StorageError, match=r"ledger\.sqlite"):
        list(workspace.ledger().statements())


@pytest.mark.parametrize("table", sorted({*metadata.tables, "search_index"}))
def test_a_lost_table_is_told_on_opening(folder: Path, table: str) -> None:
    run_sql(folder / "ledger.sqlite", f"DROP TABLE {table}")
    with pytest.raises(StorageError, match=table):
        opened(folder)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_lost_row_is_told_by_an_export(filled: str, tmp_path: Path, format_: str) -> None:
    spoil(filled, "DELETE FROM document")
    with opened(filled) as workspace, pytest.raises(StorageError, match="damaged"):
        export(workspace.ledger(), format_, tmp_path / f"out.{format_}")


@pytest.mark.parametrize("command", ["DELETE FROM alembic_version", "UPDATE alembic_version SET version_num = ''"])
def test_a_lost_mark_of_the_version_is_told(filled: str, command: str) -> None:
    spoil(filled, command)
    with pytest.raises(StorageError, match="no version"):
        opened(filled)


def test_pages_without_a_name_keep_the_one_they_had(filled: str, tmp_path: Path) -> None:
    spoil(filled, "DELETE FROM page_path")
    with opened(filled) as workspace:
        workspace.build([tiny.write(tmp_path / "more", {"c.txt": "丙园 amount 6"})])
        assert [d.path for d in workspace.ledger().documents()] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("tables", [("foo",), ("page", "version"), ("alembic_version",)])
def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path, tables: tuple[str, ...]) -> None:
    file = tmp_path / "ledger.sqlite"
    run_sql(file, *(f"CREATE TABLE {name} (a)" for name in tables))
    before = file.read_bytes()
    for create in (False, True):
        with pytest.raises(WorkspaceError, match=r"ledger\.sqlite: a database of another program"):
            open_workspace(tmp_path, create=create)
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["ledger.sqlite"]


def test_an_empty_file_is_taken_for_a_ledger_that_was_not_made_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").touch()
    with open_workspace(tmp_path) as workspace:
        assert workspace.ledger().version == 0


@pytest.mark.parametrize("data", [b"hello", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(data)
    with pytest.raises(StorageError, match=r"ledger\.sqlite: not a sound database"):
        open_workspace(tmp_path)


def test_a_folder_in_the_place_of_the_lock_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "ledger.lock").unlink()
    (folder / "ledger.lock").mkdir()
    with (
        opened(folder) as workspace,
        pytest.raises(StorageError, match=r"ledger\.lock: a folder, pipe or device stands"),
    ):
        workspace.build([tmp_path / "in"])


PROGRAM = """
import sys
from pathlib import Path
from liandong import open_workspace
from liandong.errors import WorkspaceError
from tests.store.test_migrations import engine_at
from tests.workspace import tiny
with open_workspace(sys.argv[1], code=tiny.spine()) as workspace:
    print(len(list(workspace.ledger().records())), len(workspace.ledger().search("甲园")))
    try:
        workspace.build([Path(sys.argv[2])])
    except WorkspaceError as error:
        print(error)
"""


@pytest.fixture
def closed(folder: Path) -> Iterator[Path]:
    """The workspace, in which nothing may be written."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_workspace_without_the_right_to_write_is_read_and_a_build_says_so(closed: Path, tmp_path: Path) -> None:
    command = [*without_rights(), sys.executable, "-c", PROGRAM, str(closed), str(tmp_path / "in")]
    run = subprocess.run(command, capture_output=True, check=False, text=True, cwd=Path(__file__).parents[2])
    assert run.stderr == ""
    counted, told = run.stdout.splitlines()
    assert counted.startswith("2 ")
    assert "may be read, not written" in told
    assert sorted(each.name for each in closed.iterdir()) == ["ledger.lock", "ledger.sqlite"]


KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for command in ("CREATE TABLE one (a)", "DROP TABLE one", "PRAGMA cache_size = 1", "BEGIN", "CREATE TABLE two (a)"):
    connection.execute(command)
for _ in range(2_000):
    connection.execute("INSERT INTO two VALUES (?)", ("x" * 500,))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_file_whose_first_transaction_was_killed_half_way_opens(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "ledger.sqlite")], check=False)
    assert (tmp_path / "ledger.sqlite-journal").stat().st_size
    with open_workspace(tmp_path) as workspace:
        assert workspace.ledger().version == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("name", ["ledger.sqlite", "ledger.lock"])
@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_where_one_belongs_is_told(tmp_path: Path, name: str, make: Callable[[Path], object]) -> None:
    make(tmp_path / name)
    told = rf"{name}: a folder, pipe or device stands where a file belongs"
    with pytest.raises(StorageError, match=told), open_workspace(tmp_path, create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
    if name == "ledger.sqlite":
        with pytest.raises(StorageError, match=told):
            open_workspace(tmp_path)


@pytest.mark.parametrize(("table", "read"), [("record", "records"), ("record", "record"), ("answer", "answers")])
def test_a_changed_digit_of_a_stored_text_is_told(filled: str, table: str, read: str) -> None:
    """An offset that is another by one bit is a number as good as any: only the digest tells."""
    engine = engine_at(filled)
    with engine.begin() as connection:
        found = connection.exec_driver_sql(f"SELECT id, body FROM {table} LIMIT 1").fetchall()
    engine.dispose()
    first, body = found[0] if found else ("", "")
    if not body:
        pytest.skip("the small ledger has none")
    at = body.rindex(re.findall(r"\d", body)[-1])
    changed = body[:at] + chr(ord(body[at]) ^ 1) + body[at + 1 :]
    spoil(filled, f"UPDATE {table} SET body = '{changed}' WHERE id = '{first}'")
    asked: dict[str, Callable[[Ledger], object]] = {**READS, "record": lambda ledger: ledger.record(first)}
    with opened(filled) as workspace, pytest.raises(StorageError, match="does not match its digest"):
        asked[read](workspace.ledger())
