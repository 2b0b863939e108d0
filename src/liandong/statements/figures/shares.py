"""Shares (构成): the sorts by which a text breaks a sum down, each with its count and its money."""

import re
from bisect import bisect_right

from liandong.statements.bodies.clauses import LEAD
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity

_COUNT = re.compile(r"(?:项目|工程|产业|业|类)(?:一?共|共有|有|为|达|总共)?(?P<number>\d+)(?:个|项|家)")
_SORT = re.compile(r"[\u4e00-\u9fffA-Za-z“”、]{2,30}$")
_NO_SORT = re.compile(
    r"签约|开工|动工|竣工|投产|落地|在建|在谈|合同|协议|框架|意向|引进|新增|万元|亿元|以上|其中|[省市县区]$|全[省市县区]"
)
"""Words of a share that tells how far the projects are, or how large: they are those of the whole's holder."""
_STOP = re.compile(r"[。!?\n]")


def sort_of(reading: Reading, sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
    """The sort, [start, end), that the number tells of: 基础设施项目18个,总投资29亿元;产业项目17个,总投资39亿元.

    None where the text breaks nothing down. The sorts of one run of sentences between full stops, two at least with
    money of their own; sorts that are only counted belong to the whole.
    """
    found = reading.once(_shares)
    at = bisect_right(found, (quantity.start, quantity.start, 0)) - 1
    if at < 0 or found[at][0] < sentence.start:
        return None
    low, high, number = found[at]
    return None if "其中" in reading.plain[number : quantity.start] else (low, high)


def _shares(reading: Reading) -> list[tuple[int, int, int]]:
    """All shares of the document: where the sort begins and ends, and where its number stands."""
    plain, end = reading.plain, reading.document.body_end
    runs: dict[int, list[tuple[int, int, int]]] = {}
    for match in _COUNT.finditer(plain, reading.document.body_start, end):
        noun = match.start() + (2 if plain.startswith(("项目", "工程", "产业"), match.start()) else 1)
        sort = _SORT.search(plain, max(noun - 32, reading.document.body_start), noun)
        if sort:
            stop = _STOP.search(plain, match.end(), end)
            share = (sort.start(), noun, match.start("number"))
            runs.setdefault(stop.start() if stop else end, []).append(share)
    found: list[tuple[int, int, int]] = []
    for stop_at, run in runs.items():
        if len(run) < 2 or any(plain[high - 1] != "类" and _NO_SORT.search(plain, low, high) for low, high, _ in run):
            continue
        ends = [*(low for low, _, _ in run[1:]), stop_at]
        if sum(any(q.money for q in reading.quantities_in(s[2], e)) for s, e in zip(run, ends, strict=True)) >= 2:
            found += [(_bare(plain, low, high), high, number) for low, high, number in run]
    return found


def _bare(plain: str, low: int, high: int) -> int:
    """Where the sort itself begins: 甲高速等|基础设施项目, 以乙为代表的|产业项目."""
    lead = LEAD.match(plain, low, high)
    low = lead.end() if lead else low
    behind = max(plain.rfind(word, low, high - 3) for word in "等的")
    return behind + 1 if behind >= 0 else low
