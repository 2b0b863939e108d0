"""What the portal counts and looks through is asked of either store, and is what documents and records tell."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def test_behind_a_document_that_there_is_not_comes_nothing(opened: Workspace) -> None:
    assert leaf(opened.ledger(), after="0" * 32).documents == ()


def test_a_filter_that_is_not_understood_is_named() -> None:
    with pytest.raises(SearchError, match="odd"):
        conditions(flag="odd")
    with pytest.raises(SearchError):
        conditions(source="odd")
