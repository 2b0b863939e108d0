"""What a build takes of memory and time as the ledger grows.

    python benchmarks/memory.py [--documents 500 1000 2000] [--builds 1] [--stages]

For each number of documents a process of its own builds a workspace from generated pages (reports of signings as in
benchmarks/reading.py, a tenth of them copies of another) and prints its peak memory, what that is above the program and
its tables themselves, and the processor time for a thousand documents. With `--builds 2` the pages come in so many
builds, one after the other, each in a process of its own, and the last is told. With `--stages` the peak is told at the
beginning of each stage of the build.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from liandong import open_workspace
from liandong.engine import SerialEngine
from liandong.workspace import Progress
from reading import peak_megabytes, text_page

COPIES = 0.1


def write(folder: Path, count: int, builds: int) -> None:
    """So many pages, dealt out to one folder a build."""
    dice = random.Random(20_261_125)
    body = b""
    for number in range(count):
        page = text_page(dice, number)
        if body and dice.random() < COPIES:
            head, _, _ = page.data.partition(b"\n")
            data = head + b"\n" + body
        else:
            data = page.data
            body = data.partition(b"\n")[2]
        file = folder / str(number * builds // count) / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def build(workspace: Path, pages: Path, *, stages: bool) -> None:
    """Builds in this process, and prints documents, seconds, megabytes before the build and at its peak."""
    told: list[str] = []

    def heard(progress: Progress) -> None:
        if stages and progress.stage not in told:
            told.append(progress.stage)
            print(
                f"    {progress.stage} begins: {process_time() - began:6.1f} s {peak_megabytes() or 0:6.0f} MB",
                file=sys.stderr,
            )

    with tempfile.TemporaryDirectory() as place, open_workspace(Path(place) / "ws", create=True) as warm:
        file = Path(place) / "page.txt"
        file.write_bytes(text_page(random.Random(1), 1).data)
        warm.build([file], engine=SerialEngine())
    before, began = peak_megabytes() or 0, process_time()
    with open_workspace(workspace, create=True) as opened:
        report = opened.build([pages], engine=SerialEngine(), progress=heard)
    print(report.documents, process_time() - began, before, peak_megabytes() or 0)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, nargs="+", default=[500, 1_000, 2_000])
    arguments.add_argument("--builds", type=int, default=1)
    arguments.add_argument("--stages", action="store_true")
    arguments.add_argument("--build", type=Path, nargs=2, metavar=("WORKSPACE", "PAGES"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.build:
        build(*chosen.build, stages=chosen.stages)
        return
    for count in chosen.documents:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            write(folder / "in", count, chosen.builds)
            for number in range(chosen.builds):
                command = [sys.executable, __file__, "--build", str(folder / "ws"), str(folder / "in" / str(number))]
                command += ["--stages"] if chosen.stages else []
                said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
            documents, seconds, before, peak = map(float, said)
            kept = (folder / "ws" / "ledger.sqlite").stat().st_size / 2**20
        each = 1024 * (peak - before) / documents
        print(
            f"{documents:7,.0f} documents: peak {peak:5.0f} MB, {peak - before:5.0f} above the start"
            f" ({each:.0f} kB a document); last build {1000 * seconds * chosen.builds / documents:6.1f} s a thousand;"
            f" ledger {kept:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
