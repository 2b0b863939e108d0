"""Derivations as the rows of their tables."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Table

from liandong.store import schema
from liandong.store.codec import encode
from liandong.store.rows import Derivation


def derived_rows(
    numbered: Sequence[tuple[int, Derivation]],
) -> Iterator[tuple[Table, list[dict[str, object]]]]:
    """The rows of each table, for one statement a table and batch: single rows cost several times as much."""
    yield (
        schema.derivation,
        [
            {"id": n, "page": found.page, "path": found.path, "revision": found.revision, "digest": found.digest}
            for n, found in numbered
        ],
    )
    yield schema.document, [{"derivation": n, **row._asdict()} for n, found in numbered for row in found.documents]
    yield schema.statement, [{"derivation": n, **row._asdict()} for n, found in numbered for row in found.statements]
    yield (
        schema.set_aside,
        [
            {"derivation": n, "number": place, "body": encode(aside)}
            for n, found in numbered
            for place, aside in enumerate(found.set_aside)
        ],
    )
