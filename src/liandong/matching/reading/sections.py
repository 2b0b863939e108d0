"""Sections (分段): what a description speaks of where, by its own headings; running text has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_HALF = str.maketrans("（），：；％－—～〔〕［］", "(),:;%---()[]")
"""One character for one, so that places stay."""


class Topic(StrEnum):
    """What a heading announces; NONE for running text."""

    TITLE = "title"
    PARTY = "party"
    AMOUNT = "amount"
    TERM = "term"
    RATE = "rate"
    SECURITY = "security"
    PURPOSE = "purpose"
    CONDITIONS = "conditions"
    PLACE = "place"
    INDUSTRY = "industry"
    STAGE = "stage"
    FOUNDED = "founded"
    OTHER = "other"
    NONE = "none"


_TOPICS: tuple[tuple[Topic, str], ...] = (
    (Topic.TITLE, "产品名称|项目名称|产品简称|需求名称|^名称|^项目$|^产品$"),
    (Topic.FOUNDED, "成立时间|成立日期|注册时间|设立时间|创办时间"),
    (Topic.RATE, "利率|费率|成本|价格|费用|利息"),
    (Topic.TERM, "期限|还款期|使用时间|用款时间"),
    (Topic.AMOUNT, "额度|金额|融资需求|资金需求|融资规模|资金缺口|需求规模"),
    (Topic.SECURITY, "担保|抵押|质押|增信|押品|保证"),
    (Topic.PURPOSE, "用途|投向"),
    (Topic.CONDITIONS, "条件|准入|对象|客户群|适用|要求|资格|门槛|面向|服务群体|支持范围|满足|符合"),
    (Topic.PLACE, "地区|区域|地域|所在地|地点|地址|属地|镇街|所在市|范围"),
    (Topic.INDUSTRY, "行业|产业|领域"),
    (Topic.STAGE, "阶段|进展|进度"),
    (Topic.PARTY, "机构|银行|单位|企业名称|^企业$|公司|主体|业主|借款人|申请人|提供方|开办行|经办行|承办行|^客户$"),
)

_MARK = r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、](?!\d)|[((]\d{1,2}[))]|[①-⑩]|[-·●■◆*])"
_UNIT = r"(?:\((?P<unit{0}>万元|亿元|元|个?月|年|天|%)\))?"
_HEADING = re.compile(
    rf"(?:^|(?<=[;。|]))[ \t]*{_MARK}?[ \t]*"
    rf"(?:[【\[](?P<boxed>[^】\]\n]{{2,12}})[】\]]:?|(?P<plain>[\u4e00-\u9fff/及和与、]{{2,12}}){_UNIT.format(1)}:"
    rf"|\|[ ]*(?P<cell>[\u4e00-\u9fff/]{{2,10}})[ ]*\|)[ \t]*",
    re.MULTILINE,
)
_LINE_HEADING = re.compile(
    rf"^[ \t]*{_MARK}?[ \t]*(?P<line>[\u4e00-\u9fff]{{2,8}}){_UNIT.format(2)}[ \t]*$", re.MULTILINE
)
_LIST_HEADING = re.compile(r"(?:条件|要求|满足|如下|具备)[^。;:\n]{0,6}:(?=[ \t]*\(?\d|[ \t]*[①-⑩])")
_SENTENCE = re.compile(r"[^。;!\n|]+?(?=[。;!\n|]|$|(?<=[^\n])\(\d{1,2}\)|[①-⑩])|[①-⑩][^。;!\n|①-⑩]*")
_NUMBERED = re.compile(
    r"^\s*(?:\(\d{1,2}\)|\d{1,2}[).、](?!\d)|\d{1,2}(?=企业|申请|借款|具|符)|[①-⑩]|[一二三四五六七八九十]{1,2}、|[-·●■◆*])\s*"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or a point of a list, at [start, end) of the text, and what its heading announces; `unit` is the unit
    that the heading names for the numbers under it."""

    topic: Topic
    start: int
    end: int
    text: str
    unit: str = ""


def half_width(text: str) -> str:
    """The text with half-width punctuation, every character in its place."""
    return text.translate(_HALF)


def topic_of(heading: str) -> Topic:
    """What a heading announces; OTHER for one that we do not know: it ends what was spoken of before all the same."""
    return next((topic for topic, words in _TOPICS if re.search(words, heading)), Topic.OTHER)


def pieces(text: str) -> Iterator[Piece]:
    """The sentences of a text in half width, in their order."""
    heads = _heads(text)
    bounds = [Head(0, 0, Topic.NONE), *heads, Head(len(text), len(text), Topic.NONE)]
    for head, behind in pairwise(bounds):
        for match in _SENTENCE.finditer(text, head.end, behind.start):
            number = _NUMBERED.match(match[0])
            start = match.start() + (number.end() if number else len(match[0]) - len(match[0].lstrip()))
            stop = match.start() + len(match[0].rstrip())
            if start < stop:
                yield Piece(head.topic, start, stop, text[start:stop], head.unit)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading at [start, end)."""

    start: int
    end: int
    topic: Topic
    unit: str = ""


def _heads(text: str) -> list[Head]:
    found: dict[int, Head] = {}
    for match in _HEADING.finditer(text):
        name = match["boxed"] or match["plain"] or match["cell"]
        found[match.start()] = Head(match.start(), match.end(), topic_of(name), match["unit1"] or "")
    for match in _LIST_HEADING.finditer(text):
        found.setdefault(match.start(), Head(match.start(), match.end(), Topic.CONDITIONS))
    values = set()  # what stands in the line below a heading is no heading
    for match in _LINE_HEADING.finditer(text):
        above = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        topic = topic_of(match["line"])
        if match.start() in found or above in values or not _ends_with_topic(match["line"]):
            continue
        values.add(match.start())
        found[match.start()] = Head(match.start(), match.end(), topic, match["unit2"] or "")
    return [found[at] for at in sorted(found)]


def _ends_with_topic(line: str) -> bool:
    """Whether a line is called as a heading is: what it speaks of stands at its end."""
    words = "|".join(words for _, words in _TOPICS)
    return bool(
        re.search(
            rf"(?:{words}|流程|材料|特色|特点|优势|亮点|介绍|概况|简介|方式|类型|政策|补偿)[\u4e00-\u9fff]?$", line
        )
    )


def parts(piece: Piece) -> Iterator[Piece]:
    """What stands between the commas of a sentence."""
    for match in re.finditer(r"[^,]+", piece.text):
        start = piece.start + match.start() + len(match[0]) - len(match[0].lstrip())
        end = piece.start + match.start() + len(match[0].rstrip())
        if start < end:
            yield Piece(piece.topic, start, end, piece.text[start - piece.start : end - piece.start], piece.unit)
