"""Desk (案头) of a build, in temporary tables: mentions by number, and what is sorted or looked up on the way.

The tables are gone with the transaction of the version: nothing of them is kept. What is asked of them is said in
liandong.store.protocol; numbers are those of mentions in the order of their ids, and of homes (families) likewise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    bindparam,
    case,
    func,
    insert,
    select,
    text,
    tuple_,
    update,
)

from liandong.model import Statement
from liandong.store import schema
from liandong.store.dialect import Dialect
from liandong.store.neighbours import chunks
from liandong.store.outline import outlines
from liandong.store.schema import ID, TEXT, standing

_ROWS_AT_A_TIME = 1_000
_HOMES_AT_A_TIME = 50
"""Families of copies whose statements are asked for together."""
_RETRACTING = '"retracts":'
"""Stands in the text of a statement that takes another one back; a quotation mark in a value stands there escaped."""

_metadata = MetaData()
_TEMPORARY = ["TEMPORARY"]

numbered = Table(
    "desk_mention",
    _metadata,
    Column("number", Integer, primary_key=True),
    Column("id", ID, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("home", Integer, nullable=False),
    Column("root", Integer),
    prefixes=_TEMPORARY,
)
"""The mentions of a version by number, each with that of the smallest of its cluster."""

_home = Table(
    "desk_home",
    _metadata,
    Column("number", Integer, primary_key=True),
    Column("family", ID, nullable=False, unique=True),
    prefixes=_TEMPORARY,
)
_ONCE_FILLED = ("id", "kind, home"), ("root",)
"""What mentions are looked up by, once they are numbered, and once their clusters are known."""


class Told(NamedTuple):
    """A statement without its quotes, with the numbers of its mention and of the home of that."""

    home: int
    mention: int
    statement: Statement


class Cluster(NamedTuple):
    """A record to be: the ids of its mentions, smallest first."""

    members: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.members[0]


class SqlDesk:
    """The desk on the writer's own connection, over the statements of the version that it writes."""

    def __init__(self, connection: Connection, version: int, dialect: Dialect) -> None:
        self._connection, self._version, self._dialect = connection, version, dialect
        self._tables: list[Table] = []
        self._homes = 0
        self._size: int | None = None

    @property
    def size(self) -> int:
        """How many mentions there are; they are numbered when this is first asked."""
        if self._size is None:
            self._number()
            n = numbered.c
            query = select(func.count(n.number), func.coalesce(func.max(n.home), 0))
            self._size, self._homes = self._connection.execute(query).one()
        return self._size

    def close(self) -> None:
        """Leaves nothing behind."""
        for table in self._tables:
            table.drop(self._connection)
        self._tables, self._size = [], None

    def known(self, ids: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        n = numbered.c
        query = select(n.id, n.number, n.kind)
        return {
            row[0]: (row[1], row[2])
            for some in chunks(ids)
            for row in self._connection.execute(query.where(n.id.in_(some)))
        }

    def named(self, numbers: Iterable[int]) -> Mapping[int, str]:
        n = numbered.c
        query = select(n.number, n.id)
        return {
            row[0]: row[1]
            for some in chunks(numbers)
            for row in self._connection.execute(query.where(n.number.in_(some)))
        }

    def retracting(self) -> Iterator[Statement]:
        s = schema.statement
        query = self._standing(select(s.c.id, s.c.body)).where(self._dialect.holds(s.c.body, _RETRACTING))
        return outlines((row.id, row.body) for row in self._connection.execute(query))

    def told(self, kind: str) -> Iterator[list[Told]]:
        n = numbered.c
        for home in range(1, self._homes + 1, _HOMES_AT_A_TIME):
            some = n.home.between(home, home + _HOMES_AT_A_TIME - 1)
            told = self._told(self._saying().where(n.kind == kind, some))
            if told:
                yield told

    def told_of(self, mentions: Sequence[int]) -> list[Told]:
        query = self._saying()
        return [one for some in chunks(mentions) for one in self._told(query.where(numbered.c.number.in_(some)))]

    def sheaf(self) -> "SqlSheaf":
        name = f"desk_sheaf_{len(self._tables)}"
        columns = Column("first", BigInteger), Column("second", BigInteger), Column("data", LargeBinary)
        table = self.make(Table(name, MetaData(), *columns, prefixes=_TEMPORARY))
        return SqlSheaf(self._connection, table, self._dialect)

    def shelf(self) -> "SqlShelf":
        name = f"desk_shelf_{len(self._tables)}"
        columns = Column("number", BigInteger, index=True), Column("data", LargeBinary, nullable=False)
        table = self.make(Table(name, MetaData(), *columns, prefixes=_TEMPORARY))
        return SqlShelf(self._connection, table, self._dialect)

    def put_roots(self, roots: Sequence[int]) -> None:
        """The cluster of each mention, by number."""
        moved = update(numbered).where(numbered.c.number == bindparam("of")).values(root=bindparam("to"))
        rows: list[dict[str, int]] = []
        for number in range(1, self.size + 1):
            if roots[number] != number:
                rows.append({"of": number, "to": roots[number]})
            if rows and (len(rows) >= _ROWS_AT_A_TIME or number == self.size):
                self._connection.execute(moved, rows)
                rows = []
        self._index(*_ONCE_FILLED[1])

    def clusters(self, mentions: int, among: Table | None = None) -> Iterator[list[Cluster]]:
        """All clusters, or those whose roots are `among` these, by number, in portions of about so many mentions."""
        portion: list[Cluster] = []
        size = 0
        for cluster in self._clusters(among):
            portion.append(cluster)
            size += len(cluster.members)
            if size >= mentions:
                yield portion
                portion, size = [], 0
        if portion:
            yield portion

    def records(self, mentions: Iterable[str]) -> dict[str, str]:
        """The record that each of these mentions belongs to, where it is there."""
        record = numbered.alias()
        query = select(numbered.c.id, record.c.id).join(record, record.c.number == numbered.c.root)
        return {
            row[0]: row[1]
            for some in chunks(mentions)
            for row in self._connection.execute(query.where(numbered.c.id.in_(some))).fetchall()
        }

    def _clusters(self, among: Table | None) -> Iterator[Cluster]:
        n = numbered.c
        query = select(n.root, n.number, n.id).order_by(n.root, n.number).limit(_ROWS_AT_A_TIME)
        if among is not None:
            query = query.join(among, among.c.root == n.root)
        last, members = (0, 0), list[str]()
        while rows := self._connection.execute(query.where(tuple_(n.root, n.number) > last)).fetchall():
            for root, number, id_ in rows:
                if root != last[0] and members:
                    yield Cluster(tuple(members))
                    members = []
                last = root, number
                members.append(id_)
        if members:
            yield Cluster(tuple(members))

    def _number(self) -> None:
        """Numbers homes and mentions by inserting them in their order."""
        d, f, s, v = schema.document, schema.fingerprint, schema.statement, schema.derivation
        family = func.coalesce(f.c.family, d.c.id).label("family")
        homes = select(family).distinct().join(v, v.c.id == d.c.derivation).where(standing(v, self._version))
        homes = homes.outerjoin(f, f.c.document == d.c.id).order_by(family)
        self._connection.execute(insert(self.make(_home)).from_select(["family"], homes))
        own = func.min(case((~schema.attested, s.c.document)))  # a person's page does not move what it speaks of
        document = func.coalesce(own, func.min(s.c.document)).label("document")
        each = select(s.c.mention, func.min(s.c.kind).label("kind"), document)
        told = self._standing(each).group_by(s.c.mention).subquery()
        query = select(told.c.mention, told.c.kind, _home.c.number).order_by(told.c.mention)
        query = query.outerjoin(f, f.c.document == told.c.document)
        query = query.join(_home, _home.c.family == func.coalesce(f.c.family, told.c.document))
        self._connection.execute(insert(self.make(numbered)).from_select(["id", "kind", "home"], query))
        self._connection.execute(update(numbered).values(root=numbered.c.number))
        self._index(*_ONCE_FILLED[0])
        self._dialect.filled(self._connection, numbered)

    def _saying(self) -> Select[Any]:
        s = schema.statement
        query = select(numbered.c.home, numbered.c.number, s.c.id, s.c.body)
        return self._standing(query.join(s, s.c.mention == numbered.c.id))

    def _told(self, query: Select[Any]) -> list[Told]:
        rows = self._connection.execute(query).fetchall()
        said = outlines((row[2], row[3]) for row in rows)
        return [Told(row[0], row[1], statement) for row, statement in zip(rows, said, strict=True)]

    def _standing(self, query: Select[Any]) -> Select[Any]:
        s, v = schema.statement, schema.derivation
        return query.join(v, v.c.id == s.c.derivation).where(standing(v, self._version))

    def make(self, table: Table) -> Table:
        """Makes a temporary table, which is there until the desk is closed."""
        table.create(self._connection, checkfirst=False)
        self._tables.append(table)
        return table

    def _index(self, *columns: str) -> None:
        for each in columns:
            name = f"{numbered.name}_{each.split(',')[0]}"
            self._connection.execute(text(f"CREATE INDEX {name} ON {numbered.name} ({each})"))


class _Rows:
    """A table to which rows are added many at a time."""

    def __init__(self, connection: Connection, table: Table, dialect: Dialect) -> None:
        self._connection, self._table, self._dialect = connection, table, dialect
        self._waiting: list[tuple[object, ...]] = []
        self._columns = tuple(table.c.keys())

    def _add(self, *row: object) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= _ROWS_AT_A_TIME:
            self._write()

    def _write(self) -> None:
        if self._waiting:
            self._dialect.put(self._connection, self._table, self._columns, self._waiting)
            self._waiting = []


class SqlSheaf(_Rows):
    """Rows that come back sorted."""

    def add(self, first: int, second: int, data: bytes | None = None) -> None:
        self._add(first, second, data)

    def sorted(self) -> Iterator[tuple[int, int, bytes | None]]:
        self._write()
        t = self._table
        query = select(t.c.first, t.c.second, t.c.data).order_by(t.c.first, t.c.second)
        with self._connection.execute(query, execution_options={"yield_per": _ROWS_AT_A_TIME}) as rows:
            for row in rows:
                yield row[0], row[1], row[2]
        self._dialect.empty(self._connection, t)


class SqlShelf(_Rows):
    """Rows found by number."""

    def add(self, number: int, data: bytes) -> None:
        self._add(number, data)

    def get(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        self._write()
        t = self._table
        for some in chunks(numbers):
            for row in self._connection.execute(select(t.c.number, t.c.data).where(t.c.number.in_(some))).fetchall():
                yield row[0], row[1]

    def clear(self) -> None:
        self._waiting = []
        self._dialect.empty(self._connection, self._table)
