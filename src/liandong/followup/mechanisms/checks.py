"""What a person tells of a mechanism or a round, fit to be written down."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from liandong.errors import EntryError
from liandong.followup.calendar import Turn, china, today
from liandong.followup.mechanisms.mechanism import Mechanism, Member, Ruled
from liandong.followup.mechanisms.round import Agreed, Attended, Round, Sitting
from liandong.logged.lines import few, lines, names
from liandong.messages import words
from liandong.model.noun import replace

LONGEST = {"name": 200, "secretariat": 200}
ROUND_LONGEST = {
    "chair": 200, "place": 200, "member": 200, "who": 200, "agreed": 300, "owner": 200, "agenda": 500, "minutes": 2000,
}  # fmt: skip
"""Characters of each text, of agenda and minutes of each line."""
MOST_GRACE = 366
_MINUTES = 1000
"""Lines of the minutes of one round."""
_LINES, _ROUND = lines("mechanisms", LONGEST), lines("rounds", ROUND_LONGEST)
_FIRST, _LAST = date(1900, 1, 1), date(9000, 12, 31)


def _members(members: tuple[Member, ...]) -> tuple[Member, ...]:
    named = tuple(replace(member, name=_LINES["name"](member.name)) for member in members)
    seen: dict[str, list[Member]] = {}
    for member in named:
        if not member.name:
            raise EntryError(words("fault.log_empty", field=words("mechanisms.field_members")))
        if member.since and member.until and member.until < member.since:
            raise EntryError(words("fault.member_until", member=member.name, since=member.since, until=member.until))
        if any(_overlap(member, other) for other in seen.get(member.name, ())):
            raise EntryError(words("fault.member_twice", member=member.name))
        seen.setdefault(member.name, []).append(member)
    return few("mechanisms", "members", named)


def _overlap(one: Member, other: Member) -> bool:
    first, second = (each.since or date.min for each in (one, other))
    return first <= (other.until or date.max) and second <= (one.until or date.max)


def _turns(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    named = [_turn(turn) for turn in turns]
    return few("mechanisms", "turns", _by_day("turns", named))


def _turn(turn: Turn) -> Turn:
    found = names("mechanisms", "turns", turn.members)
    if not found:
        raise EntryError(words("fault.log_empty", field=words("mechanisms.field_turns")))
    return Turn(turn.since, found, turn.months)


def _by_day(field: str, parts: list[Any]) -> tuple[Any, ...]:
    """In the order of their days; EntryError where two begin on one."""
    days = [part.since for part in parts]
    if len(set(days)) < len(days):
        twice = next(day for day in sorted(days) if days.count(day) > 1)
        raise EntryError(words("fault.since_twice", field=words(f"mechanisms.field_{field}"), day=twice))
    return tuple(sorted(parts, key=lambda part: part.since))


def _rules(rules: tuple[Ruled, ...]) -> tuple[Ruled, ...]:
    return few("mechanisms", "rules", _by_day("rules", list(rules)))


def _grace(grace: int) -> int:
    if not 0 <= grace <= MOST_GRACE:
        raise EntryError(words("fault.grace", grace=grace, most=MOST_GRACE))
    return grace


def _lines(field: str, most: int, told: tuple[str, ...]) -> tuple[str, ...]:
    return few("rounds", field, tuple(line for line in map(_ROUND[field], told) if line), most)


def _attendance(told: tuple[Attended, ...]) -> tuple[Attended, ...]:
    named = tuple(replace(each, member=_ROUND["member"](each.member), who=_ROUND["who"](each.who)) for each in told)
    every = [each.member for each in named]
    if twice := next((name for name in every if every.count(name) > 1), ""):
        raise EntryError(words("fault.member_twice", member=twice))
    return few("rounds", "attendance", named)


def _agreed(told: tuple[Agreed, ...]) -> tuple[Agreed, ...]:
    named = tuple(replace(each, text=_ROUND["agreed"](each.text), owner=_ROUND["owner"](each.owner)) for each in told)
    if not all(each.text for each in named):
        raise EntryError(words("fault.log_empty", field=words("rounds.field_agreed")))
    return few("rounds", "agreed", named)


def _day(day: date | None) -> date | None:
    if day is not None and not _FIRST <= day <= _LAST:
        raise EntryError(words("fault.round_day", day=day))
    return day


CHECKS: Mapping[str, Callable[[Any], Any]] = {
    **_LINES,
    "members": _members,
    "turns": _turns,
    "rules": _rules,
    "grace": _grace,
    "ended": _day,
}
"""By field of a mechanism."""
ROUND_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "chair": _ROUND["chair"],
    "place": _ROUND["place"],
    "day": _day,
    "planned": _day,
    "agenda": partial(_lines, "agenda", 200),
    "minutes": partial(_lines, "minutes", _MINUTES),
    "attendance": _attendance,
    "agreed": _agreed,
}
"""By field of a round."""


def check_round(mechanism: Mechanism, made: Round, before: Round | None, others: Sequence[Round]) -> None:
    """EntryError where a round cannot be: held on a day to come, attended by who was no member then, standing for a day
    that is none by rule, or for a day or under an ordinal that another has."""
    if made.state is Sitting.HELD and made.day > today():
        raise EntryError(words("fault.round_to_come", day=made.day))
    there = mechanism.members_on(made.day)
    for each in made.attendance:
        if each.member not in there:
            raise EntryError(words("fault.no_member", member=each.member, day=made.day))
    fresh = None if before is not None and before.planned == made.planned else made.planned
    if fresh is not None and not any(mechanism.due(fresh, fresh, china())):
        raise EntryError(words("fault.round_unplanned", day=fresh, mechanism=mechanism.name))
    if made.ordinal is not None and made.ordinal < 1:
        raise EntryError(words("fault.round_ordinal", ordinal=made.ordinal))
    for other in others:
        if made.planned is not None and made.planned == other.planned:
            raise EntryError(words("fault.round_planned", day=made.planned, round=other.number))
        if made.ordinal is not None and made.ordinal == other.ordinal:
            raise EntryError(words("fault.round_twice", ordinal=made.ordinal, round=other.number))
