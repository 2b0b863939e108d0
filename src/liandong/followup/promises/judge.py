"""Judgement (判定): what follows from the evidence for one promise. Nothing is broken or late for lack of evidence.

Broken is what a statement ends. Late is what was reached after its due day, or is told for a day behind it as not
reached. Kept is what was reached by then. Where the evidence does not decide, the promise is open up to its due day,
silent after a time without any evidence, and else unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from liandong.followup.promises.days import months, written
from liandong.followup.promises.history import SUSPENDED, TERMINATED, History
from liandong.followup.promises.promise import (
    NO_PROOF,
    Comparison,
    Due,
    Fit,
    Ground,
    Outcome,
    Proof,
    Side,
    Stage,
    Step,
)


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one promise: its goal, its due day, the histories of the projects that it is about, its target
    against later figures, when it was last heard of; asked as of a day."""

    goal: Stage | None
    due: Due | None
    histories: tuple[History, ...]
    comparisons: tuple[Comparison, ...]
    heard: int | None
    day: int
    silent_after: int


@dataclass(frozen=True, slots=True)
class Judgement:
    outcome: Outcome
    ground: Ground
    proof: Proof = NO_PROOF


def judge(case: Case) -> Judgement:
    """The outcome of a promise with its ground, and what that rests on."""
    told = _by_figures(case) or _by_projects(case)
    return told or _waiting(case)


def _by_figures(case: Case) -> Judgement | None:
    """What figures that fit decide; where they contradict one another nothing is decided."""
    reached = [each for each in case.comparisons if each.fit is Fit.REACHED]
    missed = [each for each in case.comparisons if each.fit is Fit.MISSED]
    proof = sum((each.proof for each in (*reached, *missed)), NO_PROOF)
    if reached and missed:
        return Judgement(Outcome.UNKNOWN, _compared("figures_differ", reached[0]), proof)
    if reached:
        return Judgement(Outcome.KEPT, _compared("figure_reached", reached[0]), proof)
    if missed:
        return Judgement(Outcome.LATE, _compared("figure_missed", missed[0]), proof)
    return None


def _compared(code: str, each: Comparison) -> Ground:
    return Ground(code, (("told", each.told), ("target", each.target), ("period", each.period)))


def _by_projects(case: Case) -> Judgement | None:
    """What the stages of its projects decide; of several projects all must say the same."""
    found = [_by_project(case, each) for each in case.histories]
    if not found or found[0] is None:
        return None
    first = found[0]
    same = all(each is not None and each.outcome is first.outcome for each in found)
    proof = sum((each.proof for each in found if each), NO_PROOF)
    return Judgement(first.outcome, first.ground, proof) if same else None


def _by_project(case: Case, history: History) -> Judgement | None:
    ended = _last(history.sides, TERMINATED)
    step = history.reached(case.goal) if case.goal else None
    if ended is not None and not (step and _before(step, ended)):
        resumed = _resumed(history, ended)
        if resumed is None:
            return Judgement(Outcome.BROKEN, Ground("terminated", _on(ended.day, ended.at)), ended.proof)
        if step is None and ended.at is None:
            return Judgement(Outcome.UNKNOWN, Ground("end_disputed"), ended.proof + resumed.proof)
    if case.goal is None:
        return None
    if step is not None:
        return _reached(case, step)
    return _not_by_then(case, history)


def _reached(case: Case, step: Step) -> Judgement:
    values = (("stage", step.stage.value), *_on(step.day, None if step.by is None else (step.by, step.by)))
    last = case.due.last if case.due else None
    if case.due is None:
        return Judgement(Outcome.KEPT, Ground("reached", values), step.proof)
    values = (*values, ("due", case.due.text or case.due.raw))
    if last is None:
        return Judgement(Outcome.KEPT, Ground("reached_term", values), step.proof + case.due.proof)
    if step.by is not None and step.by <= last:
        return Judgement(Outcome.KEPT, Ground("reached_by_due", values), step.proof + case.due.proof)
    if step.since is not None and step.since > last:
        return Judgement(Outcome.LATE, Ground("reached_after", values), step.proof + case.due.proof)
    return Judgement(Outcome.UNKNOWN, Ground("reached_when", values), step.proof + case.due.proof)


