"""What of a document or a record is searched, and under which name a hit is shown."""

from dataclasses import dataclass

from liandong.model import Document, Record
from liandong.model.kinds import STAGES, Facet
from liandong.search import marking
from liandong.search.segment import fold, segment
from liandong.store.rows import IndexEntry, Mark

_KEPT_ELSEWHERE = (Facet.KIND, Facet.CONFLICT)
"""A store has these in the row itself."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A document or record as search sees it."""

    target: str
    id: str
    kind: str
    label: str
    text: str


def of_document(document: Document) -> Searched:
    """The whole repaired text, title included; what a person states goes by who did what and when."""
    label = document.title.value if document.title else document.path
    if document.attested:
        label = document.attested.title
    return Searched("document", document.id, "document", label, document.text)


def of_record(record: Record) -> Searched:
    """The values of the record, as understood and as written, winners and losers; stages in the words for them."""
    texts: list[str] = []
    for name, values in record.properties:
        for folded in values:
            texts += [folded.value.text, folded.value.raw]
            if name == "status" and folded.value.text in STAGES:
                texts += STAGES[folded.value.text][1:]
    return Searched("record", record.id, record.kind, record.label, "\n".join(dict.fromkeys(texts)))


def document_entry(document: Document) -> IndexEntry:
    return _entry(of_document(document), marking.of_document(document))


def record_entry(record: Record) -> IndexEntry:
    return _entry(of_record(record), marking.of_record(record))


def _entry(searched: Searched, marks: tuple[Mark, ...]) -> IndexEntry:
    kept = tuple(mark for mark in marks if mark.facet not in _KEPT_ELSEWHERE)
    return IndexEntry(searched.target, searched.id, " ".join(segment(fold(searched.text))), kept)
