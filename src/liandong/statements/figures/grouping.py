"""Groups (群体): sorts of things that hold a number as those of somebody (佛山|制造业, 泰安|签约项目)."""

import re
from abc import abstractmethod

from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import behind_lead, clause_start, clauses
from liandong.statements.figures import shares, topics
from liandong.statements.figures.meetings import Meetings
from liandong.statements.figures.talk import Subject
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.sorts import CLASS, WEAK
from liandong.statements.measures.quantities import COUNTED, Quantity

_FOR = re.compile(
    r"对(?:[^,。;]{2,30}?的)?(?P<who>[^,。;的]{2,12}(?:企业|项目|机构|人才|平台|单位|团队|园区|基地))(?=,)"
)
SUBSIDY = re.compile(r"奖励|补助|补贴|资助|支持|封顶|最高|上限|给予")
KIND_END = re.compile(
    r"(?:项目|企业|公司|机构|事项|单位|主体|协议|合同|代表|产业|业|类|型|港城|专家|人才|岗位|客商|嘉宾|银行|平台|产品)(?:数量|总数|数)?$"
)
_JOINED = re.compile(
    r"(?:现|已|(?:增加|扩大|发展|增长|上升)到|增至|共|总|计|有|约|近|超过?|达到?|仅|就|还|另|也|各|则|为)*"
)
"""What stands between a noun and the number that counts it."""
_SORT_ENDS = re.compile(
    r"(?:项目|企业|公司|机构|银行|商户|园区|平台|产业|行业|(?<![企毕就创作营从开失专])业|类|群体|主体|单位|院所|高校|商会|基地|工程|产品|客商|[外港台侨民国央]企|[港台外侨]商|市场|领域|片区|组团|车间|工厂|门店|批次|业务|板块|分部)$"
)
"""How nouns end that name a sort of things: those may hold a number, and somebody holds them."""
_MONEY_BEHIND = re.compile(
    r"(?:意向|协议|合同|计划|实际|年度|预计|累计|新增)*(?:贷款|授信|资金|金额|投资额?|融资额?|产值|营收|税收|进出口额?|出口额?|产量|销量)+(?:余额|总额|规模)?$"
)
_MEASURE = re.compile(
    r"(?:合计|总计|共计|总|计划|协议|意向|合同|年度|实际|预计|新增|累计|同比|今年|当年|全年)*"
    r"(?:投资|金额|资金|产值|营收|增长|增速|增幅|份额|占比|比重|比例|面积|用地|占地|就业)?(?:额|总额|规模)?"
)
_TRADE = re.compile(r"(?:类|(?<![企行毕就创作营从开失专])业)$")
"""How a sort ends that is never what a number of things counts."""
_MANY_ENDS = re.compile(
    r"(?:园区|开发区|高新区|经开区|自贸区|片区|银行|农商行|港口|机场|(?<=[\u4e00-\u9fff]{2})(?:项目|企业|公司|机构|平台|主体|基地|村|镇|县))$"
)
"""How the noun ends of those who hold numbers together; projects and firms only of a sort."""
_WHEN = re.compile(r"(?:今年|去年|全年|当年|上半年|下半年|目前|[一二三四]季度|年内|今后)+$")
_THEY_DO = re.compile(
    r"(?:[上下]半年|前?(?:[一二三四]|\d{1,2}(?:[—-]\d{1,2})?)(?:个?月|季度)|今年|去年|全年|当年|\d{4}年|目前|已|共|一共|合计|总共|总|将|可|预计|计划|"
    r"累计|全部|合力|平均|又|新|今后)*(?:完成|实现|集聚|聚集|拥有|创造|贡献|带动|投入|获|拿到|得到|占|达到|营收|产值|投资|发放|放款|吸纳|提供|缴税|纳税|出口|增长)"
)
_COUNTS = re.compile(r"(?:两[类者]|各|均|都|共|有|约|近|达|为|是|一共|总共|共有|合计|\s)+$")


