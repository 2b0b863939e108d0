"""Leads (引语): words that only lead to a name, tell what was done, or name who reports, and hold no figure."""

import re

from liandong.statements.bodies import organisations
from liandong.statements.grammar.reading import Reading

_BY = frozenset("据按照从以对凭")
_TELLS = re.compile(r"记者|完成|投向|于在")
"""How words begin that tell where something was learnt, or what was done: 记者从甲县, 完成市下达任务."""
_TOWARDS = frozenset("离距同与")
"""Letters before a region to which somebody else comes, or is so far: 同甲地区, 离乙市."""
_REPORTS = ("等", "日报", "晚报", "新闻网", "电视台", "通讯社")


def leads_on(reading: Reading, start: int, text: str) -> bool:
    """Whether the words, which begin at `start`, are such, and no name begins with them (离石区, 完成集团)."""
    if text.endswith(_REPORTS) or text[0] in _BY:
        return True
    body = organisations.at(reading, start)
    if reading.region_at(start) or (body and body.start == start):
        return False
    return _TELLS.match(text) is not None or (text[0] in _TOWARDS and reading.region_at(start + 1) is not None)
