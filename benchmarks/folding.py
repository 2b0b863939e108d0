"""What folding costs above the database: everything, and what is stale, in a ledger of very many statements.

    python benchmarks/folding.py [--statements 1000000] [--stale 1000]

Made pages of 40 statements on 12 projects each (names, places, amounts that agree or clash, stages, days, what they are
part of; two quotes each, a thousand bytes) are loaded as a build loads them. Each project is told of
on three pages far apart, so a record is of ten statements. Resolution is left out: which mentions are one is told.
Then everything is folded as a build does it, portion by portion: statements read, records folded and written. Indexing
is left out; it has a benchmark of its own (searching.py).

- Everything: floor 2.5 times the bare insert of the same rows, that is executemany (sqlite3) of the statements, records
  and memberships of that ledger into empty tables with the same indexes, 50,000 a transaction; beside it the time
  into tables without any index.
- So many stale records, after pages came that tell of them once more: floor 8 times bare look-ups, one question a
  record for the texts of the statements about its mentions. Finding which are stale, reading the others for the checks
  and ending what is gone look at every mention and record, and are told by themselves: they grow with the ledger.

Times are processor times of one process each; its peak memory is printed.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

import ledger
from ledger import COMMITTED, PAGES, REVISION, STATEMENTS, THINGS, Batch, Clock
from liandong.engine import rare_collections
from liandong.model import Document, Mention, Page, Quote, Role, Statement, Value
from liandong.records.values.names import parse
from liandong.store import decode, open_store
from liandong.store.protocol import Store
from liandong.store.rows import Derivation, derivation, document_rows, statement_rows
from liandong.store.versions import Draft
from liandong.workspace.publish import MENTIONS, Stored, fold
from liandong.workspace.spine import Spine, Surveyed, spine
from reading import peak_megabytes

WHOLE_FLOOR, STALE_FLOOR = 2.5, 8.0
TOLD = 3
"""Pages that tell of a project."""
TEXT = "瀚榆生物科技公司将在鹭原市望沅区设立首个跨省区域总部，项目总投资170亿元，两年内实缴资本不低于2亿元；"
AMOUNTS = ("170", "169.8", "180")
STAGES = ("signed", "started", "building")
TABLES = ("statement", "record", "membership")


def batches(first: int, pages: int, seed: int) -> Iterator[Batch]:
    """So many pages from a number on, the same every time."""
    dice = random.Random(seed)
    for start in range(first, first + pages, PAGES):
        found = [made(dice, number) for number in range(start, min(start + PAGES, first + pages))]
        yield Batch(tuple(page for page, _ in found), tuple(each for _, each in found))


def made(dice: random.Random, number: int) -> tuple[Page, Derivation]:
    """A page and what was read from it: of the projects on it four or three statements each."""
    page = Page.of(f"{number:08}.txt", "text/plain", f"{number:08}{TEXT * 12}".encode())
    id_ = ledger.digest("document", number)
    document = Document(id_, page.hash, page.path, "made", TEXT, 0, len(TEXT), 0, len(TEXT))
    said: list[Statement] = []
    for thing in range(THINGS):
        mention = mentioned(page, thing)
        name = f"瀚榆生物科技跨省区域总部{dice.randrange(3)}期"
        date = f"2031-0{dice.randrange(1, 10)}"
        amount = dice.choice(AMOUNTS)
        told = [
            ("name", Value(name, name), None),
            ("amount", Value(f"{amount}亿元", amount, Decimal(amount) * 10**8, unit="元", currency="CNY"), None),
            ("status", Value("签约", dice.choice(STAGES)), None),
            ("part_of", Value("总部", "总部"), mentioned(page, thing - thing % 4).id),
            ("date", Value(date, date), None),
            ("place", Value("广州市南沙区", "广州市南沙区"), None),
        ]
        for name, value, ref in dice.sample(told, 4 if thing % 3 == 0 else 3):
            quotes = tuple(
                Quote(role, id_, 0, len(TEXT), TEXT, page.hash, thing, thing + len(TEXT))
                for role in (Role.VALUE, Role.SUBJECT)
            )
            said.append(Statement(mention, name, value, quotes, id_, "made@1", ref=ref))
    assert len(said) == STATEMENTS
    return page, derivation(page.hash, page.path, REVISION, document_rows([document]), statement_rows(said))


def mentioned(page: Page, thing: int) -> Mention:
    return Mention(page.hash, 20 * thing, 20 * thing + 12, "project")


def roots(place: str, statements: int, stale: int, into: str) -> dict[str, float]:
    """Writes for each mention, by number, the smallest of its record: without the pages that came last, and with."""
    pages = statements // STATEMENTS
    known = pages * THINGS
    records = known // TOLD
    last = -(-stale // THINGS)
    with closing(sqlite3.connect(Path(place) / ledger.FILE)) as connection:
        paths = dict(connection.execute("SELECT hash, path FROM page"))
    of = {
        mentioned(Page(hash_, path, "text/plain", b""), thing).id: (int(path[:8]), thing)
        for hash_, path in paths.items()
        for thing in range(THINGS)
    }
    for name, most in (("before", pages), ("after", pages + last)):
        found, smallest = array("i", [0]), dict[int, int]()
        for id_ in sorted(of):
            page, thing = of[id_]
            if page < most:
                number = page * THINGS + thing
                record = number % records if page < pages else (number - known) * (records // stale) % records
                found.append(smallest.setdefault(record, len(found)))
        Path(into, name).write_bytes(found.tobytes())
    return {}


def load(place: str, statements: int, stale: int, into: str) -> dict[str, float]:
    """The pages through the store, those that come last left out."""
    with closing(open_store(place)) as store, store.lock(0):
        add(store, batches(0, statements // STATEMENTS, 20_261_126))
    return {"megabytes": peak_megabytes() or 0}


def add(store: Store, given: Iterator[Batch]) -> None:
    for batch in given:
        store.add_pages(batch.pages, (), "in")
        store.add_derivations(batch.derivations)
    store.settle()


@contextmanager
def drafting(store: Store) -> Iterator[Draft]:
    """A version in the making, as a build drafts it."""
    with store.drafting(REVISION, "made 1") as draft, rare_collections(in_portions=True):
        yield draft


def whole(place: str, statements: int, stale: int, into: str) -> dict[str, float]:
    """Everything folded."""
    with closing(open_store(place)) as store, store.lock(0), drafting(store) as draft:
        return folded(draft, Path(into, "before"))


def part(place: str, statements: int, stale: int, into: str) -> dict[str, float]:
    """What is stale folded, once the last pages are there; then the same statements looked up bare."""
    with closing(open_store(place)) as store, store.lock(0), drafting(store) as draft:
        told = folded(draft, Path(into, "after"))
    look = Clock()
    with closing(sqlite3.connect(Path(place) / ledger.FILE)) as connection:
        connection.execute("PRAGMA cache_size=-32768")
        query = "SELECT mention FROM membership WHERE record = ? AND last_version IS NULL"
        fresh = [row[0] for row in connection.execute("SELECT id FROM record WHERE first_version = 2")]
        members = [[row[0] for row in connection.execute(query, (id_,))] for id_ in fresh]
        found = 0
        with look:
            for each in members:
                asked = f"SELECT id, body FROM statement WHERE mention IN ({', '.join('?' for _ in each)})"
                found += len(connection.execute(asked, each).fetchall())
    assert found > len(fresh)
    return {**told, "look-ups": look.processor, "statements": found}


def warm(code: Spine) -> None:
    """Has the tables of words at hand, which resolution has read by the time that records are folded."""
    _, derived = made(random.Random(0), 0)
    code.fold([decode(Statement, row.body) for row in derived.statements], {}, Surveyed({}, {}), {})
    parse("广州市南沙区")


def folded(draft: Draft, place: Path) -> dict[str, float]:
    code, source = spine(), Stored(draft)
    known = array("i")
    known.frombytes(place.read_bytes())
    assert draft.desk.size == len(known) - 1
    warm(code)
    draft.desk.put_roots(known)
    carry, read = Clock(), Clock()
    carried = records = 0
    with carry:
        for some in draft.carried():
            carried += len(some)
    with read:
        for clusters in draft.stale(MENTIONS):
            records += len(draft.put_records(fold(draft, source, code, clusters)))
    with carry:
        draft.end_records()
    return {
        "carried": carried,
        "carrying": carry.processor,
        "records": records,
        "folding": read.processor,
        "megabytes": peak_megabytes() or 0,
    }


def bare(place: str, statements: int, stale: int, into: str) -> dict[str, float]:
    """The rows of the folded ledger into empty tables: with its indexes, and without any."""
    found = {}
    for name in ("indexed", "plain"):
        target = Path(into) / name
        target.mkdir()
        open_store(str(target)).close()
        found[name] = copied(Path(place) / ledger.FILE, target / ledger.FILE, plain=name == "plain")
        (target / ledger.FILE).unlink()
    return found


def copied(source: Path, target: Path, *, plain: bool) -> float:
    clock = Clock()
    with closing(sqlite3.connect(source)) as rows, closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-32768"):
            connection.execute(f"PRAGMA {pragma}")
        for table in TABLES:
            names = [row[1] for row in rows.execute(f"PRAGMA table_info({table})")]
            into = f"bare_{table}" if plain else table
            if plain:
                connection.execute(f"CREATE TABLE {into} ({', '.join(names)})")
            command = f"INSERT INTO {into} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"
            cursor = rows.execute(f"SELECT {', '.join(names)} FROM {table}")
            while some := cursor.fetchmany(COMMITTED):
                with clock:
                    connection.execute("BEGIN")
                    connection.executemany(command, some)
                    connection.execute("COMMIT")
    return clock.processor


def more(place: str, statements: int, stale: int, into: str) -> dict[str, float]:
    """The pages that come last."""
    with closing(open_store(place)) as store, store.lock(0):
        add(store, batches(statements // STATEMENTS, -(-stale // THINGS), 7))
    return {}


PARTS = {"load": load, "roots": roots, "whole": whole, "bare": bare, "more": more, "part": part}


def measured(name: str, place: Path, chosen: argparse.Namespace) -> dict[str, float]:
    """The part in a process of its own."""
    command = [sys.executable, __file__, "--part", name, str(place)]
    command += ["--statements", str(chosen.statements), "--stale", str(chosen.stale)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


def run(place: Path, chosen: argparse.Namespace) -> None:
    loaded = measured("load", place, chosen)
    print(f"{chosen.statements:,} statements loaded: peak {loaded['megabytes']:.0f} MB", flush=True)
    measured("roots", place, chosen)
    all_ = measured("whole", place, chosen)
    rows = measured("bare", place, chosen)
    seconds, megabytes = all_["folding"], all_["megabytes"]
    print(f"everything folded, {all_['records']:,} records: {seconds:.1f} s, peak {megabytes:.0f} MB")
    print(
        f"  bare insert of the same rows: {rows['indexed']:.1f} s: ratio {all_['folding'] / rows['indexed']:.2f}"
        f" (floor {WHOLE_FLOOR}); without indexes {rows['plain']:.1f} s: {all_['folding'] / rows['plain']:.2f}",
        flush=True,
    )
    measured("more", place, chosen)
    measured("roots", place, chosen)
    some = measured("part", place, chosen)
    print(
        f"{some['records']:,} stale of {some['records'] + some['carried']:,}: {some['folding']:.2f} s;"
        f" finding them and looking at the rest {some['carrying']:.2f} s, peak {some['megabytes']:.0f} MB"
    )
    print(
        f"  bare look-ups of their {some['statements']:,} statements: {some['look-ups']:.3f} s:"
        f" ratio {some['folding'] / some['look-ups']:.2f} (floor {STALE_FLOOR})",
        flush=True,
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--statements", type=int, default=1_000_000)
    arguments.add_argument("--stale", type=int, default=1_000)
    arguments.add_argument("--part", nargs=2, metavar=("PART", "PLACE"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.part:
        place = Path(chosen.part[1])
        print(json.dumps(PARTS[chosen.part[0]](str(place / "ws"), chosen.statements, chosen.stale, str(place))))
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "ws").mkdir()
        run(Path(folder), chosen)


if __name__ == "__main__":
    main()
