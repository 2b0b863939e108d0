"""Progress of a build: a bar with rate and time left at a terminal, now and then a plain line elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.text import Text

from liandong.cli.terminal import console, line
from liandong.cli.voice import Voice
from liandong.messages import has
from liandong.workspace import Progress

LINE_EVERY = 5.0
"""Seconds between two plain lines: a short build writes none, a long one does not flood a log."""


@contextmanager
def shown(voice: Voice) -> Iterator[Callable[[Progress], None]]:
    """What a build calls with its progress; shown on standard error, so that the output stays clean."""
    target = console(error=True)
    if not target.is_terminal:
        yield _Lines(voice)
        return
    with _bars(voice, target) as bars:
        yield _Bars(voice, bars)


@contextmanager
def heard(voice: Voice, name: str) -> Iterator[Callable[[int, int], None]]:
    """What work of one stage calls with how much is done, and of how much."""
    with shown(voice) as told:
        yield lambda done, total: told(Progress(name, done, total))


class _Lines:
    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._last = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= LINE_EVERY:
            self._last = now
            of = f"/{progress.total}" if progress.total is not None else ""
            line(f"{stage(self._voice, progress.stage)} {progress.done}{of}", error=True)


class _Bars:
    def __init__(self, voice: Voice, bars: Bars) -> None:
        self._voice = voice
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, progress: Progress) -> None:
        if progress.stage not in self._tasks:
            self._end_all()
            self._tasks[progress.stage] = self._bars.add_task(stage(self._voice, progress.stage), total=progress.total)
        self._bars.update(self._tasks[progress.stage], completed=progress.done, total=progress.total)

    def _end_all(self) -> None:
        """A stage that gives way to the next one is done, also where its total was never known."""
        for task in self._bars.tasks:
            if not task.finished:
                self._bars.update(task.id, total=max(task.completed, 1), completed=max(task.completed, 1))


class _Rate(ProgressColumn):
    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(self._voice("build.rate", rate=f"{speed:,.0f}") if speed and task.total else "", style="dim")


def _bars(voice: Voice, target: Console) -> Bars:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(voice), TimeRemainingColumn())
    return Bars(*columns, console=target, transient=True)


def stage(voice: Voice, name: str) -> str:
    """A stage of the build in words."""
    code = f"build.stage_{name}"
    return voice(code if has(code, voice.lang) else "build.stage_other")
