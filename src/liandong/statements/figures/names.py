"""Names (全称): the fuller name of which a short word of the text is the tail, and what names a work or firm."""

import re

from liandong.statements.bodies import organisations
from liandong.statements.figures.kinds import kind_of, proper
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sorts import CLASS, WEAK

_TAILS = re.compile(
    r"[\u4e00-\u9fff]{1,3}(?:港|城|园|区|谷|湾|带|库|岛)|[\u4e00-\u9fff]{0,3}(?:中心|基地|走廊|码头|机场|枢纽|工厂)"
)
"""How words end that are the tail of a name: 生态港, 科学城, 合作中心, 起步区."""
_GOES_ON = re.compile(r"规划|总|今年|去年|全年|目前|已|现|将|要|力争|计划|[共有占内里的]|累计|面积|[,。;:]|\d")
"""What may follow such a word that opens a clause, where the tagger takes both for one phrase."""
_MORE = 3
"""Letters that the fuller name has at least before its tail."""
_LONGEST = 28
_WORK_OR_FIRM = re.compile(r"(?:厂|公司|集团|电站|大桥|隧道|产业园|基地|中心|医院)$")


def in_full(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The name whose tail the words [start, end) are, last named before them (生态港 of 云岭科技生态港)."""
    plain = reading.plain
    match = _TAILS.match(plain, start)
    if match is None or not (match.end() == end or (end - start <= 8 and _GOES_ON.match(plain, match.end()))):
        return None
    if kind_of(match.group()) or reading.regions_in(start, match.end()):
        return None  # 香港 is no tail
    low = reading.title.start if reading.title else reading.document.body_start
    tail, at = match.group(), start
    while (at := plain.rfind(tail, low, at)) >= 0:
        close = at + len(tail)
        sentence = reading.sentence_at(at)
        opens = reading.tokens.name_start(close, max(sentence.start, close - _LONGEST)) if sentence else at
        if at - opens < _MORE or CLASS.fullmatch(plain, opens, close):
            continue
        if proper(reading, opens, close) or plain.find(plain[opens:close], low, opens) >= 0:
            return opens, close
    return None


def work_or_firm(reading: Reading, start: int, end: int) -> bool:
    """Whether the words name a works or a firm with a name of its own (云岭污水处理厂)."""
    plain = reading.plain
    if end - start < 5 or not _WORK_OR_FIRM.search(plain, start, end) or CLASS.fullmatch(plain, start, end):
        return False
    return not WEAK.match(plain, start, end) and proper(reading, start, end)


def firm_told(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The firm that the clause [start, end) says somebody is (开工的是栖云公司)."""
    for body in organisations.among(reading, start, end):
        if body.end == end and body.sort == "legal" and reading.plain[body.start - 1] in "是即":
            return body.start, body.end
    return None
