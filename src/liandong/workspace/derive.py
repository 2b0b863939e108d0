"""Pages to documents and statements: the one function that every engine runs, pure and sent to workers by its name."""

from types import TracebackType
from typing import Any

from liandong.errors import LiandongError, PageError
from liandong.model import Document, Page, SetAside, Statement
from liandong.store.rows import Derivation, document_rows, statement_rows
from liandong.workspace.spine import Spine


def derive(spine: Spine[Any], pages: tuple[Page, ...]) -> tuple[Derivation, ...]:
    """What each page gives, in the order of the pages, encoded for the store.

    A page that cannot be read, and a document from which nothing can be extracted, is set aside with the reason.
    """
    return tuple(_derived(spine, page) for page in pages)


def _derived(spine: Spine[Any], page: Page) -> Derivation:
    with _Naming(page.path):
        try:
            reading = spine.read(page)
        except LiandongError as error:
            reason = error.reason if isinstance(error, PageError) else "reading_failed"
            aside = SetAside(page.path, page.hash, reason, _detail(error))
            return Derivation(page.hash, page.path, spine.revision, (), (), (aside,))
        documents: list[Document] = []
        statements: list[Statement] = []
        set_aside = list(reading.set_aside)
        for document in reading.documents:
            try:
                statements += spine.extract(document)
            except LiandongError as error:
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


def _detail(error: LiandongError) -> str:
    return error.detail if isinstance(error, PageError) else str(error)


class _Naming:
    """Adds the page's path to an error that escapes: a defect of ours must be findable in a million pages."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            error.add_note(f"while reading the page {self._path}")
