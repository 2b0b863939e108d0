"""Ledger (台账): the read side of a workspace, as known at one version."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from liandong.errors import UnknownRecord
from liandong.messages import Words, words
from liandong.model import Answer, Document, Mention, Page, Record, SetAside, Statement, Tier
from liandong.search import Searched, of_document, of_record, parse, snippet
from liandong.store.protocol import View

T = TypeVar("T")
_LEAST_PREFIX = 6
_SHOWN_CANDIDATES = 5
_CANDIDATES = 4  # asked of the index for each hit wanted, as it may name some that the text does not bear out
_MOST_CANDIDATES = 2**31
_HEX = re.compile(r"[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: `marks` are the places [start, end) of `snippet` that match; `kind` a record's kind, or `document`."""

    target: Literal["document", "record"]
    id: str
    kind: str
    label: str
    snippet: str
    marks: tuple[tuple[int, int], ...]


class Ledger:
    """Records, documents and statements of one version; builds that come later do not move it."""

    def __init__(self, view: View) -> None:
        self._view = view

    @property
    def version(self) -> int:
        """The number of the version; 0 for a workspace into which nothing was built."""
        return self._view.version

    def records(self, kind: str | None = None) -> Iterator[Record]:
        """The records, of one kind or of all, sorted by id."""
        return self._view.records(kind and _sendable(kind))

    def record(self, record_id: str, /) -> Record:
        """The record of this id, or of the id of any of its mentions, or of the unique beginning (six digits) of one.

        UnknownRecord where there is none, or more than one: then the message names them.
        """
        wanted = _sendable(record_id).strip().lower()
        found = self._view.record(wanted)
        if found is not None:
            return found
        if len(wanted) < _LEAST_PREFIX or not _HEX.fullmatch(wanted):
            raise UnknownRecord(words("fault.no_id", id=record_id, least=_LEAST_PREFIX))
        ids = self._view.record_ids(wanted, _SHOWN_CANDIDATES + 1)
        if len(ids) > 1:
            named = ", ".join(ids[:_SHOWN_CANDIDATES])
            raise UnknownRecord(words("fault.several_ids", id=record_id, ids=named))
        found = self._view.record(ids[0]) if ids else None
        if found is None:
            raise UnknownRecord(words("fault.no_record", id=record_id))
        return found

    def mention(self, record_id: str, /) -> str:
        """The whole id of a mention that is given by it or by its unique beginning, else that of the record's first.

        UnknownRecord as `record`.
        """
        record, wanted = self.record(record_id), _sendable(record_id).strip().lower()
        named = [member for member in record.members if member.startswith(wanted)]
        return named[0] if len(named) == 1 else record.id

    def anchor(self, mention_id: str, /) -> Mention:
        """The mention of this id, with its place on its page; UnknownRecord where nothing is told of it."""
        return _found(self._view.mention(_sendable(mention_id)), words("fault.no_record", id=mention_id))

    def documents(self) -> Iterator[Document]:
        """The documents, sorted by path, place on the page, id."""
        return self._view.documents()

    def document(self, document_id: str, /) -> Document:
        """The document of this id; UnknownRecord where there is none."""
        return _found(self._view.document(_sendable(document_id)), words("fault.no_document", id=document_id))

    def statements(self) -> Iterator[Statement]:
        """The statements, sorted by id."""
        return self._view.statements()

    def statement(self, statement_id: str, /) -> Statement:
        """The statement of this id; UnknownRecord where there is none."""
        return _found(self._view.statement(_sendable(statement_id)), words("fault.no_statement", id=statement_id))

    def answers(self, record_id: str | None = None, /) -> Iterator[Answer]:
        """The checks, on one record or on all, sorted by record and id."""
        return self._view.answers(record_id and _sendable(record_id))

    def set_aside(self) -> tuple[SetAside, ...]:
        """What was not read into the ledger, and why, sorted by path and place."""
        return self._view.set_aside()

    def page(self, page_hash: str, /) -> Page:
        """The page as found, under the path by which this version knows it; UnknownRecord where there is none."""
        return _found(self._view.page(_sendable(page_hash)), words("fault.no_page", id=page_hash))

    def tier(self, document_id: str, /) -> Tier:
        """How near the document is to the fact; UnknownRecord where there is no such document."""
        return _found(self._view.tier(_sendable(document_id)), words("fault.no_document", id=document_id))

    def family(self, document_id: str, /) -> str:
        """The family of copies to which the document belongs; UnknownRecord where there is no such document."""
        return _found(self._view.family(_sendable(document_id)), words("fault.no_document", id=document_id))

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Documents and records that hold every word of the query, best first, each with the line that shows it."""
        asked = parse(query)
        hits: list[Hit] = []
        for target, id_ in self._view.match(asked.phrases, min(limit * _CANDIDATES, _MOST_CANDIDATES)):
            searched = self._searched(target, id_)
            shown = snippet(searched.text, asked.terms) if searched else None
            if searched is not None and shown is not None:
                where: Literal["document", "record"] = "document" if target == "document" else "record"
                hits.append(Hit(where, id_, searched.kind, searched.label, shown.text, shown.marks))
            if len(hits) == limit:
                break
        return tuple(hits)

    def _searched(self, target: str, id_: str) -> Searched | None:
        if target == "document":
            document = self._view.document(id_)
            return of_document(document) if document else None
        record = self._view.record(id_)
        return of_record(record) if record else None


def _found(thing: T | None, missing: Words) -> T:
    if thing is None:
        raise UnknownRecord(missing)
    return thing


def _sendable(text: str) -> str:
    """The text as a database can be asked for it: a lone surrogate, which stands in no ledger, is a question mark."""
    return text.encode("utf-8", "replace").decode()
