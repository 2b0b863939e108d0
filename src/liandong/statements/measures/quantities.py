"""Quantities (数量): amounts, counts, areas, shares, as written and as understood."""

import re
from collections.abc import Iterator
from decimal import Decimal

from liandong.model import Value
from liandong.model.noun import Noun, replace
from liandong.statements.measures.bare_sums import in_yuan
from liandong.statements.measures.numerals import chinese_number
from liandong.statements.measures.qualifiers import ABOUT, AT_LEAST, AT_MOST, BEFORE, NEARLY, bounds
from liandong.vocabulary import units
from liandong.vocabulary.patterns import MAYBE_DIGITS, any_of
from liandong.vocabulary.tables import sections
from liandong.vocabulary.units import Unit

COUNTED = frozenset({"item", "people", "enterprise", "visit", "own"})
"""Dimensions of what counts things one by one."""
_DIGITS = r"(?>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_RANGE = r"(?=[\d,.]++[^\d—–~－至到-]{0,12}[—–~－至到-])"
"""Before the lower end of a range: its mark is near. Elsewhere trying to read one takes longer than all the rest."""
_HAN = r"[零〇一二两三四五六七八九十百千]+"
_SCALE = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_PERSONS = "(?:侨胞|同胞|人口|居民|游客|群众|农民|学生|员工|职工|村民|乡亲|华侨|华人)"
_POPULATION = re.compile(r"(?:人口|人数|游客|侨胞|在外的?[\u4e00-\u9fff]{1,4}人)[^,。;、\d]{0,6}$")
_WITH_CLASSIFIER = ("个百分点", "个基点", "个月", "个工作日")
_UNIT = any_of(
    u for u in units.UNITS if u != "番" and not (len(u) > 1 and u[0] in "家户个条" and u not in _WITH_CLASSIFIER)
)
_PERSONS_BEHIND = re.compile(rf"[\u4e00-\u9fff]{{0,4}}{_PERSONS}")
_QUANTITY = re.compile(
    rf"(?:(?!\d)(?P<before>{BEFORE}))? ?"
    rf"(?:{_RANGE}(?P<low>{_DIGITS}) ?(?P<low_scale>{_SCALE})?(?P<low_unit>{_UNIT})?(?:[-—–~－]{{1,2}}|至|到) ?)?"
    rf"(?P<minus>[-−－])?(?:(?P<number>{_DIGITS}) ?(?P<more1>余|多|几)?(?P<scale>{_SCALE})?"
    rf"|(?P<han>{_HAN})(?:点(?P<han_part>[零〇一二三四五六七八九]+))?(?P<more2>余|多)?(?P<han_scale>万亿|亿|万)?(?P<han_rest>(?<=[万亿]){_HAN})?"
    rf"|(?P<bare>万亿|千亿|百亿|亿|千万|百万|万))"
    rf"(?P<more3>余|多)? ?(?P<classifier>个(?=[万亿](?!元)|百分点|平方))?(?P<scale2>亿|万)? ?"
    rf"(?P<unit>(?!项目){_UNIT}|分(?![钟别之公会行布成工类析享为时期管支局院部])|(?<=个亿)"
    rf"|(?=规模|级(?!别)|产值|产业集群|投资|市场|大关)"
    rf"|(?P<alone>(?<=[亿万])(?=[的,。;、!)\n]|$))|(?<=万)(?=[\u4e00-\u9fff]{{0,4}}{_PERSONS}))"
    rf"(?P<after>以上|左右|以下|以内|上下|之多)?"
)
_NUMERAL = re.compile(
    rf"[{MAYBE_DIGITS}零〇一二两三四五六七八九十百千万亿](?:(?<=\d)[\d,.]*|"
    r"(?<=一)(?=点[零〇一二三四五六七八九]|[零二三四五六七八九十百千万亿成倍家个项元])|"
    r"(?<=[零〇二两三四五六七八九十百千万亿])[零〇二两三四五六七八九十百千万亿]*)"
)
"""The engine skips to what can begin it, because it begins with one set of characters."""
_LONGEST = 24
"""Digits or characters of the longest numeral that is read; longer runs are codes, or junk."""
_HAN_RUN = re.compile(rf"[零〇一二两三四五六七八九十百千万亿]{{{_LONGEST + 1},}}")
_DASHES = frozenset("-−－")
_MINUS = re.compile(r"(?:增长|增速|增幅|下降|为|率|:)[-−－]$")
"""A sign, not a dash: 同比增长-8.92%."""
_LEAD_ENDS = frozenset(word[-1] for word in (*AT_LEAST, *AT_MOST, *NEARLY, *ABOUT)) | {" "}
_LEAD = re.compile(rf"(?:{BEFORE})\s?$")
_PERCENT = re.compile(rf"(?P<before>{BEFORE})?百分之(?P<han>{_HAN}(?:点{_HAN})?)(?P<after>以上|左右|以下)?")
_SCALES = {
    "万亿": Decimal(10) ** 12, "千亿": Decimal(10) ** 11, "百亿": Decimal(10) ** 10, "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8, "千万": Decimal(10) ** 7, "百万": Decimal(10) ** 6, "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4, "千": Decimal(1000), "百": Decimal(100), "": Decimal(1),
}  # fmt: skip
_IN_A_NAME = re.compile(r"(?:第|数|好几|成(?=[百千])|《|[A-Za-z0-9.]|百)$")
_RANKED = re.compile(r"(?:全国|世界|财富|民企|民营企业|中国)$")
"""Before the number of a ranking (全国100强); what is measured there is a share (占全国10%) or a sum."""
_NAME_GOES_ON = re.compile(
    r"半(?:小时|钟头|个?月)|强|号|届|版|线|环|街|路|大道|座城|城|带|核|窗|网|体|(?:年(?!度)|月|日|时|分|点)(?!钟)|·"
    r"|、?[一二三四五六七八九]?(?:省|区)一市"
)
_NAMED_YUAN = re.compile(r"(?![钱整一每的以左上和与或至到起就就])[\u4e00-\u9fff]")
"""Behind 三元: a name goes on (三元支行, 三元前驱体), no sum."""
_MEASURED = frozenset({"money", "rate", "area", "length", "mass", "power", "energy", "speed", "volume"})
_UNCOUNTED = frozenset(sections("uncounted.txt")["uncounted"])
_SCALED = frozenset({"方", "度"})
"""Units that count behind 万 and 亿 alone: elsewhere 双方 and 一度 are words."""
_MANY = frozenset("种支首篇本批场门部组根面例站册副双")
"""Words of order or kind that count what comes in hundreds (244073篇, 2万场)."""
_NOT_SHARE = re.compile(r"[绩果立为功就熟长员本效都份品型分套交败因人]")
_SCORE = re.compile(r"得分|评分|总分|分值|指数|均分")
_OTHERWISE = re.compile(r"[零一二三四五六七八九十百千]点$|\d\s+$|(?:不是|并非|而非)$|(?:港元|美元|港币|欧元|日元)$")
"""Before a number: it is the end of another (十二点五亿, 1 2.5亿), is denied, or has its currency before it."""
_CURRENCIES = {
    "RMB": "元", "￥": "元", "¥": "元", "HK$": "港元", "HKD": "港元", "US$": "美元", "USD": "美元",
    **{
        name: unit.name
        for name in units.UNITS
        if name != "元" and (unit := units.unit(name)) and unit.dimension == "money" and unit.factor == 1
    },
}  # fmt: skip
_CURRENCY = re.compile(rf"(?<!亿)(?<!万)(?<![\dA-Z])(?:{any_of(_CURRENCIES)})(?=(?:{BEFORE})? ?$)")
_CURRENCY_ENDS = frozenset(name[-1] for name in _CURRENCIES)
_PAID = re.compile(
    rf"(?P<early>{BEFORE})?(?P<currency>{any_of(_CURRENCIES)})(?P<before>{BEFORE})? ?"
    rf"(?:{_RANGE}(?P<low>{_DIGITS}) ?(?P<low_scale>{_SCALE})?(?P<low_unit>(?!))?元?(?:[-—–~－]{{1,2}}|至|到) ?)?"
    rf"(?P<number>{_DIGITS}) ?(?P<more1>余|多|几)?(?P<scale>{_SCALE})?(?P<more3>余|多)?(?P<unit>[元圆])?"
    rf"(?P<bare>(?!))?(?P<han>(?!))?(?P<minus>(?!))?(?P<after>以上|左右|以下|以内|上下|之多)?(?![美港欧日]|\d|[个家项户人]|%)"
)
"""港币46亿元, 美元5000万: a sum with its currency before it."""
_SPEED = re.compile(r"时速[达为]?$")
_TIMES = re.compile(r"(?:先后|累计|一共|总共|共|超|近|已|开展|举办|组织|多达)[\u4e00-\u9fff]{0,4}$")
_TAKEN = re.compile(r"(?:用了?|历时|耗时|用时|缩短[至到]|压缩[至到]|缩至|提前)[仅只约]?$")
_LATIN = frozenset({"GWh", "MWh", "kWh", "KWh", "MW", "GW", "kW", "KW", "TW"})
"""Spellings that a text uses for themselves; they compare with 吉瓦时 and the like all the same."""
_DOUBLED = re.compile(r"翻了?(?:近|约)?(?P<han>[一两二三四])番")
_ONE = Decimal(1)
_POINTS = Unit("分", "points", Decimal(1), "分", None)
_PERCENT_UNIT = Unit("%", "rate", Decimal(1), "%", None)


