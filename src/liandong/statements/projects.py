"""Projects (项目) and sites (载体): what is invested in, built or opened, with amount, stage, place, parties."""

import re
from dataclasses import dataclass, field

from liandong.model import Modality, Value
from liandong.model.kinds import STAGES
from liandong.statements import project_names
from liandong.statements.dates import later_date
from liandong.statements.draft import Draft, clean
from liandong.statements.organisations import OrganisationSpan
from liandong.statements.parties import investors
from liandong.statements.places import is_located, place_value
from liandong.statements.project_names import ZONE, ProjectName, same_project
from liandong.statements.quantities import Quantity
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.stages import find_stages
from liandong.statements.subjects import clause_subject
from liandong.statements.titles import link
from liandong.vocabulary.industries import find_industries

_BECOMES = re.compile(r"(?:成为|助力|带动|推动)(?P<place>[^,。;的]{2,8}?(?:区|市|县|镇|城|湾|岛|新区))[^,。;]{2,16}(?:载体|平台|引擎|枢纽|基地|节点|增长极|支撑)")
_INVEST = re.compile(
    r"(?P<word>(?:计划|预计|项目|规划|协议|意向|累计|固定资产|首期|一期|二期|三期|总)*(?:总投资额|投资总额|总投资|投资额|投资规模|投资|总规模|投资金额|引资|建安费|造价|投资概算|概算))(?:约|为|达到|达|共|合计|超过|超|逾|近|高达|突破|不低于|人民币|规模|,)*$"
)
_PHASE = re.compile(r"首期|一期|二期|三期|第一阶段")
_RELATIVE = re.compile(r"(?:人民币)?[,]?(?:的|、[^,。]{2,24}的|(?:在[^,。]{2,14})?(?:投资|规划)?(?:建设|新建|投建|打造|兴建|建))")
_MAKING = re.compile(
    r"(?:建设|打造|新建|落户|推进|启动|签约|引进|设立|建成|规划建设|共建|开工|开建|投建|成立|组建|推动|实施|开展|入驻|兴建|扩建|投资|探索|揭牌|动工|启用|迁至|布局|涵盖|包括|包含)(?:了|起)?(?:[^,。;]{0,12}(?:的|等|、))?$"
)
_ABOUT = re.compile(r"^(?:项目)?[,:。]?(?:全长|占地|建筑面积|用地|主体|路基|投资概算|投资方|累计|通过|由|总投资|计划投资|投资|占地|规划|位于|选址|落户|落地|正式|今日|近日|预计|计划|将|于|主要|建成|已|的?建设|整体|集中|顺利|在|首期|达产|全面|总用地|用地|总建筑|一期|率先|作为|以|聚焦|引入|整合)")
_WHERE = re.compile(r"(?:位于|坐落于|坐落在|选址(?:在|于)?|落户(?:于|在)?|落地(?:于|在)?|落子|迁至|迁到|布局在?|设在|(?:将|拟)?在)(?P<place>[^,。;!?的]{2,22}?)(?=的|,|。|;|$|设立|建设|动工|开工|建成|启动|投资|新建|打造|挂牌|揭牌|成立|率先|组建|开始|落地|正式|奠基|投产|兴建|、(?!琶))")
_DESCRIBED = re.compile(
    r"(?P<who>[^,。;“”:]{2,30}?)(?:未来)?(?:将|拟|计划|宣布|决定|正式)+(?:于[^,。;]{2,10})?在(?P<where>[^,。;]{2,14}?)(?:投资|合作)*(?:设立|建设|成立|新建|布局|打造|组建|投建)(?P<what>[^,。;!?]{2,24})"
)
_RELOCATED = re.compile(r"(?P<who>[^,。;“”:]{2,30}?)将(?:其)?(?P<what>(?:全国|区域|企业|集团|华南|全球)?总部)(?:整体)?(?:迁至|迁到|迁往|落户|设在|落子)(?P<where>[^,。;]{2,14}?)(?=[,。;])")
_MEANS = re.compile(r"(?:将|拟|计划|宣布|决定|正式)[^。]{0,12}(?:在|迁|落户|设)")
_THING = re.compile(r"总部|中心|基地|工厂|园|分公司|研究院|实验室|项目|平台|产线|生产线")
_SITE = re.compile(r"(?:示范区|先行区|合作区|自贸区|新区|园区|产业园|科技园|工业园|高新区|试验区|开发区|大厦|广场|科技城|知识城|创新城|孵化器|基地|新城)$")
_REFERS = re.compile(r"^(?:该|本|此|这一)?(?:项目|园区|产业园|基地|总部|工程|线路|中心|服务点|平台|总投资|总规划|首期|一期|计划总投资|规划|建成后|达产后|全部建成|投产后|通车后)")
_ALL = re.compile(r"这些项目|(?:此次|本次|上述)[^,。]{0,8}项目|[两三四五六七八九十]大(?:重点)?(?:项目|园区|[^,。]{0,8}园区)|(?:一批)?重大项目")
_SEVERAL = re.compile(r"相继|陆续|纷纷|先后|接连|持续")
_SECTOR = re.compile(r"(?:聚焦|以|布局|主要从事|主营|主要生产|重点发展|围绕|涵盖|从事|致力于)(?P<what>[^。;]{2,50})")
_SIGNING = re.compile(r"签约|签署|签订|签下")
_EVENT_STAGE = (("集中竣工", "operating"), ("集中投产", "operating"), ("开工", "started"), ("动工", "started"), ("奠基", "started"), ("启航", "started"), ("签约", "signed"))


