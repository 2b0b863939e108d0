"""Projects (项目) and sites (载体): what is invested in, built or opened, with amount, stage, place, parties."""

import re

from liandong.statements.bodies.organisations import OrganisationSpan
from liandong.statements.draft import Draft
from liandong.statements.events.event_heads import is_briefing
from liandong.statements.grammar.denials import hearsay
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.parties import acted_on
from liandong.statements.projects.project_amounts import note_amounts
from liandong.statements.projects.project_common import common_stage, under_stage
from liandong.statements.projects.project_descriptions import described
from liandong.statements.projects.project_details import say_parties, say_sector, site_of
from liandong.statements.projects.project_identity import ZONE, same_project
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_nouns import WEAK
from liandong.statements.projects.project_phases import Phases, opens, phased, unlink_themselves
from liandong.statements.projects.project_places import say_place
from liandong.statements.projects.project_stages import counted, note_groups, note_stages, say_date, say_stage
from liandong.statements.projects.project_things import REFERS, Thing, ToldStage, acted_upon, of_kind, refers_on
from liandong.statements.projects.project_topics import Section
from liandong.statements.projects.stages import Stage, find_stages

_MAKING = re.compile(
    r"(?:签下|签署|签订|建设|打造|新建|落户|推进|启动|签约|引进|设立|建成|规划建设|共建|开工|开建|投建|成立|组建|推动|实施|开展|合作|"
    r"(?:[要将拟会]|计划|准备|打算|规划)建|入驻|兴建|扩建|投资|探索|揭牌|动工|启用|迁至|布局|涵盖|包括|包含)(?:了|起)?(?:[^,。;]{0,12}(?:的|等|、))?$"
)
_ABOUT = re.compile(
    r"^(?:项目)?[,:。]?(?:全长|占地|建筑面积|用地|主体|路基|投资概算|投资方|累计|通过|由|总投资|计划投资|投资|"
    r"占地|规划|是[^,。;]{2,20}(?:工程|项目)|列入|(?:纳入|进入)[^,。;]{0,14}(?:项目|名单|清单|计划|库)|位于|选址|落户|落地|正式|今日|近日|预计|计划|将|于|主要|建成|已|的?建设|整体|集中|顺利|在|首期|"
    r"达产|全面|总用地|用地|总建筑|一期|率先|作为|以|聚焦|引入|整合)"
)
_SITE = re.compile(
    r"(?:示范区|先行区|合作区|自贸区|新区|园区|产业园|科技园|工业园|高新区|试验区|开发区|大厦|广场|科技城|知识城|"
    r"创新城|孵化器|基地|新城)$"
)
_MOST_COMPARED = 200
"""Names of one document that are compared pair by pair; beyond it only equal names come together."""
_LONGEST_FIRM = 6
"""Characters of the longest short name of a firm that a work is called after."""
_SETTLED = re.compile(
    r"(?:项目)?(?:正式|成功|顺利|已)*(?:落户|落地|选址|总投资|计划投资|计划总投资|由|规划面积|总规划|全长|占地)"
)
_MAKES_ONE = re.compile(r"(?:[建办设]|成立|打造)(?:了|起)?[一两三][个所处座家条项](?:[^,。;]{0,12}的)?$")
"""合建一个, 联手办一所: a thing of its own."""
_SIGNED_BEFORE = re.compile(r"签约|签署|签订|签下|落笔|签了")
_ALIAS = re.compile(r"\((?:以下|下)?(?:统?简称|称)(?:为)?[:“”\"「]*$")
_BUILDS = re.compile(r"(?:建设|新建|打造|改造|设立|建成|建|设|形成|配套)(?:[^,。;]{0,16}(?:和|及|、|的))?$")
_WORK = re.compile(r"(?:项目|工程|生产基地|制造基地|产业园|[研产发]中心|工厂|生产线)$")
_DEMONSTRATIVE = re.compile(r"(?:^|[,;:])(?:该|本|此|这(?:个|条|座|一)?)(?:项目|工程|线|基地|园区|产业园|生产线)")
"""It speaks of the project spoken of, in whatever paragraph, where the document has but one."""
_PARK = re.compile(r"(?:园区|新城|科技城|知识城|工业园|科技园)$")
"""An existing park is a project where a sum, a stage or a verb of making says so."""
_VISITED = re.compile(r"(?:参观|考察|前往|走访|调研|察看|走进|观摩|到访|来到|视察|像|如|以)[^;]*$")
_ONE = re.compile(r"(?:一个|一项|首个|首座|首条)[^,。;]{0,14}$")
"""Before a kind of project: it is one of them, not their number."""
_MADE = re.compile(r"(?:设立|新建|建设|成立|组建|共建|投建|扩建|兴建|开通|新开)(?:了|起)?$")
_AND_OTHERS = re.compile(
    r"等(?:\d+|[一二两三四五六七八九十]+|多)?(?:余|多)?(?:个|项|批|一批|一大批)?[^,。;、]{0,8}(?:项目|工程)"
)
_SIGNED_AS = re.compile(r"”?(?:项目)?(?:投资|建设|合作|战略|框架|入驻|落户|正式|意向)*(?:协议|合同)")
_WISH = re.compile(r"(?:想要?|打算)再?(?:新?[修建]|上|改造|实施|推进)")
"""还想再修8条路: the works listed behind are planned."""
_UNBEGUN = re.compile(r"(?:至今|目前|现在)?(?:[还尚仍]|暂时)?(?:没有?|未)(?:正式)?(?P<stage>开工|动工|开建|启动)")
"""还没有动工: it is a work, and planned."""
_LISTED_IN = re.compile(r"(?P<stage>进入|列入|纳入)[^,。;]{0,14}(?:项目|名单|清单|计划|规划|库)")
"""列入2021年重点推进项目: it is planned."""
_PART_TOLD = re.compile(
    r",(?:主体|主体工程|主体结构|厂房|土建|主楼|路基)(?:已|已经|全部|正在|刚刚|[^,。;]{0,4}(?=封顶|完工))"
)
"""甲园,主体工程已经完工: what is told of its body is told of it."""
_SIGNS = re.compile(r"(?:签署|签订|签下|签约|达成)(?:了|的)?$")
"""签下甲项目协议: the agreement is named by its project."""
_UNBUILT = frozenset({"planned", "signed", "approved"})
"""Stages of a whole that are those of each of its parts."""
_OWN_SUBJECT = re.compile(
    r"(?!其|它|这|该|此|出资方|投资方|业主)[\u4e00-\u9fffA-Za-z0-9“]{2,20}(?:全长|位于|总投资|是|已|由)"
)
"""A sentence of its own subject: what follows no longer speaks of the project before it."""
_YIELDS = re.compile(r"(?:年产|年加工|年处理|日产|日处理|占地|装机|总长|全长)[^,。;:、]{2,16}$")
_SEVERAL = re.compile(r"相继|陆续|纷纷|先后|接连|持续")


