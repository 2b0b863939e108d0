"""Reconciliation (核对): parts against totals, unit against unit, phase against whole, place against place."""

from collections.abc import Iterator, Mapping, Sequence

from liandong.model import Answer, Record
from liandong.records.checks.comparisons import count_listed, possible_share, same_place, same_quantity
from liandong.records.checks.sums import by_event, sums
from liandong.records.checks.wholes import Claims, claims, part_whole, phase_total


def reconcile(records: Sequence[Record]) -> tuple[Answer, ...]:
    """The answers, sorted by record, recipe and id. Checks that have nothing to compare give none.

    Recipes: `parts-total` (an event's sum or count against its parts), `same-area` and `same-quantity` (one quantity in
    two units), `phase-total`, `part-whole`, `count-listed`, `possible-share`, `same-place`.
    """
    by_id = {record.id: record for record in records}
    under = by_event(records)
    parts, claimed = _parts(records), claims(records)
    found = {a.id: a for record in records for a in _checks(record, by_id, under, parts, claimed)}
    return tuple(sorted(found.values(), key=lambda a: (a.record, a.recipe, a.id)))


def links(record: Record) -> tuple[str, ...]:
    """What its checks and those of others tie a record to: records that have a link in common are to be reconciled
    together, all others may be apart. None for one that is checked by itself.
    """
    match record.kind:
        case "event":
            return (record.id,)
        case "project" | "agreement":
            wholes = (v.ref for name in ("event", "part_of") for v in record.values(name) if v.ref is not None)
            amounts = record.values("amount") if record.kind == "project" else ()
            return (record.id, *wholes, *(quote.document for amount in amounts for quote in amount.evidence))
        case "figure":
            return tuple(v.ref for v in record.values("event") if v.ref is not None)
    return ()


def _checks(
    record: Record,
    by_id: Mapping[str, Record],
    under: Mapping[str, Sequence[Record]],
    parts: Mapping[str, Sequence[Record]],
    claimed: Claims,
) -> Iterator[Answer]:
    match record.kind:
        case "event":
            yield from sums(record, under.get(record.id, ()))
        case "project":
            yield from phase_total(record, claimed)
            yield from part_whole(record, by_id, claimed)
        case "agreement":
            yield from count_listed(record, parts.get(record.id, ()))
        case "figure":
            yield from possible_share(record)
    yield from same_quantity(record)
    yield from same_place(record)


def _parts(records: Sequence[Record]) -> dict[str, list[Record]]:
    """The agreements that are part of another one, by the id of the whole."""
    parts: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda r: r.id):
        if record.kind == "agreement":
            for whole in sorted({v.ref for v in record.values("part_of") if v.ref is not None}):
                parts.setdefault(whole, []).append(record)
    return parts
