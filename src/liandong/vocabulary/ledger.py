"""How offices word the headings of their ledgers, and a project's stage in a cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from liandong.vocabulary.stages import STAGE_WORDS
from liandong.vocabulary.tables import sections


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """Headings of one property of a kind; `scope` is what they say that the column counts or is the day of."""

    kind: str
    property: str
    scope: str | None
    words: tuple[str, ...]


@cache
def heading_words() -> tuple[HeadingWords, ...]:
    """Every property with words of its own, in the table's order."""
    return tuple(_headings())


def _headings() -> Iterator[HeadingWords]:
    for section, words in sections("ledger.txt").items():
        kind, name, *scope = section.split(".")
        if kind != "stage":
            yield HeadingWords(kind, name, scope[0] if scope else None, words)


@cache
def stage_words() -> dict[str, str]:
    """Word → stage, of what a cell may hold: in running text some of these words would say something else."""
    table = sections("ledger.txt").items()
    own = {word: name.removeprefix("stage.") for name, words in table if name.startswith("stage.") for word in words}
    return STAGE_WORDS | own
