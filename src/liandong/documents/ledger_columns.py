"""The ledger workbook as data: which sheet holds which kind, and which column which property.

The Excel export and the template write these sheets and headings, the reader accepts them, so that a ledger can be
exported, edited and handed in again. docs/reference/ledger-template.md says the same for people.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from liandong.model import KINDS, FoldRule, Kind, Property, PropertyType
from liandong.model.kinds import SCOPES, USUAL_SCOPES
from liandong.vocabulary import units
from liandong.vocabulary.ledger import heading_words

OWN_SHEETS = ("说明", "证据", "核对", "未入账", "Read me", "Evidence", "Checks", "Set aside")
"""Sheets that the export writes beside the kinds; the reader passes them over."""

OWN_HEADINGS = {
    "conflict": ("冲突", "Conflict"),
    "others": ("其他说法", "Other values"),
    "families": ("独立来源数", "Independent sources"),
    "health": ("健康状况", "Health"),
    "source": ("来源", "Source"),
    "id": ("编号", "Id"),
    "marks": ("校验", "Marks"),
    "serial": ("序号", "No."),
    "remark": ("备注", "Remark"),
}
"""Columns that the export writes beside the properties, and two that people add; the reader passes them over, but for a
remark that says what an amount counts."""

OWN_TITLES = ("联动台账 ·", "Liandong ledger ·", "填写说明", "Row 3 holds the headings")
"""How the lines begin that export and template write above the headings: no title of the user's own."""

TOTALS = re.compile(r"^(合\s*计|总\s*计|小\s*计|共\s*计|total|subtotal)[:：]?$", re.IGNORECASE)
"""The first cell of a row that adds up other rows: no thing of its own."""


class Part(StrEnum):
    """What a column holds of its property: the value, its amount in 万元, its unit, its words, or its scope."""

    VALUE = "value"
    WAN = "wan"
    UNIT = "unit"
    RAW = "raw"
    SCOPE = "scope"


