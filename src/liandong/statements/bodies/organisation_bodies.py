"""Bodies (机构名): whether a phrase that ends like an organisation names one body rather than a sort of bodies."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.vocabulary import names
from liandong.vocabulary.groups import GROUPS
from liandong.vocabulary.patterns import any_of

STANDS_ALONE = re.compile(
    r"(?:国务院|公安部|财政部|商务部|科技部|教育部|工信部|住建部|工业和信息化部|自然资源部|生态环境部|交通运输部|"
    r"农业农村部|文化和旅游部)$"
)
"""Bodies of the state that need no place before them."""
ANCHOR = re.compile(
    rf"(?:中共|中国|国家|全国|中央|国务院|{any_of(GROUPS)}|长江|香港|澳门|台湾|海峡|东盟|亚洲|欧洲|联合国|"
    r"[省市区县州](?![场内外级长区属域]|直属)|(?!城市|都市|地区|园区|社区|小区|城区|辖区|片区|市区|"
    r"景区)[\u4e00-\u9fff]{1,7}?(?:省|自治区|市(?!场)|新区|自贸区|高新区|开发区|经开区|区(?!域|块)|县|州|(?<!联)盟|"
    r"镇|街道))"
)
"""A region, or a word of the country or a part of it, with which the name of a body opens."""
GENERIC = re.compile(
    r"(?:[多各该本某此两双几]|其他|其它|另|所有|一些|一批|部分|众多|若干|相关|有关|国内|国外|国有|大型|头部|龙头|"
    r"知名|著名|优质|首批|入驻|外资|民营|"
    r"上市|跨国|中小|初创|合作|政策性|商业|股份制|地方|当地|四地|三地|基层|一流|重点|综合性|高水平|新型|专业|第三方|"
    r"行业|产业(?!投资)|社会(?!科学)|"
    r"高等(?!教育)|职业|主管|牵头|成员|会员|创始|市场|子公司|母公司|总部|科创|"
    r"[一二三四五六七八九十百\d]+[家个所批类座]|新设立|国家级|省级|市级|区域(?!合作)|央企|科研|"
    r"省内|市内|区内|县内|在[\u4e00-\u9fff](?:金融|机构|企)|企业|机构|高校)"
)
"""Words of many or of a sort, with which no name of one body opens."""
_PLAIN_FIRM = re.compile(
    r"(?:服务|上市|投资|科技|咨询|建设|开发|运营|管理|母|子|保险|证券|控股|互联网|汽车|贸易|物流|能源|金融|平台|"
    r"软件|设计|出行|融资|担保|基金|科创|生物|制造)(?:集团)?(?:公司|集团|企业)$"
)
_COUNTED = re.compile(
    r"(?:\d+|[一二三四五六七八九十两百数多几]+)余?多?[家个所批座](?:(?![与和及由])[\u4e00-\u9fff]){0,4}$|"
    r"(?:多家|首批|一批|各类|各级|众多|新的?|该|某|本|大型)$"
)
DIRECTION = ("南方", "北方", "东方", "西北", "东北", "西南", "东南", "华南", "华北", "华东", "华中", "中南")
"""Parts of the country that open a name."""
_MAKING = re.compile(
    r"(?:打造|建设|建成|构建|建立|布局|规划|共建|形成|成为|作为|培育)(?:成|为|了)?(?:全?[\u4e00-\u9fff]{0,2}(?:的|"
    r"级))?$"
)
COMMON_ITEM = re.compile(
    r"产业|技术|领域|经济|发展|建设|项目|服务|人才|资金|信息|制造|医药|能源|汽车|材料|电子|金融|机构|企业|部门|代表|"
    r"专家|高校|政府|地区|城市|区域|合作|模式|平台|政策|园区|省$|市$|区$|县$|^(?:银行|证券|保险|信托|基金)$|"
    r"^[一二三四五六七八九十\d]"
)
"""Words that tell a member of a list from the name of a firm."""
LEVELS = {"省": "省", "市": "市", "区": "区", "县": "县"}
"""The ranks of regions, as a body of a region without its name opens."""


def names_one(reading: Reading, start: int, suffix: int, end: int, name: str, sort: str) -> bool:
    """Whether the phrase names one body rather than a sort of bodies."""
    own = name[: max(suffix - start, 0)]
    if name.endswith(("部", "院")) and STANDS_ALONE.search(name):
        return True
    if (
        not own
        or names.false_end(name)
        or len(name) > 32
        or name.count("“") != name.count("”")
        or name.count("(") != name.count(")")
    ):
        return False
    if GENERIC.match(name) or _COUNTED.search(reading.plain, max(start - 10, 0), start):
        return False
    if sort == "legal":
        return len(own) >= 2
    if sort == "government":
        return bool(ANCHOR.match(name)) or _place(reading, start)
    if sort == "association":
        return bool(ANCHOR.match(name)) or (_place(reading, start) and reading.plain[start - 1 : start] != "的")
    anchored = bool(ANCHOR.match(name)) or name.startswith(DIRECTION) or proper(reading, start, suffix)
    if sort == "firm":
        known = anchored or (
            name.endswith("集团")
            and len(own) <= 6
            and not COMMON_ITEM.search(own)
            and reading.plain[start - 1 : start] != "的"
        )
        return known and len(own) >= 2 and not (name.endswith("公司") and _PLAIN_FIRM.search(name))
    if sort == "centre":
        return anchored and len(own) >= 2 and not _MAKING.search(reading.plain, max(start - 8, 0), start)
    return (anchored and len(own) >= 2) or own in LEVELS


def proper(reading: Reading, start: int, suffix: int) -> bool:
    """Whether a proper noun, an unknown word or a word in Latin letters stands in the first words of the name."""
    head = reading.tokens.between(start, max(suffix, start + 1))[:3]
    return any(
        t.tag in ("ns", "nr", "nrt", "nrfg", "nt", "nz", "eng", "j") or (t.tag == "x" and t.word.isalnum())
        for t in head
    )


def _place(reading: Reading, start: int) -> bool:
    head = reading.tokens.between(start, start + 1)
    return bool(head) and head[0].tag in ("ns", "nt")


def over_campus(reading: Reading, end: int) -> int:
    """The end of the name with the region in brackets behind it: 香港中文大学(深圳)."""
    hit = reading.region_at(end + 1) if reading.plain.startswith("(", end) else None
    return hit.end + 1 if hit and reading.plain.startswith(")", hit.end) else end
