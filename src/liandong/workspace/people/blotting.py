"""Blotting out (遮盖): the names of a person on pages, as written in either script, and where else they stand."""

import codecs
from collections.abc import Iterable, Iterator, Sequence

from liandong.documents import Decoded, page_text
from liandong.documents.masking import BLOT
from liandong.errors import PageError
from liandong.model import ATTESTED, Mention, Page, Record
from liandong.pages import TEXT, WORD
from liandong.search import parse
from liandong.search.segment import fold
from liandong.store.versions import View
from liandong.workspace.ledger import Ledger
from liandong.workspace.spine import Spine

_LEAST_NAME = 2
_EVERY_HIT = 2**31


def names_of(record: Record) -> tuple[str, ...]:
    """What the person is called, longest first, as search folds it."""
    told = {fold(text) for value in record.values("name") for text in (value.value.raw, value.value.text)}
    return tuple(sorted((name for name in told if len(name) >= _LEAST_NAME), key=lambda name: (-len(name), name)))


def holds(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in the text."""
    folded = fold(text)
    return any(name in folded for name in names)


def elsewhere(view: View, names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """The pages that hold one of the names and are not known, each with its path: documents by the index, what was set
    aside page by page."""
    ledger, left, found = Ledger(view), set(known), dict[str, str]()
    for name in names:
        words = name.replace('"', " ")
        for hit in ledger.search(parse(f'"{words}" kind:document'), _EVERY_HIT):
            document = ledger.document(hit.id)
            if document.page not in left and holds(document.text, names):
                found[document.page] = document.path
    for hash_ in {aside.page for aside in view.set_aside() if aside.page} - left - found.keys():
        page = view.page(hash_)
        text = _text(page) if page else None
        if page and text and holds(text.text, names):
            found[hash_] = page.path
    return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))


def blotted(spine: Spine, page: Page, mentions: Iterable[Mention], names: Sequence[str]) -> Page | None:
    """The page with the person blotted out, character for character; None where that cannot be done without a rest."""
    found = None if page.media_type == ATTESTED else _text(page)
    if found is None:
        return None
    text = found.text
    for mention in mentions:
        text = text[: mention.start] + BLOT * (mention.end - mention.start) + text[mention.end :]
    text, path = _without(text, names), _without(page.path, names)
    data = codecs.BOM_UTF8 + text.encode("utf-8", "replace")
    instead = Page.of(path, TEXT if page.media_type == WORD else page.media_type, data)
    held = any(holds(document.text, names) for document in spine.read(instead).documents)
    return None if held else instead


def _text(page: Page) -> Decoded | None:
    """The characters of a page; None for what has none, or cannot be read."""
    try:
        return page_text(page)
    except PageError:
        return None


def _without(text: str, names: Iterable[str]) -> str:
    for name in names:
        for start in _places(fold(text), name):
            text = text[:start] + BLOT * len(name) + text[start + len(name) :]
    return text


def _places(folded: str, name: str) -> Iterator[int]:
    start = folded.find(name)
    while start >= 0:
        yield start
        start = folded.find(name, start + len(name))
