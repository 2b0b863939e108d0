"""Security (担保): the pledges and guarantees that a product takes, and those of them that it asks for."""

import re
from collections.abc import Iterator, Sequence

from liandong.matching.reading import words
from liandong.matching.reading.clauses import Asked, cut, read, secured, shuts_out
from liandong.matching.reading.figures import limits
from liandong.matching.reading.sections import Piece, Topic, parts
from liandong.rules import Any, Condition, Unread

_SPEAKS = re.compile(
    "(?:应收账款|应收款|保单|赔款|债权)[^,。;]{0,12}转让|贴现|作保|(?<![抵质])押(?!金|汇|运|解|题)|可抵|来抵|抵给|(?:追?加上?|凭)[^,。;]{0,8}(?:房产|专利|商标|应收|存单|保单|仓单|订单|设备|土地|厂房)|抵押|质押|押品|保证(?!金)|担保|增信|联保|互保|风险补偿|风险池|助保金|风险分担|分担|资金池|反担保|保证保险"
    "|政银担|银担|见贷即|国担|政银保|银政保|风补|风险(?:缓释|共担|准备金|资金)|损失补偿"
)
_DEMANDED = re.compile(r"须(?!知)|必须|应(?![收付急])|要求|需(?!求)|要(?=提供|有)|必备|必选|由[^,。;]{2,28}提供")
_OPTIONAL = re.compile(r"必要时|视情")
_BESIDES = re.compile(r"另[由须需外]|[并且](?=[须应由以])|同时|还[须应需由]|且")
"""What is asked besides what stands before it."""
_PRAISED = re.compile("特色|特点|优势|亮点")
_STEPS = re.compile("流程|程序|步骤")
_STANDS_IN = re.compile("(?:担保|保险)[^,。;]{0,12}(?:承保|放款)|损失[^。;]{0,24}分担|风险补偿")
"""A step that tells who stands in for the firm."""
_SILENT = (Topic.TITLE, Topic.PARTY, Topic.ASIDE, Topic.BARRED)
_TAKES = re.compile("抵押|质押|按揭|保理|贴现|仓单|存单|保单|应收|账款")
"""In the name of a product: what stands before it is pledged."""
_THING = re.compile(r"[^,;。、\n或]+")
_WHO = re.compile("保证|担保[人方]$")
"""A heading of who answers: each of a list does."""
_BY_TRADE = re.compile("担保(?:公司|机构|集团|中心)|保证保险")
_SECURES = re.compile(r"(?:抵押|质押|保证|担保)(?:等|登记|反担保)?$")


def taken(piece: Piece) -> dict[str, frozenset[str]]:
    """The pledges and guarantees that a sentence names as taken, whether or not one of them is a must."""
    found: dict[str, frozenset[str]] = {"pledges": frozenset(), "guarantees": frozenset()}
    praised = piece.topic is Topic.ASIDE and (
        _PRAISED.search(piece.heading) or (_STEPS.search(piece.heading) and _STANDS_IN.search(piece.text))
    )
    for part in () if piece.topic in _SILENT and not praised else parts(piece):
        if not words.NOT_SECURED.search(part.text) and (piece.topic is Topic.SECURITY or _SPEAKS.search(part.text)):
            text = _with_verb(part)
            found["pledges"] |= frozenset(words.found(words.PLEDGES, text))
            found["guarantees"] |= frozenset(words.found(words.GUARANTEES, text))
    return found


def by_name(name: str) -> frozenset[str]:
    """The pledges that a product takes by its name (林权抵押贷款)."""
    found = frozenset(words.found(words.PLEDGES, name)) if _TAKES.search(name) else frozenset()
    return found or frozenset({"应收账款"} if "保理" in name else ())


def backed_by_name(name: str) -> frozenset[str]:
    """Who answers for a loan by the name of the product (风险补偿池贷款)."""
    return frozenset({"风险补偿"}) if re.search("风险补偿|风险池|助保", name) else frozenset()


def speaks(piece: Piece) -> bool:
    """Whether a sentence under a heading of security says what secures the loan."""
    named = words.found(words.PLEDGES, piece.text) or words.found(words.GUARANTEES, _with_verb(piece))
    return bool(named or _SPEAKS.search(piece.text) or words.UNSECURED.search(piece.text))


def asked(section: Sequence[Piece]) -> Iterator[Asked]:
    """What the sentences under a heading of security ask for: each thing that they demand, else one of all that they
    name, of which what has no word stays unread. Nothing where credit alone will do."""
    sides = [side for piece in section for part in parts(piece) for side in _sides(part) if not _is_aside(side)]
    besides = max((at for at, side in enumerate(sides) if _BESIDES.match(side.text)), default=0)
    for side in [side for side in sides if shuts_out(side.text)]:
        sides.remove(side)
        yield from read(side)
    demanded = [side for side in sides if _DEMANDED.search(side.text)]
    for side in (*demanded, *(side for side in sides[besides:] if besides and side not in demanded)):
        yield _one_of([side]), (side.start, side.end)
    whole = ",".join(piece.text for piece in section)
    others = [side for side in sides[: besides or None] if side not in demanded]
    if others and not words.UNSECURED.search(whole) and not _OPTIONAL.search(whole):
        yield _one_of(others), (others[0].start, others[-1].end)


def _with_verb(side: Piece) -> str:
    """A clause under a heading of security, with the verb that the heading says for it."""
    text = words.unfolded(side.text)
    if side.topic is not Topic.SECURITY or words.SECURES.search(_BY_TRADE.sub("", side.text)):
        return text
    if _WHO.search(side.heading):
        return words.each_with(side.text, "担保")
    listed = f"{words.each_with(side.text, '抵押')}、" if words.PLEDGED.search(side.heading) else ""
    return f"{listed}{side.text}担保"


def _is_aside(side: Piece) -> bool:
    return bool(
        words.UNSECURED.search(side.text)
        or any(True for _ in limits(side))
        or (re.search("用于|资金|贷款", side.text) and not words.SECURES.search(side.text) and not shuts_out(side.text))
        or re.search("可追加|可补充|可选|可选择|可用于", side.text)
        or re.search("^(?:以上|上述|可)?(?:方式)?(?:可?组合|任选|均可)", side.text)
    )


def _one_of(sides: Sequence[Piece]) -> Condition:
    """One of what some clauses name."""
    taken_of = [side for side in sides if not words.NOT_SECURED.search(side.text)] or sides
    text = ";".join(_with_verb(side) for side in taken_of)
    # what stands between them is one character, as in the text
    found = list(secured(text))
    if not found:
        return Unread(";".join(side.text for side in sides))
    known = found[0].test
    tests: list[Condition] = list(known.parts if isinstance(known, Any) else (known,))
    things = [thing.group().strip() for side in sides for thing in _THING.finditer(side.text)]
    other = [Unread(thing) for thing in things if _SECURES.search(thing) and not list(secured(thing))]
    conditions = (*tests, *other)
    return conditions[0] if len(conditions) == 1 else Any(conditions)


def _sides(part: Piece) -> Iterator[Piece]:
    places = (match.start() for match in re.finditer("并(?=[须应由且])|且(?=[须应由])|另须", part.text))
    start = 0
    for end in (*places, len(part.text)):
        if start < end:
            yield cut(part, start, end)
        start = end
