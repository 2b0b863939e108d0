"""An article's lines to a Document: text, offset map, metadata."""

from liandong.documents.lines import Line
from liandong.documents.metadata import metadata
from liandong.documents.revision import REVISION
from liandong.documents.split import Article
from liandong.model import Change, Document, EditKind, MappedText, Page, content_id


def assemble(page: Page, text: MappedText, article: Article) -> Document:
    """The document of one article; lines that are not the article's are dropped from its text."""
    head = sorted({*((article.title,) if article.title else ()), *article.head}, key=lambda line: line.start)
    kept = [*head, *article.body, *article.tail]
    changes: list[Change] = []
    for before, after in zip(kept, kept[1:], strict=False):
        between = text.text[before.end : after.start]
        if between != "\n":
            kind = EditKind.DROPPED if between.strip() else EditKind.EXACT
            changes.append(Change(before.end, after.start, "\n", kind, "left-out" if between.strip() else "space"))
    low, high = kept[0].start, kept[-1].end
    shifted = [Change(c.start - low, c.end - low, c.new, c.kind, c.reason) for c in changes]
    mapped = text.slice(low, high).replace(shifted)
    body_start, body_end = _locate(kept, article.body)
    start, end = mapped.page_span(body_start, body_end)
    noted = metadata(mapped.text, body_start, body_end, _title_span(kept, article.title))
    return Document(
        id=content_id("document", page.hash, start, end, mapped.text[body_start:body_end]),
        page=page.hash,
        path=page.path,
        revision=REVISION,
        text=mapped.text,
        body_start=body_start,
        body_end=body_end,
        start=start,
        end=end,
        edits=mapped.edits,
        origin=mapped.origin,
        title=noted.title,
        medium=noted.medium,
        byline=noted.byline,
        published=noted.published,
        dateline=noted.dateline,
    )


def _locate(kept: list[Line], body: tuple[Line, ...]) -> tuple[int, int]:
    position = 0
    begin = end = 0
    for line in kept:
        if line is body[0]:
            begin = position
        position += line.end - line.start
        if line is body[-1]:
            end = position
        position += 1
    return begin, end


def _title_span(kept: list[Line], title: Line | None) -> tuple[int, int] | None:
    if title is None:
        return None
    position = 0
    for line in kept:
        if line is title:
            return position, position + line.end - line.start
        position += line.end - line.start + 1
    return None
