"""Signatories that a word points back to: 公司 in a notice, 该行, 市政府, 引导基金, as the text named them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from liandong.model.noun import Noun
from liandong.statements.bodies import organisations, persons
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

OWN_FIRM = re.compile(r"(?:本|我)?公司")
_NOTICE_OF = re.compile(
    r"[\u4e00-\u9fff()A-Za-z]{2,24}?(?:股份|集团)有限公司(?=关于|董事会|\s*第[一二三四五六七八九十\d]+届|\n)"
)
_NOTICE_TITLE = re.compile(r"(?P<firm>(?!关于)[\u4e00-\u9fffA-Za-z·]{3,16}?):?(?=关于[^\n]{4,60}公告)")
"""甲股份关于签署合作协议的公告: a notice by its title."""
_FIRM_END = re.compile(
    r"(?<![本我该母子])(?:股份|集团|公司|控股|科技|银行|证券|信托|实业|重工|电气|光电|光伏|新材|环保|能源|电力|医药|制药|药业|化工|机械|"
    r"智能|钢铁|路桥|水务|航空|航天|通信|软件|传媒|文旅|乳业|酒业|矿业|铝业|铜业|锂业|纸业)$"
)
"""The endings of firms' names by which a title's first word is one."""
_OPENS_FIRM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,10}?(?:股份|集团|公司|控股|科技)")
_LISTED_PLACE = re.compile(r"^[市县区省](?=[\u4e00-\u9fff]{2})(?![政场区内外直级长委])")
_BARE_OFFICE = re.compile(r"[市县区省](?:人民)?(?:政府|委)")
_TOWN_OFFICE = re.compile(r"[镇乡](?:人民)?政府")
_ANNOUNCED = re.compile(r"公告[,:称]|披露[,:称]|董事会(?:会议)?(?:审议|同意|决议)|证券[简代]|股票[简代]|\(\d{6}[.)]")
_ANNOUNCER = re.compile(
    r"(?:[\s。;:]|^)(?P<firm>[\u4e00-\u9fffA-Za-z·]{3,30}?)"
    r"(?:\((?:[^()]{0,24}(?:证券|股票)[简代][称码][^()]{2,40}|\d{6}(?:\.[A-Z]{2})?)\)|"
    r"(?=(?:近日|日前|今日|昨日|(?:\d{1,2}月)?\d{1,2}日)?[早午晚]?间?(?:发布)?(?:公告|披露)[,:称])|(?=董事会(?:会议)?(?:审议|同意|决议)))"
)
"""甲科技(300035)…, 甲科技公告,…: the firm whose own announcement a page tells."""
_NOT_A_FIRM = re.compile(r"^公司$|[本我该]公司$|[据的]|公告|披露|日$")
_BARE_SORT = re.compile(r"(?:学校|大学|学院|研究院|研究所|医院|集团公司|集团|协会|商会|联合会|银行|港务集团)")
_MEANS = {"学校": "大学|学院|学校|中学", "集团公司": "集团(?:有限公司|公司)?", "集团": "集团(?:有限公司|公司)?"}
_OUR_PLACE = re.compile(r"我(?P<level>[市县区省])")
_OUR_BODY = re.compile(r"我(?P<sort>校|院|所|行|集团|公司)")
"""我校 in what a school tells of itself."""
_HEAD_OF = re.compile(r"(?:常务)?副?(?P<level>[市县区省])长[\u4e00-\u9fff]{0,4}")
"""副市长甲, of the city of which the page tells."""
_THAT = re.compile(r"该(?P<sort>行|公司|企业|集团|校|院|局|市|县|区|省|州|镇)$")
_OF_SORT = {
    "行": "银行.*|行",
    "公司": "公司|集团|股份",
    "企业": "公司|集团|股份|厂",
    "校": "大学|学院|学校",
    "集团": "集团|公司",
}
"""How the name ends that 该公司 and 该校 point back to; 该行 points to a name in 行."""
_SORT_ALONE = re.compile(
    r"(?:(?:引导|产业|投资|发展|母|创投)*基金|(?:综合|经济|技术|高新|产业|示范|合作|试验|开发|保税|科技|物流|工业)*"
    r"(?:园区|示范区|合作区|试验区|保税区|工业园|科技园|产业园|科技城|产业城)管?(?:委会)?)"
)
"""Names of a sort, without whose: the text gives the whole name before."""
_TRADE_FIRM = re.compile(
    r"(?P<trade>新能源|电力|能源|港口|水务|环境|建设|置业|物流|科技|农业|文旅|旅游|交通|城投|交投|投资)公司"
)
"""新能源公司: a firm by its trade alone, of which the text gives the whole name before."""
_OWN_WORDS = re.compile(r"[^,。;:、\s的在与和由将于对向为到是有]*")
_LONGEST_OWN = 24
"""Characters of the longest name, region in front, that such a sort ends."""
_REACH = 4000
"""Characters before 学校 in which its name is looked for."""
_AFAR = 3
"""Sentences behind a firm's announcement in which 公司 is that firm."""
_LEVELS = frozenset("市县区省州镇")
_LONGEST_PERSON = 4
"""Characters of a person's name."""
_NEAR = 200
"""Characters before 市交通局 in which its city is looked for."""


