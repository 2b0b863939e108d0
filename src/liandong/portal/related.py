"""What a record is related to (相关记录): the records that refer to it, looked up by what they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liandong.exchange.acts import joined
from liandong.exchange.wording import kind_name, listed, property_name
from liandong.messages import Language
from liandong.model import KINDS, Polarity, Record
from liandong.portal.asked import Asked
from liandong.portal.telling import Head, Line, heads, lines

SHOWN = 50
"""Lines of a kind that a card shows; how many there are is told."""
PORTRAIT = "organisation"


@dataclass(frozen=True, slots=True)
class Group:
    """The records of one kind that refer to a record, the newest first: their number, and the first lines."""

    name: str
    number: int
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What an organisation had a part in: when, what, in which role, with whom, where, how much, how it stands now."""

    line: Line
    kind: str
    when: str
    role: str
    others: str
    where: str
    amount: str
    status: str


@dataclass(frozen=True, slots=True)
class Related:
    """Of an organisation its `portrait`, of other records `groups`; `number` are all, `ids` name each with the
    properties by which it refers."""

    number: int
    groups: tuple[Group, ...]
    portrait: tuple[Part, ...]
    ids: tuple[tuple[Record, tuple[str, ...]], ...]


def related(asked: Asked, record: Record) -> Related:
    """The records that refer to this one, and those that name it where it is an organisation."""
    named = asked.ledger.naming(record) if record.kind == PORTRAIT else ()
    by_id: dict[str, tuple[Record, list[str]]] = {}
    for name, other in (*asked.ledger.referring(record), *named):
        by_id.setdefault(other.id, (other, []))[1].append(name)
    events = asked.ledger.named(v.ref for other, _ in by_id.values() for v in other.values("event") if v.ref)
    told = sorted(by_id.values(), key=lambda each: each[0].label)
    told.sort(key=lambda each: _when(each[0], events), reverse=True)
    found = [(other, tuple(names)) for other, names in told]
    if record.kind == PORTRAIT:
        return Related(len(found), (), _portrait(asked, record, found[:SHOWN], events), tuple(found))
    order = {kind: number for number, kind in enumerate(KINDS)}
    found.sort(key=lambda each: order[each[0].kind])
    return Related(len(found), tuple(_groups(asked, found)), (), tuple(found))


def _groups(asked: Asked, found: Sequence[tuple[Record, tuple[str, ...]]]) -> list[Group]:
    of: dict[str, list[Record]] = {}
    for record, _ in found:
        of.setdefault(record.kind, []).append(record)
    rows = lines(asked, [record for records in of.values() for record in records[:SHOWN]])
    return [
        Group(
            kind_name(kind, asked.lang),
            len(records),
            heads(kind, asked.lang),
            tuple(row for row in rows if row.kind == kind),
        )
        for kind, records in of.items()
    ]


def _portrait(
    asked: Asked, of: Record, found: Sequence[tuple[Record, tuple[str, ...]]], events: Mapping[str, Record]
) -> tuple[Part, ...]:
    rows = lines(asked, [record for record, _ in found])
    own = {value.value.text for value in of.values("name")}
    return tuple(
        _part(asked, own, record, names, line, events) for (record, names), line in zip(found, rows, strict=True)
    )


def _part(
    asked: Asked, own: set[str], record: Record, names: Sequence[str], line: Line, events: Mapping[str, Record]
) -> Part:
    declared, lang = KINDS[record.kind], asked.lang
    others = (
        value.value.text
        for each in declared.properties
        if each.refers_to == PORTRAIT
        for value in record.values(each.name)
        if value.polarity is Polarity.ASSERTED and value.value.text not in own
    )
    return Part(
        line,
        kind_name(record.kind, lang),
        _when(record, events),
        joined((property_name(declared.property(name), lang) for name in names), lang),
        joined(dict.fromkeys(others), lang),
        next(filter(None, (shown(each, "place", lang) for each in (record, *_of(record, events)))), ""),
        shown(record, "amount", lang),
        shown(record, "status", lang),
    )


def shown(record: Record, name: str, lang: Language) -> str:
    """The leading value of a property in words; empty where the ledger knows none, or the kind has no such property."""
    first = record.first(name)
    return listed(record.kind, name, first, lang) if first else ""


def _of(record: Record, events: Mapping[str, Record]) -> list[Record]:
    """The events of a record."""
    refs = (value.ref or "" for value in record.values("event") if value.polarity is Polarity.ASSERTED)
    return [events[ref] for ref in refs if ref in events]


def _when(record: Record, events: Mapping[str, Record]) -> str:
    """Its own day, or else that of its event."""
    firsts = (each.first(name) for each in (record, *_of(record, events)) for name in ("date", "due"))
    return next((first.value.text for first in firsts if first and first.value.text), "")
