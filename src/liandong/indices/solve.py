"""Solve: frame, framework and recipe → index, every stage of it kept."""

from dataclasses import replace

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.frame import Frame
from liandong.indices.framework import Framework
from liandong.indices.index import Index, Stage
from liandong.indices.methods.columns import Cell
from liandong.indices.methods.ranking import ranks
from liandong.indices.recipe import Recipe
from liandong.indices.steps.denominate import Denominate
from liandong.indices.steps.normalise import Normalise
from liandong.indices.steps.step import Note, Setting, Table
from liandong.indices.tree import laid_out
from liandong.messages import words


def setting_of(frame: Frame, framework: Framework) -> Setting:
    """What the steps are bound to. IndicatorError for a frame that lacks an indicator of the framework."""
    missing = [code for code in framework.indicators if code not in frame.indicators]
    if missing:
        raise IndicatorError(
            words("index.lacks_column", indicator=missing[0], there=", ".join(frame.indicators)), indicator=missing[0]
        )
    named = {framework.by_code[code].denominator for code in framework.indicators} - {""}
    divisors = {code: frame.column(code) for code in sorted(named) if code in frame.indicators}
    return Setting(framework, frame.units, frame.periods, frame.labels, divisors)


def begin(frame: Frame, framework: Framework) -> Table:
    """The table that the first step gets: the indicators of the framework, as given, with the weights as given."""
    given = frame.pick(framework.indicators)
    return Table(given.values, given.marks, framework.weights)


def _require_turned(framework: Framework, recipe: Recipe) -> None:
    """Only scales turn what counts inversely: without them it would count the wrong way round, and nobody would see."""
    inverse = np.flatnonzero(framework.directions < 0)
    if len(inverse) and recipe.step(Normalise) is None:
        code = framework.indicators[inverse[0]]
        raise IndicatorError(words("index.not_turned", indicator=code), indicator=code)


def _undivided(framework: Framework, recipe: Recipe) -> tuple[Note, ...]:
    """Notes on indicators that name a denominator by which no step divides them: they may be divided already."""
    if recipe.step(Denominate) is not None:
        return ()
    named = ((code, framework.by_code[code].denominator) for code in framework.indicators)
    return tuple(Note(Cell("", "", code), words("index.note_undivided", by=by)) for code, by in named if by)


def solve(frame: Frame, framework: Framework, recipe: Recipe) -> Index:
    """The index: each stage, the scores of each node, and ranks.

    IndicatorError names the step's indicator, unit and period where something cannot be computed; and refuses a recipe
    that does not normalise where less of an indicator is better.
    """
    setting = setting_of(frame, framework)
    _require_turned(framework, recipe)
    table = begin(frame, framework)
    stages = [Stage(None, replace(table, notes=_undivided(framework, recipe)))]
    for step in recipe.whole:
        table = step.bind(setting)(table)
        stages.append(Stage(step, table))
    tree = laid_out(framework)
    aggregate = recipe.aggregate
    scores = np.stack(
        [
            tree.climb(values, table.weights, aggregate.mean, aggregate.threshold, frame.units, frame.periods[at])
            for at, values in enumerate(table.values)
        ]
    )
    scores.flags.writeable = False
    placed = ranks(np.moveaxis(scores, 1, 2))
    return Index(frame, framework, recipe, tuple(stages), scores, np.moveaxis(placed, 2, 1))
