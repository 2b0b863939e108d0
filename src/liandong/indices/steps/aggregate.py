"""Aggregate (合成): from the indicators up to the index."""

from dataclasses import dataclass, field

from liandong.errors import IndicatorError
from liandong.indices.methods.aggregation import Arithmetic, Mean
from liandong.indices.steps.step import Bound, Setting, Table
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Each node by its own mean, else by `mean`; a node of which less than the share `threshold` of its children is
    there has no score."""

    mean: Mean = field(default_factory=Arithmetic)
    threshold: float = 0.0

    def bind(self, setting: Setting) -> Bound:
        """Nothing is done to the table: the scores stand beside it (`Tree.climb`). IndicatorError for a wrong share."""
        if not 0 <= self.threshold <= 1:
            raise IndicatorError(words("index.share", share=self.threshold))

        def aggregate(table: Table) -> Table:
            return table.with_values(table.values)

        return aggregate
