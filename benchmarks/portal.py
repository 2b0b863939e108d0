"""How fast the portal answers beside a bare endpoint of the same server, in one run.

    python benchmarks/portal.py [--projects 100000] [--seconds 5] [--loads 10000] [--place FOLDER]

Made projects (benchmarks/searching.py: each told of by one page) are put into a ledger; a server process of its own
serves the portal over it and, beside it, an endpoint that answers a constant; sixteen connections ask one thing after
another. Requests a second and the 95th percentile are told as ratios to the bare endpoint; what has a floor is asked
in five rounds in turns with it, of which the median is told.

- Pages and record cards that were asked for before: floor 0.45 of its requests, 3 times its 95th percentile.
- Filtered lists, of which no answer is kept, only what was counted: floor 0.08 (goal 0.12), 12 times. Those asked for
  the first time, which are counted, are printed without a floor.
- Full-text search, likewise: floor 0.03 (goal 0.05), 30 times.
- Record cards that nobody asked for before are printed without a floor.
- The memory of the server over so many loads: floor 5 % of growth, once it has answered a tenth of them.
- The largest list page: floor 150 kB.

With `--place` the ledger is kept there and used again.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import urlopen

import searching
from liandong import open_workspace
from liandong.search import document_entry, record_entry
from liandong.store import open_store
from liandong.workspace import spine
from load import Load, load

SEED = 1


class Measured(NamedTuple):
    """What came of a load, and what each answer took of the processor in the server, in milliseconds."""

    load: Load
    processor: float


CARDS, LISTS = 1_000, 400
LIST_BYTES = 150_000
GROWTH = 0.05
ROUNDS = 5
WARM = 0.1
QUIET, IDLE = 2.0, 0.05
"""Seconds in which a server that does nothing takes no more than this share of a processor."""


def fill(place: Path, projects: int) -> None:
    """A ledger of so many projects, surveyed and indexed as a build does it."""
    code = spine()
    with closing(open_store(place)) as store, store.lock(0):
        for some in searching.portions(projects, SEED):
            store.add_pages([page for page, _, _ in some], (), "bench")
            store.add_derivations([searching.derived(*each) for each in some])
        with store.drafting("r", "c") as draft:
            for documents in draft.unsurveyed():
                code.arrive(draft.prints, [code.fingerprint(document) for document in documents])
                draft.index(map(document_entry, documents))
            draft.put_survey()
            for some in searching.portions(projects, SEED):
                records = searching.records_of([each for _, _, statements in some for each in statements], {})
                draft.put_records(records)
                draft.index(map(record_entry, records))


def serve(place: str, number: int, *, keeping: bool) -> None:
    """Serves the portal on this socket, and the bare endpoint beside it, until the process is ended."""
    import uvicorn
    from fastapi import FastAPI

    from liandong.portal import application
    from liandong.portal.guard import Message, Receive, Send
    from liandong.portal.kept import MOST_BYTES

    bare = FastAPI(openapi_url=None)

    @bare.get("/bare")
    async def answer() -> dict[str, int]:
        return {"answer": 42}

    with open_workspace(place) as opened:
        portal = application(opened, hosts=["127.0.0.1"], keep_bytes=MOST_BYTES if keeping else 0)
        portal.begin()

        async def both(scope: Message, receive: Receive, send: Send) -> None:
            await (bare if scope.get("path") == "/bare" else portal)(scope, receive, send)

        config = uvicorn.Config(both, log_level="warning", access_log=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[socket.socket(fileno=number)])


@contextmanager
def serving(place: Path, *, keeping: bool) -> Iterator[tuple[int, int]]:
    """Port and process of a server."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        command = [sys.executable, __file__, "--serve", str(place), str(listening.fileno())]
        process = subprocess.Popen([*command, *(["--keeping"] if keeping else [])], pass_fds=[listening.fileno()])
        try:
            with urlopen(f"http://127.0.0.1:{listening.getsockname()[1]}/bare"):
                pass  # it answers now
            yield listening.getsockname()[1], process.pid
        finally:
            process.terminate()
            process.wait()


def cards(place: Path) -> list[str]:
    """The addresses of some record cards."""
    dice = random.Random(7)
    with open_workspace(place) as opened:
        ids = [record.id for record, _ in zip(opened.ledger().records("project"), range(CARDS * 20), strict=False)]
    return [f"/{dice.choice(('zh', 'en'))}/record/{id_}" for id_ in dice.sample(ids, min(CARDS, len(ids)))]


def lists() -> list[str]:
    """Filtered lists: one filter or two, in each order."""
    dice = random.Random(8)
    made: list[str] = []
    for _ in range(LISTS):
        given = {
            "region": dice.choice(("广东", "广州", "深圳", "上海", "江苏", "苏州")),
            "status": dice.choice(("签约", "开工", "在建", "投产")),
            "period": str(dice.randint(2016, 2025)),
            "amount": f">{dice.randint(1, 800)}亿",
        }
        chosen = {name: given[name] for name in dice.sample(sorted(given), dice.randint(1, 2))}
        order = dice.choice(("newest", "amount", "name"))
        made.append(f"/zh/projects?{urlencode({**chosen, 'order': order})}")
    return made


def searches() -> list[str]:
    words = (
        "产业园",
        "智能装备",
        "生物医药",
        "签约 产业园",
        "总投资 地区:广州",
        "跨境电商 状态:开工",
        "新材料 时间:2020",
    )
    return [f"/zh/search?{urlencode({'q': word})}" for word in words]


