"""Stage and date of a project: what the text says of it, else what it says of all its projects together."""

import re
from collections.abc import Sequence

from liandong.model import AsOf, Modality, Value
from liandong.model.kinds import STAGES
from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import clause_subject
from liandong.statements.draft import Draft
from liandong.statements.grammar.denials import negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.project_courses import of_course, partly
from liandong.statements.projects.project_dates import (
    CLOSED_ON,
    is_later,
    of_another_time,
    only_meant,
    said_when,
    stage_date,
)
from liandong.statements.projects.project_heads import counted, heads, under_head
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_order import is_led, still_before
from liandong.statements.projects.project_things import REFERS, Thing, ToldStage, acted_upon
from liandong.statements.projects.shared_stages import (
    BLOCKS,
    CEREMONY,
    EVENT_STAGE,
    around,
    elsewhen,
    nearest,
    of_lead,
)
from liandong.statements.projects.stages import Stage

_FOR_SIGNING = re.compile(r"洽谈|对接|推介|招商|论坛|峰会|博览会|投洽会|进博会|东博会|交易会|高交会")
"""Meetings at which agreements are signed."""
_DRAWN = re.compile(r"吸引|引进|引入|招引|已有|累计|家|孵化")
"""Before 入驻: others move in, which tells of a park that it is open, and of anything else nothing."""
_OPEN_TO_OTHERS = re.compile(r"园区?$|大厦|孵化器|基地|[港谷城]$|社区|广场|楼宇")
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
NAMELY = re.compile(r",(?:即|分别[是为]|依次[是为]|包括|它们[是分])")
"""三段路同日开通,分别是…: it is told of all those named behind."""
_AMONG = re.compile(r"(?:的)?项目(?:中|里|当中|方面),")
"""开工项目中,甲项目…: what follows is one of them."""
_OF = re.compile(r"了?的[“「]?")
"""与此前签约 | 的 | 甲项目: it is told of what stands behind it alone."""
_ALL_LINES = re.compile(r"线(?:均|都|全部|也)?(?:已|已经)?$")
"""两条线均已投产: it is told of the work."""
_OF_LAND = re.compile(r"(?:土地|地块|用地|宗地|股权|采矿权)[^,。;]{0,4}$")
"""土地挂牌: it is put up for sale, and nothing is opened."""
_SYSTEM = re.compile(r"(?:平台|系统|网站|专线|航线|班列)$")
_AT_SITE = re.compile(r"(?:的)?(?:项目|建设|施工)*(?P<site>现场|工地)(?:上|里|内)?,")
_ITS_SITE = re.compile(r"(?:走进|来到|在)?(?:该|本)?(?:项目|工程)?(?:建设|施工)*(?P<site>现场|工地)(?:上|里|内)?")
_GOING_ON = frozenset({"building", "planned"})
"""What a work is for a while; no event makes it so on its day."""
_BEFORE_WORKS = frozenset({"signed", "approved", "started"})
_AT_WORK = re.compile(
    r"(?:工人|机械|塔吊|挖掘机|推土机|吊车|工程车|焊花)[^,。;]{0,10}?(?:浇|铺|砌|焊|吊装|挖|绑扎|搬运|安装|作业|施工|忙碌|穿梭|轰鸣|"
    r"飞溅|林立|转动|旋转|挥舞|运转|抢工|赶工|抢抓|加班|加紧|紧张|打桩|平整)|脚手架林立|(?:一派|一片)(?:繁忙|忙碌|热火朝天)"
)
"""Who and what is at work on a site, and that it is."""
_NO_WORK = re.compile(
    r"(?:没有?|未|不|停|撤|等待|等着|无)[^,。;]{0,10}$|(?:将|拟|计划|准备|预计|即将)[^,。;]{0,12}$|[撤停罢]"
)
"""Before it or in it: nobody is at work, or is only to be."""
_JOINT = re.compile(r"(?:\([^()]{1,40}\))?[、和与及以同“”]{1,3}")
_RESUMED = re.compile(r"恢复|重启|复工|曾(?!祖)|一度")
_SIDES = frozenset(stage for stage, (rank, _, _) in STAGES.items() if rank is None)


