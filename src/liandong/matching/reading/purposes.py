"""Purposes (用途): what the money of a product may be used for. Whatever texts call a use is weighed by where it
stands: under a heading, behind 用于, in what is shut out, in the name of who may borrow. What weighs enough is one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from liandong.matching.reading.sections import Piece, Span, Topic
from liandong.vocabulary.tables import rows

_WEIGHTS: Mapping[str, int] = {
    "under": 27, "led": 21, "weakly": 14, "sure": 26, "lent": 26, "name": 5, "opening": 5,
    "conditions": -21, "of who": -18, "cost": -13, "elsewhere": -13, "figures": -13, "prose": -11, "thing": -10,
    "headed elsewhere": -9, "named": -6, "needed": -3, "praised": -3, "loose": -1,
    "banned": -40, "of a loan before": -25, "of trade": -50, "of works": -50,
    "并购": -5, "贸易": -5, "研发": -1, "固定资产": -1, "基础设施": 5, "流动资金": 6, "技术改造": 9,
}  # fmt: skip
"""What speaks for a mention of a use and what against it, in tenths of the logarithm of the odds: fitted to the
development texts, rounded, and what the labels settle (trade before working capital) made to decide."""
_LEAST = 0
_BIAS = -1
_LED = re.compile("用于|用途|投向|用来|用在|用作|专项用|拿去|拿来")
_WEAKLY = re.compile("支持|满足|解决|补充|帮助|弥补|缓解|盘活|提供|为|给予|因|购买|面向")
_LENT = re.compile(
    r"(?:类|性|项目|的|中长期|短期|专项)?(?:类|性|项目|的|中长期|短期|专项)?(?:贷|融资|授信|资金|借款|[”」》]|最[长高]|期限)"
)
_NEEDED = re.compile("[^,。;]{0,10}(?:需[求要]|所需|缺口|短缺|用款|支出|开支|投入|不足|紧张|困难)")
_BANNED = re.compile("未结清|无不良|不得|不能|禁止|严禁|不可|不支持|挪用|除外|不含|不予")
_WHO = re.compile(
    "[^,。;:]{0,8}(?:企业|客户|商户|主体|经营户|农户|机构|公司|借款人|申请人|请款人|供应商|户|单位|行业|领域)"
)
_BEFORE = re.compile("(?:原|既有|现有|存量|分期|按期|按时)$")
_OF_LOANS = re.compile("[^,。;]{0,6}(?:条件|要求|规定|办法|到期|余额)")
_PRAISED = re.compile("特色|特点|优势|亮点")
_OPENING = 40
"""Up to where a text says what it is about."""
_FIGURES = (Topic.TERM, Topic.AMOUNT, Topic.RATE)
_PROSE = (Topic.NONE, Topic.OTHER, Topic.MIXED)


@dataclass(frozen=True, slots=True)
class Use:
    """A mention of a purpose at [start, end) of a piece; `how` it is told: by a sure word, a name, or a thing."""

    purpose: str
    how: str
    start: int
    end: int


def purposes_of(sentences: Sequence[Piece], titled: Span | None) -> dict[str, Span]:
    """The purposes that a text tells, each with the place of the sentence that most speaks for it. `titled`: where it
    tells the name of its product, which is no use in itself."""
    headed = any(piece.topic is Topic.PURPOSE and _uses(piece.text) for piece in sentences)
    best: dict[str, tuple[int, Span]] = {}
    for piece in sentences:
        for use in _uses(piece.text):
            points = _weight(use, piece, titled, headed)
            if points > max(_LEAST, best.get(use.purpose, (_LEAST,))[0]):
                best[use.purpose] = points, (piece.start, piece.end)
    return {purpose: span for purpose, (_, span) in best.items()}


def purposes(piece: Piece) -> frozenset[str]:
    """The purposes that a sentence tells by itself."""
    return frozenset(purposes_of([piece], None))


def named(text: str) -> frozenset[str]:
    """The purposes of all uses that a text names, whatever it says of them."""
    return frozenset(use.purpose for use in _uses(text))


def _uses(text: str) -> list[Use]:
    """The uses that a text names; what stands within a longer name is none of its own."""
    names, things = _names(), _things()
    told = [Use(*names[match[0]], *match.span()) for match in _name().finditer(text)]
    told += [Use(purpose, "thing", *match.span()) for purpose, word in things for match in word.finditer(text)]
    sure = [each for each in told if each.how != "thing"]
    return [
        each
        for each in told
        if each.purpose
        and not any(
            over.start <= each.start < each.end <= over.end and over.end - over.start > each.end - each.start
            for over in sure
        )
    ]


def _weight(use: Use, piece: Piece, titled: Span | None, headed: bool) -> int:
    return _BIAS + sum(_WEIGHTS.get(sign, 0) for sign in (use.purpose, *_signs(use, piece, titled, headed)))


def _signs(use: Use, piece: Piece, titled: Span | None, headed: bool) -> Iterator[str]:
    """What the place of a mention shows."""
    text = piece.text
    before, behind = text[: use.start], text[use.end :]
    part = text[text.rfind(",", 0, use.start) + 1 : use.end + len(behind.partition(",")[0])]
    led = bool(_LED.search(before))
    yield "under" if piece.topic is Topic.PURPOSE else "led" if led else _place(piece)
    if led and piece.topic is Topic.PURPOSE:
        yield "led"
    if not led and _WEAKLY.search(text[text.rfind(",", 0, use.start) + 1 : use.start]):
        yield "weakly"
    if _NEEDED.match(behind):
        yield "needed"
    if _LENT.match(behind):
        yield "lent"
    if _BANNED.search(part.partition(text[use.start : use.end])[0]):
        yield "banned"
    if _WHO.match(behind):
        yield "of who"
    if _BEFORE.search(before) or _OF_LOANS.match(behind):
        yield "of a loan before"
    if titled and titled[0] <= piece.start + use.start < titled[1]:
        yield "named"
    elif piece.start + use.start < _OPENING:
        yield "opening"
    if headed and piece.topic is not Topic.PURPOSE:
        yield "headed elsewhere"
    yield from _of_its_word(use, piece, part, led)


def _of_its_word(use: Use, piece: Piece, part: str, led: bool) -> Iterator[str]:
    """By which word a mention tells its purpose, and which other one is told beside it."""
    yield use.how
    if use.how == "thing" and not led and piece.topic is not Topic.PURPOSE:
        yield "loose"
    if use.purpose == "流动资金" and any(each.purpose == "贸易" for each in _uses(part)):
        yield "of trade"
    built = use.purpose == "固定资产" and not piece.text.startswith(use.purpose, use.start)
    if built and any(each.purpose == "基础设施" for each in _uses(piece.text)):
        yield "of works"


def _place(piece: Piece) -> str:
    if piece.topic in _PROSE:
        return "prose"
    if piece.topic in (Topic.CONDITIONS, Topic.BORROWER):
        return "conditions"
    if piece.topic is Topic.ASIDE and _PRAISED.search(piece.heading):
        return "praised"
    return "figures" if piece.topic in _FIGURES else "elsewhere"


def _told(*ways: str) -> Iterator[tuple[str, str, str]]:
    """The words of the table that tell a purpose in one of some ways: the purpose, the way, the word."""
    for row in rows("loan_purposes.tsv"):
        if row["how"] in ways:
            for word in (row["word"], *filter(None, row["aliases"].split("|"))):
                yield row["purpose"], row["how"], word


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    return {word: (purpose, how) for purpose, how, word in _told("sure", "name", "cost", "none")}


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_one_of(_names()))


@cache
def _things() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of each purpose that buys or changes things: the words for that, with the verb before the thing or behind it."""
    held: dict[str, dict[str, list[str]]] = {}
    for purpose, how, word in _told("thing", "verb", "behind"):
        held.setdefault(purpose, {}).setdefault(how, []).append(word)
    found = []
    for purpose, words in held.items():
        thing = _one_of(words["thing"])
        found.append((purpose, re.compile(f"(?:{_one_of(words['verb'])})[^,。;]{{0,14}}?(?:{thing})")))
        if "behind" in words:
            found.append((purpose, re.compile(f"(?:{thing})[^,。;、]{{0,4}}(?:{_one_of(words['behind'])})")))
    return tuple(found)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
