"""Metrics (指标): what a number counts or measures, in the words of its clause."""

import re
from dataclasses import dataclass

from liandong.statements import organisations
from liandong.statements.clauses import ENTITY, LEAD, clause_start, clause_subject
from liandong.statements.draft import clean
from liandong.statements.phrases import trim
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.subjects import COUNTED

_MADE = frozenset({"mass", "own", "power", "energy", "area", "length", "teu", "volume", "mass_class"})
"""Dimensions whose numbers may stand before what they measure (年产30万吨钢材)."""
_HEAD_STOP = re.compile(
    r"的(?=\d)|[,。;:!?、()—]|参加|参与|参会|出席|入驻|落户|签约|落地|开工|动工|投产|竣工|等|在|与|和|的(?=[,。;])|深度|"
    r"进行|开展|完成|实现|共|分别|达成|集中|正式|现场|总|已|将|为|是|到|被|获|成功|同时|以及|作为|通过|并|组建|"
    r"构成|联合|提供|得到|用于|覆盖|形成|聚集|同比|增长|建成|来自|围绕|前来|交流|齐聚|及(?!其)|带着|登台|参展|从|累计|"
    r"(?<=[企公机单])[业司构位]的|占|系|坐|站|作(?=[了出为])|增加|增至|上升|扩大|减少|\d"
)
_ATTRIBUTE = re.compile(
    r"(?:集中|新|当场|现场)?(?:参会|与会|签约|入驻|落户|落地|开工|动工|投产|竣工|在建|参加|获奖|参展|完成)的?"
    r"(?=[\u4e00-\u9fff]{0,6}(?:项目|企业|代表|嘉宾|单位|机构|客商|专家|公司|国家|城市|事项|协议|产品|基地|平台))"
)
_STATE = re.compile(
    r"(?:已经|已|集中|现场|成功|正式|正|当场|先后|同步|同日|当天|,)*"
    r"(?P<state>封顶|揭牌|签约|开工|动工|竣工|投产|落户|落地|参展|入驻|在建|参会|到会)"
)
_ABSTRACT = re.compile(
    r"^(?:方面|路径|体会|关键|维度|要点|特点|阶段|层面|原则|部分|环节|问题|建议|意见|途径|步骤|目标|定位|主题|"
    r"着力点|字|词|意义|优势|难题|短板|抓手|重点(?!项目|企业)|特征|转变|坚持|支撑|走在|出新|相互|结合|统筹|坚定|确保|突出|聚焦|"
    r"战略|价值|方向|层次|角度|视角|话题|议题|趋势|动力|因素|引擎|中心(?!$)|窗口|轮|环|以上|以下|月|市|地|省|区域发展|"
    r"区域|城市群|亮点|板块|篇章|篇|章|台阶|版本|热点|名片|课题|任务|工作|领域|方面|要素|时代|世纪|高度|地方|家庭|"
    r"批次|维|(?:轴|核|带|圈|廊)(?![\u4e00-\u9fff]))"
)
_JOIN = re.compile(
    r"(?:达到了|达到|可达|仍是|还是|分别提|提(?=$)|冲|冲上|整整|由|从|达|约为|为|超过|超出|突破|逾|近|超|约|共计|合计|一共|共有|总共|共|已|至|到|从|增至|扩大到|提升到|"
    r"提高到|增加到|上升到|攀升至|冲过|冲破|是|有|了|可实现|仅|就|均|各|都|,|:|高达|高|预计|将|累计|实现|完成|分别|要|可|也|则|"
    r"\s|“|来到)+$"
)
_EMPTY = re.compile(
    r"(?:其中|当中|合计|共计|总计|共|约|另有|还有|剩下|剩余|合共|这次|本次|此次|一次性|目前|金额|数额|有|分别|各|“|项|个|家|[、,和与及]|"
    r"占|用|签了|签下|落|来自|此中|平台里|的|里|中|是|为|到|一批|等)+"
)
_ONLY_DOING = re.compile(
    r"(?:年产|日产|年|届时|形成|共|将|拟|建设|建成|新建|兴建|建|生产|引进|安装|开通|完成|实现|征下|征收|征|打造一[座个]|占地|拥有|配备|配置|购置|"
    r"采购|供应|提供|投入|装置包括|包括|含|拿出|安排|花|计划|新增|修|绿化|可|要|拥|设|一期|二期|首期|[、和])+"
)
_GROWTH = re.compile(
    r"(?P<how>(?:同比|环比|按年|比(?:上年|去年|上一?届|上月|\d{4}年)(?:同期)?|较(?:上年|去年|\d{4}年)(?:同期)?|分别|年均|名义|实际|则|预计|"
    r"可比|又)*(?:增长|增加|下降|减少|上升|提高|回落|增幅|增速|降幅|多出|提升|扩大|缩短|降低|收窄|增|降|升))(?:率|了|到|至|约|达|为|近|逾|超)*"
)
_SHARE = re.compile(
    r"(?:约|分别|各|均|计|则)*(?P<how>占(?:比|到|据|了)?(?P<of>(?:[^,。;的]{1,14}?)?)的?(?:比重|比例|份额)?|占比|比重|比例)(?:都|均|也|各|依次|分别|为|达到|达|超过|超|约|近|是)*"
)
_REACH = re.compile(r"(?:之?内)?(?P<what>(?:快速|即可|可)*(?:直达|可达|到达|通达|抵达)[^,。;]{2,14})")
_PUSH = re.compile(
    r"(?:明确|提出|推动|带动|实现|计划|力争|预计|将|使|把|让|确保|促进|到(?!位|港|账|达|岗|会|场)|至|其中|该|项目(?=[预计总年投占建])|三年内|五年内|"
    r"[两三四五]年内|截至目前|目前|全[市省区县]|我[市省区县国]|完成)+"
)
_VERB = re.compile(
    r"(?:吸引|集聚|聚集|覆盖|引进|引入|新增|拥有|培育|遴选(?:出)?|评选(?:出)?|带动|签约|签下|签署|建成|建设|开通|"
    r"服务|惠及|入驻|完成|实现|创造|提供|投入|投放|应用于|汇聚|组建|设立|发布|推出|征集|落户|落地|注册|登记|获得|"
    r"申请|授权|联合|容纳|安置|培训|布局|打造|形成|达成|推进|实施|投资|接待|输送|生产|销售|发放|减免|撬动|储备|"
    r"开工|竣工|投产|动工|认定|孵化|集中开工|集中签约|集中动工|现场签约|共有|共|有|达|缩短|压缩|提升|增长|提高|"
    r"下降|降低|减少|上升|增加|节约|节省|年产|设|建|对接)"
)
_NAMES_AMOUNT = re.compile(
    r"(?:投资|额|资金|产值|收入|利润|税收?|资本|规模|价|费用?|款|贷款?|信贷|授信|总值|增加值|GDP|营收|销售|出口|进口|外资|港资|金|融资|成本|"
    r"补贴|奖励|补助|债|预算|支出|市值|资产|贸易|消费|利税|经济总量|总量|价值|投入|出资|产出|负债|余额|存款|补偿金|资|最高|上限|封顶)$"
)
_CONCRETE = re.compile(
    r"企业|公司|机构|单位|项目|园区|基地|平台|国家|智库|高校|银行|医院|学校|港口|码头|机场|线路|生产线|中心|"
    r"实验室|协议|代表|专家|院士|人$|家$|人才|岗位|城市$|市$|县$|车间|厂房|泊位|航线|报告"
)
_THROUGH = re.compile(r"[\u4e00-\u9fff]{0,8}\d[^,。;、的]{0,14}的(?=[\u4e00-\u9fff]{2})")
"""60台单机容量5兆瓦的风电机组: what is counted stands behind its own measure."""
_RATED = re.compile(r"按(?:照)?(?:不超过)?(?P<of>[^,。;\d]{2,14}?)的?(?:最高|不超过|至多)?$")
_GIVES = re.compile(r"(?:的比例)?(?:给予|予以|进行)?(?P<what>[^,。;\d]{0,6}(?:奖励|补助|补贴|资助|支持|补偿))")
_DIVISIONS = re.compile(r"(?:县|市|区)\((?:[市区县旗]、?)+\)|县市区|市县|区县|州市|区(?=和|、|,|。|与)")
_CONCRETE_END = re.compile(r"(?:企业|公司|机构|单位|项目|协会|代表|专家|平台|基地)$")
_SORT = re.compile(r"(?:项目|企业|机构|业|类|产业|领域|开发|建设)$")
_KIND_OF_MONEY = re.compile(
    r"(?:(?:意向|协议|计划|合同|银行|投资)?(?:贷款|授信|信贷|融资|总投资|投资|签约)(?:总?金额|总?额|总额)?|产值|营业收入|出口|进口)$"
)
_FROM = re.compile(r"(?:由|从)(?:[^,。;]{0,10}的)?(?:约|近|超)?$")
_TO = re.compile(r"[^,。;、\d]{0,8}?(?:为|至|到)(?:了|约|近|超过?)?(?:\d{4}年的)?")
_PUT_RIGHT = re.compile(r"[,(]?(?:应为|应是|实为|更正为|订正为|修正为|改为)(?:约|近|超)?")
_OTHER_NUMBER = re.compile(r"(?:的|以上|以下|左右|规模|级|[^,;、]{0,3}(?:项目|企业))")


