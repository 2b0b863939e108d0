"""Terms of an agreement (协议要素): its fields, how many there are, the day and the sum."""

import re

from liandong.model import Role
from liandong.statements.draft import Draft
from liandong.statements.grammar.lists import fields, members
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date, later_date
from liandong.statements.measures.quantities import Quantity

_ABOUT = re.compile(
    r"(?:围绕|就|聚焦)(?P<about>[^。;,]{2,100}?)(?:等)?(?:签署|签订|达成|开展|展开|签约|等领域|等方面|领域(?![及和与、])|[一二三四五六七八九十\d]+个(?:方面|领域))"
)
_IN_LIST = re.compile(
    r"(?:签署|签订|达成)(?:了)?(?P<list>[^。;!?]{4,110}?)等(?P<n>\d+|[一二两三四五六七八九十]+)?(?:个|项|大)?"
    r"(?:重点)?领域的?"
)
_GOES_ON = re.compile(
    r"(?:据悉|据了解|据介绍)?,?(?:(?:根据|按照?|依据)(?:该|此|这[份项]|上述)?(?:纲领|纲要|宣言|计划|方案|文件|共识|公约|约定)|"
    r"(?:根据|按照?|依据)?(?:该|此|这[份项]|上述)?(?:合作|框架|战略|备忘录)*(?:协议|备忘录|合同))|"
    r"(?:未来|今后|下一步|接下来|据悉|据了解|签约后)?,?(?:双方|各方|三方|四方|[两三四五]地|[两三四五]市|双方企业|校地)[还也均都]?(?:将|一致|同意|约定|明确|商定|计划|在|围绕|就)|"
    r"(?:围绕|聚焦|在)[^。;,]{4,100}(?:领域|方面|板块|产业),(?:双方|各方|[两三四五六七八九][方地市家])"
)
"""How a sentence begins that goes on about the agreement of the one before it."""
_WITH = re.compile(
    r"(?:^|,)(?:双方|各方|合作|协议|[两三四五六七八九](?:地|市|省区?|方|家|县|区))(?:内容|范围|重点|领域|将|还将|主要)*"
    r"(?:围绕|聚焦|涉及|涵盖|覆盖|在(?=[^,。;]{2,100}(?:领域|方面)))"
)
_BEHIND_PAPER = re.compile(
    r"(?:书|文本)?[》”]*,(?:双方|各方)?(?:将|主要|重点|内容)*(?:围绕|聚焦|针对|涉及|涵盖|覆盖|事关)(?P<about>[^。;!?,:《》]{2,90}?)(?:等)?(?=[。;!?]|$)"
)
"""…签署合作协议,围绕生物医药: the clause behind the paper ends with its fields."""
_ONE_BY_ONE = re.compile(
    r"(?:书|文本)?[》”]*,?(?:分别[是为]|即|依次[是为]|包括|[:—])+(?P<about>[^。;!?,:《》]{4,90}?)(?:等)?(?=[。;!?]|$)"
)
_FIELDS_COUNTED = re.compile(r"(?:个|大)(?:重点)?(?:领域|方面|行业|产业)")
"""…7个领域的专项合作协议,分别是科技创新、智能装备: what was counted before is told one by one behind."""
_SIGNING = ("签署", "签订", "签约", "达成")
"""Behind the topic of a signing of its own."""
_SIGNED = re.compile(r"签署|签订|签下")
_FOLLOWING = 4
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_RECALLS = re.compile(r"曾|(?:早|此前|当年|当时|彼时|追溯|往前|旧账|回顾|历史)")
_OF_VERB = re.compile(r"年?(?:[曾已就便又还才]|正式|共同|联合|双方|分别|首次)*")
"""Between a year and the verb whose year it is: 2011年共同签署."""
_OPENS_WITH_YEAR = re.compile(r"(?:早?在)?(?:19|20)\d\d年,(?!.*(?:[日近]前|近日|[昨今]|刚刚|会上|现场))[^,。;:]*")
"""A sentence that opens with a year, up to the verb in the clause right behind it: 2022年,甲与乙签署."""
_NO_ONE_YEAR = re.compile(r"(?:[至到、和与及—–~-]|(?<!来)自|从|[将拟定]于?|计划于?|预计于?|力争|有望|争取)$")
"""Before a year: the end of a span or a row of years, or a year since or by which."""
_OPENS_IN_YEAR = re.compile(r"(?:[^,。;:上]{1,8},)?(?:早?在)?((?:19|20)\d\d)年")
"""2020年那一届签了…; 翻查资料,2016年…: the sentence may be of that year, and proves no other day."""
_EARLIER = re.compile(
    r"(?:去年|前年|上年|上一届|上届|此前|先前)[^,。;!?《》]{0,16}?(?:签|达成|缔结)[^,。;!?《》]{0,8}《?$"
)
"""Right before the paper: a signing of an earlier year (去年签署的《…》), not only something else of it."""
_TOLD_ON = re.compile(r"[电讯]")
_NOTICED = re.compile(r"[早晚]?间?(?:发布)?(?:公告|披露|消息)")
_SIGNING_VERBS = ("签订", "签署", "签下", "签订了", "签署了")
_SUM = re.compile(r"金额|授信|总额|采购额|合同额|协议额|贷款|资金|协议总投资")
_SUM_BEHIND = re.compile(r"[》,]*(?:协议|计划|合同)?总?投资(?:总?额)?[约达为共]*")
"""A sum of investment is the agreement's only right behind it: …签署投资协议,总投资60亿元."""


