"""What the portal counts and looks through is asked of either store, and is what documents and records tell."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from liandong import Workspace, open_workspace
from liandong.errors import SearchError
from liandong.workspace.cooperation import cooperation, counted
from liandong.workspace.quality import quality
from liandong.workspace.shelf import conditions, leaf
from tests.workspace import real


@pytest.fixture
def opened(place: str, tmp_path: Path) -> Iterator[Workspace]:
    pages = real.pages(tmp_path / "pages")
    with open_workspace(place, create=True) as workspace:
        workspace.build([pages])
        yield workspace


def test_either_store_tells_what_stands_in_it(opened: Workspace) -> None:
    ledger = opened.ledger()
    documents, shelf = list(ledger.documents()), ledger.view.shelf
    seen: list[str] = []
    after: str | None = None
    while len(seen) < len(documents):
        part = leaf(ledger, after=after, limit=2)
        seen += [document.id for document, _ in part.documents]
        after = part.after
    assert (seen, after) == ([document.id for document in documents], None)
    narrowed = leaf(ledger, conditions(flag="spun", source="unknown"), limit=9).documents
    assert [document.id for document, _ in narrowed] == [d.id for d in documents if "spun" in d.flags]

    family = ledger.family(documents[0].id)
    assert shelf.copies(family, 9) == tuple(sorted(d.id for d in documents if ledger.family(d.id) == family))
    statements = [each for each in ledger.statements() if each.document == documents[0].id]
    owner = ledger.view.records_of([each.mention.id for each in statements])
    assert shelf.gave(documents[0].id) == Counter(owner[each.mention.id] for each in statements)

    told = quality(ledger), cooperation(ledger), counted(ledger, ["project", "event"], "鹭原市")
    assert all(told)
    late = opened.ledger(as_of="2999-12-31")  # told record by record
    assert (quality(late), cooperation(late), counted(late, ["project", "event"], "鹭原市")) == told


@pytest.mark.parametrize("asked", [{}, {"flag": "spun"}, {"medium": "日报"}, {"source": "unknown"}, {"period": "2024"}])
def test_no_list_of_documents_reads_all_of_them(tmp_path: Path, asked: dict[str, str]) -> None:
    with open_workspace(tmp_path / "ws", create=True) as workspace:
        workspace.build([real.pages(tmp_path / "pages")])
        ledger = workspace.ledger()
        told: list[tuple[str, tuple[object, ...]]] = []

        def hear(_: object, __: object, command: str, values: tuple[object, ...], *___: object) -> None:
            told.append((command, values))

        event.listen(Engine, "before_cursor_execute", hear)
        try:
            assert ledger.view.shelf.documents(conditions(**asked), limit=3)
        finally:
            event.remove(Engine, "before_cursor_execute", hear)
    with closing(sqlite3.connect(tmp_path / "ws" / "ledger.sqlite")) as database:
        steps = [row[3] for sql, values in told for row in database.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert steps
    assert [step for step in steps if step.startswith(("SCAN document", "SCAN mark", "SCAN survey"))] == []


def test_behind_a_document_that_there_is_not_comes_nothing(opened: Workspace) -> None:
    assert leaf(opened.ledger(), after="0" * 32).documents == ()


def test_a_filter_that_is_not_understood_is_named() -> None:
    with pytest.raises(SearchError, match="odd"):
        conditions(flag="odd")
    with pytest.raises(SearchError):
        conditions(source="odd")
