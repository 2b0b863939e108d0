"""Topics (话题): the project that a section or paragraph is about, because a line or sentence of its own names it, and
nothing else."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary.stages import STAGE_PATTERN

_NUMBER = re.compile(
    r"\s*(?:[★◎●·▪■◆▼▲【\-—]+|\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.)](?!\d)|第?[一二三四五六七八九十]+[是、:,]|其[一二三四五六][是,])*\s*[“「]?"
)
_CLOSE = re.compile(r"[”」】]?(?:建设)?(?:项目|工程)?(?:进展|进展情况|情况|介绍|简介|概况)?[。:;】]?\s*")
_POINT = re.compile(r"\s*\(?\d{1,2}[.、)](?!\d)")
_THEME = re.compile(r"中心|新城|总部|平台|枢纽|小镇|城$")
"""Nouns in which a heading may end that tells of a theme: 甲湾开发赋能城市新中心."""
_DIGIT = re.compile(r"\d")
_SECTION = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|【|[●■◆▼▲])")
"""The opening of a section: what was spoken of above it is spoken of no more."""


class Section:
    """The section that is being read: the project that it is about, and the sentence that says so."""

    def __init__(self) -> None:
        self._topic: Thing | None = None
        self._head: Sentence | None = None

    def topic(self, reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]]) -> Thing | None:
        """What the section is about in which the sentence stands; to be asked of one sentence after the other."""
        head = _headed(reading, sentence, *here[0]) if len(here) == 1 else None
        if self._topic and self._head and (head or _closes(sentence) or not _reaches(self._head, sentence)):
            self._topic.topic, self._topic = False, None
        if head:
            self._topic, self._head, head.topic = head, sentence, True
        return self._topic


def _headed(reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing) -> Thing | None:
    """The project that the sentence names and says nothing of: 二、甲项目。"""
    if not sentence.paragraph:
        return None
    opens = _NUMBER.match(reading.plain, sentence.start, name.end)
    alone = (
        opens is not None
        and opens.end() >= name.start
        and _CLOSE.fullmatch(reading.plain, name.end, sentence.end) is not None
    )
    if sentence.heading and _THEME.search(name.noun):
        return None
    told = name.proper or len(name.name) - len(name.noun) >= 4
    return thing if alone and told and name.specific and not (name.where or name.row) else None


def _reaches(head: Sentence, sentence: Sentence) -> bool:
    """Whether what the head names is still spoken of: in the paragraph that it opens, and numbered points below it;
    where it is a line of its own, until the next section."""
    return sentence.paragraph == head.paragraph or head.heading or _POINT.match(sentence.text) is not None


def _closes(sentence: Sentence) -> bool:
    """Whether the sentence opens another section, and ends what the last was about; a short line that tells a stage or
    a number does not."""
    if _SECTION.match(sentence.text):
        return True
    return sentence.heading and not (STAGE_PATTERN.search(sentence.text) or _DIGIT.search(sentence.text))
