"""Agreements (协议): what was signed, between whom, on what, how many."""

import re
from collections.abc import Iterator

from liandong.statements.dates import later_date
from liandong.statements.draft import Draft, clean
from liandong.statements.lists import fields, inherit_place, members
from liandong.statements.phrases import trim
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.titles import link
from liandong.vocabulary.events import AGREEMENT_PATTERN

_NOUN = AGREEMENT_PATTERN
_SIGN = re.compile(r"(?:签署|签订|签下|达成|缔结|签约|互签|续签)(?:了|并交换了)?")
_TITLE = re.compile(r"《(?P<title>[^《》]{2,60})》")
_WISH = re.compile(r"(?:将|拟|计划|有望|推动|希望|力争|准备|即将|落实好?|履行|根据|按照)[^,。]{0,6}$")
_ABOUT = re.compile(r"(?:围绕|就)(?P<about>[^。;,]{2,60}?)(?:等)?(?:签署|签订|达成|开展|展开|签约|等领域|等方面|领域)")
_IN_LIST = re.compile(
    r"(?:签署|签订|达成)(?:了)?(?P<list>[^。;!?]{4,110}?)等(?P<n>\d+|[一二两三四五六七八九十]+)?(?:个|项|大)?"
    r"(?:重点)?领域的?"
)
_LEAD = re.compile(
    r"(?:其中|会上|当天|现场|活动现场|活动中|期间|论坛上|大会上|仪式上|推介会上|会议期间|论坛期间|活动期间|"
    r"签约仪式上|[^,。]{2,24}(?:会|论坛|仪式|现场|活动)上|近日|日前|据悉|随后|同时|此外|目前|\d+月\d+日|"
    r"\d{4}年\d+月\d+日|,)+"
)
_VERB_BEFORE = re.compile(r"(?:见证下|见证|推动下|支持下|牵头)[,]?")
_INTENT = re.compile(r"意向|共识|宣言|声明")
_BARE = frozenset({"协议", "合同", "订单", "协议书", "公约"})
_PARTY_NO = re.compile(
    r"[,。]|代表$|嘉宾|领导$|共有|多个|一批|项目$|合作$|^\d|方面|该|此次|本次|论坛|会议|大会|活动$|协议|未来|记者|"
    r"我|仪式|分别|签约|市长|书记|主任|代表|县长|区长|局长|董事长|总经理|^[双多各]方"
)
_CITY = re.compile(r"(?:(?<=[,。:、在与和\s])|^)[\u4e00-\u9fff]{2,3}市(?![场委])")
_OF_CITIES = re.compile(r"[两三四五六]地$|[两二三四](?:市|地|区|县)(?:人民)?政府(?:还|也|又)?$")
_TIMES = re.compile(
    r"(?:今天|今日|昨天|昨日|近日|日前|当天|当日|\d{1,2}日|\d{1,2}月\d{1,2}日|\(\d{1,2}月\d{1,2}日\))+"
    r"(?:在[\u4e00-\u9fff]{1,8})?$|[在于][\u4e00-\u9fff\d]{1,12}$"
)
_TRAILING = re.compile(r"(?:还|现场|也|又|并|正式|现场|集中|共同|分别|成功|联合|当场|双方|进行|举行)+$")
_GROUP = re.compile(r"^(?:两|二|双)(?:市|地|城|区|省|方)")
_SIGNING_VERBS = ("签订", "签署", "签下", "签订了", "签署了")
_SUM = re.compile(r"金额|授信|总额|采购额|合同额|协议额|贷款|资金|协议总投资")
_SUM_BEHIND = re.compile(r"[》,]*(?:协议|计划|合同)?总?投资(?:总?额)?[约达为共]*")
"""A sum of investment is the agreement's only right behind it: …签署投资协议,总投资60亿元."""
_SIGNING = re.compile(r"签约(?:仪式|活动|项目|金额|额|总额|总投资|大会|会|企业|率)")


def extract(reading: Reading, event: Draft | None) -> list[Draft]:
    """The agreements that the document says were signed; intentions and agreements merely referred to make none.

    一区签约 n 家企业、总额 s is figures, not an agreement, unless the text names the parties on both sides.
    """
    drafts: list[Draft] = []
    for sentence in reading.holding(_SIGN):
        for verb in _SIGN.finditer(sentence.text):
            if verb.group() == "达成" and sentence.text.startswith(("的", "以来"), verb.end()):
                continue
            if _WISH.search(sentence.text[: verb.start()]) or _SIGNING.match(sentence.text, verb.start()):
                continue
            draft = _agreement(reading, sentence, verb)
            if draft is None:
                continue
            for one in (draft, *_listed(reading, sentence, verb, draft)):
                if not any(_same(known, one) for known in drafts):
                    drafts.append(one)
                    if event:
                        link(one, event, sentence)
                        _date(one, event)
    return drafts


