"""Comparisons (比对) within one record, or between a part and its whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from liandong.model import Answer, Conflict, FoldedValue, Record, Verdict
from liandong.records.checks import wording
from liandong.records.checks.answers import answer, statements_of
from liandong.records.values import places, quantities

_SHARE = re.compile(
    r"占比|比重|份额|占.{0,8}比例|覆盖率|利用率|合格率|达标率|普及率|渗透率|入住率|出租率|国产化率|城镇化率|完成率|中标率"
)
_ALL = Decimal(100)

BOUND_ONLY = "total_is_bound"
"""Reason: the whole is only told as a lower bound, and the part lies above it."""
LIST_INCOMPLETE = "list_incomplete"
"""Reason: fewer are listed than are counted; the list may not be meant to be complete."""
PLACES_UNCLEAR = "places_unclear"
"""Reason: the gazetteer does not know how the places lie to one another."""


def same_quantity(record: Record) -> Iterator[Answer]:
    """One quantity told in two units: 7500亩 = 5平方公里."""
    for name, values in record.properties:
        if name not in ("value", "amount", "target") or len(values) < 2:
            continue
        first = values[0]
        for other in values[1:]:
            if first.value.unit == other.value.unit or first.scope != other.scope:
                continue
            if quantities.comparable(first.value, other.value):
                yield _converted(record, first, other)


def _converted(record: Record, first: FoldedValue, other: FoldedValue) -> Answer:
    holds = quantities.agree(first.value, other.value)
    there = quantities.in_unit(quantities.point(other.value) or Decimal(0), other.value.unit, first.value.unit)
    gap = (quantities.point(first.value) or Decimal(0)) - there
    area = quantities.measure(first.value.unit, first.value.currency)[0] == "area"
    shown = f"{wording.quantity(first.value)} {'=' if holds else '≠'} {wording.quantity(other.value)}"
    verdict = Verdict.HOLDS if holds else Verdict.FAILS
    inputs = statements_of(first, other)
    return answer(record, "same-area" if area else "same-quantity", verdict, inputs, shown, gap=None if holds else gap)


def phase_total(record: Record) -> Iterator[Answer]:
    """The first phase of an investment is no more than the whole."""
    amounts = {v.scope: v for v in reversed(record.values("amount"))}
    phase = amounts.get("first_phase")
    whole = amounts.get("total") or amounts.get(None)
    if phase is not None and whole is not None:
        yield from _at_most(record, "phase-total", phase, whole)


def part_whole(record: Record, by_id: Mapping[str, Record]) -> Iterator[Answer]:
    """A project that is part of another one costs no more than it."""
    part = record.first("amount")
    for parent in sorted({v.ref for v in record.values("part_of") if v.ref is not None}):
        whole = by_id[parent].first("amount") if parent in by_id else None
        if part is not None and whole is not None and parent != record.id:
            yield from _at_most(record, "part-whole", part, whole)


def _at_most(record: Record, recipe: str, part: FoldedValue, whole: FoldedValue) -> Iterator[Answer]:
    small, large = quantities.point(part.value), quantities.point(whole.value)
    if small is None or large is None or not quantities.comparable(part.value, whole.value):
        return
    large = quantities.in_unit(large, whole.value.unit, part.value.unit)
    inputs = statements_of(part, whole)
    sign = "≤" if small <= large else ">"
    shown = f"{wording.quantity(part.value)} {sign} {wording.quantity(whole.value)}"
    if small <= large:
        yield answer(record, recipe, Verdict.HOLDS, inputs, shown)
    elif whole.value.low is not None and whole.value.high is None:
        yield answer(record, recipe, Verdict.UNKNOWN, inputs, shown, gap=large - small, reason=BOUND_ONLY)
    else:
        yield answer(record, recipe, Verdict.FAILS, inputs, shown, gap=large - small)


def count_listed(record: Record, parts: Sequence[Record]) -> Iterator[Answer]:
    """The number of agreements that a text counts, against those it lists: the parts, else the fields."""
    stated = record.first("count")
    if stated is None or stated.value.number is None:
        return
    listed: Sequence[FoldedValue] = [v for v in (part.first("name") or part.first("field") for part in parts) if v]
    if len(listed) < 2:
        listed = record.values("field")
    if len(listed) < 2:
        return
    gap = stated.value.number - len(listed)
    shown = f"{wording.quantity(stated.value)} {'=' if gap == 0 else '≠'} {len(listed)}"
    inputs = statements_of(stated, *listed)
    if gap == 0:
        yield answer(record, "count-listed", Verdict.HOLDS, inputs, shown)
    elif gap > 0:
        yield answer(record, "count-listed", Verdict.UNKNOWN, inputs, shown, gap=gap, reason=LIST_INCOMPLETE)
    else:
        yield answer(record, "count-listed", Verdict.FAILS, inputs, shown, gap=gap)


def possible_share(record: Record) -> Iterator[Answer]:
    """A share of a whole that is above 100 % or below 0 fails; a possible one is not worth an answer."""
    if not any(_SHARE.search(v.value.text) for v in record.values("metric")):
        return
    for value in record.values("value"):
        point = quantities.point(value.value)
        if value.value.unit == "%" and point is not None and not 0 <= point <= _ALL:
            shown = f"{wording.quantity(value.value)} {'>' if point > 0 else '<'} {'100%' if point > 0 else '0%'}"
            gap = point - _ALL if point > 0 else point
            yield answer(record, "possible-share", Verdict.FAILS, statements_of(value), shown, gap=gap)


def same_place(record: Record) -> Iterator[Answer]:
    """Places of one thing that do not hold one another: apart by the gazetteer fails, unknown to it is unknown."""
    values = record.values("place")
    for other in values[1:]:
        if other.conflict is not Conflict.REAL:
            continue
        judged = places.agree(values[0].value.text, other.value.text)
        shown = (
            f"{values[0].value.text} ≠ {other.value.text}"
            if judged is False
            else f"{values[0].value.text} ? {other.value.text}"
        )
        verdict = Verdict.FAILS if judged is False else Verdict.UNKNOWN
        reason = None if judged is False else PLACES_UNCLEAR
        yield answer(record, "same-place", verdict, statements_of(values[0], other), shown, reason=reason)
