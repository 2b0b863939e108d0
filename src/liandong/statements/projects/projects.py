"""Projects (项目) and sites (载体): what is invested in, built or opened, with amount, stage, place, parties."""

import re

from liandong.statements.bodies.organisations import OrganisationSpan
from liandong.statements.draft import Draft
from liandong.statements.events.event_heads import is_briefing
from liandong.statements.grammar.denials import hearsay
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names, project_titled
from liandong.statements.projects.parties import acted_on
from liandong.statements.projects.project_amounts import note_amounts
from liandong.statements.projects.project_courses import Courses
from liandong.statements.projects.project_descriptions import described
from liandong.statements.projects.project_details import say_parties, say_sector, site_of
from liandong.statements.projects.project_identity import ZONE, same_project
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_nouns import WEAK
from liandong.statements.projects.project_paths import say_path
from liandong.statements.projects.project_phases import Phases, opens, phased, unlink_themselves
from liandong.statements.projects.project_places import say_place
from liandong.statements.projects.project_signals import note_signals
from liandong.statements.projects.project_stages import (
    at_such,
    note_groups,
    note_stages,
    say_date,
    say_stage,
    say_to_come,
)
from liandong.statements.projects.project_things import Thing, ToldStage, acted_upon, of_kind, refers_on
from liandong.statements.projects.project_topics import Section
from liandong.statements.projects.shared_stages import common_stage
from liandong.statements.projects.stages import Stage, find_stages

_SITE = re.compile(
    r"(?:示范区|先行区|合作区|自贸区|新区|园区|产业园|科技园|工业园|高新区|试验区|开发区|大厦|广场|科技城|知识城|"
    r"创新城|孵化器|基地|新城)$"
)
_ITS_KIND = re.compile(r"(?:第[一二三四五六七八九]|超级|未来|灯塔)[\u4e00-\u9fff]{2,4}(?<!项目)(?<!工程)")
"""A name without a bearer (第三工厂) that may be short for the one before it."""
_LONGEST_FIRM = 6
"""Characters of the longest short name of a firm that a work is called after."""
_DEMONSTRATIVE = re.compile(
    r"(?:^|[,;:])(?:(?:该|本|此|这(?:个|条|座|一)?)(?:项目|工程|线|基地|园区|产业园|生产线)|它(?!们|[^,。;]{0,4}(?:公司|集团)))"
)
"""It speaks of the project spoken of, in whatever paragraph, where the document has but one."""
_PARK = re.compile(r"(?:园区|新城|科技城|知识城|工业园|科技园)$")
"""An existing park is a project where a sum, a stage or a verb of making says so."""
_UNBUILT = frozenset({"planned", "signed", "approved"})
"""Stages of a whole that are those of each of its parts."""
_OWN_SUBJECT = re.compile(
    r"(?!其|它|这|该|此|出资方|投资方|业主)[\u4e00-\u9fffA-Za-z0-9“]{2,20}(?:全长|位于|总投资|是|已|由)"
)
"""A sentence of its own subject: what follows no longer speaks of the project before it."""
_MOST_COMPARED = 200
"""Names of one document that are compared pair by pair; beyond it only equal names come together."""
_ALIAS = re.compile(r"\((?:以下|下)?(?:统?简称|称)(?:为)?[:“”\"「]*$")
_PHASE = re.compile(r"(?<![至到—~-])[一二三四五六七八九十]期")
_SOME_DAY = re.compile(r"近日|日前|近期|此前|前不久|早前|早些时候|上个?月|本月|另据|又讯")
"""Another day than the event's."""
_AT_WORK = re.compile(r"工作(?:会议|大会|会)|部署会|调度会|总结|座谈会")
"""Meetings that talk of what was done elsewhere."""


