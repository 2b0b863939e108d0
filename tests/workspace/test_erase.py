"""Erasing: what a page told is gone from every version and every file, and a tombstone keeps it from coming back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from sqlalchemy import text

from liandong import Workspace, open_workspace
from liandong.errors import EntryError, UnknownRecord
from liandong.model import Deed, FoldedValue, Record, noun
from liandong.store import address_of, encode
from tests.cli.conftest import PAGES
from tests.server import schema_of
from tests.store.test_migrations import engine_at
from tests.workspace import tiny

LAW = {"actor": "法务", "reason": "本人要求"}
WHO = {"actor": "王明", "reason": "现场核实"}


@pytest.fixture
def workspace(place: str, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as opened:
        opened.build([tiny.write(tmp_path / "in", PAGES)])
        yield opened


def everything(workspace: Workspace) -> str:
    """All that any version of the ledger tells."""
    views = [workspace._store.view(number) for number in range(1, workspace._store.newest() + 1)]
    nouns = [n for v in views for n in (*v.documents(), *v.statements(), *v.records(), *v.answers())]
    return "\n".join(map(encode, nouns))


def files(place: str) -> bytes:
    """The bytes that lie on the disk: those of the folder, or of the tables and indexes of the schema."""
    if address_of(place) is None:
        return b"".join(file.read_bytes() for file in sorted(Path(place).iterdir()) if file.is_file())
    ours = f"'{schema_of(place)}'::regnamespace"
    engine = engine_at(place)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        found = connection.exec_driver_sql(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relkind IN ('r', 'i', 't')"
            f" AND (relnamespace = {ours} OR oid IN (SELECT reltoastrelid FROM pg_class WHERE relnamespace = {ours}))"
        ).scalars()
        data = b"".join(map(bytes, found))
    engine.dispose()
    return data


def park(workspace: Workspace) -> Record:
    (found,) = [r for r in workspace.ledger().records("project") if "智能装备产业园" in r.label]
    return found


def test_a_page_goes_from_all_versions_and_from_the_files(workspace: Workspace, place: str, tmp_path: Path) -> None:
    workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    workspace.build([])
    assert "陆海生" in everything(workspace)
    act = workspace.erase("再报道.txt", **LAW)
    told = everything(workspace)
    for gone in ("陆海生", "62亿元", "再报道", "1200亩"):
        assert gone not in told
        assert gone.encode() not in files(place)
    assert "51亿元" in told  # what the other page tells of the same project stays
    assert workspace.ledger().search("陆海生") == ()
    assert [hit.label for hit in workspace.ledger().search("周明远") if hit.target == "record"]
    report = workspace.build([tmp_path / "in"])
    assert [(one.path, one.reason) for one in report.set_aside] == [("再报道.txt", "erased")]
    assert report.unreadable == ()
    assert "陆海生" not in everything(workspace)
    assert (act.deed, act.attestation.actor, len(act.pages)) == (Deed.ERASE, "法务", 1)
    assert workspace.check().faults == ()  # the seals of all versions hold
    assert workspace.log()[-1].id == act.id


def test_with_a_page_goes_what_persons_stated_of_it(workspace: Workspace, place: str) -> None:
    (person,) = [r for r in workspace.ledger().records("person") if r.label == "陆海生"]
    stated = workspace.correct(person.id, "post", "总经理", **WHO)
    workspace.build([])
    assert "总经理" in everything(workspace)
    erasure = workspace.erase(workspace.ledger().anchor(person.id).page[:10], "page", **LAW)
    assert stated.id in erasure.pages
    assert "总经理" not in everything(workspace)
    assert "总经理".encode() not in files(place)
    log = workspace.log()
    assert [(act.deed, act.erased) for act in log] == [(Deed.CORRECT, True), (Deed.ERASE, False)]
    assert log[0].attestation.actor == ""
    assert workspace.check().faults == ()
    for act in log:
        with pytest.raises(EntryError, match="erasure"):
            workspace.undo(act, actor="王明", reason="看错了")


def test_with_a_page_go_the_reasons_of_what_was_judged_of_it(workspace: Workspace, place: str) -> None:
    one, other = [r.id for r in workspace.ledger().records("person")][:2]
    why = {"actor": "王明", "at": "2026-11-26T10:00:00+08:00"}
    judged = workspace.decide(one, other, "different", reason="陆海生是另一人", **why)
    stated = workspace.correct(park(workspace).id, "amount", "180亿元", reason="与周敏电话核对", **why)
    taken_back = workspace.undo(judged, reason="陆海生确是他", **why)
    workspace.build([])
    workspace.erase("再报道.txt", **LAW)
    log = workspace.log()
    assert [(act.deed, act.erased, act.retracts) for act in log if act.id in (judged.id, taken_back.id)] == [
        (Deed.DIFFERENT, True, None),
        (Deed.UNDO, True, judged.id),
    ]
    assert "陆海生".encode() not in files(place)
    assert workspace.decisions() == ()
    assert stated.id in [act.id for act in log]
    assert workspace.check().faults == ()
    workspace.erase("推介会.txt", **LAW)
    assert workspace.check().faults == ()
    assert "周敏".encode() not in files(place)


def test_with_a_person_go_the_reasons_that_name_him(workspace: Workspace, place: str) -> None:
    (person,) = [r for r in workspace.ledger().records("person") if r.label == "周明远"]
    act = workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    back = workspace.undo(act, actor="王明", reason="周明远来电更正")
    workspace.build([])
    workspace.erase(person.id, **LAW)
    assert "周明远".encode() not in files(place)
    undone, undoing, _ = workspace.log()
    assert (undone.undone, undone.erased) == (True, False)
    assert (undoing.id, undoing.erased, undoing.retracts) == (back.id, True, act.id)
    assert workspace.check().faults == ()


def test_a_person_is_blotted_out_and_the_rest_of_the_page_stays(
    workspace: Workspace, place: str, tmp_path: Path
) -> None:
    (person,) = [r for r in workspace.ledger().records("person") if r.label == "周明远"]
    workspace.correct(person.id, "post", "副局长", **WHO)
    workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    workspace.build([])
    workspace.erase(person.id, **LAW)
    told = everything(workspace)
    for gone in ("周明远", "副局长"):
        assert gone not in told
        assert gone.encode() not in files(place)
    assert {document.path for document in workspace.ledger().documents()} >= {"推介会.txt", "再报道.txt"}
    told_of_it = [v.value.raw for v in park(workspace).values("amount")]
    assert (told_of_it[0], sorted(told_of_it[1:])) == ("180亿元", ["51亿元", "62亿元"])
    assert "周明远" not in [record.label for record in workspace.ledger().records("person")]
    report = workspace.build([tmp_path / "in"])
    assert [(one.path, one.reason) for one in report.set_aside] == [("推介会.txt", "erased")]
    assert workspace.check().faults == ()


def test_a_person_is_blotted_out_of_a_word_file_too(place: str, tmp_path: Path) -> None:
    document = docx.Document()
    for line in PAGES["再报道.txt"].splitlines():
        document.add_paragraph(line)
    document.core_properties.author = "陆海生"
    document.save(str(tmp_path / "再报道.docx"))
    with open_workspace(place, create=True) as workspace:
        workspace.build([tmp_path / "再报道.docx"])
        (person,) = [r for r in workspace.ledger().records("person") if r.label == "陆海生"]
        workspace.erase(person.id, **LAW)
        told = everything(workspace)
        assert "陆海生" not in told
        assert "62亿元" in told
        assert workspace.build([tmp_path / "再报道.docx"]).set_aside[0].reason == "erased"
        assert workspace.check().faults == ()


def test_the_beginning_of_an_id_erases_nothing_until_it_is_said_of_what(workspace: Workspace) -> None:
    (person,) = [r for r in workspace.ledger().records("person") if r.label == "周明远"]
    page = workspace.ledger().anchor(person.id).page
    for begun in (person.id[:8], page[:8]):
        with pytest.raises(EntryError, match="only the beginning"):
            workspace.erase(begun, **LAW)
    with pytest.raises(UnknownRecord):
        workspace.erase(page[:8], "person", **LAW)
    with pytest.raises(EntryError, match="neither a page"):
        workspace.erase(person.id[:8], "page", **LAW)
    assert workspace.log() == ()
    workspace.erase(person.id[:8], "person", **LAW)
    assert "周明远" not in everything(workspace)
    assert "江临智能装备产业园" in everything(workspace)


def test_what_names_both_a_page_and_a_person_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (person,) = [r for r in workspace.ledger().records("person") if r.label == "周明远"]
    workspace.build(
        [tiny.write(tmp_path / "more", {person.id: "云津市召开项目推进会，签约项目五个，总投资五十亿元。"})]
    )
    with pytest.raises(EntryError, match=r"more than one thing.*周明远"):
        workspace.erase(person.id, **LAW)
    assert workspace.log() == ()
    workspace.erase(person.id, "person", **LAW)
    assert "周明远" not in everything(workspace)


def test_pages_that_hold_the_name_otherwise_are_listed_and_go_as_a_person_says(
    workspace: Workspace, place: str, tmp_path: Path
) -> None:
    (person,) = [r for r in workspace.ledger().records("person") if r.label == "周明远"]
    rest = "往来的人都停下来看一看，老师和同学都为他高兴，园里的桂花开得正好，今年雨水也多，大家说明年还要再来。"
    more = {
        "石碑.txt": f"江临区举行石碑揭幕活动，石碑上刻着周明遠的名字，{rest}{rest}",
        "同名.txt": f"云津市举行长跑比赛，中学生周明远得了第一名，{rest}{rest}",
        "短.txt": "周明远来过。",
    }
    workspace.build([tiny.write(tmp_path / "more", more)])
    with pytest.raises(EntryError, match=r"3, 同名\.txt \([0-9a-f]{10}\), 短\.txt.*, 石碑\.txt"):
        workspace.erase(person.id, **LAW)
    with pytest.raises(EntryError, match="none of the other pages"):
        workspace.erase(person.id, also=["推介会.txt"], **LAW)
    assert workspace.log() == ()
    workspace.erase(person.id, also=["石碑.txt", "短.txt"], **LAW)
    assert [hit.label for hit in workspace.ledger().search("周明远 kind:document")] == ["同名.txt"]
    assert "刻着＊＊＊的名字" in everything(workspace)
    (short,) = [one.page for one in workspace.ledger().set_aside() if one.path == "短.txt" and one.page]
    assert workspace.ledger().page(short).data.decode("utf-8-sig") == "＊＊＊来过。"
    assert "周明遠".encode() not in files(place)
    assert workspace.check().faults == ()


def test_what_is_no_page_and_no_person_is_refused(workspace: Workspace) -> None:
    with pytest.raises(EntryError, match="neither a page"):
        workspace.erase("没有.txt", **LAW)
    with pytest.raises(EntryError, match="is no person"):
        workspace.erase(park(workspace).id, **LAW)
    assert workspace.log() == ()


def test_a_log_that_somebody_changed_is_told(workspace: Workspace) -> None:

    first = workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    workspace.undo(first, actor="李芳", reason="看错了")
    assert workspace.log_faults() == ()
    with workspace._store._writing() as connection:  # type: ignore[attr-defined]
        connection.execute(text("UPDATE action SET recorded = '2001-01-01' WHERE number = 1"))
    assert workspace.log_faults() == (1,)
    with workspace._store._writing() as connection:  # type: ignore[attr-defined]
        connection.execute(text("DELETE FROM action WHERE number = 1"))
    assert 2 in workspace.log_faults()


def test_what_lists_are_narrowed_by_goes_too(workspace: Workspace) -> None:
    """The day of the second report, 2031-09-01, is told by it alone; the first keeps the region and the first sum."""
    before = workspace.ledger()
    assert [r.id for r in before.find("类型:项目 时间:2031-09")] == [park(workspace).id]
    workspace.erase("再报道.txt", **LAW)
    ledger = workspace.ledger()
    assert list(ledger.find("类型:项目 时间:2031-09")) == []
    assert list(ledger.find("类型:文档 时间:2031-09")) == []
    assert [r.id for r in ledger.find("类型:项目 地区:江临区 金额:51亿")] == [park(workspace).id]
    with workspace._store._reading() as connection:  # type: ignore[attr-defined]
        rows = connection.exec_driver_sql("SELECT count(*) FROM mark WHERE low BETWEEN 20310901 AND 20310931")
        assert rows.scalar() == 0


SOURCES = {
    f"{name}.txt": f"""江临智能装备产业园项目开工
