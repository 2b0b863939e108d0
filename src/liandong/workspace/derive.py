"""Pages to documents and statements: the one function that every engine runs, pure and sent to workers by its name."""

from typing import Any

from liandong.errors import LiandongError, PageError
from liandong.model import Document, Page, SetAside, Statement
from liandong.store.rows import Derivation, document_rows, statement_rows
from liandong.workspace.spine import Spine

DEFECTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a page nobody thought of raises in the reading of it; a full disk, a lack of memory or Ctrl-C is none."""


def derive(spine: Spine[Any], pages: tuple[Page, ...]) -> tuple[Derivation, ...]:
    """What each page gives, in the order of the pages, encoded for the store.

    A page that cannot be read, and a document from which nothing can be extracted, is set aside with the reason; also
    where the reason is a defect of ours: one page must not keep all others out of the ledger.
    """
    return tuple(_derived(spine, page) for page in pages)


def _derived(spine: Spine[Any], page: Page) -> Derivation:
    try:
        reading = spine.read(page)
    except (LiandongError, *DEFECTS) as error:
        reason = error.reason if isinstance(error, PageError) else "reading_failed"
        aside = SetAside(page.path, page.hash, reason, _detail(error))
        return Derivation(page.hash, page.path, spine.revision, (), (), (aside,))
    documents: list[Document] = []
    statements: list[Statement] = []
    set_aside = list(reading.set_aside)
    for document in reading.documents:
        try:
            statements += spine.extract(document)
        except (LiandongError, *DEFECTS) as error:
            set_aside.append(
                SetAside(page.path, page.hash, "extraction_failed", _detail(error), document.start, document.end)
            )
        else:
            documents.append(document)
    return Derivation(
        page.hash,
        page.path,
        spine.revision,
        document_rows(documents),
        statement_rows(statements),
        tuple(set_aside),
    )


def _detail(error: Exception) -> str:
    if isinstance(error, PageError):
        return error.detail
    return str(error) if isinstance(error, LiandongError) else f"{type(error).__name__}: {error}"
