"""The reckoning (办理情况): how tasks stood at the end of a day, told from their logs as they were known by then."""

from liandong.followup.reckoning.deadlines import Deadlines, Move, deadlines
from liandong.followup.reckoning.moments import day_of

__all__ = ["Deadlines", "Move", "day_of", "deadlines"]
