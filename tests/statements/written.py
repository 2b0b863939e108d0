"""Documents written by hand for the tests of this room, and what every draft made of them must keep."""

import re
from collections.abc import Iterable

from liandong.model import Document, Noted, Page, Role
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading


def written(
    body: str,
    *,
    title: str = "两地深化合作",
    published: str | None = None,
    medium: str | None = None,
    flags: tuple[str, ...] = (),
) -> Reading:
    """The reading of an article with this body; `published` is the line that prints its day, `medium` its source."""
    head = title + "\n"
    note = None
    if published:
        day = re.search(r"(\d{4})年(\d+)月(\d+)日", published)
        value = "{}-{:0>2}-{:0>2}".format(*day.groups()) if day else published
        note = Noted(value, len(head), len(head) + len(published))
        head += published + "\n"
    source = Noted(medium, len(head) + 3, len(head) + 3 + len(medium)) if medium else None
    head += f"来源:{medium}\n" if medium else ""
    text = head + body
    page = Page.of("written.txt", "text/plain", text.encode())
    document = Document(
        id="written",
        page=page.hash,
        path=page.path,
        revision="test",
        text=text,
        body_start=len(head),
        body_end=len(text),
        start=len(head),
        end=len(text),
        title=Noted(title, 0, len(title)),
        medium=source,
        published=note,
        flags=flags,
    )
    return Reading(document)


def values(drafts: Iterable[Draft], name: str) -> list[str]:
    """The normalised values of one property, in the order of the drafts."""
    return [text for draft in drafts for text in draft.get(name)]


def assert_proved(reading: Reading, drafts: Iterable[Draft]) -> None:
    """Each value stands word for word in its value quote, and each quote in the document."""
    for draft in drafts:
        for statement in draft.statements:
            first = statement.evidence[0]
            assert first.role is Role.VALUE
            assert statement.value.raw in first.text, (statement.property, statement.value.raw, first.text)
            for quote in statement.evidence:
                assert reading.document.text[quote.document_start : quote.document_end] == quote.text


def pieces(text: str) -> list[str]:
    """Pieces of text for drawn documents, parted by single blanks."""
    return text.split(" ")
