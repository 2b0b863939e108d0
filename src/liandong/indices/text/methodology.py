"""Methodology (编制方法): framework, recipe and factors together, read from and written to a text file."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from liandong.errors import IndicatorError
from liandong.indices.framework import Framework, Node
from liandong.indices.recipe import Recipe
from liandong.indices.studies.factors import Factor
from liandong.indices.text.parts import FACTOR_PARTS, STEP_PARTS, describe, fill, make, plain
from liandong.messages import Words, words


@dataclass(frozen=True)
class Apart:
    """The columns of a table that are no indicators: of units (the first column where it is empty), of periods, of the
    names of units, and of their groups."""

    unit: str = ""
    period: str = ""
    name: str = ""
    groups: tuple[str, ...] = ()

    def over(self, other: "Apart") -> "Apart":
        """These columns, and those of another where these name none."""
        pairs = ((getattr(self, field.name), getattr(other, field.name)) for field in fields(self))
        return Apart(*(own or others for own, others in pairs))


@dataclass(frozen=True)
class Methodology:
    """How an index is made: what it is called, of what, by which steps; what may be otherwise, how often that is
    drawn and from which seed; and which columns of its table are no indicators."""

    title: str
    framework: Framework
    recipe: Recipe
    factors: tuple[Factor, ...] = ()
    replications: int = 1000
    seed: int = 0
    apart: Apart = field(default_factory=Apart)


_DEEPEST = 20
"""Tables and lists that lie in one another; ours are six at most."""
TABLES = ("index", "data", "node", "step", "factor", "study")


def read(path: Path) -> Methodology:
    """The methodology that a file describes. IndicatorError names the place in it that cannot be used."""
    try:
        return of(parsed(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise IndicatorError(words("index.file_unread", path=str(path), detail=str(error))) from error


def parsed(given: str) -> Mapping[str, Any]:
    """The tables of the text of a file. TOMLDecodeError where it is no TOML; IndicatorError where its tables lie in one
    another deeper than any that we write."""
    try:
        held = tomllib.loads(given)
    except RecursionError:
        raise IndicatorError(words("index.file_deep", most=_DEEPEST)) from None
    within: list[Any] = [held]
    for _ in range(_DEEPEST):
        within = [
            each
            for one in within
            for each in (one.values() if isinstance(one, dict) else one)
            if isinstance(each, dict | list)
        ]
    if within:
        raise IndicatorError(words("index.file_deep", most=_DEEPEST))
    return held


def of(held: Mapping[str, Any]) -> Methodology:
    """The methodology of the tables of a file."""
    for name in held:
        if name not in TABLES:
            raise IndicatorError(words("index.file_table", given=name, there=", ".join(TABLES)))
    nodes = [fill(Node, _table(each, _nth("node", at)), _nth("node", at)) for at, each in _numbered(held, "node")]
    steps = [_part(each, STEP_PARTS, _nth("step", at)) for at, each in _numbered(held, "step")]
    factors = tuple(_part(each, FACTOR_PARTS, _nth("factor", at)) for at, each in _numbered(held, "factor"))
    about, study = _table(held.get("index", {}), "index"), _table(held.get("study", {}), "study")
    given = {**{key: about[key] for key in about}, **{key: study[key] for key in study}}
    made = fill(_Told, given, "index, study")
    apart = fill(Apart, _table(held.get("data", {}), "data"), "data")
    recipe = Recipe.of(*steps)
    return Methodology(made.title, Framework.of(nodes), recipe, factors, made.replications, made.seed, apart)


@dataclass(frozen=True)
class _Told:
    title: str = ""
    replications: int = 1000
    seed: int = 0


def _numbered(held: Mapping[str, Any], name: str) -> Sequence[tuple[int, Any]]:
    given = held.get(name, [])
    if not isinstance(given, list):
        raise IndicatorError(words("index.file_list", given=name))
    return list(enumerate(given, start=1))


def _nth(table: str, at: int) -> Words:
    return words("index.place_nth", table=table, at=at)


def _part(given: Any, among: Mapping[str, type[Any]], place: str | Words) -> Any:
    return make(_table(given, place), among, place)


def _table(given: Any, place: str | Words) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise IndicatorError(
            words("index.file_value", place=place, given=str(given), wanted=words("index.wanted_table"))
        )
    return given


def write(methodology: Methodology) -> str:
    """The text of the file that `read` reads back as the same methodology."""
    out = ["[index]", f"title = {toml(methodology.title)}", "", *data(methodology.apart)]
    for node in methodology.framework.nodes:
        out += ["[[node]]", *_lines(_node(node)), ""]
    for step in methodology.recipe.whole:
        out += ["[[step]]", *_lines(describe(step)), ""]
    for factor in methodology.factors:
        out += ["[[factor]]", *_lines(describe(factor)), ""]
    out += ["[study]", f"replications = {methodology.replications}", f"seed = {methodology.seed}", ""]
    return "\n".join(out)


def data(apart: Apart) -> list[str]:
    """The lines of the table that names columns; none where nothing is named."""
    held = {one.name: plain(getattr(apart, one.name)) for one in fields(apart) if getattr(apart, one.name)}
    return ["[data]", *_lines(held), ""] if held else []


def _node(node: Node) -> dict[str, Any]:
    held = {one.name: getattr(node, one.name) for one in fields(node)}
    return {
        name: plain(value)
        for (name, value), one in zip(held.items(), fields(node), strict=True)
        if name == "code" or value != one.default
    }


def _lines(table: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {toml(value)}" for key, value in table.items()]


def toml(value: Any) -> str:
    """A value as TOML has it on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    return repr(value)


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else toml(key)