def extract(reading: Reading, event: Draft | None, organisations: tuple[OrganisationSpan, ...]) -> list[Draft]:
    """The projects and sites of the document, one draft each, in the order of their first mention.

    A project has a name, or is a distinct thing with one place or party; a generic plural makes none. A park or
    building that is only the place of something else is a site.
    """
    if event and is_briefing(event.name):
        event = None  # it tells of what was done elsewhere, on other days
    things, begins = _things(reading)
    for thing in things:
        thing.proper = any(n.proper and n.specific for n in thing.names) or _bears_name(thing, organisations)
    phases = _walk(reading, things, begins)
    things += described(reading, things, organisations)
    things = [thing for thing in things if thing.draft.called]  # 设立“产业园: half a name says nothing
    kept: list[Draft] = []
    common: list[ToldStage] | None = None
    for thing in things:
        zone = bool(ZONE.search(thing.draft.name)) or all(n.noun in WEAK for n in thing.names)
        detailed = thing.strong and any(n.specific for n in thing.names)
        enough = (
            thing.strong if zone else thing.strong + thing.made if _PARK.search(thing.draft.name) else thing.signals
        )
        least = 1 if thing.proper or detailed else 2
        told = thing.one and enough >= least
        if told or (not zone and acted_on(reading, thing.names, organisations)):
            common = common_stage(reading, event) if common is None else common
            thing.met = event is not None and _at_event(thing, event)
            say_stage(reading, thing, common, event)
            say_parties(reading, thing, organisations)
            say_place(reading, thing, event)
            say_path(reading, thing.draft)
            say_sector(reading, thing)
            say_date(thing, event)
            if event and (thing.met or _came_of(thing, event)):
                thing.draft.came_of(event)
            kept.append(thing.draft)
        elif thing.proper and _SITE.search(thing.names[0].name) and thing.names[0].sentence.paragraph > 0:
            kept.append(site_of(reading, thing))
    for owner, part in phases.parts(things):
        if owner.draft in kept or (owner.one and not owner.draft.name.endswith("区")):
            alone = owner.draft not in kept
            if alone:
                say_parties(reading, owner, organisations)
                say_place(reading, owner, event)
                say_stage(reading, owner, [], event)
                say_date(owner, event)
            _belongs(reading, part, owner, event, alone=alone)
            kept.append(part.draft)
    unlink_themselves(kept)
    return kept


def _belongs(reading: Reading, part: Thing, whole: Thing, event: Draft | None, *, alone: bool) -> None:
    """A phase is a part of its project, by the same parties and at the same place; with nothing told of how far it is,
    the first is as far as the whole, and the others where nothing is built yet. `alone`: of the whole nothing else is
    told, so that its day is the part's."""
    if any(not later and stage != "planned" for stage, _, _, _, later in part.stages):
        say_stage(reading, part, [], event)
        say_date(part, None)
    for statement in whole.draft.statements:
        if statement.property in ("party", "place"):
            part.draft.repeat(statement.property, statement)
    only = set(whole.draft.get("status"))
    first = part.draft.name.endswith("一期") and not _PHASE.search(whole.draft.name)
    if not part.draft.get("status") and only and (first or only <= _UNBUILT):
        for statement in whole.draft.statements:
            if statement.property == "status" or (alone and statement.property == "date"):
                part.draft.repeat(statement.property, statement, statement.scope)
    elif part.stages and not part.draft.get("status"):
        say_to_come(reading, part, part.stages)
    if _PHASE.search(whole.draft.name):
        return  # of which it is no part, but the next phase
    naming = whole.names[0]
    part.draft.words("part_of", naming.start, naming.end, naming.sentence, ref=whole.draft.mention)


def _bears_name(thing: Thing, organisations: tuple[OrganisationSpan, ...]) -> bool:
    """Whether a body gives the project its name: 甲局总部."""
    return any(
        len(o.name) >= 3 and n.name.startswith(o.name) and len(n.name) > len(o.name)
        for n in thing.names
        for o in organisations
    )


def _things(reading: Reading) -> tuple[list[Thing], dict[int, Thing]]:
    """Names that mean one project come together; the fullest name that stands in the body leads. Also the work that
    only the title names, by the sentence that begins to speak of it."""
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
    begins: dict[int, Thing] = {}
    titled = project_titled.find(reading, together)
    for names in together:
        alone = titled is not None and names is titled.names
        if not (alone or any(n.sentence.paragraph for n in names)):
            continue
        best = max(names, key=lambda n: (n.sentence.paragraph > 0, not n.sentence.heading, len(n.name), -n.start))
        draft = Draft(reading, "project", best.start, best.end)
        for name in sorted(names, key=lambda n: (n is not best, n.start)):
            draft.words("name", name.start, name.end, name.sentence, text=name.name)
        out.append(Thing(draft, names))
        if titled and alone:
            begins[titled.begins] = out[-1]
            out[-1].signals, out[-1].strong, out[-1].one = 2, 1, True
    return out, begins


def _shortened(name: ProjectName, together: list[list[ProjectName]]) -> list[ProjectName] | None:
    """The one project named before whose name holds what this one has beside 项目: 麻鸭项目 of 10万只麻鸭深加工; also
    its firm's short name: 甲乙药业项目 of 丙省甲乙药业有限公司颗粒项目."""
    if not name.proper and _ITS_KIND.fullmatch(name.name) and len(together) <= _MOST_COMPARED:
        ending = [names for names in together if any(n.name.endswith(name.name) and n.proper for n in names)]
        return ending[0] if len(ending) == 1 else None
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


