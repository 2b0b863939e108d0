"""Quantities (数量): amounts, counts, areas, shares, as written and as understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from liandong.model import Value
from liandong.statements.numerals import chinese_number
from liandong.vocabulary import units
from liandong.vocabulary.patterns import any_of

_AT_LEAST = ("不低于", "不少于", "至少", "突破", "超过", "超出", "大于", "超", "逾", "过")
_AT_MOST = ("不超过", "不高于", "不多于", "至多", "最多", "少于", "低于")
_NEARLY = ("接近", "将近", "近")
_ABOUT = ("大约", "大概", "约为", "约")
_NEUTRAL = ("达到了", "达到", "高达", "多达", "可达", "达", "为")
_BEFORE = "|".join(sorted((*_AT_LEAST, *_AT_MOST, *_NEARLY, *_ABOUT), key=len, reverse=True))

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = r"[零〇一二两三四五六七八九十百千]+"
_SCALE = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_UNIT = any_of(u for u in units.UNITS if not (len(u) > 1 and u[0] in "家户个条" and u not in ("个百分点", "个月")))
_QUANTITY = re.compile(
    rf"(?P<before>{_BEFORE})?\s?"
    rf"(?:(?P<low>{_DIGITS})(?P<low_scale>{_SCALE})?(?:[-—–~－]{{1,2}}|至|到))?"
    rf"(?:(?P<number>{_DIGITS})\s?(?P<more1>余|多|几)?(?P<scale>{_SCALE})?|(?P<han>{_HAN})(?P<more3>余|多)?(?P<hanscale>万亿|亿|万)?|(?P<bare>万亿|千亿|百亿|亿|千万|百万|万))"
    rf"(?P<more2>余|多)?\s?(?P<classifier>个(?=[万亿]|百分点|平方))?(?P<scale2>亿|万)?\s?"
    rf"(?P<unit>{_UNIT}|分(?![钟别之公会行布成工类析享为时期管支局院部])|(?=规模|级(?!别)|产值|产业集群|投资|市场|大关)|(?<=个亿))"
    rf"(?P<after>以上|左右|以下|以内|上下|之多)?"
)
_NUMERAL = re.compile(r"\d[\d,.]*|[零〇一二两三四五六七八九十百千万亿]")
_LEAD = re.compile(rf"(?:{_BEFORE})\s?$")
_PERCENT = re.compile(rf"(?P<before>{_BEFORE})?百分之(?P<han>{_HAN}(?:点{_HAN})?)(?P<after>以上|左右|以下)?")
_SCALES = {
    "万亿": Decimal(10) ** 12, "千亿": Decimal(10) ** 11, "百亿": Decimal(10) ** 10, "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8, "千万": Decimal(10) ** 7, "百万": Decimal(10) ** 6, "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4, "千": Decimal(1000), "百": Decimal(100), "": Decimal(1),
}  # fmt: skip
_ORDINAL_BEFORE = re.compile(r"(?:第|数|好几|成(?=[百千])|“|《|[A-Za-z0-9.]|全国|世界|财富|百|民企|民营企业|中国)$")
_NOT_AFTER = re.compile(r"强|号|届|版|线|环|街|路|大道|座城|城|带|核|窗|网|体|(?:年|月|日|时|分|点)(?!钟)|·|、?[一二三四五六七八九]?(?:省|区)一市")
_POINTS = units.Unit("分", "points", Decimal(1), "分", None)
_SCORE = re.compile(r"得分|评分|总分|分值|指数|均分")
_NOT_SHARE = re.compile(r"[绩果立为功就熟长员本效都份品型分套交败因人]")
_PERIOD_UNITS = frozenset("英寸 纳米 里 摄氏度 伏 年 月 日 天 期 届 次 周年 岁 号 时 秒 点 季度 周 级 层 环 轮 章 区 市 省 省市 县 镇 区 大类 大 词 字 页 册 级别 类 种 首 起 顶 位次 国 本 篇 支 场 批 道 节 副 双 门 口 尾 部 组 根 列 面 例 站".split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at [start, end) of the text that was read; `han` tells one written in Chinese numerals."""

    start: int
    end: int
    value: Value
    dimension: str
    han: bool = False

    @property
    def money(self) -> bool:
        return self.dimension == "money"


