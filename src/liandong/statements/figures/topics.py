"""Topics (话题): which region 全市 and 我省 stand for, and what the page itself speaks of."""

import re
from collections import Counter

from liandong.statements.bodies import organisations
from liandong.statements.grammar.reading import Reading
from liandong.vocabulary import media
from liandong.vocabulary.regions import RegionHit

WHOLE = re.compile(
    r"(?:全|我|本|该|这[个座])(?P<rank>市|省|区|县|州|镇|域)(?![场外内级属直政民长委域块间别])|(?P<land>全国|我国)"
)
"""全市, 我省: the region that the page speaks of."""
_GROUP = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?P<many>[两三四五六七八九十]{1,3}|\d{1,2})(?:[市省县区][一二两三四五六七八九][市省县区](?![域间块位别场])|省区|州市|城市|[市省县城地](?![场场级直属州址区块铁产方位理毯处球点名形图带标面貌势])|区(?![域间块位别]))"
)
_NO_GROUP = re.compile(r"[^两三四五六七八九十\d]*(?:[各每某该全第年月日从向、,]|其他|另外|共有|涉及|覆盖|来自)")
_RANKED = r"[\u4e00-\u9fff]{2,3}?(?P<rank>新区|市|县|(?<!地)区|省|州)(?![场域间外内级属直政民长委块别分段价值面])"
_BEFORE_REGION = frozenset(",。:、;《“在于与和由对")
_BEGINS_NEAR = "|".join(
    rf"(?<=[{''.join(sorted(_BEFORE_REGION))}\s].{{{length}}})|(?<=\A.{{{length}}})" for length in (3, 4, 5)
)
_RANK = re.compile(rf"(?s:[市县区省州](?:{_BEGINS_NEAR}))(?![场域间外内级属直政民长委块别分段价值面])")
"""A rank right before which, two to four letters back, a name may begin."""
_HAN = re.compile(r"[\u4e00-\u9fff]+$")
_OPENS = re.compile(_RANKED)
_NO_NAME = re.compile(
    r".?[全我本该各两三四几有每省市县区镇城地园片社校厂矿灾山林景街小赛战展专先特核示试自高经开保税]|全|建成|主城|核心|起步|..城市|.*[的了在]"
    r"|..[全我本该各两三四等城园片从]|完成|投向|[上下]半年|[今去近明]年|眼下|如今|目前|配套|主体|启动|行政|按"
)
"""How words begin that stand before a rank and name no region (今年全省, 按眼下市价, 配套区)."""
_MEETING = re.compile(r"大会|论坛|推介会|对接会|座谈会|联席会|年会|研讨会|推进会|活动|仪式|发布会|峰会")
"""A title that names a meeting of its own speaks of that; 东博会 and 投洽会 are where a region's people went."""
_SCENE = re.compile(r"签约|举行|举办|召开|开幕|登台|亮相|推介")
"""Behind a region that is only the scene of what others do there (我市5个项目成都签约)."""
_WAY = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:大桥|高铁|高速|铁路|隧道|机场|航线)")
"""Behind a region with which only the name of a way opens (长海跨海大桥启动)."""
_SITE = re.compile(r"[\u4e00-\u9fff]{0,10}(?:网|[局委办]|政府|在线|发布|融媒体?)(?![\u4e00-\u9fff])")
"""Behind a region with which the name of its site or office opens."""
_RANKS = ("市", "县", "区", "镇")
_WENT = ("到", "赴", "前往", "去")
_WENT_ALONG = re.compile(r"(?:到|赴|前往|去|走访)(?:了)?(?:[\u4e00-\u9fff]{2,5}、)+$")
_LIST_BACK = 30
"""Before a region of a list of those where others went: 先后去甲、乙、|丙."""
_THERE = re.compile(r"[省市区县]?(?:就业|务工|挂职|交流|学习|投资|发展|考察|培训|支教|开展)")
_HELD_AT = re.compile(r"[^,。;]{0,12}?(?:举行|举办|召开|开幕|开场|登场|揭幕|启幕)")
"""Behind a region that is only where a meeting is held."""
_PAGE_REGION = re.compile(
    r"[\s“\"]*(?:今年|去年|前?[一二三]季度|[上下]半年|\d{4}年(?:\d{1,2}[-—至]?\d{0,2}月)?(?:份)?)?[,:\s]*"
)


