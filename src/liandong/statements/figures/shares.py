"""Shares (构成): the sorts by which a text breaks things down, each with its count and what else is told of it."""

import re
from bisect import bisect_right
from itertools import pairwise

from liandong.model.noun import Noun
from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import behind_lead
from liandong.statements.figures import kinds
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sorts import WEAK
from liandong.statements.measures.quantities import Quantity

_JOINED = re.compile(
    r"(?:虽然|一共|共|合计|总计|总共|分别|则|就|也|各|只|仅|有|占了?|为|达到?|约|近|是|:|\s|最[多少],|项目数最[多少],)+$"
)
"""What stands between a sort and its count."""
_MARK = re.compile(r"[,;。:!?、()\n\t—]|其中|(?<=[类业个项家])(?:以及|[和与及])")
_THINGS = re.compile(
    r"(?:项目|工程|企业|事项|飞地|产业|(?<![企毕就创作营从开失专])业|类|型|领域|板块|方向|机构|园区|车间|公司)”?$"
)
"""How the name of a sort ends that needs nothing else to be one."""
_STAGE = re.compile(
    r"签约|开工|动工|竣工|投产|落地|在建|在谈|合同|协议|框架|意向|引进|新增|万元|亿元|以上|\d|[省市县区]$|全[省市县区]"
)
"""Words of what tells how far the things are, or how large: without a noun they are no sort."""
_DONE = re.compile(r"引进|孵化|吸引|带动|拥有|集聚|培育|新增|实施|完成|储备|促成|安排|签下|落地|入驻")
"""Verbs: what they bring is counted, and sorts nothing."""
_BEHIND = re.compile(r"(?:是|为|属于|系)(?P<sort>[\u4e00-\u9fff“”、]{2,16}类)(?=[,;。—(]|项目)")
_ASIDE = re.compile(
    r"[他她它这那该此本]|有的|另|其[他它余中]|剩|还|再|不|没|等$|的$|们$|^[在从到由被把]|^[一二两三四五六七八九十]+[个项家类]"
)
_SORTED = re.compile(r"(?:其中|分为|分成|包括|包含|(?:按|从|分)[^,。;\d]{1,10}[分看]?|看|来说?|是)[,:]?$")
_STOP = re.compile(r"[。!?\n]")
_COUNTS = frozenset({"item", "enterprise"})
_LOTS = frozenset("块席宗份笔起")
"""Units of things that are sorted; buildings and machines are parts of a work."""
_FEWEST, _MANY = 2, 3


class Share(Noun, frozen=True):
    """The sort [low, high), the beginning of its count, and the end of the stretch whose numbers are told of it."""

    low: int
    high: int
    number: int
    end: int


def sort_of(reading: Reading, quantity: Quantity) -> tuple[int, int] | None:
    """The sort, [start, end), that the number tells of: 基础设施项目18个,总投资29亿元;产业项目17个,总投资39亿元.

    None where the text breaks nothing down. A run of sorts, two at least, that are counted one behind another: each in
    its own clause with more numbers, or all of them listed as parts of something.
    """
    found = reading.once(_shares)
    if not found:
        return None
    at = bisect_right(found, quantity.start, key=lambda share: share.number) - 1
    if at < 0 or quantity.start >= found[at].end:
        return None
    share = found[at]
    return None if "其中" in reading.plain[share.number : quantity.start] else (share.low, share.high)


def _shares(reading: Reading) -> list[Share]:
    """All shares of the document, in their order."""
    runs: list[list[Share]] = []
    for share in _counted(reading):
        last = runs[-1][-1] if runs else None
        if last and share.number < last.end and _unit(reading, share) != _unit(reading, last):
            continue  # 产业飞地9块,引进项目52个: a number of the share before
        if last and _goes_on(reading, last, share):
            runs[-1].append(share)
        else:
            runs.append([share])
    return [share for run in runs for share in _kept(reading, run)]


