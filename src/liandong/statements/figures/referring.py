"""Referring (指称): whom 全市, 三省一市, 园区, 该行, 二期 and 后者 stand for."""

import re
from bisect import bisect_left
from functools import cached_property
from operator import attrgetter

from liandong.statements.bodies.clauses import ENTITY, behind_lead, clause_subject, clauses
from liandong.statements.draft import Draft
from liandong.statements.figures import kinds, names, topics, works
from liandong.statements.figures.talk import Subject, Talk
from liandong.statements.grammar.sorts import BATCH, GATHERING
from liandong.statements.parties import groups

REFERS = re.compile(r"(?:该|其|此|这|本|它|他)(?!届|次)")
_TWO = re.compile(
    r"(?P<first>[^,。;:]{3,20})(?:与|和|同)(?P<second>[^,。;:]{3,20}?)(?=签|达成|合作|共同|联合)"
    r"|(?P<one>《[^《》]+》)[和与、](?P<two>《[^《》]+》)(?=[,;])"
)
_ONCE_BUILT = re.compile(
    r"(?:据[^,。;]{2,8},|[等待])?(?:(?:项目|它)(?:全部|全面|整体)?(?:建成|达产|投产|投用|满产|建设)|"
    r"(?:全部|全面|整体)(?:建成|达产|投产|投用|满产|完工))"
)
_HAS = re.compile(r"(?:现|已|共|就|还|目前)*有(?:约|近)?\d+[个家项](?=[\u4e00-\u9fff]{2})")
"""园区已有24个项目: what the number counts stands behind it, and the park holds it."""
_DID = re.compile(
    r"(?:当[天日年]|今年|去年|全年|此次|本次|这次|集中|首批|新|已|共)*(?:开工|动工|签约|签下|开建|投产|竣工|落地|引进|在建)的"
)
PAIR = re.compile(r"[两三四]地|[两三四]省[区市一]*|[两三四]市(?!场)|双方|两区|两县|三县")
_PHASE = re.compile(r"[首一二三四五六]期")
_PHASE_LEADS = re.compile(r"第?[一二三四五六首]期(?=工?程?[\u4e00-\u9fff])(?![间望货末刊限权])")
_COMES = re.compile(
    r"(?<=首批)\d[\d.]*(?![\d.])(?!万?[\u4e00-\u9fff]{1,6}项目)|入驻|进驻|落户|推出|启用|上线|开放|认定|入选|获批|安排|签下|签了|有"
)
"""Behind 首批: it tells what came first, and names no batch."""
_THAT_ONE = re.compile(r"[,\s]*(?P<which>(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?那一?[届次场])")
"""2020年那一届签了33个项目: the meeting of that year."""
_NEAR = 160
"""Characters back to the region that 该县 stands for."""