def region_of(reading: Reading, rank: str, before: int) -> tuple[int, int] | None:
    """The region that 全市 or 我省 stands for: that of the rank which the title names, else the one of that rank
    that the text names most, else the one of the lines around the title."""
    title, home = reading.title, reading.once(_home)
    hits = reading.regions_in(title.start, title.end) if title else ()
    hits = tuple(h for h in hits if of_rank(h, rank) and not _SCENE.match(reading.plain, h.end))
    if hits:
        hit = next((h for h in hits if h.candidates[0].code in home), hits[0])
        return hit.start, hit.end
    named: dict[str, list[tuple[int, int]]] = {}
    for hit in reading.regions_in(reading.document.body_start, reading.document.body_end):
        if reading.plain[hit.start - 1] in "在赴抵" and not reading.plain.startswith(("区", "市", "县"), hit.end):
            continue
        if of_rank(hit, rank) and reading.sentence_at(hit.start) and not _HELD_AT.match(reading.plain, hit.end):
            named.setdefault(hit.candidates[0].code, []).append((hit.start, hit.end))
    for formed in reading.once(_formed):
        if formed[2] == rank:
            named.setdefault(reading.plain[formed[0] : formed[1]], []).append(formed[:2])
    medium = None if home & named.keys() else _in_medium(reading, rank)
    if home and medium:
        return medium
    named = {code: named[code] for code in home & named.keys()} or named  # 洛阳日报 says 我市 of 洛阳
    within = _hits_within(reading, list(named)) if len(named) > 1 else {}
    places = max(named.items(), key=lambda n: (within.get(n[0], 0) + len(n[1]), -n[1][0][0]), default=(None, None))[1]
    if not places:
        return _in_head(reading, rank)
    return max((p for p in places if p[0] < before), default=places[0])


def _in_head(reading: Reading, rank: str) -> tuple[int, int] | None:
    """The one region of that rank whose site or office the lines around the title name: 甲市投资促进网."""
    hits = [h for h in reading.regions_in(0, reading.document.body_start) if of_rank(h, rank)]
    hits = [h for h in hits if not reading.plain[h.start - 1 : h.start].isalpha() and _SITE.match(reading.plain, h.end)]
    return (hits[0].start, hits[0].end) if len({h.candidates[0].code for h in hits}) == 1 else None


def _home(reading: Reading) -> frozenset[str]:
    """The codes of the regions that the name of the medium has in it."""
    source = reading.document.medium
    return frozenset(region.code for region in media.home_of(source.value)) if source else frozenset()


def _in_medium(reading: Reading, rank: str) -> tuple[int, int] | None:
    """The region of that rank whose paper the medium is, where its name has it."""
    medium = reading.document.medium
    hits = reading.regions_in(medium.start, medium.end) if medium else ()
    return next(((h.start, h.end) for h in hits if of_rank(h, rank)), None)


def named_codes(reading: Reading) -> Counter[str]:
    hits = reading.regions_in(reading.document.body_start, reading.document.body_end)
    return Counter(h.candidates[0].code for h in hits if len(h.candidates) == 1)


def _hits_within(reading: Reading, codes: list[str]) -> dict[str, int]:
    """How often the text names regions that lie within each of the regions (旺苍 and 青川 tell that 全省 is 四川)."""
    names = reading.once(named_codes)
    stems = {code: code.rstrip("0") for code in codes if code.isdigit() and len(code) == 6}
    return {
        code: sum(n for other, n in names.items() if other != code and other.startswith(stem))
        for code, stem in stems.items()
    }


