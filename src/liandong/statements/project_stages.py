"""Stage and date of a project: what the text says of it, else what it says of all its projects together."""

import re
from collections.abc import Iterator, Sequence

from liandong.model import AsOf, Modality, Value
from liandong.model.kinds import STAGES
from liandong.statements.clauses import clause_subject
from liandong.statements.dates import later_date
from liandong.statements.draft import Draft
from liandong.statements.project_dates import ahead, is_later, said_when, stage_date
from liandong.statements.project_names import ProjectName
from liandong.statements.project_things import REFERS, Thing, ToldStage, acted_upon
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.stages import Stage, find_stages

_ALL = re.compile(
    r"这些项目|(?:此次|本次|上述)[^,。]{0,8}项目|[两三四五六七八九十]大(?:重点)?(?:项目|园区|[^,。]{0,8}园区)"
)
_SIGNING_TO_COME = re.compile(r"(?:将|拟|计划|推动|力争|促成|洽谈|意向)[^,。]{0,8}$")
_SIGNING = re.compile(r"签约|签了|签署|签订|签下|落笔")
_FOR_SIGNING = re.compile(r"洽谈|对接|推介|招商|论坛|峰会|博览会|投洽会|进博会|东博会|交易会|高交会")
"""Meetings at which agreements are signed."""
_CREDIT = re.compile(r"贷款|授信|融资|保函|租赁合同")
_OF_PROJECTS = re.compile(
    r"(?:集中|新|正式|现场|当场|全面|陆续|成功)?(?P<stage>签约|签下|开工|动工|竣工|投产)(?:了|的)?[^,。;]{0,12}?"
    r"(?:项目|工程|\d+个|[一二两三四五六七八九十]+个)|(?:项目|工程)[^,。;]{0,10}?(?:集中|陆续|正式|现场|当场|相继)?"
    r"(?P<then>签约|开工|动工|竣工|投产)"
)
"""A sentence that says of several projects what became of them: 集中开工项目92个, 19个项目当场签约."""
_EVENT_STAGE = (
    ("集中竣工", "operating"),
    ("集中投产", "operating"),
    ("竣工", "operating"),
    ("投产", "operating"),
    ("开工", "started"),
    ("动工", "started"),
    ("奠基", "started"),
    ("签约", "signed"),
    ("签下", "signed"),
)
_OF_WORD = dict(_EVENT_STAGE) | {
    "签下": "signed",
    "签署": "signed",
    "签订": "signed",
    "落笔": "signed",
    "合同": "signed",
    "签了": "signed",
}
_NUMBERED = re.compile(r"\s*(?:[(]?\d{1,2}[.、)]|\([一二三四五六七八九十]{1,3}\)|[★◎●·▪■◆])")
_NOT_YET = re.compile(r"(?:还|尚|仍)?(?:没有?|未)(?:能|有|见)?(?:正式|全部|如期)?$")
_LEAD = 6
"""Sentences of the body that tell what the page is about."""
_TALLIES = re.compile(r"\d+个|[一二两三四五六七八九十]+个|集中")
_COUNT = re.compile(
    r"(?:\d|[一二两三四五六七八九十百多几])(?:个|项|宗|批)$|(?:累计|历次|全部|所有|各类|上述|本次|这批)(?:集中)?$"
)
_AGREED_TO = re.compile(r"(?:协议|合同|备忘录)书?[》”]?,(?:将|拟|计划|约定)")
"""签署投资合作协议,将投资…建设甲基地: what is agreed is the project."""
_DRAWN = re.compile(r"吸引|引进|引入|招引|已有|累计|家|孵化")
"""Before 入驻: others move in, which tells of a park that it is open, and of anything else nothing."""
_OPEN_TO_OTHERS = re.compile(r"园区?$|大厦|孵化器|基地|[港谷城]$|社区|广场|楼宇")
_BLOCKS = re.compile(r"预备|筹备|拟建|在谈|洽谈|谋划|储备|前期|意向|招标|有意|筹建|筹划")
"""Words of plans that a signing told of others cannot overrule."""
_TALLY = re.compile(r"项目|集中签约|签约仪式|签约会|合作事项")
_GOES_ON = re.compile(r"其中|此外|同时|另外|还有|一[是项个]|包括|分别|分量|最大|块头|单个|排|再看|先看|另")
_AS_AGREED = re.compile(r"”?(?:投资|建设|合作|战略|框架)*(?:协议|合同)")
_CEREMONY = re.compile(
    r"(?:举行|组织|举办|召开)[^。;]{0,30}集中(?P<stage>开工|签约|竣工|动工|投产)|"
    r"集中(?P<then>开工|签约|竣工|动工|投产)(?:仪式|活动|大会)[^,。;]{0,6}(?:举行|举办|召开)"
)
"""A ceremony for many works together."""
_CLOSED = re.compile(
    r"(?:项目|工程)[^,。;]{0,8}(?:签约|开工|动工|奠基|竣工|投产|建成|落成|投用|完工|复工|建设|推进|落地)"
)
_ITSELF = re.compile(
    r"(?:该|本|此)?(?:项目|工程)(?:协议|合同|已|于|也|正|在|将)|(?:企业|双方|三方)(?:与|和|同|已|完成|正式|现场|签)"
)
_ONLY_WHEN = re.compile(
    r"(?:预计|计划|拟|将|有望|力争|争取|确保|可望|可|已|也|才|都|就|再|\d|[年月日号初底末旬]|前后|左右|之?[前后内]|以[前后]|[今明去上下]|第?[一二三四]|季度|半年|[于在至到])*"
)
"""Words of time and intention alone: the clause has no subject of its own."""
_TOGETHER = re.compile(r"(?:这?(?:[两三四五六七八九]|\d+)个(?:项目|工程)|两者|它们)[^,。;]{0,10}$")
"""Subjects that mean all those named before: 甲项目、乙项目破土,两个项目去年投产."""
_BY_CONTRACT = re.compile(r"(?:按照?|根据|依据)(?:该|上述)?(?:协议|合同)|(?:协议|合同)(?:里|中|约定|明确|规定)")
"""What an agreement provides for is signed with it."""
_KINDS = re.compile(r"(?P<stage>合同|签约)(?:项目[里中的]|名单)")
"""合同项目里的四个是: signed."""
_AMONG = re.compile(r"(?:的)?项目(?:中|里|当中|方面),")
"""开工项目中,甲项目…: what follows is one of them."""
_PART_OF = re.compile(
    r"(?P<part>厂房|主体|主体工程|主体结构|[办公综合教学宿舍实验住]{2}楼|宿舍|食堂|仓库|地基|基础|基础工程|土建|桩基|围墙|管网|钢结构|塔楼|主塔|桥墩|墩柱|"
    r"路基|路面|围堰|屋面|幕墙|样板[段间]|车间|配套设施|土石方|幕布|展馆|指挥中心|[一二三四五六七八九\d]+(?:号|幢|栋|座)(?:楼|厂房)?)"
    r"[^,。;、]{0,8}$"
)
"""A part of a work, right before what is told of it."""
_OF_LAND = re.compile(r"(?:土地|地块|用地|宗地|股权|采矿权)[^,。;]{0,4}$")
"""土地挂牌: it is put up for sale, and nothing is opened."""
_SYSTEM = re.compile(r"(?:平台|系统|网站|专线|航线|班列)$")
_JOINT = re.compile(r"[、和与及以同“”]{1,3}")
_RESUMED = re.compile(r"恢复|重启|复工|曾(?!祖)|一度")
_SIDES = frozenset(stage for stage, (rank, _, _) in STAGES.items() if rank is None)


