"""The check: silent on a sound workspace, and each kind of fault is told, with what it concerns."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.workspace import CheckReport
from tests.workspace import real, tiny

PAGES = {"a.txt": "甲园 amount 3\n乙园 amount 4", "b.txt": "甲园 amount 5", "小说.txt": "小说 一"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
        workspace.build([tiny.write(tmp_path / "more", {"c.txt": "丙园 amount 6"})])
        one, other = list(workspace.ledger().records())[:2]
        workspace.decide(one.id, other.id, "different", actor="甲", reason="两处")
        workspace.build([])
    return tmp_path / "ws"


def checked(place: Path) -> CheckReport:
    with open_workspace(place, code=tiny.spine()) as workspace:
        return workspace.check()


def run_sql(place: Path, *commands: str) -> None:
    with closing(sqlite3.connect(place / "ledger.sqlite", isolation_level=None)) as connection:
        for command in commands:
            connection.execute(command)


def test_a_sound_workspace_has_no_faults_and_is_left_as_it_is(place: Path) -> None:
    before = (place / "ledger.sqlite").read_bytes()
    report = checked(place)
    assert (report.faults, report.unjudged, report.version, report.sound) == ((), (), 3, True)
    assert (place / "ledger.sqlite").read_bytes() == before


def test_an_empty_workspace_is_sound(tmp_path: Path) -> None:
    open_workspace(tmp_path, create=True).close()
    assert checked(tmp_path) == CheckReport(0, (), ())


FAULTS = {
    "page_changed": "UPDATE page SET data = x'789c030000000001' WHERE path = 'a.txt'",
    "page_lost": "DELETE FROM page WHERE path = 'a.txt'",
    "derivation_changed": "DELETE FROM statement WHERE rowid = 1",
    "row_unreadable": "UPDATE document SET body = substr(body, 1, 20)",
    "row_misnamed": "UPDATE statement SET mention = 'x' WHERE rowid = 1",
    "quote_orphaned": "UPDATE document SET body = replace(body, '园', '园区')",
    "version_lost": "DELETE FROM version WHERE number = 2",
    "seal_broken": "UPDATE derivation SET last_version = 1 WHERE path = 'b.txt'",
    "decision_lost": "DELETE FROM action",
    "log_changed": "DELETE FROM decision",
    "members_differ": "DELETE FROM membership WHERE rowid = 1",
    "answer_orphaned": "UPDATE record SET last_version = 1",
    "index_differs": "DELETE FROM search_entry WHERE number = 1",
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_kind_of_fault_is_told(place: Path, code: str) -> None:
    run_sql(place, FAULTS[code])
    report = checked(place)
    assert f"check.{code}" in {fault.code for fault in report.faults}
    assert [each.code for each in report.unjudged] == ["check.fold_behind_faults"]
    assert all(fault.worded("zh") and fault.worded("en") for fault in report.faults)


def test_a_record_that_its_statements_do_not_give_is_told(place: Path) -> None:
    """Digest and mentions agree with a record that was never folded: only folding anew tells."""
    from liandong.model import Record, content_id
    from liandong.store import decode, encode

    with closing(sqlite3.connect(place / "ledger.sqlite", isolation_level=None)) as connection:
        id_, body = connection.execute("SELECT id, body FROM record WHERE last_version IS NULL").fetchone()
        record = decode(Record, body)
        changed = encode(Record(record.id, record.kind, record.members, record.properties[:1], record.families))
        connection.execute("UPDATE record SET body = ?, digest = ? WHERE id = ?", (changed, content_id(changed), id_))
    faults = checked(place).faults
    assert [(fault.code, fault.values["id"]) for fault in faults] == [("check.fold_differs", id_)]


def test_what_a_build_would_change_is_not_judged(place: Path, tmp_path: Path) -> None:
    with open_workspace(place, code=tiny.spine()) as workspace:
        one, other = list(workspace.ledger().records())[:2]
        workspace.decide(one.id, other.id, "unsure", actor="甲", reason="再看")
        report = workspace.check()
    assert report.sound
    assert [each.code for each in report.unjudged] == ["check.build_due"]


def test_a_build_at_work_is_not_waited_for_long(place: Path) -> None:
    (place / "liandong.toml").write_text("busy_seconds = 0\n", encoding="utf-8")
    with open_workspace(place, code=tiny.spine()) as workspace, workspace._store.lock(0):
        report = workspace.check()
    assert report.sound
    assert [each.code for each in report.unjudged] == ["check.busy"]


def test_the_sample_pages_fold_anew_into_what_is_shown(tmp_path: Path) -> None:
    real.build(str(tmp_path / "ws"), str(real.pages(tmp_path / "in")))
    with open_workspace(tmp_path / "ws") as opened:
        assert opened.check() == CheckReport(1, (), ())
