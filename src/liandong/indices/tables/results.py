"""A solved index as tables: who stands where, what each node came to, and what was filled, treated and left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from liandong.indices.frame import Mark
from liandong.indices.framework import Framework
from liandong.indices.index import Index
from liandong.messages import Language


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with its rank and score in a period, and the scores of `shown` nodes, NaN where there is none."""

    period: str
    rank: int
    unit: str
    name: str
    score: float
    nodes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells were filled and treated, how many are missing, and how many units were left out of a period."""

    filled: int
    treated: int
    missing: int
    screened: int


@dataclass(frozen=True, slots=True)
class Altered:
    """A cell that is not used as it was given: how it is marked (0 where it is still missing), and the number before
    and after, NaN where there is none."""

    code: str
    mark: Mark
    before: float
    after: float


def shown(framework: Framework) -> tuple[str, ...]:
    """The nodes between root and indicators, in the order of the framework."""
    return tuple(node.code for node in framework.nodes if node.code in framework.children and node.parent)


def ranking(index: Index, period: str | None = None) -> tuple[Placed, ...]:
    """The units that have a rank in a period (by default the last), the best first, equal ones by their codes."""
    when = index.frame.periods[-1] if period is None else period
    ranks, scores = index.rank(period=period), index.score(period=period)
    nodes = [index.score(code, period) for code in shown(index.framework)]
    order = np.lexsort((np.arange(len(ranks)), ranks))
    frame = index.frame
    return tuple(
        Placed(
            when,
            int(ranks[at]),
            frame.units[at],
            frame.name(frame.units[at]),
            float(scores[at]),
            tuple(float(node[at]) for node in nodes),
        )
        for at in order
        if ranks[at]
    )


def altered(index: Index, unit: str, period: str) -> tuple[Altered, ...]:
    """The cells of a unit that were filled, treated or left out, step after step, and those that are still missing.
    IndicatorError for a unit or period that is not there."""
    row, at = index.frame.row(unit), index.frame.when(period)
    held = [(stage.table.values[at, row].tolist(), stage.table.marks[at, row].tolist()) for stage in index.stages]
    found = [
        Altered(code, Mark(marks[column] & ~marked[column]), before[column], after[column])
        for (before, marked), (after, marks) in pairwise(held)
        for column, code in enumerate(index.framework.indicators)
        if marks[column] & ~marked[column]
    ]
    last, marks = held[-1]
    left = [
        code
        for code, value, mark in zip(index.framework.indicators, last, marks, strict=True)
        if value != value and not mark
    ]
    return (*found, *(Altered(code, Mark(0), np.nan, np.nan) for code in left))


def tally(index: Index) -> Tally:
    """What was done to the cells of all periods."""
    marks, values = index.last.marks, index.normalised
    screened = (marks & Mark.SCREENED) != 0
    return Tally(
        int(np.count_nonzero(marks & Mark.FILLED)),
        int(np.count_nonzero(marks & Mark.TREATED)),
        int(np.count_nonzero(np.isnan(values) & ~screened)),
        int(np.count_nonzero(screened.any(axis=2))),
    )


def data(index: Index, lang: Language) -> dict[str, Any]:
    """The index as JSON has it: framework and weights, every score and rank, notes; what is missing is null."""
    framework = index.framework
    return {
        "index": {"code": framework.root, "name": framework.name(framework.root)},
        "nodes": [
            {
                "code": node.code,
                "name": framework.name(node.code),
                "parent": node.parent or None,
                "weight": index.weights[node.code],
                "share": index.effective.get(node.code),
            }
            for node in framework.nodes
        ],
        "ranking": [each for period in index.frame.periods for each in _period(index, period)],
        "unscored": [_note(note.cell._asdict(), note.told.worded(lang)) for note in index.unscored],
        "notes": [_note(note.cell._asdict(), note.told.worded(lang)) for note in index.notes],
    }


def _period(index: Index, period: str) -> Iterator[dict[str, Any]]:
    frame, framework = index.frame, index.framework
    scores = {code: index.score(code, period) for code in framework.codes}
    for placed in ranking(index, period):
        at = frame.units.index(placed.unit)
        yield {
            "period": period or None,
            "rank": placed.rank,
            "unit": placed.unit,
            "name": placed.name,
            "score": placed.score,
            "nodes": {code: _plain(scores[code][at]) for code in framework.codes if code != framework.root},
            "marks": {code: mark.name for code, mark in index.marks(placed.unit, period).items()},
        }


def _note(cell: dict[str, str], told: str) -> dict[str, Any]:
    return {name: value or None for name, value in cell.items()} | {"told": told}


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
