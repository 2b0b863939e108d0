"""Asking (条件): what a part of a sentence asks of a firm, as a condition; what cannot be read stays unread."""

import re
from collections.abc import Iterator
from dataclasses import replace

from liandong.matching.fields import RATINGS
from liandong.matching.reading import durations, words
from liandong.matching.reading.figures import limits
from liandong.matching.reading.mentions import places
from liandong.matching.reading.sections import Piece, Topic, parts
from liandong.matching.reading.trades import trades
from liandong.model.kinds import STAGES
from liandong.rules import Any, Condition, Relation, Test, Unread
from liandong.vocabulary import regions

_ASKS = re.compile(
    r"满(?=[\d一二两三四五])|登记|不少于|盈利|拥有|不予|不适用|须|需|应当?|要求|必须|具备|具有|拥有|符合|满足|不得|没有|未|无(?!需)|仅限|限于|面向|针对|适用于|支持对象|成立|注册|持有|取得|获得|纳入|达到|不低于|不高于|不超过"
)
_PLACED = re.compile(
    r"注册|登记|位于|所在|辖内|辖区|落地|落户|境内|区域|范围内|[市区县省内]的?(?:企业|个体|科技|高新|小微|中小|制造|涉农|外贸|农业)|户籍|经营地|面向|服务"
)
_AGE = re.compile(
    r"成立|设立|工商登记|注册(?!地|资)|开业|存续|(?:持续|正常|连续|实际)经营(?=[^,]{0,6}\d|[^,]{0,6}[一二两三四五])|经营(?:年限|时间|满)"
)
_ELSEWHERE = re.compile(r"在本(?:市场|地|区|行)|从业|合作")
_GRADE = re.compile(
    r"(?<!纳税)(?:信用|评级|主体|内部)(?:等级|评级|级别)?[^,。;A-Da-d]{0,8}(?P<grade>AAA|AA|A|BBB|BB|B|CCC|CC|C|D)(?![A-Za-z])(?P<plus>级?(?:\(含\))?及?以上)?"
)
_NEGATED = re.compile(r"不得|不予|不适用|不含|除外|禁止|非(?!标|遗|全)|不支持|不包括|排除|不属于")
_ONE = re.compile("成立[且并](?:实际|正常|持续)?经营|注册[且并]?(?:依法)?(?:纳税|经营|缴税)|^(?:[且并]|同时)+")
_COSTS = re.compile("费率|手续费|保费|利率|利息")
_BOTH = re.compile(r"且|并|同时|以及")


def conditions(piece: Piece) -> Iterator[tuple[Condition, tuple[int, int]]]:
    """What a sentence asks, part by part, each with its place. Sentences that ask nothing have none."""
    asking = piece.topic in (Topic.CONDITIONS, Topic.BORROWER)
    for part in parts(piece):
        asking = asking or bool(_ASKS.search(part.text))  # what a sentence asks goes on behind its commas
        if not asking:
            continue
        if words.UNSECURED.search(part.text) or _COSTS.search(part.text) or any(True for _ in limits(part)):
            continue  # what the product gives and costs
        place = (part.start, part.end)
        for condition in _asked(part):
            yield condition, place


def _asked(part: Piece) -> list[Condition]:
    """The conditions of a part: alternatives are one, and what cannot be read whole stays unread."""
    text = part.text
    if _NEGATED.search(text):
        barred = [test for test in _trades(text) if isinstance(test, Test)]
        return [replace(test, relation=Relation.NONE_OF) for test in barred] or [Unread(text)]
    found = list(_tests(part))
    if found and _left(text, found):
        sides = [side for side in re.split("且|并(?!购)|以及", text) if side]
        read = [list(_tests(Piece(part.topic, part.start, part.end, side))) for side in sides]
        return [test for each, side in zip(read, sides, strict=True) for test in (each or [Unread(side)])]
    if not found:
        return [Unread(text)]
    alone = text.rfind("的", 0, max(0, text.find("或")))
    if alone > 0 and (before := list(_tests(replace(part, text=text[:alone])))):
        return [*before, *_asked(replace(part, text=text[alone + 1 :]))]
    sides = re.split("或者?", text)
    if len(sides) > 1 and not all(_listed(test, sides) for test in found):
        read = [list(_tests(Piece(part.topic, part.start, part.end, side))) for side in sides]
        if not any(read) or any(len(each) > 1 for each in read):
            return [Unread(text)]
        return [Any(tuple(each[0] if each else Unread(side) for each, side in zip(read, sides, strict=True)))]
    return found


