"""What persons state and judge stays with the thing that it is about when better reading moves its mentions."""

from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.errors import EntryError, UnknownRecord
from liandong.model import Mention, Record
from liandong.workspace import Spine, Workspace
from liandong.workspace.anchors import overlap, placed
from tests.workspace import persons, tiny

WHO = persons.WHO
OLD, NEW, LOST = persons.spine(), persons.spine(shifted=True), persons.spine(lost=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_workspace(tmp_path / "ws", create=True, code=OLD) as opened:
        opened.build([tiny.write(tmp_path / "in", persons.PAGES)])
    return tmp_path / "ws"


def named(opened: Workspace, name: str) -> list[Record]:
    return [record for record in opened.ledger().records("project") if record.label == name]


def read_by(folder: Path, code: Spine) -> Workspace:
    """The workspace, all pages of which another extractor has read."""
    opened = open_workspace(folder, code=code)
    opened.build([])
    return opened


def leading(opened: Workspace, name: str) -> str:
    (record,) = named(opened, name)
    return record.values("amount")[0].value.raw


def test_a_correction_follows_its_thing_to_a_new_extractor(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        (port,) = named(opened, "乙港物流中心")
        opened.correct(port.id, "amount", "95亿元", **WHO)
        opened.build([])
        assert leading(opened, "乙港物流中心") == "95亿元"
    with read_by(folder, NEW) as opened:
        (moved,) = named(opened, "乙港物流中心")
        assert moved.id != port.id
        assert len(moved.members) == 1
        assert leading(opened, "乙港物流中心") == "95亿元"
        assert [item for item in opened.review() if item.act] == []


def test_old_ids_lead_to_what_stands_there_now(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        old = {record.id: record for record in opened.ledger().records("project")}
        labels = {member: record.label for record in old.values() for member in record.members}
    assert len(labels) == 6
    with read_by(folder, NEW) as opened:
        ledger = opened.ledger()
        assert {id_ for record in ledger.records() for id_ in record.members}.isdisjoint(labels)
        assert {id_: ledger.record(id_).label for id_ in labels} == labels
        assert {id_: ledger.record(id_[:8]).label for id_ in labels} == labels
        (port,) = named(opened, "乙港物流中心")
        (former,) = [id_ for id_, label in labels.items() if label == port.label]
        assert opened.ledger().mention(former) == port.id
        opened.correct(former, "amount", "95亿元", **WHO)
        opened.build([])
        assert leading(opened, "乙港物流中心") == "95亿元"
        assert opened.ledger(known_on=1).record(former).label == port.label
        with pytest.raises(UnknownRecord):
            opened.ledger(known_on=1).record(port.id)  # what came later is not known then
        with pytest.raises(UnknownRecord):
            ledger.record("f" * 32)
    with read_by(folder, LOST) as opened, pytest.raises(UnknownRecord):
        opened.ledger().record(former)


def test_decisions_follow_their_things_to_a_new_extractor(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        (park,) = named(opened, "番禺智能装备产业园")
        pages = {opened.ledger().anchor(member).page: member for member in park.members}
        first, second = pages.values()
        opened.decide(first, second, "different", **WHO)
        (port,), (hall,) = named(opened, "乙港物流中心"), named(opened, "丙城会展中心")
        opened.decide(port.id, hall.id, "same", **WHO)
        opened.build([])
        names = sorted(record.label for record in opened.ledger().records("project"))
        assert len(names) == 3
    with read_by(folder, NEW) as opened:
        assert sorted(record.label for record in opened.ledger().records("project")) == names
        assert len(named(opened, "番禺智能装备产业园")) == 2


def test_what_has_lost_its_place_waits_changes_nothing_and_comes_back_with_it(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        (port,), (hall,) = named(opened, "乙港物流中心"), named(opened, "丙城会展中心")
        act = opened.correct(port.id, "amount", "95亿元", **WHO)
        decision = opened.decide(port.id, hall.id, "same", **WHO)
        opened.build([])
    with read_by(folder, LOST) as opened:
        assert list(opened.ledger().records()) == []
        assert list(opened.ledger().documents())
        lost = [item.act.id for item in opened.review() if item.act]
        assert sorted(lost) == sorted([act.id, decision.id])
    with read_by(folder, NEW) as opened:
        assert leading(opened, "乙港物流中心") == "95亿元"
        assert len(list(opened.ledger().records())) == 2
        assert [item for item in opened.review() if item.act] == []


def test_what_has_lost_its_place_is_given_another_by_a_person(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        entered = opened.enter("project", {"name": "丁山风电场", "amount": "20亿元"}, **WHO)
        opened.build([])
        (farm,) = named(opened, "丁山风电场")
        act = opened.correct(farm.id, "amount", "25亿元", **WHO)
        opened.undo(entered, actor="李芳", reason="重复录入")
        opened.build([])
        (item,) = [item for item in opened.review() if item.act]
        assert item.act is not None
        assert item.act.id == act.id
        moved = opened.reattach(item.act, named(opened, "丙城会展中心")[0].id, actor="李芳", reason="同一项目")
        opened.build([])
        assert leading(opened, "丙城会展中心") == "25亿元"
        assert [item for item in opened.review() if item.act] == []
        assert [one.undone for one in opened.log()] == [True, True, False, False, False]
        assert opened.log()[-1].id == moved.id


def test_two_that_overlap_are_one_too_many(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        view = opened._store.view(1)
        anchor = opened.ledger().anchor(named(opened, "番禺智能装备产业园")[0].id)
        on_page = view.mentions_on(anchor.page, "project")
        assert len(on_page) == 2
        both = Mention(anchor.page, 0, max(mention.end for mention in on_page), "project")
        assert all(overlap(both, other) for other in on_page)
        assert placed(view, [both]) == {}
        one = Mention(anchor.page, anchor.start + 1, anchor.end, "project")
        assert placed(view, [one]) == {one.id: anchor}
        assert placed(view, [Mention(anchor.page, anchor.start, anchor.end, "event")]) == {}


def test_cells_of_one_row_are_at_one_place() -> None:
    one, other = (Mention("p", at, at + 1, "project", row="项目!2") for at in (0, 5))
    assert overlap(one, other)
    assert not overlap(one, Mention("p", 0, 1, "project", row="项目!3"))


def test_a_judgement_that_has_lost_one_end_is_given_another(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        entered = opened.enter("project", {"name": "丁山风电场"}, **WHO)
        opened.build([])
        (farm,), (port,), (hall,) = (named(opened, name) for name in ("丁山风电场", "乙港物流中心", "丙城会展中心"))
        decision = opened.decide(farm.id, port.id, "same", **WHO)
        opened.undo(entered, actor="李芳", reason="重复录入")
        opened.build([])
        (item,) = [item for item in opened.review() if item.act]
        assert item.act is not None
        assert item.act.id == decision.id
        with pytest.raises(EntryError, match="two members"):
            opened.reattach(item.act, port.id, **WHO)
        moved = opened.reattach(item.act, hall.id, actor="李芳", reason="指的是会展中心")
        assert moved.deed == "same"
        opened.build([])
        assert [item for item in opened.review() if item.act] == []
        assert len(named(opened, "乙港物流中心")) + len(named(opened, "丙城会展中心")) == 1
        with pytest.raises(EntryError, match="have lost their place"):
            opened.reattach(moved, hall.id, **WHO)


def test_what_was_judged_of_an_erased_page_is_not_asked_about(folder: Path) -> None:
    with open_workspace(folder, code=OLD) as opened:
        (port,), (hall,) = named(opened, "乙港物流中心"), named(opened, "丙城会展中心")
        opened.decide(port.id, hall.id, "same", **WHO)
        opened.build([])
        opened.erase("c.txt", actor="法务", reason="权利人要求")
        assert [item for item in opened.review() if item.act] == []
        assert len(named(opened, "丙城会展中心")) == 1
