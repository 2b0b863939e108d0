"""Works (工程): those that a clause opens with by name, and what 这个项目 stands for."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sorts import CLASS, WEAK

_WAY = re.compile(
    r"(?P<name>(?![该这此本各新每全多整])[\u4e00-\u9fff]{2,5}(?:通道|公交|高速(?:公路)?|高铁|铁路|大桥|隧道|城轨|城际|地铁|班列|航线))(?:双边|双向)?"
    r"(?=全长|全线|累计|日均|年均|总长|单程|每[天日年]|[已共]|征拆|完成|工程量|\()"
)
"""A way with its name at the beginning of a clause, and what is told of it (深中通道累计车流)."""
_WORK_ENDS = re.compile(r"(?:项目|工程)(?=[,。;、”)\n的]|[开动竣培奠]|签约|落户|投产|建设)")
_COUNT_IN = re.compile(r"^(?:最|首[个条]|单体|多个|一批|其他|另)|[一二三四五六七八九两\d]+[个项家](?:项目|工程)")
_NEAR = 160
"""Characters back to the work that 这个项目 stands for."""


def work_before(reading: Reading, before: int) -> tuple[int, int] | None:
    """The work that 这个项目 stands for: the last one that the sentences right before name by more than its sort."""
    low = max(before - _NEAR, reading.document.body_start)
    for match in reversed(list(_WORK_ENDS.finditer(reading.plain, low, before))):
        sentence = reading.sentence_at(match.start())
        if sentence is None or sentence.start <= before < sentence.end:
            continue
        start = reading.tokens.name_start(match.end(), max(sentence.start, match.end() - 30))
        text = reading.plain[start : match.end()]
        if len(text) >= 7 and not CLASS.fullmatch(text) and not WEAK.match(text) and not _COUNT_IN.search(text):
            return start, match.end()
    return None


def only_work(reading: Reading) -> tuple[int, int] | None:
    """The work that a text names, where it names but one by more than its sort."""
    found: dict[str, tuple[int, int]] = {}
    for match in _WORK_ENDS.finditer(reading.plain, reading.document.body_start, reading.document.body_end):
        sentence = reading.sentence_at(match.start())
        start = reading.tokens.name_start(match.end(), max(sentence.start, match.end() - 30)) if sentence else 0
        text = reading.plain[start : match.end()]
        if len(text) >= 7 and not CLASS.fullmatch(text) and not WEAK.match(text) and not _COUNT_IN.search(text):
            found.setdefault(text, (start, match.end()))
    return next(iter(found.values())) if len(found) == 1 else None


def way_at(reading: Reading, start: int, end: int) -> int | None:
    """Where the name of the way ends that [start, end) opens with."""
    match = _WAY.match(reading.plain, start, end)
    return match.end("name") if match else None
