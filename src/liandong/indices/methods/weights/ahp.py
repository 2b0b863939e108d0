"""AHP (层次分析法): weights from judgements how much more one indicator matters than another, and how consistent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.weights.given import given
from liandong.messages import words

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random judgements on 1 to 10 things: Saaty 1980, The Analytic Hierarchy Process.
Other tables differ in the second decimal."""

CONSISTENT = 0.1
"""The ratio below which Saaty takes judgements for consistent."""

ROUNDED = 0.05
"""How far a judgement times its opposite may be from 1: 3 and 0.33, or 7 and 0.14, are taken for reciprocals."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Weights (..., k) that sum to 1, the greatest eigenvalue (...), the index CI and the ratio CR of consistency.

    `strain` (..., k, k) is how many times larger each judgement is than the weights imply: 1 where they agree; the
    farthest from 1 is the one to look at again.
    """

    weights: Array
    eigenvalue: Array
    index: Array
    ratio: Array
    strain: Array

    @property
    def consistent(self) -> bool:
        """Whether all ratios are below 0.1."""
        return bool((self.ratio < CONSISTENT).all())


def ahp(judgements: Array, codes: Sequence[str]) -> Judged:
    """Weights from how many times as much the indicator of the row matters as that of the column (..., k, k).

    Leading axes are several sets of judgements. IndicatorError where a judgement is missing or not above zero, one
    and its opposite are not reciprocal, and for more than ten indicators, of which nobody can judge all pairs.
    """
    matrix = reciprocal(judgements, codes)
    many = len(codes)
    values, vectors = np.linalg.eig(matrix)
    place = values.real.argmax(axis=-1)
    greatest = np.take_along_axis(values.real, place[..., None], axis=-1)[..., 0]
    vector = np.abs(np.take_along_axis(vectors.real, place[..., None, None], axis=-1)[..., 0])
    weights = given(vector, codes)
    index = np.maximum(greatest - many, 0.0) / max(many - 1, 1)
    ratio = index / RANDOM_INDEX[many - 1] if many > 2 else np.zeros_like(index)  # two judgements cannot contradict
    return Judged(weights, greatest, index, ratio, matrix * weights[..., None, :] / weights[..., :, None])


def group(judgements: Array, codes: Sequence[str], voices: Sequence[float] | Array | None = None) -> Array:
    """One set (..., k, k) of the judgements (..., e, k, k) of e persons: the geometric mean, weighed by `voices` (e).

    Only the geometric mean keeps opposites reciprocal: Aczel and Saaty 1983, J. Mathematical Psychology 27:93.
    """
    matrix = reciprocal(judgements, codes)
    persons = matrix.shape[-3]
    parts = given(np.ones(persons) if voices is None else voices, [str(at + 1) for at in range(persons)])
    joined: Array = np.exp(np.einsum("e,...eij->...ij", parts, np.log(matrix)))
    return joined


def reciprocal(judgements: Array, codes: Sequence[str]) -> Array:
    """The judgements with the smaller of each pair made the exact reciprocal of the larger, and 1 on the diagonal."""
    many = len(codes)
    if judgements.shape[-2:] != (many, many):
        raise IndicatorError(words("index.judgements_shape", shape=judgements.shape[-2:], indicators=", ".join(codes)))
    if many > len(RANDOM_INDEX):
        raise IndicatorError(words("index.judgements_many", many=many, most=len(RANDOM_INDEX)))
    sound = (judgements > 0) & np.isfinite(judgements)
    if not sound.all():
        raise misjudged("index.judgement_unsound", ~sound, judgements, codes)
    opposite = np.swapaxes(judgements, -1, -2)
    off = np.abs(judgements * opposite - 1) > ROUNDED
    if off.any():
        raise misjudged("index.judgement_not_reciprocal", off, judgements, codes)
    exact: Array = np.where(judgements >= opposite, judgements, 1 / opposite)
    exact[..., np.arange(many), np.arange(many)] = 1.0
    return exact


def misjudged(code: str, bad: NDArray[np.bool_], judgements: Array, codes: Sequence[str]) -> IndicatorError:
    """The error that names the first judgement for which `bad` is true."""
    at = tuple(np.argwhere(bad)[0])
    row, column = int(at[-2]), int(at[-1])
    value, opposite = judgements[at], np.swapaxes(judgements, -1, -2)[at]
    told = words(code, indicator=codes[row], other=codes[column], value=f"{value:g}", opposite=f"{opposite:g}")
    return IndicatorError(told, indicator=codes[row])
