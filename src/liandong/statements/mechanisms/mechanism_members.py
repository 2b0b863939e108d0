"""Members of mechanisms (成员): who founded, leads, makes up or joined a standing body."""

import re
from collections.abc import Iterator

from liandong.model import Role, Value
from liandong.statements.agreements import agreement_parties
from liandong.statements.draft import Draft
from liandong.statements.grammar.lists import members
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties import groups, signatories
from liandong.statements.parties.signatory_pointers import Party
from liandong.vocabulary import regions

_MANNER = r"(?:正式|共同|集体|分别|先后|同时|也|同步|一致|签约|宣布|申请|成功|首批)*"
_ETC = r"(?:等[^,。;]{0,20}?)?"
JOINS = re.compile(r"(?:成为|加入|当选|入选|担任|加盟)[^,。;]{0,30}$")
JOINED = re.compile(
    r"(?:理事会)?(?:的)?(?:首批|新|正式|第\d+[个家位名])?(?:副?理事长|成员|理事|会员)(?:单位|城市|[,。;])"
)
_FRAMES = (
    re.compile(
        r"加入(?:了)?[^,。;]{2,40}?的(?:单位|企业|成员|城市|机构)?(?:还)?(?:有|包括|为|是|分别是)(?P<who>[^。;!?]{2,160})"
    ),
    re.compile(
        r"(?:响应|加入|加盟|入盟|入会|参与发起)(?:联盟)?的(?:还)?(?:有|是|包括|为)(?:[^。;]{0,24}?,(?:其中)?(?:有|包括))?(?P<who>[^。;!?]{2,200})"
    ),
    re.compile(
        rf"由(?P<who>[^。;!?]{{2,160}}?){_ETC}(?:共同|联合|作为|负责|携手)*(?:发起|倡议|牵头|组建|成立|组成|主导|共建|构成)"
    ),
    re.compile(rf"(?:^|[,。;:])(?P<who>[^。;!?:]{{2,160}}?){_ETC}{_MANNER}(?:加入|入会|加盟|入盟)"),
    re.compile(r"(?:发起|参与|创始)(?:者|方|单位)(?:主要)?(?:包括|有|为|涵盖|是)(?P<who>[^。;!?]{2,160})"),
    re.compile(r"[\u4e00-\u9fff]{1,6}方面(?:有|是|包括|为)(?P<who>[^,。;:!?]{4,120})"),
    re.compile(
        r"(?:首批|创始|发起|核心|主要)?成员(?:单位|城市|企业|机构|方)?(?:主要)?(?:包括|有|为|涵盖|由|:)(?P<who>[^。;!?]{2,160})"
    ),
    re.compile(
        r"(?:(?:副?理事长|副?主席|轮值主席|秘书长|副?会长|盟主|理事|牵头|依托|发起)(?:单位|方|城市)|秘书处)(?:为|是|:|由)(?P<who>[^,。;!?:]{2,80})"
    ),
    re.compile(r"秘书处设在(?P<who>[^,。;!?:]{2,40}(?:局|委|厅|办|会|院|学|所|公司|集团|中心))"),
    re.compile(
        rf"(?:^|[,。;:])(?P<who>[^。;!?:]{{2,120}}?){_ETC}(?:当选|担任|出任|成为|任|为|是|获任|被推举为|被推选为|入选|被授予)(?:为)?[^,。;]{{0,16}}?"
        r"(?:副?理事长|副?主席|轮值主席|秘书长|副?会长|盟主|理事|成员|会员|发起|创始)(?:(?:单位|方|城市)|(?<=[成会]员)(?=[,。;]|$))"
    ),
    re.compile(
        rf"(?:^|[,。;:])(?P<who>[^。;!?:]{{2,160}}?){_ETC}(?:共同|联合|携手|牵头|抱团)+(?:发起|组建|成立|倡议|组成|结成|创建)"
    ),
    re.compile(r"联合(?:首批|国内|省内|区域内)?[^,。;()]{0,8}\((?P<who>[^()]{4,160})\)"),
    re.compile(r"(?:^|[,。;:由])(?P<who>[^,。;:由]{2,24}?)(?:作为)?牵头[,]?(?:的|成立|组建|,|发起|单位)"),
    re.compile(r"联合(?P<who>[^。;!?发]{4,160}?)(?:等[^,。;]{0,24}?)(?:共同)?(?:组成|组建|成立|发起)"),
)
_NO_MEMBER = re.compile(
    r"[,。“”《》]|目前|现在|共有|\d+家|多家|同时|联盟|机制|^(?:首批|新|目前|又|还|已)$|^为|^以|活动|会议|大会|会上|仪式|工作$|政府$(?<=^政府)|单位$|代表$|领导$|"
    r"企业$|成员|机构$|高校$|院所$|院校$|^企业集团$|自主|个人|[)]$(?<![(].)|^[\u4e00-\u9fff]{0,4}办公室$"
)
_POINTED = re.compile(
    r"(?:该|这个|这一|新成立的)(?:联盟|共同体|机制|联席会议|领导小组|委员会|协作体|联合会|促进会|商会|专班)|(?:联盟|共同体|联席会议|领导小组|委员会|协作体|联合会)(?:的)?(?:首批|由|成员|发起|创始|理事长|秘书|将由|"
    r"目前|现有|共有|,)"
)
_THEIRS = re.compile(r"(?:首批|第一批|最早)?(?:成员|会员|响应|加入|加盟|入盟)|副?理事长单位|由")
_ASKED = re.compile(
    r"(?:谁|哪些|哪几)[^,。;?!]{0,10}(?:入了?盟|加入|成员|参与|发起)|(?:成员|会员)[^,。;?!]{0,6}(?:谁|哪些)"
)
"""谁入了盟?: the line below it names them."""
_LISTED = re.compile(r"[^。;!?…]*、[^。;!?…]*")
_OF_THOSE = re.compile(r"(?<!等)(?<!等的)(?<!\d)\d+(?:余|多)?[所家个位](?:[\u4e00-\u9fff]{0,8})$")
"""甲、乙两省的22所高校: the members are the schools, which are not named."""
_THOSE = re.compile(r"\d+(?:余|多)?[所家个位][^,。;、]{0,16}(?:[,。;]|$)")
"""成员包括|12所大学,…: the members are counted, and none is named."""
_COUNTED = re.compile(r"\d+(?:余|多)?[所家个位](?:成员|会员|发起|创始|首批)")
_BY_SIDE = re.compile(
    r"[^,。;、]{0,12}?(?:有|包括|分别是|为|是|:)(?P<who>[^,。;:、]{2,30}(?:、[^,。;:、]{2,30}){2,}(?:[和及][^,。;:、]{2,30})?)"
)
"""甲省方面有乙、丙、丁: behind a sentence that counts the members."""
_SIDES_BEHIND = 3
_REACH = 6
"""Sentences behind the founding in which 该联盟 still means it."""


