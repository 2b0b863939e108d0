"""What of a document or a record is searched, and under which name a hit is shown."""

from dataclasses import dataclass

from liandong.model import Document, Record
from liandong.model.kinds import STAGES, Facet
from liandong.search import marking
from liandong.search.order import keys_of, listing_marks
from liandong.search.segment import fold, segment
from liandong.store.rows import IndexEntry, Mark


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
    """The entry of a document; that it is one, a store knows by itself."""
    marks = marking.of_document(document)
    return _entry(of_document(document), tuple(mark for mark in marks if mark.facet != Facet.KIND))


def record_entry(record: Record) -> IndexEntry:
    marks = listing_marks(record)
    return _entry(of_record(record), marks)._replace(keys=keys_of(record, marks))


def _entry(searched: Searched, marks: tuple[Mark, ...]) -> IndexEntry:
    return IndexEntry(searched.target, searched.id, " ".join(segment(fold(searched.text))), marks)