_COUNTED_SORT = re.compile(
    r"(?:其中|全部|共有|共|有|另有|还有|余下的?|这|该|上述|上半年|\d{1,2}[-—至]\d{1,2}月,?)*+"
    r"(?P<many>\d+|[一二两三四五六七八九十百]+)余?[个家项户条座]"
    r"(?P<sort>[^,。;:、\d]{0,14}?(?:项目|工程|企业|公司|机构|园区|基地|平台|展会))(?![部长组法库款的])"
)
"""203个在建省重点项目|累计完成投资…, at the beginning of a clause."""
DEEDS = re.compile(
    r"(?:目前|当中|其中|现|已|已经|新|仅|共|有|全部|实现|的|实际|如期|按期|计划|[开动竣复]工|投产|建成|签约|落地|完工|在建|投运)*"
)
"""A clause, or what looks like a noun, that only tells what was done with things named before."""
_STOPS = re.compile("[,。;、]")
_GAP = 6
"""Characters between the last item of a list and the number of its items."""
_WORKS_BEHIND = re.compile(r"[^,。;:、]{0,8}?(?:项目|工程|企业|协议|合同)")
_PLANNED = re.compile(r"(?:计划|安排|全年|今年|年内)+")
_CLAUSES_OF_SORT = 3
"""Clauses before the number's own in which the sort is looked for that it tells of."""


