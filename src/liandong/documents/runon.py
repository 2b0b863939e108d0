"""Lines that ran together: title, source line, body and footer of a page in one line, parted again."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from liandong.documents.lexicon import CLOCK, LABELLED, PLAIN_DATE, account_of
from liandong.documents.lines import Line, LineKind

LEAST = 150
"""Characters from which a line may hold more than a paragraph."""

_HEAD_REACH = 220
_META = rf"(?:(?:{PLAIN_DATE}){CLOCK}?|{LABELLED.pattern.replace('?P<value>', '?:')})"
_HEAD = re.compile(rf"(?<=\s){_META}(?:[\s|]+{_META})*(?=\s)")
_HEADLINE = re.compile(rf"(?P<title>[^。]{{7,70}}?[^\s。:\d])\s*(?P<meta>(?=20\d\d[-/.年]){_META}(?:[\s|]*{_META})*)$")
"""A headline and its source line that ran together: ...逾1808亿元2022-03-11 09:20来源:香岛商讯网"""
_YEARED_END = re.compile(r"20\d\d[-/.年].{4,70}(?<![。;])$")
_YEARED_HEAD = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? *(?:\d{1,2}:|(?:信息|文章|稿件)?来源:)")
_GLUED = re.compile(r"[。!?”](?:责任编辑|责编|编辑|来源|上一[篇条]):")
_LABEL_OR_CLOCK = re.compile(rf"{CLOCK}|[:丨|]")
_TRAIL = re.compile(
    r"(?:(?:您|你)?(?:现?在的?|当前|所在)*位置 *:? *)?(?:首页|主页)(?: *[>»/] *[^\s>»/]{1,12}){0,5}? *[>»/] *"
    r"(?:正文|详情|内容)\s+"
)
"""The way to an article that ran together with its headline."""

_STUCK = re.compile(
    rf"(?P<title>[^。]{{7,70}}?[^\s。:,、;(\d于在至从自到定为是前后])\s*"
    rf"(?P<meta>20\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?(?:{CLOCK})?"
    r"(?:\s*(?:信息|文章|稿件)?来源 *: *[\u4e00-\u9fff]{2,10}?(?:[日晚早晨时商]报|新闻网|在线|发布|网|报|社)"
    r"|(?!\s*[前后在至举召开,、.;)~\u2013\u2014起止到时分以之左于\d:-])))"
)
"""Headline, day and source that ran together with the text behind them."""

_TAIL = re.compile(
    r"(?:(?<=[。!?”)】])|(?<!\s)\s+)(?=(?:[(【\[]?(?:责任编辑|责编|编辑|来源|作者)\s*:|上一[篇条]\s*:|下一[篇条]\s*:|版权所有|"
    r"相关(?:阅读|新闻|文章|推荐|链接)|关键[词字]\s*:"
    r"|标签\s*:|分享到|扫一扫|Copyright|\u00a9|声明:|免责声明|[\u4e00-\u9fff]ICP备))"
)


def part(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, the long ones parted at source lines near their beginning and at footers."""
    for line in lines:
        if line.kind is LineKind.ROW:
            yield line
        elif len(line.bare) >= LEAST and (
            " " in line.bare or _GLUED.search(line.bare) or _YEARED_HEAD.search(line.bare, 7, _HEAD_REACH)
        ):  # what is parted shows one
            yield from _pieces(line)
        elif (
            _YEARED_END.search(line.bare, 7)
            and (glued := _HEADLINE.match(line.bare))
            and _LABEL_OR_CLOCK.search(glued["meta"])
            and account_of(line.bare) is None
        ):
            yield Line(line.start, line.start + glued.end("title"), glued["title"])
            yield Line(line.start + glued.start("meta"), line.end, glued["meta"])
        else:
            yield line


def _pieces(line: Line) -> Iterator[Line]:
    cuts = [0]
    trail = _TRAIL.match(line.bare)
    if trail:
        cuts.append(trail.end())
    begin = cuts[-1]
    head = _HEAD.search(line.bare, begin, begin + _HEAD_REACH)
    if (
        head
        and begin + 4 <= head.start() <= begin + 80
        and "。" not in line.bare[begin : head.start()]
        and _LABEL_OR_CLOCK.search(head[0])
    ):
        cuts += [head.start(), head.end()]
    elif (stuck := _STUCK.match(line.bare, begin)) and _LABEL_OR_CLOCK.search(stuck["meta"]):
        cuts += [stuck.end("title"), stuck.end()]
    cuts += [match.start() for match in _TAIL.finditer(line.bare, max(cuts[-1], _HEAD_REACH // 2))]
    cuts.append(len(line.bare))
    for start, end in pairwise(cuts):
        raw = line.bare[start:end]
        bare = raw.strip()
        if bare:
            low = line.start + start + len(raw) - len(raw.lstrip())
            yield Line(low, low + len(bare), bare)
