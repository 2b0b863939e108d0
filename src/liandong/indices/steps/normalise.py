"""Normalise (标准化): every indicator onto one scale, more always better."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales import Fitted, MinMax, Scale
from liandong.indices.steps.step import Bound, Setting, Table
from liandong.messages import words

POOLED = "pooled"
YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Normalise:
    """Each indicator on its own scale, else on `scale`.

    What a scale is fitted on is `over`: all periods `pooled` (scores of different years compare), each period by itself
    (`yearly`: they do not), or one period that is named (frozen on a base: a new year rewrites no old score).
    """

    scale: Scale = field(default_factory=MinMax)
    over: str = POOLED

    def bind(self, setting: Setting) -> Bound:
        """IndicatorError for a base period that is not there."""
        if self.over not in (POOLED, YEARLY, *setting.periods):
            raise IndicatorError(
                words("index.no_base", period=self.over, there=", ".join(setting.periods)), period=self.over
            )
        groups = _groups(setting, self.scale)

        def normalise(table: Table) -> Table:
            out = np.empty_like(table.values)
            for scale, which in groups:
                self._onto(scale, which, table.values, out, setting)
            return table.with_values(out)

        return normalise

    def _onto(self, scale: Scale, which: NDArray[np.intp] | None, values: Array, out: Array, setting: Setting) -> None:
        held = values if which is None else values[:, :, which]
        place = slice(None) if which is None else which
        if self.over == YEARLY:
            for at, period in enumerate(held):
                out[at][:, place] = _fitted(scale, period, setting.columns(at), which)(period)
            return
        if self.over == POOLED:
            basis, columns = held.reshape(-1, held.shape[2]), setting.pooled()
        else:
            base = setting.periods.index(self.over)
            basis, columns = held[base], setting.columns(base)
        fitted = _fitted(scale, basis, columns, which)
        for at, period in enumerate(held):
            out[at][:, place] = fitted(period)


def _fitted(scale: Scale, basis: Array, columns: Columns, which: NDArray[np.intp] | None) -> Fitted:
    picked = columns if which is None else columns.pick(which)
    present = np.count_nonzero(~np.isnan(basis), axis=0)
    short = np.flatnonzero(present < 2)
    if len(short):
        raise picked.refuse("index.one_unit" if present[short[0]] else "index.no_unit", int(short[0]))
    return scale.fit(basis, picked)


def _groups(setting: Setting, default: Scale) -> list[tuple[Scale, NDArray[np.intp] | None]]:
    scales = [setting.framework.by_code[code].scale or default for code in setting.framework.indicators]
    kinds: list[Scale] = []
    for scale in scales:
        if scale not in kinds:
            kinds.append(scale)
    if len(kinds) == 1:
        return [(kinds[0], None)]
    return [(kind, np.array([at for at, scale in enumerate(scales) if scale == kind])) for kind in kinds]
