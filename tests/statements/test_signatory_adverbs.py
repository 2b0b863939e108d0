"""The letters by which a subject without an adverb behind it is told at once."""

import importlib
from collections.abc import Iterable
from typing import Any

import pytest

from liandong.statements.parties import signatories
from liandong.statements.parties.signatories import cut

SPACES = frozenset(" \t\n\u3000")
"""Of what `\\s` means, what a text that is read holds."""


def last_letters(expression: str) -> frozenset[str]:
    """Every letter with which a match of the expression may end."""
    return _ends(importlib.import_module("re._parser").parse(expression))[0]


def _ends(parts: Iterable[Any]) -> tuple[frozenset[str], bool]:
    """The last letters of a run of parts, and whether it may be empty."""
    found: frozenset[str] = frozenset()
    for operation, told in reversed([*parts]):
        letters, empty = _ends_of(str(operation), told)
        found |= letters
        if not empty:
            return found, False
    return found, True


def _ends_of(operation: str, told: Any) -> tuple[frozenset[str], bool]:
    if operation == "LITERAL":
        return frozenset(chr(told)), False
    if operation == "IN":
        return frozenset[str]().union(*(_members(*one) for one in told)), False
    if operation == "BRANCH":
        ends = [_ends(one) for one in told[1]]
        return frozenset[str]().union(*(letters for letters, _ in ends)), any(empty for _, empty in ends)
    if operation == "SUBPATTERN":
        return _ends(told[3])
    if operation == "MAX_REPEAT":
        letters, empty = _ends(told[2])
        return letters, empty or told[0] == 0
    if operation in ("ASSERT", "ASSERT_NOT", "AT"):
        return frozenset(), True
    raise NotImplementedError(operation)


def _members(operation: Any, told: Any) -> frozenset[str]:
    if str(operation) == "LITERAL":
        return frozenset(chr(told))
    if str(operation) == "CATEGORY" and str(told) == "CATEGORY_SPACE":
        return SPACES
    raise NotImplementedError(operation, told)


def test_the_letters_that_adverbs_end_in_are_all_known_and_no_others() -> None:
    assert last_letters(rf"{signatories._ADVERB}|等|方式|形式") - set("在于") == signatories._LAST


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("甲乙|丙", "乙丙"),
        ("甲(?:乙|丙丁)?", "甲乙丁"),
        ("[甲乙](?=丙)", "甲乙"),
        ("甲乙?", "甲乙"),
        ("(?<!甲)乙", "乙"),
    ],
)
def test_the_last_letters_of_an_expression(expression: str, letters: str) -> None:
    assert last_letters(expression) == frozenset(letters)


@pytest.mark.parametrize(
    ("subject", "left"),
    [
        ("苏州市与盐城市正式", "苏州市与盐城市"),
        ("苏州市与盐城市一举", "苏州市与盐城市"),
        ("苏州市与盐城市上周五", "苏州市与盐城市"),
        ("苏州市与盐城市", "苏州市与盐城市"),
        ("甲集团与乙公司", "甲集团与乙公司"),
    ],
)
def test_adverbs_are_cut_from_the_end_of_a_subject(subject: str, left: str) -> None:
    assert subject[: cut(subject, 0, len(subject))] == left
