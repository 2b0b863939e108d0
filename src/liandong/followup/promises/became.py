"""What became of an event (后来怎样): what was signed and promised there by how far it came, with sums, and what later
pages say of it all in all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from liandong.exchange.wording import quantity
from liandong.followup.promises.compute import asked_day, promises, side_of
from liandong.followup.promises.days import Days, months, number_of, published, span, written
from liandong.followup.promises.history import MEANT, SUSPENDED, TERMINATED, documents_of, history, proof_of
from liandong.followup.promises.promise import Outcome, Promise, Proof, Stage
from liandong.followup.promises.said import PROJECT
from liandong.model import FoldedValue, Polarity, Record
from liandong.records.checks.sums import first_day, first_events
from liandong.search.order import listing_marks
from liandong.workspace import Ledger
from liandong.workspace.sums import Sums, Told, add_up

_OWN = ("projects_signed", "projects_started", "amount")
"""Properties of an event that tell of its outcome all in all."""
_OUTCOME = re.compile("签|开工|动工|投产|竣工|建成|完成|到位|落地|履约|兑现|投用|注册")
"""Metrics of figures that tell how far things came."""
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Group:
    """The projects or commitments that came so far, or of which the outcome is this, and what their amounts add up to:
    yuan, dollars and patacas side by side, ranges as ranges, what is part of another not added again."""

    ids: tuple[str, ...]
    sums: Sums

    @property
    def number(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Saying:
    """What a page says of the event, or of all that was signed there, in one number; `later` where no page of the time
    of the event says so. `day` is the day of the page, empty where it prints none."""

    record: str
    kind: str
    subject: str
    metric: str
    shown: str
    scope: str | None
    period: str
    day: str
    later: bool
    proof: Proof


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one event: its projects (those first signed there) by stage and by what stands beside the stages,
    its promises by outcome, each counted once, and what pages say in sum."""

    event: Record
    day: str
    projects: tuple[str, ...]
    promises: tuple[Promise, ...]
    stages: Mapping[Stage, Group]
    sides: Mapping[str, Group]
    outcomes: Mapping[Outcome, Group]
    sayings: tuple[Saying, ...]

    @property
    def total(self) -> int:
        return len(self.projects)


def became(ledger: Ledger, event_id: str, day: date | None = None, *, silent_after: int | None = None) -> Became:
    """What became of an event, as of a day (as `promises`). UnknownRecord where there is no such event.

    A project counts for the event of its first signing only.
    """
    event = ledger.record(event_id)
    asked = number_of((day or asked_day(ledger)).isoformat())
    here = tuple(each for each in promises(ledger, day, silent_after=silent_after) if event.id in each.events)
    beside = {record.id: record for _, record in ledger.referring(event)}
    projects = {id_: each for id_, each in beside.items() if each.kind == PROJECT and _is_first(ledger, each, event)}
    days = published(
        lambda ids: ledger.documents_named(ids).values(),
        (id_ for record in (event, *beside.values()) for id_ in _documents(record)),
    )
    told = {id_: history(record, days, asked) for id_, record in projects.items()}
    sides = {id_: side for id_, each in told.items() if (side := side_of(each.sides, each.steps))}
    counted = [(each.outcome, each.id) for each in here if each.part_of is None]
    return Became(
        event,
        first_day(event),
        tuple(sorted(projects)),
        here,
        _grouped([(each.stage, id_) for id_, each in told.items()], projects, Stage),
        _grouped([(side.state, id_) for id_, side in sides.items()], projects, (SUSPENDED, TERMINATED)),
        _grouped(counted, projects, Outcome),
        _once(_sayings(event, beside.values(), days, asked)),
    )


def _is_first(ledger: Ledger, project: Record, event: Record) -> bool:
    """Whether a project was first signed at an event."""
    refs = [value.ref for value in project.values("event") if value.ref and value.polarity is Polarity.ASSERTED]
    days = {id_: first_day(each) for id_, each in ledger.named(refs).items()}
    return event.id in first_events([ref for ref in dict.fromkeys(refs) if ref in days], days)


def _grouped(told: Iterable[tuple[K, str]], projects: Mapping[str, Record], order: Iterable[K]) -> Mapping[K, Group]:
    """The records under each heading, in order; amounts of projects are added up, targets of commitments never."""
    under: defaultdict[K, list[str]] = defaultdict(list)
    for heading, id_ in told:
        under[heading].append(id_)
    return {heading: _group(sorted(under[heading]), projects) for heading in order if under[heading]}


def _group(ids: Sequence[str], projects: Mapping[str, Record]) -> Group:
    held = [projects[id_] for id_ in ids if id_ in projects]
    return Group(tuple(ids), add_up([Told.of(each.id, listing_marks(each)) for each in held]))


def _sayings(event: Record, beside: Iterable[Record], days: Days, asked: int) -> Iterator[Saying]:
    held = span(first_day(event))
    for name in _OWN:
        for value in event.values(name):
            saying = _saying(event, name, value, days, held, asked)
            if saying:
                yield saying
    for record in beside:
        metric = record.first("metric")
        if record.kind == "figure" and metric and _OUTCOME.search(metric.value.text):
            for value in record.values("value"):
                saying = _saying(record, metric.value.text, value, days, held, asked)
                if saying:
                    yield saying


def _once(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """By day, those without one last; what is told of the event itself is not repeated as a figure of the same page."""
    ordered = sorted(sayings, key=lambda each: (each.day or "9", each.kind != "event", each.record, each.shown))
    found: dict[tuple[str, str], Saying] = {}
    for each in ordered:
        found.setdefault((each.day, each.shown), each)
    return tuple(found.values())


def _saying(
    record: Record, metric: str, value: FoldedValue, days: Days, held: tuple[int, int] | None, asked: int
) -> Saying | None:
    """None for what is denied, meant, or told by later pages than the day that is asked for only."""
    told = [days[id_] for id_ in documents_of([value]) if id_ in days]
    first = min(told, default=None)
    if value.polarity is Polarity.DENIED or value.modality in MEANT or (first is not None and first[0] > asked):
        return None
    period = value.as_of.date if value.as_of else _text(record, "period")
    later = held is not None and first is not None and months(held[1], first[0]) >= 1
    day = written(first[0]) if first else ""
    subject = _text(record, "subject") or record.label
    return Saying(
        record.id, record.kind, subject, metric, quantity(value.value), value.scope, period, day, later, proof_of(value)
    )


def _text(record: Record, name: str) -> str:
    first = record.first(name)
    return first.value.text if first else ""


def _documents(record: Record) -> Iterable[str]:
    return documents_of(value for _, values in record.properties for value in values)
