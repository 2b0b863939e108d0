"""Figures (数据): every number that counts or measures, with whose it is and what it counts."""

import re

from liandong.model import AsOf, Role, Value
from liandong.statements.clauses import LEAD
from liandong.statements.dates import Date
from liandong.statements.draft import Draft, clean
from liandong.statements.phrases import trim
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.subjects import Holders, Subject
from liandong.statements.titles import link

_COUNTED = frozenset({"item", "people", "enterprise", "visit", "own"})
_HEAD_STOP = re.compile(
    r"的(?=\d)|[,。;:!?、()]|参加|参与|参会|出席|入驻|落户|签约|落地|开工|动工|投产|竣工|等|在|与|和|的(?=[,。;])|深度|"
    r"进行|开展|完成|实现|共|分别|达成|集中|正式|现场|总|已|将|为|是|到|被|获|成功|同时|以及|作为|通过|并|组建|"
    r"构成|联合|提供|得到|用于|覆盖|形成|聚集|同比|增长|建成|来自|围绕|前来|交流|齐聚"
)
_ABSTRACT = re.compile(
    r"^(?:方面|路径|体会|关键|维度|要点|特点|阶段|层面|原则|部分|环节|问题|建议|意见|途径|步骤|目标|定位|主题|"
    r"着力点|字|词|意义|优势|难题|短板|抓手|重点|特征|转变|坚持|支撑|走在|出新|相互|结合|统筹|坚定|确保|突出|聚焦|"
    r"战略|价值|方向|层次|角度|视角|话题|议题|趋势|动力|因素|引擎|中心|窗口|轮|环|以上|以下|月|市|地|省|区域发展|"
    r"区域|城市群|亮点|板块|篇章|篇|章|台阶|版本|热点|名片|课题|任务|工作|领域|方面|要素|时代|世纪|高度|地方|家庭|"
    r"维|(?:轴|核|带|圈|廊)(?![\u4e00-\u9fff]))"
)
_METRIC_JOIN = re.compile(
    r"(?:达到了|达到|可达|达|为|约为|超过|超出|突破|逾|近|超|约|共计|合计|共|已|至|到|从|增至|扩大到|提升到|"
    r"提高到|是|有|了|增加到|可实现|仅|就|均|,|:|高达|预计|将|累计|实现|完成|:)+$"
)
_REACH = re.compile(r"(?:之?内)?(?P<what>(?:快速|即可|可)*(?:直达|可达|到达|通达|抵达)[^,。;]{2,14})")
_COMPARED = re.compile(r"(?:同比|比|较|相比|对比|自|从|、)$")
"""A year that a number is compared with, or that it counts from, is not the number's own."""
_PUSH = re.compile(
    r"(?:明确|提出|推动|带动|实现|计划|力争|预计|将|使|把|让|确保|促进|到|至|其中|该|项目|三年内|五年内|"
    r"[两三四五]年内)+"
)
_VERB = re.compile(
    r"(?:吸引|集聚|聚集|覆盖|引进|引入|新增|拥有|培育|遴选(?:出)?|评选(?:出)?|带动|签约|签下|签署|建成|建设|开通|"
    r"服务|惠及|入驻|完成|实现|创造|提供|投入|投放|应用于|汇聚|组建|设立|发布|推出|征集|落户|落地|注册|登记|获得|"
    r"申请|授权|联合|容纳|安置|培训|布局|打造|形成|达成|推进|实施|投资|接待|输送|生产|销售|发放|减免|撬动|储备|"
    r"开工|竣工|投产|动工|认定|孵化|集中开工|集中签约|集中动工|现场签约|共有|共|有|达|缩短|压缩|提升|增长|提高|"
    r"下降|降低|减少|上升|增加|节约|节省)"
)


def extract(reading: Reading, event: Draft | None, things: list[Draft]) -> list[Draft]:
    """The figures of the document. Numbers that structure a speech (三个方面) or name a thing (18号线) are none.

    The subject is the holder of the number: the subject of its clause, of its sentence, or the project spoken of, each
    with the quote that names it.
    """
    drafts: list[Draft] = []
    holders = Holders(reading, event, things)
    last_counted = {s.paragraph: s.index for q in reading.quantities if (s := reading.sentence_at(q.start))}
    for sentence in reading.body:
        if sentence.index > last_counted.get(sentence.paragraph, -1):
            continue  # no number follows in its paragraph, so nobody needs to know what it speaks of
        holders.enter(sentence)
        for quantity in reading.quantities_in(sentence.start, sentence.end):
            draft = _figure(reading, sentence, quantity, holders, event)
            if draft:
                drafts.append(draft)
        holders.leave(sentence)
    return drafts