def note_stages(
    reading: Reading,
    sentence: Sentence,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
    told: Sequence[Stage],
) -> None:
    """Gives every stage that the sentence tells to the project that it is told of; members of a group have theirs."""
    here = [pair for pair in here if not is_led(pair[0], sentence, told)]
    if not here and current and current.names[-1].group:
        return
    for stage in told:
        low, high = sentence.at(stage.start), sentence.at(stage.end)
        if any(n.row and not (n.row.stage and n.row.stage.start <= low < n.row.stage.end) for n, _ in here):
            continue
        if counted(sentence.text, stage) and not heads(sentence.text, stage):
            continue
        within = next((n for n, _ in here if n.start <= low < n.end), None)
        row = any(n.row for n, _ in here)
        staged = any(n.row and not n.row.sorted for n, _ in here)
        newly = low - (staged and reading.plain.startswith("新", low - 1))  # 新开工, in a column of stages
        begins = reading.tokens.begins(low) or reading.tokens.begins(newly) or of_course(reading, stage, sentence)
        if (within and high <= within.end) or not begins:
            continue  # a word of a name (改扩建项目) tells no stage
        body = organisations.at(reading, low)
        if body and high <= body.end and not within:
            continue  # 国有资本投资运营有限公司: a word of a body's name tells none either
        if within:
            low = within.end  # 甲项目 | 启动
        later = stage.later or (not row and is_later(reading, sentence, low, high))
        if sentence.text.startswith("挂牌", stage.start) and _OF_LAND.search(sentence.text, 0, stage.start):
            continue
        drawn = sentence.text.startswith("入驻", stage.start) and _DRAWN.search(
            sentence.text[: stage.start].rsplit(",", 1)[-1]
        )
        named = max((n.end for n, _ in here if n.end <= low), default=0)
        for owner in {id(t): t for t in _owners(reading, sentence, told, stage, low, here, current)}.values():
            if drawn and not _OPEN_TO_OTHERS.search(owner.draft.name):
                continue
            launched = stage.stage == "started" and _SYSTEM.search(owner.draft.name)
            reached = "operating" if launched and sentence.text[: stage.end].endswith("启动") else stage.stage
            loose = reached == "operating" and owner.topic and _aside(reading, sentence, here, low)
            if loose or partly(reading, stage, sentence, owner, named):
                reached = "building"  # 厂房已建成: no more than that
            owner.stages.append((reached, low, high, sentence, later))


def note_groups(here: list[tuple[ProjectName, Thing]], sentence: Sentence, told: Sequence[Stage]) -> None:
    """Gives the members of groups of works the stage that is told of their group."""
    for name, thing in here:
        if name.group and name.group.lead and is_led(name, sentence, told):
            lead, head = name.group.lead, name.group.head
            thing.stages.append((lead.stage, head.at(lead.start), head.at(lead.end), head, lead.later))


def _aside(reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]], low: int) -> bool:
    """Whether the clause of the stage at `low` speaks of something that is none of the projects: a part of the one."""
    start = max(max(reading.plain.rfind(mark, sentence.start, low) for mark in ",;:。") + 1, sentence.start)
    if any(n.start < low and n.end > start for n, _ in here) or REFERS.match(reading.plain, start, low):
        return False
    return clause_subject(reading, start, low) is not None


def _pointed(
    reading: Reading, sentence: Sentence, told: Sequence[Stage], stage: Stage, here: list[tuple[ProjectName, Thing]]
) -> list[Thing] | None:
    """Those behind the stage that it points at: the list that it heads, or what it is an attribute of; None where it
    does neither."""
    headed = under_head(sentence, stage, told, here)
    if headed is not None:
        return headed
    text = sentence.text
    attributive = next(
        (
            n
            for n, _ in here
            if sentence.at(stage.start) < n.start and _OF.fullmatch(text, stage.end, n.start - sentence.start)
        ),
        None,
    )
    if attributive:
        return _group(reading, [pair for pair in here if pair[0].start >= attributive.start][::-1])
    return None


