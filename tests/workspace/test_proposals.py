"""Proposals: what may be one is asked of a person, once, and what the person says is followed by the next build."""

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace
from liandong.cli.reviewing import Session
from liandong.cli.voice import Voice
from liandong.model import Answer, Record, Verdict
from liandong.model.desk import Desk
from liandong.workspace.people.review import Question, ReviewItem
from tests.workspace import persons, tiny


class Proposing:
    """Proposes that the project of the smallest id may be any of the others."""

    def __init__(self, _desk: Desk, _undecided: object = None) -> None:
        self._told: list[str] = []

    def tell(self, record: Record) -> tuple[Answer, ...]:
        self._told.append(record.id)
        return ()

    def rest(self) -> Iterator[Answer]:
        ids = sorted(self._told)
        if len(ids) > 1:
            yield Answer("a" * 32, ids[0], "same?", Verdict.UNKNOWN, tuple(ids), "")


SPINE = replace(persons.spine(), reconcile=Proposing)
ANSWERS = [("y\n3 一样\n", 2), ("n\n", 3), ("o\n", 3), ("s\n", 3), ("7\n1\n2\n", 2)]


@pytest.fixture
def workspace(place: str, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(place, create=True, code=SPINE) as opened:
        opened.build([tiny.write(tmp_path / "in", persons.PAGES)])
        yield opened


def asked(workspace: Workspace) -> ReviewItem | None:
    return next((item for item in workspace.review() if item.question is Question.SAME), None)


def test_what_was_judged_is_not_asked_again(workspace: Workspace) -> None:
    item = asked(workspace)
    assert item is not None
    first, second, third = item.records
    workspace.decide(first.id, second.id, "unsure", **persons.WHO)
    rest = asked(workspace)
    assert rest is not None
    assert [record.id for record in rest.records] == [first.id, third.id]
    workspace.decide(first.id, third.id, "same", **persons.WHO)
    assert asked(workspace) is None
    workspace.build([])
    assert len(list(workspace.ledger().records())) == 2


@pytest.mark.parametrize(("typed", "left"), ANSWERS)
def test_a_proposal_is_answered_at_the_terminal(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, typed: str, left: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    Session(Voice("en"), workspace, "王明", "现场核实").run(10)
    workspace.build([])
    assert len(list(workspace.ledger().records("project"))) == left
