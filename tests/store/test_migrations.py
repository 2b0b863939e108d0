"""Migrations: they build what the schema declares, quietly, and HEAD is the newest of them."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from liandong.store import migrations, schema
from liandong.store.sqlite import SqliteStore
from liandong.store.sqlite.connection import engine_of


def test_the_migrations_build_the_declared_schema(tmp_path: Path) -> None:
    SqliteStore(tmp_path).close()
    engine = engine_of(tmp_path / "ledger.sqlite")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = [
            difference
            for difference in compare_metadata(context, schema.metadata)
            if not str(getattr(difference[1], "name", "")).startswith("search_index")  # the tables of FTS5 itself
        ]
    engine.dispose()
    assert differences == []


def test_head_is_the_newest_migration() -> None:
    folder = Path(migrations.__file__).parent / "versions"
    newest = max(file.name for file in folder.glob("v*.py"))
    assert newest.startswith(f"v{migrations.HEAD}_")


def test_opening_prints_nothing_and_migrates_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        SqliteStore(tmp_path).close()
    assert capfd.readouterr() == ("", "")
