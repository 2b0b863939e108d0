"""Steps, scales, means, rules and factors in words, as people read a method."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from liandong.indices.text.parts import snake
from liandong.messages import has, text

_NO_LIMIT = ("present", "nonzero", "threshold")
"""Shares that ask for nothing where they are 0."""


def named(part: Any, lang: str) -> str:
    """What a part is called, without its parameters."""
    return text(f"index.part_{snake(type(part))}", lang)


def told(part: Any, lang: str) -> str:
    """A part with its parameters, those that have their usual value too: a method leaves nothing to be guessed."""
    held = [_parameter(field.name, getattr(part, field.name), lang) for field in fields(part) if field.init]
    name = named(part, lang)
    given = [each for each in held if each]
    if not given:
        return name
    return f"{name}（{'；'.join(given)}）" if lang == "zh" else f"{name} ({'; '.join(given)})"


def _parameter(name: str, value: Any, lang: str) -> str:
    """A parameter and its value; empty for one that asks for nothing."""
    if value is None or value is False or value == () or (name in _NO_LIMIT and value == 0):
        return ""
    named = text(f"index.parameter_{name}", lang) if has(f"index.parameter_{name}", lang) else name
    if value is True:
        return named
    return f"{named}：{_value(value, lang)}" if lang == "zh" else f"{named}: {_value(value, lang)}"


def _value(value: Any, lang: str) -> str:
    if is_dataclass(value):
        return told(value, lang)
    if isinstance(value, str):
        return text(f"index.value_{value}", lang) if has(f"index.value_{value}", lang) else value
    if isinstance(value, Mapping):
        return ("、" if lang == "zh" else ", ").join(f"{key} {_value(each, lang)}" for key, each in value.items())
    if isinstance(value, Iterable):
        return ("、" if lang == "zh" else ", ").join(_value(each, lang) for each in value)
    return f"{value:g}"


def chance(share: float, none: str) -> str:
    """A share or a chance in percent, `none` where it is not known; what is not quite certain is not told as such."""
    if share != share:
        return none
    if 0 < share < 0.01:
        return "<1%"
    return ">99%" if 0.99 < share < 1 else f"{share:.0%}"
