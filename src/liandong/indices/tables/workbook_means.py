"""Means as formulas of a spreadsheet, over the children that are there, the weights of the others rescaled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from liandong.indices.methods.aggregation import Arithmetic, Generalised, Geometric, Harmonic, Mean


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula; `array` tells that it takes ranges value by value, which a spreadsheet wants to be told."""

    text: str
    array: bool = False


def formula(mean: Mean, children: Sequence[tuple[str, str]], many: int, threshold: float) -> Formula | None:
    """The score of a node from ranges (weights, values) of its children, `many` of them; None where the mean cannot be
    put into a formula. Empty where less than the share `threshold` of the children is there, or none that weighs."""
    made = _mean(mean)
    if made is None:
        return None
    term, whole = made
    weight = "+".join(f"SUMPRODUCT({w},--ISNUMBER({v}))" for w, v in children)
    total = "+".join(f"SUMPRODUCT({w},{term(v)})" for w, v in children)
    lacking = f"({weight})=0"
    if threshold > 0:
        there = "+".join(f"COUNT({v})" for _, v in children)
        lacking = f"OR({lacking},({there})/{many}<{threshold!r})"
    return Formula(f'=IF({lacking},"",{whole(f"(({total})/({weight}))")})', not isinstance(mean, Arithmetic))


Term = Callable[[str], str]


def _mean(mean: Mean) -> tuple[Term, Term] | None:
    """What is made of each value, and what of their weighted mean."""
    power = mean.power if isinstance(mean, Generalised) else None
    if isinstance(mean, Arithmetic) or power == 1:
        return (lambda v: v), (lambda m: m)
    if isinstance(mean, Geometric) or power == 0:
        return (lambda v: f"IF(ISNUMBER({v}),LN({v}),0)"), (lambda m: f"EXP({m})")
    if isinstance(mean, Harmonic):
        return (lambda v: f"IF(ISNUMBER({v}),1/{v},0)"), (lambda m: f"1/{m}")
    if power is not None:
        return (lambda v: f"IF(ISNUMBER({v}),{v}^({power!r}),0)"), (lambda m: f"{m}^(1/({power!r}))")
    return None
