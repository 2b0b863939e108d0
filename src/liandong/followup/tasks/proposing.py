"""Proposals (拟办): what tasks the ledger suggests, each with the statements that prove it. A person accepts them."""

import calendar
from collections.abc import Iterator
from datetime import date

from liandong.followup.promises.said import COMMITMENT, values_of
from liandong.followup.tasks.checks import LONGEST
from liandong.followup.tasks.event import Told
from liandong.followup.tasks.sourced import Suggested
from liandong.followup.tasks.task import Source
from liandong.model import Record
from liandong.records.values import times
from liandong.workspace import Ledger


def proposals(ledger: Ledger, record: Record) -> Iterator[tuple[Record, Told]]:
    """The task of a record, and of an event those of the commitments that were made there, each with its record."""
    if record.kind == "event":
        beside = {
            each.id: each for name, each in ledger.referring(record) if (each.kind, name) == (COMMITMENT, "event")
        }
        yield from ((each, proposal(each)) for each in beside.values())
        return
    yield record, proposal(record)


def suggested(record: Record, told: Told, accepted: Told | None = None) -> Suggested:
    """A proposal as `Tasks.take_up` takes it, with all ids by which the record goes."""
    return Suggested(told, tuple(sorted({record.id, *record.members})), accepted)


def proposal(record: Record) -> Told:
    """The task that a record suggests: what was promised, by whom and by when, as far as the ledger tells it."""
    what = record.first("content") if record.kind == COMMITMENT else record.first("name")
    due = record.first("due")
    actors = [value.value.text for value in record.values("actor")]
    proving = [each.statements[0] for each in (*values_of(record), *([due] if due else [])) if each.statements]
    source = Source(record.id, tuple(dict.fromkeys(proving)))
    title = (what.value.text if what else record.label)[: LONGEST["title"]]
    told = Told(title=title, source=source, due=last_day(due.value.text) if due else None)
    if not actors:
        return told
    return Told(**told.fields(), owner=actors[0], co_owners=tuple(actors[1:]))  # type: ignore[arg-type]


def last_day(told: str) -> date | None:
    """The last day that a date of the ledger can mean (2025, 2025Q1, 2025-03); None where its year is open."""
    span = times.span(told)
    if span is None:
        return None
    year, month, day = span[1] // 10_000, span[1] // 100 % 100, span[1] % 100
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
