"""Screen (筛选): units of which too much is missing, or zero, are left out of the period."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.frame import Cell, Mark
from liandong.indices.steps.step import Bound, Note, Setting, Table
from liandong.messages import Words, words


@dataclass(frozen=True, slots=True)
class Screen:
    """A unit stays where at least the share `present` of its indicators is there, and at least `nonzero` of these
    are not zero; `keep` stay and `drop` go whatever they have. Who goes has no score in that period, and a note says
    why."""

    present: float = 0.0
    nonzero: float = 0.0
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    def bind(self, setting: Setting) -> Bound:
        """IndicatorError for a unit to keep or drop that is not there, and for a share outside 0 to 1."""
        for share in (self.present, self.nonzero):
            if not 0 <= share <= 1:
                raise IndicatorError(words("index.share", share=share))
        for unit in (*self.keep, *self.drop):
            if unit not in setting.units:
                raise IndicatorError(words("index.no_unit_named", unit=unit), unit=unit)
        kept = np.isin(setting.units, self.keep)
        dropped = np.isin(setting.units, self.drop)

        def screen(table: Table) -> Table:
            there = ~np.isnan(table.values)
            have = there.mean(axis=2)
            count = there.sum(axis=2)
            full = (there & (table.values != 0)).sum(axis=2) / np.maximum(count, 1)
            stay = (((have >= self.present) & (full >= self.nonzero)) | kept) & ~dropped
            gone = (~stay)[:, :, np.newaxis] & np.ones_like(there)
            values = np.where(gone, np.nan, table.values)
            screened = table.with_values(values, gone, Mark.SCREENED)
            notes = tuple(
                Note(
                    Cell(setting.periods[at], setting.units[row], ""),
                    self._told(row, dropped, have[at, row], full[at, row]),
                )
                for at, row in np.argwhere(~stay & ((count > 0) | dropped))
            )
            return Table(screened.values, screened.marks, screened.weights, notes)

        return screen

    def _told(self, row: int, dropped: NDArray[np.bool_], have: float, full: float) -> Words:
        if dropped[row]:
            return words("index.note_dropped")
        if have < self.present:
            return words("index.note_missing", share=f"{1 - have:.0%}", allowed=f"{1 - self.present:.0%}")
        return words("index.note_zero", share=f"{1 - full:.0%}", allowed=f"{1 - self.nonzero:.0%}")
