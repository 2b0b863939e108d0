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
    no part of the id.
    """

    left: str
    right: str
    judgement: Judgement
    attestation: Attestation
    retracts: str | None = None
    anchors: tuple[Mention, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        low, high = sorted((self.left, self.right))
        a = self.attestation
        object.__setattr__(
            self, "id", content_id("decision", low, high, self.judgement, a.actor, a.at, a.reason, self.retracts)
        )


def withdrawn(pairs: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The ids that are taken back, of (id, the id that it takes back); what was itself taken back has no effect."""
    by_target: dict[str, list[str]] = {}
    for id_, retracts in pairs:
        if retracts is not None:
            by_target.setdefault(retracts, []).append(id_)

    def gone(id_: str) -> bool:
        return any(not gone(by) for by in by_target.get(id_, ()))

    return frozenset(target for target in by_target if gone(target))
