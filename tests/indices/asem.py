"""The ASEM fixture (COINr 1.1.14, Sustainable Connectivity Portal of the JRC), as the tests ask for it."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from liandong.indices import (
    Aggregate,
    Alternatives,
    Denominate,
    Frame,
    Framework,
    Impute,
    Normalise,
    Recipe,
    Screen,
    Treat,
    WeightSets,
)
from liandong.indices.methods.aggregation import Arithmetic, Geometric
from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation import ByGroup
from liandong.indices.methods.scales import MinMax, ZScore
from liandong.indices.methods.treatment import Treatment, Winsorise
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


def factors() -> tuple[Alternatives, Alternatives, WeightSets, Alternatives]:
    """What the vignette varies: winsorised points, normalisation, weights (100 noisy sets) and mean."""
    sets, codes = table("sa_noisy_weights.csv"), framework().by_code
    weights = tuple(
        {code: float(each) for code, each in zip(sets["iCode"], sets[f"w_{at}"], strict=True) if code in codes}
        for at in range(1, 101)
    )
    return (
        Alternatives("winmax", tuple(Treat(Treatment(first=Winsorise(points))) for points in range(1, 6))),
        Alternatives("norm", (Normalise(MinMax(1, 100)), Normalise(ZScore(10, 2)))),
        WeightSets("weight_set", weights),
        Alternatives("f_ag", (Aggregate(Arithmetic()), Aggregate(Geometric()))),
    )