def say(reading: Reading, draft: Draft, sentence: Sentence, start: int, end: int) -> None:
    """The members that the sentence of the name [start, end) names."""
    text = sentence.text
    low, high = start - sentence.start, end - sentence.start
    before, behind = text[:low], text[high:]
    for frame in _FRAMES:
        for offset, part in ((0, text), (0, before), (high, behind)):
            found = [
                (offset + match.start("who"), offset + match.end("who"))
                for match in frame.finditer(part)
                if _touches(offset + match.start(), offset + match.end(), low, high, text)
            ]
            for a, b in found:
                _say(reading, draft, sentence, a, b)
            if found:
                break
    for party in _founders(reading, sentence, low):
        _one(draft, sentence, party)


def _touches(start: int, end: int, low: int, high: int, text: str) -> bool:
    """Whether the frame and the name belong together: no other sentence part lies between them."""
    if end <= low:
        return len(re.findall(r"[;。]", text[end:low])) == 0 and text.count(",", end, low) <= 1
    if start >= high:
        return text.count(";", high, start) == 0
    return True


def _founders(reading: Reading, sentence: Sentence, low: int) -> Iterator[Party]:
    """甲、乙、丙共建某联盟: the subject of the founding, where it is several."""
    verb = re.search(
        r"(?:成立|组建|建立|共建|结成|缔结|设立|建起|建成|创建|推出|加入|加盟|发起)(?:成立|组建)?(?:了|起)?[^,。;:、]{0,16}$",
        sentence.text[:low],
    )
    if verb is None:
        return
    found = agreement_parties.find(reading, sentence, verb.start())
    if len(found.every) > 1 or re.search(r"加入|加盟", verb.group()):
        yield from found.every


