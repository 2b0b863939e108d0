"""A ledger behind SQL, whatever the database: pages in, derivations in, versions in, views out."""

import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from threading import local
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, and_, exists, func, insert, or_, select

from liandong.messages import Words, words
from liandong.model import ATTESTED, Decision, Deed, Page, Record, SetAside
from liandong.store import actions, archive, files, indexed, schema, verify
from liandong.store.beside import Beside
from liandong.store.chain import put_seal
from liandong.store.codec import decode
from liandong.store.container import Create
from liandong.store.derived import derived_rows
from liandong.store.dialect import Dialect
from liandong.store.draft import SqlDraft, left_out_rows, left_out_standing
from liandong.store.erasing import Folding, Refold, erase
from liandong.store.forgetting import forget
from liandong.store.memory import Known, Memory
from liandong.store.naming import File
from liandong.store.neighbours import chunks, seal_of
from liandong.store.neighbours import newest as _newest
from liandong.store.question import Question
from liandong.store.removing import finish
from liandong.store.rows import Action, Added, Derivation, Entries, IndexEntry, Logged, PageKey, Version
from liandong.store.view import SqlView

T = TypeVar("T")
_STATE = Question(
    select(
        select(func.max(schema.version.c.number)).scalar_subquery(),
        select(func.max(schema.action.c.number)).scalar_subquery(),
    )
)
_PAGE = ("hash", "path", "media_type", "size", "data")


