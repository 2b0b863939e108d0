"""Topics (话题): what 全市, 园区 or 该行 stand for, which the text named before, and what the page itself speaks of."""

import re

from liandong.statements import organisations
from liandong.statements.reading import Reading
from liandong.vocabulary.regions import RegionHit

WHOLE = re.compile(r"(?:全|我|本|该)(?P<rank>市|省|区|县|州|镇|域)(?![场外内级属直政民长委域块间别])|(?P<land>全国|我国)")
"""全市, 我省: the region that the page speaks of."""
BARE = re.compile(
    r"(?:该|本|此|这[家个座只]?|整个)?(?P<kind>园区|产业园|开发区|试验区|示范区|新区|片区|管委会|公司|企业|集团|银行|行|基金|"
    r"联盟|协会|商会|学校|医院|港口|机场|港区|"
    r"项目|工程|工厂|基地|中心|平台|枢纽|线路|总部|大厦|一期|二期|首期)(?:一期|二期|首期|管委会)?"
)
"""Kinds that stand for a thing named before when they come without a name."""
_FELLOWS = {
    "园区": "园区?|开发区|高新区|经开区|示范区|试验区|新区|合作区|新城",
    "开发区": "开发区|经开区|高新区",
    "试验区": "试验区",
    "示范区": "示范区",
    "新区": "新区",
    "片区": "片区",
    "公司": "公司|集团|股份",
    "银行": "银行|分行|支行|农商行",
    "基金": "基金",
    "联盟": "联盟",
    "协会": "协会",
    "商会": "商会",
    "学校": "大学|学院|学校",
    "医院": "医院",
    "港口": "港",
    "机场": "机场",
}
_SAME = {
    "产业园": "园区", "管委会": "园区", "企业": "公司", "集团": "公司", "行": "银行", "港区": "港口",
}  # fmt: skip
_DOCUMENT = re.compile(r"《[^《》]{4,50}?(?:措施|办法|政策|意见|方案|条例|规定|细则|通知|若干|计划)[^《》]{0,12}》")
_PAGE_REGION = re.compile(r"[\s“\"]*(?:今年|去年|前?[一二三]季度|[上下]半年|\d{4}年(?:\d{1,2}[-—至]?\d{0,2}月)?(?:份)?)?[,:\s]*")


def kind_of(text: str) -> str | None:
    """The kind that a bare noun names (园区, 该公司 → 公司); None for a noun with a name."""
    match = BARE.fullmatch(text)
    return _SAME.get(match["kind"], match["kind"]) if match else None


def has_names(kind: str) -> bool:
    """Whether things of the kind (公司, 园区, no 项目) are looked for by name."""
    return kind in _FELLOWS


def named_before(reading: Reading, kind: str, before: int) -> tuple[int, int] | None:
    """The name of that kind which the text uses most and has used before the offset `before` (of several the
    nearest); None where none is named."""
    words = _FELLOWS.get(kind)
    if words is None:
        return None
    if kind in ("公司", "银行"):
        spans = [s for s in organisations.find(reading) if s.end <= before and re.search(rf"(?:{words})$", s.name)]
        if spans:
            return spans[-1].start, spans[-1].end
        return None
    found: dict[str, list[tuple[int, int]]] = {}
    low = reading.title.start if reading.title else reading.document.body_start
    for match in re.finditer(words, reading.plain[low : reading.document.body_end]):
        end = low + match.end()
        sentence = reading.sentence_at(end - 1)
        if sentence is None:
            continue
        start = reading.tokens.name_start(end, max(sentence.start, end - 24))
        text = reading.plain[start:end]
        if len(text) - len(match.group()) >= 2 and kind_of(text) is None and _proper(reading, start, end):
            found.setdefault(text, []).append((start, end))
    known = [places for places in found.values() if places[0][0] < before]
    if not known:
        return None
    most = max(map(len, known))
    return max((max(p for p in places if p[0] < before) for places in known if len(places) == most), default=None)


def _proper(reading: Reading, start: int, end: int) -> bool:
    """Whether a name of a park or body has a place or a brand in it: 苏滁现代产业园, not 现代化产业园区."""
    if reading.regions_in(start, end):
        return True
    first = next(iter(reading.tokens.indices(start, end)), None)
    return first is not None and reading.tokens.tags[first] in ("nr", "ns", "nz", "nt", "j", "eng", "nrt", "nrfg")


def region_of(reading: Reading, rank: str, before: int) -> RegionHit | None:
    """The region that 全市 or 我省 stands for: that of the rank which the title names, or else the nearest before."""
    title = reading.title
    inside = reading.regions_in(title.start, title.end) if title else ()
    for hits in (inside, reversed(reading.regions_in(reading.document.body_start, before))):
        for hit in hits:
            if _of_rank(hit, rank):
                return hit
    return None


def _of_rank(hit: RegionHit, rank: str) -> bool:
    if rank == "域":
        return True
    if hit.name.endswith(rank) and len(hit.name) > 1:
        return True
    return any(r.name.endswith(rank) or (rank == "区" and r.name.endswith("自治区")) for r in hit.candidates)


def document_before(reading: Reading, before: int) -> tuple[int, int] | None:
    """The policy in title marks that was named last before the offset `before`."""
    found = None
    low = reading.title.start if reading.title else reading.document.body_start
    for match in _DOCUMENT.finditer(reading.plain, low, before):
        found = (match.start() + 1, match.end() - 1)
    return found


def page_region(reading: Reading) -> RegionHit | None:
    """The region that the page is about: the one with which its title, or a part of it, opens (江门市2022年…), or which
    alone the title names."""
    title = reading.title
    if title is None:
        return None
    hits = reading.regions_in(title.start, title.end)
    for hit in hits:
        lead = _PAGE_REGION.match(reading.plain, _part_start(reading.plain, title.start, hit.start), hit.start)
        if lead and lead.end() == hit.start:
            return hit
    return hits[0] if len({hit.name for hit in hits}) == 1 else None


def _part_start(plain: str, low: int, at: int) -> int:
    return max(low, *(plain.rfind(mark, low, at) + 1 for mark in " !:?|—,。"))