@dataclass(slots=True)
class _Thing:
    draft: Draft
    names: list[ProjectName]
    signals: int = 0
    strong: int = 0
    proper: bool = False
    spoken: list[Sentence] = field(default_factory=list)
    stages: list[tuple[str, int, int, Sentence, bool]] = field(default_factory=list)

    def called(self, name: str) -> bool:
        return any(same_project(name, n.name) for n in self.names)


def extract(reading: Reading, event: Draft | None, organisations: tuple[OrganisationSpan, ...]) -> list[Draft]:
    """The projects and sites of the document, one draft each, in the order of their first mention.

    A project has a name, or is a distinct thing with one place or party; a generic plural makes none. A park or building
    that is only the place of something else is a site.
    """
    things = _things(reading)
    for thing in things:
        thing.proper = any(n.proper and n.specific for n in thing.names) or _bears_name(thing, organisations)
    _walk(reading, things)
    things += _described(reading, things, organisations)
    kept: list[Draft] = []
    common: list[tuple[str, int, int, Sentence, bool]] | None = None
    for thing in things:
        zone = bool(ZONE.search(thing.draft.name))
        detailed = thing.strong and any(n.specific for n in thing.names)
        if (thing.strong if zone else thing.signals) >= (1 if thing.proper or detailed else 2):
            common = _common_stage(reading) if common is None else common
            _stage(reading, thing, common)
            _places(reading, thing)
            _parties(reading, thing, organisations)
            _sector(reading, thing)
            if event and _at_event(thing, event):
                link(thing.draft, event, thing.names[0].sentence)
            _date(reading, thing, event)
            kept.append(thing.draft)
        elif thing.proper and _SITE.search(thing.names[0].name) and thing.names[0].sentence.paragraph > 0:
            kept.append(_site(reading, thing))
    _parts(kept)
    return kept


def _bears_name(thing: _Thing, organisations: tuple[OrganisationSpan, ...]) -> bool:
    """Whether a body gives the project its name: 中铁隧道局总部."""
    return any(len(o.name) >= 3 and n.name.startswith(o.name) and len(n.name) > len(o.name) for n in thing.names for o in organisations)


def _things(reading: Reading) -> list[_Thing]:
    """Names that mean one project come together; the fullest name that stands in the body leads."""
    things: list[_Thing] = []
    for name in project_names.find(reading):
        if not name.specific and len(name.name) < 5:
            continue
        thing = next((t for t in things if t.called(name.name)), None)
        if thing:
            thing.names.append(name)
        else:
            things.append(_Thing(Draft(reading, "project", name.start, name.end), [name]))
    out = []
    for thing in things:
        if all(n.sentence.paragraph == 0 for n in thing.names) or not any(n.specific or n.sentence.paragraph for n in thing.names):
            continue
        best = max(thing.names, key=lambda n: (n.sentence.paragraph > 0, not n.sentence.heading, len(n.name), -n.start))
        draft = Draft(reading, "project", best.start, best.end)
        for name in sorted(thing.names, key=lambda n: (n is not best, n.start)):
            draft.words("name", name.start, name.end, name.sentence, text=name.name)
        out.append(_Thing(draft, thing.names))
    return out


