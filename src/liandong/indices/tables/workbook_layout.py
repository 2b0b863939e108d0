"""Where things stand in the workbook of an index: one order of rows and columns on all of its sheets, so that formulas
refer to cells and never to a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from liandong.indices.framework import Framework
from liandong.indices.index import Index
from liandong.indices.steps import POOLED, YEARLY

TOLD, WEIGHT, CODE, NAME, DATA = 0, 1, 2, 3, 4
"""Rows of the sheets of data: what the sheet shows, weights or units, codes, names, and from there on the numbers."""

FIRST = 3
"""The first column of numbers, after period, code and name of the unit."""

F_CODE, F_NAME, F_PARENT, F_DIRECTION, F_UNIT, F_TARGET, F_DENOMINATOR, F_WEIGHT, F_SHARE, F_WHOLE = range(10)
"""Columns of the sheet of the framework."""


@dataclass(frozen=True, slots=True)
class Run:
    """Children of a node that stand side by side: on which sheet, and in which columns."""

    sheet: str
    first: int
    last: int

    def cells(self, row: int) -> str:
        """The children's cells in a row."""
        return f"'{self.sheet}'!{xl_range_abs(row, self.first, row, self.last)}"


@dataclass(frozen=True)
class Layout:
    """The places of an index in its workbook; `framework`, `values` and `scores` name the sheets that formulas
    read."""

    index: Index
    framework: str
    normalised: str
    scores: str

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All nodes, level after level, so that the children of a node stand together."""
        tree = self.index.framework
        found = [tree.root]
        for code in found:
            found += tree.children.get(code, ())
        return tuple(found)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The indicators, as their columns stand."""
        return tuple(code for code in self.order if code not in self.tree.children)

    @cached_property
    def branches(self) -> tuple[str, ...]:
        """The other nodes, as their columns stand: the index itself first."""
        return tuple(code for code in self.order if code in self.tree.children)

    @property
    def tree(self) -> Framework:
        """The framework."""
        return self.index.framework

    @property
    def rows(self) -> int:
        """How many rows of numbers there are: each unit in each period."""
        return len(self.index.frame.periods) * len(self.index.frame.units)

    def row(self, at: int, unit: int) -> int:
        """The row of a unit in a period."""
        return DATA + at * len(self.index.frame.units) + unit

    def column(self, code: str) -> int:
        """The column of an indicator on the sheets of data, of another node on those of scores and ranks."""
        return FIRST + (self.branches if code in self.tree.children else self.leaves).index(code)

    def span(self, over: str, at: int) -> tuple[int, int]:
        """First and last row of what a scale is fitted on, for a period: `over` as `Normalise` has it."""
        if over == POOLED:
            return DATA, DATA + self.rows - 1
        period = at if over == YEARLY else self.index.frame.periods.index(over)
        return self.row(period, 0), self.row(period, len(self.index.frame.units) - 1)

    def of_node(self, code: str, column: int) -> str:
        """A cell of the sheet of the framework."""
        return f"'{self.framework}'!{self.at(1 + self.order.index(code), column)}"

    def at(self, row: int, column: int) -> str:
        """A cell of the same sheet, fixed."""
        cell: str = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        return cell

    def runs(self, code: str) -> Sequence[Run]:
        """The children of a node: indicators and other nodes, each side by side."""
        children = self.tree.children[code]
        leaves = [self.column(child) for child in children if child not in self.tree.children]
        others = [self.column(child) for child in children if child in self.tree.children]
        return [
            Run(sheet, min(columns), max(columns))
            for sheet, columns in ((self.normalised, leaves), (self.scores, others))
            if columns
        ]
