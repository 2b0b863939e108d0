"""An exported ledger read back from its files, and what the acceptance tests look up in it.

Only the JSONL files and the pages' bytes are read, as somebody who knows nothing of the program would.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
"""One JSON object of the export, in the form of docs/reference/jsonl.md."""


def rows(path: Path) -> tuple[Row, ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)


@dataclass(frozen=True, repr=False)
class Exported:
    """The files of one export; `pages` holds the bytes of every page by its path."""

    folder: Path
    pages: Mapping[str, bytes]
    documents: tuple[Row, ...] = field(init=False)
    statements: tuple[Row, ...] = field(init=False)
    records: tuple[Row, ...] = field(init=False)
    answers: tuple[Row, ...] = field(init=False)
    set_aside: tuple[Row, ...] = field(init=False)
    by_id: Mapping[str, Row] = field(init=False)

    def __post_init__(self) -> None:
        for name in ("documents", "statements", "records", "answers", "set_aside"):
            object.__setattr__(self, name, rows(self.folder / f"{name}.jsonl"))
        object.__setattr__(self, "by_id", {d["id"]: d for d in self.documents})

    def document(self, page: str, title: str = "") -> Row:
        """The one document of the page whose path begins with `page` and whose title begins with `title`."""
        (found,) = [d for d in self.documents if d["path"].startswith(page) and (d["title"] or "").startswith(title)]
        return found

    def on(self, kind: str, page: str, title: str = "") -> list[Row]:
        """The records of `kind` that have evidence on that page, or in that article of it."""
        return [
            r
            for r in self.records
            if r["kind"] == kind
            and any(
                q["path"].startswith(page) and (self.by_id[q["document"]]["title"] or "").startswith(title)
                for _, value in each_value(r)
                for q in value["evidence"]
            )
        ]

    def named(self, kind: str, page: str, *words: str) -> Row:
        """The one record of `kind` on the page that has a name in which all the words stand."""
        found = [r for r in self.on(kind, page) if any(all(w in name for w in words) for name in values(r, "name"))]
        assert len(found) == 1, (kind, words, [label(r) for r in found], [label(r) for r in self.on(kind, page)])
        return found[0]

    def figures(self, page: str, number: str, unit: str) -> list[Row]:
        """The figures on the page that say this number (plain decimals, base units) of this unit."""
        return [
            r
            for r in self.on("figure", page)
            if any((v["number"], v["unit"]) == (number, unit) for v in r["properties"].get("value", []))
        ]

    def checks(self, record: Row, recipe: str) -> list[Row]:
        return [a for a in self.answers if a["record"] == record["id"] and a["recipe"] == recipe]

    def member_statements(self, record: Row) -> list[Row]:
        return [s for s in self.statements if s["mention"] in record["members"]]


def each_value(record: Row) -> Iterator[tuple[str, Row]]:
    for name, entries in record["properties"].items():
        for value in entries:
            yield name, value


def values(record: Row, name: str) -> list[str]:
    """The normalised values of a property, the winning one first."""
    return [v["value"] for v in record["properties"].get(name, [])]


def first(record: Row, name: str) -> Row:
    """The winning value of a property."""
    entries: Sequence[Row] = record["properties"][name]
    return entries[0]


def quotes(record: Row, name: str, role: str = "value") -> list[str]:
    """The quotes of one role that prove the winning value of a property."""
    return [q["quote"] for q in first(record, name)["evidence"] if q["role"] == role]


def evidence_documents(record: Row) -> set[str]:
    return {q["document"] for _, value in each_value(record) for q in value["evidence"]}


def label(record: Row) -> str:
    shown = [*values(record, "name")[:1], *values(record, "subject")[:1], *values(record, "content")[:1]]
    return " ".join(map(str, shown)) or str(record["id"])
