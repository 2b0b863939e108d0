"""Recipe (算法): the ordered steps by which an index is computed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from liandong.errors import IndicatorError
from liandong.indices.steps.aggregate import Aggregate
from liandong.indices.steps.step import Step
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class Recipe:
    """The steps up to the normalised and weighted table, in the order in which they are done, and how it is
    aggregated."""

    steps: tuple[Step, ...]
    aggregate: Aggregate = field(default_factory=Aggregate)

    @classmethod
    def of(cls, *steps: Step | Aggregate) -> "Recipe":
        """The recipe of these steps; without an `Aggregate`, weighted arithmetic means.

        IndicatorError for two steps of one kind, and for an `Aggregate` that is not the last.
        """
        kinds = [type(step) for step in steps]
        for kind in kinds:
            if kinds.count(kind) > 1:
                raise IndicatorError(words("index.step_twice", step=kind.__name__))
        last = steps[-1] if steps and isinstance(steps[-1], Aggregate) else None
        if Aggregate in kinds and last is None:
            raise IndicatorError(words("index.aggregate_last"))
        before = tuple(step for step in steps if not isinstance(step, Aggregate))
        return cls(before, last or Aggregate())

    @property
    def whole(self) -> tuple[Step, ...]:
        """All steps, the last one too."""
        return (*self.steps, self.aggregate)

    def step(self, kind: type[Step]) -> Step | None:
        """The step of this kind, if the recipe has one."""
        return next((step for step in self.whole if isinstance(step, kind)), None)

    def replacing(self, step: Step) -> "Recipe":
        """The recipe with another step in the place of the one of its kind. IndicatorError where it has none."""
        kind = type(step)
        if self.step(kind) is None:
            there: Sequence[str] = [type(each).__name__ for each in self.whole]
            raise IndicatorError(words("index.no_step", step=kind.__name__, there=", ".join(there)))
        if isinstance(step, Aggregate):
            return replace(self, aggregate=step)
        return replace(self, steps=tuple(step if type(each) is kind else each for each in self.steps))
