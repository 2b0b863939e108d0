"""What a store costs above the database it stands on: loading, repeating, records, in both stores, in one run.

    python benchmarks/ledger.py [--statements 1000000] [--runs 1] [--postgres ADDRESS | --no-postgres]

Made pages of 40 statements on 12 things each (as many bytes a statement as on the sample pages) are loaded as a build
loads them, batch by batch, each batch one transaction, and the same rows as bare tuples with 50,000 statements a
transaction into the same tables with the same indexes: by executemany of sqlite3, by COPY of psycopg. Then the same
batches come once more. Last, records are put into a version, ten statements each.

- SQLite, loading: floor 2.5 times bare executemany;
- the same batches again: 0 rows, floor 1.0 times the first loading;
- PostgreSQL, loading: floor 2.0 times bare COPY.

Each part is a process of its own; its peak memory is printed, the bare rows of a batch included. Times are wall times
of the calls alone: the making of the rows is left out; processor times, which other programs blur less, are those of
the process (of SQLite that is all). Without an address, a server of this machine's binaries is
started for the run, with the settings of a new installation.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from liandong.model import (
    Conflict,
    FoldedValue,
    Mention,
    Modality,
    Page,
    Quote,
    Record,
    Role,
    Statement,
    Tier,
    Value,
)
from liandong.store import encode, open_store
from liandong.store.actions import page_row
from liandong.store.derived import derived_rows
from liandong.store.protocol import Store
from liandong.store.rows import Derivation, DocumentRow, StatementRow, derivation
from reading import peak_megabytes

LOAD_FLOOR, AGAIN_FLOOR, COPY_FLOOR = 2.5, 1.0, 2.0
STATEMENTS, THINGS = 40, 12
"""On a page."""
MEMBERS = 3
"""Mentions of a record."""
PAGES, RECORDS, COMMITTED = 64, 1_000, 50_000
"""Pages of a batch and records of a portion, as in a build; statements of a bare transaction."""
REVISION = "made 1"
FILE = "ledger.sqlite"
PAGE_COLUMNS = ("hash", "path", "media_type", "size", "data")
PATH_COLUMNS = ("page", "origin", "path", "media_type")


class Batch(NamedTuple):
    """What a build hands over at a time."""

    pages: tuple[Page, ...]
    derivations: tuple[Derivation, ...]


def batches(statements: int) -> Iterator[Batch]:
    """So many statements, the same every time."""
    dice = random.Random(20_261_126)
    pages = iter(range(statements // STATEMENTS))
    while numbers := tuple(islice(pages, PAGES)):
        found = [made(dice, number) for number in numbers]
        yield Batch(tuple(page for page, _ in found), tuple(each for _, each in found))


def made(dice: random.Random, number: int) -> tuple[Page, Derivation]:
    """A page and what was read from it."""
    text = "".join(chr(dice.randrange(0x4E00, 0x5A00)) for _ in range(900))
    page = Page.of(f"{number:08}.txt", "text/plain", text.encode())
    document = digest("document", number)
    rows = []
    body = encode(example(page, document))
    for place in range(STATEMENTS):
        mention = digest("mention", number, place % THINGS)
        told = body.replace("170", str(dice.randrange(100, 10**9)), 1)
        rows.append(StatementRow(digest("statement", number, place), document, mention, "project", "investment", told))
    documents = (DocumentRow(document, 0, json.dumps({"text": text}, ensure_ascii=False)),)
    return page, derivation(page.hash, page.path, REVISION, documents, sorted(rows))


def example(page: Page, document: str) -> Statement:
    """A statement of two quotes, as long as one of the sample pages (700 bytes)."""
    told = "瀚榆生物科技公司将在鹭原市望沅区设立首个跨省区域总部，项目总投资170亿元，两年内实缴资本不低于2亿元；"
    quotes = [Quote(role, document, 0, len(told), told, page.hash, 0, len(told)) for role in (Role.VALUE, Role.SUBJECT)]
    mention = Mention(page.hash, 415, 422, "project")
    return Statement(mention, "investment", Value("170亿元", "17000000000"), tuple(quotes), document, "made@1")


def records(statements: int) -> Iterator[tuple[Record, ...]]:
    """A record for each ten statements, in portions."""
    value = Value("瀚榆生物科技公司首个跨省区域总部", "瀚榆生物科技公司首个跨省区域总部")
    quotes = tuple(example(Page.of("a.txt", "text/plain", b"a"), "0" * 32).evidence) * 2
    numbers = iter(range(statements // 10))
    while some := tuple(islice(numbers, RECORDS)):
        portion = []
        for number in some:
            members = sorted(digest("mention", number * MEMBERS // THINGS, n) for n in range(MEMBERS))
            told = tuple(digest("statement", number, n) for n in range(4))
            folded = FoldedValue(value, None, None, Modality.DONE, Conflict.NONE, quotes, told, 2, Tier.MEDIA, 0.9)
            names = tuple((name, (folded,)) for name in ("name", "place"))
            portion.append(Record(digest("record", number), "project", tuple(members), names, 2))
        yield tuple(portion)


def digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:32]


class Clock:
    """Adds up the time of what is done between its beginnings and ends."""

    def __init__(self) -> None:
        self.seconds = self.processor = 0.0

    def __enter__(self) -> None:
        self._began = perf_counter(), process_time()

    def __exit__(self, *_: object) -> None:
        self.seconds += perf_counter() - self._began[0]
        self.processor += process_time() - self._began[1]


def load(place: str, statements: int) -> dict[str, float]:
    """The batches through the store, once and once more, then the records."""
    first, again, put = Clock(), Clock(), Clock()
    with closing(open_store(place)) as store, store.lock(0):
        for batch in batches(statements):
            with first:
                assert store.add_pages(batch.pages, (), "in").known == 0
                store.add_derivations(batch.derivations)
        with first:
            store.settle()
            assert store.underived(REVISION) == ()
        for batch in batches(statements):
            with again:
                assert store.add_pages(batch.pages, (), "in").new == 0
        with again:
            store.settle()
            assert store.underived(REVISION) == ()
        loaded = peak_megabytes() or 0
        versions(store, statements, put)
        counts = store.view(store.newest()).counts()
        assert (counts.statements, sum(counts.records.values())) == (rounded(statements), rounded(statements) // 10)
    told = {"first": first.seconds, "again": again.seconds, "records": put.seconds, "processor": first.processor}
    return {**told, "megabytes": loaded, "megabytes of records": peak_megabytes() or 0}


def versions(store: Store, statements: int, clock: Clock) -> None:
    """A version with the records."""
    portions = records(rounded(statements))
    with clock:
        drafting = store.drafting(REVISION, "made 1")
        draft = drafting.__enter__()
    for portion in portions:
        with clock:
            draft.put_records(portion)
    with clock:
        draft.end_records()
        drafting.__exit__(None, None, None)


def rounded(statements: int) -> int:
    """How many statements whole pages have."""
    return statements // STATEMENTS * STATEMENTS


Rows = Sequence[Sequence[object]]


def bare(
    place: str, statements: int, begin: Callable[[], None], put: Callable[..., None], end: Callable[[], None]
) -> dict[str, float]:
    """The same rows past the store."""
    open_store(place).close()
    clock = Clock()
    waiting: dict[str, tuple[Sequence[str], list[Sequence[object]]]] = {}
    size = number = 0

    def write() -> None:
        with clock:
            begin()
            for table, (columns, rows) in waiting.items():
                put(table, columns, rows)
            end()
        waiting.clear()

    for batch in batches(statements):
        numbered = list(enumerate(batch.derivations, number))
        number += len(numbered)
        told: list[tuple[str, Sequence[str], Rows]] = [
            ("page", PAGE_COLUMNS, [tuple(page_row(page).values()) for page in batch.pages]),
            ("page_path", PATH_COLUMNS, [(p.hash, "in", p.path, p.media_type) for p in batch.pages]),
            *((table.name, columns, rows) for table, columns, rows in derived_rows(numbered) if rows),
        ]
        for table, columns, rows in told:
            waiting.setdefault(table, (columns, []))[1].extend(rows)
        size += sum(len(each.statements) for each in batch.derivations)
        if size >= COMMITTED:
            write()
            size = 0
    write()
    return {"first": clock.seconds, "processor": clock.processor, "megabytes": peak_megabytes() or 0}


def bare_sqlite(place: str, statements: int) -> dict[str, float]:
    """By executemany, with the same log, care and cache as the store's."""
    file = Path(place) / FILE
    open_store(place).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-32768"):
            connection.execute(f"PRAGMA {pragma}")

        def put(table: str, columns: Sequence[str], rows: Rows) -> None:
            marks = ", ".join("?" for _ in columns)
            connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

        def command(word: str) -> Callable[[], None]:
            return lambda: connection.execute(word).close()

        return bare(place, statements, command("BEGIN"), put, command("COMMIT"))


