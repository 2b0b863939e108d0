"""Brands in names of projects (品牌): the firm that a work is named after, where its name ends and the goods begin."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from liandong.statements.bodies import organisations
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_names import ProjectName
from liandong.vocabulary import regions

FIRMS = frozenset({"legal", "firm", "brand", "alias"})
"""Sorts of organisations that invest."""
Party = tuple[int, int, str, Sentence]
"""The stretch [start, end) that names a party, its name, the sentence."""

NOT_BRAND = re.compile(
    r"年产|总投|地铁|铁路|高铁|城际|产业|科技|创新|数字|智能|智慧|金融|生物|医药|国际|互联|汽车|价值|文化|物流|软件|高新|"
    r"新能源|人工|大数据|现代|特色|海洋|航空|轨道|总部|生态|电子|信息|材料|装备|制造|合作|示范|机器|半导|集成|"
    r"低空|跨境|绿色|未来|先进|中心|综合|健康|光电|新型|城市|农业|食品|家居|时尚|影视|动漫|电商|港口|保税|中医|"
    r"基因|氢能|储能|光伏|锂电|石英|石墨|稀土|萤石|玄武岩|高岭土"
)
_PROPER = frozenset({"nz", "nr", "nrt", "nt", "eng", "n", "j"})
_JOINS = re.compile(r"(?:联合|携手)[^,。;]{0,6}?家[^,。;]{0,8}(?:伙伴|企业|机构)[^,。;]{0,8}(?:打造|建设|共建)")
_CAPACITY = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,8}?)(?:[年日]产(?![业权值])|[年日](?:加工|处理)|第?[一二三四]期(?=\d)|(?<=能源|动力|微电|生物|科技|电子|光电|股份|重工|药业|智能)[\dA-Z]|\d[\d.]*[万亿]?(?:[GMk]W|吨|件|套|台|辆|立方米|"
    r"平方米|米|兆瓦|千瓦|只|支|条))"
)
"""甲新材料年产5万吨乙项目: before how much is made stands who makes it."""
_TRADE = re.compile(
    r"(?:能源|动力|微电|生物|科技|电子|光电|股份|重工|药业|智能|新材料?|时代)"
    r"(?!产业|园|城)(?=[\u4e00-\u9fff\dA-Za-z]{4})"
)
"""What a brand goes on with: 甲乙微电."""
_TRADE_END = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:能源|动力|微电|生物|科技|电子|股份|重工|药业|新材料)$")
_WORK_END = re.compile(
    r"(?:项目|工程|园|中心|基地|厂|路|道|线|站|港|城|镇|区|街|桥|隧|湖|湾|山|河|江|库|和|及|与|新建|扩建|建设|生产|首期|[一二三四]期)$"
)
"""Ends of works and places, which stand before their size as well."""
_GOODS = re.compile(
    r"材料|设备|面料|零部件|产品|加工|制造|生产|光电|半导体|电池|储能|制药|食品|机床|化工|纺织|电子|农药|精细|器件|芯片|模组"
)
_OPENS_WITH = re.compile(
    r"(?P<trade>食品|服饰|服装|鞋业|医药|药业|制药|生物|科技|电子|光电|光伏|汽车|重工|机械|新材料?|能源|新能源|纺织|包装|家居|农业|牧业|乳业|"
    r"化工|化学|建材|环保|智能|精密|电气|数据|物流|动力|铝业|铜业|硅业|集团|股份|高科|实业|控股)|"
    r"(?P<goods>[一二三四五六]期|年产|材料|设备|面料|零部件|加工|制造|生产|半导体|电池|锂电|储能|机床|装备|芯片|模组|面板|组件|薄膜|陶瓷|玻璃|钢|铝|铜|硅|"
    r"磷酸|铁锂|负极|正极|电解液|隔膜|铜箔|轮胎|轴承|电机|饲料|饮料|啤酒|矿泉水|矿物质|酒|肉制品|水泥|混凝土|塑板|筑工|整车|发动机|总部|研发|冷轧|不锈钢|数据中心)"
)
"""What follows a brand: the trade of its firm, or what it makes."""
_FIRM_TRADE = re.compile(
    r"(?:食品|服饰|服装|鞋业|医药|药业|制药|生物|科技|电子|光电|光伏|汽车|重工|机械|新材料?|新?能源|纺织|包装|家居|农业|农牧|牧业|乳业|茶业|酒业|肉业|粮油|果业|"
    r"林业|渔业|化工|建材|环保|智能|精密|电气|电梯|物流|动力|[铝铜硅钢]业|高科|实业|控股|燃气|商贸|贸易|置业|地产|建工|文旅|旅业|传媒|网络|信息|数据|软件|陶瓷|家具|玩具)+$"
)
"""The trade in which the short name of a firm ends."""
PUBLIC = re.compile(
    r"污水|垃圾|供水|水库|道路|大道|公路|铁路|高铁|大桥|棚户|安置|湿地|治理|景区|旅游|灌区|机场|港区|风电场|水电站|抽水蓄能|学校|医院|公园|基础设施|整治"
)
"""Works that bear the name of their place."""
_PARK = re.compile(r"[园区城镇村]|基地")
_NO_NAME = re.compile(r"[^\u4e00-\u9fff]|[的了和与及在将为是由对到向至、一二三四五六七八九十东西南北]")
_NAMED = frozenset({"nr", "nrt", "nrfg", "nz", "ns"})
_RANKS = frozenset("县区市州旗")
_TERM = re.compile(r"[酸盐碱醇烯氧氢碳硅铝铜锂钢磷氮离子]|^[东西南北]|^中[国心央部]")


def brands(reading: Reading, names: Sequence[ProjectName]) -> Iterator[Party]:
    """The firm whose brand the name opens with, where the text shows that it is one: it tells of that firm elsewhere,
    the place follows the brand (甲公司-like 博川青原工厂), or what bears the brand joins with partners to build."""
    firms = reading.once(_firms)
    for name in names:
        if not name.sentence.paragraph:
            continue
        bare = regions.without_regions(reading.plain[name.start : name.end])
        shared = [_shared(bare, firm) for firm in firms]
        told = max(shared, default=0)
        if told == 2 and (shared.count(2) > 1 or f"{bare[:2]}市" in reading.plain or f"{bare[:2]}县" in reading.plain):
            told = 0  # firms of one place, whether the gazetteer has it or not
        at = reading.plain.find(bare[:told], name.start, name.end) if told >= 2 else -1
        if at >= 0 and not NOT_BRAND.fullmatch(bare[:told]):
            yield at, at + told, bare[:told], name.sentence
            return
        other = next((h for h in reading.regions_in(name.start + 3, name.end) if len(h.name) > 1), None)
        if other and placed_firm(reading, name.start, other.start):
            yield name.start, other.start, clean(reading.text(name.start, other.start)), name.sentence
            return  # 甲市乙丙|丁县木业加工
        low = name.start
        token = next((t for t in reading.tokens.between(low, name.end) if t.start == low), None)
        if token is None or not 2 <= len(token.word) <= 4 or NOT_BRAND.search(token.word) or token.tag not in _PROPER:
            continue
        if any(h.start < token.end for h in reading.regions_in(low, name.end)):
            continue
        placed = any(h.start == token.end and len(h.name) > 1 for h in reading.regions_in(low, name.end))
        if placed or _JOINS.search(reading.plain, name.end, name.sentence.end):
            yield token.start, token.end, token.word, name.sentence
            return


def _firms(reading: Reading) -> list[str]:
    """The names of the document's firms without their regions."""
    return [regions.without_regions(span.name) for span in organisations.find(reading) if span.sort in FIRMS]


