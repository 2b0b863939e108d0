"""Places of events: the venue that a line gives, the region of the name, where those who met had come to."""

import datetime
import re

from liandong.model import Value
from liandong.statements.draft import Draft
from liandong.statements.events.event_names import editions
from liandong.statements.grammar.places import is_located, is_spot, place_value
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.vocabulary import regions
from liandong.vocabulary.regions import Region, RegionHit

_VENUE = re.compile(
    r"(?P<own>活动|会议|举办|会场)?地点(?:就|也)?(?:[设选定放安]在|[设选定]于|位于|为|是|在|:)(?P<place>[^,。;]{2,20})"
)
_MAIN_VENUE = re.compile(
    r"主?会场(?:就|也)?(?:[设选定放安]在|[设选定]于|位于|在|为|:)(?P<place>[^,。;]{2,20}?)(?=[,。;、]|举行|召开)"
)
_ONLINE = re.compile(
    r"在(?P<place>线上|云端)(?:同步|成功|正式)*(?:举行|召开|举办)|(?:以|采取|采用|通过)(?P<place2>线上)(?!线下)[^,。;]{0,8}?(?:方式|形式)?"
    r"(?:举行|召开|举办)"
)
_NEAR_THE_LEAD = 8


def say_venue(reading: Reading, draft: Draft, named: set[int]) -> None:
    """The venue that a sentence gives as such (活动地点为…; plain 地点 only beside the sentences `named`, by their
    numbers, that name the event), or where the main venue is; 线上 where it was held so."""
    for sentence in reading.body:
        match = _VENUE.search(sentence.text) if "地点" in sentence.text else None
        if match and not (match["own"] or {sentence.index, sentence.index - 1} & named):
            continue
        if match and _place(reading, sentence.at(match.start("place")), sentence.at(match.end("place"))):
            draft.take_back("place")
            say_place(reading, draft, sentence.at(match.start("place")), sentence.at(match.end("place")), sentence)
            return
    for pattern in (_MAIN_VENUE, _ONLINE):
        for sentence in reading.body[:_NEAR_THE_LEAD] if not draft.get("place") else ():
            match = pattern.search(sentence.text)
            if match and pattern is _ONLINE:
                group = "place" if match["place"] else "place2"
                draft.words("place", sentence.at(match.start(group)), sentence.at(match.end(group)), sentence)
                return
            if match:
                say_place(reading, draft, sentence.at(match.start("place")), sentence.at(match.end("place")), sentence)


def say_place(
    reading: Reading, draft: Draft, start: int, end: int, sentence: Sentence, *, stated: bool = False
) -> None:
    """The place that the words [start, end) name; with `stated` a line says that they are one (地点:…)."""
    found = _place(reading, start, end, stated=stated)
    if found:
        draft.say("place", found[2], sentence, found[0])


def _place(reading: Reading, start: int, end: int, *, stated: bool = False) -> tuple[int, int, Value] | None:
    found = place_value(reading, start, end)
    if found is None:
        return None
    known = stated or len(found[2].raw) == 1 or is_located(reading, found[0], found[1])
    return found if known or regions.lookup(found[2].text) else None  # a name that is a common word too (中山)


