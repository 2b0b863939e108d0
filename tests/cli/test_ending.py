"""How the program ends when it is stopped, or when nobody takes what it says."""

import subprocess
import sys
from pathlib import Path

import pytest

STOPPED_WHILE_STARTING = """
import sys

class Stopping:
    def find_spec(self, name, *rest):
        if name == "liandong.cli.build":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stopping())
from liandong.cli import main
main(["--version"])
"""


def test_ctrl_c_while_the_program_starts_ends_it_without_a_word() -> None:
    run = subprocess.run([sys.executable, "-c", STOPPED_WHILE_STARTING], capture_output=True, check=False, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["list", "-w"], ["search", "签约", "-w"]])
def test_output_to_a_full_disk_is_told_and_no_more(ledger: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "liandong", "--lang", "en", *arguments, str(ledger)]
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "Error: the output cannot be written: no space left on the disk",
        "What to do: Make room, or let the output go elsewhere.",
    ]


def test_a_reader_that_goes_away_is_no_matter(ledger: Path) -> None:
    command = [sys.executable, "-m", "liandong", "--lang", "en", "list", "-w", str(ledger)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == ""


@pytest.mark.parametrize("arguments", [["show", "\udcff"], ["search", "\udcff"], ["list", "--kind", "\udcff"]])
def test_arguments_that_are_no_unicode_are_told_or_not_found(ledger: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "liandong", "--lang", "en", *arguments, "-w", str(ledger)]
    run = subprocess.run(command, capture_output=True, check=False, text=True, errors="replace")
    assert run.returncode in (0, 1, 2)
    assert "Traceback" not in run.stderr
