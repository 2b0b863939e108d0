"""Parties of an agreement (协议各方): who signs with whom, as the words before the verb tell."""

import re

from liandong.model.noun import Noun, replace
from liandong.statements.agreements.agreement_subjects import subject
from liandong.statements.bodies import organisations
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
    past_lead,
    side,
)
from liandong.statements.parties.signatory_pointers import Party, Side

_JOINT = re.compile(
    r"(?<![参赠给])与(?!会)|(?<![委协商学联工总进理])会同(?![时步意])|(?<![共协如相合连等不胡大雷陪])同(?![时步比期样类心一仁盟意])|(?<![共中饱温总调祥])和(?!平|谐|解|国)|跟(?!踪|进)|携手|联手|牵手|协同(?=[^一发创联推])|偕同|"
    r"(?<!国)联合(?!国|会|体|发|主|印|签|创)"
)
_STOPS = re.compile(
    r"[,。;:!?]|(?:正式|现场|集中|共同|分别|成功|当场|双方|举行|顺利|再次|再度|首次|先后|相继|各自|依次|已经|率先|代表|围绕|针对|关于|近日|日前|当天|当日|昨日|昨天|今天|"
    r"签约|签署|签订|签下|达成|达|就|在|于|已|将|拟|也|还|又|并(?!购)|以(?!色列|岭)|通过|进行|会谈|座谈|召开|为|携(?!程)|经(?![济开贸营纬销])|新(?=签)|缔结|确立|建立|开展|互|把(?=名字|字|手|章)|这[回次]|坐到|坐下|“?(?:牵手|握手|联姻|结对|结缘|联手|携手(?!程)|手[拉牵]手))"
    r"|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|等(?=[\d一二三四五六七八九十多]|在|签|企业|单位|$)"
)
"""Where the second party ends, unless it stands inside a name."""
_PAIRED = re.compile(r"分别|各自")
_OPEN = re.compile(r"\s*(?:又|还|并|也|再|同时|分别|随后|先后|正式)*(?:与(?!会)|和|同|跟)")
_ACTING_GROUP = re.compile(
    r"(?:^|[,、\s])(?P<group>(?:双方|各方|(?:[两二三四五六七八九十]{1,2}|\d{1,2})(?:省区|省|市|州|区|县|地|城|方|校|家(?:单位|企业|公司|机构)?)))"
    r"(?=[共联合签还也将已又正分现在当就围市政有部])"
)
"""四市共签订35个项目,并共同签署…: the subject of an earlier clause."""
_FOR_BOTH = re.compile(r"代表(?:双方|两地|两市|两家|两省|两县|两区|各自)")
"""市长甲与行长乙代表双方签署: the sides are whose words the sentences before, or the title, name."""
_SEVERAL = re.compile(r"[两二三四五六七八九十\d](?:省|市|地|区|县)")
"""Without such words no joint office stands: far cheaper to look for."""
_GROUP_FIRST = re.compile(r"双方|各方|(?:[两二三四五六七八九十]{1,3}|\d{1,3})个?(?:省|市|州|区|县|地|城|方|校|院|家)")
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
_TOPIC = re.compile(r"(?:围绕|就|针对|关于)(?![业地任曾已是])[^,。;]{2,80}$")
_SOME_FIRMS = re.compile(
    r"^(?:这|上述)?(?P<n>[两三四五六七八九])家[^,。;、]{0,8}?(?:企业|公司|单位|机构|银行|集团|院校)"
)
_CONTRACT_SIDES = re.compile(
    r"甲方”?(?:是|为|:)?\s*(?P<a>[^,。;:、\s乙]{3,40})[,。;、\s]*“?乙方”?(?:还是|仍是|也是|是|为|:)?\s*(?P<b>[^,。;:\s]{3,40})"
)
_POSTPOSED = re.compile(
    r"》?的,?(?P<all>双方|两家|[三四五]方)?(?:企业|单位|机构|一方|一家)?(?:(?P<also>还有|也有|有|包括)|正?是|则是|为)(?P<who>[^。;!?,:]{2,80})"
)
_DEED = re.compile(r"战略|合作|签约|签署|签订|达成|座谈|会谈|对接|携手|牵手|联手|缔结|举行|召开")
_HANDS = ("携手", "牵手", "联手")
_BEFORE = 3
_LONGEST_LIST = 12
"""Items above one, over which the line is looked for that announces them."""


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
    low, high = _stretch(text, verb)
    if before and before.every and cut(text, low, high) <= low:
        return before  # …签署甲协议;此后又签署乙协议
    about = _TOPIC.search(text, low + 2, high)
    other = _behind_topic(reading, sentence, low, about.start(), high) if about else ()
    if about and other:
        first = side(reading, sentence, low, about.start(), left=True)
        return _arranged(first, other, text[low:verb], sentence.at(low))
    return _plainly(reading, sentence, low, about.start() if about else high, verb, earlier)