def extract(reading: Reading, event: Draft | None, organisations: tuple[OrganisationSpan, ...]) -> list[Draft]:
    """The projects and sites of the document, one draft each, in the order of their first mention.

    A project has a name, or is a distinct thing with one place or party; a generic plural makes none. A park or
    building that is only the place of something else is a site.
    """
    if event and is_briefing(event.name):
        event = None  # it tells of what was done elsewhere, on other days
    things = _things(reading)
    for thing in things:
        thing.proper = any(n.proper and n.specific for n in thing.names) or _bears_name(thing, organisations)
    phases = _walk(reading, things)
    things += described(reading, things, organisations)
    kept: list[Draft] = []
    common: list[ToldStage] | None = None
    for thing in things:
        zone = bool(ZONE.search(thing.draft.name)) or all(WEAK.match(n.noun) for n in thing.names)
        detailed = thing.strong and any(n.specific for n in thing.names)
        enough = (
            thing.strong if zone else thing.strong + thing.made if _PARK.search(thing.draft.name) else thing.signals
        )
        least = 1 if thing.proper or detailed else 2
        if thing.one and (enough >= least or (not zone and acted_on(reading, thing.names, organisations))):
            common = common_stage(reading, event) if common is None else common
            thing.met = event is not None and _at_event(thing, event)
            say_stage(reading, thing, common, event)
            say_parties(reading, thing, organisations)
            say_place(reading, thing, event)
            say_sector(reading, thing)
            if event and thing.met:
                thing.draft.came_of(event)
            say_date(thing, event)
            kept.append(thing.draft)
        elif thing.proper and _SITE.search(thing.names[0].name) and thing.names[0].sentence.paragraph > 0:
            kept.append(site_of(reading, thing))
    for owner, part in phases.parts(things):
        if owner.draft in kept:
            say_stage(reading, part, [], event)
            _belongs(part, owner)
            say_date(part, None)
            kept.append(part.draft)
    unlink_themselves(kept)
    return kept


