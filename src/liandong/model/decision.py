"""Decision (裁定) and attestation: what a person judged or vouches for, who, when and why."""

from dataclasses import dataclass, field
from enum import StrEnum

from liandong.model.identity import content_id


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who vouches, when (ISO 8601 with offset) and why."""

    actor: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement on two mentions; append-only, undone by a decision that `retracts` it."""

    left: str
    right: str
    judgement: Judgement
    attestation: Attestation
    retracts: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        low, high = sorted((self.left, self.right))
        a = self.attestation
        object.__setattr__(
            self, "id", content_id("decision", low, high, self.judgement, a.actor, a.at, a.reason, self.retracts)
        )