_LOCAL = re.compile(
    r"开工|动工|奠基|竣工|投产|工作(?:大会|会议)|(?:项目|融资|银企|银担|政银企|供需|产销)[^,。]{0,8}(?:对接会|洽谈会|恳谈会)|现场(?:推进)?会|"
    r"推进(?:大会|会)|观摩会|行动$"
)
"""Events that a region holds at home; those that promote it are held elsewhere."""
_FAIR = re.compile(r"博览会|交易会|(?:投资|经贸|贸易)[^,。]{0,6}洽谈会|(?:文化|旅游|艺术|美食)节")
"""Fairs that a city holds at home, an edition or a year before their name; of a province they do not tell where."""
_ABROAD = re.compile(r"推介|招商会|说明会|赴|走进|来|\((?!第)|[·—]|公司|集团|银行|商会|大学")
_SESSION = re.compile(
    r"\)(?:专题|专场|招商|引资|投资|贸易|环境|经贸|合作|项目|产业|城市|营商|重点|集中|人才|文化|旅游)*"
    r"(?:说明|推介|洽谈|恳谈|对接|签约|交流|座谈)(?:会|大会|仪式|活动)"
)
"""Behind a region in brackets in which a session is held: 甲市投资环境(乙市)说明会."""
_OPENS = re.compile(r"(?:(?:19|20)\d\d年?|[“「]|第.{1,3}[届次批])*")
_JOINED = re.compile(r"[、—\-~·和与及]")


def say_place_of_name(reading: Reading, draft: Draft) -> bool:
    """Says the one region with which the name of an event opens that is held at home (甲县…集中开工仪式), where nothing
    else says a place; whether it did."""
    start, end = draft.start, draft.end
    plain = reading.plain
    hits = reading.regions_in(start, end)
    for hit in hits:
        if not is_wide(hit) and _SESSION.match(plain, hit.end, end) and plain[hit.start - 1] == "(":
            return _say_region(reading, draft, hit.start, hit.end)
    opens = _OPENS.match(plain, start, end)
    fair = bool(_FAIR.search(plain, start, end) and opens and any(editions(plain[start:end])))
    if not hits or not opens or hits[0].start != opens.end() or not (fair or _LOCAL.search(plain, start, end)):
        return False
    if fair:
        hits = tuple(hit for hit in hits if hit.region is None or hit.region.level != "country")[:1]
        if not hits or hits[0].region is None or hits[0].region.level == "zone" or is_wide(hits[0]):
            return False
    last = hits[0].end
    for hit in hits[1:]:
        if hit.start != last:
            return False
        last = hit.end
    region = hits[0].region
    national = region is not None and region.level in ("country", "group")
    if national or _ABROAD.search(plain, last, end) or _JOINED.match(plain, last, end):
        return False
    return _say_region(reading, draft, hits[0].start, last)


def _say_region(reading: Reading, draft: Draft, start: int, end: int) -> bool:
    sentence = reading.sentence_at(start)
    if sentence:
        draft.words("place", start, end, sentence, confidence=0.7)
    return sentence is not None


_CAME = re.compile(
    r"(?:来到|抵达|抵|赴|走进|前往|到访|[摆搬放开办]到了?|到|访问|移师|在|于)(?P<place>[^,。!?;:\n在于到赴]{2,14}?)(?=[,。;]|$|[被由]|下午|上午|摆开|考[察查]|学习|参观|"
    r"调研|访问|对接|交流|洽谈|开展|举[办行]|召开|参加|出席|[坐聚]|签|谈|招商|推介|看|走访|登场|正式|共同|联合|加入|宣布|成立|齐聚|聚首|相聚)"
)
"""Where those are who meet: 来到甲市, 在甲市坐下来谈."""
_HOLDER = re.compile(
    r"(?P<whose>[该我])(?P<rank>[省市区县州旗镇])[^,。;!?\n]{0,10}?(?:举行|举办|召开|开展|启动|组织|集中|搞了|办了|开了|迎来)"
)
_HELD_HERE = re.compile(r"在(?P<whose>[该我])(?P<rank>[省市区县州旗镇])[^,。;!?\n]{0,4}?(?:举行|举办|召开)")
_WHEN = (
    r"(?:近日|日前|近期|[昨今前当][日天]|\(\d{1,2}日\)|(?:\d{1,2}月)?\d{1,2}日|[上下]午|晚|,|集中|成功|隆重|正式|联合|共同|同步|"
    r"在全[省市区县])*"
)
_HOLDS = re.compile(
    rf"(?:^|[,。:;)】\s]|\d日|[上下]午)(?P<who>[^,。:;!?)】\s]{{2,12}}?){_WHEN}(?:举行|举办|召开|组织|开展|搞了|办了|开了)"
    r"(?:了|的|一场|首场|专场)*[“「『]?$"
)
_ELSEWHERE = frozenset("在赴到于往从自")
_CITIES = frozenset(("110000", "120000", "310000", "500000", "810000", "820000"))
"""Provinces that are cities."""
_NEAR_THE_LEAD_TO = 4
"""Sentences back to which one tells where those who meet had come."""


