"""Targets (目标值): the numbers of a promise against later figures of the same subject, where nothing else differs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from liandong.exchange.wording import quantity
from liandong.followup.promises.days import Days, span
from liandong.followup.promises.goals import downwards
from liandong.followup.promises.history import MEANT, documents_of, proof_of
from liandong.followup.promises.promise import Comparison, Due, Fit
from liandong.model import FoldedValue, Polarity, Record, Role, Value
from liandong.search.segment import fold

PLANNED = "planned"
Name = tuple[str, str]
"""Subject and metric, folded."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a figure: of which record, what it counts and of when; `meant` where it is a plan itself."""

    record: str
    names: tuple[Name, ...]
    value: FoldedValue
    period: str
    meant: bool


class Figures:
    """The figures of a ledger as of a day, by subject and metric, and the plans among them by the sentence that tells
    them."""

    def __init__(self, records: Iterable[Record], days: Days, day: int) -> None:
        self._by_name: defaultdict[Name, list[Figure]] = defaultdict(list)
        self._meant: defaultdict[tuple[str, int], list[Figure]] = defaultdict(list)
        for figure in (each for record in records for each in _figures(record)):
            if figure.meant:
                for quote in figure.value.evidence:
                    if quote.role is Role.VALUE:
                        self._meant[quote.document, quote.document_start].append(figure)
            elif _is_told(figure, days, day):
                for name in figure.names:
                    self._by_name[name].append(figure)

    def against(self, commitment: Record, due: Due | None) -> tuple[Comparison, ...]:
        """The targets of a commitment, each against every later figure of its subject and metric, in order."""
        content = _text(commitment, "content")
        own = set(documents_of(value for _, values in commitment.properties for value in values))
        found: dict[tuple[str, str, str], Comparison] = {}
        for target in _asserted(commitment, "target"):
            names, scopes = self._names(commitment, target, content)
            for figure in (each for name in sorted(names) for each in self._by_name.get(name, ())):
                if not own.isdisjoint(documents_of([figure.value])):
                    continue
                fit = _fit(target, figure, scopes, due, down=downwards(content))
                shown = quantity(target.value), quantity(figure.value.value)
                proof = proof_of(target) + proof_of(figure.value)
                made = Comparison(shown[0], figure.record, shown[1], figure.period, fit, proof)
                found[shown[0], figure.record, f"{figure.period} {shown[1]}"] = made
        return tuple(each for _, each in sorted(found.items()))

    def _names(self, commitment: Record, target: FoldedValue, content: str) -> tuple[set[Name], set[str | None]]:
        """What a target counts, of whom, and in which scopes: as its own sentence is read as a figure, else by actor
        and content as they stand."""
        names: set[Name] = {(fold(value.value.text), fold(content)) for value in _asserted(commitment, "actor")}
        scopes = {target.scope}
        for quote in target.evidence:
            for figure in self._meant.get((quote.document, quote.document_start), ()):
                if _same(figure.value.value, target.value):
                    names |= set(figure.names)
                    scopes.add(None if figure.value.scope == PLANNED else figure.value.scope)
        return names, scopes


def _figures(record: Record) -> Iterator[Figure]:
    periods = [value.value.text for value in _asserted(record, "period")]
    subjects = [fold(value.value.text) for value in _asserted(record, "subject")]
    metrics = [fold(value.value.text) for value in _asserted(record, "metric")]
    names = tuple((subject, metric) for subject in subjects for metric in metrics)
    for value in _asserted(record, "value"):
        if value.superseded:
            continue
        period = value.as_of.date if value.as_of else periods[0] if len(periods) == 1 else ""
        yield Figure(record.id, names, value, period, value.modality in MEANT or value.scope == PLANNED)


def _is_told(figure: Figure, days: Days, day: int) -> bool:
    """Whether a figure tells what was, and was told by the day that is asked for: a page that is older than the end of
    the period tells a plan. One of a page without a day may be either, and is taken."""
    known = [days[document] for document in documents_of([figure.value]) if document in days]
    period = span(figure.period)
    if not known:
        return period is None or period[1] <= day
    return any(each[0] <= day and (period is None or each[1] >= period[1]) for each in known)


def _fit(target: FoldedValue, figure: Figure, scopes: set[str | None], due: Due | None, *, down: bool) -> Fit:
    """Whether the figure decides the target, or what differs first: currency, unit, scope, period, bounds."""
    told, wanted = figure.value.value, target.value
    if told.currency != wanted.currency:
        return Fit.CURRENCY
    if told.unit != wanted.unit:
        return Fit.UNIT
    if figure.value.scope not in scopes:
        return Fit.SCOPE
    period = span(figure.period)
    if due is None or due.first is None or due.last is None or period is None or period[1] != due.last:
        return Fit.PERIOD
    fit = _compared(wanted, told, down=down)
    return Fit.PERIOD if fit is Fit.MISSED and period[0] != due.first else fit


def _compared(wanted: Value, told: Value, *, down: bool) -> Fit:
    goal = wanted.number if wanted.number is not None else wanted.high if down else wanted.low
    low, high = _bounds(told)
    if goal is None:
        return Fit.BOUNDS
    if down:
        low, high, goal = (None if high is None else -high), (None if low is None else -low), -goal
    if low is not None and low >= goal:
        return Fit.REACHED
    return Fit.MISSED if high is not None and high < goal else Fit.BOUNDS


def _bounds(told: Value) -> tuple[Decimal | None, Decimal | None]:
    """Between what a figure lies: itself and what its rounding hides above it, where the text tells it flatly; else
    what the bounds of the text leave."""
    if told.low is None and told.high is None:
        above = (told.step or Decimal(0)) / 2
        return told.number, None if told.number is None else told.number + above
    return told.low, told.high


def _same(one: Value, other: Value) -> bool:
    return (one.number, one.low, one.high, one.unit) == (other.number, other.low, other.high, other.unit)


def _asserted(record: Record, name: str) -> Sequence[FoldedValue]:
    return [value for value in record.values(name) if value.polarity is Polarity.ASSERTED]


def _text(record: Record, name: str) -> str:
    first = record.first(name)
    return first.value.text if first else ""
