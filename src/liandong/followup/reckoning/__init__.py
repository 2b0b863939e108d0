"""The reckoning (办理情况): how tasks stood at the end of a day, told from their logs as they were known by then."""

from liandong.followup.reckoning.deadlines import Deadlines, Move, deadlines
from liandong.followup.reckoning.moments import day_of
from liandong.followup.reckoning.month import Month, month, month_of
from liandong.followup.reckoning.standing import Outcome, Standing, stood

__all__ = ["Deadlines", "Month", "Move", "Outcome", "Standing", "day_of", "deadlines", "month", "month_of", "stood"]
