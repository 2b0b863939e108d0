"""Denials (否认): what a text says did not happen, and what it tells only to say that it is not so."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.vocabulary.patterns import each

_NOT = re.compile(
    r"(?:并未|从未|尚未|暂未|未曾|未能|没能|没有|不曾|不再|不会|不得|无法|拒绝|否认|并非|不是|不存在|未(?![来知名必央])|并没)"
    r"(?:(?:取得|获得|完成|办理|办妥|拿到|通过|履行|签订|签署)[^,。;:!?]{0,10}?|(?:分别|与|和|同|向|在|对|由|按|如期|按期|正式|实际|最终|真正|发布|曾)[^,。;:!?]{0,24}?|[^,。;:!?]{0,2}?)$"
)
"""A word of negation right before the verb or number, but for whom it would have been done with."""
_HEARSAY = re.compile(
    "|".join(
        (
            each(
                "自媒体 网友 网上 网络 坊间 外界 市场上 市场 个别媒体 有媒体 某些媒体 有消息",
                r"[^,。;:]{0,8}?(?:传言|流传|盛传|称|传|报道|爆料|发布|发文|发帖)",
            ),
            each("予以 矢口 均 坚决 明确 当即 已", "否认"),
            r"否认了|网传|谣传|误传|传闻|不属实|不实(?![行施现])|系谣言|纯属谣言|子虚乌有|与事实不符|与实际不符|毫无根据",
        )
    )
)
_SPREADS = ("传", "称", "报道", "爆料", "自媒体", "网友", "否认")
_UNTRUE = ("属实", "不实", "谣言", "子虚乌有", "不符", "毫无根据")
"""Words without one of which no text tells a rumour, or calls anything untrue: far cheaper to look for."""
_REFUTED = re.compile(
    r"^(?:经核实|经查|对此|上述|该|这一?|此)[^。]{0,12}?(?:消息|说法|报道|传闻|内容|信息|情况)?[^。]{0,16}?"
    r"(?:不属实|不实(?![行施现])|谣言|子虚乌有|与事实不符|毫无根据)"
)
"""A sentence that says of the one before it that it is not so."""


def negated(plain: str, floor: int, start: int) -> bool:
    """Whether what begins at `start` is negated by the words before it in its clause (not before `floor`)."""
    return _NOT.search(plain, max(floor, start - 32), start) is not None


def hearsay(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences that tell a rumour, or what the text itself calls untrue: they assert nothing."""
    return reading.once(_hearsay)


def _hearsay(reading: Reading) -> frozenset[int]:
    plain = reading.plain
    untrue = any(word in plain for word in _UNTRUE)
    if not untrue and not any(word in plain for word in _SPREADS):
        return frozenset()
    told = {s.index for s in reading.holding(_HEARSAY)}
    if untrue:
        told |= {s.index - 1 for s in reading.body if s.index and _REFUTED.match(s.text)}
    return frozenset(told)
