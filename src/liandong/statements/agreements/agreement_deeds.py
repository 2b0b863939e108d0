"""Deeds (签署行为): which verbs of signing tell of one that took place."""

import re

from liandong.statements.agreements.agreement_papers import WILL, WISH
from liandong.statements.bodies import organisations
from liandong.statements.grammar.denials import negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_NOT_SIGNED = re.compile(
    r"的(?:基础|前提|条件|企业|项目|机会|意义|背后|有关|相关|(?:[\u4e00-\u9fff]{2,40}项目))|以来|精神|前(?!海|程|沿)|意向(?!书|协议|性)|率|仪式|活动|大会|会|意义|"
    r"招商|产业项目|重大项目|重点项目|亿元以上|项目|金额|额|总额|总投资|企业|面积|合同额|资金|率|量"
)
_BEFORE_STATISTICS = re.compile(
    r"(?:新|累计|共|意向|合计|总共|已|新增|集中|成功|招商|洽谈|达成|线上|线下|陆续|年内|全年)$"
)
_PROJECTS = re.compile(
    r"(?:\d+(?:余|多)?[个项宗](?:重[点大])?[\u4e00-\u9fff]{0,6}|、[^,。;与和]{2,40}|^[^,。;与和]{2,40})项目"
    r"(?:现场|集中|成功|正式|当场|在会上|分别|也|还|先后)*$"
)
"""5个项目签了投资合同 counts projects; 甲项目、乙项目在会上签了合作协议 tells of projects, not who signed."""
_LATER = re.compile(
    r"时,(?:公司|双方|各方|三方)?(?:再|将|另|会)|"
    r"仪式|环节|阶段|前|率|以来|之[前时]|[一二两三四五六七八九十\d]+(?:多|余)?[年个](?:月|多)?以?[来后]"
)
_SIGNATORIES = re.compile(r"(?:双|各|[三四五六七八九])方(?=[,。;、每均都也还将已代举在就约应])")
"""签署|四方每年举行会议: those who signed, not a signing."""
_RELATION = re.compile(r"结[为成]|[建确]立|缔结")
_ASSIGNED = re.compile(
    r"(?:明确|批复|批准|确定|安排|支持|指定|同意|部署|要求|提出|倡议|帮助|组织|指导|牵线)[^,。;]{2,40}$|(?:曾|早[在已就]|多年|历史|长期|原)[^。;]{0,30}$"
)
"""What others decided, or what has long been, before a relation: 国务院明确甲市与乙市建立对口合作关系."""
_LONG_SINCE = re.compile(r"(?:都|均|已经?|早已)(?:与|和|同)?$")
"""Right before a relation: it is there, and no deed of the day (同甲、乙都建立了战略合作关系)."""
_AFTER_THAT = re.compile(r"继(?![续承任])[^,。;:]{0,60}$")
"""Before a signing that is told only as the one before: 这是继甲与乙签订协议|之后的又一成果."""
_CONSENTS = re.compile(
    r"(?:(?<!经)同意|(?<!经)批准|授权(?!代表|书|仪式)|决定(?!书)|审议(?:并)?通过|表决通过)[^,。;]{0,60}$|"
    r"(?:审议|表决)[^。]{0,60}(?:同意|批准|授权)[^。]{0,120}$"
)
"""What was allowed to be signed was not thereby signed: 董事会同意公司与甲市签署协议."""
_LISTED = re.compile(r"[二三四五六七八九]是")
TOPIC = re.compile(
    r"(?:就|围绕|针对)(?P<about>[^,。;与和]{4,30}?)(?:等?(?:事宜|事项|工作|有关事宜))?(?:(?:达成|形成)(?:一致|合作|共识|意见)*,)?(?:并|正式|现场|共同|双方|联合|首次)*$"
)
"""What a signing is about, right before its verb: 就港口互通签订协议."""


def happened(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether papers were signed there: neither wished for, nor denied, nor only counted or referred to."""
    text = sentence.text
    before = text[: verb.start()]
    if before.count("【") > before.count("】"):
        return False
    if verb.group().startswith("达成") and text.startswith(("的", "以来", "如下", "以下"), verb.end()):
        return False
    if before.endswith("所") and text.startswith("《", verb.end()):
        return False  # 所签《甲协议》属意向性质
    wish = WISH.search(before)
    about = TOPIC.search(before) if wish else None
    wish = None if wish and about and about.start("about") <= wish.start() else wish  # 就推动港口发展签订
    held = organisations.at(reading, sentence.at(wish.start())) if wish else None
    if (wish and not (held and held.start < sentence.at(wish.start()))) or WILL.search(before):
        return False
    if negated(reading.plain, sentence.start, sentence.at(verb.start())):
        return False
    if verb.group().startswith("签约") and (
        _NOT_SIGNED.match(text, verb.end())
        or (_BEFORE_STATISTICS.search(before[-4:]) and re.match(r"[^,。]{0,8}\d", text[verb.end() :]))
    ):
        return False
    if _AFTER_THAT.search(before) and re.search(r"后", text[verb.end() :]):
        return False
    if (
        _consented(reading, sentence, before)
        or _PROJECTS.search(before)
        or (_RELATION.match(verb.group()) and (_ASSIGNED.search(before) or _LONG_SINCE.search(before)))
    ):
        return False
    return not (_LATER.match(text, verb.end()) or _SIGNATORIES.match(text, verb.end()))


def _consented(reading: Reading, sentence: Sentence, before: str) -> bool:
    """Whether the signing was only consented to, in its own sentence or in that whose list goes on: …;二是与丙签订."""
    number = sentence.index
    while number and _LISTED.match(reading.sentences[number].text) and reading.sentences[number - 1].text[-1:] == ";":
        number -= 1
    if number < sentence.index and _CONSENTS.search(reading.sentences[number].text):
        return True
    return _CONSENTS.search(before) is not None
