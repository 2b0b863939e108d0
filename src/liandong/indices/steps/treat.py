"""Treat (异常值处理): points that lie far out are drawn in, or the column is transformed, where a check asks for it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.frame import Mark
from liandong.indices.methods.columns import Array, Cell, Columns
from liandong.indices.methods.treatment import Deed, Treated, Treatment, moved, treat, treat_each
from liandong.indices.steps.over import POOLED, YEARLY
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
        return FarOut(setting, _groups(setting, self.treatment), self.over == POOLED)


@dataclass(frozen=True, eq=False, slots=True)
class FarOut:
    """The step, bound."""

    setting: Setting
    groups: list[tuple[Treatment, NDArray[np.intp]]]
    pooled: bool

    def __call__(self, table: Table) -> Table:
        """One table, with its marks and notes."""
        values, marked = np.empty_like(table.values), np.zeros(table.values.shape, np.bool_)
        notes: list[Note] = []
        for start, columns, rows in self._portions():
            given, left, marks = (rows(block) for block in (table.values, values, marked))
            for treatment, which in self.groups:
                treated = treat(given[:, which], columns.pick(which), treatment)
                left[:, which] = treated.values
                marks[:, which] = treated.marks != 0
                if self.setting.noting:
                    notes += self._notes(treated, given[:, which], start)
        made = table.with_values(values, marked, Mark.TREATED)
        return Table(made.values, made.marks, made.weights, tuple(notes))

    def many(self, tables: Sequence[Table]) -> list[Table]:
        """Many tables of a study at once, without marks and notes: for a small one calls take longer than work."""
        given = np.stack([table.values for table in tables])
        made = np.empty_like(given)
        for _, columns, rows in self._portions():
            for treatment, which in self.groups:
                laid = np.stack([rows(block)[:, which] for block in given])
                treated = treat_each(laid, columns.pick(which), treatment)
                for block, values in zip(made, treated, strict=True):
                    rows(block)[:, which] = values
        return [table.with_values(values) for table, values in zip(tables, made, strict=True)]

    def _notes(self, treated: Treated, given: Array, start: int) -> Iterator[Note]:
        """What was done to each column, and to each point of it that was drawn in: which unit, from and to what."""
        setting = self.setting
        for column, deed in enumerate(treated.table()):
            if not deed.marks:
                continue
            yield Note(Cell(treated.columns.period, "", deed.indicator), _told(deed))
            for row in np.flatnonzero(moved(treated.marks[:, column])):
                at, unit = divmod(int(row), len(setting.units))
                before, after = f"{given[row, column]:.6g}", f"{treated.values[row, column]:.6g}"
                cell = Cell(setting.periods[start + at], setting.units[unit], deed.indicator)
                yield Note(cell, words("index.note_moved", before=before, after=after))

    def _portions(self) -> Iterator[tuple[int, Columns, Callable[[NDArray[Any]], NDArray[Any]]]]:
        """What is treated at once: first period, columns, and the rows (k, m) of it as a view of a block (t, n, m)."""
        if self.pooled:
            yield 0, self.setting.pooled(), lambda block: block.reshape(-1, block.shape[2])
            return
        for at in range(len(self.setting.periods)):
            yield at, self.setting.columns(at), itemgetter(at)


def _told(deed: Deed) -> Words:
    how = [words(f"index.mark_{mark.name.lower()}") for mark in deed.marks]
    return words(
        "index.note_treated",
        how=how[0] if len(how) == 1 else words("index.mark_both", one=how[0], other=how[1]),
        points=deed.points,
        skewness=f"{deed.skewness:.2f}",
        after=f"{deed.skewness_after:.2f}",
    )


def _groups(setting: Setting, default: Treatment) -> list[tuple[Treatment, NDArray[np.intp]]]:
    held = [setting.framework.by_code[code].treatment or default for code in setting.framework.indicators]
    kinds = list(dict.fromkeys(held))
    return [(kind, np.array([at for at, each in enumerate(held) if each == kind])) for kind in kinds]
