"""Dates by rule over twenty years, held against dateutil and a walk over the independent table."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from liandong.followup.calendar import Every, Moved, Rule, china
from tests.followup.calendar.independent import works

DAYS = china()
START, END = date(2006, 2, 1), date(2026, 11, 30)
EVERY = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}


def found(rule: Rule, start: date = START, end: date = END) -> list[date]:
    return [each.day for each in rule.dates(start, end, DAYS)]


def by_dateutil(every: Every, month: int, **said: Any) -> list[date]:
    months = [month] if every is Every.YEAR else list(range(month, 13, EVERY[every]))
    begin = datetime(START.year, START.month, START.day)  # noqa: DTZ001 - dateutil's own, of days alone
    until = datetime(END.year, END.month, END.day)  # noqa: DTZ001
    return [each.date() for each in rrule.rrule(rrule.YEARLY, begin, until=until, bymonth=months, **said)]


RULES = st.sampled_from(Every).flatmap(lambda every: st.tuples(st.just(every), st.integers(1, EVERY[every])))


@given(RULES, st.one_of(st.integers(1, 28), st.integers(-28, -1)))
def test_a_day_of_the_month(which: tuple[Every, int], day: int) -> None:
    assert found(Rule(which[0], day=day, month=which[1])) == by_dateutil(*which, bymonthday=day)


@given(RULES, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]))
def test_the_nth_weekday(which: tuple[Every, int], weekday: int, nth: int) -> None:
    said = {"byweekday": rrule.weekday(weekday, nth)}
    assert found(Rule(which[0], weekday=weekday, nth=nth, month=which[1])) == by_dateutil(*which, **said)


@given(RULES, st.integers(1, 15), st.booleans())
def test_the_nth_working_day_and_the_nth_from_the_end(which: tuple[Every, int], nth: int, from_end: bool) -> None:
    every, month = which
    expected = []
    for year in range(2006, 2027):
        for number in [month] if every is Every.YEAR else range(month, 13, EVERY[every]):
            first = date(year, number, 1)
            inside = [day for day in (first + timedelta(days=n) for n in range(31)) if day.month == number]
            at_work = [day for day in inside if works(day)]
            expected.append(at_work[-nth] if from_end else at_work[nth - 1])
    rule = Rule(every, working=-nth if from_end else nth, month=month)
    assert found(rule) == [day for day in expected if START <= day <= END]


@given(st.integers(1, 31), st.sampled_from([Moved.BEFORE, Moved.AFTER]))
def test_a_date_on_a_holiday_is_moved_to_the_working_day_beside_it(day: int, moved: Moved) -> None:
    step = timedelta(days=-1 if moved is Moved.BEFORE else 1)
    expected = []
    for at in found(Rule(Every.MONTH, day=day), date(2006, 1, 1), date(2026, 12, 20)):
        beside = (at + step * number for number in range(20))
        expected.append(next(each for each in beside if works(each)))
    assert found(Rule(Every.MONTH, day=day, moved=moved)) == [each for each in expected if START <= each <= END]


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    ends = found(Rule(Every.MONTH, day=31), date(2024, 1, 1), date(2024, 4, 30))
    assert ends == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)]
    assert found(Rule(Every.YEAR, day=-31, month=2), date(2023, 1, 1), date(2023, 12, 31)) == [date(2023, 2, 1)]


def test_the_month_with_the_fewest_working_days_has_fifteen() -> None:
    every = [date(2006, 1, 1) + timedelta(days=number) for number in range(7670)]
    months: dict[tuple[int, int], int] = {}
    for day in every:
        months[day.year, day.month] = months.get((day.year, day.month), 0) + works(day)
    assert min(months.values()) >= 15


def test_a_date_moved_over_the_turn_of_the_year_is_found_and_dates_beyond_the_notices_are_provisional() -> None:
    rule = Rule(Every.MONTH, day=1, moved=Moved.BEFORE)
    assert found(rule, date(2025, 12, 1), date(2025, 12, 31)) == [date(2025, 12, 1), date(2025, 12, 31)]
    later = list(rule.dates(date(2027, 1, 2), date(2027, 12, 31), DAYS))
    assert len(later) == 11 + 1
    assert all(each.provisional for each in later)
    stays = Rule(Every.MONTH, day=1).dates(date(2027, 1, 2), date(2027, 12, 31), DAYS)
    assert not any(each.provisional for each in stays)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"day": 1, "working": 1},
        {"day": 32},
        {"day": 0},
        {"weekday": 7},
        {"weekday": 1, "nth": 5},
        {"working": 0},
        {"working": 16},
        {"day": 1, "month": 2},
    ],
)
def test_a_rule_that_names_no_date_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Rule(Every.MONTH, **wrong)  # type: ignore[arg-type]
