"""Courses (进程) of works: clauses that tell how far the work spoken of has come without naming it: 目前主体已封顶,
现已投产, 双方已签订投资合同. They are made of known words alone, so that nothing else can be meant."""

import re

from liandong.statements.bodies import organisations
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_dates import is_later
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import Thing
from liandong.statements.projects.stages import Stage, find_stages
from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.tables import sections

_WORDS = sections("courses.txt")
_DATE = r"\d{4}年|\d{1,2}月|\d{1,2}日|\d[\d.]*%"
_KNOWN = re.compile(rf"(?:{_DATE}|{any_of(word for words in _WORDS.values() for word in words)})*+")
_PART = re.compile(
    rf"(?:{_DATE}|{any_of([*_WORDS['time'], *_WORDS['manner'], *_WORDS['itself']])})*+(?:{any_of(_WORDS['parts'])})"
)
"""A clause that opens with a part of the work."""
_OPENS = re.compile(any_of([*_WORDS["time"], *_WORDS["itself"], *_WORDS["parts"], *_WORDS["papers"], "走进", "来到"]))
_BUILT_PART = re.compile(
    rf"了?(?:约|近)?(?:\d[\d.]*万?(?:平方米|平米|公里|米|亩)|(?:\d+|[一二两三四五六七八九十多几])[条栋座幢个])?(?:的)?(?:{any_of(_WORDS['parts'])})"
)
"""Behind 建成: a part of the work alone (建成标准厂房3万平方米)."""
_WHOLE_CLAUSE = re.compile(
    r"[“”,、]*(?:经过[^,。;]{2,12}|随着[^,。;]{2,20}|由于[^,。;]{2,16}|受[^,。;]{2,12}影响|据[^,。;]{2,10}(?:介绍|透露)|[^,。;]{2,14}以来|"
    r"在[^,。;]{2,12}下|[^,。;]{0,8}?(?:投资|占地|面积|用地)[^,。;]{0,8}?\d[^,。;]{0,8}|(?:[^,。;]{0,4}?进[展度](?:十分|非常)?顺利)|(?:截至|到|至)?[\d年月日底初末前上中下旬目前今去]{2,14})"
)
"""Clauses before that of the stage that tell nothing of another work."""
_PHASE = re.compile(r"[一二三四五六七八九十两]期")
_NO_OBJECT = re.compile(
    r"了?(?:[,。;、!?”)元]|$|的(?=[,。;]|$)|并|且|及|和|后|之后|于|在|投|运营|运行|使用|生产|试|阶段|状态|条件|期|工作|建设|施工|"
    r"验收|手续|当[天日]|仪式|协议|合同|正式|投资|框架|共建|合作|许可|证|批复|报告|方案|审批|评审|中|仅用|只用|用了|任务|工程|主体|设备)"
)
"""Behind the stage: nothing that it would be told of instead (投产了一批项目)."""
_OTHER_DEAL = re.compile(r"[^,。;]{0,16}(?:采购|购销|供货|销售|贷款|授信|租赁|劳动|订单|用工)")


def of_course(reading: Reading, low: int, high: int, floor: int) -> bool:
    """Whether the clause before what [low, high) tells is made of such words alone, and nothing stands behind that it
    would be told of instead; `floor` is where its sentence begins."""
    known = _KNOWN.fullmatch(reading.plain, _opening(reading.plain, low, floor), low)
    return known is not None and _NO_OBJECT.match(reading.plain, high) is not None


def is_partly(reading: Reading, low: int, high: int, floor: int) -> bool:
    """Whether what [low, high) says is finished is but a part of the work: 厂房已 | 建成, 已 | 建成 | 厂房3万平方米."""
    start = _opening(reading.plain, low, floor)
    return (_PART.match(reading.plain, start, low) or _BUILT_PART.match(reading.plain, high)) is not None


def _opening(plain: str, low: int, floor: int) -> int:
    return max(floor, max(plain.rfind(mark, floor, low) for mark in ",;:。“!") + 1)


class Courses:
    """Follows which work is spoken of alone, and gives it the stages of sentences without a name."""

    alone = False

    def follow(
        self, reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]], current: Thing | None
    ) -> None:
        """Reads the next sentence; `current` is the work spoken of, None where all is told without this."""
        if here:
            self.alone = len({id(thing) for _, thing in here}) == 1
        if here or current is None or not self.alone or sentence.heading:
            return
        for stage in find_stages(sentence.text):
            low, high = sentence.at(stage.start), sentence.at(stage.end)
            if goes_on(reading, sentence, stage):
                reached = (
                    "building"
                    if stage.stage == "operating" and is_partly(reading, low, high, sentence.start)
                    else stage.stage
                )
                later = stage.later or is_later(reading, sentence, low, high)
                current.stages.append((reached, low, high, sentence, later))


def goes_on(reading: Reading, sentence: Sentence, stage: Stage) -> bool:
    """Whether a sentence without a name tells the stage of the work spoken of before it."""
    low, high = sentence.at(stage.start), sentence.at(stage.end)
    if not of_course(reading, low, high, sentence.start):
        return False
    if stage.stage == "signed" and _OTHER_DEAL.match(reading.plain, high, sentence.end):
        return False
    start = _opening(reading.plain, low, sentence.start)
    return all(_is_harmless(reading, *clause) for clause in _clauses(reading.plain, sentence.start, start))


def _clauses(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for mark in re.finditer(r"[,;:。“!]", plain[start:end]):
        at = start + mark.start()
        if at > start and (not out or at > out[-1][1] + 1):
            out.append((out[-1][1] + 1 if out else start, at))
    return out


def _is_harmless(reading: Reading, start: int, end: int) -> bool:
    """Whether a clause before that of the stage brings up nothing else that the stage could be told of."""
    if _WHOLE_CLAUSE.fullmatch(reading.plain, start, end) or _KNOWN.fullmatch(reading.plain, start, end):
        return True
    if _PHASE.search(reading.plain, start, end):
        return False
    others = reading.regions_in(start, end) or organisations.among(reading, start, end)
    return not others and _OPENS.match(reading.plain, start, end) is not None