def note_stages(
    reading: Reading,
    sentence: Sentence,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
    told: Sequence[Stage],
) -> None:
    """Gives every stage that the sentence tells to the project that it is told of."""
    for stage in told:
        low, high = sentence.at(stage.start), sentence.at(stage.end)
        if any(n.row and not (n.row.stage and n.row.stage.start <= low < n.row.stage.end) for n, _ in here):
            continue
        if counted(sentence.text, stage):
            continue
        within = next((n for n, _ in here if n.start <= low < n.end), None)
        if (within and high <= within.end) or not reading.tokens.begins(low):
            continue  # a word of a name (改扩建项目) tells no stage
        if within:
            low = within.end  # 甲项目 | 启动
        later = stage.later or is_later(reading, sentence, low, high)
        if sentence.text.startswith("挂牌", stage.start) and _OF_LAND.search(sentence.text, 0, stage.start):
            continue
        drawn = sentence.text.startswith("入驻", stage.start) and _DRAWN.search(
            sentence.text[: stage.start].rsplit(",", 1)[-1]
        )
        for owner in {id(t): t for t in _owners(reading, sentence, stage, low, here, current)}.values():
            if drawn and not _OPEN_TO_OTHERS.search(owner.draft.name):
                continue
            partly = stage.stage == "operating" and _PART_OF.search(sentence.text, 0, stage.start)
            launched = stage.stage == "started" and _SYSTEM.search(owner.draft.name)
            reached = "operating" if launched and sentence.text[: stage.end].endswith("启动") else stage.stage
            loose = reached == "operating" and owner.topic and _aside(reading, sentence, here, low)
            if (loose or partly) and not (partly and owner.draft.name.endswith(partly["part"])):
                reached = "building"  # 厂房已建成: no more than that
            owner.stages.append((reached, low, high, sentence, later))


