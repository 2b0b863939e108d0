"""Extracts (摘录): of a record what the checks of others look at, without the values that lost and the quotes that
nobody asks for. An extract is a record itself, so that checks are the same for it and for the whole.
"""

from collections.abc import Iterator, Sequence

from liandong.model import KINDS, FoldedValue, FoldRule, Polarity, Record
from liandong.model.noun import replace

_CITED = {
    "event": ("amount", "projects_signed", "projects_started"),
    "project": ("amount",),
    "agreement": ("name", "amount", "count", "field"),
    "figure": ("value",),
}
"""By kind, what answers cite: kept with statements and quotes."""
_NAMED = {
    "event": ("name",),
    "project": ("name", "event", "part_of"),
    "agreement": ("event", "part_of"),
    "figure": ("subject", "metric", "event"),
}
"""By kind, what is only read: kept without them."""


def extract(record: Record) -> Record:
    """What is left of a record for the checks of others, and for those of its own that ask others."""
    cited, named = _CITED[record.kind], _NAMED[record.kind]
    properties = tuple(
        (name, tuple(_winning(record.kind, name, values) if name in cited else map(_bare, values)))
        for name, values in record.properties
        if name in cited or name in named
    )
    return Record(record.id, record.kind, (), properties, record.families)


def _winning(kind: str, name: str, values: Sequence[FoldedValue]) -> Iterator[FoldedValue]:
    """Of a property that has one value the first of each scope, the first that is asserted, and what these took the
    place of; else all."""
    if KINDS[kind].property(name).fold is FoldRule.MANY:
        yield from values
        return
    scopes: set[str | None] = set()
    won = False
    for value in values:
        wins = not won and value.polarity is Polarity.ASSERTED
        if wins or value.superseded or value.scope not in scopes:
            yield value
        won = won or wins
        scopes.add(value.scope)


def _bare(value: FoldedValue) -> FoldedValue:
    return replace(value, evidence=(), statements=())
