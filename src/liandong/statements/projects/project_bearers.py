"""Bearers (名主) of nouns of works: whether the words before such a noun name what bears it, and whether the bearer is
one who acts (签署, 与某方合作) and no work."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_identity import names_something, spelled
from liandong.vocabulary.verbs import OUTSIDE_NAMES

_NAMING = frozenset({"s", "ng", "nz"})
"""Parts of speech, beside those of names, that brands and sides have."""
_SIZES = frozenset({"voltage", "power", "energy", "mass", "length"})
"""What a work may be told by: 110千伏变电站, 10万吨级泊位."""
_SIDE = re.compile(
    r"(?:等(?:\d+|[一二两三四五六七八九十])[家所个][^,。;]{0,8})?(?:(?:与|和|同|跟|及)[^,。;]{2,40}?|、[^。;]{2,80}?)?"
    r"(?:就[^,。;]{2,20}?|也|还|又|将|已|再次|[今昨当同][天日]|日前|近日|在[^,。;]{2,10}|正式|现场|共同|联合|分别|双方|[三四五六七八九]方|\d+日|\d+月|上午|下午)*"
    r"(?:签[署订](?!仪)|签下|签了|达成)"
)
"""Behind a body: it signs, and is nothing that is signed."""
_ADRIFT = re.compile(r"[了在到]")
"""票房在甲影城: more than a name, whatever the tagger takes it for."""
_MEETS = re.compile(
    r"(?:与|同|跟)[^,。;、]{2,30}?(?:签[署订约下](?!落户|入驻|仪)|签了|达成|建立|缔结|牵手|携手|联手|深化|开展|举行|举办)"
)
"""Behind any name: it does something with somebody."""
_BODY = re.compile(
    r"(?:研究[院所]|总部|医院|大学|学[院校]|实验室|办事处|代表处|联络处|银行|中心|示范区|试验区|合作区)$"
)
_SIGNS = re.compile(
    r"(?:管委会)?(?:(?:正式|现场|成功)?签|(?:共同|联合|携手)?(?:合作|共建|出资|投资)(?:建设|开发|打造|共建|设立)?)"
)
"""Behind the second of two sides: it does something, and is nothing that is done."""


def acts(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the name signs or meets somebody: it is a side of an agreement, or does what bodies do."""
    plain = reading.plain
    if plain[start - 1 : start] in ("与", "和", "同") and _SIGNS.match(plain, end):
        return True
    if _SIDE.match(plain, end, sentence.end):
        return True
    return _BODY.search(plain, start, end) is not None and _MEETS.match(plain, end, sentence.end) is not None


def tells(reading: Reading, start: int, end: int) -> bool:
    """Whether the words before a noun of what is built name something: a place, a person, a brand, a number of its
    own (第二小学); 员工文化广场 is named by nothing."""
    if reading.regions_in(start, end):
        return True
    words = reading.tokens.between(start, end)
    if spelled(words) or any(names_something(t) or t.tag in _NAMING or t.word[0] == "第" for t in words):
        return True
    return any(q.dimension in _SIZES for q in reading.quantities_in(start, end))


def is_phrase(reading: Reading, start: int, end: int) -> bool:
    """Whether no word stands in it that does something or leads to another."""
    words = reading.tokens.between(start, end)
    return not _ADRIFT.search(reading.plain, start, end) and not any(
        t.word in OUTSIDE_NAMES or t.tag in ("p", "r", "uj") for t in words
    )