def megabytes(process: int) -> float:
    """What the process holds of memory (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def seconds_of(process: int) -> float:
    """What the process has taken of processors until now (Linux)."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


class Server(NamedTuple):
    """A server that is asked, and how long each time."""

    port: int
    process: int
    seconds: float

    def asked(self, addresses: Sequence[str]) -> Measured:
        before = seconds_of(self.process)
        found = load(self.port, addresses, seconds=self.seconds)
        return Measured(found, (seconds_of(self.process) - before) / (found.rate * self.seconds) * 1000)

    def beside(self, addresses: Sequence[str]) -> tuple[Measured, Measured]:
        """What came of the addresses and of the bare endpoint just before: some rounds in turns, of which the one with
        the median share is told, for the speed of a machine changes between rounds."""
        rounds = [(self.asked(["/bare"]), self.asked(addresses)) for _ in range(ROUNDS)]
        bare, found = sorted(rounds, key=lambda each: each[1].load.rate / each[0].load.rate)[ROUNDS // 2]
        return found, bare

    def settle(self) -> None:
        """Waits until it has worked out what it does ahead of visitors, by which whatever is measured would suffer."""
        before, busy = seconds_of(self.process), True
        while busy:
            sleep(QUIET)
            now = seconds_of(self.process)
            busy, before = now - before > QUIET * IDLE, now

    def each(self, addresses: Sequence[str]) -> None:
        """Asks for each of the addresses once, so that what is worked out once for a version is worked out."""
        for address in addresses:
            with urlopen(f"http://127.0.0.1:{self.port}{address}"):
                pass


def told(name: str, measured: Measured, than: Measured, floor: float | None = None, late: float | None = None) -> None:
    found, bare = measured.load, than.load
    share, slow = found.rate / bare.rate, found.p95 / bare.p95
    met = [] if floor is None or late is None else [f"floor {floor}, {late:.0f}"]
    if floor is not None and late is not None and (share < floor or slow > late):
        met.append("NOT MET")
    print(
        f"{name}: {found.rate:.0f} a second, {share:.2f} of bare; ms median {found.median:.1f}, p95 {found.p95:.1f}"
        f" ({slow:.1f} of bare), p99 {found.p99:.1f}, slowest {found.slowest:.0f}; failed {found.failed};"
        f" largest {found.largest / 1000:.0f} kB; server {measured.processor:.2f} ms of the processor, bare"
        f" {than.processor:.2f}{' (' + ', '.join(met) + ')' if met else ''}",
        flush=True,
    )


def run(place: Path, seconds: float, loads: int) -> None:
    known = cards(place)
    with serving(place, keeping=True) as (port, process):
        server = Server(port, process, seconds)
        server.settle()
        bare = server.asked(["/bare"])
        told("bare endpoint", bare, bare)
        told("cards nobody asked for before", server.asked(known), bare)
        kept = [*known[:200], "/zh/projects", "/en/events", "/zh/search?q=%E4%BA%A7%E4%B8%9A%E5%9B%AD"]
        server.each(kept)
        told("pages and cards that are kept", *server.beside(kept), 0.45, 3)
    with serving(place, keeping=False) as (port, process):
        server = Server(port, process, seconds)
        server.settle()
        bare = server.asked(["/bare"])
        told("bare endpoint", bare, bare)
        told("record cards, nothing kept", server.asked(known), bare)
        told("filtered lists, mostly asked for the first time", server.asked(lists()), bare)
        server.each(lists())
        found, beside = server.beside(lists())
        told("filtered lists, no answer kept", found, beside, 0.08, 12)
        print(f"  largest list: {found.load.largest / 1000:.0f} kB (floor {LIST_BYTES / 1000:.0f})")
        server.each(searches())
        told("search, no answer kept", *server.beside(searches()), 0.03, 30)
    flat(place, [*known, *lists(), *searches()], loads)


def flat(place: Path, addresses: Sequence[str], loads: int) -> None:
    """The memory of a server over many loads."""
    with serving(place, keeping=True) as (port, process):
        Server(port, process, 2.0).settle()
        done, first = 0.0, 0.0
        while done < loads:
            found = load(port, addresses, seconds=2.0, seed=int(done) + 1)
            done += found.rate * 2.0
            if not first and done >= loads * WARM:
                first = megabytes(process)
        sleep(0.2)
        last = megabytes(process)
    grown = last / first - 1
    print(
        f"memory of the server: {first:.0f} MB after a tenth of {done:.0f} loads, {last:.0f} MB after all: {grown:+.1%}"
        f" (floor {GROWTH:.0%}){'' if grown <= GROWTH else ', NOT MET'}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--projects", type=int, default=100_000)
    arguments.add_argument("--seconds", type=float, default=5.0)
    arguments.add_argument("--loads", type=int, default=10_000)
    arguments.add_argument("--place", type=Path)
    arguments.add_argument("--serve", nargs=2, metavar=("PLACE", "SOCKET"), help=argparse.SUPPRESS)
    arguments.add_argument("--keeping", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.serve:
        serve(chosen.serve[0], int(chosen.serve[1]), keeping=chosen.keeping)
        return
    with tempfile.TemporaryDirectory() as folder:
        place: Path = chosen.place or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        if not any(place.iterdir()):
            fill(place, chosen.projects)
        run(place, chosen.seconds, chosen.loads)


if __name__ == "__main__":
    main()
