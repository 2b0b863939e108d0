"""Every regular expression of the package: what is made to cost it much costs no more than the square of its length."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import process_time
from types import FrameType
from typing import Any

import pytest

import liandong
from tests.hostile import strings

SHORT, LONG = 200, 800
"""Characters; of a sentence of more than 2,000 nothing is read."""
FLOOR = 0.05
"""Seconds that the square of 800 characters never takes, and its third power passes many times over: what stays below
is not weighed by the clock of a busy machine."""
SQUARE = (LONG / SHORT) ** 2 * 1.6
"""The square, with room for a busy machine; the third power would be 64."""
SECONDS = 3
DEEPEST = 3


def expressions() -> dict[str, re.Pattern[Any]]:
    """The compiled expressions that stand in the modules, by a name that tells where."""
    found: dict[tuple[object, int], tuple[str, re.Pattern[Any]]] = {}
    for module in pkgutil.walk_packages(liandong.__path__, "liandong."):
        if module.name.endswith(("__main__", ".env")) or ".versions." in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for place, pattern in _inside(value, name, DEEPEST):
                found.setdefault((pattern.pattern, pattern.flags), (f"{module.name}.{place}", pattern))
    return dict(found.values())


def _inside(value: object, name: str, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth and isinstance(value, Mapping):
        for key, each in value.items():
            yield from _inside(each, f"{name}[{key!r}]", depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for place, each in enumerate(value):
            yield from _inside(each, f"{name}[{place}]", depth - 1)


class TooSlow(Exception):
    """The search was stopped."""


@contextmanager
def alarm() -> Iterator[None]:
    """Stops a search that takes very long: the engine of regular expressions looks for signals now and then."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(pattern: re.Pattern[Any], text: str, tries: int) -> float:
    subject: Any = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
    best = float(SECONDS)
    for _ in range(tries):
        began = process_time()
        for _ in pattern.finditer(subject):
            pass
        best = min(best, process_time() - began)
    return best


def too_slow(pattern: re.Pattern[Any], short: str, long: str, tries: int) -> bool:
    return seconds(pattern, long, tries) > SQUARE * max(seconds(pattern, short, tries), FLOOR / SQUARE)


def worse(pattern: re.Pattern[Any]) -> str:
    """The hostile string that costs more than the square; nothing where there is none."""
    for short, long in zip(strings(pattern, SHORT), strings(pattern, LONG), strict=True):
        try:
            with alarm():
                slow = seconds(pattern, long, 1)
            if slow > FLOOR and all(too_slow(pattern, short, long, tries) for tries in (3, 9)):
                return f"{long[:40]!r} {slow:.2f} s"
        except TooSlow:
            return f"{long[:40]!r} no end"
    return ""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarm that stops a search")
def test_hostile_text_costs_every_expression_at_most_the_square_of_its_length() -> None:
    found = expressions()
    assert len(found) > 500
    assert {name: told for name, pattern in found.items() if (told := worse(pattern))} == {}


@pytest.mark.parametrize("expression", [r"(?:a+)+b", r"(?:a|a)*b", r"a*a*a*a*b", r"(\d+)*$x", r"(?:[甲乙]|甲乙)+丙"])
def test_an_expression_that_costs_more_is_found(expression: str) -> None:
    assert worse(re.compile(expression))


def test_what_is_hostile_to_an_expression_is_made_of_its_own_characters() -> None:
    made = strings(re.compile(r"总投资\s*(?P<n>\d+)(?:亿|万)*元"), 40)
    assert any(text.startswith("总投资 1亿亿") for text in made)
    assert any(text.startswith(("总投资111", "总投资 111")) for text in made)
