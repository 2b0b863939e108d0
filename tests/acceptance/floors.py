"""The quality floors: read from floors.toml, and raised by `python -m tests.acceptance.floors`.

A floor only rises by itself. To lower one, say why: `python -m tests.acceptance.floors --lower "the reason"` writes the
reason as a comment beside each floor that falls, for the reviewer to see. What DEMANDED names
never falls below it. A set whose pages are absent keeps its table as it is.
"""

import hashlib
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from liandong import samples
from liandong.evaluation import evaluate, render
from tests.acceptance.building import export_of
from tests.acceptance.exported import Exported
from tests.beside import SEED_LABELS, SEEDS
from tests.corpus.splits import SPLITS, assembled

FILE = Path(__file__).with_name("floors.toml")
MARGIN = 0.015
"""How far below the figure reached a floor is set: less than one label of the smallest list."""

DEMANDED: Mapping[str, float] = {
    "document.main_text": 0.98,
    "document.title": 0.9,
    "total.all": 0.80,
    "kind.event": 0.70,
    "kind.project": 0.70,
    "kind.agreement": 0.70,
    "kind.figure": 0.70,
    "field.event.amount": 0.9,
    "field.project.amount": 0.9,
    "field.event.date": 0.9,
    "field.event.place": 0.8,
    "field.project.status": 0.75,
    "field.figure.subject": 0.7,
    "list.agreement.party": 0.7,
    "list.project.party": 0.7,
    "list.mechanism.member": 0.7,
    "list.event.organizer": 0.7,
    "total.identity": 0.8,
}
"""What the project asks of the seed pages at least; no edit of floors.toml goes below."""

_UNPINNED = ("total.clean_pages", "total.damaged_pages", "total.mean_over_kinds")
_UNPINNED_GROUPS = ("damage", "medium", "confidence")
_HEAD = f"""# Quality floors, pinned with the SHA-256 of labels and pages.
# `python -m tests.acceptance.floors` writes them, {MARGIN} below what is reached, and only raises them;
# a floor that falls carries the reason beside it.
"""

Floors = Mapping[str, float]


def measured(export: Exported, labels: Path) -> dict[str, float]:
    """The figures of an exported ledger against its labels, by group and name (`field.event.date`)."""
    found = evaluate(export.documents, export.records, labels)
    rows = (row for row in render(found) if row.group not in _UNPINNED_GROUPS)
    figures = {f"{row.group}.{row.name}": row.score for row in rows}
    return {name: score for name, score in figures.items() if name not in _UNPINNED}


def digest(labels: Path, pages: Mapping[str, bytes]) -> str:
    """One SHA-256 over the labels and every page, in the order of their names."""
    whole = hashlib.sha256(labels.read_bytes())
    for name in sorted(pages):
        whole.update(hashlib.sha256(pages[name]).digest())
    return whole.hexdigest()


def pinned(name: str) -> tuple[str, Floors]:
    """The digest of the data and the floors pinned for `seeds`, `samples` or a split of the corpus."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))[name]
    return table["data"], table["floors"]


def raised(old: Floors, reached: Floors, demanded: Floors, reason: str | None) -> Iterable[str]:
    """The lines of one table of floors, each the higher of the old floor and the one that was reached."""
    for name in sorted(reached):
        new = max(int((reached[name] - MARGIN) * 100) / 100, demanded.get(name, 0.0), 0.0)
        before = old.get(name, 0.0)
        if new >= before:
            yield f'"{name}" = {new:.2f}'
        elif reason:
            yield f'"{name}" = {new:.2f}  # was {before:.2f}: {reason}'
        else:
            yield f'"{name}" = {before:.2f}'


def kept(text: str, name: str) -> str:
    """The table of one set as it stands in the text of floors.toml, its remarks included; empty where there is none."""
    found = re.search(rf"^\[{name}\]\n(?:.*\n)*?(?=\[(?!{name}\.)|\Z)", text, re.MULTILINE)
    return found.group().rstrip("\n") + "\n" if found else ""


def written(sets: Iterable[tuple[str, Path, Path, Floors]], before: str, reason: str | None, folder: Path) -> str:
    """The text of floors.toml after measuring each set (its name, pages, labels and demands) inside `folder`; one whose
    pages or labels are absent keeps the table that it had `before`.
    """
    tables, old = [_HEAD], tomllib.loads(before)
    for name, pages, labels, demanded in sets:
        if not (pages.is_dir() and labels.is_file()):
            tables.append(kept(before, name))
            continue
        export = export_of(pages, folder / name)
        lines = raised(old.get(name, {}).get("floors", {}), measured(export, labels), demanded, reason)
        data = digest(labels, export.pages)
        tables.append("\n".join([f"[{name}]", f'data = "{data}"', "", f"[{name}.floors]", *lines, ""]))
    return "\n".join(filter(None, tables))


def rewrite(reason: str | None) -> None:
    """Measures all ledgers whose pages are there and writes floors.toml anew."""
    with samples.folder() as pages, samples.gold() as labels, tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sets: list[tuple[str, Path, Path, Floors]] = [
            ("seeds", SEEDS, SEED_LABELS, DEMANDED),
            ("samples", pages, labels, {}),
            *((split, *assembled(split, folder / f"{split}_pages"), {}) for split in SPLITS),
        ]
        text = written(sets, FILE.read_text(encoding="utf-8"), reason, folder)
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite(sys.argv[2] if sys.argv[1:2] == ["--lower"] else None)
