"""The check (体检): whether a workspace still is what was written into it, and folds into the ledger that it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from liandong.engine import rare_collections
from liandong.errors import WorkspaceError
from liandong.messages import Words, words
from liandong.search import document_entry, record_entry
from liandong.settings import Settings
from liandong.store.protocol import Store
from liandong.store.rows import Entries
from liandong.workspace.publish import publish
from liandong.workspace.report import Progress, counted
from liandong.workspace.spine import Spine

_TOLD = 1_000
"""Faults that are told; beyond it, that there are more."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: `faults` say what is wrong, `unjudged` what could not be looked at and why."""

    version: int
    faults: tuple[Words, ...]
    unjudged: tuple[Words, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

    @property
    def whole(self) -> bool:
        """Whether everything could be looked at."""
        return not self.unjudged


def check(store: Store, spine: Spine, settings: Settings, progress: Callable[[Progress], None]) -> CheckReport:
    """Holds every row against what names it, then folds the ledger anew and holds that against the one that stands.

    Nothing is written. StorageError only where the database cannot be read at all.
    """
    faults: list[Words] = []
    entries: Entries = {"record": record_entry, "document": document_entry}
    for fault in store.faults(counted("verify", progress), spine.recipe, entries):
        if len(faults) == _TOLD:
            faults.append(words("check.more", count=_TOLD))
            break
        faults.append(fault)
    unjudged: tuple[Words, ...] = ()
    if faults:
        unjudged = (words("check.fold_behind_faults"),)
    else:
        moved, why = _refolded(store, spine, settings, progress)
        faults += [words("check.fold_differs", id=id_) for id_ in moved]
        unjudged = why
    return CheckReport(store.newest(), tuple(faults), unjudged)


def _refolded(
    store: Store, spine: Spine, settings: Settings, progress: Callable[[Progress], None]
) -> tuple[tuple[str, ...], tuple[Words, ...]]:
    """Ids of what a ledger folded anew holds otherwise, or why it cannot be folded."""
    if store.newest() == 0:
        return (), ()
    try:
        with store.lock(settings.busy_seconds):
            if store.needs_version(spine.revision, spine.recipe):
                return (), (words("check.build_due"),)
            with store.rehearsing(spine.revision, spine.recipe) as draft, rare_collections(in_portions=True):
                publish(draft, spine, progress)
                return draft.moved(), ()
    except WorkspaceError as error:
        return (), (words("check.fold_failed", reason=error.words or error),)
