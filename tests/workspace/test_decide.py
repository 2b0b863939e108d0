"""A person's decisions: recorded, followed by the next build, taken back by another decision, never overwritten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace
from liandong.errors import LiandongError, UnknownRecord
from tests.cli.conftest import PAGES
from tests.workspace import tiny

HOW = {"actor": "王明", "reason": "现场核实"}


@pytest.fixture
def workspace(place: str, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as opened:
        opened.build([tiny.write(tmp_path / "in", PAGES)])
        yield opened


def members(workspace: Workspace) -> list[tuple[str, ...]]:
    """The mentions of each record of the project of which both pages tell."""
    return [r.members for r in workspace.ledger().records("project") if "智能装备产业园" in r.label]


def test_a_decision_parts_what_rules_join_and_is_taken_back(workspace: Workspace) -> None:
    (whole,) = members(workspace)
    first, second = whole[0], whole[-1]
    parted = workspace.decide(first, second, "different", **HOW)
    assert members(workspace) == [whole]  # until the next build
    assert workspace.build([]).version == 2
    apart = members(workspace)
    assert len(apart) == 2
    assert {first, second} & set(apart[0]) != {first, second}
    workspace.undo(parted, **HOW)
    assert workspace.build([]).version == 3
    assert members(workspace) == [whole]


def test_the_newer_of_two_judgements_holds_and_both_are_kept(workspace: Workspace) -> None:
    (whole,) = members(workspace)
    old = workspace.decide(whole[0], whole[-1], "different", at="2031-01-01T00:00:00+08:00", **HOW)
    new = workspace.decide(whole[-1][:10], whole[0].upper(), "same", at="2031-01-02T00:00:00+08:00", **HOW)
    workspace.build([])
    assert members(workspace) == [whole]
    assert workspace.decisions() == (old, new)
    assert (new.left, new.right) == (whole[-1], whole[0])
    assert (old.attestation.actor, old.attestation.reason) == ("王明", "现场核实")


def test_records_are_joined_by_their_ids(workspace: Workspace) -> None:
    (whole,) = members(workspace)
    workspace.decide(whole[0], whole[-1], "different", **HOW)
    workspace.build([])
    one, other = (record.id for record in workspace.ledger().records("project") if "智能装备产业园" in record.label)
    workspace.decide(one, other, "same", **HOW)
    workspace.build([])
    assert members(workspace) == [whole]


def test_a_decision_on_what_is_not_there_or_on_one_thing_is_refused(workspace: Workspace) -> None:
    (whole,) = members(workspace)
    with pytest.raises(UnknownRecord):
        workspace.decide(whole[0], "f" * 32, "same", **HOW)
    with pytest.raises(LiandongError, match="two members"):
        workspace.decide(whole[0], whole[0], "same", **HOW)
    with pytest.raises(ValueError, match="maybe"):
        workspace.decide(whole[0], whole[-1], "maybe", **HOW)
    assert workspace.decisions() == ()
