"""Finding pages: sorted, relative, never stopped by one bad file."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from liandong.model import Page, SetAside
from liandong.pages import Limits, find, origin

LIMITS = Limits(max_page_bytes=1000)
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs links, rights and devices as POSIX has them")


def seen(*paths: Path, limits: Limits = LIMITS) -> list[str]:
    """`path` for a page, `path: reason` for what gave none."""
    return [f.path if isinstance(f, Page) else f"{f.path}: {f.reason}" for f in find(paths, limits)]


def write(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"广州 {name}", encoding="utf-8")
    return folder


def test_folders_are_walked_in_order_and_paths_are_relative_with_slashes(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a/c/y.txt", "c.txt")
    assert seen(tmp_path) == ["a/c/y.txt", "a/z.txt", "b.txt", "c.txt"]


def test_a_file_goes_by_its_name_and_the_given_order_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "x/b.txt", "y/a.txt")
    assert seen(tmp_path / "x" / "b.txt", tmp_path / "y") == ["b.txt", "a.txt"]


def test_pages_carry_their_bytes_and_their_hash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("广州\r\n".encode())
    (page,) = find([tmp_path], LIMITS)
    assert page == Page.of("a.txt", "text/plain", "广州\r\n".encode())


def test_hidden_files_and_lock_files_are_passed_over_unless_named(tmp_path: Path) -> None:
    write(tmp_path, ".hidden", ".git/a.txt", "~$book.xlsx", "a.txt")
    assert seen(tmp_path) == ["a.txt"]
    assert seen(tmp_path / ".hidden") == [".hidden"]


def test_the_workspace_among_its_pages_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "ws/ledger.sqlite")
    assert seen(tmp_path, limits=Limits(1000, tmp_path / "ws")) == ["a.txt"]


def test_of_a_workspace_that_is_given_itself_its_own_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "ledger.lock", "in/ledger.lock")
    assert seen(tmp_path, limits=Limits(1000, tmp_path, {"ledger.lock"})) == ["a.txt", "in/ledger.lock"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        (b"\x00" * 40, "empty"),
        (b"a" * 1001, "too_large"),
        (b"ab\x00cd", "binary"),
        (b"%PDF-1.4", "unsupported"),
    ],
)
def test_a_file_that_is_no_page_is_set_aside_and_the_rest_goes_on(tmp_path: Path, data: bytes, reason: str) -> None:
    write(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b").write_bytes(data)
    assert seen(tmp_path) == ["a.txt", f"b: {reason}", "c.txt"]


def test_the_detail_of_a_large_file_names_its_size_the_limit_and_the_setting(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a" * 1001)
    (aside,) = find([tmp_path], LIMITS)
    assert isinstance(aside, SetAside)
    assert aside.detail == "1,001 bytes; at most 1,000 are read (setting max_page_bytes)"


def test_a_path_that_is_not_there_is_set_aside(tmp_path: Path) -> None:
    assert seen(tmp_path / "none.txt") == ["none.txt: missing"]


@POSIX
def test_a_circle_is_told_by_its_place_inside_the_folder_that_was_given(tmp_path: Path) -> None:
    write(tmp_path, "in/a/b/c.txt")
    (tmp_path / "in" / "a" / "b" / "top").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "a" / "b" / "up").symlink_to(tmp_path / "in" / "a")
    told = {one.path: one.detail for one in find([tmp_path / "in"], LIMITS) if isinstance(one, SetAside)}
    assert told == {"a/b/top": "leads back to .", "a/b/up": "leads back to a"}


@POSIX
def test_links_are_followed_but_not_round_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "other/b.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "side").symlink_to(tmp_path / "other")
    (tmp_path / "other" / "back").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self").symlink_to("self")
    (tmp_path / "in" / "gone").symlink_to("nowhere")
    assert seen(tmp_path / "in") == [
        "a.txt",
        "gone: missing",
        "self: symlink_loop",
        "side/b.txt",
        "up: symlink_loop",
        "side/back: symlink_loop",
    ]


@POSIX
def test_a_folder_is_read_once_by_its_own_name_however_many_links_lead_to_it(tmp_path: Path) -> None:
    write(tmp_path, "m/a.txt", "z/b.txt")
    (tmp_path / "a").symlink_to("m")
    (tmp_path / "z" / "again").symlink_to(tmp_path / "m")
    assert seen(tmp_path) == ["m/a.txt", "z/b.txt", "a: symlink_repeated", "z/again: symlink_repeated"]
    assert seen(tmp_path / "m", tmp_path / "m") == ["a.txt", "a.txt"]


@POSIX
def test_links_that_fan_out_cost_one_look_each(tmp_path: Path) -> None:
    depth = 25  # every folder has two links to the next one: 2 to the power of 25 ways to the last
    for number in range(depth):
        write(tmp_path, f"{number:02}/a.txt")
        for name in ("x", "y"):
            (tmp_path / f"{number:02}" / name).symlink_to(tmp_path / f"{number + 1:02}")
    write(tmp_path, f"{depth}/a.txt")
    found = seen(tmp_path / "00")
    assert sum(": symlink_repeated" in each for each in found) == depth
    assert sum(each.endswith("a.txt") for each in found) == depth + 1


@POSIX
def test_a_tree_deeper_than_the_stack_is_walked_and_one_deeper_than_the_system_takes_is_told(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for level in range(2_500):
            Path("d").mkdir()
            os.chdir("d")
            if level < 1_500:
                Path("a.txt").write_text("广州", encoding="utf-8")
        os.chdir(here)
        found = seen(tmp_path)
    finally:
        os.chdir(here)
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # deeper than Python can remove
    assert sum(each.endswith("/a.txt") for each in found) == 1_500
    assert [each.rpartition(": ")[2] for each in found if ": " in each] == ["path_too_long"]
    assert all(each.endswith("/d: path_too_long") for each in found if ": " in each)


@POSIX
@pytest.mark.parametrize("odd", ["a\0b", "a\ud800b", "\0/x"])
def test_a_name_that_no_file_can_have_is_missing(odd: str) -> None:
    assert origin(Path(odd))
    assert [each.rpartition(": ")[2] for each in seen(Path(odd))] == ["missing"]


@POSIX
def test_a_link_to_itself_and_a_closed_folder_given_as_paths_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    assert origin(tmp_path / "a") == str(tmp_path)
    assert origin(tmp_path / "a" / "b")
    assert seen(tmp_path / "a", tmp_path / "a" / "b") == ["a: symlink_loop", "b: symlink_loop"]


@POSIX
def test_pipes_sockets_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        (tmp_path / "zero").symlink_to("/dev/zero")
        assert seen(tmp_path) == ["pipe: unsupported", "socket: unsupported", "zero: unsupported"]


@POSIX
def test_names_that_are_no_unicode_are_read_as_chinese(tmp_path: Path) -> None:
    name = "广州.txt".encode("gb18030")
    try:
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write("广州".encode())
    except OSError as error:
        pytest.skip(f"this file system takes only Unicode names: {error}")
    assert seen(tmp_path) == ["广州.txt"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here whose reading fails with an I/O error")
def test_a_disk_that_fails_while_reading_is_told(tmp_path: Path) -> None:
    write(tmp_path, "b.txt")
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    assert seen(tmp_path) == ["a.txt: disk", "b.txt"]


UNPRIVILEGED = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"]


def without_rights() -> list[str]:
    """The words before a command that make it obey file rights; skips where this process cannot be held to them."""
    if os.name != "posix":
        pytest.skip("needs the rights of POSIX")
    if os.geteuid() != 0:
        return []
    try:
        trial = subprocess.run([*UNPRIVILEGED, sys.executable, "-c", ""], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("runs as root, and there is no setpriv to give up its rights")
    if trial.returncode:
        pytest.skip(f"runs as root and cannot give up its rights: {trial.stderr.decode()}")
    return UNPRIVILEGED


def test_files_and_folders_without_the_right_to_read_are_set_aside(tmp_path: Path) -> None:
    prefix = without_rights()
    write(tmp_path, "a.txt", "closed/b.txt", "c.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    program = (
        "import sys; from pathlib import Path; from liandong.pages import Limits, find\n"
        "for f in find([Path(sys.argv[1])], Limits(99)):\n"
        "    print(f.path, getattr(f, 'reason', ''), getattr(f, 'detail', ''))"
    )
    try:
        run = subprocess.run(
            [*prefix, sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=True, text=True
        )
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert run.stdout.splitlines() == [
        "a.txt unreadable no right to do it",
        "c.txt  ",
        "closed unreadable no right to do it",
    ]