class Referring(Talk):
    """The talk of a document, and what its words stand for in it."""

    def _stood_for(self, start: int, end: int, *, counted: bool) -> Subject | None:
        """What 全市, 第七批, 两市, 园区, 后者 or 其 stands for."""
        plain = self.reading.plain
        text = plain[start:end]
        whole = topics.WHOLE.match(plain, start, end)
        if whole:
            return None if GATHERING.search(text) or plain.startswith("占比", whole.end()) else self._whole(whole)
        batch = BATCH.match(plain, start, end)
        if batch:
            return Subject(batch.start(), batch.end())
        pair = PAIR.match(text)
        if pair:
            return self._several(start, start + pair.end()) or Subject(start, start + pair.end(), confidence=0.7)
        if kinds.BARE.fullmatch(text):
            return None if counted and not _HAS.match(plain, end) else self._referred(start, end)
        if text.startswith(("后者", "前者")):
            return self._of_two(start)
        return self._same_sort(start, end) or self.spoken_of()

    def _several(self, start: int, end: int) -> Subject | None:
        """双方, 三地, 三省一市: those whom a word for some of them stands for, where the text names them."""
        group = groups.of_provinces(self.reading, start, end)
        if group:
            return Subject(*group, confidence=0.8)
        sentence = self.reading.sentence_at(start)
        word = groups.GROUP.fullmatch(self.reading.plain, start, end) if end - start == 2 else None
        if word is None or sentence is None or self.reading.plain[start] not in "双两三":
            return None
        named = groups.members_of(self.reading, sentence, start, word)
        return Subject(start, end, confidence=0.7, members=tuple((b.start, b.end) for b in named)) if named else None

    def _whole(self, whole: re.Match[str]) -> Subject:
        """全市: the region of that rank that the page names, else the words themselves."""
        rank = whole["rank"]
        near = self._nearest(rank, whole.start()) if rank and whole.group()[0] in "该这" else None
        if near:
            return Subject(*near, confidence=0.8)
        hit = topics.region_of(self.reading, rank, whole.start()) if rank else None
        if hit:
            return Subject(*hit, confidence=0.8)
        return Subject(whole.start(), whole.end(), confidence=0.7)

    def _nearest(self, rank: str, before: int) -> tuple[int, int] | None:
        """该县: the region of that rank that was named last."""
        low = max(before - _NEAR, self.reading.document.body_start)
        hits = [h for h in self.reading.regions_in(low, before) if topics.of_rank(h, rank)]
        return (hits[-1].start, hits[-1].end) if hits else None

    def _referred(self, start: int, end: int) -> Subject | None:
        """What 园区 or 该行 stands for: the name of that kind, the project spoken of, else the words themselves."""
        kind = kinds.kind_of(self.reading.plain[start:end]) or ""
        works_meant = kind in ("项目", "工程")
        if works_meant and self.reading.plain[start - 1 : start] == "的":
            return None  # 民企投资的项目 are a sort
        here = self._named_here(start) if works_meant else None
        if here:
            return here
        if kind.endswith("期"):
            return self._phase(start, end, kind)
        for thing in (self.topic.thing if self.topic else None, self.spoken, self._only):
            if thing and kinds.of_kind(thing.name, kind):
                return self.thing(thing)
        topic = self.topic
        if topic and not topic.thing and kinds.of_kind(self.reading.plain[topic.start : topic.end], kind):
            return topic
        park = self._just_named(kind, start) or self._first_of(kind)
        if park and park.start < start:
            return self.thing(park, 0.8)
        named = kinds.named_before(self.reading, kind, start)
        if named:
            return Subject(*named, confidence=0.8)
        thing = self.spoken or self._only
        if works_meant and not (thing and thing.kind.name == "project"):
            thing = self._named_project(start) or thing
        if thing and (not kinds.has_names(kind) or kind == "园区"):
            return self.thing(thing)
        if kinds.has_names(kind) and not self.reading.plain.startswith("企业", start):
            return Subject(start, end, confidence=0.5)
        topic = self.topic
        if works_meant and not (topic and (topic.thing or self.reading.plain[topic.end - 2 : topic.end] == kind)):
            work = works.work_before(self.reading, start)
            return Subject(*work, confidence=0.8) if work else None
        return self.topic if self.reading.plain[start] in "该本此这公" else None

    def _named_here(self, before: int) -> Subject | None:
        """The works or firm that 项目 or 一期 alone stand for: the only one that the sentence names before."""
        sentence = self.reading.sentence_at(before)
        if sentence is None:
            return None
        things = [t for t in self.in_sentence(sentence) if self.position(t, sentence) < before]
        if things:
            alone = len(things) == 1 and things[0].kind.name == "project" and not self._listed(things[0], sentence)
            return self.thing(things[0]) if alone else None
        for low, high in reversed(clauses(self.reading, sentence.start, before)):
            found = names.firm_told(self.reading, low, high) or self.subject_of(low, high)
            if found and names.work_or_firm(self.reading, *found):
                return Subject(*found, confidence=0.8)
        return None

    def _named_project(self, before: int) -> Draft | None:
        """The project that 该项目 stands for: the last one named near before, for 项目 alone in its paragraph."""
        plain = self.reading.plain
        low = before - _NEAR if plain[before] in "该此这" else plain.rfind("\n", 0, before)
        many = bisect_left(self._projects, before, key=attrgetter("start"))
        low = 0 if many == 1 else low  # nothing else is meant, in whatever paragraph
        last = self._projects[many - 1 :][:1]
        return next((thing for thing in last if low <= thing.start < before), None)

    @cached_property
    def _projects(self) -> list[Draft]:
        return sorted((t for t in reversed(self._things) if t.kind.name == "project"), key=attrgetter("start"))

    @cached_property
    def _firsts(self) -> dict[str, Draft | None]:
        return {}

    @cached_property
    def _phases(self) -> dict[str, list[Draft]]:
        return {}

    def _first_of(self, kind: str) -> Draft | None:
        """The thing of that kind that the text brings up first."""
        if kind not in self._firsts:
            of_kind = (thing for thing in self._things if kinds.of_kind(thing.name, kind))
            self._firsts[kind] = min(of_kind, key=attrgetter("start"), default=None)
        return self._firsts[kind]

    def _just_named(self, kind: str, before: int) -> Draft | None:
        """The thing of that kind that was named right before."""
        near = [t for t in self._things if before - _NEAR // 3 <= t.start < before and kinds.of_kind(t.name, kind)]
        return max(near, key=attrgetter("start"), default=None)

    def _once_built(self, low: int, high: int) -> Subject | None:
        """等它建成: the thing spoken of, or the work named last, for what a sentence tells of it once it is built."""
        if not _ONCE_BUILT.match(self.reading.plain, low, high):
            return None
        sentence = self.reading.sentence_at(low)
        here = [t for t in self.in_sentence(sentence) if self.position(t, sentence) < low] if sentence else []
        whole = [t for t in here if not _PHASE.search(t.name)]
        thing = whole[-1] if whole else self.spoken or self._only
        work = None if thing else works.work_before(self.reading, low)
        return self.thing(thing) if thing else Subject(*work, confidence=0.7) if work else None

    def _phase(self, start: int, end: int, kind: str) -> Subject:
        """What 二期 stands for: the thing of that phase, or the thing spoken of that has none in its name, else the
        words themselves."""
        here = self._named_here(start)
        if here:
            return here
        if kind[0] in "首第":
            kind = "一期" if kind[0] == "首" else kind[1:]
        if kind not in self._phases:
            self._phases[kind] = [t for t in self._things if t.name.endswith(kind) and len(t.name) > len(kind) + 2]
        named = self._phases[kind]
        if len(named) == 1:
            return self.thing(named[0])
        topic = self.topic
        for thing in (topic.thing if topic else None, self.spoken, self._only):
            if thing and not _PHASE.search(thing.name):
                return self.thing(thing)
        return Subject(start, end, confidence=0.5, named=False)

    def pointed_at(self, clause: int, end: int) -> Subject | None:
        """What 该公司, 该市, 这座大桥 or 第七批 at the beginning of the clause stands for."""
        plain = self.reading.plain
        that = _THAT_ONE.match(plain, clause, end)
        if that:
            return Subject(*that.span("which"), confidence=0.8)
        low = behind_lead(self.reading, clause, end)
        batch = BATCH.match(plain, low, end)
        if batch and not _COMES.match(plain, batch.end()):
            return Subject(batch.start(), batch.end())
        group = topics.group_at(self.reading, low, end)
        if group:
            return self._several(low, group) or Subject(low, group, confidence=0.8)
        way = works.way_at(self.reading, low, end)
        if way:
            return Subject(low, way)
        phase = _PHASE_LEADS.match(plain, low, end)
        if phase:
            return self._phase(phase.start(), phase.end(), phase.group())
        built = self._once_built(clause, end)
        if built:
            return built
        if plain.startswith("当地", low):
            hits = self.reading.regions_in(max(low - _NEAR, self.reading.document.body_start), low)
            return Subject(hits[-1].start, hits[-1].end, confidence=0.7) if hits else None
        if plain[low : low + 1] not in ("该", "此", "这"):
            return None
        whole = topics.WHOLE.match(plain, low, end)
        if whole:
            return self._whole(whole)
        bare = kinds.BARE.match(plain, low, end)
        if bare:
            return self._referred(bare.start(), bare.end())
        found = clause_subject(self.reading, low + 1 + (plain[low + 1] in "座条家个项只"), end)
        return self._same_sort(*found) if found else None

    def doing_at(self, clause: int, end: int) -> Subject | None:
        """云岭市当日动工的项目有9个: the region with which the clause opens that says what it did."""
        hit = self.reading.region_at(behind_lead(self.reading, clause, end))
        done = hit and hit.end < end and _DID.match(self.reading.plain, hit.end, end)
        return Subject(hit.start, hit.end, confidence=0.8) if hit and done else None

    def _of_two(self, start: int) -> Subject | None:
        """后者 stands for the second of the two that the clause before names (甲与乙签订…), 前者 for the first."""
        sentence = self.reading.sentence_at(start)
        match = _TWO.search(self.reading.plain, sentence.start, start) if sentence else None
        if match is None:
            return None
        latter = self.reading.plain.startswith("后者", start)
        if match["one"]:
            name = "two" if latter else "one"
            return Subject(match.start(name) + 1, match.end(name) - 1)
        name = "second" if latter else "first"
        return Subject(match.start(name), match.end(name))

    def _same_sort(self, start: int, end: int) -> Subject | None:
        """这座水乡桥 stands for the bridge that an earlier clause of the sentence named."""
        plain = self.reading.plain
        sentence = self.reading.sentence_at(start)
        if sentence is None or end - start < 4 or not ENTITY.search(plain[start:end]):
            return None
        for low, high in reversed(clauses(self.reading, sentence.start, start)):
            found = self.subject_of(low, high)
            if found and plain[found[1] - 1] == plain[end - 1] and found[1] - found[0] >= 3:
                return Subject(*found)
        return None
