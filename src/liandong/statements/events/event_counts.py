"""How many projects an event signed or started, and their sum: of the whole event, not of one delegation or a year."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from liandong.model import Modality, Value
from liandong.model.noun import Noun
from liandong.statements.draft import Draft
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.flat import Flat, flat
from liandong.statements.grammar.lists import fields
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity

_N = r"(?P<{}>\d[\d,]*)(?:余|多)?[个项宗]"
_SIGN = r"(?:签约|签署|签订|签定|签下|签了|敲定|促成|达成|收获|落笔|洽谈签约)"
_OF_SIGNED = r"(?:落定|落槌|落锤|签约|签署|签订|签定|签下|落笔|敲定|签字|签了字|落袋|登台|上台签)"
_WORTH = r"(?:计划|概算|预计|估算|协议)?总投资"
_GAP = r"[^,。;:!?\d]"
_SIGNED = re.compile(
    rf"{_SIGN}{_GAP}{{0,8}}?\d+[个项宗份]{_GAP}{{0,8}}(?:协议|合同){_GAP}{{0,8}}项目,其中{_GAP}{{0,10}}项目{_N.format('n6')}"
    rf"|{_SIGN}(?:了|的|成功)?{_GAP}{{0,10}}?(?:项目|事项|合同项目|工程){_GAP}{{0,5}}?{_N.format('n1')}(?!月|百|千)"
    rf"|{_SIGN}了?(?:共|共计|各类|重点|重大|约|近|超|超过)*{_N.format('n2')}(?=[^,。;\d]{{0,12}}?项目)"
    rf"|(?:(?:新|共|累计|当场|现场|集中|成功|一次性)签约|共签|(?:项目|事项)(?:合共|一?共|总共|累计|现场|当场|集中|成功|一口气|已|就)*"
    rf"(?:签下|签了|签约了?|签署了?|签订了?))(?:约|近|超|逾|达)*{_N.format('n3')}(?=[,。;、]|$)"
    rf"|{_N.format('n4')}[^,。;:\d]{{0,26}}?(?:项目|事项)(?:[^,。;:\d与和]|与会|分\d批){{0,16}}?{_OF_SIGNED}(?!率|额|仪式|金额|的)"
    rf"|{_N.format('n5')}{_GAP}{{0,8}}?签约项目"
    rf"|项目(?:合计|共计|总计|一共|共有?){_N.format('n7')}(?=[,。;、]|$)"
    rf"|{_N.format('n8')}[^,。;\d]{{0,8}}?项目(?={_WORTH})"
)
_STARTED = re.compile(
    r"(?:动工|开工|启动建设|奠基)(?:建设)?(?:的)?(?:重点|重大|产业|省市|市级)*(?:项目)?(?:共|共计|达|为)*"
    r"(?P<n1>\d+)个(?:[^,。;\d]{0,8}项目)?"
    r"|(?:动工|开工|启动建设|奠基)[^,。;:\d]{0,8}?(?:项目|工程)(?:总?数|共计?|合计|达|为)*(?P<n3>\d+)个"
    rf"|(?P<n4>\d+)个[^,。;\d]{{0,8}}?项目(?={_WORTH})"
    r"|(?P<n2>\d+)个[^,。;\d]{0,14}?(?:项目|工程)[^,。;\d]{0,14}?(?:动工|开工|启动建设|奠基)"
    r"|项目(?:合计|共计|总计|一共|共有?)(?P<n5>\d+)个(?=[,。;、]|$)"
)
_NUMBERED = re.compile(r"\d(?:余|多)?[个项宗份]")
_SIGNING = (
    "签",
    "敲定",
    "促成",
    "达成",
    "收获",
    "落笔",
    "落定",
    "落袋",
    "登台",
    *(_CALLED := ("项目合计", "项目共", "项目总计", "项目一共", "总投资")),
)
_STARTING = ("动工", "开工", "启动建设", "奠基", *_CALLED)
"""Without a number of things and one of these words the patterns cannot match, and they are cheaper to look for."""
_WORTH_READING = re.compile(
    r"签|敲定|落定|促成|达成|落笔|收获|动工|开工|启动建设|奠基|授信|项目(?:合计|共|总计|一共|[计概预估协]?[划算计议]?总投资)"
)
_OF_A_PERIOD = re.compile(
    r"上半年|下半年|季度(?!重|暨|项目|集中)|今年以来|至今|年来|去年的|上一?届|往年|全年|累计(?!投资|总)|以来|前\d+月|\d月份,|\d-\d+月|同期|近[几\d一二两三四五]+年|历年|历届|前\d*[几两三四五\d]届|此前|往届"
)
"""What a period brought is no count of the event that tells it."""
_BOTH = re.compile(r"(?:开工|动工|竣工|签约)[、和](?:集中)?(?:开工|动工|竣工|签约)")
"""集中开工、竣工、签约: the number counts all of them, and none alone."""
_PARTY = re.compile(
    r"[^,。;\n]{1,10}(?:区|县|市|镇|街道|新区|园区|高新区|经开区|代表团|分团|交易团|集团|公司|企业)"
    r"(?:与|和|共|现场|在会上|成功|分别|推动|有|也|就)*$"
)
_FIRMS = re.compile(r"\d+(?:余|多)?家[^,。;]{0,8}")
_ALL_OF_THEM = re.compile(r"全[省市区县]|[两二三四五六七八九\d][市地省家方]|各(?:县|市|区|地|方)")
_FROM = re.compile(r"(?:来自|对接|推介|赴).{0,12}$")
_LEADS_ON = re.compile(r"(?:共|已|现场|在?会上|成功|有|推动|也)*")
_WHOLE = re.compile(
    r"共(?![同建享和赢])|会上|现场|此次|本次|活动|大会|论坛|当天|当场|即场|据悉|一批|集中|随后|仪式|[洽交推恳说博][谈流介明览]会|一口气|[\d两三四五六七]天|期间|全[省市区县]|展会|整个|组委会|全场|峰会|年会"
)
_TOTAL = re.compile(r"共|总|合计|本届|本次|大会")
_PART = re.compile(r"其中|包括|另有|还有|分别|计划签|拟签|意向(?!投资|总)|每[个家]|平均")
_DELEGATION = re.compile(r"分会场|(?<!党政)(?<!政府)代表团|分团|交易团")
_AIMED = re.compile(r"将|拟|还要|计划(?!投资|总投资)|预计|力争|目标|届时")
_CLAUSE_END = re.compile("[,。;、]")
_CONTRACTS = re.compile(r"协议(?![和及与、]项目)|合同(?!项目|[和及与、]项目)")
_OTHERS = re.compile(r"其中|\d[\d,.]*(?:余|多)?[个项宗家](?!项目签)|平均|每")
_SUM = re.compile(
    r"(?:总投资|投资|总额|数额|金额|总值|涉资|揽资|融资|资金|合同额|协议额|签约额|授信|总量|引资额|外资|引资)(?:总?额|总量|规模|达到|达|为|共计|共|合计|累计|"
    r"高达|是|有|约|逾|超过|超|近|快|接近|突破|人民币|折合|预计|计划|:|\()*$"
)
_SIGNED_SUM = re.compile(r"签约(?:项目)?(?:总金额|总额|金额|额|总投资)(?:高达|达到|达|超过|超|逾|近|约|突破)*$")
_NEXT_SUM = re.compile(
    r"(?:这些|上述|项目|签约|协议|合同|计划|意向|涉及|合计|累计)*(?:总投资|投资总?额|总金额|金额|总额)"
)
_GRANTED = re.compile(
    r"(?:现场|当场|会上|活动|大会|会议|[会式坛](?=,)|共|集中|达成|[\d两三四五六七]天|期间|全[省市区县])[^。;]{0,30}?(?:签约|签下|签了|授信|签订|签定|签署|签了|意向)[^。;]{0,24}?"
    r"(?:总?金额|总投资|投资总?额|总额|协议)"
)

_GRANTING = re.compile(
    r"(?:现场|当场|会上|活动|大会|会议|集中)[^。;]{0,30}?(?:签约|签[定订署下]|达成|授信)了?[^,。;\d]{0,10}$"
)
_SHARE = re.compile(r"其中|包括|另有|还有|分别|每[个家]|平均")
_GRANTED_OF = re.compile(r"(?:协议|合同|授信|贷款)[^,。;\d]{0,4}$")
_GRANT = re.compile(r"的?[^,。;\d]{0,8}?(?:协议|合同|授信)")
"""Around a sum: 现场签定12亿元贷款合作协议, 现场达成意向协议12亿元."""


class _Count(Noun, frozen=True):
    """A number of projects, and the sum that goes with it."""

    property: str
    value: Value
    at: int
    sentence: Sentence
    sum: Quantity | None
    sum_in: Sentence | None
    total: bool
    signed: bool
    whole: bool
    party: str
    bare: bool
    """Without a word of signing or beginning (项目合计18个, 50个项目总投资…): counts only for what is named so."""
    called: bool
    """Whether the text calls the number a total (项目合计18个)."""


Mentions = Sequence[tuple[int, Draft | None]]


def say_counts(reading: Reading, drafts: list[Draft], mentions: Mentions) -> None:
    """What each event signed and started, where the sentence speaks of the whole event."""
    running = flat(reading)
    told = hearsay(reading)
    counts: dict[int, list[_Count]] = {}
    for sentence in reading.holding(_WORTH_READING):
        if sentence.index in told:
            continue
        for count in _counts(reading, running, sentence, drafts):
            owner, near = _owner(reading, drafts, mentions, count.at, sentence)
            if owner is not None and (near or count.whole):
                if count.bare and not _named_so(reading, owner, count, mentions):
                    continue
                if count.party and not any(count.party in name for name in (*owner.get("name"), *owner.get("place"))):
                    continue
                counts.setdefault(drafts.index(owner), []).append(count)
    for index, found in counts.items():
        _say(drafts[index], found, reading)
    if reading.title and not _has(drafts[0], "projects_signed"):
        _say_of_title(reading, running, drafts, reading.title)
    if not any("amount" in [s.property for s in d.statements] for d in drafts) and not counts:
        _sum_alone(reading, drafts, mentions)


def _say_of_title(reading: Reading, running: Flat, drafts: list[Draft], title: Sentence) -> None:
    """What the title tells of the one event of the report (签约项目23个, 签约总额1643亿元), where the body does not."""
    if len(drafts) > 1 or any(s.modality is not Modality.DONE for s in drafts[0].statements if s.property == "name"):
        return
    names = (*drafts[0].get("name"), *drafts[0].get("place"))
    found = [
        count
        for count in _counts(reading, running, title, drafts)
        if count.property == "projects_signed" and not count.bare
        if not count.party or any(count.party in name for name in names)
    ]
    if found:
        _say(drafts[0], found, reading)
    for quantity in reading.quantities_in(title.start, title.end) if not _has(drafts[0], "amount") else ():
        before = reading.plain[title.start : quantity.start]
        if quantity.money and _SIGNED_SUM.search(before) and not _AIMED.search(before):
            drafts[0].say("amount", quantity.value, title, quantity.start, scope="signed")
            return


def _named_so(reading: Reading, owner: Draft, count: _Count, mentions: Mentions) -> bool:
    """Whether a bare count belongs to an event that is named a signing or a beginning: in its own sentence, in the one
    before where it opens its own, or anywhere above where it is called a total."""
    words = ("签",) if count.property == "projects_signed" else ("开工", "动工", "奠基")
    if not any(word in name for name in owner.get("name") for word in words):
        return False
    last = max((end for end, draft in mentions if draft is owner and end <= count.at), default=-1)
    told_in = reading.sentence_at(last - 1) if last > 0 else None
    if told_in is None:
        return False
    opens = count.at == count.sentence.start and told_in.index == count.sentence.index - 1
    return count.called or told_in is count.sentence or opens


def _counts(reading: Reading, running: Flat, sentence: Sentence, drafts: list[Draft]) -> Iterator[_Count]:
    low, high = running.of(sentence.start), running.of(sentence.end)
    text = running.text[low:high]
    if not _NUMBERED.search(text):
        return
    for name, pattern, words in (("projects_signed", _SIGNED, _SIGNING), ("projects_started", _STARTED, _STARTING)):
        if not any(word in text for word in words):
            continue
        for match in pattern.finditer(text):
            group = next(g for g, value in match.groupdict().items() if value)
            number = match.start(group)
            at = running.at(low + number)
            if _refused(reading, running, text, low, match, sentence):
                continue
            party = _party(reading, running, low, match.start(), text)
            value, start = _value(reading, at, match[group], text[number:])
            after = running.of(start) + len("".join(value.raw.split()))
            money, told_in = _sum(reading, running, sentence, after, low + match.start())
            clause = text[max(0, match.start() - 24) : match.end()]
            whole = bool(_WHOLE.search(text)) or any(match.group()[:2] in draft.name for draft in drafts)
            yield _Count(
                name,
                value,
                start,
                sentence,
                money,
                told_in,
                bool(_TOTAL.search(clause)),
                "签" in clause,
                whole,
                party,
                group in ("n7", "n8") if name == "projects_signed" else group in ("n4", "n5"),
                group == ("n7" if name == "projects_signed" else "n5"),
            )


def _value(reading: Reading, at: int, digits: str, text: str) -> tuple[Value, int]:
    """The count as the text writes it, with where it begins."""
    quantity = next((q for q in reading.quantities_in(max(0, at - 8), at + 24) if q.start <= at < q.end), None)
    if quantity and quantity.value.number is not None and not quantity.money:
        return quantity.value, quantity.start
    raw = reading.text(at, at + len(digits))
    number = Decimal(digits.replace(",", ""))
    return Value(raw, str(number), number, unit=text[len(digits) : len(digits) + 1] or None), at


def _refused(reading: Reading, running: Flat, text: str, low: int, match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the number is that of a part, a period, a party, both kinds at once, a plan, or denied."""
    before = text[: match.start()]
    clause = before[max((before.rfind(mark) for mark in ",;:"), default=-1) + 1 :]
    if _OF_A_PERIOD.search(before) or _BOTH.search(text, match.start(), match.end()):
        return True
    told_of = match.groupdict().get("n4") is not None  # 42个项目签下合同: the number is that of projects
    counted = _CLAUSE_END.split(text[match.start() : match.end() + (0 if told_of else 6)])[0]
    mixed = _PART.search(match.group()) or _CONTRACTS.search(counted)
    if _PART.search(clause) or (mixed and not match.groupdict().get("n6")):
        return True
    if negated(reading.plain, sentence.start, running.at(low + match.start())):
        return True
    if _DELEGATION.search(before):
        return True
    return bool(_AIMED.search(clause) or _AIMED.search(match.group()))