def _aside(reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]], low: int) -> bool:
    """Whether the clause of the stage at `low` speaks of something that is none of the projects: a part of the one."""
    start = max(max(reading.plain.rfind(mark, sentence.start, low) for mark in ",;:。") + 1, sentence.start)
    if any(n.start < low and n.end > start for n, _ in here) or REFERS.match(reading.plain, start, low):
        return False
    return clause_subject(reading, start, low) is not None


def counted(text: str, stage: Stage) -> bool:
    """Whether the stage only tells which projects are counted: 收获30个签约项目."""
    return text.startswith(("项目", "工程"), stage.end) and bool(
        _COUNT.search(text, max(0, stage.start - 6), stage.start)
    )


def _owners(
    reading: Reading,
    sentence: Sentence,
    stage: Stage,
    low: int,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
) -> list[Thing]:
    """The listed projects; else those named in the clause, before the stage rather than behind it; else the last named
    before it, if the clause has no subject of its own; else the project spoken of."""
    text = sentence.text
    listed = [(name, thing) for name, thing in here if name.listed]
    if listed:
        first = max(
            (name.start for name, _ in listed if name.start < low and _closes(text, name, sentence, listed)), default=0
        )
        return [t for n, t in listed if n.start >= first and n.start < low] or [t for _, t in listed]
    marks = ",。;: " if sentence.paragraph == 0 else ",。;:"
    clause_start = sentence.at(max(text.rfind(mark, 0, stage.start) for mark in marks) + 1)
    ends = (text.find(mark, stage.end) for mark in marks.replace(":", ""))
    clause_end = sentence.at(min((end for end in ends if end >= 0), default=len(text)))
    before = [pair for pair in here if pair[0].end <= low]
    if before and _TOGETHER.match(text, clause_start - sentence.start, stage.start):
        return [t for _, t in before]
    inside = [pair for pair in before if pair[0].end > clause_start]
    if inside:
        return _group(reading, inside)
    behind = [pair for pair in here if low <= pair[0].start < clause_end]
    if behind and current and not behind[0][0].proper and current.topic:
        return [current]
    if behind and current and REFERS.match(reading.plain, clause_start, low):
        return [current]
    if behind and (stage.stage in ("signed", "planned") or behind[0][0].start - low <= 16):
        return _group(reading, behind[::-1])
    goes_on = bool(_ITSELF.match(reading.plain, clause_start) or _ONLY_WHEN.fullmatch(reading.plain, clause_start, low))
    if before and (goes_on or clause_subject(reading, clause_start, low) is None):
        return _group(reading, before)
    if here and not before and _AMONG.match(text, stage.end):
        return [here[0][1]]
    spoken = REFERS.match(text) or REFERS.match(text[clause_start - sentence.start :]) or acted_upon(text)
    spoken = spoken or (current and current.topic)
    return [current] if current and spoken and not before else []


def _closes(text: str, name: ProjectName, sentence: Sentence, listed: list[tuple[ProjectName, Thing]]) -> bool:
    """Whether a list begins with this name, another was closed before it (甲、乙等项目投产,丙、丁等项目在建)."""
    before = [n for n, _ in listed if n.end <= name.start]
    return not before or bool(_CLOSED.search(text, before[-1].end - sentence.start, name.start - sentence.start))


