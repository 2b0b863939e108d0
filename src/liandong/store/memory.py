"""Memory (记忆): what was made of a version, kept for who asks again; a version never changes.

A version is known by its seal: an erasure, which changes it by right of law, seals it anew.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from sys import getsizeof
from threading import Lock
from typing import Any, NamedTuple, TypeVar, cast

from msgspec import Struct

T = TypeVar("T")
MOST_BYTES = 16 * 1024 * 1024
"""Of all that is kept, by its own measure: some hundred overviews, or two thousand pages of lists."""


class Memory:
    """The latest answers to be asked for, by version and question, up to so many bytes; any thread may ask. What is
    larger than all may be is made each time."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for this key, or gives now."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                return cast(T, found[0])
        made = make()
        size = weight(key) + weight(made)
        with self._lock:
            _, before = self._held.pop(key, (None, 0))
            self._bytes -= before
            if size > self._most:
                return made
            self._held[key] = made, size
            self._bytes += size
            while self._bytes > self._most:
                _, (_, gone) = self._held.popitem(last=False)
                self._bytes -= gone
        return made


def weight(thing: object) -> int:
    """The bytes that it holds, each part as often as it stands there."""
    parts: Iterable[object] = ()
    if isinstance(thing, Mapping):
        parts = (part for pair in thing.items() for part in pair)
    elif isinstance(thing, tuple | list | frozenset | set):
        parts = thing
    elif isinstance(thing, Struct):
        parts = (getattr(thing, name) for name in thing.__struct_fields__)
    elif is_dataclass(thing):
        parts = (getattr(thing, each.name) for each in fields(thing))
    return getsizeof(thing) + sum(map(weight, parts))


class Known(NamedTuple):
    """What is kept of versions, and the seal under which one of them is known now."""

    memory: Memory
    seal: Callable[[], str | None]
