"""Archives: all rows come back, equal stores give equal bytes, and a bad file makes nothing."""

import hashlib
import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from sqlalchemy import MetaData

from liandong import Progress, open_workspace, restore_workspace
from liandong.errors import BackupError, SettingsError, WorkspaceError
from liandong.exchange.backup import back_up
from liandong.settings import FILE_NAME, Settings
from liandong.store import address_of, holds_store, migrations, schema
from liandong.store.sqlite.connection import engine_of
from tests.store.test_migrations import made_at
from tests.workspace import tiny

PAGES = {"a.txt": "甲园 amount 3\n乙园 amount 4", "b.txt": "甲园 amount 5", "小说.txt": "小说 一"}


@pytest.fixture
def again(places: Callable[[], str]) -> str:
    """A place for the restored workspace, in either store."""
    return places()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two versions and a setting of its own, and a backup of it; to be copied."""
    folder = tmp_path_factory.mktemp("made")
    with open_workspace(folder / "ws", create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(folder / "in", PAGES)])
        workspace.build([tiny.write(folder / "more", {"c.txt": "丙园 amount 6"})])
    (folder / "ws" / "liandong.toml").write_text("batch_pages = 7\n", encoding="utf-8")
    backed_up(folder / "ws", folder / "b.zip")
    return folder


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """The backup, with its workspace beside it."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "b.zip"


def backed_up(workspace: Path | str, out: Path) -> Path:
    with open_workspace(workspace, code=tiny.spine()) as opened:
        back_up(opened, out)
    return out


def rewritten(backup: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The archive with its members changed, or left out where the change gives None."""
    out = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return out


def declared(manifest: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The manifest with what it declares changed."""
    told = json.loads(manifest)
    change(told)
    return json.dumps(told).encode()


def forged(backup: Path, table: str, change: Callable[[list[Any]], list[Any]]) -> Path:
    """The archive with the rows of a table changed, and declared as they are now."""
    rows = [change(json.loads(line)) for line in rows_of(backup)[f"rows/{table}.jsonl"].splitlines()]
    made = b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows)

    def redeclared(told: dict[str, Any]) -> None:
        told["tables"][table] |= {"rows": len(rows), "sha256": hashlib.sha256(made).hexdigest()}

    def changed(name: str, data: bytes) -> bytes:
        if name == f"rows/{table}.jsonl":
            return made
        return declared(data, redeclared) if name == "manifest.json" else data

    return rewritten(backup, changed)


def rows_of(backup: Path) -> dict[str, bytes]:
    """The rows of each table in an archive, without a file of settings."""
    with zipfile.ZipFile(backup) as made:
        return {name: made.read(name) for name in made.namelist() if name.startswith("rows/")}


def test_what_comes_back_is_what_was_there_to_the_byte(backup: Path, again: str, tmp_path: Path) -> None:
    restore_workspace(backup, again).close()
    assert rows_of(backed_up(again, tmp_path / "b2.zip")) == rows_of(backup)
    if address_of(again) is None:
        assert (tmp_path / "b2.zip").read_bytes() == backup.read_bytes()
    with open_workspace(tmp_path / "ws", code=tiny.spine()) as one, open_workspace(again) as other:
        assert tiny.dump(one.ledger()) == tiny.dump(other.ledger())
        assert [hit.id for hit in one.ledger().search("甲园")] == [hit.id for hit in other.ledger().search("甲园")]
        assert other.settings.batch_pages == (7 if address_of(again) is None else Settings().batch_pages)


def test_a_workspace_of_a_database_comes_back_in_a_folder(
    backup: Path, database: Callable[[], str], tmp_path: Path
) -> None:
    place = database()
    restore_workspace(backup, place).close()
    with open_workspace(place, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "new", {"d.txt": "丁港 amount 8\n\n甲园 amount 3"})])
        expected = tiny.dump(workspace.ledger())
    second = backed_up(place, tmp_path / "b2.zip")
    restore_workspace(second, tmp_path / "folder").close()
    with open_workspace(tmp_path / "folder", code=tiny.spine()) as workspace:
        assert tiny.dump(workspace.ledger()) == expected
        assert workspace.check().sound
    assert rows_of(backed_up(tmp_path / "folder", tmp_path / "b3.zip")) == rows_of(second)


def test_a_restored_workspace_goes_on(backup: Path, again: str, tmp_path: Path) -> None:
    restore_workspace(backup, again).close()
    with open_workspace(again, code=tiny.spine()) as workspace:
        assert workspace.build([tmp_path / "in"]).pages_new == 0
        assert workspace.ledger().version == 2
        assert workspace.check().sound


def test_a_workspace_in_a_database_is_not_restored_over(backup: Path, database: Callable[[], str]) -> None:
    place = database()
    restore_workspace(backup, place).close()
    with pytest.raises(WorkspaceError, match="holds a workspace already"):
        restore_workspace(backup, place)
    with open_workspace(place, code=tiny.spine()) as workspace:
        assert workspace.check().sound


