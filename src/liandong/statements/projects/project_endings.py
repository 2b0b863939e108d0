"""Endings (名末) of project names: whether a noun of works may end one where it stands."""

import re

from liandong.statements.projects import project_ceremonies
from liandong.statements.projects.project_nouns import NEEDS_MORE, STANDS

_NO_CENTRE = re.compile(r"(?:[市城为以副]|核心|[^\u4e00-\u9fff])$")
_COUNTED_KINDS = re.compile(r"\d(?:个|项|宗)(?:[^,。;:、\d]{2,10}[、和及与])+[^,。;:、\d]{0,10}$")
"""15个科技创新、文化旅游及 | 公共服务项目: kinds of what is counted."""
_PART_OF_EVENT = re.compile(
    r"(?:\([^()]{1,8}\))?(?:\d{4}年度?)?(?:第[一二三四五六]批)?集中(?:开工|签约|动工|竣工|投产)|(?:签约|推介|对接|融资|开工|启动|揭牌|洽谈)(?:会|仪式|活动)|(?:推介|对接|洽谈|恳谈)会"
)
_KIND_BEFORE = re.compile(r"(?:重大|重点|签约|[个些类批该本此的各多等])$")
"""Right before the noun: it speaks of a kind or of many, and names nothing."""
_MANY = re.compile(
    r"\s*(?:(?:共|占|约|达|有|仅)\s*)?(?:\d+|[一二两三四五六七八九十百]+)\s*(?:余|多)?(?:个|项|宗|类|批)"
    r"(?![\u4e00-\u9fff]{0,4}(?:标段|单体|车间|厂房|节点|机组|泵站|工点|主体))|数量|总数|数为|占比"
)
"""Right behind the noun: a number of such projects."""
_NUMBER_OF = re.compile(r"\s*(?:\d+|[两三四五六七八九十]+)(?:余|多)?(?:个|座|条|家|处|所)")
_REFERRED = re.compile(
    r"(?=[这该此每两二三四五六七八九十\d一])(?:(?:这|该|此|每)(?:座|条|个|家(?!企业|公司|集团|[央国民]企|上市)|项|处|所|栋)|(?<![第产能\d])(?:[两二三四五六七八九十]|\d+)(?:座|条|个|家|项|处|所|栋)|(?<![第建办设造])(?<![建办设造][了起成])一[座条处所栋](?!\d))"
    r"[^,。;、:“”]{0,20}$"
)
"""Before the noun: the thing spoken of (这座古桥), or a number of such (两条芯片生产线)."""
_CONDITION = re.compile(
    r"(?:^|[,。;:])(?:凡|对|支持|新[^,。;]{1,6})[^,。;]{0,30}(?:以上|以下|不低于|不少于|超过|达到?|满)[^,。;]{0,24}$"
)
_GRANT = re.compile(r"[^。;]{0,24}?(?:给予|予以|奖励|补助|补贴|扶持|资助|贴息|优先|比例)")
"""对投资1亿元以上的乙项目,给予补助: a rule, and the works that it is for."""
_AGREED_ON = re.compile(
    r"”?(?:战略|框架|使用|共建|建设|开发|运营)*(?:合作|服务|采购|授权|共享)(?:框架|意向)*(?:协议|合同)"
)
"""Behind a platform: there is an agreement on it, and it may stand long since: 签下甲平台合作协议."""
_REPORTS = re.compile(r"\s*(?:消息|讯|报道|供[图稿]|出品|发布|获悉|记者|[:(/\n]|$)")
"""Behind a media centre: it tells the story, and nobody builds it."""


def may_end(text: str, match: re.Match[str]) -> bool:
    """Whether the noun may end a name where it stands: no kind (重大项目), no number of them (项目22个), no event."""
    start, end = match.span()
    if match.group() in NEEDS_MORE and not STANDS.match(text, end):
        return False
    if _KIND_BEFORE.search(text, max(0, start - 2), start):
        return False
    if _PART_OF_EVENT.match(text, end) and not project_ceremonies.held(text, end):
        return False
    if _REFERRED.search(text, max(0, start - 28), start):
        return False
    if match.group() in ("项目", "工程") and _COUNTED_KINDS.search(text, max(0, start - 48), start):
        return False
    if _GRANT.match(text, end) and _CONDITION.search(text, 0, start):
        return False
    opened = text.rfind("(", 0, start) if text.startswith(")", end) else -1
    if opened >= 0 and not re.search("[)称]", text[opened:start]):
        return False  # 甲园区(乙项目)配套厂房
    noun = match.group()
    if noun.endswith(("平台", "系统")) and _AGREED_ON.match(text, end):
        return False
    if (_MANY if noun.endswith(("项目", "工程")) else _NUMBER_OF).match(text, end):
        return False
    told = noun == "中心" and text.endswith("媒体", 0, start) and _REPORTS.match(text, end)
    return not (told or (noun == "中心" and _NO_CENTRE.search(text[:start])))
