"""Strings made to cost a regular expression much, worked out from what it is made of."""

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import Any

_PARSE: Any = import_module("re._parser").parse
_MISS = "\x00"
_OTHERS = "甲a1,。 \n<"
_LONG = 8
"""Repeats that may be longer are pumped."""
_MOST_WAYS, _MOST_STRINGS = 4, 20


def strings(pattern: re.Pattern[Any], size: int) -> list[str]:
    """Texts of about `size` characters: what the pattern repeats, repeated without end, after what leads up to it, and
    with an end that does not match; all that it matches over and over; the same with its last character missing.
    """
    tree = _PARSE(pattern.pattern, pattern.flags & ~re.DEBUG)
    whole = _sample(tree)
    units = {("", whole), ("", whole[:-1]), ("", whole[:1]), ("", whole + _MISS)}
    units.update((lead, unit) for lead, unit in _pumps(tree, ""))
    units.update(("", lead + unit) for lead, unit in _pumps(tree, ""))
    wanted = sorted((pair for pair in units if pair[1]), key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
    return [lead + unit * max(size // len(unit), 1) + _MISS for lead, unit in wanted[:_MOST_STRINGS]]


def _pumps(tree: Any, lead: str) -> Iterator[tuple[str, str]]:
    """What leads up to each long repeat, and each way to go through it once."""
    for operation, argument in tree:
        name = str(operation)
        if name.endswith("_REPEAT"):
            _, most, body = argument
            if most > _LONG:
                yield from ((lead, way) for way in islice(_ways(body), _MOST_WAYS))
            yield from _pumps(body, lead)
        elif name == "SUBPATTERN":
            yield from _pumps(argument[-1], lead)
        elif name == "ATOMIC_GROUP":
            yield from _pumps(argument, lead)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _pumps(branch, lead)
        lead += _one(name, argument)


def _ways(tree: Any) -> Iterator[str]:
    """Strings that the sequence matches: with each branch, and each of some characters of a class, of its parts."""
    yield _sample(tree)
    for place, (operation, argument) in enumerate(tree):
        before, after = _sample(tree[:place]), _sample(tree[place + 1 :])
        name = str(operation)
        if name == "IN":
            yield from (before + char + after for char in _characters(argument))
        elif name == "BRANCH":
            yield from (before + _sample(branch) + after for branch in argument[1])
        elif name == "SUBPATTERN":
            yield from (before + way + after for way in islice(_ways(argument[-1]), 1, _MOST_WAYS))


def _sample(tree: Any) -> str:
    return "".join(_one(str(operation), argument) for operation, argument in tree)


def _one(name: str, argument: Any) -> str:
    """A short string that the step matches, lookarounds and anchors apart."""
    match name:
        case "LITERAL":
            return chr(int(argument))
        case "NOT_LITERAL":
            return next(char for char in _OTHERS if ord(char) != argument)
        case "ANY":
            return _OTHERS[0]
        case "IN":
            return _characters(argument)[0]
        case "BRANCH":
            return _sample(argument[1][0])
        case "SUBPATTERN":
            return _sample(argument[-1])
        case "ATOMIC_GROUP":
            return _sample(argument)
        case _ if name.endswith("_REPEAT"):
            return _sample(argument[2]) * min(max(int(argument[0]), 1), _LONG)
    return ""


def _characters(members: Any) -> list[str]:
    """Some characters of a class, at least one."""
    inside: list[str] = []
    for operation, argument in members:
        match str(operation):
            case "LITERAL":
                inside.append(chr(argument))
            case "RANGE":
                inside += [chr(argument[0]), chr(argument[1])]
            case "CATEGORY":
                inside.append(_of_category(str(argument)))
    if str(members[0][0]) == "NEGATE":
        return [char for char in _OTHERS if char not in inside] or [_MISS]
    return [inside[0], inside[len(inside) // 2], inside[-1]]


def _of_category(name: str) -> str:
    kinds = {"DIGIT": "1", "SPACE": " ", "WORD": "a"}
    opposite = {"DIGIT": "甲", "SPACE": "甲", "WORD": ","}
    kind = name.rpartition("_")[2]
    return (opposite if "_NOT_" in name else kinds)[kind]
