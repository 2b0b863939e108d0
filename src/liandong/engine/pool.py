"""The engine of one machine: a pool of worker processes, started afresh (spawn), so it works on every system alike."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import TypeVar

from liandong.engine.collector import collect_rarely
from liandong.engine.protocol import grouped
from liandong.errors import EngineError
from liandong.messages import words

B = TypeVar("B")
R = TypeVar("R")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_AHEAD = 2  # batches in flight for each worker: one at work, one waiting, so that no worker idles


class PoolEngine:
    """Runs batches in `workers` processes (0: one for each core); each `map` has a pool of its own.

    A program that uses it directly guards its main module with `if __name__ == "__main__":`, as multiprocessing asks.
    """

    def __init__(self, workers: int = 0) -> None:
        self.workers = workers or cores()

    def map(self, function: Callable[[B], R], batches: Iterable[B]) -> Iterator[R]:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_start_worker)
        flying: deque[Future[R]] = deque()
        rest = iter(batches)
        try:
            flying.extend(pool.submit(function, batch) for batch in islice(rest, self.workers * _AHEAD))
            while flying:
                result = flying.popleft().result()
                flying.extend(pool.submit(function, batch) for batch in islice(rest, 1))
                yield result
        except BrokenProcessPool as error:
            raise EngineError(words("fault.worker_lost")) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def group(self, items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, tuple[T, ...]]]:
        return grouped(items, key)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_worker() -> None:
    """Ctrl-C is the parent's to answer; and a worker whose parent was killed ends, or it would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
