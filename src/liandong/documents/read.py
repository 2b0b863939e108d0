"""One page to its documents: decode, take the main text, repair, clean, split, judge, date."""

from dataclasses import dataclass

from liandong.documents.assemble import assemble
from liandong.documents.clean import classify
from liandong.documents.decode import decode
from liandong.documents.lines import split_lines
from liandong.documents.repair import repair
from liandong.documents.split import articles
from liandong.model import Document, MappedText, Page, SetAside

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page gave: its documents in the page's order, and what was not read, with the reason."""

    documents: tuple[Document, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def read(page: Page) -> Reading:
    """The documents of a page; nothing is raised for bad input, it is set aside."""
    if page.media_type == SHEET:
        from liandong.documents.sheet import read_sheet

        found: Reading = read_sheet(page)
        return found
    decoded = decode(page.data)
    if decoded is None:
        return Reading(set_aside=(SetAside(page.path, page.hash, "undecodable"),))
    if not decoded.text.strip():
        return Reading(set_aside=(SetAside(page.path, page.hash, "empty"),))
    repaired = repair(MappedText(decoded.text))
    text = repaired.text
    lines = classify(tuple(split_lines(text.text)))
    return Reading(tuple(assemble(page, text, article) for article in articles(lines)))
