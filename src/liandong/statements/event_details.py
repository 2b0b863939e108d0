"""Details of the main event: its venue and its organisers."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from liandong.model import Value
from liandong.statements.draft import Draft, clean
from liandong.statements.lists import inherit_place, members
from liandong.statements.places import is_located, place_value
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.vocabulary import regions

_VENUE = re.compile(r"(?:活动|会议|举办|会场)?地点(?:设在|位于|为|:)(?P<place>[^,。;]{2,20})")
_MAIN_VENUE = re.compile(r"主会场(?:设在|设于|位于|在|为|放在|:)(?P<place>[^,。;]{2,20}?)(?=[,。;、]|举行|召开)")
_ONLINE = re.compile(
    r"在(?P<place>线上|云端)(?:同步|成功|正式)*(?:举行|召开|举办)|(?:以|采取|采用|通过)(?P<place2>线上)(?!线下)[^,。;]{0,8}?(?:方式|形式)?"
    r"(?:举行|召开|举办)"
)
_NEAR_THE_LEAD = 8
_BY = re.compile(
    r"(?<!自)由(?P<who>[^。;!?]{2,120}?)(?:联合|共同|倾力|协同)?(?:主办|承办|举办|合办|组织举办|举行|召开)"
    r"|(?:主办|承办|合办)(?:单位|方)(?:为|:|是|有)(?P<list>[^。;!?]{2,120}?)(?=[,](?:协办|支持|指导|承办|联合|战略)|[。;!?]|$)"
    r"|(?:^|[,。;、])(?P<short>[^,。;!?]{2,60}?)(?:联合|共同)?(?:主办|承办)(?=[,。;、]|的)"
    r"|(?:^|[,。;、】])(?P<joint>[^,。;!?】]{2,60}?)(?:昨[日天]|今[日天]|近日|日前|\d{1,2}日|\d{1,2}月\d{1,2}日)*(?:在[^,。;]{1,12}?)?"
    r"(?:合办|联合举办|共同举办|联合主办|共同主办)(?=了?[“「]|了?[^,。;]{4,40}(?:会|论坛|仪式|活动))"
)
_CONVENED = re.compile(
    r"(?:^|[,。:])(?P<who>[^,。;:“]{2,16}?)(?:近日|日前|今天|昨天|今日|昨日|\d+日|\d+月\d+日|联合|组织|成功)*"
    r"(?:召开|举办|主办)(?:了)?(?=[^,。]{2,40}(?:会|论坛|仪式|活动|沙龙))"
)
_BODIES = (*"省市区县镇委局厅办会院", "政府", "集团", "公司", "大学", "中心")
_TOGETHER = re.compile(r"会同|携手")
_NO_BODY = re.compile(r"[,。]|活动|本次|此次|论坛|大会|(?:配合|协助|支持|指导)$")
_HOSTED = re.compile(r"主办|承办|合办|联合举办|共同举办|由[^。]*(?:举[办行]|召开)")
_AND_HOST = re.compile(r"[,、](?P<who>[^,。;!?]{2,60}?)(?:联合|共同)?(?:主办|承办|合办|举办)(?=[,。;、]|的|$)")


def say_venue(reading: Reading, draft: Draft) -> None:
    """The venue that a sentence gives as such (活动地点为…), or where the main venue is; 线上 where it was held so."""
    for sentence in reading.body:
        match = _VENUE.search(sentence.text) if "地点" in sentence.text else None
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
    r"推进(?:大会|会)|观摩会"
)
"""Events that a region holds at home; those that promote it are held elsewhere."""
_ABROAD = re.compile(r"推介|招商会|说明会|赴|走进|来|\((?!第)|[·—]|公司|集团|银行|商会|大学")
_OPENS = re.compile(r"(?:(?:19|20)\d\d年?|[“「]|第.{1,3}[届次批])*")
_JOINED = re.compile(r"[、—\-~·和与及]")


def say_place_of_name(reading: Reading, draft: Draft) -> None:
    """The one region with which the name of an event opens that is held at home (甲县…集中开工仪式), where nothing else
    says a place."""
    start, end = draft.start, draft.end
    plain = reading.plain
    hits = reading.regions_in(start, end)
    opens = _OPENS.match(plain, start, end)
    if not hits or not opens or hits[0].start != opens.end() or not _LOCAL.search(plain, start, end):
        return
    last = hits[0].end
    for hit in hits[1:]:
        if hit.start != last:
            return
        last = hit.end
    region = hits[0].region
    national = region is not None and region.level in ("country", "group")
    if national or _ABROAD.search(plain, last, end) or _JOINED.match(plain, last, end):
        return
    sentence = reading.sentence_at(start)
    if sentence:
        draft.words("place", hits[0].start, last, sentence, confidence=0.7)


def say_organisers(reading: Reading, draft: Draft, others: Mapping[int, int] = MappingProxyType({})) -> None:
    """主办 + 承办 + 合办 of the main event; supporters and chairs are none, nor those whom a sentence tells
    behind the name of another event, which ends at `others` by the number of the sentence."""
    for sentence in reading.holding(_HOSTED):
        text = sentence.text
        match = _BY.search(text) if _HOSTED.search(text) else None
        if not match:
            continue
        group = next(g for g in ("who", "list", "short", "joint") if match[g])
        if sentence.at(match.start(group)) >= others.get(sentence.index, sentence.end):
            continue
        spans = [(match.start(group), match.end(group))]
        spans += [(m.start("who"), m.end("who")) for m in _AND_HOST.finditer(text, match.end())]
        _say_listed(draft, sentence, spans)
        return
    _convener(reading, draft)


def _convener(reading: Reading, draft: Draft) -> None:
    """广州市近日召开…会议: who convened it, where nobody is named as organiser."""
    for sentence in reading.body[:4]:
        match = _CONVENED.search(sentence.text)
        if match and _is_body(reading, sentence.at(match.start("who")), sentence.at(match.end("who"))):
            draft.words("organizer", sentence.at(match.start("who")), sentence.at(match.end("who")), sentence)
            return


def _is_body(reading: Reading, start: int, end: int) -> bool:
    return reading.plain[start:end].endswith(_BODIES)


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """甲会同乙: both of them hold it."""
    joint = _TOGETHER.search(text, start + 2, end - 2)
    return [(start, joint.start()), (joint.end(), end)] if joint else [(start, end)]


def _say_listed(draft: Draft, sentence: Sentence, stretches: list[tuple[int, int]]) -> None:
    """Every member of the lists at these stretches, with the place that a bare one leaves to those before it."""
    text, spans = sentence.text, []
    for first, high in stretches:
        low = first
        for cut in ("由", "主办,", "承办,", "指导下,", "指导,"):
            at = text.rfind(cut, low, high)
            if at >= 0:
                low = at + len(cut)
        spans += [part for a, b in members(text, low, high) for part in _joined(text, a, b)]
    for (a, b), name in zip(spans, inherit_place([clean(text[a:b]) for a, b in spans]), strict=True):
        if 2 <= b - a <= 30 and not _NO_BODY.search(name):
            draft.words("organizer", sentence.at(a), sentence.at(b), sentence, text=name)