class Party(Noun, frozen=True):
    """A party named at [start, end) of the document, in `sentence`."""

    start: int
    end: int
    name: str
    sentence: Sentence


Side = tuple[Party, ...]


def fuller(reading: Reading, start: int, name: str) -> Party | None:
    """引导基金 by the whole name, region in front, under which the text spoke of it before."""
    trade = _TRADE_FIRM.fullmatch(name)
    if trade:
        return _only_one(reading, start, name, re.compile(f"{trade['trade']}(?:集团|股份|有限|责任)+公司$"))
    if not _SORT_ALONE.fullmatch(name):
        return None
    first = reading.plain.find(name, reading.document.body_start, start)
    home = reading.sentence_at(first) if first >= 0 else None
    if home is None:
        return None
    end = first + len(name)
    for hit in reading.regions_in(max(home.start, first - _LONGEST_OWN), first):
        if _OWN_WORDS.fullmatch(reading.plain, hit.end, first):
            return Party(hit.start, end, clean(reading.text(hit.start, end)), home)
    return None


def told_elsewhere(reading: Reading, sentence: Sentence, low: int, high: int) -> Side | None:
    """Whom [low, high) of the sentence points to: 该行, 公司, 学校, 我市, an official by the bare name; nobody where
    the text does not tell, None where the words are themselves a name."""
    text, start = sentence.text, sentence.at(low)
    that = _THAT.match(text, low, high)
    if that:
        return _some(pointed(reading, start, that["sort"]))
    if OWN_FIRM.fullmatch(text, low, high):
        return _some(next(own_firm(reading, sentence, low), None))
    if _BARE_SORT.fullmatch(text, low, high):  # the only one of its sort that the text names before
        name = text[low:high]
        return _some(_only_one(reading, start, name, re.compile(f"(?:{_MEANS.get(name, name)})$")))
    if _TOWN_OFFICE.fullmatch(text, low, high):
        return _some(_only_one(reading, start, text[low:high], re.compile(f"{text[low]}(?:人民)?政府$")))
    own = _OUR_BODY.fullmatch(text, low, high)
    if own:
        return _some(_own_body(reading, own["sort"]))
    ours = _OUR_PLACE.fullmatch(text, low, high) or _HEAD_OF.fullmatch(text, low, high)
    if ours:
        home = _home(reading, start, ours["level"])
        return (Party(start, sentence.at(high), home, sentence),) if home != ours["level"] else ()
    return body_of(reading, text[low:high]) if high - low <= _LONGEST_PERSON else None


def _some(party: Party | None) -> Side:
    return (party,) if party else ()


def _only_one(reading: Reading, start: int, name: str, ending: re.Pattern[str]) -> Party | None:
    """The body before `start` whose longer name ends so: the only one, or that of which the page clearly tells."""
    spans = [
        span for span in organisations.among(reading, max(start - _REACH, 0), start)
        if span.end <= start and len(span.name) > len(name) and ending.search(span.name)
    ]  # fmt: skip
    longest = {span.name: max((s.name for s in spans if s.name.endswith(span.name)), key=len) for span in spans}
    most = Counter(longest[span.name] for span in spans).most_common(2)
    if not most or (len(most) > 1 and most[0][1] <= most[1][1] + 1):
        return None
    last = next(span for span in reversed(spans) if span.name == most[0][0])
    home = reading.sentence_at(last.start)
    return Party(last.start, last.end, last.name, home) if home else None


def body_of(reading: Reading, name: str) -> Side | None:
    """The body for which the text says that the official of this name stands; None where no official bears it."""
    return reading.once(_bodies_of).get(name)


def _bodies_of(reading: Reading) -> dict[str, Side]:
    """The officials of the text by their names, each with the body for which they stand as far as it is told."""
    found: dict[str, Side] = {}
    for person in persons.find(reading):
        bodies = (post.institution for post in person.posts if post.institution)
        told = next(((body, home) for body in bodies if (home := reading.sentence_at(body.start))), None)
        if told and not found.get(person.name):
            body, home = told
            left = _left_out(person, body.name)
            found[person.name] = (Party(body.start, body.end - left, body.name[: len(body.name) - left], home),)
        found.setdefault(person.name, ())
    return found


def _left_out(person: persons.PersonSpan, body: str) -> int:
    """How many letters of 甲市委 are left out for who heads the place besides: 甲市委副书记、市长 signs for 甲市."""
    level = body[-2:-1]
    return int(body.endswith("委") and any(re.search(f"{level}长$", post.text) for post in person.posts))


def is_person(reading: Reading, party: Party) -> bool:
    """Whether the party is the bare name of a person, of whom the text tells no office."""
    words = reading.tokens.between(party.start, party.end)
    return len(words) == 1 and words[0].word == party.name and words[0].tag in ("nr", "nrt")


