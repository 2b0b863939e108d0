"""Regions in names of projects (名中地区): where a work lies by its name, and what is only its firm's or founder's."""

import re
from itertools import pairwise

from liandong.statements.bodies import organisations
from liandong.statements.grammar.reading import Reading
from liandong.statements.projects.party_brands import PUBLIC, made_by_brand
from liandong.statements.projects.project_guests import is_guest
from liandong.statements.projects.project_homes import home_of
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary import regions
from liandong.vocabulary.regions import Region, RegionHit

RANKED = re.compile(
    r"[\u4e00-\u9fff]{2,5}?(?:新区|自贸区|开发区|投资区|高新区|经开区|(?:(?<![超城都门上夜股])市|(?<![校园社景街库厂政小片])区|县|(?<![小名])镇)(?![场域块间别]))(?=[\u4e00-\u9fff“A-Z\d])"
)
"""The place that a name opens with, whether or not the gazetteer has it."""
SEAT = (
    r"(?:(?![是为有的在与和同由将了及等])[\u4e00-\u9fff]){2,12}?"
    r"(?:新区|新城|开发区|投资区|高新区|经开区|示范区|试验区|街道|[市区县镇])"
)
_BUILT_IN = re.compile(rf"(?:到|赴|来(?!自))(?P<place>{SEAT})(?:投资)?(?:建设|兴建|新建|投建|打造)")
"""Inside a name that tells who builds where: 甲公司到乙县建设丙项目."""
_WHOLE = frozenset({"country", "group"})
_OF_FIRM = re.compile(r"[^至到和与、—-]{2,4}|[^至到和与、—-]{2,8}(?:集团|公司|股份|企业)")
"""What stands in a name between its firm's place and its own."""
_OF_FOUNDER = re.compile(r"[^至到和与、—-]{0,8}(?:(?:医院|大学|学院|科技园|开发区|高新区)[^至到和与、—-]{0,4}|驻)")
"""What stands in a name between the place of who founds and its own: 甲大学|乙市中心, 甲市政府驻|乙市中心."""
_SHARED = re.compile(r"合作|共建|共管|毗邻|飞地|一体化")
"""What two regions do in a park that bears both names: it lies in one of them."""
_PARK_ENDS = frozenset("园区地城")
_STRETCH = re.compile(r"[东西南北中]?(?:段|站)")
"""What a line of traffic has in a region: 甲乙高速丙段."""
_RANKS = frozenset("省市区县州旗盟")
_OF_FIRMS = frozenset({"prefecture", "province"})
"""Levels of the regions with a rank that names of firms open with (甲市乙科技)."""
_FAR_IN = 8
"""Characters before a region of the name beyond which it says no more where the work lies."""


def in_name(reading: Reading, thing: Thing, *, wide: bool = False) -> bool | None:
    """Says the region, or the place with a rank, that stands in the name: 甲市乙区丙项目; with `wide`, also a province
    alone with its rank, or before works of the public: firms bear the others in their names. None where the name does
    not tell in which of two."""
    for name in thing.names:
        built = _BUILT_IN.search(reading.plain, name.start, name.end)
        if built and reading.regions_in(*built.span("place")):
            thing.draft.words("place", *built.span("place"), name.sentence, confidence=0.7)
            return True
        borne = _named(reading, name, wide=wide)
        hits = _path_of(reading, thing, name, borne)
        if hits and _torn(reading, name, hits, borne):
            return None
        if hits:
            low, high = hits[0].start, hits[-1].end
            high += "(" in reading.plain[low:high] and reading.plain.startswith(")", high)  # 甲(乙)产业新城
            far = low - name.start > _FAR_IN and hits == borne[:1] and reading.plain[low - 1] != "("
            if far:
                continue
            thing.draft.words("place", low, high, name.sentence, confidence=0.7)
            return True
        ranked = RANKED.match(reading.plain, name.start, name.end)
        if ranked and not borne and not _firms(reading, name) and not _whole(reading, *ranked.span()):
            thing.draft.words("place", ranked.start(), ranked.end(), name.sentence, confidence=0.7)
            return True
    return False


def borne_by(reading: Reading, thing: Thing) -> list[RegionHit]:
    """The regions in the names of the project that say where it lies, and are not those of a firm or founder; all of a
    name that does not tell in which of two."""
    out: list[RegionHit] = []
    for name in thing.names:
        borne = _named(reading, name, wide=False)
        path = _path_of(reading, thing, name, borne)
        out += borne if path and _torn(reading, name, path, borne) else path
    return out


def _path_of(reading: Reading, thing: Thing, name: ProjectName, borne: list[RegionHit]) -> list[RegionHit]:
    hits = _where(reading, name, borne)
    return [] if hits and _of_maker(reading, thing, hits) else hits


def _torn(reading: Reading, name: ProjectName, path: list[RegionHit], borne: list[RegionHit]) -> bool:
    """Whether a name does not tell in which of two regions the work lies: they share it (甲—乙合作产业园), or it opens
    with one, bears another, and the page speaks from neither."""
    if len(path) > 1 and not nested(path[0], path[-1]):
        shared = _SHARED.search(reading.plain, path[-1].end, name.end)
        return shared is not None and reading.plain[name.end - 1] in _PARK_ENDS
    if path[0].start != name.start or home_of(reading) is not None:
        return False
    further = (h for h in borne if h.start >= path[-1].end and h.candidates[0].level != "zone")
    return any(not nested(h, path[-1]) for h in further)