def of_rank(hit: RegionHit, rank: str) -> bool:
    """Whether a region can only be one of that rank (市, 县, 区)."""
    if len(hit.candidates) != 1:
        return False
    region = hit.candidates[0]
    if rank == "市":
        return region.level in ("prefecture", "municipality", "province") and region.name.endswith("市")
    return region.name.endswith(rank) or (rank == "区" and (region.name.endswith("自治区") or region.level == "zone"))


def _formed(reading: Reading) -> list[tuple[int, int, str]]:
    """Regions by their form alone, which no table knows: 栖川县, at the beginning of a stretch.

    Looks for the rank and then back for the beginning, since ranks are far rarer than beginnings.
    """
    plain, found, last = reading.plain, [], 0
    for match in _RANK.finditer(plain):
        for start, rank in _beginnings(plain, match.start()):
            opens = start == 0 or plain[start - 1] in _BEFORE_REGION or plain[start - 1].isspace()
            if opens and start >= last and _HAN.match(plain, start, match.end()):
                last = match.end()
                if _no_word(reading, start, last) and reading.sentence_at(start):
                    found.append((start, last, rank))
                break
    return found


def _no_word(reading: Reading, start: int, end: int) -> bool:
    """Whether the letters may be a name: no word of time or number, and no verb before a region that the table knows
    (由广东省, 推介兰州)."""
    if _NO_NAME.match(reading.plain, start, end):
        return False
    return all(hit.start == start and hit.end >= end - 1 for hit in reading.regions_in(start, end))


def _beginnings(plain: str, rank: int) -> list[tuple[int, str]]:
    """Where a name of two or three letters before the rank may begin, the first one first; 新区 is one rank."""
    letter = plain[rank]
    if letter != "区" or rank == 0 or plain[rank - 1] not in "新地":
        return [(rank - 3, letter), (rank - 2, letter)] if rank >= 3 else [(rank - 2, letter)] if rank == 2 else []
    if plain[rank - 1] == "地":
        return []
    return [(at, name) for at, name in ((rank - 4, "新区"), (rank - 3, "新区"), (rank - 2, "区")) if at >= 0]


def formed_at(reading: Reading, start: int, end: int) -> int | None:
    """Where the region ends that [start, end) opens with by its form (栖川县…); None where it opens with none."""
    match = _OPENS.match(reading.plain, start, end)
    return match.end() if match and not _NO_NAME.match(match.group()) else None


def group_at(reading: Reading, start: int, end: int) -> int | None:
    """Where a group of regions ends that [start, end) opens with (澜江五城, 佛港两地, 内地9市)."""
    match = _GROUP.match(reading.plain, start, end)
    if match is None or _NO_GROUP.match(reading.plain, start, end):
        return None
    return match.end() if reading.tokens.predicate(start, match.start("many")) >= match.start("many") else None


def page_region(reading: Reading) -> tuple[int, int] | None:
    """The region that the page is about: the one with which its title, or a part of it, opens (江门市2022年…), or which
    alone the title names; none where the title tells of a meeting that is held there."""
    title = reading.title
    if title is None or _MEETING.search(reading.plain, title.start, title.end):
        return None
    hits = [h for h in reading.regions_in(title.start, title.end) if _a_place(reading, h)]
    for hit in hits:
        lead = _PAGE_REGION.match(reading.plain, _part_start(reading.plain, title.start, hit.start), hit.start)
        if lead and lead.end() == hit.start:
            return hit.start, hit.end
    if len({hit.name for hit in hits}) == 1:
        return hits[0].start, hits[0].end
    end = formed_at(reading, title.start, title.end)
    return (title.start, end) if end else _short_in_title(reading)


def area_of_title(reading: Reading) -> tuple[int, int] | None:
    """The area of several regions with which the title, or a part of it, opens (长三角协同创新指数…)."""
    title = reading.title
    for hit in reading.regions_in(title.start, title.end) if title else ():
        group = any(r.level == "group" and r.members[0].isdigit() for r in hit.candidates)
        if title and group and hit.start == _part_start(reading.plain, title.start, hit.start):
            return hit.start, hit.end
    return None


