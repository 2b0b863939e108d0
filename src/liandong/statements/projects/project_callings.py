"""What the text says that a project is called (项目名为“…”, 牌子), and numbered roads with their course."""

import re
from collections.abc import Iterator

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_groups import Member
from liandong.statements.projects.project_leads import Lead

_ROAD = re.compile(
    r"(?<![A-Za-z0-9])(?:[GSXYC]\d{1,4}(?:线)?|\d{3}[国省县]道)(?:[\u4e00-\u9fff·—~-]{2,24}?(?:[一二三]级公?路|公路|高速|快速路|路|段|[城境]线)(?:改扩建|改建|改造|新建|大修)?"
    r"|[\u4e00-\u9fff]{2,8}?(?:至|—+|-+|~)[\u4e00-\u9fff]{2,8}?(?=[,、。;]|改|新))(?:改扩建|改建|改造|新建|大修)?(?:工程|项目)?(?:\([^()]{2,20}\))?"
)
"""A numbered road with more than its number: S208甲公路(乙-丙), X203甲至乙."""
_NAMING = re.compile(
    r"叫“|叫:“|叫做“|名“|名为“|名称[为是]“|称为“|牌子|G\d|S\d|X\d|Y\d|C\d|国道(?<=\d国道)|省道(?<=\d省道)|县道(?<=\d县道)"
)
"""What every such sentence holds, and is cheap to look for: each way of it begins with one character."""
_ALONG = re.compile(r"(?:沿|经|走|接|过|自|从|在|驶|上|离|至)$")
_TOLD_NAME = re.compile(
    r"(?:项目|工程|厂子?|园区?|基地|名字)[^,。;:“”]{0,4}?(?:叫做?|名叫|名为|取名为?|定名为?|命名为|称为|名称[是为])[:]?“(?P<quoted>[^“”]{4,40})”"
    r"|(?P<plate>牌子)[:—是叫]{1,4}[“「]?(?P<shown>[\u4e00-\u9fffA-Za-z()·-]{4,32}?)[”」]?(?=[,。;]|$)"
)
"""What the text says that a project is called, or a new sign reads."""

Calling = tuple[int, int, str, Member | None]
"""A name [start, end), the noun that it is of, and what is told of it beside."""


def sentences(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences in which a project may be said to be called, or a road have its number."""
    return frozenset(sentence.index for sentence in reading.holding(_NAMING))


def find(sentence: Sentence) -> Iterator[Calling]:
    """The names that the sentence says, and the roads."""
    text = sentence.text
    for match in _TOLD_NAME.finditer(text):
        part = "quoted" if match["quoted"] else "shown"
        start, end = sentence.at(match.start(part)), sentence.at(match.end(part))
        lead = None
        if match["plate"]:
            lead = Lead(match.start("plate"), match.end("plate"), "operating", False, True)
        yield start, end, "", Member(start, end, "", lead, sentence)
    for match in _ROAD.finditer(text):
        if not _ALONG.search(text, 0, match.start()):
            yield sentence.at(match.start()), sentence.at(match.end()), "项目", None
