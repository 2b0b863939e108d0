"""Talk (所谈): what a text speaks of as it goes on, from heading to heading and from sentence to sentence."""

import re
from abc import ABC, abstractmethod
from functools import cached_property

from liandong.model.noun import Noun
from liandong.statements.bodies.clauses import clause_subject, clauses
from liandong.statements.draft import Draft
from liandong.statements.figures import topics
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.sorts import CLASS, GATHERING, NO_OWN_NAME, WEAK

_HOSTS = re.compile(r"主办|承办|协办")
_ITEM_LEAD = re.compile(r"(?:包括|包含|涵盖|其中|例如|比如|如|、|和|与|及|有)$")
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
    r"(?:[^,。;]{0,12}?)(?:公布|发布|带来|给出|拿出|晒出|披露|通报|介绍|透露|指出|认为|表示|强调|宣布|报道|统计|的?数[字据]|测算|告诉|显示|印发|出台|核准|批复|主办|承办|协办|主持|审议|编制|召集|举办|召开)"
)
_OF_TRADE = re.compile(r"(?:[铝铜钢铁药纸锌硅塑矿酒茶]业|公司|集团|工厂|项目|工程|基地|大厦|大道|产业园|电站)$")
"""How the name of a firm or a work ends."""
_RENAMED = re.compile(r"(?:更名|改名|升格|升级)为[“《]?(?P<what>[\u4e00-\u9fffA-Za-z]{4,24})(?=[,。;”》]|$)")
"""What a sentence says that something is called from now on: the text goes on to speak of it by that name."""
_DECOR = re.compile(r"[^\w“《(「【]+")
_MARKS = re.compile(r"[\s\d.、()【】一二三四五六七八九十:]+")


ITEM_MARKS = frozenset("一二三四五六七八九十(（0123456789①②③④⑤⑥⑦⑧⑨【")
"""What the mark of an item begins with."""
_MARK_OF = re.compile(
    r"(?P<han>[一二三四五六七八九十]{1,3}、)|(?P<round>\([一二三四五六七八九十]{1,3}\))|(?P<digit>\d{1,2}[.、])|"
    r"(?P<bracket>\(\d{1,2}\))|(?P<circle>[①②③④⑤⑥⑦⑧⑨])|(?P<square>【)"
)
_NAMES_WORK = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9()“”·—-]{4,30}(?:项目|工程|产业园|园区|基地|大桥|电站|工厂|公司|集团|中心|隧道|机场|枢纽|产业城|新城|[一二三]期)"
)
_PHASE_ENDS = re.compile(r"[首一二三四五六]期\s*$")


class Subject(Noun, frozen=True):
    """The stretch [start, end) that names the holder, and the thing of the ledger that it is, where it is one;
    `confidence` falls with the distance between holder and number.

    `named` tells a body, place or thing with a name of its own, `sort` a sort of things, which are those of `whole`
    where the text names one; `members` are the places of the names for which a group word stands.
    """

    start: int
    end: int
    thing: Draft | None = None
    confidence: float = 0.9
    named: bool = True
    sort: bool = False
    whole: "Subject | None" = None
    members: tuple[tuple[int, int], ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


class Talk(ABC):
    """What a document speaks of, sentence by sentence: keeps the topic of a paragraph from one to the next."""

    @abstractmethod
    def holder(self, start: int, end: int, *, counted: bool) -> Subject | None:
        """The holder that a noun phrase names, or that it stands for."""

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
            return
        place = self._place_named(heading)
        named = place or (self._named_by(heading) if sort or heading.heading else None)
        if (named or sort == self._head_mark) if sort else place or (heading.heading and self._heads(heading)):
            self._head, self._head_words = None, named
            self._head_mark = sort if named else self._head_mark

    def _place_named(self, heading: Sentence) -> Subject | None:
        """The region that is all that a heading with a mark says (▍栖川)."""
        decor = _DECOR.match(heading.text)
        low, high = heading.at(decor.end() if decor else 0), heading.start + len(heading.text.rstrip())
        marked = low > heading.start and heading.heading and 2 <= high - low <= 8
        hits = self.reading.regions_in(low, high) if marked else ()
        if len(hits) == 1 and (hits[0].start, hits[0].end) == (low, high):
            return Subject(low, high, confidence=0.8)
        return None

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
        renamed = _RENAMED.search(sentence.text)
        if renamed:
            self._speak_of(
                Subject(sentence.at(renamed.start("what")), sentence.at(renamed.end("what")), confidence=0.8)
            )
        elif here and not self._listed(here[0], sentence):
            self._speak_of(self.thing(here[0]))
        else:
            self._unread.append((sentence, self.spoken))

    def _topic_of(self, sentence: Sentence) -> Subject | None:
        """The body, place or thing with a name that a clause of the sentence opens with, or that opens an item."""
        for low, high in clauses(self.reading, sentence.start, sentence.end):
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

    def _region_lead(self, start: int, end: int) -> int | None:
        """Where the regions end that the phrase opens with (苏州、无锡等)."""
        hits = self.reading.regions_in(start, end)
        begins = bool(hits) and (hits[0].start == start or self.reading.tokens.begins(hits[0].start))
        if not begins or hits[0].start - start > 1:
            return None
        lead = hits[0].end
        for hit in hits[1:]:
            if hit.start - lead > 1 or (hit.start > lead and self.reading.plain[lead] not in "、和与及"):
                break
            lead = hit.end
        return lead

    def spoken_of(self) -> Subject | None:
        """What 该项目 stands for: the thing or topic spoken of, else the only project of the document."""
        if self.spoken:
            return self.thing(self.spoken)
        return self.topic or (self.thing(self._only) if self._only else None)

    def _nominal(self, start: int, end: int) -> bool:
        """Whether the words are those of a noun phrase."""
        return all(
            self.reading.tokens.tags[i][0] not in "pdcruy" or self.reading.tokens.words[i] in "、和与及的“”·"
            for i in self.reading.tokens.indices(start, end)
        )

    def proper(self, start: int) -> bool:
        first = next(iter(self.reading.tokens.indices(start, start + 1)), None)
        return first is not None and self.reading.tokens.tags[first] in ("ns", "nr", "nz", "nrt", "nrfg", "j")


def _bare(text: str) -> str:
    """The words of a heading without its number and marks."""
    mark = _MARKS.match(text)
    return text[mark.end() if mark else 0 :].rstrip(" :】。\n")
