"""Meetings (会): the numbers that are those of a meeting, by the words of their clause."""

import re

from liandong.statements.bodies.clauses import behind_lead, clauses
from liandong.statements.figures.naming import OTHER_MEETING, Naming
from liandong.statements.figures.talk import Subject
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.sorts import GATHERING
from liandong.statements.measures.quantities import COUNTED, Quantity

_THIS_EVENT = re.compile(r"(?:此次|本次|这次|本届|本场)[^,。]{0,10}(?:动工|开工|签约|活动|论坛|会|竣工|推介|对接)")
_OF_EVENT = re.compile(
    r"参会|参加|出席|嘉宾|与会|现场|会上|论坛|大会|签约|推介会|对接会|评审|遴选|颁|发言|演讲|洽谈|集中开工|"
    r"集中动工|本次|此次"
)
_OF_A_PERIOD = re.compile(r"上半年|下半年|季度|今年|去年|全年|以来|\d月份?[,,]|\d-\d+月|\d{4}年")
"""What a period brought is no number of the meeting that told it."""
_TAKES_PART = re.compile(r"参会|出席|嘉宾|与会|到场|到会|赴会|参展")
_ATTENDS = re.compile(r"出席|参会|到场|与会|参加(?:了)?(?:此次|本次)?(?:活动|会议|大会|论坛|仪式|签约)")
_ATTENDED = re.compile(
    r"[^,。;]{0,8}?(?:出席|参加)(?:了|此次|本次)*(?P<what>[^,。;]{0,12}?(?:大会|论坛|推介会|对接会|峰会|会议|活动|仪式))(?=[,。;])"
)
_THE_EVENT = re.compile(
    r"(?:此次|本次|本届|这次|该)?(?:大会|会议|论坛|活动|推介会|对接会|洽谈会|研讨会|推进会|峰会|签约仪式|仪式|现场|会上)(?:现场|上)?"
)
_SIGNS = re.compile(r"签约|开工|动工|竣工|投产|推介|对接|招商|奠基")
_OF_PROJECTS = re.compile(r"项目|签约|开工|动工|投资|协议|合同|参会|亿元以上|亿元的")
_ON_SITE = re.compile(
    r"(?:最终|当天|当日|昨[天日]|,)*(?:会上|现场|当场|活动现场|大会现场|会议现场|同场|仪式上|活动上|大会上|会议上|论坛上|推介会上|各会场|本届[^,。;]{0,4}[会坛]|(?:大会|会议|论坛|活动|仪式)(?:现场|共|还|一共))"
)
"""How a clause begins whose numbers are those of the meeting that is told of."""
_THEY_SIGN = re.compile(
    r"(?:当天|随后|会后|会上|期间|最终|[,，])*(?:双方|各方|[两三四]地|[两三]省[区市]?|两市)(?:还|又|共同|一口气|合共|一共|共|当场)*(?:签|达成)"
)
"""How a clause begins that tells what those who meet sign."""
_FAIR = re.compile(r"[展博洽交]会|博览会|洽谈会|交易会|推介会|招商大会|论坛|峰会|对接会")
_OF_FAIR = re.compile(
    r"展位|展馆|展区|展商|展品|设展|参展|布展|展览(?:规模|面积|总面积)|客商|采购商|会场|外宾|嘉宾|参会|到会"
)
"""Words of what a fair or a meeting gathers: they are its own, though the title names the city that hosts it."""
_NOT_OF_IT = re.compile(r"去年|全年|上半年|下半年|季度|以来|累计|往[年届]|上届|[我全该][市省区县州]|该")
"""Another time, or somebody else: what is then told of viewers or stands is not of the fair."""
_EARLIER = re.compile(r"以来|[近过历前去]\w{0,2}年|上[一届年]|往[年届]|此前|累计|先后")
"""What those who meet signed through the years is no number of their meeting."""
_ON_THE_SPOT = re.compile(r"[^,。;\n]{0,14}?(?:当场|现场|当面)(?:签|达成)")


_THIS_ONE = re.compile(r"(?:而|但)?(?:[本这此]届|[本此这]次|今年|今次)")


