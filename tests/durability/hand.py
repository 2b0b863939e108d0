"""The hand that kills: a process does a deed, and is killed at a moment of the clock or before one of its questions."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from multiprocessing.context import ForkServerContext
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event

from tests.durability.deeds import DEEDS, Site

missing = None if "forkserver" in multiprocessing.get_all_start_methods() else "this system cannot fork quickly enough"


@dataclass(frozen=True)
class Run:
    """How a run ended: whether by the hand, after how long, and before which of its questions it committed."""

    killed: bool
    seconds: float
    questions: int = 0
    commits: tuple[int, ...] = ()


class Hand:
    """Processes are forked from one that has loaded what they need."""

    def __init__(self) -> None:
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.durability.hand", "tests.durability.loaded"])

    def let(self, name: str, site: Site) -> Run:
        """Lets the deed be done whole."""
        return self._run(name, site, None, None)

    def after(self, name: str, site: Site, seconds: float) -> Run:
        """Kills so long after the deed began."""
        return self._run(name, site, seconds, None)

    def before(self, name: str, site: Site, question: int) -> Run:
        """Kills before this question to the database, commits counted among them."""
        return self._run(name, site, None, question)

    def _run(self, name: str, site: Site, seconds: float | None, question: int | None) -> Run:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_work, args=(name, site, question, there))
        process.start()
        there.close()
        assert here.recv() == "begun"
        began = perf_counter()
        process.join(seconds)
        process.kill()
        process.join()
        took, killed = perf_counter() - began, process.exitcode == -signal.SIGKILL
        assert killed or process.exitcode == 0, f"{name} ended with {process.exitcode}"
        questions, commits = (0, ()) if killed else here.recv()
        return Run(killed, took, questions, commits)


def _work(name: str, site: Site, question: int | None, pipe: Pipe) -> None:
    with _counted(question) as count:
        pipe.send("begun")
        DEEDS[name].work(site)
    pipe.send((count.questions, tuple(count.commits)))


class _Count:
    def __init__(self, fatal: int | None) -> None:
        self.questions, self.commits, self._fatal = 0, list[int](), fatal

    def question(self, *_: Any) -> None:
        self.questions += 1
        if self.questions == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def commit(self, connection: Any) -> None:
        self.question()
        self.commits.append(self.questions)


@contextmanager
def _counted(fatal: int | None) -> Iterator[_Count]:
    """Counts what is asked of the database, and dies before the question of that number."""
    count = _Count(fatal)
    event.listen(Engine, "before_cursor_execute", count.question)
    event.listen(Engine, "commit", count.commit)
    yield count