def _walk(reading: Reading, things: list[Thing], begins: dict[int, Thing]) -> Phases:
    """Reads the body clause by clause; each clause speaks of the names in it, else of the last project named before
    it. Returns the phases told of."""
    current: Thing | None = None
    paragraph = -1
    named: dict[int, list[tuple[ProjectName, Thing]]] = {}
    for thing in things:
        for name in thing.names:
            named.setdefault(name.sentence.index, []).append((name, thing))
    rumours = hearsay(reading)
    spoken: dict[int, Thing] = {id(thing): thing for thing in begins.values()}
    section, phases = Section(), Phases()
    line_of: Thing | None = None
    courses = Courses()
    for sentence in reading.sentences:
        here = named.get(sentence.index, [])
        if len(here) > 1:
            here = sorted(here, key=lambda pair: pair[0].start)
        topic = section.topic(reading, sentence, here)
        current = begins.get(sentence.index, current)
        if not (here or topic or current or spoken):
            paragraph = sentence.paragraph
            continue  # no project was named so far
        refers = (
            topic is not None
            or sentence.index in begins
            or ((current is not None or bool(spoken)) and (refers_on(reading, sentence) or acted_upon(sentence.text)))
        )
        moved = sentence.paragraph != paragraph
        if moved or (sentence.heading and not here):
            current, paragraph = topic or (None if sentence.heading or not refers else current), sentence.paragraph
        before = current
        acting = [(name, thing) for name, thing in here if not name.where]
        if topic is None and refers and not acting:
            current = _referred(sentence, [*spoken.values()], current, moved=moved)
        line_of = phased(line_of, spoken, current) if not here and opens(sentence.text) else None
        current = line_of or current
        spoken_of = current or (before if before and _other_phase(sentence.text, before) else None)
        told = _told(sentence, here, goes_on=spoken_of is not None and (refers or "期" in sentence.text))
        courses.follow(reading, sentence, here, None if refers or sentence.index in rumours else current)
        rumoured = sentence.index in rumours
        others = phases.note(reading, sentence, here, spoken_of, () if rumoured else told)
        note_signals(reading, sentence, here, current, () if rumoured else told)
        if current and refers and (not here or (topic and not acting)):
            current.spoken.append(sentence)
        if acting or (current and refers):
            note_amounts(reading, sentence, acting, current, denied=rumoured)
            own = [stage for stage in told if stage not in others]
            note_stages(reading, sentence, acting, current, () if rumoured else own)
            note_groups(acting, sentence, () if rumoured else own)
            if topic and any(s[3] is sentence and not s[4] and s[0] != "planned" for s in topic.stages[-1:]):
                topic.strong += 1
        spoken |= {id(t): t for n, t in acting if n.specific and t.signals and n.sentence.paragraph}
        if topic:
            current = topic
        elif acting:
            current = _spoken_of(reading, sentence, acting)
        elif current and not refers and _OWN_SUBJECT.match(sentence.text):
            current = None
    return phases


def _spoken_of(reading: Reading, sentence: Sentence, acting: list[tuple[ProjectName, Thing]]) -> Thing:
    """Which of those named the text goes on about: the one that the sentence opens with, unless it only says where the
    other is (甲新城的乙产业园), else the last."""
    first = acting[0][0]
    if len(acting) == 2 and reading.plain[first.end : acting[1][0].start] == "的":
        return acting[1][1]
    return acting[0][1] if first.start - sentence.start <= 12 else acting[-1][1]


def _other_phase(text: str, thing: Thing) -> bool:
    """Whether the sentence speaks of another phase than the one that the project is: 一期已投产 behind 甲电站二期."""
    own, told = _PHASE.search(thing.names[0].name), _PHASE.match(text)
    return own is not None and told is not None and own.group() != told.group()


def _referred(sentence: Sentence, spoken: list[Thing], current: Thing | None, *, moved: bool) -> Thing | None:
    """The project that a sentence without a name goes on about: the one of its kind, the last, or the only one; in
    another paragraph, one of its kind alone; none where it tells of another phase."""
    if current is not None and _other_phase(sentence.text, current):
        return None
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


def _came_of(thing: Thing, event: Draft) -> bool:
    """Whether the project was brought to its stage at the event, though it is told of further down: such things were
    done there, the text has moved to no other time, and the day is the event's."""
    if _AT_WORK.search(event.name):
        return False
    days = {text for text in event.get("date") if text}
    for stage, sentence, date in thing.reached:
        same = date is None or not days or any(d.startswith(date.iso) or date.iso.startswith(d) for d in days)
        home = [sentence, *(name.sentence for name in thing.names)]
        if same and at_such(thing, event, stage) and not any(_SOME_DAY.search(s.text) for s in home if s.paragraph):
            return True
    return False


def _at_event(thing: Thing, event: Draft) -> bool:
    """Whether the project is named in the paragraph that tells of the event."""
    home = event.reading.sentence_at(event.start)
    return home is not None and any(name.sentence.paragraph == home.paragraph for name in thing.names)
