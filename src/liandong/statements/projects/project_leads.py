"""Leads (引语): the words before a list of works that tell how far its members have come: 在建的有, 签了约还没落地的是,
【已投产】, 年底要见产品的."""

import re
from typing import NamedTuple

from liandong.statements.projects.stages import find_stages
from liandong.vocabulary.stages import STAGE_PATTERN

_AHEAD = re.compile(
    r"原定|定于|本[应该]|必须|(?<![首重主需])要(?![求素])|力争|争取|确保|计划|打算|准备|将|拟|有望|年底|年内|[下后]半年|明年|下[周月]|明[天日]|下一?步|待|(?<!先)后"
)
"""What is told behind is still to come."""
_NOT_YET = re.compile(r"(?:还|尚|仍|迟迟|一直)?(?:没有?|未)(?![来知名必])")
_UNBEGUN = re.compile(
    r"手续|路条|环评|报批|审批|选址|拿地|征地|没动|动静|洽谈|谈着|在谈|跑[^,。]{0,4}的|等[^,。]{1,6}的|卡在|停在|图纸"
)
_UNDER_WAY = re.compile(
    r"正(?!式|常|规)|[^存现所潜实还]着|(?<!还)在(?=[\u4e00-\u9fff]{1,5}的)|接着|赶|抢|打(?:地基|桩)|装(?:设备|修)|干|施工|推进|进场|封顶|一半|过半|开槽"
)
_DONE = re.compile(
    r"[出见]了?(?:产品|货|效|成品)|交了?(?:钥匙|付|卷)|达产|试产|完工|建完|建好|[开通投]了[工车产]|收官|(?:通|出)(?:气|水|电|油|铜|铁|煤|纸|酒)"
)


_SETTLED = re.compile(r"落户|引[进来]|谈成|拿下|揽下")
_CEREMONY = re.compile(
    r"(?:举行|举办|启动|完成)(?:了)?(?P<what>启动|揭牌|揭幕|挂牌|开园|开工|动工|奠基|签约|竣工|投产)仪式"
)
_PUT_OFF = re.compile(
    r"[^;。]*?,(?:因[^,;。]{1,8},?)?(?:但|现|均|都|全部|已|将|决定|临时|最终)*"
    r"(?P<off>推迟|延期|延后|改期|取消|暂缓)"
)
"""Behind the list: what it was held for did not come about."""
_HELD_FOR = {
    "启动": "started",
    "揭牌": "operating",
    "揭幕": "operating",
    "挂牌": "operating",
    "开园": "operating",
    "开工": "started",
    "动工": "started",
    "奠基": "started",
    "签约": "signed",
    "竣工": "operating",
    "投产": "operating",
}
"""举行启动仪式的,有: the stage for which a ceremony was held."""


class Lead(NamedTuple):
    """The stage that the stretch [start, end) of a text tells of what it leads to, and whether it is still to come;
    `sure` where it holds a word of stages."""

    start: int
    end: int
    stage: str
    later: bool
    sure: bool


def stage_of(text: str, low: int, high: int) -> Lead | None:
    """The stage that the words [low, high) of the text tell of what they lead to; None where they tell none."""
    words = text[low:high]
    found = STAGE_PATTERN.search(words) is not None
    told = find_stages(words)
    now = [s for s in told if not s.later and s.stage != "planned"]
    ahead, denied = _AHEAD.search(words), _NOT_YET.search(words)
    if denied:
        signed = next((s for s in now if s.stage in ("signed", "approved") and s.end <= denied.start()), None)
        if signed:
            return Lead(low + signed.start, low + signed.end, signed.stage, False, True)
        return Lead(low + denied.start(), high, "planned", True, found)
    if ahead and not any(s.end <= ahead.start() for s in now):
        return Lead(low + ahead.start(), high, "planned", True, found or _DONE.search(words) is not None)
    held = _CEREMONY.search(words)
    off = _PUT_OFF.match(text, high) if held or (now and now[-1].stage in ("started", "operating")) else None
    if off:
        return Lead(*off.span("off"), "planned", True, True)
    if now:
        last = next((s for s in now if s.stage == "signed"), now[-1]) if _UNBEGUN.search(words) else now[-1]
        return Lead(low + last.start, low + last.end, last.stage, False, True)
    if held:
        return Lead(low + held.start("what"), low + held.end("what"), _HELD_FOR[held["what"]], False, True)
    for pattern, stage in ((_UNBEGUN, "planned"), (_DONE, "operating"), (_UNDER_WAY, "building")):
        match = pattern.search(words)
        if match:
            return Lead(low + match.start(), low + match.end(), stage, stage == "planned", found)
    settled = _SETTLED.search(words)
    if settled:
        return Lead(low + settled.start(), low + settled.end(), "signed", False, True)
    if told:
        return Lead(low + told[0].start, low + told[0].end, "planned", True, True)
    return None