def say_place_around(reading: Reading, draft: Draft, sentence: Sentence, start: int) -> None:
    """Where an event was held whose own words in `sentence`, with its name at `start`, do not tell: the region that
    该市举行 points to, where its sentence, the ones before it in its paragraph or the title say that those who met
    were."""
    found = _subject(reading, sentence, start) or _came(reading, sentence.start, start)
    if not found and say_place_of_name(reading, draft):
        return
    for index in range(sentence.index - 1, max(-1, sentence.index - _NEAR_THE_LEAD_TO), -1):
        before = reading.sentences[index]
        if found or before.paragraph != sentence.paragraph:
            break
        found = _came(reading, before.start, before.end)
    if not found and reading.title and sentence in reading.body[:_NEAR_THE_LEAD]:
        found = _came(reading, reading.title.start, reading.title.end)
    told_in = reading.sentence_at(found[0]) if found else None
    if found and told_in:
        say_place(reading, draft, *found, told_in)


_TIED = re.compile(r"[”」』]?(?:、|与|和|及|以及)[“「『]?")
_BESIDE_MAIN = re.compile(
    r"(?:同[步期场]|(?:展|会|节|活动|大会)期(?:间|内|里)|期间|其间)[^,。;]{0,24}$|^[^,。;]{0,8}(?P<day>[上下]午|开幕(?:当[日天]|首日))[^。;]{0,20}$"
)
"""Before the name of an event that is held with the main one."""


def say_as_of_main(reading: Reading, draft: Draft, main: Draft) -> None:
    """Place and day of an event that its sentence tells to have been part of the main one (同期举办了…), where it tells
    none itself."""
    told_in = reading.sentence_at(draft.start)
    if told_in is None or not told_in.paragraph:
        return
    beside = _BESIDE_MAIN.search(reading.plain[told_in.start : draft.start])
    tied = _TIED.fullmatch(reading.plain, main.end, draft.start) is not None
    if beside is None and not tied:
        return
    for statement in main.statements:
        name = statement.property
        if (name == "place" or (name == "date" and (tied or (beside and beside["day"])))) and not draft.get(name):
            if name == "date" and not tied and reading.dates_in(told_in.start, told_in.end):
                continue
            draft.repeat(name, statement)


_SUBJECT_WITHIN = 3
"""Sentences of the lead, a byline among them."""
_LEADS_IN = re.compile(r"[)日]?(?:[上中下]午|晚上?)?,?")
_DATELINE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,5}?)(?:\d{1,2}月)?\d{1,2}日[电讯]")


def say_place_of_report(reading: Reading, draft: Draft) -> None:
    """Where the report of an event held at home was written (新华社甲市5月6日电), or that title and lead open with."""
    first = reading.body[0] if reading.body else None
    if first is None:
        return
    line = _DATELINE.search(reading.plain, first.start, min(first.end, first.start + 30))
    date = next(iter(draft.get("date")), "")
    if line:
        end = line.end("place")
        hits = [hit for hit in reading.regions_in(first.start, end) if hit.end == end]
        days = reading.dates_in(end, line.end())
        if hits and not is_wide(hits[0]) and days and date and _next_day(date, days[0].iso):
            draft.words("place", hits[0].start, end, first, confidence=0.7)
            return
    _say_subject_of_title(reading, draft)


