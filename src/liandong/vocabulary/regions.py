"""Regions in a text: where their names stand and which regions they can mean, as far as the text tells; no guesses."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from liandong.model.noun import replace
from liandong.vocabulary.gazetteer import (
    Gazetteer,
    Region,
    Use,
    contains,
    gazetteer,
    lookup,
    parents,
    prefecture_of,
    province_of,
    region,
    short_name,
    successors,
)
from liandong.vocabulary.hiding_words import hiding_words, holds_name, lies_in, office_of
from liandong.vocabulary.hits import RawHit, RegionHit
from liandong.vocabulary.lexicon import Lexicon
from liandong.vocabulary.names import SURNAMES
from liandong.vocabulary.namesakes import (
    RANKS,
    may_be_person,
    names_bridge,
    names_other,
    names_person,
    names_street,
    wordlike,
)
from liandong.vocabulary.narrowing import narrow
from liandong.vocabulary.neighbours import dateline, with_joints
from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.tables import rows, sections

__all__ = [
    "Gazetteer",
    "Region",
    "RegionHit",
    "Use",
    "abbreviation",
    "contains",
    "find",
    "gazetteer",
    "lookup",
    "parents",
    "prefecture_of",
    "province_of",
    "region",
    "resolve_hits",
    "short_name",
    "strip_regions",
    "successors",
    "without_regions",
]

_BROKEN = {"市": "场值面价容况", "区": "域块位间别", "县": "域"}
"""Behind a rank word these characters begin another word (市场, 区域, 县域): 广州市场 holds 广州, not 广州市."""

_LONGER = re.compile(r"[\u4e00-\u9fff](?<![在于到赴往与和及是为由对从向至、的销原将])")
"""Before a name of one character and its rank (岚县): it is the end of a longer one (北岚县)."""
_KEPT = frozenset("人队籍站港话城省市区县州旗盟")
"""With one of these behind it a region's name is one word of the dictionary (开封人) and is still the region's."""
_HEAD = re.compile(
    r"(?:(?P<count>[两二三四五六七八九十])个?|等(?:[两二三四五六七八九十]个?)?)(?P<rank>[省市州区县旗])(?![省市州区县旗])"
)
_COUNTS = {char: number for number, char in enumerate("二三四五六七八九十", 2)} | {"两": 2}
"""Behind a list what all in it are (鼓楼、建邺两区), and how many."""
_LINE = re.compile(r"[沿南北东西江海环]*(?:高速|高铁|铁路|城际|客专|动车|公路|[一二]线|线|大桥|通道|运河|直通车)")
_OF_TWO = re.compile("[两省地]|协作|对口|劳务|交界|毗邻")
"""Behind two letters that may be a person's name (苏陕|协作): they are provinces."""
_FURTHER = re.compile("[杭甬锡皖赣湘鄂豫琼渝黔滇闽桂榕厦穗莞肇]|[湖通嘉](?=高铁|铁路|城际|高速)")
"""Behind the name of a group: it is another group, of more cities (沪宁|杭)."""
_BEHIND_LETTER = re.compile(
    "[城洲湾湖镇岭溪塘埔墟圩叉]|河湾|海街道|商(?![务讨谈洽业议贸户]|会(?!上))|大(?![型力批量家中小额规企湾]|学[生城])|"
    "煤(?![炭电化矿])|钢(?![铁材管])|能(?![源够力])|投集"
)
"""Behind a letter they make it the name of a town, a school, a firm or merchants: 落户桂城 is not in 广西, 在浙大."""
_MACAO = "820000"
_JOINTS = frozenset("、和与及·-—")
"""Marks and words that join the names of a list."""
_PARTICLES = frozenset(
    "来如从和在到大新高中上下全多好最会能可要将已被把让使对向由为以与及或又再也都就才但而则且并还只更很太非无不未有是用集随应当同通经"
    "过去进出入开立"
)
"""Characters that are words by themselves: 来安徽 is 来|安徽 even at the head of a clause."""
_SIDE = 5
"""Characters to either side of a short name that decide whether it is a word of its own."""


@cache
def _lexicon() -> Lexicon:
    """All names, the ordinary words that hide one, names of newspapers, and verbs with a one-character name (在沪)."""
    return Lexicon((*gazetteer().names, *hiding_words(), *_placed_letters(), *_letter_pairs()))


