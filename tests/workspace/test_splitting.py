"""A record that holds two things is split whole: every member goes to one side, in one act that is undone as one."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace
from liandong.cli.reviewing import Session
from liandong.cli.voice import Voice
from liandong.errors import EntryError
from liandong.model import Conflict, Record
from tests.workspace import persons, tiny

NAME = "番禺智能装备产业园"
TEN = {
    f"{number}.txt": f"{NAME} amount {'170' if number % 2 else '300'}\n{NAME} place 广州市番禺区\n记者第{number}次报道"
    for number in range(10)
}
"""Ten pages on one name, of which five tell 170 and five 300."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True, code=persons.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", TEN)])
        yield opened


def parks(workspace: Workspace) -> list[Record]:
    found = [record for record in workspace.ledger().records("project") if record.label == NAME]
    return sorted(found, key=lambda record: record.values("amount")[0].value.raw)


def told(workspace: Workspace) -> list[tuple[int, list[str]]]:
    return [(len(park.members), [value.value.raw for value in park.values("amount")]) for park in parks(workspace)]


def test_values_of_two_things_take_all_their_pages_along(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [(count, sorted(raw)) for count, raw in told(workspace)] == [(20, ["170", "300"])]
    before = tiny.dump(workspace.ledger())
    monkeypatch.setattr(sys, "stdin", io.StringIO("d 1 2 两个项目\n"))
    Session(Voice("en"), workspace, "王明", "").run(10)
    assert workspace.build([]).conflicts == 0
    assert told(workspace) == [(10, ["170"]), (10, ["300"])]
    assert [value.conflict for park in parks(workspace) for value in park.values("amount")] == [Conflict.NONE] * 2
    assert workspace.review() == ()
    (act,) = workspace.log()
    workspace.undo(act, actor="王明", reason="看错了")
    workspace.build([])
    assert tiny.dump(workspace.ledger()) == before


def test_a_split_holds_against_what_was_judged_before_and_yields_to_what_is_judged_after(workspace: Workspace) -> None:
    (park,) = parks(workspace)
    ledger = workspace.ledger()
    low = [m for m in park.members if ledger.page(ledger.anchor(m).page).data.startswith(f"{NAME} amount 170".encode())]
    high = [member for member in park.members if member not in low]
    at = [f"2025-05-19T10:0{minute}:00+08:00" for minute in range(3)]
    workspace.decide(low[1], high[1], "same", at=at[0], **persons.WHO)
    workspace.split(park.id, [member[:12] for member in high], at=at[1], **persons.WHO)
    workspace.build([])
    assert told(workspace) == [(10, ["170"]), (10, ["300"])]
    one, other = parks(workspace)
    workspace.decide(one.id, other.id, "same", at=at[2], **persons.WHO)
    workspace.build([])
    assert [len(park.members) for park in parks(workspace)] in ([20], [10, 10])


def test_a_split_stays_with_its_members_when_pages_are_read_better(workspace: Workspace, tmp_path: Path) -> None:
    (park,) = parks(workspace)
    first, second = park.values("amount")
    ledger = workspace.ledger()
    pages = {quote.page for quote in second.evidence}
    workspace.split(park.id, [m for m in park.members if ledger.anchor(m).page in pages], **persons.WHO)
    workspace.build([])
    split = told(workspace)
    with open_workspace(tmp_path / "ws", code=persons.spine(shifted=True)) as opened:
        opened.build([])
        assert told(opened) == split == [(10, ["170"]), (10, ["300"])]
        assert opened.review() == ()
    assert first.value.raw != second.value.raw


def test_who_says_only_of_two_of_many_that_they_differ_is_asked_which_goes(workspace: Workspace) -> None:
    (park,) = parks(workspace)
    with pytest.raises(EntryError, match="20 members"):
        workspace.decide(park.members[0], park.members[-1], "different", **persons.WHO)
    for members in ((), park.members):
        with pytest.raises(EntryError, match="not all"):
            workspace.split(park.id, members, **persons.WHO)
    assert workspace.log() == ()
