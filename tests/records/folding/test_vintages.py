from itertools import permutations

import pytest

from liandong.model import Conflict, FoldedValue, Role, Tier
from tests.records.made import Survey, Thing, records_of, yi

TIERS = Survey(tiers={"gov": Tier.GOVERNMENT, "paper": Tier.MEDIA, "blog": Tier.UNKNOWN})


def _project(document: str, *amounts: tuple[str, Role | None, str | None], scope: str = "total") -> Thing:
    """A document that tells the project's investments in 亿元, each with its role and as of which day."""
    thing = Thing(document, "project", 10).say("name", "海宁泛半导体产业园")
    for number, role, day in amounts:
        thing.say("amount", yi(number), scope=scope, as_of=day, words=role)
    return thing


def _amounts(*things: Thing, survey: Survey = TIERS) -> list[tuple[str, Conflict, bool]]:
    found = {tuple(map(_short, records_of(list(order), survey)[0].values("amount"))) for order in permutations(things)}
    assert len(found) == 1, "the order of the documents counts for nothing"
    return list(found.pop())


def _short(value: FoldedValue) -> tuple[str, Conflict, bool]:
    return value.value.raw.removesuffix("亿元"), value.conflict, value.superseded


NOW, PAST = (Conflict.NONE, False), (Conflict.NONE, True)
REAL, SETTLED = (Conflict.REAL, False), (Conflict.SETTLED, False)
SIGNED = _project("gov", ("170", None, None))


def test_a_change_that_names_the_former_value_makes_it_history() -> None:
    later = _project("paper", ("170", Role.FORMER, None), ("180", Role.REVISED, "2025-03-01"))
    assert _amounts(SIGNED, later) == [("180", *NOW), ("170", *PAST)]


def test_a_change_that_names_another_value_stays_in_conflict_with_this_one() -> None:
    later = _project("paper", ("160", Role.FORMER, None), ("180", Role.RAISED, "2025-03-01"))
    assert sorted(_amounts(SIGNED, later)) == [("160", *PAST), ("170", *REAL), ("180", *REAL)]


@pytest.mark.parametrize(
    ("number", "role", "history"),
    [("180", Role.RAISED, True), ("180", Role.LOWERED, False), ("180", None, False),
     ("160", Role.LOWERED, True), ("160", Role.RAISED, False), ("160", Role.REVISED, True)],
)  # fmt: skip
def test_a_change_alone_makes_history_of_what_it_fits(number: str, role: Role | None, history: bool) -> None:
    told = _amounts(_project("paper", ("170", None, None)), _project("gov", (number, role, "2025-03-01")))
    assert told == ([(number, *NOW), ("170", *PAST)] if history else [(number, *REAL), ("170", *REAL)])


def test_which_of_two_values_was_changed_is_not_guessed() -> None:
    told = _amounts(SIGNED, _project("paper", ("150", None, None)), _project("gov2", ("180", Role.RAISED, None)))
    assert {level for _, level, _ in told} == {Conflict.REAL}


def test_a_far_source_changes_nothing_alone() -> None:
    alone = _project("blog", ("180", Role.RAISED, "2025-03-01"))
    assert _amounts(SIGNED, alone) == [("170", *REAL), ("180", *REAL)]
    another = _project("paper", ("180", Role.RAISED, "2025-03-02"))
    assert _amounts(SIGNED, alone, another) == [("180", *NOW), ("170", *PAST)]


def test_what_a_person_states_no_page_changes() -> None:
    stated = Thing("desk", "project", 10).say("name", "海宁泛半导体产业园")
    stated.say("amount", yi("170"), scope="total", method="person")
    later = _project("gov", ("170", Role.FORMER, None), ("180", Role.RAISED, "2025-03-01"))
    assert _amounts(stated, later) == [("170", *SETTLED), ("180", *SETTLED)]


def test_changes_follow_one_another() -> None:
    once = _project("paper", ("170", Role.FORMER, None), ("180", Role.RAISED, "2024-03-01"))
    twice = _project("gov2", ("200", Role.RAISED, "2025-03-01"))
    survey = Survey(tiers={**TIERS.tiers, "gov2": Tier.GOVERNMENT})
    assert _amounts(SIGNED, once, twice, survey=survey) == [("200", *NOW), ("180", *PAST), ("170", *PAST)]


def test_what_is_changed_back_stands_again() -> None:
    there = _project("paper", ("170", Role.FORMER, None), ("180", Role.RAISED, "2024-03-01"))
    back = _project("gov", ("180", Role.FORMER, None), ("170", Role.LOWERED, "2025-03-01"))
    assert _amounts(there, back) == [("170", *NOW), ("180", *PAST)]


@pytest.mark.parametrize(("more", "level"), [("10", PAST), ("15", REAL)])
def test_an_increase_told_by_itself_explains_the_difference(more: str, level: tuple[Conflict, bool]) -> None:
    grown = _project("paper", (more, None, None), scope="increase")
    told = _amounts(SIGNED, grown, _project("gov2", ("180", None, None)))
    assert ("170", *level) in told or level == REAL
    assert [level for _, level, _ in told[:2]].count(Conflict.REAL) == (2 if level == REAL else 0)


def test_preliminary_numbers_give_way_to_the_revised_one_only() -> None:
    first = _project("gov", ("28839", Role.PRELIMINARY, None))
    assert _amounts(first, _project("gov2", ("28825", Role.REVISED, None)))[1] == ("28839", *PAST)
    plain = _amounts(first, _project("gov2", ("28825", None, None)))
    assert {level for _, level, _ in plain} == {Conflict.REAL}
