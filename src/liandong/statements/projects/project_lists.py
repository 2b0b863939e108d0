"""Lists of projects: 签约的10个项目为甲、乙、丙; 甲、乙、丙等23个项目成功签约; 有3个:甲5亿元、乙3亿元. Each member is a
project, whatever its noun."""

import re
from collections.abc import Iterator

from liandong.statements.grammar.lists import members
from liandong.statements.grammar.phrases import trim, unquoted
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.numerals import chinese_number
from liandong.statements.projects import project_sums
from liandong.statements.projects.project_batches import may_be_called, sort_of
from liandong.statements.projects.project_nouns import is_generic
from liandong.vocabulary.industries import find_industries
from liandong.vocabulary.stages import STAGE_PATTERN
from liandong.vocabulary.verbs import IN_NAMES, OUTSIDE_NAMES

_N = r"(?:\d{1,8}|[一二两三四五六七八九十百]{1,8})"
_LINK = r"(?:分别|主要|重点|具体|依次|,|\s)*(?:是|为|有|包括|包含|涵盖|如|含|即)[:]?"
_INTRODUCED = re.compile(
    r"(?=[\d一二两三四五六七八九十百项工名类的有分依])"  # what the branches begin with: looked at before each of them
    rf"(?:(?:(?!一个){_N}个[^,。;:、]{{0,14}}?(?:子?项目|工程)(?:[^,。;:、]{{0,6}}(?:签约|启动|开工|动工|揭牌|竣工|投产|落地|落户|亮相|获批))?|(?:项目|工程)(?:共|占|占到|有|共有|达|达到|为|新?(?:签约|开工|动工|投产|竣工|引进|落地))?{_N}(?:个|项|宗)|类{_N}个)"
    rf"(?:{_LINK}|\s*[:,]|—+)(?:[^,。;:、]{{0,8}}类\d+个[,])?(?P<list>[^。!?]+)"
    rf"|(?:项目|工程|名单(?:里|中|上)?),?(?:分别|主要|重点)*(?:分别是|分别为|主要是|主要为|是(?=:)|为|有|包括|包含|涵盖|如)[:]?(?P<plain>[^。!?]+)"
    rf"|(?:项目|工程)[里中](?:面)?,?(?:的)?{_N}?个?(?:分别)?(?:是|为|有)[:](?P<among>[^。!?]+)"
    rf"|(?:的|有){_N}个\s*[:](?P<sums>[^。!?]+)"
    rf"|(?:分别|依次)[是为]:?(?P<each>[^。;!?、]{{4,40}}(?:项目|工程)、[^。;!?]{{3,}})"
    rf"|{_N}个[^,。;:、]{{0,14}}(?:项目|工程)[里中],(?P<those>[^,。;:!?]{{6,80}}?)(?=都|均|皆))"
)
_OWN_COUNT = re.compile(rf"[^,。;:、]{{2,20}}{_N}(?:个|项|宗|份|类|家),")
_HOW_MANY = re.compile(rf"(?P<number>{_N})(?:个|家|项|宗)[^,。;:、\d]{{0,20}}(?:[,:]?{_LINK}|—+)$")
"""Before a list: 4个合作项目启动,分别为."""
_CLOSED = re.compile(
    rf"(?P<list>[^。;:!?,]{{6,400}}?)(?P<how>等(?:{_N}(?![\d年])|多|几)?(?:余|多)?(?:个|项|宗|一?批|一?大批|一系列)?|"
    rf"(?<![、\d第])(?:{_N}个|{_N}家(?=的?项目)|[两三四五六七八九十]大))(?P<sort>(?:(?!有\d)[^,。;:、]){{0,16}}?)(?:项目|工程)(?P<then>[^,。;]{{0,14}})"
)
_PREDICATED = re.compile(
    r"(?P<list>(?:[^。;:!?,、]{3,45}、)+[^。;:!?,、]{3,45}?)(?P<etc>等)?,?"
    r"(?:(?:今[年天日]|去年|目前|现|当[天日]|同[日年]|日前|近日|昨[天日]|本月|上月|也|均|都|已经?|业已|一并|一同|同时|悉数|双双|在[^,。;、]{0,6}会上|全部|全面|相继|陆续|先后|同步|正式|如期|顺利|成功|集中|基本|"
    r"\d{1,4}[年月日](?:[底末初])?)*)"
    r"(?:签约|破土|上马|开工|动工|奠基|竣工|投产|建成|落成|投用|完工|复工|开竣|加快建设|加快推进|投入(?:运营|使用|生产)|签了|签署|签订|敲定|揭牌|揭幕|挂牌|开园|通车)(?!仪|的|率|项目)"
)
"""甲项目、乙基地今年都如期投产; 甲园、乙、丙等也已建成: a list, and what became of its members."""
_AGAIN = re.compile(
    rf"[,;](?P<list>[^。;:!?,]{{6,400}}?)等(?:另外)?{_N}个(?:则|也|已经?|均|都)*(?=超|达|完成|开工|动工|竣工|投产|建成|签约|在建|正)"
)
"""甲、乙等5个项目投产,丙、丁等4个在建: what goes on counting needs no word of works."""
_TOLD_LATE = re.compile(r"建成|签了|签署|签订|敲定|揭牌|开园|通车|投入|上马|加快")
_EXAMPLES = re.compile(
    rf"(?:^|[,;:])[以如]?(?P<list>[^,。;:等]{{4,60}})(?:等|为代表的)[^,。;:、]{{0,8}}(?:项目|工程)(?:共|有|达)?{_N}个"
    rf"|(?:类|方面|领域|板块)(?:的项目|的)?(?:有|包括|是|为)(?P<sort>[^,。;:等]{{4,60}})等{_N}个(?=[,。;])"
    rf"|(?:^|[,;])(?P<one>[^,。;:、等]{{6,30}}?)(?:也|亦|均|都)(?:被)?(?:列入其中|名列其中|位列其中|在其中|在列|榜上有名)"
)
"""Examples of a number of works: 甲大道等基础设施项目12个, 生态类有甲公园等2个, 甲公园也列入其中."""
_CLOSING = re.compile(
    rf"[、和][^,。;:、]{{3,40}}?,?(?:一共|共计|合计|总共|总计|以上|[这共])?{_N}个[^,。;:、\d]{{0,6}}(?:[,。;]|$)"
)
_COUNTED = re.compile(
    rf"(?:^|[,;:]|[有是为]|包括)(?P<list>[^。;:!?,]{{6,240}}(?<=[\u4e00-\u9fff)”])),?(?:一共|共计|合计|总共|总计|以上|[这共])?(?<![、\d第万])(?P<number>{_N})个[^,。;:、\d]{{0,6}}?(?:项目|工程)?(?=[,。;]|$)"
)
"""甲桥、乙路、丙厂,一共3个项目: as many as the list has members."""
_SIZED = re.compile(r"(?:年产)?\d[\d.]*[万亿]*(?:吨|立方米|千瓦|兆瓦|[GMk]W|套|台|辆|件)(?=[\u4e00-\u9fffA-Z])")
"""A capacity before what is made: 40万吨甲醇."""
_CLAUSE_END = re.compile(r",|—{2}")
_REFUSED = re.compile(r"被[^,。;]{0,10}(?:否决|驳回|退回|拒绝)")
_CALLED = re.compile(r"(?:项目|工程)$")
_UNVEILED = re.compile(r"揭牌|揭幕|挂牌")
_MAY_LIST = re.compile(r"项目|工程|类|名单|个 ?:")
"""Words without which a sentence lists no works."""
_TOLD = re.compile(
    r"签约|签下|落笔|破土|上马|开工|动工|奠基|竣工|投产|落户|落地|启动|揭牌|建成|建设|推进|落成|投用|完工|实施|开竣|复工|加快|顺利|正在|正加|"
    r"^(?:的|为|均|都|,|$)"
)
_MANY = re.compile(r"批|个|项|系列|等$")
_STAGED = re.compile(
    r"签约|签下|落笔|破土|开工|动工|奠基|竣工|投产|建成|落成|投用|完工|复工|加快建设|加快推进|开竣|推进中的|的,有"
)
"""What is told of works alone: before it, one member that ends like a work vouches for the others."""
_HEAD = re.compile(
    r"项目|工程|基地|园|中心|总部|工厂|厂|大道|公路|路|线|站|港|城|小镇|研究院|实验室|平台|电站|储能|乘用车|桥|隧道|学校|"
    r"医院|段|综合体|保税区|试验区|街区?|铁路|高铁|高速|院区|校区|扩建|改造|期\)?|\)$"
)
_NO_MEMBER = re.compile(
    r"[。!?]|领域$|方面$|产业$|行业$|类型$|服务$|合作$|^\d+个|投资额|^总投资$|亿元$|万元$|参加|出席|表示|^(?:其中|以及|包括)$|类\d+个$|"
    r"\d+(?:个|项|宗)$|^(?:这|本|都|均|也|已|将|正|各|该|其|累计|同比|占|达)|协议(?:书)?$|公司$|集团$|(?<!园)[省市区县]$"
)
_ZONE = re.compile(r"(?:集聚|示范|先导|引领|核心|试验|合作|园|片|街|景)区$")
_SAID = re.compile(r"(?:项目|工程)[为是](?=[\u4e00-\u9fff“A-Z0-9]{4})")
_COUNTED_BY = re.compile(rf"等?(?:一?大?批|一系列|{_N})")
"""Behind a list: its members are of a number of works, and no examples of fields (材料、能源等项目)."""
_LEAD = re.compile(r"(?:其中|包括|分别为|分别是|推介会后|会上|现场|当天|活动现场|[^、]{0,20}(?:仪式|签约|举行了)[,:])+")
_OPENS = re.compile(
    r"^(?P<lead>.{0,30}?(?:支持|推进|推动|启动|建成|建设|引进|签约|签下|为|有(?!限)|包括|包含|见证|抓好|实施|促成|开工|完成|涵盖|签订|签署|敲定|达成|洽谈|吸引|招引|打造|新建|新\(扩\)建|例如|比如|诸如)(?:了)?"
    r"(?:[^、的]{2,16}的)?)(?=[\u4e00-\u9fffA-Z“(]{3})"
)
"""What may lead to the first member of a closed list: 支持试验区的甲项目、乙项目等."""
_ALSO = re.compile(r"(?:也有|还有|以及|又有|有(?!限)|另有|包括)(?=[\u4e00-\u9fff“A-Z]{3})")
_ETC = re.compile(r"(?<![级平高中对优甲乙同相])等(?![级离温待于高])")
_SUM = re.compile(r"(?:,?\s*(?:计划|预计)?(?:总?投资(?:额|约|为)?|约|为|近|超)*)$")


