"""Ceremonies (仪式) of one work: 甲储能项目开工仪式在乙地举行 names the work and tells its stage."""

import re

from liandong.statements.projects.stages import Stage
from liandong.vocabulary.stages import STAGE_WORDS

_HELD = re.compile(
    r"”?(?:的|正式|现场|投资|合作|建设|入驻|落户){0,2}"
    r"(?P<stage>签约|开工|动工|开建|奠基|启动|封顶|合龙|竣工|投产|投运|投用|落成|通车|揭牌|挂牌|开园|开业|启用)"
    r"(?:建设)?(?:仪式|典礼|庆典)"
)
"""Right behind the name of a work: what was held for it."""
_MANY = re.compile(
    r"[、和与及]|重点|重大|招商|引资|招引|合作|交流|对口|各[市县区镇]|系列|产业化?项目|全[省市区县]|企业|部分|亿元|集中|批|季度|年度|\d{4}年|"
    r"[会节展](?=[\u4e00-\u9fff]{0,8}项目)|新建?项目|签约|竣工|开工|落地|"
    r"(?:服务|阅读|培训|竞技|传承|贷款|融资|试点|领域|公益)项目$"
)
"""What is held for works of that kind, and not for one."""
_TO_BE_HELD = re.compile(r"(?:将|拟|计划|准备|预计|即将)[^,。;]{0,24}$")
_CALLED_OFF = re.compile(
    r"[^。;]{0,8}?(?:取消|推迟|延期|延后|改期|未能|暂停)|[^,。;]{0,5}周年|[^,。;]{0,6}(?:主持人|采购|招标|策划|彩排|征集)"
)
"""Behind a ceremony: it was not held, was held long ago, or is only named."""
_APPLIES = re.compile("报名[^,。;]{0,40}$")
_WILL_BE = re.compile(r"[^,。;]{0,6}(?:将|拟|计划|预计|即将)[^,。;]{0,16}(?:举行|举办|进行)")


def held(text: str, end: int) -> bool:
    """Whether what ends at `end` of the text is what a ceremony is held for."""
    return _HELD.match(text, end) is not None


def of_one(name: str) -> bool:
    """Whether the name in a ceremony's is that of one work, and not of a kind of works."""
    return _MANY.search(name) is None


def stage_of(text: str, end: int) -> Stage | None:
    """The stage that the work named up to `end` of the sentence reaches by the ceremony told behind it."""
    match = _HELD.match(text, end)
    if match is None or _CALLED_OFF.match(text, match.end()) or _APPLIES.search(text, 0, end):
        return None
    low, high = match.span("stage")
    later = _TO_BE_HELD.search(text, 0, low) or _WILL_BE.match(text, match.end())
    return Stage(low, high, STAGE_WORDS[match["stage"]], later is not None)
