"""The program's own spine over some sample pages, and what its ledger exports, byte by byte."""

import shutil
import tempfile
from pathlib import Path

from liandong import open_workspace
from liandong.engine import PoolEngine
from liandong.exchange import export
from liandong.samples import folder

NAMES = (
    "01_forum_news.txt",
    "03_spun_copy.txt",
    "06_pinyin_mangled.txt",
    "07_news.html",
    "09_novel.txt",
    "14_ledger.xlsx",
)


def pages(place: Path) -> Path:
    """A folder with these pages: a report and its copy, mangled text, HTML, what is set aside, a workbook."""
    place.mkdir(parents=True, exist_ok=True)
    with folder() as samples:
        for name in NAMES:
            shutil.copy(samples / name, place / name)
    return place


def build(workspace: str, *paths: str, workers: int = 0) -> None:
    with open_workspace(workspace, create=True) as opened:
        opened.build(list(paths), engine=PoolEngine(workers) if workers else None)


def exported(workspace: Path | str) -> dict[str, bytes]:
    """The files of the JSONL export by name."""
    with tempfile.TemporaryDirectory() as out, open_workspace(workspace, create=True) as opened:
        export(opened.ledger(), "jsonl", Path(out))
        return {file.name: file.read_bytes() for file in Path(out).iterdir()}
