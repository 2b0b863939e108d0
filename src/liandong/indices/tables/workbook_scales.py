"""Scales as formulas of a spreadsheet: what each takes from its basis, and what it makes of a value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from liandong.indices.methods.scales import (
    AtMost,
    Borda,
    DistanceToMax,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMax,
    Goalposts,
    MinMax,
    PercentRank,
    Rank,
    Scale,
    Scaled,
    ToTarget,
    TwoWay,
    ZScore,
)

PARAMETERS = (
    *("direction", "low", "high", "mean", "deviation", "reference"),
    *("offset", "span", "width", "base", "floor", "ceiling"),
)
"""The rows of the sheet of parameters; a scale fills those that it has."""

Cells = Mapping[str, str]
"""Where the parameters of an indicator stand."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a scale is fitted on: the cells of the indicator (`cells`), its direction and target in the framework, the
    cell of a unit of reference (None where it is not one cell), and whether every value is part of the basis."""

    code: str
    cells: str
    direction: str
    target: str
    of_unit: Callable[[str], str | None]
    whole: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A scale in formulas: its parameters (numbers, or formulas without the sign of equality), and the formula of a
    value `x` from where the parameters stand."""

    parameters: Mapping[str, str | float]
    made: Callable[[str, Cells], str]


def rule(scale: Scale, basis: Basis, at: Cells) -> Rule | None:
    """The scale in formulas, its parameters standing in the cells `at`; None where it cannot be put so."""
    if isinstance(scale, FractionOfMax):
        return Rule(_extent(basis), lambda x, at: f"IF({at['direction']}>0,{x}/{at['high']},{at['low']}/{x})")
    if isinstance(scale, (ToTarget, AtMost, TwoWay)):
        told: dict[str, str | float] = {"reference": basis.target, "width": scale.top}
        return Rule(told, _AGAINST[type(scale)])
    if isinstance(scale, (Rank, Borda, PercentRank)):
        return Rule({"direction": basis.direction}, _ordered(scale, basis))
    parameters = _linear(scale, basis, at)
    if parameters is None:
        return None
    clamped = {"floor", "ceiling"} & parameters.keys()
    return Rule(parameters, _clamped if clamped else _shifted)


def _extent(basis: Basis) -> dict[str, str | float]:
    return {"direction": basis.direction, "low": f"MIN({basis.cells})", "high": f"MAX({basis.cells})"}


def _linear(scale: Scale, basis: Basis, at: Cells) -> dict[str, str | float] | None:
    offset = f"IF({at['direction']}>0,{at['low']},-{at['high']})"
    between = {"offset": offset, "span": f"{at['high']}-{at['low']}"}
    to_reference = {"offset": offset, "span": f"{at['direction']}*{at['reference']}-{at['offset']}"}
    plain: dict[str, str | float] = {"width": 1.0, "base": 0.0}
    if isinstance(scale, MinMax):
        return _extent(basis) | between | {"width": scale.high - scale.low, "base": scale.low}
    if isinstance(scale, DistanceToMax):
        return _extent(basis) | between | plain
    if isinstance(scale, Goalposts):
        posts = {"low": _post(scale.low, basis.code), "high": _post(scale.high, basis.code)}
        bounds = {"floor": 0.0, "ceiling": scale.top} if scale.clamp else {}
        return {"direction": basis.direction} | posts | between | {"width": scale.top, "base": 0.0} | bounds
    if isinstance(scale, (DistanceToReference, DistanceToTarget)):
        reference = basis.target if isinstance(scale, DistanceToTarget) else basis.of_unit(scale.unit)
        if reference is None:
            return None
        bounds = {"ceiling": 1.0} if scale.cap else {}
        return _extent(basis) | {"reference": reference} | to_reference | plain | bounds
    return _centred(scale, basis, at)


def _centred(scale: Scale, basis: Basis, at: Cells) -> dict[str, str | float] | None:
    centred = {"offset": f"{at['direction']}*{at['mean']}", "span": at["deviation"]}
    if isinstance(scale, ZScore):
        taken = {"mean": f"AVERAGE({basis.cells})", "deviation": f"STDEV({basis.cells})"}
        return {"direction": basis.direction} | taken | centred | {"width": scale.sd, "base": scale.mean}
    if isinstance(scale, Scaled):
        given = {"mean": scale.centre, "deviation": scale.scale}
        return {"direction": basis.direction} | given | centred | {"width": 1.0, "base": 0.0}
    return None


def _post(given: float | Mapping[str, float], code: str) -> float:
    return float(given[code] if isinstance(given, Mapping) else given)


def _shifted(x: str, at: Cells) -> str:
    return f"({x}*{at['direction']}-{at['offset']})/{at['span']}*{at['width']}+{at['base']}"


def _clamped(x: str, at: Cells) -> str:
    """A scale that has no floor leaves its cell empty, which a bound must not take for 0."""
    floor = f"IF(ISNUMBER({at['floor']}),{at['floor']},-1E+300)"
    return f"MAX({floor},MIN({at['ceiling']},{_shifted(x, at)}))"


def _ordered(scale: Rank | Borda | PercentRank, basis: Basis) -> Callable[[str, Cells], str]:
    def made(x: str, at: Cells) -> str:
        if basis.whole:
            worse = f"RANK({x},{basis.cells},IF({at['direction']}>0,1,0))-1"
        else:  # a value that is not among those of the basis has no RANK there
            counted = (f"SUMPRODUCT(ISNUMBER({basis.cells})*({basis.cells}{sign}{x}))" for sign in "<>")
            worse = f"IF({at['direction']}>0,{next(counted)},{next(counted)})"
        if isinstance(scale, Rank):
            return f"{worse}+1"
        if isinstance(scale, Borda):
            return worse
        return f"MIN(1,({worse})/MAX(COUNT({basis.cells})-1,1))"

    return made


_AGAINST: Mapping[type, Callable[[str, Cells], str]] = {
    ToTarget: lambda x, at: f"MAX(0,MIN(1,{x}/{at['reference']}))*{at['width']}",
    AtMost: lambda x, at: f"MAX(0,MIN(1,(3-{x}/{at['reference']})/2))*{at['width']}",
    TwoWay: lambda x, at: f"MAX(0,MIN({x}/{at['reference']},2-{x}/{at['reference']}))*{at['width']}",
}