def _party(reading: Reading, running: Flat, low: int, start: int, text: str) -> str:
    """Whose share the number is (雨花区签约项目8个, 泉州有7个项目); "" where it is that of all who are there. The share
    of the host, whom the event's name or place tells, is the whole."""
    clause = text[max((text.rfind(mark, 0, start) for mark in ",;:"), default=-1) + 1 : start]
    if _ALL_OF_THEM.search(clause):
        return ""
    begin = running.at(low + start - len(clause)) if clause else 0
    end = running.at(low + start - 1) + 1 if start else 0
    hits = reading.regions_in(begin, end) if clause and end > begin else ()
    if hits and _LEADS_ON.fullmatch("".join(reading.plain[hits[-1].end : end].split())):
        return "".join(reading.plain[hits[-1].start : hits[-1].end].split()).rstrip("省市区县")
    if _PARTY.search(clause) and not _FROM.search(clause[:-1]):
        return clause
    return ""


def _sum(
    reading: Reading, running: Flat, sentence: Sentence, after: int, before: int
) -> tuple[Quantity | None, Sentence | None]:
    """The sum that the sentence gives behind the count, right before it, or that the next one opens with."""
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        at = running.of(quantity.start)
        if not quantity.money or at < after:
            continue
        between = running.text[after:at]
        if _OTHERS.search(between[:-1]):
            break
        if _SUM.search(between[-16:]):
            return quantity, sentence
    for quantity in reading.quantities_in(max(sentence.start, running.at(max(before - 14, 0))), running.at(before) + 1):
        at = running.of(quantity.start)
        if quantity.money and _SUM.search(running.text[max(0, at - 14) : at]):
            behind = running.text[running.of(quantity.end - 1) + 1 : before]
            if behind in ("", "的", "人民币", "人民币的"):
                return quantity, sentence
    following = reading.sentences[min(sentence.index + 1, len(reading.sentences) - 1)]
    below = following.paragraph in (sentence.paragraph, sentence.paragraph + sentence.heading)  # or line by line
    if below and _NEXT_SUM.match(following.text):
        for quantity in reading.quantities_in(following.start, following.end)[:1]:
            at = running.of(quantity.start)
            if quantity.money and _SUM.search(running.text[max(0, at - 16) : at]):
                return quantity, following
    return None, None


