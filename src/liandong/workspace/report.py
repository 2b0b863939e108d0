"""What a build says of itself: its progress while it runs, its report when it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from liandong.model import SetAside

UNREADABLE = frozenset(
    {
        "binary",
        "damaged",
        "disk",
        "empty",
        "encrypted",
        "extraction_failed",
        "missing",
        "own_export",
        "path_too_long",
        "reading_failed",
        "sheet_none",
        "symlink_loop",
        "too_large",
        "undecodable",
        "unreadable",
        "unsupported",
    }
)
"""Reasons that say that the input could not be read, as against pages that were read and judged not to belong here."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of long work: `done` of `total` pages or statements (None while unknown), at what (a path, or nothing).

    The stages of a build in their order: find, read, survey, resolve, fold, check, index; of a backup and of a
    restoration `archive`, of a check `verify` and then those of a build from survey on.
    """

    stage: str
    done: int
    total: int | None
    detail: str = ""


def counted(stage: str, progress: Callable[[Progress], None]) -> Callable[[str], None]:
    """What tells of the parts of a stage as they begin, by their names, and counts them."""
    numbers = count()
    return lambda part: progress(Progress(stage, next(numbers), None, part))


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet of a workbook of which rows are in the ledger: whose, its name, the kind of its rows, and how many."""

    path: str
    sheet: str
    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, and what the ledger holds after it.

    `pages_new` and `pages_known` count distinct pages of this build; `documents`, `statements`, `records` by kind and
    `conflicts` (properties on which sources really differ) are those of the whole ledger at `version`. `set_aside`
    lists what this build's input gave no document for, `sheets` what its workbooks gave. `own_exports` are the paths of
    workbooks that were read although they were exported from records of this very ledger: they make it a source of
    itself. `renewed` tells whether the build made a version: also for what persons did since the last one, or for newer
    rules of the program. `seconds` is the time it took.
    """

    pages_new: int
    pages_known: int
    documents: int
    statements: int
    records: Mapping[str, int]
    conflicts: int
    set_aside: tuple[SetAside, ...]
    version: int
    seconds: float
    own_exports: tuple[str, ...] = ()
    sheets: tuple[SheetRead, ...] = ()
    renewed: bool = False

    @property
    def unreadable(self) -> tuple[SetAside, ...]:
        """What was set aside because it could not be read: a build with any of these does not end with exit code 0."""
        return tuple(aside for aside in self.set_aside if aside.reason in UNREADABLE)
