"""Indicators (指标): one metric of one subject, told for several periods, as growth, share or running total.

What a check looks at of a figure is a reading: it is laid under the indicator that it reads and under the sentence
that tells it, and the readings of one block are held against one another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from liandong.model import Answer, Conflict, FoldedValue, Polarity, Record, Role, Value, Verdict
from liandong.records.checks import wording
from liandong.records.checks.answers import CONSTANT_PRICES, PERIOD_OPEN, REVISED, answer, statements_of
from liandong.records.kinds.figures import metric_key
from liandong.records.values import quantities
from liandong.records.values.names import normalise

_CHANGE = re.compile(
    r"(?:同比|比上年同期|较上年同期|比上年|较上年|比去年|较去年|按年)?(?:名义|实际)?"
    r"(?:(?P<up>增长率|增长|增速|增幅|上涨|上升)|(?P<down>下降|减少|下滑|回落|降幅))(?:率|幅)?$"
)
"""How a metric says that it is the change of another one over a year."""
_OTHER_CHANGE = re.compile(r"环比|年均|复合|累计增|翻|个百分点|贡献")
_CONSTANT = re.compile(r"生产总值|GDP|增加值|居民.{0,6}收入")
"""Metrics of which China states growth at constant prices, and levels at current ones."""
_SHARE = re.compile(r"(?:占(?P<base>.{2,24}?)(?:的)?)?(?:比重|占比|比例|份额)$|^占(?P<all>.{2,24})$")
_MOST = 64
"""Readings of one indicator, or of one sentence, that are compared pair by pair."""
_COUNTED = frozenset({"", "enterprise", "item", "own", "people", "visit"})
"""What is counted one by one, and not rounded unless it is told in 万."""
_HUNDRED = Decimal(100)
_YEAR = 4
_MEASURED = frozenset({("figure", "value"), ("project", "amount"), ("event", "amount"), ("agreement", "amount")})
"""Properties of which several sources are held against one another."""


class Reading(NamedTuple):
    """One figure as checks between figures see it. `change` is 1 or -1 for growth or decline in percent over a year, 0
    for a level; `metric` is that of the level, without the words of change."""

    record: str
    subject: str
    metric: str
    told: str
    period: str
    scope: str | None
    change: int
    value: Value
    statements: tuple[str, ...]
    sentences: tuple[tuple[str, int], ...]

    @property
    def indicator(self) -> tuple[str, str]:
        return self.subject, self.metric

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(document for document, _ in self.sentences)


def reading(figure: Record) -> Reading | None:
    """What checks between figures look at; None for a figure that they do not look at."""
    subject, metric, stated = figure.first("subject"), figure.first("metric"), figure.first("value")
    if subject is None or metric is None or stated is None or quantities.point(stated.value) is None:
        return None
    told = normalise(metric.value.text)
    level, change = _level(told, stated.value.unit)
    period = figure.first("period")
    return Reading(
        figure.id,
        subject.ref or normalise(subject.value.text),
        metric_key(level)[0] if level else "",
        told,
        "" if period is None else period.value.text,
        stated.scope,
        change,
        stated.value,
        stated.statements,
        tuple(sorted({(q.document, q.document_start) for q in stated.evidence if q.role is Role.VALUE})),
    )


def _level(metric: str, unit: str | None) -> tuple[str, int]:
    """The metric of the level, and whether this is its change in percent: 产值同比增长 is that of 产值, upwards."""
    found = _CHANGE.search(metric) if unit == "%" else None
    if found is None or _OTHER_CHANGE.search(metric):
        return metric, 0
    return metric[: found.start()], 1 if found["up"] else -1


def of_indicator(readings: Sequence[Reading]) -> Iterator[Answer]:
    """The checks of the readings of one indicator."""
    if 2 <= len(readings) <= _MOST:
        yield from _growth(readings)
        yield from _running(readings)


def _growth(readings: Sequence[Reading]) -> Iterator[Answer]:
    """The growth that a text states, against the levels of this period and of the one a year before."""
    levels = [r for r in readings if not r.change and r.scope in (None, "annual", "total") and _dated(r.period)]
    for stated in readings:
        if not (stated.change and _dated(stated.period)):
            continue
        for now in levels:
            for before in levels:
                if now.period == stated.period and before.period == _year_before(now.period):
                    yield from _grown(stated, now, before)


def _dated(period: str) -> bool:
    return len(period) >= _YEAR and period[:_YEAR].isdecimal() and "/" not in period


def _year_before(period: str) -> str:
    return f"{int(period[:_YEAR]) - 1:04}{period[_YEAR:]}"


def _grown(stated: Reading, now: Reading, before: Reading) -> Iterator[Answer]:
    if not quantities.comparable(now.value, before.value):
        return
    ends = _rounded(now.value), _rounded(before.value, now.value.unit)
    if ends[1][0] <= 0:
        return
    low, high = ((end / base - 1) * _HUNDRED for end, base in zip(ends[0], reversed(ends[1]), strict=True))
    told = sorted(stated.change * end for end in _rounded(stated.value))
    found = (_middle(ends[0]) / _middle(ends[1]) - 1) * _HUNDRED
    shown = (
        f"{wording.quantity(now.value)} / {wording.quantity(before.value)} - 1 = {_percent(found)}"
        f" {{sign}} {_percent(stated.change * _middle(_rounded(stated.value)))}"
    )
    inputs = tuple(dict.fromkeys((*stated.statements, *now.statements, *before.statements)))
    if low <= told[1] and told[0] <= high:
        yield answer(stated.record, "growth-told", Verdict.HOLDS, inputs, shown.format(sign="≈"))
        return
    gap = (told[0] + told[1]) / 2 - found
    reason = CONSTANT_PRICES if _CONSTANT.search(now.told) else None
    if reason is None and not (stated.documents & now.documents & before.documents):
        reason = REVISED
    verdict = Verdict.UNKNOWN if reason else Verdict.FAILS
    yield answer(
        stated.record, "growth-told", verdict, inputs, shown.format(sign="≠"), gap=_in_percent(gap), reason=reason
    )


def _running(readings: Sequence[Reading]) -> Iterator[Answer]:
    """What came together since the beginning is no less than the largest year of it."""
    running = [r for r in readings if r.scope == "cumulative" and not r.change and not r.period]
    years = [r for r in readings if r.scope == "annual" and not r.change]
    for total in running:
        within = [r for r in years if quantities.comparable(total.value, r.value)]
        if not within:
            continue
        largest = max(within, key=lambda r: (_rounded(r.value, total.value.unit)[0], r.record))
        holds = _rounded(total.value)[1] >= _rounded(largest.value, total.value.unit)[0]
        sign = "≥" if holds else "<"
        shown = f"{wording.quantity(total.value)} {sign} {wording.quantity(largest.value)}"
        inputs = tuple(dict.fromkeys((*total.statements, *largest.statements)))
        if holds:
            yield answer(total.record, "running-total", Verdict.HOLDS, inputs, shown)
            continue
        apart = not total.documents & largest.documents
        gap = _middle(_rounded(total.value)) - _middle(_rounded(largest.value, total.value.unit))
        verdict, reason = (Verdict.UNKNOWN, REVISED) if apart else (Verdict.FAILS, None)
        yield answer(total.record, "running-total", verdict, inputs, shown, gap=gap, reason=reason)


def of_sentence(readings: Sequence[Reading]) -> Iterator[Answer]:
    """The shares that a sentence states, against the two numbers of it that they are the share of.

    Where the share names its base (占工业总产值的比重) and the base is there, another ratio fails; else only a ratio
    that fits says something.
    """
    shares = [(r, found) for r in readings if r.value.unit == "%" and (found := _SHARE.search(r.told))]
    if not shares or not 3 <= len(readings) <= _MOST:
        return
    levels = [r for r in readings if r.value.unit != "%" and not r.change]
    for share, said in shares:
        pairs = [pair for one, other in combinations(levels, 2) if (pair := _part_and_base(one, other))]
        fitting = [pair for pair in pairs if _fits(share, *pair)]
        named = said["base"] or said["all"] or ""
        if len(fitting) == 1:
            yield _of_base(share, *fitting[0], Verdict.HOLDS)
        elif not fitting and named:
            based = [(part, base) for part, base in pairs if base.told in named]
            if len(based) == 1:
                yield _of_base(share, *based[0], Verdict.FAILS)


def _part_and_base(one: Reading, other: Reading) -> tuple[Reading, Reading] | None:
    if not quantities.comparable(one.value, other.value):
        return None
    ends = _rounded(one.value)[1], _rounded(other.value, one.value.unit)[0]
    part, base = (one, other) if ends[0] <= ends[1] else (other, one)
    return (part, base) if _rounded(base.value)[0] > 0 else None


def _fits(share: Reading, part: Reading, base: Reading) -> bool:
    ends = _rounded(part.value), _rounded(base.value, part.value.unit)
    low, high = (end / whole * _HUNDRED for end, whole in zip(ends[0], reversed(ends[1]), strict=True))
    told = _rounded(share.value)
    return low <= told[1] and told[0] <= high


def _of_base(share: Reading, part: Reading, base: Reading, verdict: Verdict) -> Answer:
    found = _middle(_rounded(part.value)) / _middle(_rounded(base.value, part.value.unit)) * _HUNDRED
    told = _middle(_rounded(share.value))
    sign = "≈" if verdict is Verdict.HOLDS else "≠"
    shown = (
        f"{wording.quantity(part.value)} / {wording.quantity(base.value)} = {_percent(found)} {sign} {_percent(told)}"
    )
    inputs = tuple(dict.fromkeys((*share.statements, *part.statements, *base.statements)))
    gap = None if verdict is Verdict.HOLDS else _in_percent(told - found)
    return answer(share.record, "share-told", verdict, inputs, shown, gap=gap)


_AGREEING = (Conflict.NONE, Conflict.ROUNDING, Conflict.SCOPE)


def sources_agree(record: Record) -> Iterator[Answer]:
    """Whether independent sources give one number: the first value against what other families tell in its scope."""
    for name, values in record.properties:
        if (record.kind, name) not in _MEASURED:
            continue
        told = [v for v in values if v.polarity is Polarity.ASSERTED and quantities.point(v.value) is not None]
        if not told:
            continue
        first, others = told[0], [v for v in told[1:] if v.scope == told[0].scope]
        for other in others:
            apart = other.conflict is Conflict.REAL and not _documents(first) & _documents(other)
            if apart and quantities.comparable(first.value, other.value):
                there = quantities.in_unit(_point(other.value), other.value.unit, first.value.unit)
                shown = f"{wording.quantity(first.value)} ≠ {wording.quantity(other.value)}"
                inputs, gap = statements_of(first, other), _point(first.value) - there
                reason = PERIOD_OPEN if record.kind == "figure" and record.first("period") is None else None
                verdict = Verdict.UNKNOWN if reason else Verdict.FAILS
                yield answer(record.id, "several-sources", verdict, inputs, shown, gap=gap, reason=reason)
        if first.families > 1 and all(other.conflict in _AGREEING for other in others):
            shown = f"{wording.quantity(first.value)} × {first.families}"
            yield answer(record.id, "several-sources", Verdict.HOLDS, statements_of(first, *_near(others)), shown)


def _documents(value: FoldedValue) -> frozenset[str]:
    return frozenset(quote.document for quote in value.evidence)


def _near(values: Iterable[FoldedValue]) -> list[FoldedValue]:
    return [value for value in values if value.conflict is Conflict.ROUNDING]


def _point(value: Value) -> Decimal:
    return quantities.point(value) or Decimal(0)


def _rounded(value: Value, unit: str | None = None) -> tuple[Decimal, Decimal]:
    """From where to where the true number can lie, its rounding included, in the unit given."""
    low, high = quantities.span(value) or (Decimal(0), Decimal(0))
    counted = value.step == 1 and quantities.measure(value.unit, value.currency)[0] in _COUNTED
    half = Decimal(0) if counted else (value.step or Decimal(0)) / 2
    ends = low - half, high + half
    return (
        ends
        if unit is None
        else (
            quantities.in_unit(ends[0], value.unit, unit),
            quantities.in_unit(ends[1], value.unit, unit),
        )
    )


def _middle(ends: tuple[Decimal, Decimal]) -> Decimal:
    return (ends[0] + ends[1]) / 2


def _in_percent(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01"))


def _percent(number: Decimal) -> str:
    return f"{wording.plain(_in_percent(number))}%"
