"""What a build takes of memory and time as the ledger grows.

    python benchmarks/memory.py [--documents 500 1000 2000] [--builds 1] [--grow] [--workers 1]
                               [--characters 900 2700] [--lines] [--stages]

For each number of documents a process of its own builds a workspace from generated pages (reports of signings as in
benchmarks/reading.py, a tenth of them copies of another; every two thousand have places and policies of their own, so
that a thing is told of by no more pages in a large collection than in a small one) and prints its peak memory, what
that is above the program and its tables themselves, and the processor time. With `--builds 2` the pages come in so many
builds, one after the other, each in a process of its own, and the last is told. With `--grow` the numbers are those of
one ledger as it grows: each build brings what is missing. With `--workers` so many processes read, and the largest of
them is told too. With `--lines` the pages are of one line each, read by rules of their own (benchmarks/lines.py): what
reading takes is left out. With `--stages` the peak of each stage of a build is told (Linux; elsewhere the peak up to
its end).
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import lines
import reading
from liandong import open_workspace
from liandong.engine import PoolEngine, SerialEngine
from liandong.workspace import Progress
from reading import CITIES, text_page

COPIES = 0.1
HEAD_LINES = 3
PAGES_OF_A_PLACE = 2_000
PLACES = tuple(
    first + last
    for first in "云松南北东西海岭沐澄青白金玉银丹紫墨石沙"
    for last in "湖岭汀屿涧岚溪川坪浦埠渚滩桥港林塘泉峰谷矶洲"
)
"""Names of invented places; each group of pages takes as many as benchmarks/reading.py has."""


def write(folder: Path, sizes: Sequence[int], characters: tuple[int, int]) -> None:
    """Pages up to the largest of these numbers; those up to each number are in a folder of their own."""
    dice = random.Random(20_261_125)
    body: list[bytes] = []
    made = 0
    for place, size in enumerate(sizes):
        (folder / str(place)).mkdir(parents=True, exist_ok=True)
        for number in range(made, size):
            page = placed(text_page(dice, number, characters).data.decode(), number // PAGES_OF_A_PLACE).split(b"\n")
            body = body if body and dice.random() < COPIES else page[HEAD_LINES:]
            whole = [*page[:HEAD_LINES], *body]  # a copy has a headline and a date of its own
            (folder / str(place) / f"{number:06}.txt").write_bytes(b"\n".join(whole))
        made = max(made, size)


def placed(text: str, group: int) -> bytes:
    """The page with the places and policies of its group."""
    first = group * len(CITIES)
    names = {old: PLACES[(first + n) % len(PLACES)] for n, old in enumerate(CITIES)}
    renamed = re.sub("|".join(CITIES), lambda match: names[match[0]], text)
    return renamed.replace("《关于", f"《{names[CITIES[0]]}市第{group + 1}批关于").encode()


class _Stages:
    """Tells the peak of each stage when the next one begins."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._stage = ""
        self._began = perf_counter()

    def hear(self, progress: Progress) -> None:
        if progress.stage != self._stage:
            self.tell()
            self._stage = progress.stage

    def tell(self) -> None:
        """Tells of the stage that ends, and lets the peak begin anew where the system can."""
        peak, now = peak_megabytes() or 0, perf_counter()
        self.peak = max(self.peak, peak)
        if self._stage:
            print(f"    {self._stage:8}{now - self._began:8.1f} s, peak {peak:6.1f} MB", file=sys.stderr, flush=True)
        self._began = now
        begin_anew()


def begin_anew() -> None:
    """Sets the peak back to what is held now, on Linux."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_megabytes() -> float:
    """The peak since it began anew; elsewhere since the start."""
    with suppress(OSError):
        told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(told.partition("VmHWM:")[2].split()[0]) / 1024
    return reading.peak_megabytes() or 0


def largest_worker() -> float:
    """The peak of the largest process that this one has ended; 0 where there was none, or it is not known."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def build(workspace: Path, pages: Path, workers: int, *, plain: bool, stages: bool) -> None:
    """Builds in this process; prints documents, seconds, megabytes before the build, at its peak, of a worker."""
    with tempfile.TemporaryDirectory() as place, open_workspace(Path(place) / "ws", create=True) as warm:
        file = Path(place) / "page.txt"
        file.write_bytes(text_page(random.Random(1), 1).data)
        warm.build([file], engine=SerialEngine())
    if plain:
        lines.fill_caches()
    before, began, told = peak_megabytes(), process_time(), _Stages()
    with open_workspace(workspace, create=True, code=lines.code() if plain else None) as opened:
        engine = PoolEngine(workers) if workers > 1 else SerialEngine()
        report = opened.build([pages], engine=engine, progress=told.hear if stages else lambda _: None)
    told.tell()
    print(report.documents, process_time() - began, before, told.peak, largest_worker())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, nargs="+", default=[500, 1_000, 2_000])
    arguments.add_argument("--builds", type=int, default=1)
    arguments.add_argument("--grow", action="store_true")
    arguments.add_argument("--workers", type=int, default=1)
    arguments.add_argument("--characters", type=int, nargs=2, default=[900, 2_700], metavar=("LEAST", "MOST"))
    arguments.add_argument("--lines", action="store_true")
    arguments.add_argument("--stages", action="store_true")
    arguments.add_argument("--build", type=Path, nargs=2, metavar=("WORKSPACE", "PAGES"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.build:
        workspace, pages = chosen.build
        build(workspace, pages, chosen.workers, plain=chosen.lines, stages=chosen.stages)
        return
    how = ["--workers", str(chosen.workers), *(f"--{name}" for name in ("lines", "stages") if vars(chosen)[name])]
    characters = (chosen.characters[0], chosen.characters[1])
    made = lines.write if chosen.lines else partial(write, characters=characters)
    if chosen.grow:
        with tempfile.TemporaryDirectory() as place:
            made(Path(place) / "in", chosen.documents)
            for number in range(len(chosen.documents)):
                grown(Path(place), number, how)
        return
    for count in chosen.documents:
        with tempfile.TemporaryDirectory() as place:
            sizes = [count * (n + 1) // chosen.builds for n in range(chosen.builds)]
            made(Path(place) / "in", sizes)
            for number in range(chosen.builds):
                grown(Path(place), number, how, told=number == chosen.builds - 1)


def grown(folder: Path, number: int, how: Sequence[str], *, told: bool = True) -> None:
    """The next build of the workspace in this folder, in a process of its own."""
    command = [sys.executable, __file__, "--build", str(folder / "ws"), str(folder / "in" / str(number)), *how]
    began = perf_counter()
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    documents, seconds, before, peak, worker = map(float, said)
    kept = (folder / "ws" / "ledger.sqlite").stat().st_size / 2**20
    if told:
        workers = f", of a worker {worker:.0f}" if worker else ""
        print(
            f"{documents:9,.0f} documents: peak {peak:5.0f} MB{workers}, {peak - before:5.0f} above the start"
            f" ({1024 * (peak - before) / documents:.1f} kB a document); last build {seconds:.0f} s of processor,"
            f" {perf_counter() - began:.0f} s; ledger {kept:,.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
