"""Metrics that go on (承前指标): what a number measures where its own words leave that to the number before it."""

import re

from liandong.model.noun import Noun
from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import ENTITY
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import COUNTED, Quantity

_GROWTH = re.compile(
    r"(?P<how>(?:同比|环比|按年|相[比较]|(?:相?[比较]|跟|与)(?:上一?[个届年月](?:统计)?(?:年度|年)?|去年|前一?年|\d{4}年)(?:同期)?(?:相[比较])?|"
    r"分别|年均|名义|实际|则|预计|"
    r"可比|又|即|[一二两三四五十]年|较?比?上?年?平均)*(?:[猛大激净微劲略稳陡]增|[大骤微略]降|增长|增加|下降|减少|上升|提高|回落|增幅|增速|降幅|多出|提升|扩大|缩短|降低|收窄|上涨|[涨跌添长多少](?=了)|涨|抬升|抬高|拉升|走高|增|降|升))(?:率|幅度|了|到|至|约|达|为|近|逾|超)*"
)
_GROWING = COUNTED | {"rate", "points", "times", "index", "money"}
"""Dimensions of what is told as a growth of the number before."""
_SHARE = re.compile(
    r"(?:约|分别|各|均|计|则)*(?P<how>占(?:比|到|据|了)?(?P<of>(?:[^,。;的]{1,14}?)?)的?(?:比重|比例|份额)?|占比|比重|比例|份额)(?:都|均|也|各|依次|分别|为|达到|达|超过|超|约|近|是)*"
)
NAMES_AMOUNT = re.compile(
    r"(?:投资|额|资金|产值|收入|利润|税收?|资本|规模|价|费用?|款|贷款?|信贷|授信|总值|增加值|GDP|营收|销售|出口|进口|外资|港资|金|融资|成本|"
    r"补贴|奖励|补助|债|预算|支出|市值|资产|贸易|消费|利税|经济总量|总量|价值|投入|出资|产出|负债|余额|存款|补偿金|资|最高|上限|封顶)$"
)
_CAP = re.compile(r"(?:每年|单个|每个|单项|单个项目|每家)*(?:最高|最多|至多|封顶|上限)?(?:为|给|补|奖|不超过|可达)?")
_GIVEN = re.compile(r"(?:一次性|资金)?(?:奖励|补助|补贴|资助|支持|补偿)")
_RATED = re.compile(r"按(?:照)?(?:不超过)?(?P<of>[^,。;\d]{2,14}?)的?(?:最高|不超过|至多)?$")
_GIVES = re.compile(r"(?:的比例)?(?:给予|予以|进行)?(?P<what>[^,。;\d]{0,6}(?:奖励|补助|补贴|资助|支持|补偿))")
SORT = re.compile(r"(?:项目|企业|机构|业|类|产业|领域|开发|建设)$")
_KIND_OF_MONEY = re.compile(
    r"(?:(?:意向|协议|计划|合同|银行|投资)?(?:贷款|授信|信贷|融资|总投资|投资|签约)(?:总?金额|总?额|总额)?|产值|营业收入|出口|进口)$"
)
_DONE = re.compile(r"(?:已|累计|预计|计划|实际|要|拟|需)*(?:完成|安排)(?=了?[约近超]?$)")
_FROM = re.compile(r"(?:由|从)(?:[^,。;]{0,10}的)?(?:约|近|超)?$")
_TO = re.compile(r"[^,。;、\d]{0,8}?(?:为|至|到)(?:了|约|近|超过?)?(?:\d{4}年的)?")
_TASK = re.compile(r"(?:任务|目标|计划)[数量]?$")
_FULFILLED = re.compile(r"[,、(已实际]*(?:完成|达到?)(?:了|任务|目标|计划)*(?:的)?")
_OF_TASK = re.compile(
    r"[,、(已实际]*(?:完成|占|达到?)(?:了|全)*(?P<task>(?:年度|全年|计划|[省市]下?达?|考核|目标)+(?:任务|目标|计划)[数量]?)的?"
)
_PUT_RIGHT = re.compile(r"[,(]?(?:应为|应是|实为|更正为|订正为|修正为|改为)(?:约|近|超)?")


class Metric(Noun, frozen=True):
    """The words [start, end) that say what a number counts, and the metric as the ledger writes it; `noun` is the sort
    of things that it counts, where it counts things."""

    start: int
    end: int
    text: str
    noun: str = ""


class Told(Noun, frozen=True):
    """The figure before: what it said of which sentence."""

    quantity: Quantity
    metric: Metric
    sentence: Sentence
    holder: tuple[int, int] | None = None


def moved(reading: Reading, quantity: Quantity, here: Told | None) -> Metric | None:
    """由21亿元调整为24.5亿元, 由2.1万人次增加到5.4万人次: both numbers are of one measure."""
    if here is None or here.quantity.dimension != quantity.dimension:
        return None
    before = reading.plain[max(here.sentence.start, here.quantity.start - 16) : here.quantity.start]
    between = reading.plain[here.quantity.end : quantity.start]
    if (_FROM.search(before) and _TO.fullmatch(between)) or _PUT_RIGHT.fullmatch(between):
        return Metric(here.metric.start, here.metric.end, here.metric.text, here.metric.noun)
    return None


def rated(reading: Reading, sentence: Sentence, floor: int, quantity: Quantity) -> Metric | None:
    """按研发投入的20%给予奖励: the share of what, and what is given."""
    if quantity.dimension != "rate":
        return None
    of = _RATED.search(reading.plain[floor : quantity.start])
    gives = _GIVES.match(reading.plain, quantity.end, sentence.end)
    if of is None or gives is None:
        return None
    start, end = gives.span("what")
    return Metric(start, end, f"{clean(reading.text(start, end))}占{of['of']}的比例")


