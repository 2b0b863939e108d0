"""Talk (所谈): what a text speaks of as it goes on, and whom its noun phrases and its 该公司, 园区, 后者 stand for."""

import re
from dataclasses import dataclass
from functools import cached_property

from liandong.statements import organisations, topics
from liandong.statements.clauses import ENTITY, LEAD, clause_subject, clauses
from liandong.statements.draft import Draft
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.sorts import BATCH, CLASS, GATHERING, NO_OWN_NAME, WEAK

_REFERS = re.compile(r"(?:该|其|此|这|本|它|他)(?!届|次)")
_HOSTS = re.compile(r"主办|承办|协办")
_ITEM_LEAD = re.compile(r"(?:包括|包含|涵盖|其中|例如|比如|如|、|和|与|及|有)$")
_TWO = re.compile(
    r"(?P<first>[^,。;:]{3,20})(?:与|和|同)(?P<second>[^,。;:]{3,20}?)(?=签|达成|合作|共同|联合)"
    r"|(?P<one>《[^《》]+》)[和与、](?P<two>《[^《》]+》)(?=[,;])"
)
_ONCE_BUILT = re.compile(r"(?:据[^,。;]{2,8},)?项目(?:全部|全面|整体)?(?:建成|达产|投产|投用|满产|建设)")
_PAIR = re.compile(r"[两三四]地|[两三四]省[区市一]*|[两三四]市(?!场)|双方|两区|两县|三县")
_ITEM = re.compile(
    r"\s*(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、)(?P<name>[\u4e00-\u9fffA-Za-z“”·()]{3,20})[。:]\s*"
)
"""An item of a list that opens with the name of what it tells of, as a sentence (2.正明铝业。)."""
_OFFICE = re.compile(
    r"(?:局|委|厅|部|处|办|办公室|社|报|网|台|海关|政府|港府|委员会|会|联合会|研究院|研究中心|研究所|信息中心)$"
)
"""How the names of bodies end that tell of others' numbers as a rule; a firm tells of its own."""
_POST = re.compile(
    r"(?:党[组委]|有关|相关|常务|原|时任)*(?:副|总)*(?:书记|[局厅处科部院会社关]长|主任|主席|负责人|工作人员|秘书长|发言人|专员|记者|研究员|专家|人士)"
)
_TELLING = re.compile(
    r"(?:[^,。;]{0,12}?)(?:公布|发布|披露|通报|介绍|透露|指出|认为|表示|强调|宣布|报道|统计|的?数[字据]|测算|告诉|显示|印发|出台|核准|批复|主办|承办|协办|主持|审议|编制|召集|举办|召开)"
)
_OF_TRADE = re.compile(r"(?:[铝铜钢铁药纸锌硅塑矿酒茶]业|公司|集团|工厂|项目|工程|基地|大厦|大道|产业园|电站)$")
"""How the name of a firm or a work ends."""
_MARKS = re.compile(r"[\s\d.、()【】一二三四五六七八九十:]+")
_REFERRING = frozenset(
    "全我本该首第两三四双其此这它他后前整园产开试示新片管公企集银行基联协商学医研港机项工中平枢线总大一二三四五六第"
)
"""Letters with which words begin that stand for something named elsewhere."""
_REFERENCE = re.compile(
    "|".join(re.sub(r"\?P<\w+>", "?:", p.pattern) for p in (topics.WHOLE, BATCH, _PAIR, _REFERS))
    + "|后者|前者|(?:" + re.sub(r"\?P<\w+>", "?:", topics.BARE.pattern) + r")\Z"
)  # fmt: skip
_BACKGROUND = re.compile(r"^(?:至|等|级|强|间|内|以|上|下|个|家|项|名|多|余|次|届)")


