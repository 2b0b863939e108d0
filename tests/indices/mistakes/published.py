"""Publications as they were printed, read from the folder of shared facts."""

import csv
from pathlib import Path

import numpy as np
import pytest

from liandong.indices.methods.columns import Array
from liandong.indices.mistakes import Printed
from tests.beside import SHARED

FOLDER = SHARED / "data" / "indices"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of published indices; the test is skipped where the folder is absent."""
    if not FOLDER.is_dir():
        pytest.skip(f"the folder of shared facts is absent ({SHARED})")
    with Path(FOLDER / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def numbers(table: list[dict[str, str]], codes: list[str]) -> Array:
    """The numbers of these columns, NaN for an empty cell."""
    return np.array([[float(row[code]) if row[code].strip() else np.nan for code in codes] for row in table])


def agglomeration() -> Printed:
    """Table 4 of a paper on 16 cities of the Yangtze Delta, three periods and their mean, three decimals."""
    table = rows("yrd_agglomeration_dlyj2019_T4_as_published.csv")
    codes = list(table[0])[2:]
    return Printed.of("T4", [row["city_as_printed"] for row in table], codes, numbers(table, codes), 3)
