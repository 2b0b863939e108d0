"""Rules of rounds in short (`month:15`, `quarter/3:fri-1:after`), as they are typed, and in words."""

import re

from liandong.errors import EntryError
from liandong.followup.calendar import Every, Moved, Rule
from liandong.messages import Words, words

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NEVER = "none"
"""What is typed for no rule: rounds are held as need be (不定期)."""
_RULE = re.compile(
    r"(?P<every>month|quarter|year)(?:/(?P<month>\d{1,2}))?:"
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?P<nth>[1-4]|-1)|work(?P<working>-?\d{{1,2}})|(?P<day>-?\d{{1,2}}))"
    r"(?::(?P<moved>before|after))?"
)


def read_rule(typed: str) -> Rule | None:
    """The rule; None for none. EntryError for what names no date."""
    told = typed.strip().lower()
    if told == NEVER:
        return None
    found = _RULE.fullmatch(told)
    if found is None:
        raise EntryError(words("fault.rule", rule=typed))
    parts = found.groupdict()
    try:
        return Rule(
            Every(parts["every"]),
            day=_number(parts["day"]),
            weekday=WEEKDAYS.index(parts["weekday"]) if parts["weekday"] else None,
            nth=_number(parts["nth"]) or 1,
            working=_number(parts["working"]),
            month=_number(parts["month"]) or 1,
            moved=Moved(parts["moved"] or "not"),
        )
    except ValueError as error:
        raise EntryError(words("fault.rule", rule=typed)) from error


def short(rule: Rule | None) -> str:
    """The rule as `read_rule` reads it."""
    if rule is None:
        return NEVER
    month = f"/{rule.month}" if rule.every is not Every.MONTH and rule.month != 1 else ""
    if rule.weekday is not None:
        on = f"{WEEKDAYS[rule.weekday]}{rule.nth}"
    else:
        on = f"work{rule.working}" if rule.working is not None else str(rule.day)
    moved = f":{rule.moved.value}" if rule.moved is not Moved.NOT else ""
    return f"{rule.every.value}{month}:{on}{moved}"


def rule_words(rule: Rule | None) -> Words:
    """The rule in words: 每季度第3个月的最后一个周五，遇休息日顺延."""
    if rule is None:
        return words("mechanisms.rule_none")
    every = words(f"mechanisms.every_{rule.every.value}", month=rule.month)
    return words(f"mechanisms.rule_{rule.moved.value}", every=every, on=_on(rule))


def _on(rule: Rule) -> Words:
    if rule.weekday is not None:
        weekday = words(f"tasks.weekday_{rule.weekday}")
        code = "mechanisms.on_weekday" if rule.nth > 0 else "mechanisms.on_last_weekday"
        return words(code, weekday=weekday, nth=rule.nth)
    if rule.working is not None:
        return _counted("working", rule.working)
    assert rule.day is not None
    return _counted("day", rule.day)


def _counted(sort: str, number: int) -> Words:
    if number == -1:
        return words(f"mechanisms.on_last_{sort}")
    return words(f"mechanisms.on_{sort}" if number > 0 else f"mechanisms.on_{sort}_from_end", number=abs(number))


def _number(text: str | None) -> int | None:
    return int(text) if text else None
