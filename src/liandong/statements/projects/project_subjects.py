"""Works named as the subject of a verb of building (主语): 甲小学动工, 乙隧洞昨日通了水. What is built, and is begun,
roofed or put into use, is a work; firms, goods, people and sums, of which the same verbs are said, are none."""

import re
from collections.abc import Iterator

from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_identity import names_something, spelled
from liandong.statements.projects.project_nouns import HOUSES, is_generic
from liandong.vocabulary.patterns import by_letter, each
from liandong.vocabulary.verbs import OUTSIDE_NAMES

_AHEAD = r"(?!仪|典|率|项目|大会|动员|的|后|建设的|令|日|企业|面积|时|[前之以、]|遥|无望|了?吗)"
_OVER = r"(?=[,。;]|$)"
_VERBS = "|".join(
    (
        each("动工 开工 奠基 开建 修筑 封顶 竣工 完工 合龙 投产 通车 并网 投用 通线 试投产 落成", _AHEAD),
        rf"破土(?:动工|开工|奠基)?{_AHEAD}|建成(?=[,。;投通]){_AHEAD}",
        each("动了工 开了工 奠了基 破了土 封了顶 合了龙 投了产 送了电 并了网 点了火 完了工", "(?!的)"),
        r"通了[车水电气航](?!的)",
        each("计划总投资 预计总投资 总投资", r"(?:额|约|为|达|近|超过?|逾)*(?=\d)"),
        "试运[行营]|一次点火成功|点火成功|喜封金顶",
        each("打通全流程 启用 投运 点亮 带电", _OVER),
        rf"开[馆园港街]{_OVER}|投入(?:使用|运营|运行){_OVER}|揭牌(?:成立|运营)?{_OVER}",
        each("干到 干成 完到 完成", r"了?\d[\d.]*%"),
    )
)
_VERB = re.compile(by_letter(_VERBS))
_ADVERBS = re.compile(
    r"(?:也|都|均|已经?|又|还|正式|全面|全线|顺利|成功|如期|率先|同步|开始|双双|相继|提前|刚刚|主体|一期|今[年天日]|去年|昨[天日]|"
    r"日前|近日|目前|眼下|今起|在[\u4e00-\u9fff]{2,6}|[于在]?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|[于在]?(?:\d{4}年)?\d{1,2}月|[于在]?\d{4}年)+$"
)
"""Between the subject and the verb."""
_BUILT = re.compile(
    r"(?:[小中大]学|学[校院]|幼儿园|医院|[图博文体科美展]\w?馆|[剧法]院|市场|广场|商场|机场|大厦|大楼|[高低]层|公寓|酒店|影城|"
    r"枢纽|水库|电站|泵站|车站|[水电]厂|大桥|隧道|隧洞|[高铁公]路|高速|大道|渠|水闸|码头|泊位|管廊|塔|公园|园区|基地|中心|"
    r"(?<!展)馆|[仓谷岛厂园库坊]|(?<![县全古])城|(?<!香)港|机组|装置|管道|互通|飞地|空间|家园|社区|车棚|驿站|天地|[汇荟]|专区|[快专环支]线|[一二三四五六]期|"
    r"\d代线|之[眼心门窗星光翼冠环芯])$"
)
"""What the name of a building or way ends in."""
_PLANT = re.compile(r"(?:机组|装置|管道)$")
"""What stands in every works: 煤电机组 is a kind, and needs a place or brand."""
_DAY = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?")
"""A day before the name: 1998年甲市场封顶."""
_BAD = re.compile(
    r"[,。;:!?、的了在到]|项目|工程|第[一二三四]批|[一二三四五六七八九十百\d]+[个座条项批家处]|记者|仪式|力争|确保|计划|预计|"
    r"据[说悉称闻传]|听说|开工|动工|竣工|投产|通车"
)
_GROUND = re.compile(
    r"[开动]工|奠基|开建|封顶|竣工|完工|合龙|投产|通[车线水电气航]|并网|破土|落成|建成|通了|了[工基土顶产电网火]|金顶|总投资|\d%"
)
"""What is told of works alone: 启用, 上线 and 揭牌 are told of services, forums and brands as well."""
_LONGEST = 28
_QUOTED = re.compile(r"“[^“”,。;:!?]{3,14}”$")
"""A quotation right before the verb: “甲之心”开工."""
_SLOGAN = re.compile(
    r"“(?:[我你要让一]|[^”]{0,8}(?:是|就|行动|活动|计划|品牌|模式|机制|政策|项目|工程|制造|速度))|[++]"
)
"""What is quoted and is no name."""
_COSTING = re.compile(
    r"总投资(?:约|近|超过?|逾|达)?\d[\d.]*(?:余|多)?[万亿]元的(?P<name>[^,。;:、的“”]{3,20}?)"
    r"(?:正式|成功|顺利|今日|昨日|日前|签约)*(?P<verb>签约|落户|落子|花落|开工|动工|奠基|封顶|竣工|投产|投用|启用|揭牌|开业|开园)"
)
"""总投资30亿元的 | 甲谷签约: what has a sum and a stage is a work, whatever it is called."""
_NO_WORK = re.compile(r"[\d个批]|^(?:重点|重大)")
_CALLED = re.compile(
    r"(?:孵化器|飞地|园区?|中心|平台|基地|载体|综合体|地标|大厦|社区|小镇|街区|总部)(?P<name>“[^“”,。;:!?]{3,14}”)"
    r"(?:[昨今][日天]|日前|近日)?(?:在[\u4e00-\u9fff]{2,8}?)?(?:正式|顺利|成功|全面)?(?:启动)?(?P<verb>揭牌|启用|运营|开园|开业|开馆|开工|动工|封顶|竣工|投用|签约|落户)(?!仪|商|者)"
)
"""A noun of works, and what the work is called: 首个省外孵化器“甲岛”在乙地揭牌."""


