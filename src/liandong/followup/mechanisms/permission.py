"""Permission (权限): what people see and may do who are bound to organisations.

The secretariat sees all of its mechanism, and alone changes it. Who stands for a member sees the mechanism, and of its
rounds those on whose day it was a member: neither what was before it joined, nor what came after it left. Nor does it
see who was a member, or presided, on none of its days. Of what was agreed they read the words, which are those of the
meeting; who carries it out, by when, and how it stands are there for those alone whose task it is. Without
organisations, everything is one's own.
"""

from collections.abc import Collection, Sequence
from datetime import date

from liandong.followup.calendar import Turn
from liandong.followup.mechanisms.mechanism import Mechanism, Member


def may(organisations: Collection[str], mechanism: Mechanism) -> bool:
    """Whether who stands for these organisations, or for all, may change a mechanism and its rounds."""
    return not organisations or mechanism.secretariat in organisations


def sees(organisations: Collection[str], mechanism: Mechanism) -> bool:
    """Whether one of these is, was or will be a member, or is the secretariat."""
    return may(organisations, mechanism) or any(member.name in organisations for member in mechanism.members)


def sees_day(organisations: Collection[str], mechanism: Mechanism, day: date) -> bool:
    """Whether they see a round on this day, or that one is due."""
    return may(organisations, mechanism) or any(name in organisations for name in mechanism.members_on(day))


def beside(organisations: Collection[str], of: Sequence[Member], members: Sequence[Member]) -> tuple[Member, ...]:
    """Those of `members` who share a day with one of these organisations, as `of` tells when these were members."""
    theirs = [member for member in of if member.name in organisations]
    return tuple(member for member in members if any(_meet(member, each) for each in theirs))


def presided(organisations: Collection[str], of: Sequence[Member], turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Those of `turns`, in order of time, that run on a day on which one of these organisations was a member."""
    ends = [*(turn.since - date.resolution for turn in turns[1:]), None]
    spans = [Member("", turn.since, end) for turn, end in zip(turns, ends, strict=False)]
    theirs = [member for member in of if member.name in organisations]
    return tuple(turn for turn, span in zip(turns, spans, strict=True) if any(_meet(span, each) for each in theirs))


def _meet(one: Member, other: Member) -> bool:
    """Whether there is a day on which both are members."""
    since = max(each.since or date.min for each in (one, other))
    return since <= min(each.until or date.max for each in (one, other))
