"""An article's lines to a Document: text, offset map, metadata, flags, fingerprints."""

from collections.abc import Mapping, Sequence

from liandong.documents import adverts
from liandong.documents.fingerprint import content_lines, sentences, signature
from liandong.documents.flags import Flag
from liandong.documents.folding import folded
from liandong.documents.lexicon import INJECTED, INLINE, REJOIN, RESIDUE
from liandong.documents.lines import Line
from liandong.documents.metadata import Metadata, Span, metadata
from liandong.documents.quality import flags_of
from liandong.documents.revision import REVISION
from liandong.documents.split import Article
from liandong.model import Change, Document, EditKind, MappedText, Page, content_id

_LEAST_INJECTED = 2


def assemble(
    page: Page,
    text: MappedText,
    article: Article,
    flags: Sequence[Flag] = (),
    declared: Mapping[str, Span] | None = None,
) -> Document:
    """The document of one article; lines that are not the article's are dropped from its text.

    `flags` are those of the page, `declared` the stretches of the page (as found) that its markup names as date, medium
    and author.
    """
    above = [article.title, *article.head] if article.title else list(article.head)
    told = adverts.without(article.body, article.title.bare if article.title else "")
    kept = [*sorted(above, key=lambda line: line.start), *told, *article.tail]
    brands = _brands(text.text, min(line.start for line in kept), max(line.end for line in kept))
    mapped, places = _joined(text, kept, brands)
    flags = [*flags, Flag.INJECTED] if any(_holds(line, brands) for line in told) else flags
    first, last = places[len(above)], places[len(above) + len(told) - 1]
    body = (first[0], last[1])
    title = places[kept.index(article.title)] if article.title else None
    plain = folded(mapped.text)
    noted = metadata(mapped.text, plain, body, title, _declared(mapped, body, declared or {}))
    return _document(page, mapped, body, noted, (*flags, *flags_of(plain, body, noted)))


def _document(page: Page, mapped: MappedText, body: Span, noted: Metadata, flags: Sequence[Flag]) -> Document:
    start, end = mapped.page_span(*body)
    inner = content_lines(mapped.text[body[0] : body[1]])
    return Document(
        id=content_id("document", page.hash, start, end),
        page=page.hash,
        path=page.path,
        revision=REVISION,
        text=mapped.text,
        body_start=body[0],
        body_end=body[1],
        start=start,
        end=end,
        edits=mapped.edits,
        origin=mapped.origin,
        title=noted.title,
        medium=noted.medium,
        byline=noted.byline,
        published=noted.published,
        dateline=noted.dateline,
        flags=tuple(flag.value for flag in Flag if flag in flags),
        signature=signature(inner),
        sentences=sentences(inner),
    )


def _brands(text: str, low: int, high: int) -> list[Span]:
    """Where names were pushed into an article: known ones that stand twice at least."""
    found = [match.span() for match in INJECTED.finditer(text, low, high)]
    return found if len(found) >= _LEAST_INJECTED else []


def _holds(line: Line, brands: Sequence[Span]) -> bool:
    return any(line.start <= start < line.end for start, _ in brands)


def _joined(text: MappedText, kept: Sequence[Line], brands: Sequence[Span] = ()) -> tuple[MappedText, list[Span]]:
    """The lines one below another, with residue inside them left out, and where each stands in the result."""
    low, high = kept[0].start, kept[-1].end
    residue = RESIDUE.search(text.text, low, high)
    changes: list[Change] = []
    places: list[Span] = []
    length = 0
    for index, line in enumerate(kept):
        if index:
            changes += _break(text.text, kept[index - 1].end, line.start)
            length += 1
        begin = length
        length += line.end - line.start
        for change in _inside(line, brands) if residue or brands else ():
            changes.append(change)
            length += len(change.new) - (change.end - change.start)
        places.append((begin, length))
    moved = [Change(c.start - low, c.end - low, c.new, c.kind, c.reason) for c in changes]
    return text.slice(low, high).replace(moved), places


def _break(text: str, start: int, end: int) -> list[Change]:
    between = text[start:end]
    if between == "\n":
        return []
    if between.strip():
        return [Change(start, end, "\n", EditKind.DROPPED, "left-out")]
    return [Change(start, end, "\n", EditKind.EXACT, "space")]


def _inside(line: Line, brands: Sequence[Span]) -> list[Change]:
    """Residue to leave out of a line, and enumerations to rejoin that a splitter cut inside a word (单 一、)."""
    bare = line.bare
    found = [
        Change(line.start + m.start(), line.start + m.end(), "", EditKind.DROPPED, "left-out")
        for m in INLINE.finditer(bare)
    ]
    found += [
        Change(line.start + m.start(), line.start + m.end(), "", EditKind.EXACT, "rejoined")
        for m in REJOIN.finditer(bare)
    ]
    taken = [(change.start, change.end) for change in found]
    found += [
        Change(start, end, "", EditKind.DROPPED, "injected")
        for start, end in brands
        if line.start <= start < end <= line.end and not any(low < end and start < high for low, high in taken)
    ]
    return sorted(found, key=lambda change: change.start)


def _declared(mapped: MappedText, body: Span, declared: Mapping[str, Span]) -> dict[str, Span]:
    found = {}
    for name, (start, end) in declared.items():
        low, high = mapped.text_span(start, end)
        if low < high <= body[0] or body[1] <= low < high:
            found[name] = (low, high)
    return found