class SqlStore(ABC):
    """What a store does, once it is said how it connects, locks and takes many rows."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._memory = Memory()
        self._here = local()

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def beside(self) -> Beside: ...

    @abstractmethod
    def lock(self, seconds: float) -> AbstractContextManager[None]: ...

    @abstractmethod
    def _connected(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the ledger; failures of the database are told as errors of ours."""

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """The same, that which this thread holds where it does."""
        block: ExitStack | None = getattr(self._here, "block", None)
        if block is None:
            with self._connected() as connection:
                yield connection
            return
        if self._here.connection is None:
            self._here.connection = block.enter_context(self._connected())
        yield self._here.connection

    @contextmanager
    def reading(self) -> Iterator[None]:
        here = self._here
        if getattr(here, "block", None) is not None:
            yield  # in the block of somebody farther out
            return
        here.recent = self._recent()
        with ExitStack() as block:
            here.block, here.connection = block, None
            try:
                yield
            finally:
                here.block = here.connection = here.recent = None

    def _recent(self) -> dict[Hashable, Any]:
        """What this thread was told in the block in which it reads; out of one, what still holds of what was told."""
        held: dict[Hashable, Any] | None = getattr(self._here, "recent", None)
        return self._unchanged() if held is None else held

    def _unchanged(self) -> dict[Hashable, Any]:
        """What was told since something was written last: nothing, where that cannot be told for next to nothing."""
        return {}

    def _told(self, key: Hashable, ask: Callable[[Connection], T]) -> T:
        """What is asked with every page of the newest version, once as long as nothing is written."""
        recent = self._recent()
        if key not in recent:
            with self._reading() as connection:
                recent[key] = ask(connection)
        return cast(T, recent[key])

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that is kept when the block ends well."""

    @abstractmethod
    def _logging(self) -> AbstractContextManager[Connection]:
        """The same, while nobody else adds to the log of what persons did."""

    def add_pages(self, pages: Sequence[Page], unread: Sequence[SetAside], origin: str) -> Added:
        """Keeps the pages, and notes what each file of the input `origin` gave; one transaction."""
        unique = {page.hash: page for page in sorted(pages, key=lambda p: p.path, reverse=True)}
        with self._writing() as connection:
            known = _known(connection, tuple(unique))
            rows = [actions.page_row(page) for hash_, page in sorted(unique.items()) if hash_ not in known]
            values = [tuple(row[name] for name in _PAGE) for row in rows]
            self._dialect.put_missing(connection, schema.page, _PAGE, values)
            files.note(connection, self._dialect, pages, unread, origin)
        return Added(len(rows), len(known))

    def settle(self) -> None:
        """Lets every page go by the smallest of the names of its files; all files of a build must be noted by then."""
        with self._writing() as connection:
            files.settle(connection)

    def left_out(self) -> dict[File, SetAside]:
        with self._reading() as connection:
            return files.left_out(connection)

    def underived(self, revision: str, after: str = "", most: int | None = None) -> tuple[PageKey, ...]:
        p = schema.page
        query = select(p.c.hash, p.c.path, p.c.size).where(p.c.hash > after, _to_derive(revision))
        with self._reading() as connection:
            return tuple(PageKey(*row) for row in connection.execute(query.order_by(p.c.hash).limit(most)))

    def count_underived(self, revision: str) -> int:
        p = schema.page
        with self._reading() as connection:
            return connection.execute(select(func.count(p.c.hash)).where(_to_derive(revision))).scalar_one()

    def pages(self, hashes: Sequence[str]) -> tuple[Page, ...]:
        """The pages in the order asked for, without those that are not there (any more)."""
        p = schema.page
        with self._reading() as connection:
            rows = [row for some in chunks(hashes) for row in connection.execute(select(p).where(p.c.hash.in_(some)))]
        found = {row.hash: Page(row.hash, row.path, row.media_type, zlib.decompress(row.data)) for row in rows}
        return tuple(found[hash_] for hash_ in hashes if hash_ in found)

    def page_hashes(self, words: str) -> tuple[str, ...]:
        with self._reading() as connection:
            return actions.page_hashes(connection, words)

    def add_derivations(self, derivations: Sequence[Derivation]) -> None:
        v = schema.derivation
        with self._writing() as connection:
            first = (connection.execute(select(func.max(v.c.id))).scalar() or 0) + 1
            numbered = list(enumerate(derivations, first))
            for table, columns, rows in derived_rows(numbered):
                self._dialect.put(connection, table, columns, rows)

    def add_actions(self, given: Iterable[Action]) -> None:
        with self._logging() as connection:
            actions.add(connection, given)

    def actions(self, begins: str = "", deed: Deed | None = None) -> tuple[Logged, ...]:
        with self._reading() as connection:
            return actions.logged(connection, begins, deed)

    def state(self) -> tuple[int, int]:
        def ask(connection: Connection) -> tuple[int, int]:
            row = _STATE.first(connection)
            return (int(row[0] or 0), int(row[1] or 0)) if row else (0, 0)

        return self._told("state", ask)

    def taken_back(self, ids: Collection[str]) -> frozenset[str]:
        with self._reading() as connection:
            return actions.undone(connection, ids)

    def stated(self) -> tuple[str, ...]:
        with self._reading() as connection:
            return actions.stated(connection)

    def log_faults(self) -> tuple[int, ...]:
        with self._reading() as connection:
            return actions.faults(connection)

    def erased(self, pages: Collection[str] | None = None) -> frozenset[str]:
        with self._reading() as connection:
            return actions.erased(connection, pages)

    def decisions(self, ids: Collection[str] | None = None) -> tuple[Decision, ...]:
        d = schema.decision
        query = select(d.c.body).order_by(d.c.id)
        asked = [query] if ids is None else [query.where(d.c.id.in_(some)) for some in chunks(sorted(ids))]
        with self._reading() as connection:
            return tuple(decode(Decision, body) for each in asked for body in connection.execute(each).scalars())

    def erase(
        self,
        pages: Mapping[str, Page | None],
        acts: Collection[str],
        action: Action,
        entry: Callable[[Record], IndexEntry],
        refold: Refold,
    ) -> None:
        with self._logging() as connection:
            self._dialect.erasing(connection)
            erase(connection, pages, acts, action, Folding(refold, entry, self._dialect.index))
        self.forget_beside()

    def forget_beside(self) -> None:
        with self._reading() as connection:
            pages = actions.erased(connection)
        with closing(self.beside()) as beside:
            if pages:
                forget(beside, pages)
            finish(beside)

    def uncompacted(self) -> bool:
        with self._reading() as connection:
            return self._dialect.uncompacted(connection)

    @abstractmethod
    def compact(self) -> None:
        """Writes anew without what was deleted."""

    def needs_version(self, revision: str, recipe: str) -> bool:
        p, v, a = schema.page, schema.derivation, schema.action
        current = and_(v.c.revision == revision, v.c.path == p.c.path)
        waiting = and_(v.c.first_version.is_(None), current)
        outdated = and_(v.c.first_version.is_not(None), v.c.last_version.is_(None), ~current)
        query = select(v.c.id).join(p, p.c.hash == v.c.page).where(or_(waiting, outdated))
        with self._reading() as connection:
            newest = _newest(connection)
            if connection.execute(query.where(~schema.attested).limit(1)).first() is not None:
                return True
            if left_out_rows(files.left_out(connection).values()).keys() != left_out_standing(connection):
                return True
            decided = connection.execute(select(func.count(a.c.id))).scalar_one()
            n = schema.version
            last = connection.execute(select(n.c.recipe, n.c.decisions).where(n.c.number == newest)).first()
        if last is None:  # a person may state something before any page was read
            return decided > 0
        return (last.recipe, last.decisions) != (recipe, decided)

    @contextmanager
    def drafting(self, revision: str, recipe: str) -> Iterator[SqlDraft]:
        with self._writing() as connection, self._drafted(connection, revision, recipe, whole=False) as draft:
            yield draft

    @contextmanager
    def rehearsing(self, revision: str, recipe: str) -> Iterator[SqlDraft]:
        with suppress(_Rehearsed), self._writing() as connection:
            with self._drafted(connection, revision, recipe, whole=True) as draft:
                yield draft
            raise _Rehearsed

    @contextmanager
    def _drafted(self, connection: Connection, revision: str, recipe: str, *, whole: bool) -> Iterator[SqlDraft]:
        newest = _newest(connection)
        n = schema.version
        before = connection.execute(select(n.c.recipe, n.c.decisions).where(n.c.number == newest)).first()
        renewed = before is not None and before.recipe != recipe
        whole = whole or before is None or actions.erased_since(connection, before.decisions)
        number = newest + 1
        decided = connection.execute(select(func.count(schema.action.c.id))).scalar_one()
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"number": number, "at": at, "recipe": recipe, "decisions": decided}
        connection.execute(insert(schema.version), row)
        draft = SqlDraft(connection, number, self._dialect, renewed=renewed, whole=whole)
        draft.settle(revision)
        for table in (schema.derivation, schema.document, schema.statement):
            self._dialect.filled(connection, table)
        draft.put_left_out(files.left_out(connection).values())
        yield draft
        put_seal(connection, number)
        draft.desk.close()

    def newest(self) -> int:
        return self._told("newest", _newest)

    def versions(self) -> tuple[Version, ...]:
        n = schema.version
        with self._reading() as connection:
            rows = connection.execute(select(n.c.number, n.c.at).order_by(n.c.number))
            return tuple(Version(row.number, row.at) for row in rows)

    def view(self, version: int) -> SqlView:
        known = Known(self._memory, partial(self._told, ("seal", version), partial(seal_of, version=version)))
        return SqlView(self._reading, version, self._dialect.index, known)

    def back_up(self, create: Create, form: str, heard: Callable[[str], None], files: Mapping[str, bytes]) -> None:
        with closing(self.beside()) as beside, self._reading() as connection:
            archive.write(connection, create, form, heard, files, beside)

    def faults(self, heard: Callable[[str], None], recipe: str, entries: Entries) -> Iterator[Words]:
        with self._reading() as connection:
            heard("database")
            yield from (words("check.database", error=error) for error in self._dialect.unsound(connection))
            newest = _newest(connection)
            for name, step in verify.steps().items():
                heard(name)
                yield from step(connection, newest)
            heard("search_index")
            n = schema.version
            if connection.execute(select(n.c.recipe).where(n.c.number == newest)).scalar() == recipe:
                yield from indexed.faults(connection, newest, entries)
            if not self._dialect.index.whole(connection):
                yield words("check.index_unsound")


class _Rehearsed(Exception):
    """Gives up a version that was drafted to be looked at."""


def _to_derive(revision: str) -> ColumnElement[bool]:
    """That a page of a file has no derivation of this revision under the name it goes by."""
    p, v = schema.page, schema.derivation
    current = exists().where(
        v.c.page == p.c.hash, v.c.path == p.c.path, v.c.revision == revision, v.c.last_version.is_(None)
    )
    return and_(~current, p.c.media_type != ATTESTED)


def _known(connection: Connection, hashes: Sequence[str]) -> frozenset[str]:
    p = schema.page
    return frozenset(connection.execute(select(p.c.hash).where(p.c.hash.in_(hashes))).scalars())
