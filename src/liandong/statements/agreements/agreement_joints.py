"""Joints (连接): where one side of a signing ends and the other begins."""

import re

from liandong.statements.bodies import organisations
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties.signatories import POST

JOINT = re.compile(
    r"与(?<![参赠给]与)(?!会)|会同(?<![委协商学联工总进理]会同)(?![时步意])|同(?<![共协如相合连等不胡大雷陪]同)(?![时步比期样类心一仁盟意签])|同(?<=等同)(?![于时步样类意])|和(?<![共中饱温总调祥]和)(?!平|谐|解|国)|跟(?!踪|进)|携手|联手|牵手|协同(?=[^一发创联推])|偕同|"
    r"联合(?<!国联合)(?!国|会|体|发|主|印|签|创)"
)
OPEN = re.compile(
    r"\s*(?:又|还|并|也|再|同时|分别|随后|先后|正式)*(?:与(?!会)|和(?!平|谐)|同(?![时步期样类心意])|跟(?!踪|进))"
)
_STOPS = re.compile(
    r"[,。;:!?]|(?:正式|现场|集中|共同|分别|成功|当场|双方|举行|顺利|再次|再度|首次|先后|相继|各自|依次|已经|率先|代表|围绕|针对|关于|近日|日前|当天|当日|昨日|昨天|今天|"
    r"签约|签署|签订|签下|达成|达|就|在|于|已|将|拟|也|还|又|并(?!购)|以(?!色列|岭|及)|通过|进行|会谈|座谈|召开|为|携(?!程)|经(?![济开贸营纬销理])|新(?=签)|缔结|确立|建立|开展|互|把(?=名字|字|手|章)|这[回次]|坐到|坐下|“?(?:牵手|握手|联姻|结对|结缘|联手|携手(?!程)|手[拉牵]手))"
    r"|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|等(?=[\d一二三四五六七八九十多]|在|签|企业|单位|$)"
)
"""Where the second party ends, unless it stands inside a name."""


def joint_in(reading: Reading, sentence: Sentence, low: int, high: int) -> re.Match[str] | None:
    """与 / 同 / 和 between the two sides, outside names and quotations: 与 goes before 和."""
    found = [m for m in JOINT.finditer(sentence.text, low, high) if not inside_name(reading, sentence, m.start())]
    strong = [m for m in found if m.group() != "和"]
    return next(iter(strong or found), None)


def inside_name(reading: Reading, sentence: Sentence, offset: int) -> bool:
    """Whether a name, a bracket or a quotation holds the place."""
    text = sentence.text
    if text.count("“", 0, offset) > text.count("”", 0, offset) or text.count("(", 0, offset) > text.count(
        ")", 0, offset
    ):
        return True
    span = organisations.at(reading, sentence.at(offset))
    return span is not None and span.start < sentence.at(offset)


def end_of_side(reading: Reading, sentence: Sentence, low: int, high: int) -> int:
    """Where the second side ends: at the first word that is no part of a name."""
    position = sentence.at(low)
    while (body := organisations.at(reading, position)) and body.start == position and body.end < sentence.at(high):
        if reading.plain.startswith("以及", body.end):
            position = body.end + 2
            continue
        if reading.plain[body.end] not in "、和与及":
            if reading.plain[body.end] not in "(等" and not POST.match(reading.plain, body.end):
                return body.end - sentence.start
            break
        position = body.end + 1
    for match in _STOPS.finditer(sentence.text, low, high):
        at = match.start()
        first = len(match.group()) == 1 and at - 1 >= low and sentence.text[at - 2] in "、和与及"
        if at > low and not first and not inside_name(reading, sentence, at):
            return at  # 、众|为新能源: of one letter no name is
    return high
