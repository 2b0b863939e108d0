"""Names of organisations (机构名称) taken apart: 深圳市 | 云天励飞 | 技术 | 有限公司, also in words of no table.

A place that the gazetteer does not know shows by its rank (鹭原市) or in brackets (云天励飞(鹭原)钟表有限公司), which
tell the brand too. A trade that is not listed stays with the brand.
"""

import re
from functools import lru_cache

from liandong.model.noun import Noun
from liandong.records.values.characters import folded
from liandong.records.values.names import normalise, parse
from liandong.records.values.plain_words import any_of, remainder, trade_words

_FORM = re.compile(
    r"(?P<group>集团)?(?P<form>股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|(?<=集团))"
    r"(?P<branch>.{0,12}?(?:分公司|子公司|办事处|分行|支行|分院))?$"
)
_GROUP = re.compile(r"(?P<group>集团)$")
_TRADE = re.compile(f"(?:{any_of(trade_words())})$")
_RANKED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,3}?)(?<![城都超股夜门上集菜楼房车花])[市县](?![场值面价容况域长区])(?=..)"
)
"""A place told by its rank in front of a name; 超市, 都市, 市场 are none."""
_BRACKETED = re.compile(
    r"(?P<brand>[\u4e00-\u9fffa-z\d]{2,})\((?P<place>[\u4e00-\u9fff]{2,4}?)[市县]?\)(?P<rest>.{2,})"
)
"""Brand, place, and trade with form: 云天励飞(鹭原)钟表有限公司."""


class Firm(Noun, frozen=True, array_like=True, gc=False):
    """One name of an organisation taken apart.

    `codes` are the regions named, `place` one that no gazetteer knows, without its rank; `core` is the name without
    regions. `brand` and `trade` are what place, legal form and 集团 leave of it; `exact` where the name itself shows
    where the brand ends. `full` with a legal form, `is_region` for a place as a party.
    """

    plain: str
    codes: frozenset[str]
    place: str
    core: str
    brand: str
    trade: str
    exact: bool
    group: bool
    full: bool
    branch: str
    is_region: bool

    @property
    def stem(self) -> str:
        """Brand and trade."""
        return self.brand + self.trade

    @property
    def flat(self) -> str:
        """The unlisted place, brand and trade: what is left of the name when nobody knows where the place ends."""
        return self.place + self.brand + self.trade


@lru_cache(1 << 14)
def firm(text: str) -> Firm:
    """The parts of the name."""
    written = "".join(folded(text).split())
    bracketed = _BRACKETED.fullmatch(written) if "(" in written else None
    name = parse(text)
    core, place = name.core, ""
    if bracketed and not remainder(bracketed["place"]):
        bracketed = None  # (集团), (中国): no place
    if bracketed and core == bracketed["brand"] + core[len(bracketed["brand"]) :]:
        rest = core[len(bracketed["brand"]) :]
        inner = bracketed["place"]
        if rest.startswith(inner):  # the gazetteer did not take it out
            place, core = inner, bracketed["brand"] + re.sub("^[市县]", "", rest[len(inner) :])
    else:
        bracketed = None
    if not place and (ranked := _RANKED.match(core)):
        place, core = ranked["place"], core[ranked.end() :]
    stem, group, full, branch = _unformed(core)
    brand = _brand(stem)
    exact = bracketed is not None and stem.startswith(bracketed["brand"])
    if exact and bracketed is not None:
        brand = bracketed["brand"]
    marks = "".join(f"{unit}{number}" for unit, number in (*name.strict, *name.weak))
    plain = normalise(text) if not marks else name.plain
    trade = stem[len(brand) :]
    return Firm(
        plain, name.codes, place, core + marks, brand + marks, trade, exact, group, full, branch, name.is_region
    )


def _unformed(core: str) -> tuple[str, bool, bool, str]:
    """The name without its legal form; whether it is a group's, whether it has a form, its branch."""
    stem, group, branch = core, False, ""
    match = _FORM.search(core)
    if match:
        stem, branch = core[: match.start()], match["branch"] or ""
        group = bool(match["group"]) or stem.endswith("集团")
    ending = _GROUP.search(stem)
    if ending and len(stem) > 2:
        stem, group = stem[: ending.start()], True
    return stem, group, bool(match and match["form"]), branch


def _brand(stem: str) -> str:
    """What is left of brand and trade when the listed trades at the end are taken away."""
    brand = stem
    while len(brand) > 2 and (trade := _TRADE.search(brand)) and trade.start() >= 2:
        brand = brand[: trade.start()]
    return brand


@lru_cache(1 << 14)
def is_trade(text: str) -> bool:
    """Whether the text is made of listed trades and nothing else."""
    while text and (trade := _TRADE.search(text)):
        text = text[: trade.start()]
    return not text
