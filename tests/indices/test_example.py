"""The worked example of the documentation: real figures as the source has them, and an index that they give."""

import csv
from pathlib import Path

import numpy as np
import pytest

from liandong.indices import solve, wide
from liandong.indices.tables.files import read_table
from liandong.indices.text import read
from tests.beside import SHARED

DATA = Path(__file__).parents[2] / "docs" / "data"
SOURCE = SHARED / "data" / "panel" / "gba_official_1999_2024.csv"


def rows() -> list[dict[str, str]]:
    with (DATA / "gba-mainland-cities.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_figure_is_that_of_the_source() -> None:
    if not SOURCE.is_file():
        pytest.skip(f"the official series are absent ({SOURCE})")
    with SOURCE.open(encoding="utf-8", newline="") as file:
        known = {(r["code"], r["year"], r["indicator"]): r for r in csv.DictReader(file)}
    for row in rows():
        before = str(int(row["year"]) - 4)
        asked = {name: (row["city"], row["year"], name) for name in ("gdp_per_capita", "gdp", "employed", "population")}
        asked["population_4_years_before"] = (row["city"], before, "population")
        for name, key in asked.items():
            assert float(row[name]) == round(float(known[key]["value"]), 2), key
            assert known[key]["unit"] in ("元", "亿元", "万人"), "no other currency"
            assert known[key]["city"] == row["name"]


def test_what_is_published_per_head_agrees_with_totals() -> None:
    for row in rows():
        by_hand = float(row["gdp"]) / float(row["population"]) * 10_000
        assert float(row["gdp_per_capita"]) == pytest.approx(by_hand, rel=0.04)  # the divisor is that of mid-year


def test_the_example_gives_an_index_of_every_city_in_both_years() -> None:
    method = read(DATA / "gba-mainland-cities.toml")
    frame = wide(read_table(DATA / "gba-mainland-cities.csv"), unit="city", period="year", name="name")
    index = solve(frame, method.framework, method.recipe)
    assert index.scores.shape[:2] == (2, 9)
    assert np.isfinite(index.scores).all()
    assert sum(index.effective.values()) == pytest.approx(1)
