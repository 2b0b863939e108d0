"""Parties of an agreement (协议各方): who signs with whom, as the words before the verb tell."""

import re
from collections.abc import Iterator

from liandong.model.noun import Noun, replace
from liandong.statements.agreements.agreement_context import (
    GROUP_FIRST,
    beside,
    contract_sides,
    group_sides,
    has_group,
    of_list,
)
from liandong.statements.agreements.agreement_joints import JOINT, OPEN, end_of_side, inside_name, joint_in
from liandong.statements.agreements.agreement_subjects import subject
from liandong.statements.grammar.lists import members
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import groups
from liandong.statements.parties.signatories import (
    ON_BEHALF,
    POST,
    cut,
    group_behind,
    joint_offices,
    names_none,
    past_lead,
    side,
)
from liandong.statements.parties.signatory_pointers import Party, Side, is_person

_PAIRED = re.compile(r"分别|各自|分头|逐[一个家]|依次|各(?=签)")
_SPELLED = re.compile(
    r"了?[^,。;:《》]{0,16}?(?:协议|合同|备忘录|意向书|协定)书?,?(?:分别是|它们是|包括)?(?::|——?)(?P<who>[^。;:!?《》]+)[。;]?$"
)
"""Behind the verb of a signing with several: the paper, and who they are."""
_LEAST_SPELLED = 2
_BODY = re.compile(r"(?:公司|集团|银行|股份|大学|学院|医院|研究[院所]|协会|商会|学会|中心|政府|管委会|[局厅委])$")
"""How bodies end that no list of them names (江华能源公司)."""
_ACTING_GROUP = re.compile(
    r"(?:^|[,、\s])(?P<group>(?:双方|各方|(?:[两二三四五六七八九十]{1,2}|\d{1,2})(?:省区|省|市|州|区|县|地|城|方|校|家(?:单位|企业|公司|机构)?)))"
    r"(?=[共联合签还也将已又正分现在当就围市政有部])"
)
"""四市共签订35个项目,并共同签署…: the subject of an earlier clause."""
_FOR_BOTH = re.compile(r"代表(?:双方|两地|两市|两家|两省|两县|两区|各自)")
"""市长甲与行长乙代表双方签署: the sides are whose words the sentences before, or the title, name."""
_SEVERAL = re.compile(r"[两二三四五六七八九十\d](?:省|市|地|区|县)")
"""Without such words no joint office stands: far cheaper to look for."""
_LISTED_GROUP = re.compile(
    r"、[^、,。与和]{2,12}?(?:[两二三四五六七八九十]{1,2}|\d{1,2})个?(?:省区|省|市|州|区|县|地|城市|城|方)(?=[由共联合此在已也还正日同于从当第今昨的主负领党\d]|市长|政府|$)"
)
_COUNTED_SIDE = re.compile(
    r"(?:\d+|[一二三四五六七八九十百]+|多|数)(?:余|多)?[家个名位][^,。;、]{0,6}?(?:企业|公司|客商|商户|商家|项目)"
)
"""与12家企业签约 is a number, and names nobody."""
_MANY_FIRMS = re.compile(
    r"(?:\d+|[一二三四五六七八九十百千]+|多|数)(?:余|多)?[家个名位]?[^,。;、]{0,6}?(?:企业|公司|客商|商户|机构|银行|单位|项目)"
)
_MANY_PLACES = re.compile(r"\d+个(?:省|市|州|区|县|镇|乡|村)")
_TOPIC = re.compile(r"(?:围绕|就|针对|关于)(?![业地任曾已是])[^,。;]{2,80}$")
_SOME_FIRMS = re.compile(
    r"^(?:这|上述)?(?P<n>[两三四五六七八九])家[^,。;、]{0,8}?(?:企业|公司|单位|机构|银行|集团|院校)"
)
_POSTPOSED = re.compile(
    r"》?的,?(?P<all>双方|两家|[三四五]方)?(?:企业|单位|机构|一方|一家)?(?:(?P<also>还有|也有|有|包括)|正?是|则是|为)(?P<who>[^。;!?,:]{2,80})"
)
_FOR_EACH = re.compile(
    r"[^。;!?]{0,60}?(?:分别|各自)?代表(?!双方|各方|两|三|各自)(?P<who>[^,。;!?]{4,60}?)(?:在[^,。;]{1,8}上)?(?:正式)?"
    r"(?:签字|落笔|签署|签约|签下|落款|签名)"
)
"""双方签下甲协议,乙、丙分别代表丁和戊落笔."""
_SIGNED_BY = re.compile(
    r"(?:书|文本)?》?,?(?:签署|签约|签订|缔约|协议|合作)(?:双|各|[三四五六])?方(?:分别)?(?:有|为|是|包括|:)"
    r"(?P<who>[^。;!?,:]{4,80})"
)
"""《甲备忘录》,签署方有乙局、丙局和丁会三家."""


