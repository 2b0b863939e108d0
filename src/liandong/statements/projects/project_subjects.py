"""Works named as the subject of a verb of building (主语): 甲小学动工, 乙隧洞昨日通了水. What is begun, roofed or put
into use is a work, whatever its noun."""

import re
from collections.abc import Iterator

from liandong.statements.bodies import organisations
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_nouns import GENERIC
from liandong.vocabulary.tables import sections
from liandong.vocabulary.verbs import DOING, PREDICATES

_VERB = re.compile(
    r"(?:(?:破土)?(?:动工|开工|破土|奠基|开建|修筑|封顶|竣工|完工|合龙|投产|通车|并网|投用|建成(?=[,。;投通]))"
    r"(?!仪|典|率|项目|大会|动员|的|后|建设的|令|日|企业|面积|时|[前之以、])"
    r"|(?:动了工|开了工|奠了基|破了土|封了顶|合了龙|投了产|通了[车水电气航]|送了电|并了网|点了火|完了工)(?!的)|[干完][到成]了?\d[\d.]*%)"
)
_ADVERBS = re.compile(
    r"(?:也|都|均|已经?|又|还|正式|全面|全线|顺利|成功|如期|率先|同步|开始|双双|相继|提前|刚刚|主体|一期|今[年天日]|去年|昨[天日]|"
    r"日前|近日|目前|眼下|[于在]?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|[于在]?(?:\d{4}年)?\d{1,2}月|[于在]?\d{4}年)+$"
)
"""Between the subject and the verb."""
_ENDS = frozenset({"n", "nz", "vn", "ns", "nt", "nr", "nrt", "nrfg", "eng", "s", "v", "j", "ng"})
_PROPER = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "j", "eng"})
_COMMON = frozenset(sections("verbs.txt")["taken for names"])
_NO_WORK = re.compile(
    r"(?:项目|工程|企业|公司|集团|工人|[个座条项批家处]|[省市区县镇乡村]|工地|现场|仪式|活动|重点|集中|季度|[上下]半年|月份?|年|方面|领域|产业|设备|主体|"
    r"建设|厂房|车间|厂区|其中|以来|部分|先后|陆续|全部|计划|力争|预计|将|标段|投资|面积|手续|条件|规划|设计|主体结构|机组)$"
)
_BAD = re.compile(
    r"[,。;:!?、的了]|项目|工程|第[一二三四]批|[一二三四五六七八九十百\d]+[个座条项批家处]|记者|仪式|力争|确保|计划|预计|开工|动工|竣工|投产|通车"
)
_LONGEST = 28


def find(reading: Reading, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of the subjects in a sentence; none that overlaps with `taken`."""
    if sentence.index not in places(reading):
        return
    for match in _VERB.finditer(sentence.text):
        between = _ADVERBS.search(sentence.text, max(0, match.start() - 16), match.start())
        end = sentence.at(between.start() if between else match.start())
        start = _start(reading, sentence, end)
        if start is None or any(low < end and start < high for low, high in taken):
            continue
        yield start, end


def places(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences in which such a subject may stand."""
    return reading.once(_places)


def _places(reading: Reading) -> frozenset[int]:
    return frozenset(s.index for s in reading.holding(_VERB) if s.paragraph and not s.heading)


def _start(reading: Reading, sentence: Sentence, end: int) -> int | None:
    """Where the name begins that ends at `end`; None where what ends there is no name of a work."""
    plain = reading.plain
    start, high = trim(plain, reading.tokens.name_start(end, max(sentence.start, end - _LONGEST)), end)
    text = plain[start:high]
    if (
        high != end
        or not 4 <= len(text) <= _LONGEST
        or _NO_WORK.search(text)
        or _BAD.search(text)
        or GENERIC.match(text)
    ):
        return None
    if start > sentence.start and plain[start - 1] not in ",。;:、的“ ":
        return None
    words = [*reading.tokens.between(start, end)]
    if not words or words[-1].end != end or words[-1].tag not in _ENDS:
        return None
    if any(t.word in DOING or t.word in PREDICATES or t.tag in ("p", "d", "r", "uj", "c") for t in words):
        return None
    body = organisations.at(reading, end - 1)
    if body and body.end == end and body.sort in ("legal", "government"):
        return None
    regions = reading.regions_in(start, end)
    if any(hit.end == end for hit in regions):
        return None
    proper = any(t.tag in _PROPER and len(t.word) > 1 and t.word not in _COMMON for t in words[:-1])
    return start if regions or proper else None