def named_first(reading: Reading) -> tuple[int, int] | None:
    """What is left where nothing says whose a number is: the region, or the body, that the title names first, else the
    region that the text names most, more than once."""
    title = reading.title
    hits = [hit for hit in reading.regions_in(title.start, title.end) if not land(hit)] if title else []
    if hits:
        return hits[0].start, hits[0].end
    body = next((b for b in organisations.find(reading) if title and title.start <= b.start < title.end), None)
    if body:
        return body.start, body.end
    named: dict[str, list[tuple[int, int]]] = {}
    for hit in reading.regions_in(reading.document.body_start, reading.document.body_end):
        if len(hit.candidates) == 1 and not land(hit) and reading.sentence_at(hit.start):
            named.setdefault(hit.candidates[0].code, []).append((hit.start, hit.end))
    often = max(named.values(), key=lambda places: (len(places), -places[0][0]), default=[])
    return often[0] if len(often) > 1 else None


def land(hit: RegionHit) -> bool:
    """Whether the name is that of a country, or of no region of ours."""
    return not any(r.code[:1].isdigit() and r.level != "country" for r in hit.candidates)


def gone_to(plain: str, start: int, end: int) -> bool:
    """Whether a region is only where others went (到甲省就业0.8万人): what is counted is not its own."""
    listed = _WENT_ALONG.search(plain, max(0, start - _LIST_BACK), start)
    return listed is not None or (
        plain[max(0, start - 2) : start].endswith(_WENT) and _THERE.match(plain, end) is not None
    )


def _short_in_title(reading: Reading) -> tuple[int, int] | None:
    """The region that a part of the title opens with in its short form, and the text writes with its rank."""
    title = reading.title
    for low, high, rank in reading.once(_formed) if title else ():
        at = reading.plain.find(reading.plain[low : high - len(rank)], title.start, title.end) if title else -1
        if title and at >= 0 and at == _part_start(reading.plain, title.start, at):
            return low, high
    return None


def region_spoken_of(reading: Reading) -> tuple[int, int] | None:
    """The region that the page speaks of as a whole (全市, 我省), where it does so twice at least."""
    whole = [m["rank"] for m in WHOLE.finditer(reading.plain, reading.document.body_start, reading.document.body_end)]
    ranks = [rank for rank in whole if rank and rank != "域"]
    if len(ranks) < 2:
        return None
    rank = max(sorted(set(ranks)), key=ranks.count)
    return region_of(reading, rank, reading.document.body_end)


def short_region(reading: Reading, text: str) -> bool:
    """Whether the text is a region that the document also writes with its rank (鹭原, elsewhere 鹭原市)."""
    return len(text) in (2, 3) and text in reading.once(_short_names)


def ranked_somewhere(reading: Reading, text: str) -> bool:
    """Whether the document writes the text with the rank of a region right behind it."""
    plain = reading.plain
    at = plain.find(text)
    while at >= 0:
        if plain.startswith(_RANKS, at + len(text)):
            return True
        at = plain.find(text, at + 1)
    return False


def short_lead(reading: Reading, text: str) -> int:
    """How many letters of the text are such a region that it opens with (鹭原|实际利用外资); 0 where none are."""
    names = reading.once(_short_names)
    return next((n for n in (3, 2) if len(text) > n and text[:n] in names), 0) if names else 0


def _short_names(reading: Reading) -> frozenset[str]:
    return frozenset(reading.plain[low : high - len(rank)] for low, high, rank in reading.once(_formed))


def _a_place(reading: Reading, hit: RegionHit) -> bool:
    plain = reading.plain
    if _WAY.match(plain, hit.end):
        return False
    if plain[hit.start - 1 : hit.start] in ("在", "于", "赴", "到") or plain.startswith(
        ("召开", "举行", "举办", "企业", "客商", "商人"), hit.end
    ):
        return False
    return any(r.level in ("province", "prefecture", "county", "municipality", "zone") for r in hit.candidates)


def _part_start(plain: str, low: int, at: int) -> int:
    return max(low, *(plain.rfind(mark, low, at) + 1 for mark in " !:?|—,。"))
