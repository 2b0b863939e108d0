"""Jobs: one after another, with progress; stopped, killed and gone on with; nothing of them is lost."""

import io
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import LiandongError, UnknownRecord, WorkspaceBusy
from liandong.jobs import Heard, Job, Jobs, Offered, State
from liandong.jobs.names import safe_name, unlike
from liandong.workspace import Progress

BY = {"actor": "周敏", "reason": "试"}
PATIENCE = 20.0


def nothing(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
    return {"read": [path.read_text(encoding="utf-8") for path in files]}


def unfolded(heard: Heard) -> None:
    return None


@contextmanager
def opened(folder: Path | None, work: Any = nothing, fold: Any = unfolded) -> Iterator[Jobs]:
    jobs = Jobs(folder, work, fold)
    try:
        yield jobs
    finally:
        jobs.close()


def offered(jobs: Jobs, name: str = "a.txt") -> Job:
    return jobs.offer([(name, io.BytesIO("甲".encode()))])


def until(met: Callable[[], bool]) -> None:
    """Waits for what another thread or process does."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def test_a_job_waits_for_a_word_then_is_done_and_told(tmp_path: Path) -> None:
    with opened(tmp_path) as jobs:
        job = offered(jobs)
        assert (job.state, jobs.all()) == (State.OFFERED, (job,))
        jobs.start(job.id, {"agreed": "1"}, **BY)
        until(lambda: jobs.job(job.id).state is State.DONE)
        done = jobs.job(job.id)
        assert (done.outcome, done.actor, done.told) == ({"read": ["甲"]}, "周敏", {"agreed": "1"})
    with opened(tmp_path) as again:
        assert again.job(job.id) == done
        assert again.start(job.id, {}, **BY) == done


def test_jobs_are_done_one_after_another_in_their_order(tmp_path: Path) -> None:
    at_work, order = 0, []

    def work(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
        nonlocal at_work
        at_work += 1
        assert at_work == 1
        order.append(job.id)
        time.sleep(0.01)
        at_work -= 1
        return {}

    with opened(tmp_path, work) as jobs:
        made = [offered(jobs) for _ in range(5)]
        for job in made:
            jobs.start(job.id, {}, **BY)
        until(lambda: all(job.state is State.DONE for job in jobs.all()))
    assert order == sorted(order) == sorted(job.id for job in made)


def test_progress_is_told_with_rate_and_time_left(tmp_path: Path) -> None:
    seen, go_on = Event(), Event()

    def work(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
        heard(Progress("read", 0, 100))
        time.sleep(0.6)
        heard(Progress("read", 50, 100))
        seen.set()
        go_on.wait(PATIENCE)
        return {}

    with opened(tmp_path, work) as jobs:
        job = offered(jobs)
        jobs.start(job.id, {}, **BY)
        assert seen.wait(PATIENCE)
        now = jobs.job(job.id)
        go_on.set()
        assert (now.state, now.stage, now.done, now.total) == (State.WORKING, "read", 50, 100)
        assert now.rate > 0
        assert now.seconds_left in (0, 1, 2)


def test_a_job_is_stopped_where_it_tells_of_its_progress(tmp_path: Path) -> None:
    began = Event()

    def work(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
        for number in range(10**9):
            heard(Progress("read", number, None))
            began.set()
            time.sleep(0.001)
        return {}

    with opened(tmp_path, work) as jobs:
        job, waiting = offered(jobs), offered(jobs)
        jobs.start(job.id, {}, **BY)
        jobs.start(waiting.id, {}, **BY)
        assert began.wait(PATIENCE)
        assert jobs.cancel(waiting.id).state is State.CANCELLED
        jobs.cancel(job.id)
        until(lambda: jobs.job(job.id).state is State.CANCELLED)
        jobs.discard(job.id)
        with pytest.raises(UnknownRecord):
            jobs.job(job.id)


def test_what_goes_wrong_is_told_and_the_next_job_is_done(tmp_path: Path) -> None:
    tries = iter([LiandongError("broken"), WorkspaceBusy("busy"), None])

    def work(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
        error = next(tries)
        if error:
            raise error
        return {}

    with opened(tmp_path, work) as jobs:
        first, second = offered(jobs), offered(jobs)
        jobs.start(first.id, {}, **BY)
        until(lambda: jobs.job(first.id).state is State.FAILED)
        assert jobs.job(first.id).wrong == {"zh": "broken", "en": "broken"}
        jobs.start(second.id, {}, **BY)
        until(lambda: jobs.job(second.id).state is State.DONE)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_defect_ends_neither_the_job_nor_the_worker_for_good(tmp_path: Path) -> None:
    tries = iter([True, False])

    def work(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
        if next(tries):
            raise ZeroDivisionError
        return {}

    with opened(tmp_path, work) as jobs:
        job = offered(jobs)
        jobs.start(job.id, {}, **BY)
        until(lambda: jobs.job(job.id).state is State.INTERRUPTED)
        jobs.start(job.id, {}, **BY)
        until(lambda: jobs.job(job.id).state is State.DONE)


def test_what_was_agreed_to_and_has_changed_is_asked_again(tmp_path: Path) -> None:
    def work(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
        if job.told["agreed"] != "new":
            raise Offered({"rows": 3})
        return {}

    with opened(tmp_path, work) as jobs:
        job = offered(jobs)
        jobs.start(job.id, {"agreed": "old"}, **BY)
        until(lambda: jobs.job(job.id).state is State.OFFERED and bool(jobs.job(job.id).actor))
        assert jobs.job(job.id).outcome == {"rows": 3}
        jobs.start(job.id, {"agreed": "new"}, **BY)
        until(lambda: jobs.job(job.id).state is State.DONE)


def _endless(job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
    while True:
        heard(Progress("read", 1, 2))
        time.sleep(0.01)


def _served(folder: Path) -> None:
    """A server whose job never ends."""
    jobs = Jobs(folder, _endless, unfolded)
    first, second = offered(jobs), offered(jobs)
    jobs.start(first.id, {}, **BY)
    jobs.start(second.id, {}, **BY)
    time.sleep(PATIENCE * 2)


def test_a_killed_server_leaves_jobs_that_go_on(tmp_path: Path) -> None:
    server = multiprocessing.get_context("spawn").Process(target=_served, args=(tmp_path,))
    server.start()
    with opened(tmp_path) as jobs:
        until(lambda: [job.state for job in jobs.all()].count(State.WORKING) == 1 and len(jobs.all()) == 2)
        working = next(job for job in jobs.all() if job.state is State.WORKING)
        assert server.pid
        os.kill(server.pid, signal.SIGKILL)
        server.join()
        assert jobs.job(working.id).state is State.INTERRUPTED
        jobs.resume()
        until(lambda: [job.state for job in jobs.all()].count(State.DONE) == 1)  # the one that waited
        jobs.start(working.id, {}, **BY)
        until(lambda: jobs.job(working.id).state is State.DONE)


def test_closing_interrupts_a_job(tmp_path: Path) -> None:
    with opened(tmp_path, _endless) as jobs:
        job = offered(jobs)
        jobs.start(job.id, {}, **BY)
        until(lambda: jobs.job(job.id).stage == "read")
    with opened(tmp_path) as after:
        assert after.job(job.id).state is State.INTERRUPTED


def test_the_ledger_is_brought_up_to_date_for_all_who_ask(tmp_path: Path) -> None:
    folds = 0

    def fold(heard: Heard) -> None:
        nonlocal folds
        folds += 1

    with opened(None, fold=fold) as jobs:
        assert not jobs.possible
        assert jobs.catch_up(PATIENCE)
        assert jobs.catch_up(PATIENCE)
        assert not jobs.behind
    assert folds == 2


def test_while_another_program_writes_nobody_waits_for_long_and_it_is_done_later() -> None:
    busy = True

    def fold(heard: Heard) -> None:
        if busy:
            raise WorkspaceBusy("busy")

    with opened(None, fold=fold) as jobs:
        assert not jobs.catch_up(0.05)
        assert jobs.behind
        busy = False
        until(lambda: not jobs.behind)


def test_a_fold_that_fails_is_tried_again_with_the_next_act() -> None:
    tries = iter([LiandongError("full"), None])

    def fold(heard: Heard) -> None:
        error = next(tries)
        if error:
            raise error

    with opened(None, fold=fold) as jobs:
        assert not jobs.catch_up(PATIENCE)
        assert jobs.behind
        assert jobs.catch_up(PATIENCE)
        assert not jobs.behind


_ALMOST = "20260101000000000000-0123456"


@pytest.mark.parametrize("id_", ["", "..", "../../etc", _ALMOST, f"{_ALMOST}7/..", f"{_ALMOST}7", "x\0"])
def test_ids_lead_nowhere_else(tmp_path: Path, id_: str) -> None:
    with opened(tmp_path / "jobs") as jobs, pytest.raises(UnknownRecord):
        jobs.job(id_)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("D:\\文件\\台账.xlsx", "台账.xlsx"),
        ("..", "file"),
        ("", "file"),
        (".portal", "portal"),
        ("~$台账.xlsx", "台账.xlsx"),
        ("con.txt", "file-con.txt"),
        ("a\0b\n.txt", "ab.txt"),
        ("\u202efdp.txt", "fdp.txt"),
        ("<script>.html", "script.html"),
        ("字" * 300 + ".html", "字" * 51 + ".html"),
    ],
)
def test_names_are_those_of_plain_files(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_every_name_can_be_kept(given_name: str) -> None:
    name = safe_name(given_name)
    assert name
    assert len(name.encode()) <= 200
    assert "/" not in name
    assert "\\" not in name
    assert not name.startswith((".", "~$"))
    assert name.isprintable() or name.strip()


def test_files_of_one_name_stand_beside_each_other(tmp_path: Path) -> None:
    assert unlike("a.txt", ["A.txt", "a (2).txt"]) == "a (3).txt"
    with opened(tmp_path) as jobs:
        job = jobs.offer([("x/a.txt", io.BytesIO(b"1")), ("y/A.TXT", io.BytesIO(b"2"))])
        assert job.files == ("a.txt", "A (2).TXT")
        assert [path.read_bytes() for path in jobs.files(job)] == [b"1", b"2"]
