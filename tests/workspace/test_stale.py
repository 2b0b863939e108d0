"""A version folds only what is stale, and is byte by byte what a fold of everything gives."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong import Workspace, open_workspace
from liandong.errors import EntryError
from liandong.model import Act, Decision, Document, Fingerprint, Record, Statement
from liandong.model.noun import replace as changed
from liandong.records import fold
from liandong.workspace import Spine
from tests.examples import examples
from tests.workspace import persons, tiny
from tests.workspace.test_people_properties import Wish, exported

NAMES = ("番禺智能装备产业园", "乙港物流中心", "丙城会展中心", "丁湾冷链基地")
LINES = st.builds(
    lambda name, told: f"{name} {told}",
    st.sampled_from(NAMES),
    st.sampled_from(("amount 170", "amount 180", "place 广州市番禺区", "place 东莞市", "status signed"))
    | st.sampled_from(NAMES).map(lambda name: f"part_of {name}"),
)
COPIED = st.sampled_from(("句 1\n句 2\n句 3", "句 4\n句 5\n句 6", "句 1\n句 2\n句 3\n句 4\n句 5\n句 6"))
PAGES = st.tuples(
    st.sampled_from(("a", "b", "c", "gov", "gov-d")),  # of two names the smaller counts, and with it the tier
    st.lists(LINES | COPIED, min_size=1, max_size=4).map("\n".join),
)
WISHES = st.builds(
    Wish,
    st.sampled_from(("enter", "correct", "confirm", "reject", "same", "different", "unsure")),
    st.integers(0, 5),
    st.integers(0, 5),
    st.sampled_from(("170亿元", "180亿元", "9000万元")),
    st.integers(0, 59),
)
STEPS = st.lists(
    st.tuples(st.lists(PAGES, max_size=2), st.lists(WISHES, max_size=2), st.lists(st.integers(0, 9), max_size=1)),
    min_size=1,
    max_size=4,
)


def extract(document: Document) -> tuple[Statement, ...]:
    """As the spine that persons write to; what a thing is part of is the mention of that on the same page."""
    said = persons.extract(persons.Rules(), document)
    if document.attested:
        return said
    named = {s.value.text: s.mention.id for s in said if s.property == "name"}
    return tuple(changed(s, ref=named.get(s.value.text)) if s.property == "part_of" else s for s in said)


def fingerprint(document: Document) -> Fingerprint:
    """As that spine's; lines like 句 1 are sentences that others may copy."""
    sentences = tuple(sorted({int(line[2:]) for line in document.text.split("\n") if line.startswith("句 ")}))
    return replace(persons.fingerprint(document), sentences=sentences)


def spine(recipe: str = "stale") -> Spine:
    return replace(persons.spine(), extract=extract, fingerprint=fingerprint, recipe=recipe)


@settings(max_examples=examples(15), deadline=None)
@given(steps=STEPS)
def test_whatever_comes_is_done_and_undone_a_version_is_that_of_a_fold_of_everything(
    steps: list[tuple[list[tuple[str, str]], list[Wish], list[int]]],
) -> None:
    with TemporaryDirectory() as place:
        root = Path(place)
        folder = tiny.write(root / "in", {"0.txt": f"{NAMES[0]} amount 170\n{NAMES[1]} part_of {NAMES[0]}"})
        with open_workspace(root / "ws", create=True, code=spine()) as opened:
            opened.build([folder])
            done: list[Act | Decision] = []
            for number, (pages, wishes, undone) in enumerate(steps):
                written = {f"{name}{number}-{n}.txt": text for n, (name, text) in enumerate(pages)}
                tiny.write(folder, written)
                for wish in wishes:
                    act = _done(opened, wish)
                    if act is not None and all(act.id != known.id for known in done):
                        done.append(act)
                for place_ in undone:
                    if place_ < len(done):
                        opened.undo(done.pop(place_), actor="李芳", reason="看错了")
                opened.build([folder])
                assert opened.check().faults == ()
            told = exported(opened, root / "out")
        assert whole(root, "anew") == told


def _done(opened: Workspace, wish: Wish) -> Act | Decision | None:
    """What was done; nothing where it was done before and taken back, for which a person is refused."""
    try:
        return wish.do(opened)
    except EntryError:
        return None


def whole(root: Path, recipe: str) -> dict[str, bytes]:
    """What a copy of the workspace exports when everything in it was folded anew."""
    shutil.rmtree(root / "copy", ignore_errors=True)
    shutil.copytree(root / "ws", root / "copy")
    with open_workspace(root / "copy", code=spine(recipe)) as copy:
        assert copy.build([]).version > 1
        return exported(copy, root / "out")


