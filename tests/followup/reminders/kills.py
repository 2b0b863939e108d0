"""Two workers that send, and are killed again and again while they do; then what was sent is held against what the
outbox says of it."""

import signal
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from random import Random

from liandong import open_workspace
from liandong.followup.calendar import today
from liandong.followup.reminders import Manner, Reminders, Rule, State, When
from liandong.followup.tasks import Tasks, Told
from liandong.settings import Settings
from liandong.store.beside import Beside
from tests.followup.reminders.receiver import Receiver, closed_port, receiving
from tests.followup.reminders.worker import work

WORKERS = 2
BAD = {"slow": 25, "never": 25, "cut": 20, "status/503": 20, "closed": 20}
"""Of how many messages one goes to such an address; the others go where all is well."""
_LONGEST_SECONDS = 600
_ENDED = frozenset({State.DELIVERED, State.UNDELIVERED, State.DOUBT})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the outbox says in the end, by state; how many messages came where they were not refused, and of these how
    many are in doubt."""

    kills: int
    states: Counter[State]
    came: int
    came_in_doubt: int
    seconds: float


class Workers:
    """Processes that send, each replaced when it is killed."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([work.__module__])
        self._running = [self._begun() for _ in range(WORKERS)]

    def _begun(self) -> BaseProcess:
        process = self._context.Process(target=work, args=(self._place,))
        process.start()
        return process

    def kill(self, random: Random) -> None:
        which = random.randrange(WORKERS)
        worker = self._running[which]
        worker.kill()
        worker.join()
        assert worker.exitcode == -signal.SIGKILL, "a worker had ended by itself"
        self._running[which] = self._begun()

    def end(self) -> None:
        for worker in self._running:
            worker.terminate()
        for worker in self._running:
            worker.join(60)
            assert worker.exitcode in (0, -signal.SIGTERM)

    def stop(self) -> None:
        for worker in self._running:
            worker.kill()
            worker.join()


def killed(place: str, messages: int, kills: int, seed: int) -> Outcome:
    """So many tasks due at once, one message each, and so many kills; AssertionError where one came twice, was lost,
    or the outbox tells of one what is not so."""
    random, began = Random(seed), time.monotonic()
    with (
        receiving(slow=1.5) as receiver,
        open_workspace(place, create=True) as opened,
        closing(opened.beside()) as beside,
    ):
        _prepare(beside, receiver, messages)
        reminders, workers = Reminders(beside, Settings()), Workers(place)
        try:
            done = _kill(workers, receiver, random, messages, kills)
            _wait(reminders, messages)
            workers.end()
        finally:
            workers.stop()
        return _compared(reminders, receiver, messages, done, time.monotonic() - began)


def _prepare(beside: Beside, receiver: Receiver, messages: int) -> None:
    ways = [next((way for way, each in BAD.items() if n % each == len(way)), "good") for n in range(messages)]
    due = today() + timedelta(days=3)
    told = [Told(title="落实用地", owner=f"市{way}局", due=due) for way in ways]
    Tasks(beside).add_all(lambda _: told, actor="周敏")
    book = Reminders(beside, Settings()).book
    book.add_rule(Rule(when=When.BEFORE, days=5), actor="周敏")
    book.set_manner(Manner(digest=False), actor="周敏")
    for way in sorted(set(ways)):
        url = receiver.url(way) if way != "closed" else f"json://127.0.0.1:{closed_port()}/x"
        book.add_address(f"市{way}局", url, actor="周敏")


def _kill(workers: Workers, receiver: Receiver, random: Random, messages: int, kills: int) -> int:
    """Kills one worker each time that so many messages more have come, some thousandths of a second later."""
    moments = sorted(random.sample(range(1, messages * 3 // 4), kills))
    until = time.monotonic() + _LONGEST_SECONDS
    for moment in moments:
        while len(receiver.came) < moment:
            assert time.monotonic() < until, f"only {len(receiver.came)} messages came"
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.02))
        workers.kill(random)
    return len(moments)


def _wait(reminders: Reminders, messages: int) -> None:
    until = time.monotonic() + _LONGEST_SECONDS
    while sum(n for state, n in reminders.outbox.counts().items() if state in _ENDED) < messages:
        assert time.monotonic() < until, dict(reminders.outbox.counts())
        time.sleep(0.2)


def _compared(reminders: Reminders, receiver: Receiver, messages: int, kills: int, seconds: float) -> Outcome:
    told = reminders.outbox.messages(limit=messages + 1)
    assert sorted(each.tasks for each in told) == [(n,) for n in range(1, messages + 1)]
    taken = receiver.taken()
    assert max(taken.values()) == 1, [number for number, count in taken.items() if count > 1]
    states = {each.tasks[0]: each.state for each in told}
    for number, state in states.items():
        if state is State.DELIVERED:
            assert taken[number] == 1, f"{number} never came"
        elif state is State.UNDELIVERED:
            assert not taken[number], f"{number} came and is told to be undelivered"
        else:
            assert state is State.DOUBT
    in_doubt = sum(taken[number] for number, state in states.items() if state is State.DOUBT)
    return Outcome(kills, Counter(states.values()), taken.total(), in_doubt, seconds)
