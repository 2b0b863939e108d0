"""Subjects (主体): whose number a number is."""

import re
from dataclasses import dataclass
from functools import cached_property

from liandong.statements import organisations, topics
from liandong.statements.clauses import ENTITY, LEAD, clause_subject, clauses
from liandong.statements.draft import Draft
from liandong.statements.phrases import trim
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

COUNTED = frozenset({"item", "people", "enterprise", "visit", "own"})
"""Dimensions of what counts things one by one."""
_THIS_EVENT = re.compile(r"(?:此次|本次|这次|本届|本场)[^,。]{0,10}(?:动工|开工|签约|活动|论坛|会|竣工|推介|对接)")
_OF_EVENT = re.compile(
    r"参会|参加|出席|嘉宾|与会|现场|会上|论坛|大会|签约|推介会|对接会|评审|遴选|颁|发言|演讲|洽谈|集中开工|"
    r"集中动工|本次|此次"
)
_REFERS = re.compile(r"(?:该|其|此|这|本|它|他)(?!届|次)")
_SETTLES = re.compile(
    r"[^,。;:\d]{2,10}?(?:落户|落地|布局|选址)(?:于|在)?(?P<where>[^,。;:的]{2,12}?(?:区|市|县|镇|园|城|基地))(?=[,。;])"
)
_WEAK = re.compile(
    r"(?:项目|全(?!国|市|省|区|县)|平均|年|总|预计|首期|我(?!国|市|省|区|县)|当地|双方|数据|活动|会议|论坛|规模|大会|\d|"
    r"[一二两三四五六七八九十数多几]+(?:家|个|项|座|批|位)|另有|共有|新|同比|环比|一批|一系列|\(|参会|来自|"
    r"有关|关于|此前|据|说法|消息|报道|网传|照|按|算上|力争|其中|今明|有|每|各(?!级)|以来|期间|道路|规划|计划)"
)
_CLASS = re.compile(
    r"(?:产业|工业|农业|制造业|服务业|基础设施|民生|保障|社会|事业|商贸|物流|外资|内资|外企|央企|民企|国企|港资|台资|民营|国有|"
    r"签约|开工|动工|竣工|投产|落地|在建|在谈|续建|新建|重点|重大|重要|优质|合作|投资|贸易|融资|承包|对外|区外|区内|市外|市内|省外|"
    r"引进|引资|招商|储备|前期|建设|建成|亿元以上|以上|以下|新|老|各类|所有|科技|创新|型|高新技术|专精特新|瞪羚|独角兽|小巨人|上市|"
    r"规模以上|规上|龙头|骨干|中小|小微|大型|入区|入园|入驻|参展|参会|意向|对接|国际|国内|国家级|省级|市级|世界500强|500强|“|”|「|」|"
    r"一产|二产|三产|第[一二三]产业|经贸|文旅|农文旅|生态|绿色|数字|能源|新能源|高端|装备|生物|医药|信息|电子|类|的|等|和|与|及|、|技术|改造|总|"
    r"利用|单个|其他|先进|成果|转化|战略|战略性|新兴)+"
    r"(?:项目|企业|公司|机构|事项|平台|基地|工程|园区|单位|主体|银行|产品|工厂|中心|体系|实验室|院所|高校|人才|规划|政策|银企)"
    r"(?:数量|总数|数)?"
)
"""Sorts of things, which are counted but hold no number themselves: 制造业项目, 入区企业."""
_KIND_END = re.compile(
    r"(?:项目|企业|公司|机构|事项|单位|主体|协议|合同|代表|产业|业|类|型|港城|专家|人才|岗位|客商|嘉宾|银行|平台|产品)(?:数量|总数|数)?$"
)
_OF_A_PERIOD = re.compile(r"上半年|下半年|季度|今年|去年|全年|以来|\d月份?[,,]|\d-\d+月|\d{4}年")
"""What a period brought is no number of the meeting that told it."""
_GATHERING = re.compile(
    r"会议|论坛|大会|活动|峰会|研讨会|推介会|对接会|会上|博览会|年会|合作周|洽谈会|交易会|展会|会场|仪式"
)
_AT = re.compile(
    r"(?:在|(?<!成)为|于)(?P<where>[^,。;在]{2,12}?)(?=投资|设立|落户|建设|开展|试点|新增|注册|布局|实现|累计|推广|地区|"
    r"集聚|,|。)"
)
_TAKES_PART = re.compile(r"参会|出席|嘉宾|与会|到场|到会|赴会|参展")
_HOSTS = re.compile(r"主办|承办|协办")
_ITEM_LEAD = re.compile(r"(?:包括|包含|涵盖|其中|例如|比如|如|、|和|与|及|有)$")
_BATCH = re.compile(r"(?:首|第[一二三四五六七八九十\d]{1,3})(?:批次?|轮)(?!长三角)")
_WORK = re.compile(r"(?:项目|工程|基地|产业园|生产线|医院|大桥|高速|公路|铁路)(?:\([^()]{1,8}\)|[一二三]期)?$")
_NO_OWN_NAME = re.compile(r"最|首[个条]|单体|多个|一批|其他|另|[一二三四五六七八九两\d]+[个项家]")
"""How a phrase begins that only describes a thing."""
_ASIDE = re.compile(r"(?:借鉴|参照|毗邻|紧邻|邻近|对标|学习|复制|来自|距离?|继)$")
"""Words before a thing that is only mentioned beside the one spoken of."""
_TWO = re.compile(
    r"(?P<first>[^,。;:]{3,20})(?:与|和|同)(?P<second>[^,。;:]{3,20}?)(?=签|达成|合作|共同|联合)"
    r"|(?P<one>《[^《》]+》)[和与、](?P<two>《[^《》]+》)(?=[,;])"
)
_FOR = re.compile(
    r"对(?:[^,。;]{2,30}?的)?(?P<who>[^,。;的]{2,12}(?:企业|项目|机构|人才|平台|单位|团队|园区|基地))(?=,)"
)
_ATTENDS = re.compile(r"出席|参会|到场|与会|参加(?:了)?(?:此次|本次)?(?:活动|会议|大会|论坛|仪式|签约)")
_ONCE_BUILT = re.compile(r"(?:据[^,。;]{2,8},)?项目(?:全部|全面|整体)?(?:建成|达产|投产|投用|满产|建设)")
_PAIR = re.compile(r"[两三四]地|[两三四]省[区市一]*|[两三四]市(?!场)|双方|两区|两县|三县")
_THE_EVENT = re.compile(
    r"(?:此次|本次|本届|这次|该)?(?:大会|会议|论坛|活动|推介会|对接会|洽谈会|研讨会|推进会|峰会|签约仪式|仪式|现场|会上)(?:现场|上)?"
)
_MAKES = re.compile(
    r"(?:设立|成立|组建|共建|新建|建设|打造|汇编成?|印制|发布|推出|开通|建成|投资建设|编制|是)(?:了|的)?(?P<what>《[^《》]+》|[^,。;:的]{5,30})$"
)
_SUBSIDY = re.compile(r"奖励|补助|补贴|资助|支持|封顶|最高|上限|给予")
_BACKGROUND = re.compile(r"^(?:至|等|级|强|间|内|以|上|下|个|家|项|名|多|余|次|届)")


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


