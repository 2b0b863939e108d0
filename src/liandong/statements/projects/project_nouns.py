"""Nouns of projects (项目名词): the words that names of works end in, and phrases of such words that name nothing."""

import re
from functools import lru_cache

from liandong.vocabulary.patterns import by_letter, each, longest_first
from liandong.vocabulary.tables import sections

_STANDS = (
    r"(?=[,。;:、()\s]|项目|工程|[一二三]期|[东西南北]?[延扩]|开工|动工|竣工|投产|通车|全长|总投资|建成|落成|投用|揭牌|正式|"
    r"已|将|也|均|都|同步|开始|即将|今年|去年|预计|计划|估算|启动|加快|提升|改造|扩建|改扩建|迁建|新建|在建|封顶|完工|占地|选址|土建|"
    r"是一?条|串联|连接|贯穿|起于|含|亦|等配套|(?<=[路速道线])[\u4e00-\u9fff]{2,14}?段(?!时))"
)
"""What may follow a noun that is an ordinary word elsewhere."""
_BUILT = (
    "广场 消防站 救援站 变电站 换流站 储能站 加氢站 充电站 体育馆 体育场 博物馆 图书馆 文化馆 科技馆 大剧院 幼儿园 "
    "养老院 敬老院 卫生院 疾控中心 安置房 公租房 热电厂 发电厂 "
    "冶炼厂 选厂 煤矿 灌区 泊位 航道 船闸 船坞 管廊 管沟 立交 高架 互通 连接线 外环 支线 专用线 "
    "冷库 粮库 油库 综保区 保税区 缆车 索道 步道 绿道 湿地 防洪堤 泄洪闸 水利枢纽"
)
"""Nouns of what is built, whose bearers mostly stand already."""
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
        r"总部(?:大楼|大厦|基地|项目|园区)?(?![经企功集型])|中心(?![城区镇主任理事书工任环会员组])",
        r"号线(?<=\d号线)(?:一期|二期|东延|延长线)?(?:工程)?",
        each(
            "高铁 铁路 城际 高速 大桥 隧道 机场 港区 码头 枢纽 航站楼 水库 电站 电厂 风电场 综合体 商圈 航线 "
            "试验场 廊道 校区 公寓 度假区 景区 大厦 双子塔 金融城 车队",
            "(?:工程|项目)?(?![建公沿网经务化局旅运站客])",
        ),
        "工厂",
        each(
            _BUILT,
            "(?:工程|项目)?(?:一期|二期|三期)?" + _STANDS,
        ),
        each("大道 公路 快速路 医院 学院 学校 公园 生态园 展示园 文化园 污水处理厂 厂 泵站 水厂 桥", _STANDS),
        each("示范 先行 试验", "段") + r"(?=[,。;]|[已正全将]|开工|通车)",
        "工作站|商业街|美食街|特色街区|风情街区|步行街区|示范园(?!区)",
        each(_BORNE, "(?:项目|工程)?"),
        each(_TRADES, r"城(?![市区县管])"),
        each("生产 总装 组装 装配", "线(?:项目)?"),
        "产线项目|实验室|研究院|试验区|示范区|先行区|合作区|服务点|联络[处点]|办事处|服务站",
        each("管理 服务 数据 信息 监管 云 互联网 公共服务", "(?:系统|平台)"),
        *(
            rf"{phase}(?<={_PHASED}{phase})(?:期|标段)(?=[,。:;、]|工程|项目|开工|竣工|投产|正式|总投资)"
            for phase in "一二三四"
        ),
    )
)
NOUN = re.compile(by_letter(_NOUNS))
WEAK = re.compile(
    "^(?:"
    + "|".join((*_BUILT.split(), *_BORNE.split()))
    + r"|医院|学院|学校|公园|公寓|厂|机场|景区|桥|大厦|实验室|研究院|铁路|高铁|公路|高速|大道|码头|“工程”)$"
)
"""Nouns that bodies, places and ways bear too: what they name is a project only where a sum, list or stage says so."""
OPENED = re.compile("^(?:" + each(_TRADES, "城") + "|" + "|".join(_BORNE.split()) + ")$")
"""Nouns of houses that open, trade and sign day by day: 开业 and 签约 make no work of their bearers."""
OWN_NAME = re.compile(
    r"^(?:大桥|铁路|高铁|城际|高速|大道|公路|水库|隧道|电站|风电场|码头|快速路|航站楼)(?:工程|项目)?$"
)
"""Nouns that make a name of whatever stands before them: 甲大桥, 乙大道."""
TAIL = re.compile(
    r"(?:建设)?(?:项目|工程)?(?:(?:\([第一二三四五六1-6期]{2,3}\)|第?[一二三四五六1-6]期(?!占地|用地))(?:建设)?(?:项目|工程)?|"
    r"(?<=[路速程目桥线铁])[\u4e00-\u9fff]{2,6}?(?:至[\u4e00-\u9fff]{2,6}?)?段(?!时))"
)
"""What goes on behind the noun and is of the name: 二期, (三期), 甲地段."""

_HEADS = ",。;:、的"
"""Behind these a phrase begins."""
_KINDS = sections("projects.txt")["kinds"]
_GENERIC = re.compile(
    r"^(?:" + "|".join(longest_first(_KINDS)) + r"){0,7}"
    r"(?:项目|工程|园区|产业园|基地|产业基地|中心|总部|工厂|生产线|平台|系统|新城|小镇|大厦|综合体|枢纽|示范区|"
    r"试验区|服务点|实验室|研究院|办事处|分公司|高铁|铁路|城际|高速|大桥|隧道|机场|码头|科技园|工业园|物流园|公路|大道|"
    r"产业城|港|创新中心|研发中心|数据中心|服务中心|医院|学校|学院|公园|电站|公寓|厂|桥|园)$"
)
"""A phrase of common words alone: a kind of project, none of them."""


def alone(text: str, match: re.Match[str]) -> bool:
    """Whether it names nothing for want of words: at the head of a clause or behind 的, 项目 or 工程 alone or a kind of
    at most four letters (物流枢纽). The cheapest way to see it."""
    low, high = match.span()
    head = next((at for at in range(low, max(low - 3, -1), -1) if at == 0 or text[at - 1] in _HEADS), None)
    if head is None or high - head > 4 or text.startswith("”", high) or TAIL.match(text, high):
        return False
    return is_generic(text[head:high])


@lru_cache(maxsize=1 << 12)
def is_generic(phrase: str) -> bool:
    """Whether the phrase is of common words alone; texts repeat what such phrases are asked about."""
    return _GENERIC.match(phrase) is not None
