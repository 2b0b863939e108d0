"""Clauses (条款): what a clause asks of a firm, as tests that know which of its words they took; and what is left of
it, which stays unread, so that nothing that is asked is lost."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from liandong.matching.reading.findings import (
    AGE_TOLD,
    Found,
    ages_of,
    demanded,
    grades,
    regions_of,
    secured,
    tests,
    trades_of,
    uses_of,
)
from liandong.matching.reading.sections import Piece, Span, Topic
from liandong.rules import All, Any, Condition, Relation, Test, Unread
from liandong.rules.condition import clauses as clauses_of

__all__ = ["AGE_TOLD", "ENTITY", "Asked", "barred", "cut", "grades", "left", "read", "secured", "shuts_out"]

Asked = tuple[Condition, Span]
"""A condition and from where to where of the text it was read."""

_NEGATED = re.compile(
    r"不得|不予|不适用|不含|除外|禁止|(?<![除并无的])非(?!标|遗|全|公|常)|不支持|不包括|排除|不属于|不准入|不介入|不接受|不受理|不属|不在|不做|不碰|严禁|不可|不准|除[^,。;]{1,12}外"
)
_SHUT_OUT = re.compile(
    _NEGATED.pattern + "|受理|办理|适用|支持|准入|介入|用于|资金|本产品|产品|业务|除|外|暂|亦|均|一律|承保|进入|不|上述"
)
"""What clauses that shut out say besides what is shut out."""
_CONDITIONAL = re.compile(r"的,?(?:须|应当?|需|必须|则|可|另|还)|^(?:如|若)|时,")
"""What is asked in some cases only."""
_JOINED = re.compile(r"[,]?(?:且|并且|并(?![购列网]|无)|同时|以及(?!与其|其))")
_PREDICATE = re.compile(
    r"成立|设立|注册|登记|从事|位于|≥|≤|不低于|不少于|不超过|不高于|以上|以下|满|^无|^未|没有|良好|正常|有固定"
)
_AND = re.compile(r"、|,?以及|,|[和及]|与(?!其)")
ENTITY = re.compile(
    r"(?:企业|公司|主体|机构|农场|合作社|示范社|单位|组织|客户|商户|工商户|农户|大户|经营户|供应商|经销商|领跑者|工厂|冠军|小巨人”?|法人|平台|人才|团队|示范场|园区)等?$"
)
"""How the name of a kind of firm ends."""
_OR = re.compile(r"[,、]?(?:或者|或是|或)")
_LIMITED_ASIDE = re.compile(r"\((?:仅限|限)(?P<only>[^)]*)\)")
_BARRED_ASIDE = re.compile(r"\((?:不含|不包括|除)(?P<barred>[^)]*?)(?:除外|外)?\)|\((?P<out>[^)]*?)除外\)")
_FILLER = re.compile(
    r"等(?:优质|各类)?(?:科技|创新|科创)(?:创新|型)*(?:中小)?(?:企业|主体)|入库(?:登记)?编号|(?:认定|获评)(?:未满|不满)[一二三两\d]年|有效期内|已入库|当年(?:入库|认定)|\(含\)|\([A-Za-z甲乙丙丁一二三]类?\)|营业执照|营业|前提|评价|[两三四五六七八九](?:市|省|区|地|县)|入库|入选|列入|被|经[^,的]{2,16}(?:认定|评定|认证|批准)的?|依法|合法|合规|注册地址?|注册登记|登记注册|注册|登记|工商|位于|坐落于?|落户|落地|地处|办公|所在地?|经营场所|经营地址?|经营|纳税|缴税|地址|住所|属地"
    r"|实际|持续|正常|连续|稳定|设立|成立|开业|存续|时间|年限|期限|年以上|在|于|内|境|范围|辖|行政|区划|区域|各|地区|区|市|县|镇街?"
    r"|并且|并|且|同时|以及|及其|及|和|与|或者|或|、|等|之一|任一|任意|其中|至少|一项|一种|之内|中的"
    r"|申请人|申请|借款人|借款|承租人|投保人|受保|被担保|债务人|客户|客群|经营户|商户|主体|企业|公司|法人|单位|机构|组织|行业|产业链|产业(?!园)|领域|集群|项目|贷款|对象|为主业|主营业务|主营|业务|从事|所属|属于|属|类"
    r"|须|应当|应|必须|需要?|要求|为|是|获得|获评|获|取得|持有|具有|具备|拥有|符合|满足|达到?|评为|认定|认证|称号|资质|证书|资格|(?<!白)名单|有效期?的?|有效"
    r"|不低于|不少于|超过|大于|不超过|高于|未满|满|已|完成|均可|均|可|向|面向|支持|限于|仅限|限|适用于?|凡|我行|本行|以[上下]|及以[上下]|一?级|信用|等级|评级|评定|内部|合作银行|银行"
    r"|[的以]|[\s,.;:()“”\"]|所有|全部"
)
_SENSE = re.compile(r"[\u4e00-\u9fff]")
"""What is left of a clause when all that was understood is taken away, and still says something."""
_ALONE = re.compile("[0-9A-Za-z一二两三四五六七八九十半外非未无不]")
"""Of what is left, a figure or a word that turns the sense says something alone; of other characters it takes two."""
_FURTHER = (
    ("titles", re.compile("(?:资质|证书|资格|认证)(?!之一)")),
    ("age", re.compile("(?:连续|持续|正常|稳定)经营")),
    ("", re.compile("法人(?:企业|资格|主体)|独立法人|[是为]企?业?法人|登记正常")),
)
"""Words that say nothing by themselves beside a test of a field, and something beside any other."""
_AMONG = re.compile(r"[^,。;]{6,60}(?:企业|公司|主体|农场|合作社)中(?=符合|具[有备]|属于|满足|信用|经营)")
"""Of what one list names, those that are told behind it."""
_TURNED = {
    Relation.LESS_THAN: Relation.AT_LEAST,
    Relation.AT_MOST: Relation.MORE_THAN,
    Relation.AT_LEAST: Relation.LESS_THAN,
    Relation.MORE_THAN: Relation.AT_MOST,
}


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
    among = _AMONG.match(text)
    if among is not None:
        return [*read(cut(clause, 0, among.end() - 1)), *read(cut(clause, among.end(), len(text)))]
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
    if (not found and text.strip() not in ("同时", "且", "并", "以及", "另")) or (found and left(text, found)):
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
    found = list(found)
    rest = list(text)
    for each in found:
        rest[each.start : each.end] = " " * (each.end - each.start)
    told = "".join(rest)
    fields = {test.field for each in found for test in clauses_of(each.test) if isinstance(test, Test)}
    if fields and any(field not in fields and words.search(told) for field, words in _FURTHER):
        return True
    told = _FILLER.sub(" ", aside.sub(" ", told) if aside else told)
    return bool(_ALONE.search(told)) or len(_SENSE.findall(told)) > 1


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
    named = (*trades_of(clause), *regions_of(clause, sure=True), *uses_of(clause))
    found = [
        replace(each, test=replace(each.test, relation=Relation.NONE_OF))
        for each in named
        if isinstance(each.test, Test)
    ]
    whole = clause.start, clause.end
    if not found or left(clause.text, found, _SHUT_OUT):
        return [(Unread(clause.text), whole)]
    return [(each.test, whole) for each in found]


def _missing(clause: Piece) -> Iterator[Found]:
    """What who is shut out lacks, as what is asked: 注册地不在某市的, 成立不足两年的, 不愿提供保证的."""
    if clause.topic is not Topic.BARRED:
        return
    for each in ages_of(clause.text):
        if isinstance(each.test, Test) and each.test.relation is not Relation.AT_LEAST:  # that shuts nobody out
            yield replace(each, test=replace(each.test, relation=_TURNED[each.test.relation]))
    if re.search("不在|未在|不属于|不位于|[以之]外的?$", clause.text):
        yield from regions_of(clause)
        yield from trades_of(clause)
    if re.search("不愿|不能提供|无法提供|未提供|不提供|拒绝", clause.text):
        yield from demanded(clause.text)
