"""Workers are killed while they send: nothing comes twice, and what did not come is reported."""

from liandong.followup.reminders import State
from tests.followup.reminders.kills import killed


def test_nothing_is_sent_twice_and_nothing_lost_in_silence_over_kills_and_two_workers(place: str) -> None:
    """More of both: `python -m tests.followup.reminders`."""
    told = killed(place, messages=60, kills=5, seed=1)
    assert told.states.total() == 60
    assert told.states[State.DELIVERED] >= 40
    assert told.states[State.UNDELIVERED] >= 4