def _listed(test: Condition, sides: list[str]) -> bool:
    """Whether a test takes in what stands on either side of an “or”."""
    return isinstance(test, Test) and isinstance(test.value, frozenset) and len(test.value) >= len(sides)


def _left(text: str, found: list[Condition]) -> bool:
    """Whether a part asks more than what was read of it: a second thing joined on."""
    return bool(_BOTH.search(_ONE.sub("", text))) and len(found) < 2


def _tests(part: Piece) -> Iterator[Condition]:
    text = part.text
    yield from _places(text)
    yield from _trades(text)
    yield from _ages(text)
    yield from _titles(text)
    yield from grades(text)
    yield from _stages(text)


def _places(text: str) -> Iterator[Condition]:
    first = re.match("(?:在|位于)?(?:依法)?", text)
    starts = next((hit.start for hit in regions.find(text)), 99) <= (first.end() if first else 0)
    if not _PLACED.search(text) and not starts:
        return
    if re.search("户籍|房产|房屋", text):
        return
    codes = places(text)
    if codes:
        yield Test("region", Relation.ONE_OF, frozenset(code for code, _, _ in codes), text=text)


def _trades(text: str) -> Iterator[Condition]:
    codes = trades(text)
    if codes:
        yield Test("industry", Relation.ONE_OF, frozenset(codes), text=text)


def _ages(text: str) -> Iterator[Condition]:
    match = _AGE.search(text)
    if match is None or _ELSEWHERE.search(text):
        return
    for each in durations.read(text):
        if each.start >= match.end() - 1 and each.start - match.end() < 10:
            least = each.least if each.least is not None else None
            if least is not None:
                more = re.search("(?<!不)(?:超过|大于)$", text[: each.start])
                yield Test("age", Relation.MORE_THAN if more else Relation.AT_LEAST, least, text=text)
            elif each.most is not None:
                yield Test("age", Relation.AT_MOST, each.most, text=text)
            return


def _titles(text: str) -> Iterator[Condition]:
    named = frozenset(title for title, _, _ in words.titles(text))
    if named:
        every = len(named) > 1 and _BOTH.search(text) and "或" not in text
        yield Test("titles", Relation.HAS_ALL if every else Relation.ONE_OF, named, text=text)


def grades(text: str) -> Iterator[Test]:
    """The ratings that will do, or the one that a firm has."""
    match = _GRADE.search(text)
    if match is not None:
        place = RATINGS.index(match["grade"])
        yield Test(
            "rating",
            Relation.ONE_OF,
            frozenset(RATINGS[: place + 1] if match["plus"] or "不低于" in match[0] else (match["grade"],)),
            text=text,
        )


def _stages(text: str) -> Iterator[Test]:
    """How far a project has to be: as far as is told, or further."""
    match = re.search("(?:已|完成|取得)[^,。;]{0,4}?(签约|立项|开工|投产)", text)
    if match is not None:
        ranks = {told: rank for rank, told, _ in STAGES.values() if rank is not None}
        reached = frozenset(told for told, rank in ranks.items() if rank >= ranks[match[1]])
        yield Test("stage", Relation.ONE_OF, reached, text=text)


def security(piece: Piece) -> Condition | None:
    """What a sentence on security asks: one of the pledges or guarantees that it names, nothing where it takes credit
    alone; None too where it names nothing that we know."""
    if words.UNSECURED.search(piece.text):
        return None
    pledges = frozenset(words.found(words.PLEDGES, piece.text))
    guarantees = frozenset(words.found(words.GUARANTEES, piece.text))
    tests = [
        Test(field, Relation.ONE_OF, named, text=piece.text)
        for field, named in (("pledges", pledges), ("guarantees", guarantees))
        if named
    ]
    if not tests:
        return Unread(piece.text) if piece.topic is Topic.SECURITY else None
    return tests[0] if len(tests) == 1 else Any(tuple(tests))
