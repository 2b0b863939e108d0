"""A desk in memory: sheaves sort, shelves find."""

from hypothesis import given
from hypothesis import strategies as st

from liandong.records import HeldDesk

NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.integers(-3, 3)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, st.none() | st.binary(max_size=2)), max_size=60)


@given(ROWS)
def test_rows_come_back_in_order_with_their_data_and_once(rows: list[tuple[int, int, bytes | None]]) -> None:
    sheaf = HeldDesk((), {}).sheaf()
    for row in rows:
        sheaf.add(*row)
    assert list(sheaf.sorted()) == sorted(rows, key=lambda row: row[:2])
    assert list(sheaf.sorted()) == []


def test_many_rows_come_back_in_order() -> None:
    rows = [(hash(str(number)), number, None) for number in range(10_000)]
    sheaf = HeldDesk((), {}).sheaf()
    for row in rows:
        sheaf.add(*row)
    assert list(sheaf.sorted()) == sorted(rows)


@given(st.lists(st.tuples(st.integers(0, 3), st.binary(max_size=2))))
def test_all_that_lies_under_a_number_is_found(rows: list[tuple[int, bytes]]) -> None:
    shelf = HeldDesk((), {}).shelf()
    for row in rows:
        shelf.add(*row)
    assert sorted(shelf.get([3, 1, 7])) == sorted(row for row in rows if row[0] in (1, 3))
    shelf.clear()
    assert list(shelf.get([1])) == []