来源：样例{name} 2031-09-0{day}
样例{name}云津9月1日电 {said}，江临智能装备产业园项目在江临区开工建设。
该项目总投资{amount}亿元，占地面积1200亩（0.8平方公里）。{more}。
"""
    for day, (name, said, amount, more) in enumerate(
        [
            ("甲报", "9月1日", 62, "陆海生出席仪式，沿江大道的路网同时动工"),
            ("乙报", "1日上午", 58, "园区由晏海港务集团有限公司建设，计划三年建成"),
            ("丙报", "今天", 62, "江临区有关部门说，配套的人才公寓明年交付"),
            ("丁报", "9月1日下午", 58, "记者在现场看到，十多台挖掘机已经进场作业"),
        ],
        2,
    )
}


def told_in(workspace: Workspace, version: int) -> dict[tuple[str, ...], Record]:
    """The records of a version by their mentions, each named by the first of these instead of by its id: an older
    version keeps the ids that it had."""
    records = list(workspace.ledger(known_on=version).records())
    named = {record.id: record.members[0] for record in records}

    def value(told: FoldedValue) -> FoldedValue:
        return told if told.ref is None else noun.replace(told, ref=named[told.ref])

    def properties(record: Record) -> tuple[tuple[str, tuple[FoldedValue, ...]], ...]:
        return tuple((name, tuple(map(value, values))) for name, values in record.properties)

    return {r.members: replace(r, id=named[r.id], properties=properties(r)) for r in records}


def test_older_versions_tell_what_those_tell_who_are_left(workspace: Workspace, tmp_path: Path) -> None:
    """Each as a ledger that never had what was erased; four sources in as many versions, two of them erased."""
    begun = workspace.ledger().version
    files = {name: tiny.write(tmp_path / name[:-4], {name: page}) for name, page in SOURCES.items()}
    for folder in files.values():
        workspace.build([folder])
    for name in ("甲报.txt", "丙报.txt"):
        workspace.erase(name, **LAW)
    assert workspace.check().faults == ()
    with open_workspace(tmp_path / "without", create=True) as other:
        other.build([tmp_path / "in"])
        for version, name in enumerate(SOURCES, begun + 1):
            if name in ("乙报.txt", "丁报.txt"):
                other.build([files[name]])
            expected = told_in(other, other.ledger().version)
            assert told_in(workspace, version) == expected, version
            (found,) = [r for r in expected.values() if r.kind == "project" and "智能装备产业园" in r.label]
            assert found.families == {"甲报.txt": 2, "乙报.txt": 3, "丙报.txt": 3, "丁报.txt": 4}[name]


def test_answers_that_were_made_of_what_is_left_stay_in_older_versions(workspace: Workspace, tmp_path: Path) -> None:
    elsewhere = """海晏港机基地项目开工
来源：样例戊报 2031-09-07
样例戊报云津9月6日电 9月6日，海晏港机基地项目在海晏区开工建设。该项目占地面积300亩（0.2平方公里）。
"""
    workspace.build([tiny.write(tmp_path / "more", {**SOURCES, "戊报.txt": elsewhere})])
    before = workspace.ledger()
    gone = {s.id for s in before.statements() if before.document(s.document).path == "甲报.txt"}
    kept = {answer.id for answer in before.answers() if gone.isdisjoint(answer.inputs) and answer.recipe != "same?"}
    dropped = {answer.id for answer in before.answers() if not gone.isdisjoint(answer.inputs)}
    assert kept
    assert dropped
    workspace.erase("甲报.txt", **LAW)
    left = {answer.id for answer in workspace.ledger(known_on=before.version).answers()}
    assert (kept <= left, dropped & left) == (True, set())
