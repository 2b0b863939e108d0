"""Health (健康状况) of a record: how well it is told, in its parts. There is no score that hides them."""

from dataclasses import dataclass
from datetime import date

from liandong.model.document import Tier


@dataclass(frozen=True, slots=True)
class Health:
    """How well a record is told.

    `families` counts independent sources, `tier` is the nearest of those that assert a value (None where none does).
    `filled` and `missing` are the properties that its kind expects, with and without an asserted value; `conflicts` the
    properties on which sources really differ; `newest` is the day of the newest page that tells a value, as precise as
    the page dates itself (None where no page does).
    """

    record: str
    families: int
    tier: Tier | None
    filled: tuple[str, ...]
    missing: tuple[str, ...]
    conflicts: tuple[str, ...]
    newest: str | None

    @property
    def official(self) -> bool:
        """Whether a register or a government site tells it."""
        return self.tier in (Tier.REGISTER, Tier.GOVERNMENT)

    @property
    def weakness(self) -> tuple[int, bool, int, float]:
        """Smaller for a weaker record: fewer sources, none of them official, more conflicts, less filled."""
        expected = len(self.filled) + len(self.missing)
        return self.families, self.official, -len(self.conflicts), len(self.filled) / expected

    def age(self, day: date) -> int | None:
        """Days from the newest evidence to the day; None where its date is not known to the day, or is later."""
        try:
            days = (day - date.fromisoformat(self.newest or "")).days
        except ValueError:
            return None
        return days if days >= 0 else None
