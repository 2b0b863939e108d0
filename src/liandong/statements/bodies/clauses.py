"""Clauses (小句): where they stand, and the noun phrase that each opens with."""

import re

from liandong.statements.bodies import organisations
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading

LEAD = re.compile(
    r"(?:今明两年|截至|截止|眼下|如今|现如今|时下|到(?!位|港|账|会|场|访|岗)|至|自|从(?!业|事|教|严)|今年|去年|目前|当时|近年来|这?其中|这里[面头]|这当中|再往前数|往前数|单是|光是|[从由][\u4e00-\u9fff]{2,8}?(?:迁来|搬来|引来|引进|请来|移来|迁入)的|此外|同时|数据显示|据介绍|据悉|据统计|据了解|"
    r"再?比如|再?例如|譬如|会议指出|报告显示|统计显示|年内|未来|随着|期间|"
    r"与此同时|另外|记者获悉|记者了解到|总的来看|总体来看|另据|预计|全部|建成后|达产后|投产后|通车后|项目建成后|"
    r"会上|现场|当天|活动现场|据测算|最终|那时|这时|彼时|也|又|还|已经?|力争|争取|确保|按照?设想|按?照?规划(?=[,两全])|按照?计划|根据规划|全年|以来|"
    r"[近这今]后?[一二两三四五六七八九十\d]+年[来里内]?(?:以来)?|[\u4e00-\u9fff]{2,8}?以来|[一二两三四五六七八九十]年[来里内]|截至目前|到目前|目前为止|此次|本次|"
    r"[,、:;\s✔✓√☑●○■□◆◇★☆▶►▲△▼•▪※→⇒✦✅①-⑳\u2700-\u27bf\U0001f300-\U0001faff\ufe0f]|\d{4}年(?:底|末|初)?|\d{1,2}月(?:\d{1,2}日|[底末初份])?|第?[一二三四]季度|[上下]半年|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\)|一是|二是|三是|首先|其次)+"
)
"""Words of time, source and order before a subject."""
ENTITY = re.compile(
    r"(?:企业|产业|省|市|区|县|州|镇|园|园区|集团|公司|机构|中心|体系|项目|联盟|城|号线|线路|制造业|服务业|行业|"
    r"平台|工厂|基地|[大快]道|高速|公路|铁路|高铁|快线|城际|专线|管道|运河|隧道|航线|班轮|班列|[^板]桥|水库|展馆|段|银行|[分支农商工建]行|大学|学院|医院|学校|市场主体|主体|地区|试点|总部|车企|港湾|手册|枢纽|实验室|公寓|"
    r"规划|服务点|代表团|专项资金|院|系统|港|机场|口岸|码头|湾区|大厦|工程|共同体|车队|模式|两地|三地|四地|两市|全国|全市|全省|全区|"
    r"我市|我省|我区|我国|中国|政府|部门|局|委|会|高校|智库|基金|指数|[港台外客侨民]商|三角|都市圈|经济圈|城市群|协会|商会|走廊|[^一]片区|航站楼|电站)(?:数量|总量|"
    r"等)?$"
)
"""Nouns that hold numbers: bodies, places, groups, works."""
_MEASURE = re.compile(
    r"(?:规划|设计|总装机|总)?(?:目标规模|总规模|投资规模|产业规模|规模(?!以上)|总额|总投资|投资额|面积|用时|年?产值|产能|营业收入|销售收入|营收|利润|"
    r"税收|增速|比重|占比|(?:货物|集装箱|旅客)?吞吐量|产量|销量|客运量|货运量|发电量|装机容量|(?:地区)?生产总值|GDP|增加值|进出口总?[额值]|财政收入|[存贷]款余额|人口|全长|总长|市值|净利润|总资产|成交额|交易额|得分|占地|用地|建筑面积|首期|一期|投资|(?:盘子|体量|块头|个头|规模)(?:不?[大小](?:些|点|得多)?|最[大小])?)$"
)
_TOWARDS = re.compile(r"[向对](?<=[行司府委局会团院区市县省][向对])(?=[\u4e00-\u9fff]{2})")
"""江苏银行向海澜集团: the tagger may take 向海 for a name."""
_BY = re.compile(r"由(?<=[\u4e00-\u9fff]{2}由)(?<![自理缘]由)(?![于来])")
"""项目由远航集团投资: behind what is done stands who does it."""
_MARK = re.compile(r"[,;:。!?]")
_BOUNDARY = re.compile(r"[,;。!?:\n]")
_OPENING = (",", ";", ":", "。", "!", "?", "】", "【", "|", "\t")
_ALL_TOLD = re.compile(r"(?:一共|总共|共计|合共|总计|共|来了|到了|到场)$")
_TAIL = re.compile(r"(?:近期|近日|日前|目前|中|里|期间|方面|以来|上|现)$")