class Counting:
    """A fold that tells which things it folds."""

    def __init__(self) -> None:
        self.folded: set[str] = set()

    def __call__(self, *given: object) -> tuple[Record, ...]:
        records: tuple[Record, ...] = fold(*given)  # type: ignore[arg-type]
        self.folded.update(record.label for record in records)
        return records


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def opened(place: str, tmp_path: Path, counting: Counting) -> Iterator[Workspace]:
    """Three things, the second of which is part of the first; in either store."""
    told = {
        "a.txt": f"{NAMES[0]} amount 170\n{NAMES[1]} part_of {NAMES[0]}",
        "b.txt": f"{NAMES[0]} amount 180",
        "c.txt": f"{NAMES[2]} amount 90",
    }
    with open_workspace(place, create=True, code=replace(spine(), fold=counting)) as workspace:
        workspace.build([tiny.write(tmp_path / "in", told)])
        assert counting.folded == set(NAMES[:3])
        counting.folded.clear()
        yield workspace


def labelled(opened: Workspace, name: str) -> Record:
    return next(record for record in opened.ledger().records() if record.label == name)


def rebuilt(opened: Workspace, counting: Counting, *paths: Path) -> set[str]:
    """What the next build folds; it is held against a fold of everything."""
    counting.folded.clear()
    opened.build(list(paths))
    folded = counting.folded.copy()
    assert opened.check().faults == ()
    return folded


def test_what_a_person_states_folds_the_record_of_which_he_states_it(opened: Workspace, counting: Counting) -> None:
    act = opened.correct(labelled(opened, NAMES[2]).id, "amount", "100亿元", **persons.WHO)
    assert rebuilt(opened, counting) == {NAMES[2]}
    opened.undo(act, **persons.WHO)
    assert rebuilt(opened, counting) == {NAMES[2]}


def test_what_parts_folds_both_parts_and_what_refers_to_them(opened: Workspace, counting: Counting) -> None:
    one, other = labelled(opened, NAMES[0]).members
    decision = opened.decide(one, other, "different", **persons.WHO)
    assert rebuilt(opened, counting) & {NAMES[0], NAMES[2]} == {NAMES[0]}
    assert len([r for r in opened.ledger().records() if r.label == NAMES[0]]) == 2
    opened.undo(decision, **persons.WHO)
    assert rebuilt(opened, counting) & {NAMES[0], NAMES[2]} == {NAMES[0]}


def test_what_refers_to_a_record_under_another_name_is_folded_too(
    opened: Workspace, counting: Counting, tmp_path: Path
) -> None:
    before = labelled(opened, NAMES[0]).id
    number, folded = 0, set[str]()
    while labelled(opened, NAMES[0]).id == before:  # until a mention with a smaller id comes
        number += 1
        page = tiny.write(tmp_path / "more", {f"{number}.txt": f"{NAMES[0]} amount 17{number}"})
        folded = rebuilt(opened, counting, page)
    assert folded == {NAMES[0], NAMES[1]}
    part = labelled(opened, NAMES[1]).first("part_of")
    assert part is not None
    assert part.ref == labelled(opened, NAMES[0]).id


def test_what_makes_two_sources_one_folds_what_both_tell(opened: Workspace, counting: Counting, tmp_path: Path) -> None:
    first, second = "句 1\n句 2\n句 3", "句 4\n句 5\n句 6"
    sources = {"d.txt": f"{NAMES[3]} amount 5\n{first}", "e.txt": f"{NAMES[3]} amount 5\n{second}"}
    rebuilt(opened, counting, tiny.write(tmp_path / "more", sources))
    assert labelled(opened, NAMES[3]).families == 2
    assert rebuilt(opened, counting, tiny.write(tmp_path / "last", {"f.txt": f"{first}\n{second}"})) == {NAMES[3]}
    assert labelled(opened, NAMES[3]).families == 1


def test_what_other_rules_tell_of_a_page_folds_what_it_is_about(
    opened: Workspace, counting: Counting, place: str, tmp_path: Path
) -> None:
    def revised(document: Document) -> tuple[Statement, ...]:
        told = extract(document)
        return tuple(changed(s, confidence=0.5) if s.value.raw == "90" else s for s in told)  # under the same id

    before = labelled(opened, NAMES[2]).first("amount")
    opened.close()
    with open_workspace(place, code=replace(spine(), extract=revised, fold=counting, revision="other")) as again:
        assert NAMES[2] in rebuilt(again, counting)
        after = labelled(again, NAMES[2]).first("amount")
    assert before is not None
    assert after == changed(before, confidence=0.5)


def test_what_an_erased_page_told_is_folded_away(opened: Workspace, counting: Counting) -> None:
    opened.erase("b.txt", **persons.WHO)  # which builds at once
    assert counting.folded == set(NAMES[:3])
    assert opened.check().faults == ()
    assert len(labelled(opened, NAMES[0]).members) == 1