def _shared(one: str, other: str) -> int:
    """How many characters two names open with in common."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def makers(reading: Reading, names: Sequence[ProjectName]) -> Iterator[Party]:
    """The firm that a name opens with: before how much is made (甲新材料年产5万吨乙项目), or between a region and the
    goods (甲省乙丙设备生产项目)."""
    for name in names:
        if not (name.sentence.paragraph and name.proper) or name.row:
            continue
        low = name.start
        sized = _CAPACITY.match(reading.plain, low, name.end)
        end = sized.end("who") if sized else _before_goods(reading, name)
        bare = regions.without_regions(reading.plain[low:end])
        if not 2 <= len(bare) <= 6 or _WORK_END.search(bare) or NOT_BRAND.fullmatch(bare) or _TERM.search(bare):
            continue
        placed = sized and len(bare) <= 4 and end - low > len(bare) and not _GOODS.search(bare)
        traded = sized and _TRADE_END.search(bare)
        if bare == reading.plain[low:end] and any((h.start, h.end) == (low, end) for h in reading.regions_in(low, end)):
            continue  # 甲地食品产业园 is called after its place
        if placed or traded or _is_firm(reading, low, end):
            yield low, end, clean(reading.text(low, end)), name.sentence
            return


def unknown(reading: Reading, names: Sequence[ProjectName]) -> Iterator[Party]:
    """The brand that a name opens with: a word of no dictionary, before a trade or goods (甲乙食品项目)."""
    for name in names:
        if not name.sentence.paragraph or name.row or PUBLIC.search(reading.plain, name.start, name.end):
            continue
        low, opening = name.start, name.start
        for hit in reading.regions_in(low, name.end):
            opening, low = (low, hit.end) if hit.start == low else (opening, low)
        ranked = reading.plain[low - 1] in _RANKS and low - name.start > 2
        opening = low if opening > name.start else name.start  # 甲省乙公司 bears its province, 甲市丙县乙公司 does not
        text = reading.plain[low : name.end]
        found = [match for match in _OPENS_WITH.finditer(text) if match.start() <= 4]
        first = found[0] if found else None
        if first is None or not 2 <= first.start() <= 4 or NOT_BRAND.search(text[: first.start()]):
            continue
        brand = text[: first.start()]
        trade = first.lastgroup == "trade" and len(text) - first.end() != 1
        if _TERM.search(brand) or _WORK_END.search(brand) or not _is_unknown(reading, low, low + len(brand), brand):
            continue
        end = low + (first.end() if trade else len(brand))
        opening = low if ranked and not trade else opening  # 甲县乙|光伏组件: the brand alone
        yield opening, end, clean(reading.text(opening, end)), name.sentence
        return


def placed_firm(reading: Reading, start: int, end: int) -> bool:
    """Whether [start, end) is a region with a brand behind it that no dictionary has, with its trade or without:
    甲市乙丙, 甲省乙丙食品."""
    low = max((hit.end for hit in reading.regions_in(start, end) if hit.start == start and hit.end < end), default=end)
    traded = _FIRM_TRADE.search(reading.plain, low + 2, end) if end - low >= 4 else None
    if low + 2 == end and _FIRM_TRADE.fullmatch(reading.plain, low, end):
        return True  # 甲省电气
    stop = traded.start() if traded else end
    brand = reading.plain[low:stop]
    if not 2 <= len(brand) <= 4 or NOT_BRAND.search(brand) or _WORK_END.search(brand) or _TERM.search(brand):
        return False
    return _is_unknown(reading, low, stop, brand)


def firm_at(reading: Reading, start: int, end: int) -> bool:
    """Whether [start, end) is the short name of a firm: a brand that no dictionary has, with its trade (甲乙科技)."""
    traded = _FIRM_TRADE.search(reading.plain, start + 2, end)
    if traded is None or not 2 <= traded.start() - start <= 4 or reading.regions_in(start, traded.start()):
        return False
    brand = reading.plain[start : traded.start()]
    return (
        not NOT_BRAND.search(brand) and not _TERM.search(brand) and _is_unknown(reading, start, traded.start(), brand)
    )


def _is_unknown(reading: Reading, start: int, end: int, brand: str) -> bool:
    """Whether the word is a name or in no dictionary: cut without guessing, it falls apart."""
    if any(c < "\u4e00" or c > "\u9fff" for c in brand):
        return False
    import rjieba

    whole = [t for t in reading.tokens.between(start, end) if t.start == start and t.end == end]
    if whole and whole[0].tag in ("nz", "nrt", "nr", "nt"):
        return True
    return all(len(piece) == 1 for piece in rjieba.cut(brand, False))


def brand_end(reading: Reading, start: int, end: int) -> int:
    """Where the brand ends that [start, end) opens with: a name, or two to four characters that make no words of the
    dictionary; `start` where none does."""
    first = next((t for t in reading.tokens.between(start, end) if t.start == start), None)
    if first and first.tag in ("nz", "nrt", "nr", "nt") and first.end <= end and _may_be_brand(first.word):
        return first.end
    import rjieba

    single = list(takewhile(lambda piece: len(piece) == 1, rjieba.cut(reading.plain[start:end], False)))
    return start + len(single) if _may_be_brand("".join(single)) else start


def _may_be_brand(word: str) -> bool:
    return 2 <= len(word) <= 4 and not (_NO_NAME.search(word) or NOT_BRAND.search(word) or _TERM.search(word))


def made_by_brand(reading: Reading, start: int, end: int) -> bool:
    """Whether [start, end) opens with a brand before its trade or goods (甲乙电池生产基地), and not with the name of a
    place before works of the public (甲港二期)."""
    low = brand_end(reading, start, end)
    if low == start or PUBLIC.search(reading.plain, start, end):
        return False
    return (_OPENS_WITH.match(reading.plain, low, end) or _GOODS.search(reading.plain, low, end)) is not None


def bears_firm(reading: Reading, start: int, end: int) -> bool:
    """Whether [start, end) opens with the name of a firm: a brand with its trade (甲乙电子项目). A park may as well be
    called after a small place (甲乙食品产业园)."""
    low = brand_end(reading, start, end)
    traded = _OPENS_WITH.match(reading.plain, low, end) if low > start else None
    return bool(traded and traded["trade"]) and not _PARK.search(reading.plain, low, end)


def _is_firm(reading: Reading, low: int, end: int) -> bool:
    """Whether the words [low, end) hold a name, and not common words alone (产业园首期)."""
    hits = reading.regions_in(low, end)
    words = [
        t for t in reading.tokens.between(low, end) if not any(h.start <= t.start and t.end <= h.end for h in hits)
    ]
    return bool(words) and not all(t.tag in _COMMON for t in words) and words[0].tag[0] not in "pmdrcu"


_COMMON = frozenset({"n", "vn", "v", "b", "m", "f", "j", "t", "q", "l", "mq", "d"})


def _before_goods(reading: Reading, name: ProjectName) -> int:
    """Where the brand ends that stands before goods; the start of the name where none does."""
    if not _GOODS.search(reading.plain, name.start, name.end):
        return name.start
    words = [t for t in reading.tokens.between(name.start, name.end) if t.start >= name.start]
    at = 0
    while at < len(words) and reading.regions_in(words[at].start, words[at].end):
        at += 1
    if at + 1 >= len(words) or words[at].tag not in _NAMED or not 2 <= len(words[at].word) <= 4:
        return name.start
    goods = words[at + 1]
    behind = len(goods.word) > 1 and goods.tag not in _NAMED and _GOODS.search(reading.plain, goods.start, name.end)
    end = words[at].end
    trade = _TRADE.match(reading.plain, end, name.end)
    return (trade.end() if trade else end) if behind else name.start
