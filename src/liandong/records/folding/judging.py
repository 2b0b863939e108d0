"""Judging (评判): of what persons say of one value the latest counts; a value that they reject loses to everything."""

from collections.abc import Mapping

from liandong.model import Statement
from liandong.model.statement import by_person
from liandong.records.folding.backing import recency
from liandong.records.values.sameness import Sameness

Judged = tuple[list[Statement], list[Statement], list[list[Statement]]]


def judged(yes: list[Statement], no: list[Statement], same: Sameness, clusters: Mapping[str, str]) -> Judged:
    """What asserts and what denies without what persons reject, and for each value that they reject the statements of
    it: theirs first, then those that tell it, however many these are.

    A rejection is void where a person states the value later.
    """
    refusals = sorted((s for s in no if by_person(s)), key=_latest)
    if not refusals:
        return yes, no, []
    left, rejected = list(yes), list[tuple[list[Statement], list[Statement]]]()
    for refusal in refusals:
        known = next((said for said, _ in rejected if _one(said[0], refusal, same, clusters)), None)
        if known is not None:
            known.append(refusal)
            continue
        told = sorted((s for s in left if _one(s, refusal, same, clusters)), key=_latest)
        if told and _latest(told[0]) < _latest(refusal):
            continue
        rejected.append(([refusal], told))
        gone = {s.id for s in told}
        left = [s for s in left if s.id not in gone]
    return left, [s for s in no if not by_person(s)], [said + told for said, told in rejected]


def _latest(statement: Statement) -> tuple[bool, float, str]:
    """What persons state first, the latest of it leading."""
    return not by_person(statement), recency(statement), statement.id


def _one(left: Statement, right: Statement, same: Sameness, clusters: Mapping[str, str]) -> bool:
    """Whether both speak of one value: the same thing, or the same words or number, counted in the same way."""
    roots = [clusters.get(s.ref) if s.ref else None for s in (left, right)]
    if roots[0] is not None and roots[0] == roots[1]:
        return True
    scopes = {left.scope, right.scope} - {None}
    return len(scopes) < 2 and same.key(left.value) == same.key(right.value)
