"""The errors one by one: labels missed, records too many, fields that are wrong, each with its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Fields = tuple[tuple[str, str], ...]
"""Names of properties with their values in words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a page with what stands around it; all empty where the page was not read into a document."""

    before: str = ""
    text: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a label or a record says: its kind, what it is called, and its fields."""

    kind: str
    name: str
    fields: Fields = ()

    def row(self) -> dict[str, Any]:
        return {"kind": self.kind, "name": self.name, "fields": dict(self.fields)}


@dataclass(frozen=True, slots=True)
class Miss:
    """A label that no record meets; `found` is what the ledger says from the same sentence."""

    page: str
    kind: str
    name: str
    file: str = ""
    span: tuple[int, int] = (0, 0)
    sentence: Sentence = Sentence()
    wanted: Fields = ()
    found: tuple[Told, ...] = ()

    def row(self) -> dict[str, Any]:
        """The miss as an object for JSON."""
        return _row(self, {"wanted": dict(self.wanted), "found": [each.row() for each in self.found]})


@dataclass(frozen=True, slots=True)
class Extra:
    """A record that no label asks for; `record` is its id, `wanted` what the labels say of the same sentence."""

    page: str
    kind: str
    record: str
    name: str
    file: str = ""
    span: tuple[int, int] = (0, 0)
    sentence: Sentence = Sentence()
    wanted: tuple[Told, ...] = ()
    found: Fields = ()

    def row(self) -> dict[str, Any]:
        """The extra as an object for JSON."""
        more = {"record": self.record, "wanted": [each.row() for each in self.wanted], "found": dict(self.found)}
        return _row(self, more)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field of a record that was found: the value wanted and the one found, empty where it is left open."""

    page: str
    kind: str
    record: str
    name: str
    field: str
    wanted: str
    found: str
    file: str = ""
    span: tuple[int, int] = (0, 0)
    sentence: Sentence = Sentence()

    def row(self) -> dict[str, Any]:
        """The wrong field as an object for JSON."""
        told = {"record": self.record, "field": self.field, "wanted": self.wanted, "found": self.found}
        return _row(self, told)


def _row(error: Miss | Extra | Wrong, more: Mapping[str, Any]) -> dict[str, Any]:
    place = {"page": error.page, "file": error.file, "start": error.span[0], "end": error.span[1]}
    return {**place, "kind": error.kind, "name": error.name, "sentence": error.sentence.text, **more}
