"""Holders from before (前文): whose a number is that its own clause does not tell: by the number before it, the clauses
before, what is spoken of, and what the page as a whole is about."""

import re
from functools import cached_property

from liandong.statements.bodies.clauses import clauses
from liandong.statements.figures import cited, opening, themes, topics, works
from liandong.statements.figures.constructions import Constructions
from liandong.statements.figures.grouping import SUBSIDY
from liandong.statements.figures.talk import Subject
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.sorts import CLASS
from liandong.statements.measures.quantities import Quantity

_ACTS = re.compile(
    r"(?:(?:[省市区县州旗]|国家级|省级|市级)(?:经开区|高新区|经济技术开发区|经济开发区|开发区|工业园区?|工业集中区|产业集聚区)|大道|快道|高速|公路|铁路|高铁|快线|城际|专线|隧道|大桥|航线|水库|码头|机场|系统|[外民央国港台侨内]企|[外港台侨客]商|境外企业|"
    r"高校|双方|[两三四]地|[省市]属[\u4e00-\u9fff]{0,3}企业|代表团|专项资金|(?<=[\u4e00-\u9fff]{2})(?<![建等该本])(?:工厂|电厂|药厂|水厂|基地|产业园|科创园|工业园|[分支农商工建信]行|银行|大厦|医院|学校|学院|电站|车间|展馆|场馆|酒店|"
    r"综合体|专项资金|补偿金|资金池|基金|桥|枢纽|航站楼|跑道|泊位|港区|生产线|主塔|公厕|新城|广场|小区|农场|景区|度假区|综合楼|办公楼|厂区))$"
)
"""Works and groups that hold a number of their own clause though they have no full name."""
_NAMED_WORK = re.compile(r"[\u4e00-\u9fffA-Za-z0-9()“”·]{4,}(?:项目|工程)$")
_SORT_OF_WORK = re.compile(
    r"合同|框架|协议|签约|意向|重点|重大|内资|外资|类项目|级项目|产业项目|企业项目|其[他它余中]|[^\d]个|新[开引签建]|同期|双边|这"
)
_HOLDS = re.compile(r"举行|举办|召开|启动|开幕")
"""A clause that tells of the event of the page itself: the numbers behind it are the event's."""
_IN_CHARGE = re.compile(r"(?:牵头|主持|主办|承办|协办|讲话|致辞|到会|出席)[^,。;]{0,4}$")
"""How a clause ends that tells who leads or attends: the numbers behind it are not theirs."""
_PARTS = re.compile(r"(?:其中|此中|当中|这当中)|(?:按|从|分)[^,。;\d]{1,8}[分看]?[,:]")
"""How a sentence begins that breaks down what the sentence before told."""
_COUNTS_FOR = re.compile(r"统计|调查队|海关")
"""An office that tells of its region by its trade."""
_INVESTS = re.compile(r"(?:由|系)?[\u4e00-\u9fffA-Za-z()]{2,24}?(?:独资|合资|投资|出资|承建)(?:建设|兴建|新建|开发)?")
"""A clause that tells who pays for the work spoken of."""
_CLAUSES_BACK = 24
"""Clauses of its sentence in which the holder of a number is looked for; what stands before is a list gone on."""