def clauses(reading: Reading, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The clauses of [start, end): stretches between commas, semicolons and colons; each number asks several times for
    those before it."""
    return reading.once_for(_clauses, (start, end))


def _clauses(reading: Reading, stretch: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    start, end = stretch
    out, low = [], start
    for match in _MARK.finditer(reading.plain, start, end):
        at = match.start()
        if at > low:
            out.append((low, at))
        low = at + 1
    if end > low:
        out.append((low, end))
    return tuple(out)


def clause_start(plain: str, floor: int, at: int) -> int:
    """Where the clause that holds `at` begins, not before `floor`: behind the last mark, dash or open bracket."""
    start = floor
    for mark in _OPENING:
        start = plain.rfind(mark, start, at) + 1 or start  # what a nearer mark leaves to look through is short
    dash = plain.rfind("—", start, at)
    while dash >= 0 and dash + 1 < at and plain[dash + 1].isdigit():
        dash = plain.rfind("—", start, dash)  # 3—5 is a range
    start = dash + 1 if dash >= 0 else start
    bracket = plain.rfind("(", start, at)
    return bracket + 1 if bracket >= 0 and ")" not in plain[bracket:at] else start


def clause_end(text: str, start: int) -> int:
    """Where the clause that `start` stands in ends: at the next mark or line break."""
    mark = _BOUNDARY.search(text, start)
    return mark.start() if mark else len(text)


def behind_lead(reading: Reading, start: int, end: int) -> int:
    """Where the clause [start, end) goes on behind words of time, source and order; each number asks it of its own
    clause several times."""
    return reading.once_for(_behind_lead, (start, end))


def _behind_lead(reading: Reading, clause: tuple[int, int]) -> int:
    lead = LEAD.match(reading.plain, *clause)
    return lead.end() if lead else clause[0]


def clause_subject(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase before the predicate of the clause [start, end); None where it opens with its predicate.

    Of 甲的乙 it is 乙 where that can hold a number (领军企业的中铁隧道局), else 甲 (车企的路测里程); a measure at its
    end (基金总规模) is no part of it.
    """
    plain = reading.plain
    start = behind_lead(reading, start, end)
    cut = reading.tokens.predicate(start, end)
    body = organisations.at(reading, start)
    if body and cut < body.end <= end and not _BY.search(plain, start, body.end):
        return body.start, body.end  # 远航新能源有限公司: its brand is a verb elsewhere
    if plain.startswith("至", cut):
        return None  # 甲至乙 is a way, and holds nothing
    if cut - start < 2:
        of = plain.find("的", start, end)
        if of < 0 or of - start > 12:
            return None
        start, cut = of + 1, reading.tokens.predicate(of + 1, end)
    cut = _before_verb(reading, start, cut) if cut == end else cut
    for others in (_TOWARDS, _BY):
        found = others.search(plain, start, cut)
        cut = found.start() if found else cut
    measure = _MEASURE.search(plain, start, cut)
    cut = measure.start() if measure and measure.start() >= start + 2 else cut
    of = plain.rfind("的", start, cut)
    if of >= 0 and cut - of > 2:
        if ENTITY.search(plain, start, of) and not ENTITY.search(plain, of + 1, cut):
            cut = of
        else:
            start = of + 1
    if start < cut and plain[start] in "由在对向":
        start += 1
    start, cut = trim(plain, start, cut)
    if cut > start and plain[cut - 1] == "的":
        cut -= 1
    tail = _TAIL.search(plain, start, cut)
    cut = tail.start() if tail else cut
    if plain.startswith(("分行", "支行", "分公司", "分局"), cut):
        cut += 2 + plain.startswith("公司", cut + 1)  # the tagger may take 分 for a verb
    return (start, cut) if cut - start >= 2 else None


def _before_verb(reading: Reading, start: int, end: int) -> int:
    """Where a subject ends right before a number: before a verb of one letter (乙区出|4名) and before words of counting
    (清单上|一共)."""
    told = _ALL_TOLD.search(reading.plain, start + 2, end)
    if told:
        return told.start()
    tokens = reading.tokens
    last = next(iter(tokens.indices(end - 1, end)), None)
    if last is None or tokens.starts[last] < start + 2 or tokens.ends[last] != end:
        return end
    return tokens.starts[last] if tokens.tags[last] == "v" and len(tokens.words[last]) == 1 else end