def sort_at(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The sort of things, without a name of its own, that the noun phrase names; what is measured of it left out."""
    plain = reading.plain
    money = _MONEY_BEHIND.search(plain, start, end)
    end = money.start() if money else end
    if not 3 <= end - start <= 24 or not _SORT_ENDS.search(plain, start, end) or WEAK.match(plain, start, end):
        return None
    tags, words = reading.tokens.tags, reading.tokens.words
    loose = any(
        tags[i][0] in "pdcrumty" and words[i] not in "、和与及的“”()等" for i in reading.tokens.indices(start, end)
    )
    loose = loose or (plain.startswith("增加值", end) and plain[start:end] in ("规上工业", "规模以上工业"))
    named = reading.regions_in(start, end) or organisations.at(reading, start)
    return None if loose or named else (start, end)


def counts_list(reading: Reading, first: tuple[int, int], quantity: Quantity) -> bool:
    """甲银行、乙银行等20家银行到会: whether the number counts the items of a list, which then hold nothing; `first` is
    the noun phrase that it opens with."""
    start, end = first
    goes_on = reading.plain[end : end + 1] in ("、", "等") or "、" in reading.plain[start:end]
    if quantity.dimension not in COUNTED or not goes_on:
        return False
    listed = reading.plain[start : quantity.start].rstrip("约近共这一")
    items = listed.count("、") + 1
    return listed.endswith("等") or (items > 2 and quantity.value.number == items)


def closes_list(reading: Reading, name: str, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the number counts the list whose last item the name is: 甲、乙、丙3个项目, 甲中心等5个项目."""
    if quantity.dimension not in COUNTED:
        return False
    plain = reading.plain
    at = plain.rfind(name, sentence.start, quantity.start)
    gap = plain[at + len(name) : quantity.start] if at >= 0 else ","
    if len(gap) > _GAP or _STOPS.search(gap):
        return False
    if gap.startswith("等"):
        return True
    return plain[at - 1] in "、和及与" and _WORKS_BEHIND.match(plain, quantity.end, sentence.end) is not None


class Groups(Meetings):
    """Whether a sort of things holds a number, as that of somebody."""

    def _shared(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """Of what is broken down by sorts, the sort that the number tells of."""
        sort = shares.sort_of(self.reading, quantity)
        if sort is None:
            return None
        near = self._last and sentence.index - self._last[0].index <= 1
        last = self._last[1] if self._last and near else None
        low = clause_start(self.reading.plain, sentence.start, sort[0])
        last = last or self._from_before(sentence, low, quantity, sort=True) or self.around(sentence.start)
        whole = last.whole if last and last.sort else last
        if whole and whole.thing and whole.thing.kind.name == "project":
            whole = self._region or (self.thing(self.event) if self.event else None)  # a work has no sorts of works
        if whole and not whole.thing and self.signs_for(whole):
            whole = self.thing(self.event) if self.event else whole
        return Subject(*sort, confidence=0.6, named=False, sort=True, whole=self._of_place(whole))

    def _of_place(self, whole: Subject | None) -> Subject | None:
        """The place alone where the holder is named as a place's things (长川市今年项目)."""
        if whole is None or whole.thing or not KIND_END.search(self.reading.plain, *whole.span):
            return whole
        lead = self._region_lead(*whole.span) or topics.formed_at(self.reading, *whole.span)
        return Subject(whole.start, lead, confidence=whole.confidence) if lead else whole

    def _is_counted(self, own: tuple[int, int] | None, quantity: Quantity) -> bool:
        """Whether the noun phrase is what the number counts: 制造业项目共12个."""
        if own is None or quantity.dimension not in COUNTED:
            return False
        gap = self.reading.plain[own[1] : quantity.start]
        if len(gap) > 4 or re.search(r"[,。;:]", gap):
            return False
        return _JOINED.fullmatch(gap) is not None or KIND_END.search(self.reading.plain, *own) is not None

    def _counted_in(self, noun: tuple[int, int] | None, high: int) -> bool:
        """Whether the clause that ends at `high` counts the noun itself (航线57条)."""
        first = next(iter(self.reading.quantities_in(noun[1], high)), None) if noun else None
        return first is not None and self._is_counted(noun, first)

    def _many(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """99家省级开发区去年完成产值5亿元: those that a number counts hold the numbers of what they did."""
        plain = self.reading.plain
        for low, high in reversed([*clauses(self.reading, sentence.start, clause), (clause, quantity.start)]):
            first = next(iter(self.reading.quantities_in(low, high)), None)
            if first is None or first.han or first.dimension not in ("item", "enterprise", "own") or first is quantity:
                if self.subject_of(low, high):
                    return None
                continue
            opens = behind_lead(self.reading, low, first.start)
            region = self._region_lead(opens, first.start)
            ours = topics.WHOLE.match(plain, opens, first.start)
            if first.start not in (opens, region, ours.end() if ours else -1):
                return None
            end = self.reading.tokens.predicate(first.end, high)
            when = _WHEN.search(plain, first.end, end)
            end = when.start() if when else end
            done = _THEY_DO.match(plain, end, high)
            if end - first.end < 2 or not done or not _MANY_ENDS.search(plain, first.end, end):
                return None
            held = self._last[1] if self._last and self._last[0] is sentence else None
            whole = (held.whole or held) if held else None
            same = whole is not None and plain[whole.end - 1] == plain[end - 1]  # a park is no whole of parks
            return Subject(first.start, end, confidence=0.7, whole=None if same else whole)
        return None

    def _sort_told(self, sentence: Sentence, clause: int, quantity: Quantity) -> tuple[int, int] | None:
        """203个在建项目完成投资5亿元, 续建项目326个,完成投资8亿元: the sort of things that the number's clause, or the
        nearest one before it in the sentence, opens with or counts; None where one opens with somebody's name."""
        plain = self.reading.plain
        back = clauses(self.reading, sentence.start, clause)[-_CLAUSES_OF_SORT:]
        for low, high in reversed([*back, (clause, quantity.start)]):
            counted = _COUNTED_SORT.match(plain, behind_lead(self.reading, low, high), high)
            if counted and counted.end() <= quantity.start and counted.start("many") != quantity.start:
                bare = len(counted["sort"]) <= 2  # 两个项目: the number tells which
                return counted.start("many") if bare else counted.start("sort"), counted.end("sort")
            first = next(iter(self.reading.quantities_in(low, high)), None)
            noun = self.subject_of(low, first.start if first else high)
            if noun and DEEDS.fullmatch(plain, *noun):
                continue
            begun = _PLANNED.match(plain, low, high)
            if first and begun and CLASS.fullmatch(plain, begun.end(), first.start):
                return begun.end(), first.start  # the tagger takes 计划 for a verb
            if noun:
                ours = topics.WHOLE.match(plain, *noun)  # 全省农业 is told of as the province's own
                return None if ours else sort_at(self.reading, *noun)
        return None

    def _receiver(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """对新落户的链主企业,按投资额的2%给予奖励: what is given holds for those to whom it is."""
        found = None
        if (quantity.money or quantity.dimension == "rate") and "对" in sentence.text:
            found = next(reversed(list(_FOR.finditer(self.reading.plain, sentence.start, clause))), None)
        if found is None or not SUBSIDY.search(self.reading.plain, found.end(), sentence.end):
            return None
        return Subject(found.start("who"), found.end("who"), confidence=0.8)

    def _group(
        self, sentence: Sentence, clause: int, own: tuple[int, int] | None, quantity: Quantity
    ) -> tuple[int, int] | None:
        """The sort of things that the words before a number speak of (工业制造业意向贷款11亿元), or that a clause
        behind the last number brought up (服务业跑得更快,增长8%); None where it is what the number counts."""
        plain = self.reading.plain
        last = next(
            (q.end for q in reversed(self.reading.quantities_in(sentence.start, quantity.start))), sentence.start
        )
        item = own if last <= clause else self.subject_of(last + 1, quantity.start) if plain[last] == "、" else None
        sort = (sort_at(self.reading, *item) if item else None) or self._right_before(max(clause, last), quantity)
        if sort:
            counted = quantity.dimension in COUNTED and not _TRADE.search(plain, *sort)
            return None if counted else sort
        measured = own is None or _MEASURE.fullmatch(plain, *own) is not None
        opened = measured and last <= clause
        for low, high in reversed(clauses(self.reading, sentence.start, clause)[-2:]) if opened else ():
            noun = self.subject_of(low, high) if low >= last else None
            if noun or low < last:
                return sort_at(self.reading, *noun) if noun else None
        return None

    def _right_before(self, floor: int, quantity: Quantity) -> tuple[int, int] | None:
        """民生保障类4个: the sort that stands right before the number, whatever the tagger takes its words for."""
        joined = _COUNTS.search(self.reading.plain, floor, quantity.start)
        high = joined.start() if joined else quantity.start
        if high - floor < 3 or not _TRADE.search(self.reading.plain, floor, high):
            return None
        return sort_at(self.reading, behind_lead(self.reading, floor, high), high)

    def _held(self, sort: tuple[int, int], holder: Subject, sentence: Sentence) -> Subject:
        """The sort as that of its holder; the holder alone where it stands behind the sort, or is a work."""
        whole = holder.whole if holder.sort else holder
        behind = sort[0] <= holder.start < sentence.end or holder.start <= sort[0] < holder.end
        if behind or (whole and whole.thing and whole.thing.kind.name == "project"):
            return holder
        return Subject(*sort, confidence=holder.confidence, named=False, sort=True, whole=whole)

    @abstractmethod
    def _from_before(self, sentence: Sentence, clause: int, quantity: Quantity, *, sort: bool) -> Subject | None:
        """The holder that no words of the number's own clause name."""

    @abstractmethod
    def around(self, before: int) -> Subject | None:
        """What is spoken of around an offset."""


def called(reading: Reading, subject: Subject) -> str:
    """The holder's name as the ledger writes it: a sort of things behind the name of those who hold it, of whom a
    region is then called by its full name."""
    if subject.thing:
        return subject.thing.name
    own = "、".join([clean(reading.text(*each)) for each in subject.members or (subject.span,)])
    if subject.whole is None:
        return own
    whole = _in_full(reading, subject.whole)
    return own if own.startswith(whole) else whole + own


def _in_full(reading: Reading, subject: Subject) -> str:
    hits = reading.regions_in(subject.start, subject.end)
    if not subject.thing and len(hits) == 1 and len(hits[0].candidates) == 1:
        name: str = hits[0].candidates[0].name
        if (
            (hits[0].start, hits[0].end) == subject.span
            and name.startswith(hits[0].name)
            and not hits[0].candidates[0].members
        ):
            return name
    return called(reading, subject)