@cache
def _abroad() -> frozenset[str]:
    """Names that places of other countries bear too (美国德州, 韩国丽水市)."""
    return frozenset(sections("words.txt")["abroad"])


@cache
def _placed_letters() -> frozenset[str]:
    verbs = sections("words.txt")["before abbreviations"]
    found = (verb + row["char"] for row in rows("abbreviations.tsv") if row["city"] for verb in verbs)
    return frozenset(found) - set(sections("words.txt")["never abbreviations"])


@cache
def _letters() -> frozenset[str]:
    """Provinces' one-character names that are read in a run of such (沪苏浙皖) though no verb of place leads them."""
    provinces = {row["char"] for row in rows("abbreviations.tsv") if row["city"] and row["code"].endswith("0000")}
    return frozenset(provinces - set("申贵陇"))


@cache
def _letter_pairs() -> frozenset[str]:
    pairs = {first + second for first in _letters() for second in _letters() if first != second}
    return frozenset(pairs - gazetteer().names.keys() - hiding_words() - _placed_letters()) | _partners()


@cache
def _partners() -> frozenset[str]:
    return frozenset(sections("words.txt")["letter pairs"])


@cache
def _groups() -> frozenset[str]:
    """Names of groups of regions, which are names of railways and roads too (京沪高铁, 广深高速)."""
    return frozenset(name for name, options in gazetteer().names.items() if options[0][0].level == "group")


@cache
def _provinces() -> frozenset[str]:
    """Names of provinces that are no other words."""
    found = gazetteer().names.items()
    return frozenset(name for name, options in found if any(r.level == "province" for r, _ in options)) - wordlike()


@cache
def _abbreviations() -> dict[str, Region]:
    return {row["char"]: region(row["code"]) for row in rows("abbreviations.tsv")}


def abbreviation(char: str) -> Region | None:
    """The region that a single character stands for (沪, 粤, 穗, 莞); None for any other character."""
    return _abbreviations().get(char)


def find(
    text: str, context: Sequence[Region] = (), *, lenient: bool = False, year: int | None = None
) -> tuple[RegionHit, ...]:
    """The region names of a text, left to right, the longest at each place, none overlapping another.

    Candidates are narrowed by the full path (上海市普陀区), then by the same name's path elsewhere in the text, then by
    the prefectures and provinces that the text names, or else `context`. What stays ambiguous keeps all its candidates.
    Text must be simplified; give the whole document, so that its parts can explain one another. `lenient` lets names
    stand that want a superior, for a name read alone. A name that two regions bore one after the other means that of
    the `year` of the text.
    """
    return narrow(_scan(text), context, lenient=lenient, year=year)


def resolve_hits(hits: Sequence[RegionHit], context: Sequence[Region]) -> tuple[RegionHit, ...]:
    """The same hits, their candidates narrowed by the regions of `context` (those of a title, a source, a section)."""
    raw = [RawHit(h.start, h.end, h.name, tuple((r, Use.FREE) for r in h.candidates)) for h in hits]
    return narrow(raw, context)


def strip_regions(name: str) -> tuple[str, tuple[Region, ...]]:
    """The name without the region names that it begins with, and what the last of these can mean. A text that is a
    region's name and nothing else (钢城) needs no proof that it is one."""
    position = 0
    found: tuple[Region, ...] = ()
    for hit in narrow(_alone(_scan(name), len(name)), lenient=True):
        if hit.start != position:
            break
        position, found = hit.end, hit.candidates
    return name[position:], found


def _alone(raw: list[RawHit], length: int) -> list[RawHit]:
    """The hits; one that is the whole text as if its surroundings placed it, a city before districts of its name."""
    if len(raw) != 1 or raw[0].end - raw[0].start != length:
        return raw
    if any(use is Use.FREE for _, use in raw[0].options):
        return raw
    cities = tuple(
        option for option in raw[0].options if option[0].level == "prefecture" and option[0].valid_to is None
    )
    return [replace(raw[0], options=cities or raw[0].options, placed=True)]


def without_regions(name: str) -> str:
    """The name without any region name: 思科(广州)智慧城 and 思科广州智慧城 → 思科智慧城."""
    kept, position = [], 0
    for hit in narrow(_scan(name), lenient=True):
        kept.append(name[position : hit.start])
        position = hit.end
    kept.append(name[position:])
    return re.sub(r"[((]\s*[))]", "", "".join(kept))


