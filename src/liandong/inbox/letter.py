"""Letter (来件): what a visitor sent, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    """What a letter is: a page that was sent in (投稿), a firm (入驻), an objection to a value (异议)."""

    PAGE = "page"
    FIRM = "firm"
    OBJECTION = "objection"


class State(StrEnum):
    """What became of it; all but a waiting one carry who decided, when and why."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it was sent; `name` is safe to keep it under."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """`receipt` is the number that its sender holds, and nobody can guess; `told` what he wrote, by field; `contact`
    how he is reached, which is for the bureau alone. `file` names the file that came with it, of `size` bytes.

    `actor`, `settled_at` and `reason` are of the person who decided; `outcome` names what that led to: `act` the entry
    of the log, `job` the import, `record` the record. Of an `erased` letter nothing else is left.
    """

    number: int
    receipt: str
    sort: Sort
    at: str
    state: State
    told: Mapping[str, str] = field(default_factory=dict)
    contact: str = ""
    file: str = ""
    size: int = 0
    actor: str = ""
    settled_at: str = ""
    reason: str = ""
    outcome: Mapping[str, str] = field(default_factory=dict)
    erased: bool = False

    @property
    def label(self) -> str:
        """What it goes by in a list: its own words, at most some forty characters of them."""
        names = ("name", "title", "value", "address", "text")
        found = next((self.told[name] for name in names if self.told.get(name)), self.file)
        line = " ".join(found.split())
        return line if len(line) <= 40 else line[:39] + "…"