def _group(reading: Reading, pairs: list[tuple[ProjectName, Thing]]) -> list[Thing]:
    """The last of the projects, and those that 、 or 和 join to it."""
    found = [pairs[-1]]
    for name, thing in reversed(pairs[:-1]):
        low, high = sorted((name, found[-1][0]), key=lambda n: n.start)
        if not _JOINT.fullmatch(reading.plain, low.end, high.start):
            break
        found.append((name, thing))
    return [thing for _, thing in found]


def say_stage(reading: Reading, thing: Thing, common: list[ToldStage], event: Draft | None) -> None:
    """Says every stage stated, with its day; where none is, that of the event, heading or sentence which tells of all
    projects together."""
    now = [s for s in thing.stages if not s[4] and s[0] != "planned"]
    later = [s for s in thing.stages if s[4] or s[0] == "planned"]
    if not now and not any(_BLOCKS.search(reading.plain, s[1], s[2]) for s in later):
        common = [] if later and common == [*reading.once(_of_lead)] else common
        now = _around(reading, thing) or _nearest(reading, thing, common)
        thing.together = bool(now) and (not common or now[0][3] is common[0][3] or not _CEREMONY.search(now[0][3].text))
    last = max((s[1] for s in thing.stages), default=0)
    for stage, low, high, sentence, _ in now:
        date = stage_date(reading, sentence, low, high, stage, event if thing.together or thing.met else None)
        as_of = AsOf(date.iso, date.basis) if date and date.known else None
        if stage in _SIDES and as_of is None and low == last and not _RESUMED.search(sentence.text):
            as_of = said_when(reading)
        thing.draft.say("status", Value(reading.text(low, high), stage), sentence, low, as_of=as_of)
        thing.reached.append((stage, sentence, date))
    if not now and later:
        _, low, high, sentence, _ = later[0]
        side = next((s for s in later if s[0] in _SIDES), None)
        told = Value(reading.text(low, high), "planned")
        if side:
            _, low, high, sentence, _ = side
            told = Value(reading.text(low, high), side[0])
        thing.draft.say("status", told, sentence, low, modality=Modality.WILL)


def _around(reading: Reading, thing: Thing) -> list[ToldStage]:
    """The stage that stands over the project: of the heading of its list, or of the sentence before it that tells of
    several (昨日,19个项目签约。其中…)."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    if first is None:
        return []
    table = any(name.row for name in thing.names)
    agreed = any(_AS_AGREED.match(reading.plain, name.end) for name in thing.names)
    name = next(n for n in thing.names if n.sentence is first)
    agreed = agreed or _BY_CONTRACT.search(reading.plain, first.start, name.start) is not None
    for sentence in _before(reading, first, table, agreed):
        text, own = sentence.text, sentence is first
        topic = (
            not own and len(text) <= 18 and (sentence.heading or text.startswith("【") or text.endswith(("。", ":")))
        )
        if topic and "\t" not in text:
            told = [s for s in find_stages(text) if not s.later or s.stage == "planned"]
            told = [s for s in told if s.stage != "planned"] or [s for s in told if _BLOCKS.match(text, s.start)]
            if told:
                return [_placed(sentence, told[0])]
            if sentence.heading and not table:
                return []
        found = [_tallied(match) for match in _OF_PROJECTS.finditer(text)]
        found = [span for span in found if _counts(text, span[0])]
        if len({_OF_WORD[text[low:high]] for low, high in found}) > 1:
            return []
        found = (
            found or [m.span("stage") for m in _KINDS.finditer(text)][:1] or _signing(thing, first, sentence, agreed)
        )
        if found:
            low, high = found[0]
            return [(_OF_WORD[text[low:high]], sentence.at(low), sentence.at(high), sentence, False)]
    return []


def _signing(thing: Thing, first: Sentence, sentence: Sentence, agreed: bool) -> list[tuple[int, int]]:
    """The signing told in the sentence, where the project is what was signed: one of those signed there, or what the
    agreement of its own sentence says is to be built."""
    text = sentence.text
    signing = _SIGNING.search(text)
    if not signing or _CREDIT.search(text) or not _counts(text, signing.start()):
        return []
    if sentence is first:
        name = next(n for n in thing.names if n.sentence is first)
        meant = bool(_AGREED_TO.search(text, signing.start(), max(name.start - sentence.start, signing.start())))
    else:
        near = agreed or sentence.paragraph == first.paragraph
        meant = near and bool(agreed or _TALLY.search(text) or _GOES_ON.match(first.text))
    return [signing.span()] if meant else []


def _tallied(match: re.Match[str]) -> tuple[int, int]:
    return match.span("stage" if match["stage"] else "then")


def _counts(text: str, low: int) -> bool:
    return not _SIGNING_TO_COME.search(text[:low]) and _reached(text, low)


def _nearest(reading: Reading, thing: Thing, common: list[ToldStage]) -> list[ToldStage]:
    """What is told of all works together, unless the text has moved to another time; where it has come to another
    ceremony meanwhile, the stage of that."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    if first is None or not common or not common[0][3].paragraph:
        return [stage for stage in common if not _elsewhen(reading, thing, stage)]
    for sentence in reversed(reading.sentences[common[0][3].index + 1 : first.index]):
        match = _CEREMONY.search(sentence.text)
        if match:
            low, high = match.span("stage" if match["stage"] else "then")
            word = sentence.text[low:high]
            return [(_OF_WORD[word], sentence.at(low), sentence.at(high), sentence, False)]
    return [stage for stage in common if not _elsewhen(reading, thing, stage)]


