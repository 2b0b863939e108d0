"""Pages to documents and statements: the one function that every engine runs, pure and sent to workers by its name."""

from traceback import walk_tb

from liandong.errors import LiandongError, PageError
from liandong.messages import words
from liandong.model import Document, Page, SetAside, Statement
from liandong.pages.aside import aside, unreadable
from liandong.store.rows import Derivation, derivation, document_rows, statement_rows
from liandong.workspace.spine import Spine

DEFECTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a page nobody thought of raises in the reading of it; a full disk or Ctrl-C is none."""


_OURS = "liandong."


def derive(spine: Spine, pages: tuple[Page, ...]) -> tuple[Derivation, ...]:
    """What each page gives, in the order of the pages, encoded for the store.

    A page that cannot be read, and a document from which nothing can be extracted, is set aside with the reason; also
    where the reason is a defect of ours: one page must not keep all others out of the ledger.
    """
    return tuple(_bounded(spine, page) for page in pages)


def _bounded(spine: Spine, page: Page) -> Derivation:
    """What the page gives; one that the memory does not hold is set aside like any other that is too large."""
    try:
        return _derived(spine, page)
    except MemoryError:
        left = aside(page.path, "too_large", words("detail.memory"), page=page.hash)
        return derivation(page.hash, page.path, spine.revision, set_aside=[left])


def _derived(spine: Spine, page: Page) -> Derivation:
    try:
        reading = spine.read(page)
    except (LiandongError, *DEFECTS) as error:
        left = unreadable(error, page) if isinstance(error, PageError) else _failed(page, "reading_failed", error)
        return derivation(page.hash, page.path, spine.revision, set_aside=[left])
    documents: list[Document] = []
    statements: list[Statement] = []
    set_aside = list(reading.set_aside)
    for document in reading.documents:
        try:
            statements += spine.extract(document)
        except (LiandongError, *DEFECTS) as error:
            set_aside.append(_failed(page, "extraction_failed", error, (document.start, document.end)))
        else:
            documents.append(document)
    rows = document_rows(documents), statement_rows(statements)
    return derivation(page.hash, page.path, spine.revision, *rows, set_aside)


def _failed(page: Page, reason: str, error: Exception, span: tuple[int, int] | None = None) -> SetAside:
    """The page, or a stretch of it, set aside for an error of ours, or for a defect with the place in our code."""
    if not isinstance(error, LiandongError):
        told = words("detail.defect", error=f"{type(error).__name__}: {error}", place=_place(error))
    else:
        told = error.words or words("detail.said", words=error)
    return aside(page.path, reason, told, page=page.hash, span=span)


def _place(error: Exception) -> str:
    """Module and line of the innermost frame of ours from which the error came."""
    frames = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(error.__traceback__)]
    module, line = next((each for each in reversed(frames) if each[0].startswith(_OURS)), frames[-1])
    return f"{module}:{line}"
