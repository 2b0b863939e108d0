"""Permission (权限): what people see and may do who are bound to organisations.

The secretariat sees all of its mechanism, and alone changes it. Who stands for a member sees the mechanism, and of its
rounds those on whose day it was a member: neither what was before it joined, nor what came after it left. Of what was
agreed they read the words, which are those of the meeting; who carries it out, by when, and how it stands are there for
those alone whose task it is. Without organisations, everything is one's own.
"""

from collections.abc import Collection
from datetime import date

from liandong.followup.mechanisms.mechanism import Mechanism


def may(organisations: Collection[str], mechanism: Mechanism) -> bool:
    """Whether who stands for these organisations, or for all, may change a mechanism and its rounds."""
    return not organisations or mechanism.secretariat in organisations


def sees(organisations: Collection[str], mechanism: Mechanism) -> bool:
    """Whether one of these is, was or will be a member, or is the secretariat."""
    return may(organisations, mechanism) or any(member.name in organisations for member in mechanism.members)


def sees_day(organisations: Collection[str], mechanism: Mechanism, day: date) -> bool:
    """Whether they see a round on this day, or that one is due."""
    return may(organisations, mechanism) or any(name in organisations for name in mechanism.members_on(day))
