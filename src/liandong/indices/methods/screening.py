"""Which units have enough data to be in an index (筛选): by the share of what is known, and of what is not nought."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import require
from liandong.messages import words

Why = Literal["", "missing", "zero", "forced"]


@dataclass(frozen=True, slots=True)
class Screening:
    """At least so large a share must be known, and of what is known not nought; None asks nothing.

    `keep` and `drop` are units that stay or go whatever their shares.
    """

    known: float | None = 0.9
    nonzero: float | None = None
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, share in (("known", self.known), ("nonzero", self.nonzero)):
            require(share is None or 0 <= share <= 1, f"Screening.{name}", share, "0 … 1")


class Verdict(NamedTuple):
    """A line of the table of screening: a unit, its shares, whether it stays, and why where that is not usual."""

    unit: str
    known: float
    nonzero: float
    kept: bool
    why: Why


@dataclass(frozen=True, slots=True, eq=False)
class Screened:
    """Which units (n) stay; of each the share (n) of cells that are known, and of these the share that is not nought.

    The latter is NaN of a unit of which nothing is known.
    """

    kept: NDArray[np.bool_]
    known: Array
    nonzero: Array
    screening: Screening
    columns: Columns

    def table(self) -> Iterator[Verdict]:
        """What was found, a line for each unit."""
        for row, unit in enumerate(self.columns.units):
            known, nonzero, kept = float(self.known[row]), float(self.nonzero[row]), bool(self.kept[row])
            yield Verdict(unit, known, nonzero, kept, self._why(unit, known, kept))

    def _why(self, unit: str, known: float, kept: bool) -> Why:
        rule = self.screening
        if unit in rule.keep or unit in rule.drop:
            return "forced"
        if kept:
            return ""
        return "missing" if rule.known is not None and known < rule.known else "zero"


def screen(values: Array, columns: Columns, screening: Screening) -> Screened:
    """Which rows of a matrix (n, m) have enough data.

    Refuses units kept or dropped by name that are not there, or both.
    """
    missing = np.isnan(values)
    known = 1 - missing.mean(axis=1)
    many = (~missing).sum(axis=1)
    zeros = (values == 0).sum(axis=1)
    nonzero = np.where(many > 0, 1 - zeros / np.maximum(many, 1), np.nan)
    kept = np.ones(len(values), dtype=bool)
    if screening.known is not None:
        kept &= known >= screening.known
    if screening.nonzero is not None:
        kept &= nonzero >= screening.nonzero  # of what is not known at all nothing is above nought
    require_forced(screening, columns.units)
    kept[np.isin(columns.units, screening.keep)] = True
    kept[np.isin(columns.units, screening.drop)] = False
    return Screened(kept, known, nonzero, screening, columns)


def require_forced(screening: Screening, units: Sequence[str]) -> None:
    """Refuses units kept or dropped by name that are not there, or both."""
    for unit in (*screening.keep, *screening.drop):
        if unit not in units:
            raise IndicatorError(words("index.forced_unknown", unit=unit), unit=unit)
        if unit in screening.keep and unit in screening.drop:
            raise IndicatorError(words("index.forced_both_ways", unit=unit), unit=unit)