def _belongs(part: Thing, whole: Thing) -> None:
    """A phase is a part of its project, by the same parties and at the same place."""
    for statement in whole.draft.statements:
        if statement.property in ("party", "place"):
            part.draft.repeat(statement.property, statement)
    only = set(whole.draft.get("status"))
    if not part.draft.get("status") and only and only <= _UNBUILT:
        for statement in whole.draft.statements:
            if statement.property == "status":
                part.draft.repeat("status", statement)
    naming = whole.names[0]
    part.draft.words("part_of", naming.start, naming.end, naming.sentence, ref=whole.draft.mention)


def _bears_name(thing: Thing, organisations: tuple[OrganisationSpan, ...]) -> bool:
    """Whether a body gives the project its name: 中铁隧道局总部."""
    return any(
        len(o.name) >= 3 and n.name.startswith(o.name) and len(n.name) > len(o.name)
        for n in thing.names
        for o in organisations
    )


def _things(reading: Reading) -> list[Thing]:
    """Names that mean one project come together; the fullest name that stands in the body leads."""
    together: list[list[ProjectName]] = []
    exact: dict[str, list[ProjectName]] = {}
    for name in project_names.find(reading):
        if not name.specific and len(name.name) < 5:
            continue
        known = exact.get(name.name) or _introduced(reading, name, together)
        if known is None and len(together) <= _MOST_COMPARED:
            known = next((names for names in together if any(same_project(name.name, n.name) for n in names)), None)
        known = known or _shortened(name, together)
        alias = _introduced(reading, name, together) if known else None
        if known and alias and alias is not known:
            known += alias
            together = [names for names in together if names is not alias]
            exact |= {n.name: known for n in alias}
        if known:
            known.append(name)
        else:
            known = [name]
            together.append(known)
        exact.setdefault(name.name, known)
    out = []
    for names in together:
        if not any(n.sentence.paragraph for n in names):
            continue
        best = max(names, key=lambda n: (n.sentence.paragraph > 0, not n.sentence.heading, len(n.name), -n.start))
        draft = Draft(reading, "project", best.start, best.end)
        for name in sorted(names, key=lambda n: (n is not best, n.start)):
            draft.words("name", name.start, name.end, name.sentence, text=name.name)
        out.append(Thing(draft, names))
    return out


def _shortened(name: ProjectName, together: list[list[ProjectName]]) -> list[ProjectName] | None:
    """The one project named before whose name holds what this one has beside 项目: 麻鸭项目 of 10万只麻鸭深加工; also
    its firm's short name: 甲乙药业项目 of 丙省甲乙药业有限公司颗粒项目."""
    what = name.name.removesuffix("项目")
    if what == name.name or not 2 <= len(what) <= _LONGEST_FIRM or len(together) > _MOST_COMPARED:
        return None
    firm = what if len(what) == 2 else re.compile(rf"{re.escape(what)}[\u4e00-\u9fff()]{{0,6}}?(?:公司|集团)")
    holding = [names for names in together if any(re.search(firm, n.name) for n in names)]
    return holding[0] if len(holding) == 1 else None


def _introduced(reading: Reading, name: ProjectName, together: list[list[ProjectName]]) -> list[ProjectName] | None:
    """The names of the project of which the text says 甲地…基地(以下简称“甲项目”) that this is its short name."""
    if not together or "(" not in reading.plain[max(0, name.start - 10) : name.start]:
        return None
    last = together[-1]
    if last[-1].end == name.start - 1 and reading.plain.startswith(")", name.end):
        return last  # 甲地至乙地铁路(甲乙高铁)
    if not _ALIAS.search(reading.plain, max(0, name.start - 10), name.start):
        return None
    return last if 0 < name.start - last[-1].end <= 12 and last[-1].sentence is name.sentence else None


