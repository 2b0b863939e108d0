"""The parts of a text file: every step, scale, mean, rule and factor by its name, its parameters by theirs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from liandong.errors import IndicatorError
from liandong.indices.methods import aggregation, imputation, scales, treatment, weights
from liandong.indices.steps import STEPS
from liandong.indices.studies import factors
from liandong.messages import words

KIND = "kind"


@cache
def parts() -> Mapping[str, type[Any]]:
    """Every part that a file may name, by its name: the class `MinMax` is `min_max`."""
    held: dict[str, type[Any]] = {snake(step): step for step in STEPS}
    for room in (scales, treatment, imputation, aggregation, weights, factors):
        for name in getattr(room, "PARTS", ()):
            held[snake(name)] = name
    return held


def snake(part: type[Any]) -> str:
    """The name of a part in a file."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", part.__name__).lower()


def make(given: Mapping[str, Any], place: str) -> Any:
    """The part that a table of the file describes. IndicatorError names the place, what is wrong there, and what may
    stand."""
    kind = given.get(KIND)
    part = parts().get(str(kind))
    if part is None:
        raise IndicatorError(words("index.file_kind", place=place, given=str(kind), there=", ".join(sorted(parts()))))
    return fill(part, {key: value for key, value in given.items() if key != KIND}, f"{place} ({kind})")


def fill(part: type[Any], given: Mapping[str, Any], place: str) -> Any:
    """The dataclass with these parameters. IndicatorError as `make`."""
    hints = get_type_hints(part)
    known = {field.name: field for field in fields(part) if field.init}
    for key in given:
        if key not in known:
            told = words("index.file_parameter", place=place, given=key, there=", ".join(known) or "-")
            raise IndicatorError(told)
    values = {key: _value(value, hints[key], f"{place}: {key}") for key, value in given.items()}
    for name, field in known.items():
        if name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise IndicatorError(words("index.file_lacks", place=place, parameter=name))
    return part(**values)


def _value(value: Any, hint: Any, place: str) -> Any:
    if isinstance(value, Mapping):
        if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
            return {str(key): _value(each, get_args(hint)[1], place) for key, each in value.items()}
        return make(value, place)
    if isinstance(value, list):
        inner = get_args(hint)
        each_hint = inner[0] if inner else Any
        return tuple(_value(each, each_hint, f"{place}[{at + 1}]") for at, each in enumerate(value))
    allowed = {hint, *get_args(hint)}
    if float in allowed and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    for kind in (bool, int, float, str):
        if type(value) is kind and (kind in allowed or Any in allowed or value in allowed):
            return value
    raise IndicatorError(words("index.file_value", place=place, given=str(value), wanted=_wanted(hint)))


def _wanted(hint: Any) -> str:
    return getattr(hint, "__name__", None) or str(hint).replace("typing.", "")


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
