"""The part of a ledger that a query means, to be exported by itself."""

from collections.abc import Iterator
from functools import cached_property

from liandong.model import Answer, Document, Page, Record, SetAside, Statement, Tier
from liandong.search import Query
from liandong.workspace import Ledger
from liandong.workspace.past import Extent


class Selection:
    """The records that a query means, their checks, and the documents that prove them; nothing else of the ledger."""

    def __init__(self, ledger: Ledger, query: Query) -> None:
        self._ledger, self._query = ledger, query

    @property
    def extent(self) -> Extent:
        return self._ledger.extent._replace(query=self._query)

    @cached_property
    def _records(self) -> dict[str, Record]:
        return {record.id: record for record in self._ledger.find(self._query)}

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(
            quote.document
            for record in self._records.values()
            for _, values in record.properties
            for value in values
            for quote in value.evidence
        )

    def records(self, kind: str | None = None) -> Iterator[Record]:
        return (record for record in self._records.values() if kind in (None, record.kind))

    def documents(self) -> Iterator[Document]:
        return (document for document in self._ledger.documents() if document.id in self._documents)

    def document(self, document_id: str, /) -> Document:
        return self._ledger.document(document_id)

    def statements(self) -> Iterator[Statement]:
        return (statement for statement in self._ledger.statements() if statement.document in self._documents)

    def answers(self, record_id: str | None = None, /) -> Iterator[Answer]:
        return (answer for answer in self._ledger.answers(record_id) if answer.record in self._records)

    def set_aside(self) -> tuple[SetAside, ...]:
        """Nothing: what was not read is of no query."""
        return ()

    def page(self, page_hash: str, /) -> Page:
        return self._ledger.page(page_hash)

    def tier(self, document_id: str, /) -> Tier:
        return self._ledger.tier(document_id)

    def family(self, document_id: str, /) -> str:
        return self._ledger.family(document_id)
