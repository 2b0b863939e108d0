"""Works that are each led by their sum: 总投资3亿元的甲电池、总投资2亿元的乙器件等. What is invested in is a work."""

import re
from collections.abc import Iterator

from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity
from liandong.statements.projects.project_nouns import NOUN, is_generic

LEADS_SUM = r"(?:计划|预计|协议|意向)*(?:总投资额?|投资总额|投资)(?:约|达|超过?|逾|近|高达)*$"
"""The words of investment right before a sum, as an expression to go on from."""
OF_WHOLE = r"[两三四五六]期(?:工程|项目)?(?:投|合|共|总|累)|该?项目|工程|整个|全部|总体|合计|总计|共(?!同)|固定资产"
"""What a clause opens with that tells of the whole again, behind clauses of a phase."""
_LED = re.compile(rf"(?:^|[,。;:、]|和|及|与|有|含|括|中|是|为){LEADS_SUM}")
"""Right before a sum that leads to a work."""
_FIRST_LED = re.compile(LEADS_SUM)
"""The same before the first of the run, whatever leads to it."""
_NEXT = re.compile(rf"(?:人民币)?的?(?P<work>[^,。;:!?、]{{3,40}}?)(?P<joint>、|和|以及|及|与){LEADS_SUM}")
_LAST = re.compile(r"(?:人民币)?的?(?P<work>[^,。;:!?、]{3,40}?)(?=等(?![级离温高待])|[,。;:!?、]|$)")
_NO_WORK = re.compile(r"\d(?:个|项|宗)|以上|以下|[的了]|企业$|^(?:在|将|用于|建设|其中|人民币)")
"""What stands behind a sum and is no name: 总投资5亿元的10个项目."""


def find(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of the works of every run of two or more that are each led by a sum of investment."""
    if sentence.text.count("投资") < 2:
        return
    run: list[tuple[int, int]] = []
    sums = [q for q in reading.quantities_in(sentence.start, sentence.end) if q.money]
    for at, each in enumerate(sums):
        before = _LED if not run else _FIRST_LED
        if not before.search(reading.plain[max(sentence.start, each.start - 16) : each.start]):
            run = []
            continue
        following = sums[at + 1] if at + 1 < len(sums) else None
        work = _NEXT.match(reading.plain, each.end, following.start) if following else None
        if work and _named(reading, work):
            run.append(trim(reading.plain, *work.span("work")))
            continue
        last = _last(reading, sentence, each) if run else None
        if last:
            yield from (*run, last)
        run = []


def _last(reading: Reading, sentence: Sentence, each: Quantity) -> tuple[int, int] | None:
    """The last work of a run: up to 等 or the end of its noun, before what is told of all."""
    work = _LAST.match(reading.plain, each.end, sentence.end)
    if work is None or not _named(reading, work):
        return None
    low, high = work.span("work")
    if not reading.plain.startswith("等", high):
        nouns = [m.end() for m in NOUN.finditer(reading.plain, low, high)]
        if not nouns:
            return None
        high = nouns[-1]
    return trim(reading.plain, low, high)


def _named(reading: Reading, work: re.Match[str]) -> bool:
    text = work["work"]
    return not (_NO_WORK.search(text) or is_generic(text))
