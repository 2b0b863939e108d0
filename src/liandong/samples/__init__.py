"""Sample pages and their labels, written for this project: every region, firm, person and number on them is invented.

The pages imitate the registers and the damage of real ones (news, spun copies, listings, stripped text, mangled
script, HTML, a novel to be set aside), so that the demo has something to read and the public repository can measure
itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["booklets", "folder", "gold"]


@contextmanager
def folder() -> Iterator[Path]:
    """The folder of the sample pages, for as long as the context is open; it holds nothing but pages."""
    with as_file(files(__name__) / "pages") as path:
        yield path


@contextmanager
def gold() -> Iterator[Path]:
    """The file of labels: one JSON object a page or article, offsets in characters of the page as found."""
    with as_file(files(__name__) / "gold.jsonl") as path:
        yield path


@contextmanager
def booklets() -> Iterator[tuple[Path, Path]]:
    """The tables of needs and of offers, as CSV, for as long as the context is open."""
    with as_file(files(__name__) / "booklets") as path:
        yield path / "needs.csv", path / "offers.csv"
