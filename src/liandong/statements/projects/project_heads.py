"""Heads (表头) of lists of works that a stage stands in: 在建项目有甲、乙; 新开工项目中,丙…; and counts of works."""

import re
from collections.abc import Sequence
from itertools import takewhile

from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import Thing
from liandong.statements.projects.stages import Stage

_COUNT = re.compile(
    r"(?:\d|[一二两三四五六七八九十百多几])(?:个|项|宗|批)$|(?:累计|历次|全部|所有|各类|上述|本次|这批)(?:集中)?$"
)
_NUMBER = re.compile(r"了?\d+[个项](?=[,。;]|项目|工程)")
"""竣工18个: of so many others. 签约2个 is what a park or a fair does itself."""
_HEAD = re.compile(
    r"的?(?:重点|重大|产业|大)?(?:项目|工程)(?:(?:\d+|[一二两三四五六七八九十])[个项])?(?:(?:[里当]?中|方面)[,:]?|(?:主要)?(?:有|包括|是|为)|:)"
    r"(?!了|由|在|于|[^,。;]{0,12}(?:已|正|均))|的,?(?:也|还)?(?:有|包括)(?:(?:\d+|[一二两三四五六七八九十])个)?[,:]?(?:包括|分别[是为]|其中有)?"
)
"""Behind a stage: it heads a list of works that are so far."""
_MIDST = re.compile(r"中|方面")
"""在建项目中,甲已…: each has clauses of its own."""
_SOME_STOP = re.compile(r"[,、;。]")


def counted(text: str, stage: Stage) -> bool:
    """Whether the stage only tells which projects are counted: 收获30个签约项目."""
    if stage.stage != "signed" and _NUMBER.match(text, stage.end):
        return True
    return text.startswith(("项目", "工程"), stage.end) and bool(
        _COUNT.search(text, max(0, stage.start - 6), stage.start)
    )


def heads(text: str, stage: Stage) -> re.Match[str] | None:
    """The head of a list that the stage stands in: 在建项目有甲、乙; 新开工项目中,丙…."""
    return _HEAD.match(text, stage.end)


def _next_head(text: str, start: int, told: Sequence[Stage]) -> int:
    """Where the list ends that begins at `start`: at the next head, or the end of the sentence."""
    following = next((s.start for s in told if s.start >= start and heads(text, s)), len(text))
    mark = text.find("。" if text.startswith(":", start - 1) else ";", start)
    return min(following, mark if mark >= 0 else len(text))


def _says_itself(sentence: Sentence, name: ProjectName, told: Sequence[Stage]) -> bool:
    """Whether a name opens a clause that tells a stage of its own: 在建项目有甲,乙 | 已投产."""
    text, end = sentence.text, name.end - sentence.start
    stop = _SOME_STOP.search(text, end)
    high = stop.start() if stop else len(text)
    return text[name.start - sentence.start - 1] in ",;" and any(end <= s.start < high for s in told)


def under_head(
    sentence: Sentence, stage: Stage, told: Sequence[Stage], here: list[tuple[ProjectName, Thing]]
) -> list[Thing] | None:
    """The works of the list that the stage heads, None where it heads none."""
    text = sentence.text
    headed = heads(text, stage)
    if headed is None:
        return None
    low, high = sentence.at(headed.end()), sentence.at(_next_head(text, headed.end(), told))
    named = [(n, t) for n, t in here if low <= n.start < high]
    if not _MIDST.search(headed.group()):
        named = list(takewhile(lambda pair: not _says_itself(sentence, pair[0], told), named))
    return [t for _, t in named]
