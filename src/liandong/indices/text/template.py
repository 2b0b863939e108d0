"""The methodology file to begin with: every column of a table a node, and in comments what a person must decide."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from liandong.documents.kept_headings import measure_in, without_measure
from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.tables.columns_in import ColumnsIn
from liandong.indices.text.methodology import Apart, data, toml
from liandong.messages import Language, text, words

ROOT = "index"


def template(table: Any, apart: Apart, lang: Language, title: str = "") -> str:
    """The text of a methodology file for the columns of a table that are not named in `apart`.

    Nothing is decided in it: every direction is 0, which `Framework.of` refuses until somebody gives 1 or -1. Columns
    that are no numbers are named in a comment. IndicatorError where none is left.
    """
    columns = ColumnsIn(table)
    apart = apart.over(Apart(unit=next(iter(columns.names), "")))
    aside = (apart.unit, apart.period, apart.name, *apart.groups)
    for name in filter(None, aside):
        columns.words(name)
    found = {name: _numbers(columns, name) for name in columns.names if name not in aside}
    numeric = {name: numbers for name, numbers in found.items() if numbers is not None}
    if not numeric:
        raise IndicatorError(words("index.no_indicators", there=", ".join(columns.names)))
    root = ROOT
    while root in columns.names:
        root += "_"
    out = [*_comment("head", lang), "", "[index]", f"title = {toml(title)}", "", *data(apart)]
    out += [*_comment("root", lang), "[[node]]", f'code = "{root}"', f"name = {toml(title)}", ""]
    out += [*_comment("parts", lang, root=root), ""]
    for name, numbers in numeric.items():
        out += [*_node(name, _called(name, columns.names), numbers, root, lang), ""]
    left = [name for name, numbers in found.items() if numbers is None]
    if left:
        out += [*_comment("left", lang, columns=", ".join(map(toml, left))), ""]
    return "\n".join([*out, *_steps(lang)])


def _numbers(columns: ColumnsIn, name: str) -> Array | None:
    """The numbers of a column; None where it has text, or nothing at all."""
    try:
        numbers = columns.numbers(name, [("", "")] * len(columns))
    except IndicatorError:
        return None
    return None if np.isnan(numbers).all() else numbers


def _called(heading: str, headings: Sequence[str]) -> str:
    """A heading without the unit of measurement in its brackets, where no other is called so."""
    bare = without_measure(heading)
    return heading if sum(without_measure(each) == bare for each in headings) > 1 else bare


def _node(code: str, name: str, numbers: Array, root: str, lang: Language) -> Iterator[str]:
    known = numbers[~np.isnan(numbers)]
    low, high = f"{known.min():.6g}", f"{known.max():.6g}"
    yield from _comment("column", lang, known=len(known), of=len(numbers), low=low, high=high)
    yield "[[node]]"
    yield f"code = {toml(code)}"
    yield f'parent = "{root}"'
    yield f"name = {toml(name)}"
    yield f"direction = 0  # {text('indexing.template_direction', lang)}"
    yield "weight = 1.0"
    yield f"unit = {toml(measure_in(code))}  # {text('indexing.template_unit', lang)}"


def _steps(lang: Language) -> Iterator[str]:
    yield from _comment("steps", lang)
    yield from ("[[step]]", 'kind = "normalise"', f'over = "pooled"  # {text("indexing.template_over", lang)}', "")
    yield from ("[[step]]", 'kind = "aggregate"', "")
    yield from (*_comment("more_steps", lang), "")
    yield from (*_comment("study", lang), "[[factor]]", 'kind = "weight_noise"')
    yield from (f"name = {toml(text('indexing.template_weights', lang))}", "share = 0.25", "")
    yield from ("[study]", "replications = 1000", "seed = 0", "")


def _comment(code: str, lang: Language, **values: object) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in text(f"indexing.template_{code}", lang, **values).split("\n"))
