"""The working calendar (工作日历): China's holidays and make-up days, dates by rule, rotating chairs.

A count of working days that leaves the years for which the State Council has told its holidays goes by weekdays, and
says that it is provisional. A day is a day in China, whatever the clock of the machine.
"""

from liandong.followup.calendar.chairs import Turn, chair_on
from liandong.followup.calendar.china import china
from liandong.followup.calendar.days import Counted, Sort, WorkingDays
from liandong.followup.calendar.rules import Every, Moved, Rule
from liandong.logged.moments import SHANGHAI, clock, ended, ends, today

__all__ = [
    "SHANGHAI",
    "Counted",
    "Every",
    "Moved",
    "Rule",
    "Sort",
    "Turn",
    "WorkingDays",
    "chair_on",
    "china",
    "clock",
    "ended",
    "ends",
    "today",
]
