"""The ASEM fixture (COINr 1.1.14, Sustainable Connectivity Portal of the JRC), as the tests ask for it."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from liandong.indices import (
    Aggregate,
    Denominate,
    Frame,
    Framework,
    Impute,
    Normalise,
    Recipe,
    Screen,
    Treat,
)
from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation import ByGroup
from liandong.indices.tables.coinr import frame_of, framework_of
from tests.beside import SHARED

FOLDER = SHARED / "data" / "asem"


def table(name: str) -> dict[str, list[str]]:
    """A file of the fixture as columns; skips the test where it is absent."""
    if not FOLDER.is_dir():
        pytest.skip(f"the ASEM fixture is absent ({FOLDER})")
    return _read(FOLDER / name)


@cache
def _read(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return {name: [row[at] for row in rows] for at, name in enumerate(head)}


def numbers(name: str, codes: tuple[str, ...], units: tuple[str, ...]) -> Array:
    """The numbers (n, m) of a file, by unit and code; NaN where the cell is empty."""
    held = table(name)
    rows = [held["uCode"].index(unit) for unit in units]
    cells = [[held[code][row] for code in codes] for row in rows]
    return np.array([[float(cell) if cell not in ("", "NA") else np.nan for cell in row] for row in cells])


def frame() -> Frame:
    return frame_of(table("iData.csv"), table("iMeta.csv"))


def framework() -> Framework:
    return framework_of(table("iMeta.csv"))


def recipe(normalise: Normalise | None = None, aggregate: Aggregate | None = None) -> Recipe:
    """The vignette's: all that COINr did, with its usual parameters."""
    return Recipe.of(
        Denominate(),
        Impute((ByGroup("EurAsia_group"),)),
        Screen(present=0.9),
        Treat(),
        normalise or Normalise(),
        aggregate or Aggregate(),
    )