def further(reading: Reading, draft: Draft) -> None:
    """Members that the sentences behind the founding name: 该联盟由…组成, 成员单位包括…"""
    home = reading.sentence_at(draft.start)
    if home is None:
        return
    counted = home.index if _COUNTED.search(home.text) else -_SIDES_BEHIND
    for sentence in reading.sentences[home.index + 1 : home.index + 1 + _REACH]:
        listed = _BY_SIDE.match(sentence.text) if sentence.index - counted < _SIDES_BEHIND else None
        if listed:
            _say(reading, draft, sentence, listed.start("who"), listed.end("who"))
            continue
        if _ASKED.search(reading.sentences[sentence.index - 1].text):
            listed = _LISTED.match(sentence.text)
            for a, b in members(sentence.text, 0, listed.end(), joints=",、和与及") if listed else ():
                for party in signatories.side(reading, sentence, a, b):
                    _one(draft, sentence, party)
        if (
            draft.name not in sentence.text
            and not _POINTED.search(sentence.text)
            and not (sentence.index <= home.index + 4 and _THEIRS.match(sentence.text))
        ):
            continue
        counted = sentence.index if _COUNTED.search(sentence.text) else counted
        for frame in _FRAMES:
            for match in frame.finditer(sentence.text):
                _say(reading, draft, sentence, match.start("who"), match.end("who"))


def _say(reading: Reading, draft: Draft, sentence: Sentence, low: int, high: int) -> None:
    text = sentence.text
    if _OF_THOSE.search(text, low, high) or _THOSE.match(text, low, high):
        return
    for cut in ("分别是", "分别为", "希望", "由", "会上", "推举", "推选", "暨", "包括", ":", "联合"):
        at = text.rfind(cut, low, high)
        if at >= 0:
            low = at + len(cut)
    bracket = text.find("(", low, high)
    high = bracket if bracket > low and ")" not in text[bracket:high] else high
    comma = text.rfind(",", low, high)
    if comma >= 0 and text.startswith(("以及", "及", "还有", "和"), comma + 1):
        pass  # 甲、乙,以及丙
    elif comma >= 0 and _bodies_beside(reading, sentence, comma):
        _say(reading, draft, sentence, low, comma)  # 甲省、乙省,丙国丁市、戊市
        low = comma + 1
    elif comma >= 0 and ("、" in text[comma:high] or "、" not in text[low:comma]):
        low = comma + 1
    elif comma >= 0 and not re.search(r"[、与和]", text[comma:high]) and "、" in text[low:comma]:
        high = comma
    low = signatories.past_lead(text, low, high)
    if signatories.names_none(reading, sentence, low, high):
        return
    for party in signatories.side(reading, sentence, low, high, left=True):
        _one(draft, sentence, party)


def _bodies_beside(reading: Reading, sentence: Sentence, comma: int) -> bool:
    """Whether a comma parts two members: a named body ends before it and another begins behind it."""
    at = sentence.at(comma)
    return len({body.start for body in groups.bodies(reading) if body.end == at or body.start == at + 1}) > 1


def _one(draft: Draft, sentence: Sentence, party: Party) -> None:
    if _NO_MEMBER.search(party.name) or party.name in draft.get("member"):
        return
    if draft.start <= party.start < draft.end:
        return
    home = party.sentence
    also = () if home.index == sentence.index else ((sentence.start, sentence.end, Role.SUBJECT),)
    draft.words("member", party.start, party.end, home, text=party.name, also=also)


def say_group(reading: Reading, draft: Draft, sentence: Sentence, start: int, end: int) -> None:
    """广深佛莞四地: each character that stands for a city is a member; 广州、深圳两地: each name."""
    core = re.sub(r"[两二三四五六七八九十][地市城]$|双方$|各方$", "", sentence.text[start:end])
    for hit in reading.regions_in(sentence.at(start), sentence.at(end)):
        if len(hit.candidates) == 1 and hit.candidates[0].members:
            for code in hit.candidates[0].members:
                draft.say("member", Value(hit.name, regions.region(code).name), sentence, hit.start)
            return
    for a, b in members(sentence.text, start, start + len(core)):
        draft.words("member", sentence.at(a), sentence.at(b), sentence)
