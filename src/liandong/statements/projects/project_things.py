"""Project things (项目): what a document says of one project, while it is gathered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date
from liandong.statements.projects.project_identity import same_project
from liandong.statements.projects.project_names import ProjectName

REFERS = re.compile(
    r"(?:该|本|此|这一|这个|这条|这座|这)?(?:项目|园区|产业园|基地|总部|工程|线路|中心|服务点|平台|总投资|总规划|首期|一期|"
    r"计划总投资|规划|建成后|达产后|全部建成|投产后|通车后|大桥|线总|工厂|生产线|小镇|铁路|公路|实验室|研究院|码头|大厦|"
    r"学校|医院|电站|航线|机场|载体|合作区)|(?:它|其)(?!他|余|中|实|次)|"
    r"(?:(?:[去今前]年|\d{4}年)(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日)?(?:正式)?(?:由[^,。;]{2,16}(?:引进|投资|建设)|开工|动工|签约|投产|竣工|建成)(?=[,。;]|以来|至今)"
)
"""A clause that goes on about the project named before it."""
_CLAUSE = re.compile(f"[,;:](?:{REFERS.pattern})")
_OPENS = frozenset("该本此这项园产基总工线中服平规计首一建达全投通大铁公码学医电航机载合它其生小实研去今前0123456789")
"""Letters that a clause can begin with which REFERS matches."""


def refers_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether a clause of the sentence goes on about the project named before it (该项目…, 总投资…)."""
    if sentence.index in reading.once(_going_on):
        return True
    return sentence.text[0] in _OPENS and REFERS.match(sentence.text) is not None


def _going_on(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences of which a clause, not the first, goes on about a project."""
    return frozenset(s.index for s in reading.holding(_CLAUSE) if _CLAUSE.search(s.text))


_OBJECT = re.compile(r"(?:了|对|把|将|为|给|在)(?:这个|这一|该|此|本)(?:项目|工程|园区|基地)")
"""核准批复了这个项目: the project spoken of is what is acted on."""


_KIND = re.compile(
    r"(?:该|本|此|这个|这一|这)?"
    r"(?P<noun>产业园|园区|基地|总部|大桥|工厂|小镇|铁路|公路|实验室|研究院|码头|大厦|学校|医院|电站|机场)"
)


def of_kind(text: str, spoken: Iterable["Thing"]) -> "list[Thing] | None":
    """Those spoken of that are of the kind which the sentence opens with (园区占地… of a 产业园); None where it opens
    with no kind."""
    match = _KIND.match(text)
    if match is None:
        return None
    noun = match["noun"].removeprefix("产业").removesuffix("区")
    return [thing for thing in spoken if noun in thing.names[0].name]


def acted_upon(text: str) -> bool:
    """Whether the sentence tells what was done to the project spoken of."""
    return ("这" in text or "该" in text or "此" in text or "本" in text) and _OBJECT.search(text) is not None


ToldStage = tuple[str, int, int, Sentence, bool]
"""A stage, the stretch [start, end) of the document that tells it, its sentence, and whether it is still to come."""


@dataclass(slots=True)
class Thing:
    """One project in the making: its names in the document, how much speaks for it, the stages told of it.

    `signals` counts what is said of it as of a project, `strong` the sums and stages among that. `proper`: its name
    tells it from others. `made`: a verb of making stands before it. `one`: it is told as one, not as a kind or number
    of them. `together`: its stage is that of all projects of the document. `met`: it is told of where the event is.
    `topic`: the section that is being read is about it.
    `spoken`: the sentences that go on about it without naming it. `reached`: the stages said, with their days.
    """

    draft: Draft
    names: list[ProjectName]
    signals: int = 0
    strong: int = 0
    proper: bool = False
    together: bool = False
    made: bool = False
    one: bool = False
    topic: bool = False
    spoken: list[Sentence] = field(default_factory=list)
    stages: list[ToldStage] = field(default_factory=list)
    met: bool = False
    reached: list[tuple[str, Sentence, Date | None]] = field(default_factory=list)

    def called(self, name: str) -> bool:
        """Whether `name` is one of its names, or means the same."""
        return any(same_project(name, n.name) for n in self.names)
