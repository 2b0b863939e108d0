"""Themes (主题): the line, park or area that a text is about from its title on, and speaks of by its kind alone."""

import re

from liandong.statements.figures.kinds import kind_of, named_before, proper
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_AGAIN = 2
"""Clauses that open with 园区 alone in a text that speaks of one park throughout."""
_BEFORE_NAME = re.compile(r"(?:[“《「于]|\d{4}年)+")
_THEME_END = re.compile(
    r"(?:铁路|高铁|公路|高速|号线|专线|快线|班列|大桥|隧道|机场|港|园区|产业园|开发区|试验区|示范区|新区|片区|合作区|新城|经济区|先行区|自贸区|保税区|高新区|经开区|经济带|产业带|经济圈|都市圈|城市群|"
    r"走廊|联盟|基金|银行|集团|公司|大学|学院|研究院|实验室|项目|工程|基地)"
)


def theme(reading: Reading) -> tuple[int, int] | None:
    """The line, park, body or area of which title or opening speak and the text speaks again and again; None where
    they name no such thing (盘兴高铁全线铺轨完成). Of several it is the one named most."""
    return reading.once(_theme)


def meant_throughout(reading: Reading, before: int) -> tuple[int, int] | None:
    """The park or port of which a text speaks that says 园区 or 机场 alone again and again."""
    often, kind = reading.once(_kind_throughout)
    return named_before(reading, kind, before) if often >= _AGAIN else None


def _kind_throughout(reading: Reading) -> tuple[int, str]:
    return max((_by_kind(reading, kind), kind) for kind in ("园区", "开发区", "示范区", "新区", "机场"))


def _theme(reading: Reading) -> tuple[int, int] | None:
    found = _named_again(reading, reading.title, 2) if reading.title else None
    for sentence in reading.body[:2]:
        found = found or _named_again(reading, sentence, 3)
    return found


def _by_kind(reading: Reading, kind: str) -> int:
    """How often a clause opens with the kind alone, which stands for the thing named before (走廊在城区东侧)."""
    body = reading.plain[reading.document.body_start : reading.document.body_end]
    return len(re.findall(f"[,。;:、\\n](?:该|本|整个)?{kind}(?![\u4e00-\u9fff]?[、和])", body))


def _named_again(reading: Reading, sentence: Sentence, least: int) -> tuple[int, int] | None:
    """Of the lines, parks and areas that the sentence names, that which the text names most, `least` times at least."""
    plain, tokens = reading.plain, reading.tokens
    found: list[tuple[int, int, int]] = []
    for match in _THEME_END.finditer(plain, sentence.start, sentence.end):
        start, end = tokens.name_start(match.end(), max(sentence.start, match.end() - 24)), match.end()
        lead = _BEFORE_NAME.match(plain, start, end)
        start = lead.end() if lead else start
        often = plain.count(plain[start:end], reading.document.body_start, reading.document.body_end)
        often += _by_kind(reading, match.group()) if often else 0
        placed = sentence.paragraph == 0 and often and reading.regions_in(start, end)
        if end - start < 4 or (often < least and not placed) or kind_of(plain[start:end]) is not None:
            continue
        if often > least or proper(reading, start, end):
            found.append((often, -start, end))
    often, start, end = max(found, default=(0, 0, 0))
    return (-start, end) if often else None