def _owner(
    reading: Reading, drafts: list[Draft], mentions: Mentions, at: int, sentence: Sentence
) -> tuple[Draft | None, bool]:
    """The event of which the sentence speaks: the last one named before the number in it, the one of its day, else the
    last one spoken of in its paragraph, else the main one; None where it speaks of another event or day.
    And whether the event is named in the sentence or in the one before it."""
    part = max(sentence.start, reading.plain.rfind(";", sentence.start, at))
    named = [draft for end, draft in mentions if part < end <= at]
    if named:
        return named[-1], True
    days = [d.iso for d in reading.dates_in(sentence.start, at)]
    if days:
        for draft in drafts:
            held = next(iter(draft.get("date")), "")
            if held and all(_agree(day, held) for day in days):
                return draft, True
        if next(iter(drafts[0].get("date")), ""):
            return None, False
    start = reading.openings[sentence.paragraph].start
    spoken = [d for end, d in mentions if start < end <= sentence.start and (_told(d) or d is drafts[0])]
    return (spoken[-1], True) if spoken else (drafts[0], False)


def _agree(day: str, held: str) -> bool:
    """Whether a date may be that of an event: one holds the other; an open day (--10-22) has its month and day."""
    if day.startswith("--"):
        return held[5:].startswith(day[2:]) or day[2:].startswith(held[5:7])
    return held.startswith(day) or day.startswith(held)