def _walk(reading: Reading, things: list[_Thing]) -> None:
    """Reads the body clause by clause; each clause speaks of the names in it, else of the last project named before it."""
    current: _Thing | None = None
    paragraph = -1
    named: dict[int, list[tuple[ProjectName, _Thing]]] = {}
    for thing in things:
        for name in thing.names:
            named.setdefault(name.sentence.index, []).append((name, thing))
    for sentence in reading.sentences:
        here = sorted(named.get(sentence.index, ()), key=lambda pair: pair[0].start)
        if sentence.paragraph != paragraph or (sentence.heading and not here):
            current, paragraph = (None if sentence.heading or not _REFERS.match(sentence.text) else current), sentence.paragraph
        for name, thing in here:
            _signal(reading, sentence, name, thing)
        if current and not here and _REFERS.match(sentence.text):
            current.spoken.append(sentence)
        if here or current:
            _money(reading, sentence, here, current)
            _clause_stages(reading, sentence, here, current)
        if here:
            current = here[0][1] if here[0][0].start - sentence.start <= 12 or len(here) == 1 else here[-1][1]


def _signal(reading: Reading, sentence: Sentence, name: ProjectName, thing: _Thing) -> None:
    before = reading.plain[max(sentence.start, name.start - 26) : name.start]
    after = reading.plain[name.end : min(sentence.end, name.end + 26)]
    if sentence.paragraph == 0:
        return
    if _MAKING.search(before) or _ABOUT.match(after):
        thing.signals += 1
    clause_end = next((i for i, c in enumerate(after) if c in ",。;"), len(after))
    if any(s.stage != "planned" for s in find_stages(after[:clause_end])) and not _SEVERAL.search(after[:clause_end]):
        thing.signals += 1
        thing.strong += 1


def _money(reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, _Thing]], current: _Thing | None) -> None:
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        if not quantity.money:
            continue
        before = reading.plain[max(sentence.start, quantity.start - 22) : quantity.start]
        match = _INVEST.search(before)
        if not match:
            continue
        thing = _owner(reading, sentence, quantity, here, current)
        if thing is None:
            continue
        thing.signals += 2
        thing.strong += 1
        scope = "first_phase" if _PHASE.search(match["word"]) else "total"
        thing.draft.say("amount", quantity.value, sentence, scope=scope)
        if scope == "first_phase":
            _whole_of(thing, quantity, sentence, here, current)


def _owner(
    reading: Reading, sentence: Sentence, quantity: Quantity, here: list[tuple[ProjectName, _Thing]], current: _Thing | None
) -> _Thing | None:
    """Whose investment it is: 总投资…的X is X's; else the last name before it in the sentence; else the current project's."""
    relative = _RELATIVE.match(reading.plain, quantity.end)
    if relative:
        low = quantity.end + 1
        following = [(n, t) for n, t in here if n.start >= low and n.start - low <= 24 and not re.search("[,。;]", reading.plain[low : n.start])]
        if following or reading.plain.startswith("的", quantity.end):
            return following[0][1] if following else None
    preceding = [(n, t) for n, t in here if n.end <= quantity.start]
    if preceding:
        clause = reading.plain.rfind(",", sentence.start, quantity.start)
        if len(preceding) > 1 and re.search(r"[两三四五六七八九\d]+个|共|一批|等\d*个?项目", reading.plain[preceding[-1][0].end : quantity.start]):
            return None
        same_clause = [t for n, t in preceding if n.end > clause]
        return same_clause[-1] if same_clause else preceding[-1][1]
    if re.search(r"\d+个[^,。]{0,10}项目|共签约|共有|一批", sentence.text[: quantity.start - sentence.start]):
        return None
    return current if current and _REFERS.match(sentence.text) else None


def _whole_of(thing: _Thing, quantity: Quantity, sentence: Sentence, here: list[tuple[ProjectName, _Thing]], current: _Thing | None) -> None:
    """首期投资…的整车工厂 is a part of the park whose first phase it is: the park carries the sum under that scope too."""
    first = next((t for n, t in here if n.end <= quantity.start and t is not thing), None)
    whole = first or (current if current is not thing else None)
    if whole:
        whole.draft.say("amount", quantity.value, sentence, scope="first_phase")
        whole.signals += 1
        naming = whole.names[0]
        thing.draft.words("part_of", naming.start, naming.end, naming.sentence, ref=whole.draft.mention)


def _clause_stages(reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, _Thing]], current: _Thing | None) -> None:
    text = sentence.text
    if not here and not _REFERS.match(text):
        return
    for stage in find_stages(text):
        low, high = sentence.at(stage.start), sentence.at(stage.end)
        clause_start = max(text.rfind(mark, 0, stage.start) for mark in ",。;:") + 1
        clause_end = min((i for i in (text.find(mark, stage.end) for mark in ",。;") if i >= 0), default=len(text))
        inside = [t for n, t in here if sentence.at(clause_start) <= n.start < sentence.at(clause_end)]
        before = [t for n, t in here if n.end <= low]
        alone = clause_subject(reading, sentence.at(clause_start), low) is None
        targets = inside or (before[-1:] if alone else []) or ([current] if current and _REFERS.match(text) else [])
        for thing in dict.fromkeys(id(t) for t in targets):
            owner = next(t for t in targets if id(t) == thing)
            owner.stages.append((stage.stage, low, high, sentence, stage.later))


