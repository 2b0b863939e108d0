"""Names of projects and sites: which noun phrases are one, and which two names of a document mean the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from liandong.statements import organisations, project_lists
from liandong.statements.draft import clean
from liandong.statements.phrases import trim
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.vocabulary import regions
from liandong.vocabulary.patterns import each
from liandong.vocabulary.tables import sections

_NOUN = re.compile(
    "|".join(
        (
            r"项目(?![部组团书单经办方管化清库申需发推业])|工程(?![师学院领机技部车建局承类大中技术])",
            each("产业 科技 示范 创业 工业 物流 孵化 合作", "园区?"),
            "园区",
            each("产业 智慧 科技 创新", "城"),
            "新城|小镇|基地|产业港|人才港|园(?=,|。|;|:|落户|开工|动工|揭牌|开园|项目|一期|二期)",
            r"总部(?:大楼|大厦|基地|项目|园区)?(?![经企功集型])|中心(?![城区镇主任理事书工任环会员组])",
            r"号线(?<=\d号线)(?:一期|二期|东延|延长线)?(?:工程)?",
            each(
                "高铁 铁路 城际 高速 大桥 隧道 机场 港区 码头 枢纽 航站楼 水库 电站 电厂 风电场 综合体 商圈 航线 "
                "试验场 廊道 校区 公寓 度假区 景区 大厦 双子塔 金融城 车队",
                "(?:工程|项目)?(?![建公沿网经务化局旅运])",
            ),
            "工厂",
            each("生产 总装 组装 装配", "线(?:项目)?"),
            "产线项目|实验室|研究院|试验区|示范区|先行区|合作区|服务点|联络处|办事处|服务站",
            each("管理 服务 数据 信息 监管 云 互联网 公共服务", "(?:系统|平台)"),
            *(
                rf"{phase}(?<=[\u4e00-\u9fff]{{3}}{phase})(?:期|标段)(?=[,。:;]|工程|项目|开工|竣工|投产|正式|总投资)"
                for phase in "一二三"
            ),
        )
    )
)
_NO_CENTRE = re.compile(r"(?:[市城为以副]|核心|[^\u4e00-\u9fff])$")
_GENERIC = re.compile(
    r"^(?:(?:重大|重点|协作|对接|优质|产业|签约|投资|招商|本次|此次|这些|上述|该|此|一批|一个|多个|若干|系列|各类|"
    r"相关|有关|新|大|大型|省级|市级|国家级|国际|一流|高端|特色|专业化?|现代化?|三大|两大|四大|五大|多|合作|创新|"
    r"科技|"
    r"工业|建设|示范|外资|亿元|以上|百亿级?|千亿级?|十亿元?|基础设施|民生|生态|环保|公益|社会|的|首批|首个|全国|"
    r"全省|全市|我市|我省|我区|标杆|配套|在建|续建|新建|拟建|储备|制造业?|服务业?|先进|落地|区域|集团|研发|生产|"
    r"数字化?|智能化?|高水平|新型|综合|主体|核心|价值|创业|旗舰|企业|公共|技术|平台|总部|经济|功能|试点|开工|入驻|"
    r"孵化|标准化|物流|品牌|推荐|成果|融资|数据|类|等|个|大数据|信息|云|新能源|装备)*)"
    r"(?:项目|工程|园区|产业园|基地|产业基地|中心|总部|工厂|生产线|平台|系统|新城|小镇|大厦|综合体|枢纽|示范区|"
    r"试验区|服务点|实验室|研究院|办事处|分公司|高铁|铁路|城际|高速|大桥|隧道|机场|码头|科技园|工业园|物流园|"
    r"产业城|创新中心|研发中心|数据中心|服务中心)$"
)
_LEADING = re.compile(
    r"(?:(?:推动|推进|建设|打造|新建|扩建|在建|规划|实施|启动|加快|探索|支持|布局|投资|共建|开工|签约|竣工|引进|"
    r"落地|落户|首批|首个|首家|全国|重点|重大|高标准|计划|集中|参与|服务|国内|作为|三大|两大|四大|总投资额?|同步|"
    r"积极|携手|全面|成功|正式|联合|国家级|一批|包括|其中)(?=[\u4e00-\u9fff“A-Z(0-9]{2,}))+"
)
_COUNTED = re.compile(
    r"[^,。]{0,6}[两三四五六七八九]大(?!学|桥|厦|道)|(?:约|近|超|等|这|该|各|另|首批|其他|更多|大量|众多|部分|"
    r"国内外|海内外|省内|市内|区内)?"
    r"(?:\d+(?:[-—至]\d+)?|[一二两三四五六七八九十百数几多]+)(?:余|多)?(?:个|家|项|座|条|批|处|大|类|所|栋|系列|"
    r"地|市|省)|(?:各|多|该|此|其|本|这|众多|大量|更多|国内外|海内外|部分|上述|相关|一些|其他|所有|有关|现有|同类|"
    r"类似)"
)
_KIND_OF = re.compile(
    r"(?:重大|重点|签约|开工|竣工|产业|投资|招商|协作|合作|储备|在建|优质|推介|合同|招商|工业|省外|交通|服务|服务业|建设|实体|成果|开发|签约合作)项目$"
)
_PART_OF_EVENT = re.compile(
    r"集中(?:开工|签约|动工|竣工|投产)|(?:签约|推介|对接|融资|开工|启动|揭牌|洽谈)(?:会|仪式|活动)|(?:推介|对接|洽谈|恳谈)会"
)
_KIND_BEFORE = re.compile(r"(?:重大|重点|签约|[个些类批该本此的各多等])$")
"""Right before the noun: it speaks of a kind or of many, and names nothing."""
_PLURAL = re.compile(r"项目|工程|平台|系统|重大|重点|[两三四五六七八九]大|级")
_TOGETHER = re.compile(r"(?:等)?[两三四五六七八九十\d]+(?:大|个)(?:重点|重大|千亿级|百亿级|标志性)*(?:项目|园区|工程)$")
_ITEM = re.compile(r"\(?\d{1,3}\s*(?:[、)]|[.](?!\d))\s*")
_BAD = re.compile(
    r"[,。;:!?、+]|(?:推介|洽谈|对接|座谈|恳谈|推进|发布)会|^(?:的|由|在|将|对|与|和|同|为|向|从|把)|作为|通过|以及|将|能够|已经|如何|为核心|^(?:大会|论坛|"
    r"会议|活动)|项目项目"
)
_COMMON = frozenset(sections("verbs.txt")["taken for names"])
"""Words that the tagger takes for names or abbreviations and that tell no project from another."""
_PROPER_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "j", "eng"})
_SPECIFIC = re.compile(r"[“”A-Za-z0-9·()—]|[\u4e00-\u9fff]{2,3}(?:省|市|区|县|新区)(?=[\u4e00-\u9fff]{3})")


@dataclass(frozen=True, slots=True)
class ProjectName:
    """A phrase that may name a project: [start, end) of the document's text.

    `specific` tells a phrase that says more than its kind; `proper` one with a place, brand, number or quotation in
    it; `listed` a member of a list of projects.
    """

    sentence: Sentence
    start: int
    end: int
    name: str
    noun: str
    specific: bool
    proper: bool
    listed: bool = False


def find(reading: Reading) -> Iterator[ProjectName]:
    """Every phrase of the document that may name a project, left to right."""
    for sentence in reading.sentences:
        done, last = 0, None
        listed = list(project_lists.find(reading, sentence)) if sentence.paragraph else []
        for start, end in listed:
            yield ProjectName(sentence, start, end, clean(reading.text(start, end)), "", True, True, listed=True)
        for match in _NOUN.finditer(sentence.text):
            at = sentence.at(match.start())
            if any(start <= at < end for start, end in listed):
                continue
            if _KIND_BEFORE.search(sentence.text, max(0, match.start() - 2), match.start()):
                continue
            if _PART_OF_EVENT.match(sentence.text, match.end()):
                continue
            if match.start() < done or (match.group() == "中心" and _NO_CENTRE.search(sentence.text[: match.start()])):
                continue
            candidate = _name(reading, sentence, match)
            if candidate is None:
                continue
            done = match.end()
            if last and candidate.start > last.start:
                yield last
            last = candidate
        if last:
            yield last


def _name(reading: Reading, sentence: Sentence, match: re.Match[str]) -> ProjectName | None:
    end = sentence.at(match.end())
    start = reading.tokens.name_start(end, sentence.start)
    start = min(start, sentence.at(match.start()))
    body = organisations.at(reading, start)
    if body and body.end <= end:
        start = body.start
    for date in reading.dates_in(start, end):
        if date.known:
            start = date.end
    for quantity in reading.quantities_in(start, end):
        if quantity.money:
            start = quantity.end
    number = _ITEM.match(reading.plain, start, end)
    if number and start == sentence.start:
        start = number.end()
    start, end = trim(reading.plain, start, end)
    lead = _LEADING.match(reading.plain, start, end)
    if lead and end - lead.end() >= 4:
        start = lead.end()
    start, end = trim(reading.plain, start, end)
    stationed = reading.plain[start - 1 : start] == "驻" or reading.plain.startswith("驻", start)
    if stationed:
        start = _stationed(reading, sentence, start)
    together = _TOGETHER.search(reading.plain[start:end])
    if together and together.start() >= 4:
        end = start + together.start()
    name = _without_measures(reading, start, end)
    if _COUNTED.match(name) or any(
        q.end == start and q.dimension in ("item", "own", "enterprise")
        for q in reading.quantities_in(max(sentence.start, start - 8), start)
    ):
        return None
    if (
        len(name) < 3
        or len(name) > 40
        or _BAD.search(reading.plain[start:end].replace("、", "" if stationed else "、"))
        or not balanced(name)
    ):
        return None
    noun = match.group()
    return ProjectName(
        sentence,
        start,
        end,
        name,
        noun,
        is_specific(name, noun, _bare(reading, start, end, name)),
        _is_proper(reading, start, end, noun),
    )


def _without_measures(reading: Reading, start: int, end: int) -> str:
    """The name without an area that stands in it: 横沥岛7.3平方公里整体开发项目 is 横沥岛整体开发项目."""
    pieces, position = [], start
    for quantity in reading.quantities_in(start, end):
        if quantity.dimension == "area" and quantity.start > start:
            pieces.append(reading.text(position, quantity.start))
            position = quantity.end
    return clean("".join((*pieces, reading.text(position, end))))


def _stationed(reading: Reading, sentence: Sentence, start: int) -> int:
    """甲区、乙区驻…服务点: the places that keep it belong to its name."""
    low = max(reading.plain.rfind(mark, sentence.start, start) for mark in ",。;:") + 1
    low = max(low, sentence.start)
    return low if start - low <= 30 else start


def _is_proper(reading: Reading, start: int, end: int, noun: str) -> bool:
    text = reading.plain[start:end]
    if _SPECIFIC.search(text) or reading.regions_in(start, end):
        return True
    return any(
        t.tag in _PROPER_TAGS and len(t.word) > 1 and t.word not in _COMMON
        for t in reading.tokens.between(start, end - len(noun))
    )


def _bare(reading: Reading, start: int, end: int, name: str) -> str:
    """The name without the regions in it, as the document's own look-up found them."""
    for hit in reading.regions_in(start, end):
        name = name.replace(hit.name, "", 1)
    return name


