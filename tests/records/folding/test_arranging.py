"""Groups of values that agree: the same as trying every head, in far fewer comparisons."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.model import PropertyType, Value
from liandong.records.folding.arranging import groups
from liandong.records.folding.backing import Backing, back, together
from liandong.records.values import sameness
from liandong.records.values.neighbours import WINDOW, neighbours
from tests.records.made import Survey, Thing, yi
from tests.strategies import quantities, values

THOUSAND = 1000


def _backings(told: Sequence[Value], key: Callable[[Value], object]) -> list[Backing]:
    distinct = {key(value): value for value in told}
    things = [Thing(f"d{n % 7}", "project", 10 * n) for n in range(len(distinct))]
    return [
        back(thing.say("amount", value, confidence=(0.6, 0.9)[n % 2]).statements, Survey())
        for n, (thing, value) in enumerate(zip(things, distinct.values(), strict=True))
    ]


def _tried(backings: Sequence[Backing], same: sameness.Sameness) -> list[list[str]]:
    """The groups by trying every head against all that are left, exact heads first: the definition, in cubic time."""

    def around(head: Backing, left: list[Backing]) -> list[Backing]:
        return [head, *(b for b in left if b is not head and same.agree(head.best.value, b.best.value))]

    def vague(head: Backing) -> bool:
        return same.vague is not None and same.vague(head.best.value)

    left = sorted(backings, key=lambda b: b.rank)
    found = []
    while left:
        group = min((around(head, left) for head in left), key=lambda each: (vague(each[0]), together(each).rank))
        found.append(group)
        left = [b for b in left if b not in group]
    return [[b.best.id for b in group] for group in sorted(found, key=lambda each: together(each).rank)]


PLAIN = {
    "quantity": (sameness.QUANTITIES, quantities()),
    "money": (sameness.QUANTITIES, quantities("元")),
    "date": (sameness.DATES, values(PropertyType.DATE)),
    "place": (sameness.PLACES, values(PropertyType.PLACE)),
    "text": (sameness.TEXTS, values(PropertyType.TEXT)),
}


@pytest.mark.parametrize("kind", PLAIN)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_groups_are_those_found_by_trying_every_head(kind: str, data: st.DataObject) -> None:
    same, drawn = PLAIN[kind]
    same = replace(same, fuller=None)
    backings = _backings(data.draw(st.lists(drawn, min_size=1, max_size=24)), same.key)
    assert [[b.best.id for b in group] for group in groups(backings, same)] == _tried(backings, same)


@pytest.mark.parametrize("kind", PLAIN)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_values_that_agree_are_neighbours_both_ways(kind: str, data: st.DataObject) -> None:
    same, drawn = PLAIN[kind]
    told = data.draw(st.lists(drawn, max_size=12))
    agreeing = [[m for m, b in enumerate(told) if m != n and same.agree(a, b)] for n, a in enumerate(told)]
    assert neighbours(told, same) == agreeing


SPREAD: dict[str, tuple[Callable[[int], Value], int]] = {
    "far apart": (lambda n: yi(str(n + 1)), 2 * THOUSAND),
    "in small clusters": (lambda n: yi(f"{1 + n * 0.3:.1f}", step=str(10**8)), 8 * THOUSAND),
    "all within one rounding": (lambda n: yi(f"{170 + n / 4000:.5f}", step=str(10**8)), WINDOW * THOUSAND),
}


@pytest.mark.parametrize("spread", SPREAD)
def test_a_thousand_distinct_values_take_few_comparisons(spread: str) -> None:
    make, most = SPREAD[spread]
    compared = 0

    def agree(a: Value, b: Value) -> bool:
        nonlocal compared
        compared += 1
        return sameness.QUANTITIES.agree(a, b)

    backings = _backings([make(n) for n in range(THOUSAND)], sameness.QUANTITIES.key)
    found = groups(backings, replace(sameness.QUANTITIES, agree=agree))
    assert sum(map(len, found)) == THOUSAND
    assert compared <= most


def test_a_thousand_names_of_one_thing_are_compared_not_at_all() -> None:
    def agree(a: Value, b: Value) -> bool:
        raise AssertionError(f"{a.raw} and {b.raw} were compared")

    backings = _backings([Value(f"云湖{n}园", f"云湖{n}园") for n in range(THOUSAND)], sameness.NAMES.key)
    assert [len(group) for group in groups(backings, replace(sameness.NAMES, agree=agree))] == [THOUSAND]