def between(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """The sides that [low, high) of the sentence names and nothing else, as before the title in a list."""
    return _plainly(reading, sentence, low, high, high, ()).every


def behind(reading: Reading, sentence: Sentence, parties: Parties, at: int) -> Parties:
    """The parties with those that a clause behind the paper adds: 与甲签署协议的还有乙、丙; 与甲签署协议的,是乙."""
    match = _POSTPOSED.match(sentence.text, at)
    others = side(reading, sentence, match.start("who"), match.end("who"), left=True) if match else ()
    if match and match["all"] and len(others) > 1:
        return replace(parties, sets=(others,))
    if match is None or not others or not parties.every:
        return parties
    if match["also"]:
        return replace(parties, sets=tuple((*parties.every, other) for other in others))
    return replace(parties, sets=((*parties.every, *others),))


def _plainly(reading: Reading, sentence: Sentence, low: int, high: int, verb: int, earlier: Side) -> Parties:
    """The parties that the stretch [low, high) of the sentence names, without the topic behind it."""
    text = sentence.text
    counted = _LISTED_GROUP.search(text, low, high)
    if counted and not _JOINT.search(text, counted.end(), high):
        high = counted.end()  # 甲、乙、丙三市由此起步,签署…
    opening = _OPEN.match(text, low, high)
    if opening:
        second = side(reading, sentence, opening.end(), _stop(reading, sentence, opening.end(), high))
        first = earlier or subject(reading, sentence, low) or _of_list(reading, sentence)
        return _arranged(first, second, text[low:verb], sentence.at(low))
    several = _SEVERAL.search(text, low, high)
    offices = joint_offices(reading, sentence, low, cut(text, low, high)) if several else ()
    if len(offices) > 1 and _PAIRED.search(text, low, verb):
        return Parties(offices, (), sentence.at(low))
    if any(offices) and not any(m.group() != "和" for m in _JOINT.finditer(text, low, high)):
        return Parties((tuple(party for one in offices for party in one),), (), sentence.at(low))
    pairs = _pairs(reading, sentence, low, high)
    if pairs:
        return Parties(pairs, pairs[0][:1], sentence.at(low))
    for_both = _FOR_BOTH.search(text, low, verb)
    pair = _beside(reading, sentence, low) if for_both else ()
    if pair:
        return Parties((pair,), pair[:1], sentence.at(low))
    behalf = ON_BEHALF.search(text, low, high)
    if behalf and POST.search(text, low, behalf.start()) and _JOINT.search(text, behalf.end(), high):
        low = behalf.end()  # 市长甲代表市政府与…
    joint = _joint(reading, sentence, low, high)
    if joint is None:
        return _together(reading, sentence, low, high, verb)
    if _MANY_FIRMS.search(text, low, joint.start()) and _MANY_FIRMS.match(text, joint.end(), high):
        return Parties(counted=True)  # 26家银行机构与百家小微企业
    first = side(reading, sentence, low, joint.start(), left=True) or _group(reading, sentence, low, joint.start())
    stop = _stop(reading, sentence, joint.end(), high)
    second = _second(reading, sentence, joint.end(), stop)
    if not first and _OPEN.match(text, joint.start(), high):
        first = earlier or subject(reading, sentence, joint.start())
    group = () if second else _group(reading, sentence, joint.end(), stop)
    if not second and not group and _COUNTED_SIDE.match(text, joint.end(), high):
        return Parties((first,), first, sentence.at(low), counted=True)
    found = _arranged(first, second or group, text[low:verb], sentence.at(low))
    if len(found.every) < 2 and _has_group(text, low, high):
        group = _group(reading, sentence, low, high)
        return Parties((group or found.sets[0],), first or group, sentence.at(low), open=True)
    return found


def _together(reading: Reading, sentence: Sentence, low: int, high: int, verb: int) -> Parties:
    """The parties of a stretch without a joint word: 甲、乙签署, 三家企业签署, 双方签署."""
    text = sentence.text
    some = _SOME_FIRMS.match(text[low:high])
    if some:
        group = _group(reading, sentence, low, low + some.end("n") + 1)
        return Parties((group,), (), sentence.at(low), open=True)
    only = side(reading, sentence, low, cut(text, low, high))
    group = () if only else _group(reading, sentence, low, high)
    group = group or (() if only else _contract_sides(reading, sentence, verb))
    acting = [] if only or group else [*_ACTING_GROUP.finditer(text, 0, verb)]
    if acting:
        group = _group(reading, sentence, acting[-1].start("group"), acting[-1].end("group"))
    opened = bool(acting) or _has_group(text, low, high)
    return Parties((only or group,), only or group, sentence.at(low), open=opened)


def _behind_topic(reading: Reading, sentence: Sentence, low: int, topic: int, high: int) -> Side:
    """The second side of 甲市就海洋渔业与乙市签订…; none where the topic itself is two (就文化与旅游)."""
    text = sentence.text
    if _JOINT.search(text, low, topic) or "、" in text[low:topic]:
        return ()
    joints = [m for m in _JOINT.finditer(text, topic, high) if m.group() in "与同"]
    if not joints or _within(reading, sentence, joints[-1].start()):
        return ()
    found = side(reading, sentence, joints[-1].end(), high)
    named = [(body.start, body.end) for body in groups.bodies(reading)]
    known = all(any(a <= party.start < b for a, b in named) for party in found)
    return found if known else ()


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
                and not _JOINT.search(text, begin, high)
                and "、" not in text[begin:high]
                and (_JOINT.search(before) or "、" in before)
                and not _GROUP_FIRST.match(text, begin, high)
                and not groups.GROUP.search(text[begin : cut(text, begin, high)])
                and not re.search(r"[省市区县府委会局司团行院学校]$", text[begin : cut(text, begin, high)])
            ):
                high = low - 1
                continue
            return begin, high
        high = low - 1


