"""A disk that fills up: the file and the reason are named, nothing that was saved is lost, the next build goes on."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.errors import StorageError
from tests.workspace import real, tiny

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
from liandong import open_workspace
from liandong.errors import StorageError
from tests.workspace import tiny
try:
    code = None if sys.argv[4:] else tiny.spine()
    with open_workspace(sys.argv[1], create=True, code=code) as workspace:
        workspace.build([sys.argv[2]])
except StorageError as error:
    print(error)
    sys.exit(7)
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages that do not compress, about 3 MB in all."""
    noise = random.Random(5)
    pages = {f"{n:03}.txt": "".join(chr(noise.randrange(0x4E00, 0x9FA5)) for _ in range(9000)) for n in range(100)}
    return tiny.write(
        tmp_path_factory.mktemp("in"), {name: f"甲园 amount {name[:3]}\n{text}" for name, text in pages.items()}
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> str:
    """What a build comes to that has room enough."""
    return finished(tmp_path_factory.mktemp("whole"), folder)


def finished(place: Path, folder: Path) -> str:
    with open_workspace(place, create=True, code=tiny.spine()) as workspace:
        workspace.build([folder])
        return tiny.dump(workspace.ledger())


@pytest.mark.parametrize("kibibytes", [100, 700, 2500, 5000])
def test_a_limit_on_the_size_of_files_is_told_and_nothing_is_lost(
    tmp_path: Path, folder: Path, whole: str, kibibytes: int
) -> None:
    pytest.importorskip("resource", reason="this system has no limit on the size of files")
    place = tmp_path / "ws"
    command = [sys.executable, "-c", LIMITED, str(place), str(folder), str(kibibytes * 1024)]
    run = subprocess.run(command, capture_output=True, check=False, text=True, cwd=ROOT)
    assert run.returncode == 7, run.stderr
    assert str(place / "ledger.sqlite") in run.stdout
    assert "full" in run.stdout
    assert "run the same command again" in run.stdout
    assert finished(place, folder) == whole


def test_the_real_spine_goes_on_after_a_limit_and_exports_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="this system has no limit on the size of files")
    pages, place = real.pages(tmp_path / "in"), tmp_path / "ws"
    for kibibytes in (150, 400):
        command = [sys.executable, "-c", LIMITED, str(place), str(pages), str(kibibytes * 1024), "real"]
        run = subprocess.run(command, capture_output=True, check=False, text=True, cwd=ROOT)
        assert run.returncode == 7, run.stderr
    real.build(str(place), str(pages))
    real.build(str(tmp_path / "whole"), str(pages))
    assert real.exported(place) == real.exported(tmp_path / "whole")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one mebibyte."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    made = subprocess.run(mount, capture_output=True, check=False, text=True)
    if made.returncode:
        pytest.skip(f"no small disk can be mounted here: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_the_build_goes_on_when_there_is_room(
    folder: Path, whole: str, small_disk: Path
) -> None:
    with open_workspace(small_disk / "ws", create=True, code=tiny.spine()) as workspace:
        with pytest.raises(StorageError, match=r"ledger\.sqlite: the disk is full"):
            workspace.build([folder])
        assert workspace.ledger().version == 0
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert finished(small_disk / "ws", folder) == whole


def test_a_workspace_on_a_disk_without_any_room_is_told(tmp_path: Path, small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * (1024 * 1024 - 4096))
    with pytest.raises(StorageError, match="full"):
        open_workspace(small_disk / "ws", create=True, code=tiny.spine())
