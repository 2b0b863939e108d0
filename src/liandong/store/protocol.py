"""What the workspace needs of a store, and no more: SQLite in a folder, PostgreSQL behind the same words."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from liandong.messages import Words
from liandong.model import (
    Decision,
    Deed,
    Page,
    Record,
    SetAside,
)
from liandong.store.beside import Beside
from liandong.store.container import Create
from liandong.store.naming import File
from liandong.store.rows import (
    Action,
    Added,
    Derivation,
    Entries,
    IndexEntry,
    Logged,
    PageKey,
    Version,
)
from liandong.store.versions import Draft, View


class Store(Protocol):
    """Where pages, derivations and versions are kept. Every method that writes is one transaction."""

    def close(self) -> None: ...
    def beside(self) -> Beside:
        """The small database beside the ledger."""
        ...

    def lock(self, seconds: float) -> AbstractContextManager[None]:
        """Held by the one build that may write; WorkspaceBusy when another holds it for longer than `seconds`."""
        ...

    def add_pages(self, pages: Sequence[Page], unread: Sequence[SetAside], origin: str) -> Added: ...
    def settle(self) -> None:
        """Settles under which of its names each page goes, once all files of a build are added."""
        ...

    def left_out(self) -> Mapping[File, SetAside]:
        """The files that gave no page when they were last looked at, under the names by which they are shown."""
        ...

    def underived(self, revision: str, after: str = "", most: int | None = None) -> tuple[PageKey, ...]:
        """Pages that have no derivation of this revision under the name they go by, by hash: those with a hash greater
        than `after`, and of them the first `most`.
        """
        ...

    def count_underived(self, revision: str) -> int: ...

    def pages(self, hashes: Sequence[str]) -> tuple[Page, ...]: ...
    def page_hashes(self, words: str) -> tuple[str, ...]:
        """The pages of this hash, of the beginning of it (six digits or more), or of this name, by hash."""
        ...

    def add_derivations(self, derivations: Sequence[Derivation]) -> None: ...
    def add_actions(self, given: Iterable[Action]) -> None:
        """Adds to the log of what persons did; what it holds already adds nothing."""
        ...

    def actions(self, begins: str = "", deed: Deed | None = None) -> tuple[Logged, ...]:
        """The log, or those of its entries whose ids begin so, or that are of one deed, in the order in which it was
        recorded."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """What this thread asks in the block goes over one connection, which spares the taking of one each time."""
        ...

    def state(self) -> tuple[int, int]:
        """The numbers of the newest version and of the last entry of the log; 0 for none."""
        ...

    def taken_back(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these entries of the log that others take back."""
        ...

    def stated(self) -> tuple[str, ...]:
        """The pages on which persons state what nobody took back and nobody erased, by hash."""
        ...

    def log_faults(self) -> tuple[int, ...]:
        """The numbers of the entries of the log that are not as they were recorded."""
        ...

    def decisions(self, ids: Collection[str] | None = None) -> tuple[Decision, ...]:
        """Every decision, or those with these ids, by id."""
        ...

    def erased(self, pages: Collection[str] | None = None) -> frozenset[str]:
        """The pages that were erased, of these or of all."""
        ...

    def erase(
        self,
        pages: Mapping[str, Page | None],
        acts: Collection[str],
        action: Action,
        entry: Callable[[Record], IndexEntry],
        refold: Callable[[View, str, Sequence[str]], Record | None],
    ) -> None:
        """Takes pages out of every table and every version, one transaction; their hashes stay, so that they are not
        read again. `pages` names those that come in their place, `acts` the entries of the log of which only number,
        deed and id stay, `entry` the words by which a record is found, and `refold` gives what a record of an id with
        these mentions is in a version without them. What the small database beside keeps of them goes too."""
        ...

    def forget_beside(self) -> None:
        """Takes out of the small database beside what a kill, or an older program, left there of erased pages."""
        ...

    def uncompacted(self) -> bool:
        """Whether something was erased since the files were compacted."""
        ...

    def compact(self) -> None:
        """Leaves no byte of what was erased in the files."""
        ...

    def needs_version(self, revision: str, recipe: str) -> bool:
        """Whether anything was derived, decided or programmed otherwise since the newest version."""
        ...

    def drafting(self, revision: str, recipe: str) -> AbstractContextManager[Draft]:
        """A new version, in one transaction: an error, or a kill, leaves the ledger at the version before."""
        ...

    def rehearsing(self, revision: str, recipe: str) -> AbstractContextManager[Draft]:
        """A new version that is drafted like any other and then given up: what would differ can be looked at."""
        ...

    def back_up(self, create: Create, form: str, heard: Callable[[str], None], files: Mapping[str, bytes]) -> None:
        """Writes every row in this form, and these files, into an archive (see archive.py); `heard` is told the name of
        each part."""
        ...

    def faults(self, heard: Callable[[str], None], recipe: str, entries: Entries) -> Iterator[Words]:
        """What is wrong with database and rows (see verify.py); `heard` is told the name of each part.

        What is indexed is held against what `entries` make of records and documents, if the newest version is of this
        `recipe`.
        """
        ...

    def newest(self) -> int:
        """The number of the newest version; 0 before the first."""
        ...

    def versions(self) -> tuple[Version, ...]:
        """By number."""
        ...

    def view(self, version: int) -> View: ...
