"""Figures (数据): every number that counts or measures, with whose it is and what it counts."""

import re
from dataclasses import dataclass

from liandong.model import AsOf, Basis, Role, Value
from liandong.statements.draft import Draft, clean
from liandong.statements.phrases import trim
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.titles import link

_COUNTED = frozenset({"item", "people", "enterprise", "visit", "own"})
_HEAD_STOP = re.compile(r"[,。;:!?、()]|参加|参与|参会|出席|入驻|落户|签约|落地|开工|动工|投产|竣工|等|在|与|和|的(?=[,。;])|深度|进行|开展|完成|实现|共|分别|达成|集中|正式|现场|总|已|将|为|是|到|被|获|成功|同时|以及|作为|通过|并|组建|构成|联合|提供|得到|用于|覆盖|形成|聚集|同比|增长|建成|来自|围绕|前来|交流|齐聚")
_ABSTRACT = re.compile(
    r"^(?:方面|路径|体会|关键|维度|要点|特点|阶段|层面|原则|部分|环节|问题|建议|意见|途径|步骤|目标|定位|主题|着力点|字|词|意义|优势|难题|短板|抓手|重点|特征|转变|坚持|支撑|走在|出新|相互|结合|统筹|坚定|确保|突出|聚焦|战略|价值|方向|层次|角度|视角|话题|议题|趋势|动力|因素|引擎|极|强|新|一|中心|窗口|轮|环|大|小|以上|以下|月|市|地|省|区域发展|区域|城市群|亮点|板块|篇章|篇|章|台阶|版本|热点|名片|课题|任务|工作|领域|方面|要素|时代|世纪|高度|地方|家庭|维|轴|核|带|圈|廊)"
)
_ATTEND = re.compile(r"参会|参加|出席|嘉宾|代表|与会|观众|记者|专家|到场|齐聚")
_METRIC_JOIN = re.compile(r"(?:达到了|达到|可达|达|为|约为|超过|超出|突破|逾|近|超|约|共计|合计|共|已|至|到|从|增至|扩大到|提升到|提高到|是|有|了|增加到|可实现|仅|就|均|,|:|高达|预计|将|累计|实现|完成|:)+$")
_VERB = re.compile(
    r"(?:吸引|集聚|聚集|覆盖|引进|引入|新增|拥有|培育|遴选(?:出)?|评选(?:出)?|带动|签约|签下|签署|建成|建设|开通|服务|惠及|入驻|完成|实现|创造|提供|投入|投放|应用于|汇聚|组建|设立|发布|推出|征集|落户|落地|注册|登记|获得|申请|授权|联合|容纳|安置|培训|布局|打造|形成|达成|推进|实施|投资|接待|输送|生产|销售|发放|减免|撬动|储备|开工|竣工|投产|动工|认定|孵化|集中开工|集中签约|集中动工|现场签约|共有|共|有|达|缩短|压缩|提升|增长|提高|下降|降低|减少|上升|增加|节约|节省)"
)
_SUBJECT_CUT = re.compile(
    r"对|在|将|已|以|通过|为|数量|总|预计|年|首期|规划|设计|累计|可|共|吸引|拥有|新增|覆盖|建成|实现|完成|平均|占|同比|环比|注册|固定资产|一般公共|带动|计划|力争|集聚|培育|服务|的|与|现有|目前|突破|超|形成|联合|开展|启动|签约|投资|产值|面积|产能|投入|营收|销售|进出口|利用外资|GDP|R&D|从|由|投放|聚集|引进|签下|集中|落户|遴选|评审|评选|提供|入驻|增长|下降|应用|开工|动工|纳税|税收|人均|财政|专利|发明|常住|户籍|把|使|让|成为"
)
_NOUNISH = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_TIME = re.compile(r"(?:截至|截止|到|至|自|从|今年|去年|目前|当时|近年来|其中|此外|同时|数据显示|据介绍|据悉|据统计|据了解|会议指出|报告显示|统计显示|年内|未来|随着|此次|本次|期间|与此同时|另外|记者获悉|记者了解到|总的来看|总体来看|另据|通过|预计|项目|全部|建成后|达产后|投产后|通车后|项目建成后|会上|现场|当天|活动现场|据测算|[,。:\d年月日底前一二三四季度上下半]|第[一二三四]季度)+")
_WEAK = re.compile(r"^(?:项目|其|该|园区|全|平均|年|总|预计|首期|这|此|我|公司|企业|活动|会议|论坛|规模|服务点|数据|当地|双方|线路|工程|本届|平台|基地|中心|该线路|该项目|此次|本次|广场|总部|通车|达产|投产|建成)")
_PERIOD_BEFORE = re.compile(r"(?:今年|去年|\d{4}年)")


