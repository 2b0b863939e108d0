"""Deals (签约双方): those who signed what a project is built by: 甲与乙签署协议,拟共建X; 签署《X项目投资协议》;
按照协议,X…"""

import re
from collections.abc import Iterator, Sequence

from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties.signatories import past_lead, side
from liandong.statements.parties.signatory_pointers import Party as Signatory
from liandong.statements.projects import project_names
from liandong.statements.projects.party_brands import Party
from liandong.statements.projects.project_names import ProjectName

_SIGNS = re.compile(r"(?:签署|签订|签下|签约|签了|达成|缔结|签(?=《))(?:了)?")
_PAPER = re.compile(r"^(?:了)?[^,;:]{0,40}(?:协议|合同|备忘录|合约)书?[》”]?$")
"""The first clause behind the signing: what was signed."""
_ABOUT = re.compile(r"(?:围绕|聚焦|就|在|约定|双方|三方|计划|总投资|投资|拟|将|依托|按照|根据)")
"""Opens a clause between the signing and what is to be built."""
_WILL = (
    r"(?:并|还|约定|商定|明确|双方|三方|各方|两地|企业|该公司|公司|后者|今后\d年|未来|将|拟|计划|打算|准备|要|共同|合力|联手|"
    r"携手|联合|合作|分期|一起|正式|决定|就){0,6}"
)
_TO_BUILD = re.compile(
    rf"{_WILL}(?:(?:在|于)[^,;:]{{2,20}}?)?{_WILL}(?:总?投资|出资|斥资|投入)?(?:约|近|超过?|逾)?(?:\d[\d.]*[万亿]*(?:美|港|欧)?元)?"
    r"(?:投资建设|投资兴建|投资新建|投资|建设|新建|兴建|投建|共建|打造|合建|开发|实施|推进|建|设立|布局|涉及|包括)[^,;:《》]{0,24}$"
    r"|(?:落子|落户|布局|选址)[^,;:]{0,16}的$"
)
"""The clause that ends in the name of what is to be built."""
_BUILDS = re.compile(
    r"(?:合作|携手|联手|共同|联合|一起|合力|牵手)+(?:投资)?(?:共建|建设|打造|兴建|投建|推进|开发|实施)$|(?:共建|合建)$"
)
"""甲、乙两市共建X: those who build it together."""
_IN_TITLE = re.compile(r"[^,。;:《》]{0,16}《[^《》]{0,30}|了?[“「]?")
_ENTITLED = re.compile(r"(?P<sign>签[署订下约]?)了?《(?P<of>[^《》]{5,60}?)(?:协议|合同|备忘录|方案)书?》")
"""签订《甲产业园共建协议》: an agreement that is named by what is built."""
_AS_AGREED = re.compile(
    r"(?:按照?|根据|依据|依)(?:分别签订的|该|上述|这份|双方)?(?:投资|合作|框架)*协议|协议(?:里|约定|明确|规定)|(?:双方|三方|各方|两家|三家)(?=[将拟要共合联携商约]|计划|决定|分别)"
)
_JOINT = re.compile(r"(?:另|也|又|还|则|已|并|再|拟|将|计划|先后|随后|随即)?(?:与|同|跟|和)")
_ONE_PAPER = re.compile(r"(?:[^。;]{0,20},)?(?:另?一[份个项]|其[一二三]|第[一二三][份个项])?")
"""一份与甲公司签订: of the sides only one is named."""
_OWN = re.compile(r"(?:公司|其|旗下|下属|全资|控股|参股)*(?:子公司|孙公司)")
_FIRM = re.compile(r"(?:公司|集团|股份|企业|厂)$")
_WHERE = re.compile(r"(?:[区园]|新城)$")
"""A zone or district with which a firm signs: there it builds."""
_ITSELF = re.compile(r"(?:本|该|我)?公司")
_BESIDE = re.compile(r"[、和与及]|以及")
_SHORTEST = 5
_LONGEST = 40
"""Characters between 签约 and what is built."""
_NO_DEAL = re.compile(r"授信|贷款|融资|意向书|采购|[租借]赁|租用|物业|保险")
_TO_COME = re.compile(
    r"(?:将(?!军)|拟(?!合)|计划(?!单列)|有望|准备|希望|力争|争取|推动|促成|洽谈|磋商|预计|若(?![干羌尔])|如果|一旦|能否|是否|(?<!经)同意|(?<!经)批准|授权|决定)[^,。;:]{0,40}$"
)
"""Before a signing that the text only looks forward to."""


def dealt(reading: Reading, names: Sequence[ProjectName], *, signed: bool = False) -> Iterator[Party]:
    """The sides of the signing that the first name of the body stands under, each once; without `signed` also those
    who are said to build it together."""
    for name in names:
        if not name.sentence.paragraph or name.where or name.row:
            continue
        found = _signed_here(reading, name) or _signed_before(reading, name)
        found = found or ([] if signed else _built_together(reading, name))
        firm = any(_FIRM.search(party.name) for party in found)
        for party in found if len(found) > 1 or firm else ():
            if not (_ITSELF.match(party.name) or (firm and _WHERE.search(party.name))):
                yield party.start, party.end, party.name, party.sentence
        if len(found) > 1 or firm:
            return
    found = _entitled(reading, names) if not signed else []
    for party in found if len(found) > 1 else ():
        yield party.start, party.end, party.name, party.sentence


