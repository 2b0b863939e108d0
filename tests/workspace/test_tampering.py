"""What somebody changes in the tables behind the program's back is told by the check, whatever it is."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, Connection, delete, insert, literal, select, text, update

from liandong import open_workspace, restore_workspace
from liandong.exchange.backup import back_up
from liandong.model import Decision, Record, content_id
from liandong.store import decode, encode, schema
from tests.cli.conftest import PAGES
from tests.store.test_migrations import engine_at
from tests.workspace import tiny

WHO = {"actor": "王明", "reason": "现场核实"}
LAW = {"actor": "法务", "reason": "本人要求"}
MORE = """江临智能装备产业园项目追加投资
来源：样例晚报 2031-10-02
样例晚报云津10月1日电 10月1日，江临智能装备产业园项目在江临区召开推进会。该项目总投资73亿元。
"""


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of several versions, of which each table holds rows that stand no longer, with all sorts of acts."""
    folder = tmp_path_factory.mktemp("kept")
    with open_workspace(folder / "ws", create=True) as workspace:
        for name, page in {**PAGES, "追加.txt": MORE}.items():
            workspace.build([tiny.write(folder / name[:-4], {name: page})])
        ledger = workspace.ledger()
        (park,) = [r for r in ledger.records("project") if "智能装备产业园" in r.label]
        person = next(iter(ledger.records("person")))
        other = next(r for r in ledger.records(person.kind) if r.id != person.id)
        workspace.undo(workspace.correct(park.id, "amount", "180亿元", **WHO), **WHO)
        workspace.undo(workspace.decide(person.id, other.id, "different", **WHO), **WHO)
        workspace.decide(person.id, other.id, "same", **WHO)
        (gone,) = {document.page for document in ledger.documents() if document.path == "再报道.txt"}
        firms = [r for r in ledger.records("organisation") if ledger.anchor(r.id).page != gone]
        workspace.decide(firms[0].id, firms[1].id, "different", **WHO)  # which outlasts the erasure
        workspace.build([])
        workspace.erase("再报道.txt", **LAW)
        back_up(workspace, folder / "b.zip")
    return folder / "b.zip"


@pytest.fixture
def kept(backup: Path, place: str) -> str:
    restore_workspace(backup, place).close()
    return place


def test_what_nobody_changed_is_sound(kept: str) -> None:
    with open_workspace(kept) as workspace:
        report = workspace.check()
    assert (report.faults, report.unjudged) == ((), ())


def forged_record(connection: Connection) -> None:
    r = schema.record
    row = connection.execute(select(r).where(r.c.last_version.is_not(None), r.c.kind == "project").limit(1)).one()
    record = decode(Record, row.body)
    body = encode(Record(record.id, record.kind, record.members, record.properties[:1], 9))
    where = r.c.id == row.id, r.c.first_version == row.first_version
    connection.execute(update(r).where(*where).values(body=body, digest=content_id(body)))


def without_anchors(connection: Connection) -> None:
    d = schema.decision
    for row in connection.execute(select(d)).fetchall():
        body = encode(replace_anchors(decode(Decision, row.body)))
        connection.execute(update(d).where(d.c.id == row.id).values(body=body))


def replace_anchors(decision: Decision) -> Decision:
    return Decision(decision.left, decision.right, decision.judgement, decision.attestation, decision.retracts)


def false_stone(connection: Connection) -> None:
    p, t = schema.page, schema.tombstone
    erasure = connection.execute(select(t.c.action).limit(1)).scalar_one()
    live = select(p.c.hash, literal(erasure)).where(p.c.path == "推介会.txt")
    connection.execute(insert(t).from_select(["page", "action"], live))


def other_words(connection: Connection) -> None:
    connection.execute(update(schema.search_entry).values(words=zlib.compress("别的".encode(), 1)))


def empty_index(connection: Connection) -> None:
    """As FTS5 is told to forget everything."""
    sqlite = "INSERT INTO search_index(search_index) VALUES ('delete-all')"
    connection.execute(text(sqlite if connection.dialect.name == "sqlite" else "DELETE FROM search_index"))


def other_postings(connection: Connection) -> None:
    """The index holds as many entries as it should, one of them under other words."""
    if connection.dialect.name == "sqlite":
        row = connection.execute(select(schema.search_entry).limit(1)).one()
        told = {"number": row.number, "words": zlib.decompress(row.words).decode()}
        forget = "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', :number, :words)"
        connection.execute(text(forget), told)
        connection.execute(text("INSERT INTO search_index(rowid, words) VALUES (:number, '别的')"), told)
    else:
        connection.execute(text("UPDATE search_index SET words = CAST('别的' AS tsvector) WHERE number = 1"))


Change = Callable[[Connection], object]


def sql(command: str) -> Change:
    return lambda connection: connection.execute(text(command))


FORGERIES: dict[str, tuple[str, Change]] = {
    "old records are gone": ("seal_broken", lambda c: c.execute(delete(schema.record).where(ended("record")))),
    "an old record says something else": ("seal_broken", forged_record),
    "old records are moved in time": (
        "seal_broken",
        sql("UPDATE record SET last_version = last_version + 1 WHERE last_version IS NOT NULL"),
    ),
    "old mentions are gone": ("seal_broken", lambda c: c.execute(delete(schema.membership).where(ended("membership")))),
    "answers are gone": ("seal_broken", sql("DELETE FROM answer")),
    "the survey is empty": ("seal_broken", sql("DELETE FROM survey")),
    "a source is nearer than it was": ("seal_broken", sql("UPDATE survey SET tier = tier - 1")),
    "marks are gone": ("entry_changed", sql("DELETE FROM mark")),
    "a mark says something else": ("entry_changed", sql("UPDATE mark SET text = 'x' WHERE facet = 'region'")),
    "files are gone": ("file_lost", sql("DELETE FROM page_path")),
    "a decision is of no place": ("log_changed", without_anchors),
    "what was undone is revived": ("log_changed", sql("UPDATE action SET retracts = NULL WHERE deed = 'undo'")),
    "an act is taken back by none": (
        "log_changed",
        sql("UPDATE action SET retracts = (SELECT min(id) FROM action) WHERE deed = 'same'"),
    ),
    "a live page has a stone": ("tombstone_false", false_stone),
    "a stone is gone": ("tombstone_false", sql("DELETE FROM tombstone")),
    "words are others": ("entry_changed", other_words),
    "the index is empty": ("index_unsound", empty_index),
    "the index holds other words": ("index_unsound", other_postings),
    "a row of a version to come": (
        "rows_astray",
        sql("UPDATE answer SET first_version = 99 WHERE last_version IS NULL"),
    ),
}


def ended(table: str) -> ColumnElement[bool]:
    return schema.metadata.tables[table].c.last_version.is_not(None)


@pytest.mark.parametrize("what", FORGERIES)
def test_what_is_changed_behind_the_program_is_told(kept: str, what: str) -> None:
    code, change = FORGERIES[what]
    engine = engine_at(kept)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        change(connection)
    engine.dispose()
    with open_workspace(kept) as workspace:
        faults = workspace.check().faults
    assert f"check.{code}" in {fault.code for fault in faults}
    assert all(fault.worded("zh") and fault.worded("en") for fault in faults)


def test_an_erasure_does_not_seal_what_was_changed_before_it(kept: str) -> None:
    engine = engine_at(kept)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.execute(text("UPDATE survey SET tier = tier - 1"))
    engine.dispose()
    with open_workspace(kept) as workspace:
        workspace.erase("追加.txt", **LAW)
        assert "check.seal_broken" in {fault.code for fault in workspace.check().faults}