def extract(reading: Reading, event: Draft | None, things: list[Draft]) -> list[Draft]:
    """The figures of the document. Numbers that structure a speech (三个方面) or name a thing (18号线) are none.

    The subject is the holder of the number: the subject of its clause, of its sentence, or the project spoken of, each
    with the quote that names it.
    """
    drafts: list[Draft] = []
    spoken: Draft | None = None
    paragraph = -1
    for sentence in reading.body:
        if sentence.paragraph != paragraph or sentence.heading:
            paragraph, spoken = sentence.paragraph, None
        here = [d for d in things if any(sentence.start <= s.evidence[0].document_start < sentence.end for s in d.statements if s.property == "name")]
        for index, quantity in enumerate(reading.quantities_in(sentence.start, sentence.end)):
            draft = _figure(reading, sentence, quantity, index, here, spoken, event)
            if draft:
                drafts.append(draft)
        spoken = here[0] if here else spoken
    return drafts


def _figure(
    reading: Reading, sentence: Sentence, quantity: Quantity, index: int, here: list[Draft], spoken: Draft | None, event: Draft | None
) -> Draft | None:
    clause = max((reading.plain.rfind(mark, sentence.start, quantity.start) for mark in ",;:。"), default=-1) + 1
    clause = max(clause, sentence.start)
    head = _head(reading, sentence, quantity) if quantity.dimension in _COUNTED else None
    if quantity.dimension in _COUNTED and (head is None or _structural(reading, quantity, head)):
        return None
    if quantity.dimension in ("time", "ordinal") and not re.search(r"时间|缩短|压缩|用时|通勤|周期|车程|直达|可达", reading.plain[clause : quantity.end + 6]):
        return None
    metric = head or _measure(reading, clause, quantity)
    if metric is None:
        return None
    draft = Draft(reading, "figure", quantity.start, quantity.end)
    subject = _subject(reading, sentence, clause, quantity, metric, here, spoken, event)
    if subject is None:
        return None
    _say_subject(reading, draft, sentence, subject)
    _say_metric(reading, draft, sentence, clause, quantity, metric)
    period = _period(reading, sentence, quantity)
    as_of = AsOf(period.value, Basis.STATED) if period else None
    draft.say("value", quantity.value, sentence, as_of=as_of, scope=_scope(reading, sentence, quantity, clause))
    if period:
        draft.words("period", period.start, period.end, sentence, text=period.value)
    if event and re.search(r"签约|签署|开工|动工|会上|现场|活动", sentence.text):
        link(draft, event, sentence)
    return draft


