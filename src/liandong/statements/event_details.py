"""Details of the main event: its venue, its organisers, how many projects it signed or started, and their sum."""

import re

from liandong.statements.draft import Draft, clean
from liandong.statements.lists import fields, inherit_place, members
from liandong.statements.places import is_located, place_value
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

_VENUE = re.compile(r"(?:活动|会议|举办|会场)?地点(?:设在|位于|为|:)(?P<place>[^,。;]{2,20})")
_BY = re.compile(
    r"由(?P<who>[^。;!?]{2,120}?)(?:联合|共同|倾力|协同)?(?:主办|承办|举办|合办|组织举办)"
    r"|(?:主办|承办|合办)(?:单位|方)(?:为|:|是|有)(?P<list>[^。;!?]{2,120}?)(?=[,](?:协办|支持|指导|承办|联合|战略)|[。;!?]|$)"
    r"|(?:^|[,。;、])(?P<short>[^,。;!?]{2,60}?)(?:联合|共同)?(?:主办|承办)(?=[,。;、]|的)"
)
_CONVENED = re.compile(
    r"(?:^|[,。:])(?P<who>[^,。;:“]{2,16}?)(?:近日|日前|今天|昨天|今日|昨日|\d+日|\d+月\d+日|联合|组织|成功)*"
    r"(?:召开|举办|主办)(?:了)?(?=[^,。]{2,40}(?:会|论坛|仪式|活动|沙龙))"
)
_COUNTED = re.compile(r"\d+(?:个|项)|项目[^,。]{0,6}\d")
_OF_A_PERIOD = re.compile(r"上半年|下半年|季度|今年|去年|全年|累计|以来|\d月份?,|\d-\d+月|同期")
"""What a period brought is no count of the event that tells it."""
_BOTH = re.compile(r"(?:开工|动工|竣工|签约)[、和](?:集中)?(?:开工|动工|竣工|签约)")
"""集中开工、竣工、签约: the number counts all of them, and none alone."""
_HOSTED = re.compile(r"[主承合]办|由[^。]*举办")
_AND_HOST = re.compile(r"[,、](?P<who>[^,。;!?]{2,60}?)(?:联合|共同)?(?:主办|承办|合办|举办)(?=[,。;、]|的|$)")
_SIGNED = re.compile(
    r"(?:签约|签署|签下|达成)(?:了)?(?:重点|重大|产业|合作|招商|优质|各类)*(?:项目)(?:共|共计|总数|达|近|超|超过|"
    r"为|约)*(?P<n1>\d+)(?:个|项)"
    r"|(?P<n2>\d+)(?:个|项)(?:[^,。;\d]{0,14}?)(?:项目|合作)[^,。;\d与]{0,14}?(?:签约|签署|签订)"
    r"|签(?:约|署|订)(?:了)?(?P<n3>\d+)(?:个|项)[^,。;]{0,10}?(?:项目)"
)
_STARTED = re.compile(
    r"(?:动工|开工|启动建设|奠基)(?:建设)?(?:的)?(?:重点|重大|产业|省市|市级)*(?:项目)?(?:共|共计|达|为)*"
    r"(?P<n1>\d+)个(?:[^,。;\d]{0,8}项目)?"
    r"|(?P<n2>\d+)个[^,。;\d]{0,14}?(?:项目|工程)[^,。;\d]{0,14}?(?:动工|开工|启动建设|奠基)"
)
_SUM = re.compile(
    r"(?:总投资|投资总额|签约总?金?额|总签约额|签约总投资|计划总投资|协议(?:总)?(?:投资|金额)|合同(?:总)?金额|"
    r"总金额|总额|投资额|计划投资|涉及金额|金额)(?:额|约|达到|达|为|共|共计|合计|超过|超|逾|近|突破|人民币)*$"
)
_WHOLE = re.compile(r"共|会上|现场|此次|本次|活动|大会|论坛|当天|据悉|一批|总")


def say_venue(reading: Reading, draft: Draft) -> None:
    for sentence in reading.body:
        match = _VENUE.search(sentence.text) if "地点" in sentence.text else None
        if match:
            draft.take_back("place")
            say_place(reading, draft, sentence.at(match.start("place")), sentence.at(match.end("place")), sentence)
            return