def find(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of the members of every list of projects in the sentence; none where it lists fields or bodies.

    A list counts where it has two members or more and most of them end like works (项目, 工程, 基地, 路 …). One that a
    semicolon cuts goes on in the next sentence.
    """
    text = sentence.text
    if sentence.index not in places(reading) or ("、" not in text and not ("," in text or ";" in text or "个" in text)):
        return
    before = reading.sentences[sentence.index - 1] if sentence.index else None
    goes_on = before and before.text.endswith(";") and _INTRODUCED.search(before.text) and before.end == sentence.start
    if goes_on and not _INTRODUCED.search(text) and not _OWN_COUNT.match(text):
        rest = _works(reading, sentence, 0, len(text))
        if len(rest) > 1:
            yield from rest
            return
    if sentence.index not in reading.once(_worded):
        return
    led = [*project_sums.find(reading, sentence)]
    if led:
        yield from led
        return
    introduced = [span for match in _INTRODUCED.finditer(text) for span in _introduced(reading, sentence, match)]
    yield from introduced
    taken = max((end - sentence.start for _, end in introduced), default=0)
    if not introduced:
        for match in _COUNTED.finditer(text) if "个" in text and _CLOSING.search(text) else ():
            found = _counted(reading, sentence, match)
            taken = max([taken, *(end - sentence.start for _, end in found)])
            yield from found
    if "等" in text or "代表" in text or "其中" in text or "在列" in text:
        for match in _EXAMPLES.finditer(text, taken):
            yield from _examples(reading, sentence, *match.span(match.lastgroup or "list"))
    if "、" in text:
        yield from _closed(reading, sentence, taken)


def places(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences in which a list may stand."""
    return reading.once(_places)


def _places(reading: Reading) -> frozenset[int]:
    return reading.once(_worded).union([s.index + 1 for s in reading.sentences if s.text.endswith(";")])


def _worded(reading: Reading) -> frozenset[int]:
    return frozenset([sentence.index for sentence in reading.holding(_MAY_LIST, _STAGED, _UNVEILED)])


def _introduced(reading: Reading, sentence: Sentence, match: re.Match[str]) -> list[tuple[int, int]]:
    """The members of a list that its head leads to."""
    group = match.lastgroup or "list"
    low, high = match.span(group)
    if _REFUSED.search(sentence.text, low, high):
        return []
    if group == "each":
        parts = [trim(reading.plain, sentence.at(a), sentence.at(b)) for a, b in _parts(sentence.text, low, high)]
        return (
            parts if all(_could_be(reading, *span) and _CALLED.search(reading.plain, *span) for span in parts) else []
        )
    told = _HOW_MANY.search(sentence.text, match.start(), low)
    many = _number(told["number"]) if told else None
    if many and many > 1:
        for parts in ([*_parts(sentence.text, low, high)], _clause(sentence.text, low, high)):
            found = [trim(reading.plain, sentence.at(a), sentence.at(b)) for a, b in parts]
            named = any(
                reading.plain[a] == "“"
                or _SIZED.match(reading.plain, a, b)
                or sort_of(reading, a, b) in ("work", "named")
                for a, b in found
                if a < b
            )
            if len(parts) == many and named and all(_could_be(reading, *span) for span in found):
                return [unquoted(reading.plain, *span) for span in found]
    return _works(reading, sentence, low, high, sums=group == "sums")


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_number(text)


def _clause(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The members of the first clause, whatever joins them: 两个项目——40万吨甲和60万吨乙."""
    mark = _CLAUSE_END.search(text, low, high)
    return members(text, low, mark.start() if mark else high)


def _counted(reading: Reading, sentence: Sentence, match: re.Match[str]) -> list[tuple[int, int]]:
    """The members of a list that the number of works behind it closes, where it has as many."""
    low, high = match.span("list")
    many = _number(match["number"]) or 0
    for parts in ([*_parts(sentence.text, low, high)], members(sentence.text, low, high)):
        found = [
            _member(reading, sentence, a, b, first=number == 0, closed=True)[:2] for number, (a, b) in enumerate(parts)
        ]
        sorts = [sort_of(reading, *span) for span in found]
        known = any(sort in ("work", "named") for sort in sorts)
        if (
            len(found) == many > 1
            and known
            and all(
                sort in ("work", "plain", "named") or _HEAD.search(reading.plain, max(a, b - 4), b)
                for (a, b), sort in zip(found, sorts, strict=True)
            )
        ):
            return [unquoted(reading.plain, *span) for span in found]
    return []


def _could_be(reading: Reading, start: int, end: int) -> bool:
    """Whether the words may name one of as many works as the list has members."""
    text = reading.plain[start:end]
    first = next((t for t in reading.tokens.between(start, end) if t.start == start), None)
    does = first is not None and first.tag == "v" and first.word not in IN_NAMES
    return 4 <= len(text) <= 40 and not (does or _NO_MEMBER.search(text) or is_generic(text) or "," in text)


def _closed(reading: Reading, sentence: Sentence, taken: int) -> Iterator[tuple[int, int]]:
    """The members of lists from `taken` on that 等…项目, or what became of them, closes."""
    text = sentence.text
    for match in _CLOSED.finditer(text, taken):
        told = _TOLD.search(match["then"]) or STAGE_PATTERN.search(match["then"])
        if "、" in match["list"] and "等" not in match["list"] and told:
            many = _MANY.search(match.group("how") or "") is not None
            staged = many and _STAGED.search(match["then"]) is not None
            yield from _works(
                reading, sentence, *match.span("list"), closed=True, staged=staged, called=True, vouched=many
            )
            taken = match.end("list")
            for again in _AGAIN.finditer(text, match.end()):
                yield from _works(reading, sentence, *again.span("list"), closed=True, called=True)
                taken = again.end("list")
    for match in _PREDICATED.finditer(text, taken) if _STAGED.search(text, taken) or _TOLD_LATE.search(text) else ():
        if "等" not in match["list"]:
            found = _works(reading, sentence, *match.span("list"), closed=True, staged=bool(match["etc"]))
            common = sum(is_generic(text[a:b]) for a, b in _parts(text, *match.span("list")))
            if common >= len(found):
                continue  # 变电站、员工食堂、甲站、乙大楼已投用: what any place has
            placed = sum(_placed(reading, *span) for span in found)
            heads = all(_HEAD.search(reading.plain, b - 4, b) for _, b in found)
            known = heads and any(sort_of(reading, *span) in ("work", "named") for span in found)
            if _MAY_LIST.search(text) or 2 * placed > len(found) or known:
                yield from found


def _examples(reading: Reading, sentence: Sentence, low: int, high: int) -> list[tuple[int, int]]:
    """The examples, where each is a work with a name and none a field (新能源、新材料等产业项目12个)."""
    found = [trim(reading.plain, sentence.at(a), sentence.at(b)) for a, b in _parts(sentence.text, low, high)]
    kept = [span for span in found if _is_member(reading, *span) and span[1] - span[0] >= 4]
    named = [s for s in kept if _HEAD.search(reading.plain[s[1] - 3 : s[1]]) or _placed(reading, *s)]
    return kept if len(kept) == len(found) == len(named) else []


def _placed(reading: Reading, start: int, end: int) -> bool:
    hits = reading.regions_in(start, end)
    return (bool(hits) and hits[0].start == start and end - hits[0].end >= 4) or _named(reading, start, end)


def _works(
    reading: Reading,
    sentence: Sentence,
    low: int,
    high: int,
    *,
    sums: bool = False,
    closed: bool = False,
    staged: bool = False,
    called: bool = False,
    vouched: bool = False,
) -> list[tuple[int, int]]:
    """The members in [low, high) of the sentence; `called`: they are called projects, and need no noun of works;
    `vouched`: each of them is, for the text counts them."""
    text = sentence.text
    lead = _LEAD.match(text, low, high)
    if lead:
        low = lead.end()
    etc = _ETC.search(text, low, high)
    if etc:
        high = etc.start()
    found, broken = [], False
    for number, (a, b) in enumerate(_parts(text, low, high)):
        start, end, money = _member(reading, sentence, a, b, first=number == 0, closed=closed)
        if sums and not money:
            break
        if _is_member(reading, start, end):
            found.append((start, end))
        elif end > start and not money:
            broken = broken or number == 0
            if _predicate(reading, start, end) and found:
                break
    works = [span for span in found if _HEAD.search(reading.plain, *span)]
    if len(found) == 1 and works and not closed:
        return found if reading.plain.endswith("项目", *found[0]) and not broken else []
    if sums:
        return found if len(found) >= 2 else []
    if staged and not works and not broken and len(found) > 2 and any(_named(reading, *span) for span in found):
        return found
    batch = _batch(reading, sentence, low, high) if vouched and etc is None else []
    if len(batch) > len(found):
        return batch
    if called and len(works) < 0.6 * len(found) and not broken and len(found) > 1:
        sorts = [sort_of(reading, *span, of_goods=True) for span in found]
        if "other" not in sorts and 2 * sum(sort in ("work", "named") for sort in sorts) > len(sorts):
            return found
    enough = 1 if staged else 0.6 * len(found)
    return found if len(found) >= 2 and len(works) >= enough and works else []


def _batch(reading: Reading, sentence: Sentence, low: int, high: int) -> list[tuple[int, int]]:
    """The members of a list that 等8个项目 or 等一批项目 closes, where half of them bear names and none is a field."""
    found = []
    for number, (a, b) in enumerate(_parts(sentence.text, low, high)):
        start, end, _ = _member(reading, sentence, a, b, first=number == 0, closed=True)
        paid = [q.end for q in reading.quantities_in(start, end) if q.money and reading.plain.startswith("的", q.end)]
        found.append((paid[-1] + 1 if paid else start, end))
    sorts = [sort_of(reading, *span, of_goods=True) for span in found]
    vouching = sum(sort in ("work", "plain", "named") for sort in sorts)
    if not _COUNTED_BY.match(sentence.text, high) and "work" not in sorts:
        return []
    return found if 2 * vouching >= len(found) > 1 and all(_called(reading, *s) for s in found) else []


def _called(reading: Reading, start: int, end: int) -> bool:
    text = reading.plain[start:end]
    told = _NO_MEMBER.search(text) or _NO_MEMBER.search(text.partition("(")[0])
    return not (told and not _ZONE.search(text)) and may_be_called(reading, start, end)


def _named(reading: Reading, start: int, end: int) -> bool:
    """Whether a member bears a name of its own, as no field of industry does."""
    return end - start >= 4 and any(
        t.start == start and t.tag in ("nz", "nr", "nrt", "nt", "eng") and not find_industries(t.word)
        for t in reading.tokens.between(start, end)
    )


def _member(
    reading: Reading, sentence: Sentence, a: int, b: int, *, first: bool, closed: bool
) -> tuple[int, int, bool]:
    """The member at [a, b) of the sentence without what leads to it, follows it, or owns it, and its sum."""
    plain, text = reading.plain, sentence.text
    if closed and first:
        opening = _OPENS.match(text[a:b])
        a += len(opening["lead"]) if opening and b - a - len(opening["lead"]) >= 3 else 0
    start, end, money = _unpaid(reading, *trim(plain, sentence.at(a), sentence.at(b)))
    if closed:
        led, behind = _BEFORE.match(plain, start, end), _BEHIND.search(plain[start:end])
        start = led.end() if led and first else start
        end = start + behind.start() if behind and not led else end
    of = plain.rfind("的", start, end)
    if of > start and end - of > 4 and _HEAD.search(plain[end - 5 : end]):
        start = of + 1
    said = _SAID.match(plain, start, end)
    return said.end() if said else start, end, money


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The members; 和 and 与 part only two works (甲基地和乙园), not what one is made of (甲研发和生产基地)."""
    for begin, b in members(text, low, high, joints="、;,﹔"):
        also = _ALSO.match(text, begin, b)
        a = also.end() if also else begin
        spans = members(text, a, b, joints="和与")
        if len(spans) == 2 and all(y - x >= 4 for x, y in spans) and _HEAD.search(text[spans[0][1] - 3 : spans[0][1]]):
            yield from spans
        else:
            yield a, b


def _is_member(reading: Reading, start: int, end: int) -> bool:
    text = reading.plain[start:end]
    zone = _NO_MEMBER.search(text.partition("(")[0])  # 甲开发区(乙镇)
    if not 3 <= end - start <= 40 or zone or _NO_MEMBER.search(text) or is_generic(text):
        return False
    if _HEAD.search(text[-5:]):
        return len(text) >= 4 and "," not in text
    return len(text) <= 16 and not _predicate(reading, start, end)


def _predicate(reading: Reading, start: int, end: int) -> bool:
    """Whether a word of doing or joining stands in the member: it is a clause, and no name."""
    return any(t.word in OUTSIDE_NAMES or t.tag in ("p", "d", "r") for t in reading.tokens.between(start, end))


def _unpaid(reading: Reading, start: int, end: int) -> tuple[int, int, bool]:
    """The member without the sum behind it (甲项目5亿元, 甲项目总投资5亿元), and whether there was one."""
    money = [q for q in reading.quantities_in(start, end) if q.money and q.end >= end - 2]
    if not money:
        return start, end, False
    high = money[-1].start
    led = _SUM.search(reading.plain[start:high])
    high = start + led.start() if led else high
    return (*trim(reading.plain, start, high), True)


_BEFORE = re.compile(r"(?:从|由|在|将|对|到|向|为|除)(?=[\u4e00-\u9fff“A-Z]{2})")
_BEHIND = re.compile(r"(?:(?:到|至)?(?:此次|本次)|(?:也|均|都)在?)$")
