"""A long report beside one page of Typst, in one run on one core.

    python benchmarks/reporting.py [--pages 2000] [--folder FOLDER]

Made pages, each of which tells of a project (as in searching.py), are kept in a workspace; the report is on two of the
ten cities and on all years. Printed beside what must hold:

- the seconds from the ledger to the report, to each of its files, and to all of them, for a PDF of at least 30 pages:
  20 seconds for 30 pages (one page more or less counts as much more or less);
- the PDF as a ratio to one page set by Typst with the same fonts (10 for 30 pages);
- the peak memory of the process.

Seconds are of the clock; of the files the median of three runs, each in a process of its own.
"""

import argparse
import io
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

import typst
from pypdf import PdfReader

from liandong.model import Tier
from liandong.reports import FORMATS, Asked, Report, pdf, regional, render
from liandong.store import open_store
from liandong.workspace import Ledger
from reading import peak_megabytes
from searching import fill

ALONE = "one page"
REGIONS, PERIOD = ("佛山", "东莞"), "2016..2025"
PAGES, SECONDS, RATIO = 30, 20.0, 10.0
RUNS = 3


class Filled(Ledger):
    """What `fill` makes has documents without a survey, so that all stand equally near."""

    def tier(self, document_id: str, /) -> Tier:
        return Tier.MEDIA


def one_page(report: Report) -> bytes:
    """A page of the report's template with nothing but its titles."""
    bare = replace(report, facts=(), sections=(), sources=())
    return bytes(typst.compile(**pdf.sent(bare), pdf_standards=pdf.STANDARD, format="pdf"))


def cost(name: str, report: Report) -> tuple[float, bytes]:
    """Seconds of the clock, and what was made; in a process of its own, for Typst and the charts remember."""
    began = perf_counter()
    data = one_page(report) if name == ALONE else render(report, name)
    return perf_counter() - began, data


def timed(name: str, report: Report) -> tuple[float, bytes]:
    """The median of some runs, each in a fresh process."""
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        runs = [processes.submit(cost, name, report).result() for _ in range(RUNS)]
    return median(seconds for seconds, _ in runs), runs[-1][1]


def measure(ledger: Ledger) -> None:
    began = perf_counter()
    report = regional(ledger, Asked.of(REGIONS, PERIOD), day="2026-01-01")
    composing = perf_counter() - began
    files = {name: timed(name, report) for name in FORMATS}
    alone, _ = timed(ALONE, report)
    pages = len(PdfReader(io.BytesIO(files["pdf"][1])).pages)
    rows = sum(len(table.rows) for table in report.tables())
    print(f"{pages} pages ({PAGES} or more), {rows} rows of tables, {len(report.sources)} sentences cited")
    print(f"the report from the ledger: {composing:.2f} s")
    for name, (seconds, data) in files.items():
        print(f"  {name}: {seconds:.2f} s, {len(data) / 1024:.0f} KB")
    whole = composing + sum(seconds for seconds, _ in files.values())
    print(f"all of it: {whole:.1f} s; for {PAGES} pages {whole * PAGES / pages:.1f} s ({SECONDS:.0f})")
    ratio = files["pdf"][0] / alone * PAGES / pages
    print(f"PDF of {PAGES} pages / one page of Typst: {ratio:.1f} ({RATIO:.0f}); one page takes {alone:.2f} s")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", type=int, default=2000)
    arguments.add_argument("--folder", type=Path, help="where the files lie meanwhile")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as place:
        store = open_store(Path(place))
        fill(store, chosen.pages)
        measure(Filled(store.view(store.newest())))
        store.close()
    print(f"peak memory {peak_megabytes() or 0:.0f} MB")


if __name__ == "__main__":
    main()
