"""Nouns of projects (项目名词): the words that names of works end in, and phrases of such words that name nothing."""

import re
from functools import lru_cache

from liandong.vocabulary.patterns import any_of, by_letter, each, longest_first
from liandong.vocabulary.stages import STAGE_WORDS
from liandong.vocabulary.tables import sections

_STANDS = (
    r"(?=[,。;:、()\s]|项目|工程|[一二三]期|[东西南北]?[延扩]|开工|动工|竣工|投产|通车|全长|总投资|建成|落成|投用|揭牌|正式|"
    r"已|将|也|均|都|同步|开始|即将|今年|去年|预计|计划|估算|启动|加快|提升|改造|扩建|改扩建|迁建|新建|在建|封顶|完工|占地|选址|土建|"
    r"是一?条|串联|连接|贯穿|起于|含|亦|等配套|(?<=[路速道线])[\u4e00-\u9fff]{2,14}?(?<!阶)段(?!时))"
)
"""What may follow a noun of one or two letters that is an ordinary word elsewhere."""
STANDS = re.compile(
    any_of(word for word in STAGE_WORDS if len(word) > 1) + r"|[,。;:、!?()\s”」]|$|[一二三四1-4]期|[东西南北]?[延扩]|"
    r"改造|提升|修建|新建|迁建|建于|建设(?![^,。;]{0,6}[者局委部])|恢复|移交|搬迁|完成|首|进入|进场|通过|获得?[国省市自发批核]|取得|一次|带电|全容量|主体|桩基|基础|土建|"
    r"全长|全线|全部|全面|总投资|总建筑|总长|计划|预计|规划(?![局委部])|估算|占地|用地|落户|落子|花落|"
    r"已|将|也|均|都|正在?(?!当|值|常)|拟|即将|仍|尚|还|同步|同时|正式|顺利|如期|提前|陆续|相继|先后|成功|力争|有望|确保|盛大|举行[^,。]{0,3}[工基牌幕]|"
    r"[今去明]年|年[内底]|[昨今当同][天日]|日前|近日|目前|现已|本月|上月|前不久|\d|[于在][\d今昨去明当]|"
    r"在[^,。;:、的]{2,12}?(?:正式|顺利|成功|全面)?(?:揭牌|启用|开[园馆港业工]|投[用产]|动工|奠基|封顶|挂牌|落成|签约)|"
    r"喜封|迎来|跑出|刷新|打通|点[亮火]|摘牌|试(?:投产|通水|运行)|今起|"
    r"位于|坐落|由|是一?[条座个家所]|串联|连接|贯穿|起于|含|亦|和|与|及|以及|等|的(?:建设|施工|开工|投用|建成|投产)|"
    r"(?<=[路速道线])[\u4e00-\u9fff]{2,14}?(?<!阶)段(?!时)"
)
"""What may follow a noun of the table: what becomes of works, when, and where they are."""
_BUILT = longest_first({word for words in sections("works.txt").values() for word in words})
"""Nouns of what is built, whose bearers mostly stand already."""
HOUSES = re.compile(
    rf"(?:{any_of(word for sort, words in sections('works.txt').items() if sort != 'bodies' for word in words)})$"
)
"""Those of them that no body is called by."""
_ORDINARY = ["大道", "公路", "快速路", "医院", "学校", "公园", "生态园", "展示园", "文化园"]
NEEDS_MORE = frozenset((*_ORDINARY, *_BUILT))
"""Nouns that are ordinary words too: one ends a name only where what stands behind it may stand behind a work."""
BUILT = frozenset(_BUILT)
_WORK_OF = re.compile("(?:项目|工程|期)$")
_PHASE_OF = re.compile("项目[一二三]期$")
"""What goes on behind a noun of what is built, or behind another, and makes the name one of a 项目."""
_BORNE = "养殖场 牧场 酒店 度假村 温室 文化宫 少年宫 批发市场 大市场 无水港 孵化器 驿站 联络点"
"""Nouns of what is opened, at any place in a clause."""
_TRADES = "商贸 家居 建材 汽车 服装 影视 体育 科教 医药 航空 光电 农贸 珠宝 文旅 机器人 软件 电商 石化"
"""What a 城 is of, that is built and no city."""
_PHASED = r"[\u4e00-\u9fff]{3}"

