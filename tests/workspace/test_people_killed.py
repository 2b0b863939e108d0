"""A review killed at any moment: what was written down is in the log, once, and the session goes on from there."""

import multiprocessing
import os
import random
import signal
from multiprocessing.context import ForkServerContext
from pathlib import Path
from time import perf_counter

import pytest

from liandong import Workspace, open_workspace
from tests.workspace import persons, tiny

KILLS = 20
MOST_ATTEMPTS = 400
SEED = 20_301_119

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork quickly enough"
)


@pytest.fixture(scope="module")
def context() -> ForkServerContext:
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["tests.workspace.test_people_killed", "tests.workspace.warm"])
    return found


def act(opened: Workspace, number: int) -> str:
    """One act of the session: each time the same one under the same number."""
    who = {"actor": "王明", "reason": f"第{number}项", "at": f"2031-05-19T10:{number:02}:00+08:00"}
    names = {record.label: record.id for record in opened.ledger().records("project")}
    match number % 3:
        case 0:
            return opened.enter("project", {"name": f"新建{number}号仓", "amount": f"{number + 1}亿元"}, **who).id
        case 1:
            port = opened.ledger().anchor(names["乙港物流中心"])
            return opened.correct(port.id, "amount", f"{number}亿元", scope="total", **who).id
        case _:
            return opened.decide(names["乙港物流中心"], names["丙城会展中心"], "unsure", **who).id


def session(workspace: str, journal: str) -> None:
    """Nine acts, a build after every third; what was done is told in the journal once it is done."""
    with open_workspace(workspace, code=persons.spine()) as opened, Path(journal).open("a", encoding="utf-8") as told:
        for number in range(9):
            told.write(act(opened, number) + "\n")
            told.flush()
            os.fsync(told.fileno())
            if number % 3 == 2:
                opened.build([])


def fresh(place: Path) -> Path:
    with open_workspace(place, create=True, code=persons.spine()) as opened:
        opened.build([tiny.write(place.parent / f"{place.name}-in", persons.PAGES)])
    return place


def dump(workspace: Path) -> str:
    with open_workspace(workspace, code=persons.spine()) as opened:
        opened.build([])
        return tiny.dump(opened.ledger())


def test_a_review_that_is_killed_loses_nothing_and_doubles_nothing(context: ForkServerContext, tmp_path: Path) -> None:
    whole, journal = fresh(tmp_path / "whole"), tmp_path / "whole.txt"
    began = perf_counter()
    session(str(whole), str(journal))
    longest = perf_counter() - began
    expected, ids = dump(whole), journal.read_text(encoding="utf-8").split()
    assert len(ids) == 9
    moments, kills, place, journal = random.Random(SEED), 0, fresh(tmp_path / "0"), tmp_path / "0.txt"
    for attempt in range(1, MOST_ATTEMPTS):
        process = context.Process(target=session, args=(str(place), str(journal)))
        process.start()
        process.join(moments.uniform(0, longest * 1.5))
        process.kill()
        process.join()
        killed = process.exitcode == -signal.SIGKILL
        kills += killed
        with open_workspace(place, code=persons.spine()) as opened:
            logged = [one.id for one in opened.log()]
            assert opened.log_faults() == ()
        said = journal.read_text(encoding="utf-8").split() if journal.exists() else []
        assert len(set(logged)) == len(logged)
        assert set(said) <= set(logged) <= set(ids)
        if not killed or moments.random() < 0.4:
            session(str(place), str(journal))
            assert dump(place) == expected
            place, journal = fresh(tmp_path / str(attempt)), tmp_path / f"{attempt}.txt"
        if kills == KILLS:
            break
    session(str(place), str(journal))
    assert dump(place) == expected
    assert kills == KILLS
