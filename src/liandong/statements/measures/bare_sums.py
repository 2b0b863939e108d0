"""Bare sums (省略币种的金额): whether a number with 亿 or 万 alone (总投资50亿) is a sum of yuan."""

import re

from liandong.vocabulary import units
from liandong.vocabulary.gazetteer import gazetteer
from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.tables import rows

_INVESTED = re.compile(r"投资(?:总?额|金额|规模)?(?:约|为|达到?|近|超过?|共|合计|[:\s])*$")
"""Right before the number: it is a sum, and people leave 元 out."""
_FOREIGN = any_of(
    name for name in units.UNITS if (unit := units.unit(name)) and unit.currency not in (None, "CNY") and name != "新元"
)
"""新元 is left out: it stands in 创新元素."""
_COUNTRIES = any_of(
    name
    for row in rows("places.tsv")
    if row["level"] == "country" and row["code"] != "CN"
    for name in (row["name"], *row["aliases"].split("|"))
    if name
)
_OWN_MONEY = any_of(gazetteer().regions[code].short for code in ("710000", "810000", "820000"))
"""Taiwan, Hong Kong and Macao pay with a money of their own."""
_ELSEWHERE = re.compile(rf"{_FOREIGN}|外币|{_OWN_MONEY}|本港|港府|[海境国]外|(?<![今昨近当每节]){_COUNTRIES}(?!际)")
"""Another currency, or where another is paid with; 近日本市 and 中美国际 name no country."""
_ENDS = re.compile(r"[。!?\n]")
_AROUND = 200
"""Characters of a sentence that are looked at on either side of the number."""


def in_yuan(text: str, start: int, end: int) -> bool:
    """Whether words of investment lead to the number at [start, end) and its sentence speaks of no other currency, nor
    of Hong Kong, Macao, Taiwan or a country abroad."""
    if not _INVESTED.search(text, max(0, start - 14), start):
        return False
    before = _ENDS.split(text[max(0, start - _AROUND) : start])[-1]
    behind = _ENDS.split(text[end : end + _AROUND], maxsplit=1)[0]
    return not (_ELSEWHERE.search(before) or _ELSEWHERE.search(behind))
