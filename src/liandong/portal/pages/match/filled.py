"""Filled (填好): the form of a need or an offer with what was typed, read of a text, or is there already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from liandong.matching.fields import FIELDS
from liandong.matching.tables.columns import Column, Form
from liandong.matching.tables.template import hint
from liandong.matching.tables.typed import Typed, fields, in_words
from liandong.matching.tables.written import written
from liandong.portal.asked import Asked
from liandong.portal.form import Form as Sent
from liandong.portal.pages.match.reading import Reading
from liandong.portal.pages.match.sorts import Sort
from liandong.rules import Condition


@dataclass(frozen=True, slots=True)
class Input:
    """A field: one of `options` where there are some, several lines where it is `long`; `proofs` are the sentences
    that its value was read from."""

    name: str
    label: str
    hint: str
    needed: bool
    value: str
    options: Sequence[str]
    long: bool
    proofs: Sequence[str]


def inputs(sort: Sort, asked: Asked, values: Mapping[str, str], reading: Reading | None) -> list[Input]:
    """The fields in the order of the table."""
    return [_input(sort, column, asked.lang, values, reading) for column in fields(sort.table)]


def typed_values(sort: Sort, form: Sent) -> dict[str, str]:
    """What was typed, by the names of the columns."""
    return {column.name: form.one(column.name).replace("\r\n", "\n") for column in fields(sort.table)}


def typed(sort: Sort, asked: Asked, values: Mapping[str, str], further: Sequence[Condition]) -> Typed[Any]:
    """The need or the offer of the `values` that were typed, `further` being conditions that are known already."""
    return sort.typed(values, asked.lang, further)


def kept_proof(noun: Any, of: Mapping[str, str], before: Any) -> dict[str, str]:
    """The sentences that prove what `noun` has as it was `before`: who corrects a value takes it from its sentence."""
    old, new = written(before), written(noun)
    held = {
        name: sentence
        for name, sentence in of.items()
        if not name.startswith("further.") and old.get(name, "") and old[name] == new.get(name)
    }
    sentences = {
        in_words(each): of[f"further.{at}"]
        for at, each in enumerate(getattr(before, "further", ()))
        if f"further.{at}" in of
    }
    for at, each in enumerate(getattr(noun, "further", ())):
        if in_words(each) in sentences:
            held[f"further.{at}"] = sentences[in_words(each)]
    return held


def with_rest(noun: Any, before: Any) -> Any:
    """The noun with what no form asks for as it was before: its code where none was typed, its record, its source."""
    return replace(noun, code=noun.code or before.code, record=before.record, source=before.source)


def _input(sort: Sort, column: Column, lang: str, values: Mapping[str, str], reading: Reading | None) -> Input:
    value = values.get(column.name, "")
    listed = FIELDS.field(column.of).words if column.form is Form.ONE and column.of else ()
    proofs = reading.proofs(column.name) if reading and reading.values.get(column.name) == value else ()
    return Input(
        column.name, sort.table.heading(column, lang), hint(sort.table, column, lang), column.needed, value,
        ("", *listed) if listed else (), column.form is Form.CLAUSES, proofs,
    )  # fmt: skip