class Quantity(Noun, frozen=True):
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

    Numbers come in base units (元 for money, with its currency); a bound or approximation keeps the number as stated
    and sets `low` / `high`. Years, ordinals, names with numbers in them (18号线, 500强) are no quantities.
    """
    found = [quantity for match in _numbers(text) if (quantity := _quantity(text, match))]
    for match in _percentages(text):
        if len(match["han"]) > _LONGEST:
            continue
        whole, _, fraction = match["han"].partition("点")
        number = Decimal(chinese_number(whole) or 0)
        if fraction:
            number += Decimal("0." + "".join(str(chinese_number(digit)) for digit in fraction))
        found.append(_make(match, number, Decimal(1), _PERCENT_UNIT))
    found += [_doubled(match) for match in _DOUBLED.finditer(text)]
    return tuple(sorted(found, key=lambda q: q.start))


def _doubled(match: re.Match[str]) -> Quantity:
    """翻一番, 翻两番: how often something doubled."""
    number = Decimal(chinese_number(match["han"]) or 0)
    value = Value(match.group(), plain(number), number, None, None, "番", None, Decimal(1), None)
    return Quantity(match.start(), match.end(), value, "times", han=True)


def plain(number: Decimal) -> str:
    """The number without exponent and trailing zeros: 1.7E+10 → 17000000000."""
    text = str(number)
    if "E" in text:
        text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Matches of a number with its unit; looking only where a numeral stands is far cheaper than looking everywhere."""
    position = 0
    while start := _NUMERAL.search(text, position):
        begin = start.start()
        run = start if start.end() - begin > _LONGEST else _HAN_RUN.match(text, begin)
        if run:
            position = run.end()
            continue
        if text[begin - 1 : begin] in _DASHES and _MINUS.search(text, max(position, begin - 4), begin):
            begin -= 1
        lead = _lead(text, begin, position)
        paid = _paid(text, begin, position, lead)
        if paid:
            position = max(paid.end(), start.end())
            yield paid
            continue
        match = _QUANTITY.match(text, lead)
        if match is None and lead != begin:
            match = _QUANTITY.match(text, begin)
        if match:
            position = max(match.end(), start.end())
            yield match
        else:
            position = start.end()


