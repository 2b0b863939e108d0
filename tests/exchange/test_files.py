"""Files are changed over whole: side by side, on full disks, after kills, under long and odd names."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from liandong.errors import ExportError
from liandong.exchange import FORMATS, export, write_template
from liandong.exchange.files import replacing
from tests.exchange.made import ledger
from tests.pages.test_find import without_rights

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs locks, links and limits as POSIX has them")


def test_two_exports_to_one_name_at_one_time_do_not_mix(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    with replacing(target) as first:
        first.write(b"first, begun")
        with replacing(target) as second:
            second.write(b"second")
        assert target.read_bytes() == b"second"
        first.write(b" and ended")
    assert target.read_bytes() == b"first, begun and ended"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("length", [1, 200, 232, 250, 251, 255])
def test_names_as_long_as_a_folder_takes_them(tmp_path: Path, length: int) -> None:
    target = tmp_path / ("a" * length)
    with replacing(target) as file:
        file.write(b"x")
    assert list(tmp_path.iterdir()) == [target]


def test_a_long_chinese_name(tmp_path: Path) -> None:
    write_template(tmp_path / ("表" * 83 + ".xlsx"))
    assert len(list(tmp_path.iterdir())) == 1


@POSIX
def test_what_a_killed_export_left_goes_with_the_next_one_and_what_is_in_use_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    program = (
        "import sys; from pathlib import Path; from liandong.exchange.files import replacing\n"
        "with replacing(Path(sys.argv[1])) as file:\n"
        "    file.write(b'x'); file.flush(); print('begun', flush=True); sys.stdin.read()"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program, str(target)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stdin is not None
    running.stdout.readline()
    with replacing(target) as file:
        file.write(b"new")
    assert len(list(tmp_path.iterdir())) == 2  # the other one is at work
    running.kill()
    running.wait()
    running.stdin.close()
    running.stdout.close()
    with replacing(target) as file:
        file.write(b"newer")
    assert list(tmp_path.iterdir()) == [target]


def test_hidden_files_of_other_names_are_left_alone(tmp_path: Path) -> None:
    for name in (
        ".a.html.part",
        ".a.html.0123456789abcdef.part.txt",
        ".b.html.0123456789abcdef.part",
        ".a.html.x.part",
    ):
        (tmp_path / name).touch()
    with replacing(tmp_path / "a.html") as file:
        file.write(b"x")
    assert len(list(tmp_path.iterdir())) == 5


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """Files of this process grow no longer than this."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@POSIX
@pytest.mark.parametrize("format_", FORMATS)
def test_a_disk_that_takes_no_more_is_told_once_and_nothing_is_left(tmp_path: Path, format_: str) -> None:
    target = tmp_path / "out" / f"a.{format_}"
    with no_room(512), pytest.raises(ExportError, match="cannot be written"):
        export(ledger(), format_, target)
    assert not target.is_file()
    assert [p for p in target.parent.rglob("*") if p != target] == []


@POSIX
def test_a_folder_that_may_not_be_written_or_seen_is_told(tmp_path: Path) -> None:
    prefix = without_rights()
    (tmp_path / "closed" / "in").mkdir(parents=True)
    program = (
        "import sys; from pathlib import Path; from liandong.errors import ExportError\n"
        "from liandong.exchange import export, write_template; from tests.exchange.made import ledger\n"
        "for act in (lambda p: export(ledger(), 'jsonl', p / 'x'), lambda p: export(ledger(), 'html', p / 'x.html'),\n"
        "            lambda p: export(ledger(), 'xlsx', p / 'x.xlsx'), lambda p: write_template(p / 'x.xlsx')):\n"
        "    try: act(Path(sys.argv[1]) / 'in')\n"
        "    except ExportError as error: print('told')"
    )
    (tmp_path / "closed").chmod(0)
    try:
        run = subprocess.run(
            [*prefix, sys.executable, "-c", program, str(tmp_path / "closed")],
            capture_output=True,
            check=False,
            text=True,
            cwd=Path(__file__).parents[2],
        )
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert (run.stdout.split(), run.stderr) == (["told"] * 4, "")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("odd", ["a\0b", "a\ud800b", "a" * 300])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, format_: str, odd: str) -> None:
    with pytest.raises(ExportError):
        export(ledger(), format_, tmp_path / f"{odd}.{format_}")


@POSIX
def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to("a.html")
    with pytest.raises(ExportError):
        export(ledger(), "html", tmp_path / "a.html")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_path_may_be_text_and_an_unknown_language_is_told(tmp_path: Path, format_: str) -> None:
    export(ledger(), format_, str(tmp_path / f"a.{format_}"))
    assert (tmp_path / f"a.{format_}").exists()
    with pytest.raises(ExportError, match="zh, en"):
        export(ledger(), format_, tmp_path / "b", lang="de")  # type: ignore[arg-type]
    with pytest.raises(ExportError, match="zh, en"):
        write_template(str(tmp_path / "t.xlsx"), lang="de")