ITEM_MARKS = frozenset("一二三四五六七八九十(（0123456789①②③④⑤⑥⑦⑧⑨【")
"""What the mark of an item begins with."""
_MARK_OF = re.compile(
    r"(?P<han>[一二三四五六七八九十]{1,3}、)|(?P<round>\([一二三四五六七八九十]{1,3}\))|(?P<digit>\d{1,2}[.、])|"
    r"(?P<bracket>\(\d{1,2}\))|(?P<circle>[①②③④⑤⑥⑦⑧⑨])|(?P<square>【)"
)
_PHASE = re.compile(r"[首一二三四五六]期")
_PHASE_LEADS = re.compile(r"第?[一二三四五六首]期(?=工?程?[\u4e00-\u9fff])(?![间望货末刊限权])")
_OTHER_MEETING = re.compile(
    r"(?:上一?|前[一二两三四几]|往|历|首|第[一二三四五六七八九十\d]{1,3})[届次](?:活动|大会|论坛|峰会|年会|会议|博览会|洽谈会|推介会|对接会|展会|仪式)"
)
"""A meeting other than the one that is told of."""
_TRADE = re.compile(r"贸易|进出口|出口|进口|外贸")
_NAMES_WORK = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9()“”·—-]{4,30}(?:项目|工程|产业园|园区|基地|大桥|电站|工厂|公司|集团|中心|隧道|机场|枢纽|产业城|新城|[一二三]期)"
)
_PHASE_ENDS = re.compile(r"[首一二三四五六]期\s*$")
_NEAR = 160
"""Characters back to the region that 该县 stands for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The stretch [start, end) that names the holder, and the thing of the ledger that it is, where it is one;
    `confidence` falls with the distance between holder and number. `named` tells a body, place or thing with a name of
    its own, `sort` a sort of things that stands for want of a holder."""

    start: int
    end: int
    thing: Draft | None = None
    confidence: float = 0.9
    named: bool = True
    sort: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