def say_fields(reading: Reading, draft: Draft, sentence: Sentence, verb: re.Match[str]) -> None:
    text = sentence.text
    spans = []
    listed = _IN_LIST.search(text, verb.start())
    end = draft.end - sentence.start
    told = _BEHIND_PAPER.match(text, end) if not _ABOUT.search(text, end) else None
    if told is None and _FIELDS_COUNTED.search(text, verb.start(), end):
        told = _ONE_BY_ONE.match(text, end)
    abouts = [m for m in _ABOUT.finditer(text) if m.start() < verb.start() or not m.group().endswith(_SIGNING)]
    about = next((one for one in reversed(abouts) if one.start() < verb.start()), abouts[0] if abouts else None)
    if listed and not re.match(r"多|一批|系列", listed["list"]) and "协议" not in listed["list"]:
        spans = items(text, listed.start("list"), listed.end("list"))
    elif told:
        spans = items(text, told.start("about"), told.end("about"))
    elif about:
        spans = items(text, about.start("about"), about.end("about"))
    else:
        spans = fields(text, verb.start(), len(text)) or fields(text, 0, verb.start())
    parties = draft.get("party")
    for a, b in spans:
        if 2 <= b - a <= 16 and text[a:b] not in parties and not _SUM.match(text, a, b):
            draft.words("field", sentence.at(a), sentence.at(b), sentence)


def say_fields_behind(reading: Reading, draft: Draft, sentence: Sentence) -> None:
    """The fields that the sentences behind the signing give: 根据协议,双方将围绕甲、乙开展合作."""
    if draft.get("field"):
        return
    for following in reading.sentences[sentence.index + 1 : sentence.index + 1 + _FOLLOWING]:
        text = following.text
        if _SIGNED.search(text):
            return
        if following.heading or not (_GOES_ON.match(text) or _WITH.search(text)):
            continue
        about = _ABOUT.search(text)
        spans = items(text, about.start("about"), about.end("about")) if about else fields(text, 0, len(text))
        for a, b in spans:
            if 2 <= b - a <= 16:
                also = ((sentence.start, sentence.end, Role.SUBJECT),)
                draft.words("field", following.at(a), following.at(b), following, also=also)
        if spans:
            return