@dataclass(frozen=True, slots=True)
class Metric:
    """The words [start, end) that say what a number counts, and the metric as the ledger writes it; `noun` is the sort
    of things that it counts, where it counts things."""

    start: int
    end: int
    text: str
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The figure before: what it said of which sentence."""

    quantity: Quantity
    metric: Metric
    sentence: Sentence
    holder: tuple[int, int] | None = None


def metric_of(
    reading: Reading,
    sentence: Sentence,
    clause: int,
    quantity: Quantity,
    holder: tuple[int, int] | None,
    told: Told | None,
    nth: Told | None = None,
) -> Metric | None:
    """What the number counts or measures; None where nothing near it says so. `holder` is the stretch of its subject,
    `told` the figure before it in the paragraph, whose metric a number without its own goes on with."""
    floor = _floor(reading, clause, quantity)
    if quantity.dimension in COUNTED:
        found = _behind(reading, sentence, clause, floor, quantity)
        if found == "structural":
            return None
        if isinstance(found, Metric):
            return found
    reach = _REACH.match(reading.plain, quantity.end, sentence.end) if quantity.dimension == "time" else None
    if reach:
        return _words(reading, reach.start("what"), reach.end("what"))
    here = told if told and told.sentence is sentence else None
    end = _without(_JOIN, reading.plain, floor, quantity.start)
    moved = _moved(reading, quantity, here) or _rated(reading, sentence, floor, quantity)
    if moved:
        return moved
    grown = _grown(reading, floor, quantity, nth or here)
    if grown:
        return grown
    own = _phrase(reading, floor, quantity.start, holder)
    if own is None and floor > clause:
        own = _phrase(reading, clause, _first_date(reading, clause, floor), holder)
    if own is None and quantity.dimension in COUNTED:
        own = _sort_before(reading, sentence, clause, quantity)
    if own is not None and quantity.money and _is_holder(reading, own):
        joined = _joined(reading, own, told)
        if joined:
            return joined
    if own is None and reading.plain[clause - 1 : clause] == ":" and clause > sentence.start:
        own = _phrase(
            reading, max(clause - 16, clause_start(reading.plain, sentence.start, clause - 1)), clause - 1, holder
        )
    if own is None or _only_doing(reading, own, quantity):
        made = _made(reading, sentence, quantity, own)
        if made:
            return made
    if nth and own is None:
        apart = max(reading.plain.rfind(word, clause, quantity.start) for word in ("分别", "依次"))
        own = _phrase(reading, clause, apart, holder) if apart > clause else None
        if own is None:
            return _gone_on(reading, quantity, nth, end)
    if own is None or (quantity.dimension in COUNTED and holder and own[0] >= holder[0] and own[1] <= holder[1]):
        return _gone_on(reading, quantity, told, end)
    return _named(reading, quantity, own, nth or here)


def _floor(reading: Reading, clause: int, quantity: Quantity) -> int:
    """Where the words that belong to this number begin: behind the dates and the numbers of their own before it."""
    low = max([clause, *(d.end for d in reading.dates_in(clause, quantity.start))])
    low += low > clause and reading.plain[low : low + 1] in tuple("底末份初")
    for other in reading.quantities_in(clause, quantity.start):
        behind = reading.plain[other.end : quantity.start]
        if _OTHER_NUMBER.match(behind) or (other.value.qualifier == "以上" and not behind.startswith("、")):
            continue
        if behind[:1] in tuple("、和与及,(") or other.dimension not in COUNTED | {"time"} or not behind:
            low = max(low, other.end)
        elif _VERB.search(behind) or _NAMES_AMOUNT.search(_trimmed(behind)):
            low = max(low, other.end)
    return low


def _trimmed(text: str) -> str:
    join = _JOIN.search(text)
    return text[: join.start()] if join else text


def _without(pattern: re.Pattern[str], plain: str, low: int, high: int) -> int:
    match = pattern.search(plain[low:high])
    return low + match.start() if match else high


def _first_date(reading: Reading, low: int, high: int) -> int:
    return min((d.start for d in reading.dates_in(low, high)), default=low)


def _behind(reading: Reading, sentence: Sentence, clause: int, floor: int, quantity: Quantity) -> Metric | str | None:
    """The noun behind the classifier, with the verb before the number (吸引企业) or behind the noun (投产企业)."""
    plain = reading.plain
    start = quantity.end
    while plain.startswith(("的", " "), start):
        start += 1
    others = re.match(r"(?:[、和]\d[\d.]*[万亿]?[个家项名人条])+", plain[start : min(start + 60, sentence.end)])
    if others:
        start += others.end()
    if quantity.value.unit == "次":
        deed = re.match(r"[\u4e00-\u9fff]{2,10}", plain[start : sentence.end])
        return Metric(start, start + deed.end(), deed.group()) if deed else None
    if _ABSTRACT.match(plain[start : start + 12]):
        return "structural"
    through = _THROUGH.match(plain, start, sentence.end)
    if through:
        start = through.end()
    named = re.match(r"(?:是|为|属于|系)(?=[\u4e00-\u9fff]{2})", plain[start : start + 6])
    if named:
        start += named.end()
    attribute = _ATTRIBUTE.match(plain, start, sentence.end)
    stop = _HEAD_STOP.search(plain, attribute.end() if attribute else start, sentence.end)
    end = min(stop.start() if stop else sentence.end, start + 22)
    if stop and stop.group().endswith("的") and len(stop.group()) == 2:
        end = min(stop.end() - 1, start + 22)
    whole = _DIVISIONS.match(plain, start)
    if whole:
        return Metric(start, whole.end(), clean(reading.text(start, whole.end())), "")
    verb = reading.tokens.predicate(attribute.end() if attribute else start, end)
    end = verb if verb - start >= 2 and not (end - start <= 14 and _CONCRETE_END.search(plain[start:end])) else end
    start, end = trim(plain, start, end)
    if end - start < 2:
        return None
    text = clean(reading.text(start, end))
    if _structural(quantity, plain[start:end]):
        return "structural"
    joint = max(plain.rfind(mark, floor, quantity.start) for mark in "、和与及") + 1
    verbs = list(_VERB.finditer(plain, max(floor, joint), quantity.start))
    if verbs and quantity.start - verbs[-1].end() <= 6:
        word = verbs[-1].group()
        if word not in ("有", "共", "达", "共有", "设", "建"):
            return Metric(start, end, word + text, text)
    state = _STATE.match(plain, end, sentence.end)
    if state and not attribute:
        return Metric(start, end, state["state"] + text, text)
    return Metric(start, end, text, text)


def _structural(quantity: Quantity, text: str) -> bool:
    """三个方面, 两大战略: numbers that order a speech. Those in Chinese numerals must count bodies or things."""
    if _ABSTRACT.match(text):
        return True
    if not quantity.han:
        return False
    number = quantity.value.number or 0
    return number < 2 or not _CONCRETE.search(text) or text.startswith(("市", "地", "省", "城", "座城市", "区"))


def _phrase(reading: Reading, low: int, high: int, holder: tuple[int, int] | None) -> tuple[int, int] | None:
    """The noun phrase in [low, high) without words of reaching behind, words of time before and its holder; None where
    nothing is left that says anything."""
    plain = reading.plain
    if holder and low <= holder[0] and holder[1] <= high:
        low = holder[1]
        note = re.match(r"\([^()]{1,12}\)", plain[low:high])
        low += note.end() if note else 0
    high = _without(_JOIN, plain, low, high)
    start, end = trim(plain, low, high)
    lead = LEAD.match(plain, start, end)
    if lead:
        start = lead.end()
    start, end = trim(plain, start, end)
    push = _PUSH.match(plain, start, end)
    if push and end - push.end() >= 2:
        start = push.end()
    start, end = trim(plain, start, end)
    if plain[start - 1 : start] == "在" and plain[start : start + 1] in tuple("谈建研营"):
        start -= 1
    if plain[start : start + 1] in ("①", "②", "③", "④", "⑤", "】", "”") or (
        plain[start : start + 1] == "“" and "”" not in plain[start:end]
    ):
        start += 1
    if end - start < 2 or _EMPTY.fullmatch(plain, start, end):
        return None
    if end - start > 24:
        start = max(start, reading.tokens.name_start(end, start))
    return start, end


def _only_doing(reading: Reading, own: tuple[int, int], quantity: Quantity) -> bool:
    """Whether the words before the number only say what is done (竞得, 年产), so that the noun stands behind it."""
    if _ONLY_DOING.fullmatch(reading.plain, *own):
        return True
    if quantity.dimension not in _MADE and not quantity.money:
        return False
    if quantity.money and _NAMES_AMOUNT.search(reading.plain[own[0] : own[1]]):
        return False
    tokens = reading.tokens
    return all(tokens.tags[i] in ("v", "d", "p", "c", "u", "ul", "ad", "zg") for i in tokens.indices(*own))


def _moved(reading: Reading, quantity: Quantity, here: Told | None) -> Metric | None:
    """由21亿元调整为24.5亿元, 由2.1万人次增加到5.4万人次: both numbers are of one measure."""
    if here is None or here.quantity.dimension != quantity.dimension:
        return None
    before = reading.plain[max(here.sentence.start, here.quantity.start - 16) : here.quantity.start]
    between = reading.plain[here.quantity.end : quantity.start]
    if (_FROM.search(before) and _TO.fullmatch(between)) or _PUT_RIGHT.fullmatch(between):
        return Metric(here.metric.start, here.metric.end, here.metric.text, here.metric.noun)
    return None


def _rated(reading: Reading, sentence: Sentence, floor: int, quantity: Quantity) -> Metric | None:
    """按研发投入的20%给予奖励: the share of what, and what is given."""
    if quantity.dimension != "rate":
        return None
    of = _RATED.search(reading.plain[floor : quantity.start])
    gives = _GIVES.match(reading.plain, quantity.end, sentence.end)
    if of is None or gives is None:
        return None
    start, end = gives.span("what")
    return Metric(start, end, f"{clean(reading.text(start, end))}占{of['of']}的比例")


def _grown(reading: Reading, floor: int, quantity: Quantity, here: Told | None) -> Metric | None:
    """同比增长31.3%, 占13%: growth and share of what the number before it in the sentence measured."""
    if here is None or quantity.dimension not in ("rate", "points", "times", *COUNTED, "money"):
        return None
    start, end = trim(reading.plain, floor, quantity.start)
    growth = _GROWTH.fullmatch(reading.plain, start, end)
    share = _SHARE.fullmatch(reading.plain, start, end) if quantity.dimension == "rate" else None
    found = growth or share
    if found is None:
        return None
    low, high = found.span("how")
    base = re.sub(_GROWTH.pattern + "$|占[^占]*的?比重$|占比$", "", here.metric.text) or here.metric.text
    word = reading.plain[low:high]
    if share and not growth:
        of = (share["of"] or "").strip()
        word = f"占{of}的比重" if of else "占比"
    return Metric(low, high, base + clean(word))


def _made(reading: Reading, sentence: Sentence, quantity: Quantity, own: tuple[int, int] | None) -> Metric | None:
    """年产30万吨钢材: the noun behind the number, with the verb before it."""
    plain = reading.plain
    after = re.match(
        r"(?:的)?(?P<what>[\u4e00-\u9fffA-Za-z“”]{2,24}?)(?=[,。;!?、()\d]|的|等|和|及|$)",
        plain[quantity.end : sentence.end],
    )
    if after is None:
        return None
    start = quantity.end + after.start("what")
    end = quantity.end + after.end("what")
    if quantity.dimension in _MADE or own is None or quantity.money:
        end = reading.tokens.predicate(start, end)
    start, end = trim(plain, start, end)
    if end - start < 2:
        return None
    lead = plain[own[0] : own[1]].lstrip("、和将拟可要") if own else ""
    return Metric(start, end, clean(lead + reading.text(start, end)))


def _sort_before(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> tuple[int, int] | None:
    """工业项目占了大头,27个: the sort of things with which the clause before opens."""
    if clause - 1 <= sentence.start or reading.plain[clause : quantity.start].strip("有约近共 "):
        return None
    low = clause_start(reading.plain, sentence.start, clause - 1)
    found = clause_subject(reading, low, clause - 1)
    return found if found and _SORT.search(reading.plain[found[0] : found[1]]) else None


def _is_holder(reading: Reading, own: tuple[int, int]) -> bool:
    """Whether the words before a sum name who or what gets it rather than a kind of money (农产品加工业5.4亿元)."""
    text = reading.plain[own[0] : own[1]]
    return not _NAMES_AMOUNT.search(text) and bool(ENTITY.search(text) or _SORT.search(text))


def _joined(reading: Reading, own: tuple[int, int], told: Told | None) -> Metric | None:
    """The kind of money that the sum before was, said of what stands before this one."""
    if told is None or not told.quantity.money:
        return None
    kind = _KIND_OF_MONEY.search(told.metric.text)
    if kind is None:
        return None
    at = reading.plain.find(kind.group(), told.metric.start, told.metric.end)
    start = at if at >= 0 else told.metric.start
    end = start + len(kind.group()) if at >= 0 else told.metric.end
    body = organisations.at(reading, own[0])
    sort = "" if body else clean(reading.text(*own))
    return Metric(start, end, sort + kind.group() if _SORT.search(sort) else kind.group())


def _gone_on(reading: Reading, quantity: Quantity, told: Told | None, end: int) -> Metric | None:
    """梅江区签了4个,17.85亿元: a number without words of its own goes on with what the one before it counted."""
    if told is None:
        return None
    before, metric = told.quantity, told.metric
    done = re.search(r"(?:已|累计)+完成", reading.plain[end : quantity.start])
    if done and quantity.money and "投资" in metric.text:
        start = end + done.start()
        return Metric(start, end + done.end(), clean(done.group().lstrip("已")) + "投资")
    if before.dimension == quantity.dimension or {before.dimension, quantity.dimension} <= {"item", "enterprise"}:
        return Metric(metric.start, metric.end, metric.text, metric.noun)
    if quantity.money and metric.noun:
        return Metric(metric.start, metric.end, metric.noun + "金额")
    return None


def _named(reading: Reading, quantity: Quantity, own: tuple[int, int], here: Told | None) -> Metric:
    """The phrase as the metric; a bare measure behind a count is that of what was counted (制造业项目12个,总投资…)."""
    start, end = own
    text = clean(reading.text(start, end))
    sort = here.metric.noun if here else ""
    if (
        sort and here and quantity.money and len(text) <= 8 and _NAMES_AMOUNT.search(text)
        and not re.search(r"项目|企业|产业", text) and not re.search(r"[;。]", reading.plain[here.quantity.end : quantity.start])
    ):  # fmt: skip
        return Metric(start, end, here.metric.text + text)
    noun = text if quantity.dimension in COUNTED else ""
    return Metric(start, end, text, noun)


def _words(reading: Reading, start: int, end: int) -> Metric:
    return Metric(start, end, clean(reading.text(start, end)))
