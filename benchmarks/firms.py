"""Mentions of firms (企业名称) of which it is known which are one: names of words that the parser does not know.

Cities, brands and trades are held out: places that are in no gazetteer of ours, made-up syllables, and trades that are
none of the listed trade words (`held_out` leaves out what the parser would recognise, and tests that). Of every firm
there are several mentions, as pages and lists write them: in full, without 市, with the place in brackets, without
the legal form, place and brand, brand and trade, the brand alone, in traditional characters, with one wrong character,
without the place, with blanks; some carry the credit code. Beside many firms stands another one of the same city and
trade, whose brand shares a character with theirs or none; brands have several owners in other cities and trades; some
firms have a group above them, some a branch office, which are bodies of their own.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from opencc import OpenCC

from liandong.records.values.firms import firm

_FIRST, _SECOND = "鹭澜沧岚峪泗琅珈蕲郗砀浥溆漳鄱", "原汀陵泽塘浦坞埠崮屿峤沱"
_SYLLABLES = (
    "云天励飞腾瑞恒微品致远卓格睿科拓凯捷嘉禾凌锐博纳森德诺贝优安康泰维迪奥莱雅美晟昊宇辰星翰墨鼎盛铭启航"
    "朗润泽邦佳倍思聚力万象普惠明途领创百川众合同益芯蓝图方正元亨利贞欧派"
)
_TRADES = (
    "钟表", "眼镜", "假发", "蜡烛", "制伞", "拉链", "纽扣", "竹木", "紫砂", "烟花", "马术", "宠物用品", "乐器",
    "箱包", "陶瓷", "轴承", "阀门", "紧固件", "模具", "门窗", "卫浴", "厨具", "灯饰", "地毯", "毛绒玩具",
    "羽毛球拍", "殡葬", "搬家", "洗涤", "印章", "裱画", "盆景", "蚕丝", "茶叶", "酿酒", "水产", "屠宰", "砂石",
    "锚链", "电梯", "叉车", "喷泉", "游艇", "香料", "胶粘剂", "油墨", "颜料", "搪瓷", "磁钢", "弹簧", "刀剪",
    "缝纫", "花炮", "织带", "石雕", "漆器", "篷布", "滤清器",
)  # fmt: skip
_FORMS = (("有限公司", 70), ("股份有限公司", 16), ("有限责任公司", 14))
_VARIANTS = (
    ("full", 34), ("city_short", 12), ("brackets", 8), ("no_form", 8), ("place_brand", 6), ("brand_trade", 6),
    ("brand", 5), ("traditional", 6), ("typo", 5), ("no_city", 6), ("spaces", 4),
)  # fmt: skip
_CODED = 0.25
"""Share of the mentions that carry the credit code of their firm."""
MOST = 12
"""Most mentions of one firm."""
_SIBLING, _GROUP, _BRANCH = 0.12, 0.04, 0.04
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Firm(NamedTuple):
    city: str
    brand: str
    trade: str
    form: str
    code: str


class Row(NamedTuple):
    """A mention: the firm that it means, its name as written, its code where it is told."""

    firm: int
    name: str
    uscc: str


def held_out() -> tuple[list[str], list[str]]:
    """Cities and trades that the parser's tables do not know."""
    cities = [f"{a}{b}" for a in _FIRST for b in _SECOND]
    cities = [city for city in cities if not firm(f"{city}市云天励飞有限公司").codes and not firm(f"{city}云天").codes]
    trades = [t for t in _TRADES if firm(f"云天励飞{t}有限公司").brand.endswith(t)]
    return cities, trades


