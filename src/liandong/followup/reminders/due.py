"""What is to be reminded of today: a pure function of tasks, rules and the day."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from liandong.followup.calendar import WorkingDays
from liandong.followup.reminders.rule import Rule
from liandong.followup.tasks import Task
from liandong.model.noun import Noun


class Reminder(Noun, frozen=True):
    """A person is to be reminded of a task, on an occasion: the day on which the rule spoke. `sense` says when the rule
    reminds; `rule` is its number."""

    task: int
    rule: int
    sense: str
    occasion: date
    person: str

    def key(self, address: int) -> str:
        """The same for the same task, sense of rule, occasion, person and address: it is sent there once."""
        told = "\n".join((str(self.task), self.sense, self.occasion.isoformat(), self.person, str(address)))
        return hashlib.sha256(told.encode()).hexdigest()


def due(tasks: Iterable[Task], rules: Mapping[int, Rule], today: date, days: WorkingDays) -> list[Reminder]:
    """Who is to be reminded today of what, by person and task.

    Where several rules remind one person of one task, that with the latest occasion speaks, of several the one with
    the smallest number; so what was missed for some days is made up for once. A task that nobody has to see to any
    longer, or that has no due date, is nobody's.
    """
    found: dict[tuple[str, int], Reminder] = {}
    ordered = sorted(rules.items())

    @cache  # tasks are many, and their due dates few
    def spoken(due_on: date) -> list[tuple[int, Rule, date]]:
        told = [(number, rule, rule.occasion(due_on, today, days)) for number, rule in ordered]
        return [(number, rule, occasion) for number, rule, occasion in told if occasion is not None]

    for task in tasks:
        if not task.running or task.due is None:
            continue
        for number, rule, occasion in spoken(task.due):
            for person in rule.persons(task):
                held = found.get((person, task.number))
                if held is None or held.occasion < occasion:
                    found[person, task.number] = Reminder(task.number, number, rule.sense, occasion, person)
    return [reminder for _, reminder in sorted(found.items())]
