"""Typed (填写): a need or an offer as a person types it into a form, a field for each column, read as cells are."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from liandong.matching.fields import FIELDS
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.tables.columns import NEEDS, OFFERS, Column, Table
from liandong.matching.tables.filling import fill, need_of, offer_of
from liandong.matching.tables.row import Row
from liandong.messages import Words
from liandong.rules import Condition, Unread, telling
from liandong.rules.condition import clauses

T = TypeVar("T", Need, Offer)
_PARTED = re.compile(r"\s*[;；\n]+\s*")


@dataclass(frozen=True, slots=True)
class Typed(Generic[T]):
    """What was typed: the noun, None where something is wrong, and what is wrong by the column's name."""

    noun: T | None
    wrong: Mapping[str, Words]


def fields(table: Table) -> tuple[Column, ...]:
    """The columns that a form asks for."""
    return tuple(column for column in table.columns if column.offered)


def typed_need(texts: Mapping[str, str], lang: str) -> Typed[Need]:
    """The need, by the names of the columns. A number without a unit is in that of the heading in this language."""
    return _typed(NEEDS, texts, lang, need_of)


def typed_offer(texts: Mapping[str, str], lang: str, further: Sequence[Condition] = ()) -> Typed[Offer]:
    """The offer; of its further conditions those that stand there as they are `written` of one of these are that one,
    all others nobody has read."""

    def made(row: Row, source: str) -> Offer:
        known = {in_words(each): each for each in further}
        unread = row.told.pop("further", ())
        told = tuple(known.get(each.text, each) for each in unread)
        row.told["further"] = tuple(dict.fromkeys(told))
        return offer_of(row, source)

    return _typed(OFFERS, texts, lang, made)


def in_words(condition: Condition) -> str:
    """The condition in a line: the sentences that it was read from, or what it asks where it was read from none."""
    if isinstance(condition, Unread):
        return condition.text
    sentences = dict.fromkeys(clause.text for clause in clauses(condition) if clause.text)
    told = "，".join(sentences) or telling.condition(condition, telling.plainly(FIELDS))
    line = told if isinstance(told, str) else told.worded("zh")
    return _PARTED.sub("，", line)  # or it would be read as several


def _typed(table: Table, texts: Mapping[str, str], lang: str, make: Callable[[Row, str], T]) -> Typed[T]:
    columns, row = fields(table), Row()
    for column in columns:
        row.cells[column.name] = column.name  # faults name the field, and messages that of another
        row.headings[column.name] = table.heading(column, lang)
    given = {column.name: texts.get(column.name, "") for column in columns}
    faults = fill(table, columns, row, given, "", given["title"].strip())
    wrong: dict[str, Words] = {}
    for fault in faults:
        wrong.setdefault(fault.cell, fault.wrong)
    if wrong:
        return Typed(None, wrong)
    row.code = str(row.told.pop("code", ""))
    return Typed(make(row, ""), {})
