"""Lists of projects: 签约的10个项目为甲、乙、丙; 甲、乙、丙等23个项目成功签约. Each member is a project, whatever
its noun."""

import re
from collections.abc import Iterator

from liandong.statements.lists import members
from liandong.statements.phrases import trim
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

_INTRODUCED = re.compile(
    r"(?:(?:\d+|[一二两三四五六七八九十]+)个[^,。;:、]{0,14}?项目|项目|类(?:\d+|[一二两三四五六七八九十]+)个|工程)"
    r"[,]?(?:[^,。;:、]{0,8}类\d+个[,])?(?:分别)?(?:是|为|有|包括|包含|涵盖|:)[:]?(?P<list>[^。!?]+)"
)
_CLOSED = re.compile(
    r"(?P<list>[^。;:!?,]{8,400}?)等(?:\d+|[一二两三四五六七八九十多几]+)?(?:个|项|批)?"
    r"(?:重点|重大|产业|优质|标志性|合作|招商|[^,。;、]{0,6})?(?:项目|工程)"
    r"(?:成功|正式|集中|现场|纷纷|先后|顺利|陆续|相继|已|将|也|均|,)*(?:签约|开工|动工|奠基|竣工|投产|落户|落地|启动|揭牌|建成|建设|为)"
)
_HEAD = re.compile(
    r"项目|工程|基地|园|中心|总部|工厂|厂|大道|公路|路|线|站|港|城|小镇|研究院|实验室|平台|电站|储能|乘用车|桥|隧道|学校|医院|段|期\)?|\)$"
)
_NO_MEMBER = re.compile(
    r"[。!?]|领域$|方面$|产业$|行业$|类型$|^\d+个|投资额|亿元$|万元$|参加|出席|表示|^(?:其中|以及|包括)$|类\d+个$"
)
_LEAD = re.compile(r"(?:其中|包括|分别为|分别是|推介会后|会上|现场|当天|活动现场|[^、]{0,20}(?:仪式|签约|举行了)[,:])+")


def find(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of the members of every list of projects in the sentence; none where it lists fields or bodies.

    A list counts where it has two members or more and most of them end like works (项目, 工程, 基地, 路 …). One that a
    semicolon cuts goes on in the next sentence.
    """
    if "、" not in sentence.text:
        return
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    if before and before.text.endswith(";") and _INTRODUCED.search(before.text) and before.end == sentence.start:
        yield from _works(reading, sentence, 0, len(sentence.text))
        return
    if "项目" in sentence.text or "工程" in sentence.text or "类" in sentence.text:
        for pattern in (_INTRODUCED, _CLOSED):
            for match in pattern.finditer(sentence.text):
                yield from _works(reading, sentence, *match.span("list"))


def _works(reading: Reading, sentence: Sentence, low: int, high: int) -> list[tuple[int, int]]:
    lead = _LEAD.match(sentence.text, low, high)
    if lead:
        low = lead.end()
    found = []
    for a, b in members(sentence.text, low, high, joints="、;,﹔和"):
        start, end = trim(reading.plain, sentence.at(a), sentence.at(b))
        if 4 <= end - start <= 40 and not _NO_MEMBER.search(reading.plain[start:end]):
            found.append((start, end))
    works = [span for span in found if _HEAD.search(reading.plain, *span)]
    return found if len(found) >= 2 and len(works) * 10 >= len(found) * 6 else []