def is_specific(name: str, noun: str, bare: str) -> bool:
    """Whether the name tells one project from others: a place, a brand, a number or quotation, or much detail; no
    mere kind.

    `bare` is the name without regions.
    """
    if _GENERIC.match(name) or _KIND_OF.search(name) or len(name) <= len(noun):
        return False
    if bare != name:
        return not _GENERIC.match(bare) or (len(bare) >= 3 and not _PLURAL.search(bare))
    return bool(_SPECIFIC.search(name)) or len(name) - len(noun) >= 2


def balanced(name: str) -> bool:
    """Whether every bracket and quotation mark of the name is closed."""
    return all(name.count(a) == name.count(b) for a, b in ("()", "“”", "《》"))


_ENDING = re.compile(r"(?:建设)?(?:项目|工程)$")


ZONE = re.compile(r"(?:试验区|示范区|先行区|合作区|自贸区|开发区|新区)$")
"""A zone is a site: it is a project only where money or a stage says so."""


def same_project(left: str, right: str) -> bool:
    """Whether two names of one document mean one project: equal without regions and the word 项目, or one within the
    other."""
    if left == right:
        return True
    a, b = core(left), core(right)
    if min(len(a), len(b)) < 3:
        return False
    short, long = sorted((a, b), key=len)
    if short == long:
        return True
    return len(short) >= 5 and (
        long.endswith(short)
        or (long.startswith(short) and not re.search(r"[一二三四1-4]期|\d号线|总部", long[len(short) :]))
        or _subsequence(short, long)
    )


def _subsequence(short: str, long: str) -> bool:
    """中铁隧道局总部 in 中铁隧道局全国总部: the same ends with a qualifier left out in the middle."""
    if len(long) - len(short) > 3 or short[-2:] != long[-2:]:
        return False
    head = 0
    while head < len(short) and short[head] == long[head]:
        head += 1
    return head >= 4 and long.endswith(short[head:])


@lru_cache(maxsize=20_000)
def core(name: str) -> str:
    """A name without regions, brackets and a closing 项目 / 工程."""
    bare = regions.without_regions(re.sub(r"[()“”《》\s]", "", name))
    return _ENDING.sub("", bare) or bare
