"""Totals (总数): whether what is told as its parts makes a total up."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from liandong.model import Answer, FoldedValue, Record, Value, Verdict
from liandong.records.checks import wording
from liandong.records.checks.answers import BOUND_ONLY, DISAGREE, INCOMPLETE, UNCLEAR, answer, statements_of
from liandong.records.checks.listing import Part, Told, listings, parts
from liandong.records.values import quantities

_LONG = 64
"""Parts of a list above which its beginnings are not looked at one by one."""


def judge(event: Record, stated: FoldedValue, told: Sequence[Told], *, complete: bool) -> Answer | None:
    """The one answer about a total: that its parts make it up, else that a list of them does not, else unknown.

    None where no two parts are told. Parts are taken all together first, then list by list, and of a list its beginning
    (after the districts a text may tell the same sum by trade).
    """
    listed = _distinct(each for family in _families(told) for each in listings(family, stated))
    begun = [each[:n] for each in listed if len(each) <= _LONG for n in range(2, len(each))]
    everything = [each for each in map(parts, (told, *_families(told))) if len(each) > 1]
    answers = [
        *(check(event, stated, each, listed=False, complete=False) for each in everything),
        *(check(event, stated, each, listed=True, complete=complete) for each in listed),
    ]
    started = [check(event, stated, each, listed=True, complete=False) for each in begun]
    holding = [each for each in (*answers, *started) if each.verdict is Verdict.HOLDS]
    failing = [each for each in answers if each.verdict is Verdict.FAILS]
    return next(iter((*holding, *failing, *answers)), None)


def _distinct(lists: Iterable[list[Part]]) -> list[list[Part]]:
    """Each list once: copies give the same one."""
    return list({tuple(part.value.statements for part in each): each for each in lists}.values())


def _families(told: Sequence[Told]) -> list[list[Told]]:
    """The numbers of each scope by themselves: what is signed and what is merely told are not added up."""
    by_scope: dict[str, list[Told]] = {}
    for one in told:
        by_scope.setdefault(one.value.scope or "", []).append(one)
    return [by_scope[scope] for scope in sorted(by_scope)]


def check(event: Record, stated: FoldedValue, parts: Sequence[Part], *, listed: bool, complete: bool) -> Answer:
    """Whether the parts make up the total: they hold within their rounding.

    Only a list fails (`listed`): if it comes to more than the total, or to less though all parts are known to be told
    (`complete`). What looks like a part and is larger than the whole is no part. `gap` is total minus sum, in the
    total's unit.
    """
    inputs = statements_of(stated, *(part.value for part in parts))
    values = [part.value.value for part in parts]
    if not all(part.clear for part in parts):
        shown = wording.not_added(values, stated.value)
        return answer(event.id, "parts-total", Verdict.UNKNOWN, inputs, shown, reason=DISAGREE)
    low, found, high = _bounds(values)
    span = quantities.span(stated.value) or (found, found)
    slack = _slack([*values, stated.value])
    gap = (quantities.point(stated.value) or Decimal(0)) - found
    verdict, reason = Verdict.HOLDS, None
    if high + slack < span[0]:
        failed = listed and complete
        verdict, reason = (Verdict.FAILS, None) if failed else (Verdict.UNKNOWN, INCOMPLETE)
    elif low - slack > span[1]:
        larger = any((quantities.point(v) or Decimal(0)) > span[1] for v in values)
        verdict, reason = Verdict.FAILS, None
        if stated.value.low is not None and stated.value.high is None:
            verdict, reason = Verdict.UNKNOWN, BOUND_ONLY
        elif not listed or larger:
            verdict, reason = Verdict.UNKNOWN, UNCLEAR
    exact = gap == 0
    shown = wording.total(
        values, wording.number(found, stated.value.unit), stated.value, exact=exact, equal=verdict is Verdict.HOLDS
    )
    return answer(event.id, "parts-total", verdict, inputs, shown, gap=None if exact else gap, reason=reason)


def _bounds(values: Sequence[Value]) -> tuple[Decimal, Decimal, Decimal]:
    """Least, stated and greatest sum of the parts."""
    spans = [quantities.span(v) or (Decimal(0), Decimal(0)) for v in values]
    points = [quantities.point(v) or Decimal(0) for v in values]
    return sum((s[0] for s in spans), Decimal(0)), sum(points, Decimal(0)), sum((s[1] for s in spans), Decimal(0))


def _slack(values: Sequence[Value]) -> Decimal:
    """What rounding alone can make the sum differ by; whole things that are counted are not rounded."""
    return sum((v.step / 2 for v in values if v.step and v.currency), Decimal(0))