def _told(draft: Draft | None) -> bool:
    """Whether an event has a day or place of its own, and is no mere part of another."""
    return draft is not None and bool(draft.get("date") or draft.get("place"))


def _say(draft: Draft, counts: list[_Count], reading: Reading) -> None:
    for name in ("projects_signed", "projects_started"):
        found = [count for count in counts if count.property == name]
        if not found:
            continue
        best = max(found, key=lambda count: (count.signed, count.total, count.sum is not None))
        draft.say(name, best.value, best.sentence, best.at)
        if name == "projects_signed":
            for a, b in fields(best.sentence.text, 0, len(best.sentence.text)):
                draft.words("field", best.sentence.at(a), best.sentence.at(b), best.sentence)
        both = name == "projects_started" and _BOTH.search(draft.name)
        if best.sum and best.sum_in and not both and not _has(draft, "amount"):
            scope = "signed" if name == "projects_signed" else "total"
            draft.say("amount", best.sum.value, best.sum_in, best.sum.start, scope=scope)


def _has(draft: Draft, name: str) -> bool:
    return any(s.property == name for s in draft.statements)


def _sum_alone(reading: Reading, drafts: list[Draft], mentions: Mentions) -> None:
    """The sum of what was signed where the text does not count projects (47家企业当场签约,金额合计4亿元)."""
    running = flat(reading)
    for sentence in reading.holding(_WORTH_READING):
        low, high = running.of(sentence.start), running.of(sentence.end)
        match = _GRANTED.search(running.text, low, high)
        if _granted(reading, running, drafts, mentions, sentence):
            return
        if not match or _OF_A_PERIOD.search(running.text, low, match.start()) or sentence.index in hearsay(reading):
            continue
        if _AIMED.search(running.text[low : match.end()]) or _DELEGATION.search(running.text[low : match.end()]):
            continue
        if _PARTY.search(_FIRMS.sub("", running.text[low : match.start()])) or _PART.search(match.group()):
            continue
        if re.search(r"上,", match.group()) and reading.regions_in(*running.span(match.start(), match.end())):
            continue
        for quantity in reading.quantities_in(running.at(match.start()), sentence.end):
            at = running.of(quantity.start)
            if quantity.money and at >= match.end() and _SUM.search(running.text[max(low, at - 12) : at]):
                owner, _ = _owner(reading, drafts, mentions, quantity.start, sentence)
                if owner:
                    owner.say("amount", quantity.value, sentence, quantity.start, scope="signed")
                return


def _granted(reading: Reading, running: Flat, drafts: list[Draft], mentions: Mentions, sentence: Sentence) -> bool:
    """Whether it says the sum that the sentence calls that of the agreements or credits signed on the spot."""
    if sentence.index in hearsay(reading):
        return False
    low = running.of(sentence.start)
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        at, end = running.of(quantity.start), running.of(quantity.end - 1) + 1
        clause = running.text[max(low, at - 48) : at] if quantity.money else ""
        if not clause or not (_GRANTED_OF.search(clause) or _GRANT.match(running.text, end)):
            continue
        opens = _GRANTING.search(clause)
        if not opens:
            continue
        before = running.text[low:at]
        if _OF_A_PERIOD.search(before) or _AIMED.search(before) or _SHARE.search(before) or _DELEGATION.search(before):
            continue
        if negated(reading.plain, sentence.start, quantity.start) or _PARTY.search(
            _FIRMS.sub("", clause[: opens.start()])
        ):
            continue
        owner, near = _owner(reading, drafts, mentions, quantity.start, sentence)
        if owner and near and not _has(owner, "amount"):
            owner.say("amount", quantity.value, sentence, quantity.start, scope="signed")
            return True
    return False
