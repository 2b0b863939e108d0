"""The headings of a table as people keep it: which column holds the units, the periods, and each indicator."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from liandong.documents.kept_headings import bare, is_measure, plain
from liandong.documents.workbook import address
from liandong.errors import IndicatorError
from liandong.indices.framework import Framework
from liandong.indices.text.methodology import Apart
from liandong.messages import Words, words
from liandong.vocabulary import units

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "unit": (
        *("单位", "地区", "城市", "省份", "区县", "市", "县", "省", "评价对象", "单元", "编码", "代码"),
        *("unit", "region", "city", "code", "ucode"),
    ),
    "name": ("名称", "单位名称", "地区名称", "name", "uname"),
    "period": ("年份", "年度", "时期", "年", "期", "period", "year", "time"),
    "indicator": ("指标", "指标代码", "indicator", "icode"),
    "value": ("数值", "值", "value"),
    "measure": ("计量单位", "unit of measurement", "measure"),
    "source": ("来源", "数据来源", "资料来源", "source"),
    "vintage": ("发布日期", "数据版次", "版次", "vintage"),
}
"""What the columns are called that hold no indicator; the first of each is our own in Chinese."""

_EITHER = frozenset({"单位", "unit"})
"""What is written over units, and over units of measurement."""
_WITHIN = 15
"""Rows from the top in which the headings are looked for: titles and notes stand above them."""
_KNOWN = {name: what for what, names in HEADINGS.items() for name in names}
_NAMED = ("unit", "period", "name")
"""The parts whose columns a methodology or a command may name."""
_NONE = Apart()


@dataclass(slots=True)
class Columns:
    """Where what stands: the row of the headings, the column of each part, of each indicator and of the others, those
    among them that were named as groups of units; and which columns cannot be told apart."""

    row: int
    parts: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    faults: list[tuple[int, Words]] = field(default_factory=list)

    @property
    def tall(self) -> bool:
        """Whether each row is one number."""
        return {"indicator", "value"} <= self.parts.keys()


@dataclass(frozen=True, slots=True)
class Meant:
    """What labels mean: the code of each that has one; and, of those that mean the same only without their brackets,
    the first by each of the others."""

    codes: Mapping[str, str]
    doubts: Mapping[str, str]


def names_of(framework: Framework) -> Mapping[str, str]:
    """The codes by all that a column of them may be called; a name that two nodes have is no name of either."""
    codes = [*framework.indicators, *sorted({framework.by_code[code].denominator for code in framework.indicators})]
    held: dict[str, str] = {}
    twice = set()
    for code in framework.indicators:
        name = plain(framework.name(code))
        twice |= {name} if held.setdefault(name, code) != code else set()
    alone = {name: code for name, code in held.items() if name not in twice}
    return alone | {plain(code): code for code in codes if code}


def meant(labels: Iterable[str], names: Mapping[str, str]) -> Meant:
    """What labels mean as they are written; where none is written so, what one means without its brackets."""
    codes = {label: names[plain(label)] for label in labels if plain(label) in names}
    written = set(codes.values())
    first: dict[str, str] = {}
    doubts: dict[str, str] = {}
    for label in labels:
        code = names.get(bare(label)) if label not in codes else None
        if code is None or code in written:
            continue
        if first.setdefault(code, label) == label:
            codes[label] = code
        else:
            doubts[label] = first[code]
    return Meant(codes, doubts)


def unit_given(framework: Framework, code: str) -> str:
    """The unit of measurement in which the numbers of an indicator are to be given, empty where any will do: where it
    is divided by another column, its own unit is that of the quotient (亿元 by 万人 are 万元)."""
    node = framework.by_code.get(code)
    return "" if node is None or node.denominator else node.unit


def times(given: str, wanted: str) -> Decimal | None:
    """By what a number in the unit `given` is multiplied to be one in the unit that is wanted, also of one thing by
    another (元/人); None where they do not measure the same."""
    given, wanted = (unicodedata.normalize("NFKC", each) for each in (given, wanted))
    if given == wanted:
        return Decimal(1)
    ones, others = given.split("/"), wanted.split("/")
    parts = [units.convert(Decimal(1), one, other) for one, other in zip(ones, others, strict=False)]
    if len(ones) != len(others) or len(ones) > 2 or None in parts:
        return None
    above, *below = (part for part in parts if part is not None)
    return above / below[0] if below else above


def find(
    file: str, rows: Sequence[Sequence[str]], names: Mapping[str, str], apart: Apart = _NONE, typed: Apart = _NONE
) -> Columns:
    """The first row that holds headings.

    A part is the column that is `typed` for it; else the one that the methodology names (`apart`), else one that is
    called as such parts are. Units that nothing names stand in the first column. IndicatorError where there is no such
    row, or not the column that was named.
    """
    for anywhere in (False, True):
        for at, row in enumerate(rows[:_WITHIN]):
            found = _columns(at, row, rows, names, typed.over(apart))
            if anywhere and found.others and not apart.unit:
                found.parts.setdefault("unit", min(found.others.values()))
                found.others = {name: at for name, at in found.others.items() if at != found.parts["unit"]}
            if "unit" in found.parts and (found.codes or found.tall):
                _named_are_there(file, [each.strip() for each in row if each.strip()], found, apart, typed)
                return found
    raise IndicatorError(words("index.sheet_headings", file=file, unit="、".join(HEADINGS["unit"][:3])))


def _named_are_there(file: str, headings: Sequence[str], found: Columns, apart: Apart, typed: Apart) -> None:
    """IndicatorError where a column that was typed is not there, or nothing in place of one that the methodology
    names."""
    there = set(map(plain, headings))
    named = [getattr(typed, part) or ("" if part in found.parts else getattr(apart, part)) for part in _NAMED]
    for name in filter(None, (*named, *typed.over(apart).groups)):
        if plain(name) not in there:
            raise IndicatorError(words("index.sheet_column", file=file, name=name, there="、".join(headings)))


def _columns(
    at: int, row: Sequence[str], rows: Sequence[Sequence[str]], names: Mapping[str, str], named: Apart
) -> Columns:
    found = Columns(at)
    labels = {column: heading.strip() for column, heading in enumerate(row) if plain(heading)}
    told = {plain(getattr(named, part)): part for part in _NAMED if getattr(named, part)}
    groups = set(map(plain, named.groups))
    parts: dict[str, list[int]] = {}
    for column, label in labels.items():
        if part := told.pop(plain(label), ""):
            parts[part] = [column]
    own = {column for columns in parts.values() for column in columns}
    held = meant([label for column, label in labels.items() if column not in own], names)
    for column, label in labels.items():
        if column in own:
            continue
        code = held.codes.get(label)
        doubt = held.doubts.get(label) or (row[found.codes[code]].strip() if code in found.codes else "")
        known = _KNOWN.get(plain(label)) or _KNOWN.get(bare(label))
        if doubt:
            other = next(each for each, name in labels.items() if name == doubt)
            wrong = words("index.sheet_two_headings", one=doubt, cell=address(at, other), other=label)
            found.faults.append((column, wrong))
        elif code:
            found.codes[code] = column
        elif plain(label) in groups:
            found.others[label] = column
            found.groups.add(label)
        elif known:
            parts.setdefault(known, []).append(column)
        else:
            found.others[label] = column
    _settle(found, parts, labels, rows)
    return found


def _settle(
    found: Columns, parts: dict[str, list[int]], labels: Mapping[int, str], rows: Sequence[Sequence[str]]
) -> None:
    """One column for each part, the others among the rest; over numbers a row, 单位 may be what these are measured
    in."""
    if {"indicator", "value"} <= parts.keys():
        held = parts.get("unit", [])
        either = [column for column in held if plain(labels[column]) in _EITHER]
        if len(either) < len(held) or (either and "name" in parts and _all_measures(rows, found.row, either[0])):
            parts["unit"] = [column for column in held if column not in either[:1]]
            parts.setdefault("measure", []).extend(either[:1])
    for part, columns in parts.items():
        if columns:
            found.parts[part] = columns[0]
        found.others.update({labels[column]: column for column in columns[1:]})
    if "unit" not in found.parts and "name" in found.parts:
        found.parts["unit"] = found.parts.pop("name")


def _all_measures(rows: Sequence[Sequence[str]], above: int, column: int) -> bool:
    held = [row[column].strip() for row in rows[above + 1 :] if column < len(row) and row[column].strip()]
    return bool(held) and all(map(is_measure, held))