def test_a_workspace_is_not_restored_over(backup: Path, tmp_path: Path) -> None:
    before = (tmp_path / "ws" / "ledger.sqlite").read_bytes()
    with pytest.raises(WorkspaceError, match="holds a workspace already"):
        restore_workspace(backup, tmp_path / "ws")
    assert (tmp_path / "ws" / "ledger.sqlite").read_bytes() == before


def test_a_foreign_database_is_not_restored_over(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "foreign").mkdir()
    with closing(sqlite3.connect(tmp_path / "foreign" / "ledger.sqlite")) as connection:
        connection.execute("CREATE TABLE other (a)")
    with pytest.raises(WorkspaceError, match="another program"):
        restore_workspace(backup, tmp_path / "foreign")


DAMAGES: dict[str, Callable[[str, bytes], bytes | None]] = {
    "a lost member": lambda name, data: None if name == "rows/page.jsonl" else data,
    "no manifest": lambda name, data: None if name == "manifest.json" else data,
    "a manifest of something else": lambda name, data: b"[]" if name == "manifest.json" else data,
    "a changed row": lambda name, data: data.replace("甲园".encode(), "乙园".encode()) if "record" in name else data,
    "a lost row": lambda name, data: data.partition(b"\n")[2] if name == "rows/page.jsonl" else data,
    "no row": lambda name, data: b'{"a": 1}\n' if name == "rows/page.jsonl" else data,
    "a word for a number": lambda name, data: data.replace(b"1", b'"a"') if name == "rows/version.jsonl" else data,
    "bytes that are none": lambda name, data: data.replace(b'"eA', b'"!!') if name == "rows/page.jsonl" else data,
    "a table of others": lambda name, data: data.replace(b'"page"', b'"pages"') if name == "manifest.json" else data,
    "a column of others": lambda name, data: data.replace(b'"size"', b'"sizes"') if name == "manifest.json" else data,
    "settings cut short": lambda name, data: data[:-3] if name == FILE_NAME else data,
    "no settings": lambda name, data: None if name == FILE_NAME else data,
    "settings that nobody declared": lambda name, data: (
        declared(data, lambda told: told.pop("files")) if name == "manifest.json" else data
    ),
    "a column that is not declared": lambda name, data: (
        declared(data, lambda told: told["tables"]["version"]["columns"].pop()) if name == "manifest.json" else data
    ),
    "a manifest without digests": lambda name, data: (
        declared(data, lambda told: told["tables"]["version"].pop("sha256")) if name == "manifest.json" else data
    ),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_backup_is_told_and_makes_nothing(backup: Path, again: str, what: str) -> None:
    refused(rewritten(backup, DAMAGES[what]), again)


def refused(backup: Path, again: str) -> str:
    """What is said of a backup that is not whole, of which nothing is made, in Chinese."""
    folder = None if address_of(again) else Path(again)
    if folder:
        folder.rmdir()
    with pytest.raises(BackupError, match=r"changed\.zip: no sound backup") as caught:
        restore_workspace(backup, again)
    assert not holds_store(again)
    assert folder is None or not folder.exists()
    for lang in ("zh", "en"):
        assert "Error" not in caught.value.worded(lang)
    return caught.value.worded("zh")


@pytest.mark.parametrize("table", sorted(schema.metadata.tables))
def test_every_table_of_the_migration_must_be_there(backup: Path, again: str, table: str) -> None:
    member = f"rows/{table}.jsonl"

    def without(name: str, data: bytes) -> bytes | None:
        if name == "manifest.json":
            return declared(data, lambda told: told["tables"].pop(table))
        return None if name == member else data

    assert f"内容不完整：缺 {member}" in refused(rewritten(backup, without), again)


FORGERIES: dict[str, tuple[str, Callable[[list[Any]], list[Any]]]] = {
    "a list in a cell": ("version", lambda row: [row[0], [1], *row[2:]]),
    "an object in a cell": ("record", lambda row: [*row[:-1], {"a": 1}]),
    "a number without end": ("version", lambda row: [10**30, *row[1:]]),
    "a truth for a number": ("version", lambda row: [True, *row[1:]]),
    "a number for a text": ("page", lambda row: [7, *row[1:]]),
    "nothing where something must be": ("page", lambda row: [None, *row[1:]]),
    "a character that no text has": ("page", lambda row: ["\0", *row[1:]]),
    "the same row twice": ("version", lambda row: [1, *row[1:]]),
    "words that cannot be unpacked": ("search_entry", lambda row: [*row[:-1], "AAAA"]),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_forged_rows_are_told_and_make_nothing(backup: Path, again: str, what: str) -> None:
    refused(forged(backup, *FORGERIES[what]), again)


@pytest.mark.parametrize(
    "settings",
    [b"batch_pages = \n", b"other = 1\n", b"batch_pages = 7\n" + b"#" * (2 << 20)],
    ids=["", "other", "long"],
)
def test_settings_that_cannot_be_used_are_neither_backed_up_nor_restored(
    backup: Path, again: str, tmp_path: Path, settings: bytes
) -> None:
    told = {"bytes": len(settings), "sha256": hashlib.sha256(settings).hexdigest()}

    def changed(name: str, data: bytes) -> bytes:
        if name == "manifest.json":
            return declared(data, lambda manifest: manifest["files"].update({FILE_NAME: told}))
        return settings if name == FILE_NAME else data

    refused(rewritten(backup, changed), again)
    before = backup.read_bytes()
    with open_workspace(tmp_path / "ws", code=tiny.spine()) as opened:
        (tmp_path / "ws" / FILE_NAME).write_bytes(settings)
        with pytest.raises(SettingsError):
            back_up(opened, backup)
    assert backup.read_bytes() == before


def test_a_failed_restoration_leaves_what_was_there(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "notes.txt").write_text("x", encoding="utf-8")
    damaged = rewritten(backup, DAMAGES["a changed row"])
    for folder in (place, tmp_path / "new" / "deep"):
        with pytest.raises(BackupError):
            restore_workspace(damaged, folder)
    assert [each.name for each in place.iterdir()] == ["notes.txt"]
    assert not (tmp_path / "new").exists()


def test_a_backup_that_cannot_be_read_back_does_not_replace_the_older_one(backup: Path, tmp_path: Path) -> None:
    class Forgetful:
        """A workspace whose backup loses its end on the disk."""

        def back_up(self, file: BinaryIO, *, progress: object = None) -> None:
            file.write(before[:-40])

    before = backup.read_bytes()
    with pytest.raises(BackupError, match="no ZIP file, or breaks off"):
        back_up(Forgetful(), backup)
    assert backup.read_bytes() == before
    assert [each.name for each in tmp_path.glob(".*")] == []


@pytest.mark.parametrize("kept", [0, 10, 300, 2_000, -30])
def test_a_backup_that_breaks_off_is_told(backup: Path, tmp_path: Path, kept: int) -> None:
    backup.write_bytes(backup.read_bytes()[:kept])
    with pytest.raises(BackupError, match="no sound backup"):
        restore_workspace(backup, tmp_path / "again")
    assert not holds_store(tmp_path / "again")


def test_a_restoration_that_was_killed_leaves_no_ledger_and_can_be_done_again(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "ledger.sqlite.part").write_bytes((tmp_path / "ws" / "ledger.sqlite").read_bytes()[:9_000])
    assert not holds_store(tmp_path / "again")
    restore_workspace(backup, tmp_path / "again").close()
    with open_workspace(tmp_path / "again", code=tiny.spine()) as workspace:
        assert workspace.check().sound


def test_a_backup_by_a_newer_program_is_told(backup: Path, tmp_path: Path) -> None:
    newer = rewritten(backup, lambda name, data: data.replace(migrations.HEAD.encode(), b"9999"))
    with pytest.raises(WorkspaceError, match="newer Liandong"):
        restore_workspace(newer, tmp_path / "again")


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"none\.zip"):
        restore_workspace(tmp_path / "none.zip", tmp_path / "again")


def test_a_backup_of_an_older_schema_is_brought_forward(tmp_path: Path) -> None:
    first = MetaData()
    (tmp_path / "first").mkdir()
    engine = made_at(str(tmp_path / "first"), "0001")
    first.reflect(engine, only=lambda name, _: name in schema.metadata.tables)
    engine.dispose()
    rows: dict[str, tuple[list[str], list[list[object]]]] = {
        name: (table.columns.keys(), []) for name, table in first.tables.items()
    }
    rows["page"][1].append(["h", "a.txt", "text/plain", 0, "eJwDAAAAAAE="])
    file = tmp_path / "old.zip"
    with zipfile.ZipFile(file, "w") as old:
        tables = {}
        for name, (columns, given) in rows.items():
            data = b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in given)
            old.writestr(f"rows/{name}.jsonl", data)
            digest = hashlib.sha256(data).hexdigest()
            tables[name] = {"columns": columns, "rows": len(given), "sha256": digest}
        old.writestr("manifest.json", json.dumps({"format": 1, "migration": "0001", "tables": tables}))
    (tmp_path / "again").mkdir()
    with restore_workspace(file, tmp_path / "again") as workspace:
        assert workspace.ledger().page("h").path == "a.txt"
    engine = engine_of(tmp_path / "again" / "ledger.sqlite")
    with engine.connect() as connection:
        assert migrations.current(connection) == migrations.HEAD
    engine.dispose()


def test_a_backup_is_of_one_moment(place: str, tmp_path: Path) -> None:
    """What is written while it is made is not in it."""
    with open_workspace(place, create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
        alone = io.BytesIO()
        workspace.back_up(alone)
        beside, more = io.BytesIO(), tiny.write(tmp_path / "more", {"c.txt": "丙园 amount 6"})

        def build_meanwhile(progress: Progress) -> None:
            if progress.done == 2:
                workspace.build([more])

        workspace.back_up(beside, progress=build_meanwhile)
        assert workspace.ledger().version == 2
    assert beside.getvalue() == alone.getvalue()


def test_the_archive_names_every_table(backup: Path) -> None:
    with zipfile.ZipFile(backup) as made:
        tables = json.loads(made.read("manifest.json"))["tables"]
    assert tables.keys() == schema.metadata.tables.keys()
