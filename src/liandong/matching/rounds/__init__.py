"""Rounds (对接会): who meets whom and when, what came of it, and what later rounds learn from that."""

from liandong.matching.rounds.agenda import EACH, Agenda, Invitation, Sitting, agenda, best, invitations, party
from liandong.matching.rounds.allotment import Allotment, Blocking, Given, Preference, allot
from liandong.matching.rounds.brought import Brought, brought, together
from liandong.matching.rounds.host import Host
from liandong.matching.rounds.hours import Hours
from liandong.matching.rounds.outcome import Outcome, Reached, Stage, reached
from liandong.matching.rounds.round import Round, digest
from liandong.matching.rounds.rounds import Header, Kept, Rounds, Stated
from liandong.matching.rounds.schedule import Meeting, Schedule, schedule
from liandong.matching.rounds.success import TrackRecord, records, shares
from liandong.matching.rounds.typed import as_of_typed, sum_typed

__all__ = [
    "EACH",
    "Agenda",
    "Allotment",
    "Blocking",
    "Brought",
    "Given",
    "Header",
    "Host",
    "Hours",
    "Invitation",
    "Kept",
    "Meeting",
    "Outcome",
    "Preference",
    "Reached",
    "Round",
    "Rounds",
    "Schedule",
    "Sitting",
    "Stage",
    "Stated",
    "TrackRecord",
    "agenda",
    "allot",
    "as_of_typed",
    "best",
    "brought",
    "digest",
    "invitations",
    "party",
    "reached",
    "records",
    "schedule",
    "shares",
    "sum_typed",
    "together",
]
