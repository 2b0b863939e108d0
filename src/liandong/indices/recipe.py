"""Recipe (算法): the ordered steps by which an index is computed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from liandong.errors import IndicatorError
from liandong.indices.steps.aggregate import Aggregate
from liandong.indices.steps.denominate import Denominate
from liandong.indices.steps.normalise import Normalise
from liandong.indices.steps.step import Step
from liandong.indices.steps.weigh import Weigh
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

        IndicatorError for what is no step, for two steps of one kind, for an `Aggregate` that is not the last, for
        dividing what is normalised already, and for weighing what is not normalised yet.
        """
        kinds = [type(step) for step in steps]
        for step in steps:
            if not callable(getattr(step, "bind", None)) or isinstance(step, type):
                raise IndicatorError(words("index.not_a_step", given=str(step)[:40]))
        for kind in kinds:
            if kinds.count(kind) > 1:
                raise IndicatorError(words("index.step_twice", step=kind.__name__))
        last = steps[-1] if steps and isinstance(steps[-1], Aggregate) else None
        if Aggregate in kinds and last is None:
            raise IndicatorError(words("index.aggregate_last"))
        _in_order(kinds, Denominate, Normalise)
        _in_order(kinds, Normalise, Weigh)
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


def _in_order(kinds: Sequence[type[object]], first: type[object], second: type[object]) -> None:
    if first in kinds and second in kinds and kinds.index(first) > kinds.index(second):
        raise IndicatorError(words("index.steps_order", first=first.__name__, second=second.__name__))
