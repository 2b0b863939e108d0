"""Names of events: where the phrase before 论坛, 推介会, 签约仪式 … begins, and which phrases name one event."""

import re
from bisect import bisect_right
from functools import lru_cache

from liandong.statements.grammar.flat import Flat
from liandong.statements.grammar.phrases import Tokens
from liandong.statements.grammar.reading import Reading
from liandong.statements.measures.dates import Date
from liandong.statements.measures.numerals import chinese_number
from liandong.vocabulary.events import EVENT_NOUNS, EVENT_STOPS
from liandong.vocabulary.patterns import branches, by_letter, each
from liandong.vocabulary.verbs import DOING, DOING_IN_NAMES

_ACTIVITY = r"活动(?!中|现场|上|期间|周|月|日|家|室)"
_KINDS = r"(?:动工|开工|签约|竣工|投产|签动竣投|开竣工)"
_NOUNS = "|".join(
    (
        branches(EVENT_NOUNS),
        _ACTIVITY,
        each("研讨 交流 签约 推介 对接 主题 系列 揭牌 启动 宣传", _ACTIVITY),
        rf"集中{_KINDS}(?:[、暨和及](?:集中)?{_KINDS})*(?:系列)?(?:活动|仪式|大会)?",
        r"会议(?<=[\u4e00-\u9fff]{4}会议)(?!室|中心|厅|酒店|展览)",
        r"会议(?<=[,。;:\n]会议)(?=[\d在于将昨今当由])",
        r"仪式(?<=[\u4e00-\u9fff]{2}仪式)",
        r"博会(?<=[\u4e00-\u9fff]{2}博会)",
        r"交会(?<=届[\u4e00-\u9fff]交会)(?![点处谈])",
        r"洽会(?<=[\u4e00-\u9fff]洽会)",
        *(rf"节(?<=届[\u4e00-\u9fff]{{{n}}}节)(?![目日约能点奏气])" for n in range(1, 7)),
        r"行动(?<=[\u4e00-\u9fff]{5})(?=(?:正式|全面|现场)*启动[,。;])",
        r"说明会|会商会|合作周|经贸周|招商周|推介周|招商年会|专场会|交易会",
    )
)
NOUN = re.compile(by_letter(_NOUNS))
"""What ends the name of an event."""
FOLLOWED = re.compile(
    r"(?:上?指出|强调|要求|明确|认为|期间|演讲环节|环节|秘书处|组委会|主题|名单|室|厅|[展场会]馆|中心|桌|员|签到|背景|成果|精神|"
    r"纪要|制度|机制|办公室|主席|嘉宾|代表|前夕|筹备|第?\d+号|方案|执委会|主办方|承办|会址|永久|"
    r"[^《》,。\n]{0,24}》(?:的)?(?:报道|一文|一稿|稿件|文章|消息|新闻|中?[,，]?(?:误将|误把)))"
)
"""What stands behind a noun that does not end the name of an event, or ends it in the title of an article."""
_STOPS = frozenset(EVENT_STOPS)
"""Words at which a name begins at the latest, walking left from its noun."""
_IN_NAMES = frozenset(["与", "和", "同", "各", "各地", "两"])
_OPEN = {"”": "“", ")": "(", "》": "《", "」": "「", "』": "『", "】": "【"}
_CLOSED = re.compile(r"[。\n”」』]")
_BYLINE = re.compile(r"记者|通讯员|摄|讯|报道|图")
_LONGEST = 76
"""Characters of the longest name of an event that is believed."""
_NEAR = 12
"""Characters from a word within which a date lies whole that the word belongs to."""
_JOINTS = "·•—-–―&/.+~"


def name_starts(reading: Reading, flat: Flat, start: int, noun_end: int) -> tuple[int, int]:
    """The flat offset at which the name begins whose noun is the flat stretch [start, noun_end), and where it begins if
    neither 、 nor a verb of doing may stand in it.

    Walks left over every word but those that no name holds (`_STOPS`), days and pronouns; whole quotations and brackets
    are passed, an opening quotation mark ends the walk; a name that fills a quotation is all of it.
    """
    text, tokens = flat.text, reading.tokens
    position = _quotation(text, start, noun_end)
    if position >= 0:
        return position, position
    position, narrow = start, -1
    days = _days(reading, flat, start)
    while position > 0 and start - position < _LONGEST:
        character = text[position - 1]
        if character in _OPEN:
            opening = text.rfind(_OPEN[character], max(0, position - 60), position)
            if opening < 0 or _BYLINE.search(text, opening, position) or character == "】":
                break
            position = opening
            continue
        if character in "、和与及":
            if character == "、" and narrow < 0:
                narrow = position
            if _ends_in_noun(text, position - 1):
                break
            position -= 1
            continue
        if not (character.isalnum() or character in _JOINTS):
            break
        if text.startswith("——", position - 2) and text[position - 3 : position - 2] not in _OPEN:
            break
        begin, word, tag = _word(tokens, flat, position)
        if word == "现场" and position == start:
            position = begin  # …大型现场对接会
            continue
        if narrow < 0 and word in DOING and word not in DOING_IN_NAMES:
            narrow = position
        if (
            word in _STOPS
            or (tag == "q" and word == "场")
            or (tag[:1] in "pur" and word not in _IN_NAMES)
            or (days and _is_day(days, flat, begin, position))
        ):
            break
        position = begin
    return position, narrow if narrow >= 0 else position