def _stage(reading: Reading, thing: _Thing, common: list[tuple[str, int, int, Sentence, bool]]) -> None:
    """Says every stage stated; where none is, that of the event or sentence which tells of all its projects together."""
    now = [s for s in thing.stages if not s[4] and s[0] in STAGES]
    if not any(s[0] not in ("planned", "signed") for s in now):
        now += common
    if not now:
        now = _signed_here(reading, thing)
    later = [s for s in thing.stages if s[4] or s[0] == "planned"]
    for stage, low, high, sentence, _ in now:
        thing.draft.say("status", Value(reading.text(low, high), stage), sentence)
    if not now and later:
        _, low, high, sentence, _ = later[0]
        thing.draft.say("status", Value(reading.text(low, high), "planned"), sentence, modality=Modality.WILL)


def _signed_here(reading: Reading, thing: _Thing) -> list[tuple[str, int, int, Sentence, bool]]:
    """A project that the sentence of a signing lists (…签约。其中,甲拟在乙地投建…) is signed."""
    for name in thing.names:
        sentence = name.sentence
        if sentence.paragraph == 0:
            continue
        near = [sentence]
        if sentence.text.startswith("其中") and sentence.index:
            near.append(reading.sentences[sentence.index - 1])
        for each in near:
            match = _SIGNING.search(each.text)
            if match and each.paragraph == sentence.paragraph:
                return [("signed", each.at(match.start()), each.at(match.end()), each, False)]
    return []


def _common_stage(reading: Reading) -> list[tuple[str, int, int, Sentence, bool]]:
    for sentence in reading.sentences:
        if sentence.paragraph > 0 and not _ALL.search(sentence.text):
            continue
        for word, stage in _EVENT_STAGE:
            at = sentence.text.find(word)
            if at >= 0:
                if re.search(r"规划|拟|将|计划", sentence.text[max(0, at - 4) : at]):
                    continue
                return [(stage, sentence.at(at), sentence.at(at + len(word)), sentence, False)]
    return []


def _date(reading: Reading, thing: _Thing, event: Draft | None) -> None:
    """The day of the stage: the date of the sentence that tells it, else that of the event at which it was reached."""
    reached = [s for s in thing.draft.statements if s.property == "status" and s.value.text not in ("planned", "building")]
    for status in reached:
        sentence = reading.sentence_at(status.evidence[0].document_start)
        if sentence is None:
            continue
        dates = [d for d in reading.dates_in(sentence.start, sentence.end) if d.known and len(d.iso) >= 7 and not later_date(reading.plain, d)]
        if dates:
            thing.draft.date("date", dates[0], sentence)
            return
    if event and reached and thing.draft.get("event"):
        for statement in event.statements:
            if statement.property == "date" and statement.value.text:
                thing.draft.repeat("date", statement)


def _places(reading: Reading, thing: _Thing) -> None:
    spoken = [(s, thing.names[0]) for s in thing.spoken]
    for sentence, name in [(n.sentence, n) for n in thing.names] + spoken:
        if sentence.paragraph == 0:
            continue
        for match in (*_WHERE.finditer(sentence.text), *_BECOMES.finditer(sentence.text)):
            if sentence is name.sentence and sentence.at(match.end()) < name.start - 40:
                continue
            found = place_value(reading, sentence.at(match.start("place")), sentence.at(match.end("place")))
            if found and is_located(reading, found[0], found[1]) and not (name.start <= found[0] < name.end):
                thing.draft.say("place", found[2], sentence)
                return
    for name in thing.names:
        hits = reading.regions_in(name.start, name.end) or (reading.regions_in(name.sentence.start, name.start)[-1:] if name.sentence.paragraph else ())
        if hits:
            low, high = hits[0].start, hits[-1].end
            if high - low <= 16:
                thing.draft.words("place", low, high, name.sentence, confidence=0.7)
                return


def _parties(reading: Reading, thing: _Thing, organisations: tuple[OrganisationSpan, ...]) -> None:
    for low, high, name, sentence in investors(reading, [(n.start, n.end, n.sentence) for n in thing.names], organisations):
        thing.draft.words("party", low, high, sentence, text=name)