def _of_province(reading: Reading, name: ProjectName, hit: RegionHit) -> bool:
    return hit.name[-1] in _RANKS or PUBLIC.search(reading.plain, hit.end, name.end) is not None


def somewhere(hit: RegionHit) -> bool:
    """Whether the region is less than a country or a group of cities."""
    return hit.candidates[0].level not in _WHOLE


def nested(one: RegionHit, other: RegionHit) -> bool:
    """Whether both may mean one region, or one lies in the other."""
    return any(_within(region, other) for region in one.candidates)


def _named(reading: Reading, name: ProjectName, *, wide: bool) -> list[RegionHit]:
    """The regions in the name that stand in no firm's full name; provinces alone only with `wide`, and then only with
    their rank, or before works of the public."""
    firms = _firms(reading, name)
    hits = [h for h in reading.regions_in(name.start, name.end) if somewhere(h)]
    hits = [h for h in hits if not any(start <= h.start < end for start, end in firms)]
    if all(h.candidates[0].level == "province" for h in hits):
        return [h for h in hits if wide and _of_province(reading, name, h)]
    return hits


def _firms(reading: Reading, name: ProjectName) -> list[tuple[int, int]]:
    return [(o.start, o.end) for o in organisations.among(reading, name.start, name.end) if o.sort == "legal"]


def _whole(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are the name of a country or a group of cities (大湾区)."""
    return any(not somewhere(h) and h.end >= end for h in reading.regions_in(start, end))


def _within(region: Region, hit: RegionHit) -> bool:
    return any(c == region or regions.contains(c, region) or regions.contains(region, c) for c in hit.candidates)


def _of_maker(reading: Reading, thing: Thing, path: list[RegionHit]) -> bool:
    """Whether the bare region in the name is that of its firm: of another province than that of which the page speaks,
    or around it, and a brand stands behind it (甲市乙丙电池基地 on a page of 丁市, or of a county of 甲市); or of
    another, and nothing else in the text speaks of it."""
    home, hit = home_of(reading), path[-1]
    end = next(n.end for n in thing.names if n.start <= hit.start < n.end)
    if home is None or reading.plain[hit.start - 1] in "(驻" or _STRETCH.match(reading.plain, hit.end):
        return False
    ranked = hit.name[-1] in _RANKS
    if home.apart(hit):
        if ranked and hit.candidates[0].level not in _OF_FIRMS:
            return False
        strange = len(path) == 1 and not ranked and not _spoken_of(reading, thing, hit)
        return strange or made_by_brand(reading, hit.end, end)
    around = not ranked and home.within(hit) and home.region != hit.candidates[0]
    return around and made_by_brand(reading, hit.end, end)


def _spoken_of(reading: Reading, thing: Thing, hit: RegionHit) -> bool:
    """Whether the text speaks of the region in other paragraphs than those that name the project, not of a firm or
    guests from there."""
    own = {name.sentence.paragraph for name in thing.names if name.sentence.paragraph}
    elsewhere = (h for h in reading.regions if nested(h, hit) and reading.line_at(h.start).paragraph not in own)
    bodies = ((h, organisations.at(reading, h.start)) for h in elsewhere if not is_guest(reading, h))
    return any(body is None or body.sort == "government" for _, body in bodies)


def _where(reading: Reading, name: ProjectName, hits: list[RegionHit]) -> list[RegionHit]:
    """The first path of regions; where the name opens with that of its firm (甲市乙集团丙市丁项目, 甲市乙(丙市)产业园)
    or of who founds it (甲大学乙市中心, 甲省开发区|丙省乙县合作园), the second."""
    first = _path(reading, hits)
    rest = hits[len(first) :]
    if not rest:
        return first
    low, high = first[-1].end, rest[0].start
    if low == high and _zone_apart(first[-1], rest[0]):
        return first if rest[0].candidates[0].level == "zone" else _path(reading, rest)
    if _OF_FOUNDER.fullmatch(reading.plain, low, high):
        return _path(reading, rest)
    if rest[0].candidates[0].level == "zone" or first[0].start != name.start:
        return first
    if reading.plain[high - 1] != "(" and not _OF_FIRM.fullmatch(reading.plain, low, high):
        return first
    return _path(reading, rest)


def _path(reading: Reading, hits: list[RegionHit]) -> list[RegionHit]:
    return [h for at, h in enumerate(hits) if all(_joined(reading, a, b) for a, b in pairwise(hits[: at + 1]))]


def _joined(reading: Reading, left: RegionHit, right: RegionHit) -> bool:
    """Whether two regions of a name are one path, or the ends of a way (甲至乙), and not 甲经丙至乙; a zone right
    beside a region of another province is on no path with it."""
    if left.end == right.start and _zone_apart(left, right):
        return False
    return re.fullmatch(r"[(·至到—\-]?", reading.plain[left.end : right.start]) is not None


def _zone_apart(left: RegionHit, right: RegionHit) -> bool:
    """Whether one is a zone and the other a region of another province."""
    if "zone" not in (left.candidates[0].level, right.candidates[0].level):
        return False
    mine = {regions.province_of(region) for region in left.candidates}
    return mine.isdisjoint(regions.province_of(region) for region in right.candidates)
