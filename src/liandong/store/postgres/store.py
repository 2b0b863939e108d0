"""A ledger in one schema of a PostgreSQL database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import local

from psycopg import sql
from sqlalchemy import Connection, Engine, text

from liandong.errors import WorkspaceError
from liandong.messages import words
from liandong.store import archive, migrations
from liandong.store.beside import Beside
from liandong.store.places import Address
from liandong.store.postgres.beside import BesideTables
from liandong.store.postgres.connection import driver_of, engine_of
from liandong.store.postgres.dialect import PostgresDialect
from liandong.store.postgres.failures import told
from liandong.store.postgres.lock import WAITED_SECONDS, alone, locked, wait
from liandong.store.postgres.recognise import check_whole, recognise, tables
from liandong.store.sql import SqlStore


class PostgresStore(SqlStore):
    """The store of a workspace that many machines share. Opening it makes the schema, and migrates it."""

    def __init__(self, address: Address) -> None:
        super().__init__(PostgresDialect())
        self.address = address
        self._engine = engine_of(address)
        self._readers = self._engine.execution_options(postgresql_readonly=True)
        self._held = local()
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._engine.dispose()

    def beside(self) -> Beside:
        return BesideTables(self._engine, self.address)

    @contextmanager
    def lock(self, seconds: float) -> Iterator[None]:
        with told(self.address), locked(self._engine, self.address, seconds) as connection:
            self._held.session = connection
            try:
                yield
            finally:
                del self._held.session

    def compact(self) -> None:
        """Writes the tables anew without what was deleted from them, one after another; readers wait meanwhile.

        WorkspaceBusy where readers hold a table for long. What the server keeps beside (its log, its backups) is its
        keeper's to clear.
        """
        with told(self.address), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            with driver_of(connection).cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{WAITED_SECONDS}s'")
                for name in sorted(tables(connection, self.address)):
                    cursor.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.Identifier(name)))
                cursor.execute("RESET lock_timeout")
                cursor.execute("COMMENT ON TABLE tombstone IS NULL")

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with told(self.address), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """In the session by which this thread holds the lock, where it does: then whoever lost the lock cannot write.

        What is written without the lock (a person's decision) is written one after another, beside a build.
        """
        session = self._session()
        with told(self.address):
            if session is None:
                with alone(self._engine, "write", self.address) as connection:
                    yield connection
            else:
                with session.begin():
                    yield session

    @contextmanager
    def _logging(self) -> Iterator[Connection]:
        """As `_writing`, but also in the session that holds the lock one after another with all who add to the log."""
        session = self._session()
        with told(self.address):
            if session is None:
                with alone(self._engine, "write", self.address) as connection:
                    yield connection
            else:
                with session.begin():
                    session.execute(text("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
                    wait(session, "write", self.address)
                    yield session

    def _session(self) -> Connection | None:
        """The session by which this thread holds the lock, while no transaction is open in it.

        Other threads have none: what they write may not become part of what is written under the lock.
        """
        session: Connection | None = getattr(self._held, "session", None)
        return None if session is None or session.in_transaction() else session

    def _migrate(self) -> None:
        with self._reading() as connection:
            recognise(connection, self.address)
            found = migrations.current(connection)
            if found == migrations.HEAD:
                check_whole(connection, self.address)
                return
        if found is not None and not migrations.known(found):
            place, known = self.address.shown, migrations.HEAD
            raise WorkspaceError(words("fault.newer_program", file=place, found=found, known=known))
        with told(self.address), _making(self._engine, self.address) as connection:
            if migrations.current(connection) != migrations.HEAD:  # another process may have been faster
                migrations.upgrade(connection)


def restore_ledger(address: Address, source: Path, heard: Callable[[str], None]) -> None:
    """Fills the schema, which must not hold a ledger yet, from an archive, in one transaction.

    WorkspaceError where there is one already; BadArchive and NewerArchive as archive.read. After any error there is
    what was there before.
    """
    engine = engine_of(address)
    try:
        with told(address), _making(engine, address) as connection:
            recognise(connection, address)
            if tables(connection, address):
                raise WorkspaceError(words("fault.restore_over", folder=address.shown))
            archive.read(connection, PostgresDialect(), source, heard, lambda: nullcontext(connection), address.shown)
    finally:
        engine.dispose()


@contextmanager
def _making(engine: Engine, address: Address) -> Iterator[Connection]:
    """A transaction in which the schema is there, and in which one process at a time makes its tables."""
    with alone(engine, "migration", address) as connection:
        there = text("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = :name)")
        if not connection.execute(there, {"name": address.schema}).scalar():
            # else it was made by who has the right to, perhaps for one who has it not
            with driver_of(connection).cursor() as cursor:
                cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(address.schema)))
        yield connection
