"""What a report reads: the read side of a ledger, as far as it needs it; `liandong.workspace.Ledger` is one."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from liandong.exchange.source import Source
from liandong.model import Document, Record, Statement


class Read(Source, Protocol):
    """Records, documents and checks of one version."""

    @property
    def version(self) -> int:
        """The number of the version."""

    def statement(self, statement_id: str, /) -> Statement:
        """The statement of this id."""

    @property
    def whole(self) -> "Read":
        """The same without a day, so that it tells of later times too."""

    def documents_named(self, ids: Iterable[str]) -> Mapping[str, Document]:
        """Those of these documents that there are, by id."""


class Records(Read, Protocol):
    """One that finds a record by the id of any of its mentions too."""

    def record(self, record_id: str, /) -> Record:
        """UnknownRecord where there is none."""
