"""Numbers (数) in cells: 500, 1,200.5, 500万元, 3年, 50-1000万元, 不超过1000万元, in the unit of their field."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from liandong.errors import MatchingError
from liandong.messages import words
from liandong.rules import Field
from liandong.rules.facts import number_in
from liandong.vocabulary import units

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,24})(?:\.\d{1,12})?"
_UNIT = r"(?:[A-Za-z]{4,12}|[%‰]|[\u4e00-\u9fff]{1,5}?)"
_TO = r"(?:[-—–~]{1,2}|至|到|to)"
_ONE = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})?")
_BOTH = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})? ?{_TO} ?(?P<most>{_NUMBER}) ?(?P<most_unit>{_UNIT})?")
_MOST = re.compile(
    rf"(?:≤|<=|不超过|不高于|不多于|最高|最长|最多|至多|up to ?|at most ?) ?(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})?"
    rf"|(?P<number2>{_NUMBER}) ?(?P<unit2>{_UNIT})?(?:\(含\))?(?:及?以[内下])"
)
_LEAST = re.compile(
    rf"(?:≥|>=|不低于|不少于|最低|最短|最少|至少|from ?|at least ?) ?(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})?"
    rf"|(?P<number2>{_NUMBER}) ?(?P<unit2>{_UNIT})?(?:\(含\))?(?:及?以上|起)"
)
_LARGEST = Decimal(10) ** 12
"""More than there is of anything: 万元 that no economy has, and digits that sums keep."""
_MOST_SHARE = Decimal("0.36")
"""A rate up to here that has no % of its own may be a share (0.045 for 4.5%). No share is larger: courts uphold no rate
above 36% a year (法释〔2015〕18号, article 26). No rate in percent is as low: banks themselves borrow of the central
bank at more than 1% a year."""
_ENGLISH = {
    "month": "月", "months": "月", "year": "年", "years": "年", "percent": "%",
    "yuan": "元", "10,000 yuan": "万元", "million yuan": "百万元",
}  # fmt: skip
"""Units as headings and cells in English have them."""
_SCALES = ("万", "十万", "百万", "千万", "亿", "十亿", "百亿")
"""What stands in cells for so many 元."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A field under the name of its column, with the unit that the heading tells (empty: none); `place` names the row
    in messages."""

    field: Field
    unit: str
    place: str


Stretch = tuple[Decimal | None, Decimal | None]


def unit_of(text: str) -> str:
    """The unit that a text is, in Chinese or English; empty for what is none."""
    plain = text.strip()
    return _ENGLISH.get(plain, plain) if plain in _ENGLISH or units.unit(plain) else ""


def one(text: str, of: Measured) -> Decimal:
    """The number of a cell. MatchingError for what is none, and for a rate that may be meant as a share; RuleError for
    one without unit or in a wrong one."""
    found = _ONE.fullmatch(_folded(text))
    if found is None:
        raise MatchingError(words("match.no_number", given=text[:40], unit=of.field.unit or "–"))
    return _number(found["number"], found["unit"], of)


def stretch(text: str, of: Measured) -> Stretch:
    """The least and the most of a cell, None where it is open. A rate alone is both; of an amount or a term alone
    nobody can tell which it is, and that is a fault. Errors as `one`."""
    plain = _folded(text)
    if found := _BOTH.fullmatch(plain):
        unit = found["most_unit"] or found["unit"]
        return _number(found["number"], found["unit"] or unit, of), _number(found["most"], unit, of)
    for at, pattern in ((1, _MOST), (0, _LEAST)):
        if found := pattern.fullmatch(plain):
            number = _number(found["number"] or found["number2"], found["unit"] or found["unit2"], of)
            return (None, number) if at else (number, None)
    if of.field.unit == "%" and _ONE.fullmatch(plain):
        return one(text, of), one(text, of)
    code = "match.which_end" if _ONE.fullmatch(plain) else "match.no_stretch"
    raise MatchingError(words(code, given=text[:40], unit=of.field.unit))


def as_share(rate: Decimal) -> bool:
    """Whether a rate without % may be meant as a share."""
    return 0 < rate <= _MOST_SHARE


def count(text: str) -> int:
    """The whole number of a cell. MatchingError for what is none."""
    found = re.fullmatch(r"(\d{1,9})[个家笔户项]?", _folded(text))
    if found is None:
        raise MatchingError(words("match.no_count", given=text[:40]))
    return int(found[1])


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def _number(digits: str, unit: str | None, of: Measured) -> Decimal:
    number = number_in(of.field, Decimal(digits.replace(",", "")), _meant(unit or "", of), of.place)
    if of.field.unit == "%" and not unit and as_share(number):
        raise MatchingError(words("match.rate_share", given=digits, percent=f"{(number * 100).normalize():f}"))
    if number > _LARGEST:
        raise MatchingError(words("match.number_large", given=f"{digits}{unit or ''}"[:40], unit=of.field.unit or "–"))
    return number


def _meant(unit: str, of: Measured) -> str:
    """The unit of a number: its own, else that of the heading. 5亿 is 5亿元, and 5万 is 5万元 but under 万元, where
    nobody can tell whether it is not 5万万元."""
    if unit in _SCALES and (held := units.unit(of.field.unit)) and held.currency:
        if of.unit and "亿" not in unit and of.unit != "元":
            raise MatchingError(words("match.scale_twice", given=unit, unit=of.unit))
        return f"{unit}元"
    return _ENGLISH.get(unit.lower(), unit) or of.unit
