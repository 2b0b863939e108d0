"""Every part that can be left out exists, and comes back."""

import importlib
from typing import Any

import pytest

from tests.corpus.parts import PARTS, without


def functions(part: str) -> list[Any]:
    found = []
    for path, _ in PARTS[part]:
        module, _, name = path.partition(":")
        owner: Any = importlib.import_module(f"liandong.{module}")
        for each in name.split("."):
            owner = getattr(owner, each)
        found.append(owner)
    return found


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_left_out_and_comes_back(part: str) -> None:
    before = functions(part)
    with without(part):
        assert all(now is not then for now, then in zip(functions(part), before, strict=True))
    assert functions(part) == before
