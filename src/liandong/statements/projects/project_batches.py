"""Batches of projects (成批项目): where the text counts or names many works, an enumeration lists members of the batch,
whatever closes it (甲、乙列在其中; 则有甲、乙), unless its items are something else."""

import re
from collections.abc import Iterator

from liandong.statements.bodies import organisations
from liandong.statements.grammar.lists import members
from liandong.statements.grammar.phrases import trim, unquoted
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_nouns import HOUSES, NOUN, is_generic
from liandong.vocabulary.industries import find_industries
from liandong.vocabulary.tables import sections
from liandong.vocabulary.verbs import IN_NAMES, OUTSIDE_NAMES, PREDICATES

_COMMON = frozenset(sections("verbs.txt")["taken for names"])
_N = r"[\d一二三四五六七八九十两百余多]"
_COUNTS = re.compile(
    rf"[个项宗件工](?:(?<={_N}[个项宗件])(?:[^,。;:、!?\n]{{0,12}}?(?:项目|工程|实事)(?!部|处|办)|(?<=(?:开工|签约|动工|竣工|投产|开建|在建)\d[个项]))"
    rf"|(?:(?<=项)目|(?<=工)程)[^,。;:、!?\n\d]{{0,6}}?{_N}{{1,6}}[个项宗])"
)
"""A number of works: 36个项目, 项目新开工4个, 十件实事."""
_CLAUSE = re.compile(r"[^,;:。!?\n\t]+")
_CLOSER = re.compile(
    r"等(?![级离温高])|(?<![第\d])(?:[两三四五六七八九十]|\d+)(?:余|多)?(?:[个项宗家]|大(?![道桥学]))|"
    r"(?:也|均|都|皆|已|则|全部|相继|陆续|先后|同步|正在|正式|今[年天日]|去年|当[天日]|昨[天日]|列在|列入|在其|在列|(?<![\u4e00-\u9fff])在|"
    r"于\d|赫然|位列|入列|[榜]上有名|这(?:[些几\d两三四五六七八九十])|被)"
)
"""Where the last member ends: what is said of all of them together."""
_DONE = re.compile(
    r"(?:集中|全面|启动|加快|正式|顺利)*(?:签约|开工|动工|破土|奠基|竣工|投产|建成|落成|投用|完工|运营|开建|推进|建设|落地|通车)(?:建设)?$"
)
_CALLED = re.compile(r"[^,。;:、]{0,12}(?:项目|工程)$")
"""两个科技含量较高的项目: what closes the list calls its members works."""
_ON_LIST = re.compile(r"名单|之列|其中|在列|在内|榜")
_MAKES = re.compile(
    r"(?:建设|新建|扩建|修建|兴建|改建|建成|开工|动工|引进|引入|引来|落户|投建|在建|启动|开建)(?:了|的|起)?[^、,]{0,4}$"
)
_TOLD = re.compile(
    r"(?:签约|开工|动工|破土|奠基|竣工|投产|建成|落成|投用|完工|开建|施工|启动建设|加快建设|通车)(?!仪|的|后|率)"
)
_BUILT = re.compile(
    r"签约|开工|动工|破土|奠基|竣工|投产|建成|落成|投用|完工|开建|施工|建设|通车|新建|扩建|修建|兴建|改建|"
    r"引进|引入|引来|落户|投建|在建|启动"
)
"""Words of which `_DONE`, `_TOLD` and `_MAKES` hold one each."""
_NOUN = re.compile(r"(?:项目|工程)(?!部|[一二三四]期)(?=[^,、]{2})(?![^,、]*(?:项目|工程))")
"""What the last member ends with, whatever is told of it behind."""
_MEASURE = re.compile(r"\d[\d.]*[余多万亿]*[条吨千个座家处项名人次元公平户亩栋幢所块台套]")
_ADVERBS = frozenset("也已将拟均都还又则再即有是为")
_OF_NOUN = re.compile(r"(?:项目|工程)$")
_WAITS = re.compile(r"待|随着|以来|如果|比如|像|^分")
_REACHES = re.compile(
    r"连通|相连|贯通|连接|交会|交汇|穿过|经过|接入|衔接|环绕|通车[后前]|建成[后前]|依次|包围|(?:投产|开工|竣工)[后前]"
)
"""What the members are to something else: the ways that reach it, the conditions of what follows."""
_AS_ONE = re.compile(r"(?:计划|预计|项目|工程)*(?:总?投资|全长|占地|总建筑|用地)")
"""甲园、乙园项目总投资12亿元: the two are one work."""
_PARTS_OF = re.compile(r"(?:项目|工程|基地|园区?)[^,。;]{0,12},$")
_TO_HOLD = re.compile(r"(?:要|将|拟|会|可|计划|主要|规划)+(?:做|建|打造|布局|配套|设|形成|发展|涵盖|包括)")
"""甲项目,要做乙园和丙基地: these are parts of the one named."""
_LED = re.compile(
    r"(?:(?:正在|规划|拟|将|新|续|加快|推进|有|是|为|则|即)*(?:建设|新建|扩建|修建|改建|引进|引入|引来|开工|实施|推进|有|是|为|即))(?!项目|工程)"
)
_OTHERS = re.compile(
    r"等?(?:\d+|[一二两三四五六七八九十多几]+)?(?:余|多)?(?:家|个|名|位|大|类|项|地|国)?[^,。;:、项]{0,8}?"
    r"(?:企业|单位|公司|领域|产业|行业|部门|国家|城市|活动|政策|措施|方面|产品|问题|环节|服务|专家|代表|嘉宾|机构|银行|"
    r"高校|院校|人才|设备|功能|要素|资源|优势|地区|区域|[省市县区乡镇地国人]|协议|文件|平台|集群|品牌|设施|指标|内容|工作)$"
)
"""What closes an enumeration of other things: 等12家企业, 等领域."""
_HEAD = re.compile(
    r"(?:项目|工程|基地|园|园区|中心|总部|厂|大道|路|线|站|港|小镇|平台|研究院|实验室|电站|储能|风电|光伏|桥|隧道|学校|医院|"
    r"卫生院|厂房|段|综合体|街区|铁路|高铁|高速|扩建|改造|技改|扩能|治理|大修|迁建|期|池|库|民宿|酒店|小区|广场|大厦|机场|码头|场|城|馆|度假村|文化村|宫|驿站|孵化器|市场|示范园)$"
)
_OTHER = re.compile(
    r"(?:产业|行业|领域|业|公司|集团|银行|大学|学院|协会|商会|[局委办部处科]|省|[^园]市|县|[^园小社片街校库景港湖厂院]区|乡|镇(?<!小镇)|"
    r"会|论坛|仪式|活动|大赛|节|奖|协议|备忘录|条例|意见|方案|规划|计划|清单|政策|机制|服务|书记|[市县区省镇局处院校社厂]长|"
    r"主任|主席|经理|先生|女士|记者|教授|院士|亿元|万元|人|产品|技术|材料|设备|装备|制造|品牌|资金|土地|人才|方面|阶段|体系|能力|水平|"
    r"(?:重大|重点|补短板|同类|[一二三四]批)项目|环境|经济|文化|旅游|教育|医疗|生态|交通|能源|金融|贸易|物流|科技|创新|合作)$"
)
_OF_FIRMS = re.compile("科技|集团|股份|控股|实业|新材|电子|能源|生物|医药|智能|重工|机械|食品|高科")
_DONE_TO = re.compile(
    r"^(?:此次|本次|这次|拟|新(?=[开签])|计划)|(?:开工|动工|投产|竣工|签约|续建|在建|落地|新建|完工|投用)$"
)
"""建成投产、续建等58个项目: what was done with them, and no names."""
_BRAND = 8
"""Characters of the longest brand: what the tagger takes its letters for says nothing."""
_LEADS_ELSEWHERE = re.compile(
    r"(?:涉及|涵盖|覆盖|围绕|聚焦|归入|归为|主营|生产|产品|来自|分布|经营|出席|参加|邀请|分为|属于|从事|销往|瞄准|主导|"
    r"分(?=$)|位于|毗邻|连接|途经|经过|穿越|支持|形成|提供|具备|实现|按照|依托|利用|集|以|由|与|同|向|到过)[^、]{0,6}$"
)


