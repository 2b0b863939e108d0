"""Derivations as the rows of their tables."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Table

from liandong.store import schema
from liandong.store.codec import encode
from liandong.store.rows import Derivation, DocumentRow, StatementRow


def derived_rows(
    numbered: Sequence[tuple[int, Derivation]],
) -> Iterator[tuple[Table, Sequence[str], list[tuple[object, ...]]]]:
    """The rows of each table, and their columns, for one command a table and batch: single rows cost several times as
    much."""
    yield (
        schema.derivation,
        ("id", "page", "path", "revision", "digest"),
        [(n, found.page, found.path, found.revision, found.digest) for n, found in numbered],
    )
    yield (
        schema.document,
        ("derivation", *DocumentRow._fields),
        [(n, *row) for n, found in numbered for row in found.documents],
    )
    yield (
        schema.statement,
        ("derivation", *StatementRow._fields),
        [(n, *row) for n, found in numbered for row in found.statements],
    )
    yield (
        schema.set_aside,
        ("derivation", "number", "body"),
        [(n, place, encode(aside)) for n, found in numbered for place, aside in enumerate(found.set_aside)],
    )