def _figure(
    reading: Reading, sentence: Sentence, quantity: Quantity, holders: Holders, event: Draft | None
) -> Draft | None:
    clause = max((reading.plain.rfind(mark, sentence.start, quantity.start) for mark in ",;:。"), default=-1) + 1
    clause = max(clause, sentence.start)
    head = _head(reading, sentence, quantity) if quantity.dimension in _COUNTED else None
    if quantity.dimension in _COUNTED and (head is None or _structural(reading, quantity, head)):
        return None
    if quantity.dimension in ("time", "ordinal") and not re.search(
        r"时间|缩短|压缩|用时|通勤|周期|车程|直达|可达", reading.plain[clause : quantity.end + 6]
    ):
        return None
    within_name = next(
        (d for d in holders.in_sentence(sentence) if d.start < quantity.start and quantity.end < d.end), None
    )
    if within_name and quantity.dimension == "area":
        return _named_area(reading, sentence, quantity, within_name)
    metric = head or _measure(reading, clause, quantity)
    if metric is None:
        return None
    draft = Draft(reading, "figure", quantity.start, quantity.end)
    if _threshold(reading, sentence, quantity):
        return None
    subject = holders.of(sentence, clause, quantity)
    if subject is None:
        return None
    _say_subject(reading, draft, sentence, subject)
    _say_metric(reading, draft, sentence, clause, quantity, metric)
    period = _period(reading, sentence, quantity)
    as_of = AsOf(period.iso, period.basis) if period else None
    scope = _scope(reading, sentence, quantity, clause)
    draft.say("value", quantity.value, sentence, quantity.start, as_of=as_of, scope=scope)
    if period:
        draft.date("period", period, sentence)
    if event and re.search(r"签约|签署|开工|动工|会上|现场|活动", sentence.text):
        link(draft, event, sentence)
    return draft


def _named_area(reading: Reading, sentence: Sentence, quantity: Quantity, thing: Draft) -> Draft:
    """横沥岛7.3平方公里整体开发项目: the area that stands in a project's name."""
    draft = Draft(reading, "figure", quantity.start, quantity.end)
    draft.words("subject", thing.start, thing.end, sentence, text=thing.name, ref=thing.mention)
    draft.say("metric", Value(quantity.value.raw, "面积"), sentence, quantity.start)
    draft.say("value", quantity.value, sentence, quantity.start)
    return draft