def _joint(reading: Reading, sentence: Sentence, low: int, high: int) -> re.Match[str] | None:
    """与 / 同 / 和 between the two sides, outside names and quotations: 与 goes before 和."""
    found = [m for m in _JOINT.finditer(sentence.text, low, high) if not _within(reading, sentence, m.start())]
    strong = [m for m in found if m.group() != "和"]
    return next(iter(strong or found), None)


def _within(reading: Reading, sentence: Sentence, offset: int) -> bool:
    """Whether a name, a bracket or a quotation holds the place."""
    text = sentence.text
    if text.count("“", 0, offset) > text.count("”", 0, offset) or text.count("(", 0, offset) > text.count(
        ")", 0, offset
    ):
        return True
    span = organisations.at(reading, sentence.at(offset))
    return span is not None and span.start < sentence.at(offset)


def _stop(reading: Reading, sentence: Sentence, low: int, high: int) -> int:
    """Where the second side ends: at the first word that is no part of a name."""
    position = sentence.at(low)
    while (body := organisations.at(reading, position)) and body.start == position and body.end < sentence.at(high):
        if reading.plain[body.end] not in "、和与及":
            if reading.plain[body.end] not in "(等" and not POST.match(reading.plain, body.end):
                return body.end - sentence.start
            break
        position = body.end + 1
    for match in _STOPS.finditer(sentence.text, low, high):
        if match.start() > low and not _within(reading, sentence, match.start()):
            return match.start()
    return high


