"""What a person settled is no open conflict; where persons differ, and where a denial is confirmed, as they say."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace
from liandong.cli.reviewing import Session, worded
from liandong.cli.voice import Voice
from liandong.errors import EntryError
from liandong.exchange import export
from liandong.model import Conflict, Deed, FoldedValue, Polarity, Record
from liandong.workspace.people.review import Questions
from tests.workspace import persons, tiny

NAME = "番禺智能装备产业园"
REAL, SETTLED = Conflict.REAL, Conflict.SETTLED


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True, code=persons.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", persons.PAGES)])
        yield opened


def park(workspace: Workspace) -> Record:
    (found,) = [record for record in workspace.ledger().records("project") if record.label == NAME]
    return found


def amounts(workspace: Workspace) -> list[tuple[str, Conflict]]:
    return [(value.value.raw, value.conflict) for value in park(workspace).values("amount")]


def at(minute: int) -> str:
    return f"2025-05-19T10:{minute:02}:00+08:00"


def test_what_a_person_settled_is_counted_and_marked_no_more(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.build([]).conflicts == 1
    assert [r.label for r in workspace.ledger().find("冲突:有")] == [NAME]
    workspace.confirm(park(workspace).id, "amount", "170", **persons.WHO)
    assert workspace.build([]).conflicts == 0
    assert amounts(workspace) == [("170", SETTLED), ("180", SETTLED)]
    assert list(workspace.ledger().find("冲突:有")) == []
    assert workspace.review() == ()
    export(workspace.ledger(), "jsonl", tmp_path / "out")
    assert '"conflict":"settled"' in (tmp_path / "out" / "records.jsonl").read_text().replace(" ", "")
    assert workspace.check().faults == ()


def test_persons_who_differ_are_asked_until_one_word_is_said_after_both(workspace: Workspace) -> None:
    id_ = park(workspace).id
    workspace.correct(id_, "amount", "190亿元", actor="王明", reason="备案", at=at(1))
    workspace.correct(id_, "amount", "195亿元", actor="李芳", reason="批复", at=at(2))
    assert workspace.build([]).conflicts == 1
    told = dict(amounts(workspace))
    assert (told["195亿元"], told["190亿元"], told["170"]) == (REAL, REAL, SETTLED)
    (item,) = workspace.review()
    assert [value.value.raw for value in item.values] == ["195亿元", "190亿元"]
    for chosen in item.values:
        act = workspace.confirm(id_, "amount", chosen, actor="周敏", reason="两份文件都看了", at=at(3))
        assert workspace.build([]).conflicts == 0
        assert amounts(workspace)[0] == (chosen.value.raw, SETTLED)
        assert workspace.review() == ()
        workspace.undo(act, actor="周敏", reason="再看")
    assert workspace.build([]).conflicts == 1


def test_who_corrects_his_own_word_is_not_asked(workspace: Workspace) -> None:
    id_ = park(workspace).id
    workspace.correct(id_, "amount", "190亿元", at=at(1), **persons.WHO)
    workspace.correct(id_, "amount", "195亿元", at=at(2), **persons.WHO)
    assert workspace.build([]).conflicts == 0
    assert amounts(workspace)[0] == ("195亿元", SETTLED)
    assert workspace.review() == ()


def test_a_value_is_chosen_by_its_statement_and_a_confirmed_denial_is_a_rejection(workspace: Workspace) -> None:
    first, second = park(workspace).values("amount")
    workspace.reject(park(workspace).id, "amount", first, **persons.WHO)
    workspace.build([])
    refused = park(workspace).values("amount")[-1]
    assert refused.polarity is Polarity.DENIED
    again = workspace.confirm(park(workspace).id, "amount", refused, actor="李芳")
    assert (again.deed, again.claims[0].value.raw) == (Deed.REJECT, first.value.raw)
    workspace.build([])
    assert park(workspace).first("amount") == second or amounts(workspace)[0][0] == second.value.raw
    back = workspace.reject(park(workspace).id, "amount", park(workspace).values("amount")[-1], **persons.WHO)
    assert back.deed is Deed.CONFIRM
    with pytest.raises(EntryError, match="has no value"):
        workspace.confirm(park(workspace).id, "place", first, actor="李芳")


def test_of_a_value_that_is_told_and_denied_the_number_means_the_line(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`1 170` and `2 170 (denied)` in one question."""
    (item,) = workspace.review()
    from dataclasses import replace

    from liandong.model.noun import replace as changed

    told = item.values[0]
    denied: FoldedValue = changed(told, polarity=Polarity.DENIED)
    workspace.reject(park(workspace).id, "amount", told, **persons.WHO)
    workspace.build([])
    asked = replace(item, values=(told, denied))
    monkeypatch.setattr(Workspace, "review", lambda *_: Questions((asked,)))
    monkeypatch.setattr(sys, "stdin", io.StringIO("2 否认属实\n"))
    Session(Voice("en"), workspace, "王明", "").run(10)
    assert [(act.deed, act.claims[0].value.raw) for act in workspace.log()][1:] == [(Deed.REJECT, told.value.raw)]


@pytest.mark.parametrize(
    ("typed", "value", "why"),
    [
        ("139亿元; 备案证", "139亿元", "备案证"),
        ("139亿元；见 2031 年文；附件", "139亿元", "见 2031 年文；附件"),
        ('"South China Campus of Cisco" 备案', "South China Campus of Cisco", "备案"),
        ("“思科; 华南园区”；备案", "思科; 华南园区", "备案"),
        ("South China Campus of Cisco", "South China Campus of Cisco", ""),
    ],
)
def test_a_value_of_several_words_is_read_whole(typed: str, value: str, why: str) -> None:
    assert worded(typed) == (value, why)


def test_a_new_value_is_shown_before_it_is_written(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("c 1.9亿元 左右\nc 190亿元；备案证\n"))
    Session(Voice("en"), workspace, "王明", "").run(10)
    out = capsys.readouterr().out
    assert "190亿元  (why: 备案证)" in out
    assert out.index("190亿元  (why") < out.index("Written down: correct")
    assert [act.attestation.reason for act in workspace.log()] == ["备案证"]


def test_a_stage_holds_from_a_day_on(workspace: Workspace) -> None:
    id_ = park(workspace).id
    workspace.correct(id_, "status", "开工", at=at(1), **persons.WHO)
    workspace.build([])
    assert workspace.ledger(as_of="2025-05-19").record(id_).first("status") is not None
    assert workspace.ledger(as_of="2025-05-18").record(id_).first("status") is None
    workspace.correct(id_, "status", "投产", on="2024年6月", at=at(2), **persons.WHO)
    workspace.build([])
    then = workspace.ledger(as_of="2024-06-30").record(id_).first("status")
    assert then is not None
    assert then.value.text == "operating"
    (quote,) = then.evidence
    assert "投产(截至2024-06)" in quote.text
    assert workspace.ledger(as_of="1990-01-01").record(id_).first("status") is None
    with pytest.raises(EntryError, match="is no day"):
        workspace.correct(id_, "status", "投产", on="去年", **persons.WHO)
