"""What a unit is good at and what not."""

from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.columns import Array
from liandong.indices.methods.ranking import ranks


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a unit stands in the column (its place): value, rank among the units that have one, and how far it is above
    the median of these, in the unit of the value."""

    column: int
    value: float
    rank: int
    among: int
    above_median: float


def standings(values: Array, unit: int) -> tuple[Standing, ...]:
    """The unit's standing in each column (n, m; more is better) that it has, the best share of ranks first.

    Of equal shares, the one further above the median first (in spreads of its column), then the earlier column.
    """
    placed = ranks(values.T)
    found = []
    for column in np.flatnonzero(~np.isnan(values[unit])):
        line = values[:, column]
        among = int((~np.isnan(line)).sum())
        above = float(line[unit] - np.nanmedian(line))
        spread = float(np.nanmax(line) - np.nanmin(line))
        standing = Standing(int(column), float(line[unit]), int(placed[column, unit]), among, above)
        found.append(((standing.rank / among, -above / spread if spread else 0.0, int(column)), standing))
    return tuple(standing for _, standing in sorted(found, key=lambda pair: pair[0]))


def strengths(values: Array, unit: int, many: int = 5) -> tuple[Standing, ...]:
    """Up to so many columns in which the unit stands best, and above the median."""
    return tuple(one for one in standings(values, unit) if one.above_median > 0)[:many]


def weaknesses(values: Array, unit: int, many: int = 5) -> tuple[Standing, ...]:
    """Up to so many columns in which the unit stands worst, and below the median, the worst first."""
    return tuple(one for one in reversed(standings(values, unit)) if one.above_median < 0)[:many]