def _say_subject_of_title(reading: Reading, draft: Draft) -> None:
    """The region that title and lead both open with: what it held that no other place is told of, it held at home."""
    title = reading.title
    if title is None or reading.regions_in(draft.start, draft.end) or _ABROAD.search(draft.name):
        return
    named = next((hit for hit in reading.regions_in(title.start, title.end) if hit.start == title.start), None)
    if named is None or is_wide(named):
        return
    for sentence in reading.body[:_SUBJECT_WITHIN]:
        day = next(iter(reading.dates_in(sentence.start, sentence.end)), None)
        opens = _LEADS_IN.match(reading.plain, day.end if day else sentence.start, sentence.end)
        at = opens.end() if opens else sentence.start
        for hit in reading.regions_in(at, sentence.end)[:1]:
            if hit.start == at and hit.region == named.region:
                draft.words("place", hit.start, hit.end, sentence, confidence=0.7)
                return


def _next_day(held: str, told: str) -> bool:
    """Whether a report dated `told` may be written where the event of the day `held` was, on it or a day behind."""
    try:
        return 0 <= (datetime.date.fromisoformat(told) - datetime.date.fromisoformat(held)).days <= 1
    except ValueError:
        return False


def _came(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The last place in [start, end) at which the text says that somebody is or has come: a region, or a spot in it."""
    for match in reversed(list(_CAME.finditer(reading.plain, start, end))):
        low, high = match.span("place")
        hits = reading.regions_in(low, high)
        last, wide = low, True
        for hit in hits:
            if hit.start == last:
                last, wide = hit.end, is_wide(hit)
        if last > low and not wide and (last == high or is_spot(reading, last, high)):
            return low, high
    return None


def is_wide(hit: RegionHit) -> bool:
    """A country, a group of regions, a province: an event is held in it, but that does not say where."""
    region = hit.region
    return region is not None and (
        region.level in ("country", "group") or (region.level == "province" and region.code not in _CITIES)
    )


def _subject(reading: Reading, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The region that holds it: 甲市昨日(26日)集中举行…, also where 该市 or 我市 means it."""
    match = _HOLDS.search(reading.plain[sentence.start : start])
    if match:
        low, high = sentence.at(match.start("who")), sentence.at(match.end("who"))
        hits = reading.regions_in(low, high)
        if hits and (hits[0].start, hits[-1].end) == (low, high) and not is_wide(hits[-1]):
            return low, high
    return holder(reading, sentence, start)


def holder(reading: Reading, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """The region that 该市 (the last one named of that rank) or 我市 (the first of title and lead) means."""
    match = _HOLDER.search(reading.plain, sentence.start, start) or _HELD_HERE.search(
        reading.plain, start, sentence.end
    )
    if not match:
        return None
    rank = match["rank"]
    if match["whose"] == "该":
        before = reversed(reading.regions_in(0, match.start()))
        return next(((hit.start, hit.end) for hit in before if _ranks(hit, rank)), None)
    ranked = _at_home(reading, rank)
    return (ranked[0].start, ranked[0].end) if ranked else None


def home(reading: Reading, rank: str) -> Region | None:
    """The region of that rank that a report means which is written there (市委): the one of title and lead."""
    ranked = _at_home(reading, rank)
    return ranked[0].region if ranked else None


def _at_home(reading: Reading, rank: str) -> list[RegionHit]:
    """Where title and lead name the one region of that rank; nothing where they name several."""
    head = reading.regions_in(0, reading.body[min(_NEAR_THE_LEAD_TO, len(reading.body)) - 1].end)
    ranked = [h for h in head if _ranks(h, rank) and reading.plain[h.start - 1 : h.start] not in _ELSEWHERE]
    return ranked if len({hit.region.code for hit in ranked if hit.region}) == 1 else []


def _ranks(hit: RegionHit, rank: str) -> bool:
    return hit.region is not None and hit.region.name.endswith(rank)