def _signed_here(reading: Reading, name: ProjectName) -> list[Signatory]:
    """The sides of the last signing before the name in its sentence, where the name is what is agreed on."""
    sentence = name.sentence
    start = run_start(reading, name)
    signs = [*_SIGNS.finditer(reading.plain, sentence.start, start)]
    if not signs:
        return []
    between = reading.plain[signs[-1].end() : start]
    if not (_is_to_build(between) or _IN_TITLE.fullmatch(between)) or _NO_DEAL.search(between):
        return []
    beside = project_names.find(reading)
    if any(n.sentence is sentence and signs[-1].end() <= n.start < n.end <= start - 2 for n in beside):
        return []
    if _untrue(reading, sentence, signs[-1].start()):
        return []
    return _sides(reading, sentence, signs[-1].start())


def _entitled(reading: Reading, names: Sequence[ProjectName]) -> list[Signatory]:
    """The sides of the signing of an agreement that one of the names stands in: 甲与乙签订《X共建协议》."""
    called = {reading.plain[n.start : n.end] for n in names if n.end - n.start >= _SHORTEST}
    for sentence in reading.holding(_ENTITLED):
        for match in _ENTITLED.finditer(sentence.text):
            sign = sentence.at(match.start("sign"))
            named = any(name in match["of"] for name in called) and not _NO_DEAL.search(match["of"])
            if named and sentence.paragraph and _took_place(reading, sentence, sign):
                return _sides(reading, sentence, sign)
    return []


def _untrue(reading: Reading, sentence: Sentence, sign: int) -> bool:
    """Whether the signing is denied or rumoured; whoever is to sign for the project itself is to build it."""
    return sentence.index in hearsay(reading) or negated(reading.plain, sentence.start, sign)


def _took_place(reading: Reading, sentence: Sentence, sign: int) -> bool:
    """Whether the sentence tells of the signing as done: neither denied, nor rumoured, nor to come."""
    to_come = _TO_COME.search(reading.plain, max(sentence.start, sign - _LONGEST - 8), sign)
    return not (to_come or _untrue(reading, sentence, sign))


def run_start(reading: Reading, name: ProjectName) -> int:
    """Where the first of the projects begins that the name is listed with: what a firm is told to make is all of
    甲、乙和丙."""
    start = name.start
    beside = [n for n in project_names.find(reading) if n.sentence is name.sentence and n.end <= start and not n.where]
    for other in reversed(beside):
        if not _BESIDE.fullmatch(reading.plain, other.end, start):
            break
        start = other.start
    return start


def _is_to_build(between: str) -> bool:
    """Whether the words between a signing and a name say that the name is what those who sign are to build."""
    first, *middle = between.rstrip("“「").split(",")
    if not middle:
        return len(first) <= _LONGEST and _TO_BUILD.match(first) is not None
    last = middle.pop()
    agreed = not first or _PAPER.match(first) is not None
    return agreed and all(_ABOUT.match(each) for each in middle) and _TO_BUILD.match(last) is not None


def _signed_before(reading: Reading, name: ProjectName) -> list[Signatory]:
    """The sides of the signing told in the sentence before, where that of the name goes on about the agreement."""
    sentence = name.sentence
    if not sentence.index or not _AS_AGREED.match(sentence.text) or sentence.heading:
        return []
    for before in reversed(reading.sentences[max(0, sentence.index - 3) : sentence.index]):
        if before.paragraph < max(1, sentence.paragraph - 1):
            return []
        signs = [*_SIGNS.finditer(reading.plain, before.start, before.end)]
        if signs:
            sign = signs[-1]
            deal = len(signs) == 1 and not _NO_DEAL.search(reading.plain, sign.end(), before.end)
            return _sides(reading, before, sign.start()) if deal and _took_place(reading, before, sign.start()) else []
    return []


def _built_together(reading: Reading, name: ProjectName) -> list[Signatory]:
    """The several that the verb right before the name says build it together."""
    verb = _BUILDS.search(reading.plain, max(name.sentence.start, name.start - 12), name.start)
    found = _sides(reading, name.sentence, verb.start()) if verb else []
    return found if len(found) > 1 else []


def _sides(reading: Reading, sentence: Sentence, sign: int) -> list[Signatory]:
    """The bodies that sign, on both sides of the last 与; of 甲、乙、丙三方签署 all of them."""
    text = sentence.text
    high = sign - sentence.start
    low = max(text.rfind(mark, 0, high) for mark in "。;:") + 1
    low = past_lead(text, low, high)
    joints = [*_JOINT.finditer(text, low, high)]
    for joint in reversed(joints):
        other = side(reading, sentence, joint.end(), high)
        if not other:
            continue
        for before in (joint, joints[0]):
            clause = max(text.rfind(",", low, before.start()) + 1, low)
            start = past_lead(text, clause, before.start())
            own = _OWN.match(text, start, before.start() - 1)
            one = side(reading, sentence, own.end() if own else start, before.start(), left=True)
            if one or text[clause : joint.start()] not in ("", "并", "还"):
                break
        if one:
            return [*one, *other]
        return [*other] if _ONE_PAPER.fullmatch(text, low, joint.start()) and len(other) == 1 else []
    return [*side(reading, sentence, low, high, left=True)]