def _head(reading: Reading, sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
    """The noun that a count counts: right behind the classifier, up to a verb or mark; 的 is passed over."""
    plain = reading.plain
    start = quantity.end
    if plain.startswith("的", start):
        start += 1
    stop = _HEAD_STOP.search(plain, start, sentence.end)
    end = min(stop.start() if stop else sentence.end, start + 22)
    start, end = trim(plain, start, end)
    if end - start >= 2:
        return start, end
    before = plain[max(sentence.start, quantity.start - 14) : quantity.start]
    noun = re.search(r"(?P<noun>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:数量|总数|数)?(?:达到|达|共|为|有|超过|突破|增至|约|近|超|:)+$", before)
    if noun:
        low = quantity.start - len(before) + noun.start("noun")
        return low, quantity.start - len(before) + noun.end("noun")
    if quantity.dimension == "people" or (quantity.value.unit in ("家", "户") and re.search(r"企业|公司|机构|商户|市场主体", before)):
        phrase = re.search(r"(?:企业|公司|机构|商户|市场主体|就业|人才|岗位)[^,。]{0,4}$", before)
        if phrase:
            return quantity.start - len(before) + phrase.start(), quantity.start
    return None


def _structural(reading: Reading, quantity: Quantity, head: tuple[int, int]) -> bool:
    """三个方面, 两大战略: numbers that order a speech. Those in Chinese numerals must count bodies or things."""
    text = reading.plain[head[0] : head[1]]
    if _ABSTRACT.match(text):
        return True
    if not quantity.han:
        return False
    number = quantity.value.number or 0
    concrete = re.search(r"企业|公司|机构|单位|项目|园区|基地|平台|国家|智库|高校|银行|医院|学校|港口|码头|机场|线路|生产线|中心|实验室|协议|代表|专家|院士|人$|家$|人才|岗位|城市$|市$|县$", text)
    return number < 2 or not concrete or text.startswith(("市", "地", "省", "城", "座城市", "区"))


def _measure(reading: Reading, clause: int, quantity: Quantity) -> tuple[int, int] | None:
    """What an amount, area, share or time measures: the noun phrase right before it, verbs of reaching left out."""
    plain = reading.plain
    end = quantity.start
    join = _METRIC_JOIN.search(plain[clause:end])
    if join:
        end = clause + join.start()
    start, end = trim(plain, clause, end)
    if end - start >= 2:
        return start, end
    after = re.match(r"(?:的)?(?P<what>[\u4e00-\u9fff]{2,12}?)(?=[,。;]|的|等|$)", plain[quantity.end : quantity.end + 16])
    if after:
        return quantity.end + after.start("what"), quantity.end + after.end("what")
    return None


def _subject(
    reading: Reading, sentence: Sentence, clause: int, quantity: Quantity, metric: tuple[int, int],
    here: list[Draft], spoken: Draft | None, event: Draft | None,
) -> tuple[int, int, Draft | None] | None:  # fmt: skip
    """Where the holder of the number stands: (start, end, the project it is, if any)."""
    named = [(s.evidence[0], d) for d in here for s in d.statements if s.property == "name" and s.evidence[0].document_start == sentence.start]
    if here and named:
        inside = [d for d in here if sentence.start <= d.start < quantity.start]
        in_clause = [d for d in inside if d.start >= clause]
        if in_clause:
            return in_clause[-1].start, in_clause[-1].end, in_clause[-1]
    phrase = _clause_subject(reading, sentence, clause, quantity)
    if phrase:
        return (*phrase, None)
    if here:
        inside = [d for d in here if sentence.start <= d.start < quantity.start]
        if inside:
            return inside[-1].start, inside[-1].end, inside[-1]
    before = _sentence_subject(reading, sentence, clause)
    if before:
        return (*before, None)
    if spoken:
        return spoken.start, spoken.end, spoken
    if event:
        return event.start, event.end, event
    hits = [h for s in (reading.title, sentence) if s for h in reading.regions_in(s.start, s.end)]
    return (hits[0].start, hits[0].end, None) if hits else None


def _clause_subject(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> tuple[int, int] | None:
    """The noun phrase that opens the clause, before its predicate: 广东省中小企业|对经济总量的贡献率突破."""
    plain = reading.plain
    lead = _TIME.match(plain, clause, quantity.start)
    start = lead.end() if lead else clause
    cut = _SUBJECT_CUT.search(plain, start + 1, quantity.start)
    end = cut.start() if cut else quantity.start
    if plain.startswith("的", end) and cut:
        further = _SUBJECT_CUT.search(plain, end + 1, quantity.start)
        if further and further.start() - end > 3 and not plain.startswith("的", further.start()) and _weak(plain[start:end]):
            start, end = end + 1, further.start()
    start, end = trim(plain, start, end)
    text = plain[start:end]
    if len(text) < 2 or len(text) > 24 or _weak(text) or not _NOUNISH.search(text) or _VERB.match(text):
        return None
    return start, end


def _weak(text: str) -> bool:
    return bool(_WEAK.match(text)) or len(text) < 2


def _sentence_subject(reading: Reading, sentence: Sentence, clause: int) -> tuple[int, int] | None:
    """The subject of an earlier clause of the sentence, nearest first."""
    position = clause - 1
    while position > sentence.start:
        low = max((reading.plain.rfind(mark, sentence.start, position) for mark in ",;:。"), default=-1) + 1
        low = max(low, sentence.start)
        lead = _TIME.match(reading.plain, low, position)
        start = lead.end() if lead else low
        cut = _SUBJECT_CUT.search(reading.plain, start + 1, position)
        verb = _VERB.search(reading.plain, start + 1, position)
        end = min([x.start() for x in (cut, verb) if x] or [position])
        start, end = trim(reading.plain, start, end)
        text = reading.plain[start:end]
        if 2 <= len(text) <= 20 and not _weak(text) and (reading.regions_in(start, end) or re.search(r"企业|产业|省|市|区|县|园|集团|公司|机构|中心|体系|项目|论坛|会|盟|城|线", text)):
            return start, end
        position = low - 1
    return None


def _say_subject(reading: Reading, draft: Draft, sentence: Sentence, subject: tuple[int, int, Draft | None]) -> None:
    start, end, thing = subject
    home = reading.sentence_at(start) or sentence
    text = thing.name if thing else clean(reading.text(start, end))
    also = () if home is sentence else ((sentence.start, sentence.end, Role.SUBJECT),)
    draft.words("subject", start, end, home, text=text, ref=thing.mention if thing else None, also=also)


def _say_metric(reading: Reading, draft: Draft, sentence: Sentence, clause: int, quantity: Quantity, metric: tuple[int, int]) -> None:
    """The metric: for a count the verb and the noun (吸引产业链上下游企业), for a measure the phrase without its subject."""
    start, end = metric
    plain = reading.plain
    raw = reading.text(start, end)
    if start >= quantity.end:
        verbs = list(_VERB.finditer(plain, clause, quantity.start))
        if verbs and quantity.start - verbs[-1].end() <= 6:
            draft.say("metric", Value(raw, verbs[-1].group() + clean(raw)), sentence)
            return
        draft.say("metric", Value(raw, clean(raw)), sentence)
        return
    subject = next(iter(s for s in draft.statements if s.property == "subject"), None)
    if subject and raw.startswith(subject.value.raw) and len(raw) - len(subject.value.raw) >= 2:
        start += len(subject.value.raw)
    else:
        lead = _TIME.match(plain, start, end)
        if lead and end - lead.end() >= 2:
            start = lead.end()
    start, end = trim(plain, start, end)
    start, end = (start, end) if end - start >= 2 else metric
    if end - start > 24:
        start = max(start, reading.tokens.name_start(end, start))
    draft.words("metric", start, end, sentence)


@dataclass(frozen=True, slots=True)
class _Period:
    start: int
    end: int
    value: str


def _period(reading: Reading, sentence: Sentence, quantity: Quantity) -> _Period | None:
    """The time that the number speaks of: the last date before it in its sentence."""
    dates = [d for d in reading.dates_in(sentence.start, quantity.start) if d.known]
    if not dates:
        return None
    return _Period(dates[-1].start, dates[-1].end, dates[-1].iso)


def _scope(reading: Reading, sentence: Sentence, quantity: Quantity, clause: int) -> str | None:
    before = reading.plain[clause : quantity.start]
    if "累计" in before:
        return "cumulative"
    if re.search(r"年产值|年产能|年产量|年产|年均|年营收|年销售", before):
        return "annual"
    if re.search(r"预计|计划|将|力争|规划|目标|到\d{4}年", before):
        return "planned"
    if re.search(r"签约|协议", reading.plain[sentence.start : sentence.end]) and quantity.money:
        return "signed"
    if re.search(r"首期|一期", before):
        return "first_phase"
    return None
