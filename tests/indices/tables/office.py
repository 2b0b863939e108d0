"""A workbook computed anew by LibreOffice, which is told nothing of the numbers that were in it."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.machine import calc


def computed(path: Path, folder: Path, change: Callable[[Any], None] = lambda book: None) -> Any:
    """The workbook after LibreOffice has computed all of its formulas, some cells changed before."""
    return all_computed([path], folder, change)[0]


def all_computed(paths: Sequence[Path], folder: Path, change: Callable[[Any], None]) -> list[Any]:
    """Several workbooks likewise."""
    program = calc()
    if program is None:
        pytest.skip("no LibreOffice with Calc on this machine (Debian: apt install libreoffice-calc-nogui)")
    (folder / "bare").mkdir()
    bare = [folder / "bare" / path.name for path in paths]
    for path, other in zip(paths, bare, strict=True):
        book = openpyxl.load_workbook(path)  # which keeps formulas, and forgets what they had come to
        change(book)
        book.save(other)
    subprocess.run(
        [
            program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), *map(str, bare),
        ],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    return [openpyxl.load_workbook(folder / "out" / path.name, data_only=True) for path in paths]


def columns(sheet: Any, head: int = 3, first: int = 5) -> Mapping[str, list[Any]]:
    """The numbers of a sheet, by the codes above its columns."""
    found: dict[str, list[Any]] = {}
    for at in range(4, sheet.max_column + 1):
        code = sheet.cell(head, at).value
        if code is not None:
            found[str(code)] = [sheet.cell(row, at).value for row in range(first, sheet.max_row + 1)]
    return found
