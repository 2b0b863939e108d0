"""The tables of the vocabularies as package data (their sources stand in SOURCES.md), and how they are read."""

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str, separator: str = "\t") -> Iterator[dict[str, str]]:
    """The rows of a table as column → cell; lines that begin with `#` are comments, the first other one is the heading.

    Cells hold no quotes and no separators, so a plain split reads them (and four times as fast as a CSV reader).
    """
    lines = iter(_lines(name))
    heading = next(lines).split(separator)
    for line in lines:
        cells = line.split(separator)
        cells.extend([""] * (len(heading) - len(cells)))
        yield dict(zip(heading, cells, strict=True))


def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Word lists of a text table: `[name]` opens a section, words are separated by white space."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _lines(name):
        if line.startswith("["):
            current = found.setdefault(line[1 : line.index("]")], [])
        else:
            current.extend(line.split())
    return {section: tuple(dict.fromkeys(words)) for section, words in found.items()}


def alternatives(name: str) -> dict[str, str]:
    """The patterns of a text table, each by the name of its section: its words are branches, tried in their order."""
    return {section: "|".join(branches) for section, branches in sections(name).items()}


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
