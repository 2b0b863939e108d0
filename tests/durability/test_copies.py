"""Copies of the files while a writer is at work, one file after another in every order: sound, with all that was sealed
before the copy began."""

import shutil
from itertools import permutations
from pathlib import Path
from threading import Event, Thread

import pytest

from liandong import open_workspace
from tests.workspace import persons, tiny

FILES = ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm")
_BACKFILLED, _SALTS = slice(96, 100), slice(32, 40)
"""In the file -shm: how much of the log is in the database, and the salts that change when the log begins anew."""
MOST = 400


def emptied(folder: Path) -> bytes:
    """What changes whenever the log is brought into the database: a power cut finds the files before or after that,
    but copies taken from before and after are of no one moment."""
    shared = (folder / FILES[2]).read_bytes()
    return shared[_BACKFILLED] + shared[_SALTS]


def write(place: Path, done: Event) -> None:
    """Acts and versions without end."""
    number = 0
    with open_workspace(place, code=persons.spine()) as opened:
        ids = [record.id for record in opened.ledger().records("project")]
        while not done.is_set():
            number += 1
            opened.decide(ids[0], ids[1], "unsure", actor="王明", reason=f"第{number}项")
            opened.build([])


def copied(place: Path, order: tuple[str, ...], copy: Path) -> tuple[int, int] | None:
    """Copies the files; the acts and the versions that were there before. None where the log was emptied meanwhile."""
    with open_workspace(place, code=persons.spine()) as opened:
        sealed = len(opened.log()), len(opened.versions())
    before = emptied(place)
    copy.mkdir()
    for name in order:
        shutil.copyfile(place / name, copy / name)
    return sealed if emptied(place) == before else None


@pytest.mark.parametrize("order", [*permutations(FILES)], ids=lambda order: " ".join(name[-3:] for name in order))
def test_a_copy_mid_write_holds_what_was_sealed_before(order: tuple[str, ...], tmp_path: Path) -> None:
    place, done, found = tmp_path / "ws", Event(), 0
    with open_workspace(place, create=True, code=persons.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", persons.PAGES)])
        writer = Thread(target=write, args=(place, done))
        writer.start()
        try:
            for number in range(MOST):
                sealed = copied(place, order, copy := tmp_path / f"copy{number}")
                if sealed is None:
                    continue
                with open_workspace(copy, code=persons.spine()) as kept:
                    assert kept.check().faults == ()
                    assert len(kept.log()) >= sealed[0]
                    assert len(kept.versions()) >= sealed[1]
                found += 1
                if found == 3:
                    break
        finally:
            done.set()
            writer.join()
    assert found == 3
