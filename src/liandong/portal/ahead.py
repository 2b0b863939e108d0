"""Ahead (先算): what takes long is worked out once for each version, before anybody asks for it.

What a version gives is kept in the memory of the store and in tables of the program; so it is enough to make the pages
that are asked for most, in a thread of its own, when the portal opens and whenever there is a newer version, whoever
built that.
"""

import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread

from liandong.errors import LiandongError
from liandong.workspace import Workspace

_LOG = logging.getLogger("liandong.portal")
_LOOKS_EVERY = 1.0
"""Seconds after which it is looked whether there is a newer version, which takes some microseconds."""
_CLOSE_SECONDS = 30.0


class Ahead:
    """Does each of `works` for every version that it meets; close it before the workspace."""

    def __init__(self, workspace: Workspace, works: Sequence[Callable[[], None]]) -> None:
        self._workspace, self._works = workspace, works
        self._closing = Event()
        self._worker: Thread | None = None

    def begin(self) -> None:
        """Starts it, and does not wait."""
        if self._worker is None:
            self._worker = Thread(target=self._run, name="liandong-ahead", daemon=True)
            self._worker.start()

    def close(self) -> None:
        self._closing.set()
        if self._worker is not None:
            self._worker.join(_CLOSE_SECONDS)

    def _run(self) -> None:
        done = 0
        while not self._closing.is_set():
            try:
                newest = self._workspace.newest()
                if newest != done:
                    done = newest
                    self._work()
            except LiandongError as error:  # whoever asks for the page is told the same
                _LOG.warning("pages were not worked out ahead: %s", error)
            self._closing.wait(_LOOKS_EVERY)

    def _work(self) -> None:
        for work in self._works:
            if self._closing.is_set():
                return
            work()
