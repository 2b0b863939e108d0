"""The tables of the ASEM fixture, as arrays; it lies beside the project and is no part of it."""

import csv
import functools

import numpy as np
import pytest
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array, Columns
from tests.beside import SHARED

FOLDER = SHARED / "data" / "asem"

needs_asem = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the ASEM fixture is absent ({FOLDER})")


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def column(name: str, code: str) -> Array:
    """A column of numbers of a table; empty is missing."""
    return np.array([float(row[code] or "nan") for row in rows(name)])


def matrix(name: str, codes: tuple[str, ...]) -> Array:
    """Columns (n, k) of a table."""
    return np.column_stack([column(name, code) for code in codes])


def nodes() -> tuple[str, ...]:
    """The codes of all nodes, children before their parents."""
    found = [row for row in rows("iMeta") if row["Type"] in ("Indicator", "Aggregate")]
    return tuple(row["iCode"] for row in sorted(found, key=lambda row: int(row["Level"])))


def children() -> dict[str, tuple[str, ...]]:
    """The children of each node above the indicators, lower nodes first."""
    parents = {row["iCode"]: row["Parent"] for row in rows("iMeta")}
    inner = [code for code in nodes() if code in set(parents.values())]
    return {node: tuple(code for code in nodes() if parents[code] == node) for node in inner}


def parents() -> NDArray[np.intp]:
    """The place of the parent of each of `nodes`, -1 on top."""
    places = {code: at for at, code in enumerate(nodes())}
    told = {row["iCode"]: row["Parent"] for row in rows("iMeta")}
    return np.array([places.get(told[code], -1) for code in nodes()], dtype=np.intp)


def weights(name: str, codes: tuple[str, ...], of: str = "Weight") -> Array:
    """The weights of these nodes in a table of weights."""
    told = {row["iCode"]: float(row[of]) for row in rows(name)}
    return np.array([told[code] for code in codes])


@functools.cache
def columns() -> Columns:
    """The indicators in the order of the stages, with directions and targets; the units in that of their codes."""
    described = {row["iCode"]: row for row in rows("iMeta")}
    codes = tuple(code for code in rows("stage_Raw")[0] if code != "uCode")
    directions = np.array([float(described[code]["Direction"]) for code in codes])
    targets = np.array([float(described[code]["Target"] or "nan") for code in codes])
    return Columns(codes, tuple(row["uCode"] for row in rows("stage_Raw")), directions, targets, "2018")


def stage(name: str) -> Array:
    """The indicators (51, 49) of a table, units and indicators as in `columns`."""
    of_unit = {row["uCode"]: row for row in rows(name)}
    return np.array([[float(of_unit[unit][code] or "nan") for code in columns().codes] for unit in columns().units])


def groups(name: str) -> list[str]:
    """The group of each unit of `columns`."""
    of_unit = {row["uCode"]: row[name] for row in rows("iData")}
    return [of_unit[unit] for unit in columns().units]


def assert_same(ours: Array, theirs: Array) -> None:
    """Within 1e-12 of the greatest value of each column, and missing in the same cells."""
    assert ours.shape == theirs.shape
    assert np.array_equal(np.isnan(ours), np.isnan(theirs))
    size = np.maximum(np.fmax.reduce(np.abs(theirs), axis=0), np.finfo(float).tiny)
    assert np.nanmax(np.abs(ours - theirs) / size) <= 1e-12
