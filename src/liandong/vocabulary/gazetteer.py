"""The gazetteer: every region we know, its names, and how regions lie in one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from liandong.model.noun import Noun
from liandong.vocabulary.tables import rows, sections

_PEOPLES = (
    "壮族|回族|藏族|蒙古族|满族|苗族|侗族|土家族|彝族|哈尼族|傣族|景颇族|傈僳族|白族|朝鲜族|(?<!内)蒙古|哈萨克族|哈萨克|"
    "柯尔克孜族|柯尔克孜|羌族|布依族|瑶族|黎族|畲族|达斡尔族|鄂温克族|纳西族|拉祜族|佤族|布朗族|普米族|怒族|独龙族|"
    "仫佬族|毛南族|仡佬族|水族|土族|撒拉族|保安族|东乡族|裕固族|塔吉克族|塔吉克|锡伯族|锡伯|各族|维吾尔"
)
_SUFFIX = re.compile(
    rf"(?:(?:{_PEOPLES})*自治[州县旗区]|(?:{_PEOPLES})+[区县]"
    r"|特别行政区|地区|新区|林区|特区|[省市区县盟旗])$"
)
LATELY = 2000
"""Names that were given up before this year stand on few of the pages that are read."""
_OWN_PREFECTURE = frozenset(("110000", "120000", "310000", "500000", "810000", "820000"))
"""The municipalities and the special administrative regions have no prefectures and stand for themselves."""


class Use(StrEnum):
    """When a name may be read as its region: always; with its superior in the document, or the region's full name, or
    where the name is read alone; with these in the document, but not alone; only with its full name there; only where
    its place tells (right behind its superior, beside a neighbour in a list); never bare."""

    FREE = "free"
    NEAR = "near"
    CLOSE = "close"
    OWN = "own"
    AFTER = "after"
    NEVER = "never"


class Region(Noun, frozen=True):
    """A region (地区). `code` is its GB/T 2260 code (`130502@1983` where the code has a later holder) or one of ours.

    `valid_from` and `valid_to` are years, the state of 31 December (valid_to exclusive, None for a region that stands);
    `parent` is a code, `successors` are codes of what followed (`120113[2020]`: a part of it, in that year), `members`
    the codes in a group of regions.
    """

    code: str
    name: str
    short: str
    level: str
    parent: str | None
    valid_from: int | None = None
    valid_to: int | None = None
    successors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All regions by code, and for each name what it can stand for and when."""

    regions: dict[str, Region]
    names: dict[str, tuple[tuple[Region, Use], ...]]