def read(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text, left to right; the text has half-width punctuation and simplified characters.

    Numbers come in base units (元 for money, with its currency); a bound or approximation keeps the number as stated and
    sets `low` / `high`. Years, ordinals, names with numbers in them (18号线, 500强) are no quantities.
    """
    found = []
    for match in _numbers(text):
        quantity = _quantity(text, match)
        if quantity:
            found.append(quantity)
    for match in _PERCENT.finditer(text):
        whole, _, fraction = match["han"].partition("点")
        number = Decimal(chinese_number(whole) or 0)
        if fraction:
            number += Decimal("0." + "".join(str(chinese_number(c)) for c in fraction))
        found.append(_make(match, number, Decimal(1), units.Unit("%", "rate", Decimal(1), "%", None), match["before"], match["after"]))
    return tuple(sorted(found, key=lambda q: q.start))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Matches of a number with its unit; looks only where a numeral stands, which is far cheaper than looking everywhere."""
    position = 0
    while start := _NUMERAL.search(text, position):
        lead = _LEAD.search(text, max(position, start.start() - 4), start.start())
        match = _QUANTITY.match(text, lead.start() if lead else start.start()) or _QUANTITY.match(text, start.start())
        if match:
            position = max(match.end(), start.end())
            yield match
        else:
            position = start.end()


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    unit_text = match["unit"]
    scale = match["scale"] or match["hanscale"] or ""
    if match["bare"] and not match["before"] and (match["bare"] in ("亿", "万", "百", "千") or (not match["unit"] and not text.startswith(("级", "规模"), end))):
        return None
    if unit_text == "成" and _NOT_SHARE.match(text, end):
        return None
    first = match.start("number") if match["number"] else match.start("han") if match["han"] else match.start("bare")
    if match["low"]:
        first = match.start("low")
    if _ORDINAL_BEFORE.search(text[max(0, first - 4) : first]) and not match["before"]:
        return None
    unit = _POINTS if unit_text == "分" else units.unit(unit_text) if unit_text else units.unit("元")
    if unit is None or unit.name in _PERIOD_UNITS:
        return None
    if unit.name == "分" and not _SCORE.search(text[max(0, start - 24) : start]):
        return None
    if not unit_text and "亿" not in (scale + (match["scale2"] or "") + (match["bare"] or "")):
        return None
    if unit.dimension not in ("money", "rate", "area", "length", "mass", "power", "energy", "speed", "volume") and _NOT_AFTER.match(text, end):
        return None
    factor = _SCALES[scale] * _SCALES[match["scale2"] or ""] * unit.factor_to_money
    if match["bare"]:
        number, step = Decimal(1), Decimal(1)
        factor *= _SCALES[match["bare"]]
    elif match["han"]:
        value = chinese_number(match["han"])
        if value is None or (value == 1 and unit.dimension not in ("rate", "money") and not scale):
            return None
        number, step = Decimal(value), _han_step(match["han"], value)
    else:
        digits = match["number"].replace(",", "")
        number, step = Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2]))
        if unit.name == "年" or (len(digits) == 4 and not scale and 1900 <= number <= 2100 and unit.dimension == "item" and unit.name == "个" and match["classifier"]):
            return None
    more = match["more1"] or match["more2"] or match["more3"]
    low = Decimal(match["low"].replace(",", "")) * (_SCALES[match["low_scale"]] * unit.factor_to_money if match["low_scale"] else factor) if match["low"] else None
    return _make(match, number * factor, step * factor, unit, match["before"], match["after"] or more, low, han=bool(match["han"]))


def _han_step(han: str, value: int) -> Decimal:
    """The last place that a numeral in characters states: 百 → 100, 三百二十 → 10, 八 → 1."""
    if han[-1] in "百千":
        return Decimal({"百": 100, "千": 1000}[han[-1]])
    return Decimal(10) if han[-1] == "十" and value > 10 else Decimal(1)


def _make(
    match: re.Match[str], number: Decimal, step: Decimal, unit: units.Unit, before: str | None, after: str | None,
    range_low: Decimal | None = None, *, han: bool = False,
) -> Quantity:  # fmt: skip
    start, end = match.span()
    raw = match.group()
    start += len(raw) - len(raw.lstrip())
    raw = raw.strip()
    if unit.name == "成":
        number, step, unit = number * 10, step * 10, units.Unit("%", "rate", Decimal(1), "%", None)
    if unit.dimension == "length" and match.string[max(0, start - 4) : start].endswith(("时速", "时速达", "时速为")):
        unit = units.unit("公里/小时") or unit
    qualifier = before or after
    name = unit.base if unit.dimension in ("money", "people") else unit.name
    low, high = _bounds(number, max(step, _last_digit(number)), before, after)
    if range_low is not None:
        if range_low >= number:
            range_low = None
        else:
            text = f"{plain(range_low)}-{plain(number)}"
            value = Value(raw, text, None, range_low, number, name, unit.currency, step, qualifier or "range")
            return Quantity(start, end, value, unit.dimension, han)
    value = Value(raw, plain(number), number, low, high, name, unit.currency, step, qualifier)
    return Quantity(start, end, value, unit.dimension, han)


def _bounds(number: Decimal, step: Decimal, before: str | None, after: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Bounds in the words of the text: 超/余/以上 give a lower one, 近/以下 an upper one, 约/左右 both, one step wide."""
    if before in _AT_LEAST or after in ("以上", "余", "多", "几", "之多"):
        return number, number + step if after in ("余", "多", "几") and before not in _AT_LEAST else None
    if before in _AT_MOST or after in ("以下", "以内"):
        return None, number
    if before in _NEARLY:
        return number - step, number
    if before in _ABOUT or after in ("左右", "上下"):
        return number - step, number + step
    return None, None


def _last_digit(number: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 7500 → 100, which is how exact 约7500 means to be."""
    return Decimal(1).scaleb(int(number.normalize().as_tuple().exponent)) if number else Decimal(1)


def plain(number: Decimal) -> str:
    """The number without exponent and trailing zeros: 1.7E+10 → 17000000000."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
