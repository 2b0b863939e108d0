"""One job: who asked for it, on what, how far it is, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Offered jobs wait for a person's word, waiting ones for their turn."""

    OFFERED = "offered"
    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"

    @property
    def moving(self) -> bool:
        """Whether the job will change by itself."""
        return self in (State.WAITING, State.WORKING)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work on files, asked for by a person with a reason; `told` is what else it was told, `sort` what is
    to be done.

    `done` of `total` parts of a stage are done (None: unknown how many), `rate` of them in a second; `outcome` is what
    came of it, `wrong` why nothing did, by language.
    """

    id: str
    at: str
    files: tuple[str, ...]
    state: State
    actor: str = ""
    reason: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    done: int = 0
    total: int | None = None
    rate: float = 0.0
    ended: str = ""
    outcome: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    sort: str = "import"

    @property
    def seconds_left(self) -> int | None:
        """Of the stage; None where nobody can tell."""
        return round((self.total - self.done) / self.rate) if self.total is not None and self.rate else None
