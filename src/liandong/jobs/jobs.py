"""The jobs of one workspace and the one worker that does them.

Each job is a folder: the files that it is about, and one that tells how far it is. Whoever works at it holds its lock,
so that a job whose worker was killed shows as interrupted, whichever process asks; it can go on then, for what a build
has done is never redone. The same worker brings the ledger up to date with what persons did.
"""

import logging
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Condition, Thread
from typing import Any

import msgspec

from liandong.errors import LiandongError, UnknownRecord, WorkspaceBusy
from liandong.jobs.job import Job, State
from liandong.jobs.names import safe_name, unlike
from liandong.messages import LANGUAGES, words
from liandong.store.sqlite.lock import locked
from liandong.workspace import Progress

_LOG = logging.getLogger("liandong.jobs")
_ID = re.compile(r"\d{20}-[0-9a-f]{8}")
_NOTED_EVERY = 0.5
"""Seconds between two notes of progress."""
_AGAIN_SECONDS = 1.0
"""So long the worker waits before it tries again where another process writes to the workspace."""
_IDLE_SECONDS = 30.0
"""So often an idle worker looks for jobs of other processes."""
_CLOSE_SECONDS = 30.0
_COPIED = 1024 * 1024

Heard = Callable[[Progress], None]
Work = Callable[[Job, Sequence[Path], Heard], Mapping[str, Any]]
"""Does a job on its files; LiandongError where it cannot, Offered where a person has to agree to it anew."""