def firms(dice: random.Random, count: int) -> list[Firm]:
    """So many firms, no two of one city with one brand and trade."""
    cities, trades = held_out()
    weights = [1 / (n + 3) for n in range(len(cities))]
    found: dict[tuple[str, str, str, bool], Firm] = {}

    def add(city: str, brand: str, trade: str, form: str) -> None:
        key = city, brand, trade, form.startswith("集团")
        code = "91" + "".join(dice.choices(_SIGNS, k=16))
        found.setdefault(key, Firm(city, brand, trade, form, code))

    while len(found) < count:
        city = dice.choices(cities, weights)[0]
        brand, trade = _brand(dice), dice.choice(trades)
        (form,) = dice.choices([f for f, _ in _FORMS], [n for _, n in _FORMS])
        add(city, brand, trade, form)
        if dice.random() < _SIBLING:
            add(city, _sister(dice, brand), trade, form)
        if dice.random() < _GROUP:
            add(city, brand, dice.choice(("", trade)), "集团有限公司")
    return list(found.values())[:count]


def _brand(dice: random.Random) -> str:
    (length,) = dice.choices((2, 3, 4), (50, 30, 20))
    return "".join(dice.sample(_SYLLABLES, length))


def sisters(among: Sequence[Firm]) -> Iterator[tuple[int, int]]:
    """Pairs of firms of one city and trade with different brands, by number: each with the next one of its block."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for number, one in enumerate(among):
        blocks.setdefault((one.city, one.trade), []).append(number)
    for block in blocks.values():
        yield from ((a, b) for a, b in pairwise(block) if among[a].brand != among[b].brand)
    for a, b in pairwise(range(len(among))):
        if among[a][0] == among[b][0] and among[a].trade == among[b].trade and among[a].brand != among[b].brand:
            yield a, b


def _sister(dice: random.Random, brand: str) -> str:
    """A brand that differs in one character, or in all."""
    if dice.random() < 0.5:
        at = dice.randrange(len(brand))
        return brand[:at] + dice.choice(_SYLLABLES) + brand[at + 1 :]
    return "".join(dice.sample(_SYLLABLES, len(brand)))


def rows(dice: random.Random, among: Sequence[Firm], each: float = 3.8) -> Iterator[Row]:
    """Mentions of the firms, about so many of each; of branch offices too, which are numbered behind the firms."""
    convert = OpenCC("s2t").convert
    names, weights = [name for name, _ in _VARIANTS], [weight for _, weight in _VARIANTS]
    branches = 0
    for number, one in enumerate(among):
        for _ in range(min(MOST, max(1, round(dice.expovariate(1 / each))))):
            (variant,) = dice.choices(names, weights)
            code = one.code if dice.random() < _CODED else ""
            yield Row(number, written(dice, one, variant, convert), code)
        if dice.random() < _BRANCH:
            name = f"{one.city}市{one.brand}{one.trade}{one.form}{dice.choice(among).city}分公司"
            branches += 1
            for _ in range(dice.randint(1, 2)):
                yield Row(len(among) + branches, name, "")


def written(dice: random.Random, one: Firm, variant: str, convert: Callable[[str], str]) -> str:
    """One way of writing the name."""
    city, brand, trade, form, _ = one
    full = f"{city}市{brand}{trade}{form}"
    match variant:
        case "city_short":
            return f"{city}{brand}{trade}{form}"
        case "brackets":
            left, right = dice.choice((("(", ")"), ("\uff08", "\uff09")))
            return f"{brand}{left}{city}{right}{trade}{form}"
        case "no_form":
            return f"{city}{dice.choice(('市', ''))}{brand}{trade}" + ("集团" if form.startswith("集团") else "")
        case "place_brand":
            return f"{city}{brand}"
        case "brand_trade":
            return f"{brand}{trade}"
        case "brand":
            return brand
        case "traditional":
            return convert(full)
        case "typo":
            at = dice.randrange(len(city) + 1, len(city) + 1 + len(brand) + len(trade))
            return full[:at] + dice.choice(_SYLLABLES) + full[at + 1 :]
        case "no_city":
            return f"{brand}{trade}{form}"
        case "spaces":
            at = dice.randrange(2, len(full) - 2)
            return f"{full[:at]} {full[at:]}"
    return full
