"""What a version of the ledger tells (a view), and what one in the making takes as well (a draft)."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from liandong.model import (
    Answer,
    Decision,
    Document,
    Mention,
    Page,
    Record,
    SetAside,
    Statement,
    Tier,
)
from liandong.model.desk import Desk
from liandong.store.around import Around
from liandong.store.census import Census
from liandong.store.compared import Prints
from liandong.store.listed import Listed
from liandong.store.rows import (
    Asked,
    Condition,
    Derivation,
    IndexEntry,
)
from liandong.store.shelf import Shelf


class View(Around, Listed, Protocol):
    """The ledger as known at one version; later versions do not move it."""

    @property
    def version(self) -> int: ...
    @property
    def shelf(self) -> Shelf:
        """Its documents as people look through them."""
        ...

    @property
    def census(self) -> Census:
        """How many of what it holds."""
        ...

    def documents(self) -> Iterator[Document]:
        """By path, start, id."""
        ...

    def documents_of(self, pages: Collection[str]) -> Iterator[Document]:
        """Those of these pages, by path, start, id."""
        ...

    def document(self, document_id: str, /) -> Document | None: ...
    def statements(self) -> Iterator[Statement]:
        """By id."""
        ...

    def statement(self, statement_id: str, /) -> Statement | None: ...
    def records(self, kind: str | None = None, conditions: Sequence[Condition] = ()) -> Iterator[Record]:
        """By id; those that meet the conditions, and maybe some that do not: look at each."""
        ...

    def disputed(self) -> Iterator[Record]:
        """Those with values that really differ, and those of which a person states something, by id."""
        ...

    def record(self, record_id: str, /) -> Record | None: ...
    def told_of(self, mentions: Iterable[str]) -> Sequence[Statement]:
        """The statements about these mentions."""
        ...

    def records_of(self, mentions: Iterable[str]) -> Mapping[str, str]:
        """The id of the record of each of these mentions that has one."""
        ...

    def surveyed(self, documents: Iterable[str]) -> tuple[Mapping[str, str], Mapping[str, Tier]]:
        """Families and tiers of these documents."""
        ...

    def record_ids(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Ids of records whose own id, or the id of a mention of theirs, begins so."""
        ...

    def answers(self, record_id: str | None = None) -> Iterator[Answer]:
        """By record, id."""
        ...

    def mention(self, mention_id: str, /) -> Mention | None:
        """The mention of this id, if anything is told of it."""
        ...

    def told(self, mentions: Collection[Mention]) -> frozenset[str]:
        """The ids of those of these mentions of which their own page tells."""
        ...

    def became(self, pages: Collection[str]) -> Mapping[str, str]:
        """The pages that came in the place of those of these that were erased in part."""
        ...

    def derived(self, pages: Collection[str]) -> frozenset[str]:
        """Those of these pages of which the version tells."""
        ...

    def mentions_on(self, page: str, kind: str) -> tuple[Mention, ...]:
        """The mentions of that kind of which the page itself tells, by id."""
        ...

    def set_aside(self, pages: Container[str] | None = None) -> tuple[SetAside, ...]:
        """By path, start; with `pages`, only what those pages gave."""
        ...

    def page(self, page_hash: str, /) -> Page | None: ...
    def tier(self, document_id: str) -> Tier | None: ...
    def family(self, document_id: str) -> str | None: ...
    def match(self, asked: Asked, limit: int) -> tuple[tuple[str, str], ...]:
        """(target, id) of what was asked for, and maybe of some that is not it, best first. Where more is there than
        can be ranked, and where no words are asked for, records before documents and by id.

        The index is of the newest version: what has become otherwise since this one is not found, see `unindexed`.
        """
        ...

    def count(self, asked: Asked) -> int | None:
        """How many `match` would give; None where only who looks at each can tell."""
        ...

    def unindexed(self, conditions: Sequence[Condition] = ()) -> tuple[tuple[str, str], ...]:
        """(target, id) of what may meet the conditions in this version and is otherwise, or gone, in the newest."""
        ...

    def counts(self) -> "Counts": ...


