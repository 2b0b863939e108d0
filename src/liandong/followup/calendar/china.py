"""China's holidays and make-up days, as the yearly notices of the State Council (部分节假日安排的通知) tell them.

They are read from the package `chinesecalendar` (MIT), which is renewed when the notice for a year comes out.
"""

from functools import cache
from importlib.metadata import version

from liandong.followup.calendar.days import WorkingDays

FIRST = 2006
"""Of older years the package and other tables do not agree on every day."""


@cache
def china() -> WorkingDays:
    """The working days of China, for 2006 up to the last year that the package knows."""
    from chinese_calendar import constants

    holidays = frozenset(day for day in constants.holidays if day.year >= FIRST)
    made_up = frozenset(day for day in constants.workdays if day.year >= FIRST)
    last = max(day.year for day in holidays if day.month > 1)  # New Year's days may be told with the year before
    return WorkingDays(holidays, made_up, FIRST, last, f"chinesecalendar {version('chinesecalendar')}")
