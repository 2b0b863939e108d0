"""Counted nouns (计数对象): the noun that a count stands before, with the verb that says what became of it."""

import re

from liandong.statements.figures.continued import Metric
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity

_HEAD_STOP = re.compile(
    r"的(?=\d)|[,。;:!?、()—]|参加|参与|参会|出席|入驻|落户|签约|落地|开工|动工|投产|竣工|等|在|与|和|的(?=[,。;])|深度|"
    r"进行|开展|完成|实现|共|分别|达成|集中|正式|现场|总|已|将|为|是|到|被|获|成功|同时|以及|作为|通过|并|组建|"
    r"构成|联合|提供|得到|用于|覆盖|形成|聚集|同比|增长|建成|来自|围绕|前来|交流|齐聚|及(?!其)|带着|登台|参展|从|累计|"
    r"(?<=[企公机单])[业司构位]的|占|系|坐|站|作(?=[了出为])|增加|增至|上升|扩大|减少|\d(?!\d{0,3}强)|今后|今年|去年|如今|目前|上半年|下半年"
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
    r"着力点|字|词|意义|优势|难题|短板|抓手|重点(?=$|[,。、的和是])|特征|转变|坚持|支撑|走在|出新|相互|结合|统筹|坚定|确保|突出|聚焦|"
    r"战略|价值|方向|层次|角度|视角|话题|议题|趋势|动力|因素|引擎|中心(?!$)|窗口|轮|环|以上|以下|月|市|地|省(?!份|区)|区域发展|"
    r"区域|城市群|亮点|板块|篇章|篇|章|台阶|版本|热点|名片|课题|任务|工作|领域|方面|要素|时代|世纪|高度|地方|家庭|"
    r"批次|维|(?:轴|核|带|圈|廊)(?![\u4e00-\u9fff]))"
)
_CONCRETE_ALL_THE_SAME = re.compile(
    r"(?![两三四五六七八九十]?(?:方面|领域|地区?[,。]))[^,。;:、的\d]{0,8}?(?:项目|企业|主体|开发区|工业园|园区|工程|单位|机构|平台|基地|医院|高校|公司)"
)
"""A noun that opens like a word of speech and counts things all the same (亮点项目, 市场主体, 省级以上经济开发区)."""
_SET_OUT = re.compile(r"(?:合作)?(?:方面|领域|任务|课题)")
"""What a paper or an agreement is divided into; a number in digits counts it (11个方面、37项任务)."""
VERB = re.compile(
    r"(?:吸引|集聚|聚集|覆盖|引进|引入|新增|拥有|培育|遴选(?:出)?|评选(?:出)?|带动|签约|签下|签署|建成|建设|开通|"
    r"服务|惠及|入驻|完成|实现|创造|提供|投入|投放|应用于|汇聚|组建|设立|发布|推出|征集|落户|落地|注册|登记|获得|"
    r"申请|授权|联合|容纳|安置|培训|布局|打造|形成|达成|推进|实施|投资|接待|输送|生产|销售|发放|减免|撬动|储备|"
    r"开工|竣工|投产|动工|认定|孵化|集中开工|集中签约|集中动工|现场签约|共有|共|有|达|缩短|压缩|提升|增长|提高|"
    r"下降|降低|减少|上升|增加|节约|节省|年产|设|建|对接)"
)
_CONCRETE = re.compile(
    r"企业|公司|机构|单位|项目|园区|基地|平台|国家|智库|高校|银行|医院|学校|港口|码头|机场|线路|生产线|中心|"
    r"实验室|协议|代表|专家|院士|人$|家$|人才|岗位|城市$|市$|县$|车间|厂房|泊位|航线|报告"
)
_THROUGH = re.compile(r"[\u4e00-\u9fff]{0,8}\d[^,。;、的]{0,14}的(?=[\u4e00-\u9fff]{2})")
"""60台单机容量5兆瓦的风电机组: what is counted stands behind its own measure."""
_DIVISIONS = re.compile(r"(?:县|市|区)\((?:[市区县旗]、?)+\)|县市区|市县|区县|州市|区(?=和|、|,|。|与)")
_CONCRETE_END = re.compile(r"(?:企业|公司|机构|单位|项目|协会|代表|专家|平台|基地)$")


def head(reading: Reading, sentence: Sentence, clause: int, floor: int, quantity: Quantity) -> Metric | str | None:
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
    concrete = not quantity.han and _CONCRETE_ALL_THE_SAME.match(plain, start, sentence.end)
    if not concrete and _ABSTRACT.match(plain[start : start + 12]):
        set_out = None if quantity.han else _SET_OUT.match(plain, start, sentence.end)
        return Metric(start, set_out.end(), set_out.group(), set_out.group()) if set_out else "structural"
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
    joint = max(plain.rfind(mark, floor, quantity.start) for mark in "、和与及") + 1
    verbs = list(VERB.finditer(plain, max(floor, joint), quantity.start))
    if not concrete and _structural(
        quantity, plain[start:end], verb=bool(verbs) or bool(_STATE.match(plain, end, sentence.end))
    ):
        return "structural"
    if verbs and quantity.start - verbs[-1].end() <= 6:
        word = verbs[-1].group()
        if word not in ("有", "共", "达", "共有", "设", "建"):
            return Metric(start, end, word + text, text)
    state = _STATE.match(plain, end, sentence.end)
    if state and not attribute:
        return Metric(start, end, state["state"] + text, text)
    return Metric(start, end, text, text)


def _structural(quantity: Quantity, text: str, *, verb: bool) -> bool:
    """三个方面, 两大战略: numbers that order a speech. Those in Chinese numerals must count bodies or things."""
    if _ABSTRACT.match(text):
        return True
    if not quantity.han:
        return False
    number = quantity.value.number or 0
    if number <= 3 and quantity.value.unit == "家" and not verb:
        return True
    return number < 2 or not _CONCRETE.search(text) or text.startswith(("市", "地", "省", "城", "座城市", "区"))