def fulfilled(reading: Reading, floor: int, end: int, quantity: Quantity, here: Told | None) -> Metric | None:
    """任务是6亿元,完成110%: how much of the task before is done; 就业8人,完成年度任务的110%: of the task of that."""
    if here is None or quantity.dimension != "rate":
        return None
    if _TASK.search(here.metric.text):
        done = _FULFILLED.fullmatch(reading.plain, floor, end)
        return Metric(here.metric.start, here.metric.end, f"{here.metric.text}完成率") if done else None
    named = _OF_TASK.fullmatch(reading.plain, floor, end) if here.quantity.dimension != "rate" else None
    return Metric(*named.span("task"), f"{here.metric.text}完成{named['task']}的比例") if named else None


def capped(reading: Reading, sentence: Sentence, floor: int, quantity: Quantity) -> Metric | None:
    """给予奖励,最高500万元: the most that is given of what the sentence says is given."""
    if not quantity.money or not _CAP.fullmatch(reading.plain[floor : quantity.start].strip()):
        return None
    if not re.search("最|封顶|上限|至多", reading.plain[floor : quantity.start]):
        return None
    given = next(reversed(list(_GIVEN.finditer(reading.plain, sentence.start, floor))), None)
    return Metric(given.start(), given.end(), f"{given.group()}上限") if given else None


def grown_from(reading: Reading, floor: int, end: int, quantity: Quantity, here: Told | None) -> Metric | None:
    """同比增长31.3%, 占13%: growth and share of what the number before it in the sentence measured."""
    if here is None or quantity.dimension not in _GROWING:
        return None
    start, end = trim(reading.plain, floor, end)
    growth = _GROWTH.fullmatch(reading.plain, start, end)
    share = _SHARE.fullmatch(reading.plain, start, end) if quantity.dimension == "rate" else None
    found = growth or share
    if found is None:
        return None
    low, high = found.span("how")
    base = re.sub(_GROWTH.pattern + "$|占[^占]*的?比重$|占比$", "", here.metric.text) or here.metric.text
    word = reading.plain[low:high]
    if share and not growth:
        of = re.sub("依次|分别|都|均", "", share["of"] or "").strip()
        word = f"占{of}的比重" if of else "占比"
    return Metric(low, high, base + clean(word))


def joined(reading: Reading, own: tuple[int, int], told: Told | None) -> Metric | None:
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
    return Metric(start, end, sort + kind.group() if SORT.search(sort) else kind.group())


def gone_on(reading: Reading, quantity: Quantity, told: Told | None, end: int) -> Metric | None:
    """梅江区签了4个,17.85亿元: a number without words of its own goes on with what the one before it counted."""
    if told is None:
        return None
    before, metric = told.quantity, told.metric
    done = _DONE.search(reading.plain, max(sentence_start(reading, quantity), end - 6), quantity.start)
    if done and quantity.money and "投资" in metric.text:
        return Metric(done.start(), done.end(), clean(done.group().lstrip("已")) + "投资")
    if before.dimension == quantity.dimension or {before.dimension, quantity.dimension} <= {"item", "enterprise"}:
        return Metric(metric.start, metric.end, metric.text, metric.noun)
    if quantity.money and (metric.noun or metric.text == "数量"):
        return Metric(metric.start, metric.end, metric.noun + "金额")
    return None


def sentence_start(reading: Reading, quantity: Quantity) -> int:
    """Where the sentence of the number begins."""
    sentence = reading.sentence_at(quantity.start)
    return sentence.start if sentence else quantity.start


def is_holder(reading: Reading, own: tuple[int, int]) -> bool:
    """Whether the words before a sum name who or what gets it rather than a kind of money (农产品加工业5.4亿元)."""
    text = reading.plain[own[0] : own[1]]
    return not NAMES_AMOUNT.search(text) and bool(ENTITY.search(text) or SORT.search(text))


_BY_DIMENSION = {"area": "面积", "length": "长度"}


def by_dimension(quantity: Quantity, *, money: bool = False) -> Metric | None:
    """南岸片区10平方公里: what a number measures by its unit alone, where no words say it; a sum only with `money`."""
    text = "金额" if money else _BY_DIMENSION.get(quantity.dimension)
    return Metric(quantity.start, quantity.end, text) if text else None


_CAPACITY = re.compile(r"[^,。;:、的\d]{0,14}?(?:生产线|项目|基地|装置|工程|选厂)")
_MADE_BEFORE = re.compile(r"(?:产|能力|产能|产量|处理|规模|建设|加工|储量|完成|达|为|[、和与及])$")


def by_unit(reading: Reading, sentence: Sentence, quantity: Quantity) -> Metric | None:
    """110千伏变电站, 8万吨拉丝生产线: a number before a work that says its voltage or what it can make."""
    if quantity.value.unit == "千伏":
        return Metric(quantity.start, quantity.end, "电压")
    plain = reading.plain
    if quantity.value.unit in ("锭", "纱锭") and _CAPACITY.match(plain, quantity.end, sentence.end):
        return Metric(quantity.start, quantity.end, "规模")
    if quantity.dimension != "mass" or not _CAPACITY.match(plain, quantity.end, sentence.end):
        return None
    if _MADE_BEFORE.search(plain, max(sentence.start, quantity.start - 4), quantity.start):
        return None
    return Metric(quantity.start, quantity.end, "产能")
