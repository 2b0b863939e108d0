"""What bears the name of a region and is none: streets, mountains, temples, firms, persons."""

import re
from functools import cache

from liandong.vocabulary.gazetteer import Use, gazetteer
from liandong.vocabulary.names import SURNAMES

RANKS = frozenset("省市区县州旗盟")
"""The last characters of full names."""
_STREET = re.compile(r"[东西南北中一二三四五]{0,2}(?:路(?![演径线透网段桥])|街(?![道区镇头])|大道|大街)")
_BRIDGE = re.compile("大桥(?![镇街区头乡村])")
_STREET_BEGINS = frozenset("路街大东西南北中一二三四五")
_FEATURE = re.compile(
    r"山(?!区)|河(?![道畔边滨段长东西南北])|湖(?![区州南北])|江(?![边畔滨海门苏西南北])|岛(?!内)|公园(?!城)|广场|"
    r"镇(?![街村域区江海平安宁原雄远赉康坪巴])|乡(?![村镇情贤友亲土])|村(?![镇级民超B])|街道|社区(?!医)|[寺祠]|"
    "陵(?!口)|宫(?![灯廷])|阁(?!楼)|庙(?!会)"
)
_FEATURE_BEGINS = frozenset("山河湖江岛公广镇乡村街社寺陵宫阁庙祠")
"""A mountain, a river, a town, a park, a temple: it bears the name of a county and is none."""
_QUARTER = re.compile(r"小区|街道|村(?![镇级民超B])")
"""Right behind a name that wants its superior: a quarter or village that bears it (桃园小区)."""
_HOLDING = re.compile(r"集团(?![式化企])|房?地产(?!市场|税)|置业")
"""Right behind the name of a county: a firm that bears it (瑞安集团)."""
_BRAND = re.compile(
    r"大学|学院|[中小]学|集团|股份|公司|证券|保险|银行|航空|汽车|卫视|电器|制药|酒业|书店|出版社|(?:国际)?机场|[茶酒牌]|"
    r"医院|博物[馆院]|景区|宾馆|饭店|酒店|大厦|房产|地产|置业|控股|期货|基金|信托"
)
"""Behind a name that is a word before it is a region's: a firm or sight that bears the word (江汉大学, 碑林景区)."""
_FAMILY = (
    "[" + "".join(sorted(SURNAMES - frozenset("和于向从时任应全由但原经过东连关来往计信位及以有国安新高阳金白"))) + "]$"
)
_POST = (
    r"(?:书记|[市区县省州院会局部处董事校行厅秘书理科司组所馆站社]长|主任|主席|教授|经理|总裁|记者|研究员|通讯员|院士|"
    r"工程师|设计师|律师)"
)
_OTHERS = r"委员|代表|专家|医生|[老教]师|学生|[村市农居]民|演员|作家|导演|翻译|企业家|创始人"
_NAMED_PERSON = re.compile(rf"(?:{_POST}|{_OTHERS}){_FAMILY}")
_BEHIND_POST = re.compile(rf"{_POST}$")
_ALONE = re.compile(rf"(?:^|[^\u4e00-\u9fff]){_FAMILY}")
"""A family name behind a post, or alone before two characters that a mark closes: a person (市长王海宁), no region."""
_PERSON_DOES = re.compile(
    "[和与](?=["
    + "".join(sorted(SURNAMES))
    + "])|表示|指出|强调|认为|介绍|代表|主持|出席|一行|致辞|讲话|会见|率[团队领]|参加|参会|到会|陪同|列席|"
    "先生|女士|同志|[两三四五六七八九]名"
)
"""Behind what only persons are called: 王青海|和张曙光代表双方, 王青海|表示."""


@cache
def wordlike() -> frozenset[str]:
    """Names that are words before they are those of regions."""
    uses = (Use.OWN, Use.AFTER)
    return frozenset(name for name, options in gazetteer().names.items() if all(u in uses for _, u in options))


def names_street(text: str, end: int) -> bool:
    """Whether a street, of which the name that ends here is a part, follows: 南京|西路."""
    return text[end : end + 1] in _STREET_BEGINS and _STREET.match(text, end) is not None


def names_bridge(text: str, end: int) -> bool:
    """Whether a bridge, of which the name that ends here is a part, follows: 江阴|大桥."""
    return _BRIDGE.match(text, end) is not None


def names_other(text: str, end: int, name: str) -> bool:
    """Whether what follows makes it something that bears the name of the region: 华蓥山, 南明河, 北海公园, 江汉大学."""
    after = text[end : end + 1]
    if not after or len(name) > 3 or name[-1] in RANKS:
        return False
    if _QUARTER.match(text, end) and all(use in (Use.NEAR, Use.CLOSE) for _, use in gazetteer().names[name]):
        return True
    small = _only_counties(name)
    if after in _FEATURE_BEGINS and _FEATURE.match(text, end):
        return small or after == "公" or name in wordlike()
    if small and _HOLDING.match(text, end):
        return True
    return name in wordlike() and _BRAND.match(text, end) is not None


def may_be_person(text: str, start: int, end: int) -> bool:
    """Whether a post and a mark enclose a county's name: a person (书记韩城), unless the text speaks of the county."""
    if end - start != 2 or text[start] not in SURNAMES or text[end : end + 1].isalpha():
        return False
    return _BEHIND_POST.search(text, max(0, start - 3), start) is not None and _only_counties(text[start:end])


def names_person(text: str, start: int, end: int) -> bool:
    """Whether the two characters are a part of a person behind a post (记者高平安), or a given name."""
    if end - start != 2:
        return False
    behind = text[end : end + 3]
    inside = behind[:1].isalpha() and not behind[1:2].isalpha() and behind[0] not in RANKS
    if inside and text[start] in SURNAMES and _BEHIND_POST.search(text, max(0, start - 3), start):
        return True
    if text[start - 1 : start] not in SURNAMES:
        return False
    before = text[max(0, start - 4) : start]
    if _NAMED_PERSON.search(before):
        return True
    return _ALONE.search(before) is not None and (not behind[:1].isalpha() or _PERSON_DOES.match(behind) is not None)


@cache
def _only_counties(name: str) -> bool:
    return all(region.level == "county" for region, _ in gazetteer().names[name])
