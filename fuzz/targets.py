"""What mutants are thrown at: each target takes bytes, and may raise errors of ours only."""

from collections import Counter
from collections.abc import Callable

from liandong.documents import read
from liandong.documents.clean import classify
from liandong.documents.decode import decode as decoded
from liandong.documents.lines import split_lines
from liandong.documents.repair import repair as repaired
from liandong.errors import LiandongError
from liandong.model import Document, MappedText, Page, Statement
from liandong.pages import Unread, sniff
from liandong.statements import extract
from liandong.statements.measures import quantities
from liandong.store import encode

SEEN: Counter[str] = Counter()
"""How many mutants were read or set aside, by reason; how many statements they gave: that they are not all junk."""


def text_of(data: bytes) -> str:
    """The characters of the bytes, whatever they are."""
    found = decoded(data)
    return found.text if found else data.decode("utf-8", "replace")


def decode(data: bytes) -> None:
    """Bytes give text, or are none; and none of it is lost unseen."""
    found = decoded(data)
    assert found is None or found.damaged >= 0


def repair(data: bytes) -> None:
    """Repair changes the text, and its map leads back into the page."""
    text = text_of(data)
    mapped = repaired(MappedText(text)).text
    low, high = mapped.page_span(0, len(mapped.text))
    assert 0 <= low <= high <= len(text)


def clean(data: bytes) -> None:
    """Every line is given a kind, and stays where it is."""
    lines = tuple(split_lines(text_of(data)))
    assert [line.start for line in classify(lines)] == [line.start for line in lines]


def quantity(data: bytes) -> None:
    """Numbers stand where they are said to stand."""
    for line in text_of(data).splitlines():
        for found in quantities.read(line):
            assert line[found.start : found.end], (line, found)


def page(data: bytes) -> None:
    """A page gives documents or reasons; every statement is proved by the words of its document, and can be stored."""
    kind = sniff("page", data)
    if isinstance(kind, Unread):
        SEEN[kind.reason] += 1
        return
    outcome = read(Page.of("page", kind, data))
    SEEN.update(aside.reason for aside in outcome.set_aside)
    assert outcome.documents or outcome.set_aside
    for document in outcome.documents:
        statements = extract(document)
        SEEN.update(documents=1, statements=len(statements))
        encode(document)
        for statement in statements:
            encode(statement)
            assert_proved(statement, document)


def assert_proved(statement: Statement, document: Document) -> None:
    """The quotes of the statement are the document's own words."""
    for quote in statement.evidence:
        assert quote.text == document.text[quote.document_start : quote.document_end], statement


TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": decode,
    "repair": repair,
    "clean": clean,
    "quantities": quantity,
    "page": page,
}


def strike(data: bytes, *names: str) -> None:
    """The bytes through these targets, or all; errors of ours are an answer."""
    for name in names or TARGETS:
        try:
            TARGETS[name](data)
        except LiandongError as error:
            SEEN[type(error).__name__] += 1
