"""What every store does: pages under all their paths, versions that do not move, transactions that end whole or not."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from liandong.errors import WorkspaceBusy
from liandong.model import Answer, Attestation, Decision, Deed, Fingerprint, Judgement, Record, SetAside, Tier, Verdict
from liandong.store import open_store
from liandong.store.protocol import Store
from liandong.store.rows import Action, Added, Asked, IndexEntry, Phrase, derivation
from liandong.store.versions import Draft
from tests.store import made


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    opened = open_store(place)
    yield opened
    opened.close()


def publish(store: Store, *records: Record, revision: str = "r1", recipe: str = "c1") -> int:
    with store.drafting(revision, recipe) as draft:
        draft.put_records(records)
        draft.end_records()
        return draft.version


def test_pages_come_back_as_they_were_and_in_the_order_asked(store: Store) -> None:
    first, second = made.page("一" * 1000), made.page("二", "b.txt")
    assert store.add_pages([first, second], [], "in") == Added(2, 0)
    assert store.pages([second.hash, first.hash]) == (second, first)
    assert store.add_pages([second, first], [], "in") == Added(0, 2)


@pytest.mark.parametrize("order", [("b.txt", "a.txt", "c.txt"), ("c.txt", "b.txt", "a.txt")])
def test_a_page_goes_by_the_smallest_of_its_paths(store: Store, order: tuple[str, ...]) -> None:
    for path in order:
        store.add_pages([made.page("同文", path)], [], "in")
    store.settle()
    assert [key.path for key in store.underived("r1")] == ["a.txt"]


def test_two_paths_of_one_page_in_one_batch_make_one_page(store: Store) -> None:
    assert store.add_pages([made.page("同文", "b.txt"), made.page("同文", "a.txt")], [], "in") == Added(1, 0)
    store.settle()
    assert [key.path for key in store.underived("r1")] == ["a.txt"]


def test_pages_to_derive_are_given_in_portions(store: Store) -> None:
    pages = [made.page(text, f"{text}.txt") for text in "甲乙丙丁戊"]
    store.add_pages(pages, [], "in")
    store.settle()
    store.add_derivations([made.derivation(pages[0], path=pages[0].path)])
    every = store.underived("r1")
    assert [key.hash for key in every] == sorted(page.hash for page in pages[1:])
    assert store.count_underived("r1") == 4
    assert store.underived("r1", "", 3) == every[:3]
    assert store.underived("r1", every[2].hash, 3) == every[3:]


def test_a_derived_page_is_derived_again_only_for_other_code_or_a_smaller_path(store: Store) -> None:
    page = made.page("文", "b.txt")
    store.add_pages([page], [], "in")
    store.add_derivations([made.derivation(page, path="b.txt")])
    assert store.underived("r1") == ()
    assert [key.hash for key in store.underived("r2")] == [page.hash]
    store.add_pages([made.page("文", "a.txt")], [], "in")
    store.settle()
    assert [key.path for key in store.underived("r1")] == ["a.txt"]


def test_what_is_derived_shows_only_once_it_is_published(store: Store) -> None:
    page = made.page("文")
    store.add_pages([page], [], "in")
    store.add_derivations([made.derivation(page)])
    assert store.view(store.newest()).counts().documents == 0
    assert store.needs_version("r1", "c1")
    publish(store)
    assert not store.needs_version("r1", "c1")
    assert list(store.view(1).documents()) == [made.document(page)]
    assert list(store.view(1).statements()) == [made.statement(page)]


def test_an_older_version_answers_as_it_did(store: Store) -> None:
    first, second = made.page("一"), made.page("二", "b.txt")
    a, b = made.statement(first).mention.id, made.statement(second).mention.id
    store.add_pages([first], [], "in")
    store.add_derivations([made.derivation(first)])
    publish(store, made.record(a))
    store.add_pages([second], [], "in")
    store.add_derivations([made.derivation(second, path="b.txt")])
    publish(store, made.record(a, b))
    old, new = store.view(1), store.view(2)
    assert [len(r.members) for r in old.records()] == [1]
    assert [len(r.members) for r in new.records()] == [2]
    assert (old.counts().documents, new.counts().documents) == (1, 2)
    assert old.record_ids(b, 2) == ()
    assert new.record_ids(b, 2) == (min(a, b),)


def test_new_code_replaces_what_the_old_code_derived(store: Store) -> None:
    page = made.page("文")
    store.add_pages([page], [], "in")
    store.add_derivations([made.derivation(page)])
    publish(store)
    store.add_derivations([derivation(page.hash, "a.txt", "r2", set_aside=[SetAside("a.txt", page.hash, "novel")])])
    assert publish(store, revision="r2") == 2
    assert store.view(1).counts().documents == 1
    assert store.view(2).counts().documents == 0
    assert [aside.reason for aside in store.view(2).set_aside()] == ["novel"]
    assert [key.hash for key in store.underived("r1")] == [page.hash]  # back to the old code: derived anew


def test_an_error_in_a_draft_leaves_the_version_before(store: Store) -> None:
    publish(store, made.record("a" * 32))

    def put(draft: Draft) -> None:
        draft.put_records([made.record("b" * 32)])
        raise ValueError("boom")

    with pytest.raises(ValueError, match="boom"), store.drafting("r1", "c1") as draft:
        put(draft)
    assert store.newest() == 1
    assert [r.id for r in store.view(1).records()] == ["a" * 32]


def test_only_what_changed_is_written(store: Store) -> None:
    with store.drafting("r1", "c1") as draft:
        assert draft.put_records([made.record("a" * 32), made.record("b" * 32)]) == ("a" * 32, "b" * 32)
        assert draft.put_records([made.record("c" * 32)]) == ("c" * 32,)
        assert draft.end_records() == ()
    with store.drafting("r1", "c1") as draft:
        assert draft.put_records([made.record("a" * 32), made.record("b" * 32, name="乙园")]) == ("b" * 32,)
        assert draft.end_records() == ("c" * 32,)
    assert [r.label for r in store.view(1).records()] == ["甲园"] * 3
    assert [r.label for r in store.view(2).records()] == ["甲园", "乙园"]


def test_answers_have_versions_too(store: Store) -> None:
    answer = Answer("1", "r", "parts-total", Verdict.HOLDS, ("s",), "1 + 1 = 2")
    with store.drafting("r1", "c1") as draft:
        draft.put_answers([answer])
        assert draft.end_answers() == ()
    with store.drafting("r1", "c1") as draft:
        assert draft.end_answers() == ("1",)
    assert list(store.view(1).answers("r")) == [answer]
    assert list(store.view(2).answers("r")) == []


def test_the_survey_is_that_of_the_newest_version(store: Store) -> None:
    with store.drafting("r1", "c1") as draft:
        draft.prints.add([Fingerprint("d1", Tier.GOVERNMENT), Fingerprint("d2", Tier.MEDIA)])
        draft.prints.rename({"d2": "d1"})
        draft.put_survey()
    view = store.view(1)
    assert (view.family("d2"), view.tier("d2"), view.tier("d3")) == ("d1", Tier.MEDIA, None)


def test_a_decision_asks_for_a_new_version(store: Store) -> None:
    publish(store)
    assert not store.needs_version("r1", "c1")
    decision = Decision("m1", "m2", Judgement.DIFFERENT, Attestation("王", "2026-01-01T00:00:00+08:00", "两地"))
    act = Action(decision.id, Deed.DIFFERENT, decision=decision)
    store.add_actions([act, act])
    store.add_actions([act])
    assert [row.id for row in store.actions()] == [decision.id]
    assert store.needs_version("r1", "c1")
    with store.drafting("r1", "c1") as draft:
        assert list(draft.decisions()) == [decision]
    assert not store.needs_version("r1", "c1")


def test_another_recipe_asks_for_a_new_version(store: Store) -> None:
    publish(store)
    assert store.needs_version("r1", "c2")
    with store.drafting("r1", "c2") as draft:
        assert draft.renewed


def test_paths_that_gave_no_page_are_noted_until_they_do(store: Store) -> None:
    store.add_pages([], [SetAside("a.txt", None, "empty"), SetAside("b.txt", None, "binary")], "in")
    store.add_pages([], [SetAside("b.txt", None, "unreadable", "denied")], "in")
    assert store.needs_version("r1", "c1")
    publish(store)
    found = store.view(1).set_aside()
    assert [(a.path, a.reason, a.detail) for a in found] == [("a.txt", "empty", ""), ("b.txt", "unreadable", "denied")]
    assert not store.needs_version("r1", "c1")
    store.add_pages([made.page("文", "b.txt")], [], "in")
    assert store.needs_version("r1", "c1")
    publish(store)
    assert store.view(1).set_aside() == found
    assert [a.path for a in store.view(2).set_aside()] == ["a.txt"]


def test_a_file_that_reads_well_does_not_hide_its_namesake_elsewhere(store: Store) -> None:
    store.add_pages([], [SetAside("a.txt", None, "empty")], "/first")
    store.add_pages([made.page("文")], [], "/second")
    publish(store)
    assert [a.path for a in store.view(1).set_aside()] == ["first/a.txt"]


def test_the_survey_of_an_older_version_stays_as_it_was(store: Store) -> None:
    with store.drafting("r1", "c1") as draft:
        draft.prints.add([Fingerprint("d1", Tier.GOVERNMENT), Fingerprint("d2", Tier.MEDIA)])
        draft.prints.rename({"d2": "d1"})
        draft.put_survey()
    with store.drafting("r1", "c1") as draft:
        draft.prints.remove(["d1", "d2"])
        draft.prints.add([Fingerprint(name, Tier.UNKNOWN) for name in ("d1", "d2", "d3")])
        draft.put_survey()
    with store.drafting("r1", "c1") as draft:
        draft.prints.remove(["d2", "d3"])
        draft.put_survey()
    known = [
        [(view.family(d), view.tier(d)) for d in ("d1", "d2", "d3")] for view in (store.view(n) for n in (1, 2, 3))
    ]
    assert known == [
        [("d1", Tier.GOVERNMENT), ("d1", Tier.MEDIA), (None, None)],
        [("d1", Tier.UNKNOWN), ("d2", Tier.UNKNOWN), ("d3", Tier.UNKNOWN)],
        [("d1", Tier.UNKNOWN), (None, None), (None, None)],
    ]


def test_the_index_finds_what_it_was_handed_and_forgets_it(store: Store) -> None:
    with store.drafting("r1", "c1") as draft:
        draft.index([IndexEntry("document", "1", "广州 州 甲"), IndexEntry("record", "2", "广州 州")])
    asked = Asked(((Phrase(("广州",), prefix=False),),))
    assert store.view(1).match(asked, 9) == (("record", "2"), ("document", "1"))
    with store.drafting("r1", "c1") as draft:
        draft.forget("record", ["2"])
    assert store.view(2).match(asked, 9) == (("document", "1"),)
    with store.drafting("r1", "c1") as draft:
        draft.forget("document")
        draft.index([IndexEntry("document", "1", "深圳 圳")])
    assert store.view(3).match(asked, 9) == ()


def test_readers_see_the_last_version_while_a_writer_writes(store: Store) -> None:
    publish(store, made.record("a" * 32))
    with store.drafting("r1", "c1") as draft:
        draft.end_records()
        assert store.newest() == 1
        assert len(list(store.view(1).records())) == 1
    assert store.newest() == 2


def _hold(place: str, line: Connection) -> None:
    store = open_store(place)
    with store.lock(0):
        line.send("held")
        line.recv()
    store.close()


def test_a_second_writer_is_told_that_the_workspace_is_busy(store: Store, place: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    other = spawn.Process(target=_hold, args=(place, there))
    other.start()
    there.close()  # so that the death of the other ends the waiting here
    try:
        assert here.recv() == "held"
        with pytest.raises(WorkspaceBusy, match="another build"), store.lock(0):
            pass
        other.kill()  # the lock ends with its holder, however that ends
        other.join()
        with store.lock(10):  # a server hears of it a moment later
            pass
    finally:
        other.kill()
        other.join()
        here.close()


def test_the_desk_has_the_statements_of_a_kind_under_their_ids_without_quotes(store: Store) -> None:
    page = made.page("甲园签约")
    whole = made.statement(page)
    store.add_pages([page], [], "in")
    store.add_derivations([made.derivation(page)])
    with store.drafting("r1", "c1") as draft:
        assert draft.desk.size == 1
        ((told,),) = draft.desk.told("project")
        assert list(draft.desk.told("event")) == []
        assert draft.desk.known([whole.mention.id, "x"]) == {whole.mention.id: (1, "project")}
        assert draft.desk.told_of([1, 2]) == [told]
        assert list(draft.desk.retracting()) == []
        assert [s.evidence for s in draft.told_of([whole.mention.id, "x"])] == [whole.evidence]
        draft.desk.put_roots([0, 1])
        assert [[c.members for c in some] for some in draft.stale(5)] == [[(whole.mention.id,)]]
        assert draft.desk.records([whole.mention.id, "x"]) == {whole.mention.id: whole.mention.id}
    assert told.statement.evidence == ()
    assert (told.statement.id, told.statement.mention, told.statement.value, told.statement.document) == (
        whole.id,
        whole.mention,
        whole.value,
        whole.document,
    )


def test_sheaves_sort_and_shelves_find(store: Store) -> None:
    with store.drafting("r1", "c1") as draft:
        sheaf, shelf = draft.desk.sheaf(), draft.desk.shelf()
        for number in range(2_500):
            sheaf.add(-number % 7, -number, b"x" if number else None)
            shelf.add(number % 1_000, b"%d" % number)
        rows = list(sheaf.sorted())
        assert rows == sorted(rows) or [row[:2] for row in rows] == sorted(row[:2] for row in rows)
        assert len(rows) == 2_500
        assert [row[2] for row in rows if row[1] == 0] == [None]
        assert list(sheaf.sorted()) == []
        assert sorted(data for _, data in shelf.get([7, 7_000])) == [b"1007", b"2007", b"7"]
        shelf.clear()
        assert list(shelf.get([7])) == []