_NOUNS = "|".join(
    (
        r"项目(?![部组团书单经办方管化清库申需发推业])|工程(?!建(?!成))(?![师学院领机技部车局承类大中技术装塑])",
        each("产业 科技 科创 创新 双创 示范 创业 工业 物流 孵化 合作 电商", "园区?"),
        r"分(?<=[\u4e00-\u9fff]{2}分)园",
        "园区",
        each("产业 智慧 科技 创新", "城"),
        r"港(?<=产业港|人才港|科技港|生态港|创新港|智慧港)(?![口务币元区])",
        "新城|小镇|基地|园(?<!开园)(?=,|。|;|:|、|落户|开工|动工|揭牌|开园|项目|一期|二期)",
        r"总部(?:大楼|大厦|基地|项目|园区)?(?![经企功集型])|中心(?![城区镇任理事书工环会员组站]|主(?!体))",
        r"号线(?<=\d号线)(?:一期|二期|东延|延长线)?(?:工程)?",
        each(
            "高铁 铁路 城际 高速 大桥 隧道 机场 港区 码头 枢纽 航站楼 水库 电站 电厂 风电场 综合体 商圈 航线 "
            "试验场 廊道 校区 公寓 度假区 景区 大厦 双子塔 金融城 车队",
            "(?:工程|项目)?(?![建公沿网经务化局旅运站客港])",
        ),
        "工厂",
        each("厂 桥 学院", _STANDS),
        each("示范 先行 试验", "段") + r"(?=[,。;]|[已正全将]|开工|通车)",
        "工作站|商业街|美食街|特色街区|风情街区|步行街区|示范园(?!区)",
        each(_BORNE, "(?:项目|工程)?"),
        each(_TRADES, r"城(?![市区县管])"),
        each("生产 总装 组装 装配", "线(?:项目)?"),
        "产线项目|实验室|研究院|试验区|示范区|先行区|合作区|服务点|联络[处点]|办事处|服务站",
        each("管理 服务 数据 信息 监管 云 互联网 公共服务", "(?:系统|平台)"),
        each(" ".join((*_ORDINARY, *_BUILT)), ""),
        *(
            rf"{phase}(?<={_PHASED}{phase})(?:期|标段)(?=[,。:;、]|工程|项目|开工|竣工|投产|正式|总投资)"
            for phase in "一二三四"
        ),
    )
)
NOUN = re.compile(by_letter(_NOUNS))
_ELSEWHERE = "医院 学院 学校 公园 公寓 厂 机场 景区 桥 大厦 实验室 研究院 铁路 高铁 公路 高速 大道 码头 “工程”"
WEAK = frozenset((*_BUILT, *_BORNE.split(), *_ELSEWHERE.split()))
"""Nouns that bodies, places and ways bear too: what they name is a project only where a sum, list or stage says so."""
OPENED = frozenset((*(trade + "城" for trade in _TRADES.split()), *_BORNE.split()))
"""Nouns of houses that open, trade and sign day by day: 开业 and 签约 make no work of their bearers."""
_WAYS = "大桥 铁路 高铁 城际 高速 大道 公路 水库 隧道 电站 风电场 码头 快速路 航站楼"
OWN_NAME = frozenset(noun + work for noun in _WAYS.split() for work in ("", "工程", "项目"))
"""Nouns that make a name of whatever stands before them: 甲大桥, 乙大道."""
TAIL = re.compile(
    r"(?:建设)?(?:项目|工程)?(?:(?:\([第一二三四五六1-6期]{2,3}\)|第?[一二三四五六1-6]期(?!占地|用地))(?:建设)?(?:项目|工程)?|"
    r"(?<=[路速程目桥线铁])[\u4e00-\u9fff]{2,6}?(?:至[\u4e00-\u9fff]{2,6}?)?(?<!阶)段(?!时))"
)
"""What goes on behind the noun and is of the name: 二期, (三期), 甲地段."""

_HEADS = ",。;:、的"
"""Behind these a phrase begins."""
_KINDS = sections("projects.txt")["kinds"]
_GENERIC = re.compile(
    r"^(?:" + "|".join(longest_first(_KINDS)) + r"){0,7}"
    r"(?:项目|工程|园区|产业园|基地|产业基地|中心|总部|工厂|生产线|平台|系统|新城|小镇|大厦|综合体|枢纽|示范区|"
    r"试验区|服务点|实验室|研究院|办事处|分公司|高铁|铁路|城际|高速|大桥|隧道|机场|码头|科技园|工业园|物流园|公路|大道|"
    r"产业城|港|创新中心|研发中心|数据中心|服务中心|医院|学校|学院|公园|电站|公寓|厂|桥|园|" + any_of(_BUILT) + r")$"
)
"""A phrase of common words alone: a kind of project, none of them."""


def alone(text: str, match: re.Match[str]) -> bool:
    """Whether it names nothing for want of words: at the head of a clause or behind 的, 项目 or 工程 alone or a kind of
    at most four letters (物流枢纽). The cheapest way to see it."""
    low, high = match.span()
    for head in range(low, max(low - 3, high - 5, -1), -1):
        if head == 0 or text[head - 1] in _HEADS:
            return not (text.startswith("”", high) or TAIL.match(text, high)) and is_generic(text[head:high])
    return False


@lru_cache(maxsize=1 << 12)
def is_generic(phrase: str) -> bool:
    """Whether the phrase is of common words alone; texts repeat what such phrases are asked about."""
    return _GENERIC.match(phrase) is not None


def with_phase(plain: str, noun: str, low: int, end: int) -> str:
    """The noun of a name, or 项目 where what stands behind it, at [low, end), makes it one: 甲港区一期工程."""
    goes_on = _WORK_OF if noun in BUILT else _PHASE_OF
    return "项目" if goes_on.search(plain, low, end) else noun
