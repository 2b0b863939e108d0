"""Mechanisms kept up (常态化机制): members, rotating chairs, rounds by rule, what they agree, and their health.

A mechanism here is one that a bureau runs, beside the record that pages tell of one; it may be tied to such a record.
What a round agrees becomes tasks. Mechanisms and rounds are folded from logs, as tasks are.
"""

from liandong.followup.mechanisms.event import Deed, Event, RoundDeed, RoundEvent, RoundTold, Told
from liandong.followup.mechanisms.health import Health, health
from liandong.followup.mechanisms.mechanism import Mechanism, Member, Ruled, State
from liandong.followup.mechanisms.mechanisms import Mechanisms, Rounds
from liandong.followup.mechanisms.round import Agreed, Attended, Presence, Round, Sitting

__all__ = [
    "Agreed",
    "Attended",
    "Deed",
    "Event",
    "Health",
    "Mechanism",
    "Mechanisms",
    "Member",
    "Presence",
    "Round",
    "RoundDeed",
    "RoundEvent",
    "RoundTold",
    "Rounds",
    "Ruled",
    "Sitting",
    "State",
    "Told",
    "health",
]
