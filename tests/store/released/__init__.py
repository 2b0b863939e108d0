"""Ledgers that the programs of each migration made, each with the same two pages, a novel and an empty file.

They were built in two rounds; from `0002` on persons judged, from `0005` on they corrected,
entered, rejected, undid and erased too (`at` 10:00 to 10:07 of one day). The newest is made by `write`, with the
program of its day, before a migration that comes after it is begun:

    python -c "from tests.store.released import write; write()"
"""

import lzma
import shutil
import sqlite3
import tempfile
from pathlib import Path

from sqlalchemy import MetaData, text

from liandong import open_workspace
from liandong.samples import folder as samples
from liandong.store import address_of, migrations
from liandong.store.places import Address

HERE = Path(__file__).parent
REVISIONS = tuple(sorted(file.name.partition(".")[0] for file in HERE.glob("*.sqlite.xz")))
NAMES = ("10_digits_deleted.txt", "11_follow_up.txt")
PAGES = Path(tempfile.gettempdir()) / "pages"
WHO = {"actor": "王明", "reason": "现场核实"}


def lay(revision: str, place: str) -> None:
    """Makes the ledger of this migration in a folder or a database, which has none."""
    address = address_of(place)
    packed = lzma.decompress((HERE / f"{revision}.sqlite.xz").read_bytes())
    if address is None:
        Path(place).mkdir(parents=True, exist_ok=True)
        (Path(place) / "ledger.sqlite").write_bytes(packed)
        return
    with tempfile.TemporaryDirectory() as unpacked:
        file = Path(unpacked) / "ledger.sqlite"
        file.write_bytes(packed)
        _copy(file, address, revision)


def _copy(file: Path, address: Address, revision: str) -> None:
    """The same rows in a database; what a store makes of them for itself (the index) is made anew."""
    from liandong.store.postgres.connection import engine_of
    from liandong.store.postgres.dialect import PostgresDialect

    engine, dialect, old = engine_of(address), PostgresDialect(), sqlite3.connect(file)
    with engine.connect() as connection, connection.begin():
        connection.execute(text(f'CREATE SCHEMA "{address.schema}"'))
        migrations.upgrade(connection, revision)
        there = MetaData()
        there.reflect(connection)
        for table in there.sorted_tables:
            if table.name not in ("alembic_version", "search_index", "search_total"):
                names = table.columns.keys()
                rows = old.execute(f"SELECT {', '.join(names)} FROM {table.name}").fetchall()
                dialect.put(connection, table, names, rows)
        dialect.index.fill(connection)
    engine.dispose()
    old.close()


def held(revision: str) -> dict[str, set[str]]:
    """The ids of what the ledger of this migration holds, asked without our program."""
    with tempfile.TemporaryDirectory() as place:
        lay(revision, place)
        connection = sqlite3.connect(Path(place) / "ledger.sqlite")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        wanted = {"page": "hash", "document": "id", "statement": "id", "record": "id", "decision": "id", "action": "id"}
        found = {
            table: {id_ for (id_,) in connection.execute(f"SELECT {column} FROM {table}")}
            for table, column in wanted.items()
            if table in tables
        }
        connection.close()
    return found


def write() -> None:
    """Makes the ledger of the newest migration."""
    PAGES.mkdir(exist_ok=True)
    with samples() as pages:
        for name in NAMES:
            shutil.copy(pages / name, PAGES / name)
    (PAGES / "novel.txt").write_text("小说\n第一章 风起\n", encoding="utf-8")
    (PAGES / "empty.txt").write_bytes(b"")
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        _fill(place)
        with sqlite3.connect(place / "ledger.sqlite", isolation_level=None) as connection:
            for command in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode=DELETE"):
                connection.execute(command)
        connection.close()
        packed = lzma.compress((place / "ledger.sqlite").read_bytes(), preset=9)
    (HERE / f"{migrations.HEAD}.sqlite.xz").write_bytes(packed)


def _fill(place: Path) -> None:
    with open_workspace(place, create=True) as opened:
        opened.build([PAGES / "11_follow_up.txt", PAGES / "empty.txt"])
        opened.build([PAGES])
        ids = [record.id for record in opened.ledger().records("project")]
        at = [f"2026-11-26T10:0{minute}:00+08:00" for minute in range(8)]
        first = opened.decide(ids[0], ids[1], "different", **WHO, at=at[0])
        opened.decide(ids[0], ids[2], "unsure", **WHO, at=at[1])
        opened.undo(first, actor="王明", reason="看错了", at=at[2])
        opened.correct(ids[0], "amount", "18亿元", **WHO, at=at[3])
        opened.enter("project", {"name": "乙港三期工程", "amount": "3亿元"}, **WHO, at=at[4])
        back = opened.reject(ids[1], "name", **WHO, at=at[5])
        opened.undo(back, **WHO, at=at[6])
        opened.erase("10_digits_deleted.txt", actor="王明", reason="误收", at=at[7])
