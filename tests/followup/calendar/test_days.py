"""Working days over twenty-one years, held against an independent table; what is not told is provisional."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.followup.calendar import Sort, china
from tests.followup.calendar.independent import YEARS, works

DAYS = china()
FIRST, LAST = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
TOLD = st.dates(FIRST + timedelta(days=400), LAST - timedelta(days=400))


def test_every_day_of_twenty_one_years_is_that_of_the_independent_table() -> None:
    span = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    assert len(span) == 7670
    assert [day for day in span if DAYS.works(day) != works(day)] == []


def test_holidays_and_make_up_days_of_the_notice_for_2026() -> None:
    told = dict(DAYS.of_year(2026))
    made_up = [day for day, sort in told.items() if sort is Sort.MADE_UP]
    assert made_up == [date(2026, *day) for day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))]
    assert [DAYS.sort(date(2026, 2, day)) for day in (13, 14, 15, 23, 24)] == [
        *(Sort.WORKING, Sort.MADE_UP, Sort.HOLIDAY, Sort.HOLIDAY, Sort.WORKING)
    ]
    assert DAYS.add(date(2026, 2, 13), 2).day == date(2026, 2, 24)
    assert DAYS.add(date(2026, 9, 30), 1).day == date(2026, 10, 8)


@given(TOLD, st.integers(-200, 200))
def test_adding_working_days_is_a_walk_over_the_table(day: date, count: int) -> None:
    step, left, at = timedelta(days=1 if count > 0 else -1), abs(count), day
    while left:
        at += step
        left -= works(at)
    while count == 0 and not works(at):
        at += timedelta(days=1)
    found = DAYS.add(day, count)
    assert (found.day, found.provisional) == (at, False)


@given(TOLD, st.integers(1, 200))
def test_counting_back_undoes_adding(day: date, count: int) -> None:
    end = DAYS.add(day, count).day
    assert DAYS.between(day, end) == (count, False)
    assert DAYS.between(end, day) == (-count, False)
    assert DAYS.add(DAYS.at_or_after(day).day, count).day == DAYS.add(
        DAYS.at_or_after(day).day, count - 1
    ).day or works(DAYS.add(DAYS.at_or_after(day).day, count).day)


@given(st.dates(date(2003, 1, 1), date(2031, 1, 1)), st.integers(0, 1_500))
def test_long_spans_are_counted_at_once_as_day_by_day(start: date, length: int) -> None:
    """Also where days are not told, and over the ends of the years for which they are."""
    span = [start + timedelta(days=number) for number in range(1, length + 1)]
    provisional = not all(map(DAYS.told, span))
    assert DAYS.between(start, start + timedelta(days=length)) == (sum(map(DAYS.works, span)), provisional)


@given(TOLD)
def test_the_nearest_working_day_is_one_with_none_between(day: date) -> None:
    before, after = DAYS.at_or_before(day).day, DAYS.at_or_after(day).day
    assert works(before)
    assert works(after)
    between = [before + timedelta(days=number) for number in range(1, (after - before).days)]
    assert not any(map(works, between))
    assert (before == day == after) == works(day)


@pytest.mark.parametrize(
    ("day", "count", "provisional"),
    [
        (date(2026, 12, 1), 5, False),
        (date(2026, 12, 21), 2, False),
        (date(2026, 12, 21), 10, True),  # the notice for 2027 may still move the last days of December
        (date(2027, 3, 1), 1, True),
        (date(2026, 1, 5), -1, False),
        (date(2006, 1, 4), -3, True),
    ],
)
def test_what_is_counted_over_days_not_told_is_provisional(day: date, count: int, provisional: bool) -> None:
    assert DAYS.last == 2026, "a newer package tells another year: move these days"
    assert DAYS.add(day, count).provisional is provisional


@given(st.dates(date(2027, 1, 1), date(2040, 1, 1)))
def test_beyond_the_last_notice_days_go_by_weekdays(day: date) -> None:
    assert DAYS.works(day) is (day.weekday() < 5)
    assert not DAYS.told(day)
    assert DAYS.of_year(day.year) == []