_SUFFIXES: dict[Part, tuple[str, str]] = {
    Part.VALUE: ("", ""),
    Part.WAN: ("（万元）", " (10,000 yuan)"),
    Part.UNIT: ("单位", " unit"),
    Part.RAW: ("（原文）", " (as written)"),
}
_COUNTED = (PropertyType.QUANTITY, PropertyType.COUNT)
_REMARKS = ("备注", "口径", "Remark", "Scope")
_PARTS: Mapping[PropertyType, tuple[Part, ...]] = {
    PropertyType.AMOUNT: (Part.WAN, Part.SCOPE, Part.RAW),
    PropertyType.QUANTITY: (Part.VALUE, Part.UNIT, Part.RAW),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a property of a kind, and which part of it. `unit` is one that a reader found in the heading itself,
    `scope` what the heading says that the amount counts or the day is of (累计投资, 开工时间)."""

    of: Property
    part: Part = Part.VALUE
    unit: str | None = None
    scope: str | None = None

    def heading(self, lang: str) -> str:
        if self.part is Part.SCOPE:
            return _REMARKS[1] if lang == "zh" else _REMARKS[3]
        base, suffix = (self.of.zh, 0) if lang == "zh" else (self.of.en, 1)
        said = SCOPES[self.scope][suffix] if self.scope else ""
        return said + base + _SUFFIXES[self.part][suffix]

    @property
    def listed(self) -> bool:
        """Whether a cell may hold several values, apart by semicolon or line break."""
        return self.part is Part.RAW or self.of.fold in (FoldRule.MANY, FoldRule.HISTORY)


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's sheet, in the order in which its properties are declared."""
    return tuple(
        Column(declared, part)
        for declared in KINDS[kind].properties
        for part in _PARTS.get(declared.type, (Part.VALUE,))
    )


def named_by(kind: Kind) -> tuple[str, ...]:
    """The properties of which a row needs at least one: what tells the thing from others."""
    names = {declared.name for declared in kind.properties}
    return ("name",) if "name" in names else tuple(n for n in ("content", "value") if n in names)


def own_name(kind: Kind) -> str:
    """The heading of names that tells the kind as well: 项目名称."""
    return kind.zh + kind.property("name").zh


def sheet_kind(title: str) -> Kind | None:
    """The kind whose sheet this is, by its Chinese or English name; numbering (blotted out or not) and words like 表 or
    台账 are ignored."""
    text = re.sub(r"^[\d一二三四五六七八九十]+[.、\s]*|(台账|清单|目录|信息)?(表|库)?[\d＊]*$", "", plain(title))
    text = re.sub(r"(台账|清单|目录|信息)$", "", text)
    return next((k for k in KINDS.values() if text in (k.name, k.zh, plain(k.en))), None)


def find_column(kind: Kind, heading: str) -> Column | None:
    """The column that a heading names in a kind's sheet: 投资额（万元）, 总投资(亿元), 投资额, Investment."""
    known = _headings(kind.name)
    text = plain(heading)
    if text in known:
        return known[text]
    bracket = re.fullmatch(r"(.+?)[(\[/:](.+?)[)\]]?", text)
    column = known.get(bracket[1]) if bracket else None
    if bracket is None or column is None:
        return None
    unit = re.sub("^单位:?", "", bracket[2])
    if column.of.type is PropertyType.AMOUNT:
        return _of_money(column, unit)
    return replace(column, part=Part.VALUE, unit=unit) if column.of.type in _COUNTED else None


def _of_money(column: Column, remark: str) -> Column | None:
    """The column of an amount in the unit that the brackets behind its heading give (万元, 人民币亿元, 亿; 亿元,含税);
    without one where they hold other words (含税), None where these say that it counts no money (%, 占比, 首期)."""
    words = re.sub("^人民币(?=.)", "", re.split("[,;、]", remark)[0])
    unit = next((unit for unit in (words, words + "元") if is_money(unit)), None)
    if unit is None and (units.unit(words) or re.search("[%比率]", words) or remarked_scope(words)):
        return None
    return replace(column, part=Part.VALUE, unit=unit)


def is_money(unit: str) -> bool:
    """Whether the words are a unit of money: 元, 亿美元, 元人民币, 元整."""
    known = units.unit(unit.removesuffix("整"))
    return known is not None and known.dimension == "money"


def is_own_heading(heading: str) -> bool:
    """Whether the export itself writes this column for people only."""
    return plain(heading) in {plain(word) for words in OWN_HEADINGS.values() for word in words}


@cache
def _headings(kind: str) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for column in columns(kind):
        for lang in ("zh", "en"):
            found[plain(column.heading(lang))] = column
    for declared in KINDS[kind].properties:
        for word in (declared.zh, declared.en, declared.name):
            found.setdefault(plain(word), Column(declared))
    for written in heading_words():
        if written.kind == kind:
            column = Column(KINDS[kind].property(written.property), scope=written.scope)
            for word in (*written.words, *([column.heading("zh")] if written.scope else [])):
                found.setdefault(plain(word), column)
    if "name" in named_by(KINDS[kind]):
        found.setdefault(own_name(KINDS[kind]), Column(KINDS[kind].property("name")))
    amount = next((p for p in KINDS[kind].properties if p.type is PropertyType.AMOUNT), None)
    if amount:
        found |= dict.fromkeys(map(plain, _REMARKS), Column(amount, Part.SCOPE))
    if kind == "figure":
        found |= dict.fromkeys(("单位", "unit"), found["数值单位"])
    return found


def plain(heading: str) -> str:
    """The heading folded for look-up: half-width, without spaces, line breaks and marks of required fields."""
    return re.sub(r"[\s*＊]+", "", unicodedata.normalize("NFKC", heading)).lower()


def scope(text: str) -> str | None:
    """The code of a scope (首期, 签约额 …) named in Chinese or English; None for any other remark in brackets."""
    plain = text.strip().lower()
    return next((code for code, words in SCOPES.items() if plain in (code, *words)), None)


_REMARKED = {"一期": "first_phase", "总投资": "total", "年度投资": "annual", "累计投资": "cumulative"} | {
    SCOPES[code][0]: code
    for code in ("first_phase", "increase", "cumulative", "signed", "annual_output", "registered_capital", "financing")
}
_REMARK = re.compile(rf"({'|'.join(_REMARKED)})(?:投资|投入|扩股|项目|建设)?(?:额|金额)?(?=$|[\s,，;；:：约(（\d])")


def remarked_scope(text: str) -> str | None:
    """The code of the scope that a remark beside an amount names (首期, 增资扩股, 一期投资); None for others."""
    match = _REMARK.match(text.strip())
    return scope(text) or (_REMARKED[match[1]] if match else None)


def usual_scope(kind: str, name: str) -> str | None:
    """What an amount counts where nothing is said: a project's 投资额 is the total, other sums stay open."""
    return USUAL_SCOPES.get((kind, name))