def _walk(reading: Reading, things: list[Thing]) -> Phases:
    """Reads the body clause by clause; each clause speaks of the names in it, else of the last project named before
    it. Returns the phases told of."""
    current: Thing | None = None
    paragraph = -1
    named: dict[int, list[tuple[ProjectName, Thing]]] = {}
    for thing in things:
        for name in thing.names:
            named.setdefault(name.sentence.index, []).append((name, thing))
    rumours = hearsay(reading)
    spoken: dict[int, Thing] = {}
    section, phases = Section(), Phases()
    line_of: Thing | None = None
    for sentence in reading.sentences:
        here = named.get(sentence.index, [])
        if len(here) > 1:
            here = sorted(here, key=lambda pair: pair[0].start)
        topic = section.topic(reading, sentence, here)
        if not (here or topic or current or spoken):
            paragraph = sentence.paragraph
            continue  # no project was named so far
        refers = topic is not None or (
            (current is not None or bool(spoken)) and (refers_on(reading, sentence) or acted_upon(sentence.text))
        )
        moved = sentence.paragraph != paragraph
        if moved or (sentence.heading and not here):
            current, paragraph = topic or (None if sentence.heading or not refers else current), sentence.paragraph
        if topic is None and refers and not here:
            current = _referred(sentence, [*spoken.values()], current, moved=moved)
        line_of = phased(line_of, spoken, current) if not here and opens(sentence.text) else None
        current = line_of or current
        told = _told(sentence, here, goes_on=current is not None and (refers or "期" in sentence.text))
        _signals(reading, sentence, here, current, told)
        acting = [(name, thing) for name, thing in here if not name.where]
        if current and refers and (not here or (topic and not acting)):
            current.spoken.append(sentence)
        if acting or (current and refers):
            note_amounts(reading, sentence, acting, current, denied=sentence.index in rumours)
            note_stages(reading, sentence, acting, current, () if sentence.index in rumours else told)
            note_groups(acting)
            if topic and any(s[3] is sentence and not s[4] and s[0] != "planned" for s in topic.stages[-1:]):
                topic.strong += 1
        phases.note(reading, sentence, here, current, () if sentence.index in rumours else told)
        spoken |= {id(t): t for n, t in acting if n.specific and t.signals and n.sentence.paragraph}
        if topic:
            current = topic
        elif acting:
            current = acting[0][1] if acting[0][0].start - sentence.start <= 12 or len(acting) == 1 else acting[-1][1]
        elif current and not refers and _OWN_SUBJECT.match(sentence.text):
            current = None
    return phases


def _referred(sentence: Sentence, spoken: list[Thing], current: Thing | None, *, moved: bool) -> Thing | None:
    """The project that a sentence without a name goes on about: the one of its kind, the last, or the only one; in
    another paragraph, one of its kind alone."""
    if current is None and len(spoken) == 1:
        return spoken[0] if _DEMONSTRATIVE.search(sentence.text) else None
    kin = of_kind(sentence.text, spoken) if len(spoken) > 1 else None
    if kin is None or (len(kin) != 1 and not moved):
        return current
    return kin[0] if len(kin) == 1 else None


def _told(sentence: Sentence, here: list[tuple[ProjectName, Thing]], *, goes_on: bool) -> tuple[Stage, ...]:
    """The stages that the sentence tells, if it names a project or goes on about one."""
    if not (here or goes_on):
        return ()
    return find_stages(sentence.text, [(n.start - sentence.start, n.end - sentence.start) for n, _ in here])


def _signals(
    reading: Reading,
    sentence: Sentence,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
    told: tuple[Stage, ...],
) -> None:
    for at, (name, thing) in enumerate(here):
        part = any(t is not thing and not n.where and n.specific for n, t in here[:at])
        part = part or (current is not None and current is not thing and _of_it(reading, sentence, name))
        _signal(reading, sentence, name, thing, told, part=part)