class Offered(Exception):
    """A job that a person has to look at again, with what was `seen` that they have to agree to."""

    def __init__(self, seen: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.seen = seen or {}


class _Stopped(BaseException):
    """The worker is to stop, and stands somewhere inside the work."""


class Jobs:
    """`work` does a job, `fold` brings the ledger up to date. Without a folder there are no jobs, only that."""

    def __init__(self, folder: Path | None, work: Work, fold: Callable[[Heard], object]) -> None:
        self._folder, self._work, self._fold = folder, work, fold
        self._changed = Condition()
        self._worker: Thread | None = None
        self._news = 0
        self._asked = self._tried = self._folded = 0
        self._closing = False
        self._at: str | None = None
        self._live: dict[str, Job] = {}
        self._stopping: set[str] = set()

    @property
    def possible(self) -> bool:
        """Whether there is a place for files."""
        return self._folder is not None

    @property
    def behind(self) -> bool:
        """Whether a person did something that the ledger does not show yet."""
        with self._changed:
            return self._folded < self._asked

    def resume(self) -> None:
        """Goes on with the jobs that were waiting when the last worker ended."""
        if any(job.state is State.WAITING for job in self.all()):
            with self._changed:
                self._wake()

    def offer(self, files: Sequence[tuple[str, Any]], sort: str = "import") -> Job:
        """A job of a sort on copies of these files, (name, open file) each; it waits for a person's word."""
        now = datetime.now(UTC).astimezone()
        id_ = f"{now:%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}"
        place, names = self._place(id_) / "files", list[str]()
        place.mkdir(parents=True)
        try:
            for name, file in files:
                names.append(unlike(safe_name(name), names))
                with (place / names[-1]).open("xb") as kept:
                    shutil.copyfileobj(file, kept, _COPIED)
            job = Job(id_, now.isoformat(timespec="seconds"), tuple(names), State.OFFERED, sort=sort)
            self._note(job)
        except BaseException:
            shutil.rmtree(place.parent, ignore_errors=True)
            raise
        return job

    def files(self, job: Job) -> tuple[Path, ...]:
        return tuple(self._place(job.id) / "files" / name for name in job.files)

    def job(self, id_: str, sort: str | None = None) -> Job:
        """The job of this id, of a sort where one is named; UnknownRecord where there is none."""
        found = self._job(id_)
        if sort not in (None, found.sort):
            raise UnknownRecord(words("fault.no_job", id=id_))
        return found

    def _job(self, id_: str) -> Job:
        if not _ID.fullmatch(id_) or self._folder is None:
            raise UnknownRecord(words("fault.no_job", id=id_))
        with self._changed:
            if id_ in self._live:
                return self._live[id_]
        try:
            job = msgspec.json.decode((self._place(id_) / "job.json").read_bytes(), type=Job)
        except (OSError, msgspec.DecodeError) as error:
            raise UnknownRecord(words("fault.no_job", id=id_)) from error
        if job.id != id_:  # somebody's work at the files: it would be followed to another folder
            raise UnknownRecord(words("fault.no_job", id=id_))
        return job if job.state is not State.WORKING or self._held(id_) else replace(job, state=State.INTERRUPTED)

    def all(self, sort: str | None = None) -> tuple[Job, ...]:
        """All jobs, or those of a sort, the newest first."""
        if self._folder is None or not self._folder.is_dir():
            return ()
        found = []
        for id_ in sorted((each.name for each in self._folder.iterdir() if _ID.fullmatch(each.name)), reverse=True):
            with suppress(UnknownRecord):
                found.append(self.job(id_, sort))
        return tuple(found)

    def start(self, id_: str, told: Mapping[str, str], *, actor: str, reason: str) -> Job:
        """Lets a job wait for its turn: one that is offered, or that did not come to its end."""
        with self._changed:
            job = self.job(id_)
            if not job.state.moving and job.state is not State.DONE:
                job = replace(job, state=State.WAITING, told=told, actor=actor, reason=reason, wrong={}, ended="")
                self._stopping.discard(id_)
                self._note(job)
                self._wake()
        return job

    def cancel(self, id_: str) -> Job:
        """Stops a job; what it has done by then stays, and the next build goes on from there."""
        with self._changed:
            job = self.job(id_)
            if self._at == id_:
                self._stopping.add(id_)
            elif job.state is not State.DONE and job.state is not State.WORKING:
                job = replace(job, state=State.CANCELLED, ended=_now())
                self._note(job)
        return job

    def discard(self, id_: str) -> None:
        """Removes a job that is not to go on, with its files."""
        if not self.job(id_).state.moving:
            shutil.rmtree(self._place(id_))

    def catch_up(self, seconds: float) -> bool:
        """Brings the ledger up to date with what persons did, and tells whether it is within so many seconds.

        While a job is at work nobody waits for it: it comes next.
        """
        with self._changed:
            self._asked += 1
            mine, until = self._asked, time.monotonic() + seconds
            self._wake()
            while self._tried < mine and self._at is None and (left := until - time.monotonic()) > 0:
                self._changed.wait(left)
            return self._folded >= mine

    def close(self) -> None:
        """Stops the worker; a job at work is interrupted, and can go on another time."""
        with self._changed:
            self._closing = True
            worker = self._worker
            self._changed.notify_all()
        if worker is not None:
            worker.join(_CLOSE_SECONDS)

    def _wake(self) -> None:
        """Has the worker look for work; to be called in the condition."""
        self._news += 1
        if self._worker is None and not self._closing:
            self._worker = Thread(target=self._run, name="liandong-jobs", daemon=True)
            self._worker.start()
        self._changed.notify_all()

    def _run(self) -> None:
        try:
            while self._step():
                pass
        finally:  # also after a defect, which the thread's hook tells of: whoever asks next has a new worker
            with self._changed:
                self._worker, self._at = None, None
                self._changed.notify_all()

    def _step(self) -> bool:
        """Does what comes next, or waits for it; False where the worker is to end."""
        with self._changed:
            news, wanted, folding = self._news, self._asked, self._tried < self._asked
            if self._closing:
                return False
        try:
            if folding:
                self._caught_up(wanted)
            elif waiting := [job for job in reversed(self.all()) if job.state is State.WAITING]:
                self._do(waiting[0])
            else:
                self._pause(news, _IDLE_SECONDS)
        except WorkspaceBusy:
            self._pause(news, _AGAIN_SECONDS)
        except _Stopped:
            return False
        return True

    def _pause(self, news: int, seconds: float) -> None:
        with self._changed:
            if self._news == news and not self._closing:
                self._changed.wait(seconds)

    def _caught_up(self, wanted: int) -> None:
        folded = False
        try:
            self._fold(self._heard(None))
            folded = True
        except WorkspaceBusy:
            raise
        except LiandongError as error:  # what was done is written down; the next act or job tries again
            _LOG.warning("the ledger was not brought up to date: %s", error)
        with self._changed:
            self._tried = wanted
            self._folded = wanted if folded else self._folded
            self._changed.notify_all()

    def _do(self, job: Job) -> None:
        with locked(self._place(job.id) / "lock", 0):
            with self._changed:
                job = self.job(job.id)
                if job.state is not State.WAITING:  # another process was quicker, or a person
                    return
                self._at = job.id
                self._live[job.id] = job = replace(job, state=State.WORKING, stage="", done=0, total=None, rate=0.0)
                self._changed.notify_all()
            self._note(job)
            try:
                ended = self._worked(job)
                self._note(ended)
            finally:
                with self._changed:
                    self._at = None
                    self._live.pop(job.id)
                    self._changed.notify_all()
        if ended.state is State.WAITING:
            raise WorkspaceBusy(words("fault.job_waits"))

    def _worked(self, job: Job) -> Job:
        """The job as it is after the work."""
        try:
            outcome = self._work(job, self.files(job), self._heard(job.id))
        except Offered as offered:
            return replace(self._live[job.id], state=State.OFFERED, outcome=offered.seen)
        except WorkspaceBusy:
            return replace(self._live[job.id], state=State.WAITING)
        except LiandongError as error:
            wrong: Mapping[str, str] = {lang: error.worded(lang) for lang in LANGUAGES}
            return replace(self._live[job.id], state=State.FAILED, wrong=wrong, ended=_now())
        except _Stopped:
            if self._closing:
                raise
            return replace(self._live[job.id], state=State.CANCELLED, ended=_now())
        return replace(self._live[job.id], state=State.DONE, outcome=outcome, ended=_now())

    def _heard(self, id_: str | None) -> Heard:
        """Notes the progress of a job now and then, and stops it where that is wanted."""
        began = noted = time.monotonic()
        stage, first = "", 0

        def heard(progress: Progress) -> None:
            nonlocal began, noted, stage, first
            if self._closing or id_ in self._stopping:
                raise _Stopped
            now = time.monotonic()
            if id_ is None or (progress.stage == stage and now - noted < _NOTED_EVERY):
                return
            if progress.stage != stage:
                stage, first, began = progress.stage, progress.done, now
            noted, rate = now, (progress.done - first) / (now - began) if now > began else 0.0
            with self._changed:
                job = replace(self._live[id_], stage=stage, done=progress.done, total=progress.total, rate=rate)
                self._live[id_] = job
            self._note(job)

        return heard

    def _note(self, job: Job) -> None:
        file = self._place(job.id) / "job.json"
        fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        fresh.write_bytes(msgspec.json.encode(job))
        os.replace(fresh, file)  # noqa: PTH105 - one step, also where the file is there

    def _held(self, id_: str) -> bool:
        """Whether a process works at the job."""
        try:
            with locked(self._place(id_) / "lock", 0):
                return False
        except WorkspaceBusy:
            return True

    def _place(self, id_: str) -> Path:
        assert self._folder is not None
        return self._folder / id_


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")
