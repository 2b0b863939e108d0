"""Remedies that bend the whole column: logarithms and the Box-Cox family."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import require
from liandong.indices.methods.treatment.remedy import Changed, Lines, Way
from liandong.indices.methods.treatment.shape import SkewKurt

MOST_POWER = 10
"""Beyond it a power leaves nothing of a column but its greatest value, or overflows."""

_SHARE = 0.01
"""What is added before the logarithm, as a share of the span: the COIN Tool's."""


@dataclass(frozen=True, slots=True)
class Log:
    """The logarithm of the column, shifted so that all of it is positive.

    `ct`: log(x - min + span/100), of the COIN Tool as it is now; a change of unit only shifts it.
    `ct_plus`: the same, but from the top where the column is skewed downwards: -log(max + span/100 - x).
    `ct_original`: log(x - min + 1), of the COIN Tool as it was; depends on the unit.
    `gii`: log((max - 1) (x - min) / span + 1), of the Global Innovation Index; where the greatest is above 1.
    """

    form: Literal["ct", "ct_plus", "ct_original", "gii"] = "ct"

    def __post_init__(self) -> None:
        forms = ("ct", "ct_plus", "ct_original", "gii")
        require(self.form in forms, "Log.form", self.form, " / ".join(forms))

    def __call__(self, values: Array, lines: Lines, columns: Columns, check: SkewKurt) -> Changed:
        """Refuses, for `gii`, columns whose greatest value is not above 1: it would turn or flatten them."""
        low, high = lines.low, lines.high
        span = high - low
        if self.form == "gii":
            bad = high <= 1
            if bad.any():
                at = int(bad.argmax())
                raise columns.refuse("index.log_of_shares", at, value=f"{high[at]:.6g}")
            return _bent(np.log((high - 1) * (values - low) / span + 1), columns, Way.LOG)
        shift = np.ones_like(span) if self.form == "ct_original" else _SHARE * span
        logs = np.log(values - low + shift)
        if self.form != "ct_plus":
            return _bent(logs, columns, Way.LOG)
        down = lines.shape.skewness <= 0
        logs[:, down] = -np.log(high[down] + shift[down] - values[:, down])
        return _bent(logs, columns, np.where(down, Way.MIRRORED_LOG, Way.LOG))


@dataclass(frozen=True, slots=True)
class BoxCox:
    """(y ^ power - 1) / power, the logarithm where it is 0, of y = x - min + span/100; or + 1 with `shift` "one".

    Without a power it is that of greatest likelihood, for each column.
    """

    power: float | None = None
    shift: Literal["span", "one"] = "span"

    def __post_init__(self) -> None:
        require(
            self.power is None or abs(self.power) <= MOST_POWER,
            "BoxCox.power",
            self.power,
            f"-{MOST_POWER} … {MOST_POWER}",
        )
        require(self.shift in ("span", "one"), "BoxCox.shift", self.shift, "span / one")

    def __call__(self, values: Array, lines: Lines, columns: Columns, check: SkewKurt) -> Changed:
        """Each column bent by its own power."""
        from scipy.special import boxcox  # a fifth of a second, which nobody waits for who does not bend

        span = lines.high - lines.low
        positive = values - lines.low + (1.0 if self.shift == "one" else _SHARE * span)
        powers = [_likeliest(column) if self.power is None else self.power for column in positive.T]
        return _bent(np.asarray(boxcox(positive, np.array(powers))), columns, Way.BOX_COX)


def _likeliest(column: Array) -> float:
    """The power of greatest likelihood; that of the column brought to 1, which is the same, and found more surely."""
    from scipy.stats import boxcox_normmax

    known = column[~np.isnan(column)]
    return float(boxcox_normmax(known / known.max(), method="mle"))


def _bent(values: Array, columns: Columns, mark: int | NDArray[np.int_]) -> Changed:
    """Columns (n, f) in which every known point was changed in one way."""
    marks = np.where(np.isnan(values), np.int8(Way.NONE), np.asarray(mark, dtype=np.int8))
    return Changed(values, marks, Lines.of(values, columns).shape)
