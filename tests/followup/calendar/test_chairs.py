"""Who presides: by terms of months over twenty years, and by further turns where members change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.followup.calendar import Turn, chair_on

MEMBERS = ("广州", "深圳", "佛山", "东莞")


def month_after(day: date, months: int) -> date:
    """The day so many months later, or the last of a shorter month, counted one by one."""
    at = (day.year, day.month)
    for _ in range(months):
        at = (at[0] + 1, 1) if at[1] == 12 else (at[0], at[1] + 1)
    for number in range(day.day, 27, -1):
        try:
            return date(*at, number)
        except ValueError:
            continue
    return date(*at, day.day)


@given(st.dates(date(2006, 1, 1), date(2007, 12, 31)), st.integers(1, 24), st.integers(1, 4), st.data())
def test_terms_follow_one_another_without_gap_for_twenty_years(
    since: date, months: int, count: int, data: st.DataObject
) -> None:
    turn = Turn(since, MEMBERS[:count], months)
    term = data.draw(st.integers(0, 240 // months - 1))
    begins, ends = month_after(since, term * months), month_after(since, (term + 1) * months)
    assert turn.on(begins) == MEMBERS[term % count]
    assert turn.on(ends - date.resolution) == MEMBERS[term % count]
    assert turn.on(ends) == MEMBERS[(term + 1) % count]


def test_a_further_turn_leaves_older_days_as_they_were() -> None:
    turns = [Turn(date(2024, 7, 1), MEMBERS[:2]), Turn(date(2026, 7, 1), MEMBERS)]
    days = (date(2024, 6, 30), date(2024, 7, 1), date(2026, 6, 30), date(2026, 7, 1), date(2029, 7, 1))
    assert [chair_on(turns, day) for day in days] == [None, "广州", "深圳", "广州", "东莞"]
    with pytest.raises(ValueError, match="members"):
        Turn(date(2024, 1, 1), ())
