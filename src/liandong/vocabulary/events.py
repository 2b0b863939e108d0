"""Nouns that end the names of events, publications, policies, mechanisms, sites, agreements: for every extractor."""

import re

from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.tables import sections

_SECTIONS = sections("events.txt")


def _longest_first(section: str) -> tuple[str, ...]:
    return tuple(sorted(_SECTIONS[section], key=lambda word: (-len(word), word)))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words))


EVENT_NOUNS = _longest_first("event")
"""论坛, 峰会, 推介会, 签约仪式 …, longest first."""
PUBLICATION_NOUNS = _longest_first("publication")
"""报告, 指数, 白皮书, 清单, 汇编, 倡议 …, longest first."""
POLICY_NOUNS = _longest_first("policy")
"""规划纲要, 实施意见, 行动计划 …, longest first."""
MECHANISM_NOUNS = _longest_first("mechanism")
"""联盟, 联席会议, 共同体 …, longest first."""
SITE_NOUNS = _longest_first("site")
"""产业园, 服务点, 总部, 科技城 …, longest first."""
AGREEMENT_NOUNS = _longest_first("agreement")
"""战略合作协议, 备忘录, 意向书 …, longest first."""

EVENT_PATTERN = _pattern(EVENT_NOUNS)
AGREEMENT_PATTERN = _pattern(AGREEMENT_NOUNS)
