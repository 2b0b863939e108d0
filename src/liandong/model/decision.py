"""Decision (裁定): what a person judged of two mentions, who, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from liandong.model.attestation import Attestation
from liandong.model.identity import content_id
from liandong.model.statement import Mention


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement on two mentions; append-only, undone by a decision that `retracts` it.

    `left` and `right` are ids of mentions, `anchors` the mentions themselves in that order, so that they are found
    again on their pages when better reading has moved them. Ids of mentions tell where these stand, so the anchors are
    no part of the id. Where a record is split, `left_with` and `right_with` are the mentions that go with either.
    """

    left: str
    right: str
    judgement: Judgement
    attestation: Attestation
    retracts: str | None = None
    anchors: tuple[Mention, ...] = ()
    left_with: tuple[Mention, ...] = ()
    right_with: tuple[Mention, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        low, high = sorted((self.left, self.right))
        a = self.attestation
        parts = [low, high, self.judgement, a.actor, a.at, a.reason, self.retracts]
        if self.left_with or self.right_with:
            held = sorted([(self.left, self.left_with), (self.right, self.right_with)])
            parts += [",".join(sorted(mention.id for mention in side)) for _, side in held]
        object.__setattr__(self, "id", content_id("decision", *parts))

    @property
    def sides(self) -> tuple[tuple[Mention, ...], ...]:
        """The anchors of either end, that of the end itself first; nothing where an older program kept none."""
        if not self.anchors:
            return ()
        return (self.anchors[0], *self.left_with), (self.anchors[1], *self.right_with)

    @property
    def pairs(self) -> tuple[tuple[str, str, Judgement], ...]:
        """What is judged, two mentions at a time: the ends, then what goes with either."""
        one = ((self.left, mention.id, Judgement.SAME) for mention in self.left_with)
        other = ((self.right, mention.id, Judgement.SAME) for mention in self.right_with)
        return (self.left, self.right, self.judgement), *one, *other


def withdrawn(pairs: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The ids that are taken back, of (id, the id that it takes back); what was itself taken back has no effect."""
    by_target: dict[str, list[str]] = {}
    for id_, retracts in pairs:
        if retracts is not None:
            by_target.setdefault(retracts, []).append(id_)

    gone: dict[str, bool] = {}
    for target in by_target:
        waiting = [target]
        while waiting:
            left = [by for by in by_target.get(waiting[-1], ()) if by not in gone]
            if left:
                waiting += left
            else:
                id_ = waiting.pop()
                gone[id_] = any(not gone[by] for by in by_target.get(id_, ()))
    return frozenset(id_ for id_, taken in gone.items() if taken)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, without those that only take back, the newest by the moment of it first."""
    unique = {decision.id: decision for decision in decisions}
    gone = withdrawn((id_, decision.retracts) for id_, decision in unique.items())
    held = (decision for id_, decision in unique.items() if id_ not in gone and decision.retracts is None)
    return tuple(sorted(held, key=lambda decision: (decision.attestation.moment, decision.id), reverse=True))