def _listed(reading: Reading, sentence: Sentence, verb: re.Match[str], first: Draft) -> Iterator[Draft]:
    """签署《甲协议》《乙协议》《丙备忘录》: the further titles, between the same parties."""
    titles = [m for m in _TITLE.finditer(sentence.text, verb.end()) if _NOUN.search(m["title"])]
    for match in titles[1:]:
        start, end = sentence.at(match.start("title")), sentence.at(match.end("title"))
        draft = Draft(reading, "agreement", start, end)
        draft.words("name", start, end, sentence)
        for statement in first.statements:
            if statement.property == "party":
                draft.repeat("party", statement)
        yield draft


def _same(left: Draft, right: Draft) -> bool:
    return left.name == right.name and set(left.get("party")) == set(right.get("party"))


def _agreement(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> Draft | None:
    noun = next((m for m in _NOUN.finditer(sentence.text, verb.end()) if m.start() - verb.end() <= 110), None)
    if noun and re.search(r"[。!?]", sentence.text[verb.end() : noun.start()]):
        noun = None
    parties = _parties(reading, sentence, verb)
    if noun is None:
        return _handshake(reading, sentence, verb, parties)
    if sentence.text.startswith(("以来", "的基础", "精神", "项目", "金额", "额"), noun.end()):
        return None
    if _INTENT.search(sentence.text[verb.end() : noun.end()]) or (noun.group() in _BARE and not parties):
        return None
    end = sentence.at(noun.end())
    start = max(reading.tokens.name_start(end, sentence.at(verb.end())), sentence.at(verb.end()))
    start, end = trim(reading.plain, start, end)
    titled = re.search(r"《([^《》]{2,60})》", sentence.text[verb.end() : noun.end() + 8])
    if titled:
        start, end = sentence.at(verb.end() + titled.start(1)), sentence.at(verb.end() + titled.end(1))
    for quantity in reading.quantities_in(start, end):
        if quantity.start == start and quantity.end < end - 1:
            start = quantity.end
    draft = Draft(reading, "agreement", start, end)
    draft.words("name", start, end, sentence)
    for low, high, name in parties:
        draft.words("party", low, high, sentence, text=name)
    _fields(reading, draft, sentence, verb)
    _count(reading, draft, sentence, verb.end(), noun.end())
    _signed_on(reading, draft, sentence, verb.start())
    _amount(reading, draft, sentence, verb.start())
    return draft


def _handshake(
    reading: Reading, sentence: Sentence, verb: re.Match[str], parties: list[tuple[int, int, str]]
) -> Draft | None:
    """甲与乙签约, without the word agreement: one only where both sides are named and nothing is counted."""
    text = sentence.text
    clause = max(text.rfind(mark, 0, verb.start()) for mark in ",。;")
    if (
        len(parties) < 2
        or not re.search(r"与|和|同", text[clause + 1 : verb.start()])
        or not verb.group().startswith(("签约", "签下"))
    ):
        return None
    if reading.quantities_in(sentence.at(clause + 1), sentence.at(verb.start())):
        return None
    low, high = parties[0][0], sentence.at(verb.end())
    if high - low > 60:
        return None
    draft = Draft(reading, "agreement", low, high)
    draft.words("name", low, high, sentence)
    for a, b, name in parties:
        draft.words("party", a, b, sentence, text=name)
    _amount(reading, draft, sentence, verb.start())
    return draft


def _parties(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> list[tuple[int, int, str]]:
    """The members on both sides of 与 / 和 / 同 before the verb, or of the list that is its subject."""
    text = sentence.text
    low = _subject_start(text, verb.start())
    high = verb.start()
    about = _ABOUT.search(text, low, verb.end())
    if about and about.start() > low:
        high = about.start()
    spans = members(text, low, high, joints="、和与及同")
    found = []
    for (a, b), name in zip(spans, inherit_place([clean(text[a:b]) for a, b in spans]), strict=True):
        party = _TRAILING.sub("", _TIMES.sub("", _TRAILING.sub("", _OF_CITIES.sub("", name))))
        if 2 <= len(party) <= 30 and not _PARTY_NO.search(party):
            found.extend(_ungroup(reading, sentence, a, b, party))
    return found


def _subject_start(text: str, verb: int) -> int:
    """Where the subject of the verb begins: behind time, place and the words of the occasion."""
    low = max(text.rfind(mark, 0, verb) for mark in "。;!?:") + 1
    lead = _LEAD.match(text, low, verb)
    if lead:
        low = lead.end()
    comma = text.rfind(",", low, verb)
    if (
        comma >= 0
        and not re.search(r"与|和|同|、", text[comma + 1 : verb])
        and text[low:comma].count("、") + text[low:comma].count("与") > 0
    ):
        return low
    if comma >= 0:
        low = comma + 1
    witness = _VERB_BEFORE.search(text, low, verb)
    return witness.end() if witness else low


def _ungroup(reading: Reading, sentence: Sentence, start: int, end: int, name: str) -> list[tuple[int, int, str]]:
    """两市相关部门 → the two cities that the document's title names; as written where it names no two."""
    low, high = sentence.at(start), sentence.at(end)
    title = reading.title
    if not _GROUP.match(name) or title is None:
        return [(low, high, name)]
    ranked = dict.fromkeys(m.group() for s in (title, *reading.body[:3]) for m in _CITY.finditer(s.text))
    if len(ranked) == 2 and all(city in reading.plain[title.start : title.end] for city in ranked):
        return [(low, high, city) for city in ranked]
    named = {
        hit.candidates[0].code: hit for hit in reading.regions_in(title.start, title.end) if len(hit.candidates) == 1
    }
    cities = [hit.candidates[0].name for hit in named.values() if hit.candidates[0].level == "prefecture"]
    return [(low, high, city) for city in cities] if len(cities) == 2 else [(low, high, name)]


def _fields(reading: Reading, draft: Draft, sentence: Sentence, verb: re.Match[str]) -> None:
    text = sentence.text
    spans = []
    listed = _IN_LIST.search(text, verb.start())
    about = _ABOUT.search(text)
    if listed and not re.match(r"多|一批|系列", listed["list"]) and "协议" not in listed["list"]:
        spans = members(text, listed.start("list"), listed.end("list"), joints="、和与及")
    elif about:
        spans = members(text, about.start("about"), about.end("about"), joints="、和与及")
    else:
        spans = fields(text, verb.start(), len(text)) or fields(text, 0, verb.start())
    for a, b in spans:
        if 2 <= b - a <= 16:
            draft.words("field", sentence.at(a), sentence.at(b), sentence)


def _count(reading: Reading, draft: Draft, sentence: Sentence, low: int, high: int) -> None:
    """How many agreements: 18 份协议, 七个领域的专项合作协议."""
    for quantity in reading.quantities_in(sentence.at(low), sentence.at(high)):
        if (
            (quantity.dimension == "item" or quantity.value.unit in ("份", "单"))
            and quantity.value.number
            and quantity.value.number > 1
            and _counts(reading, quantity, sentence.at(high))
        ):
            draft.say("count", quantity.value, sentence, quantity.start)
            return


def _counts(reading: Reading, quantity: Quantity, end: int) -> bool:
    between = reading.plain[quantity.end : end]
    return len(between) <= 16 and "," not in between


def _amount(reading: Reading, draft: Draft, sentence: Sentence, start: int) -> None:
    for quantity in reading.quantities_in(sentence.at(start), sentence.end):
        before = reading.plain[max(sentence.start, quantity.start - 12) : quantity.start]
        between = reading.plain[draft.end : quantity.start]
        if quantity.money and (
            _SUM.search(before) or _SUM_BEHIND.fullmatch(between) or before.endswith(_SIGNING_VERBS)
        ):
            draft.say("amount", quantity.value, sentence, quantity.start)
            return


def _signed_on(reading: Reading, draft: Draft, sentence: Sentence, verb: int) -> None:
    """The day that the sentence of the signing names; the day of a dateline (5月12日电) is not it."""
    for date in reading.dates_in(sentence.start, sentence.at(verb)):
        if (
            len(date.iso) > 4
            and not reading.plain.startswith(("电", "讯"), date.end)
            and not later_date(reading.plain, date)
        ):
            draft.date("date", date, sentence)
            return


def _date(draft: Draft, event: Draft) -> None:
    """What is signed at an event is signed on its day: the event's own evidence proves it."""
    if draft.get("date"):
        return
    for statement in event.statements:
        if statement.property == "date" and statement.value.text:
            draft.repeat("date", statement)
