"""Entries (条目): projects one on a line behind what announces them, at the head of an item, in an agreement's name."""

import re
from collections.abc import Iterator

from liandong.statements.grammar.phrases import balanced, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_nouns import GENERIC

_ANNOUNCES = re.compile(r"(?:项目|工程|名单)[^。;]{0,60}(?:如下|包括|分别[为是]|[为是有])?:$")
"""The end of what announces a list of projects."""
_ENTRY = re.compile(r"(?:\d{1,2}[.、)]|[★◎●·▪■◆-])?\s*(?P<name>[^,。;:!?\s]{5,45})[;。]?$")
_WORK = re.compile(r"(?:项目|工程|基地|园|中心|厂|路|桥|站|港|学校|医院|建设|改造|扩建|库|线|段|期)$")
_ITEM = re.compile(r"\d{1,2}[.、]\s*(?P<name>[^,。;:!?\d]{3,20})[。:]?$")
"""A numbered item that is headed by what it tells of: 1.甲纺织。"""
_SUM = re.compile(r"(?:项目)?(?:计划|预计)?总?投资(?:额|约|为)?\d")
_AGREED = re.compile(
    r"《(?P<name>[^《》]{4,40}?(?:项目|工程))(?=(?:投资|建设|战略|框架|合作|开发|入园|进区|落户|补充|意向)*(?:协议|合同)书?》)"
)
"""An agreement named by its project."""
_NOT_BUILT = re.compile(r"战略|框架|委托|融资|授信|对口|帮扶|[、,]|采购|服务|意向|以及|关于")
_MOST = 60
_FEWEST = 3


def find(reading: Reading) -> dict[int, tuple[int, int]]:
    """The stretch of the name that each entry is or opens with, by number of the sentence; once per reading."""
    return reading.once(_found)


def _found(reading: Reading) -> dict[int, tuple[int, int]]:
    out: dict[int, tuple[int, int]] = {}
    for sentence in reading.sentences:
        if sentence.text.endswith(":") and sentence.paragraph and _ANNOUNCES.search(sentence.text):
            found = list(_entries(reading, sentence))
            if len(found) >= _FEWEST and 2 * sum(bool(_WORK.search(reading.plain, *span)) for _, span in found) > len(
                found
            ):
                out.update(found)
        elif sentence.text[:1].isdigit():
            item = _ITEM.match(sentence.text)
            following = reading.sentences[sentence.index + 1 : sentence.index + 2]
            if item and following and _SUM.match(following[0].text):
                out[sentence.index] = (sentence.at(item.start("name")), sentence.at(item.end("name")))
    return out


def _entries(reading: Reading, head: Sentence) -> Iterator[tuple[int, tuple[int, int]]]:
    """The lines behind the announcement, as long as each is but a name."""
    paragraphs = {head.paragraph}
    for sentence in reading.sentences[head.index + 1 : head.index + 1 + _MOST]:
        match = _ENTRY.match(sentence.text)
        if not match or sentence.paragraph in paragraphs or GENERIC.match(match["name"]):
            return
        low, high = sentence.at(match.start("name")), sentence.at(match.end("name"))
        if not _WORK.search(match["name"]) and reading.tokens.predicate(low, high) < high:
            return  # 副市长甲主持仪式
        paragraphs.add(sentence.paragraph)
        yield sentence.index, trim(reading.plain, low, high)


def agreed(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of works after which agreements are called: 《甲项目投资合作协议》."""
    for match in _AGREED.finditer(sentence.text):
        name = match["name"]
        if not GENERIC.match(name) and balanced(name) and not _NOT_BUILT.search(name):
            yield sentence.at(match.start("name")), sentence.at(match.end("name"))
