"""Names of projects and sites: which noun phrases are one."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from liandong.model.noun import Noun
from liandong.statements.bodies import organisations
from liandong.statements.grammar.phrases import balanced, clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import (
    project_batches,
    project_bounds,
    project_callings,
    project_ceremonies,
    project_entries,
    project_firms,
    project_founded,
    project_kinds,
    project_lists,
    project_subjects,
    project_tables,
)
from liandong.statements.projects.project_bearers import acts, is_phrase, tells
from liandong.statements.projects.project_endings import may_end
from liandong.statements.projects.project_firms import Work
from liandong.statements.projects.project_groups import Member
from liandong.statements.projects.project_identity import SPECIFIC, is_owned, is_specific, names_something, spelled
from liandong.statements.projects.project_nouns import (
    BUILT,
    NOUN,
    OWN_NAME,
    alone,
    is_generic,
    with_phase,
)
from liandong.statements.projects.project_tables import Row

_COUNTED = re.compile(
    r"[^,。]{0,6}[两三四五六七八九]大(?!学|桥|厦|道)|(?:约|近|超|等|这|该|各|另|首批|其他|更多|大量|众多|部分|"
    r"国内外|海内外|省内|市内|区内)?"
    r"(?:\d+(?:[-—至]\d+)?|[一二两三四五六七八九十百数几多]+)(?:余|多)?(?:个|家|项|座|条|批|处|大|类|所|栋|幢|系列|"
    r"地|市|省)|(?:各|多(?!功能|业态|式联|晶硅|元|媒体|肽)|该|此|其|本|这|众多|大量|更多|又一|国内外|海内外|部分|上述|相关|一些|其他|所有|有关|现有|同类|"
    r"类似)"
)
_ONE_MADE = re.compile(r"[建办设造盖](?:了|起|成)?一[座条处所栋个幢家]$")
"""要建一座 | 特色小镇: one thing that is made, and no number of such."""
_TITLE = re.compile(r"《[^《》]*》?")
_MAY_LIST = re.compile("、|《")
"""Marks of enumerations and of titles."""
_WHERE_BEFORE = re.compile(
    r"(?:位于|坐落于?|坐落在|落户(?:到|于|在)?|落地(?:到|于|在)?|选址(?:于|在)?|入驻|进驻|迁入|搬入|迁至|迁到|落子|毗邻|紧邻|走进|来到|地处|[选设放建落][在于到]了|(?<![正现旨意])在|借鉴|连接|对接|串联|[一另]头[接连]|围绕|(?:连接|串联|毗邻|紧邻|往返|接驳)[^,。;、]{2,14}[、和与及])$"
)
_ATTRIBUTE = re.compile(
    r"(?:(?:引进|招引|引入|签约|入驻|落户)的(?:首个|第一|又一|最大)|的(?:头号|一号|重点|重大|标志性|民生)[^,。;]{0,4}(?:工程|项目)|管委会|管理[局委办]|主会场|分会场|会场|负责人|企业|公司|集团|[局站](?!点)|党工?委|周边|附近|内的?|干部|代表(?![了着])|工作人员|"
    r"相关负责|有关负责|招商|客商|员工|领导)"
)
"""Behind the name: what it qualifies is something else."""
_SAID_OF = re.compile(
    r"(?:^|[,;。])(?:这|它|也|(?:该|本|此|这个|这一)(?:项目|工程|园区|基地|园))[^,。;]{0,4}?,?(?:还|也|更)?是[^,。;是]{2,30}$"
)
"""这是甲省首个…的乙园区: what the thing spoken of is said to be."""
_ONLY = re.compile(r"(?:^|[,。;])[^,。;]{0,8}?(?:成为|[为是])[^,。;]{0,10}(?:唯一|首个|首家|最大)的$")
"""甲老街…,为全市唯一的乙项目: what the thing named before is."""
_THING = re.compile(r"(?:项目|工程|总部(?:项目)?)(?:[一二三四]期)?$")
_IN = re.compile(r"(?:拟|将|计划|准备|决定)在")
_MADE_THERE = re.compile(r"(?:项目)?(?:现场|开工|动工|奠基)|(?:的)?(?:项目)?(?:建设|施工)(?:现场|工地)|工地")
_TOGETHER = re.compile(r"(?:等)?[两三四五六七八九十\d]+(?:大|个)(?:重点|重大|千亿级|百亿级|标志性)*(?:项目|园区|工程)$")
_BAD = re.compile(
    r"[,。;:!?、+]|^(?:据[说悉称闻传]|[听传]说|网传)|(?:推介|洽谈|对接|座谈|恳谈|推进|发布)会|^(?:的|由|在|将|对|与|和|同|为|向|从|把)|作为|通过|以及|将|能够|^往[^,。;]{2,12}[引送投搬迁]|已经|如何|哪些|什么|轮到|负责|已与|仍有|集中在|为核心|暨|^(?:跨|内外资|内容[有为]|行政区)|以来|期间|[上下]半年|季度|^(?:大会|论坛|"
    r"会议|活动)|项目项目|[x*×某]{2}|(?:^|[^A-Za-z])XX|x(?=[亿万个月条座])|\([一二三四五六七八九十]\)"
    r"|(?:所[签投建引报]|[辖区园境省市县]内|向[^,。;]{2,16}|单位\s?|节点|利用外资|联合|援[藏疆青]|对口支援|(?:外溢|溢出|外迁|疏解)(?:产业|的)?)项目$"
)
_QUOTED_PLUS = re.compile(r"“[^“”,。;]{2,16}\+[^“”,。;]{2,16}”")
"""5GW“光伏+农业”发电项目."""
_KEEPS = re.compile(r"(?<![入进])驻")
"""甲县驻 | 乙联络处: places keep it; 入驻乙大厦 tells where something moves."""
_BODY_OF = re.compile(
    r"(?P<whole>(?:项目|基地|中心|产业园))(?:主体|配套|附属|土建)工程$|(?P<around>[园谷港城]区?)首[栋幢座](?:标准)?(?:厂房|大?楼)$"
)
"""甲项目主体工程: what is told of its body is told of the project."""
_PHASE_OF_IT = re.compile(
    r"(?:该|本|此|整个)?(?:项目|工程|基地|园区)(?:建设)?(?:第?[一二三四五六1-6]期|首期)(?:项目|工程)?|"
    r"(?:建设|实施|启动|推进|投资)*(?:第?[一二三四五六]期|首期)(?:建设)?(?:项目|工程)?"
)
"""项目一期: a phase of what is spoken of."""
_SHORTEST = 3
"""Characters of the shortest name."""
_PHASE_TOLD = re.compile(r"[一二三四五六]期(?!货|刊|间)[\u4e00-\u9fff]{0,8}(?:项目|工程)?$")

_TOLD = re.compile(r"^哪些|(?:[时上处者长记]说|致辞)$")
"""What asks of works, or tells who spoke: no member of a list of works either."""


class ProjectName(Noun, frozen=True):
    """A phrase that may name a project: [start, end) of the document's text.

    `specific` tells a phrase that says more than its kind; `proper` one with a place, brand, number or quotation in
    it; `where` one that only says where something else is; `listed` a member of a list of projects, `row` what a table
    says of it, `maker` the stretch of the firm that is told to make it, `group` it as a member of a group of works.
    """

    sentence: Sentence
    start: int
    end: int
    name: str
    noun: str
    specific: bool
    proper: bool
    listed: bool = False
    where: bool = False
    row: Row | None = None
    maker: tuple[int, int] | None = None
    group: Member | None = None


def find(reading: Reading) -> tuple[ProjectName, ...]:
    """Every phrase of the document that may name a project, left to right; worked out once per reading."""
    return reading.once(_found)


def _find(reading: Reading) -> Iterator[ProjectName]:
    rows, entries, firms = project_tables.find(reading), project_entries.find(reading), project_firms.find(reading)
    groups, places = project_founded.find(reading), _places(reading)
    may = frozenset[int]().union(*places, rows, entries, firms, groups)
    for sentence in reading.sentences:
        if sentence.paragraph and sentence.index not in may:
            continue
        row = rows.get(sentence.index)
        entry = None if row else entries.get(sentence.index)
        if entry:
            for start, end, shared in entry:
                name = clean(reading.text(start, end)) + shared
                yield ProjectName(sentence, start, end, name, "", True, True, listed=True)
            continue
        if row:
            name = clean(reading.text(row.start, row.end))
            yield ProjectName(sentence, row.start, row.end, name, "", True, True, listed=True, row=row)
            continue
        grouped = groups.get(sentence.index)
        if grouped:
            yield from _grouped(reading, sentence, grouped)
            continue
        yield from _in_sentence(reading, sentence, firms.get(sentence.index, ()), places)


def _grouped(reading: Reading, sentence: Sentence, grouped: list[Member]) -> Iterator[ProjectName]:
    """The members of groups of works, and the phrases of the sentence beside them."""
    for member in grouped:
        name = clean(member.name or reading.text(member.start, member.end))
        yield ProjectName(sentence, member.start, member.end, name, "", True, True, listed=True, group=member)
    yield from _phrases(reading, sentence, [(m.start, project_founded.reach(reading, m)) for m in grouped])


class _Places(NamedTuple):
    """Numbers of the sentences of the body in which nouns of works may stand, marks of enumerations and titles, lists,
    works as subjects, and what works are called."""

    nouns: frozenset[int]
    marks: frozenset[int]
    lists: frozenset[int]
    subjects: frozenset[int]
    callings: frozenset[int]


def _places(reading: Reading) -> _Places:
    nouns, marks = (frozenset([s.index for s in reading.holding(pattern)]) for pattern in (NOUN, _MAY_LIST))
    lists, subjects = project_lists.places(reading), project_subjects.places(reading)
    return _Places(nouns, marks, lists, subjects, reading.once(project_callings.sentences))


def _in_sentence(reading: Reading, sentence: Sentence, works: Sequence[Work], places: _Places) -> Iterator[ProjectName]:
    """The members of its lists, its works without a noun, and the phrases that end in a noun of works."""
    index, body = sentence.index, sentence.paragraph > 0
    listed = [*project_lists.find(reading, sentence)] if body and index in places.lists else []
    listed += project_batches.find(reading, sentence, listed) if body and index in places.marks else ()
    titles = [match.span() for match in _TITLE.finditer(sentence.text)] if "《" in sentence.text else []
    agreed = project_entries.agreed(sentence) if titles and body else ()
    for start, end in (*listed, *agreed):
        yield ProjectName(sentence, start, end, clean(reading.text(start, end)), "", True, True, listed=True)
    for start, end, maker in works:
        name = clean(reading.text(start, end)) + ("项目" if maker else "")  # 甲醇 is no name: what is made is 甲醇项目
        yield ProjectName(sentence, start, end, name, "", True, True, maker=maker)
    told = [*project_callings.find(sentence)] if body and index in places.callings else []
    for start, end, noun, group in told:
        name = clean(reading.text(start, end))
        yield ProjectName(sentence, start, end, name, noun, True, True, listed=group is not None, group=group)
    taken = [*listed, *((work.start, work.end) for work in works), *((start, end) for start, end, _, _ in told)]
    if index in places.nouns or not body:
        also = [(sentence.at(low), sentence.at(high)) for low, high in titles]
        phrases = [*_phrases(reading, sentence, [*taken, *also])]
        yield from phrases
        taken += [(name.start, name.end) for name in phrases]
    for start, end in project_subjects.find(reading, sentence, taken) if index in places.subjects else ():
        yield ProjectName(sentence, start, end, clean(reading.text(start, end)), "", True, True, listed=True)


def _phrases(reading: Reading, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[ProjectName]:
    done, last = 0, None
    for match in NOUN.finditer(sentence.text):
        if match.start() < done:
            continue
        if alone(sentence.text, match) and not project_bounds.yields(sentence.text, match.start()):
            continue
        at = sentence.at(match.start())
        if (taken and any(start <= at < end for start, end in taken)) or not may_end(sentence.text, match):
            continue
        candidate = _name(reading, sentence, match)
        if candidate is None or _of_ceremony(reading, candidate):
            continue
        done = max(match.end(), candidate.end - sentence.start)
        if last and last.start < candidate.start <= last.end and not last.where:
            candidate = _together(reading, last, candidate)
        if last and candidate.start > last.start:
            yield last
        last = candidate
    if last:
        yield last


def listed_in(reading: Reading, sentence: Sentence) -> list[ProjectName]:
    """The names of the sentence that are members of a list."""
    return [name for name in in_sentence(reading, sentence) if name.listed]


def in_sentence(reading: Reading, sentence: Sentence) -> Sequence[ProjectName]:
    """The names of the sentence."""
    return reading.once(_by_sentence).get(sentence.index, ())


def _by_sentence(reading: Reading) -> dict[int, list[ProjectName]]:
    named: dict[int, list[ProjectName]] = {}
    for name in reading.once(_found):
        if name.noun in BUILT:
            continue  # a house beside a work is no other work that its sides may belong to
        named.setdefault(name.sentence.index, []).append(name)
    return named


def _found(reading: Reading) -> tuple[ProjectName, ...]:
    return tuple(name for name in _find(reading) if not _TOLD.search(name.name))


def _together(reading: Reading, first: ProjectName, second: ProjectName) -> ProjectName:
    """甲高速 and 改扩建项目 behind it are one name."""
    start, end = first.start, second.end
    name = clean(reading.text(start, end))
    if len(name) > 45:
        return second
    return ProjectName(second.sentence, start, end, name, second.noun, True, first.proper or second.proper)


def _name(reading: Reading, sentence: Sentence, match: re.Match[str]) -> ProjectName | None:
    plain, noun = reading.plain, match.group()
    end = sentence.at(match.end())
    start, end = project_bounds.span(reading, sentence, sentence.at(match.start()), end)
    firm = project_firms.behind_firm(reading, start)
    start, body = firm or start, organisations.at(reading, end - 1)
    if body and body.end > end and body.start <= start and not plain.startswith("由", end):
        return None  # 甲试验区管委会 is a body
    if plain[start] == "即" or (plain.startswith("的", end) and plain.endswith("作为", 0, start)):
        return None  # (甲园,即乙合作区丙园区); 作为甲项目的乙大桥: 乙 is the thing
    stationed = _KEEPS.search(plain, max(0, start - 2), min(start + 8, end)) is not None
    if stationed:
        start = project_bounds.stationed(reading, sentence, start)
    if end - start < _SHORTEST:
        return None
    together = _TOGETHER.search(plain[start:end]) if plain[end - 2 : end] in ("项目", "园区", "工程") else None
    if together and together.start() >= 4:
        end = start + together.start()
    body_of = _BODY_OF.search(plain[start:end]) if plain.endswith(("工程", "厂房", "楼"), start, end) else None
    if body_of:
        end, noun = start + max(body_of.end("whole"), body_of.end("around")), "项目"
    made = _ONE_MADE.search(plain, sentence.start, min(start + 2, end))
    start = max(start, made.end()) if made else start
    quoted = project_bounds.quoted(plain, start, end)
    if noun in BUILT and end - start == len(noun) and not (made or quoted):
        return None  # 历史街区 alone
    name = _without_measures(reading, start, end)
    if _COUNTED.match(name) or any(
        not made and q.end == start and q.dimension in ("item", "own", "enterprise")
        for q in reading.quantities_in(max(sentence.start, start - 8), start)
    ):
        return None
    yields = plain.startswith("年", start) and "的" in plain[start:end]
    firms = plain[start - 3 : start] in ("公司的", "集团的")  # 甲公司的乙、丙项目 is one
    bad = _BAD.search(
        _QUOTED_PLUS.sub("", plain[start:end]).replace("、", "" if stationed or firms or yields else "、")
    )
    if not _SHORTEST <= len(name) <= 45 or bad or not balanced(name) or _PHASE_OF_IT.fullmatch(name):
        return None
    proper = _is_proper(reading, start, end, noun) or (noun in OWN_NAME and len(name) - len(noun) >= 2)
    settled = _WHERE_BEFORE.search(plain, max(sentence.start, start - 18), start)
    inside = _IN.match(plain, start, end)
    if inside and end - inside.end() >= 4:
        start, settled = inside.end(), inside
        name, quoted = _without_measures(reading, start, end), project_bounds.quoted(plain, start, end)
    where = _tells_where(reading, sentence, (start, end), name, noun, settled=settled is not None)
    owned = (firm is not None or firms or is_owned(reading, start)) and len(name) - len(noun) >= 2
    specific = quoted or owned or _is_specific(reading, start, end, name, noun)
    noun = with_phase(plain, noun, sentence.at(match.end()), end)
    if noun in BUILT:
        specific = (specific and tells(reading, start, end - len(noun))) or (quoted and not is_generic(name))
        if not ((specific or made) and is_phrase(reading, start, end)):
            return None  # 主厂房, 农贸市场: what there is one of everywhere; 票房在甲影城
    if quoted and noun == "工程":
        noun = "“工程”"
    return ProjectName(sentence, start, end, name, noun, specific, proper or quoted or owned, where=where)


def _tells_where(
    reading: Reading, sentence: Sentence, span: tuple[int, int], name: str, noun: str, *, settled: bool
) -> bool:
    """Whether the name says what something else is or does, or where it is; `settled`: words of place stand before."""
    plain, (start, end) = reading.plain, span
    return (
        _SAID_OF.search(plain[max(sentence.start, start - 40) : start]) is not None
        or (plain[start - 1] == "的" and _ONLY.search(plain[max(sentence.start, start - 24) : start]) is not None)
        or _ATTRIBUTE.match(plain, end) is not None
        or (not noun.endswith(("项目", "工程", "期")) and acts(reading, sentence, start, end))
        or (settled and not _THING.search(name) and not _MADE_THERE.match(plain, end))
    )


def _of_ceremony(reading: Reading, name: ProjectName) -> bool:
    """Whether a ceremony for many works, or for a kind of them, is called so."""
    held = project_ceremonies.held(reading.plain, name.end)
    return held and not (name.specific and project_ceremonies.of_one(name.name))


def _without_measures(reading: Reading, start: int, end: int) -> str:
    """The name without an area that stands in it: 甲岛5平方公里整体开发项目 is 甲岛整体开发项目."""
    pieces, position = [], start
    for quantity in reading.quantities_in(start, end):
        if quantity.dimension == "area" and quantity.start > start:
            pieces.append(reading.text(position, quantity.start))
            position = quantity.end
    return clean("".join((*pieces, reading.text(position, end))))


def _is_proper(reading: Reading, start: int, end: int, noun: str) -> bool:
    text = reading.plain[start:end]
    if SPECIFIC.search(text) or reading.regions_in(start, end) or _PHASE_TOLD.search(text):
        return True
    words = reading.tokens.between(start, end - len(noun))
    return spelled(words) or any(names_something(t) for t in words)


def _is_specific(reading: Reading, start: int, end: int, name: str, noun: str) -> bool:
    kind = project_kinds.names_nothing
    return is_specific(name, noun, _bare(reading, start, end, name)) and not kind(reading, start, end, noun)


def _bare(reading: Reading, start: int, end: int, name: str) -> str:
    """The name without the regions in it, as the document's own look-up found them; a zone that bears no word for one
    (甲湾) tells as much as a brand."""
    for hit in reading.regions_in(start, end):
        if hit.candidates[0].level != "zone" or hit.name.endswith("区"):
            name = name.replace(hit.name, "", 1)
    return name
