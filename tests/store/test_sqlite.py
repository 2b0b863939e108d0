"""What is SQLite's own: the file, its mode, and what may stand in its place."""

import gc
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from liandong.errors import StorageError, WorkspaceError
from liandong.store.sqlite import SqliteStore
from liandong.store.sqlite.beside import BesideFile
from tests.store import made

_LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM kept").fetchone()[0])
connection.close()
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path)
    yield opened
    opened.close()


def test_the_database_is_in_write_ahead_mode(store: SqliteStore) -> None:
    with sqlite3.connect(store.file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_what_is_told_of_the_newest_version_is_told_anew_once_one_wrote(store: SqliteStore, tmp_path: Path) -> None:
    assert store.newest() == 0
    assert store.state() == (0, 0)
    with store.reading():
        first = store.view(1).seal()
    other = SqliteStore(tmp_path)
    with other.drafting("r1", "c1") as draft:
        draft.end_records()
        assert store.newest() == 0
    other.close()
    assert first is None
    assert store.newest() == 1
    assert store.state() == (1, 0)
    assert store.view(1).seal()


def test_a_block_of_reading_goes_by_what_stood_when_it_began(store: SqliteStore, tmp_path: Path) -> None:
    with store.reading():
        assert store.newest() == 0
        other = SqliteStore(tmp_path)
        with other.drafting("r1", "c1") as draft:
            draft.end_records()
        other.close()
        assert store.newest() == 0
    assert store.newest() == 1


def test_a_block_of_reading_takes_a_connection_when_something_is_asked(store: SqliteStore) -> None:
    taken = store._engine.pool.checkedout  # type: ignore[attr-defined]
    with store.reading():
        assert taken() == 0
        store.versions()
        with store.reading():
            store.versions()
            assert taken() == 1
        assert taken() == 1
    assert taken() == 0


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StorageError, match=r"ledger\.sqlite.*not a sound database"):
        SqliteStore(tmp_path)


def test_a_place_that_cannot_hold_a_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").mkdir()
    with pytest.raises(WorkspaceError, match=r"ledger\.sqlite"):
        SqliteStore(tmp_path)


def test_a_ledger_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(WorkspaceError, match="newer Liandong"):
        SqliteStore(tmp_path)


def test_settling_the_names_of_many_files_holds_few_of_them(tmp_path: Path) -> None:
    few, many = (_settled(tmp_path / str(count), count) for count in (300, 1_800))
    assert many - few < 1_500 * 100


def _settled(folder: Path, count: int) -> int:
    """The bytes that Python holds at most while so many files are given their names."""
    folder.mkdir()
    store = SqliteStore(folder)
    store.add_pages([made.page(f"文{n}", f"{n:05}.txt") for n in range(count)], [], "in")
    store.settle()
    gc.collect()
    tracemalloc.start()
    store.settle()
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    store.close()
    return found


def test_another_program_that_comes_and_goes_takes_no_log_away_that_is_written_to(tmp_path: Path) -> None:
    kept = Table("kept", MetaData(), Column("number", Integer))
    first, second = BesideFile(tmp_path), BesideFile(tmp_path)  # as the parts of the portal have one each
    with first.writing() as connection:
        kept.create(connection)

    def seen_elsewhere() -> int:
        told = subprocess.run(
            [sys.executable, "-c", _LOOK, str(first.file)], capture_output=True, check=True, text=True
        )
        return int(told.stdout)

    for number, each in enumerate((second, first, second), start=1):
        with each.writing() as connection:
            connection.execute(kept.insert().values(number=number))
        assert seen_elsewhere() == number
    first.close()
    second.close()
    assert seen_elsewhere() == 3
