"""What a report reads: the read side of a ledger, as far as it needs it; `liandong.workspace.Ledger` is one."""

from typing import Protocol

from liandong.exchange.source import Source
from liandong.model import Statement


class Read(Source, Protocol):
    """Records, documents and checks of one version."""

    @property
    def version(self) -> int:
        """The number of the version."""

    def statement(self, statement_id: str, /) -> Statement:
        """The statement of this id."""