def counts_works(text: str) -> bool:
    """Whether the text gives a number of works."""
    return _COUNTS.search(text) is not None


def find(reading: Reading, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of the members of enumerations in a sentence that a batch stands over; none of `taken`."""
    if "、" not in sentence.text:
        return
    near, since = reading.once(_under)
    if not (sentence.index in near or sentence.index > since or _BUILT.search(sentence.text)):
        return
    for clause in _CLAUSE.finditer(sentence.text):
        if "、" not in clause.group():
            continue
        low, high = sentence.at(clause.start()), sentence.at(clause.end())
        if not any(low < end and start < high for start, end in taken):
            yield from _members(reading, sentence, *clause.span())


def _under(reading: Reading) -> tuple[frozenset[int], int]:
    """Numbers of the sentences that a batch stands over, counted in the title, in their paragraph or the one before;
    and the number of the first sentence that counts works."""
    title = reading.title
    if title and _COUNTS.search(title.text):
        return frozenset(sentence.index for sentence in reading.body), title.index
    out: set[int] = set()
    counted = reading.holding(_COUNTS)
    for sentence in counted:
        for other in reading.sentences[sentence.index :]:
            if other.paragraph > sentence.paragraph + 1:
                break
            out.add(other.index)
    return frozenset(out), counted[0].index if counted else len(reading.sentences)


def _members(reading: Reading, sentence: Sentence, low: int, high: int) -> list[tuple[int, int]]:
    """The members of the enumeration in the clause [low, high) of the sentence, where most of them are works, or where
    all are and the clause tells that they are built."""
    text = sentence.text
    spans = members(text, low, high, joints="、")
    if len(spans) < 2 or min(b - a for a, b in spans) < 3:
        return []
    last = spans[-1]
    closer = _CLOSER.search(text, last[0] + 2, high)
    if closer and _OTHERS.match(text[closer.start() : high]):
        return []
    end = closer.start() if closer else last[1]
    noun = _NOUN.search(text, last[0], end)
    end = noun.end() if noun else end
    done = _DONE.search(text, last[0] + 3, end)
    spans[-1:] = _joined(text, last[0], done.start() if done else end)
    if _PARTS_OF.search(text[:low]) and _TO_HOLD.match(text, low):
        return []
    first = _behind_lead(reading, sentence, *spans[0])
    if _LEADS_ELSEWHERE.search(text, low, first) or _WAITS.search(text[low : first + 1]):
        return []
    if _REACHES.search(text, spans[-1][1], high) or _AS_ONE.match(text, spans[-1][1]):
        return []
    spans[0] = (first, spans[0][1])
    marked = [trim(reading.plain, sentence.at(a), sentence.at(b)) for a, b in spans]
    found = [unquoted(reading.plain, *span) for span in marked]
    sorts = [sort_of(reading, *span) for span in found]
    for at, (bare, whole) in enumerate(zip(found, marked, strict=True)):
        if bare != whole and sorts[at] in ("plain", "open"):
            sorts[at] = "work" if _HEAD.search(reading.plain, *bare) else "named"  # a quotation is a name
    heads = sorts.count("work") + sorts.count("plain")
    works = heads + sorts.count("named")
    told = done or _TOLD.search(text, spans[-1][1], high)
    near, since = reading.once(_under)
    if sentence.index in near:
        called = closer and _CALLED.search(text, closer.start(), high)
        if called:
            enough = "other" not in sorts and works > 0
        elif _OF_NOUN.search(text, *spans[-1]):  # 甲风电、光伏设备项目 is one
            enough = heads == len(sorts) and "work" in sorts
        else:
            listing = closer and _ON_LIST.search(text, closer.start(), high)
            enough = 2 * works > len(sorts) and ("work" in sorts or listing is not None)
    else:
        built = told or _MAKES.search(text, low, first)
        enough = heads == len(sorts) < 2 * sorts.count("work") and (bool(built) or sentence.index > since)
    left_out = ("other",) if "work" in sorts else ("other", "open")
    return [span for span, sort in zip(found, sorts, strict=True) if sort not in left_out] if enough else []


def _joined(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The last member, or the last two where 和 or 与 joins two works (甲工厂和乙中心)."""
    spans = members(text, low, high, joints="和与及")
    works = len(spans) == 2 and all(b - a >= 4 for a, b in spans) and _HEAD.search(text, *unquoted(text, *spans[0]))
    return spans if works else [(low, high)]


def _behind_lead(reading: Reading, sentence: Sentence, low: int, high: int) -> int:
    """Where the first member begins: behind the last verb, preposition or 的 that leaves a name behind it."""
    start = low
    for token in reading.tokens.between(sentence.at(low), sentence.at(high) - 2):
        if token.end > sentence.at(high) - 3:
            break
        if token.word == "重点":
            continue
        leads = token.word in OUTSIDE_NAMES or token.tag in ("p", "uj", "ul", "c")
        if (
            leads
            or token.word in _ADVERBS
            or (token.tag in ("d", "v", "r") and len(token.word) > 1 and token.word not in IN_NAMES)
        ):
            start = token.end - sentence.start
    if sentence.text.startswith("经开区", start - 1):
        start -= 1  # 有经|开区: the tagger takes 经 for a word with 有
    led = _LED.match(sentence.text, start, high)
    return led.end() if led and high - led.end() >= 3 else start


def sort_of(reading: Reading, start: int, end: int, *, of_goods: bool = False) -> str:
    """What a member is: `work` by its head and a part of its own, `plain` by its head, `named` by a part of its own
    alone; `other`, or `open`. `of_goods`: the name of a firm or of goods may stand for the work."""
    text = reading.plain[start:end]
    if not 3 <= len(text) <= 40 or _MEASURE.match(text) or is_generic(text):
        return "other"
    if not of_goods and (_OTHER.search(text) or _OTHER.search(text.partition("(")[0])):
        return "other"
    body = organisations.at(reading, end - 1)
    if body and body.end == end and body.start <= start and not (of_goods or _HEAD.search(text)):
        return "other"
    regions = reading.regions_in(start, end)
    if any(hit.end == end for hit in regions):
        return "other"
    tokens = list(reading.tokens.between(start, end))
    if any((t.word in PREDICATES or t.tag in ("p", "r", "uj")) and t.word not in ("至", "到") for t in tokens):
        return "other"
    if any(hit.end == len(text) and hit.start <= (0 if of_goods else 2) for hit in find_industries(text)):
        return "other"
    proper = bool(regions) or any(
        t.tag in ("nz", "nr", "nrt", "nt", "ns", "eng") and len(t.word) > 1 and t.word not in _COMMON for t in tokens
    )
    built = HOUSES.search(text)
    head = built or _HEAD.search(text)
    noun = head.start() if head else next((m.start() for m in NOUN.finditer(text) if m.end() == len(text)), None)
    if noun is None:
        return "named" if proper and len(text) >= 4 else "open"
    return "work" if proper or (noun >= 7 and not built) else "plain" if noun >= 3 or len(text) >= 5 else "open"


def may_be_called(reading: Reading, start: int, end: int) -> bool:
    """Whether the words may be what one of a batch of works is called by: no field, body, place or clause."""
    text = reading.plain[start:end]
    if not 4 <= len(text) <= 40 or is_generic(text) or _DONE_TO.search(text):
        return False
    words = reading.tokens.between(start, end)
    firm = (
        len(words) > 1 and _OF_FIRMS.fullmatch(words[1].word) is not None
    )  # 远航科技: the tagger takes the brand for a verb
    does = words[0].tag == "v" and words[0].word not in IN_NAMES and not firm
    if does or (len(text) > _BRAND and any(t.word in OUTSIDE_NAMES for t in words)):
        return False
    if any(hit.end == end for hit in reading.regions_in(start, end)):
        return False
    return not any(hit.start == 0 and hit.end == len(text) for hit in find_industries(text))