def _not_by_then(case: Case, history: History) -> Judgement | None:
    """Late where something is told for a day behind the due one that cannot be had the goal been reached by then."""
    last = case.due.last if case.due else None
    if last is None or case.due is None:
        return None
    assert case.goal is not None
    behind: list[tuple[int, str, Proof]] = [
        (step.holds, step.stage.value, step.proof)
        for step in history.steps
        if step.holds is not None and step.holds > last and Stage.SIGNED.rank < step.stage.rank < case.goal.rank
    ]
    sides = [side for side in (*history.sides, *history.denied) if side.state != TERMINATED]
    behind += [(side.at[0], side.state, side.proof) for side in sides if side.day and side.at and side.at[0] > last]
    if not behind:
        return None
    at, state, proof = max(behind, key=lambda each: each[:2])
    values = (("stage", state), ("day", written(at)), ("due", case.due.text or case.due.raw))
    return Judgement(Outcome.LATE, Ground("not_by_then", values), proof + case.due.proof)


def _waiting(case: Case) -> Judgement:
    """What is neither kept nor late nor broken."""
    paused = next((side for each in case.histories if (side := _paused(each))), None)
    due, heard = case.due, case.heard
    quiet = None if heard is None else months(heard, case.day)
    still = (("heard", written(heard) if heard else ""), ("months", str(quiet or 0)))
    told = (("due", (due.text or due.raw) if due else ""), *still)
    proof = due.proof if due else NO_PROOF
    if due is not None and due.last is not None and case.day <= due.last:
        return Judgement(Outcome.OPEN, Ground("paused" if paused else "not_due", told), _with(paused, proof))
    if quiet is None:
        return Judgement(Outcome.UNKNOWN, Ground("undated", told), proof)
    unfit = next((each for each in case.comparisons), None)
    if unfit is not None:
        values = (("told", unfit.told), ("target", unfit.target), ("period", unfit.period))
        return Judgement(Outcome.UNKNOWN, Ground(f"unfit_{unfit.fit.value}", values), proof + unfit.proof)
    if quiet >= case.silent_after:
        code = "silent_paused" if paused else "silent_due" if due and due.last else "silent"
        return Judgement(Outcome.SILENT, Ground(code, told), _with(paused, proof))
    if due is None:
        return Judgement(Outcome.OPEN, Ground("paused" if paused else "no_due", told), _with(paused, proof))
    return Judgement(Outcome.UNKNOWN, Ground("past_due" if due.last else "term", told), proof)


def _with(side: Side | None, proof: Proof) -> Proof:
    return side.proof + proof if side else proof


def _last(sides: Sequence[Side], state: str) -> Side | None:
    """The side of this state that is told for the latest day; one without a day comes first."""
    found = [side for side in sides if side.state == state]
    return max(found, key=lambda side: side.at or (0, 0), default=None)


def _before(step: Step, ended: Side) -> bool:
    """Whether a step is known to be reached before an end."""
    return step.by is not None and ended.at is not None and step.by <= ended.at[1]


def _resumed(history: History, ended: Side) -> Step | None:
    """The step that an end cannot be behind: a building told for a later day or, where the end has none, any at all."""
    for step in reversed(history.steps):
        if step.stage.rank >= Stage.STARTED.rank and (
            ended.at is None or (step.holds is not None and step.holds > ended.at[1])
        ):
            return step
    return None


def _paused(history: History) -> Side | None:
    """The suspension that stands: told for a day behind every step that tells one."""
    side = _last(history.sides, SUSPENDED)
    if side is None or side.at is None:
        return side
    return None if any(step.holds is not None and step.holds > side.at[1] for step in history.steps) else side


def _on(day: str, at: tuple[int, int] | None) -> tuple[tuple[str, str], ...]:
    return (("day", day or (written(at[0]) if at else "")),)