def bare_postgres(place: str, statements: int) -> dict[str, float]:
    """By COPY, in the form that psycopg writes unless it is told the types."""
    import psycopg

    from liandong.store import address_of

    address = address_of(place)
    assert address is not None
    with psycopg.connect(address.conninfo) as connection:
        connection.execute(f'SET search_path = "{address.schema}"')

        def put(table: str, columns: Sequence[str], rows: Rows) -> None:
            with connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row(row)

        return bare(place, statements, lambda: None, put, connection.commit)


PARTS = {"ours": load, "sqlite": bare_sqlite, "postgres": bare_postgres}


def measured(part: str, place: str, statements: int) -> dict[str, float]:
    """The part in a process of its own."""
    command = [sys.executable, __file__, "--part", part, place, "--statements", str(statements)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


def compared(name: str, rival: str, floor: float, places: Iterator[str], statements: int, runs: int) -> None:
    """Prints what the store takes of time and memory, as multiples of the bare database's."""
    found: list[tuple[dict[str, float], dict[str, float]]] = []
    for _ in range(runs):
        found.append((measured(rival, next(places), statements), measured("ours", next(places), statements)))
    beside = [(ours["first"] / bare["first"], ours["again"] / ours["first"], bare, ours) for bare, ours in found]
    ratio, again, bare, ours = sorted(beside, key=lambda each: each[0])[len(beside) // 2]
    print(f"{name}, {rounded(statements):,} statements:")
    print(f"  bare: {bare['first']:.1f} s; through the store: {ours['first']:.1f} s: ratio {ratio:.2f} (floor {floor})")
    processor = ours["processor"] / bare["processor"]
    print(f"  of this process's processor time: {bare['processor']:.1f} and {ours['processor']:.1f} s: {processor:.2f}")
    again = median(each[1] for each in beside)
    print(f"  the same batches again: {ours['again']:.1f} s, 0 rows: ratio {again:.2f} (floor {AGAIN_FLOOR})")
    print(f"  {rounded(statements) // 10:,} records into a version: {ours['records']:.1f} s")
    print(
        f"  peak memory: bare {bare['megabytes']:.0f} MB, loading {ours['megabytes']:.0f} MB,"
        f" with records {ours['megabytes of records']:.0f} MB",
        flush=True,
    )


def folders() -> Iterator[str]:
    """New folders, each gone when the next one is asked for."""
    while True:
        with tempfile.TemporaryDirectory() as place:
            yield place


def schemas(address: str) -> Iterator[str]:
    """New schemas of a database, each gone when the next one is asked for."""
    import psycopg

    from liandong.store import address_of

    number = 0
    while True:
        number += 1
        named = f"{address}{'&' if '?' in address else '?'}schema=benchmark_{number}"
        found = address_of(named)
        assert found is not None
        try:
            yield named
        finally:
            with psycopg.connect(found.conninfo) as connection:
                connection.execute(f"DROP SCHEMA IF EXISTS {found.schema} CASCADE")


def server(address: str | None) -> AbstractContextManager[Any]:
    """The address, or a server of this machine's own."""
    if address is not None:
        return nullcontext(address)
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from tests.server import missing, running

    reason = missing()
    return nullcontext(None) if reason else running(durable=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--statements", type=int, default=1_000_000)
    arguments.add_argument("--runs", type=int, default=1)
    arguments.add_argument("--postgres", metavar="ADDRESS", help="of a database in which schemas may be made")
    arguments.add_argument("--no-postgres", action="store_true")
    arguments.add_argument("--part", nargs=2, metavar=("PART", "PLACE"), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.part:
        print(json.dumps(PARTS[chosen.part[0]](chosen.part[1], chosen.statements)))
        return
    compared("SQLite", "sqlite", LOAD_FLOOR, folders(), chosen.statements, chosen.runs)
    if chosen.no_postgres:
        return
    with server(chosen.postgres) as found:
        if found is None:
            print("PostgreSQL: not measured, there is none on this machine (or no psycopg)")
            return
        address = found if isinstance(found, str) else found.place().partition("&schema=")[0]
        compared("PostgreSQL", "postgres", COPY_FLOOR, schemas(address), chosen.statements, chosen.runs)


if __name__ == "__main__":
    main()
