"""Outcome (结果): what became of a pair after it met, stage by stage, as somebody stated it on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from liandong.errors import MatchingError
from liandong.messages import words

Pair = tuple[str, str]
"""The codes of a need and an offer."""


class Stage(StrEnum):
    """How far a pair has come; each stage but the last comes after those before it."""

    CONTACT = "contact"
    """They spoke."""
    AUTHORISED = "authorised"
    """The firm let the institution look at its data."""
    APPROVED = "approved"
    PAID_OUT = "paid_out"
    REPAID = "repaid"
    REFUSED = "refused"
    """The institution, or the firm, said no."""


ORDER = (Stage.CONTACT, Stage.AUTHORISED, Stage.APPROVED, Stage.PAID_OUT, Stage.REPAID)
SUMMED = (Stage.APPROVED, Stage.PAID_OUT, Stage.REPAID)
"""Stages that have sums."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A stage that a pair reached on a day: the sum in 万元 where credit was approved, paid out or repaid, and the
    record of the ledger that proves it, where there is one."""

    need: str
    offer: str
    stage: Stage
    on: date
    amount: Decimal | None = None
    record: str = ""

    def __post_init__(self) -> None:
        if self.amount is not None and not (self.amount.is_finite() and self.amount > 0):
            raise MatchingError(
                words("match.amount_not_positive", need=self.need, offer=self.offer, amount=self.amount)
            )

    @property
    def pair(self) -> Pair:
        return self.need, self.offer


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a pair has come: when it came to each stage first, and the sums of the stages that have one, in 万元."""

    days: Mapping[Stage, date]
    sums: Mapping[Stage, Decimal]

    @property
    def stage(self) -> Stage:
        """The furthest; REFUSED only where no credit had been approved before."""
        far = [stage for stage in ORDER if stage in self.days]
        if Stage.REFUSED in self.days and not {Stage.APPROVED, Stage.PAID_OUT, Stage.REPAID} & set(far):
            return Stage.REFUSED
        return far[-1]

    def came_to(self, stage: Stage) -> bool:
        """Whether it came as far as that: who was paid had been approved, also where nobody said so."""
        return stage in self.days or any(later in self.days for later in ORDER[ORDER.index(stage) + 1 :])


def reached(outcomes: Iterable[Outcome], on: date) -> dict[Pair, Reached]:
    """How far each pair had come by a day. Sums of one stage on several days are added, for credit is paid out and
    repaid in parts; an approval is what the last one says."""
    days: dict[Pair, dict[Stage, date]] = {}
    sums: dict[Pair, dict[Stage, Decimal]] = {}
    for each in sorted(outcomes, key=lambda one: one.on):
        if each.on > on:
            break
        days.setdefault(each.pair, {}).setdefault(each.stage, each.on)
        held = sums.setdefault(each.pair, {})
        if each.amount is not None:
            before = held.get(each.stage, Decimal()) if each.stage is not Stage.APPROVED else Decimal()
            held[each.stage] = before + each.amount
    return {pair: Reached(days[pair], sums[pair]) for pair in days}
