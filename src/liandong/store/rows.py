"""What goes into a store and comes out of it, besides the nouns: encoded rows, index entries, questions, changes."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from liandong.model import Conflict, Decision, Deed, Document, Page, Record, SetAside, Statement
from liandong.store.codec import encode

ATTESTED_REVISION = "attested "
"""Begins the revision of derivations that each version makes of persons' pages; what they gave follows."""


class DocumentRow(NamedTuple):
    """A document, encoded where it was derived (in a worker), with the columns by which it is found."""

    id: str
    start: int
    body: str


class StatementRow(NamedTuple):
    """A statement, encoded where it was derived, with the columns by which it is found."""

    id: str
    document: str
    mention: str
    kind: str
    property: str
    body: str
    ref: str | None = None


def digest(documents: Iterable[DocumentRow], statements: Iterable[StatementRow], set_aside: Iterable[str]) -> str:
    """What one derivation gave, in one word: its documents and statements by id and text, what it set aside by text."""
    made = sha256()
    parts = [*(("document", d.id, d.body) for d in documents), *(("statement", s.id, s.body) for s in statements)]
    for part, id_, body in [*sorted(parts), *(("aside", "", body) for body in set_aside)]:
        made.update(f"{part}\x1f{id_}\x1f{len(body)}\x1f{body}\x1e".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


class Derivation(NamedTuple):
    """All that one page gave under one revision of the spine, its path being the one it was read under."""

    page: str
    path: str
    revision: str
    documents: tuple[DocumentRow, ...]
    statements: tuple[StatementRow, ...]
    set_aside: tuple[SetAside, ...]
    digest: str


def derivation(
    page: str,
    path: str,
    revision: str,
    documents: Iterable[DocumentRow] = (),
    statements: Iterable[StatementRow] = (),
    set_aside: Iterable[SetAside] = (),
) -> Derivation:
    """The derivation with its digest, worked out where it was derived (in a worker)."""
    given = tuple(documents), tuple(statements), tuple(set_aside)
    return Derivation(page, path, revision, *given, digest(given[0], given[1], map(encode, given[2])))


class PageKey(NamedTuple):
    """A page without its bytes: hash, canonical path, size in bytes."""

    hash: str
    path: str
    size: int


class Mark(NamedTuple):
    """One value by which lists are narrowed: a code or word under the name of a facet, a range of numbers, or both."""

    facet: str
    text: str
    low: float | None = None
    high: float | None = None


class Marked(NamedTuple):
    """A record by its id, with marks that it has."""

    id: str
    marks: tuple[Mark, ...]


class Keys(NamedTuple):
    """What lists of records of a kind go by: a name as it is sorted, a day as a number, an amount in yuan."""

    kind: str
    name: str | None = None
    day: int | None = None
    amount: float | None = None


class Sorting(NamedTuple):
    """By which of the keys of records, and then by id, a list goes; what lacks that key comes last either way."""

    key: str
    descending: bool


class Place(NamedTuple):
    """Where a record stands in a list: what it goes by there, None where it lacks that, and its id."""

    value: str | int | float | None
    id: str


class IndexEntry(NamedTuple):
    """The words by which a document or a record is found, its marks, and what lists go by; the store indexes what it is
    handed."""

    target: str
    id: str
    words: str
    marks: tuple[Mark, ...] = ()
    keys: Keys = Keys("document")


Entries = Mapping[str, Callable[[Any], IndexEntry]]
"""By target, what makes an entry of its noun."""


class Phrase(NamedTuple):
    """Words that must stand next to one another; with `prefix` the last of them may go on."""

    words: tuple[str, ...]
    prefix: bool


class Condition(NamedTuple):
    """What a mark of this facet must be, or with `excluded` may not be: one of `texts`, or one that holds `part`, and
    a range that reaches into [low, high] (open where None; `above` and `below` leave out the bound itself)."""

    facet: str
    texts: tuple[str, ...] = ()
    part: str | None = None
    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False
    excluded: bool = False


class Asked(NamedTuple):
    """What the index is asked: of each group a phrase, none of `without`, every condition; without groups, all that
    meets the conditions."""

    groups: tuple[tuple[Phrase, ...], ...] = ()
    without: tuple[Phrase, ...] = ()
    conditions: tuple[Condition, ...] = ()


class Version(NamedTuple):
    """A version of the ledger: its number, and when it was made (ISO 8601 with offset)."""

    number: int
    at: str


class Changes(NamedTuple):
    """Ids of the records of one kind that came, went, and are otherwise than in an earlier version, each sorted."""

    added: tuple[str, ...]
    ended: tuple[str, ...]
    changed: tuple[str, ...]


class Added(NamedTuple):
    """How many pages were new to the store, and how many it knew."""

    new: int
    known: int


class Action(NamedTuple):
    """What a person did: its id, what it takes back, and the page or decision that is kept of it, else its text."""

    id: str
    deed: Deed
    retracts: str | None = None
    page: Page | None = None
    decision: Decision | None = None
    body: str = ""


class Logged(NamedTuple):
    """A row of the log: its place, when the store recorded it, and what chains it to the row before."""

    number: int
    id: str
    deed: str
    retracts: str | None
    recorded: str
    chain: str
    body: str


def conflicts(record: Record) -> int:
    """How many properties of the record hold values that really differ."""
    return sum(Conflict.REAL in [value.conflict for value in values] for _, values in record.properties)


def document_rows(documents: Iterable[Document]) -> tuple[DocumentRow, ...]:
    return tuple(DocumentRow(d.id, d.start, encode(d)) for d in documents)


def statement_rows(statements: Iterable[Statement]) -> tuple[StatementRow, ...]:
    """Rows sorted by id, each statement once."""
    unique = {s.id: s for s in statements}
    return tuple(
        StatementRow(s.id, s.document, s.mention.id, s.mention.kind, s.property, encode(s), s.ref)
        for _, s in sorted(unique.items())
    )