def _paid(text: str, begin: int, floor: int, lead: int) -> re.Match[str] | None:
    """The sum whose currency stands before its number, which begins at `begin` (with its word of approximation at
    `lead`); None where none does, or where it is no sum: neither 万 nor 元 behind it."""
    if lead <= floor or text[lead - 1] not in _CURRENCY_ENDS:
        return None
    currency = _CURRENCY.search(text, max(floor, lead - 8), begin)
    match = _PAID.match(text, _lead(text, currency.start(), floor)) if currency else None
    return match if match and (match["scale"] or match["unit"]) and match.start("number") >= begin else None


def _percentages(text: str) -> Iterator[re.Match[str]]:
    """Matches of 百分之 with its numeral and the word of approximation before it."""
    start = text.find("百分之")
    while start >= 0:
        match = _PERCENT.match(text, _lead(text, start, 0)) or _PERCENT.match(text, start)
        if match:
            yield match
        start = text.find("百分之", match.end() if match else start + 1)


def _lead(text: str, begin: int, floor: int) -> int:
    """Where the word of approximation before `begin` starts, not before `floor`; `begin` where there is none."""
    if begin > floor and text[begin - 1] == "上":
        return begin - 1
    if begin > floor and text[begin - 1] in _LEAD_ENDS:
        lead = _LEAD.search(text, max(floor, begin - 5), begin)
        if lead:
            return lead.start()
    return begin


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    if match.re is _PAID:
        return _sum(match)
    unit = _unit(text, match)
    if unit is None or _nameless(text, match) or _part_of_name(text, match, unit):
        return None
    scales = [scale for scale in match.group("scale", "han_scale", "scale2", "bare") if scale]
    factor = unit.factor_to_money
    for scale in scales:
        factor *= _SCALES[scale]
    stated = _stated(match, unit, scaled=bool(scales))
    if stated is None:
        return None
    number, step = stated
    if match["low"]:
        return _make(match, number * factor, step * factor, unit, _low(match, factor, unit))
    return _make(match, (-number if match["minus"] else number) * factor, step * factor, unit)


