"""Parallel lists (分别): of 甲、乙、丙分别为1、2、3 each number belongs to the item in its own place."""

import re

from liandong.model.noun import Noun
from liandong.statements.bodies.clauses import LEAD
from liandong.statements.figures import topics
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity

_LIST = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9()“”]{2,20}(?:、[\u4e00-\u9fffA-Za-z0-9()“”]{2,20})*(?:[、和与及][\u4e00-\u9fffA-Za-z0-9()“”]{2,24})"
)
_APART = re.compile("分别|依次")
_BETWEEN = re.compile(r"[、,和与及]|,?(?:以及|和)")
_MEASURED = re.compile(
    r"(?:额|值|率|量|数|投资|面积|收入|总值|增速|人口|利润|税收|产能|规模|比重|占比|里程|长度|时间|资金|金额|经费|GDP)$"
)
_BEHIND = re.compile(
    r"(?:[为达是有占至到共约]|达到|完成|实现)*(?P<what>(?!同?比?[增提上下回降减升])[\u4e00-\u9fffA-Za-z]{2,9}?)(?:[为达是有至到共约]|达到)*"
)
"""What is measured, between 分别 and the first of its numbers; growth is that of what was told before."""
_FAR = 9
"""Characters between 分别 and the first of its numbers (分别完成年度任务的124%)."""
_ITEM_END = re.compile(r"各|都|均|等|三地|两地|[两二三四五六七八九十\d]+[县市区地省家镇州]|共|合计|两市|三市|的")

_ITEM_TAIL = re.compile(r"(?:计划|预计|力争|没有|并未|尚未|[将拟已还也])+$")
"""What says of a list that it is planned or denied, between its last item and 分别."""


class Place(Noun, frozen=True):
    """What belongs to a number of such a list: whose it is, and what it measures, as stretches [start, end)."""

    holder: tuple[int, int] | None
    metric: tuple[int, int] | None


def place(reading: Reading, sentence: Sentence, quantity: Quantity) -> Place | None:
    """The place of the number in its list; None where it stands in none whose items can be counted off."""
    plain = reading.plain
    told_apart = sentence.index in reading.once(_told_apart)
    apart = plain.rfind("分别", sentence.start, quantity.start) if told_apart else -1
    if apart < 0:
        return None
    run = _run(reading, apart + 2, sentence.end)
    if quantity not in run or len(run) < 2:
        return None
    at = run.index(quantity)
    near = max(plain.rfind(mark, sentence.start, apart) for mark in ",;:") + 1
    near = max(near, sentence.start)
    items = _items(plain, near, apart, len(run))
    if items:
        own = _own(reading, items, at)
        return own if own.metric else Place(own.holder, _said_behind(plain, apart + 2, run[0].start))
    low = near
    while low > sentence.start:
        high = low - 1
        low = max(max(plain.rfind(mark, sentence.start, high) for mark in ",;:") + 1, sentence.start)
        items = _items(plain, low, high, len(run))
        if items:
            lead = LEAD.match(plain, near, apart)
            start = lead.end() if lead else near
            return Place(items[at], (start, apart) if apart - start >= 2 else None)
    return None


def _said_behind(plain: str, low: int, high: int) -> tuple[int, int] | None:
    """签约项目 of 甲、乙分别签约项目10、8个: the measure behind 分别, where none is named before it."""
    behind = _BEHIND.fullmatch(plain, low, high)
    return behind.span("what") if behind else None


def order(reading: Reading, sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
    """Which of how many numbers behind 分别 or 依次 this one is; None where it is none."""
    if sentence.index not in reading.once(_told_apart):
        return None
    plain = reading.plain
    apart = max(
        plain.rfind("分别", sentence.start, quantity.start), plain.rfind("依次", sentence.start, quantity.start)
    )
    if apart < 0:
        return None
    run = _run(reading, apart + 2, sentence.end)
    return (run.index(quantity), len(run)) if quantity in run and len(run) > 1 else None


def _told_apart(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences that tell things apart."""
    return frozenset(sentence.index for sentence in reading.holding(_APART))


def _run(reading: Reading, low: int, high: int) -> list[Quantity]:
    """The numbers right behind one another from `low` on, parted by marks of enumeration alone."""
    run: list[Quantity] = []
    position = low
    for quantity in reading.quantities_in(low, high):
        gap = reading.plain[position : quantity.start].strip()
        if run and not _BETWEEN.fullmatch(gap):
            break
        if not run and len(gap) > _FAR:
            break
        run.append(quantity)
        position = quantity.end
    return run


def _items(plain: str, low: int, high: int, count: int) -> list[tuple[int, int]]:
    """The stretches of a list of `count` items in [low, high); none where no list there has so many."""
    digit = re.search(r"\d", plain[low:high])
    high = low + digit.start() if digit else high
    for match in _LIST.finditer(plain, low, high):
        lead = LEAD.match(plain, match.start(), match.end())
        start = lead.end() if lead and match.end() - lead.end() >= 4 else match.start()
        cuts = [start]
        marks = [i for i in range(start, match.end()) if plain[i] == "、"]
        if len(marks) < count - 1:
            last = marks[-1] + 1 if marks else start + 2
            joint = re.compile(r"(?<=[\u4e00-\u9fffA-Za-z)])[和与及](?=[\u4e00-\u9fffA-Za-z]{2})").search(
                plain, last, match.end()
            )
            marks += [joint.start()] if joint else []
        if len(marks) != count - 1:
            continue
        cuts += [mark + 1 for mark in marks]
        ends = [*marks, match.end()]
        found = list(zip(cuts, ends, strict=True))
        stop = _ITEM_END.search(plain, found[-1][0] + 2, found[-1][1])
        if stop:
            found[-1] = (found[-1][0], stop.start())
        tail = _ITEM_TAIL.search(plain, found[-1][0] + 2, found[-1][1])
        if tail:
            found[-1] = (found[-1][0], tail.start())
        return found
    return []


def _own(reading: Reading, items: list[tuple[int, int]], at: int) -> Place:
    """Items right before 分别 are measures (总投资、产值), or holders with the measure behind the last (甲、乙GDP)."""
    plain = reading.plain
    start, end = items[at]
    last_start, last_end = items[-1]
    measured = _MEASURED.search(plain, last_start, last_end)
    named = _region_end(reading, last_start, last_end)
    if named and named < last_end and measured:
        return Place((start, end) if at < len(items) - 1 else (last_start, named), (named, last_end))
    if measured and not any(_MEASURED.search(plain, low, high) for low, high in items[:-1]):
        head = next((reading.tokens.ends[i] for i in reading.tokens.indices(last_start, last_end)), last_end)
        if last_start + 2 <= head <= last_end - 2:  # 科技、农业、工业|投资完成率
            return Place((start, end) if at < len(items) - 1 else (last_start, head), (head, last_end))
    if measured:
        first = _region_end(reading, start, end) if at == 0 else None
        return Place(None, (first if first and end - first >= 2 else start, end))
    return Place((start, end), None)


def _region_end(reading: Reading, start: int, end: int) -> int | None:
    """Where the region ends that the stretch opens with."""
    hits = reading.regions_in(start, end)
    return hits[0].end if hits and hits[0].start == start else topics.formed_at(reading, start, end)
