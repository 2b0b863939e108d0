"""What one cell of a table of rules says: a number with its unit, words, regions and industries, a day, yes or no."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from liandong.documents.typed_days import read_day
from liandong.errors import EntryError, RuleError
from liandong.messages import LANGUAGES, Language, Words, text, words
from liandong.rules.condition import Relation
from liandong.rules.facts import Field, Kind, Value, coded, name_of, number_in

_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(\D.*)?")
_CODED = re.compile(r"([A-Z]?\d+|[A-Z])\s+(.+)")
_LINES = re.compile(r"\s*[；;\n]\s*")
_COMMAS = re.compile(r"\s*[、，,]\s*")
_APART = "；"
"""Between several words; 、 is read too, but stands in names of industries."""

_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")
_TO_THE_END = (Relation.AT_MOST, Relation.MORE_THAN)
"""Not after 2025 is not after its last day, and after it is after that one."""
_YES = ("有", "true", "y", "1")
_NO = ("无", "没有", "false", "n", "0")


class CellError(RuleError):
    """What is wrong with one cell, in words, for each of its faults."""

    def __init__(self, told: tuple[Words, ...]) -> None:
        super().__init__(told[0])
        self.told = told


def shown(cell: str) -> str:
    """The cell without blanks around it, and without the mark that keeps Excel from taking a text for a formula."""
    return _GUARDED.sub("", cell.strip(), count=1) if cell.lstrip().startswith("'") else cell.strip()


def value_in(field: Field, relation: Relation, cell: str, unit: str, place: str) -> Value:
    """What a clause holds its field against. CellError tells all that is wrong with the cell."""
    if not cell:
        raise _wrong("rule.no_value", place=place, field=field.name)
    if field.kind is Kind.NUMBER:
        return _number(field, cell, unit, place)
    if unit:
        raise _wrong("rule.idle_unit", place=place, field=field.name, unit=unit)
    if field.kind is Kind.DAY:
        return day_in(cell, place, last=relation in _TO_THE_END)
    if relation is Relation.IS:
        return _yes_or_no(cell, place)
    return _several(field, cell, place)


def day_in(cell: str, place: str, *, last: bool) -> date:
    """2025-01-01, 2025年1月1日; of a month or year without a day its first, or its `last`."""
    try:
        day = read_day(cell, last=last)
    except EntryError as error:
        raise _wrong("rule.no_day", place=place, wrong=error.words) from error
    assert day is not None  # the cell is not empty
    return day


def _number(field: Field, cell: str, unit: str, place: str) -> Decimal:
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", cell))
    if match is None:
        raise _wrong("rule.no_number", place=place, field=field.name, given=cell[:40])
    beside = (match[2] or "").strip()
    if unit and beside and unit != beside:
        raise _wrong("rule.two_units", place=place, one=beside, other=unit)
    try:
        return number_in(field, Decimal(match[1].replace(",", "")), unit or beside, place)
    except RuleError as error:
        raise _told(error) from error


def _yes_or_no(cell: str, place: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell).lower()
    for truth, others in ((True, _YES), (False, _NO)):
        if plain in (*(_worded(truth, lang) for lang in LANGUAGES), *others):
            return truth
    raise _wrong("rule.no_yes", place=place, given=cell[:40])


def _several(field: Field, cell: str, place: str) -> frozenset[str]:
    found: set[str] = set()
    faults: list[Words] = []
    for piece in _pieces(field, cell):
        try:
            found.add(_one(field, piece, place))
        except RuleError as error:
            faults += _told(error).told
    if faults:
        raise CellError(tuple(faults))
    return frozenset(found)


def _pieces(field: Field, cell: str) -> Iterator[str]:
    """The words of a cell: a name that holds a comma itself is not parted."""
    named = field.kind in (Kind.REGION, Kind.INDUSTRY) or bool(field.words)
    for line in filter(None, _LINES.split(cell)):
        if named and _is_one(field, line):
            yield line
        else:
            yield from filter(None, _COMMAS.split(line))


def _is_one(field: Field, piece: str) -> bool:
    try:
        _one(field, piece, "")
    except RuleError:
        return False
    return True


def _one(field: Field, piece: str, place: str) -> str:
    """The word, or the code of what is named by its code, its name, or both: 440100 广州市."""
    match = _CODED.fullmatch(piece) if field.kind in (Kind.REGION, Kind.INDUSTRY) else None
    if match is None:
        return coded(field, piece, place)
    code = coded(field, match[1], place)
    if name_of(field.kind, code) != match[2]:
        raise _wrong("rule.code_name", place=place, code=code, name=name_of(field.kind, code), given=match[2])
    return code


def written(value: Value, field: Field, lang: Language) -> str:
    """The value as a cell holds it, from which `value_in` reads the same."""
    match value:
        case bool():
            return _worded(value, lang)
        case Decimal():
            return f"{value:f}"
        case frozenset():
            return _APART.join(_entry(field.kind, word) for word in sorted(value))
        case _:
            return str(value)


def _entry(kind: Kind, word: str) -> str:
    return f"{word} {name_of(kind, word)}" if kind in (Kind.REGION, Kind.INDUSTRY) else word


def _worded(truth: bool, lang: Language) -> str:
    return text("rule.yes" if truth else "rule.no", lang)


def _wrong(told: str, /, **values: object) -> CellError:
    return CellError((words(told, **values),))


def _told(error: RuleError) -> CellError:
    if isinstance(error, CellError):
        return error
    assert error.words is not None  # those of `facts` are all worded
    return CellError((error.words,))
