"""Works that the title alone names (标题), and of which the body goes on without a name: 甲超级工厂开工 above
该项目总投资50亿元."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_nouns import is_generic
from liandong.statements.projects.stages import find_stages

_TOLD = re.compile(
    r"(?:落户|落子|落地|花落|定址|选址|签约|签下|牵手|摘牌|拿地|开工|动工|奠基|封顶|合龙|贯通|通车|下线|点火|点亮|并网|投产|"
    r"投用|启用|试运行|试运营|竣工|完工|建成|落成|揭牌|挂牌|开园|开馆|开业|开港|上线|启动|加快|提速|加速|跑出|刷新|迎来|进展|亿元|万元)"
)
"""What a title tells of a work."""
_OPENS = re.compile(
    r"(?:该|本|此|这一|这个|这座|这条)(?P<noun>项目|工程|园区|产业园|基地|总部|工厂|中心|平台|生产线|产线)(?!总数|库|[群们])|"
    r"(?:^|(?<=[,:;]))(?:项目|工程)(?:(?:计划|预计|概算)?总投资|位于|选址|占地|用地|全长|规划用地|正式[开动]工|建成后|"
    r"由[^,。;县市区]{2,20}投资)"
)
"""The text speaks of one work as of one named before."""
_OF_OTHERS = re.compile(
    r"另一|另外|其[他它余]|别的|多个|总数|[一首]批|各(?:个|大)?(?:项目|园区|基地)|(?:\d|[一二两三四五六七八九十百])个(?!多?月|小时|工作日)"
)
"""The text tells of other works, or of a number of them."""
_MANY = re.compile(r"\d+个|[一二两三四五六七八九十百]+个|[一首]批|集中|等[^,。;]{0,6}项目|项目[^,。;]{0,4}清单")
"""The title tells of a number of works."""
_ACTS = re.compile(r"牵手|携手|联手|再[签添获次]|共[谋商绘]|签[约下署]|打造|建起")
"""No words of names, though a headline runs them together."""
_SITE = re.compile(r"(?:来到|走进|位于|落户|入驻|坐落)[^,。;]{2,14}(?:园|区|基地|中心|城|厂|港)")
"""A site that the text may go on about instead of the work."""
_WORKS = ("项目", "工程")
_NEAR = 8
"""Sentences of the body in which it begins to speak of the work of the title."""
_SHORTEST = 4


class Titled(NamedTuple):
    """The names of the work in the title, and the number of the sentence that begins to speak of it."""

    names: list[ProjectName]
    begins: int


def find(reading: Reading, together: Sequence[list[ProjectName]]) -> Titled | None:
    """The work that only the title names, where it is the only one there, the title tells something of it, and the
    body speaks of one work before it names any."""
    title = reading.sentences[0] if reading.sentences and reading.sentences[0].paragraph == 0 else None
    headed = [names for names in together if any(n.sentence is title and n.specific for n in names)]
    if title is None or len(headed) != 1 or any(n.sentence.paragraph for n in headed[0]):
        return None
    name = headed[0][0]
    own = len(name.name) >= _SHORTEST and not is_generic(name.name)
    if _ACTS.search(name.name):
        return None
    if name.where or not (name.proper or own) or _MANY.search(title.text) or not _tells(title, name):
        return None
    others = [n for names in together for n in names if n.specific and n.sentence is not title]
    named = {n.sentence.index for n in others if not n.where}
    sites = {n.sentence.index for n in others if n.where}
    elsewhere = False
    for sentence in reading.body[:_NEAR]:
        if sentence.index in named or _OF_OTHERS.search(sentence.text):
            return None
        begins = _begins(sentence, name, elsewhere=elsewhere)
        if begins:
            return Titled(headed[0], sentence.index)
        elsewhere = elsewhere or sentence.index in sites or _SITE.search(sentence.text) is not None
    return None


def _tells(title: Sentence, name: ProjectName) -> bool:
    """Whether the title tells what became of the work, or what it costs."""
    rest = title.text[: name.start - title.start] + title.text[name.end - title.start :]
    return _TOLD.search(rest) is not None or any(s.stage != "planned" for s in find_stages(title.text))


def _begins(sentence: Sentence, name: ProjectName, *, elsewhere: bool) -> bool:
    """Whether the sentence speaks of one work as of one named before: 该项目…, or its noun at the head of a clause.
    `elsewhere`: a site was told of before; what goes on about a site may then mean that one."""
    opens = _OPENS.search(sentence.text)
    if opens and (opens["noun"] in (None, *_WORKS) or (not elsewhere and _agrees(opens["noun"], name.name))):
        return True
    if elsewhere or len(name.noun) < 2 or name.noun in _WORKS:
        return False
    return re.search(rf"(?:^|[,:;])(?:该|本|此)?{re.escape(name.noun)}(?!总数|[区内里群们])", sentence.text) is not None


def _agrees(noun: str, name: str) -> bool:
    """Whether 该 and the noun may mean what bears the name: 该基地 is no 产业园, 该园区 is one."""
    return name.endswith((noun, "园") if noun == "园区" else noun)
