"""Clauses (条款): what a clause asks of a firm, as tests that know which of its words they took; and what is left of
it, which stays unread, so that nothing that is asked is lost."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from liandong.matching.fields import RATINGS
from liandong.matching.reading import branches, durations, words
from liandong.matching.reading.mentions import places
from liandong.matching.reading.sections import Piece, Topic
from liandong.model.kinds import STAGES
from liandong.rules import All, Any, Condition, Relation, Test, Unread

Span = tuple[int, int]
Asked = tuple[Condition, Span]
"""A condition and from where to where of the text it was read."""

_NOT_THERE = re.compile(r"户籍|房产|房屋|住房|物业|抵押物|押品")
_OF_BANKS = re.compile(
    r"[^,。;、的在]{0,10}?(?:分行|支行|银行|分公司|农商行|信用社|公司|营业部|市场监管|政府|税务局|海关|法院|财政|拍卖|青年|股东|人才|居民|籍|资本|证监局|监管局|融资担保|交易所|证券|户籍)|(?:市|地区|两地|三地|[^,。;的]{0,3})(?:核心企业|采购人|采购单位)"
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
_NEGATED = re.compile(
    r"不得|不予|不适用|不含|除外|禁止|(?<![除并无])非(?!标|遗|全|公|常)|不支持|不包括|排除|不属于|不准入|不介入|不接受|不受理|不属|不在|不做|不碰|严禁|不可|不准|除[^,。;]{1,12}外"
)
_SHUT_OUT = re.compile(
    _NEGATED.pattern + "|受理|办理|适用|支持|准入|介入|用于|资金|本产品|产品|业务|除|外|暂|亦|均|一律|承保|进入|不|上述"
)
"""What clauses that shut out say besides what is shut out."""
_CONDITIONAL = re.compile(r"的,?(?:须|应当?|需|必须|则|可|另|还)|^(?:如|若)|时,")
"""What is asked in some cases only."""
_JOINED = re.compile(r"[,]?(?:且|并且|并(?![购列]|无)|同时|以及(?!与其|其))")
_PREDICATE = re.compile(
    r"成立|设立|注册|登记|从事|位于|≥|≤|不低于|不少于|不超过|不高于|以上|以下|满|^无|^未|没有|良好|正常|有固定"
)
_LISTED = re.compile(
    r"(?:\([^)]{1,6}\)|企业|资格|资质|认定|称号|证书|地区|片区|辖区|范围|等)*(?:[、,/]|[和及与或且]|或者|以及|并|同时)(?:获得|取得|是|为|属于|在|位于)?"
)
_AND = re.compile(r"、|,?以及|,|[和及]|与(?!其)")
ENTITY = re.compile(
    r"(?:企业|公司|主体|机构|农场|合作社|示范社|单位|组织|客户|商户|工商户|农户|大户|经营户|供应商|经销商|领跑者|工厂|冠军|小巨人”?|法人|平台|人才|团队|示范场|园区)等?$"
)
"""How the name of a kind of firm ends."""
_OR = re.compile(r"[,、]?(?:或者|或是|或)")
_LIMITED_ASIDE = re.compile(r"\((?:仅限|限)(?P<only>[^)]*)\)")
_BARRED_ASIDE = re.compile(r"\((?:不含|不包括|除)(?P<barred>[^)]*?)(?:除外|外)?\)|\((?P<out>[^)]*?)除外\)")
_RANKS = {told: rank for rank, told, _ in STAGES.values() if rank is not None}

_FILLER = re.compile(
    r"\(含\)|\([A-Za-z甲乙丙丁一二三]类?\)|营业执照|营业|前提|[两三四五六七八九]市|[两三]地|[两三]区|入库|入选|列入|被|经[^,的]{2,16}(?:认定|评定|认证|批准)的?|依法|合法|合规|注册地址?|注册登记|登记注册|注册|登记|工商|位于|坐落于?|落户|落地|地处|办公|所在地?|经营场所|经营地址?|经营|纳税|缴税|地址|住所|属地"
    r"|实际|持续|正常|连续|稳定|设立|成立|开业|存续|时间|年限|期限|年以上|在|于|内|境|范围|辖|行政|区划|区域|各|地区|区|市|县|镇街?"
    r"|并且|并|且|同时|以及|及其|及|和|与|或者|或|、|等|之一|任一|任意|其中|至少|一项|一种|之内|中的"
    r"|申请人|申请|借款人|借款|承租人|投保人|受保|被担保|债务人|客户|客群|经营户|商户|主体|企业|公司|法人|单位|机构|组织|行业|产业链|产业(?!园)|领域|集群|项目|贷款|对象|主营业务|主营|业务|从事|所属|属于|属|类"
    r"|须|应当|应|必须|需要?|要求|为|是|获得|获评|获|取得|持有|具有|具备|拥有|符合|满足|达到?|评为|认定|认证|称号|资质|证书|资格|名单|有效期?的?|有效"
    r"|不低于|不少于|超过|大于|不超过|高于|未满|满|已|完成|均可|均|可|向|面向|支持|限于|仅限|限|适用于?|凡|我行|本行|以[上下]|及以[上下]|一?级|信用|等级|评级|评定|内部|合作银行|银行"
    r"|[的以]|[\s,.;:()“”\"]|所有|全部"
)
_SENSE = re.compile(r"[\u4e00-\u9fff]")
"""What is left of a clause when all that was understood is taken away, and still says something."""


@dataclass(frozen=True, slots=True)
class Found:
    """A test, and the words at [start, end) of the clause that it took."""

    test: Test | Any
    start: int
    end: int


def read(clause: Piece) -> list[Asked]:
    """All that a clause asks. Alternatives are one condition; what cannot be read stays unread, with what was read
    beside it."""
    text = clause.text
    aside = _BARRED_ASIDE.search(text)
    if aside is not None:
        rest = text[: aside.start()] + " " * len(aside[0]) + text[aside.end() :]
        inner = cut(clause, *aside.span("barred" if aside["barred"] else "out"))
        return [*read(replace(clause, text=rest)), *barred(inner)]
    only = _LIMITED_ASIDE.search(text)
    if only is not None:
        rest = text[: only.start()] + " " * len(only[0]) + text[only.end() :]
        return [*read(replace(clause, text=rest)), *read(cut(clause, *only.span("only")))]
    if _CONDITIONAL.search(text):
        return [(Unread(text), (clause.start, clause.end))]
    if _NEGATED.search(text):
        return barred(clause)
    found = list(tests(clause))
    things = _kinds(clause) if found and left(text, found) else []
    if things:
        return _alternatives(clause, things)
    sides = _predicates(clause) or _split(_JOINED, clause, found)
    if len(sides) > 1:
        return [asked for side in sides for asked in read(side)]
    sides = _split(_OR, clause, found)
    if len(sides) > 1:
        return _alternatives(clause, sides)
    whole = clause.start, clause.end
    conditions: list[Asked] = [(each.test, whole) for each in found]
    if not found or left(text, found):
        conditions.append((Unread(text.strip()), whole))
    return conditions


def _predicates(clause: Piece) -> list[Piece]:
    """The things that a clause asks one after the other, without commas between them: 成立1年以上、负债率≤65%."""
    bounds = [0, *(place for match in re.finditer("、", clause.text) for place in match.span()), len(clause.text)]
    things = [cut(clause, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    told = len(things) > 1 and all(_PREDICATE.search(thing.text) for thing in things) and "或" not in clause.text
    return things if told and any(AGE_TOLD.search(thing.text) for thing in things) else []


def _kinds(clause: Piece) -> list[Piece]:
    """The kinds of firms that a clause lists, of which one is enough; empty where it lists something else."""
    bounds = [0, *(place for match in _AND.finditer(clause.text) for place in match.span()), len(clause.text)]
    things = [cut(clause, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    things = [thing for thing in things if thing.text]
    return things if len(things) > 1 and all(ENTITY.search(thing.text) for thing in things) else []


def _alternatives(clause: Piece, sides: list[Piece]) -> list[Asked]:
    """What stands before the 的 of the first side is asked beside the alternatives; each of these is one condition."""
    first = sides[0]
    within = [match.end() for match in re.finditer("的|(?:[市区县省州境辖]|范围)内", first.text)]
    alone = max((end for end in within if end < len(first.text)), default=0)
    if alone and list(tests(cut(first, 0, alone))):
        return [*read(cut(clause, 0, alone)), *read(cut(clause, alone, len(clause.text)))]
    whole = clause.start, clause.end
    if not any(list(tests(side)) for side in sides):
        return [(Unread(clause.text.strip()), whole)]
    read_sides = [[replace_text(each, clause.text) for each, _ in read(side)] for side in sides]
    parts = _merged([side[0] if len(side) == 1 else All(tuple(side)) for side in read_sides])
    return [(parts[0] if len(parts) == 1 else Any(parts), whole)]


def _merged(parts: list[Condition]) -> tuple[Condition, ...]:
    """Alternatives of one field are one test."""
    merged: list[Condition] = []
    for part in parts:
        last = merged[-1] if merged else None
        if (
            isinstance(part, Test)
            and isinstance(last, Test)
            and (part.field, part.relation, Relation.ONE_OF) == (last.field, last.relation, last.relation)
            and isinstance(part.value, frozenset)
            and isinstance(last.value, frozenset)
        ):
            merged[-1] = replace(last, value=last.value | part.value)
        else:
            merged.append(part)
    return tuple(merged)


def replace_text(condition: Condition, text: str) -> Condition:
    """The condition as one read from another text: that of the clause whose alternative it is."""
    if isinstance(condition, Test):
        return replace(condition, text=text)
    return condition


def cut(clause: Piece, start: int, end: int) -> Piece:
    """A piece of a clause."""
    text = clause.text[start:end]
    begin = clause.start + start + len(text) - len(text.lstrip())
    return replace(clause, start=begin, end=begin + len(text.strip()), text=text.strip())


def _split(joint: re.Pattern[str], clause: Piece, found: list[Found]) -> list[Piece]:
    """The sides of a joint, unless it stands among the words that a test took."""
    marks = [
        match.span()
        for match in joint.finditer(clause.text)
        if not any(each.start < match.end() and match.start() < each.end for each in found)
        and not re.match(r"(?:依法)?(?:纳税|缴税|实际经营|正常经营|持续经营|经营)", clause.text[match.end() :])
    ]
    bounds = [0, *(place for mark in marks for place in mark), len(clause.text)]
    sides = [cut(clause, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    return [side for side in sides if side.text]


def left(text: str, found: Iterable[Found], aside: re.Pattern[str] | None = None) -> bool:
    """Whether a clause says more than its tests took, and than words that say nothing by themselves."""
    rest = list(text)
    for each in found:
        rest[each.start : each.end] = " " * (each.end - each.start)
    told = "".join(rest)
    told = _FILLER.sub(" ", aside.sub(" ", told) if aside else told)
    return bool(re.search("[0-9A-Za-z一二两三四五六七八九十半]", told)) or len(_SENSE.findall(told)) > 1


def shuts_out(text: str) -> bool:
    """Whether a clause tells what will not do."""
    return bool(_NEGATED.search(text))


def barred(clause: Piece) -> list[Asked]:
    """What is shut out: regions, industries and purposes by their names; the clause is unread where it says more."""
    things = _kinds(clause)
    if things:
        return [asked for thing in things for asked in barred(thing)]
    missing = list(_missing(clause))
    if missing:
        return [(each.test, (clause.start, clause.end)) for each in missing]
    named = (*_trades(clause), *_regions(clause, sure=True), *_purposes(clause))
    found = [
        replace(each, test=replace(each.test, relation=Relation.NONE_OF))
        for each in named
        if isinstance(each.test, Test)
    ]
    whole = clause.start, clause.end
    if not found or left(clause.text, found, _SHUT_OUT):
        return [(Unread(clause.text), whole)]
    return [(each.test, whole) for each in found]


_MAY = re.compile("可以|可用|也行|亦可|均可|可选|可提供")
_MUST = re.compile("须|应(?![收付急])|必须|要求|至少")
_TURNED = {
    Relation.LESS_THAN: Relation.AT_LEAST,
    Relation.AT_MOST: Relation.MORE_THAN,
    Relation.AT_LEAST: Relation.LESS_THAN,
    Relation.MORE_THAN: Relation.AT_MOST,
}


def _missing(clause: Piece) -> Iterator[Found]:
    """What who is shut out lacks, as what is asked: 注册地不在某市的, 成立不足两年的, 不愿提供保证的."""
    if clause.topic is not Topic.BARRED:
        return
    for each in _ages(clause.text):
        if isinstance(each.test, Test):
            yield replace(each, test=replace(each.test, relation=_TURNED[each.test.relation]))
    if re.search("不在|未在|不属于|不位于", clause.text):
        yield from _regions(clause)
        yield from _trades(clause)
    if re.search("不愿|不能提供|无法提供|未提供|不提供|拒绝", clause.text):
        yield from _demanded(clause.text)


def tests(clause: Piece) -> Iterator[Found]:
    """The tests of a clause."""
    text = clause.text
    security = list(_demanded(text))  # what it says of a guarantor is not asked of the firm
    titles = list(_titles(text))  # 广东省科技型中小企业 tells of no place
    outside = [*security, *titles]
    for found in (_regions(clause), _trades(clause), _ages(text), _grades(text), _stages(text)):
        yield from (each for each in found if not any(_within(each, outer) for outer in outside))
    yield from (each for each in titles if not any(_within(each, outer) for outer in security))
    yield from security


def _within(inner: Found, outer: Found) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _demanded(text: str) -> Iterator[Found]:
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


def _regions(clause: Piece, *, sure: bool = False) -> Iterator[Found]:
    text = clause.text
    if _NOT_THERE.search(text) and not sure:
        return
    for run in _inner(_runs(places(text), text), text):
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


def _runs(named: list[tuple[str, int, int]], text: str) -> list[list[tuple[str, int, int]]]:
    """What is named in one list, with nothing but joints between its things."""
    runs: list[list[tuple[str, int, int]]] = []
    for each in named:
        if runs and _LISTED.fullmatch(text[runs[-1][-1][2] : each[1]]):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _trades(clause: Piece) -> Iterator[Found]:
    text = words.TITLES.sub(lambda match: "#" * len(match[0]), clause.text)  # a title tells no trade
    for each in branches.listed(text, under_heading=clause.topic is Topic.INDUSTRY):
        yield Found(Test("industry", Relation.ONE_OF, each.codes, text=clause.text), each.start, each.end)


def _purposes(clause: Piece) -> Iterator[Found]:
    """Of what is shut out: what the money must not be used for, where all of it has a word."""
    match = re.search("用于(?P<what>[^,。;]+)", clause.text)
    if match is None:
        return
    things = re.split("[、和及或]|以及", match["what"])
    named = [words.found(words.PURPOSES, thing) for thing in things]
    if all(named):
        every = frozenset(word for each in named for word in each)
        yield Found(Test("purpose", Relation.ONE_OF, every, text=clause.text), *match.span())


def _ages(text: str) -> Iterator[Found]:
    match = AGE_TOLD.search(text)
    if match is None or _ELSEWHERE.search(text):
        return
    reach = match.end() + 12
    for each in durations.read(text):
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
    or_better = match["plus"] or re.search("不低于|达到|不得低于|至少", match[0])
    held = RATINGS[: rank + 1] if or_better else (match["grade"],)
    yield Found(Test("rating", Relation.ONE_OF, frozenset(held), text=text), match.start(), match.end())


def grades(text: str) -> Iterator[Test]:
    """The ratings that will do, or the one that a firm has."""
    yield from (each.test for each in _grades(text) if isinstance(each.test, Test))


def _stages(text: str) -> Iterator[Found]:
    """How far a project has to be: as far as is told, or further."""
    match = re.search("(?:已|完成|取得|通过)[^,。;]{0,8}?(签约|立项|开工|投产)(?:批复|手续|备案)?", text)
    if match is not None:
        reached = frozenset(told for told, rank in _RANKS.items() if rank >= _RANKS[match[1]])
        yield Found(Test("stage", Relation.ONE_OF, reached, text=text), match.start(), match.end())
