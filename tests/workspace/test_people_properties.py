"""Whatever persons do: taken back it leaves no trace in the ledger, and the order of their acts tells nothing."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong import Workspace, open_workspace
from liandong.exchange import export
from liandong.model import Act, Decision
from tests.examples import examples
from tests.workspace import persons, tiny

EXAMPLES = settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@dataclass(frozen=True)
class Wish:
    """An act that a person may wish for, on the projects by their place in the list."""

    deed: str
    left: int
    right: int
    value: str
    minute: int

    def do(self, opened: Workspace, actor: str = "王明") -> Act | Decision | None:
        records = list(opened.ledger().records("project"))
        one, other = records[self.left % len(records)], records[self.right % len(records)]
        at = f"2031-05-19T10:{self.minute:02}:00+08:00"
        who = {"actor": actor, "reason": f"第{self.minute}次", "at": at}
        amount = one.values("amount")
        match self.deed:
            case "enter":
                return opened.enter("project", {"name": f"新{self.value}", "amount": self.value}, **who)
            case "correct":
                return opened.correct(one.id, "amount", self.value, scope="total", **who)
            case "confirm" | "reject" if amount:
                do = opened.confirm if self.deed == "confirm" else opened.reject
                return do(one.id, "amount", amount[self.right % len(amount)].value.raw, **who)
            case "same" | "unsure" if one.id != other.id:
                return opened.decide(one.id, other.id, self.deed, **who)
            case "different" if len(one.members) > 1:
                return opened.split(one.id, one.members[: self.right % (len(one.members) - 1) + 1], **who)
            case _:
                return None


WISHES = st.lists(
    st.builds(
        Wish,
        st.sampled_from(("enter", "correct", "confirm", "reject", "same", "different", "unsure")),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(("170亿元", "180亿元", "9000万元", "超100亿元")),
        st.integers(0, 59),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda wish: wish.minute,
)


def exported(opened: Workspace, out: Path) -> dict[str, bytes]:
    """The canonical export, byte by byte."""
    shutil.rmtree(out, ignore_errors=True)
    export(opened.ledger(), "jsonl", out)
    return {file.name: file.read_bytes() for file in sorted(out.iterdir())}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True, code=persons.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", persons.PAGES)])
        yield opened


@EXAMPLES
@given(wishes=WISHES, choose=st.randoms(use_true_random=False))
def test_what_is_done_and_undone_leaves_every_byte_as_it_was(
    workspace: Workspace, tmp_path: Path, wishes: list[Wish], choose: Random
) -> None:
    before = exported(workspace, tmp_path / "out")
    actor = f"王明{len(workspace.log())}"  # what an earlier example did and took back is not said again
    done = [act for act in (wish.do(workspace, actor) for wish in wishes) if act]
    workspace.build([])
    choose.shuffle(done)
    for act in done:
        workspace.undo(act, actor="李芳", reason="看错了")
    workspace.build([])
    assert exported(workspace, tmp_path / "out") == before
    assert workspace.log_faults() == ()


@EXAMPLES
@given(wishes=WISHES, choose=st.randoms(use_true_random=False))
def test_the_order_of_the_acts_tells_nothing(
    tmp_path_factory: pytest.TempPathFactory, wishes: list[Wish], choose: Random
) -> None:
    place = tmp_path_factory.mktemp("order")
    folder = tiny.write(place / "in", persons.PAGES)
    told = []
    for name in ("one", "other"):
        with open_workspace(place / name, create=True, code=persons.spine()) as opened:
            opened.build([folder])
            for wish in wishes:
                wish.do(opened)
            opened.build([])
            told.append(exported(opened, place / "out"))
        choose.shuffle(wishes)
    assert told[0] == told[1]
