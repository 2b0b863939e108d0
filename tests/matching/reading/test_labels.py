"""The labelled texts: every label is one that its text can prove."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from liandong.matching.fields import FIELDS, GUARANTEES, PLEDGES, PURPOSES, RATINGS
from liandong.rules import Relation

HERE = Path(__file__).parent
WORDS = {"pledges": PLEDGES, "guarantees": GUARANTEES, "purposes": PURPOSES, "ratings": RATINGS}
WORD = {"purpose": PURPOSES, "rating": RATINGS}
PRINTED = {"title", "institution", "firm", "regions", "region", "industries", "industry", "titles"}
DIGITS = "零一二三四五六七八九"

_AMOUNTS = tuple(map(Decimal, ("1", "10000", "0.0001")))
_TERMS = {"年": Decimal(12), "月": Decimal(1), "天": 1 / Decimal(30)}


FILES = ("development", "test", "test_retold", "test_fresh")


def rows(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if not line.startswith("#")]


ROWS = [pytest.param(row, id=row["id"]) for name in FILES for row in rows(name)]


def in_digits(text: str) -> str:
    """The text with its Chinese numbers below a thousand in digits, and thousands without marks."""

    def digits(match: re.Match[str]) -> str:
        hundreds, tens, ten, ones = match.groups()
        if not ten and not hundreds:
            return str(DIGITS.index(tens or ones))
        whole = 100 * DIGITS.index(hundreds[0]) if hundreds else 0
        if ten:
            whole += (DIGITS.index(tens) if tens else 1) * 10
        return str(whole + (DIGITS.index(ones) if ones else 0))

    text = re.sub(r"[贰两](?=[年个百])", "二", text.replace("．", ".")).replace("半年", "6个月")
    text = re.sub(f"([{DIGITS}])百(?=万)", lambda match: str(DIGITS.index(match[1]) * 100), text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return re.sub(f"(?=[十{DIGITS}])([{DIGITS}]百)?([{DIGITS}]?)(十?)([{DIGITS}]?)(?=[年个天万亿])", digits, text)


def numbers(text: str) -> set[Decimal]:
    return {Decimal(told) for told in re.findall(r"\d+(?:\.\d+)?", in_digits(text))}


def is_told(key: str, value: Decimal, text: str) -> bool:
    """Whether the number stands in the text in one of the units of its field."""
    told = numbers(text)
    if key.startswith("rate"):
        return value in told
    if key.startswith("amount"):
        return any(value * unit in told for unit in _AMOUNTS)
    return any(abs(number * unit - value) < Decimal("0.01") for number in told for unit in _TERMS.values())


@pytest.mark.parametrize("row", ROWS)
def test_every_number_is_told(row: dict[str, Any]) -> None:
    for key, value in row["values"].items():
        if key.startswith(("amount", "term", "rate_", "age")):
            assert is_told(key, Decimal(value), row["text"]), (key, value)


@pytest.mark.parametrize("row", ROWS)
def test_every_name_is_printed(row: dict[str, Any]) -> None:
    for key in PRINTED & set(row["values"]):
        value = row["values"][key]
        for name in [value] if isinstance(value, str) else value:
            assert name in row["text"], (key, name)


@pytest.mark.parametrize("row", ROWS)
def test_words_are_those_of_the_fields(row: dict[str, Any]) -> None:
    for key, allowed in WORDS.items():
        assert set(row["values"].get(key, ())) <= set(allowed), key
    for key, allowed in WORD.items():
        assert row["values"].get(key, allowed[0]) in allowed, key


@pytest.mark.parametrize("row", ROWS)
def test_clauses_stand_in_the_text_in_order(row: dict[str, Any]) -> None:
    places = [row["text"].find(clause["text"]) for clause in row["clauses"]]
    assert -1 not in places
    assert places == sorted(places)
    for clause in row["clauses"]:
        for part in clause.get("either", ()):
            assert part["text"] in clause["text"]


@pytest.mark.parametrize("row", ROWS)
def test_clauses_are_about_fields(row: dict[str, Any]) -> None:
    codes = {field.code for field in FIELDS.fields}
    for clause in (part for whole in row["clauses"] for part in (whole, *whole.get("either", ()))):
        field, relation, value = clause["field"], clause["relation"], clause["value"]
        assert (field is None) == (relation is None) == (value is None), clause
        if field is not None:
            assert field in codes, clause
            assert relation in set(Relation), clause


def test_there_are_as_many_as_told() -> None:
    counts = {
        (name, kind): sum(row["kind"] == kind for row in rows(name)) for name in FILES for kind in ("product", "need")
    }
    assert counts == {
        ("development", "product"): 313,
        ("development", "need"): 189,
        ("test", "product"): 46,
        ("test", "need"): 34,
        ("test_retold", "product"): 24,
        ("test_retold", "need"): 16,
        ("test_fresh", "product"): 65,
        ("test_fresh", "need"): 35,
    }
    assert len({param.id for param in ROWS}) == sum(counts.values())
