"""Rules (规则): when who is reminded of which tasks."""

from datetime import date, timedelta
from enum import StrEnum

import msgspec

from liandong.errors import EntryError
from liandong.followup.calendar import WorkingDays
from liandong.followup.tasks import Task
from liandong.messages import words
from liandong.model.noun import Noun
from liandong.workspace.people.attesting import typed

MOST_DAYS = 365
_LONGEST = 200
_MOST_NAMES = 20


class When(StrEnum):
    """So many days before a task is due, on the day, or from so many days after it on."""

    BEFORE = "before"
    ON = "on"
    OVERDUE = "overdue"


class Role(StrEnum):
    """Whom a task names."""

    OWNER = "owner"
    CO_OWNERS = "co_owners"
    SUPERVISOR = "supervisor"


class Rule(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """A rule; `days` are counted by working days where `working`.

    `before`: `days` before the due date. `overdue`: on the `days`-th day after it, and again `every` so many days (0:
    once). By working days, `on` is the last working day up to the due date. `whom` are those whom the task names,
    `named` further ones by name: a supervisor from the tenth day on is an escalation. `only` narrows to the tasks that
    have to do with this organisation or person.
    """

    when: When
    days: int = 0
    every: int = 0
    working: bool = False
    whom: tuple[Role, ...] = (Role.OWNER,)
    named: tuple[str, ...] = ()
    only: str = ""

    @property
    def sense(self) -> str:
        """When it reminds, the same for any rule that reminds at the same time."""
        return f"{self.when} {self.days} {self.every} {'working' if self.working else 'calendar'}"

    def persons(self, task: Task) -> tuple[str, ...]:
        """Who is reminded of a task, each once; nobody where it is none of those of the rule."""
        if self.only and self.only not in task.persons:
            return ()
        of_role = {Role.OWNER: (task.owner,), Role.CO_OWNERS: task.co_owners, Role.SUPERVISOR: (task.supervisor,)}
        every = (*(name for role in self.whom for name in of_role[role]), *self.named)
        return tuple(dict.fromkeys(name for name in every if name))

    def occasion(self, due: date, today: date, days: WorkingDays) -> date | None:
        """The latest day up to today on which it reminds of what is due on `due`; None where there is none, or where it
        has passed: what comes before the due date is not said after it."""
        if self.when is When.OVERDUE:
            return self._overdue(due, today, days)
        first = self._before(due, days)
        return first if first <= today <= due else None

    def furthest(self, today: date) -> date:
        """No task that is due later can be reminded of today."""
        # a week has five working days, and no run of holidays is longer than a fortnight
        reach = self.days * 2 + 15 if self.working else self.days
        return today + timedelta(days=reach) if self.when is not When.OVERDUE else today

    def _before(self, due: date, days: WorkingDays) -> date:
        if not self.working:
            return due - timedelta(days=self.days)
        return days.add(due, -self.days).day if self.days else days.at_or_before(due).day

    def _overdue(self, due: date, today: date, days: WorkingDays) -> date | None:
        passed = days.between(due, today)[0] if self.working else (today - due).days
        if passed < self.days or today <= due:
            return None
        count = self.days + ((passed - self.days) // self.every * self.every if self.every else 0)
        return days.add(due, count).day if self.working else due + timedelta(days=count)


def checked(rule: Rule) -> Rule:
    """The rule, fit to be kept; EntryError names what is wrong."""
    low = 0 if rule.when is When.ON else 1
    high = 0 if rule.when is When.ON else MOST_DAYS
    if not low <= rule.days <= high:
        raise EntryError(words("fault.reminder_days", days=rule.days, least=low, most=high))
    if not 0 <= rule.every <= MOST_DAYS or (rule.every and rule.when is not When.OVERDUE):
        raise EntryError(words("fault.reminder_every", every=rule.every, most=MOST_DAYS))
    named = tuple(dict.fromkeys(filter(None, map(named_person, rule.named))))
    if not rule.whom and not named:
        raise EntryError(words("fault.reminder_nobody"))
    if len(named) > _MOST_NAMES:
        raise EntryError(words("fault.reminder_names", count=len(named), most=_MOST_NAMES))
    whom = tuple(role for role in Role if role in rule.whom)
    return msgspec.structs.replace(rule, whom=whom, named=named, only=named_person(rule.only))


def named_person(name: str) -> str:
    """A name in one line; EntryError where it is too long."""
    line = typed(name)
    if len(line) > _LONGEST:
        raise EntryError(words("fault.reminder_name", count=len(line), most=_LONGEST))
    return line
