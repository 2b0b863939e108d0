"""Nouns that end the names of events, publications, policies, mechanisms, sites, agreements: for every extractor."""

import re

from liandong.vocabulary.patterns import any_of, longest_first
from liandong.vocabulary.tables import sections

_SECTIONS = sections("events.txt")


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words))


EVENT_NOUNS = longest_first(_SECTIONS["event"])
"""论坛, 峰会, 推介会, 签约仪式 …, longest first."""
PUBLICATION_NOUNS = longest_first(_SECTIONS["publication"])
"""报告, 指数, 白皮书, 清单, 汇编, 倡议 …, longest first."""
POLICY_NOUNS = longest_first(_SECTIONS["policy"])
"""规划纲要, 实施意见, 行动计划 …, longest first."""
MECHANISM_NOUNS = longest_first(_SECTIONS["mechanism"])
"""联盟, 联席会议, 共同体 …, longest first."""
SITE_NOUNS = longest_first(_SECTIONS["site"])
"""产业园, 服务点, 总部, 科技城 …, longest first."""
AGREEMENT_NOUNS = longest_first(_SECTIONS["agreement"])
"""战略合作协议, 备忘录, 意向书 …, longest first."""
EVENT_STOPS = longest_first(_SECTIONS["before names of events"])
"""Words at which the name of an event begins at the latest: 举行, 参加, 的, 近日 …."""

EVENT_PATTERN = _pattern(EVENT_NOUNS)
AGREEMENT_PATTERN = _pattern(AGREEMENT_NOUNS)
