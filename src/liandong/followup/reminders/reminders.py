"""Reminders: the room's face. What is to be said today, and a run that says it."""

import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.calendar import WorkingDays, china, today
from liandong.followup.reminders.book import Address, Book
from liandong.followup.reminders.delivery import Outcome, Postman, Sent
from liandong.followup.reminders.due import Reminder, due
from liandong.followup.reminders.manner import Manner
from liandong.followup.reminders.outbox import Message, Outbox, State
from liandong.followup.reminders.rule import Rule
from liandong.followup.reminders.wording import composed
from liandong.followup.tasks import Asked, Task, Tasks
from liandong.settings import Settings
from liandong.store.beside import Beside

_GIVEN_UP = 3
"""Failures one after another at one address, after which the rest of what goes there waits for the next run."""
Heard = Callable[[int, int], None]
"""Is told how many messages were sent, of how many."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be sent: a reminder to one of the person's addresses, and whether it was made before."""

    reminder: Reminder
    task: Task
    address: Address
    before: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """`unaddressed` are those who should be reminded of so many tasks, and have no address."""

    planned: Sequence[Planned]
    unaddressed: Mapping[str, int]
    quiet: bool


@dataclass(slots=True)
class Run:
    """What a run did: reminders made, messages by what became of them, those newly in doubt whose worker was lost."""

    quiet: bool = False
    made: int = 0
    lost: int = 0
    told: dict[State, int] = field(default_factory=dict)
    unaddressed: Mapping[str, int] = field(default_factory=dict)


class Reminders:
    """Over the small database beside a ledger. Close the database yourself."""

    def __init__(self, beside: Beside, settings: Settings) -> None:
        self.book, self.outbox = Book(beside), Outbox(beside, settings)
        self._tasks, self._settings = Tasks(beside), settings

    def plan(self, now: datetime | None = None) -> Plan:
        """What would be said at this moment, to whom and why, quiet or not."""
        now, days, manner = now or _now(), china(), self.book.manner()
        found = self._found(today(now), days)
        addresses = self._addresses()
        pairs = [
            (reminder, task, address) for reminder, task in found for address in addresses.get(reminder.person, ())
        ]
        known = self.outbox.known([reminder.key(address.number) for reminder, _, address in pairs])
        planned = [Planned(r, task, a, r.key(a.number) in known) for r, task, a in pairs]
        unaddressed: dict[str, int] = {}
        for reminder, _ in found:
            if reminder.person not in addresses:
                unaddressed[reminder.person] = unaddressed.get(reminder.person, 0) + 1
        return Plan(planned, unaddressed, manner.quiet.at(now, days))

    def candidates(self, now: datetime | None = None) -> int:
        """How many tasks a plan looks through: those that run, due as far ahead as any rule speaks."""
        rules, day = self.book.rules(), today(now or _now())
        return self._tasks.count(_asked(rules, day)) if rules else 0

    def send(
        self, *, clock: Callable[[], datetime] | None = None, stopped: Callable[[], bool] = lambda: False,
        heard: Heard = lambda done, total: None,
    ) -> Run:  # fmt: skip
        """One run: makes what is due, and sends what waits, until nothing more can be sent now, it is quiet, or
        `stopped`. Any number of workers may run at once. ReminderError where Apprise is not installed."""
        clock = clock or _now
        run, days, manner = Run(), china(), self.book.manner()
        if not self.book.there():
            return run
        worker, postman = uuid.uuid4().hex, Postman(self._settings.reminder_timeout_seconds)
        self._begin(run, clock(), manner, days)
        failures: dict[int, int] = {}
        total = self.outbox.counts()[State.WAITING]
        while not stopped():
            now = clock()
            run.quiet = manner.quiet.at(now, days)
            given_up = [address for address, count in failures.items() if count >= _GIVEN_UP]
            message = None if run.quiet else self.outbox.claim(worker, _seconds(now), given_up)
            if message is None:
                break
            sent, text = self._sent(postman, message, today(now), days, manner)
            state = self.outbox.settle(message, worker, sent, _seconds(clock()), text)
            run.told[state] = run.told.get(state, 0) + 1
            good = sent is None or sent.outcome is Outcome.DELIVERED
            failures[message.address] = 0 if good else failures.get(message.address, 0) + 1
            heard(sum(run.told.values()), max(total, sum(run.told.values())))
        return run

    def _begin(self, run: Run, now: datetime, manner: Manner, days: WorkingDays) -> None:
        """What was lost is in doubt; what is due is put into the outbox."""
        run.lost = self.outbox.doubt(_seconds(now))
        run.quiet = manner.quiet.at(now, days)
        if not run.quiet:
            plan = self.plan(now)
            new = [(each.reminder, each.address) for each in plan.planned if not each.before]
            run.made = self.outbox.put(new, _seconds(now), digest=manner.digest)
            run.unaddressed = plan.unaddressed

    def _sent(
        self, postman: Postman, message: Message, day: date, days: WorkingDays, manner: Manner
    ) -> tuple[Sent | None, tuple[str, str]]:
        """What became of a message, None where nobody has to see to its tasks any longer; and its title and text."""
        tasks = [task for task in map(self._task, message.tasks) if task is not None and task.running and task.due]
        if not tasks:
            return None, ("", "")
        text = composed(message.person, tasks, day, days, manner)
        url = self.book.url(message.address)
        if not url:
            return Sent(Outcome.FAILED, "removed"), text
        try:
            return postman.deliver(url, *text), text
        except EntryError:  # another version of Apprise makes nothing of the address
            return Sent(Outcome.FAILED, "address"), text

    def _task(self, number: int) -> Task | None:
        try:
            return self._tasks.task(number)
        except UnknownRecord:
            return None

    def _found(self, day: date, days: WorkingDays) -> list[tuple[Reminder, Task]]:
        rules = self.book.rules()
        if not rules:
            return []
        tasks = {task.number: task for task in self._tasks.every(_asked(rules, day))}
        return [(reminder, tasks[reminder.task]) for reminder in due(tasks.values(), rules, day, days)]

    def _addresses(self) -> Mapping[str, Sequence[Address]]:
        found: dict[str, list[Address]] = {}
        for address in self.book.addresses():
            found.setdefault(address.person, []).append(address)
        return found


def _asked(rules: Mapping[int, Rule], day: date) -> Asked:
    last = max(rule.furthest(day) for rule in rules.values())
    return Asked(running=True, before=last + date.resolution)


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
