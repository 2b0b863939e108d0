"""Acts of parties (参与方): whether the body before a project does something to it, over however many clauses."""

import re
from collections.abc import Sequence

from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import clause_subject
from liandong.statements.bodies.organisations import OrganisationSpan
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties.signatories import past_lead
from liandong.statements.projects import project_names
from liandong.statements.projects.party_brands import FIRMS

SIDES = re.compile(r"(?:、|则?[与和同跟]|携手|牵手|联手|联合|会同|的(?:对象|合作方|伙伴)[为是])")
"""Between a firm and the authority that it deals with."""
ACTS = re.compile(
    r"投资|出资|斥资|建设|新建|打造|兴建|投建|签|敲定|带来|拿下|上马|设立|布局|合作|约好|约定|合约|内容|看中|拿出|实施"
)
_DOES_NOT = re.compile(
    r"吸引|引进|引入|招引|服务|贷款|授信|融资|采购|供应|参观|走访|考察|介绍|表示|认为|负责人|董事|总经理|主任|会长|获悉|记者|等\d|参股|担保|评估|设计院"
)
_NO_PROJECT = re.compile(r"(?:授信|贷款|融资|采购|[租借]赁|租用|物业|保险)[^,。;]{0,6}(?:协议|合同),")
_SIGN = re.compile(r"签[署订约下]|达成")
_LED = re.compile(r"(?:来自|位于|在|依托|参观|走访|考察|调研|据|像|给|为|向|对|[:,。]由)$")
"""Before a body that is no subject."""
_SAME = re.compile(r"内容|双方|三方|两家|企业|公司|名称|总投资|合作|合约|项目|协议|计划|敲定|份量|分量")
"""Subjects of a clause that goes on about what the body before it does."""


def announced(reading: Reading, sentence: Sentence, last: OrganisationSpan) -> OrganisationSpan | None:
    """The firm that the sentence opens with, where it signs with the body: 甲公司公告,与乙管委会签订协议,拟投建X."""
    plain = reading.plain
    if plain[last.start - 1 : last.start] not in ("与", "和", "同") or "签" not in plain[last.end : last.end + 4]:
        return None
    found = organisations.at(reading, sentence.at(past_lead(sentence.text, 0, last.start - sentence.start)))
    return found if found and found.sort in FIRMS and found.end < last.start else None


def does(reading: Reading, sentence: Sentence, bodies: Sequence[OrganisationSpan], start: int) -> bool:
    """Whether the last body before the name does something to it, a firm or a firm with an authority, and what stands
    between has no subject of its own: 甲公司携手乙县政府,敲定的是X; 甲学院看中了这里,将选址建设X."""
    plain, last = reading.plain, bodies[-1]
    paired = len(bodies) > 1 and bodies[-2].sort in FIRMS and SIDES.fullmatch(plain, bodies[-2].end, last.start)
    if _NO_PROJECT.search(plain, last.end, start) or sentence.index in hearsay(reading):
        return False
    if any(negated(plain, sentence.start, sign.start()) for sign in _SIGN.finditer(plain, last.end, start)):
        return False
    if announced(reading, sentence, last) and ACTS.search(plain, last.end, start):
        return True
    if not (last.sort in FIRMS or last.sort == "institute" or paired):
        return False
    if not ACTS.search(plain, last.end, start) or _DOES_NOT.search(plain, last.end, start):
        return False
    if any(last.end < n.end <= start for n in project_names.in_sentence(reading, sentence)):
        return False
    if _LED.search(plain, sentence.start, bodies[-2].start if paired else last.start):
        return False
    comma = max(plain.rfind(mark, last.end, start) for mark in ",:")
    subject = clause_subject(reading, comma + 1, start) if comma >= 0 else None
    return subject is None or _SAME.match(plain, subject[0]) is not None
