"""Cells (单元格) of the two booklets' tables, each by the form of its column."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from liandong.documents.kept_headings import bare, in_brackets
from liandong.documents.ledger_cells import stage
from liandong.documents.typed_days import read_day
from liandong.documents.workbook_marks import ERRORS, FORMULA
from liandong.errors import MatchingError, RuleError
from liandong.matching.fields import FIELDS, RATINGS
from liandong.matching.offer import ENDLESS
from liandong.matching.sometime import Sometime, When, between
from liandong.matching.tables.columns import NEEDS, Column, Form, Table
from liandong.matching.tables.numbers import Measured, Stretch, count, one, stretch, unit_of
from liandong.messages import Words, words
from liandong.model.kinds import STAGES
from liandong.rules import Field, Kind, Unread, Value
from liandong.rules.facts import coded

Cell = Value | Sometime | int | Stretch | tuple[Unread, ...] | None

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BETWEEN = re.compile(r"[、,，;；/\n]+")
_CLAUSES = re.compile(r"[;；\n]+")
_EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\"})
"""What people write into cells of which they know nothing."""
_NOTHING = frozenset({"无", "没有", "none"})
_ANY = frozenset({"不限", "无限制", "无要求", "不要求", "any", "no limit"})
_EVERYWHERE = frozenset({"全国", "全国范围"})
_BETTER = re.compile(r"(?P<rating>[A-D]{1,3})级?(?:\(含\))?(?:及?以上| or better)")
_FAULTS = 20
"""Of one cell so many faults are told."""
_LONGEST = 6
"""Parts of the longest name of an industry that has 、 in it: 农、林、牧、渔业 has four."""


class CellError(MatchingError):
    """All that is wrong with one cell."""

    def __init__(self, told: tuple[Words, ...]) -> None:
        super().__init__(told[0])
        self.told = told


def read_cell(table: Table, column: Column, heading: str, note: str, text: str, place: str) -> Cell:
    """What a cell says; None where it is empty. `note` is the unit that a line above the headings tells for amounts.

    MatchingError, RuleError and EntryError tell what is wrong with it, and the remedy.
    """
    text = text.strip()
    if text == FORMULA or ERRORS.fullmatch(text):
        raise MatchingError(words("set_aside.sheet_formula" if text == FORMULA else "set_aside.sheet_error"))
    if text in _EMPTY:
        return None
    if text in _ANY and _open(table, column):
        return _without_end(table, column)
    match column.form:
        case Form.TEXT:
            return text
        case Form.NUMBER:
            return one(text, _measured(column, heading, note, place))
        case Form.STRETCH:
            return stretch(text, _measured(column, heading, note, place))
        case Form.COUNT:
            return count(text)
        case Form.FIRST_DAY | Form.LAST_DAY:
            return read_day(text, last=column.form is Form.LAST_DAY)
        case Form.SOMETIME:
            return _sometime(text)
        case Form.ONE:
            return _word(_field(column, heading), text, place)
        case Form.SEVERAL:
            return _several(table, _field(column, heading), text, place)
        case Form.CLAUSES:
            return tuple(Unread(each.strip()) for each in _CLAUSES.split(text) if each.strip())


def _open(table: Table, column: Column) -> bool:
    """Whether the column may say that anything will do: all conditions of an offer, and the rate of a need."""
    limits = column.form in (Form.NUMBER, Form.STRETCH, Form.COUNT, Form.SEVERAL)
    return column.name == "rate_most" if table is NEEDS else limits


def _sometime(text: str) -> When | None:
    """The day, or what is known of it; a year may stand alone."""
    told = f"{text}年" if _YEAR.fullmatch(text) else text
    first, last = read_day(told, last=False), read_day(told, last=True)
    return None if first is None or last is None else between(first, last)


def _without_end(table: Table, column: Column) -> Cell:
    """What that says: a most that is told to have no end, which an empty cell does not tell; else that nothing is
    asked."""
    if table is NEEDS or column.of not in ("amount", "term"):
        return None
    if column.form is Form.STRETCH:
        return None, ENDLESS
    return ENDLESS if column.name in ("amount_most", "term_most") else None


def _field(column: Column, heading: str) -> Field:
    return replace(FIELDS.field(column.of), name=bare(heading))


def _measured(column: Column, heading: str, note: str, place: str) -> Measured:
    field = _field(column, heading)
    told = next((unit for part in in_brackets(heading) if (unit := unit_of(part))), "")
    return Measured(field, told or (note if field.code == "amount" else ""), place)


def _several(table: Table, field: Field, text: str, place: str) -> frozenset[str]:
    if text.lower() in _NOTHING or (text in _EVERYWHERE and table is not NEEDS):
        return frozenset()
    found: set[str] = set()
    told: list[Words] = []
    for word in _parted(field, text):
        try:
            found.update(_codes(field, word, place))
        except RuleError as error:
            told += [error.words] if error.words else []
            if len(told) >= _FAULTS:
                break
    if told:
        raise CellError(tuple(told))
    return frozenset(found)


def _parted(field: Field, text: str) -> Iterator[str]:
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    while parts:
        length = 1
        if field.kind is Kind.INDUSTRY:
            most = min(_LONGEST, len(parts))
            length = next((n for n in range(most, 1, -1) if _known(field, "、".join(parts[:n]))), 1)
        yield "、".join(parts[:length])
        parts = parts[length:]


def _known(field: Field, word: str) -> bool:
    try:
        return bool(coded(field, word, ""))
    except RuleError:
        return False


def _codes(field: Field, word: str, place: str) -> tuple[str, ...]:
    better = _BETTER.fullmatch(unicodedata.normalize("NFKC", word)) if field.code == "rating" else None
    if better and better["rating"] in RATINGS:
        return RATINGS[: RATINGS.index(better["rating"]) + 1]
    return (_word(field, word, place),)


def _word(field: Field, text: str, place: str) -> str:
    if field.kind is Kind.REGION and text in _EVERYWHERE:
        text = "中国"
    if field.code == "stage" and (code := stage(text)):
        return STAGES[code][1]
    return coded(field, text, place)
