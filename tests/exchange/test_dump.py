"""A dump holds all of a workspace: made anew from it, in either store, the ledger is the same to the byte, and was."""

import json
import re
import sys
import zipfile
from base64 import b64decode
from collections.abc import Callable, Mapping
from pathlib import Path
from zlib import decompress

import pytest
from sqlalchemy import LargeBinary

from liandong import open_workspace, restore_workspace
from liandong.errors import BackupError, ExportError, WorkspaceError
from liandong.exchange.backup import back_up
from liandong.exchange.dump import FORMS, dump
from liandong.settings import FILE_NAME
from liandong.store import address_of, holds_store, migrations, schema
from tests.exchange.given_back import WHO, find, opened
from tests.workspace import real, tiny

PAGES = {"a.txt": "甲园 amount 3\n乙园 amount 4", "b.txt": "甲园 amount 5", "小说.txt": "小说 一"}
NO_PYARROW = "pyarrow is not installed: dumps as Parquet are not tested here"


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    if request.param == "parquet":
        pytest.importorskip("pyarrow", reason=NO_PYARROW)
    return str(request.param)


def lived_in(place: Path | str, folder: Path) -> None:
    """A workspace of real pages with a life: corrections, a decision, an undoing, an erasure, an act not yet built."""
    with opened(place, folder / "in") as workspace:
        workspace.build([real.pages(folder / "pages")])
        parks = sorted([find(workspace, "江临智造园").id, find(workspace, "滨江数据中心").id])
        act = workspace.decide(parks[0], parks[1], "same", actor="周敏", reason="同一项目")
        workspace.build([])
        workspace.undo(act, **WHO)
        workspace.build([])
        workspace.erase("03_spun_copy.txt", **WHO)
        workspace.decide(parks[0], parks[1], "different", actor="周敏", reason="两个项目")


def dumped(place: Path | str, out: Path, form: str = "jsonl") -> dict[str, bytes]:
    with open_workspace(place) as workspace:
        dump(workspace, out, form)
    return files(out)


def files(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.iterdir()}


def test_what_is_loaded_is_what_was_dumped_in_either_store(
    places: Callable[[], str], tmp_path: Path, form: str
) -> None:
    lived_in(tmp_path / "ws", tmp_path)
    first = dumped(tmp_path / "ws", tmp_path / "out", form)
    place = places()
    with restore_workspace(tmp_path / "out", place) as made, open_workspace(tmp_path / "ws") as source:
        assert made.check().faults == ()
        assert (made.versions(), made.log(), made.decisions()) == (source.versions(), source.log(), source.decisions())
        assert len(source.versions()) > 3
        for version in source.versions():
            then, now = source.ledger(known_on=version.number), made.ledger(known_on=version.number)
            assert list(now.records()) == list(then.records())
            assert list(now.answers()) == list(then.answers())
        for word in ("签约", "江临"):
            assert made.ledger().search(word, 100) == source.ledger().search(word, 100)
    assert real.exported(place) == real.exported(tmp_path / "ws")
    assert dumped(place, tmp_path / "again", form) == first
    for each in (place, tmp_path / "ws"):  # the act that waited for a build
        with open_workspace(each) as workspace:
            workspace.build([])
            assert workspace.check().faults == ()
    assert real.exported(place) == real.exported(tmp_path / "ws")


def small(tmp_path: Path, form: str = "jsonl") -> Path:
    """The dump of a small workspace of two versions, with a setting of its own."""
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
        workspace.build([tiny.write(tmp_path / "more", {"c.txt": "丙园 amount 6"})])
        (tmp_path / "ws" / FILE_NAME).write_text("batch_pages = 7\n", encoding="utf-8")
        dump(workspace, tmp_path / "out", form)
    return tmp_path / "out"


def test_a_dump_of_a_database_is_loaded_into_a_folder(database: Callable[[], str], tmp_path: Path, form: str) -> None:
    small(tmp_path, form)
    place = database()
    restore_workspace(tmp_path / "out", place).close()
    from_database = dumped(place, tmp_path / "second", form)
    with restore_workspace(tmp_path / "second", tmp_path / "back") as made:
        assert made.check().sound
    assert dumped(tmp_path / "back", tmp_path / "third", form) == from_database


def test_settings_go_with_a_dump_into_a_folder(places: Callable[[], str], tmp_path: Path, form: str) -> None:
    place = places()
    with restore_workspace(small(tmp_path, form), place) as made:
        assert (made.settings.batch_pages == 7) is (address_of(place) is None)


def test_a_dump_holds_a_file_a_table_with_the_rows_that_its_manifest_tells(tmp_path: Path) -> None:
    out = small(tmp_path)
    assert files(out).keys() == {"manifest.json", FILE_NAME, *(f"{table}.jsonl" for table in schema.metadata.tables)}
    told = json.loads((out / "manifest.json").read_text("utf-8"))
    assert (told["form"], told["migration"]) == ("jsonl", migrations.HEAD)
    for name, table in told["tables"].items():
        rows = rows_of(out, name)
        assert len(rows) == table["rows"]
        assert all(list(row) == table["columns"] for row in rows)


