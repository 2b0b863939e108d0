"""Attestation (作证): who vouches for something, when and why."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who vouches, when (ISO 8601 with offset) and why."""

    actor: str
    at: str
    reason: str

    @property
    def moment(self) -> float:
        """When, in seconds since 1970 whatever the offset; of what is no time the earliest moment of all."""
        try:
            told = datetime.fromisoformat(self.at)
        except ValueError:
            return float("-inf")
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
