"""Goals (目标): which stage the words of a promise mean, and whether its number is to be reached or to be undercut."""

import re
from functools import lru_cache

from liandong.followup.promises.promise import Stage

_GOALS: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (
        Stage.OPERATING,
        re.compile(
            r"(?:投产|达产|量产|运营|营业|通车|通航|通水|开通|开放|启用|投用|投运|投入使用|投入运营|开业|开园|开馆|开港|上线|"
            r"交付|设立|成立|落户|入驻|挂牌|揭牌|迁入|迁至|布局|组建)(?!后|以后|之后|前)"
        ),
    ),
    (Stage.BUILT, re.compile(r"(?:建成|竣工|完工|落成|(?<!已)投资[^,。;,；]{0,20}建设)(?!后|以后|之后|前)")),
    (Stage.STARTED, re.compile(r"(?:开工|动工|奠基|启动建设|开建)(?!后|以后|之后|前)")),
    (Stage.SIGNED, re.compile(r"(?:签约|签署|签订)(?!后|以后|之后|前)")),
)
"""Furthest first. What stands before 后 is a condition, no goal: 达产后年产值35亿元."""
_DOWN = re.compile(
    r"(?:压缩|缩短|降低?|下降|减少|控制)(?:到|至|在)|不(?:超过|高于|多于|大于)|以内|[十百千万亿\d]分钟内|低于"
)
_CLAUSE = re.compile("[,，;；。:：、]|运营|使用|运行|投产|(?=达产)")
_COMPLETION = re.compile("竣工|建成|完工|落成|验收")
_USE = re.compile("投产|投用|投入|使用|运营|达产")

BUILT_BY_DEFAULT = Stage.BUILT
"""What a signed project promises where nothing else is said: that it is built."""


@lru_cache(1 << 12)
def goal_of(content: str) -> Stage | None:
    """The furthest stage that the words of a promise mean; None where they mean none."""
    return next((stage for stage, words in _GOALS if words.search(content)), None)


@lru_cache(1 << 12)
def object_of(content: str) -> str:
    """What the furthest goal of a promise is to happen to, as far as it stands behind the words: 计划三年内建成多个基地
    is about 多个基地, 预计2027年投产 about nothing but who promises it."""
    found = next((match for _, words in _GOALS if (match := words.search(content))), None)
    behind = content[found.end() :] if found else ""
    return _CLAUSE.split(behind, maxsplit=1)[0].strip("“”\"' 了并")


def downwards(content: str) -> bool:
    """Whether the number of a promise is to be undercut: 压缩至30分钟."""
    return bool(_DOWN.search(content))


def completed_only(words: str) -> bool:
    """Whether words of the last stage tell of completion and not of use: 已通过竣工验收."""
    return bool(_COMPLETION.search(words)) and not _USE.search(words)
