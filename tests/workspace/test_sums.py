"""Sums: nothing is counted twice, no currency with another, in whatever order records come."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from liandong.search.order import SUM
from liandong.store.rows import Mark
from liandong.workspace.sums import Told, add_up


def told(id_: str, amount: float | None, *wholes: str, currency: str = "CNY", high: float | None = None) -> Told:
    mark = None if amount is None else Mark(SUM, currency, amount, amount if high is None else high)
    return Told(id_, mark, wholes)


def test_a_part_of_a_part_is_held_in_the_whole_though_the_part_between_tells_nothing() -> None:
    sums = add_up([told("a", 100), told("b", None, "a"), told("c", 5, "b"), told("d", 7, "x")])
    assert [(each.records, each.low) for each in sums.sums] == [(2, Decimal(107))]
    assert (sums.parts, sums.known, sums.unknown) == (("c",), 3, 1)


def test_what_is_told_to_be_a_part_of_its_own_part_is_added_once() -> None:
    assert add_up([told("a", 5, "b"), told("b", 5, "a")]).sums[0].low == 5


def test_yuan_come_first_and_ranges_stay() -> None:
    sums = add_up([told("a", 1, currency="HKD"), told("b", 3, high=5), told("c", 2)])
    assert [(each.currency, int(each.low), int(each.high)) for each in sums.sums] == [("CNY", 5, 7), ("HKD", 1, 1)]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.integers(0, 9), st.lists(st.sampled_from("abcdef"))),
        unique_by=lambda e: e[0],
    ),
    st.randoms(),
)
def test_the_order_of_records_changes_nothing(records: list[tuple[str, int, list[str]]], random: object) -> None:
    each = [told(id_, amount or None, *(whole for whole in wholes if whole != id_)) for id_, amount, wholes in records]
    shuffled = list(each)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    sums = add_up(each)
    assert sums == add_up(shuffled)
    assert sums.added > 0 or not any(one.amount for one in each)
    assert sums.known + sums.unknown == sums.records == len(each)