def say_place(reading: Reading, draft: Draft, start: int, end: int, sentence: Sentence) -> None:
    found = place_value(reading, start, end)
    if found and (len(found[2].raw) == 1 or is_located(reading, found[0], found[1])):
        draft.say("place", found[2], sentence, found[0])


def say_organisers(reading: Reading, draft: Draft) -> None:
    """主办 + 承办 + 合办 of the main event; supporters and chairs are none."""
    for sentence in reading.holding(_HOSTED):
        text = sentence.text
        match = _BY.search(text) if _HOSTED.search(text) else None
        if not match:
            continue
        group = next(g for g in ("who", "list", "short") if match[g])
        spans = [(match.start(group), match.end(group))]
        spans += [(m.start("who"), m.end("who")) for m in _AND_HOST.finditer(text, match.end())]
        for low, high in spans:
            _say_listed(draft, sentence, low, high)
        return
    _convener(reading, draft)


def _convener(reading: Reading, draft: Draft) -> None:
    """广州市近日召开…会议: who convened it, where nobody is named as organiser."""
    for sentence in reading.body[:4]:
        match = _CONVENED.search(sentence.text)
        if match and _is_body(reading, sentence.at(match.start("who")), sentence.at(match.end("who"))):
            draft.words("organizer", sentence.at(match.start("who")), sentence.at(match.end("who")), sentence)
            return


def _is_body(reading: Reading, start: int, end: int) -> bool:
    return bool(re.search(r"(?:省|市|区|县|镇|委|政府|局|厅|办|会|集团|公司|院|大学|中心)$", reading.plain[start:end]))


def _say_listed(draft: Draft, sentence: Sentence, low: int, high: int) -> None:
    text = sentence.text
    for cut in ("由", "主办,", "承办,", "指导下,", "指导,"):
        at = text.rfind(cut, low, high)
        if at >= 0:
            low = at + len(cut)
    spans = members(text, low, high)
    for (a, b), name in zip(spans, inherit_place([clean(text[a:b]) for a, b in spans]), strict=True):
        if 2 <= b - a <= 30 and not re.search(r"[,。]|活动|本次|此次|论坛|大会", name):
            draft.words("organizer", sentence.at(a), sentence.at(b), sentence, text=name)


def say_counts(reading: Reading, draft: Draft) -> None:
    """Projects signed and started and their sum, where the sentence speaks of the whole event and not of one
    delegation."""
    for name, pattern in (("projects_signed", _SIGNED), ("projects_started", _STARTED)):
        for sentence in reading.holding(_COUNTED):
            match = pattern.search(sentence.text) if _COUNTED.search(sentence.text) else None
            if not match or not _whole(draft.name, sentence, match):
                continue
            group = next(g for g in ("n1", "n2", "n3") if g in match.groupdict() and match[g])
            low = sentence.at(match.start(group))
            quantity = next((q for q in reading.quantities if q.start <= low < q.end), None)
            if quantity is None or quantity.value.number is None:
                continue
            if _BOTH.search(sentence.text, match.start()):
                continue
            draft.say(name, quantity.value, sentence, quantity.start)
            if not _BOTH.search(draft.name) and "amount" not in [s.property for s in draft.statements]:
                _sum(reading, draft, sentence, "signed" if name == "projects_signed" else "total")
            if name == "projects_signed":
                for a, b in fields(sentence.text, 0, len(sentence.text)):
                    draft.words("field", sentence.at(a), sentence.at(b), sentence)
            break


def _whole(draft_name: str, sentence: Sentence, match: re.Match[str]) -> bool:
    clause = sentence.text[max(sentence.text.rfind("。", 0, match.start()), 0) : match.start()]
    if _OF_A_PERIOD.search(clause):
        return False
    party = re.search(r"[^,。]{2,10}(?:区|县|市|镇|街道|新区|园区|高新区)(?:与|和|共|现场)?$", clause)
    if not party and match.group()[:2] in draft_name:
        return True
    return not party and bool(_WHOLE.search(sentence.text))


def _sum(reading: Reading, draft: Draft, sentence: Sentence, scope: str) -> None:
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        if quantity.money and _SUM.search(reading.plain[max(sentence.start, quantity.start - 16) : quantity.start]):
            draft.say("amount", quantity.value, sentence, quantity.start, scope=scope)
            return