class Holders:
    """Who holds the numbers of a document, sentence by sentence: keeps the topic of a paragraph from one to the
    next."""

    def __init__(self, reading: Reading, event: Draft | None, things: list[Draft]) -> None:
        self.reading = reading
        self.event = event
        self._named: dict[int, list[Draft]] = {}
        things = [thing for thing in things if not self._sort_of_things(thing)]
        for thing in things:
            for statement in thing.statements:
                if statement.property == "name":
                    self._named.setdefault(statement.evidence[0].document_start, []).append(thing)
        self._only = self._main_thing(things)
        self._last: tuple[Sentence, Subject] | None = None
        hit = topics.page_region(reading) or (None if event else topics.region_spoken_of(reading))
        self._region = Subject(*hit, confidence=0.6) if hit else None
        self.spoken: Draft | None = None
        self.topic: Subject | None = None
        self._paragraph = -1

    def _sort_of_things(self, thing: Draft) -> bool:
        """制造业项目12个, 19个合作项目: what is counted, or named by its sort alone, is no thing that holds a number."""
        name, plain = thing.name, self.reading.plain
        if _CLASS.fullmatch(name) or _NO_OWN_NAME.match(name):
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
        if sentence.heading or _HOSTS.search(sentence.text):
            return
        if here and not self._listed(here[0], sentence):
            self.topic = self._thing(here[0])
            return
        for low, high in clauses(self.reading.plain, sentence.start, sentence.end):
            found = clause_subject(self.reading, low, high)
            if found and not _GATHERING.search(self.reading.plain[found[0] : found[1]]):
                holder = self._holder(*found, counted=False)
                if holder and holder.named:
                    self.topic = holder
                    return

    def _listed(self, thing: Draft, sentence: Sentence) -> bool:
        """Whether the thing is an item of a list (包括甲项目、乙项目等), which the text does not go on to speak of."""
        plain, at = self.reading.plain, self._position(thing, sentence)
        behind = at + len(thing.name)
        return plain[behind : behind + 1] == "、" or bool(_ITEM_LEAD.search(plain, max(sentence.start, at - 4), at))

    def in_sentence(self, sentence: Sentence) -> list[Draft]:
        return self._named.get(sentence.start, [])

    def of(self, sentence: Sentence, clause: int, quantity: Quantity, given: tuple[int, int] | None) -> Subject | None:
        """The holder of `quantity`, whose clause begins at `clause`; None where the text names none. `given` is the item
        that a parallel list gives it.

        In this order: the noun behind that it qualifies; the thing named in its clause; the subject of the clause; the
        thing named before it in the sentence; the holder of the number before it; the subject of an earlier clause; the
        thing or topic spoken of; the event; the region that the page is about.
        """
        found = (self._holder(*given, counted=False) or self._plain(given)) if given else None
        found = found or self._find(sentence, clause, quantity)
        self._last = (sentence, found) if found else None
        return found

    def _plain(self, given: tuple[int, int]) -> Subject | None:
        start, end = trim(self.reading.plain, *given)
        return Subject(start, end) if end - start >= 2 else None

    def _find(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        plain = self.reading.plain
        behind = self._behind(sentence, quantity) or self._settled_at(sentence, quantity)
        if behind:
            return behind
        if self.event and _THIS_EVENT.search(plain[clause : quantity.start]):
            return self._thing(self.event)
        inside = [(self._position(d, sentence), d) for d in self.in_sentence(sentence)]
        inside = [(at, d) for at, d in inside if at < quantity.start and "等" not in plain[at : quantity.start]]
        inside = [(at, d) for at, d in inside if not _ASIDE.search(plain, max(sentence.start, at - 4), at)] or inside[
            :1
        ]
        if inside and inside[-1][0] >= clause:
            return self._thing(inside[-1][1])
        named = self._project_before(clause, quantity)
        if named:
            return named
        if (
            self.event
            and quantity.dimension in ("people", "enterprise")
            and _ATTENDS.search(plain, quantity.start, min(quantity.end + 16, sentence.end))
        ):
            return self._thing(self.event)
        receiver = self._receiver(sentence, clause, quantity)
        if receiver:
            return receiver
        pointed = self._pointed_at(clause, quantity.start)
        if pointed:
            return pointed
        if plain[clause : clause + 1] in ("“", "「") and not re.search("[”」]", plain[clause : quantity.start]):
            clause += 1
        first = next(iter(self.reading.quantities_in(clause, quantity.start)), quantity)
        own = clause_subject(self.reading, clause, first.start)
        counted = bool(own) and self._is_counted(own, quantity)
        holder = self._holder(*own, counted=counted) if own else None
        if holder and holder.named:
            return holder
        last = self._before_it(sentence, clause)
        if inside and not (last and sentence.start <= last.start and last.start > inside[-1][0]):
            return self._thing(inside[-1][1])
        sort = own is not None and (counted or holder is not None or _CLASS.fullmatch(plain, *own) is not None)
        if last and (own is None or sort or not ENTITY.search(plain[own[0] : own[1]])):
            if not (sort and own and not last.named and not _BATCH.match(plain, last.start)):
                return last
            return Subject(*own, confidence=0.6, named=False, sort=True)
        found = self._from_before(sentence, clause, quantity)
        if found is None and own and sort and own[1] - own[0] >= 3 and not _WEAK.match(plain, *own):
            return Subject(*own, confidence=0.6, named=False, sort=True)
        return found

    def _before_it(self, sentence: Sentence, clause: int) -> Subject | None:
        """The holder of the number before, in the same sentence or in the one that a semicolon parts from it, unless
        an earlier clause of this one names another."""
        if self._last is None:
            return None
        before, holder = self._last
        goes_on = before.index + 1 == sentence.index and before.text.endswith(";")
        for low, high in clauses(self.reading.plain, sentence.start, clause) if goes_on else ():
            found = clause_subject(self.reading, low, high)
            other = self._holder(*found, counted=False) if found else None
            if other and other.named:
                return None
        return holder if before is sentence or goes_on else None

    def _is_counted(self, own: tuple[int, int] | None, quantity: Quantity) -> bool:
        """Whether the noun phrase is what the number counts: 制造业项目共12个."""
        if own is None or quantity.dimension not in COUNTED:
            return False
        gap = self.reading.plain[own[1] : quantity.start]
        return (
            len(gap) <= 4
            and not re.search(r"[,。;:]", gap)
            and bool(_KIND_END.search(self.reading.plain[own[0] : own[1]]))
        )

    def _holder(self, start: int, end: int, *, counted: bool) -> Subject | None:
        """The holder that the noun phrase [start, end) names; None where it names a sort of things, or nothing at all.
        `counted` tells that the number counts what it names: then only its place holds the number (合肥市企业20家)."""
        plain = self.reading.plain
        text = plain[start:end]
        whole = topics.WHOLE.match(plain, start, end)
        if whole:
            return None if _GATHERING.search(text) else self._whole(whole)
        batch = _BATCH.match(plain, start, end)
        if batch:
            return Subject(batch.start(), batch.end())
        if text[0] in "据按照从以对凭" or text.endswith("等"):
            return None
        pair = _PAIR.match(text)
        if pair:
            return Subject(start, start + pair.end(), confidence=0.7)
        if topics.BARE.fullmatch(text):
            return None if counted else self._referred(start, end)
        if text.startswith(("后者", "前者")):
            return self._of_two(start)
        if _REFERS.match(text):
            return self._same_sort(start, end) or self._spoken()
        body = organisations.at(self.reading, start)
        if body and body.start <= start and body.end <= end and body.sort != "listed" and not _CLASS.fullmatch(text):
            return Subject(start, end if ENTITY.search(text) and not counted else body.end)
        hits = [h for h in self.reading.regions_in(start, end)]
        if hits and hits[0].start - start <= 1:
            lead = hits[0].end
            for hit in hits[1:]:
                if hit.start - lead > 1 or (hit.start > lead and plain[lead] not in "、和与及"):
                    break
                lead = hit.end
            rest = plain[lead:end]
            if _BACKGROUND.match(rest) or "至" in text:
                return None
            if not counted and ENTITY.search(rest) and not _CLASS.fullmatch(rest):
                return Subject(start, end) if end - start <= 30 else Subject(start, lead)
            return Subject(start, lead)
        formed = topics.formed_at(self.reading, start, end)
        if formed:
            rest = plain[formed:end]
            whole_name = not counted and ENTITY.search(rest) and not _CLASS.fullmatch(rest) and end - start <= 30
            return Subject(start, end if whole_name else formed)
        if topics.short_region(self.reading, text) or (
            len(text) <= 3 and any(text + rank in plain for rank in "市县区镇") and self._proper(start)
        ):
            return Subject(start, end)
        if counted or _CLASS.fullmatch(text):
            return None
        if (
            3 <= len(text) <= 8
            and any(text in body.name for body in organisations.find(self.reading))
            and self._brand(start)
        ):
            return Subject(start, end)
        return Subject(start, end, named=False) if self._entity(start, end) else None

    def _whole(self, whole: re.Match[str]) -> Subject:
        """全市: the region of that rank that the page names, else the words themselves."""
        rank = whole["rank"]
        hit = topics.region_of(self.reading, rank, whole.start()) if rank else None
        if hit:
            return Subject(*hit, confidence=0.8)
        return Subject(whole.start(), whole.end(), confidence=0.7)

    def _referred(self, start: int, end: int) -> Subject | None:
        """What 园区 or 该行 stands for: the name of that kind, the project spoken of, else the words themselves."""
        kind = topics.kind_of(self.reading.plain[start:end]) or ""
        for thing in (self.topic.thing if self.topic else None, self.spoken, self._only):
            if thing and topics.of_kind(thing.name, kind):
                return self._thing(thing)
        named = topics.named_before(self.reading, kind, start)
        if named:
            return Subject(*named, confidence=0.8)
        thing = self.spoken or self._only
        if thing and (not topics.has_names(kind) or kind == "园区"):
            return self._thing(thing)
        if self.reading.plain[start] in "该本此这公":
            return Subject(start, end, confidence=0.5) if topics.has_names(kind) else self.topic
        return None

    def _receiver(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """对新落户的链主企业,按投资额的2%给予奖励: what is given holds for those to whom it is."""
        found = None
        if quantity.money or quantity.dimension == "rate":
            for found in _FOR.finditer(self.reading.plain, sentence.start, clause):
                pass
        if found is None or not _SUBSIDY.search(self.reading.plain, found.end(), sentence.end):
            return None
        return Subject(found.start("who"), found.end("who"), confidence=0.8)

    def _pointed_at(self, clause: int, end: int) -> Subject | None:
        """What 该公司, 该市, 这座大桥 or 第七批 at the beginning of the clause stands for."""
        plain = self.reading.plain
        lead = LEAD.match(plain, clause, end)
        low = lead.end() if lead else clause
        batch = _BATCH.match(plain, low, end)
        if batch:
            return Subject(batch.start(), batch.end())
        thing = self.spoken or self._only
        if thing and _ONCE_BUILT.match(plain, clause, end):
            return self._thing(thing)
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
            found = clause_subject(self.reading, low, high)
            if found and plain[found[1] - 1] == plain[end - 1] and found[1] - found[0] >= 3:
                return Subject(*found)
        return None

    def _spoken(self) -> Subject | None:
        """What 该项目 stands for: the thing or topic spoken of, else the only project of the document."""
        if self.spoken:
            return self._thing(self.spoken)
        return self.topic or (self._thing(self._only) if self._only else None)

    def _behind(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """总规模15亿元的智能装备产业基金: a measure that qualifies the noun behind it belongs to that noun."""
        plain = self.reading.plain
        if quantity.dimension in COUNTED or quantity.dimension == "rate" or not plain.startswith("的", quantity.end):
            return None
        for thing in self.in_sentence(sentence):
            if quantity.end < self._position(thing, sentence) <= quantity.end + 14:
                return self._thing(thing)
        stop = re.search(r"[,。;:的!?、]|在|将|已|正", plain[quantity.end + 1 : sentence.end])
        low, high = trim(plain, quantity.end + 1, quantity.end + 1 + (stop.start() if stop else 20))
        high = self.reading.tokens.predicate(low, high)
        if plain[low : low + 1].isdigit() or not ENTITY.search(plain[low:high]) or _CLASS.fullmatch(plain, low, high):
            return None
        return Subject(low, high) if 4 <= high - low <= 20 else None

    def _settled_at(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """61个项目落户南山经济区: what settles counts for the place where it does."""
        match = _SETTLES.match(self.reading.plain, quantity.end, sentence.end)
        return Subject(match.start("where"), match.end("where")) if match else None

    def _from_before(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        plain = self.reading.plain
        at = self._region_at(clause, sentence.end)
        if at:
            return at
        made = self._made_before(sentence, clause)
        if made:
            return made
        for low, high in reversed(clauses(plain, sentence.start, clause)):
            found = clause_subject(self.reading, low, high)
            gathering = self._gathering(*found) if found else None
            if gathering:
                return gathering
            holder = self._holder(*found, counted=False) if found else None
            if holder and holder.named:
                return holder
            at = self._region_at(low, high) or self._opens_with_region(low, high)
            if at:
                return at
        if self.event and _TAKES_PART.search(plain, clause, min(quantity.end + 24, sentence.end)):
            return self._thing(self.event)
        if self.topic and self.topic.thing:
            return self.topic
        policy = _SUBSIDY.search(plain, clause, quantity.start) and topics.document_before(self.reading, sentence.start)
        if policy and (quantity.money or quantity.dimension == "rate"):
            return Subject(*policy, confidence=0.7)
        of_period = _OF_A_PERIOD.search(plain, sentence.start, clause + 12)
        if self.event and not self._region and _OF_EVENT.search(sentence.text) and not of_period:
            return self._thing(self.event)
        if self.topic or self._region:
            return self.topic or self._region
        thing = self.event or self._lead_thing
        return self._thing(thing, 0.6) if thing else None

    def _made_before(self, sentence: Sentence, clause: int) -> Subject | None:
        """设立甲基金,目标规模50亿元: what the clause before sets up or puts out is what the measure is of."""
        plain = self.reading.plain
        parts = clauses(plain, sentence.start, clause)
        match = _MAKES.search(plain, *parts[-1]) if parts else None
        if match is None:
            return None
        low, high = match.start("what"), match.end("what")
        if plain[low] == "《":
            return Subject(low + 1, high - 1)
        low = self.reading.tokens.name_start(high, low)
        text = plain[low:high]
        if high - low < 5 or not ENTITY.search(text) or _CLASS.fullmatch(text) or topics.kind_of(text):
            return None
        named = high - low >= 6 or self._proper(low) or self.reading.regions_in(low, high)
        return Subject(low, high) if named else None

    def _gathering(self, start: int, end: int) -> Subject | None:
        """The event of the page where 大会 or its own name stands in [start, end), else the other one named there."""
        text = self.reading.plain[start:end]
        if not _GATHERING.search(text):
            return None
        if self.event and (_THE_EVENT.fullmatch(text) or text in self.event.name or self.event.name in text):
            return self._thing(self.event)
        if end - start >= 5 and _GATHERING.search(text[-3:]):
            return Subject(start, end)
        return self._thing(self.event) if self.event else None

    def _opens_with_region(self, low: int, high: int) -> Subject | None:
        """南通亮出的家底是: the region that a clause opens with."""
        lead = LEAD.match(self.reading.plain, low, high)
        low = lead.end() if lead else low
        hits = self.reading.regions_in(low, high)
        return Subject(hits[0].start, hits[0].end, confidence=0.8) if hits and hits[0].start == low else None

    def _project_before(self, clause: int, quantity: Quantity) -> Subject | None:
        """黄石康复二医院项目3亿元: the work named right before a sum of money is what it is for."""
        plain = self.reading.plain
        if not quantity.money:
            return None
        high = quantity.start
        while high > clause and plain[high - 1] in " ,约近超达共:":
            high -= 1
        lead = LEAD.match(plain, clause, high)
        low = lead.end() if lead else clause
        if not 6 <= high - low <= 30 or not _WORK.search(plain[low:high]) or _CLASS.fullmatch(plain, low, high):
            return None
        tags = [self.reading.tokens[i] for i in self.reading.tokens.indices(low, high)]
        return (
            None
            if any(t.tag[0] in "pdcr" or t.word in ("是", "有", "引进", "的") for t in tags)
            else Subject(low, high)
        )

    def _thing(self, thing: Draft, confidence: float = 0.9) -> Subject:
        return Subject(thing.start, thing.end, thing, confidence)

    @staticmethod
    def _position(thing: Draft, sentence: Sentence) -> int:
        if sentence.start <= thing.start < sentence.end:
            return thing.start
        at = sentence.text.find(thing.name)
        return sentence.at(at) if at >= 0 else sentence.start

    def _entity(self, start: int, end: int) -> bool:
        text = self.reading.plain[start:end]
        if _WEAK.match(text) or len(text) < 2 or len(text) > 30 or not ENTITY.search(text):
            return False
        return all(
            self.reading.tokens.tags[i][0] not in "pdcruy" or self.reading.tokens.words[i] in "、和与及的“”·"
            for i in self.reading.tokens.indices(start, end)
        )

    def _brand(self, start: int) -> bool:
        first = next(iter(self.reading.tokens.indices(start, start + 1)), None)
        return first is not None and self.reading.tokens.tags[first] in ("ns", "nr", "nz", "nrt", "nrfg", "j", "x", "n")

    def _proper(self, start: int) -> bool:
        first = next(iter(self.reading.tokens.indices(start, start + 1)), None)
        return first is not None and self.reading.tokens.tags[first] in ("ns", "nr", "nz", "nrt", "nrfg", "j")

    def _region_at(self, low: int, high: int) -> Subject | None:
        """在广州投资…: the place where it is counted."""
        end = re.search("[,;。:]", self.reading.plain[low:high])
        match = _AT.search(self.reading.plain, low, low + end.end() if end else high)
        hits = self.reading.regions_in(match.start("where"), match.end("where")) if match else ()
        return Subject(hits[0].start, hits[-1].end) if hits else None
