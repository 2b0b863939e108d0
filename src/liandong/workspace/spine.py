"""The spine as one value: the pure functions from pages to answers, and the revisions of the code behind them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from liandong.model import Answer, Decision, Document, Fingerprint, Page, Record, SetAside, Statement, Tier
from liandong.model.desk import Desk, Sheaf
from liandong.store.compared import Prints


class Read(Protocol):
    """What reading a page gives."""

    @property
    def documents(self) -> tuple[Document, ...]: ...
    @property
    def set_aside(self) -> tuple[SetAside, ...]: ...


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What the survey gives of some documents: the family of each that is in another's, and each tier that is known."""

    families: Mapping[str, str]
    tiers: Mapping[str, Tier]


class Reconciliation(Protocol):
    """The checks of a version: some answers come when a record is told, the rest when all are."""

    def tell(self, record: Record) -> Iterable[Answer]: ...
    def rest(self) -> Iterator[Answer]: ...


@dataclass(frozen=True, slots=True)
class Spine:
    """Functions found by their module path, so that a worker process can load them.

    `resolve` asks for statements by kind, whose quotes it does not look at, and gives for the number of each mention
    the smallest of its cluster; what it leaves undecided it lays on the sheaf, which `reconcile` is given. `hold` makes
    what it asks of statements that are held, and families. `fold` is given any number of whole clusters. `reconcile`
    makes what is told all records, one after another, and gives answers.

    `arrive` and `depart` keep the survey's tables up to date, whose families are then those of the documents in them.
    `revision` names the code of `read` and `extract`: pages derived under another one are derived anew. `recipe` names
    the code of the rest: a ledger folded under another one is folded anew.
    """

    read: Callable[[Page], Read]
    extract: Callable[[Document], tuple[Statement, ...]]
    fingerprint: Callable[[Document], Fingerprint]
    arrive: Callable[[Prints, Sequence[Fingerprint]], None]
    depart: Callable[[Prints, Collection[str]], None]
    hold: Callable[[Iterable[Statement], Mapping[str, str]], Desk]
    resolve: Callable[[Desk, Iterable[Decision], Sheaf], Sequence[int]]
    fold: Callable[[Sequence[Statement], Mapping[str, str], Surveyed, Mapping[str, Sequence[str]]], tuple[Record, ...]]
    reconcile: Callable[[Desk, Sheaf], Reconciliation]
    revision: str
    recipe: str


def spine() -> Spine:
    """The spine of this program."""
    from liandong import documents, records, search, statements
    from liandong.documents import families

    return Spine(
        documents.read,
        statements.extract,
        documents.fingerprint,
        families.arrive,
        families.depart,
        records.HeldDesk,
        records.resolve_desk,
        records.fold,
        records.Reconciliation,
        revision=f"{documents.REVISION} {statements.REVISION}",
        recipe=f"{records.REVISION} {search.REVISION}",
    )
