"""Editions: one of the same, mended where it was damaged, put back only by who may, and whole after a kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from liandong.errors import IndicatorError, UnknownRecord
from liandong.indices import Frame
from liandong.indices.editions import Edition, Editions, Word
from liandong.indices.text.methodology import Methodology, of

METHOD = {
    "node": [{"code": "index", "name": "指数"}, {"code": "rd", "parent": "index", "direction": 1}],
    "step": [{"kind": "normalise"}],
}
KILLED = """
import os, signal, sys
from pathlib import Path
from liandong.indices.editions import Editions
from tests.indices.test_editions import SAID, keep
kept = Editions(Path(sys.argv[1]))
if sys.argv[2] == "delete":
    made = keep(kept)
sys.addaudithook(lambda event, given: os.kill(os.getpid(), signal.SIGKILL) if event == "os.rename" else None)
kept.delete(made.id, SAID) if sys.argv[2] == "delete" else keep(kept)
"""
SAID = Word("周敏", "2026-11-27T10:00:00+08:00", "核对")
OTHER = Word("李勇", "2026-11-28T10:00:00+08:00", "复核")


def methodology() -> Methodology:
    return of(METHOD)


def keep(kept: Editions, by: Word = SAID, *, restoring: bool = False) -> Edition:
    frame = Frame.of(np.array([[1.0], [2.0], [4.0]]), ["a", "b", "c"], ["rd"], ["2024"])
    return kept.put(frame, methodology(), by, file="a.csv", given=b"rd", restoring=restoring)


@pytest.mark.parametrize("name", ["table.json", "method.toml", "edition.json", "given"])
def test_a_damaged_edition_that_is_brought_again_is_whole_again(name: str, tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    made = keep(kept)
    file = tmp_path / made.id / name
    file.unlink() if name == "given" else file.write_bytes(b"{")
    assert keep(kept, OTHER).id == made.id
    assert kept.held(made.id).solved().scores.shape
    assert kept.given(made.id) == b"rd"
    assert kept.edition(made.id).by == (OTHER if name == "edition.json" else SAID)
    assert [place.name for place in tmp_path.iterdir()] == [made.id]


def test_a_deleted_edition_comes_back_only_by_who_may_and_keeps_who_deleted_it(tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    made = keep(kept)
    kept.delete(made.id, SAID)
    with pytest.raises(IndicatorError, match="周敏"):
        keep(kept, OTHER)
    assert kept.all() == ()
    assert keep(kept, OTHER, restoring=True).before == (SAID, OTHER)
    kept.delete(made.id, OTHER)
    back = kept.restore(made.id, SAID)
    assert (back.deleted, back.before) == (None, (SAID, OTHER, OTHER, SAID))
    assert kept.restore(made.id, SAID) == back
    assert kept.all() == (back,)


@pytest.mark.parametrize("deed", ["keep", "delete"])
def test_what_a_kill_left_is_gone_when_nobody_can_be_filling_it(deed: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), deed], check=False, cwd=Path(__file__).parents[2]
    )
    assert ended.returncode == -signal.SIGKILL
    kept = Editions(tmp_path)
    assert len(kept.all()) == (deed == "delete")
    (left,) = (place for place in tmp_path.iterdir() if place.name.startswith("new-"))
    keep(kept)
    assert left.exists()  # for all that is known another is filling it
    os.utime(left, (0, 0))
    made = keep(kept)
    assert [place.name for place in tmp_path.iterdir()] == [made.id]
    assert sorted(place.name for place in (tmp_path / made.id).iterdir()) == sorted(
        ["edition.json", "given", "method.toml", "table.json"]
    )


def test_a_worker_that_was_slower_leaves_what_another_kept(tmp_path: Path) -> None:
    made = keep(Editions(tmp_path))
    stood = (tmp_path / made.id).stat().st_ino
    again = Editions(tmp_path)
    again._fill(made, {"table.json": b"{", "method.toml": b"", "given": b""})
    assert (tmp_path / made.id).stat().st_ino == stood
    assert keep(again, OTHER) == made


def test_an_edition_destroyed_twice_is_unknown(tmp_path: Path) -> None:
    kept = Editions(tmp_path)
    made = keep(kept)
    kept.destroy(made.id)
    with pytest.raises(UnknownRecord):
        kept.destroy(made.id)
