"""A day is a day in China, wherever the clock of the machine stands."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.followup.calendar import SHANGHAI, clock, ended, ends, today

ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


def test_midnight_in_china_ends_the_day() -> None:
    due = date(2026, 12, 1)
    assert ends(due) == datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert not ended(due, datetime(2026, 12, 1, 15, 59, 59, 999999, tzinfo=UTC))
    assert ended(due, datetime(2026, 12, 1, 16, tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        today(datetime(2026, 12, 1, 16))  # noqa: DTZ001 - that it lacks one is the point


@given(st.datetimes(datetime(2006, 1, 1), datetime(2046, 1, 1), timezones=ZONES))  # noqa: DTZ001
def test_a_moment_is_on_the_same_day_in_whatever_zone_it_is_told(moment: datetime) -> None:
    assert today(moment) == today(moment.astimezone(UTC)) == moment.astimezone(SHANGHAI).date()
    assert ends(today(moment)) > moment >= ends(today(moment) - timedelta(days=1))


@given(st.datetimes(datetime(2006, 1, 1), datetime(2046, 1, 1), timezones=ZONES))  # noqa: DTZ001
def test_logs_show_the_day_on_which_they_are_counted(moment: datetime) -> None:
    shown = clock(moment.isoformat())
    assert shown[:10] == str(today(moment))
    assert clock("2026-11-26T16:30:00+00:00") == "2026-11-27 00:30"
    assert (
        datetime.fromisoformat(f"{shown}+08:00")
        <= moment
        < datetime.fromisoformat(f"{shown}+08:00") + timedelta(minutes=1)
    )
