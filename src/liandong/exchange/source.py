"""What an export reads: the read side of a ledger, whatever keeps it."""

from collections.abc import Iterator
from typing import NoReturn, Protocol, TypeVar

from liandong.errors import StorageError
from liandong.messages import words
from liandong.model import Answer, Document, Page, Record, SetAside, Statement, Tier
from liandong.workspace.past import Extent

T = TypeVar("T")


class ById(dict[str, T]):
    """Things of the ledger by their ids; StorageError for one that it names and does not hold: the file lost a row."""

    def __missing__(self, id_: str) -> NoReturn:
        raise StorageError(words("fault.lost_row", id=id_))


class Source(Protocol):
    """The read side of a ledger, as far as the exports need it; `liandong.workspace.Ledger` is one."""

    @property
    def extent(self) -> Extent:
        """Which part of the ledger it is, where not all of it as it is today."""

    def records(self, kind: str | None = None) -> Iterator[Record]:
        """The records, of one kind or of all, sorted by id."""

    def documents(self) -> Iterator[Document]:
        """The documents, sorted by path, place on the page, id."""

    def document(self, document_id: str, /) -> Document:
        """The document of this id."""

    def statements(self) -> Iterator[Statement]:
        """The statements, sorted by id."""

    def answers(self, record_id: str | None = None, /) -> Iterator[Answer]:
        """The checks, on one record or on all."""

    def set_aside(self) -> tuple[SetAside, ...]:
        """What was not read into the ledger, and why."""

    def page(self, page_hash: str, /) -> Page:
        """The page as found."""

    def tier(self, document_id: str, /) -> Tier:
        """How near the document is to the fact."""

    def family(self, document_id: str, /) -> str:
        """The family of copies to which the document belongs."""