class Before(Constructions):
    """What title, page, paragraph and clauses before tell of whose a number is."""

    @cached_property
    def _area(self) -> Subject | None:
        """The area of several regions of which the title speaks."""
        area = topics.area_of_title(self.reading)
        return Subject(*area, confidence=0.5) if area else None

    @cached_property
    def _left(self) -> Subject | None:
        """What the names of the page alone tell that it is about."""
        named = topics.named_first(self.reading) or works.only_work(self.reading)
        return Subject(*named, confidence=0.5) if named else None

    @cached_property
    def _opened(self) -> Subject | None:
        """What title and text open with."""
        opened = opening.opened_with(self.reading)
        return Subject(*opened, confidence=0.4) if opened else None

    def _acts(self, holder: Subject) -> bool:
        """Whether a work, a place of work or a group without a full name holds the number of its own clause."""
        if _ACTS.search(self.reading.plain, *holder.span):
            return True
        text = self.reading.plain[holder.start : holder.end]
        return _NAMED_WORK.fullmatch(text) is not None and not _SORT_OF_WORK.search(text) and not CLASS.fullmatch(text)

    def _before_it(self, sentence: Sentence, clause: int) -> Subject | None:
        """The holder of the number before, in the same sentence or in the one that a semicolon parts from it, unless
        an earlier clause of this one names another."""
        if self._last is None:
            return None
        before, holder = self._last
        goes_on = before.index + 1 == sentence.index and (
            before.text.endswith(";") or _PARTS.match(sentence.text) is not None
        )
        for low, high in clauses(self.reading, sentence.start, clause) if goes_on else ():
            found = self.subject_of(low, high)
            other = self.holder(*found, counted=False) if found else None
            if other and other.named:
                return None
        if before is sentence:
            return holder
        return (holder.whole or holder) if goes_on else None

    def _from_before(self, sentence: Sentence, clause: int, quantity: Quantity, *, sort: bool) -> Subject | None:
        """The holder that no words of the number's own clause name."""
        return (
            self._of_region(clause, quantity.start)
            or self.doing_at(clause, quantity.start)
            or self._region_at(clause, sentence.end)
            or self._of_fair(sentence, clause, quantity)
            or self._made_before(sentence, clause)
            or self._of_clauses(sentence, clause)
            or self._takes_part(sentence, clause, quantity)
            or self._spoken_around(sentence, clause, quantity, sort=sort)
        )

    def _of_clauses(self, sentence: Sentence, clause: int) -> Subject | None:
        """The holder that the clauses before in the sentence speak of, the last one first."""
        plain = self.reading.plain
        about = (self.topic.thing if self.topic else None) or self.spoken
        for low, high in reversed(clauses(self.reading, sentence.start, clause)[-_CLAUSES_BACK:]):
            if self.event and low <= self.event.start < high and _HOLDS.search(plain, low, high):
                host = self._opens_with_region(low, high)
                end = self._region_lead(host.start, high) if host else None
                if end is None or plain[end - 2 : end] in self.event.name:
                    return self.thing(self.event)
            if _IN_CHARGE.search(plain, low, high) or plain.startswith(("由", "主办", "承办", "协办", "发布方"), low):
                continue
            if about and about.kind.name == "project" and _INVESTS.fullmatch(plain, low, high):
                return self.thing(about)  # 甲项目。乙商投资,总额5亿元: the sum is the work's
            met = self._quoted_at(low, high) or self._met_at(low, high) or self._edition_at(low, high)
            if met:
                return met
            found = self.subject_of(low, high)
            gathering = self._gathering(*found) if found else None
            if gathering:
                return gathering
            holder = self.holder(*found, counted=False) if found else None
            if holder and self.tells(holder, high):
                counts = _COUNTS_FOR.search(plain, *holder.span)
                at = self._opens_with_region(low, high) if counts else None
                if at:
                    return at
                continue
            if holder and (holder.named or (self._acts(holder) and not self._counted_in(found, high))):
                return holder
            other = self._once_built(low, high) or self._told_of(low, high)
            other = other or self._region_at(low, high) or self._opens_with_region(low, high)
            if other:
                return other
        return None

    def _spoken_around(self, sentence: Sentence, clause: int, quantity: Quantity, *, sort: bool) -> Subject | None:
        """What the paragraph or the page speaks of."""
        topic = self.topic
        if topic and topic.thing and topic.thing.kind.name == "project" and sort and quantity.dimension == "item":
            topic = None  # a project holds no count of projects
        if topic and topic.thing:
            return topic
        given = SUBSIDY.search(self.reading.plain, clause, quantity.start)
        policy = given and cited.document_before(self.reading, sentence.start)
        if policy and (quantity.money or quantity.dimension == "rate"):
            return Subject(*policy, confidence=0.7)
        return (
            self._of_event(sentence, clause, quantity, topic)
            or topic
            or (self._of_page(sentence.start) if self._lead_thing and not self.event else None)
            or self._region
            or self._of_page(sentence.start)
        )

    def around(self, before: int) -> Subject | None:
        """What is spoken of where a table stands."""
        return self.topic or self._region or self._of_page(before) or self._area

    def _of_page(self, before: int) -> Subject | None:
        """What the page as a whole is about: its event, its main thing, or that of which its title speaks."""
        thing = self.event or self._lead_thing
        if thing:
            return self.thing(thing, 0.6)
        theme = themes.theme(self.reading) or themes.meant_throughout(self.reading, before)
        return Subject(*theme, confidence=0.5) if theme else None
