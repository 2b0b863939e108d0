"""Rounds (对接会): who meets whom and when, what came of it, and what later rounds learn from that."""

from liandong.matching.rounds.outcome import Outcome, Reached, Stage, reached
from liandong.matching.rounds.round import Round, digest
from liandong.matching.rounds.rounds import Kept, Rounds
from liandong.matching.rounds.schedule import Meeting, Schedule, schedule
from liandong.matching.rounds.success import Record, records, shares

__all__ = [
    "Kept",
    "Meeting",
    "Outcome",
    "Reached",
    "Record",
    "Round",
    "Rounds",
    "Schedule",
    "Stage",
    "digest",
    "reached",
    "records",
    "schedule",
    "shares",
]