def find(reading: Reading, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of the subjects in a sentence; none that overlaps with `taken`."""
    if sentence.index not in places(reading) or sentence.index in hearsay(reading):
        return
    for match in _VERB.finditer(sentence.text):
        if negated(reading.plain, sentence.start, sentence.at(match.start())):
            continue
        between = _ADVERBS.search(sentence.text, max(0, match.start() - 16), match.start())
        end = sentence.at(between.start() if between else match.start())
        start = _quotation(reading, sentence, end, match.group()) or _start(reading, sentence, end)
        if start is None or any(low < end and start < high for low, high in taken):
            continue
        yield start, end
    yield from _told_of(reading, sentence, taken)


def _told_of(reading: Reading, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What a noun of works calls by a quotation, and what a sum and a stage are told of."""
    for match in _COSTING.finditer(sentence.text) if "总投资" in sentence.text else ():
        start, end = sentence.at(match.start("name")), sentence.at(match.end("name"))
        unlike = _NO_WORK.search(match["name"]) or is_generic(match["name"] + "项目") or not _is_built(match["name"])
        words = reading.tokens.between(start, end)
        adrift = words[-1].end != end or any(t.tag in ("p", "d", "r", "uj", "c", "ul") for t in words)
        if not (unlike or adrift or any(low < end and start < high for low, high in taken)):
            yield start, end
    for match in _CALLED.finditer(sentence.text) if "“" in sentence.text else ():
        start, end = sentence.at(match.start("name")), sentence.at(match.end("name"))
        denied = negated(reading.plain, sentence.start, sentence.at(match.start("verb")))
        unlike = _SLOGAN.match(match["name"]) or not _is_built(match["name"][1:-1])
        if not (denied or unlike or any(low < end and start < high for low, high in taken)):
            yield start, end


def _is_built(name: str) -> bool:
    """Whether a name ends in a noun of what is built; a sum, a deal or a quotation alone makes no work of a name."""
    return _BUILT.search(name) is not None or HOUSES.search(name) is not None


def places(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences in which such a subject may stand."""
    return reading.once(_places)


def _places(reading: Reading) -> frozenset[int]:
    told = (*reading.holding(_VERB), *reading.holding(_CALLED), *reading.holding(_COSTING))
    return frozenset(s.index for s in told if s.paragraph and not s.heading)


def _quotation(reading: Reading, sentence: Sentence, end: int, verb: str) -> int | None:
    """Where the quotation begins that ends at `end`, where it may be what a work is called: by its noun, or by a verb
    of building behind it."""
    quoted = _QUOTED.search(reading.plain, max(sentence.start, end - 16), end)
    if quoted is None or _SLOGAN.match(quoted.group()) or is_generic(quoted.group()[1:-1]):
        return None
    if not (_GROUND.search(verb) or _is_built(quoted.group()[1:-1])):
        return None
    inside = reading.tokens.between(quoted.start() + 1, end - 1)
    return None if any(t.tag in ("p", "r", "uj", "ul") for t in inside) else quoted.start()


def _start(reading: Reading, sentence: Sentence, end: int) -> int | None:
    """Where the name begins that ends at `end`; None where what ends there is no name of a work."""
    plain = reading.plain
    start, high = trim(plain, reading.tokens.name_start(end, max(sentence.start, end - _LONGEST)), end)
    day = _DAY.match(plain, start, end)
    start = day.end() if day else start
    text = plain[start:high]
    if high != end or not 3 <= len(text) <= _LONGEST or not _BUILT.search(text):
        return None
    if _BAD.search(text) or is_generic(text):
        return None
    if not (day and day.group()) and start > sentence.start and plain[start - 1] not in ",。;:、的“ ":
        return None
    words = [*reading.tokens.between(start, end)]
    if not words or words[-1].end != end:
        return None
    if any(t.word in OUTSIDE_NAMES or t.tag in ("p", "d", "r", "uj", "c") for t in words):
        return None
    regions = reading.regions_in(start, end)
    proper = spelled(words[:-1]) or (not _PLANT.search(text) and any(names_something(t) for t in words[:-1]))
    return start if regions or proper else None
