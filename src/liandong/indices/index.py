"""Index (指数): what a recipe gave, every stage of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.frame import Frame, Mark
from liandong.indices.framework import Framework
from liandong.indices.methods.columns import Array, Cell
from liandong.indices.methods.ranking import Ranks, group_ranks, ranks
from liandong.indices.recipe import Recipe
from liandong.indices.steps.normalise import Normalise
from liandong.indices.steps.step import Note, Step, Table
from liandong.indices.tree import laid_out
from liandong.messages import words


@dataclass(frozen=True, eq=False, slots=True)
class Stage:
    """A step and the table that it left; the first stage has no step, and holds what was given."""

    step: Step | None
    table: Table


@dataclass(frozen=True, eq=False, slots=True)
class Index:
    """A solved recipe. `scores` (t, n, branches) and `ranks` of the same shape, 1 the best and 0 where there is no
    score, are in the order of `Framework.aggregates`; the root is the last."""

    frame: Frame
    framework: Framework
    recipe: Recipe
    stages: tuple[Stage, ...]
    scores: Array
    ranks: Ranks

    @property
    def last(self) -> Table:
        """The table that was aggregated: normalised values and the weights that held."""
        return self.stages[-1].table

    def after(self, kind: type[Step]) -> Table:
        """The table that the step of this kind left. IndicatorError where the recipe has none."""
        for stage in self.stages:
            if isinstance(stage.step, kind):
                return stage.table
        there = ", ".join(type(step).__name__ for step in self.recipe.whole)
        raise IndicatorError(words("index.no_step", step=kind.__name__, there=there))

    @property
    def normalised(self) -> Array:
        """The values (t, n, m) that were aggregated."""
        return self.last.values

    @property
    def measured(self) -> Array:
        """The values (t, n, m) that were normalised: divided, filled, treated; the last ones where nothing is
        normalised."""
        for before, stage in pairwise(self.stages):
            if isinstance(stage.step, Normalise):
                return before.table.values
        return self.last.values

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the steps did to single units and cells, in their order; then the cells that are still missing of units
        that have others, as far as no step told of them."""
        told = tuple(note for stage in self.stages for note in stage.table.notes)
        gaps = np.isnan(self.normalised)
        gaps &= ~gaps.all(axis=2, keepdims=True)
        named = {note.cell for note in told}
        left = (
            Cell(self.frame.periods[at], self.frame.units[row], self.framework.indicators[column])
            for at, row, column in np.argwhere(gaps)
        )
        return (*told, *(Note(cell, words("index.note_left")) for cell in left if cell not in named))

    @property
    def unscored(self) -> tuple[Note, ...]:
        """The units that have no index in a period, with the reason: what stands in the way of the first node
        without."""
        at_root = np.argwhere(np.isnan(self.scores[..., -1]))
        return tuple(self._why(int(at), int(row)) for at, row in at_root)

    def _why(self, at: int, row: int) -> Note:
        cell = Cell(self.frame.periods[at], self.frame.units[row], "")
        if (self.last.marks[at, row] & Mark.SCREENED).any():
            notes = (note for stage in self.stages for note in stage.table.notes)
            told = next((note.told for note in notes if note.cell == cell), words("index.note_absent"))
            return Note(cell, told)
        missing = [
            code
            for code, value in zip(self.framework.indicators, self.normalised[at, row], strict=True)
            if np.isnan(value)
        ]
        return Note(cell, words("index.note_unscored", missing=", ".join(missing)))

    @property
    def weights(self) -> Mapping[str, float]:
        """The weight of each node among those of the same parent: they sum to 1."""
        held = dict(zip(self.framework.codes, self.last.weights.tolist(), strict=True))
        shares = {self.framework.root: 1.0}
        for children in self.framework.children.values():
            total = sum(held[child] for child in children)
            shares |= {child: held[child] / total for child in children}
        return shares

    @property
    def effective(self) -> Mapping[str, float]:
        """The share of each indicator in the index, through all that stand above it: they sum to 1."""
        whole = laid_out(self.framework).fold(self.last.weights)
        return dict(zip(self.framework.indicators, whole.tolist(), strict=True))

    def score(self, node: str = "", period: str | None = None) -> Array:
        """Scores (n) of a node, by default the root, in a period, by default the last; an indicator's are its
        normalised values. IndicatorError for a node or period that is not there."""
        at = self.frame.when(period)
        code = node or self.framework.root
        if code in self.framework.indicators:
            return self.normalised[at, :, self.framework.indicators.index(code)]
        return self.scores[at, :, self._aggregate(code)]

    def rank(self, node: str = "", period: str | None = None) -> Ranks:
        """Ranks (n) of a node as `score`: 1 the best, equal scores the better rank, 0 where there is no score."""
        if node in self.framework.indicators:
            return ranks(self.score(node, period))
        return self.ranks[self.frame.when(period), :, self._aggregate(node or self.framework.root)]

    def group_rank(self, label: str, node: str = "", period: str | None = None) -> Ranks:
        """Ranks (n) within the units of the same label. IndicatorError for labels that the frame does not have."""
        groups = self._labels(label)
        placed = group_ranks(self.score(node, period), groups)
        return np.where([bool(group) for group in groups], placed, 0)

    def marks(self, unit: str, period: str | None = None) -> Mapping[str, Mark]:
        """What was filled, treated or screened of a unit's indicators. IndicatorError for a unit or period that is not
        there."""
        row, at = self.frame.row(unit), self.frame.when(period)
        held = self.last.marks[at, row]
        return {code: Mark(int(mark)) for code, mark in zip(self.framework.indicators, held, strict=True) if mark}

    def _labels(self, label: str) -> tuple[str, ...]:
        try:
            return self.frame.labels[label]
        except KeyError:
            raise IndicatorError(words("index.no_label", label=label, there=", ".join(self.frame.labels))) from None

    def _aggregate(self, code: str) -> int:
        try:
            return self.framework.aggregates.index(code)
        except ValueError:
            there = ", ".join(self.framework.codes)
            raise IndicatorError(words("index.no_node", code=code, there=there), indicator=code) from None
