"""One text for every engine: ordered, lazy, bounded; errors and lost workers are told; nothing is left behind."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator
from functools import partial
from multiprocessing.connection import Connection, wait

import pytest

from liandong.engine import Engine, PoolEngine, SerialEngine, rare_collections
from liandong.errors import EngineError

ENGINES = [pytest.param(SerialEngine(), id="serial"), pytest.param(PoolEngine(2), id="pool")]


def square(number: int) -> int:
    return number * number


def scaled(factor: int, number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    return factor * number


def process_of(_: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("engine", ENGINES)
def test_results_come_in_the_order_of_the_batches(engine: Engine) -> None:
    assert list(engine.map(square, range(40))) == [n * n for n in range(40)]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_partial_of_a_function_runs_too_and_its_error_comes_in_its_place(engine: Engine) -> None:
    results = engine.map(partial(scaled, 3), [1, 2, 13, 4])
    assert [next(results), next(results)] == [3, 6]
    with pytest.raises(ValueError, match="thirteen"):
        next(results)


@pytest.mark.parametrize("engine", ENGINES)
def test_batches_are_drawn_only_a_few_ahead(engine: Engine) -> None:
    drawn: list[int] = []

    def batches() -> Iterator[int]:
        for number in range(1000):
            drawn.append(number)
            yield number

    results = engine.map(square, batches())
    assert [next(results) for _ in range(3)] == [0, 1, 4]
    assert len(drawn) <= 3 + 4
    assert isinstance(results, Iterator)
    getattr(results, "close", lambda: None)()


@pytest.mark.parametrize("engine", ENGINES)
def test_no_batches_give_no_results(engine: Engine) -> None:
    assert list(engine.map(square, [])) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_groups_come_by_ascending_key_with_their_items_in_order(engine: Engine) -> None:
    assert list(engine.group([5, 2, 3, 8], lambda n: n % 2)) == [(0, (2, 8)), (1, (5, 3))]


def test_the_pool_works_in_other_processes() -> None:
    pids = set(PoolEngine(2).map(process_of, range(8)))
    assert os.getpid() not in pids


def test_a_pool_without_a_number_takes_every_core() -> None:
    assert PoolEngine().workers >= 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_worker_is_told_in_words() -> None:
    with pytest.raises(EngineError, match="a worker process ended without an answer"):
        list(PoolEngine(2).map(die, range(8)))


def _report_workers(sender: Connection) -> None:
    results = PoolEngine(1).map(process_of, range(1000))
    sender.send(next(results))
    signal.pause()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="this system cannot wait for a process that is no child")
def test_workers_end_when_their_parent_is_killed() -> None:
    spawn = multiprocessing.get_context("spawn")
    receiver, sender = spawn.Pipe(duplex=False)
    parent = spawn.Process(target=_report_workers, args=(sender,))
    parent.start()
    sender.close()
    worker = os.pidfd_open(receiver.recv())
    try:
        parent.kill()
        parent.join()
        assert wait([worker], timeout=20) == [worker]
    finally:
        os.close(worker)


def _interrupted(sender: Connection) -> None:
    results = PoolEngine(1).map(process_of, range(1000))
    next(results)
    try:
        sender.send(os.getpid())
        for _ in results:
            pass
        signal.pause()
    except KeyboardInterrupt:
        results.close()  # type: ignore[attr-defined]
        sender.send("interrupted")


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="this system sends no SIGINT")
def test_ctrl_c_ends_the_pool() -> None:
    spawn = multiprocessing.get_context("spawn")
    receiver, sender = spawn.Pipe(duplex=False)
    parent = spawn.Process(target=_interrupted, args=(sender,))
    parent.start()
    sender.close()  # so that its death would end the waiting here
    os.kill(receiver.recv(), signal.SIGINT)
    assert receiver.recv() == "interrupted"
    parent.join()
    assert parent.exitcode == 0


def test_the_collector_runs_rarely_inside_and_as_before_outside() -> None:
    before = gc.get_threshold()
    with rare_collections():
        rare = gc.get_threshold()
        with rare_collections(in_portions=True):
            assert before[0] < gc.get_threshold()[0] < rare[0]
        assert gc.get_threshold() == rare
    assert gc.get_threshold() == before


def test_the_collector_runs_as_before_when_threads_end_in_another_order_than_they_began() -> None:
    before = gc.get_threshold()
    first, second = rare_collections(), rare_collections(in_portions=True)
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] > before[0]
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before


def thresholds(_: int) -> tuple[int, int, int]:
    return gc.get_threshold()


def test_workers_collect_rarely_too() -> None:
    with rare_collections():
        ours = gc.get_threshold()
    assert list(PoolEngine(1).map(thresholds, [0])) == [ours]
