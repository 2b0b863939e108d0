"""How much of an output's variance each factor answers for: Sobol indices of first and total order, and how sure.

Outputs come from two independent samples of N draws, `a` (N, ...) and `b` (N, ...), and for each of d factors from
the first sample with that factor taken from the second, `ab` (d, N, ...). Trailing axes are several outputs at
once, units and nodes say. An output that does not vary has no indices (NaN, with `variance` 0).

Source: Saltelli et al. 2010, Computer Physics Communications 181:259 (the layout); Glen and Isaacs 2012,
Environmental Modelling & Software 37:157 (the estimators by correlation that the default uses).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.scales.scale import require
from liandong.messages import words

BLOCK = 1 << 22
"""Numbers of moments that are held at once while resampling (32 MiB)."""

BITS = 32
"""Of the numbers of a design; half a unit is added, so that none is 0, of which a normal draw would be infinite."""


@dataclass(frozen=True, slots=True, eq=False)
class Indices:
    """Shares of variance (d, ...): `first` by a factor alone, `total` with all that it joins in; `variance` (...)."""

    first: Array
    total: Array
    variance: Array


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Intervals (2, d, ...), low and high, of `first`, of `total`, and of `together`: total less first.

    The last is the one that tells whether a factor acts through others: resampled jointly, it is narrower than
    the difference of the other two.
    """

    first: Array
    total: Array
    together: Array

    @property
    def widest(self) -> Array:
        """The width (...) of the widest interval of first and total order: small when there were draws enough.

        Sarrazin et al. 2016, Environmental Modelling & Software 79:135, take 0.05 for converged.
        """
        widths: Array = np.stack([self.first[1] - self.first[0], self.total[1] - self.total[0]]).max(axis=(0, 1))
        return widths

    @property
    def impossible(self) -> NDArray[np.bool_]:
        """Where (d, ...) first order surpasses total order by more than chance: the outputs are not of this layout."""
        found: NDArray[np.bool_] = self.together[1] < 0
        return found


def design(wide: int, many: int, seed: int, start: int = 0) -> tuple[Array, Array]:
    """Numbers above 0 and below 1 for the two samples, (N, d) each: draws `start` to `start + many` of a fixed series.

    Points of a Sobol sequence, scrambled by the seed, lie more evenly than random ones and bring the estimates to
    the truth with a fraction of the draws (on ASEM 1,024 do as well as 8,192). Any draw can be had alone, and a
    series can be gone on with; it is most even where it stops at a power of two. Intervals by resampling are then
    wider than they would have to be.
    """
    from scipy.stats import qmc  # here, since it takes longer to import than all estimates together

    require(many > 0, "many", many, "> 0")
    engine = qmc.Sobol(2 * wide, scramble=True, seed=np.random.Generator(np.random.Philox(seed)), bits=BITS)
    if start:
        engine.fast_forward(start)
    sizes = (1, many - 1) if many > 1 else (many,)  # in one go it warns of what the docstring tells
    points = np.concatenate([engine.random(size) for size in sizes]) + 0.5 ** (BITS + 1)
    return points[:, :wide], points[:, wide:]


def indices(a: Array, b: Array, ab: Array) -> Indices:
    """First and total order by correlation, with what the two samples agree on by chance taken out.

    Correlations are centred and each is divided by the spread of its own pair, which makes the estimates of strong
    and of weak factors alike steadier than the usual ones.
    """
    checked(a, b, ab)
    variance = np.where(still(a, b), 0.0, np.concatenate([a, b]).var(axis=0))
    first, total = by_correlation(moments(a, b, ab).mean(axis=0), variance)
    return Indices(first, total, variance)