def rows_of(out: Path, table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / f"{table}.jsonl").read_text("utf-8").splitlines()]


def test_the_lines_of_a_dump_can_be_read_by_anybody(tmp_path: Path) -> None:
    out = small(tmp_path)
    bodies = [json.loads(str(row["body"])) for row in rows_of(out, "statement")]
    assert {body["property"] for body in bodies} == {"name", "amount"}
    pages = {Path(str(row["path"])).name: str(row["data"]) for row in rows_of(out, "page")}
    assert decompress(b64decode(pages["c.txt"])).decode() == "丙园 amount 6"


def test_the_columns_of_parquet_are_those_of_the_tables(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason=NO_PYARROW)
    out, lines = small(tmp_path, "parquet"), tmp_path / "lines"
    dumped(tmp_path / "ws", lines)
    for name, table in schema.metadata.tables.items():
        binary = {each.name for each in table.columns if isinstance(each.type, LargeBinary)}
        rows = [
            {key: b64decode(str(value)) if key in binary else value for key, value in row.items()}
            for row in rows_of(lines, name)
        ]
        assert parquet.read_table(out / f"{name}.parquet").to_pylist() == rows, name


def test_equal_workspaces_give_equal_bytes_and_a_dump_replaces_an_older_one(tmp_path: Path, form: str) -> None:
    out = small(tmp_path, form)
    before = files(out)
    for file in out.iterdir():
        file.write_text("older", "utf-8")
    assert dumped(tmp_path / "ws", out, form) == before


def test_a_dump_that_breaks_off_leaves_the_older_one(tmp_path: Path, form: str) -> None:
    out = small(tmp_path, form)
    before = files(out)

    def broken(_: object) -> None:
        raise KeyboardInterrupt

    with open_workspace(tmp_path / "ws", code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "third", {"d.txt": "丁园 amount 7"})])
        seen: list[object] = []
        with pytest.raises(KeyboardInterrupt):
            dump(workspace, out, form, lambda each: broken(each) if len(seen) > 5 else seen.append(each))
    assert files(out) == before


def test_a_workspace_into_which_nothing_was_built_can_be_dumped_and_loaded(tmp_path: Path, form: str) -> None:
    open_workspace(tmp_path / "ws", create=True).close()
    dumped(tmp_path / "ws", tmp_path / "out", form)
    with restore_workspace(tmp_path / "out", tmp_path / "made") as made:
        assert made.ledger().version == 0


