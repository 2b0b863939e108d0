"""Subjects (主体): whose number a number is."""

import re
from dataclasses import dataclass

from liandong.statements.clauses import ENTITY, clause_subject, clauses
from liandong.statements.draft import Draft
from liandong.statements.phrases import trim
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

_PLACE_FIRST = re.compile(
    r"[\u4e00-\u9fff]{2,5}(?:省|自治区|市(?![场外内级属直政民长委])|新区|开发区|高新区|自贸区|区(?!域|块|间|别)|县|"
    r"镇)[\u4e00-\u9fff]{2,}"
)
_PLACE_LIKE = re.compile(
    r"(?:(?<=[,。:、在\s])|^)(?P<place>[\u4e00-\u9fff]{2,4}(?:市|新区|区|县)(?![场域间外内级属直政民长委]))", re.M
)
_THIS_EVENT = re.compile(r"(?:此次|本次|这次|本届|本场)[^,。]{0,10}(?:动工|开工|签约|活动|论坛|会|竣工|推介|对接)")
_OF_EVENT = re.compile(
    r"参会|参加|出席|嘉宾|与会|现场|会上|论坛|大会|签约|推介会|对接会|评审|遴选|颁|发言|演讲|洽谈|集中开工|"
    r"集中动工|本次|此次"
)
_REFERS = re.compile(r"(?:该|其|此|这|本)(?!届|次)")
_BARE = re.compile(r"(?:园区|基地|项目|工厂|中心|平台|枢纽|线路|总部|工程|公司|企业|基金|联盟|大厦|港口)")
"""Kinds that stand for the thing spoken of when they come without a name."""
_SETTLES = re.compile(
    r"[^,。;:\d]{2,10}?(?:落户|落地|布局|选址)(?:于|在)?(?P<where>[^,。;:的]{2,12}?(?:区|市|县|镇|园|城|基地))(?=[,。;])"
)
_WEAK = re.compile(
    r"(?:项目|全|平均|年|总|预计|首期|我|当地|双方|数据|活动|会议|论坛|规模|大会|\d|"
    r"[一二两三四五六七八九十数多几]+(?:家|个|项|座|批)|另有|共有|新|同比|环比|一批|一系列|\(|参会|来自)"
)
_OF_A_PERIOD = re.compile(r"上半年|下半年|季度|今年|去年|全年|以来|\d月份?[,,]|\d-\d+月")
"""What a period brought is no number of the meeting that told it."""
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
        self._only = things[0] if len(things) == 1 else None
        self._last: tuple[int, Subject] | None = None
        self.spoken: Draft | None = None
        self.topic: Subject | None = None
        self._paragraph = -1

    def enter(self, sentence: Sentence) -> None:
        """Takes note that `sentence` begins: a new paragraph or heading ends the topic."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self.topic, self.spoken = sentence.paragraph, None, None
        elif sentence.heading:
            self.spoken = self.topic = None

    def leave(self, sentence: Sentence) -> None:
        """Takes note of what `sentence` spoke of."""
        here = self.in_sentence(sentence)
        self.spoken = here[0] if here else self.spoken
        if sentence.heading:
            return
        if here:
            self.topic = self._thing(here[0])
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

        In this order: the noun behind that it qualifies; the thing named in its clause; the subject of the clause; the
        thing named before it in the sentence; the holder of the number before it; the subject of an earlier clause; the
        thing or topic spoken of; the event; the region of the title.
        """
        found = self._find(sentence, clause, quantity)
        self._last = (sentence.index, found) if found else None
        return found

    def _find(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        plain = self.reading.plain
        behind = self._behind(sentence, quantity) or self._settled_at(sentence, quantity)
        if behind:
            return behind
        if self.event and _THIS_EVENT.search(plain[clause : quantity.start]):
            return self._thing(self.event)
        inside = [(self._position(d, sentence), d) for d in self.in_sentence(sentence)]
        inside = [(at, d) for at, d in inside if at < quantity.start and "等" not in plain[at : quantity.start]]
        if inside and inside[-1][0] >= clause:
            return self._thing(inside[-1][1])
        own = clause_subject(self.reading, clause, quantity.start)
        known = self._spoken()
        if own and known and (_REFERS.match(plain, own[0]) or _BARE.fullmatch(plain, own[0], own[1])):
            return known
        if own and self._entity(*own):
            return Subject(*own)
        if inside:
            return self._thing(inside[-1][1])
        if self._last and self._last[0] == sentence.index and not own:
            return self._last[1]
        return self._from_before(sentence, clause)

    def _spoken(self) -> Subject | None:
        """What 该项目 or 园区 stands for: the thing or topic spoken of, else the only project of the document."""
        if self.spoken:
            return self._thing(self.spoken)
        return self.topic or (self._thing(self._only) if self._only else None)

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
        if plain[low : low + 1].isdigit():
            return None
        return Subject(low, high) if 4 <= high - low <= 20 else None

    def _settled_at(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """61个项目落户南山经济区: what settles counts for the place where it does."""
        match = _SETTLES.match(self.reading.plain, quantity.end, sentence.end)
        return Subject(match.start("where"), match.end("where")) if match else None

    def _from_before(self, sentence: Sentence, clause: int) -> Subject | None:
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
        of_period = _OF_A_PERIOD.search(plain, sentence.start, clause + 12)
        if self.event and _OF_EVENT.search(sentence.text) and not of_period:
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
        return Subject(*opening) if opening and self._entity(*opening) else None

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
        if ENTITY.search(text) or _PLACE_FIRST.match(text):
            return True
        if len(text) <= 3 and any(text + rank in self.reading.plain for rank in "市县区镇"):
            return True
        hits = self.reading.regions_in(start, end)
        return bool(hits) and "至" not in text

    def _region_at(self, low: int, high: int) -> Subject | None:
        """在广州投资…: the place where it is counted."""
        match = _AT.search(self.reading.plain, low, high)
        hits = self.reading.regions_in(match.start("where"), match.end("where")) if match else ()
        return Subject(hits[0].start, hits[-1].end) if hits else None
