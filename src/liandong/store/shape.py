"""Shape (形状): what a condition asks without the values that it asks with; questions that differ in these alone are
put together and compiled once."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Float, bindparam

from liandong.store.rows import Condition
from liandong.store.schema import TEXT

ESCAPE = "/"
"""Stands before signs of a part that would stand for others in a pattern."""


def escaped(part: str) -> str:
    """The part of a text, as a pattern that means these very signs."""
    return part.translate({ord(sign): ESCAPE + sign for sign in (ESCAPE, "%", "_")})


class Form(NamedTuple):
    """What tells the shape of a condition from others: so many texts, and which of the rest there are."""

    facet: str
    texts: int
    part: bool
    low: bool
    high: bool
    above: bool
    below: bool
    excluded: bool


class Shape(NamedTuple):
    """A condition with parameters in place of its values."""

    facet: str
    texts: tuple[BindParameter[str], ...]
    part: BindParameter[str] | None
    low: BindParameter[float] | None
    high: BindParameter[float] | None
    above: bool
    below: bool
    excluded: bool


def form(condition: Condition) -> Form:
    c = condition
    told = (c.part is not None, c.low is not None, c.high is not None)
    return Form(c.facet, len(c.texts), *told, c.above, c.below, c.excluded)


def shape(of: Form, number: int) -> Shape:
    """The condition of this form that stands at this place among others, from 0."""
    numbered = (bindparam(f"c{number}t{n}", type_=TEXT) for n in range(of.texts))
    part = bindparam(f"c{number}part", type_=TEXT) if of.part else None
    low, high = (
        bindparam(f"c{number}{name}", type_=Float(53)) if there else None
        for name, there in (("low", of.low), ("high", of.high))
    )
    return Shape(of.facet, tuple(numbered), part, low, high, of.above, of.below, of.excluded)


def values(conditions: Sequence[Condition]) -> dict[str, Any]:
    """What stands for the parameters of the shapes."""
    found: dict[str, Any] = {}
    for number, each in enumerate(conditions):
        found.update((f"c{number}t{n}", text) for n, text in enumerate(each.texts))
        part = None if each.part is None else escaped(each.part)
        named = (("part", part), ("low", each.low), ("high", each.high))
        found.update((f"c{number}{name}", value) for name, value in named if value is not None)
    return found
