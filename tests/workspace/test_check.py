"""The check: silent on a sound workspace, and each kind of fault is told, with what it concerns."""

import dataclasses
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import select, update

from liandong import open_workspace
from liandong.errors import WorkspaceError
from liandong.messages import words
from liandong.model import Record, content_id
from liandong.model.noun import replace
from liandong.store import chain, decode, encode, open_store, schema
from liandong.workspace import CheckReport
from tests.store.test_damage import spoil
from tests.store.test_migrations import engine_at
from tests.workspace import real, tiny

PAGES = {"a.txt": "甲园 amount 3\n乙园 amount 4", "b.txt": "甲园 amount 5", "小说.txt": "小说 一"}


@pytest.fixture
def filled(place: str, tmp_path: Path) -> str:
    """A workspace of three versions with a decision, in either store."""
    with open_workspace(place, create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
        workspace.build([tiny.write(tmp_path / "more", {"c.txt": "丙园 amount 6"})])
        one, other = list(workspace.ledger().records())[:2]
        workspace.decide(one.id, other.id, "different", actor="甲", reason="两处")
        workspace.build([])
    return place


def checked(place: Path | str) -> CheckReport:
    with open_workspace(place, code=tiny.spine()) as workspace:
        return workspace.check()


def kept(place: str, out: Path) -> bytes:
    """All that is kept in a workspace."""
    with open_workspace(place, code=tiny.spine()) as workspace, out.open("wb+") as file:
        workspace.back_up(file)
    return out.read_bytes()


def test_a_sound_workspace_has_no_faults_and_is_left_as_it_is(filled: str, tmp_path: Path) -> None:
    before = kept(filled, tmp_path / "before.zip")
    report = checked(filled)
    assert (report.faults, report.unjudged, report.version, report.sound) == ((), (), 3, True)
    assert kept(filled, tmp_path / "after.zip") == before


def test_an_empty_workspace_is_sound(tmp_path: Path) -> None:
    open_workspace(tmp_path, create=True).close()
    assert checked(tmp_path) == CheckReport(0, (), ())


FAULTS = {
    "page_changed": "UPDATE page SET data = substr(data, 1, 4) WHERE path = 'a.txt'",
    "page_lost": "DELETE FROM page WHERE path = 'a.txt'",
    "derivation_changed": "DELETE FROM statement WHERE id = (SELECT min(id) FROM statement)",
    "row_unreadable": "UPDATE document SET body = substr(body, 1, 20)",
    "row_misnamed": "UPDATE statement SET mention = 'x' WHERE id = (SELECT min(id) FROM statement)",
    "quote_orphaned": "UPDATE document SET body = replace(body, '园', '园区')",
    "version_lost": "DELETE FROM version WHERE number = 2",
    "seal_broken": "UPDATE derivation SET last_version = 1 WHERE path = 'b.txt'",
    "decision_lost": "DELETE FROM action",
    "log_changed": "DELETE FROM decision",
    "members_differ": "DELETE FROM membership WHERE mention = (SELECT min(mention) FROM membership)",
    "answer_orphaned": "UPDATE record SET last_version = 1",
    "index_differs": "DELETE FROM search_entry WHERE number = 1",
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_kind_of_fault_is_told(filled: str, code: str) -> None:
    spoil(filled, FAULTS[code])
    report = checked(filled)
    assert f"check.{code}" in {fault.code for fault in report.faults}
    assert [each.code for each in report.unjudged] == ["check.fold_behind_faults"]
    assert all(fault.worded("zh") and fault.worded("en") for fault in report.faults)


def test_a_record_that_its_statements_do_not_give_is_told(filled: str) -> None:
    """Digest, mentions, seals, words and filters agree with a record that was never folded: only folding anew tells."""
    engine = engine_at(filled)
    with engine.begin() as connection:
        r = schema.record
        query = select(r.c.id, r.c.body).where(r.c.last_version.is_(None)).order_by(r.c.id)
        id_, body = connection.execute(query).first() or ("", "")
        record = decode(Record, body)
        (name, (first, *others)), *rest = record.properties
        other = replace(first, confidence=first.confidence / 2)
        told = ((name, (other, *others)), *rest)
        changed = encode(Record(record.id, record.kind, record.members, told, record.families))
        connection.execute(update(r).where(r.c.id == id_).values(body=changed, digest=content_id(changed)))
        for version in (1, 2, 3):
            chain.put_seal(connection, version)
    engine.dispose()
    faults = checked(filled).faults
    assert [(fault.code, fault.values["id"]) for fault in faults] == [("check.fold_differs", id_)]


def test_what_a_build_would_change_is_not_judged(filled: str) -> None:
    with open_workspace(filled, code=tiny.spine()) as workspace:
        one, other = list(workspace.ledger().records())[:2]
        workspace.decide(one.id, other.id, "unsure", actor="甲", reason="再看")
        report = workspace.check()
    assert report.sound
    assert [each.code for each in report.unjudged] == ["check.build_due"]


def test_a_build_at_work_is_not_waited_for_long(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANDONG_BUSY_SECONDS", "0")
    with closing(open_store(filled)) as store, store.lock(0):
        report = checked(filled)
    assert report.sound
    assert not report.whole
    assert [each.code for each in report.unjudged] == ["check.fold_failed"]
    assert "another build writes" in report.unjudged[0].worded("en")


def test_what_keeps_the_ledger_from_being_folded_anew_is_told_as_it_is(filled: str) -> None:
    """A lost server is no right that is lacking."""

    def lost(*_: object) -> NoReturn:
        raise WorkspaceError(words("fault.server_lost", place="db", error="gone"))

    with open_workspace(filled, code=dataclasses.replace(tiny.spine(), resolve=lost)) as workspace:
        report = workspace.check()
    assert (report.faults, report.whole) == ((), False)
    (why,) = report.unjudged
    assert "the connection to the server was lost (gone)" in why.worded("en")


def test_the_sample_pages_fold_anew_into_what_is_shown(tmp_path: Path) -> None:
    real.build(str(tmp_path / "ws"), str(real.pages(tmp_path / "in")))
    with open_workspace(tmp_path / "ws") as opened:
        assert opened.check() == CheckReport(1, (), ())
