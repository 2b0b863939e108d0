"""Wholes (总体): the investment of a part or a first phase is no more than that of the whole."""

from collections.abc import Collection, Iterator, Mapping

from liandong.model import Answer, FoldedValue, Record, Role, Verdict
from liandong.records.checks import wording
from liandong.records.checks.answers import BOUND_ONLY, UNCLEAR, answer, statements_of
from liandong.records.values import quantities
from liandong.records.values.names import normalise

_WHOLE = ("total", "signed", None)
"""Scopes of amounts that count the whole of a thing."""

Place = tuple[str, int, str]
"""Where an amount stands: document, start of the number or of its sentence, and the number as written."""


def places(amount: FoldedValue) -> list[Place]:
    """Where an amount is told."""
    raw = amount.value.raw
    told = [(q, q.span(raw)) for q in amount.evidence if q.role is Role.VALUE]
    return [(q.document, q.document_start + (span[0] if span else 0), raw) for q, span in told]


def phase_total(record: Record, contested: Collection[Place]) -> Iterator[Answer]:
    """The first phase of an investment is no more than the whole. `contested` are places of amounts of the record that
    other projects take for theirs too."""
    amounts = {v.scope: v for v in reversed(record.values("amount"))}
    phase = amounts.get("first_phase")
    whole = amounts.get("total") or amounts.get(None)
    if phase is not None and whole is not None and _concerns(phase, record, contested):
        yield from _at_most(record, "phase-total", phase, whole)


def part_whole(record: Record, by_id: Mapping[str, Record], contested: Collection[Place]) -> Iterator[Answer]:
    """A project that is part of another one costs no more than it."""
    part = record.first("amount")
    for parent in sorted({v.ref for v in record.values("part_of") if v.ref is not None}):
        whole = by_id[parent].first("amount") if parent in by_id else None
        if part is None or whole is None or parent == record.id or whole.scope not in _WHOLE:
            continue
        if _concerns(part, by_id[parent], contested):
            yield from _at_most(record, "part-whole", part, whole)


def _concerns(amount: FoldedValue, whole: Record, contested: Collection[Place]) -> bool:
    """Whether the amount is told of the whole: where several projects take one number for theirs, its sentence must
    name the whole."""
    if not any(place in contested for place in places(amount)):
        return True
    names = {normalise(text) for v in whole.values("name") for text in (v.value.text, v.value.raw)} - {""}
    texts = [normalise(quote.text) for quote in amount.evidence]
    return any(name in text for name in names for text in texts)


def _at_most(record: Record, recipe: str, part: FoldedValue, whole: FoldedValue) -> Iterator[Answer]:
    small, large = quantities.point(part.value), quantities.point(whole.value)
    if small is None or large is None or not quantities.comparable(part.value, whole.value):
        return
    told = wording.number(large, whole.value.unit)  # without ≥, which would stand beside the sign
    large = quantities.in_unit(large, whole.value.unit, part.value.unit)
    inputs = statements_of(part, whole)
    sign = "≤" if small <= large else ">"
    shown = f"{wording.number(small, part.value.unit)} {sign} {told}"
    if small <= large:
        yield answer(record.id, recipe, Verdict.HOLDS, inputs, shown)
    elif whole.value.low is not None and whole.value.high is None:
        yield answer(record.id, recipe, Verdict.UNKNOWN, inputs, shown, gap=large - small, reason=BOUND_ONLY)
    elif whole.scope is None:
        yield answer(record.id, recipe, Verdict.UNKNOWN, inputs, shown, gap=large - small, reason=UNCLEAR)
    else:
        yield answer(record.id, recipe, Verdict.FAILS, inputs, shown, gap=large - small)
