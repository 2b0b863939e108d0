"""What takes long is worked out before anybody asks, for the version that is there and for each that comes."""

from pathlib import Path
from threading import Event

from liandong import open_workspace
from liandong.errors import UnknownRecord
from liandong.messages import words
from liandong.portal.ahead import Ahead
from liandong.portal.application import application
from liandong.portal.menu import SLUGS
from tests.portal.conftest import NAME
from tests.workspace import tiny

_SECONDS = 60


def test_it_is_done_for_the_version_that_is_there_and_for_the_next(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 5"})])
        for_first, for_second = Event(), Event()

        def work() -> None:
            (for_first if opened.newest() == 1 else for_second).set()

        ahead = Ahead(opened, [work])
        ahead.begin()
        assert for_first.wait(_SECONDS)
        with open_workspace(tmp_path / "ws", code=tiny.spine()) as other:  # as another process does it
            other.build([tiny.write(tmp_path / "more", {"b.txt": "乙园 amount 6"})])
        assert for_second.wait(_SECONDS)
        ahead.close()


def test_what_fails_is_tried_with_the_next_version_and_keeps_nobody(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 5"})])
        failed, again = Event(), Event()

        def work() -> None:
            if opened.newest() == 1:
                failed.set()
                raise UnknownRecord(words("fault.no_record", id="x"))
            again.set()

        ahead = Ahead(opened, [work])
        ahead.begin()
        assert failed.wait(_SECONDS)
        opened.build([tiny.write(tmp_path / "more", {"b.txt": "乙园 amount 6"})])
        assert again.wait(_SECONDS)
        ahead.close()


def test_the_overview_and_the_first_page_of_each_list_are_worked_out(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 5"})])
        app = application(opened, hosts=[NAME])
        app.close()
        assert not opened._store._memory._held  # type: ignore[attr-defined]
        app = application(opened, hosts=[NAME])
        app.begin()
        kept = opened._store._memory  # type: ignore[attr-defined]
        last = ("total", None, list(SLUGS)[-1], ())
        done = Event()
        for _ in range(_SECONDS * 10):
            if any(key[2] == last for key in list(kept._held)):
                break
            done.wait(0.1)
        app.close()
        told = {key[2][0] if isinstance(key[2], tuple) else key[2] for key in kept._held}
        assert {"overview", "listed", "total"} <= told
