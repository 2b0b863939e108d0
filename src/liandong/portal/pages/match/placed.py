"""Placed (出处): where the sentences that prove a need or an offer stand on the page as found, and links to there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from liandong.matching.pool import Pooled, Span
from liandong.model import Document
from liandong.portal.asked import Asked


@dataclass(frozen=True, slots=True)
class Placed:
    """What an entry tells of its sentences: by field the sentence, and where it stands on the page of the document."""

    proof: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    document: str = ""
    page: str = ""


def placed_in(document: Document | None, proof: Mapping[str, str], starts: Mapping[str, int] | None = None) -> Placed:
    """The sentences with their places in a document: from `starts` in its text, by field, and else where they
    stand first. One in which none of them stands is not what they were read from, whatever the address named; a
    workbook has no such places."""
    if document is None or not any(_plain(said) in _plain(document.text) for said in proof.values()):
        return Placed(dict(proof))
    spans = {}
    for name, told in proof.items():
        said, at = told.replace("\r\n", "\n"), (starts or {}).get(name, -1)
        if at < 0 or not document.text.startswith(said, at):
            at = document.text.find(said)
        if at >= 0 and not document.cells:
            spans[name] = document.mapped.page_span(at, at + len(said))
    return Placed(dict(proof), spans, document.id, document.page)


def kept(proof: Mapping[str, str], before: Pooled) -> Placed:
    """The sentences that stay when an item is revised, where they stood; without one nothing is left of the document
    that it was read from."""
    if not proof:
        return Placed()
    places = {before.proof[name]: span for name, span in before.spans.items() if name in before.proof}
    spans = {name: places[said] for name, said in proof.items() if said in places}
    return Placed(dict(proof), spans, before.document, before.page)


def document_of(asked: Asked, pooled: Pooled) -> Document | None:
    """The document that it was read from; None where its page is not in the ledger any more."""
    found = list(asked.ledger.view.documents_of([pooled.page])) if pooled.page else []
    return next((each for each in found if each.id == pooled.document), found[0] if found else None)


def links(asked: Asked, pooled: Pooled) -> dict[str, str]:
    """The addresses at which sentences are marked in the document, by sentence; under the empty one that of the whole
    document. None where its page is not in the ledger any more."""
    if not pooled.page:
        return {}
    found = {"": ""}
    for document in asked.ledger.view.documents_of([pooled.page]):
        at = f"/document/{document.id}"
        found[""] = found[""] or asked.link(at)
        for name, said in pooled.proof.items():
            if name in pooled.spans and said not in found:
                start, end = document.mapped.text_span(*pooled.spans[name])
                if start < end:
                    found[said] = asked.link(at, at=f"{start}-{end}")
    return {said: link for said, link in found.items() if link}


def _plain(said: str) -> str:
    return "".join(said.split())