class Counts(Protocol):
    """How much a version holds."""

    @property
    def documents(self) -> int: ...
    @property
    def statements(self) -> int: ...
    @property
    def records(self) -> Mapping[str, int]: ...
    @property
    def conflicts(self) -> int: ...


class Cluster(Protocol):
    """A record to be: its id, which is that of the smallest of its mentions, and the ids of all."""

    @property
    def id(self) -> str: ...
    @property
    def members(self) -> tuple[str, ...]: ...


class BuildDesk(Desk, Protocol):
    """The statements of a version in the making, without their quotes, and their clusters once they are put."""

    def put_roots(self, roots: Sequence[int]) -> None:
        """The smallest number of the cluster of each mention, by number (beginning with that of none)."""
        ...

    def records(self, mentions: Iterable[str]) -> Mapping[str, str]:
        """The id of the cluster of each of these mentions that is there."""
        ...


class Draft(View, Protocol):
    """A version in the making: it reads as if it were published, and is published when its block ends well."""

    @property
    def renewed(self) -> bool:
        """Whether the recipe is another one than that of the version before: then all is indexed anew."""
        ...

    @property
    def whole(self) -> bool:
        """Whether all records are folded anew, and not only those that are stale (see stale.py)."""
        ...

    def decisions(self) -> Iterator[Decision]: ...
    def attested(self) -> Iterator[Page]:
        """The pages on which persons state what nobody took back, by hash."""
        ...

    def put_attested(self, derivations: Sequence[Derivation]) -> None:
        """What these pages give in this version; those of the version before that are not among them end."""
        ...

    def arrived(self) -> Iterator[Document]:
        """The documents that this version adds."""
        ...

    def departed(self) -> tuple[str, ...]:
        """Ids of the documents that this version ends."""
        ...

    @property
    def prints(self) -> Prints:
        """The survey's tables, as they stand after the version before until they are changed."""
        ...

    def unsurveyed(self) -> Iterator[tuple[Document, ...]]:
        """The documents whose fingerprints are not in the survey's tables, in portions."""
        ...

    def put_survey(self) -> None:
        """Family and tier of each document are those of the survey's tables from this version on."""
        ...

    @property
    def desk(self) -> BuildDesk:
        """What resolution asks of the statements, and room for what it makes of them."""
        ...

    def outlines(self) -> Iterator[Statement]:
        """The statements without their quotes, by id."""
        ...

    def carried(self) -> Iterator[Sequence[Record]]:
        """The records that are carried over as they stood in the version before, portion by portion; asked for once,
        when the desk knows the clusters, and before any record is put."""
        ...

    def stale(self, mentions: int) -> Iterator[Sequence[Cluster]]:
        """The clusters that are to be folded, by number, in portions of about so many mentions; asked for when those
        that are not are carried over."""
        ...

    def put_records(self, records: Sequence[Record]) -> tuple[str, ...]:
        """Some of the version's records; the ids of those that are new or otherwise than in the version before."""
        ...

    def end_records(self) -> tuple[str, ...]:
        """Ends all records that were not put, and gives the ids of those that it ends."""
        ...

    def put_answers(self, answers: Iterable[Answer]) -> None:
        """Some of the version's answers."""
        ...

    def end_answers(self) -> tuple[str, ...]:
        """Ends all answers that were not put, and gives the ids of those that it ends."""
        ...

    def moved(self) -> tuple[str, ...]:
        """Ids of records and answers that are otherwise than in the version before, sorted."""
        ...

    def forget(self, target: str, ids: Iterable[str] | None = None) -> None:
        """Takes entries, or all of a target, out of the index."""
        ...

    def index(self, entries: Iterable[IndexEntry]) -> None: ...
