"""Several at work on one ledger: two persons and a build, those who open it while it migrates, one who reads on."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from liandong import open_workspace
from tests.durability.hand import missing
from tests.store import released
from tests.workspace import persons, tiny

ACTS = 8
PERSONS = ("王明", "李华")


@pytest.fixture(scope="module")
def context() -> ForkServerContext:
    if missing:
        pytest.skip(missing)
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["tests.durability.test_beside", "tests.workspace.warm"])
    return found


def together(context: ForkServerContext, *work: tuple[Callable[..., None], tuple[object, ...]]) -> None:
    """Runs these at one time, each in a process of its own; all must end well."""
    start = context.Barrier(len(work))
    processes = [context.Process(target=target, args=(start, *arguments)) for target, arguments in work]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * len(work)


def judge(start: Barrier, place: str, actor: str) -> None:
    with open_workspace(place, code=persons.spine()) as opened:
        names = {record.label: record.id for record in opened.ledger().records("project")}
        one, other = names["乙港物流中心"], names["丙城会展中心"]
        start.wait()
        for number in range(ACTS):
            at = f"2031-05-19T10:{number:02}:00+08:00"
            if number % 2:
                opened.decide(one, other, "unsure", actor=actor, reason=f"第{number}项", at=at)
            else:
                opened.correct(one, "amount", f"{number + 1}亿元", actor=actor, reason=f"第{number}项", at=at)


def build(start: Barrier, place: str) -> None:
    with open_workspace(place, code=persons.spine()) as opened:
        start.wait()
        for _ in range(3):
            opened.build([])


def test_two_persons_and_a_build_lose_nothing(context: ForkServerContext, place: str, tmp_path: Path) -> None:
    with open_workspace(place, create=True, code=persons.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", persons.PAGES)])
    together(context, *((judge, (place, who)) for who in PERSONS), (build, (place,)))
    with open_workspace(place, code=persons.spine()) as opened:
        opened.build([])
        log = opened.log()
        assert [act.number for act in log] == list(range(1, 2 * ACTS + 1))
        for who in PERSONS:
            told = [act.attestation.at for act in log if act.attestation.actor == who]
            assert told == sorted(set(told))
            assert len(told) == ACTS
        report = opened.check()
        assert (report.faults, report.unjudged) == ((), ())


def read(start: Barrier, place: str) -> None:
    start.wait()
    with open_workspace(place) as opened:
        assert len(list(opened.ledger().records("project"))) == 5


@pytest.mark.parametrize("revision", ["0001", "0004"])
def test_all_who_open_a_ledger_while_it_migrates_read_it(context: ForkServerContext, place: str, revision: str) -> None:
    released.lay(revision, place)
    together(context, *((read, (place,)) for _ in range(4)))
    with open_workspace(place) as opened:
        assert opened.check().faults == ()


def test_a_reader_reads_on_while_the_ledger_migrates(tmp_path: Path) -> None:
    released.lay("0001", str(tmp_path / "ws"))
    file = tmp_path / "ws" / "ledger.sqlite"
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("PRAGMA journal_mode=WAL")  # as the program of that day had it
    reader.execute("BEGIN")
    before = reader.execute("SELECT * FROM survey ORDER BY document").fetchall()
    with open_workspace(tmp_path / "ws") as opened:
        assert opened.ledger().version == 2
        assert reader.execute("SELECT * FROM survey ORDER BY document").fetchall() == before
    reader.execute("COMMIT")
    assert len(reader.execute("SELECT * FROM survey").fetchall()) == len(before)
    reader.close()
    with open_workspace(tmp_path / "ws") as opened:
        assert opened.check().faults == ()
