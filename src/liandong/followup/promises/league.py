"""League table (兑现榜): regions, or those who promise, by what they kept and not by what they promised.

A share is of what evidence judged, with its interval; what nothing judges stands beside it. A place is given as far as
intervals leave it open, and is undecided where they do.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import sqrt

from liandong.followup.promises.promise import JUDGED, Outcome, Promise
from liandong.workspace.cities import Cities, city_name

_Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals are of 95 %."""


class By(StrEnum):
    """What a league table is of: the cities that promises concern, or the names of those who promise."""

    REGION = "region"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Row:
    """One region or name. `low` and `high` are the ends of the Wilson interval of the kept share of what was judged,
    None where nothing was. `floor` and `ceiling` are that share if all that is due and not judged were not kept, or
    were. `best` and `worst` are the places that the intervals leave open, counted from 1."""

    key: str
    name: str
    outcomes: Mapping[Outcome, int]
    low: float | None
    high: float | None
    best: int | None
    worst: int | None

    @property
    def promises(self) -> int:
        return sum(self.outcomes.values())

    @property
    def kept(self) -> int:
        return self.outcomes[Outcome.KEPT]

    @property
    def judged(self) -> int:
        return sum(self.outcomes[each] for each in JUDGED)

    @property
    def share(self) -> float | None:
        return self.kept / self.judged if self.judged else None

    @property
    def unjudged(self) -> int:
        """How many of its promises nothing judges, those not yet due left out."""
        return self.outcomes[Outcome.SILENT] + self.outcomes[Outcome.UNKNOWN]

    @property
    def floor(self) -> float | None:
        due = self.judged + self.unjudged
        return self.kept / due if due else None

    @property
    def ceiling(self) -> float | None:
        due = self.judged + self.unjudged
        return (self.kept + self.unjudged) / due if due else None

    @property
    def decided(self) -> bool:
        """Whether the intervals leave it one place only."""
        return self.best is not None and self.best == self.worst


def league(told: Iterable[Promise], by: By = By.REGION) -> tuple[Row, ...]:
    """The rows of a league table, those whose interval begins highest first, those of which nothing was judged last.

    A promise that says the same as another is counted once; one in two cities counts in both.
    """
    counted = [promise for promise in told if promise.part_of is None]
    outcomes: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
    cities = Cities({text for promise in counted for text in promise.regions})
    for promise in counted:
        for key in cities.of(promise.regions) if by is By.REGION else promise.by:
            outcomes[key][promise.outcome] += 1
    rows = [_row(key, held, by) for key, held in outcomes.items()]
    return tuple(sorted(_placed(rows), key=lambda row: (-(-1.0 if row.low is None else row.low), row.name, row.key)))


def wilson(kept: int, judged: int) -> tuple[float, float] | None:
    """The 95 % interval of a share by Wilson's score (Wilson, JASA 22, 1927, 209-212); None of nothing."""
    if judged == 0:
        return None
    share, square = kept / judged, _Z * _Z
    middle = share + square / (2 * judged)
    half = _Z * sqrt(share * (1 - share) / judged + square / (4 * judged * judged))
    whole = 1 + square / judged
    low = 0.0 if kept == 0 else (middle - half) / whole
    high = 1.0 if kept == judged else (middle + half) / whole
    return low, high


def _row(key: str, held: Counter[Outcome], by: By) -> Row:
    outcomes = {outcome: held[outcome] for outcome in Outcome}
    low, high = wilson(held[Outcome.KEPT], sum(held[each] for each in JUDGED)) or (None, None)
    return Row(key, city_name(key) if by is By.REGION else key, outcomes, low, high, None, None)


def _placed(rows: Sequence[Row]) -> list[Row]:
    """The rows with the places that their intervals leave open: behind those that begin where they end, or higher."""
    known = [row for row in rows if row.low is not None and row.high is not None]
    lows = sorted(row.low or 0.0 for row in known)
    highs = sorted(row.high or 0.0 for row in known)
    placed = []
    for row in rows:
        if row.low is None or row.high is None:
            placed.append(row)
            continue
        above = len(lows) - bisect_right(lows, row.high)
        below = bisect_left(highs, row.low)
        placed.append(replace(row, best=above + 1, worst=len(known) - below))
    return placed
