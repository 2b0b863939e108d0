"""Owners (责任单位) that are known: a list of names, and which of them was meant."""

from collections.abc import Collection, Iterable
from functools import cache

from liandong.errors import EntryError
from liandong.messages import words

_NEAR = 60.0
"""Least likeness, of 100, at which a name is offered."""


class Owners:
    """The names of a list; without a list every name is known."""

    def __init__(self, names: Collection[str] | None) -> None:
        self._names = None if names is None else frozenset(name.strip() for name in names if name.strip())
        self._near = cache(self._nearest)

    def check(self, names: Iterable[str]) -> None:
        """EntryError for a name that is not in the list, with the nearest that is."""
        for name in names:
            if self._names is not None and name not in self._names:
                near = self._near(name)
                code = "fault.task_owner_near" if near else "fault.task_owner"
                raise EntryError(words(code, name=name, near=near))

    def _nearest(self, name: str) -> str:
        from rapidfuzz import fuzz, process

        found = process.extractOne(name, sorted(self._names or ()), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return str(found[0]) if found else ""
