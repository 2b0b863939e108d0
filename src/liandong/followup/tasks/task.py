"""Task (事项): the nouns."""

from datetime import date
from enum import StrEnum

from liandong.logged import Kept
from liandong.model.noun import Noun


class State(StrEnum):
    """Where a task stands; overdue is no state, but computed from its due date and the day."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DONE = "done"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({State.PROPOSED, State.ACCEPTED, State.UNDER_WAY, State.SUBMITTED, State.RETURNED})
"""Those in which a task may still be changed."""
RUNNING = frozenset({State.ACCEPTED, State.UNDER_WAY, State.RETURNED})
"""Those in which somebody has to see to it by its due date."""


class Milestone(Noun, frozen=True, omit_defaults=True):
    """A step on the way (里程碑), with its own day."""

    title: str
    due: date | None = None
    reached: bool = False


class Source(Noun, frozen=True, omit_defaults=True):
    """What a task comes from: a record of the ledger and the statements that prove it, a cell of a workbook, or a round
    of a mechanism (its name, and the number of the round)."""

    record: str = ""
    statements: tuple[str, ...] = ()
    cell: str = ""
    meeting: str = ""
    round: int = 0


class Proof(Noun, frozen=True, omit_defaults=True):
    """What proves that a task is done: a record or statement of the ledger, or the sentence of whoever says so."""

    record: str = ""
    statement: str = ""
    sentence: str = ""


class Task(Kept, frozen=True, kw_only=True, omit_defaults=True):
    """A task as its log tells it. `version` counts the entries of the log.

    `code` is its number in the hand-kept table that it came from. `owner`, `co_owners` and `supervisor` are
    organisations, or persons in office by name. `due` is a day in China, until the end of which the task may be done;
    `percent` and `note` are of the last word on its progress. `needs` are the tasks that come before it. `made` and
    `changed` are the times of the first and last entry.
    """

    state: State
    title: str
    code: str = ""
    parent: int | None = None
    owner: str = ""
    co_owners: tuple[str, ...] = ()
    supervisor: str = ""
    start: date | None = None
    due: date | None = None
    milestones: tuple[Milestone, ...] = ()
    needs: tuple[int, ...] = ()
    source: Source = Source()
    percent: int | None = None
    note: str = ""
    proofs: tuple[Proof, ...] = ()
    made: str = ""
    changed: str = ""

    @property
    def running(self) -> bool:
        return self.state in RUNNING

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def overdue(self, today: date) -> bool:
        """Whether it should have been done before this day, and nobody has said that it is."""
        return self.running and self.due is not None and self.due < today

    @property
    def persons(self) -> tuple[str, ...]:
        """All who have to do with it, each once."""
        named = (self.owner, *self.co_owners, self.supervisor)
        return tuple(dict.fromkeys(name for name in named if name))