def short_name(name: str) -> str:
    """The name without the word for its rank: 广州市 → 广州, 白沙黎族自治县 → 白沙, 碑林区 → 碑林; a single character
    stays whole."""
    short = _SUFFIX.sub("", name)
    if len(short) == 1 and len(name) > 2:
        short = name[:-1]  # 林区 is no rank here
    return short if len(short) > 1 else name


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once (0.1 s)."""
    regions = {region.code: region for region in (*_divisions(), *_places())}
    names: dict[str, dict[str, tuple[Region, Use]]] = {}
    words = {name: Use(section) for section, listed in sections("short_names.txt").items() for name in listed}
    superior = {r.short for r in regions.values() if r.level in ("province", "prefecture") and r.valid_to is None}
    provinces = {r.short for r in regions.values() if r.level == "province"}
    for region in regions.values():
        for name, use in _names(region, words, superior, provinces):
            names.setdefault(name, {}).setdefault(region.code, (region, use))
    for row in rows("short_forms.tsv"):
        names.setdefault(row["form"], {}).setdefault(row["code"], (regions[row["code"]], Use(row["use"])))
    return Gazetteer(regions, {name: tuple(found.values()) for name, found in sorted(names.items())})


def _divisions() -> Iterator[Region]:
    table = list(rows("admin.csv", ","))
    codes = {row["code"] for row in table}
    for row in table:
        plain = row["code"][:6]
        level = "province" if plain.endswith("0000") else "prefecture" if plain.endswith("00") else "county"
        yield Region(
            row["code"],
            row["name"],
            short_name(row["name"]),
            level,
            _superior(plain, level, codes),
            int(row["from"]),
            int(row["to"]) if row["to"] else None,
            tuple(row["successors"].split(";")) if row["successors"] else (),
        )


def _superior(code: str, level: str, codes: set[str]) -> str | None:
    """The prefecture where there is one, otherwise the province: counties directly under a province have none."""
    if level == "province":
        return "CN"
    prefecture = code[:4] + "00"
    return prefecture if level == "county" and prefecture in codes else code[:2] + "0000"


def _places() -> Iterator[Region]:
    for row in rows("places.tsv"):
        yield Region(
            row["code"],
            row["name"],
            row["name"],
            row["level"],
            row["parent"] or None,
            members=tuple(row["members"].split("|")) if row["members"] else (),
            aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
        )


def _names(region: Region, words: dict[str, Use], superior: set[str], provinces: set[str]) -> Iterator[tuple[str, Use]]:
    """Each name of the region with the rule for its use."""
    if region.level not in ("province", "prefecture", "county"):
        use = Use.NEAR if region.level == "town" and not region.aliases else Use.FREE
        yield region.name, words.get(region.name, use)
        yield from ((alias, words.get(alias, Use.FREE)) for alias in region.aliases)
        return
    plain = len(region.name) > 2 or region.name.endswith("县")  # 新区, 郊区, 矿区 are words before they are names
    given_up = region.valid_to is not None and region.valid_to < LATELY
    yield region.name, words.get(region.name, (Use.NEAR if given_up else Use.FREE) if plain else Use.AFTER)
    yield from ((name, Use.FREE) for name in _middle_names(region))
    if region.short == region.name:
        return
    yield region.short, _short_use(region, words, superior, provinces)


def _short_use(region: Region, words: dict[str, Use], superior: set[str], provinces: set[str]) -> Use:
    if region.level == "province":
        return Use.FREE
    if region.level == "prefecture" and region.valid_to is None:
        return Use.AFTER if region.short in provinces else words.get(region.short, Use.FREE)
    if region.short in superior:
        return Use.AFTER
    use = words.get(region.short, Use.NEAR)
    return Use.OWN if region.valid_to is not None and use in (Use.FREE, Use.NEAR, Use.CLOSE) else use


def _middle_names(region: Region) -> Iterator[str]:
    """Between the full name and the short one: 海南藏族自治州 → 海南州, 白沙黎族自治县 → 白沙县."""
    for suffix, rank in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"), ("特别行政区", "特区")):
        if region.name.endswith(suffix) and len(region.short) > 1:
            yield region.short + rank


def region(code: str) -> Region:
    """The region with this code; KeyError for an unknown one."""
    return gazetteer().regions[code]


def lookup(name: str) -> tuple[Region, ...]:
    """Every region that bears this name (full, short or alias), standing ones before retired ones, then by code."""
    found = [entry for entry, _ in gazetteer().names.get(name, ())]
    return tuple(sorted(found, key=lambda r: (r.valid_to is not None, -(r.valid_to or 0), r.code)))


def parents(place: Region) -> tuple[Region, ...]:
    """The regions around it, nearest first, up to the country."""
    around: list[Region] = []
    code = place.parent
    while code is not None:
        outer = region(code)
        around.append(outer)
        code = outer.parent
    return tuple(around)


def prefecture_of(place: Region) -> Region | None:
    """The prefecture that it is or lies in; a municipality stands for itself; None where there is none."""
    for candidate in (place, *parents(place)):
        if candidate.level == "prefecture" or candidate.code in _OWN_PREFECTURE:
            return candidate
    return None


def province_of(place: Region) -> Region | None:
    """The province that it is or lies in; None for countries and for groups that cross provinces."""
    return next((r for r in (place, *parents(place)) if r.level == "province"), None)


def contains(outer: Region, inner: Region) -> bool | None:
    """Whether `inner` lies in `outer` (a region contains itself); None where the table cannot tell (two groups)."""
    chain = (inner, *parents(inner))
    if any(link.code == outer.code for link in chain):
        return True
    if outer.members:
        if any(link.code in outer.members for link in chain):
            return True
        if not inner.members:
            return None if any(contains(inner, region(code)) for code in outer.members) else False
        return all(contains(outer, region(code)) for code in inner.members) or None
    if inner.members:
        inside = [contains(outer, region(code)) for code in inner.members]
        return True if all(inside) else None if any(inside) else False
    return False


def successors(place: Region) -> tuple[Region, ...]:
    """The standing regions that followed a retired one: several where it was split, maybe none; itself if it stands."""
    seen: set[str] = set()
    queue, standing = [place], {}
    while queue:
        current = queue.pop()
        if current.code in seen:
            continue
        seen.add(current.code)
        if current.valid_to is None:
            standing[current.code] = current
            continue
        queue.extend(gazetteer().regions[code[:6]] for code in current.successors if code[:6] in gazetteer().regions)
    return tuple(standing[code] for code in sorted(standing))
