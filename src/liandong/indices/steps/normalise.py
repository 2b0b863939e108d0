"""Normalise (标准化): every indicator onto one scale, more always better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales import Fitted, MinMax, Scale
from liandong.indices.steps.over import POOLED, YEARLY
from liandong.indices.steps.step import Bound, Setting, Table
from liandong.messages import words

SIDE_BY_SIDE = 64
"""Tables of a study that are normalised at once."""


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
        return OnScales(setting, _groups(setting, self.scale), self.over)


@dataclass(frozen=True, eq=False, slots=True)
class OnScales:
    """The step, bound."""

    setting: Setting
    groups: list[tuple[Scale, NDArray[np.intp] | None]]
    over: str

    def __call__(self, table: Table) -> Table:
        """One table."""
        return table.with_values(self._normalised(table.values, 1))

    def many(self, tables: Sequence[Table]) -> list[Table]:
        """Many tables of a study at once, laid side by side: a scale looks at each column alone."""
        periods, units, wide = tables[0].values.shape
        made = []
        for start in range(0, len(tables), SIDE_BY_SIDE):
            some = tables[start : start + SIDE_BY_SIDE]
            laid = np.concatenate([table.values for table in some], axis=2)
            done = self._normalised(laid, len(some)).reshape(periods, units, len(some), wide)
            made += [table.with_values(done[:, :, at]) for at, table in enumerate(some)]
        return made

    def _normalised(self, values: Array, times: int) -> Array:
        """The values (t, n, times × m) on their scales."""
        out = np.empty_like(values)
        for scale, which in self.groups:
            places = None if which is None else _repeated(which, times, len(self.setting.framework.indicators))
            held = values if places is None else values[:, :, places]
            to: slice | NDArray[np.intp] = slice(None) if places is None else places
            for at, fitted in enumerate(self._fitted(scale, held, which, times)):
                out[at][:, to] = fitted(held[at])
        return out

    def _fitted(self, scale: Scale, held: Array, which: NDArray[np.intp] | None, times: int) -> Iterator[Fitted]:
        """The scale for each period, fitted on what `over` says."""
        setting = self.setting
        if self.over == YEARLY:
            for at, period in enumerate(held):
                yield _fitted(scale, period, setting.columns(at), which, times)
            return
        if self.over == POOLED:
            fitted = _fitted(scale, held.reshape(-1, held.shape[2]), setting.pooled(), which, times)
        else:
            base = setting.periods.index(self.over)
            fitted = _fitted(scale, held[base], setting.columns(base), which, times)
        yield from repeat(fitted, len(held))


def _repeated(which: NDArray[np.intp], times: int, wide: int) -> NDArray[np.intp]:
    """The same places in each of so many tables that lie side by side."""
    places: NDArray[np.intp] = (which + wide * np.arange(times)[:, np.newaxis]).ravel()
    return places


def _fitted(scale: Scale, basis: Array, columns: Columns, which: NDArray[np.intp] | None, times: int) -> Fitted:
    picked = columns if which is None else columns.pick(which)
    picked = picked if times == 1 else picked.repeated(times)
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
