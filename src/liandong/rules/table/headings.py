"""The columns of a table of rules, and its words for relations, in Chinese and English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, get_args

from liandong.documents.kept_headings import plain
from liandong.messages import LANGUAGES, Language, text
from liandong.rules.condition import Relation
from liandong.rules.facts import Kind
from liandong.rules.naming import relation_words

Part: TypeAlias = Literal["code", "title", "group", "field", "relation", "value", "unit", "since", "until", "text"]

PARTS: tuple[Part, ...] = get_args(Part)
NEEDED: tuple[Part, ...] = ("field", "relation", "value")

_OTHER_HEADINGS: Mapping[str, Part] = {
    "规则编码": "code", "规则编号": "code", "规则名称": "title", "组": "group", "项目": "field", "指标": "field",
    "比较": "relation", "数值": "value", "计量单位": "unit", "生效日期": "since", "起始日期": "since",
    "失效日期": "until", "截止日期": "until", "条款原文": "text", "code": "code", "name": "title", "since": "since",
    "to": "until", "clause": "text",
}  # fmt: skip
"""What else the columns are called."""

_OTHER_RELATIONS: Mapping[str, Relation] = {
    **dict.fromkeys(("≥", ">=", "不少于", "不小于", "至少", "大于等于", "大于或等于"), Relation.AT_LEAST),
    **dict.fromkeys(("≤", "<=", "不超过", "不多于", "不大于", "至多", "小于等于", "小于或等于"), Relation.AT_MOST),
    **dict.fromkeys((">", "超过", "大于", "多于"), Relation.MORE_THAN),
    **dict.fromkeys(("<", "小于", "少于", "不足", "不到"), Relation.LESS_THAN),
    **dict.fromkeys(("之一", "在", "位于", "any of"), Relation.ONE_OF),
    **dict.fromkeys(("除外", "不在", "不为", "not"), Relation.NONE_OF),
    **dict.fromkeys(("具备全部", "同时具备"), Relation.HAS_ALL),
    **dict.fromkeys(("是", "=", "等于"), Relation.IS),
}
"""What else people write for a relation."""

WITHIN = 15
"""Rows from the top in which the headings are looked for: titles and notes stand above them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The row of the headings, the column of each part, and the headings that are none of a part's."""

    row: int
    of: Mapping[Part, int]
    passed: tuple[str, ...]


def headings(lang: Language) -> tuple[str, ...]:
    """What stands over the columns, in the order of `PARTS`."""
    return tuple(text(f"rule.heading_{part}", lang) for part in PARTS)


def find(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Where the headings stand; None where no row has those that are needed."""
    known = {plain(name): part for lang in LANGUAGES for part, name in zip(PARTS, headings(lang), strict=True)}
    known = {**_OTHER_HEADINGS, **known}
    for at, row in enumerate(rows[:WITHIN]):
        of: dict[Part, int] = {}
        for column, cell in enumerate(row):
            part = known.get(plain(cell))
            if part is not None:
                of.setdefault(part, column)
        if all(part in of for part in NEEDED):
            passed = [cell.strip() for column, cell in enumerate(row) if cell.strip() and column not in of.values()]
            return Columns(at, of, tuple(passed))
    return None


def relation_of(cell: str) -> Relation | None:
    """The relation that a cell names, in either language or by its sign; None where it names none."""
    known = _relations()
    return known.get(plain(cell)) or _OTHER_RELATIONS.get(cell.strip()) or _OTHER_RELATIONS.get(plain(cell))


@cache
def _relations() -> Mapping[str, Relation]:
    return {
        plain(relation_words(relation, kind).worded(lang)): relation
        for lang in LANGUAGES
        for kind in (Kind.NUMBER, Kind.DAY)
        for relation in Relation
    }
