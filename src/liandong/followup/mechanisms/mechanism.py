"""Mechanism (机制), as a bureau keeps it up: who is of it, who presides when, and when its rounds are due."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from liandong.followup.calendar import Counted, Rule, Turn, WorkingDays, chair_on
from liandong.logged import Kept
from liandong.model.noun import Noun

_DAY = date.resolution


class State(StrEnum):
    KEPT_UP = "kept_up"
    ENDED = "ended"


class Member(Noun, frozen=True, omit_defaults=True):
    """A member from `since` on, up to and with `until`; None where that is not known, or is open. `statements` are
    those of the ledger that prove it."""

    name: str
    since: date | None = None
    until: date | None = None
    statements: tuple[str, ...] = ()

    def on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Ruled(Noun, frozen=True, omit_defaults=True):
    """From `since` on rounds are due by this rule; by none (不定期) where there is none."""

    since: date
    rule: Rule | None = None


class Mechanism(Kept, frozen=True, kw_only=True, omit_defaults=True):
    """A mechanism as its log tells it.

    `record` is that of the ledger which pages tell of, where there is one. The members take turns as chairs by `turns`,
    and rounds are due by `rules`, each from a day on: older days stay as they were. A round held at most `grace` days
    after the day by rule was held on time. `ended` is the last day of one that was ended.
    """

    state: State
    name: str
    record: str = ""
    secretariat: str = ""
    members: tuple[Member, ...] = ()
    turns: tuple[Turn, ...] = ()
    rules: tuple[Ruled, ...] = ()
    grace: int = 7
    ended: date | None = None
    made: str = ""
    changed: str = ""

    @property
    def last(self) -> date | None:
        """The last day on which it is kept up; None where it still is."""
        return self.ended if self.state is State.ENDED else None

    def members_on(self, day: date) -> tuple[str, ...]:
        return tuple(dict.fromkeys(member.name for member in self.members if member.on(day)))

    def chair_on(self, day: date) -> str | None:
        """Who presides on a day by turn; None where that is not told."""
        return chair_on(self.turns, day)

    def due(self, start: date, end: date, days: WorkingDays) -> Iterator[Counted]:
        """The days from `start` to `end` on which rounds are due by rule, in order."""
        last = min(end, self.last) if self.last else end
        for number, ruled in enumerate(self.rules):
            until = self.rules[number + 1].since - _DAY if number + 1 < len(self.rules) else last
            if ruled.rule is not None:
                yield from ruled.rule.dates(max(start, ruled.since), min(until, last), days)