def _sector(reading: Reading, thing: _Thing) -> None:
    for name in thing.names:
        if name.sentence.paragraph == 0:
            continue
        hits = find_industries(reading.plain[name.start : name.end])
        for hit in hits[:2]:
            thing.draft.words("sector", name.start + hit.start, name.start + hit.end, name.sentence, confidence=0.7)
        if hits:
            return
    for sentence in [n.sentence for n in thing.names if n.sentence.paragraph] + thing.spoken:
        match = _SECTOR.search(sentence.text)
        hits = find_industries(match["what"]) if match else ()
        for hit in hits[:2]:
            low = sentence.at(match.start("what")) if match else 0
            thing.draft.words("sector", low + hit.start, low + hit.end, sentence, confidence=0.7)
        if hits:
            return


def _described(reading: Reading, things: list[_Thing], organisations: tuple[OrganisationSpan, ...]) -> list[_Thing]:
    """甲将在乙地设立区域总部, 甲将全国总部迁至乙地: a thing without a name of its own, told apart by who; named by both."""
    out: list[_Thing] = []
    for sentence in reading.body:
        for pattern in (_DESCRIBED, _RELOCATED):
            match = pattern.search(sentence.text) if _MEANS.search(sentence.text) else None
            if not match or not _THING.search(match["what"]):
                continue
            low, high = sentence.at(match.start("what")), sentence.at(match.end("what"))
            if any(n.start < high and low < n.end for t in things for n in t.names if t.signals):
                continue
            thing = _description(reading, sentence, match, organisations)
            known = next((t for t in things if thing and t.called(thing.draft.name)), None)
            if known and thing:
                _take_over(known, thing)
            elif thing:
                thing.stages += _told_stage(sentence, match)
                out.append(thing)
            break
    return out


def _take_over(known: _Thing, described: _Thing) -> None:
    """What a description says of a project that has a name elsewhere in the document."""
    described.draft.rename(known.draft)
    known.draft = described.draft
    known.names = [*described.names, *known.names]
    known.signals += 1
    known.proper = True


def _description(reading: Reading, sentence: Sentence, match: re.Match[str], organisations: tuple[OrganisationSpan, ...]) -> _Thing | None:
    low, high = sentence.at(match.start("what")), sentence.at(match.end("what"))
    who = [o for o in organisations if sentence.at(match.start("who")) <= o.start and o.end <= sentence.at(match.end("who")) + 1]
    actor = who[-1].name if who else _actor(match["who"])
    if not actor:
        return None
    start = who[-1].start if who else sentence.at(match.start("who") + match["who"].find(actor))
    draft = Draft(reading, "project", low, high)
    draft.words("name", low, high, sentence, text=actor + clean(reading.text(low, high)))
    draft.words("party", start, who[-1].end if who else start + len(actor), sentence, text=actor)
    found = place_value(reading, sentence.at(match.start("where")), sentence.at(match.end("where")))
    if found:
        draft.say("place", found[2], sentence)
    name = ProjectName(sentence, low, high, draft.name, "", True, True)
    return _Thing(draft, [name], signals=1, proper=True)


def _told_stage(sentence: Sentence, match: re.Match[str]) -> list[tuple[str, int, int, Sentence, bool]]:
    if match.re is _RELOCATED:
        return []
    return [("planned", sentence.at(match.end("where")), sentence.at(match.start("what")), sentence, True)]


def _actor(text: str) -> str:
    found = re.search(r"(?:^|说|表示|,|未来|透露|介绍)(?P<name>[\u4e00-\u9fffA-Za-z]{2,16})$", text)
    name = found["name"] if found else ""
    name = re.sub(r"^(?:未来|目前|接下来|下一步|今后|该|此)", "", name)
    return "" if re.search(r"^(?:我们|公司|企业|双方|我|他|她|集团|政府|各|会议|论坛|也|还|并)$", name) else name


def _at_event(thing: _Thing, event: Draft) -> bool:
    return any(n.sentence.paragraph == event.reading.sentence_at(event.start).paragraph for n in thing.names if event.reading.sentence_at(event.start))


def _site(reading: Reading, thing: _Thing) -> Draft:
    name = thing.names[0]
    draft = Draft(reading, "site", name.start, name.end)
    for each in thing.names:
        if each.sentence.paragraph > 0:
            draft.words("name", each.start, each.end, each.sentence)
    hits = reading.regions_in(name.start, name.end)
    if hits:
        draft.words("place", hits[0].start, hits[-1].end, name.sentence, confidence=0.7)
    return draft


def _parts(drafts: list[Draft]) -> None:
    """Nothing is a part of itself: a part that came to be named like its whole loses the link."""
    for draft in drafts:
        if draft.kind.name == "project" and draft.name in draft.get("part_of"):
            draft.take_back("part_of")
