"""Metrics (指标): what a number counts or measures, in the words of its clause."""

import re

from liandong.statements.bodies.clauses import ENTITY, behind_lead, clause_start, clause_subject
from liandong.statements.figures.continued import (
    NAMES_AMOUNT,
    SORT,
    Metric,
    Told,
    by_dimension,
    by_unit,
    capped,
    fulfilled,
    gone_on,
    grown_from,
    is_holder,
    joined,
    moved,
    rated,
)
from liandong.statements.figures.counted import VERB, head
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import COUNTED, Quantity

_MADE = frozenset({"mass", "own", "power", "energy", "area", "length", "teu", "volume", "mass_class"})
"""Dimensions whose numbers may stand before what they measure (年产30万吨钢材)."""
_JOIN = re.compile(
    r"(?>达到了|达到|可达|仍是|还是|分别提(?!升到)|提(?=$)|冲[上过破]|冲|整整|由|从(?!业)|达|(?<!签)约为|为|超过|超出|突破|逾|近|超|(?<!签)约|共计|合计|一共|共有|总共|共|已|至|到|从|增至|扩大到|提升到|"
    r"提高到|增加到|上升到|攀升至|[升涨走抬降扩拉压长添](?:到|至)|是|有|了|可实现|仅|就|均|各|都|,|:|高达|高|预计|将|累计|实现|完成|分别|要|可|也|则|录得|报(?=$)|依次|以|同(?=为|$)|"
    r"\s|“|来到)+$"
)
"""No word of it is taken back: 可达 again and again would be read in twice as many ways with each."""
_EMPTY = re.compile(
    r"(?:其中|当中|当年|当日|首度|首次|再度|再次|一举|率先|同期|合计|共计|总计|共|约|另有|还有|剩下|剩余|合共|这次|本次|此次|一次性|目前|金额|数额|有|分别|各|“|项|个|家|[、,和与及]|"
    r"[一二三四五六七八九十两\d]+年[内来]?|当场|今年|每年|占|用|签了|签下|落|来自|此中|平台里|的|里|中|是|为|到|一批|等)+"
)
_ONLY_DOING = re.compile(
    r"(?:年产|日产|年|届时|形成|共|将|拟|建设|建成|新建|兴建|建|生产|引进|安装|开通|完成|实现|征下|征收|征|打造一[座个]|占地|拥有|配备|配置|购置|"
    r"采购|供应|提供|投入|装置包括|包括|含|拿出|安排|花|计划|新增|修|绿化|可|要|拥|设|一期|二期|首期|[、和])+"
)
_REACH = re.compile(r"(?:之?内)?(?P<what>(?:快速|即可|可)*(?:直达|可达|到达|通达|抵达)[^,。;]{2,14})")
_PUSH = re.compile(
    r"(?:明确|共有|现有|提出|推动|带动|实现|计划|力争|预计|将|使|把|让|确保|促进|到(?!位|港|账|达|岗|会|场)|至|其中|该|项目(?=[预计总年投占建])|三年内|五年内|"
    r"[两三四五]年内|截至目前|目前|全[市省区县]|我[市省区县国]|完成)+"
)
_POINTING = re.compile(
    r"(?:[该此这本全我][市省区县州镇]|该?(?:公司|园区|集团|基地|行(?!业))|该?企业(?![数家总])|后者|前者|双方|[两三四](?:省[一两二]市|[市地省])|其(?!中|他))"
    r"(?=[\u4e00-\u9fff]{2,})"
)
"""Words that stand for the holder and are no part of what is measured (该市新增企业)."""
_BY_WHOM = re.compile(
    r"[将拟均]*由[^,。;由]{2,30}?(?=(?:计划|预计|总|共同|联合|全额|独家|全资)*(?:投资|出资|斥资|注资|筹资))"
)
"""Who pays is no part of what is measured (由某公司投资3亿元)."""
_YEARLY = re.compile(r"[年日]产$")
_NOUN_BEHIND = re.compile(r"[\u4e00-\u9fff]{4}")
_WORKS = re.compile(r"项目|生产线|基地|工厂|工程(?!机械|塑料|用)")
_PHASE = re.compile(r"第?[首一二三四五六]期")
_THING_AND = re.compile(
    r"(?:/[年日])?(?!的|[\u4e00-\u9fff]*(?:面积|规模|占地|用地|长|宽|产能|产量|以上|以下|左右))[\u4e00-\u9fffA-Za-z“”]{1,14}(?:、|和|与|及|以及)"
)
"""A thing that one number tells of, and the mark or word that joins the next to it."""
_RANK = re.compile(r"(?:居|列|排|位居|名列|高居|稳居)[首次头前第全榜末]|领先|领跑|垫底|紧[跟随]|夺冠|封顶|[最遥]")
_NAMED_LAND = re.compile(r"(?:片区|园区|基地|地块|土地|[首一二三四五六]期|产业园|用房|厂房|商铺)$")
_SPENT = re.compile(r"^(?:要|拟|先|已|将|可|再|又|共|需)*投(?:下去?|了|出|进去?)?$")
_POT = re.compile(r"总?盘子$")
_VIEW = re.compile(
    r"(?:从|论|按|就|看)(?:[^,。;:]{2,8}的)?[“「]?(?P<what>[\u4e00-\u9fff]{0,8}(?:[总产存]量|[总余数金]额|增速|增幅|总值|生产总值|增加值|收入|面积|人口|规模|投资|比重|盘子))[”」]?(?:来?看|来?说|而言|论|排|上|方面)?[,:]"
)
_STATE = re.compile(r"(?:集中|当场|现场)?(?:签约|开工|动工|竣工|投产|落地|在建|在谈|续建|储备|入库)(?:项目|一批)?")
"""What became of the things that a number counts, as a key before it (开工一批:12个)."""
_BROKEN_DOWN = re.compile(r"\d[个家项座条](?P<noun>[\u4e00-\u9fff]{2,8}):")
"""A count that regions behind a colon break down (24个地级市:江苏5个)."""
_MEASURE_END = re.compile(
    r"[积地长宽高深度量额值能模率力程距容产]$|[首一二三四五六]期$|[\u4e00-\u9fff](?:线|路|房|块)$"
)
_CHANGED = re.compile(r"[由从](?:签约时|原先|原来|原|此前|最初|起初|年初|当初|上年|去年|初期|之前)?的?$")
"""总投资|由签约时的120亿元调整为138亿元: what it was before is no part of what is measured."""
_OTHER_NUMBER = re.compile(r"(?:的|以上|以下|左右|规模|级|[^,;、]{0,3}(?:项目|企业))")


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
    counted = quantity.dimension in COUNTED
    if counted:
        found = head(reading, sentence, clause, floor, quantity)
        if found == "structural":
            return None
        if isinstance(found, Metric):
            return found
    reach = _REACH.match(reading.plain, quantity.end, sentence.end) if quantity.dimension == "time" else None
    if reach:
        return _words(reading, reach.start("what"), reach.end("what"))
    here = told if told and told.sentence is sentence else None
    before = nth or here or _just_told(told, sentence)
    said = (
        moved(reading, quantity, here)
        or rated(reading, sentence, floor, quantity)
        or capped(reading, sentence, floor, quantity)
        or fulfilled(reading, *_said_once(reading, clause, floor, quantity, nth), quantity, nth or here)
        or grown_from(reading, *_said_once(reading, clause, floor, quantity, nth), quantity, before)
        or _coordinate(reading, sentence, clause, quantity, holder)
        or by_unit(reading, sentence, quantity)
    )
    if said:
        return said
    own = _own_words(reading, sentence, clause, floor, quantity, holder)
    own = None if own and _says_nothing(reading, quantity, own) else own
    changed = _CHANGED.search(reading.plain, *own) if own else None
    own = (own[0], changed.start()) if own and changed and changed.start() - own[0] >= 2 else own
    if own and _YEARLY.search(reading.plain, *own) and _NOUN_BEHIND.match(reading.plain, quantity.end, sentence.end):
        own = (own[1] - 2, own[1])  # 拟在开发区投建“年产30万吨石墨…: who builds it is no part of what is measured
    if own is not None and quantity.money and is_holder(reading, own):
        said = joined(reading, own, told)
    elif own is None and sentence.heading:
        return None
    elif own is None or _only_doing(reading, own, quantity):
        said = _made(reading, sentence, quantity, own)
    if said:
        return said
    if nth and own is None:
        apart = max(reading.plain.rfind(word, clause, quantity.start) for word in ("分别", "依次"))
        own = _phrase(reading, clause, apart, holder) if apart > clause else None
    if own is None or (counted and holder and own[0] >= holder[0] and own[1] <= holder[1]):
        end = _without(_JOIN, reading.plain, floor, quantity.start)
        seen = _seen(reading, sentence, clause, quantity, told)
        placed = _own_place(reading, clause, quantity)
        said = seen or gone_on(reading, quantity, nth or told, end) or by_dimension(quantity, money=placed)
        own = own or (_own_words(reading, sentence, clause, floor, quantity, None) if counted else None)
        return said or (_left_open(reading, sentence, quantity, own) if own else None)
    return _named(reading, quantity, own, nth or here)


