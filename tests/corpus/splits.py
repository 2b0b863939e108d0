"""The corpus put together, split by split: the pages in a folder, and their labels as rows of the gold.

Pages that people labelled lie in development/, calibration/ and test/; those of the template grammar are made on the
spot, one half of them for development, the other as a split of its own.
"""

from pathlib import Path
from typing import Literal, get_args

from tests.corpus import grammar
from tests.samples.label import Row, labels, lines, row, rows

Split = Literal["development", "calibration", "test", "grammar"]
SPLITS: tuple[Split, ...] = get_args(Split)
SHOWN: Split = "development"
"""The split from which rules are written; of the others no page, label or error is shown."""
TOLD: tuple[Split, ...] = ("development", "calibration", "test")
"""Those that hold pages which retell facts of real ones."""
PLACED: tuple[Split, ...] = ("development", "calibration")
"""Those whose place names are labelled."""
GENERATED: dict[Split, grammar.Half] = {"development": "development", "grammar": "test"}
"""The half of the grammar that a split holds."""
FOLDER = Path(__file__).parent


def told(split: Split) -> list[Row]:
    """The rows of the pages that retell facts of real pages."""
    return rows(FOLDER / split / "pages", FOLDER / split / "labels") if split in TOLD else []


def generated(split: Split) -> list[Row]:
    """The rows of the pages of the grammar."""
    return [row(label, page.text) for page in _of_grammar(split) for label in page.labels]


def sources(split: Split) -> list[Row]:
    """The labels of both as written, before their anchors are looked up."""
    written = labels(FOLDER / split / "labels") if split in TOLD else []
    return [*written, *(label for page in _of_grammar(split) for label in page.labels)]


def files(split: Split) -> dict[str, bytes]:
    """The bytes of every page by file name."""
    found = sorted((FOLDER / split / "pages").iterdir()) if split in TOLD else []
    return {path.name: path.read_bytes() for path in found} | {
        page.file: page.text.encode() for page in _of_grammar(split)
    }


def assembled(split: Split, folder: Path) -> tuple[Path, Path]:
    """Writes pages and labels into `folder`; gives the folder of the pages and the file of the labels."""
    pages, gold = folder / "pages", folder / "gold.jsonl"
    pages.mkdir(parents=True)
    for name, content in files(split).items():
        (pages / name).write_bytes(content)
    gold.write_text(lines([*told(split), *generated(split)]), encoding="utf-8")
    return pages, gold


def _of_grammar(split: Split) -> tuple[grammar.Page, ...]:
    return grammar.pages(GENERATED[split]) if split in GENERATED else ()