def _quotation(text: str, start: int, end: int) -> int:
    """Where the quotation begins whose last words are [start, end); -1 where they are not."""
    opener = _OPEN.get(text[end : end + 1], "")
    if opener not in ("“", "「", "『") or not opener:
        return -1
    opening = text.rfind(opener, max(0, start - 60), start)
    inside = text[opening + 1 : end]
    return opening + 1 if opening >= 0 and not _CLOSED.search(inside) else -1


def _word(tokens: Tokens, flat: Flat, position: int) -> tuple[int, str, str]:
    """The word that ends at the flat offset `position`, with where it begins and its tag."""
    last, unbroken = flat.run(position - 1)
    index = bisect_right(tokens.starts, last) - 1
    start = tokens.starts[index]
    begin = position - 1 - (last - start) if start >= unbroken else flat.of(start)
    if begin >= position or last - start >= len(tokens.words[index]):
        return position - 1, flat.text[position - 1], "x"
    return begin, flat.text[begin:position], tokens.tags[index]


def _days(reading: Reading, flat: Flat, start: int) -> list[Date]:
    """The days and months near the name whose noun begins at the flat offset `start`."""
    near = reading.dates_in(flat.at(max(0, start - 2 * _LONGEST)), flat.at(start) + _NEAR)
    return [d for d in near if len(d.iso) in (7, 10) and "Q" not in d.iso[:7]]


def _is_day(days: list[Date], flat: Flat, begin: int, end: int) -> bool:
    """Whether the word belongs to a day or month (5月16日), which no name holds; a year or quarter may open one."""
    low, high = flat.span(begin, end)
    for date in days:
        if date.start < high and low < date.end and low - _NEAR <= date.start and date.end <= high + _NEAR:
            return "H" not in date.iso
    return False


def _ends_in_noun(text: str, end: int) -> bool:
    """Whether the words before `end` end in the noun of an event: there another name begins behind a joint."""
    low = max(0, end - 12)
    return any(match.end() == end for match in NOUN.finditer(text, low, end)) and not text.endswith(
        ("集中签约", "集中开工", "集中动工"), low, end
    )


_ORDINAL = re.compile(r"第?([一二三四五六七八九十百\d]{1,4})(?:届|次|批|期)|(首)(?:届|次|批)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIGHT = re.compile(r"[“”\"()「」《》·•\s—-]|第.{1,4}[届次批]|(?:19|20)\d{2}年?度?|首届")


@lru_cache(4096)
def editions(name: str) -> tuple[frozenset[int], frozenset[str]]:
    """The editions (第三届, 首届) and the years that stand in a name."""
    counted = set()
    for match in _ORDINAL.finditer(name):
        written = match[1]
        number = 1 if match[2] else int(written) if written.isdigit() else chinese_number(written)
        if number:
            counted.add(int(number))
    return frozenset(counted), frozenset(_YEAR.findall(name))


@lru_cache(4096)
def _core(name: str) -> str:
    """The name without marks, editions and years."""
    return _LIGHT.sub("", name)


def clash(left: str, right: str) -> bool:
    """Whether two names tell different editions or different years."""
    (one, year), (other, another) = editions(left), editions(right)
    return bool((one and other and not one & other) or (year and another and not year & another))


@lru_cache(4096)
def same_event(left: str, right: str) -> bool:
    """Whether two names of one document mean one event: one contains the other, or they end alike and share most;
    never where their editions or years differ."""
    if clash(left, right):
        return False
    left, right = _core(left), _core(right)
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if (short in long and len(short) >= 4) or _abbreviates(short, long):
        return True
    shared = len(set(short) & set(long)) / len(set(short))
    return shared >= 0.75 and short[-2:] == long[-2:]


_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{1,3}[博交洽展贸投]会")


def _abbreviates(short: str, long: str) -> bool:
    """Whether 农博会 stands for 农业博览会: its characters in their order, the last ones at the end of the name."""
    if not _SHORT_NAME.fullmatch(short) or short[-2] not in long[-6:]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)
