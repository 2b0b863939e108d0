"""The reference of indices leaves no part undescribed, and names no parameter that is not there."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from liandong import indices
from liandong.indices.framework import Node
from liandong.indices.text.methodology import TABLES, Apart
from liandong.indices.text.parts import FACTOR_PARTS, PARTS

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "indices.md").read_text(encoding="utf-8")
EVERY = {name: part for among in (*PARTS.values(), FACTOR_PARTS) for name, part in among.items()}
UNTOLD = {"name"}
"""What every factor has, which is told once."""


def row(kind: str) -> str:
    """The rows of the reference whose first cell names the kind."""
    return "\n".join(re.findall(rf"^\| (?:`\w+`, )*`{kind}`(?:, `\w+`)*(?: \([^|]*\))? \|.*$", REFERENCE, re.MULTILINE))


@pytest.mark.parametrize("kind", sorted(set(EVERY) - {"treatment"}))
def test_every_part_is_described_with_all_its_parameters(kind: str) -> None:
    told = row(kind)
    assert told, kind
    names = {one.name for one in fields(EVERY[kind]) if one.init} - UNTOLD
    assert {name for name in names if f"`{name}`" not in told} == set()


def test_the_file_is_described() -> None:
    assert [name for name in TABLES if f"[{name}]" not in REFERENCE] == []
    known = [one.name for part in (Node, Apart) for one in fields(part)]
    assert [name for name in known if f"`{name}`" not in REFERENCE] == []


def test_every_public_name_is_described() -> None:
    assert [name for name in indices.__all__ if f"`{name}`" not in REFERENCE] == []
