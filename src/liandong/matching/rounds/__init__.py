"""Rounds (对接会): who meets whom and when, what came of it, and what later rounds learn from that."""

from liandong.matching.rounds.outcome import Outcome, Reached, Stage, reached
from liandong.matching.rounds.schedule import Meeting, Schedule, schedule
from liandong.matching.rounds.success import Record, records, shares

__all__ = [
    "Meeting",
    "Outcome",
    "Reached",
    "Record",
    "Schedule",
    "Stage",
    "reached",
    "records",
    "schedule",
    "shares",
]
