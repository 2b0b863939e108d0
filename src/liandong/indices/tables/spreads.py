"""What a study found as a table: rank, where it lies in 90 of 100 replications, and how likely the best places are."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.studies.spread import Spread

LOW, HIGH = 0.05, 0.95


class Sure(NamedTuple):
    """A unit's rank with nothing varied, its mean rank, the ranks between which it lies in 90 of 100 replications, and
    how likely it is among the best so many; `risen` is how likely it stands better than in the earlier period (NaN
    where none is asked for, or the unit has no rank in both)."""

    unit: str
    name: str
    rank: int
    mean: float
    low: int
    high: int
    top: float
    risen: float


def sureness(spread: Spread, top: int, period: str | None = None, since: str | None = None) -> tuple[Sure, ...]:
    """The units that have a rank in a period (by default the last), the best first. IndicatorError as `Spread`."""
    index, frame = spread.nominal, spread.nominal.frame
    ranks, mean, likely = index.rank(period=period), spread.mean(period=period), spread.top(top, period=period)
    low, high = (spread.quantile(share, period=period) for share in (LOW, HIGH))
    order = np.lexsort((np.arange(len(ranks)), mean, ranks))
    return tuple(
        Sure(
            *(frame.units[at], frame.name(frame.units[at]), int(ranks[at]), float(mean[at])),
            *(int(low[at]), int(high[at]), float(likely[at])),
            _risen(spread, frame.units[at], since, period),
        )
        for at in order
        if ranks[at]
    )


def _risen(spread: Spread, unit: str, since: str | None, period: str | None) -> float:
    if since is None:
        return np.nan
    spread.nominal.score(period=since)  # a period that is not there is an error of all units, and is told
    if since == (spread.nominal.frame.periods[-1] if period is None else period):
        return np.nan
    try:
        return spread.risen(unit, since, period)
    except IndicatorError:
        if spread.ranks is None:
            raise
        return np.nan


def as_data(sure: Sequence[Sure], since: str | None) -> Iterator[dict[str, Any]]:
    """The rows as JSON has them."""
    for one in sure:
        held = {name: None if each != each else each for name, each in one._asdict().items()}
        if since is None:
            del held["risen"]
        yield held
