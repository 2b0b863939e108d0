"""Sums (合计): what an event signed or started in all, against the figures, agreements or projects under it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from liandong.model import Answer, FoldedValue, Polarity, Record, Value, Verdict
from liandong.model.noun import replace
from liandong.records.checks.listing import Told, shared_out
from liandong.records.checks.totals import judge
from liandong.records.resolved import name_key
from liandong.records.values import quantities
from liandong.records.values.names import normalise

_TOPICS = {
    "projects_signed": re.compile(r"签"),
    "projects_started": re.compile(r"开工|动工|启动|奠基"),
}
INCREASE = "increase"
"""Scope of a sum that was added to an investment: what a project counts for where it is signed again."""
_COUNTED = re.compile(r"签|项目|企业|开工|动工")
_SUM = re.compile(r"签|投资|金额|总额")
_OTHER_SUM = re.compile(r"产值|产出|税收|收入|利润|融资|注册|授信|贷款|营收|出口")
_WHOLE = ("total", "signed", None)
"""Scopes of sums that are the whole of what is invested."""
_NO_PART = frozenset(
    ("planned", "first_phase", "increase", "cumulative", "annual", "annual_output", "registered_capital")
)
"""Scopes of sums that are no part of what was signed in all."""
_DAY = 10
"""Characters of a full date."""


def sums(event: Record, under: Sequence[Record], projects: Callable[[], Sequence[Record]]) -> Iterator[Answer]:
    """The checks of an event's totals; `under` are the figures and agreements that refer to the event, sorted by id.
    `projects` gives those of which it is the first event, where they are needed.
    """
    stated = event.first("amount")
    money = _money(event, under, projects, stated) if stated is not None else []
    owners = {one.owner for one in money}
    complete = False
    for name in _TOPICS:
        whole = event.first(name)
        if whole is None:
            continue
        told = _counted(event, under, name, owners, whole)
        found = judge(event, whole, told, complete=False)
        if found is not None:
            complete = complete or (found.verdict is Verdict.HOLDS and {one.owner for one in told} == owners)
            yield found
    found = judge(event, stated, money, complete=complete) if stated is not None else None
    if found is not None:
        yield found


def _counted(
    event: Record, under: Sequence[Record], name: str, owners: AbstractSet[str], whole: FoldedValue
) -> list[Told]:
    """The counted parts of 签约项目数 or 开工项目数: figures about it, else agreements that say how many they are.

    A figure is about it by its metric, or because its subject also has a part in the sum that was signed (`owners`).
    """
    topic = _TOPICS[name]
    figures = [r for r in _of_others(event, under) if _is_count(r) and _COUNTED.search(_metric(r))]
    signed = name == "projects_signed"
    about = [
        r for r in figures if topic.search(_metric(r)) or (signed and (_scope(r) == "signed" or _owner(r) in owners))
    ]
    told = _told(about, "value", whole)
    if len(told) < 2 and signed:
        told = _told([r for r in under if r.kind == "agreement"], "count", whole)
    return told


def _money(
    event: Record, under: Sequence[Record], projects: Callable[[], Sequence[Record]], stated: FoldedValue
) -> list[Told]:
    """The sums that make up the event's amount: figures in its currency, else agreements, else all its projects."""
    figures = [
        r
        for r in _of_others(event, under)
        if (_scope(r) == "signed" or _SUM.search(_metric(r))) and not _OTHER_SUM.search(_metric(r))
    ]
    told = _told(figures, "value", stated)
    if len(told) < 2:
        told = _told([r for r in under if r.kind == "agreement"], "amount", stated)
    signed = event.first("projects_signed")
    if len(told) < 2 and signed is not None:
        each = _told(projects(), "amount", stated, _signed)
        if signed.value.number == len(each):
            told = each
    return told


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


def _owner(record: Record) -> str:
    subject = record.first("subject")
    if subject is None:
        return record.id
    return subject.ref or name_key(subject.value.text)


def _signed(project: Record) -> FoldedValue | None:
    """The sum for which a project counts where it is signed: what was told first of the whole, else what was added."""
    told = [value for value in project.values("amount") if value.polarity is Polarity.ASSERTED]
    whole = [value for value in told if value.scope in _WHOLE]
    scope = [value for value in whole if value.scope == whole[0].scope]
    past = [value for value in scope if value.superseded]
    if whole:
        return past[-1] if past else scope[0]
    return next((value for value in told if value.scope == INCREASE), None)


def _leading(name: str) -> Callable[[Record], FoldedValue | None]:
    def value(record: Record) -> FoldedValue | None:
        found = record.first(name)
        return None if found is None or found.scope in _NO_PART else found

    return value


def _told(
    records: Sequence[Record],
    name: str,
    stated: FoldedValue,
    value_of: Callable[[Record], FoldedValue | None] | None = None,
) -> list[Told]:
    """What the records tell that could be parts of the total: same measure and kind of sum, not the total over again.

    A number that agrees with the total is the total in other words (两市签约项目20余个 of 23个).
    """
    found: list[Told] = []
    counting = value_of or _leading(name)
    for record in records:
        value = counting(record)
        if value is None or not _measures(value.value, stated.value):
            continue
        if not quantities.agree(replace(value.value, unit=stated.value.unit), stated.value):
            subject = record.first("subject")
            found.append(Told(_owner(record), value, subject.value.raw if subject else ""))
    return shared_out(found)


def _measures(part: Value, stated: Value) -> bool:
    """Whether the two are sums in one currency, or both numbers of things counted."""
    if quantities.point(part) is None:
        return False
    if part.currency or stated.currency:
        return quantities.comparable(part, stated)
    return True


def first_day(event: Record) -> str:
    """The day of an event as it is written; empty where none is known."""
    value = event.first("date")
    return value.value.text if value else ""


def first_events(events: Sequence[str], days: Mapping[str, str]) -> Sequence[str]:
    """The earliest of the events; all of them where one has no full date, so that none can be called the first."""
    held = [days.get(event, "") for event in events]
    if len(events) < 2 or any(len(day) < _DAY or day.startswith("-") for day in held):
        return events
    first = min(held)
    return [event for event, day in zip(events, held, strict=True) if day == first]


def grown_at(project: Record) -> tuple[str, ...]:
    """The events of which a document tells both the project and a sum that was added to it."""
    added = {quote.document for value in _added(project) for quote in value.evidence}
    told = (value for value in project.values("event") if value.ref is not None)
    return tuple(value.ref or "" for value in told if added & {quote.document for quote in value.evidence})


def added_to(project: Record) -> Record:
    """The project with no other sums than those that were added to it."""
    kept = tuple((name, tuple(_added(project)) if name == "amount" else values) for name, values in project.properties)
    return Record(project.id, project.kind, project.members, kept, project.families)


def _added(project: Record) -> list[FoldedValue]:
    told = (value for value in project.values("amount") if value.scope == INCREASE)
    return [value for value in told if value.polarity is Polarity.ASSERTED]
