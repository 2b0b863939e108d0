"""The outbox under any order of claims, answers, lost workers and resendings: what may have gone out is not claimed
again, unless a person says so."""

from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from liandong import open_workspace
from liandong.errors import EntryError
from liandong.followup.reminders import Address, Message, Outbox, Reminder, State
from liandong.followup.reminders.delivery import Outcome, Sent
from liandong.settings import Settings

SETTINGS = Settings(reminder_lease_seconds=10, reminder_retry_seconds=5, reminder_tries=3)
Step = tuple[Literal["claim", "settle", "late", "resend"], int, Outcome, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["claim", "claim", "settle", "settle", "late", "resend"]),
        st.integers(0, 2),
        st.sampled_from(Outcome),
        st.integers(0, 12),
    ),
    max_size=30,
)


class Model:
    """What may have gone out: by message, whether it may be claimed, and how often it certainly did not go out."""

    def __init__(self, messages: int) -> None:
        self.free, self.failed = set(range(1, messages + 1)), dict.fromkeys(range(1, messages + 1), 0)
        self.held: list[tuple[Message, str]] = []

    def claimed(self, message: Message, worker: str) -> None:
        assert message.number in self.free, "claimed though it may have gone out"
        self.free.remove(message.number)
        self.held.append((message, worker))

    def settled(self, message: Message, outcome: Outcome) -> None:
        if outcome is Outcome.FAILED:
            self.failed[message.number] += 1
            if self.failed[message.number] < SETTINGS.reminder_tries:
                self.free.add(message.number)

    def resent(self, number: int) -> None:
        self.free.add(number)
        self.failed[number] = 0
        self.held = [each for each in self.held if each[0].number != number]


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_what_may_have_gone_out_is_never_claimed_again_but_by_the_word_of_a_person(steps: list[Step]) -> None:
    with (
        TemporaryDirectory() as folder,
        open_workspace(Path(folder) / "ws", create=True) as workspace,
        closing(workspace.beside()) as beside,
    ):
        outbox, model, now = Outbox(beside, SETTINGS), Model(3), 1_000
        some = [(Reminder(n, 1, "on", date(2026, 3, 1), "甲"), Address(n, "甲", "", "json://…")) for n in (1, 2, 3)]
        assert outbox.put(some, now, digest=True) == 3
        assert outbox.put(some, now, digest=False) == 0
        for number, (step, which, outcome, seconds) in enumerate(steps):
            now += seconds
            _taken(outbox, model, step, which, outcome, now, f"worker {number}")
        counts = outbox.counts()
        assert sum(counts.values()) == 3
        assert counts[State.NEEDLESS] == 0
        outbox.doubt(now + 1_000)
        assert outbox.counts()[State.SENDING] == 0


def _taken(outbox: Outbox, model: Model, step: str, which: int, outcome: Outcome, now: int, worker: str) -> None:
    match step:
        case "claim":
            message = outbox.claim(worker, now)
            if message is not None:
                model.claimed(message, worker)
        case "settle" if model.held:
            message, own = model.held.pop(which % len(model.held))
            outbox.settle(message, own, Sent(outcome), now, ("t", "b"))
            model.settled(message, outcome)
        case "late":
            outbox.doubt(now)
        case "resend":
            try:
                outbox.resend(which + 1, now, actor="周敏", reason="未收到")
            except EntryError:
                return
            model.resent(which + 1)
        case _:
            return
