"""One half of the corpus put together: the pages in a folder, and their labels as rows of the gold.

The pages that people labelled lie in development/ and test/; those of the template grammar are made on the spot.
"""

from pathlib import Path
from typing import Literal, get_args

from tests.corpus import grammar
from tests.samples.label import Row, labels, lines, row, rows

Half = Literal["development", "test"]
HALVES: tuple[Half, ...] = get_args(Half)
FOLDER = Path(__file__).parent


def told(half: Half) -> list[Row]:
    """The rows of the pages that retell facts of real pages."""
    return rows(FOLDER / half / "pages", FOLDER / half / "labels")


def generated(half: Half) -> list[Row]:
    """The rows of the pages of the grammar."""
    return [row(label, page.text) for page in grammar.pages(half) for label in page.labels]


def sources(half: Half) -> list[Row]:
    """The labels of both as written, before their anchors are looked up."""
    return [*labels(FOLDER / half / "labels"), *(label for page in grammar.pages(half) for label in page.labels)]


def files(half: Half) -> dict[str, bytes]:
    """The bytes of every page by file name."""
    read = {path.name: path.read_bytes() for path in sorted((FOLDER / half / "pages").iterdir())}
    return read | {page.file: page.text.encode() for page in grammar.pages(half)}


def assembled(half: Half, folder: Path) -> tuple[Path, Path]:
    """Writes pages and labels into `folder`; gives the folder of the pages and the file of the labels."""
    pages, gold = folder / "pages", folder / "gold.jsonl"
    pages.mkdir(parents=True)
    for name, content in files(half).items():
        (pages / name).write_bytes(content)
    gold.write_text(lines([*told(half), *generated(half)]), encoding="utf-8")
    return pages, gold
