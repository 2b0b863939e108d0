"""The promise ledger (承诺台账): every promise of a ledger with what became of it, as of a day.

A pure computation over records: the same ledger and day give the same promises, in whatever order pages came.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from liandong.exchange.wording import listed, quantity
from liandong.followup.promises.days import Days, months, number_of, published, span, written
from liandong.followup.promises.goals import BUILT_BY_DEFAULT, goal_of
from liandong.followup.promises.history import MEANT, NOTHING, History, after, documents_of, history, proofs
from liandong.followup.promises.judge import Case, judge
from liandong.followup.promises.promise import Comparison, Due, Promise, Side, Stage, Step
from liandong.followup.promises.said import COMMITMENT, PROJECT, STAGES, saying
from liandong.followup.promises.targets import Figures
from liandong.followup.promises.ties import Projects
from liandong.model import Document, FoldedValue, Polarity, Record
from liandong.model.kinds import Facet
from liandong.records.checks.sums import first_day, first_events
from liandong.search.marking import of_record
from liandong.search.order import summed
from liandong.settings import Settings
from liandong.workspace import Ledger
from liandong.workspace.cities import where
from liandong.workspace.past import Extent

_BY = {COMMITMENT: "actor", PROJECT: "party"}
"""The property that tells who promises."""


class Told(Protocol):
    """The read side of a ledger, as far as promises need it; `liandong.workspace.Ledger` is one."""

    @property
    def extent(self) -> Extent:
        """Which part of the ledger it is."""

    @property
    def whole(self) -> "Told":
        """The same without a day."""

    def records(self, kind: str | None = None) -> Iterator[Record]:
        """The records, of one kind or of all."""

    def documents_named(self, ids: Iterable[str]) -> Mapping[str, Document]:
        """Those of these documents that there are, by id."""


def promises(ledger: Ledger, day: date | None = None, *, silent_after: int | None = None) -> tuple[Promise, ...]:
    """Every promise of the ledger, sorted by id: its commitments, and its projects that were planned or signed.

    As of `day`: by default the ledger's own as-of day, else today. What a page tells only of later days, or only later
    pages tell, has not happened yet, and what was promised later is left out. Without evidence for `silent_after`
    months (the setting `silent_months`) a promise is silent. Which version of the ledger is asked is the ledger's.
    """
    asked = number_of((day or asked_day(ledger)).isoformat())
    after = Settings().silent_months if silent_after is None else silent_after
    return ledger.view.once(("promises", ledger.extent.day, asked, after), lambda: computed(ledger, asked, after))


def asked_day(ledger: Ledger) -> date:
    """The day as of which a ledger is asked: that which was asked for, else today, where this computer stands."""
    told = ledger.extent.day
    return date.fromisoformat(told) if told else date.today()  # noqa: DTZ011 - the reader's own day


@dataclass(frozen=True, slots=True)
class _About:
    """What stands around the promises of one ledger."""

    commitments: tuple[Record, ...]
    projects: Projects
    figures: Figures
    events: Mapping[str, Record]
    days: Days
    day: int
    silent_after: int


def computed(ledger: Told, day: int, silent_after: int) -> tuple[Promise, ...]:
    """As `promises`, of whatever tells records and documents, as of a day as a number.

    What is due, or planned, later than the day must be known, so that all is read of the ledger as it is; of a past
    ledger the stages of projects are those of its day.
    """
    whole = ledger.whole
    commitments, projects = tuple(whole.records(COMMITMENT)), tuple(whole.records(PROJECT))
    figures, events = tuple(whole.records("figure")), {event.id: event for event in whole.records("event")}
    documents = (
        id_ for record in (*commitments, *projects, *figures) for _, values in record.properties
        for id_ in documents_of(values)
    )  # fmt: skip
    days = published(lambda ids: whole.documents_named(ids).values(), documents)
    about = _About(commitments, Projects(projects), Figures(figures, days, day), events, days, day, silent_after)
    then = projects if ledger.extent.day is None else ledger.records(PROJECT)
    return tuple(sorted(_all(about, {record.id: record for record in then}), key=lambda promise: promise.id))


def _all(about: _About, then: Mapping[str, Record]) -> Iterator[Promise]:
    histories = {id_: _history(record, then.get(id_), about) for id_, record in about.projects.by_id.items()}
    tied = {each.id: about.projects.of(each) for each in about.commitments}
    deciding = {
        each.id: tied[each.id] if about.projects.decides(each, tied[each.id]) else () for each in about.commitments
    }
    dues: defaultdict[str, list[tuple[int, Due]]] = defaultdict(list)
    promising = {id_ for id_, record in about.projects.by_id.items() if _is_promise(record)}
    for commitment in about.commitments:
        due = _due_of(commitment)
        goal = goal_of(_content(commitment))
        if due and due.last is not None and goal and goal.rank >= BUILT_BY_DEFAULT.rank:
            for id_ in deciding[commitment.id]:
                dues[id_].append((_told_on(commitment, about) or 0, due))
    for commitment in about.commitments:
        made = _commitment(commitment, tied[commitment.id], deciding[commitment.id], histories, promising, about)
        if made is not None:
            yield made
    for id_ in sorted(promising):
        made = _project(about.projects.by_id[id_], histories[id_], dues.get(id_, ()), about)
        if made is not None:
            yield made


def _history(record: Record, then: Record | None, about: _About) -> History:
    """What is told of a project as of the day, with what was to come as the whole ledger tells it."""
    now = history(record, about.days, about.day)
    if then is record:
        return now
    found = history(then, about.days, about.day) if then else NOTHING
    return replace(found, dues=now.dues)


def _is_promise(project: Record) -> bool:
    """Whether a project was planned or signed as far as the ledger tells, or is told as one to come."""
    told = [value for value in project.values("status") if value.polarity is Polarity.ASSERTED]
    return any(v.value.text in STAGES or v.modality in MEANT for v in told)


def _commitment(
    record: Record,
    tied: Sequence[str],
    deciding: Sequence[str],
    histories: Mapping[str, History],
    promising: set[str],
    about: _About,
) -> Promise | None:
    content, due = _content(record), _due_of(record)
    goal = goal_of(content)
    about_one = deciding[0] if len(deciding) == 1 and deciding[0] in promising and goal is not None else None
    projects = [about.projects.by_id[id_] for id_ in tied]
    own = set(documents_of(value for _, values in record.properties for value in values))
    return _made(
        record,
        about,
        kind=COMMITMENT,
        what=content,
        by=_texts(record, _BY[COMMITMENT]),
        events=_events(record, about),
        projects=tuple(tied),
        targets=tuple(quantity(v.value) or v.value.text for v in _asserted(record, "target")),
        around=projects,
        goal=goal,
        due=due,
        told=[after(histories[id_], own) for id_ in deciding],
        comparisons=about.figures.against(record, due),
        part_of=about_one,
    )


def _project(record: Record, told: History, tied: Sequence[tuple[int, Due]], about: _About) -> Promise | None:
    own = [due for stage, due in told.dues if stage.rank >= BUILT_BY_DEFAULT.rank]
    dues = [due for _, due in sorted(tied, key=lambda each: (each[0], each[1].last or 0, each[1].text))]
    added = summed(record)
    return _made(
        record,
        about,
        kind=PROJECT,
        what=record.label,
        by=_texts(record, _BY[PROJECT]),
        events=_events(record, about),
        projects=(record.id,),
        targets=(listed(PROJECT, "amount", added[0], "zh"),) if added else (),
        around=(),
        goal=BUILT_BY_DEFAULT,
        due=next(iter((*dues, *own)), None),
        told=[told],
        comparisons=(),
        part_of=None,
    )


def _made(
    record: Record,
    about: _About,
    *,
    kind: str,
    what: str,
    by: tuple[str, ...],
    events: tuple[str, ...],
    projects: tuple[str, ...],
    targets: tuple[str, ...],
    around: Sequence[Record],
    goal: Stage | None,
    due: Due | None,
    told: Sequence[History],
    comparisons: tuple[Comparison, ...],
    part_of: str | None,
) -> Promise | None:
    """The promise with its outcome; None where it was made only after the day."""
    on, text = _promised(record, told, events, due, about)
    if on is not None and on > about.day:
        return None
    heard = _heard(record, around, told, comparisons, about)
    found = judge(Case(goal, due, tuple(told), comparisons, heard, about.day, about.silent_after))
    steps = tuple(step for each in told for step in each.steps)
    sides = [side for each in told for side in each.sides]
    marks = dict.fromkeys(text for each in (record, *around) for text in where(of_record(each)))
    return Promise(
        record.id,
        kind,
        what,
        by,
        events,
        projects,
        targets,
        tuple(marks) or tuple(dict.fromkeys(_of_events(events, about))),
        goal,
        due,
        text,
        on,
        max((step.stage for step in steps), key=lambda stage: stage.rank, default=Stage.PROMISED),
        steps,
        side_of(sides, steps),
        comparisons,
        found.outcome,
        found.ground,
        saying(record),
        proofs(_asserted(record, _BY[kind])),
        found.proof,
        heard,
        None if on is None else months(on, about.day),
        None if heard is None else months(heard, about.day),
        part_of,
    )


def side_of(sides: Sequence[Side], steps: Sequence[Step]) -> Side | None:
    """What stands beside the stages now: the latest that no step is told for a later day than."""
    side = max(sides, key=lambda each: each.at or (0, 0), default=None)
    if side and side.at and any(step.holds is not None and step.holds > side.at[1] for step in steps):
        return None
    return side


def _promised(
    record: Record, told: Sequence[History], events: Sequence[str], due: Due | None, about: _About
) -> tuple[int | None, str]:
    """On which day it was promised at the latest: at its first event, or by the first page that tells it.

    A page that is newer than the due day tells of an old promise: when that was made nobody says.
    """
    days = [span(first_day(about.events[id_])) for id_ in events]
    if record.kind == PROJECT:
        signed = (step for each in told for step in each.steps if step.stage in (Stage.PROMISED, Stage.SIGNED))
        days += [span(step.day) for step in signed]
    paged = _told_on(record, about)
    ends = [each[1] for each in days if each is not None] + ([paged] if paged is not None else [])
    first = min(ends, default=None)
    if first is not None and due is not None and due.last is not None and first > due.last:
        return None, ""
    return first, written(first) if first is not None else ""


def _told_on(record: Record, about: _About) -> int | None:
    """The day of the first page that tells of a record."""
    values = [value for _, each in record.properties for value in each if value.polarity is Polarity.ASSERTED]
    return min((about.days[id_][0] for id_ in documents_of(values) if id_ in about.days), default=None)


def _heard(
    record: Record,
    around: Iterable[Record],
    told: Sequence[History],
    comparisons: Sequence[Comparison],
    about: _About,
) -> int | None:
    """The last day up to the day asked for on which a page tells of the promise, its projects or its figures."""
    values = [value for each in (record, *around) for _, held in each.properties for value in held]
    documents = {*documents_of(values), *(quote.document for each in comparisons for quote in each.proof.quotes)}
    days = [about.days[id_][0] for id_ in documents if id_ in about.days]
    days += [step.holds for each in told for step in each.steps if step.holds is not None]
    days += [side.at[0] for each in told for side in each.sides if side.at is not None]
    return max((day for day in days if day <= about.day), default=None)


def _due_of(record: Record) -> Due | None:
    value = record.first("due")
    if value is None:
        return None
    first, last = span(value.value.text) or (None, None)
    return Due(value.value.text, value.value.raw, first, last, proofs([value]))


def _events(record: Record, about: _About) -> tuple[str, ...]:
    """The events of which it is told; of a project those at which it was first signed."""
    refs = [value.ref for value in _asserted(record, "event") if value.ref in about.events]
    held = [ref for ref in dict.fromkeys(refs) if ref]
    days = {ref: first_day(about.events[ref]) for ref in held}
    return tuple(first_events(held, days)) if record.kind == PROJECT else tuple(held)


def _of_events(events: Sequence[str], about: _About) -> Iterator[str]:
    for id_ in events:
        yield from (mark.text for mark in of_record(about.events[id_]) if mark.facet == Facet.REGION)


def _content(record: Record) -> str:
    first = record.first("content")
    return first.value.text if first else record.label


def _asserted(record: Record, name: str) -> list[FoldedValue]:
    return [value for value in record.values(name) if value.polarity is Polarity.ASSERTED]


def _texts(record: Record, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.value.text for value in _asserted(record, name)))