def _elsewhen(reading: Reading, thing: Thing, common: ToldStage) -> bool:
    """Whether the text has moved to another time between what it tells of all and the project."""
    first = next((name.sentence for name in thing.names if name.sentence.paragraph > 0), None)
    _, low, _, sentence, _ = common
    if first is None or sentence is first or first.start < low:
        return False
    days = {d.iso for d in reading.dates_in(sentence.start, sentence.end) if d.known}
    anchor, _ = reading.anchor
    days |= {anchor.value} if anchor else set()
    home = next(s for s in reading.sentences if s.paragraph == first.paragraph)
    start = max(sentence.end, reading.document.body_start)
    later = [d for d in reading.dates_in(start, first.end) if d.known and not ahead(reading, d)]
    later = [d for d in later if len(d.iso) == 10 or d.start >= home.start]
    later = [d for d in later if len(d.iso) >= 7 or not any(day.startswith(d.iso[:4]) for day in days)]
    later = [d for d in later if not later_date(reading.plain, d)]
    days = days or {d.iso for d in later[:1]}
    return any(not any(d.iso.startswith(day[:7]) or day.startswith(d.iso) for day in days) for d in later)


def _reached(text: str, low: int) -> bool:
    """Whether the word at `low` tells what was done; 另外两个还没有投产 does not."""
    told = [s for s in find_stages(text) if s.start <= low < s.end]
    return not told[0].later if told else not _NOT_YET.search(text, 0, low)


def _placed(sentence: Sentence, stage: Stage) -> ToldStage:
    return stage.stage, sentence.at(stage.start), sentence.at(stage.end), sentence, False


def _before(reading: Reading, first: Sentence, table: bool, agreed: bool) -> Iterator[Sentence]:
    """The sentence that names the project and those before it: of its paragraph, and the last above that where it
    introduces it (…如下:); of a table, or a numbered list, those above the whole of it."""
    above = reading.sentences[: first.index + 1][::-1]
    items = _NUMBERED.match(first.text) is not None
    reach = 60 if table or items else 12
    paragraphs, told = 0, False
    last = first.paragraph
    for sentence in above[:reach]:
        if sentence.paragraph == 0:
            break
        if sentence.paragraph != last:
            last, paragraphs = sentence.paragraph, paragraphs + (0 if _NUMBERED.match(sentence.text) else 1)
        if paragraphs and not (table or items or agreed):
            if paragraphs == 1 and (sentence.text.endswith(":") or "如下" in sentence.text):
                yield sentence
            break
        told = told or sentence.heading
        yield sentence
    heading = None if told else section_heading(reading, first)
    if heading:
        yield heading


