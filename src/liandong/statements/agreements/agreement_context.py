"""Sides told elsewhere (他处各方): whom 双方, 两市 and 甲方 mean, and the subject of the line above a list."""

import re

from liandong.statements.agreements.agreement_joints import OPEN, end_of_side, joint_in
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import groups
from liandong.statements.parties.signatories import cut, group_behind, past_lead, side
from liandong.statements.parties.signatory_pointers import Party, Side

GROUP_FIRST = re.compile(r"双方|各方|(?:[两二三四五六七八九十]{1,3}|\d{1,3})个?(?:省|市|州|区|县|地|城|方|校|院|家)")
_CONTRACT_SIDES = re.compile(
    r"甲方”?(?:是|为|:)?\s*(?P<a>[^,。;:、\s乙]{3,40})[,。;、\s]*“?乙方”?(?:还是|仍是|也是|是|为|:)?\s*(?P<b>[^,。;:\s]{3,40})"
)
_DEED = re.compile(
    r"(?:全面|深化|对口|结对|友好)*(?:战略|合作)|结对|签约|签署|签订|达成|座谈|会谈|对接|携手|牵手|联手|缔结|举行|召开"
)
_HANDS = ("携手", "牵手", "联手")
_BEFORE = 3
_LONGEST_LIST = 12
"""Items above one, over which the line is looked for that announces them."""


def of_list(reading: Reading, sentence: Sentence) -> Side:
    """The subject of the line that announces the list in which the sentence is an item: 甲市与三家企业握手: and
    below it 与乙签…, 与丙签…"""
    for home in reversed(reading.sentences[max(sentence.index - _LONGEST_LIST, 0) : sentence.index]):
        text = home.text.rstrip()
        low = past_lead(text, 0, len(text))
        if text.endswith(":"):
            joint = joint_in(reading, home, low, len(text))
            high = joint.start() if joint else reading.tokens.predicate(home.at(low), home.end) - home.start
            return side(reading, home, low, high, left=True)
        if not OPEN.match(text, low):
            return ()
    return ()


def beside(reading: Reading, sentence: Sentence, limit: int) -> Side:
    """The two sides of 甲与乙战略合作签约仪式 in the sentences before, or in the title: who 双方 are."""
    return reading.once_for(_beside, (sentence, limit))


def _beside(reading: Reading, place: tuple[Sentence, int]) -> Side:
    sentence, limit = place
    before = [s for s in reading.sentences[max(sentence.index - _BEFORE, 0) : sentence.index] if s.paragraph]
    deed = _DEED.search(sentence.text, 0, limit)
    hands = deed is not None and deed.group() in _HANDS  # 甲集团牵手|乙新区,双方签署…
    pair = _two(reading, sentence, deed, hands=hands) if deed else ()
    for home in (*reversed(before), reading.title):
        if not pair and home and home is not sentence:
            pair = reading.once_for(_two_of, home)
    return pair


def _two_of(reading: Reading, home: Sentence) -> Side:
    """The two sides of the deed that a sentence tells of; several signings ask those before them."""
    deed = _DEED.search(home.text)
    return _two(reading, home, deed, hands=False) if deed else ()


def _two(reading: Reading, home: Sentence, deed: re.Match[str], *, hands: bool) -> Side:
    """The two sides before the deed, with `hands` on either side of it; none where it has not one and one."""
    end = home.text.find(",", deed.end()) if hands else deed.start()
    end = end if end >= 0 else len(home.text)
    low = past_lead(home.text, max(home.text.rfind(",", 0, deed.start()) + 1, 0), deed.start())
    joint = joint_in(reading, home, low, end)
    if joint is None:
        return ()
    first = side(reading, home, low, joint.start(), left=True)
    second = side(reading, home, joint.end(), end_of_side(reading, home, joint.end(), end))
    return (*first, *second) if len(first) == len(second) == 1 else ()


def contract_sides(reading: Reading, sentence: Sentence, verb: int) -> Side:
    """甲方云口县政府,乙方霁风公司, and in the line below it 签:…协议; or these right behind the signing."""
    low = reading.sentences[max(sentence.index - _BEFORE, 0)].start
    at = reading.plain.rfind("甲方", low, sentence.at(verb))
    match = _CONTRACT_SIDES.match(reading.plain, at, sentence.at(verb)) if at >= 0 else None
    behind = reading.sentences[sentence.index + 1 : sentence.index + 2]
    if match is None and behind:
        match = _CONTRACT_SIDES.match(reading.plain, behind[0].start, behind[0].end)
    found: list[Party] = []
    for group in ("a", "b") if match else ():
        home = reading.sentence_at(match.start(group)) if match else None
        if home and match:
            found += side(reading, home, match.start(group) - home.start, match.end(group) - home.start)
    return tuple(found)


def opening_group(reading: Reading, sentence: Sentence) -> Side:
    """The members of the group word with which the sentence opens: 四市牵手始于…"""
    opens = GROUP_FIRST.match(sentence.text)
    return group_sides(reading, sentence, 0, opens.end()) if opens else ()


def has_group(text: str, low: int, high: int) -> bool:
    return bool(
        group_behind(text, low, cut(text, low, high)) is not None
        or re.search(r"代表(?:双方|各方|两地|两市|两家|各自|三方|四方)|双方|各方|(?:两|多)家", text[low:high])
    )


def group_sides(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """The members of the group word that is the subject, from where the text names them."""
    text = sentence.text
    short = reading.tokens.predicate(sentence.at(low), sentence.at(high)) - sentence.start
    match = (
        groups.GROUP.search(text[low : cut(text, low, high)])
        or groups.GROUP.search(text[low:high])
        or groups.GROUP.fullmatch(text[low:short])
    )
    if match is None:
        said = re.search(r"代表(?P<w>双方|两地|两市|两家|三方|四方)|(?P<v>双方|两家)", text[low:high])
        match = groups.GROUP.match(said["w"] or said["v"]) if said else None
    if match is None:
        return ()
    found = groups.members_of(reading, sentence, sentence.at(low), match)
    if not found and groups.counted(match) == 2:
        return beside(reading, sentence, low)
    out = []
    for body in found:
        home = reading.sentence_at(body.start)
        if home is not None:
            out.append(Party(body.start, body.end, body.name, home))
    return tuple(out)