def _owners(
    reading: Reading,
    sentence: Sentence,
    told: Sequence[Stage],
    stage: Stage,
    low: int,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
) -> list[Thing]:
    """The listed projects; else those named in the clause, before the stage rather than behind it; else the last named
    before it, if the clause has no subject of its own; else the project spoken of."""
    text = sentence.text
    pointed = _pointed(reading, sentence, told, stage, here)
    if pointed is not None:
        return pointed
    listed = [(name, thing) for name, thing in here if name.listed]
    if current and listed and listed[0][0].start > low and REFERS.match(text[_clause(text, stage.start) :]):
        return [current]  # 该项目去年开工,包括甲中心、乙基地
    clause = sentence.at(_clause(text, stage.start))
    if listed and any(not n.listed and clause <= n.start < low and n.start > listed[-1][0].start for n, _ in here):
        listed = []  # 甲、乙等在建项目加快推进,丙竣工
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
    same = bool(_ITSELF.match(reading.plain, clause_start) or _ONLY_WHEN.fullmatch(reading.plain, clause_start, low))
    same = same or _ALL_LINES.search(reading.plain, clause_start, low) is not None
    same = same or of_course(reading, stage, sentence, before[-1][1] if before else None)
    if before and (same or clause_subject(reading, clause_start, low) is None):
        return _group(reading, before)
    if here and not before and NAMELY.match(text, stage.end):
        return [t for _, t in here]
    if here and not before and _AMONG.match(text, stage.end):
        return [here[0][1]]
    spoken = REFERS.match(text) or REFERS.match(text[clause_start - sentence.start :]) or acted_upon(text)
    spoken = spoken or of_course(reading, stage, sentence, current)
    return [current] if current and (spoken or current.topic) and not before else []


def _clause(text: str, position: int) -> int:
    return max(text.rfind(mark, 0, position) for mark in ",。;:") + 1


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
    if not now and not any(BLOCKS.search(reading.plain, s[1], s[2]) for s in later):
        common = common or ([] if later else [*reading.once(of_lead)])
        now = around(reading, thing) or nearest(reading, thing, common)
        now = [s for s in now if not any(still_before(s, to_come) for to_come in later)]
        thing.together = bool(now) and (not common or now[0][3] is common[0][3] or not CEREMONY.search(now[0][3].text))
    last = max((s[1] for s in thing.stages), default=0)
    for stage, low, high, sentence, _ in now:
        date = stage_date(reading, sentence, low, high, stage, event if thing.together or thing.met else None)
        if date and thing.together and of_another_time(thing, sentence, date.iso):
            date = None
        as_of = AsOf(date.iso, date.basis) if date and date.known else None
        if stage in _SIDES and as_of is None and low == last and not _RESUMED.search(sentence.text):
            as_of = said_when(reading)
        thing.draft.say("status", Value(reading.text(low, high), stage), sentence, low, as_of=as_of)
        thing.reached.append((stage, sentence, date))
    at_work = not (thing.together or thing.met) and all(s[0] in _BEFORE_WORKS for s in now)
    at_work = at_work and _say_site(reading, thing)
    if not now and later and not at_work:
        say_to_come(reading, thing, later)


def say_to_come(reading: Reading, thing: Thing, later: Sequence[ToldStage]) -> None:
    """Says that the thing is planned, by the first stage that is still to come, or that it is to end."""
    told = next((s for s in later if s[0] in _SIDES), None)
    stage, low, high, sentence, _ = told or later[0]
    value = Value(reading.text(low, high), stage if told else "planned")
    thing.draft.say("status", value, sentence, low, modality=Modality.WILL)