def _scan(text: str) -> list[RawHit]:
    """Admissible names, leftmost and longest, with everything that each can stand for."""
    names, words, placed, pairs = gazetteer().names, hiding_words(), _placed_letters(), _letter_pairs()
    hits: list[RawHit] = []
    position = settled = 0
    letter: RawHit | None = None
    for start, end in _lexicon().matches(text):
        if start < position:
            continue
        if letter is not None and letter.start < start:
            hits.append(letter)
            position, letter = letter.end, None
        name = text[start:end]
        if name in words:
            if not holds_name(text, start, end, hits):
                position = end
                hits += filter(None, (office_of(text, start, end),))
        elif name in names and names_other(text, end, name):
            position = end  # 浔阳江: no 阳江 in it either
        elif name in names and _is_abroad(text, start, name):
            position = end
        elif name in names and (dated := dateline(text, start, end, names[name])):
            hits.append(RawHit(start, end, name, dated, placed=True))
            position, letter = end, None
        elif name in names:
            follows = start == settled and start > 0
            bridge = names_bridge(text, end) and not (follows and lies_in(hits[-1], name))
            admissible = _admissible(text, start, end, name, follows)
            admissible = None if admissible and bridge else admissible  # it may span the river elsewhere
            if admissible is None:
                hits.append(RawHit(start, end, name, names[name], doubtful=True))
            elif admissible:
                listed = start == settled + 1 and text[settled] in _JOINTS
                position = settled = _before_inner_district(text, end, name, names)
                name = text[start:position]
                whole = not text[start - 1 : start].isalpha()
                hits.append(RawHit(start, position, name, names[name], listed=listed, whole=whole))
                letter = None
        elif name in pairs:
            position = _run_of_letters(text, start, hits) or position
        elif name in placed and not _BEHIND_LETTER.match(text, end) and _word(text, end - 1, end, exact=True):
            letter = RawHit(end - 1, end, name[-1], ((_abbreviations()[name[-1]], Use.FREE),))
    return _under_heads(text, with_joints(text, _letters_read(hits if letter is None else [*hits, letter])))


def _letters_read(hits: list[RawHit]) -> list[RawHit]:
    """The hits without 澳 where it may be short for 澳大利亚, of which the text speaks, and not of 澳门."""
    named = {region.code for hit in hits if len(hit.name) > 1 for region, _ in hit.options[:1]}
    if "AU" not in named or _MACAO in named:
        return hits
    return [hit for hit in hits if len(hit.name) > 1 or hit.options[0][0].code != _MACAO]


def _is_abroad(text: str, start: int, name: str) -> bool:
    """Whether the name is that of a place of another country, which stands right before it, or before the places that
    it is listed with (韩国光阳市、晋州市)."""
    if name not in _abroad() and (name[-1] not in RANKS or name[:-1] not in _abroad()):
        return False
    return _behind_country().search(text, max(0, start - 30), start) is not None


@cache
def _behind_country() -> re.Pattern[str]:
    listed = any_of(_abroad())
    countries = any_of(r.name for r in gazetteer().regions.values() if r.level == "country" and r.code != "CN")
    return re.compile(rf"(?:{countries})(?:(?:(?:{listed})[市省]?|[\u4e00-\u9fff]{{1,3}}[市郡省府])、)*$")


def _under_heads(text: str, hits: list[RawHit]) -> list[RawHit]:
    """The hits, the last of each list with the word behind it that says what all in the list are (鼓楼、建邺两区)."""
    for index, hit in enumerate(hits):
        if hit.listed and (head := _HEAD.match(text, hit.end)):
            hits[index] = replace(hit, rank=head["rank"], count=_COUNTS.get(head["count"], 0))
    return hits


def _before_inner_district(text: str, end: int, name: str, names: Mapping[str, tuple[tuple[Region, Use], ...]]) -> int:
    """The end of a city's name, without 市 where this begins the name of a district of it: 乐山|市中区."""
    if name[-1] != "市" or text[end + 1 : end + 2] != "区" or name[:-1] not in names:
        return end
    cities = {city.code for city, _ in names[name]}
    inner = any(district.parent in cities for district, _ in names.get(text[end - 1 : end + 2], ()))
    return end - 1 if inner else end


