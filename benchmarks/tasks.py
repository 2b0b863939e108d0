"""How fast the portal answers lists of tasks, and how fast a task table is taken in, in one run.

    python benchmarks/tasks.py [--tasks 100000] [--rows 10000] [--seconds 5] [--place FOLDER]

Made tasks, whose due dates lie from three years ago to a year ahead, of 200 organisations, are put beside an empty
ledger; a server process of its own serves the portal over it and, beside it, an endpoint that answers a constant;
sixteen connections ask one thing after another. No answer is kept. Requests a second and the 95th percentile are told
as ratios to the bare endpoint.

- Pages of the list, and of the list of what is overdue, that were asked for since somebody last wrote: floor 0.08 of
  its requests. What a page shows is then remembered, but no answer is kept.
- Those asked for the first time, lists of organisations, the board and single tasks are printed without a floor.
- Taking in a workbook of so many rows, telling its progress: limit 30 seconds.

With `--place` the tasks are kept there and used again.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

import openpyxl

from liandong import open_workspace
from liandong.followup.calendar import today
from liandong.followup.tasks import Asked, Deed, Place, Proof, Tasks, Told
from liandong.followup.tasks.lists import overdue
from liandong.followup.tasks.table import check, enter, read
from liandong.workspace import Progress
from portal import Server, serving, told

SEED = 1
ORGANISATIONS = [f"市第{number}局" for number in range(200)]
BEFORE, AHEAD = 3 * 365, 365
PROVED = 2_000
PAGES = 200
FLOOR, LATE, LIMIT = 0.08, 12.0, 30.0
BY: dict[str, Any] = {"actor": "周敏", "reason": "年度分解"}


def fill(place: Path, count: int) -> None:
    dice = random.Random(SEED)
    with open_workspace(place, create=True) as opened, closing(opened.beside()) as beside:
        tasks = Tasks(beside)
        tasks.add_all(lambda _: [_made(dice, number) for number in range(count)], **BY)
        for number in dice.sample(range(1, count + 1), min(PROVED, count)):
            tasks.change(number, Deed.PROVE, Told(proof=Proof(sentence="已验收")), seen=1, **BY)


def _made(dice: random.Random, number: int) -> Told:
    owner, supervisor = dice.sample(ORGANISATIONS, 2)
    day = today() + timedelta(days=dice.randint(-BEFORE, AHEAD))
    return Told(title=f"落实第{number}项合作事项的用地和配套", owner=owner, supervisor=supervisor, due=day)


def lists(place: Path, wanted: Asked, **given: str) -> list[str]:
    """The addresses of pages of a list, each beginning somewhere in it."""
    dice = random.Random(2)
    with open_workspace(place) as opened, closing(opened.beside()) as beside:
        found = list(Tasks(beside).every(wanted))
    starts = [Place.of(dice.choice(found)) for _ in range(min(PAGES, len(found)))]
    return [f"/zh/tasks?{urlencode({**given, 'after': f'{each.due}~{each.number}'})}" for each in starts]


def measured(place: Path, seconds: float) -> None:
    every, late = lists(place, Asked()), lists(place, overdue(today()), state="overdue")
    theirs = [f"/zh/tasks?{urlencode({'person': name})}" for name in ORGANISATIONS]
    single = [f"/zh/tasks/{number}" for number in range(1, 400)]
    with serving(place, keeping=False) as (port, process):
        server = Server(port, process, seconds)
        server.settle()
        bare = server.asked(["/bare"])
        told("bare endpoint", bare, bare)
        for name, addresses in (("lists of tasks", every), ("lists of what is overdue", late)):
            told(f"{name}, mostly asked for the first time", server.asked(addresses), bare)
            server.each(addresses)
            told(name, server.asked(addresses), bare, FLOOR, LATE)
        for name, addresses in (("lists of organisations", theirs), ("the board", ["/zh/tasks/board"]),
                                ("single tasks", single)):  # fmt: skip
            told(name, server.asked(addresses), bare)


def taken_in(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, heard = Path(folder, "任务表.xlsx"), list[Progress]()
        write(file, rows)
        with open_workspace(Path(folder, "ws"), create=True) as opened, closing(opened.beside()) as beside:
            tasks, began = Tasks(beside), perf_counter()
            found = read(file, None, heard.append)
            check(tasks, found)
            made: Sequence[object] = enter(tasks, found, actor="周敏", reason="年度分解")
            elapsed = perf_counter() - began
    met = "" if elapsed <= LIMIT else ", NOT MET"
    print(f"a table of {rows} rows: {elapsed:.1f} s (limit {LIMIT:.0f}{met}), {len(made)} tasks, {len(heard)} tellings")


def write(file: Path, rows: int) -> None:
    dice, book = random.Random(SEED), openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("任务")
    sheet.append(["编号", "事项", "责任单位", "配合单位", "督办单位", "开始时间", "完成期限", "前置事项"])
    for number in range(1, rows + 1):
        owner, other, supervisor = dice.sample(ORGANISATIONS, 3)
        needs = f"督-{dice.randint(1, number - 1)}" if number > 1 and dice.random() < 0.2 else ""
        due = date(2027, 1, 1) + timedelta(days=dice.randint(0, 360))
        sheet.append([f"督-{number}", f"落实第{number}项", owner, other, supervisor, "2026-12-01", str(due), needs])
    book.save(file)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--tasks", type=int, default=100_000)
    arguments.add_argument("--rows", type=int, default=10_000)
    arguments.add_argument("--seconds", type=float, default=5.0)
    arguments.add_argument("--place", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place: Path = chosen.place or Path(folder, "ws")
        if not place.exists():
            fill(place, chosen.tasks)
        measured(place, chosen.seconds)
    taken_in(chosen.rows)


if __name__ == "__main__":
    main()