_WITNESSED = re.compile(r"(?:见证|促成|推动|组织)了")
"""市长甲见证了|乙与丙签署: who looks on signs nothing."""
_MEETING = re.compile(r"(?:会议|会晤|论坛|座谈会)$")
_AND_LAST = re.compile(r"(?:以及|还有|及|和)(?=[\u4e00-\u9fff])")
_ALONG_WITH = re.compile(r"(?:连同|以及|还有|加上|会同)(?=[\u4e00-\u9fff])")
_FEW = 2
"""Pairs of a list of pairs that are enough to tell what it is, where another is not read."""
_LEAST_REST = 3
"""Characters that may stand between the last side of a piece and its comma: 三市."""


class Parties(Noun, frozen=True):
    """Who signs: one set a signing where 分别 pairs them; `open` tells that parties are meant whom the text does not
    name here (双方)."""

    sets: tuple[Side, ...] = ((),)
    first: Side = ()
    start: int = 0
    open: bool = False
    counted: bool = False

    @property
    def every(self) -> Side:
        return tuple(party for one in self.sets for party in one)


def find(reading: Reading, sentence: Sentence, verb: int, before: Parties | None = None) -> Parties:
    """The parties before the verb at `verb` of the sentence; `before` are those of the signing before it, for
    与甲签…,与乙签…"""
    text = sentence.text
    earlier = before.first if before else ()
    clause = text.rfind(",", 0, verb) + 1
    if earlier and text.startswith(("就", "围绕", "针对"), clause):
        other = _behind_topic(reading, sentence, clause, clause, verb)
        if other:
            return _arranged(earlier, other, text[clause:verb], sentence.at(clause))
    listed = _over_commas(reading, sentence, verb)
    if listed:
        return Parties((listed,), listed, sentence.at(clause))
    low, high = _stretch(text, verb)
    seen = _WITNESSED.search(text, low, high)
    low = seen.end() if seen else low
    low = _past_dash(reading, sentence, low, high)
    if names_none(reading, sentence, low, high):
        return Parties()
    if before and before.every and cut(text, low, high) <= low:
        return before  # …签署甲协议;此后又签署乙协议
    about = _TOPIC.search(text, low + 2, high)
    other = _behind_topic(reading, sentence, low, about.start(), high) if about else ()
    if about and other:
        first = side(reading, sentence, low, about.start(), left=True)
        return _arranged(first, other, text[low:verb], sentence.at(low))
    found = _plainly(reading, sentence, low, about.start() if about else high, verb, earlier)
    if found.every and all(is_person(reading, party) for party in found.every):
        pair = beside(reading, sentence, low)  # 甲与乙签署: whose names they are the title tells
        return Parties((pair,), pair[:1], sentence.at(low)) if pair else found
    return found


