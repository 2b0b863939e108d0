"""Standing (效力): whether a number is told as a fact of its own, as a plan, or not as a fact at all."""

import re

from liandong.model import Modality
from liandong.statements.figures import parallel
from liandong.statements.grammar.corrections import corrected
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date
from liandong.statements.measures.quantities import Quantity
from liandong.vocabulary.patterns import each

_CORRECTED = re.compile(
    r"[^,。;\d]{0,4}?(?:,|\()?(?:应为|应是|实为|更正为|订正为|修正为|改为|有误|系笔误|是笔误|为笔误)|[^,。;\d]{0,2}(?:调整|变更|核减|修改|压减)(?:为|至|到)"
)
_MISTAKEN = re.compile(r"(?:误写|误作|误为|错写|误报|误登|误植)(?:为|成|作)?$")
_CHANGES = (
    "误", "错写", "应为", "应是", "实为", "更正为", "订正为", "修正为", "改为", "调整", "变更", "核减", "修改", "压减",
)  # fmt: skip
"""Words without one of which neither of the two matches: far cheaper to look for."""
_REFUSED = re.compile(
    r"(?:未(?!来)|没有?|拒绝?|不予|无法)(?:能|曾|被)?(?:获得?|取得|得到|拿到|给予?|提供|通过|发放){0,2}[^,。;\d]{0,4}"
    r"(?:授信|贷款|融资|信贷)[^,。;\d]{0,6}$"
)
"""未获授信50亿元: credit that nobody gave."""
_BOUND_OF = re.compile(r"(?:的|级)?[^,。;、的\d]{0,10}?(?:企业|项目|公司|机构|单位|园区|产品|平台|载体)")
_BOUNDED = ("以上", "以下", "超", "超过", "过", "不足", "不到", "低于", "大于", "逾", "突破", "以内")
_WILL = re.compile(
    r"预计|有望|可望|将(?!近|军|相)|预期|预估|建成后|达产后|投产后|建成投产后|满产后|全部?投产后|运营后|通车后|可(?=达|实现|新增|带动|年产|提供|形成|容纳|"
    r"吸纳|产|创)|未来[一二三五十两\d]+年"
)
_INTENDED = re.compile(
    r"计划|力争|规划|目标|拟|争取|确保|"
    + each("推动 促进 推进", "[^,。;]{2,16}(?:突破|达到|超过|迈上|跃上)")
    + r"|承诺|要(?=达到|实现|突破|完成|新[建增])|力促|设计年?产|"
    r"今后[一二三五两\d]+年"
)
_GIVEN = re.compile(
    r"将(?P<what>[^,。;将]{2,16}?)(?:压缩|缩短|压减|降低|降|提高|提升|减少|扩大|增加|调整|拓展|延长|精简|整合|更正)"
)
"""将审批时间压缩近两成: 将 that brings the object before the verb says nothing of the future."""
_AUXILIARY = re.compile(
    r"(?:于|在|会|达|建|有|是|为|超|突破|继续|进一步|实现|形成|带动|新|投|提|可|陆续|累计|全面|大幅|持续|同步)"
)
_TO_YEAR = re.compile(r"(?<![截长高加升大少降展])(?:到|至)(?P<year>20\d{2})年(?!以来)")
_YEARLY = re.compile(r"年(?:产值|产能|产量|产|均|营收|营业收入|销售|税收|利税|吞吐|处理|发电|供|综合)|每年")
_WITHIN = re.compile(r"[—–-]\d{1,2}月|[上下]半年|季度|今年|全年|年内")
_SO_FAR = re.compile(r"截[至止]|以来|开园|成立|目前")
_HOPED = re.compile(r"(?:力争|争取|确保|目标是|预计|建成后|达产后|投产后|满产后)[^。;]*$")
_STOP = re.compile(r"[,;。]")
_DONE = re.compile(r"已|完成了|实现了|达到了|去年|同比")


