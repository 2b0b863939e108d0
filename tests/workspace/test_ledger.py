"""The read side: what is found under which id, in which order, and that later builds do not move it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from liandong import Ledger, open_workspace
from liandong.errors import UnknownRecord, WorkspaceError
from liandong.model import Tier
from tests.workspace import tiny

PAGES = {
    "b.txt": "甲园 amount 170\n丙城 place 广州",
    "a/gov.txt": "乙园 amount 5\n\n甲园 amount 180",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("ledger")
    with open_workspace(folder / "ws", create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(folder / "in", PAGES)])
        yield workspace.ledger()


def test_records_come_by_id_and_by_kind(ledger: Ledger) -> None:
    ids = [record.id for record in ledger.records()]
    assert ids == sorted(ids)
    assert len(ids) == 3
    assert [r.id for r in ledger.records("project")] == ids
    assert list(ledger.records("event")) == []


def test_a_record_is_found_by_its_id_by_any_member_and_by_the_beginning_of_either(ledger: Ledger) -> None:
    record = next(r for r in ledger.records() if r.label == "甲园")
    assert len(record.members) == 2
    for id_ in (record.id, *record.members):
        assert ledger.record(id_) == record
        assert ledger.record(id_[:6].upper()) == record


@pytest.mark.parametrize(
    ("wanted", "told"),
    [("abc", "first 6 digits"), ("xyz123", "first 6 digits"), ("f" * 32, "no record has the id"), ("", "no record id")],
)
def test_an_id_without_record_is_told(ledger: Ledger, wanted: str, told: str) -> None:
    with pytest.raises(UnknownRecord, match=told):
        ledger.record(wanted)


def test_documents_come_by_path_and_place_and_statements_by_id(ledger: Ledger) -> None:
    documents = list(ledger.documents())
    assert [(d.path, d.start) for d in documents] == [("a/gov.txt", 0), ("a/gov.txt", 13), ("b.txt", 0)]
    assert ledger.document(documents[1].id) == documents[1]
    ids = [s.id for s in ledger.statements()]
    assert ids == sorted(ids)
    assert ledger.statement(ids[0]).id == ids[0]


def test_families_tiers_pages_and_answers_are_found(ledger: Ledger) -> None:
    document = next(ledger.documents())
    assert (ledger.family(document.id), ledger.tier(document.id)) == (document.id, Tier.GOVERNMENT)
    assert ledger.page(document.page).data.decode() == PAGES["a/gov.txt"]
    record = next(r for r in ledger.records() if r.label == "乙园")
    assert [a.shown for a in ledger.answers(record.id)] == ["5"]
    assert len(list(ledger.answers())) == 2


@pytest.mark.parametrize("reading", [Ledger.document, Ledger.statement, Ledger.page, Ledger.tier, Ledger.family])
def test_what_is_not_there_is_told(ledger: Ledger, reading: Callable[[Ledger, str], object]) -> None:
    with pytest.raises(UnknownRecord, match="the ledger has no"):
        reading(ledger, "0" * 32)


def test_search_finds_documents_and_records_and_marks_the_words(ledger: Ledger) -> None:
    hits = ledger.search("甲园 180")
    found = {(h.target, h.kind, h.label) for h in hits}
    assert found == {("document", "document", "a/gov.txt"), ("record", "project", "甲园")}
    for hit in hits:
        assert {hit.snippet[low:high] for low, high in hit.marks} == {"甲园", "180"}
    assert len(ledger.search("甲园", limit=1)) == 1
    assert ledger.search("佛山") == ()


def test_a_ledger_stays_what_it_was_when_a_build_adds_to_the_workspace(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        empty = workspace.ledger()
        workspace.build([tiny.write(tmp_path / "in", PAGES)])
        first = workspace.ledger()
        before = tiny.dump(first)
        workspace.build([tiny.write(tmp_path / "more", {"c.txt": "甲园 amount 190\n丁港 place 深圳"})])
        assert [(empty.version, first.version, workspace.ledger().version)] == [(0, 1, 2)]
        assert list(empty.records()) == []
        assert tiny.dump(first) == before
        assert first.search("丁港") == ()
        assert len(workspace.ledger().search("丁港")) == 2


def test_tiers_families_and_what_was_left_out_stay_what_they_were(tmp_path: Path) -> None:
    """A copy under a smaller path takes over the family, and an empty file that is filled is no longer left out."""
    pages = tiny.write(tmp_path / "in", {"b.txt": "甲园 amount 170", "e.txt": ""})
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        workspace.build([pages])
        first = workspace.ledger()
        before = tiny.dump(first)
        workspace.build([tiny.write(tmp_path / "in", {"a/gov.txt": "甲园 amount 170", "e.txt": "乙园 amount 5"})])
        assert workspace.ledger().set_aside() == ()
        assert tiny.dump(first) == before
        document = next(first.documents())
        tier = first.tier(document.id)
        assert (first.page(document.page).path, workspace.ledger().page(document.page).path) == ("b.txt", "a/gov.txt")
        assert (tier, len(first.set_aside())) == (Tier.UNKNOWN, 1)


def test_a_beginning_that_fits_more_than_one_record_names_them(tmp_path: Path) -> None:
    from liandong.store.sqlite import SqliteStore
    from tests.store import made

    store = SqliteStore(tmp_path)
    ids = ["abcdef" + "0" * 26, "abcdef" + "1" * 26]
    with store.drafting("r", "c") as draft:
        draft.put_records([made.record(id_) for id_ in ids])
    with pytest.raises(UnknownRecord, match=", ".join(ids)):
        Ledger(store.view(1)).record("abcdef")
    store.close()


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "a'b", "%", "签" * 10_000])
def test_what_can_be_no_id_is_unknown(ledger: Ledger, odd: str) -> None:
    for look in (ledger.record, ledger.document, ledger.statement, ledger.page, ledger.tier, ledger.family):
        with pytest.raises(UnknownRecord):
            look(odd)
    assert list(ledger.records(odd)) == []
    assert list(ledger.answers(odd)) == []
    assert ledger.search(odd) == ()


@pytest.mark.parametrize("limit", [2**31, 2**62, 10**30])
def test_any_number_of_hits_may_be_asked_for(ledger: Ledger, limit: int) -> None:
    assert len(ledger.search("甲园", limit)) > 1


@pytest.mark.parametrize("odd", ["a\0b", "\ud800x", "a" * 300])
def test_a_folder_that_cannot_be_is_told(tmp_path: Path, odd: str) -> None:
    for create in (False, True):
        with pytest.raises(WorkspaceError):
            open_workspace(tmp_path / odd, create=create)
