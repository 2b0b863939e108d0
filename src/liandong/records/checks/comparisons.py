"""Comparisons (比对) of the values of one record: two units, counted and listed, shares, places."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from liandong.model import KINDS, Answer, Conflict, FoldedValue, FoldRule, Record, Verdict
from liandong.records.checks import wording
from liandong.records.checks.answers import LIST_INCOMPLETE, PLACES_UNCLEAR, UNCLEAR, answer, statements_of
from liandong.records.values import places, quantities

_SHARE = re.compile(
    r"占比|比重|份额|占.{0,8}比例|(?<!拨备)覆盖率|合格率|达标率|普及率|渗透率|入住率|出租率|国产化率|城镇化率|中标率"
)
_CHANGE = re.compile(r"增|提高|提升|上升|下降|降|同比|环比")
"""Words of a change in a share, which may well be above 100 %."""
_ALL = Decimal(100)


def same_quantity(record: Record) -> Iterator[Answer]:
    """One quantity told in two units: 7500亩 = 5平方公里."""
    for name, values in record.properties:
        if name not in ("value", "amount", "target") or len(values) < 2:
            continue
        first = values[0]
        for other in values[1:]:
            if first.value.unit == other.value.unit or first.scope != other.scope:
                continue
            if not quantities.comparable(first.value, other.value):
                continue
            several = KINDS[record.kind].property(name).fold is FoldRule.MANY  # two targets need not be one
            if not several or quantities.agree(first.value, other.value):
                yield _converted(record, first, other)


def _converted(record: Record, first: FoldedValue, other: FoldedValue) -> Answer:
    holds = quantities.agree(first.value, other.value)
    there = quantities.in_unit(quantities.point(other.value) or Decimal(0), other.value.unit, first.value.unit)
    gap = (quantities.point(first.value) or Decimal(0)) - there
    area = quantities.measure(first.value.unit, first.value.currency)[0] == "area"
    shown = f"{wording.quantity(first.value)} {'=' if holds else '≠'} {wording.quantity(other.value)}"
    verdict = Verdict.HOLDS if holds else Verdict.FAILS
    inputs = statements_of(first, other)
    return answer(
        record.id, "same-area" if area else "same-quantity", verdict, inputs, shown, gap=None if holds else gap
    )


def count_listed(record: Record, parts: Sequence[Record]) -> Iterator[Answer]:
    """The number of agreements that a text counts, against those it lists: the parts, else the fields.

    One agreement may have several fields, so more fields than agreements prove nothing.
    """
    stated = record.first("count")
    if stated is None or stated.value.number is None:
        return
    listed: Sequence[FoldedValue] = [v for v in (part.first("name") or part.first("field") for part in parts) if v]
    named = len(listed) >= 2
    if not named:
        listed = record.values("field")
    if len(listed) < 2:
        return
    gap = stated.value.number - len(listed)
    shown = f"{wording.quantity(stated.value)} {'=' if gap == 0 else '≠'} {len(listed)}"
    inputs = statements_of(stated, *listed)
    if gap == 0:
        yield answer(record.id, "count-listed", Verdict.HOLDS, inputs, shown)
    elif gap > 0:
        yield answer(record.id, "count-listed", Verdict.UNKNOWN, inputs, shown, gap=gap, reason=LIST_INCOMPLETE)
    elif named and _together(stated, listed):
        yield answer(record.id, "count-listed", Verdict.FAILS, inputs, shown, gap=gap)
    else:
        yield answer(record.id, "count-listed", Verdict.UNKNOWN, inputs, shown, gap=gap, reason=UNCLEAR)


def _together(stated: FoldedValue, listed: Sequence[FoldedValue]) -> bool:
    """Whether one document tells the number and the whole list."""
    documents = [{quote.document for quote in value.evidence} for value in (stated, *listed)]
    return bool(set.intersection(*documents))


def possible_share(record: Record) -> Iterator[Answer]:
    """A share of a whole that is above 100 % or below 0 fails; a possible one is not worth an answer."""
    metrics = " ".join(v.value.text for v in record.values("metric"))
    if not _SHARE.search(metrics) or _CHANGE.search(metrics):
        return
    for value in record.values("value"):
        point = quantities.point(value.value)
        if value.value.unit == "%" and point is not None and not 0 <= point <= _ALL:
            shown = f"{wording.quantity(value.value)} {'>' if point > 0 else '<'} {'100%' if point > 0 else '0%'}"
            gap = point - _ALL if point > 0 else point
            yield answer(record.id, "possible-share", Verdict.FAILS, statements_of(value), shown, gap=gap)


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
        yield answer(record.id, "same-place", verdict, statements_of(values[0], other), shown, reason=reason)
