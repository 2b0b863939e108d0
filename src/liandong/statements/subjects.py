"""Subjects (主体): the noun phrase that opens a clause, and whose number a number is."""

import re
from dataclasses import dataclass

from liandong.statements.draft import Draft
from liandong.statements.phrases import is_predicate, trim
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

LEAD = re.compile(
    r"(?:截至|截止|到|至|自|从|今年|去年|目前|当时|近年来|其中|此外|同时|数据显示|据介绍|据悉|据统计|据了解|"
    r"会议指出|报告显示|统计显示|年内|未来|随着|期间|"
    r"与此同时|另外|记者获悉|记者了解到|总的来看|总体来看|另据|预计|全部|建成后|达产后|投产后|通车后|项目建成后|"
    r"会上|现场|当天|活动现场|据测算|最终|也|又|还|已|"
    r"[,、:;\s]|\d{4}年(?:底|末|初)?|\d{1,2}月(?:\d{1,2}日)?|第?[一二三四]季度|[上下]半年|一是|二是|三是|首先|其次)+"
)
_ENTITY = re.compile(
    r"(?:企业|产业|省|市|区|县|州|镇|园|园区|集团|公司|机构|中心|体系|项目|联盟|城|号线|线路|制造业|服务业|行业|"
    r"平台|工厂|基地|银行|大学|学院|医院|学校|人口|市场主体|主体|地区|试点|总部|车企|"
    r"规划|服务点|院|系统|港|机场|口岸|码头|湾区|大厦|工程|共同体|车队|模式|两地|三地|四地|全国|全市|全省|全区|"
    r"我市|我省|我区|我国|中国|政府|部门|局|委|会|高校|智库|基金|指数|三角|都市圈|城市群|协会|商会)(?:数量|总量|"
    r"等)?$"
)
_PLACE_FIRST = re.compile(
    r"[\u4e00-\u9fff]{2,5}(?:省|自治区|市(?!场)|新区|开发区|高新区|自贸区|区(?!域|块|间|别)|县|"
    r"镇)[\u4e00-\u9fff]{2,}"
)
_PLACE_LIKE = re.compile(r"(?:(?<=[,。:、在\s])|^)(?P<place>[\u4e00-\u9fff]{2,4}(?:市|新区|区|县)(?![场域间]))", re.M)
_THIS_EVENT = re.compile(r"(?:此次|本次|这次|本届|本场)[^,。]{0,10}(?:动工|开工|签约|活动|论坛|会|竣工|推介|对接)")
_TAIL = re.compile(r"(?:近期|近日|日前|目前|中|里|期间|方面|以来|上)$")
_OF_EVENT = re.compile(
    r"参会|参加|出席|嘉宾|与会|现场|会上|论坛|大会|签约|推介会|对接会|评审|遴选|颁|发言|演讲|洽谈|集中开工|"
    r"集中动工|本次|此次"
)
_REFERS = re.compile(r"(?:该|其|此|这|本)(?!届|次)")
_WEAK = re.compile(
    r"(?:项目|全|平均|年|总|预计|首期|我|当地|双方|数据|活动|会议|论坛|规模|大会|\d|"
    r"[一二两三四五六七八九十数多几]+(?:家|个|项|座|批)|另有|共有|新|同比|环比|一批|一系列|\(|参会|来自)"
)
_GATHERING = re.compile(r"会议|论坛|大会|活动|峰会|研讨会|推介会|对接会|会上|博览会")
_AT = re.compile(
    r"(?:在|于|为)(?P<where>[^,。;在]{2,12}?)(?=投资|设立|落户|建设|开展|试点|新增|注册|布局|实现|累计|推广|地区|"
    r"集聚|,|。)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The stretch [start, end) that names the holder, and the thing of the ledger that it is, where it is one."""

    start: int
    end: int
    thing: Draft | None = None


class Holders:
    """Who holds the numbers of a document, sentence by sentence: keeps the topic of a paragraph from one to the
    next."""

    def __init__(self, reading: Reading, event: Draft | None, things: list[Draft]) -> None:
        self.reading = reading
        self.event = event
        self._named: dict[int, list[Draft]] = {}
        for thing in things:
            for statement in thing.statements:
                if statement.property == "name":
                    self._named.setdefault(statement.evidence[0].document_start, []).append(thing)
        self.spoken: Draft | None = None
        self.topic: Subject | None = None
        self._paragraph = -1

    def enter(self, sentence: Sentence) -> None:
        """Takes note that `sentence` begins: a new paragraph or heading ends the topic."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self.topic, self.spoken = sentence.paragraph, None, None
        elif sentence.heading:
            self.spoken = None

    def leave(self, sentence: Sentence) -> None:
        """Takes note of what `sentence` spoke of."""
        here = self.in_sentence(sentence)
        self.spoken = here[0] if here else self.spoken
        if sentence.heading:
            return
        for low, high in clauses(self.reading.plain, sentence.start, sentence.end):
            found = clause_subject(self.reading, low, high)
            if found and self._entity(*found) and not _GATHERING.search(self.reading.plain[found[0] : found[1]]):
                self.topic = Subject(*found)
                return

    def in_sentence(self, sentence: Sentence) -> list[Draft]:
        return self._named.get(sentence.start, [])

    def of(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """The holder of `quantity`, whose clause begins at `clause`; None where the text names none.

        In this order: the thing named in its clause; the subject of the clause; the thing named before it in the
        sentence; the subject of an earlier clause; the thing or topic spoken of; the event; the region of the title.
        """
        plain = self.reading.plain
        behind = self._behind(sentence, quantity)
        if behind:
            return behind
        if self.event and _THIS_EVENT.search(plain[clause : quantity.start]):
            return self._thing(self.event)
        inside = [(self._position(d, sentence), d) for d in self.in_sentence(sentence)]
        inside = [(at, d) for at, d in inside if at < quantity.start]
        if inside and inside[-1][0] >= clause:
            return self._thing(inside[-1][1])
        own = clause_subject(self.reading, clause, quantity.start)
        if own and _REFERS.match(plain, own[0]) and (self.spoken or self.topic):
            return self._thing(self.spoken) if self.spoken else self.topic
        if own and self._entity(*own):
            return Subject(*own)
        if inside:
            return self._thing(inside[-1][1])
        return self._from_before(sentence, clause, quantity)

    def _behind(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """总规模15亿元的智能装备产业基金: a measure that qualifies the noun behind it belongs to that noun."""
        plain = self.reading.plain
        if quantity.dimension in ("item", "people", "enterprise", "own", "visit", "rate") or not plain.startswith(
            "的", quantity.end
        ):
            return None
        for thing in self.in_sentence(sentence):
            if quantity.end < self._position(thing, sentence) <= quantity.end + 14:
                return self._thing(thing)
        stop = re.search(r"[,。;:的!?]|在|将|已|正", plain[quantity.end + 1 : sentence.end])
        low, high = trim(plain, quantity.end + 1, quantity.end + 1 + (stop.start() if stop else 20))
        return Subject(low, high) if 4 <= high - low <= 20 else None

    def _from_before(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        plain = self.reading.plain
        at = self._region_at(clause, sentence.end)
        if at:
            return at
        for low, high in reversed(clauses(plain, sentence.start, clause)):
            found = clause_subject(self.reading, low, high)
            if found and _GATHERING.search(plain[found[0] : found[1]]) and self.event:
                return self._thing(self.event)
            if found and self._entity(*found):
                return Subject(*found)
            at = self._region_at(low, high)
            if at:
                return at
        if self.spoken:
            return self._thing(self.spoken)
        if self.event and _OF_EVENT.search(sentence.text):
            return self._thing(self.event)
        if self.topic:
            return self.topic
        return self._last_resort(sentence)

    def _last_resort(self, sentence: Sentence) -> Subject | None:
        """The region that the title or the sentence names, else the event, else what the title opens with."""
        title = self.reading.title
        hits = [h for s in (title, sentence) if s for h in self.reading.regions_in(s.start, s.end)]
        if hits:
            return Subject(hits[0].start, hits[0].end)
        if self.event:
            return self._thing(self.event)
        for low, high in [(s.start, s.end) for s in (title, *self.reading.body[:3]) if s]:
            match = _PLACE_LIKE.search(self.reading.plain, low, high)
            if match:
                return Subject(match.start("place"), match.end("place"))
        opening = clause_subject(self.reading, title.start, title.end) if title else None
        return Subject(*opening) if opening else None

    def _thing(self, thing: Draft) -> Subject:
        return Subject(thing.start, thing.end, thing)

    @staticmethod
    def _position(thing: Draft, sentence: Sentence) -> int:
        if sentence.start <= thing.start < sentence.end:
            return thing.start
        at = sentence.text.find(thing.name)
        return sentence.at(at) if at >= 0 else sentence.start

    def _entity(self, start: int, end: int) -> bool:
        text = self.reading.plain[start:end]
        if _WEAK.match(text) or _REFERS.match(text) or len(text) < 2 or len(text) > 30:
            return False
        if _ENTITY.search(text) or _PLACE_FIRST.match(text):
            return True
        hits = self.reading.regions_in(start, end)
        return bool(hits) and "至" not in text

    def _region_at(self, low: int, high: int) -> Subject | None:
        """在广州投资…: the place where it is counted."""
        match = _AT.search(self.reading.plain, low, high)
        hits = self.reading.regions_in(match.start("where"), match.end("where")) if match else ()
        return Subject(hits[0].start, hits[-1].end) if hits else None


def clauses(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of [start, end): stretches between commas, semicolons and colons."""
    out, low = [], start
    for match in re.finditer(r"[,;:。!?]", plain[start:end]):
        if start + match.start() > low:
            out.append((low, start + match.start()))
        low = start + match.end()
    if end > low:
        out.append((low, end))
    return out


def clause_subject(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase before the predicate of the clause [start, end); None where it opens with its predicate."""
    plain = reading.plain
    lead = LEAD.match(plain, start, end)
    if lead:
        start = lead.end()
    cut = _predicate(reading, start, end)
    if cut - start < 2:
        of = plain.find("的", start, end)
        if of < 0 or of - start > 12:
            return None
        start, cut = of + 1, _predicate(reading, of + 1, end)
    of = plain.rfind("的", start, cut)
    if of >= 0 and cut - of > 2:
        start = of + 1
    if start < cut and plain[start] in "由在对向":
        start += 1
    start, cut = trim(plain, start, cut)
    tail = _TAIL.search(plain[start:cut])
    if tail:
        cut = start + tail.start()
    return (start, cut) if cut - start >= 2 else None


def _predicate(reading: Reading, start: int, end: int) -> int:
    """Where the predicate of the clause [start, end) begins; its end where it has none."""
    previous = ""
    for token in reading.tokens.between(start, end):
        if token.start < start:
            continue
        if is_predicate(token, previous):
            return token.start
        previous = token.word
    return end
