"""One page to its documents: decode, take the main text, repair, clean, split, judge, date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from liandong.documents.assemble import assemble
from liandong.documents.attested import read_attested
from liandong.documents.clean import classify
from liandong.documents.declared import Declared
from liandong.documents.decode import Decoded
from liandong.documents.flags import Flag
from liandong.documents.gate import Objection, judge_article, judge_page, judge_rest
from liandong.documents.lines import LineKind, split_lines
from liandong.documents.main_text import select
from liandong.documents.markup import Span, flatten
from liandong.documents.masking import mask
from liandong.documents.outcome import Outcome
from liandong.documents.page_text import page_text
from liandong.documents.repair import repair
from liandong.documents.runon import part
from liandong.documents.split import Article, articles
from liandong.documents.tables import tables
from liandong.errors import PageError
from liandong.model import ATTESTED, Document, MappedText, Page, SetAside
from liandong.pages import HTML, SHEET
from liandong.pages.aside import aside, unreadable

_LISTING = 3


def read(page: Page) -> Outcome:
    """The documents of a page; nothing is raised for bad input, it is set aside with its reason."""
    if page.media_type == ATTESTED:
        return read_attested(page)
    if page.media_type == SHEET:
        from liandong.documents.sheet import read_sheet  # brings libraries that no other page needs

        return read_sheet(page)
    try:
        decoded = page_text(page)
    except PageError as error:
        return Outcome(set_aside=(unreadable(error, page),))
    if decoded is None:
        return _whole(page, "undecodable")
    if not decoded.text.strip():
        return _whole(page, "empty")
    return _read_text(page, decoded)


def _read_text(page: Page, decoded: Decoded) -> Outcome:
    markup = flatten(decoded.text) if page.media_type == HTML else None
    repaired = repair(markup.text if markup else MappedText(decoded.text))
    objection = judge_page(repaired.text.text)
    if objection:
        return _objected(page, objection)
    flags = [*repaired.flags, *([Flag.DAMAGED_BYTES] if decoded.damaged else [])]
    tabled = tables(repaired.text)
    text = tabled.text
    split = split_lines(text.text)
    if tabled.rows or (markup and "\t" in text.text):  # tabs part the cells of a table of HTML, and nothing else there
        split = (
            line.of(LineKind.ROW) if line.start in tabled.rows or (markup and "\t" in line.bare) else line
            for line in split
        )
    lines = tuple(part(split))
    if markup is None:
        return _gathered(page, text, articles(classify(lines)), flags)
    declared = Declared.of(markup, text)
    selection = select(decoded.text, markup.unseen, lines, markup.links_in(text), declared.hint)
    flags += [Flag.FALLBACK] if selection.fallback else []
    found = articles(declared.kinds(selection.lines, text, markup), declared.hint)
    if len(found) == 1:
        return _gathered(page, text, [declared.entitle(found[0])], flags, declared.spans)
    return _gathered(page, text, found, flags)


def _gathered(
    page: Page,
    text: MappedText,
    found: Sequence[Article],
    flags: list[Flag],
    declared: Mapping[str, Span] | None = None,
) -> Outcome:
    """The documents of the articles that pass the gate, under the flags of their page."""
    if not found:
        return _objected(page, judge_rest(text.text))
    text = mask(text)
    if len(found) > 1:
        flags = [*flags, Flag.SEVERAL_ARTICLES]
    documents = [assemble(page, text, article, flags, declared) for article in found]
    return _judged(page, documents, _surroundings(text.text, found))


def _surroundings(text: str, found: Sequence[Article]) -> list[str]:
    """What the page shows of each article and between it and its neighbours: all of it where there is but one."""
    starts = [
        min(line.start for line in (*article.head, *article.body[:1], article.title or article.body[0]))
        for article in found
    ]
    return [text[low:high] for low, high in pairwise([0, *starts[1:], len(text)])]


def _judged(page: Page, documents: Sequence[Document], surroundings: Sequence[str]) -> Outcome:
    kept: list[Document] = []
    left: list[SetAside] = []
    for document, around in zip(documents, surroundings, strict=True):
        objection = judge_article(document.body, around)
        if objection:
            span = document.start, document.end
            left.append(aside(page.path, objection.reason, objection.told, page=page.hash, span=span))
        else:
            kept.append(document)
    return Outcome(tuple(_reposted(kept)), tuple(left))


def _reposted(documents: Sequence[Document]) -> list[Document]:
    """A listing whose articles all carry one date, one of them long after its events, was posted at once: none of
    its dates count.
    """
    dates = Counter(document.published.value for document in documents if document.published)
    stale = {d.published.value for d in documents if d.published and Flag.REPOSTED.value in d.flags}
    at_once = {date for date, count in dates.items() if count >= _LISTING and date in stale}
    return [
        replace(d, flags=tuple(flag.value for flag in Flag if flag.value in (*d.flags, Flag.REPOSTED.value)))
        if d.published and d.published.value in at_once
        else d
        for d in documents
    ]


def _objected(page: Page, objection: Objection) -> Outcome:
    return Outcome(set_aside=(aside(page.path, objection.reason, objection.told, page=page.hash),))


def _whole(page: Page, reason: str) -> Outcome:
    return Outcome(set_aside=(SetAside(page.path, page.hash, reason),))