def _left_open(reading: Reading, sentence: Sentence, quantity: Quantity, own: tuple[int, int]) -> Metric:
    """What a number counts that nothing else tells of: the words before it; behind a region alone the noun of the count
    that the regions break down, else only that it is a number."""
    if not any((h.start, h.end) == own for h in reading.regions_in(*own)):
        return _named(reading, quantity, own, None)
    listed = _BROKEN_DOWN.search(reading.plain, sentence.start, own[0])
    return _words(reading, *listed.span("noun")) if listed else Metric(quantity.start, quantity.end, "数量")


def _just_told(told: Told | None, sentence: Sentence) -> Told | None:
    """The figure of the sentence before in the paragraph: 按可比价格算,比上年增长3% goes on with what it measured."""
    if told is None or told.sentence.paragraph != sentence.paragraph or told.sentence.index < sentence.index - 1:
        return None
    return told if told.quantity.dimension not in ("rate", "points", "times") else None


def _says_nothing(reading: Reading, quantity: Quantity, own: tuple[int, int]) -> bool:
    """Whether the words before a number only name a place or a phase (深圳19492亿元, 第一期为20万吨/年工业硅)."""
    if quantity.dimension in COUNTED:
        return False
    if (
        quantity.dimension in _MADE
        and quantity.dimension not in ("area", "length")
        and _PHASE.fullmatch(reading.plain, *own)
    ):
        return True
    return any(hit.start == own[0] and hit.end == own[1] for hit in reading.regions_in(*own))