def _threshold(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    """资本过千万美元的外资企业达37户: a bound that says which are counted, not a figure of its own."""
    if not quantity.money or not quantity.value.qualifier:
        return False
    after = re.match(
        r"的?[^,。;的]{0,10}(?:企业|项目|公司|机构|单位|园区)", reading.plain[quantity.end : quantity.end + 14]
    )
    return bool(after) and any(
        q.start > quantity.end and q.start - quantity.end < 16
        for q in reading.quantities_in(sentence.start, sentence.end)
    )


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
    noun = re.search(
        r"(?P<noun>[\u4e00-\u9fffA-Za-z]{2,12}?(?:数量|总数|数|项目|企业|公司|机构|基地|平台|园区|产品|机柜|学位|"
        r"岗位|床位|车位|车间|通道|专利|案例|事项)?)(?:累计)?(?:达到|可达|达|共|为|有|超过|突破|增至|增加到|约|近|"
        r"超|:)*$",
        before,
    )
    if noun:
        low = quantity.start - len(before) + noun.start("noun")
        high = quantity.start - len(before) + noun.end("noun")
        clause = max(plain.rfind(mark, sentence.start, low + 1) for mark in ",;:。、") + 1
        clause = max(clause, sentence.start)
        lead = LEAD.match(plain, clause, high)
        clause = lead.end() if lead and lead.end() < high else clause
        return (clause if high - clause <= 24 else reading.tokens.name_start(high, clause)), high
    if quantity.dimension == "people" or (
        quantity.value.unit in ("家", "户") and re.search(r"企业|公司|机构|商户|市场主体", before)
    ):
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
    concrete = re.search(
        r"企业|公司|机构|单位|项目|园区|基地|平台|国家|智库|高校|银行|医院|学校|港口|码头|机场|线路|生产线|中心|"
        r"实验室|协议|代表|专家|院士|人$|家$|人才|岗位|城市$|市$|县$",
        text,
    )
    return number < 2 or not concrete or text.startswith(("市", "地", "省", "城", "座城市", "区"))


def _measure(reading: Reading, clause: int, quantity: Quantity) -> tuple[int, int] | None:
    """What an amount, area, share or time measures: the noun phrase right before it, verbs of reaching left out."""
    plain = reading.plain
    reach = _REACH.match(plain, quantity.end) if quantity.dimension == "time" else None
    if reach:
        return reach.start("what"), reach.end("what")
    if (
        quantity.money
        and not quantity.value.raw.endswith("元")
        and plain.startswith(("规模的", "级的", "级", "产值的"), quantity.end)
    ):
        stop = re.search(r"[,。;]", plain[quantity.end :])
        return quantity.end, quantity.end + min(stop.start() if stop else 14, 14)
    end = quantity.start
    clause = max([clause, *(d.end for d in reading.dates_in(clause, end))])
    join = _METRIC_JOIN.search(plain[clause:end])
    if join:
        end = clause + join.start()
    start, end = trim(plain, clause, end)
    if end - start >= 2:
        return start, end
    after = re.match(
        r"(?:的)?(?P<what>[\u4e00-\u9fff“”]{2,24}?)(?=[,。;!?]|的|等|$)", plain[quantity.end : quantity.end + 26]
    )
    if after:
        return quantity.end + after.start("what"), quantity.end + after.end("what")
    return None


def _say_subject(reading: Reading, draft: Draft, sentence: Sentence, subject: Subject) -> None:
    start, end, thing = subject.start, subject.end, subject.thing
    home = reading.sentence_at(start) or sentence
    text = thing.name if thing else clean(reading.text(start, end))
    also = () if home is sentence else ((sentence.start, sentence.end, Role.SUBJECT),)
    draft.words("subject", start, end, home, text=text, ref=thing.mention if thing else None, also=also)


def _say_metric(
    reading: Reading, draft: Draft, sentence: Sentence, clause: int, quantity: Quantity, metric: tuple[int, int]
) -> None:
    """The metric: for a count the verb and the noun (吸引产业链上下游企业), for a measure the phrase without its
    subject."""
    start, end = metric
    plain = reading.plain
    raw = reading.text(start, end)
    if start >= quantity.end:
        verbs = list(_VERB.finditer(plain, clause, quantity.start))
        if verbs and quantity.start - verbs[-1].end() <= 6:
            draft.say("metric", Value(raw, verbs[-1].group() + clean(raw)), sentence, start)
            return
        draft.say("metric", Value(raw, clean(raw)), sentence, start)
        return
    subject = next(iter(s for s in draft.statements if s.property == "subject"), None)
    if subject and raw.startswith(subject.value.raw) and len(raw) - len(subject.value.raw) >= 2:
        start += len(subject.value.raw)
    else:
        lead = LEAD.match(plain, start, end)
        if lead and end - lead.end() >= 2:
            start = lead.end()
    push = _PUSH.match(plain, start, end)
    if push and end - push.end() >= 2:
        start = push.end()
    start, end = trim(plain, start, end)
    start, end = (start, end) if end - start >= 2 else metric
    if end - start > 24:
        start = max(start, reading.tokens.name_start(end, start))
    draft.words("metric", start, end, sentence)


def _period(reading: Reading, sentence: Sentence, quantity: Quantity) -> Date | None:
    """The time that the number speaks of: the last date before it in its sentence."""
    plain = reading.plain
    dates = [
        d
        for d in reading.dates_in(sentence.start, quantity.start)
        if d.known
        and not _COMPARED.search(plain, max(0, d.start - 4), d.start)
        and not plain.startswith(("以来", "同期", "年同期"), d.end)
    ]
    return dates[-1] if dates else None


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
