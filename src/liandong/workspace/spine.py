"""The spine as one value: the pure functions from pages to answers, and the revisions of the code behind them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from liandong.model import Answer, Decision, Document, Page, Record, SetAside, Statement, Tier

S = TypeVar("S", bound="Surveyed")


class Read(Protocol):
    """What reading a page gives."""

    @property
    def documents(self) -> tuple[Document, ...]: ...
    @property
    def set_aside(self) -> tuple[SetAside, ...]: ...


class Surveyed(Protocol):
    """What the survey of all documents gives: family and tier of each."""

    @property
    def families(self) -> Mapping[str, str]: ...
    @property
    def tiers(self) -> Mapping[str, Tier]: ...


@dataclass(frozen=True, slots=True)
class Spine(Generic[S]):
    """Functions found by their module path, so that a worker process can load them.

    `revision` names the code of `read` and `extract`: pages derived under another one are derived anew. `recipe` names
    the code of the rest: a ledger folded under another one is folded anew.
    """

    read: Callable[[Page], Read]
    extract: Callable[[Document], tuple[Statement, ...]]
    survey: Callable[[Iterable[Document]], S]
    resolve: Callable[[Sequence[Statement], S, Iterable[Decision]], Mapping[str, str]]
    fold: Callable[[Sequence[Statement], Mapping[str, str], S], tuple[Record, ...]]
    reconcile: Callable[[Sequence[Record]], tuple[Answer, ...]]
    revision: str
    recipe: str


def spine() -> Spine[Any]:
    """The spine of this program."""
    from liandong import documents, records, search, statements

    return Spine(
        documents.read,
        statements.extract,
        documents.survey,
        records.resolve,
        records.fold,
        records.reconcile,
        revision=f"{documents.REVISION} {statements.REVISION}",
        recipe=f"{records.REVISION} {search.REVISION}",
    )