def _own_place(reading: Reading, clause: int, quantity: Quantity) -> bool:
    """Whether a sum stands right behind a place alone (辽宁27584亿元): it is that place's, whatever it measures."""
    if not quantity.money:
        return False
    place = next(iter(reading.regions_in(clause, quantity.start)), None)
    if place is None or place.start != clause:
        return False
    return place.end == _without(_JOIN, reading.plain, clause, quantity.start)


def _seen(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity, told: Told | None) -> Metric | None:
    """从总量看,甲市以3亿元居首: the measure from which the sentence looks at things, for the numbers that name none."""
    view = _VIEW.search(reading.plain, sentence.start, clause) if quantity.dimension not in COUNTED else None
    if view is None or (told and told.sentence is sentence and told.quantity.dimension != quantity.dimension):
        return None
    return _words(reading, *view.span("what"))


def _coordinate(
    reading: Reading, sentence: Sentence, clause: int, quantity: Quantity, holder: tuple[int, int] | None
) -> Metric | None:
    """年产8吉瓦电池和12吉瓦组件: what the second measures stands behind it too, with the verb before the first."""
    if quantity.dimension not in _MADE:
        return None
    run = [q for q in reading.quantities_in(clause, quantity.start) if q.dimension == quantity.dimension]
    if not run:
        return None
    first = run[-1]
    if not _THING_AND.fullmatch(reading.plain, first.end, quantity.start):
        return None
    for before, after in zip(reversed(run[:-1]), reversed(run), strict=False):
        if not _THING_AND.fullmatch(reading.plain, before.end, after.start):
            break
        first = before
    lead = _phrase(reading, clause, first.start, holder)
    return _made(reading, sentence, quantity, lead if lead and _only_doing(reading, lead, first) else None)