def coinr(a: Array, b: Array, ab: Array) -> Indices:
    """The formulas of COINr 1.1, to check against it: not centred, so that first may surpass total order by far."""
    checked(a, b, ab)
    variance = np.concatenate([a, b]).var(axis=0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.mean(b * (ab - a), axis=1) / variance
        total = np.mean((a - ab) ** 2, axis=1) / (2 * variance)
    return Indices(first, total, variance)


def bounds(a: Array, b: Array, ab: Array, *, times: int = 1000, level: float = 0.9, seed: int = 0) -> Bounds:
    """Bootstrap intervals of `indices` (percentiles), from so many resamplings of the N draws.

    A draw is taken with all its outputs, for all factors jointly, and the variance is computed anew each time.
    The same seed gives the same resamplings.
    """
    checked(a, b, ab)
    require(0 < level < 1, "level", level, "> 0, < 1")
    require(times > 0, "times", times, "> 0")
    many, trail = a.shape[0], a.shape[1:]
    counts = resampled(many, times, seed) / many
    wide = int(np.prod(trail))
    flat = a.reshape(many, wide), b.reshape(many, wide), ab.reshape(len(ab), many, wide)
    variance = np.where(still(*flat[:2]), 0.0, np.concatenate(flat[:2]).var(axis=0))
    step = max(1, BLOCK // (many * (5 + 4 * len(ab))))
    found = np.empty((3, 2, len(ab), wide))
    for at in range(0, wide, step):
        part = slice(at, at + step)
        told = moments(flat[0][:, part], flat[1][:, part], flat[2][:, :, part])
        drawn = np.moveaxis(np.tensordot(counts, told, axes=1), 0, -1)
        first, total = by_correlation(drawn, variance[part, None])
        for place, spread in enumerate((first, total, total - first)):
            found[place, :, :, part] = between(spread, level)
    shape = (2, len(ab), *trail)
    return Bounds(found[0].reshape(shape), found[1].reshape(shape), found[2].reshape(shape))


def between(spread: Array, level: float) -> Array:
    """Low and high (2, ...) of the middle part of so much of the last axis; what is missing there is left out."""
    tails = [(1 - level) / 2, (1 + level) / 2]
    found: Array = np.quantile(spread, tails, axis=-1)
    for at in np.argwhere(np.isnan(found[0])):
        known = spread[tuple(at)][~np.isnan(spread[tuple(at)])]
        if known.size:
            found[(slice(None), *at)] = np.quantile(known, tails)
    return found


def resampled(many: int, times: int, seed: int) -> Array:
    """How often each of so many draws comes up (times, many) when so many are drawn again with replacement."""
    rng = np.random.Generator(np.random.Philox(seed))
    return np.stack([np.bincount(rng.integers(0, many, many), minlength=many) for _ in range(times)]).astype(np.float64)


def moments(a: Array, b: Array, ab: Array) -> Array:
    """What of each draw the indices are made of (N, 5 + 4d, ...): values, squares and products, about the centre."""
    centre = (a.mean(axis=0) + b.mean(axis=0)) / 2
    a, b, ab = a - centre, b - centre, ab - centre
    plain = np.stack([a, b, a * a, b * b, a * b], axis=1)
    return np.concatenate([plain, *(np.moveaxis(part, 0, 1) for part in (ab, ab * ab, a * ab, b * ab))], axis=1)


def by_correlation(told: Array, variance: Array) -> tuple[Array, Array]:
    """First and total order (d, ...) from mean moments (5 + 4d, ...).

    Missing where the moments have hardly any of the `variance` of the whole output, or where that is 0.
    """
    a, b, aa, bb, cross = told[:5]
    ab, squares, with_a, with_b = told[5:].reshape(4, -1, *told.shape[1:])
    one, two, mixed = aa - a * a, bb - b * b, squares - ab * ab
    alone = correlation(with_b - b * ab, two, mixed)
    others = correlation(with_a - a * ab, one, mixed)
    chance = correlation(cross - a * b, one, two)
    known = (one + two > 1e-12 * variance) & (variance > 0)
    rest = np.where(known, 1 - chance * alone * others, np.nan)
    return (alone - chance * others) / rest, 1 - (others - chance * alone) / rest


def correlation(product: Array, one: Array, other: Array) -> Array:
    """Products over the root of both variances; 0 where one of the two does not vary."""
    under = np.sqrt(np.maximum(one, 0.0) * np.maximum(other, 0.0))
    flat = np.zeros(np.broadcast_shapes(product.shape, under.shape))
    found: Array = np.divide(product, under, out=flat, where=under > 0)
    return found


def still(a: Array, b: Array) -> NDArray[np.bool_]:
    """Where (...) an output never varies."""
    fixed: NDArray[np.bool_] = ((a == a[0]) & (b == a[0])).all(axis=0)
    return fixed


def checked(a: Array, b: Array, ab: Array) -> None:
    """IndicatorError where the outputs have not the layout of the module, are too few, or one is missing."""
    if a.shape != b.shape or ab.ndim < 2 or ab.shape[1:] != a.shape or len(a) < 2:
        raise IndicatorError(words("index.outputs_shape", a=a.shape, b=b.shape, ab=ab.shape))
    for name, outputs in (("a", a), ("b", b), *((f"ab[{at}]", one) for at, one in enumerate(ab))):
        if not np.isfinite(outputs).all():
            row = int(np.argwhere(~np.isfinite(outputs))[0][0])
            raise IndicatorError(words("index.output_missing", sample=name, draw=row + 1))