def _sum(match: re.Match[str]) -> Quantity | None:
    """The sum of a match with its currency before the number; the currency of the match, whatever 元 stands behind."""
    unit = units.unit(_CURRENCIES[match["currency"]])
    stated = _stated(match, unit, scaled=bool(match["scale"])) if unit else None
    if unit is None or stated is None:
        return None
    factor = _SCALES[match["scale"] or ""]
    return _make(match, stated[0] * factor, stated[1] * factor, unit, _low(match, factor, unit))


def _unit(text: str, match: re.Match[str]) -> Unit | None:
    """The unit of the match, 元 where 规模 or 级 stands for it (超百亿规模); None where it counts nothing."""
    name = match["unit"]
    if not name:
        written = "".join(match[group] or "" for group in ("scale", "han_scale", "scale2", "bare"))
        if match["alone"] is not None:
            if in_yuan(text, match.start(), match.end()):
                return units.unit("元")  # 总投资50亿的甲园
        elif "亿" in written:
            return units.unit("元")
        persons = _PERSONS_BEHIND.match(text, match.end()) or _POPULATION.search(
            text, max(0, match.start() - 14), match.start()
        )
        return units.unit("人") if persons and written == "万" else None
    if name == "成" and _NOT_SHARE.match(text, match.end()):
        return None
    if name == "分":
        return _POINTS if _SCORE.search(text[max(0, match.start() - 40) : match.start()]) else None
    unit = units.unit(name)
    if unit is None or (unit.name in _UNCOUNTED and not _counts_here(text, match, unit)):
        return None
    if name in _LATIN:
        return replace(unit, name=name)
    if unit.dimension == "length" and _SPEED.search(text[max(0, match.start() - 4) : match.start()]):
        return units.unit("公里/小时")
    return unit


def _counts_here(text: str, match: re.Match[str], unit: Unit) -> bool:
    """先后13次, 用了66天, 开行1200列: units of order and time that count where the words around them say so."""
    if not match["number"] or match["low"]:
        return False
    before = text[max(0, match.start() - 8) : match.start()]
    if unit.name == "次":
        return bool(_TIMES.search(before)) or match["more1"] is not None
    if unit.name == "天":
        return bool(_TAKEN.search(before))
    if unit.name in _SCALED:
        return any(match[group] for group in ("scale", "scale2"))
    if unit.name in _MANY:
        return any(match[group] for group in ("scale", "scale2")) or len(match["number"].partition(".")[0]) > 2
    return unit.name == "列" and not re.match("[入为出举第表席]", text[match.end() : match.end() + 1])


def _nameless(text: str, match: re.Match[str]) -> bool:
    """投资亿元: a scale that lost its number. 超亿元 and 千亿元 are sums all the same."""
    if match["han"] in ("千", "百", "万") and not match["before"] and not match["han_scale"]:
        attribute = text[match.end() : match.end() + 1]  # 千亩花海 is a name
        return match["unit"] in ("亩", "米", "里", "年") and attribute.isalpha() and attribute not in "的以左余"
    if not match["bare"] or match["before"]:
        return False
    if match["bare"] in ("亿", "万"):
        return match["more3"] is None
    return not match["unit"] and not text.startswith(("级", "规模"), match.end())