def _said_once(reading: Reading, clause: int, floor: int, quantity: Quantity, nth: Told | None) -> tuple[int, int]:
    """Where the words stand that say what became of the measure before: those behind 分别 hold for all that follow."""
    if nth is None:
        return floor, quantity.start
    apart = max(reading.plain.rfind(word, clause, quantity.start) for word in ("分别", "依次"))
    if apart < 0:
        return floor, quantity.start
    first = next(iter(reading.quantities_in(apart, quantity.end)), quantity)
    shared = re.search(r"(?:占比?|比重|增长|增速)$", reading.plain[clause:apart])
    return (clause + shared.start() if shared else apart + 2), first.start


def _own_words(
    reading: Reading, sentence: Sentence, clause: int, floor: int, quantity: Quantity, holder: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The words of its own clause that say what the number is of, or those before a date (收入2017年1180亿元), the
    sort of things of the clause before (工业项目占大头,27个), or the key before a colon (用地规模:约110亩)."""
    own = _phrase(reading, floor, quantity.start, holder)
    if own is None and floor > clause:
        own = _phrase(reading, clause, _first_date(reading, clause, floor), holder)
    if own is None and quantity.dimension in COUNTED:
        own = _sort_before(reading, sentence, clause, quantity)
    if own is None and reading.plain[clause - 1 : clause] == ":" and clause > sentence.start:
        low = max(clause - 16, clause_start(reading.plain, sentence.start, clause - 1))
        key = _phrase(reading, low, clause - 1, holder)
        nominal = key is not None and (
            reading.tokens.predicate(*key) >= key[1] or _STATE.fullmatch(reading.plain, *key) is not None
        )
        own = key if key and nominal and not ENTITY.search(reading.plain[key[0] : key[1]]) else None
    return own


def _floor(reading: Reading, clause: int, quantity: Quantity) -> int:
    """Where the words that belong to this number begin: behind the dates and the numbers of their own before it."""
    low = max([clause, *(d.end for d in reading.dates_in(clause, quantity.start))])
    low += low > clause and reading.plain[low : low + 1] in ("底", "末", "份", "初")
    for other in reversed(reading.quantities_in(clause, quantity.start)):
        behind = reading.plain[other.end : quantity.start]
        if not behind and other.money and (other.value.number is None or other.value.qualifier):
            continue  # 5亿元至10亿元18个: the bounds of what is counted
        if _OTHER_NUMBER.match(behind) or (other.value.qualifier == "以上" and not behind.startswith("、")):
            continue
        if (
            behind[:1] in ("、", "和", "与", "及", ",", "(")
            or other.dimension not in COUNTED | {"time"}
            or not behind
            or VERB.search(behind)
            or NAMES_AMOUNT.search(_trimmed(behind))
        ):
            return max(low, other.end)
    return low


def _trimmed(text: str) -> str:
    join = _JOIN.search(text)
    return text[: join.start()] if join else text


def _without(pattern: re.Pattern[str], plain: str, low: int, high: int) -> int:
    match = pattern.search(plain[low:high])
    return low + match.start() if match else high


def _first_date(reading: Reading, low: int, high: int) -> int:
    return min((d.start for d in reading.dates_in(low, high)), default=low)


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
    start, end = trim(plain, behind_lead(reading, start, end), end)
    pointing = _POINTING.match(plain, start, end)
    if pointing:
        start = pointing.end()
    paid = _BY_WHOM.match(plain, start, end)
    start = paid.end() if paid else start
    push = _PUSH.match(plain, start, end)
    if push and end - push.end() >= 2:
        start = push.end()
    start, end = trim(plain, start, end)
    if plain[start - 1 : start] == "在" and plain[start : start + 1] in ("谈", "建", "研", "营"):
        start -= 1
    if plain[start : start + 1] in ("①", "②", "③", "④", "⑤", "】", "”") or (
        plain[start : start + 1] == "“" and "”" not in plain[start:end]
    ):
        start += 1
    if plain.startswith("的", start):
        start += 1  # “绿色工厂”的企业
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
    if quantity.money and NAMES_AMOUNT.search(reading.plain[own[0] : own[1]]):
        return False
    text = reading.plain[own[0] : own[1]]
    if not quantity.money and len(text) <= 6 and not _MEASURE_END.search(text) and not ENTITY.search(text):
        return True
    tokens = reading.tokens
    return all(tokens.tags[i] in ("v", "d", "p", "c", "u", "r", "ul", "ad", "zg") for i in tokens.indices(*own))


def _made(reading: Reading, sentence: Sentence, quantity: Quantity, own: tuple[int, int] | None) -> Metric | None:
    """年产30万吨钢材: the noun behind the number, with the verb before it."""
    plain = reading.plain
    after = re.match(
        r"(?:/[年日]|的)?(?P<what>[\u4e00-\u9fffA-Za-z“”]{2,24}?)(?=[,。;!?、()\d]|的|等|和|及|$)",
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
    if _RANK.match(plain, start, end):
        return None
    lead = plain[own[0] : own[1]].lstrip("、和将拟可要") if own else ""
    lead = lead or ("年产" if plain.startswith("/年", quantity.end) else "")
    yearly = _YEARLY.search(plain, max(quantity.start - 4, own[0]), own[1]) if own else None
    if yearly and _WORKS.search(plain, start, end):
        return Metric(yearly.start(), yearly.end(), yearly.group())  # 年产20万吨石墨生产基地
    return Metric(start, end, clean(lead + reading.text(start, end)))


def _sort_before(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> tuple[int, int] | None:
    """工业项目占了大头,27个: the sort of things with which the clause before opens."""
    if clause - 1 <= sentence.start or reading.plain[clause : quantity.start].strip("有约近共 "):
        return None
    low = clause_start(reading.plain, sentence.start, clause - 1)
    found = clause_subject(reading, low, clause - 1)
    return found if found and SORT.search(reading.plain[found[0] : found[1]]) else None


def _named(reading: Reading, quantity: Quantity, own: tuple[int, int], here: Told | None) -> Metric:
    """The phrase as the metric; a bare measure behind a count is that of what was counted (制造业项目12个,总投资…)."""
    start, end = own
    text = _plainly(clean(reading.text(start, end)), quantity)
    sort = here.metric.noun if here else ""
    if (
        sort and here and quantity.money and len(text) <= 8 and NAMES_AMOUNT.search(text)
        and not re.search(r"项目|企业|产业", text)
        and not re.search(r"[;。]", reading.plain[here.quantity.end : quantity.start])
    ):  # fmt: skip
        return Metric(start, end, here.metric.text + text)
    noun = text if quantity.dimension in COUNTED else ""
    return Metric(start, end, text, noun)


def _plainly(text: str, quantity: Quantity) -> str:
    """The metric without the turns of speech that name it otherwise: 占地 → 占地面积, 总盘子 → 总投资."""
    if quantity.dimension == "area" and text.endswith(("占地", "用地")):
        return text + "面积"
    if quantity.dimension == "area" and _NAMED_LAND.search(text):
        return text + "面积"
    if quantity.money and ("投" in text or "盘子" in text):
        return _SPENT.sub("投资", _POT.sub("总投资", text))
    return text


def _words(reading: Reading, start: int, end: int) -> Metric:
    return Metric(start, end, clean(reading.text(start, end)))