class Talk:
    """What a document speaks of, sentence by sentence: keeps the topic of a paragraph from one to the next."""

    def __init__(self, reading: Reading, event: Draft | None, things: list[Draft]) -> None:
        self.reading = reading
        self.event = event
        self._named: dict[int, list[Draft]] = {}
        things = [thing for thing in things if not self._sort_of_things(thing)]
        for thing in things:
            for statement in thing.statements:
                if statement.property == "name":
                    self._named.setdefault(statement.evidence[0].document_start, []).append(thing)
        self._things = things
        self._only = self._main_thing(things)
        self._last: tuple[Sentence, Subject] | None = None
        hit = topics.page_region(reading) or (None if event else topics.region_spoken_of(reading))
        self._region = Subject(*hit, confidence=0.6) if hit else None
        self.spoken: Draft | None = None
        self._topic: Subject | None = None
        self._unread: list[tuple[Sentence, Draft | None]] = []
        self._short: dict[str, tuple[bool, bool]] = {}
        self._subjects: dict[tuple[int, int], tuple[int, int] | None] = {}
        self._head: Draft | None = None
        self._head_words: Subject | None = None
        self._head_mark = ""
        self._paragraph = -1

    def _sort_of_things(self, thing: Draft) -> bool:
        """制造业项目12个, 合作项目: what is counted, or named by its sort alone, is no thing that holds a number."""
        name, plain = thing.name, self.reading.plain
        if CLASS.fullmatch(name) or NO_OWN_NAME.match(name):
            return True
        if thing.kind.name != "project" or not name.endswith(("项目", "工程", "企业")):
            return False
        for quantity in self.reading.quantities_in(thing.end, thing.end + 10):
            if quantity.dimension == "item" and quantity.start - thing.end <= 3:
                return not re.search(r"[,。;:、(]", plain[thing.end : quantity.start])
        return False

    def _main_thing(self, things: list[Draft]) -> Draft | None:
        """The only thing of the document, the first where the title speaks of it, or the one that is named far more
        often than the others."""
        if len(things) <= 1:
            return things[0] if things else None
        plain, title = self.reading.plain, self.reading.title
        name = things[0].name
        if title and len(name) >= 5 and any(name[i : i + 4] in title.text for i in range(len(name) - 3)):
            return things[0]
        often = sorted((plain.count(t.name) for t in things), reverse=True)
        first = plain.count(name)
        return things[0] if first == often[0] >= 3 and first >= 2 * often[1] else None

    @cached_property
    def _bodies(self) -> str:
        """The names of all bodies of the document, in one string."""
        return "\n".join([body.name for body in organisations.find(self.reading)])

    @cached_property
    def _lead_thing(self) -> Draft | None:
        """The main thing, where the page begins with it."""
        thing = self._only
        begins = self.reading.body[2].end if len(self.reading.body) > 2 else self.reading.document.body_end
        return thing if thing and thing.start < begins else None

    def subject_of(self, low: int, high: int) -> tuple[int, int] | None:
        """The noun phrase with which the clause opens, worked out once."""
        key = (low, high)
        if key not in self._subjects:
            self._subjects[key] = clause_subject(self.reading, low, high)
        return self._subjects[key]

    @property
    def topic(self) -> Subject | None:
        """What the paragraph speaks of so far: its sentences are looked at when a number asks, the last one first."""
        while self._unread:
            now = self.spoken
            sentence, self.spoken = self._unread.pop()
            found = self._topic_of(sentence)
            self.spoken = now
            if found:
                self._speak_of(found)
        return self._topic

    def _speak_of(self, topic: Subject | None) -> None:
        self._topic = topic
        self._unread.clear()

    def enter(self, sentence: Sentence) -> None:
        """Takes note that `sentence` begins: a new paragraph or heading ends the topic, and a paragraph goes back to
        the thing under whose name it stands."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self.spoken = sentence.paragraph, self._head
            self._speak_of(self.thing(self._head, 0.8) if self._head else self._head_words)
        elif sentence.heading:
            self.spoken = None
            self._speak_of(None)

    def under(self, heading: Sentence) -> None:
        """Takes note of a heading: the thing whose name fills it is spoken of in the paragraphs below, until the next
        heading, or the next item with such a mark (二、); a line that gives numbers of its own, or that says something,
        heads nothing."""
        here = self.in_sentence(heading)
        mark = _MARK_OF.match(heading.text)
        sort = mark.lastgroup or "" if mark else ""
        if here and 5 * len(here[0].name) >= 4 * len(_bare(heading.text)):
            self._head, self._head_words, self._head_mark = here[0], None, sort
        elif sort == self._head_mark if sort else heading.heading and self._heads(heading):
            self._head, self._head_words = None, self._named_by(heading)

    def _named_by(self, heading: Sentence) -> Subject | None:
        """The work or firm that a heading names, where the document has no such thing."""
        bare = _bare(heading.text)
        low = heading.at(heading.text.find(bare)) if bare else heading.start
        if not _NAMES_WORK.fullmatch(bare) or CLASS.fullmatch(bare) or not self._nominal(low, low + len(bare) - 2):
            return None
        named = self.proper(low) or bool(self.reading.regions_in(low, low + len(bare)))
        return Subject(low, low + len(bare), confidence=0.8) if named else None

    def _heads(self, line: Sentence) -> bool:
        """Whether a line without a mark only names what stands below it."""
        if self.reading.quantities_in(line.start, line.end):
            return False
        phase = _PHASE_ENDS.search(line.text)
        end = line.at(phase.start()) if phase else line.end
        return self.reading.tokens.predicate(line.start, end) >= end

    def leave(self, sentence: Sentence) -> None:
        """Takes note of what `sentence` spoke of."""
        here = self.in_sentence(sentence)
        self.spoken = here[0] if here else self.spoken
        if sentence.heading or _HOSTS.search(sentence.text):
            return
        if here and not self._listed(here[0], sentence):
            self._speak_of(self.thing(here[0]))
        else:
            self._unread.append((sentence, self.spoken))

    def _topic_of(self, sentence: Sentence) -> Subject | None:
        """The body, place or thing with a name that a clause of the sentence opens with, or that opens an item."""
        for low, high in clauses(self.reading.plain, sentence.start, sentence.end):
            found = None if self.reading.plain.startswith("由", low) else self.subject_of(low, high)
            if found and not GATHERING.search(self.reading.plain, *found):
                holder = self.holder(*found, counted=False)
                if holder and holder.named and self.tells(holder, high):
                    lead = self._region_lead(holder.start, holder.end) or topics.formed_at(self.reading, *holder.span)
                    holder = Subject(holder.start, lead, confidence=0.7) if lead else None
                if holder and holder.named:
                    return holder
        item = _ITEM.fullmatch(sentence.text)
        if item and not WEAK.match(item["name"]) and not CLASS.fullmatch(item["name"]):
            low, high = sentence.at(item.start("name")), sentence.at(item.end("name"))
            if self._names_itself(low, high):
                return Subject(low, high, confidence=0.8)
        return None

    def tells(self, holder: Subject, end: int) -> bool:
        """Whether an office, or one of its people, only says, issues or hosts in the clause that ends at `end`: what is
        told then is not its own (市统计局公布的数据, 发改委主任赵某介绍)."""
        plain = self.reading.plain
        if holder.thing or not _OFFICE.search(plain, holder.start, holder.end):
            return False
        return _POST.match(plain, holder.end, end) is not None or _TELLING.match(plain, holder.end, end) is not None

    def _names_itself(self, low: int, high: int) -> bool:
        """Whether an item's words are a name of its own (盛源铝业), no matter of which it treats (指导思想)."""
        if self.reading.tokens.predicate(low, high) < high or not self._nominal(low, high):
            return False
        return self.proper(low) or _OF_TRADE.search(self.reading.plain, low + 2, high) is not None

    def _listed(self, thing: Draft, sentence: Sentence) -> bool:
        """Whether the thing is an item of a list (包括甲项目、乙项目等), which the text does not go on to speak of."""
        plain, at = self.reading.plain, self.position(thing, sentence)
        behind = at + len(thing.name)
        return plain[behind : behind + 1] == "、" or bool(_ITEM_LEAD.search(plain, max(sentence.start, at - 4), at))

    def in_sentence(self, sentence: Sentence) -> list[Draft]:
        return self._named.get(sentence.start, [])

    def thing(self, thing: Draft, confidence: float = 0.9) -> Subject:
        return Subject(thing.start, thing.end, thing, confidence)

    @staticmethod
    def position(thing: Draft, sentence: Sentence) -> int:
        if sentence.start <= thing.start < sentence.end:
            return thing.start
        at = sentence.text.find(thing.name)
        return sentence.at(at) if at >= 0 else sentence.start

    def holder(self, start: int, end: int, *, counted: bool) -> Subject | None:
        """The holder that the noun phrase [start, end) names; None where it names a sort of things, or nothing at all.
        `counted` tells that the number counts what it names: then only its place holds the number (合肥市企业20家)."""
        plain = self.reading.plain
        if plain[end : end + 1] in tuple("市县区省") and topics.formed_at(self.reading, start, end + 1) == end + 1:
            end += 1  # the tagger may take 市拟 for a word
        text = plain[start:end]
        if self._is_reference(start, end):
            return self._stood_for(start, end, counted=counted)
        bare = topics.OPENS_BARE.match(plain, start, end)
        if bare and not ENTITY.search(text):
            return self._referred(start, bare.end())
        if text[0] in "据按照从以对凭" or text.endswith("等"):
            return None
        paper = topics.paper_meant(self.reading, start, end)
        if paper:
            return Subject(*paper, confidence=0.7)
        if self._partner(start, end):
            return None
        other = _OTHER_MEETING.match(plain, start, end)
        if other:
            return Subject(start, other.end(), confidence=0.8)
        group = topics.group_at(self.reading, start, end)
        if group:
            return Subject(start, group, confidence=0.8)
        body = organisations.at(self.reading, start)
        if body and body.start <= start and body.end <= end and body.sort != "listed" and not CLASS.fullmatch(text):
            return Subject(start, end if ENTITY.search(text) and not counted else body.end)
        lead = self._region_lead(start, end) or topics.formed_at(self.reading, start, end)
        if lead:
            rest = plain[lead:end]
            if rest[:1] == "来" or _BACKGROUND.match(rest) or "至" in text:
                return None
            sort = CLASS.fullmatch(rest) and rest.endswith(("项目", "事项"))
            whole_name = not counted and ENTITY.search(rest) and not sort and end - start <= 30
            return Subject(start, end if whole_name else lead)
        if self._short_name(start, text):
            return Subject(start, end)
        if counted or CLASS.fullmatch(text) or not self._entity(start, end):
            return None
        return Subject(start, end, named=False)

    def _partner(self, start: int, end: int) -> bool:
        """Whether the phrase names a country with which the page's region trades: a number of that trade is the
        region's own (对东盟出口…;马来西亚、泰国分别增长)."""
        hits = self.reading.regions_in(start, end) if self._region else ()
        if not hits or any(
            r.code[:1].isdigit() and not r.members or r.members and r.members[0].isdigit()
            for h in hits
            for r in h.candidates
        ):
            return False
        return _TRADE.search(self.reading.plain, max(0, start - 160), end + 20) is not None

    def _is_reference(self, start: int, end: int) -> bool:
        plain = self.reading.plain
        return plain[start] in _REFERRING and _REFERENCE.match(plain, start, end) is not None

    def _region_lead(self, start: int, end: int) -> int | None:
        """Where the regions end that the phrase opens with (苏州、无锡等)."""
        hits = self.reading.regions_in(start, end)
        if not hits or hits[0].start - start > 1:
            return None
        lead = hits[0].end
        for hit in hits[1:]:
            if hit.start - lead > 1 or (hit.start > lead and self.reading.plain[lead] not in "、和与及"):
                break
            lead = hit.end
        return lead

    def _short_name(self, start: int, text: str) -> bool:
        """Whether the text is a region without its rank, or the brand of a body that the document names."""
        plain = self.reading.plain
        if len(text) <= 3:
            known = self._short.get(text)
            if known is None:
                ranked = any(text + rank in plain for rank in "市县区镇")
                known = self._short[text] = (topics.short_region(self.reading, text), ranked)
            if known[0] or (known[1] and self.proper(start)):
                return True
        if not 3 <= len(text) <= 8 or not self._brand(start):
            return False
        return text in self._bodies

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
        pair = _PAIR.match(text)
        if pair:
            return Subject(start, start + pair.end(), confidence=0.7)
        if topics.BARE.fullmatch(text):
            return None if counted else self._referred(start, end)
        if text.startswith(("后者", "前者")):
            return self._of_two(start)
        return self._same_sort(start, end) or self.spoken_of()

    def _whole(self, whole: re.Match[str]) -> Subject:
        """全市: the region of that rank that the page names, else the words themselves."""
        rank = whole["rank"]
        near = self._nearest(rank, whole.start()) if rank and whole.group()[0] == "该" else None
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
        kind = topics.kind_of(self.reading.plain[start:end]) or ""
        if kind.endswith("期"):
            return self._phase(start, end, kind)
        for thing in (self.topic.thing if self.topic else None, self.spoken, self._only):
            if thing and topics.of_kind(thing.name, kind):
                return self.thing(thing)
        topic = self.topic
        if topic and not topic.thing and topics.of_kind(self.reading.plain[topic.start : topic.end], kind):
            return topic
        parks = sorted(
            (t for t in self._things if topics.of_kind(t.name, kind) and t.start < start), key=lambda t: t.start
        )
        if parks:
            return self.thing(parks[0], 0.8)
        named = topics.named_before(self.reading, kind, start)
        if named:
            return Subject(*named, confidence=0.8)
        thing = self.spoken or self._only
        if thing and (not topics.has_names(kind) or kind == "园区"):
            return self.thing(thing)
        if topics.has_names(kind) and not self.reading.plain.startswith("企业", start):
            return Subject(start, end, confidence=0.5)
        return self.topic if self.reading.plain[start] in "该本此这公" else None

    def _phase(self, start: int, end: int, kind: str) -> Subject:
        """What 二期 stands for: the thing of that phase, or the thing spoken of that has none in its name, else the
        words themselves."""
        if kind[0] in "首第":
            kind = "一期" if kind[0] == "首" else kind[1:]
        named = [t for t in self._things if t.name.endswith(kind) and len(t.name) > len(kind) + 2]
        topic = self.topic.thing if self.topic else None
        whole = [t for t in (topic, self.spoken, self._only) if t and not _PHASE.search(t.name)]
        thing = next(iter([*(named if len(named) == 1 else ()), *whole]), None)
        return self.thing(thing) if thing else Subject(start, end, confidence=0.5)

    def pointed_at(self, clause: int, end: int) -> Subject | None:
        """What 该公司, 该市, 这座大桥 or 第七批 at the beginning of the clause stands for."""
        plain = self.reading.plain
        lead = LEAD.match(plain, clause, end)
        low = lead.end() if lead else clause
        batch = BATCH.match(plain, low, end)
        if batch:
            return Subject(batch.start(), batch.end())
        group = topics.group_at(self.reading, low, end)
        if group:
            return Subject(low, group, confidence=0.8)
        phase = _PHASE_LEADS.match(plain, low, end)
        if phase:
            return self._phase(phase.start(), phase.end(), phase.group())
        thing = self.spoken or self._only
        if thing and _ONCE_BUILT.match(plain, clause, end):
            return self.thing(thing)
        if plain[low : low + 1] not in tuple("该此这"):
            return None
        whole = topics.WHOLE.match(plain, low, end)
        if whole:
            return self._whole(whole)
        bare = topics.BARE.match(plain, low, end)
        if bare:
            return self._referred(bare.start(), bare.end())
        found = clause_subject(self.reading, low + 1 + (plain[low + 1] in "座条家个项只"), end)
        return self._same_sort(*found) if found else None

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
        for low, high in reversed(clauses(plain, sentence.start, start)):
            found = self.subject_of(low, high)
            if found and plain[found[1] - 1] == plain[end - 1] and found[1] - found[0] >= 3:
                return Subject(*found)
        return None

    def spoken_of(self) -> Subject | None:
        """What 该项目 stands for: the thing or topic spoken of, else the only project of the document."""
        if self.spoken:
            return self.thing(self.spoken)
        return self.topic or (self.thing(self._only) if self._only else None)

    def _entity(self, start: int, end: int) -> bool:
        text = self.reading.plain[start:end]
        if WEAK.match(text) or len(text) < 2 or len(text) > 30 or not ENTITY.search(text):
            return False
        return self._nominal(start, end)

    def _nominal(self, start: int, end: int) -> bool:
        """Whether the words are those of a noun phrase."""
        return all(
            self.reading.tokens.tags[i][0] not in "pdcruy" or self.reading.tokens.words[i] in "、和与及的“”·"
            for i in self.reading.tokens.indices(start, end)
        )

    def _brand(self, start: int) -> bool:
        first = next(iter(self.reading.tokens.indices(start, start + 1)), None)
        return first is not None and self.reading.tokens.tags[first] in ("ns", "nr", "nz", "nrt", "nrfg", "j", "x", "n")

    def proper(self, start: int) -> bool:
        first = next(iter(self.reading.tokens.indices(start, start + 1)), None)
        return first is not None and self.reading.tokens.tags[first] in ("ns", "nr", "nz", "nrt", "nrfg", "j")


def _bare(text: str) -> str:
    """The words of a heading without its number and marks."""
    mark = _MARKS.match(text)
    return text[mark.end() if mark else 0 :].rstrip(" :】\n")