class Meetings(Naming):
    """Whether the event of the page, or another meeting, holds a number."""

    def _of_this_event(self, clause: int, quantity: Quantity) -> Subject | None:
        """此次活动签约12个: the event of the page, or the region that opens the clause (泰安此次集中开工…)."""
        if self.event is None or not _THIS_EVENT.search(self.reading.plain, clause, quantity.start):
            return None
        return self._opens_with_region(clause, quantity.start) or self.thing(self.event)

    def _attended(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """400名嘉宾出席大会: those who come are counted of the event of the page, else of the meeting named there."""
        if quantity.dimension not in ("people", "enterprise"):
            return None
        plain = self.reading.plain
        if self.event:
            come = _ATTENDS.search(plain, quantity.start, min(quantity.end + 16, sentence.end))
            return self.thing(self.event) if come else None
        attended = _ATTENDED.match(plain, quantity.end, sentence.end)
        return Subject(*attended.span("what"), confidence=0.7) if attended else None

    def _gathering(self, start: int, end: int) -> Subject | None:
        """The event of the page where 大会 or its own name stands in [start, end), else the other one named there."""
        text = self.reading.plain[start:end]
        if not GATHERING.search(text):
            return None
        if self.event and (_THE_EVENT.fullmatch(text) or text in self.event.name or self.event.name in text):
            return self.thing(self.event)
        if end - start >= 5 and GATHERING.search(text[-3:]):
            return Subject(start, end)
        return self.thing(self.event) if self.event else None

    def _this_one_at(self, clause: int) -> Subject | None:
        """本届签约40个 behind numbers of an earlier edition: the event of the page."""
        before = self._last[1] if self._last else None
        earlier = before is not None and OTHER_MEETING.match(self.reading.plain, before.start, before.end + 2)
        now = earlier and self.event and _THIS_ONE.match(self.reading.plain, clause)
        return self.thing(self.event) if now and self.event else None

    def _edition_at(self, start: int, end: int) -> Subject | None:
        """第18届甲博会签约179个: the edition of a meeting with which the clause opens; the event of the page if it is
        that."""
        starts = (start, behind_lead(self.reading, start, end))
        found = next(filter(None, (OTHER_MEETING.match(self.reading.plain, at, end) for at in starts)), None)
        if found is None:
            return None
        name = found["name"]
        if self.event and name and (name in self.event.name or self.event.name in name):
            return self.thing(self.event)
        return Subject(*found.span(found.lastgroup or 0), confidence=0.7)

    def _they_sign(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """双方签署4份协议: the meeting that an earlier clause names, or the event of the page, at which they do."""
        plain = self.reading.plain
        if quantity.dimension not in COUNTED or not _THEY_SIGN.match(plain, clause, quantity.start):
            return None
        if _EARLIER.search(plain, sentence.start, quantity.start):
            return None
        for low, high in reversed(clauses(self.reading, sentence.start, clause)):
            found = self.subject_of(low, high)
            gathering = self._gathering(*found) if found else None
            if gathering:
                return gathering
        return self.thing(self.event) if self.event else None

    def _on_site(self, clause: int, quantity: Quantity) -> Subject | None:
        """会上签了8份协议: the event of the page, where a clause begins on its floor."""
        plain = self.reading.plain
        match = self.event and (
            _ON_SITE.match(plain, clause, quantity.end + 12) or _ON_THE_SPOT.match(plain, quantity.end)
        )
        return self.thing(self.event) if self.event and match else None

    def _takes_part(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """来自20个城市的代表参会: the event of the page, where the clause tells who comes to it."""
        end = min(quantity.end + 24, sentence.end)
        match = self.event and _TAKES_PART.search(self.reading.plain, clause, end)
        return self.thing(self.event) if self.event and match else None

    def _of_event(self, sentence: Sentence, clause: int, quantity: Quantity, topic: Subject | None) -> Subject | None:
        """The event of the page where its words are around and no region is spoken of; but a count or a sum of projects
        is that of the event whose name has the page's region in it, not the region's."""
        if self.event is None or _OF_A_PERIOD.search(self.reading.plain, sentence.start, clause + 12):
            return None
        if self._region is None:
            return self.thing(self.event) if _OF_EVENT.search(sentence.text) else None
        if topic or not (quantity.money or quantity.dimension in COUNTED):
            return None
        region = self.reading.plain[self._region.start : self._region.end]
        ours = region in self.event.name and _SIGNS.search(self.event.name) and _OF_PROJECTS.search(sentence.text)
        return self.thing(self.event) if ours else None

    def _of_fair(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """国际标准展位3502个, 客商3万余名: the fair or meeting that the page tells of."""
        if self.event is None or not _FAIR.search(self.event.name):
            return None
        end = min(quantity.end + 12, sentence.end)
        plain = self.reading.plain
        fair = _OF_FAIR.search(plain, clause, end) and not _NOT_OF_IT.search(plain, clause, end)
        return self.thing(self.event) if fair else None

    def signs_for(self, region: Subject) -> bool:
        """Whether the event of the page bears the region's name, and is one at which projects are signed or begun."""
        name = self.event.name if self.event else ""
        return self.reading.plain[region.start : region.end] in name and _SIGNS.search(name) is not None

    def _opens_with_region(self, low: int, high: int) -> Subject | None:
        """南通亮出的家底是: the region that a clause opens with."""
        low = behind_lead(self.reading, low, high)
        hits = self.reading.regions_in(low, high)
        if not hits or hits[0].start != low or self._partner(low, hits[0].end):
            return None
        return Subject(hits[0].start, hits[0].end, confidence=0.8)