def under_stage(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence stands under a heading that tells how far the works of its section have come."""
    return sentence.paragraph in reading.once(_under_stages)


def _under_stages(reading: Reading) -> frozenset[int]:
    out, told = set(), False
    for sentence in reading.body:
        if sentence.heading and len(sentence.text) <= 18 and not any(c.isdigit() for c in sentence.text[2:]):
            told = any(not s.later for s in find_stages(sentence.text))
        elif told:
            out.add(sentence.paragraph)
    return frozenset(out)


def section_heading(reading: Reading, sentence: Sentence) -> Sentence | None:
    """The heading of the section in which the sentence stands; none where a short line tells what is the case."""
    for above in reversed(reading.sentences[: sentence.index]):
        if above.paragraph == 0:
            return None
        if above.heading and len(above.text) <= 18 and not any(c.isdigit() for c in above.text[2:]):
            return above
    return None


def common_stage(reading: Reading, event: Draft | None) -> list[ToldStage]:
    """The stage that the title, or a sentence about all these projects, gives them together; empty where none does."""
    if event and "开竣工" not in event.name:
        told = [(word, stage) for word, stage in _EVENT_STAGE if word in event.name]
        home = reading.sentence_at(event.start)
        if home and len({stage for _, stage in told}) == 1:
            at = event.start + max(event.reading.plain[event.start : event.end].find(told[0][0]), 0)
            return [(told[0][1], at, at + len(told[0][0]), home, False)]
        if told:
            return []
    for sentence in reading.sentences:
        if sentence.paragraph > 0 and not _ALL.search(sentence.text):
            continue
        told = [(word, stage) for word, stage in _EVENT_STAGE if word in sentence.text]
        if "开竣工" in sentence.text or len({stage for _, stage in told}) > 1:
            continue
        for word, stage in told:
            at = sentence.text.find(word)
            if re.search(r"规划|拟|将|计划", sentence.text[max(0, at - 4) : at]):
                continue
            return [(stage, sentence.at(at), sentence.at(at + len(word)), sentence, False)]
    return [*reading.once(_of_lead)]


def _of_lead(reading: Reading) -> tuple[ToldStage, ...]:
    """The stage that the lead tells of a number of works (15个项目成功签约), where the page tells of no other."""
    found: list[ToldStage] = []
    for sentence in reading.body[:_LEAD]:
        for match in () if _ALL.search(sentence.text) else _OF_PROJECTS.finditer(sentence.text):
            low, high = _tallied(match)
            if _TALLIES.search(match.group()) and _counts(sentence.text, low):
                stage = _OF_WORD[sentence.text[low:high]]
                found.append((stage, sentence.at(low), sentence.at(high), sentence, False))
    return tuple(found[:1]) if len({stage for stage, *_ in found}) == 1 else ()


def _at_such(thing: Thing, event: Draft, stage: str) -> bool:
    """Whether the stage is what the event was held for, and the text has moved to no other time meanwhile."""
    home = event.reading.sentence_at(event.start)
    meant = {told for word, told in _EVENT_STAGE if word in event.name}
    meant |= {"signed"} if not meant and _FOR_SIGNING.search(event.name) else set()
    if home is None or not home.paragraph or stage not in meant:
        return False
    return not _elsewhen(event.reading, thing, (stage, event.start, event.end, home, False))


def say_date(thing: Thing, event: Draft | None) -> None:
    """The day of the furthest stage that has one; else that of the event at which it was reached."""
    dated = [(stage, sentence, date) for stage, sentence, date in thing.reached if date is not None]
    rank = {stage: order if order is not None else 9 for stage, (order, _, _) in STAGES.items()}
    for stage, _, date in sorted(dated, key=lambda told: -rank[told[0]])[:1]:
        home = thing.draft.reading.sentence_at(date.start)
        if home is not None:
            thing.draft.date("date", date, home, scope=stage)
        return
    furthest = max((stage for stage, _, _ in thing.reached), key=lambda stage: rank[stage], default="")
    if event and furthest and (thing.together or thing.met or _at_such(thing, event, furthest)):
        for statement in event.statements:
            if statement.property == "date" and len(statement.value.text) >= 7:
                thing.draft.repeat("date", statement, scope=furthest)