def _second(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
    """The side behind the joint; where the stretch is no name, that before its first predicate (乙集团坐到一起)."""
    found = side(reading, sentence, low, high)
    if found or high - low < 3 or group_behind(sentence.text, low, high) is not None:
        return found
    predicate = reading.tokens.predicate(sentence.at(low), sentence.at(high)) - sentence.start
    return side(reading, sentence, low, predicate) if low + 1 < predicate < high else ()


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
            if m.start() >= a and not _within(reading, sentence, m.start())
        ]
        if len(joints) != 1:
            return ()
        start = past_lead(sentence.text, a, joints[0].start())
        one = side(reading, sentence, start, joints[0].start(), left=True)
        other = side(reading, sentence, joints[0].end(), b)
        if len(one) != 1 or len(other) != 1:
            return ()
        out.append((*one, *other))
    return tuple(out)


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


def _of_list(reading: Reading, sentence: Sentence) -> Side:
    """The subject of the line that announces the list in which the sentence is an item: 甲市与三家企业握手: and
    below it 与乙签…, 与丙签…"""
    for home in reversed(reading.sentences[max(sentence.index - _LONGEST_LIST, 0) : sentence.index]):
        text = home.text.rstrip()
        low = past_lead(text, 0, len(text))
        if text.endswith(":"):
            joint = _joint(reading, home, low, len(text))
            high = joint.start() if joint else reading.tokens.predicate(home.at(low), home.end) - home.start
            return side(reading, home, low, high, left=True)
        if not _OPEN.match(text, low):
            return ()
    return ()


def _beside(reading: Reading, sentence: Sentence, limit: int) -> Side:
    """The two sides of 甲与乙战略合作签约仪式 in the sentences before, or in the title: who 双方 are."""
    before = [s for s in reading.sentences[max(sentence.index - _BEFORE, 0) : sentence.index] if s.paragraph]
    for home in (sentence, *reversed(before), *((reading.title,) if reading.title else ())):
        deed = _DEED.search(home.text, 0, limit if home is sentence else len(home.text))
        if deed is None:
            continue
        hands = home is sentence and deed.group() in _HANDS  # 甲集团牵手|乙新区,双方签署…
        end = home.text.find(",", deed.end()) if hands else deed.start()
        end = end if end >= 0 else len(home.text)
        low = past_lead(home.text, max(home.text.rfind(",", 0, deed.start()) + 1, 0), deed.start())
        joint = _joint(reading, home, low, end)
        if joint is None:
            continue
        first = side(reading, home, low, joint.start(), left=True)
        second = side(reading, home, joint.end(), _stop(reading, home, joint.end(), end))
        if len(first) == len(second) == 1:
            return (*first, *second)
    return ()


def _contract_sides(reading: Reading, sentence: Sentence, verb: int) -> Side:
    """甲方云口县政府,乙方霁风公司, and in the line below it 签:…协议."""
    low = reading.sentences[max(sentence.index - _BEFORE, 0)].start
    at = reading.plain.rfind("甲方", low, sentence.at(verb))
    match = _CONTRACT_SIDES.match(reading.plain, at, sentence.at(verb)) if at >= 0 else None
    found: list[Party] = []
    for group in ("a", "b") if match else ():
        home = reading.sentence_at(match.start(group)) if match else None
        if home and match:
            found += side(reading, home, match.start(group) - home.start, match.end(group) - home.start)
    return tuple(found) if len(found) > 1 else ()


def opening_group(reading: Reading, sentence: Sentence) -> Side:
    """The members of the group word with which the sentence opens: 四市牵手始于…"""
    opens = _GROUP_FIRST.match(sentence.text)
    return _group(reading, sentence, 0, opens.end()) if opens else ()


def _has_group(text: str, low: int, high: int) -> bool:
    return bool(
        group_behind(text, low, cut(text, low, high)) is not None
        or re.search(r"代表(?:双方|各方|两地|两市|两家|各自|三方|四方)|双方|各方|(?:两|多)家", text[low:high])
    )


def _group(reading: Reading, sentence: Sentence, low: int, high: int) -> Side:
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
        return _beside(reading, sentence, low)
    out = []
    for body in found:
        home = reading.sentence_at(body.start)
        if home is not None:
            out.append(Party(body.start, body.end, body.name, home))
    return tuple(out)