def _part_of_name(text: str, match: re.Match[str], unit: Unit) -> bool:
    """第三, 世界500强, 18号线, 三省一市: the number belongs to a name or an order."""
    start = match.start()
    if _OTHERWISE.search(text, max(0, start - 4), start):
        return True
    if (
        match["han"]
        and unit.name == "元"
        and len(match["han"]) == 1
        and not match["han_scale"]
        and _NAMED_YUAN.match(text, match.end())
    ):
        return True
    first = match.start("low" if match["low"] else "number" if match["number"] else "han" if match["han"] else "bare")
    before = text[max(0, first - 4) : first]
    named = None if before.endswith("数") and match["number"] else _IN_A_NAME.search(before)  # 数十, but 总数15个
    if not match["before"] and (named or (before.endswith("“") and match["han"])):
        return True
    if not match["before"] and unit.dimension not in _MEASURED and _RANKED.search(before):
        return True
    return unit.dimension not in _MEASURED and bool(_NAME_GOES_ON.match(text, match.end()))


def _stated(match: re.Match[str], unit: Unit, *, scaled: bool) -> tuple[Decimal, Decimal] | None:
    """The number as written and the place of its last digit, both before scale and unit."""
    if match["bare"]:
        return Decimal(1), Decimal(1)
    if match["han"]:
        value = chinese_number(match["han"])
        if match["han_part"] or match["han_rest"]:
            return _han_compound(match, value)
        if not value or (value == 1 and unit.dimension not in ("rate", "money", "times") and not scaled):
            return None
        return Decimal(value), _han_step(match["han"], value)
    digits = match["number"].replace(",", "")
    return Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2])) if "." in digits else _ONE


def _han_compound(match: re.Match[str], value: int | None) -> tuple[Decimal, Decimal] | None:
    """一点七, 二万四千: a numeral in characters with decimals, or with what stands behind its scale."""
    digits = "".join(str("零一二三四五六七八九".index(d.replace("〇", "零"))) for d in match["han_part"] or "")
    number, step = Decimal(f"{value or 0}.{digits or 0}"), Decimal(1).scaleb(-len(digits))
    rest = chinese_number(match["han_rest"]) if match["han_rest"] else None
    if rest:
        scale = _SCALES[match["han_scale"]]
        number, step = number + rest / scale, _han_step(match["han_rest"], rest) / scale
    return (number, step) if number else None


def _han_step(han: str, value: int) -> Decimal:
    """The last place that a numeral in characters states: 百 → 100, 三百二十 → 10, 八 → 1."""
    if han[-1] in "百千":
        return Decimal({"百": 100, "千": 1000}[han[-1]])
    return Decimal(10) if han[-1] == "十" and value > 10 else Decimal(1)


def _low(match: re.Match[str], factor: Decimal, unit: Unit) -> Decimal | None:
    """The lower end of a range (3—5个, 10亿元至15亿元) in base units; None where there is none."""
    if not match["low"]:
        return None
    number = Decimal(match["low"].replace(",", ""))
    other = units.unit(match["low_unit"]) if match["low_unit"] else unit
    if other is None or (other.dimension, other.currency) != (unit.dimension, unit.currency):
        return None
    if match["low_scale"] or match["low_unit"]:
        return number * _SCALES[match["low_scale"] or ""] * other.factor_to_money
    return number * factor


def _make(match: re.Match[str], number: Decimal, step: Decimal, unit: Unit, low_end: Decimal | None = None) -> Quantity:
    raw = match.group()
    start, raw = match.start() + len(raw) - len(raw.lstrip()), raw.strip()
    before, after, han = match.group("before", "after", "han")
    if match.re is _QUANTITY:
        after = after or match["more1"] or match["more2"] or match["more3"]
    elif match.re is _PAID:
        before, after = before or match["early"], after or match["more1"] or match["more3"]
    if unit.name == "成":
        number, step, unit = number * 10, step * 10, _PERCENT_UNIT
        low_end = low_end * 10 if low_end is not None else None
    name = unit.base if unit.dimension in ("money", "people") else unit.name
    qualifier = before or after
    if low_end is not None and low_end < number:
        text = f"{plain(low_end)}-{plain(number)}"
        value = Value(raw, text, None, low_end, number, name, unit.currency, step, qualifier or "range")
    else:
        low, high = bounds(number, step, before, after)
        value = Value(raw, plain(number), number, low, high, name, unit.currency, step, qualifier)
    return Quantity(start, match.end(), value, unit.dimension, bool(han))
