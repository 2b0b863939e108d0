"""Groups of works (分组): 在建的有甲、乙;签了约还没落地的,是丙和丁;已投产:戊. What a lead tells of its members sorts
them by how far they have come, so each is a work, whatever its noun."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from liandong.statements.bodies import organisations
from liandong.statements.grammar.lists import members
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.project_batches import counts_works, sort_of
from liandong.statements.projects.project_leads import Lead, stage_of
from liandong.statements.projects.project_nouns import is_generic
from liandong.vocabulary.patterns import any_of, each

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_ONES = rf"{_N}(?:个|家|项|座|条|处|户|单)(?:重[大点])?(?:项目|工程|企业)?"
_VERBS = ("建成", "开工", "签约", "签下", "引进", "投产", "竣工", "动工", "新建", "新开", "投用", "谈成", "敲定")
_LINK = r"(?:目前|现在|主要|分别|只|还|共|也|就|则|依次|现|另)*(?:有|是|为|包括|包含)"
_HEAD = re.compile(
    rf"(?:(?<=[,;:。])|^)(?P<lead>[^,;:。]{{1,24}}?(?:的(?:项目|工程|企业)?[里中]?(?:,?{_LINK}(?:{_ONES})?|,?{_ONES}|(?=,)|(?=\d[\d.]*[万亿]))"
    rf"|(?<=[建产工约用])(?:类|的)?(?:项目|工程){_LINK}(?:{_ONES})?|{_ONES}(?=:)|(?:{any_of(_VERBS)})了))"
    r"(?:[:,]?(?:分别|依次|主要|它们)*(?:是|为|有|包括|包含)[:]?|[:,])?(?=[^,;:。])"
)
"""What is told of the members and leads to them: 在建的有, 已经点火的是, 停着没动的有两个,; 在建项目有."""
_MAY_LEAD = re.compile(
    r"的(?:项目|工程|企业|)[里中]?(?:,|\d|[是有为]|包[括含]|[主分只还共也就则依现目另][要别有是依前一]|[一二两三四五六七八九十][个家项座条处户单])"
    r"|项目(?:[是有为]|包[括含]|[主分只还共也就则依现目另][要别有是])|工程(?:[是有为]|包[括含]|[主分只还共也就则依现目另][要别有是])|个:|家:|单:|"
    + each(" ".join(_VERBS), "了")
)
"""What every lead but a label holds, and is cheap to look for."""
_LABEL = re.compile(r"\W{0,4}(?P<lead>[^,;:。、\s]{2,10}):(?=[^,;:。])")
"""A label alone before them: 已投产:."""
_ABOVE = re.compile(r"(?P<lead>[^,;:。]{2,24}(?:[、,][^,;:。]{2,12})?的)[。:]$")
"""A sentence that is a lead and no more: 第三是签了约、还没落地的。"""
_DETAIL = re.compile(r"(?<!\d),|,(?!\d)")
_SIZED = re.compile(
    r"(?:年[产加工处理]{1,3}|日[产处理]{1,3})?\d[\d.×x*-]*[多余]?[万亿]*(?:立方米|平方米|千伏安?|千瓦|兆瓦|[GMk]W(?:h)?|吨|方|米|套|台|辆|件|锭|支|双|头|只|块|米|条|羽|亩)"
    r"(?=[\u4e00-\u9fffA-Za-z0-9,-]{2})"
)
"""A capacity before what is made: 60万吨电石."""
_OWNER = re.compile(r"[^的]{2,24}的(?=[^的]{2,20}$)")
_CLOSER = re.compile(
    rf"等(?![级离温高])|(?:,|这|共|全部)*{_N}(?:余|多)?(?:个|家|项)|(?:也|均|都|皆|已经?|全部|正在|正(?![极常式定])|还在|尚未|仍)(?=[\u4e00-\u9fff]{{2}})"
)
_MADE_BY = re.compile(r"[^的]{2,30}(?:共建|合建|投资|建设|承建|兴建|打造|牵头|投建|引进)的")
_AND_LAST = re.compile(r"(?:以及|[还也又]有|和|及)")
_NO_MEMBER = re.compile(
    r"不.$|协议|合同|备忘录|有限公司$|[市县区省镇州校院局厅会]长|意向|[市县区]委$|联$|支行$|分行$|书记|主任|总裁|董事|教授|院士|"
    r"[。!?\n]|(?:举措|抓手|成果|缩影|体现|标志|领域|方面|产业|行业|专业|工作|服务|问题|情况|措施|政策|制度|机制|部门|人员|环节|任务|业务|学校|单位|会议|培训|教育|[个名家项]|"
    r"亿元|万元|[省市县乡镇]|%)$|^(?:其中|以及|包括|一些|那些|这些|各|该|其|它|他|她|我|你)"
)
_OPENING = re.compile(r"启动仪式|揭牌|揭幕|挂牌|授牌|开园|牌子")
_OPENED = re.compile(
    r"(?:[学医分科书研究]院|学校|分校|校区|中心|办公室|研究所|[联办]络?处|[服工]务?站|工作站|基地|园区?)(?:\([^()]{2,6}\))?$"
)
"""What is opened is one thing, though bodies are called so elsewhere."""
_MOST = re.compile(r"最[\u4e00-\u9fff]{1,2}的|问|说的|想的|盼的")
_FIRMS = frozenset({"legal", "firm", "brand", "alias"})
_LONGEST = 36


class Member(NamedTuple):
    """The stretch [start, end) of a work, its name where that is no single stretch, and the stage told of its group:
    its word, and the place of that in the text."""

    start: int
    end: int
    name: str
    lead: Lead | None
    head: Sentence


class _Group(NamedTuple):
    head: Sentence
    lead: Lead | None
    members: list[Member]
    sorts: list[str]


def find(reading: Reading) -> dict[int, list[Member]]:
    """The members of every group, by number of the sentence; once per reading."""
    return reading.once(_found)


def _found(reading: Reading) -> dict[int, list[Member]]:
    out: dict[int, list[Member]] = {}
    groups: dict[int, list[_Group]] = {}
    for group in _groups(reading):
        groups.setdefault(group.head.paragraph, []).append(group)
    for together in _neighbours(groups):
        if not _are_works(reading, together):
            continue
        for group in together:
            for member in group.members:
                at = reading.sentence_at(member.start)
                if at is not None:
                    out.setdefault(at.index, []).append(member)
    return out


def _are_works(reading: Reading, together: list[_Group]) -> bool:
    """Whether the groups of one account are works: most members have a name of their own, and a lead tells a stage in
    the words of works, or two tell how far they are, or the text gives their number."""
    sorts = [sort for group in together for sort in group.sorts]
    named = sum(sort in ("work", "named") for sort in sorts)
    plain = sorts.count("plain")
    told = [group.lead for group in together if group.lead]
    if any(lead.sure for lead in told):
        return named > 0 and 2 * (named + plain) >= len(sorts)
    several = len(told) > 1 or (len(sorts) > 2 and _counted(reading, together[0].head.index))
    return several and 2 * named >= len(sorts) and 3 * (named + plain) >= 2 * len(sorts)


def _neighbours(groups: dict[int, list[_Group]]) -> Iterator[list[_Group]]:
    """Groups of one paragraph, or of paragraphs one below the other, are parts of one account."""
    run: list[_Group] = []
    for paragraph in sorted(groups):
        if run and run[-1].head.paragraph < paragraph - 1:
            yield run
            run = []
        run += groups[paragraph]
    if run:
        yield run


def _groups(reading: Reading) -> Iterator[_Group]:
    """Every group of the document, in the order of their heads; none where neither a stage nor a number of works is
    told in the paragraph."""
    above: tuple[Sentence, Lead] | None = None
    open_: _Group | None = None
    leading = reading.once(_leading)
    for sentence in reading.body:
        heads = leading.get(sentence.index, [])
        if above and above[0].paragraph != sentence.paragraph:
            above = None
        if not (heads or open_ or above or sentence.text.endswith(("的。", "的:"))) or sentence.heading:
            continue
        group = None
        if not heads and open_ and _continues(reading, open_, sentence):
            group = _group(reading, sentence, open_.head, open_.lead, 0, len(sentence.text))
        elif not heads and above and above[0].index + 1 == sentence.index:
            group = _group(reading, sentence, *above, 0, len(sentence.text))
        open_ = group
        if group:
            yield group
        for number, (_, start, lead) in enumerate(heads):
            end = heads[number + 1][0] if number + 1 < len(heads) else len(sentence.text)
            told, head = lead, sentence
            if (lead is None or lead.later) and above and above[1].stage != "planned":
                head, told = above
            group = _group(reading, sentence, head, told, start, end)
            if group:
                open_ = group
                yield group
        alone = _ABOVE.search(sentence.text) if sentence.text.endswith(("的。", "的:")) else None
        lead = stage_of(sentence.text, *alone.span("lead")) if alone else None
        if lead:
            above = sentence, lead


Heads = list[tuple[int, int, Lead | None]]
"""Where each lead of a sentence begins, where its members begin, and what stage it tells."""


def _leading(reading: Reading) -> dict[int, Heads]:
    """The heads by number of the sentence, of paragraphs where one tells a stage, or a number of works is given."""
    found: dict[int, Heads] = {}
    paragraphs: dict[int, list[int]] = {}
    holding = {s.index for s in reading.holding(_MAY_LEAD)}
    for sentence in reading.body:
        if sentence.heading or not (sentence.index in holding or ":" in sentence.text[:15]):
            continue
        heads = [*_heads(sentence, leads=sentence.index in holding)]
        if heads:
            found[sentence.index] = heads
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.index)
    for indices in paragraphs.values():
        if not any(lead for index in indices for _, _, lead in found[index]) and not _counted(reading, indices[0]):
            for index in indices:
                del found[index]
    return found


def _counted(reading: Reading, index: int) -> bool:
    """Whether the sentence, or one of the two before it, gives a number of works."""
    return any(counts_works(sentence.text) for sentence in reading.sentences[max(0, index - 2) : index + 1])


def _heads(sentence: Sentence, *, leads: bool) -> Iterator[tuple[int, int, Lead | None]]:
    """Where each lead of the sentence begins, where its members begin, and what stage it tells."""
    text = sentence.text
    label = _LABEL.match(text)
    if label:
        lead = stage_of(text, *label.span("lead"))
        if lead:
            yield label.start(), label.end(), lead
            return
    for match in _HEAD.finditer(text) if leads else ():
        lead = stage_of(text, *match.span("lead"))
        if not _MOST.search(match["lead"]):
            yield match.start(), match.end(), lead


def _continues(reading: Reading, group: _Group, sentence: Sentence) -> bool:
    """Whether the sentence goes on with the group that a semicolon left open."""
    before = reading.sentences[sentence.index - 1]
    return before.text.endswith(";") and before.paragraph == sentence.paragraph and bool(group.members)


def _group(
    reading: Reading, sentence: Sentence, head: Sentence, lead: Lead | None, low: int, high: int
) -> _Group | None:
    """The group whose members stand in [low, high) of the sentence; None where one is no work."""
    text = sentence.text
    while high > low and text[high - 1] in "。;!?, ":
        high -= 1
    clauses = _clauses(text, low, high)
    if any(_is_sum(reading, sentence.at(a), sentence.at(b)) for a, b in clauses):
        return None  # a list of sums
    spans = [span for part in clauses[:1] for span in _parts(text, *part)]
    last = _AND_LAST.match(text, *clauses[-1])
    if len(clauses) > 1 and last and (len(clauses) > 2 or not text.startswith(("和", "及"), last.start())):
        clauses[-1] = (last.end(), clauses[-1][1])
        spans = [span for part in clauses for span in _parts(text, *part)]
    elif len(clauses) > 1 and len(spans) == 1 and all(len(_parts(text, *part)) == 1 for part in clauses):
        return _detailed(reading, sentence, head, lead, clauses)
    found = [_behind_maker(reading, *trim(reading.plain, sentence.at(a), sentence.at(b))) for a, b in spans]
    sorts = [_sort(reading, *span) for span in found]
    if lead and _OPENING.search(head.text, lead.start, lead.end + 2):
        sorts = [
            "named" if _OPENED.search(reading.plain, *span) else sort for span, sort in zip(found, sorts, strict=True)
        ]
    if 4 * sorts.count("other") > len(sorts) or not found:
        return None
    found = [span for span, sort in zip(found, sorts, strict=True) if sort != "other"]
    sorts = [sort for sort in sorts if sort != "other"]
    named = [Member(a, b, "", lead, head) for a, b in found]
    return _Group(head, lead, named, sorts)


def _is_sum(reading: Reading, start: int, end: int) -> bool:
    return any(q.money and q.start - start <= 1 and end - q.end <= 1 for q in reading.quantities_in(start, end))


def _detailed(
    reading: Reading, sentence: Sentence, head: Sentence, lead: Lead | None, clauses: list[tuple[int, int]]
) -> _Group | None:
    """甲二期,年产3万吨乙: a work with what it is; the name of a firm alone and what it makes are the name together."""
    start, end = trim(reading.plain, *(sentence.at(at) for at in clauses[0]))
    sort = _sort(reading, start, end)
    low, high = trim(reading.plain, *(sentence.at(at) for at in clauses[1]))
    goods = _SIZED.match(reading.plain, low, high)
    if sort == "other":
        return None
    if goods and sort in ("named", "open") and high - low <= _LONGEST:
        name = reading.text(start, end) + reading.text(low, high)
        return _Group(head, lead, [Member(start, high, name, lead, head)], ["named"])
    return _Group(head, lead, [Member(start, end, "", lead, head)], [sort])


def _clauses(text: str, low: int, high: int) -> list[tuple[int, int]]:
    out = []
    for mark in _DETAIL.finditer(text, low, high):
        out.append((low, mark.start()))
        low = mark.end()
    return [*out, (low, high)]


def _parts(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The members of a clause, without what is said of them all behind the last."""
    spans = members(text, low, high, joints="、")
    if not spans:
        return []
    a, b = spans[-1]
    closer = _CLOSER.search(text, a + 3, b)
    spans[-1] = (a, closer.start() if closer else b)
    out = []
    for number, (a, b) in enumerate(spans):
        two = members(text, a, b, joints="和与")
        apart = (
            len(two) == 2
            and not _MADE_BY.match(text, a, b)
            and (
                all(_SIZED.match(text, *each) for each in two)
                if number < len(spans) - 1
                else all(y - x >= 3 for x, y in two)
            )
        )
        out += two if apart else [(a, b)]
    return out


def _behind_maker(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """甲与乙共建的丙: the work is 丙."""
    made = _MADE_BY.match(reading.plain, start, end)
    return (made.end(), end) if made and end - made.end() >= 4 else (start, end)


def _sort(reading: Reading, start: int, end: int) -> str:
    """What a member is, as of a batch (`work`, `plain`, `named`, `open`, `other`); what a firm makes (甲集团的乙) and
    goods with a capacity are named."""
    text = reading.plain[start:end]
    if not 3 <= len(text) <= _LONGEST or _NO_MEMBER.search(text) or is_generic(text) or text.count("的") > 1:
        return "other"
    if _SIZED.match(text):
        return "named"
    body = organisations.at(reading, end - 1)
    if body and body.start <= start and body.end == end and body.sort not in _FIRMS:
        return "other"
    owner = _OWNER.match(text)
    if owner:
        firm = organisations.at(reading, start)
        whose = firm is not None and firm.start <= start and firm.end <= start + owner.end()
        left = sort_of(reading, start, start + owner.end() - 1, of_goods=True)
        return "named" if whose or left in ("work", "named") else "open" if left == "open" else "other"
    if "的" in text:
        return "other"
    return sort_of(reading, start, end, of_goods=True)
