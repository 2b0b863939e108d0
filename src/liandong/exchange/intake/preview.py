"""What a workbook that is given back would change in the ledger, and what of it cannot be taken."""

from dataclasses import dataclass

from liandong.documents.ledger_columns import Column
from liandong.errors import EntryError
from liandong.workspace.people.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the workbook, or the cells of a row (B7:F7), and the record (id and name) that its row is of."""

    sheet: str
    address: str
    record: str = ""
    label: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cell that a person changed, from what the ledger holds to what stands there now; or a new row (no `column`).

    `wanted` are the acts that it takes; none where another cell of the row says the same.
    """

    place: Place
    kind: str
    column: Column | None
    old: str
    new: str
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell, row or sheet cannot be taken, or (`passed` over) is not read."""

    place: Place
    error: EntryError


@dataclass(frozen=True, slots=True)
class Preview:
    """What came of comparing a workbook with the ledger of a version.

    `faults` stand in the way, `passed` is only told; so many `known` cells were taken in before, from this very file.
    """

    file: str
    workbook: str
    version: int
    proposals: tuple[Proposal, ...]
    faults: tuple[Fault, ...]
    passed: tuple[Fault, ...]
    known: int
    rows: int

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """All acts that the workbook takes, in its order."""
        return tuple(act for each in self.proposals for act in each.wanted)