def items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list of fields: where 、 parts them, 和 parts only the last two (产业和园区、教育和科技、金融)."""
    if text.count("、", start, end) < 3:
        return members(text, start, end, joints="、和与及")
    spans = members(text, start, end, joints="、")
    inner = any(re.search("[和与及]", text[a:b]) for a, b in spans[:-1])
    return spans if inner else [*spans[:-1], *members(text, *spans[-1], joints="和与及")]


def counts(reading: Reading, sentence: Sentence, low: int, high: int) -> bool:
    """Whether the words [low, high) of the sentence count agreements."""
    return _counted(reading, sentence, low, high) is not None


def say_count(reading: Reading, draft: Draft, sentence: Sentence, low: int, high: int) -> None:
    """How many agreements: 18 份协议, 七个领域的专项合作协议."""
    quantity = _counted(reading, sentence, low, high)
    if quantity:
        draft.say("count", quantity.value, sentence, quantity.start)


def _counted(reading: Reading, sentence: Sentence, low: int, high: int) -> Quantity | None:
    for quantity in reading.quantities_in(sentence.at(low), sentence.at(high)):
        if (
            (quantity.dimension == "item" or quantity.value.unit in ("份", "单"))
            and quantity.value.number
            and quantity.value.number > 1
            and _reaches(reading, quantity, sentence.at(high))
        ):
            return quantity
    return None


def _reaches(reading: Reading, quantity: Quantity, end: int) -> bool:
    between = reading.plain[quantity.end : end]
    return len(between) <= 16 and "," not in between


def say_amount(reading: Reading, draft: Draft, sentence: Sentence, start: int) -> None:
    for quantity in reading.quantities_in(sentence.at(start), sentence.end):
        before = reading.plain[max(sentence.start, quantity.start - 12) : quantity.start]
        between = reading.plain[draft.end : quantity.start]
        if quantity.money and (
            _SUM.search(before) or _SUM_BEHIND.fullmatch(between) or before.endswith(_SIGNING_VERBS)
        ):
            draft.say("amount", quantity.value, sentence, quantity.start)
            return


def say_day(reading: Reading, draft: Draft, sentence: Sentence, verb: int) -> None:
    """The day nearest before the signing in its sentence; that of a dateline (5月12日电) or a notice (1日晚间公告) is
    not it where there is another."""
    days = [
        date
        for date in reading.dates_in(sentence.start, sentence.at(verb))
        if len(date.iso) > 4 and not _TOLD_ON.match(reading.plain, date.end) and not later_date(reading.plain, date)
    ]
    if days:
        last = [date for date in days if not _NOTICED.match(reading.plain, date.end)] or days
        draft.date("date", last[-1], sentence)
        return
    year = _year_of(reading, sentence, verb)
    if year:
        draft.date("date", year, sentence)


def _year_of(reading: Reading, sentence: Sentence, verb: int) -> Date | None:
    """The year that dates the signing itself: right before its verb, or where it opens the sentence as a clause."""
    anchor, _ = reading.anchor
    years = [d for d in reading.dates_in(sentence.start, sentence.at(verb)) if d.known and len(d.iso) == 4]
    if not years or anchor is None or years[-1].iso >= anchor.value[:4]:
        return None
    low, high = years[-1].start - sentence.start, years[-1].end - sentence.start
    if _OF_VERB.fullmatch(sentence.text, high, verb) and not _NO_ONE_YEAR.search(sentence.text, 0, low):
        return years[-1]
    opens = _OPENS_WITH_YEAR.fullmatch(sentence.text, 0, verb)
    return years[-1] if opens and len(years) == 1 else None


def told_of_old(draft: Draft, event: Draft, sentence: Sentence) -> bool:
    """Whether the sentence recalls a signing of another year than the event's: 2019年的会议曾签署…, 去年签署的…"""
    days = [s.value.text[:4] for s in event.statements if s.property == "date" and s.value.text]
    before = draft.reading.plain[sentence.start : draft.start]
    years = _YEAR.findall(before)
    signed_in = [told for told in draft.get("date") if len(told) == 4]
    recalled = days and (
        (years and days[0] not in years and (_RECALLS.search(before) or _OPENS_IN_YEAR.match(before)))
        or (signed_in and days[0] not in signed_in)
    )
    return bool(recalled or _EARLIER.search(before[-40:]))


def day_of(draft: Draft, event: Draft) -> None:
    """What is signed at an event is signed on its day: the event's own evidence proves it."""
    if draft.get("date"):
        return
    for statement in event.statements:
        if statement.property == "date" and statement.value.text:
            draft.repeat("date", statement)