def _counted(reading: Reading) -> list[Share]:
    """Every sort with its count right behind it."""
    plain, end = reading.plain, reading.document.body_end
    found: list[Share] = []
    for quantity in reading.quantities_in(reading.document.body_start, end):
        counted = quantity.dimension in _COUNTS or quantity.value.unit in _LOTS
        if not counted or quantity.value.number is None:
            continue
        behind = _BEHIND.match(plain, quantity.end, end)
        sort = _sort_before(reading, quantity)
        if sort is None and behind and found and quantity.start < found[-1].end:
            found.append(Share(*behind.span("sort"), quantity.start, found[-1].end))
        if sort:
            stop = _STOP.search(plain, quantity.end, end)
            found.append(Share(*sort, quantity.start, stop.start() if stop else end))
    return found


def _sort_before(reading: Reading, quantity: Quantity) -> tuple[int, int] | None:
    plain = reading.plain
    floor = max(quantity.start - 40, reading.document.body_start)
    joined = _JOINED.search(plain, floor, quantity.start)
    high = joined.start() if joined else quantity.start
    marks = list(_MARK.finditer(plain, floor, high))
    low = marks[-1].end() if marks else floor
    if (
        marks
        and marks[-1].group() == "、"
        and not any(q.end == marks[-1].start() for q in reading.quantities_in(floor, low))
    ):
        low = _list_start(plain, floor, low)
    low = behind_lead(reading, low, high)
    for word in "等的":
        behind = plain.rfind(word, low, high - 2)
        low = behind + 1 if behind >= 0 else low
    if not 2 <= high - low <= 24 or reading.quantities_in(low, high) or _ASIDE.search(plain, low, high):
        return None
    things = _THINGS.search(plain, low, high) is not None
    if _DONE.match(plain, low, high):
        return None
    weak = WEAK.match(plain, low, high) is not None and not (things and plain[low] == "新")
    if weak or (not things and (_STAGE.search(plain, low, high) or high - low > 10)):
        return None
    if reading.regions_in(low, high) or organisations.at(reading, low) or kinds.BARE.match(plain, low, high):
        return None
    loose = any(
        reading.tokens.tags[i][0] in "pd" or reading.tokens.words[i] in ("上", "里", "中")
        for i in reading.tokens.indices(low, high)
    )
    return None if loose else (low, high)


def _list_start(plain: str, floor: int, low: int) -> int:
    """Where a list of sorts counted together begins (农业、文旅两类各7个)."""
    while low > floor and plain[low - 1] == "、":
        before = max(plain.rfind(mark, floor, low - 1) for mark in ",;。:!?、\n")
        if before < 0 or low - 1 - before > 10:
            break
        low = before + 1
    return low


def _goes_on(reading: Reading, last: Share, share: Share) -> bool:
    """Whether a share follows in the stretch of the last, or opens the sentence or line below."""
    if share.number < last.end:
        return True
    between = reading.plain[last.end : share.low]
    return len(between) <= 4 and not between.strip("。!?\n \t·•▪✅✔")


def _unit(reading: Reading, share: Share) -> str:
    """The word with which a share is counted."""
    return reading.plain[share.number : share.number + 12].lstrip("0123456789一二三四五六七八九十两余多 ")[:1]


def _kept(reading: Reading, run: list[Share]) -> list[Share]:
    """The run where it breaks something down, each share ending where the next begins; else none."""
    plain = reading.plain
    if len(run) < _FEWEST or len({_unit(reading, share) for share in run}) > 1:
        return []
    ends = [min(share.end, after.low, after.number) for share, after in pairwise(run)] + [run[-1].end]
    parts = [Share(s.low, s.high, s.number, end) for s, end in zip(run, ends, strict=True)]
    told = [len(reading.quantities_in(part.number, part.end)) > 1 for part in parts]
    things = all(_THINGS.search(plain, part.low, part.high) for part in parts)
    sorted_out = len(parts) >= _MANY or _SORTED.search(plain, max(0, parts[0].low - 12), parts[0].low) is not None
    if sum(told) >= _FEWEST and (things or sorted_out):
        return parts
    if not sorted_out or (not things and len(parts) < _MANY and "其中" not in plain[parts[0].low - 4 : parts[0].low]):
        return []
    return [Share(p.low, p.high, p.number, p.number + 1) for p in parts]  # what follows them is told of all