def a_fact(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> bool:
    """Whether the text tells the number as one that holds: no rumour, nothing denied, no number that is put right."""
    plain = reading.plain
    other, right = corrected(reading).get(quantity.start, (None, True))
    if other is not None:
        return right
    if sentence.index in hearsay(reading) or negated(plain, clause, quantity.start):
        return False
    if quantity.money and _REFUSED.search(plain, max(clause, quantity.start - 24), quantity.start):
        return False
    if not reading.once(_put_right):
        return True
    if _MISTAKEN.search(plain, max(sentence.start, quantity.start - 6), quantity.start):
        return False
    after = _CORRECTED.match(plain, quantity.end, sentence.end)
    return not (
        after and any(q.start - after.end() < 16 for q in reading.quantities_in(after.end(), sentence.end))
    ) and ("笔误" not in plain[quantity.end : quantity.end + 8])


def _put_right(reading: Reading) -> bool:
    """Whether the text has a word with which numbers are put right or changed: most have none."""
    return any(word in reading.plain for word in _CHANGES)


def threshold(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> bool:
    """资本过千万美元的企业37户, 10亿元以上的3个: a bound that says which are counted is no figure of its own."""
    plain = reading.plain
    qualifier = quantity.value.qualifier
    ranged = quantity.value.low is not None and quantity.value.number is None
    if plain.startswith(("而", "且"), quantity.end) and qualifier in _BOUNDED:
        return True
    if plain.startswith("之间", quantity.end) and ranged:
        return any(q.dimension in ("item", "enterprise") for q in reading.quantities_in(clause, quantity.start))
    if not (quantity.money or quantity.dimension in ("people", "area")) or not (qualifier in _BOUNDED or ranged):
        return False
    if (
        plain.startswith(("的", "以上的", "规模的", "级的"), quantity.end)
        or qualifier in ("以上", "以下", "不足", "不到")
        or ranged
    ):
        end = re.search(r"[,。;:、]", plain[quantity.end : sentence.end])
        stop = quantity.end + end.start() if end else sentence.end
        counted = [q for q in reading.quantities_in(quantity.end, stop) if q.dimension in ("item", "enterprise", "own")]
        if counted and counted[0].start - quantity.end <= 14:
            return True
    sort = _BOUND_OF.match(plain, quantity.end, sentence.end)
    if sort is None or qualifier not in _BOUNDED:
        return False
    near = [
        q for q in reading.quantities_in(clause, sentence.end) if q.dimension in ("item", "enterprise", "own", "rate")
    ]
    return qualifier == "以上" or any(abs(q.start - sort.end()) < 10 or 0 <= quantity.start - q.end < 6 for q in near)


def modality(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> Modality:
    """DONE, WILL for what is to come of itself (将, 预计, 可达), INTENDED for what somebody wants (计划, 推动…突破)."""
    plain = reading.plain
    before = plain[clause : quantity.end]
    given = _GIVEN.search(before) if "将" in before else None
    if given and not _AUXILIARY.match(given["what"]):
        before = before[: given.start()] + before[given.start() + 1 :]
    if _INTENDED.search(before):
        return Modality.INTENDED
    if _WILL.search(before):
        return Modality.WILL
    whole = plain[sentence.start : quantity.start]
    aim = _TO_YEAR.search(whole) if "20" in whole else None
    anchor = reading.anchor[0]
    if aim and (anchor is None or aim["year"] > anchor.value[:4]) and not _DONE.search(whole[aim.end() :]):
        return Modality.INTENDED
    lead = _HOPED.search(whole)
    return Modality.INTENDED if lead and not _DONE.search(lead.group()) else Modality.DONE


def scope(
    reading: Reading,
    sentence: Sentence,
    clause: int,
    quantity: Quantity,
    metric: str,
    period: Date | None,
    planned: bool,
) -> str | None:
    """What the number covers: 累计 within a year or a part of it is that year's, else all so far."""
    plain = reading.plain
    before = plain[clause : quantity.start]
    if "累计" in before:
        within = period is not None or _WITHIN.search(plain, sentence.start, quantity.start)
        return None if within and not _SO_FAR.search(plain, sentence.start, quantity.start) else "cumulative"
    if _YEARLY.search(metric):
        return "annual"
    if planned:
        return "planned"
    if quantity.money and ("签约" in sentence.text or "协议" in sentence.text) and not _CHANGED_TO.search(before):
        return "signed"
    return "first_phase" if "首期" in before or "一期" in before else None


_CHANGED_TO = re.compile(r"(?:调整|增加|提高|扩大|追加|变更|上调|下调|压减|调减|增|减)(?:为|到|至)了?$")
"""由签约时的120亿元调整为138亿元: what it came to is no longer what was signed."""
_COMPARED = re.compile(r"(?:同比|比|较|相比|对比|自|从|、)$")
"""A year that a number is compared with, or that it counts from, is not the number's own."""
_OF_TELLING = re.compile(
    r"(?:日|,|上午|下午|晚)*(?:[^,。;]{0,20}(?:召开|举行|举办|开幕|印发|出台|发布|披露|透露|公布|报道|获悉|成立|揭牌|表示|介绍|施行|完工|竣工|建成|开工|动工|投产|"
    r"通车|交付|正式会|入会))"
)


def period(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> Date | None:
    """The time that the number speaks of: the last date before it in its sentence, unless that dates what was held,
    told or built in another clause than the number's."""
    plain = reading.plain
    order = parallel.order(reading, sentence, quantity)
    listed = reading.dates_in(clause, quantity.start)
    if order and len(listed) == order[1]:
        return listed[order[0]] if listed[order[0]].known else None
    first = sentence
    while first.index and reading.sentences[first.index - 1].text.endswith(";") and sentence.index - first.index < 3:
        first = reading.sentences[first.index - 1]
    for date in reversed(reading.dates_in(first.start, quantity.start)):
        if date.start < sentence.start and len(date.iso) == 10:
            continue
        if not date.known or _COMPARED.search(plain, max(0, date.start - 4), date.start):
            continue
        if plain.startswith(("以来", "同期", "年同期"), date.end):
            continue
        end = _STOP.search(plain, date.end, quantity.start) if date.start < clause else None
        if date.start < clause and end and len(date.iso) == 10:
            held = _OF_TELLING.match(plain, date.end, quantity.start)
            if held and quantity.dimension in ("rate", "points", "money", "times"):
                continue
        elif date.start < clause and end and _OF_TELLING.match(plain, date.end, end.start()):
            continue
        return date
    return _year_of_report(reading, sentence, clause, quantity)


_REPORTS = re.compile(r"20\d{2}年(?:度|全年)?[^,。\d]{0,30}(?:总结|小结|公报|年报|述职|工作(?:情况|报告|汇报))")
"""A title that reports on one year."""
_NOT_OF_YEAR = re.compile(
    r"累计|截[至止]|以来|目前|现有|年产|年均|每年|历年|注册资本|规划面积|总面积|[上去前往明次][一两几]?年|同期|今后|未来|[近过]\w{0,2}年"
)
_STANDS = re.compile(r"现(?![场代金])|拥有|占地|总投资|面积|建有|设有|[共还]有|达到|总数|存量|在[谈库]")
"""What is there, not what a year brought."""
_BROUGHT = re.compile(
    r"全年|完成|实[现施]|引[进导]|新增|签[约订署]|到位|[开动竣]工|投产|投入|落[地户]|支[出付]|拨付|举办|开展|培训|帮助|组织|争取|选派|派出|销售|转移|"
    r"发放|接待|安排|增长|下降|率|协助|吸纳|带动|推动|建成|获|捐|购|输|办理|招|兑现|投放|对接|促成|解决|培育|认定"
)
"""Words of what is done within a year."""
_TO_COME = re.compile(r"打算|计划|安排|思路|目标|下一?步|展望|建议|要求|20\d{2}年")
"""In a heading: what stands under it is not of the year reported."""
_OPENS_WITHIN = 4
"""Characters between the beginning of a page and the year with which it opens (在2024年)."""


def _reports(reading: Reading) -> bool:
    """Whether the title reports on one year."""
    return reading.title is not None and _REPORTS.search(reading.title.text) is not None


def _year_of_report(reading: Reading, sentence: Sentence, clause: int, quantity: Quantity) -> Date | None:
    """The year on which the title reports, for what is told as done without a time of its own and not as merely there;
    also where 全年 stands before the number, the year with which the page opens."""
    plain, title = reading.plain, reading.title
    before = plain[sentence.start : quantity.end]
    whole = "全年" in before
    if (
        not (whole or reading.once(_reports))
        or _NOT_OF_YEAR.search(before)
        or reading.dates_in(sentence.start, quantity.start)
    ):
        return None
    if _INTENDED.search(before) or _WILL.search(before):
        return None
    said = plain[clause : quantity.start]
    if quantity.dimension == "area" or _STANDS.search(said) or not _BROUGHT.search(said):
        return None
    heading = next((s for s in reversed(reading.sentences[1 : sentence.index]) if s.heading), None)
    if heading and _TO_COME.search(heading.text):
        return None
    opening = (title, *reading.body[:1]) if title else reading.body[:1]
    for head in opening:
        year = next((d for d in reading.dates_in(head.start, head.end) if len(d.iso) == 4 and d.known), None)
        if year and (head is title or year.start - head.start <= _OPENS_WITHIN):
            return year
    return None