def _run_of_letters(text: str, start: int, hits: list[RawHit]) -> int | None:
    """Adds the provinces of a run of their one-character names (闽港, 湘赣闽); gives its end, None where it is none."""
    end = start + 2
    while text[end : end + 1] in _letters():
        end += 1
    unsure = text[start] in SURNAMES or text[start:end] in _partners()
    if end - start == 2 and unsure and not _OF_TWO.match(text, end):
        return None  # 鲁豫, 苏浙: names of persons too
    if _LINE.match(text, end) or not _word(text, start, end):
        return None
    hits += (RawHit(at, at + 1, text[at], ((_abbreviations()[text[at]], Use.FREE),)) for at in range(start, end))
    return end


def _admissible(text: str, start: int, end: int, name: str, follows: bool) -> bool | None:
    """Whether the name is a word of its own, no street and no railway; `follows` says that a region ends before it.
    None where it opens a stretch, but a word may reach beyond its end (神木兰炭)."""
    after = text[end : end + 1]
    if not after:
        pass
    elif (
        (after in _BROKEN.get(name[-1], "") and not _before_own(text, end, name))
        or (name[-1] == "中" and after == "国")
        or after == "郡"
    ):
        return False
    if len(name) > 3:
        return True
    if len(name) == 2 and name[-1] in "县市" and not follows and _LONGER.search(text[max(0, start - 1) : start]):
        return False
    if may_be_person(text, start, end):
        return None
    if names_person(text, start, end) or names_street(text, end):
        return False
    if name in _groups() and (_LINE.match(text, end) or _FURTHER.match(text, end)):
        return False
    word = _word(text, start, end, follows, ranked=name[-1] in RANKS, small=_is_small(name))
    if word is not False:
        return bool(word)
    if name in _provinces() and _word(text, start, end, follows, ranked=True):
        return True  # 上海|瑞…: no word that begins within the name of a province (海瑞) is as common
    if _before_own(text, end, name):
        return True
    if not follows and text[start - 1 : start].isalpha():
        return False
    return _name_after_joint(text, end) or (False if name[0] in _PARTICLES else None)


def _before_own(text: str, end: int, name: str) -> bool:
    """Whether a county of the city that bears the name follows (信阳|光山, 玉林市|容县)."""
    names = gazetteer().names
    cities = {r.code for r, _ in names[name] if r.level == "prefecture"}
    found = (option for n in (2, 3) for option in names.get(text[end : end + n], ())) if cities else ()
    return any(r.parent in cities and use is not Use.NEVER for r, use in found)


def _name_after_joint(text: str, end: int) -> bool:
    """Whether a word that joins lists and another region's name follow (新泰|和|肥城)."""
    names = gazetteer().names
    return text[end : end + 1] in tuple("和与及") and any(text[end + 1 : end + 1 + n] in names for n in (2, 3, 4))


def _is_small(name: str) -> bool:
    """Whether no region bears the name in its first sense."""
    return all(use is not Use.FREE for _, use in gazetteer().names[name])


def _word(
    text: str,
    start: int,
    end: int,
    follows: bool = False,
    ranked: bool = False,
    exact: bool = False,
    small: bool = False,
) -> bool | None:
    """Whether a dictionary segmentation begins a word at `start`, and lets none from inside the name reach beyond it.

    Behind a name with its rank the latter may happen (普陀|区委). Where a region ends at `start`, that is a boundary.
    `exact` wants [start, end) for one word. None where the name of a `small` region begins a longer word (大通道).
    """
    before, behind = text[start - 1 : start], text[end : end + 1]
    if (follows or not before.isalpha()) and (ranked or not behind.isalpha()):
        return True
    import rjieba

    window = start if follows else max(0, start - _SIDE)
    position = window
    for token in rjieba.cut(text[window : end + _SIDE], False):
        after = position + len(token)
        if exact and after == end and position >= start - 1:
            return True  # 京, or 赴京 with its verb
        if position < start < after or (start < position < end < after and not ranked):
            return False
        if exact and position == start:
            return False
        if small and not ranked and position == start and after > end and token[end - start :] not in _KEPT:
            return None
        position = after
        if position >= end:
            break
    return True
