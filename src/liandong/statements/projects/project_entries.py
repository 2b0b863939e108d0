"""Entries (条目): projects one on a line behind what announces them, at the head of an item, in an agreement's name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from liandong.statements.grammar.lists import members
from liandong.statements.grammar.phrases import balanced, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_batches import counts_works, sort_of
from liandong.statements.projects.project_nouns import is_generic
from liandong.vocabulary.verbs import DOING

_ANNOUNCES = re.compile(r"(?:项目|工程|名单)[^。;]{0,60}(?:如下|包括|分别[为是]|[为是有])?:$")
"""The end of what announces a list of projects."""
_ENTRY = re.compile(r"(?:\d{1,2}[.、)]|[★◎●·▪■◆-])?\s*(?P<name>[^,。;:!?\s]{5,45})[;。]?$")
_WORK = re.compile(r"(?:项目|工程|基地|园|中心|厂|路|桥|站|港|学校|医院|建设|改造|扩建|库|线|段|期)$")
_ITEM = re.compile(r"\d{1,2}[.、]\s*(?P<name>[^,。;:!?\d]{3,20})[。:]?$")
"""A numbered item that is headed by what it tells of: 1.甲纺织。"""
_SUM = re.compile(r"(?:项目)?(?:计划|预计)?总?投资(?:额|约|为)?\d")
_PLACED = re.compile(
    r"(?:\d{1,2}[.、)]|[①-⑳✅✔★◎●·▪■◆-])\s*[\u4e00-\u9fff]{2,8}[省市县区镇乡旗州]:(?P<name>[^,。;:]{4,40}(?:项目|工程))(?=[,;。]|$)"
)
"""②甲县:乙项目,年产35万台: an item that is headed by the place of its work."""
_AGREED = re.compile(
    r"《(?P<name>[^《》]{4,40}?(?:项目|工程))(?=(?:投资|建设|战略|框架|合作|开发|入园|进区|落户|补充|意向)*(?:协议|合同)书?》)"
)
"""An agreement named by its project."""
_NOT_BUILT = re.compile(r"战略|框架|委托|融资|授信|对口|帮扶|[、,]|采购|服务|意向|以及|关于")
_LINE = re.compile(r"(?:\d{1,2}[.、)]|0\d(?= )|[^\w\s【】《“(]{1,3})?\s*(?P<names>[^,。;:!?\s【】]{4,44})[;,]?$")
_ENDS = "。!?:"
"""What sentences end in, and no such line: a glance at it spares most of them the pattern."""
_ACT = re.compile(r"(?:大修|改造提升|提升改造|改扩建|扩建|改造|整治|治理|迁建|加固|硬化|绿化)(?:工程|项目)?$")
_NO_LINE = re.compile(
    r"融媒体|记者|编辑|来源|图片|摄影|通讯员|仪式|活动|现场|会$|发布$|[我你他她它了着吧吗呢啊]|\d[处个座所条家]|^(?:第?[一二三四五六七八九十]+[、是]|正在|已|将)"
)
_OF_BATCH = re.compile(r"集中(?:开工|动工|签约|竣工|投产)|项目[^,。;:]{0,12}(?:开工|动工|签约|竣工|投产)|项目清单|名单")
_MOST, _SHORT = 60, 10
_FEWEST = 3


class Entry(NamedTuple):
    """The stretch [start, end) of a name, and what the last of its line shares with it: 甲路、乙街改造."""

    start: int
    end: int
    shared: str = ""


def find(reading: Reading) -> dict[int, list[Entry]]:
    """The names that each line of entries is or opens with, by number of the sentence; once per reading."""
    return reading.once(_found)


def _found(reading: Reading) -> dict[int, list[Entry]]:
    return {**_lines(reading), **{index: [Entry(*span)] for index, span in _announced(reading).items()}}


def _lines(reading: Reading) -> dict[int, list[Entry]]:
    """Lines that are names of works alone, one or several, on a page that tells what became of a number of works."""
    batch = reading.title is not None and _of_batch(reading.title)
    out: dict[int, list[Entry]] = {}
    near: dict[int, list[Entry]] = {}
    for sentence in reading.body:
        batch = batch or _of_batch(sentence)
        match = _LINE.match(sentence.text) if batch and sentence.text[-1] not in _ENDS else None
        alone = match and all(
            other.paragraph != sentence.paragraph
            for other in (
                *reading.sentences[sentence.index - 1 : sentence.index],
                *reading.sentences[sentence.index + 1 : sentence.index + 2],
            )
        )
        if match is None or not alone or _NO_LINE.search(match["names"]):
            continue
        spans = [
            trim(reading.plain, sentence.at(a), sentence.at(b))
            for a, b in members(sentence.text, *match.span("names"), joints="、")
        ]
        sorts = [sort_of(reading, *span) for span in spans]
        unsaid = ("other",) if _shared(reading, spans) else ("other", "open")
        kept = [span for span, sort in zip(spans, sorts, strict=True) if sort not in unsaid]
        if 2 * len(kept) <= len(spans) or any(w.word in DOING for span in kept for w in reading.tokens.between(*span)):
            continue
        spans = kept
        (out if "work" in sorts else near)[sentence.index] = _sharing(reading, spans)
    for index in [*near]:
        if near[index] and (index - 1 in out or index + 1 in out):
            out[index] = near[index]
    return out if len(out) > 1 else {}


def _sharing(reading: Reading, spans: list[tuple[int, int]]) -> list[Entry]:
    """The entries of a line: what is done to the last is done to all, where the others do not say what is done."""
    shared = _shared(reading, spans)
    return [*(Entry(*span, shared) for span in spans[:-1]), Entry(*spans[-1])]


def _shared(reading: Reading, spans: list[tuple[int, int]]) -> str:
    """What is done to the last of several, where the others do not say what is done to them."""
    acts = [_ACT.search(reading.plain, *span) for span in spans]
    return acts[-1].group() if len(spans) > 1 and acts[-1] and not any(acts[:-1]) else ""


def _of_batch(sentence: Sentence) -> bool:
    return counts_works(sentence.text) or _OF_BATCH.search(sentence.text) is not None


def _announced(reading: Reading) -> dict[int, tuple[int, int]]:
    out: dict[int, tuple[int, int]] = {}
    for sentence in reading.sentences:
        if sentence.text.endswith(":") and sentence.paragraph and _announces(reading, sentence):
            found = list(_entries(reading, sentence))
            if len(found) >= _FEWEST and 2 * sum(bool(_WORK.search(reading.plain, *span)) for _, span in found) > len(
                found
            ):
                out.update(found)
        elif _placed(sentence) and any(
            _placed(other) for other in reading.sentences[sentence.index - 1 : sentence.index + 2 : 2]
        ):
            item = _PLACED.match(sentence.text)
            if item:
                out[sentence.index] = (sentence.at(item.start("name")), sentence.at(item.end("name")))
        elif sentence.text[:1].isdigit():
            item = _ITEM.match(sentence.text)
            following = reading.sentences[sentence.index + 1 : sentence.index + 2]
            if item and following and _SUM.match(following[0].text):
                out[sentence.index] = (sentence.at(item.start("name")), sentence.at(item.end("name")))
    return out


def _placed(sentence: Sentence) -> bool:
    return ":" in sentence.text[:14] and _PLACED.match(sentence.text) is not None


def _announces(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence announces works: it names them, or is short and stands behind their number."""
    short = len(sentence.text) <= _SHORT and sentence.index > 0
    return _ANNOUNCES.search(sentence.text) is not None or (
        short and counts_works(reading.sentences[sentence.index - 1].text)
    )


def _entries(reading: Reading, head: Sentence) -> Iterator[tuple[int, tuple[int, int]]]:
    """The lines behind the announcement, as long as each is but a name."""
    paragraphs = {head.paragraph}
    for sentence in reading.sentences[head.index + 1 : head.index + 1 + _MOST]:
        match = _ENTRY.match(sentence.text)
        if not match or sentence.paragraph in paragraphs or is_generic(match["name"]):
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
        if not is_generic(name) and balanced(name) and not _NOT_BUILT.search(name):
            yield sentence.at(match.start("name")), sentence.at(match.end("name"))
