"""Act (记事): one entry of the log of what persons did; the log is only ever added to."""

from dataclasses import dataclass, field
from enum import StrEnum

from liandong.model.attestation import Attestation
from liandong.model.attested import Claim, Deed, SheetCell
from liandong.model.identity import content_id


class Target(StrEnum):
    """What a person asks to be erased."""

    PAGE = "page"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did, as the log tells it: `id` is what `undo` takes.

    `number` is its place in the log, `recorded` when the program wrote it down (the attestation says when the person
    did it). `mentions` are what it is about, as it was named then. `retracts` is the act that it takes back, `undone`
    tells whether it was taken back itself, or with the import that it came in (`came_in`), and `erased` whether what it
    said is gone. `cell` is where a person wrote it, if in a workbook; of an import `acts` are those that it is made of.
    """

    id: str
    deed: Deed
    attestation: Attestation
    kind: str | None = None
    mentions: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    pages: tuple[str, ...] = ()
    retracts: str | None = None
    undone: bool = False
    erased: bool = False
    number: int = 0
    recorded: str = ""
    acts: tuple[str, ...] = ()
    cell: SheetCell | None = None
    file: str | None = None
    came_in: str | None = None


@dataclass(frozen=True, slots=True)
class Undoing:
    """An act that takes back another one."""

    retracts: str
    attestation: Attestation
    id: str = field(init=False)

    def __post_init__(self) -> None:
        a = self.attestation
        object.__setattr__(self, "id", content_id("undo", self.retracts, a.actor, a.at, a.reason))


@dataclass(frozen=True, slots=True)
class Import:
    """An act made of many: what one workbook, named by its hash, asks of the ledger; it is taken back as a whole."""

    acts: tuple[str, ...]
    workbook: str
    file: str
    attestation: Attestation
    id: str = field(init=False)

    def __post_init__(self) -> None:
        a = self.attestation
        made_of = (*self.acts, self.workbook, self.file)
        object.__setattr__(self, "id", content_id("import", *made_of, a.actor, a.at, a.reason))


@dataclass(frozen=True, slots=True)
class Erasure:
    """An act by which pages are gone for good: their hashes are all that is kept of them."""

    pages: tuple[str, ...]
    attestation: Attestation
    id: str = field(init=False)

    def __post_init__(self) -> None:
        a = self.attestation
        object.__setattr__(self, "id", content_id("erase", *self.pages, a.actor, a.at, a.reason))
