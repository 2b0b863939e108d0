"""Lines (文字): what a person typed into a field, each in one line and no longer than it may be."""

from collections.abc import Callable, Mapping
from typing import Any

from liandong.errors import EntryError
from liandong.messages import words
from liandong.workspace.people.attesting import typed

MOST = 200
"""Names, or other parts, of one field."""


def lined(room: str, field: str, most: int) -> Callable[[str], str]:
    """A check of a field of text: in one line, of at most so many characters."""

    def check(text: str) -> str:
        line = typed(text)
        if len(line) > most:
            named = words(f"{room}.field_{field}")
            raise EntryError(words("fault.log_long", field=named, count=len(line), most=most))
        return line

    return check


def few(room: str, field: str, values: tuple[Any, ...], most: int = MOST) -> tuple[Any, ...]:
    """The same values; EntryError where there are more than so many."""
    if len(values) > most:
        raise EntryError(words("fault.log_many", field=words(f"{room}.field_{field}"), count=len(values), most=most))
    return values


def lines(room: str, longest: Mapping[str, int]) -> dict[str, Callable[[str], str]]:
    """The checks of these fields of text, by field."""
    return {field: lined(room, field, most) for field, most in longest.items()}


def names(room: str, field: str, told: tuple[str, ...]) -> tuple[str, ...]:
    """A check of a field of names, each once."""
    found = tuple(dict.fromkeys(map(lined(room, field, 200), told)))
    return few(room, field, tuple(name for name in found if name))
