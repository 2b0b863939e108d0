"""Sums (合计): what an event signed or started in all, against the figures, agreements or projects under it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from liandong.model import Answer, FoldedValue, Record, Value, Verdict
from liandong.records.checks import wording
from liandong.records.checks.answers import answer, statements_of
from liandong.records.resolved import name_key
from liandong.records.values import quantities
from liandong.records.values.names import normalise

_TOPICS = {
    "projects_signed": re.compile(r"签"),
    "projects_started": re.compile(r"开工|动工|启动|奠基"),
}
_COUNTED = re.compile(r"签|项目|企业|开工|动工")
_SUM = re.compile(r"签|投资|金额|总额")
_OTHER_SUM = re.compile(r"产值|产出|税收|收入|利润|融资|注册|授信|贷款|营收|出口")
INCOMPLETE = "parts_incomplete"
"""Reason: the parts that are told come to less than the total, and nothing says that all of them are told."""
UNCLEAR = "parts_unclear"
"""Reason: one subject has several figures that could be its part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a total: whose it is, and the value."""

    owner: str
    value: FoldedValue
    clear: bool = True


def sums(event: Record, under: Sequence[Record]) -> Iterator[Answer]:
    """The checks of an event's totals; `under` are the records that refer to the event, sorted by id."""
    stated = event.first("amount")
    money = _money(event, under, stated) if stated is not None else []
    complete = False
    for name in _TOPICS:
        parts = _counted(event, under, name, {part.owner for part in money})
        whole = event.first(name)
        if whole is not None and len(parts) > 1:
            found = check(event, whole, parts, complete=False)
            complete = complete or found.verdict is Verdict.HOLDS
            yield found
    if stated is not None and len(money) > 1:
        yield check(event, stated, money, complete=complete)


def _counted(event: Record, under: Sequence[Record], name: str, owners: AbstractSet[str]) -> list[Part]:
    """The counted parts of 签约项目数 or 开工项目数: figures about it, else agreements that say how many they are.

    A figure is about it by its metric, or because its subject also has a part in the sum that was signed (`owners`).
    """
    topic = _TOPICS[name]
    figures = [r for r in _of_others(event, under) if _is_count(r) and _COUNTED.search(_metric(r))]
    signed = name == "projects_signed"
    about = [
        r for r in figures if topic.search(_metric(r)) or (signed and (_scope(r) == "signed" or _owner(r) in owners))
    ]
    parts = _parts(about, "value")
    if len(parts) < 2 and signed:
        parts = _parts([r for r in under if r.kind == "agreement"], "count")
    return parts


def _money(event: Record, under: Sequence[Record], stated: FoldedValue) -> list[Part]:
    """The sums that make up the event's amount: figures in its currency, else agreements, else all its projects."""
    figures = [
        r
        for r in _of_others(event, under)
        if _comparable(r, "value", stated)
        and (_scope(r) == "signed" or _SUM.search(_metric(r)))
        and not _OTHER_SUM.search(_metric(r))
    ]
    parts = _parts(figures, "value")
    if len(parts) < 2:
        parts = _parts([r for r in under if r.kind == "agreement" and _comparable(r, "amount", stated)], "amount")
    if len(parts) < 2:
        projects = _parts([r for r in under if r.kind == "project" and _comparable(r, "amount", stated)], "amount")
        signed = event.first("projects_signed")
        if signed is not None and signed.value.number == len(projects):
            parts = projects
    return parts


def _of_others(event: Record, under: Sequence[Record]) -> list[Record]:
    """Figures under the event whose subject is not the event itself."""
    names = {normalise(v.value.text) for v in event.values("name")}
    return [
        r
        for r in under
        if r.kind == "figure"
        and all(v.ref != event.id and normalise(v.value.text) not in names for v in r.values("subject"))
    ]


def _metric(record: Record) -> str:
    return " ".join(v.value.text for v in record.values("metric"))


def _scope(record: Record) -> str | None:
    value = record.first("value")
    return value.scope if value else None


def _is_count(record: Record) -> bool:
    value = record.first("value")
    return value is not None and value.value.currency is None and value.value.unit in ("个", "家", "项", "户", "宗")


def _comparable(record: Record, name: str, stated: FoldedValue) -> bool:
    value = record.first(name)
    return value is not None and quantities.comparable(value.value, stated.value)


def _parts(records: Sequence[Record], name: str) -> list[Part]:
    """One part for each owner, in the order of the text. An owner with several different numbers has no clear part."""
    owners: dict[str, list[FoldedValue]] = {}
    for record in records:
        value = record.first(name)
        if value is not None and quantities.point(value.value) is not None:
            owners.setdefault(_owner(record), []).append(value)
    parts = [
        Part(owner, values[0], all(quantities.agree(values[0].value, v.value) for v in values))
        for owner, values in owners.items()
    ]
    return sorted(parts, key=lambda part: (_where(part.value), part.owner))


def _owner(record: Record) -> str:
    subject = record.first("subject")
    if subject is None:
        return record.id
    return subject.ref or name_key(subject.value.text)


def _where(value: FoldedValue) -> tuple[str, int, int]:
    quote = value.evidence[0] if value.evidence else None
    return ("", 0, 0) if quote is None else (quote.document, quote.document_start, quote.text.find(value.value.raw))


def check(event: Record, stated: FoldedValue, parts: Sequence[Part], *, complete: bool) -> Answer:
    """Whether the parts make up the total: within their rounding they hold, and more than the total fails.

    Less fails only if all parts are known to be told (`complete`), and is unknown otherwise. `gap` is total minus sum,
    in the total's unit.
    """
    inputs = statements_of(stated, *(part.value for part in parts))
    values = [part.value.value for part in parts]
    if not all(part.clear for part in parts):
        shown = wording.total(values, "?", stated.value, exact=False, equal=False)
        return answer(event, "parts-total", Verdict.UNKNOWN, inputs, shown, reason=UNCLEAR)
    low, found, high = _bounds(values)
    span = quantities.span(stated.value) or (found, found)
    slack = _slack([*values, stated.value])
    gap = (quantities.point(stated.value) or Decimal(0)) - found
    short, over = high + slack < span[0], low - slack > span[1]
    verdict = Verdict.HOLDS
    if over or (short and complete):
        verdict = Verdict.FAILS
    elif short:
        verdict = Verdict.UNKNOWN
    exact = gap == 0
    shown = wording.total(
        values, wording.number(found, stated.value.unit), stated.value, exact=exact, equal=verdict is Verdict.HOLDS
    )
    reason = INCOMPLETE if verdict is Verdict.UNKNOWN else None
    return answer(event, "parts-total", verdict, inputs, shown, gap=None if exact else gap, reason=reason)


def _bounds(values: Sequence[Value]) -> tuple[Decimal, Decimal, Decimal]:
    """Least, stated and greatest sum of the parts."""
    spans = [quantities.span(v) or (Decimal(0), Decimal(0)) for v in values]
    points = [quantities.point(v) or Decimal(0) for v in values]
    return sum((s[0] for s in spans), Decimal(0)), sum(points, Decimal(0)), sum((s[1] for s in spans), Decimal(0))


def _slack(values: Sequence[Value]) -> Decimal:
    """What rounding alone can make the sum differ by; whole things that are counted are not rounded."""
    return sum((v.step / 2 for v in values if v.step and v.currency), Decimal(0))


def by_event(records: Sequence[Record]) -> Mapping[str, list[Record]]:
    """The records that refer to each event, sorted by id."""
    under: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda r: r.id):
        for event in sorted({v.ref for v in record.values("event") if v.ref is not None}):
            under.setdefault(event, []).append(record)
    return under
