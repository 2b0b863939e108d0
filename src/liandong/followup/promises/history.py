"""History (进展): the stages that a project went through, each with the days between which it was reached."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from liandong.followup.promises.days import Days, span
from liandong.followup.promises.goals import completed_only
from liandong.followup.promises.promise import NO_PROOF, Due, Proof, Side, Stage, Step
from liandong.model import FoldedValue, Modality, Polarity, Record, Role, Tier

MEANT = (Modality.WILL, Modality.INTENDED)
_REACHED = (Modality.DONE, Modality.ONGOING)
_STAGES = {
    "planned": Stage.PROMISED,
    "signed": Stage.SIGNED,
    "approved": Stage.APPROVED,
    "started": Stage.STARTED,
    "building": Stage.BUILDING,
    "operating": Stage.OPERATING,
}
SUSPENDED, TERMINATED = "suspended", "terminated"
DENIED = "denied"
_EXACT = frozenset("0123456789年月日号季度")


@dataclass(frozen=True, slots=True)
class History:
    """What the ledger tells of a project up to a day: stages that it reached, what stands beside them, stages that are
    to come with the day by which, stages that a source denies."""

    steps: tuple[Step, ...]
    sides: tuple[Side, ...]
    denied: tuple[Side, ...]
    dues: tuple[tuple[Stage, Due], ...]

    @property
    def stage(self) -> Stage:
        """The furthest stage that was reached."""
        return max((step.stage for step in self.steps), key=lambda stage: stage.rank, default=Stage.PROMISED)

    def reached(self, goal: Stage) -> Step | None:
        """The first step at or beyond a stage; where several tell of it, the one known to be earliest."""
        found = [step for step in self.steps if step.stage.rank >= goal.rank]
        return min(found, key=lambda step: (step.by is None, step.by or 0, step.stage.rank), default=None)


NOTHING = History((), (), (), ())


def history(project: Record, days: Days, day: int) -> History:
    """What is told of a project as of a day; what is told only of later days, or only by later pages, is not yet so."""
    steps: list[Step] = []
    sides: list[Side] = []
    denied: list[Side] = []
    dues: list[tuple[Stage, Due]] = []
    for value in project.values("status"):
        told, at = Told.of(value, days), span(value.as_of.date if value.as_of else "")
        state = value.value.text
        if value.polarity is Polarity.DENIED:
            if value.tier is not Tier.PERSON and not told.later(at, day):
                denied.append(Side(DENIED, _day(value), at, proof_of(value)))
        elif state in (SUSPENDED, TERMINATED):
            if value.modality in _REACHED and not told.later(at, day):
                sides.append(Side(state, _day(value), at or told.first, proof_of(value)))
        elif state in _STAGES:
            stage = _stage(value)
            if state != "planned" and (value.modality not in _REACHED or told.ahead(at)):
                dues += [(stage, _due(value))] if at else []
            elif not told.later(at, day):
                steps.append(_step(project, value, stage, at, told))
    ordered = sorted(steps, key=lambda step: (step.stage.rank, step.by or 0))
    return History(tuple(ordered), tuple(sides), tuple(denied), tuple(dues))


@dataclass(frozen=True, slots=True)
class Told:
    """The days of the pages that tell a value; `undated` where one of them prints none, for it may be of any day."""

    days: tuple[tuple[int, int], ...]
    undated: bool

    @classmethod
    def of(cls, value: FoldedValue, days: Days) -> "Told":
        documents = documents_of([value])
        known = sorted(days[id_] for id_ in documents if id_ in days)
        return cls(tuple(known), len(known) < len(documents))

    @property
    def first(self) -> tuple[int, int] | None:
        """The day of the earliest page that prints one."""
        return self.days[0] if self.days else None

    def ahead(self, at: tuple[int, int] | None) -> bool:
        """Whether every page tells of it before its day: 2025年三季度开工 in a page of March is no start."""
        return at is not None and bool(self.days) and not self.undated and all(each[1] < at[0] for each in self.days)

    def later(self, at: tuple[int, int] | None, day: int) -> bool:
        """Whether it is told for a day behind this one; or for none, and by pages behind it only."""
        if at is not None:
            return at[0] > day
        return bool(self.days) and not self.undated and self.days[0][0] > day


def after(told: History, own: Container[str]) -> History:
    """The history without the stages and ends that no other page tells than those of a promise itself: a page that
    promises something does not tell what became of it."""

    def elsewhere(proof: Proof) -> bool:
        return any(quote.role is Role.VALUE and quote.document not in own for quote in proof.quotes)

    steps = tuple(step for step in told.steps if step.stage.rank < Stage.BUILT.rank or elsewhere(step.proof))
    return replace(told, steps=steps, sides=tuple(side for side in told.sides if elsewhere(side.proof)))


def documents_of(values: Iterable[FoldedValue]) -> Sequence[str]:
    """The documents of which a sentence says the values themselves."""
    return tuple(
        dict.fromkeys(quote.document for value in values for quote in value.evidence if quote.role is Role.VALUE)
    )


def proof_of(value: FoldedValue) -> Proof:
    """The statements and sentences that prove a value."""
    return Proof(tuple(sorted(value.statements)), value.evidence)


def proofs(values: Iterable[FoldedValue]) -> Proof:
    return reduce(Proof.__add__, map(proof_of, values), NO_PROOF)


def _stage(value: FoldedValue) -> Stage:
    stage = _STAGES[value.value.text]
    if stage is not Stage.OPERATING:
        return stage
    said = [quote.text[slice(*quote.mark)] for quote in value.evidence if quote.mark] or [value.value.raw]
    around = [text for quote in value.evidence if quote.mark for text in [quote.text[max(0, quote.mark[0] - 2) :]]]
    only = all(map(completed_only, said)) and not any("投产" in text[:8] for text in around)
    return Stage.BUILT if only else stage


def _step(project: Record, value: FoldedValue, stage: Stage, at: tuple[int, int] | None, told: Told) -> Step:
    """A stage with its bounds: it was reached by the day that it is told for, and by the first page that tells it; not
    before a day only where the text names that as its own day (6月18日开工)."""
    exact = next(_own_days(project, value), None)
    ends = [days[1] for days in (exact, at, told.first) if days is not None]
    return Step(
        stage,
        _day(value),
        exact[0] if exact else None,
        min(ends, default=None),
        at[0] if at else None,
        proof_of(value),
    )


def _own_days(project: Record, value: FoldedValue) -> Iterator[tuple[int, int]]:
    for date in project.values("date"):
        named = date.scope == value.value.text and date.polarity is Polarity.ASSERTED and date.modality in _REACHED
        days = span(date.value.text) if named and _EXACT.intersection(date.value.raw) else None
        if days is not None:
            yield days


def _due(value: FoldedValue) -> Due:
    days = span(value.as_of.date if value.as_of else "")
    first, last = days or (None, None)
    text = value.as_of.date if value.as_of else ""
    return Due(text, text, first, last, proof_of(value))


def _day(value: FoldedValue) -> str:
    return value.as_of.date if value.as_of else ""
