"""Entries (记事), what they tell, and what they are told of."""

from enum import StrEnum
from typing import Protocol, Self

import msgspec
from msgspec import UNSET, UnsetType

from liandong.model.noun import Noun

UNDO = "undo"
"""The deed that takes an entry back, whatever is kept."""


class Said(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """What an entry tells: only the fields that it sets. `undoes` is the version that an undoing entry takes back."""

    undoes: int | UnsetType = UNSET

    def fields(self) -> dict[str, object]:
        """What it sets, by field."""
        every = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in every.items() if value is not UNSET}

    def encoded(self) -> str:
        return msgspec.json.encode(self).decode()

    @classmethod
    def decoded(cls, text: str) -> Self:
        return msgspec.json.decode(text, type=cls)


class Kept(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """Something as its log tells it; `version` counts the entries of the log."""

    number: int
    version: int
    state: StrEnum


class Entry(Protocol):
    """An entry: the `version`-th of its log. `at` is ISO 8601 with its time zone."""

    @property
    def version(self) -> int: ...
    @property
    def deed(self) -> StrEnum: ...
    @property
    def told(self) -> Said: ...
    @property
    def actor(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def reason(self) -> str: ...
