"""What stands around the records of one version: asked for by the ids that one has at hand, never by looking at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from liandong.model import Answer, Document, Mention, Record
from liandong.store.rows import Asked


class Around(Protocol):
    """The part of a view that tells of records, documents and mentions beside those at hand."""

    def records_named(self, ids: Iterable[str]) -> Iterator[Record]:
        """Those of these records that there are, in no order."""
        ...

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        """Those of these documents that there are, in no order."""
        ...

    def referring(self, mentions: Iterable[str]) -> Sequence[str]:
        """The ids of the records of which something told refers to one of these mentions, sorted."""
        ...

    def history(self, mention: str, limit: int) -> Sequence[tuple[int, Record]]:
        """What the record of this mention was up to this version, and from which version on it was so, newest first."""
        ...

    def former(self, prefix: str, limit: int) -> tuple[Mention, ...]:
        """The mentions of earlier versions whose ids begin so, by id."""
        ...

    def proposals(self) -> Iterator[Answer]:
        """The answers that ask persons whether records are one; all of them are looked at."""
        ...

    def tally(self, asked: Asked) -> Mapping[str, int] | None:
        """How many records of each kind, and how many documents (`document`), `match` would give; None as `count`."""
        ...
