"""Importing (导入): what files that were sent would bring into the ledger, and the job that brings it in."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from liandong.errors import EntryError, PageError, UnknownRecord
from liandong.exchange.intake import Preview, preview, take_in
from liandong.jobs import Heard, Job, Offered, Work
from liandong.model import Page, SetAside
from liandong.pages import SHEET, Limits, find
from liandong.pages.aside import failed, unreadable
from liandong.workspace import BuildReport, Workspace

SORT = "import"
_COUNTS = ("pages_new", "pages_known", "documents", "statements", "conflicts", "version", "seconds")
OUTCOME = frozenset({*_COUNTS, "acts", "changes", "records", "aside", "sheets"})
"""What is told of an import that came to its end."""
_OF_SHEETS = "sheet_"
_NO_FAULTS = ("sheet_total", "sheet_unknown")
"""What is rightly left out of a workbook: rows of totals, sheets of something else."""
AGREED, SKIP = "agreed", "skip"
"""What a job is told: the print of the changes that a person saw, and whether cells in error are left out."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A file looked at: what it is (its media type), why it cannot be read, what a workbook that is given back would
    change, or the `cells` of one kept by hand that cannot be read."""

    path: Path
    size: int
    media_type: str = ""
    aside: SetAside | None = None
    changes: Preview | None = None
    refused: EntryError | None = None
    cells: tuple[SetAside, ...] = ()

    @property
    def faults(self) -> int:
        """The cells in error, which somebody has to mend or to leave out."""
        return len(self.changes.faults) if self.changes else len(self.cells)


def look(workspace: Workspace, path: Path) -> Looked:
    """Looks at a file; nothing is written."""
    try:
        size = path.stat().st_size
    except OSError as error:
        return Looked(path, 0, aside=failed(path.name, error))
    found = next(iter(find([path], Limits(workspace.settings.max_page_bytes))))
    if isinstance(found, SetAside):
        return Looked(path, size, aside=found)
    if found.media_type == SHEET and _is_export(workspace, found):
        try:
            return Looked(path, size, SHEET, changes=preview(workspace, path))
        except EntryError as error:
            return Looked(path, size, SHEET, refused=error)
    return _kept_by_hand(path, size, found) if found.media_type == SHEET else Looked(path, size, found.media_type)


def _kept_by_hand(path: Path, size: int, page: Page) -> Looked:
    """A workbook that no export of this ledger is, read as a build would."""
    from liandong.documents import read  # loads all that reads documents

    try:
        left = read(page).set_aside
    except PageError as error:
        return Looked(path, size, aside=unreadable(error, page))
    faults = (each for each in left if each.reason.startswith(_OF_SHEETS) and each.reason not in _NO_FAULTS)
    return Looked(path, size, SHEET, cells=tuple(faults))


def print_of(looked: Iterable[Looked]) -> str:
    """Of all changes that workbooks would make: another one means other changes."""
    told: list[tuple[str, str, str]] = []
    for seen in (one.changes for one in looked if one.changes):
        told += [(str(each.place), each.old, each.new) for each in seen.proposals]
        told += [(str(each.place), str(each.error), "") for each in seen.faults]
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:16]


def work(workspace: Workspace) -> Work:
    """What does an import: corrections of workbooks first, then pages."""
    return partial(_work, workspace)


def _work(workspace: Workspace, job: Job, files: Sequence[Path], heard: Heard) -> Mapping[str, Any]:
    workspace.build(
        [], progress=heard
    )  # what persons did shows first, so that no change is held against an older value
    looked = [look(workspace, path) for path in files]
    wanted = [one.changes for one in looked if one.changes and (one.changes.wanted or one.changes.faults)]
    skip = SKIP in job.told
    unseen = any(each.wanted for each in wanted) and job.told.get(AGREED) != print_of(looked)
    if unseen or (not skip and any(each.faults for each in looked)):
        raise Offered
    acts = [
        take_in(workspace, each, actor=job.actor, reason=job.reason, skip_faults=skip) for each in wanted if each.wanted
    ]
    pages = [one.path for one in looked if one.changes is None and one.refused is None]
    report = workspace.build(pages, progress=heard)
    told = {"acts": [act.id for act in acts if act], "changes": sum(len(act.acts) for act in acts if act)}
    return {**told, **_outcome(report)}


def _outcome(report: BuildReport) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(report, name) for name in _COUNTS}
    told["records"] = dict(report.records)
    told["aside"] = [msgspec.to_builtins(each) for each in report.set_aside]
    told["sheets"] = [msgspec.to_builtins(each) for each in report.sheets]
    return told


def _is_export(workspace: Workspace, page: Page) -> bool:
    """Whether the workbook holds records of this very ledger."""
    from liandong.documents.own_export import record_ids  # loads all that reads documents

    ledger = workspace.ledger()
    return any(_held(ledger.record, id_) for id_ in sorted(record_ids(page)))


def _held(record: Any, id_: str) -> bool:
    try:
        record(id_)
    except UnknownRecord:
        return False
    return True
