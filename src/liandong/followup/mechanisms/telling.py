"""Mechanisms, rounds and health as plain values, for JSON, and the values of their fields in words."""

from typing import Any

import msgspec

from liandong.followup.calendar import Turn
from liandong.followup.mechanisms.health import Carried, Health, Kept
from liandong.followup.mechanisms.mechanism import Mechanism, Member, Ruled
from liandong.followup.mechanisms.notation import rule_words, short
from liandong.followup.mechanisms.round import Agreed, Attended, Round
from liandong.logged.telling import joined, shown
from liandong.messages import Words, words


def plain(thing: Mechanism | Round) -> dict[str, Any]:
    """Every field, those that are empty too."""
    told = {name: msgspec.to_builtins(getattr(thing, name)) for name in thing.__struct_fields__}
    if isinstance(thing, Mechanism):
        told["rules"] = [{"since": each.since.isoformat(), "rule": short(each.rule)} for each in thing.rules]
    return told


def plain_health(told: Health) -> dict[str, Any]:
    """Each figure with what it counts."""
    days = {kept.value: [each.day.isoformat() for each in told.rounds(kept)] for kept in Kept}
    return {
        "day": told.day.isoformat(),
        "rounds": {"due": len(told.due)} | days,
        "beside": [each.number for each in told.beside],
        "provisional": any(each.provisional for each in told.due),
        "attendance": [
            {name: getattr(each, name) for name in ("member", "present", "absent", "excused", "unknown", "share")}
            for each in told.came
        ],
        "agreed": {carried.value: list(told.carried(carried)) for carried in Carried},
    }


def show(value: object) -> Words | str:
    """The value of a field of a mechanism or a round in one line."""
    match value:
        case tuple():
            return joined([show(part) for part in value])
        case Turn():
            return words("mechanisms.turn", since=value.since, members=" → ".join(value.members), months=value.months)
        case Ruled():
            return words("mechanisms.ruled", since=value.since, rule=rule_words(value.rule))
        case Member() if value.until:
            return words("mechanisms.member", name=value.name, since=value.since or "…", until=value.until)
        case Member() if value.since:
            return words("mechanisms.member_since", name=value.name, since=value.since)
        case Member():
            return value.name
        case Attended():
            presence = words(f"rounds.presence_{value.presence}")
            code = "rounds.attended_by" if value.who else "rounds.attended"
            return words(code, member=value.member, presence=presence, who=value.who)
        case Agreed():
            return " ".join(str(part) for part in (value.text, value.owner, value.due) if part)
        case _:
            return shown(value)