def placed(reading: Reading, sentence: Sentence, start: int, name: str) -> str:
    """市交通发展有限公司 with the city that the text named last before it."""
    if _BARE_OFFICE.fullmatch(name):
        return _home(reading, start, name[0]) + name[1:]
    level = _LISTED_PLACE.match(name)
    if not level:
        return name
    for hit in reversed(reading.regions):
        if hit.end > start or hit.region is None:
            continue
        if start - hit.end > _NEAR:
            return name
        if hit.region.name.endswith(level.group()):
            return hit.region.name + name[1:]
    return name


def _home(reading: Reading, start: int, level: str) -> str:
    """The city whose 市政府 it is: the one of its rank that the page names most; the bare rank where two are even."""
    named = Counter(
        hit.region.name for hit in reading.regions if hit.region is not None and hit.region.name.endswith(level)
    ).most_common(2)
    clear = len(named) == 1 or (len(named) == 2 and named[0][1] > named[1][1] + 1)
    return named[0][0] if named and clear else level


def _own_body(reading: Reading, sort: str) -> Party | None:
    """Whose report it is that says 我校: the body of its sort that the title names, else the one that the page clearly
    names most."""
    ending = re.compile(f"(?:{_OF_SORT.get(sort, sort)})$")
    title = reading.title
    spans = [s for s in organisations.find(reading) if ending.search(s.name) and s.name[:1] != "我"]
    titled = [s for s in spans if title and title.start <= s.start < title.end]
    most = Counter(span.name for span in titled or spans).most_common(2)
    if not most or (len(most) > 1 and most[0][1] <= most[1][1] + 1):
        return None
    span = next(span for span in spans if span.name == most[0][0])
    home = reading.sentence_at(span.start)
    return Party(span.start, span.end, span.name, home) if home else None


def own_firm(reading: Reading, sentence: Sentence, low: int) -> Iterator[Party]:
    """公司 in a firm's own notice is the firm that the title, or the notice's first line, names."""
    span = organisations.at(reading, sentence.at(low))
    if span and span.sort == "alias" and span.start == sentence.at(low):
        yield Party(span.start, span.end, span.name, sentence)
        return
    titled = _NOTICE_TITLE.match(reading.plain, 0, reading.title.end) if reading.title else None
    if titled and reading.title and _FIRM_END.search(titled["firm"]):
        yield Party(titled.start(), titled.end("firm"), titled["firm"], reading.title)
        return
    named = _NOTICE_OF.search(reading.plain, 0, min(reading.document.body_start + 400, reading.document.body_end))
    home = reading.sentence_at(named.start()) if named else None
    if named and home and named.end() <= home.end:
        yield Party(named.start(), named.end(), named.group(), home)
        return
    firms = announcers(reading)
    last = bisect_right(firms, sentence.index, key=lambda party: party.sentence.index) - 1
    if last >= 0 and sentence.index - firms[last].sentence.index <= _AFAR:
        yield firms[last]
    elif opening := [*_of_title(reading, sentence)]:
        yield from opening
    elif len({party.name for party in firms}) == 1:
        yield firms[-1]


def _of_title(reading: Reading, sentence: Sentence) -> Iterator[Party]:
    """The firm with which the title and the sentence before 公司 open: 甲集团又有大动作。公司今日披露,…"""
    before = reading.sentences[sentence.index - 1] if sentence.index else sentence
    if reading.title is None or before is sentence or before.paragraph != sentence.paragraph:
        return
    opens = _OPENS_FIRM.match(before.text)
    if opens and reading.title.text.startswith(opens.group()):
        yield Party(before.start, before.at(opens.end()), opens.group(), before)


def announcers(reading: Reading) -> Side:
    """The firms whose own announcements the page tells: 甲科技(300035)公告,…"""
    return reading.once(_announcers)


def _announcers(reading: Reading) -> Side:
    found = []
    for sentence in reading.holding(_ANNOUNCED):
        for match in _ANNOUNCER.finditer(sentence.text):
            if not _NOT_A_FIRM.search(match["firm"]):
                start, end = sentence.at(match.start("firm")), sentence.at(match.end("firm"))
                found.append(Party(start, end, clean(reading.text(start, end)), sentence))
    return tuple(found)


def pointed(reading: Reading, start: int, sort: str) -> Party | None:
    """The body that 该行 at `start` points back to: the nearest of its sort named before it; 该市 the nearest city."""
    if sort in _LEVELS:
        hits = [hit for hit in reading.regions_in(start - _NEAR, start) if hit.name.endswith(sort)]
        home = reading.sentence_at(hits[-1].start) if hits else None
        return Party(hits[-1].start, hits[-1].end, hits[-1].name, home) if home else None
    ending = re.compile(f"(?:{_OF_SORT.get(sort, sort)})$")
    for span in reversed(organisations.among(reading, start - _NEAR - 1, start)):
        home = reading.sentence_at(span.start)
        if span.end <= start and home and ending.search(span.name):
            return Party(span.start, span.end, span.name, home)
    return None
