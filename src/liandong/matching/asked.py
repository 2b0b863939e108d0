"""What offers ask (要求), field by field: of most fields no more than what one value of the need decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liandong.matching.fields import FIELDS
from liandong.rules import All, Condition, Rule, Test
from liandong.rules.condition import on_day

FURTHER = "further"
"""The name of all conditions that are not a test of one field: alternatives, what must not be, what nobody could
read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an offer asks on a day: the tests of each field, all of which must hold, and the further conditions."""

    tests: Mapping[str, tuple[Test, ...]]
    further: tuple[Condition, ...]


def asked(rule: Rule, on: date) -> Asked:
    """What the rule asks on a day on which it is in force. RuleError for a field that a need does not have."""
    tests: dict[str, list[Test]] = {}
    further: list[Condition] = []
    now = on_day(rule.condition, on)
    for part in [] if now is None else _parts(now):
        if isinstance(part, Test):
            tests.setdefault(FIELDS.field(part.field).code, []).append(part)
        else:
            further.append(part)
    return Asked({field: tuple(each) for field, each in tests.items()}, tuple(further))


def _parts(condition: Condition) -> Sequence[Condition]:
    if isinstance(condition, All):
        return [inner for part in condition.parts for inner in _parts(part)]
    return [condition]
