"""The parts of a text file: every step, scale, mean, rule and factor by its name, its parameters by theirs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import reduce
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from liandong.errors import IndicatorError
from liandong.indices.methods import aggregation, imputation, scales, treatment
from liandong.indices.methods.aggregation import Mean
from liandong.indices.methods.imputation import Rule
from liandong.indices.methods.imputation.learned import ByModel, ByNeighbours
from liandong.indices.methods.scales import Scale
from liandong.indices.methods.treatment import Remedy, SkewKurt, Treatment
from liandong.indices.steps import STEPS, WEIGHINGS, Step, Weighing
from liandong.indices.studies.factors import FACTORS
from liandong.messages import Words, words

KIND = "kind"


def snake(part: type[Any]) -> str:
    """The name of a part in a file: the class `MinMax` is `min_max`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", part.__name__).lower()


def _named(*kinds: type[Any]) -> Mapping[str, type[Any]]:
    return {snake(kind): kind for kind in kinds}


STEP_PARTS = _named(*STEPS)
FACTOR_PARTS = _named(*FACTORS)
_SCALES = (
    *(scales.AtMost, scales.Borda, scales.DistanceToMax, scales.DistanceToReference, scales.DistanceToTarget),
    *(scales.FractionOfMax, scales.Goalposts, scales.MinMax, scales.PercentRank, scales.Rank, scales.Scaled),
    *(scales.ToTarget, scales.TwoWay, scales.ZScore),
)
_MEANS = (
    *(aggregation.AMPI, aggregation.Arithmetic, aggregation.BenefitOfDoubt, aggregation.Copeland),
    *(aggregation.Generalised, aggregation.Geometric, aggregation.Harmonic, aggregation.Lowest, aggregation.MPI),
)
_RULES = (
    *(imputation.ByGroup, imputation.ByMean, imputation.ByMedian, imputation.BySiblings, imputation.Constant),
    *(imputation.Latest, imputation.Linear, ByModel, ByNeighbours),
)
PARTS: Mapping[Any, Mapping[str, type[Any]]] = {
    Step: STEP_PARTS,
    Scale: _named(*_SCALES),
    Mean: _named(*_MEANS),
    Rule: _named(*_RULES),
    Remedy: _named(treatment.Winsorise, treatment.Log, treatment.BoxCox),
    Treatment: _named(Treatment),
    SkewKurt: _named(SkewKurt),
    Weighing: _named(*WEIGHINGS),
}
"""What may stand where a part of this kind is asked for, by its name."""


def make(given: Mapping[str, Any], among: Mapping[str, type[Any]], place: str | Words) -> Any:
    """The part, one of those of a kind, that a table of the file describes.

    IndicatorError names the place, what is wrong there, and what may stand.
    """
    if KIND not in given:
        raise IndicatorError(words("index.file_no_kind", place=place, there=", ".join(sorted(among))))
    kind = given[KIND]
    part = among.get(str(kind))
    if part is None:
        raise IndicatorError(words("index.file_kind", place=place, given=str(kind), there=", ".join(sorted(among))))
    return fill(
        part,
        {key: value for key, value in given.items() if key != KIND},
        words("index.place_kind", place=place, kind=str(kind)),
    )


def fill(part: type[Any], given: Mapping[str, Any], place: str | Words) -> Any:
    """The dataclass with these parameters. IndicatorError as `make`."""
    hints = get_type_hints(part)
    known = {field.name: field for field in fields(part) if field.init}
    for key in given:
        if key not in known:
            told = words("index.file_parameter", place=place, given=key, there=", ".join(known) or "-")
            raise IndicatorError(told)
    values = {
        key: _value(value, hints[key], words("index.place_in", place=place, key=key)) for key, value in given.items()
    }
    for name, field in known.items():
        if name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise IndicatorError(words("index.file_lacks", place=place, parameter=name))
    return part(**values)


def _value(value: Any, hint: Any, place: str | Words) -> Any:
    if isinstance(value, Mapping):
        if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
            return {str(key): _value(each, get_args(hint)[1], place) for key, each in value.items()}
        return make(value, _among(hint, place), place)
    if isinstance(value, list):
        inside = _inside(hint, value, place)
        return tuple(
            _value(each, inside[at], words("index.place_member", place=place, at=at + 1))
            for at, each in enumerate(value)
        )
    allowed = {hint, *get_args(hint)}
    if float in allowed and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    for kind in (bool, int, float, str):
        if type(value) is kind and (kind in allowed or Any in allowed or value in allowed):
            return value
    raise IndicatorError(words("index.file_value", place=place, given=str(value), wanted=_wanted(hint)))


def _inside(hint: Any, value: list[Any], place: str | Words) -> Sequence[Any]:
    """What each member of a list must be."""
    held = next((each for each in (hint, *get_args(hint)) if get_origin(each) is tuple), None)
    members = get_args(held)
    if members[1:] == (...,):
        return members[:1] * len(value)
    if len(members) != len(value):
        raise IndicatorError(words("index.file_value", place=place, given=str(value), wanted=_wanted(hint)))
    return members


def _among(hint: Any, place: str | Words) -> Mapping[str, type[Any]]:
    for kind in (hint, *get_args(hint)):
        if kind in PARTS:
            return PARTS[kind]
    raise IndicatorError(words("index.file_value", place=place, given="{…}", wanted=_wanted(hint)))


_TYPES: Mapping[Any, str] = {bool: "truth", float: "number", int: "whole", str: "text", tuple: "list"}


def _wanted(hint: Any) -> Words:
    """What a parameter takes, in words: the one type, or each of several."""
    several = get_origin(hint) in (Union, UnionType)
    kinds = [kind for kind in (get_args(hint) if several else (hint,)) if kind is not NoneType]
    told = [_type(kind) for kind in kinds]
    return reduce(lambda one, other: words("index.wanted_or", one=one, other=other), told)


def _type(kind: Any) -> Words:
    if get_origin(kind) is Literal:
        return words("index.wanted_one_of", there=", ".join(map(str, get_args(kind))))
    return words(f"index.wanted_{_TYPES.get(get_origin(kind) or kind, 'table')}")


def describe(part: Any) -> dict[str, Any]:
    """The table that `make` makes this part of; parameters that have their usual value are left out."""
    held: dict[str, Any] = {KIND: snake(type(part))}
    for field in fields(part):
        value = getattr(part, field.name)
        usual = field.default_factory() if field.default_factory is not MISSING else field.default
        if field.init and value != usual:
            held[field.name] = plain(value)
    return held


def plain(value: Any) -> Any:
    """A value as TOML has it."""
    if is_dataclass(value):
        return describe(value)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [plain(each) for each in value]
    return value
