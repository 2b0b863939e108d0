"""Home (所在地) of a page: the one region from which it speaks, where what it tells of lies by default."""

import re
from collections.abc import Iterable

from liandong.model.noun import Noun
from liandong.statements.bodies import organisations
from liandong.statements.events.event_places import is_wide
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.project_guests import is_guest
from liandong.vocabulary import media, regions
from liandong.vocabulary.regions import Region, RegionHit

_SPEAKS = re.compile(
    r"[我本全](?:(?<!全)(?P<own>[市县区州旗])|(?<=全)(?P<whole>[市县区州旗])(?![场域块位间别值面价委]))"
)
"""我县, 全市: the page speaks of the region where it is written."""
_BESIDE = re.compile(r"(?:与|和|同|携手|牵手|联手|对接|对口|支援|帮扶|结对|赴|到|在|来|往|去|[·—-])$")
"""Before a region of the title: it is the other one, or only where somebody went."""
_BESIDE_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{2,3}(?:携手|联手|牵手|结对|两地|双城)|"
    r"[市县区州]?(?:企业|客商|商会|籍|考察团|举行|召开|举办|推介|招商(?!引资|局|部门|项目|工作|成果))|(?<=[\u4e00-\u9fff]{3})签约"
)
"""Behind it: who comes from there, what is held there (我市5个项目成都签约)."""
_HERE = re.compile(
    r"[市县区州]?(?:全面|集中|陆续|同步|相继|纷纷)*(?:铺开|开工|动工|开建|投产|落地|落户|建成|扎根|生根|奠基)"
)
"""What works do in the region itself, though 在 stands before it: 20个项目在甲市铺开."""
_OF_FIRM = re.compile(r"[\u4e00-\u9fffA-Za-z()]{2,12}?(?:有限公司|股份|集团(?!军))")
_OFFICE = re.compile(r"(?:[局委办厅]|政府|委员会|管委会|融媒体?(?:中心)?)$")
"""A medium that is an office of the region itself."""
_NO_NAME = "全我本该各两多此这那每外跨几某个年的县市区州镇省城小"
"""Letters before 市, 县, 区 or 镇 with which no name of such a place ends: 全市, 我县, 各区, 小镇."""
_LIKE_PLACE = re.compile(
    rf"[\u4e00-\u9fff](?![{_NO_NAME}])[\u4e00-\u9fff]"
    r"(?:(?<![超都门上夜股逐菜集花楼])市(?![场值民])|(?<![穷困强大])县(?![域级城])|(?<![乡名重古集])镇(?!域)|"
    r"(?<![园社景街库厂片校郊山林地辖新发资技术验范税作聚贸济开治理工业特矿政])区(?![域块间别分位]))"
)
"""甲乙县: what is written like the name of a place, and no 超市, 园区, 试验区, 经济区."""
_TIMES = 2
"""How much oftener than any other the text names the region that 我市 means, where it names several of that rank."""


class Home(Noun, frozen=True):
    """Where the page names its region: [start, end) of the document's text, in the sentence or line that does."""

    start: int
    end: int
    sentence: Sentence
    region: Region

    def within(self, hit: RegionHit) -> bool:
        """Whether it lies in the region named, which says less."""
        return all(regions.contains(other, self.region) for other in hit.candidates)

    def apart(self, hit: RegionHit) -> bool:
        """Whether the region named lies in another province."""
        mine = regions.province_of(self.region)
        return all(mine != regions.province_of(other) for other in hit.candidates)


def home_of(reading: Reading) -> Home | None:
    """The region from which the page speaks; None where it tells of none, or of two that compete.

    我县 means the one of that rank that the page names; else that of the medium, if the title names no other; else the
    one that 全市 means, or that the title speaks of.
    """
    return reading.once(_found)


def _found(reading: Reading) -> Home | None:
    title = reading.title
    titled = _local(reading, title.start, title.end) if title else []
    of_title = [h for h in titled if not _beside(reading, h)]
    medium, head = _medium(reading), _head(reading)
    own, whole = _ranks_spoken(reading)
    if own:
        spoken = _of_ranks(reading, own, medium or head, titled)
        return _home(reading, _narrower(spoken, of_title)) if spoken else None
    if medium and titled and not any(_same(medium, h) for h in titled) and not _is_office(reading):
        return None  # a paper of one city tells of another
    single = _one(titled)
    only, several = _one(of_title) if single else None, bool(titled) and single is None
    spoken = medium or only or (_of_ranks(reading, whole, head, titled) if whole and not several else None)
    spoken = spoken or (head if not titled else None) or (None if titled or medium else _settled(reading))
    return _home(reading, _narrower(spoken, of_title)) if spoken else None


def _narrower(found: RegionHit, of_title: list[RegionHit]) -> RegionHit:
    """The region within it that the title speaks of."""
    return _one([h for h in of_title if _within(h, found)]) or found


def _ranks_spoken(reading: Reading) -> tuple[list[str], list[str]]:
    """The ranks that 我县 and 全市 speak of."""
    low = reading.title.start if reading.title else reading.document.body_start
    found = list(_SPEAKS.finditer(reading.plain, low, reading.document.body_end))
    return [m["own"] for m in found if m["own"]], [m["whole"] for m in found if m["whole"]]