def test_a_backup_that_was_unpacked_is_loaded_as_it_is(tmp_path: Path) -> None:
    small(tmp_path)
    with open_workspace(tmp_path / "ws") as workspace:
        back_up(workspace, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as backup:
        backup.extractall(tmp_path / "unpacked")
    restore_workspace(tmp_path / "unpacked", tmp_path / "made").close()
    assert dumped(tmp_path / "made", tmp_path / "again") == files(tmp_path / "out")


def lines(out: Path, table: str) -> list[str]:
    return (out / f"{table}.jsonl").read_text("utf-8").splitlines(keepends=True)


def put(out: Path, table: str, told: list[str]) -> None:
    (out / f"{table}.jsonl").write_text("".join(told), "utf-8")


def cut_line(out: Path) -> str:
    told = lines(out, "statement")
    put(out, "statement", [*told[:-1], told[-1][:-40]])
    return rf"statement\.jsonl, line {len(told)}:"


def cut_end_of_line(out: Path) -> str:
    told = lines(out, "statement")
    put(out, "statement", [*told[:-1], told[-1][:-1]])
    return rf"statement\.jsonl, line {len(told)}:"


def unfit_cell(out: Path) -> str:
    told = lines(out, "statement")
    put(out, "statement", [*told[:2], re.sub(r'"derivation":\d+', '"derivation":"x"', told[2]), *told[3:]])
    return r"statement\.jsonl, line 3:"


def lost_column(out: Path) -> str:
    told = lines(out, "version")
    put(out, "version", [told[0], told[1].replace('"number"', '"numbers"')])
    return r"version\.jsonl, line 2:"


def other_bytes(out: Path) -> str:
    told = lines(out, "page")
    put(out, "page", [re.sub(r'"data":"..', '"data":"__', told[0]), *told[1:]])
    return r"page\.jsonl, line 1:"


def changed_value(out: Path) -> str:
    told = lines(out, "statement")
    put(out, "statement", [*told[:2], told[2].replace("amount", "amounT", 1), *told[3:]])
    return r"statement\.jsonl is not what was written"


def lost_line(out: Path) -> str:
    told = lines(out, "record")
    put(out, "record", [*told[:1], *told[2:]])
    return r"record\.jsonl is not what was written"


def moved_lines(out: Path) -> str:
    told = lines(out, "document")
    put(out, "document", [told[1], told[0], *told[2:]])
    return r"document\.jsonl is not what was written"


def changed_settings(out: Path) -> str:
    (out / FILE_NAME).write_text("batch_pages = 8\n", "utf-8")
    return r"liandong\.toml is not what was written"


def lost_file(out: Path) -> str:
    (out / "action.jsonl").unlink()
    return r"action\.jsonl is missing"


def redeclared(out: Path, change: Callable[[dict[str, dict[str, object]]], object]) -> None:
    told = json.loads((out / "manifest.json").read_text("utf-8"))
    change(told["tables"])
    (out / "manifest.json").write_text(json.dumps(told), "utf-8")


def lost_table(out: Path) -> str:
    redeclared(out, lambda tables: tables.pop("version"))
    return r"version\.jsonl is missing"


def other_columns(out: Path) -> str:
    redeclared(out, lambda tables: tables["tombstone"].update(columns=["page", "x"]))
    return r"table tombstone is none of migration"


def file_outside(out: Path) -> str:
    (out.parent / "page.jsonl").write_bytes((out / "page.jsonl").read_bytes())
    redeclared(out, lambda tables: tables.update({"../page": tables.pop("page")}))
    return r"\.\./page\.jsonl is missing"


def cut_manifest(out: Path) -> str:
    (out / "manifest.json").write_bytes((out / "manifest.json").read_bytes()[:-9])
    return r"manifest\.json is not what was written"


DAMAGE = (
    *(cut_line, cut_end_of_line, unfit_cell, lost_column, other_bytes, changed_value, lost_line, moved_lines),
    *(changed_settings, lost_file, lost_table, other_columns, file_outside, cut_manifest),
)


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda each: str(each.__name__))
def test_damage_is_named_by_its_place_and_nothing_is_made(
    places: Callable[[], str], tmp_path: Path, damage: Callable[[Path], str]
) -> None:
    out, place = small(tmp_path), places()
    expected = damage(out)
    with pytest.raises(BackupError, match=rf"no sound dump\. .*{expected}") as told:
        restore_workspace(out, place)
    assert told.value.worded("zh") != told.value.worded("en")
    assert not holds_store(place)
    assert address_of(place) is not None or list(Path(place).iterdir()) == []


@pytest.mark.parametrize("every", [1, 7, 1000])
def test_damaged_parquet_is_named_by_file(tmp_path: Path, every: int) -> None:
    pytest.importorskip("pyarrow", reason=NO_PYARROW)
    out = small(tmp_path, "parquet")
    path = out / "statement.parquet"
    data = bytearray(path.read_bytes())
    for at in range(4, len(data) - 4, every):
        data[at] ^= 0x55
    path.write_bytes(data)
    with pytest.raises(BackupError, match=r"statement\.parquet is not what was written"):
        restore_workspace(out, tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_parquet_without_pyarrow_is_told_and_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_workspace(tmp_path / "ws", create=True).close()
    monkeypatch.delitem(sys.modules, "liandong.store.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as Python does where a module cannot be had
    with pytest.raises(WorkspaceError, match=r"needs pyarrow.*liandong\[parquet\]"):
        dumped(tmp_path / "ws", tmp_path / "out", "parquet")
    assert list((tmp_path / "out").iterdir()) == []


def told_newer() -> Mapping[str, tuple[str, str]]:
    migration = f'"migration": "{migrations.HEAD}"'
    return {
        "format": ('"format": 1', '"format": 2'),
        "form": ('"form": "jsonl"', '"form": "other"'),
        "migration": (migration, '"migration": "9999"'),
    }


@pytest.mark.parametrize("what", told_newer())
def test_a_dump_by_a_newer_program_is_told(tmp_path: Path, what: str) -> None:
    out = small(tmp_path)
    old, new = told_newer()[what]
    written = (out / "manifest.json").read_text("utf-8")
    assert old in written
    (out / "manifest.json").write_text(written.replace(old, new), "utf-8")
    with pytest.raises(WorkspaceError, match="a dump by a newer Liandong"):
        restore_workspace(out, tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_a_workspace_is_not_loaded_over(tmp_path: Path) -> None:
    out = small(tmp_path)
    before = (tmp_path / "ws" / "ledger.sqlite").read_bytes()
    with pytest.raises(WorkspaceError, match="already"):
        restore_workspace(out, tmp_path / "ws")
    assert (tmp_path / "ws" / "ledger.sqlite").read_bytes() == before


def test_a_folder_that_is_no_dump_is_told(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"no sound dump\. It is incomplete: manifest\.json is missing"):
        restore_workspace(tmp_path, tmp_path / "made")


def test_an_unknown_form_is_told(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True) as workspace, pytest.raises(ExportError, match="csv"):
        dump(workspace, tmp_path / "out", "csv")
    assert not (tmp_path / "out").exists()
