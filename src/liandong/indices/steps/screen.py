"""Screen (筛选): units of which too much is missing, or zero, are left out of the period."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.frame import Mark
from liandong.indices.methods.columns import Cell
from liandong.indices.methods.screening import Screening, require_forced, screen
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
        screening = Screening(self.present or None, self.nonzero or None, self.keep, self.drop)
        require_forced(screening, setting.units)
        dropped = np.isin(setting.units, self.drop)

        def leave_out(table: Table) -> Table:
            screened = [screen(period, setting.columns(at), screening) for at, period in enumerate(table.values)]
            stay = np.stack([each.kept for each in screened])
            gone = np.broadcast_to(~stay[:, :, np.newaxis], table.values.shape)
            made = table.with_values(np.where(gone, np.nan, table.values), gone, Mark.SCREENED)
            notes = tuple(
                Note(
                    Cell(setting.periods[at], setting.units[row], ""),
                    self._told(row, dropped, screened[at].known[row], screened[at].nonzero[row]),
                )
                for at, row in np.argwhere(~stay)
                if screened[at].known[row] > 0 or dropped[row]
            )
            return Table(made.values, made.marks, made.weights, notes)

        return leave_out

    def _told(self, row: int, dropped: NDArray[np.bool_], have: float, full: float) -> Words:
        if dropped[row]:
            return words("index.note_dropped")
        if have < self.present:
            return words("index.note_missing", share=f"{1 - have:.0%}", allowed=f"{1 - self.present:.0%}")
        return words("index.note_zero", share=f"{1 - full:.0%}", allowed=f"{1 - self.nonzero:.0%}")