def _of_ranks(
    reading: Reading, ranks: list[str], publisher: RegionHit | None, titled: list[RegionHit]
) -> RegionHit | None:
    """The region that 我县 or 全市 means: of the rank spoken of most, the medium's, the title's, or by far the oftenest
    named."""
    rank = max(ranks, key=lambda r: (ranks.count(r), -ranks.index(r)))
    if publisher and _of_rank(publisher, rank):
        return publisher
    aside = {h.candidates[0].code for h in titled if _beside(reading, h)}
    named: dict[str, list[RegionHit]] = {}
    for hit in _local(reading, 0, len(reading.plain)):
        if _of_rank(hit, rank) and hit.candidates[0].code not in aside:
            named.setdefault(hit.candidates[0].code, []).append(hit)
    in_title = [hits for hits in named.values() if hits[0] in titled]
    if len(in_title) == 1:
        return in_title[0][0]
    often = sorted(named.values(), key=len, reverse=True)
    if not often or (len(often) > 1 and len(often[0]) < _TIMES * len(often[1])):
        return None
    return often[0][0]


def _medium(reading: Reading) -> RegionHit | None:
    """The region of the paper or office that publishes."""
    medium = reading.document.medium
    found = _one(_local(reading, medium.start, medium.end, firms=True)) if medium else None
    if found or medium is None:
        return found
    for region in media.home_of(medium.value):
        name = next((n for n in (region.name, region.short) if medium.value.startswith(n)), None)
        if name and region.level != "province":
            return RegionHit(medium.start, medium.start + len(name), name, (region,))
    return None


def _settled(reading: Reading) -> RegionHit | None:
    """The one city or county of the text, those left out that only stand beside, where guests come from, and in names
    of works; None where a place is named that the gazetteer does not know, which may be the one."""
    named = _local(reading, reading.document.body_start, reading.document.body_end)
    named = [hit for hit in named if not _beside(reading, hit) and hit.candidates[0].level != "zone"]
    named = [hit for hit in named if not is_guest(reading, hit)]
    works = project_names.find(reading) if named else ()
    one = _one(hit for hit in named if not any(w.start <= hit.start < w.end for w in works))
    return one if one and not _names_unknown(reading, one) else None


def _names_unknown(reading: Reading, home: RegionHit) -> bool:
    """Whether title or body name a place that the gazetteer does not know, and that does not stand right behind one
    which it knows, in which it lies (甲市|乙县). Towns lie in counties: beside a county they are taken for its own."""
    low = reading.title.start if reading.title else reading.document.body_start
    like = [*_LIKE_PLACE.finditer(reading.plain, low, reading.document.body_end)]
    if home.candidates[0].level == "county":
        like = [match for match in like if not match[0].endswith("镇")]
    named = [hit for hit in reading.regions if hit.end - hit.start > 1]
    inside, behind = {at for hit in named for at in range(hit.start, hit.end)}, {hit.end for hit in named}
    return not all(match.end() - 1 in inside or match.start() in behind for match in like)


def _is_office(reading: Reading) -> bool:
    medium = reading.document.medium
    return medium is not None and _OFFICE.search(medium.value) is not None


def _head(reading: Reading) -> RegionHit | None:
    """The one region that the lines around the title name."""
    title = reading.title
    head = _local(reading, 0, reading.document.body_start, firms=True)
    return _one([h for h in head if not (title and title.start <= h.start < title.end)])


def _local(reading: Reading, start: int, end: int, *, firms: bool = False) -> list[RegionHit]:
    """The cities, counties and zones that are named there, those in names of firms and schools left out."""
    found = [h for h in reading.regions_in(start, end) if h.region and h.end - h.start > 1 and not is_wide(h)]
    if firms:
        return found
    found = [h for h in found if not _OF_FIRM.match(reading.plain, h.end)]
    inside = [(h, organisations.at(reading, h.start)) for h in found]
    return [h for h, o in inside if o is None or o.sort == "government" or _OFFICE.search(o.name)]


def _beside(reading: Reading, hit: RegionHit) -> bool:
    before = reading.plain[max(0, hit.start - 3) : hit.start]
    if before.endswith("在") and _HERE.match(reading.plain, hit.end):
        return False
    return _BESIDE.search(before) is not None or _BESIDE_BEHIND.match(reading.plain, hit.end) is not None


def _one(hits: Iterable[RegionHit]) -> RegionHit | None:
    """The innermost of regions that lie in one another; None where two lie apart."""
    inner: RegionHit | None = None
    for hit in hits:
        if inner is None or _within(hit, inner):
            inner = hit
        elif not _same(hit, inner):
            return None
    return inner


def _within(inner: RegionHit, outer: RegionHit) -> bool:
    return inner.candidates[0] != outer.candidates[0] and bool(
        regions.contains(outer.candidates[0], inner.candidates[0])
    )


def _same(left: RegionHit, right: RegionHit) -> bool:
    return _nested(left.candidates[0].code, right.candidates[0].code)


def _nested(left: str, right: str) -> bool:
    a, b = regions.region(left), regions.region(right)
    return left == right or bool(regions.contains(a, b) or regions.contains(b, a))


def _of_rank(hit: RegionHit, rank: str) -> bool:
    region = hit.candidates[0]
    return region.name.endswith(rank) or (rank == "区" and region.level == "zone")


def _home(reading: Reading, hit: RegionHit) -> Home:
    """Where title or body name the region, else the line at the head that does."""
    code = hit.candidates[0].code
    named = [h for h in _local(reading, 0, len(reading.plain)) if h.candidates[0].code == code]
    found = next((h for h in named if reading.sentence_at(h.start)), hit)
    return Home(found.start, found.end, reading.line_at(found.start), found.candidates[0])