def between(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """The sides that [low, high) of the sentence names and nothing else, as before the title in a list."""
    return _plainly(reading, sentence, low, high, high, ()).every


def behind(reading: Reading, sentence: Sentence, parties: Parties, at: int) -> Parties:
    """The parties with those that a clause behind the paper adds: 与甲签署协议的还有乙、丙; 与甲签署协议的,是乙."""
    for_each = _FOR_EACH.match(sentence.text, at) if parties.open or not parties.every else None
    told = side(reading, sentence, for_each.start("who"), for_each.end("who"), left=True) if for_each else ()
    if len(told) > 1:
        return replace(parties, sets=(told,), open=False)
    signed = _SIGNED_BY.match(sentence.text, at)
    named = side(reading, sentence, signed.start("who"), signed.end("who"), left=True) if signed else ()
    if len(named) > 1 and not parties.every:
        return replace(parties, sets=(named,), open=False)
    match = _POSTPOSED.match(sentence.text, at)
    others = side(reading, sentence, match.start("who"), match.end("who"), left=True) if match else ()
    if match and match["all"] and len(others) > 1:
        return replace(parties, sets=(others,))
    if match is None or not others or not parties.every:
        return parties
    if match["also"]:
        return replace(parties, sets=tuple((*parties.every, other) for other in others))
    return replace(parties, sets=((*parties.every, *others),))


def spelled(reading: Reading, sentence: Sentence, parties: Parties, at: int) -> Parties | None:
    """The pairs of a signing with so many whom the clause behind the paper names: 甲行与三家企业签订协议:乙、丙、丁."""
    match = _SPELLED.match(sentence.text, at)
    if match is None or len(parties.first) != 1 or not (parties.counted or parties.open or len(parties.every) == 1):
        return None
    spans = members(sentence.text, match.start("who"), match.end("who"), joints="、,和与及")
    others = [side(reading, sentence, a, b) for a, b in spans]
    single = len(others) >= _LEAST_SPELLED and all(len(other) == 1 for other in others)
    if not single or not all(_known(reading, other) or _BODY.search(other[0].name) for other in others):
        return None
    return Parties(tuple((parties.first[0], other[0]) for other in others), parties.first, parties.start)


def _known(reading: Reading, parties: Side) -> bool:
    """Whether each is a body or region that the text names as one, and no topic (贷款、结算)."""
    named = groups.bodies(reading)
    return all(any(body.start <= party.start < body.end for body in named) for party in parties)


def _plainly(reading: Reading, sentence: Sentence, low: int, high: int, verb: int, earlier: Side) -> Parties:
    """The parties that the stretch [low, high) of the sentence names, without the topic behind it."""
    text = sentence.text
    if len(_MANY_PLACES.findall(text, low, high)) > 1:
        return Parties(counted=True)  # 7个县与11个区
    counted = _LISTED_GROUP.search(text, low, high)
    if counted and not JOINT.search(text, counted.end(), high):
        high = counted.end()  # 甲、乙、丙三市由此起步,签署…
    opening = OPEN.match(text, low, high)
    if opening:
        second = side(reading, sentence, opening.end(), end_of_side(reading, sentence, opening.end(), high))
        first = _joined_before(reading, sentence, low) or earlier or subject(reading, sentence, low)
        first = first or of_list(reading, sentence)
        return _arranged(first, second, text[low:verb], sentence.at(low))
    several = _SEVERAL.search(text, low, high)
    offices = joint_offices(reading, sentence, low, cut(text, low, high)) if several else ()
    if len(offices) > 1 and _PAIRED.search(text, low, verb):
        return Parties(offices, (), sentence.at(low))
    if any(offices) and not any(m.group() != "和" for m in JOINT.finditer(text, low, high)):
        return Parties((tuple(party for one in offices for party in one),), (), sentence.at(low))
    pairs = _pairs(reading, sentence, low, high)
    if pairs:
        return Parties(pairs, pairs[0][:1], sentence.at(low))
    for_both = _FOR_BOTH.search(text, low, verb)
    pair = beside(reading, sentence, low) if for_both else ()
    if pair:
        return Parties((pair,), pair[:1], sentence.at(low))
    behalf = ON_BEHALF.search(text, low, high)
    told = behalf and (POST.search(text, low, behalf.start()) or _PAIRED.search(text, low, behalf.start()))
    if behalf and told and JOINT.search(text, behalf.end(), high):
        low = behalf.end()  # 市长甲代表市政府与…
    joint = joint_in(reading, sentence, low, high)
    if joint is None:
        return _together(reading, sentence, low, high, verb)
    if _MANY_FIRMS.search(text, low, joint.start()) and _MANY_FIRMS.match(text, joint.end(), high):
        return Parties(counted=True)  # 26家银行机构与百家小微企业
    first = side(reading, sentence, low, joint.start(), left=True) or group_sides(reading, sentence, low, joint.start())
    stop = end_of_side(reading, sentence, joint.end(), high)
    second = _second(reading, sentence, joint.end(), stop)
    if not first and OPEN.match(text, joint.start(), high):
        first = earlier or subject(reading, sentence, joint.start())
    group = () if second else group_sides(reading, sentence, joint.end(), stop)
    if not second and not group and _COUNTED_SIDE.match(text, joint.end(), high):
        return Parties((first,), first, sentence.at(low), counted=True)
    found = _arranged(first, second or group, text[low:verb], sentence.at(low))
    if len(found.every) < 2 and not for_both and has_group(text, low, high):
        group = group_sides(reading, sentence, low, high)
        return Parties((group or found.sets[0],), first or group, sentence.at(low), open=True)
    return found


def _together(reading: Reading, sentence: Sentence, low: int, high: int, verb: int) -> Parties:
    """The parties of a stretch without a joint word: 甲、乙签署, 三家企业签署, 双方签署."""
    text = sentence.text
    some = _SOME_FIRMS.match(text[low:high])
    if some:
        group = group_sides(reading, sentence, low, low + some.end("n") + 1)
        return Parties((group,), (), sentence.at(low), open=True)
    only = side(reading, sentence, low, cut(text, low, high))
    only = max(only, _before_deed(reading, sentence, low, high), key=len)
    group = () if only else group_sides(reading, sentence, low, high)
    group = group or (() if only else contract_sides(reading, sentence, verb))
    acting = [] if only or group else [*_ACTING_GROUP.finditer(text, 0, verb)]
    if acting:
        group = group_sides(reading, sentence, acting[-1].start("group"), acting[-1].end("group"))
    opened = bool(acting) or has_group(text, low, high)
    return Parties((only or group,), only or group, sentence.at(low), open=opened)


def _past_dash(reading: Reading, sentence: Sentence, low: int, high: int) -> int:
    """`low` past what a dash announces: 剩下的是营商环境类——|甲市与乙市签署; a dash behind a body joins."""
    at = sentence.text.rfind("——", low, high)
    joins = at < 0 or groups.ends_at(reading, sentence.at(at))
    return low if joins else at + 2


def _over_commas(reading: Reading, sentence: Sentence, verb: int) -> Side:
    """甲省乙市、丙市,丁省戊市,以及己公司,共同签署: the sides of a list that commas part, with 以及 before the last."""
    text = sentence.text
    high = cut(text, 0, verb)
    last = text.rfind(",", 0, high)
    opening = _AND_LAST.match(text, last + 1, high) if last >= 0 else None
    if opening is None or JOINT.search(text, opening.end(), high):
        return ()
    found = side(reading, sentence, opening.end(), high)
    while found and last > 0:
        low = max(text.rfind(mark, 0, last) for mark in ",。;:!?") + 1
        more = side(reading, sentence, past_lead(text, low, last), last, left=True)
        if not more or more[-1].end < sentence.at(last) - _LEAST_REST:
            break
        found = (*more, *found)
        last = low - 1 if text[low - 1 : low] == "," else 0
    return found if len(found) > 1 else ()


def _joined_before(reading: Reading, sentence: Sentence, end: int) -> Side:
    """甲、乙、丙这三家公司,连同丁区,|分别与…: the sides of the clauses before, which 连同 joins."""
    text = sentence.text
    last = text.rfind(",", 0, end)
    low = max(text.rfind(mark, 0, max(last, 0)) for mark in ",。;:!?") + 1
    joined = _ALONG_WITH.match(text, low, last) if last > 0 else None
    if joined is None or text[low - 1 : low] != ",":
        return ()
    more = side(reading, sentence, joined.end(), last)
    begin = past_lead(text, max(text.rfind(mark, 0, low - 1) for mark in ",。;:!?") + 1, low - 1)
    first = side(reading, sentence, begin, low - 1, left=True)
    return (*first, *more) if first and more else ()


def _before_deed(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """甲、乙、丙坐到一张桌上,签下…: those of a list before its predicate; 粤澳会议曾签署: those whose it is."""
    predicate = reading.tokens.predicate(sentence.at(low), sentence.at(high)) - sentence.start
    if "、" in sentence.text[low:predicate] and predicate < high and "部门" not in sentence.text[predicate:high]:
        found = side(reading, sentence, low, predicate, left=True)
        if len(found) > 1:
            return found
    if _MEETING.search(sentence.text, low, cut(sentence.text, low, high)):
        pair = [
            body for body in groups.spoken_of(reading, sentence, sentence.at(high)) if body.start >= sentence.at(low)
        ]
        return tuple(Party(body.start, body.end, body.name, sentence) for body in pair)
    return ()


def _behind_topic(reading: Reading, sentence: Sentence, low: int, topic: int, high: int) -> Side:
    """The second side of 甲市就海洋渔业与乙市签订…; none where the topic itself is two (就文化与旅游)."""
    text = sentence.text
    if JOINT.search(text, low, topic) or "、" in text[low:topic]:
        return ()
    joints = [m for m in JOINT.finditer(text, topic, high) if m.group() in "与同"]
    if not joints or inside_name(reading, sentence, joints[-1].start()):
        return ()
    found = side(reading, sentence, joints[-1].end(), high)
    return found if _known(reading, found) else ()


def _stretch(text: str, verb: int) -> tuple[int, int]:
    """Where the subject of the verb stands: the clause before it, or an earlier one where only adverbs stand there."""
    floor = max(text.rfind(mark, 0, verb) for mark in "。;!?:") + 1
    high = verb
    while True:
        low = text.rfind(",", floor, high) + 1 or floor
        low = max(low, floor)
        begin = past_lead(text, low, high)
        if text.startswith(("就", "围绕", "针对", "聚焦", "根据", "为"), begin):
            begin = high
        if begin < cut(text, begin, high) or low <= floor:
            before = text[floor : max(low - 1, floor)]
            if (
                low > floor
                and not JOINT.search(text, begin, high)
                and "、" not in text[begin:high]
                and (JOINT.search(before) or "、" in before)
                and not GROUP_FIRST.match(text, begin, high)
                and not groups.GROUP.search(text[begin : cut(text, begin, high)])
                and not re.search(r"[省市区县府委会局司团行院学校]$", text[begin : cut(text, begin, high)])
            ):
                high = low - 1
                continue
            return begin, high
        high = low - 1


def _second(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """The side behind the joint; where the stretch is no name, that before its first predicate (乙集团坐到一起)."""
    found = side(reading, sentence, low, high)
    if found or high - low < 3 or group_behind(sentence.text, low, high) is not None:
        return found
    predicate = reading.tokens.predicate(sentence.at(low), sentence.at(high)) - sentence.start
    found = side(reading, sentence, low, predicate) if low + 1 < predicate < high else ()
    return found or tuple(_opening_body(reading, sentence, low, high))


def _opening_body(reading: Reading, sentence: Sentence, low: int, high: int) -> Iterator[Party]:
    """The body with which [low, high) opens, whatever it does next: 乙县开过座谈会."""
    body = groups.at(reading, sentence.at(low))
    if body and body.end < sentence.at(high) and reading.plain[body.end] not in "的、":
        yield Party(body.start, body.end, body.name, sentence)


def _pairs(reading: Reading, sentence: Sentence, low: int, high: int) -> tuple[Side, ...]:
    """甲与乙、丙与丁、戊与己(分别)签署: each pair of its own."""
    pieces = members(sentence.text, low, cut(sentence.text, low, high), joints="、")
    if len(pieces) < 2:
        return ()
    out = []
    for a, b in pieces:
        joints = [
            m
            for m in re.finditer(r"与(?!会)|同(?!时)|和", sentence.text[:b])
            if m.start() >= a and not inside_name(reading, sentence, m.start())
        ]
        if len(joints) != 1:
            return ()
        start = past_lead(sentence.text, a, joints[0].start())
        one = side(reading, sentence, start, joints[0].start(), left=True)
        other = side(reading, sentence, joints[0].end(), b)
        out.append((*one, *other) if len(one) == len(other) == 1 else ())
    clear = tuple(pair for pair in out if pair)  # of 甲与乙、丙与丁、戊与己 one pair may not be read
    return clear if len(clear) == len(out) or len(clear) > _FEW else ()


def _arranged(first: Side, second: Side, words: str, start: int) -> Parties:
    """One set, or a set a pair where 分别 says so: 甲分别与乙、丙; 甲、乙分别与丙、丁."""
    if _PAIRED.search(words) and first and second and len(first) + len(second) > 2:
        if len(first) == 1:
            return Parties(tuple((first[0], other) for other in second), first, start)
        if len(second) == 1:
            return Parties(tuple((one, second[0]) for one in first), first, start)
        if len(first) == len(second):
            return Parties(tuple(zip(first, second, strict=True)), first, start)
    return Parties(((*first, *second),), first, start)