def _say_site(reading: Reading, thing: Thing) -> bool:
    """甲项目工地上,工人们浇着垫层: works go on where its site is told of, and nothing else says how far it is; returns
    whether they do."""
    for name in thing.names:
        if not name.sentence.paragraph:
            continue
        for sentence in (name.sentence, *_next(reading, name)):
            own = sentence is name.sentence
            start = name.end if own else sentence.start
            site = (_AT_SITE if own else _ITS_SITE).match(reading.plain, start, sentence.end)
            work = _AT_WORK.search(reading.plain, site.end(), sentence.end) if site else None
            if site and work and not _idle(reading, sentence, site.end(), work):
                low, high = site.span("site")
                thing.draft.say("status", Value(reading.text(low, high), "building"), sentence, low)
                thing.reached.append(("building", sentence, None))
                return True
    return False


def _idle(reading: Reading, sentence: Sentence, start: int, work: re.Match[str]) -> bool:
    """Whether the words deny that anybody is at work at the site, or tell what is to come."""
    floor = max(reading.plain.rfind(",", start, work.start()) + 1, start)
    denied = negated(reading.plain, floor, work.start()) or negated(reading.plain, floor, work.end() - 1)
    denied = denied or _NO_WORK.search(reading.plain, floor, work.end()) is not None
    return denied or is_later(reading, sentence, work.start(), work.end())


def _next(reading: Reading, name: ProjectName) -> list[Sentence]:
    """The two sentences behind the name in its paragraph, until another project is named."""
    out = []
    for sentence in reading.sentences[name.sentence.index + 1 : name.sentence.index + 3]:
        if sentence.paragraph != name.sentence.paragraph or any(
            n.sentence is sentence for n in project_names.find(reading)
        ):
            break
        out.append(sentence)
    return out


def at_such(thing: Thing, event: Draft, stage: str) -> bool:
    """Whether the stage is what the event was held for, and the text has moved to no other time meanwhile."""
    home = event.reading.sentence_at(event.start)
    first = next((name.sentence for name in thing.names if name.sentence.paragraph), None)
    if home and first and first.paragraph < home.paragraph:
        return False  # told before the event was
    meant = {told for word, told in EVENT_STAGE if word in event.name}
    meant |= {"signed"} if not meant and _FOR_SIGNING.search(event.name) else set()
    if home is None or not home.paragraph or stage not in meant:
        return False
    return not elsewhen(event.reading, thing, (stage, event.start, event.end, home, False))


def _closed(event: Draft) -> bool:
    """Whether the event's day is that on which it ended, and not the one on which things were done there."""
    home = event.reading.sentence_at(event.start)
    return home is not None and CLOSED_ON.search(event.reading.plain, event.end, home.end) is not None


def say_date(thing: Thing, event: Draft | None) -> None:
    """The day of the furthest stage that has one; else that of the event at which it was reached."""
    meant = [told[:2] for told in thing.reached if told[0] == "signed" and only_meant(thing, told[1])]
    dated = [told for told in thing.reached if told[2] is not None and told[:2] not in meant]
    rank = {stage: order if order is not None else 9 for stage, (order, _, _) in STAGES.items()}
    for stage, _, date in sorted(dated, key=lambda told: -rank[told[0]])[:1]:
        home = thing.draft.reading.sentence_at(date.start) if date else None
        if date and home:
            thing.draft.date("date", date, home, scope=stage)
        return
    furthest = max(thing.reached, key=lambda told: rank[told[0]], default=None)
    if event is None or furthest is None or furthest[0] in _GOING_ON or furthest[:2] in meant:
        return
    stage, sentence, _ = furthest
    if thing.together or thing.met or at_such(thing, event, stage):
        for statement in event.statements:
            if statement.property != "date" or len(statement.value.text) < 7:
                continue
            if not (_closed(event) or of_another_time(thing, sentence, statement.value.text)):
                thing.draft.repeat("date", statement, scope=stage)
