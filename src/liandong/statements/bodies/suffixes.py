"""The words in which names of organisations end (市委, 有限公司, 研究院), and whether they are one where they stand."""

import re

from liandong.vocabulary import names
from liandong.vocabulary.patterns import any_of, longest_first


def words(text: str) -> frozenset[str]:
    """The words of a text that blanks part."""
    return frozenset(text.split())


_SORT_OF_CLASS = {
    "legal form": "firm",
    "finance": "firm",
    "government": "government",
    "academia": "institute",
    "association": "association",
    "media": "institute",
}
_LEFT_OUT = words(
    "企业 工厂 厂 总厂 分厂 商行 经营部 门店 酒店 宾馆 药房 子公司 工作室 株式会社 个人独资企业 有限合伙 控股 政府 "
    "党委 党组 市委 省委 区委 县委 州委 工委 党工委 "
    "司 署 部 智库 保险 基金 投资基金 创投 创业投资 资本 期货 租赁 融资租赁 担保 小贷 资产管理 财富 典当 消费金融 "
    "支付 金融控股 理事会 联谊会 中心 俱乐部"
)
"""Ends of the vocabulary that are too common as ordinary words to find a name by."""
_OWN = {
    "government": "委 委改革办 委政研室 委网信办 委外办 委财经办 委宣传部 委组织部 委统战部 委政法委 政府 "
    "政协经济委 政协提案委 纪委监委 监委 发展改革委员会 "
    "发展和改革委 交通委 文旅委 金融办 外办 招商办 公安部 财政部 商务部 科技部 教育部 工信部 住建部 工业和信息化部 "
    "自然资源部 生态环境部 交通运输部 "
    "农业农村部 文化和旅游部 海关总署 招商署 投资推广署 推广署 规划署 警务署",
    "association": "总会",
    "institute": "规划馆 美术馆 日报 设计研究总院",
    "centre": "投资促进服务中心 促进服务中心 技术中心 交流中心 管理中心 认证中心 交易中心 协调中心 合作中心 推广中心 "
    "控制中心 指导中心 仲裁中心 登记中心 投资促进中心 研究中心",
}
_LEGAL = re.compile(r"有限|股份|总公司|分公司|集团公司|合作社|事务所|合伙")


def _sorts() -> dict[str, str]:
    """End of a name → legal, firm, government, institute, association or centre."""
    found: dict[str, str] = {}
    for word, kind in names.ORGANISATION_SUFFIXES.items():
        if word not in _LEFT_OUT:
            found[word] = (
                "centre" if word.endswith("中心") else "legal" if _LEGAL.search(word) else _SORT_OF_CLASS[kind]
            )
    found |= dict.fromkeys(names.JOINT_BUREAUS, "government")
    return found | {word: sort for sort, text in _OWN.items() for word in text.split()}


SORT = _sorts()
"""End of a name → its sort: legal, firm, government, institute, association, centre."""
_LONGEST_FIRST = longest_first(SORT)
_BY_END = {last: tuple(w for w in _LONGEST_FIRST if w[-1] == last) for last in sorted({word[-1] for word in SORT})}

_LENGTHS = {last: tuple(sorted({len(word) for word in words}, reverse=True)) for last, words in _BY_END.items()}
"""Letter in which suffixes end → how long these are, the longest first."""


def _ends(last: str, words: tuple[str, ...]) -> str:
    """The letter `last` where the letter before it may stand in one of the words."""
    if last in words:
        return re.escape(last)
    return re.escape(last) + "(?<=" + "|".join(sorted({re.escape(word[-2:]) for word in words})) + ")"


ENDS = re.compile("|".join(_ends(last, words) for last, words in _BY_END.items()))
"""The letters in which a suffix can end: one cheap scan of the text."""
SUFFIX = re.compile(any_of(_LONGEST_FIRST))
_NOT_BEFORE = {
    "委": re.compile(r"[员托派任会内]"),
    "政府": re.compile(r"部门|机构|代表|性|工作|引导|投资|采购|数据|间|主导|负责|服务|网|债"),
    "人大": re.compile(r"代表|会议|附"),
    "政协": re.compile(r"委员(?!会)|会议"),
    "局": re.compile(r"[面限部势长域中]"),
    "厅": re.compile(r"[堂长级]"),
    "学院": re.compile(r"派"),
    "学校": re.compile(r"长"),
    "总会": re.compile(r"[有是]"),
}
_NOT_AFTER = {"局": "布格结全当政大对战定破僵时邮饭棋赌", "厅": "客餐舞歌", "中学": "初高"}
_CENTRE_TAIL = re.compile(r"[城区位地节点]|主题|任务|工作|环节")


def ending(plain: str, end: int, floor: int) -> str:
    """The longest suffix that ends at `end`; empty where none does."""
    for length in _LENGTHS.get(plain[end - 1], ()):
        word = plain[max(end - length, floor) : end]
        if word in SORT:
            return word
    return ""


def stands(plain: str, word: str, start: int, end: int, sort: str) -> bool:
    """Whether the letters of a suffix are one here: 布局, 政府部门, 委员 and 中心城区 are not."""
    before = plain[start - 1 : start]
    if before and before in _NOT_AFTER.get(word, ""):
        return False
    if word[0] == "委" and word != "委员会" and before not in "省市区县州盟旗镇":
        return False
    if word[-1] == "部" and plain.startswith("门", end):
        return False
    after = _NOT_BEFORE.get(word)
    if after and after.match(plain, end):
        return False
    return not (sort == "centre" and _CENTRE_TAIL.match(plain, end))
