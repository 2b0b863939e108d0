"""Number formats of a workbook: what Excel shows behind a number that the cell itself does not hold (0.0%, 0"亿元")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from liandong.vocabulary import units

PERCENT = "%"
"""Stands behind a number that Excel shows as a share (0.12 as 12%)."""
_MOST = 255
"""Characters of the longest format that Excel takes."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<digit>[0#?]|General|G/通用格式)'
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
"""The parts of a section (ECMA-376, part 1, 18.8.31): _x is a blank as wide as x, *x fills the cell with it."""
_POINT = "·"
"""The point of a decimal, as against one that is only written."""
_WITHIN = re.compile(
    r"(?:General|G/通用格式|[0#?](?:,*[0#?])*(?:·[0#?]*|\.(?P<written>[0#?]+))?|·[0#?]+)(?P<thousands>,*)",
    re.IGNORECASE,
)
_OF_NUMBERS = 3
"""Sections for numbers above, below and at zero; a fourth is for texts."""
_OPENING, _CLOSING = ("(", "（"), ")）"
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d{1,20}(?:\.\d{1,20})?)")
_HOLDS = {
    "<": Decimal.__lt__, "<=": Decimal.__le__, ">": Decimal.__gt__, ">=": Decimal.__ge__,
    "=": Decimal.__eq__, "<>": Decimal.__ne__,
}  # fmt: skip
_BOUND = re.compile(r"(?:及?以[上下内]|左右|起)?(?:[（(]含[）)])?$")
SCALES = frozenset("十百千万亿") | {"十万", "百万", "千万", "十亿", "百亿", "千亿", "万亿"}
_OWN_SIGNS = frozenset({"", "-", "+", "¥", "￥", "RMB", "CNY", "人民币"})
"""What may stand before a number without changing what it is; other signs (US$) are shown."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one section of a format shows: the number `times` what the cell holds, between two texts. `condition` is
    that under which it does, None for none."""

    before: str
    times: Decimal
    behind: str
    condition: tuple[str, Decimal] | None = None

    def holds(self, number: Decimal) -> bool:
        """Whether the number is one that the section's condition asks for."""
        return self.condition is not None and bool(_HOLDS[self.condition[0]](number, self.condition[1]))


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as a person sees it: between two texts, of which `behind` is a unit, a scale (万), or %."""

    before: str
    number: str
    behind: str

    @property
    def text(self) -> str:
        return self.before + self.number + self.behind


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format shows of a number, exactly: it is not rounded to the digits of the format."""

    sections: tuple[Section | None, ...]

    def shown(self, number: Decimal) -> Shown | None:
        """The number with its unit; None where the format shows the number alone."""
        section = self._section(number)
        if section is None or not section.behind:
            return None
        before = section.before if section.before not in _OWN_SIGNS else ""
        return Shown(before, _plain(number * section.times), section.behind)

    def _section(self, number: Decimal) -> Section | None:
        if any(each is not None and each.condition for each in self.sections):
            held = next((each for each in self.sections if each is not None and each.holds(number)), None)
            free = [each for each in self.sections if each is None or each.condition is None]
            return held or (free[0] if free else None)
        at = 1 if number < 0 else 2 if number == 0 else 0
        return self.sections[at if at < len(self.sections) else 0]

    @property
    def tells(self) -> bool:
        """Whether any number is shown with something behind it."""
        return any(each is not None and each.behind for each in self.sections)


@lru_cache(1000)
def number_format(code: str) -> NumberFormat:
    """What a format's code says of numbers."""
    sections: list[list[re.Match[str]]] = [[]]
    for part in _TOKEN.finditer(code[:_MOST]):
        if part["other"] == ";":
            sections.append([])
        else:
            sections[-1].append(part)
    return NumberFormat(tuple(map(_section, sections[:_OF_NUMBERS])))


def _section(parts: Sequence[re.Match[str]]) -> Section | None:
    """None for a section without a number, or with words within it."""
    before = within = behind = ""
    condition = None
    for part in parts:
        if asked := _CONDITION.fullmatch(part["bracket"] or ""):
            condition = asked[1], Decimal(asked[2])
        elif part["digit"] or part["point"] or (within and part["comma"]):
            within += behind + (_POINT if part["point"] else part[0])
            behind = ""
        elif within:
            behind += _literal(part)
        else:
            before += _literal(part)
    times = _times(within)
    if times is None:
        return None
    shares = [part for part in parts if part["percent"]]
    before, behind = before.strip(), behind.strip()
    if before[:1] in _OPENING:
        before, behind = before[1:], behind.rstrip(_CLOSING)
    return Section(before, times * 100 ** len(shares), _unit(behind) or (PERCENT if shares else ""), condition)


def _literal(part: re.Match[str]) -> str:
    """What stands in a cell for a part that is no digit; of a currency its sign: [$US$-409]."""
    if part["bracket"] is not None:
        return part["bracket"][1:].partition("-")[0] if part["bracket"].startswith("$") else ""
    return part["quoted"] or part["escaped"] or part["percent"] or part["point"] or part["comma"] or part["other"] or ""


def _times(within: str) -> Decimal | None:
    """By what the number is shown larger: a comma behind the last digit shows thousandths, a point that is only written
    (0!.0) tenths for each digit behind it. None where there is no number, or other words stand within it."""
    found = _WITHIN.fullmatch(within)
    if found is None:
        return None
    return Decimal(1000) ** -len(found["thousands"]) * Decimal(10) ** -len(found["written"] or "")


def _unit(text: str) -> str:
    """The text where it is a unit or a scale, with the words that bound it; empty for any other."""
    name = _BOUND.sub("", text)
    return text if name in SCALES or units.unit(name) is not None else ""


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
