"""Findings (所得): the tests that a clause of a description states, each with the words that it took."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liandong.matching.fields import RATINGS
from liandong.matching.reading import branches, durations, words
from liandong.matching.reading.mentions import places
from liandong.matching.reading.sections import Piece, Topic
from liandong.model.kinds import STAGES
from liandong.rules import Any, Relation, Test

_NOT_THERE = re.compile(r"户籍|房产|房屋|住房|住宅|商铺|物业|抵押物|押品")
_OF_BANKS = re.compile(
    r"[^,。;、的在经由从向]{0,10}?(?:分行|支行|银行|分公司|农商行|信用社|公司|营业部|市场监管|政府|税务局|海关|法院|财政|拍卖|青年|股东|人才|居民|籍|资本|证监局|监管局|融资担保|交易所|证券|户籍|(?:相关|有关)(?:规定|政策|要求))|(?:市|地区|两地|三地|[^,。;的]{0,3})(?:核心企业|采购人|采购单位)"
)
AGE_TOLD = re.compile(
    r"成立|开办|创办|创立|执照[^,。;]{0,3}(?=满)|领照|设立(?!(?:分|专))|工商登记|注册(?!地|资|于)|开业|存续|(?:持续|正常|连续|实际|稳定|依法)经营(?=[^,]{0,8}\d|[^,]{0,8}[一二两三四五])"
    r"|(?<!剩余)经营(?:年限|时间|期限|满|期)"
)
_ELSEWHERE = re.compile(r"在本(?:市场|地|区|行|镇|市)|从业|合作|同一|该行业|本行业|行业经验")
_OF_OTHERS = re.compile("[与向]#|#[^,。;]{0,3}(?:签订|合作|上下游|上游|下游|配套|供应商|供应链)")
"""Around a title that another firm holds than the one that asks."""
_GRADE = re.compile(
    r"(?:信用|评级|主体|内部|资信|债项)(?:等级|评级|级别)?[^,。;A-Da-d]{0,8}"
    r"(?P<grade>AAA|AA|A|BBB|BB|B|CCC|CC|C|D)(?![A-Za-z+-])(?P<plus>级?(?:\(含\))?及?以上|级?\(含\)?及?以上\)?)?"
)
_OTHERS_GRADE = "(?:买方|核心企业|承兑人?|担保人|保证人|付款方|业主|债务人|出票人|开证行|担保机构)[^,。;]{0,4}$"
"""Before a rating that another firm must have than the one that asks."""
_OTHER_GRADE = re.compile(r"(?:纳税|税务|环保|环境|海关|安全|劳动|用工|A级纳税人)[^,。;]{0,6}$")
_LISTED = re.compile(
    r"(?:\([^)]{1,6}\)|企业|资格|资质|认定|称号|证书|地区|片区|辖区|范围|等)*(?:[、,/]|[和及与或且]|或者|以及|并|同时)(?:获得|取得|是|为|属于|在|位于)?(?:有效期内的|已?入库的|当年[^,。;、]{0,3}的)?"
)
_RANKS = {told: rank for rank, told, _ in STAGES.values() if rank is not None}
_MAY = re.compile("可以|可用|也行|亦可|均可|可选|可提供")
_MUST = re.compile("须|应(?![收付急])|必须|要求|至少")


@dataclass(frozen=True, slots=True)
class Found:
    """A test, and the words at [start, end) of the clause that it took."""

    test: Test | Any
    start: int
    end: int


def tests(clause: Piece) -> Iterator[Found]:
    """The tests of a clause."""
    text = clause.text
    security = list(demanded(text))  # what it says of a guarantor is not asked of the firm
    titles = list(_titles(text))  # 广东省科技型中小企业 tells of no place
    outside = [*security, *titles]
    for found in (regions_of(clause), trades_of(clause), ages_of(text), _grades(text), _stages(text)):
        yield from (each for each in found if not any(_within(each, outer) for outer in outside))
    yield from (each for each in titles if not any(_within(each, outer) for outer in security))
    yield from security


def _within(inner: Found, outer: Found) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def demanded(text: str) -> Iterator[Found]:
    """One of the pledges and guarantees that a clause asks for, where it says that something secures the loan."""
    if words.SECURES.search(text) and not (_MAY.search(text) and not _MUST.search(text)):
        yield from secured(text)


def secured(text: str) -> Iterator[Found]:
    """One of the pledges and guarantees that a clause names."""
    if words.NOT_SECURED.search(text):
        return
    words_of = [match.span() for match in words.SECURES.finditer(text)]
    found = [
        (field, held)
        for field, table in (("pledges", words.PLEDGES), ("guarantees", words.GUARANTEES))
        if (held := words.found(table, text))
    ]
    if not found:
        return
    tests = tuple(Test(field, Relation.ONE_OF, frozenset(held), text=text) for field, held in found)
    first = min(start for _, held in found for start, _ in held.values())
    led = re.search("(?:以|由|用|将|提供|追加|落实)[^,。;]*$", text[:first])
    last = max({end for _, end in words_of} | {end for _, held in found for _, end in held.values()})
    yield Found(tests[0] if len(tests) == 1 else Any(tests), led.start() if led else first, last)


def regions_of(clause: Piece, *, sure: bool = False) -> Iterator[Found]:
    text = clause.text
    if _NOT_THERE.search(text) and not sure:
        return
    named = [each for each in places(text) if each[0] != "CN"]  # 中国工艺美术大师
    for run in _inner(_runs(named, text, places=True), text):
        if _OF_BANKS.match(text[run[-1][2] :]):
            continue
        behind = re.match("(?:内地九市|地区|片区)", text[run[-1][2] :])
        end = run[-1][2] + (behind.end() if behind else 0)
        yield Found(Test("region", Relation.ONE_OF, frozenset(code for code, _, _ in run), text=text), run[0][1], end)


def _inner(runs: list[list[tuple[str, int, int]]], text: str) -> list[list[tuple[str, int, int]]]:
    """Without what is told more closely in brackets behind it: 粤西(阳江、茂名)."""
    followed = {
        at
        for at, run in enumerate(runs[1:])
        if re.fullmatch("\\(|[所下]辖的?|辖内的?", text[runs[at][-1][2] : run[0][1]])
    }
    return [run for at, run in enumerate(runs) if at not in followed]


def _runs(named: list[tuple[str, int, int]], text: str, *, places: bool = False) -> list[list[tuple[str, int, int]]]:
    """What is named in one list, with nothing but joints between its things."""
    runs: list[list[tuple[str, int, int]]] = []
    for each in named:
        between = text[runs[-1][-1][2] : each[1]] if runs else ""
        if runs and (_LISTED.fullmatch(between) or (places and re.fullmatch("[^,;的]{0,8}、", between))):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def trades_of(clause: Piece) -> Iterator[Found]:
    text = words.TITLES.sub(lambda match: "#" * len(match[0]), clause.text)  # a title tells no trade
    for each in branches.listed(text, under_heading=clause.topic is Topic.INDUSTRY):
        yield Found(Test("industry", Relation.ONE_OF, each.codes, text=clause.text), each.start, each.end)


def uses_of(clause: Piece) -> Iterator[Found]:
    """Of what is shut out: what the money must not be used for, where all of it has a word."""
    match = re.search("用于(?P<what>[^,。;]+)", clause.text)
    if match is None:
        return
    things = re.split("[、和及或]|以及", match["what"])
    named = [words.found(words.PURPOSES, thing) for thing in things]
    if all(named):
        every = frozenset(word for each in named for word in each)
        yield Found(Test("purpose", Relation.ONE_OF, every, text=clause.text), *match.span())


def ages_of(text: str) -> Iterator[Found]:
    told = list(AGE_TOLD.finditer(text))
    spans = list(durations.read(text))
    # 工商登记正常且成立18个月以上: what stands next before a span of time
    match = next((each for each in reversed(told) if any(each.end() - 1 <= span.start for span in spans)), None)
    if match is None or _ELSEWHERE.search(text):
        return
    reach = match.end() + 12
    for each in spans:
        if not match.end() - 1 <= each.start < reach:
            continue
        before, behind = text[: each.start], text[each.end :]
        end = each.end + len((re.match(r"(?:\([含不]*\))?(?:及?以[上下内]|之内)?", behind) or [""])[0])
        if re.search("(?:未满|不足|不满|少于|低于|小于)$", before) and not re.search("不(?:少|低|小)于$", before):
            relation, value = Relation.LESS_THAN, each.least if each.least is not None else each.most
        elif each.least is not None:
            more = re.search("(?<!不)(?:超过|大于|多于|长于)$", before)
            relation, value = (Relation.MORE_THAN if more else Relation.AT_LEAST), each.least
        else:
            relation, value = Relation.AT_MOST, each.most
        if value is not None:
            yield Found(Test("age", relation, value, text=text), match.start(), end)
        reach = end + 8  # 满1年,不超过8年


def _titles(text: str) -> Iterator[Found]:
    held = [each for each in words.titles(text) if not _OF_OTHERS.search(f"{text[: each[1]]}#{text[each[2] :]}")]
    for run in _runs(held, text):
        start, end = run[0][1], run[-1][2]
        every = len(run) > 1 and re.search("且|同时", text) and "或" not in text[start:end]
        begin = text.rfind("同时", 0, start) if every else -1
        relation = Relation.HAS_ALL if every else Relation.ONE_OF
        named = frozenset(title for title, _, _ in run)
        yield Found(Test("titles", relation, named, text=text), start if begin < 0 else begin, end)


def _grades(text: str) -> Iterator[Found]:
    match = _GRADE.search(text)
    if match is not None and re.search(_OTHERS_GRADE, text[: match.start()]):
        return
    if match is None or _OTHER_GRADE.search(text[: match.start()]):
        return
    rank = RATINGS.index(match["grade"])
    or_better = match["plus"] or re.search("不[得能可应]?低于|达到|至少", match[0])
    held = RATINGS[: rank + 1] if or_better else (match["grade"],)
    yield Found(Test("rating", Relation.ONE_OF, frozenset(held), text=text), match.start(), match.end())


def grades(text: str) -> Iterator[Test]:
    """The ratings that will do, or the one that a firm has."""
    yield from (each.test for each in _grades(text) if isinstance(each.test, Test))


def _stages(text: str) -> Iterator[Found]:
    """How far a project has to be: as far as is told, or further."""
    match = re.search(
        "(?:已|完成|取得|通过)[^,。;]{0,8}?(签约|立项|开工|投产|(?<!门)(?:备案|核准))(?:批复|手续|备案|证)?"
        "|(立项|备案|核准)(?:(?!文件|材料|资料)[^,。;]){0,6}(?:完毕|完成|齐全|齐备|办妥)",
        text,
    )
    if match is not None and "项目" in text + "项目" * (match[1] not in ("备案", "核准")):
        word = match[1] or match[2]
        least = _RANKS["立项" if word in ("备案", "核准") else word]
        reached = frozenset(told for told, rank in _RANKS.items() if rank >= least)
        yield Found(Test("stage", Relation.ONE_OF, reached, text=text), match.start(), match.end())
