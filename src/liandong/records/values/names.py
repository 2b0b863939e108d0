"""Names taken apart: normalised form, regions, marks (第三届, 二期, 18号线, 2023), core and brand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from liandong.records.values import places
from liandong.records.values.characters import folded
from liandong.records.values.plain_words import remainder

_MEMORY = 1 << 14
_SILENT = re.compile(
    r"[\s\"'“”‘’「」『』《》〈〉【】\[\](){}<>·•・,,、;;:。!??!…_/|*#&+]+"
    r"|(?<!\d)[.~—–―-]+|[.~—–―-]+(?!\d)"
)
"""What two ways of writing one name differ in; a point or dash between digits stays (10.5代, 2020-2025)."""
_SYNONYMS = (
    ("城市轨道交通", "地铁"), ("轨道交通", "地铁"), ("中共", ""), ("委员会", "委"), ("人民政府", "政府"),
    ("发展和改革", "发改"), ("发展改革", "发改"), ("工业和信息化", "工信"), ("人力资源和社会保障", "人社"),
    ("科学技术", "科技"),
)  # fmt: skip
"""Long and short forms that pages use for the same word, longest first."""

_DIGITS = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_COUNTED = "届期批代版号次轮阶标段"
_HAN_NUMBER = (
    rf"(?:第(?P<nth>[零〇一二两三四五六七八九十]+)(?=[{_COUNTED}])|(?P<bare>[一二三四五六七八九十]+)(?=期|号线|号地块))"
)
_ORDINAL = re.compile(_HAN_NUMBER)
_FIRST = re.compile(r"首(?=[届期批轮])")
_MARK = re.compile(
    r"(?<![a-z0-9.])(?P<year>(?:19|20)\d\d(?:[-—–~至](?:20)?\d\d)?)(?:年度|年)?(?!\d)"
    r"|(?<![a-z0-9.-])第?(?P<number>\d+(?:\.\d+)?)(?P<unit>号线|号地块|[^\da-z])"
)
_SIZE = re.compile(r"\d+(?:\.\d+)?万?(?:平方公里|平方千米|平方米|公顷|亩|亿元|万元)")
"""Sizes that a text slips into a name (横沥岛7.3平方公里整体开发项目): no part of what the thing is called."""
_TAIL = re.compile(r"(?:建设项目|建设工程|项目|工程)$")
_LIGHT = re.compile(r"[区市县省的之和与及暨]")

WEAK_MARKS = frozenset({"届", "年", "次", "轮"})
"""Marks that a text may leave out of a name (第三届); the others tell a part from the whole (二期, 18号线)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart.

    `plain` is the normalised whole; `core` is it without regions, marks and 项目 at the end, `skeleton` the core
    without light characters (明珠湾区 = 明珠湾); `brand` is what the plain words leave of the core. `strict` and `weak`
    are its marks, as (unit, number).
    """

    plain: str
    core: str
    skeleton: str
    brand: str
    codes: frozenset[str]
    strict: tuple[tuple[str, str], ...]
    weak: tuple[tuple[str, str], ...]

    @property
    def is_region(self) -> bool:
        """Whether the name is that of a region and nothing else (广州市)."""
        return bool(self.codes) and not self.core and not self.strict


@lru_cache(_MEMORY)
def normalise(text: str) -> str:
    """The name without blanks, quotation marks, brackets and punctuation, in one width and script, letters small."""
    return _SILENT.sub("", folded(text))


@lru_cache(_MEMORY)
def parse(text: str) -> Name:
    """The name taken apart; the same for every way of writing it."""
    written = "".join(folded(text).split())
    for long, short in _SYNONYMS:
        if long in written:
            written = written.replace(long, short)
    counted = _SIZE.sub("", _ORDINAL.sub(_arabic, _FIRST.sub("第1", written)))
    marks: list[tuple[str, str]] = []
    place = places.read(_MARK.sub(lambda match: _take(match, marks), counted))  # before quotes go: “双城” is no 双城区
    rest = _SILENT.sub("", place.rest)
    core = _TAIL.sub("", rest) or rest
    strict = tuple(sorted(m for m in marks if m[0] not in WEAK_MARKS))
    weak = tuple(sorted(m for m in marks if m[0] in WEAK_MARKS))
    return Name(_SILENT.sub("", counted), core, _LIGHT.sub("", core), remainder(core), place.codes, strict, weak)


def _take(match: re.Match[str], marks: list[tuple[str, str]]) -> str:
    """Notes the mark; what stays of it in the core is the word that it counts, where that is part of the name."""
    if match["year"]:
        marks.append(("年", match["year"]))
        return ""
    unit = match["unit"]
    marks.append((unit, match["number"]))
    return "" if unit in "届期批次轮" else unit


def _arabic(match: re.Match[str]) -> str:
    han = match["nth"] or match["bare"]
    prefix = "第" if match["nth"] else ""
    if "十" not in han:
        return prefix + "".join(_DIGITS[c] for c in han)
    tens, _, ones = han.partition("十")
    return prefix + _DIGITS.get(tens, "1") + (_DIGITS[ones] if ones in _DIGITS and ones else "0")


def clash(left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...]) -> bool:
    """Whether both names carry a mark of one unit with different numbers (第三届, 第四届)."""
    if not left or not right:
        return False
    ours = dict(left)
    return any(ours.get(unit, number) != number for unit, number in right)
