"""Treat (异常值处理): points that lie far out are drawn in, or the column is transformed, where a check asks for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.frame import Cell, Mark
from liandong.indices.methods.columns import Columns
from liandong.indices.methods.treatment import Deed, Treatment, treat
from liandong.indices.steps.normalise import POOLED, YEARLY
from liandong.indices.steps.step import Bound, Note, Setting, Table
from liandong.messages import Words, words


@dataclass(frozen=True, slots=True)
class Treat:
    """Each indicator by its own treatment, else by `treatment`; over all periods `pooled`, or each by itself
    (`yearly`)."""

    treatment: Treatment = field(default_factory=Treatment)
    over: str = YEARLY

    def bind(self, setting: Setting) -> Bound:
        """See `Step`. IndicatorError for another word than pooled or yearly."""
        if self.over not in (POOLED, YEARLY):
            raise IndicatorError(words("index.over", given=self.over))
        groups = _groups(setting, self.treatment)

        def far_out(table: Table) -> Table:
            values, marked = np.empty_like(table.values), np.zeros(table.values.shape, np.bool_)
            notes: list[Note] = []
            for period, columns, rows in self._portions(setting):
                given, left, moved = (rows(block) for block in (table.values, values, marked))
                for treatment, which in groups:
                    treated = treat(given[:, which], columns.pick(which), treatment)
                    left[:, which] = treated.values
                    moved[:, which] = treated.marks != 0
                    if setting.noting:
                        deeds = (deed for deed in treated.table() if deed.marks)
                        notes += [Note(Cell(period, "", deed.indicator), _told(deed)) for deed in deeds]
            made = table.with_values(values, marked, Mark.TREATED)
            return Table(made.values, made.marks, made.weights, tuple(notes))

        return far_out

    def _portions(self, setting: Setting) -> Iterator[tuple[str, Columns, Callable[[NDArray[Any]], NDArray[Any]]]]:
        """What is treated at once: the period, its columns, and its rows (k, m) as a view of a block (t, n, m)."""
        if self.over == POOLED:
            yield "", setting.pooled(), lambda block: block.reshape(-1, block.shape[2])
            return
        for at, period in enumerate(setting.periods):
            yield period, setting.columns(at), itemgetter(at)


def _told(deed: Deed) -> Words:
    return words(
        "index.note_treated",
        how="、".join(mark.name for mark in deed.marks),
        points=deed.points,
        skewness=f"{deed.skewness:.2f}",
        after=f"{deed.skewness_after:.2f}",
    )


def _groups(setting: Setting, default: Treatment) -> list[tuple[Treatment, NDArray[np.intp]]]:
    held = [setting.framework.by_code[code].treatment or default for code in setting.framework.indicators]
    kinds = list(dict.fromkeys(held))
    return [(kind, np.array([at for at, each in enumerate(held) if each == kind])) for kind in kinds]