def _signal(
    reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing, told: tuple[Stage, ...], *, part: bool
) -> None:
    """Counts what speaks for a project where it is named: a list, a verb of making, a stage, money, its own noun.

    `part`: another was named before it in the sentence; what that one is to build (甲项目将建设两栋公寓) is none.
    """
    if sentence.paragraph == 0 or name.where:
        return
    before = reading.plain[max(sentence.start, name.start - 26) : name.start].rstrip("“")
    after = reading.plain[name.end : min(sentence.end, name.end + 26)]
    if name.listed or name.maker:
        thing.signals += 2
        thing.strong += 1
    if name.specific and len(name.name) - len(name.noun) >= 5 and _WORK.search(name.name):
        thing.proper = True
    named = name.proper and name.specific and name.noun in ("项目", "工程") and not _VISITED.search(before)
    of_it = part and not name.listed and name.noun not in ("项目", "工程") and _BUILDS.search(before)
    if of_it:
        return
    if _MAKING.search(before) or _ABOUT.match(after) or named or thing.topic:
        thing.signals += 1
    if (
        name.start - sentence.start <= 6
        and name.specific
        and _WORK.search(name.name)
        and under_stage(reading, sentence)
    ):
        thing.signals += 1
        thing.strong += 1
    if (_MAKING.search(before) and not name.listed) or _SETTLED.match(after):
        thing.made = True
    if name.specific or name.listed or _ONE.search(before) or _measured(reading, sentence, name):
        thing.one = True
    if _AND_OTHERS.match(after) and name.specific:
        thing.signals += 1
    if _SIGNED_AS.match(after):
        signed = _SIGNS.search(before) is not None and name.specific
        thing.signals += 1 + signed
        thing.strong += signed
    _note_one(reading, sentence, name, thing, before)
    if _MADE.search(before) and WEAK.match(name.noun):
        thing.strong += 1
    if any(q.money and q.start <= name.end + 2 for q in reading.quantities_in(name.end, sentence.end)[:1]):
        thing.signals += 1
        thing.strong += 1
    _note_plans(reading, sentence, name, thing, told)
    told_of = _PART_TOLD.match(after)
    clause_end = next((i for i, c in enumerate(after) if c in ",。;" and (i or not told_of)), len(after))
    reached = any(
        s.stage != "planned"
        and not (s.later or counted(sentence.text, s))
        and name.end <= sentence.at(s.start) < name.end + clause_end
        and reading.tokens.begins(sentence.at(s.start))
        for s in told
    )
    joined = after[:1] in ("、", "和", "及") or before[-1:] in ("、", "和", "及")
    if reached and (joined or not _SEVERAL.search(after[:clause_end])):
        thing.signals += 1
        thing.strong += 1


def _note_one(reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing, before: str) -> None:
    """合建一个甲园: it is one thing, and to be made; the more so where a signing is told before it."""
    if not _MAKES_ONE.search(before):
        return
    signed = _SIGNED_BEFORE.search(reading.plain, sentence.start, name.start) is not None
    thing.signals += 1 + signed
    thing.strong += signed or WEAK.match(name.noun) is not None
    thing.one = thing.made = True


def _note_plans(reading: Reading, sentence: Sentence, name: ProjectName, thing: Thing, told: tuple[Stage, ...]) -> None:
    """What is told to be planned without a word of a stage: a work not begun, and those listed behind a wish."""
    listed = None if told or not name.specific else _LISTED_IN.match(reading.plain, name.end, sentence.end)
    if listed:
        thing.stages.append(("planned", listed.start("stage"), listed.end(), sentence, True))
    unbegun = _UNBEGUN.match(reading.plain, name.end, sentence.end)
    wish = _WISH.search(reading.plain, sentence.start, name.start) if name.listed and not told else None
    if unbegun:
        thing.stages.append(("planned", unbegun.start("stage"), unbegun.end(), sentence, True))
        thing.signals += 1
        thing.strong += 1
    elif wish:
        thing.stages.append(("planned", wish.start(), wish.end(), sentence, True))


def _measured(reading: Reading, sentence: Sentence, name: ProjectName) -> bool:
    """Whether a capacity of its own stands before the name: 年产3GW的装备制造产业园项目 is one thing."""
    of = reading.plain.startswith("的", name.start - 1)
    told = of and _YIELDS.search(reading.plain, sentence.start, name.start - 1)
    return bool(told) and not reading.plain.startswith("等", name.end)


def _of_it(reading: Reading, sentence: Sentence, name: ProjectName) -> bool:
    """Whether the clause of the name has the project spoken of for its subject: 该基地已建成甲生产线."""
    start = max(max(reading.plain.rfind(mark, sentence.start, name.start) for mark in ",;:。") + 1, sentence.start)
    return start < name.start and REFERS.match(reading.plain, start, name.start) is not None


def _at_event(thing: Thing, event: Draft) -> bool:
    """Whether the project is named in the paragraph that tells of the event."""
    home = event.reading.sentence_at(event.start)
    return home is not None and any(name.sentence.paragraph == home.paragraph for name in thing.names)
