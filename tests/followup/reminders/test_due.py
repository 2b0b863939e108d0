"""What is to be said on a day, against a reckoning of its own that tries each day by itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import EntryError
from liandong.followup.calendar import WorkingDays, china
from liandong.followup.reminders import Quiet, Reminder, Role, Rule, When, due
from liandong.followup.reminders.quiet import hours
from liandong.followup.tasks import State, Task

DAY = timedelta(days=1)
NAMES = ("甲局", "乙局", "丙局", "督查室")
DAYS = st.dates(date(2025, 9, 1), date(2026, 12, 31))
"""With a National Day, a Spring Festival, and the turn to a year whose holidays are not told."""
PERSON = st.sampled_from(("", *NAMES))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    when = draw(st.sampled_from(When))
    days = 0 if when is When.ON else draw(st.integers(1, 12))
    every = draw(st.integers(0, 8)) if when is When.OVERDUE else 0
    whom = tuple(draw(st.sets(st.sampled_from(Role), min_size=1)))
    named, only = draw(st.sets(st.sampled_from(NAMES), max_size=1)), draw(PERSON)
    working = draw(st.booleans())
    return Rule(when=when, days=days, every=every, working=working, whom=whom, named=tuple(named), only=only)


@st.composite
def tasks(draw: st.DrawFn, number: int, today: date) -> Task:
    return Task(
        number=number,
        version=1,
        state=draw(st.sampled_from([*State, *[State.ACCEPTED] * 8])),
        title="事",
        owner=draw(PERSON),
        co_owners=tuple(draw(st.sets(st.sampled_from(NAMES), max_size=2))),
        supervisor=draw(PERSON),
        due=today + DAY * draw(st.one_of(st.integers(0, 3), st.integers(-30, 25))) if draw(st.integers(0, 9)) else None,
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[tuple[Task, ...], date]:
    """Tasks that are due around a day, and the day."""
    today = draw(DAYS)
    return tuple(draw(tasks(number, today)) for number in range(1, draw(st.integers(2, 5)))), today


RULES = st.lists(rules(), max_size=4).map(lambda found: dict(enumerate(found, 1)))


def speaks(rule: Rule, due_on: date, day: date, days: WorkingDays) -> bool:
    """Whether the rule speaks on this very day: the days between are counted one by one."""

    def counted(start: date, end: date) -> int:
        count, at = 0, start
        while at < end:
            at += DAY
            count += days.works(at) or not rule.working
        return count

    if rule.working and not days.works(day):
        return False
    match rule.when:
        case When.ON:
            rest = [due_on - DAY * n for n in range((due_on - day).days)] if day <= due_on else []
            return day == due_on or (rule.working and day < due_on and not any(map(days.works, rest)))
        case When.BEFORE:
            if rule.working:  # so many working days from this one on, this one among them, before the due date
                between = [day + DAY * n for n in range((due_on - day).days)]
                return day < due_on and sum(map(days.works, between)) == rule.days
            return day + DAY * rule.days == due_on
        case When.OVERDUE:
            over = counted(due_on, day) if day > due_on else 0
            beyond = over - rule.days
            return over > 0 and (beyond == 0 or (rule.every > 0 and beyond > 0 and beyond % rule.every == 0))


def wanted(every: Sequence[Task], held: Mapping[int, Rule], today: date, days: WorkingDays) -> set[Reminder]:
    """The reckoning: of each task and person, the rule that spoke last."""
    found: dict[tuple[int, str], tuple[date, int, Reminder]] = {}
    for task in every:
        if task.state not in (State.ACCEPTED, State.UNDER_WAY, State.RETURNED) or task.due is None:
            continue
        for number, rule in held.items():
            back = 0 if rule.when is When.OVERDUE else -1
            last = task.due if back else today
            if today > last:
                continue
            day = today
            while day >= min(today, task.due) - DAY * 60 and not speaks(rule, task.due, day, days):
                day -= DAY
            if not speaks(rule, task.due, day, days):
                continue
            for person in _persons(rule, task):
                told = (day, -number, Reminder(task.number, number, rule.sense, day, person))
                key = (task.number, person)
                found[key] = max(found.get(key, told), told, key=lambda each: each[:2])
    return {reminder for *_, reminder in found.values()}


def _persons(rule: Rule, task: Task) -> Iterator[str]:
    everybody = {task.owner, task.supervisor, *task.co_owners} - {""}
    if rule.only and rule.only not in everybody:
        return
    roles = {Role.OWNER: {task.owner}, Role.CO_OWNERS: set(task.co_owners), Role.SUPERVISOR: {task.supervisor}}
    yield from set(rule.named).union(*(roles[role] for role in rule.whom)) - {""}


@given(cases(), RULES)
def test_what_is_due_is_what_a_reckoning_day_by_day_finds(
    case: tuple[tuple[Task, ...], date], held: dict[int, Rule]
) -> None:
    every, today = case
    found = due(every, held, today, china())
    assert set(found) == wanted(every, held, today, china())
    assert len({(each.task, each.person) for each in found}) == len(found)
    assert found == due(every[::-1], dict(reversed(held.items())), today, china())
    for each in found:
        task, rule = every[each.task - 1], held[each.rule]
        assert task.due is not None
        assert each.occasion <= today
        assert (rule.when is When.OVERDUE) == (task.due < today)  # nobody is called late too early, nor early too late
        assert task.due <= rule.furthest(today)


@given(cases(), RULES, st.sets(st.integers(-20, 20), min_size=1))
def test_on_whatever_days_a_worker_runs_no_occasion_is_said_twice(
    case: tuple[tuple[Task, ...], date], held: dict[int, Rule], runs: set[int]
) -> None:
    every, start = case
    made: dict[str, Reminder] = {}
    for run in sorted(runs):
        found = due(every, held, start + DAY * run, china())
        keys = [each.key(1) for each in found]
        assert len(set(keys)) == len(keys)
        new = {key: each for key, each in zip(keys, found, strict=True) if key not in made}
        made |= new
    said = [(each.task, each.sense, each.occasion, each.person) for each in made.values()]
    assert len(set(said)) == len(said)
    spoken = {each.key(1) for n in range(-20, 21) for each in due(every, held, start + DAY * n, china())}
    assert made.keys() <= spoken


WORKING: dict[str, Any] = {"working": True}


@pytest.mark.parametrize(
    ("rule", "due_on", "told"),
    [
        # a Sunday: the Friday before it, said until the day itself
        (Rule(when=When.ON, **WORKING), "03-15", {"03-12": "", "03-13": "03-13", "03-15": "03-13", "03-16": ""}),
        (Rule(when=When.ON), "03-15", {"03-14": "", "03-15": "03-15", "03-16": ""}),
        # the day after Spring Festival (15 to 23 February; the 14th is at work in its place)
        (Rule(when=When.BEFORE, days=1, **WORKING), "02-24", {"02-13": "", "02-14": "02-14", "02-20": "02-14"}),
        (Rule(when=When.OVERDUE, days=1, **WORKING), "02-14", {"02-23": "", "02-24": "02-24", "03-30": "02-24"}),
        (
            Rule(when=When.OVERDUE, days=2, every=5),
            "03-10",
            {"03-11": "", "03-12": "03-12", "03-17": "03-17", "03-21": "03-17"},
        ),
    ],
)
def test_occasions_lie_on_the_working_days_of_china(rule: Rule, due_on: str, told: dict[str, str]) -> None:
    def on(day: str) -> date:
        return date.fromisoformat(f"2026-{day}")

    found = {day: rule.occasion(on(due_on), on(day), china()) for day in told}
    assert found == {day: on(occasion) if occasion else None for day, occasion in told.items()}


@given(st.times(), st.times(), st.booleans(), st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)))  # noqa: DTZ001
def test_quiet_hours_hold_by_the_clock_in_china_over_midnight(
    start: time, end: time, working_only: bool, moment: datetime
) -> None:
    quiet, days = Quiet(start, end, working_only), china()
    local = moment + timedelta(hours=8)
    clock = local.time()
    inside = clock in _minutes(start, end)
    assert quiet.at(moment.replace(tzinfo=UTC), days) == (inside or (working_only and not days.works(local.date())))


class _minutes:  # noqa: N801 - read like the range that it is
    """The times from a start to an end, over midnight where need be."""

    def __init__(self, start: time, end: time) -> None:
        self._start, self._length = _since(start), (_since(end) - _since(start)) % timedelta(days=1)

    def __contains__(self, clock: time) -> bool:
        return (_since(clock) - self._start) % timedelta(days=1) < self._length


def _since(clock: time) -> timedelta:
    return datetime.combine(date(2026, 1, 1), clock) - datetime(2026, 1, 1)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("22:00-08:00", (time(22), time(8))),
        (" 22：30－7:05 ", (time(22, 30), time(7, 5))),
        ("", (time(0), time(0))),
        *((wrong, None) for wrong in ("22", "22:00", "24:00-08:00", "22:60-08:00", "a:00-b:00", "22:0-8:0", "-")),
    ],
)
def test_hours_are_read_as_they_are_written(text: str, told: Any) -> None:
    if told is None:
        with pytest.raises(EntryError):
            hours(text)
    else:
        assert hours(text) == told
