"""Places (地点): the words that say where, as a value of the ledger."""

import re
from collections.abc import Iterable
from functools import lru_cache

from liandong.model import Value
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.vocabulary import regions
from liandong.vocabulary.regions import Region, RegionHit

_LEAD = re.compile(
    r"(?:近日|日前|当天|[上下]午|今年|去年|目前|据悉|其中|此次|[,。:]|\d{1,2}月(?:\d{1,2}[日号]|[初底]|[上中下]旬)?|位于|坐落于|选址|落户|落地|于|在)+"
)
_BESIDE = re.compile(r"(?:毗邻|紧邻|邻近|地处)[^,。;]{2,16}?的")
_TRAIL = re.compile(
    r"(?:境内|辖区内|内|主会场|分会场|[两三四多各]地|举行|举办|召开|隆重|成功|正式|顺利|盛大|联合|共同|同步|同时|分别|上|等地?)+$"
)
_NO_PLACE = re.compile(
    r"会上|现场|期间|背景|基础|框架|领域|方面|过程|指导|支持|推动|前夕|主题|线上|云端|项目|企业|公司(?!总部)|"
    r"[,。]|\d[个处]|县市区|此|该|我|他|各|双方|两地|这|当|其|推进|协议"
)

_CITY_OF = {"宁": "320100"}
"""A letter that stands for a region and for a city, which it means where the text names only that."""


def place_value(reading: Reading, start: int, end: int) -> tuple[int, int, Value] | None:
    """The place that the words [start, end) name, with its own stretch; None where they name none.

    An abbreviation (在深举行) keeps its character as raw and gives the region's name. What the gazetteer does not
    know is
    taken as written (珠岛宾馆, 国际会展中心), provided that it does not look like something else (在会上, 在…背景下).
    """
    start, end = strip_place(reading, start, end)
    raw = reading.text(start, end)
    if len(raw) == 1:
        region = regions.abbreviation(raw)
        if region and raw in _CITY_OF:
            told = {hit.region.code for hit in reading.regions if hit.region and len(hit.name) > 1}
            if _CITY_OF[raw] in told and region.code not in told:
                region = regions.region(_CITY_OF[raw])
        return (start, end, Value(raw, region.short)) if region else None
    if not 2 <= len(raw) <= 24 or _NO_PLACE.search(reading.plain[start:end]):
        return None
    return start, end, Value(raw, clean(raw))


def around(reading: Reading, start: int, end: int) -> RegionHit | None:
    """Where the document names what lies around the region with which the place [start, end) begins, if by its words
    alone nobody could tell which region it is (南沙区 of 广州 or of 三沙); None where they tell, or nothing is named.
    """
    text, hit = reading.plain[start:end], _innermost(reading.regions_in(start, end), start)
    if hit is None or hit.region is None or understood(text) == {hit.region.code}:
        return None
    outer = {region.code: depth for depth, region in enumerate(regions.parents(hit.region)) if _places(region)}
    own = reading.sentence_at(start)
    named = [h for h in reading.regions if h.region and h.region.code in outer and not start <= h.start < end]
    for each in sorted(named, key=lambda h: (outer[h.region.code] if h.region else 0, not _within(h, own), h.start)):
        if understood(each.name + text) == {hit.region.code}:
            return each
    return None


def _places(region: Region) -> bool:
    return region.level in ("province", "prefecture", "county")


def _within(hit: RegionHit, sentence: Sentence | None) -> bool:
    return sentence is not None and sentence.start <= hit.start < sentence.end


@lru_cache(1 << 12)
def understood(text: str) -> frozenset[str]:
    """The codes of the regions that the beginning of a place can mean, read alone."""
    hit = _innermost(regions.find(text), 0)
    return frozenset(region.code for region in (hit.candidates if hit else regions.strip_regions(text)[1]))


def _innermost(hits: Iterable[RegionHit], start: int) -> RegionHit | None:
    """The last of the names that follow one another from `start` on: 高要区 of 肇庆市高要区."""
    last = None
    for hit in hits:
        if hit.start != (last.end if last else start):
            break
        last = hit
    return last


_LOCATION = re.compile(
    r"(?:省|市|区|县|镇|乡|村|街道|园|园区|城|港|岛|湾|路|号|大厦|广场|酒店|宾馆|馆|片区|基地|核心区|地块|中心|"
    r"会堂|礼堂|剧院|会议室|报告厅|厅|楼|大学|学院|校区|会议厅|国家|谷|洲|桥|河畔|码头|机场|小镇|社区|自贸区|[东西南北]侧|交[汇叉][处口])$"
)


def is_located(reading: Reading, start: int, end: int) -> bool:
    """Whether the words name a place: a region of the gazetteer is in them, or they end like one."""
    return bool(reading.regions_in(start, end)) or is_spot(reading, start, end)


def is_spot(reading: Reading, start: int, end: int) -> bool:
    """Whether the words end like a place: …酒店, …产业园."""
    return bool(_LOCATION.search(reading.plain[start:end]))


def strip_place(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """[start, end) without words that lead to a place or follow it."""
    plain = reading.plain
    dates = reading.dates_in(start, end)
    lead = _LEAD.match(plain, start, end)
    if lead:
        start = lead.end()
    beside = _BESIDE.match(plain, start, end)
    if beside:
        start = beside.end()
    for date in dates:
        if date.start <= start + 1 and date.end > start:  # 去年9月|在甲镇: 去年 was the lead
            start = date.end
            lead = _LEAD.match(plain, start, end)
            start = lead.end() if lead else start
    tail = _TRAIL.search(plain[start:end])
    if tail and tail.start() > 0:
        end = start + tail.start()
    return trim(plain, start, end)
