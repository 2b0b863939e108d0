"""Place of a project: where the text says that it lies, else the region in its name, of its partner, or of the list."""

import re
from bisect import bisect_left
from operator import attrgetter

from liandong.model import Role
from liandong.statements.draft import Draft
from liandong.statements.grammar.places import is_located, place_value
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects.party_brands import bears_firm
from liandong.statements.projects.project_grounds import of_park
from liandong.statements.projects.project_guests import is_guest
from liandong.statements.projects.project_homes import home_of
from liandong.statements.projects.project_named_regions import RANKED, SEAT, in_name, nested, somewhere
from liandong.statements.projects.project_nearby import HOME_LEVELS, firm_before, free, near, of_page, say_region
from liandong.statements.projects.project_openings import beside, of_opening
from liandong.statements.projects.project_seats import seat_of
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary.regions import RegionHit

_WHERE = re.compile(
    r"(?:位于|坐落于|坐落在|选址(?:在|于)?|(?:落户|入驻|进驻)(?:于|在|到)?|落地(?:于|在)?|落[在到至于]|落子|落址|迁至|迁到|布局在|设在|地处|建在|放在|选定|"
    r"(?:将|拟)?(?<![正现存潜实内所旨还定意])在)"
    r":?(?P<place>[^,。:;!?的《》]{2,24}?)(?=的|,|。|:|;|$|设(?!计|备)|建设|动工|开工|建成|启动|投资|新建|打造|挂牌|揭牌|成立|"
    r"率先|组建|开始|选址|最|首[个家]|唯一|落地|正式|奠基|投产|兴建|投建|破土|开幕|建(?!筑)|布局|扩建|同步|竣工|点火|实施|通车|封顶|为|投入)"
)
_ITSELF = re.compile(
    r"(?:^|[,。:;])(?:据悉|据介绍|据了解|,)*(?:该|这个|此|本)?(?:项目|工程|基地|园区)?(?:将|拟|计划|已)?$"
)
"""Before 在: the clause speaks of the work spoken of."""
_CARRIES = re.compile(r"成为(?P<place>[^,。;的]{2,8}?[区县镇市])[^,。;区县镇市]{2,10}的(?:重要)?载体")
"""成为甲区数字经济的重要载体: a work is the carrier of the place where it stands."""
_NO_SITE = re.compile(
    r"^是?[两三四各双多][地区市县省州方国]|^.设立|^(?:建设|新建|打造|全[国省市区县球]|现场|国内|[本我该]|项目|去年|今年|昨|\d|.{0,3}(?:会|论坛|仪式|活动|期间|基础|上|中|下|方面|领域))|"
    r"(?:酒店|宾馆|会议中心|会展中心|大会堂|礼堂|会堂|举[行办]|签[约署订])$"
)
_OF_GROUPS = re.compile(r"[及和与、]*(?:区域|地区|市场|各地)?")
"""What stands between groups of cities, and behind them: 华南及华中区域."""
_CELL = re.compile(r"^[^、]{2,12}(?:[省市区县镇乡村园州旗湾岛城]|街道|片区)$|^[\u4e00-\u9fff]{2,4}$")
"""A cell that names a place, and no office."""
_OF_PLACE = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[是为于]))(?P<place>{SEAT})的“?$")
_PRIDE = re.compile(rf"是(?P<place>{SEAT})的[^,。;]{{0,8}}(?:工程|项目)")
_GOING_TO = re.compile(rf"(?:走进|来到|在)(?P<place>{SEAT}),[^。;]*$")
_OFFICE = r"(?:管委会|管理委员会|人民政府|政府)"
_SIGNED_WITH = re.compile(
    rf"(?:与|和|同)(?:(?P<first>{SEAT}){_OFFICE}?[、和及])?(?P<place>{SEAT}){_OFFICE}?(?:正式|现场|成功)*签[^,。;]{{0,6}}$"
)
_PARTNER = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,12}?(?:新区|开发区|高新区|经开区|示范区|试验区|园区|[省市区县镇]))(?:管委会|管理委员会|人民政府|政府)?$"
)
_FAR_BEFORE, _FAR_BEHIND = 30, 70
"""Characters between a name and the words that say where it lies, before and behind it."""
_PARK_OVER = re.compile(
    r"(?:^|、|\s)(?P<place>[\u4e00-\u9fff]{2,12}?(?:工业园|产业园|园区|开发区|高新区|新区))(?=项目|重点|建设|进展)"
)
_PLACE_LINE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:街道|[镇乡县区市旗]|开发区|园区|新城)(?<!城区|全[镇乡县区市])")
"""A line that is the name of a place: what stands under it lies there."""
_OVER = 3
"""Headings, from the nearest, that stand over a project: (一)投产项目 under 一、甲工业园项目进展."""
_BUILT_THERE = re.compile(r"开工|动工|奠基|竣工|投产|开园|落成")


def say_place(reading: Reading, thing: Thing, event: Draft | None) -> None:
    """Says the place, from the most to the least direct way of telling it; nothing where none of them tells."""
    for name in thing.names:
        if name.row and name.row.place:
            cell = name.row.place
            if not (_CELL.search(reading.plain[cell.start : cell.end]) or reading.regions_in(cell.start, cell.end)):
                continue
            found = place_value(reading, cell.start, cell.end)
            if found:
                thing.draft.say(
                    "place", found[2], name.sentence, found[0], also=((name.start, name.end, Role.SUBJECT),)
                )
                return
    if _said(reading, thing) or beside(reading, thing) or _owned(reading, thing):
        return
    if in_name(reading, thing) is not False or of_park(reading, thing) or _of_partner(thing):
        return  # told, or one of two
    if near(reading, thing) is not False or _of_event(reading, thing, event) is not False:
        return  # told, or other places are
    if _of_ceremony(reading, thing):
        return
    if not _elsewhere(reading, thing) and (
        of_opening(reading, thing)
        or _of_heading(reading, thing)
        or of_page(thing, seat_of(reading))
        or of_page(thing, home_of(reading))
    ):
        return
    if not in_name(reading, thing, wide=True):
        near(reading, thing, wide=True)


def _said(reading: Reading, thing: Thing) -> bool:
    named = [(n.sentence, n) for n in thing.names if n.sentence.paragraph > 0]
    for sentence, name in (*named, *((s, thing.names[0]) for s in thing.spoken)):
        own = sentence is name.sentence
        for match in (*_WHERE.finditer(sentence.text), *_CARRIES.finditer(sentence.text)):
            low, high = sentence.at(match.start("place")), sentence.at(match.end("place"))
            if own and not (name.start - _FAR_BEFORE <= high and low <= name.end + _FAR_BEHIND):
                continue
            if not own and match[0].startswith("在") and not _ITSELF.search(sentence.text[: match.start()]):
                continue  # what stands in some place may be another thing of the sentence
            if own and low > name.end and ";" in reading.plain[name.end : low]:
                continue
            found = place_value(reading, low, high)
            if _only_groups(reading, low, high):
                continue
            if not found or name.start <= found[0] < name.end or _NO_SITE.search(found[2].raw):
                continue
            if is_located(reading, found[0], found[1]):
                thing.draft.say("place", found[2], sentence, found[0])
                return True
    return False


def _only_groups(reading: Reading, start: int, end: int) -> bool:
    """Whether the words name nothing but groups of cities (华南及华中区域), in which anything may lie."""
    groups = [h for h in reading.regions_in(start, end) if h.candidates[0].level == "group"]
    bounds = [start, *(at for h in groups for at in (h.start, h.end)), end]
    rest = "".join(reading.plain[low:high] for low, high in zip(bounds[::2], bounds[1::2], strict=True))
    return bool(groups) and _OF_GROUPS.fullmatch(rest) is not None


def _owned(reading: Reading, thing: Thing) -> bool:
    """甲县的X, 走进甲区,…X, 与甲新城签下X: a place with a rank, whether or not the gazetteer has it."""
    for name in thing.names:
        if name.sentence.paragraph == 0 or name.row:
            continue
        low = max(reading.plain.rfind(mark, name.sentence.start, name.start) for mark in "。;") + 1
        low = max(low, name.sentence.start)
        for pattern in (_OF_PLACE, _GOING_TO, _SIGNED_WITH):
            match = pattern.search(reading.plain, low, name.start) or _PRIDE.match(reading.plain, name.end)
            if match and _apart(reading, match):
                continue  # with two authorities, of which neither lies in the other
            if match and not _NO_SITE.search(match["place"]):
                thing.draft.words("place", match.start("place"), match.end("place"), name.sentence, confidence=0.7)
                return True
    return False


def _apart(reading: Reading, match: re.Match[str]) -> bool:
    first = match.groupdict().get("first")
    if not first:
        return False
    outer, inner = (reading.regions_in(*match.span(name)) for name in ("first", "place"))
    return not (outer and inner and nested(outer[-1], inner[-1]))


def _of_partner(thing: Thing) -> bool:
    """The place whose authority is a party: 甲公司与乙开发区管委会签约; where two are, neither says where."""
    parties = [s for s in thing.draft.statements if s.property == "party" and _PARTNER.fullmatch(s.value.text)]
    if len(parties) > 1:
        return False
    for statement in parties:
        match = _PARTNER.fullmatch(statement.value.text)
        home = thing.draft.reading.sentence_at(statement.evidence[0].document_start) if match else None
        mark = statement.evidence[0].mark
        if match and home and mark and statement.value.raw.startswith(match["place"]):
            start = statement.evidence[0].document_start + mark[0]
            thing.draft.words("place", start, start + len(match["place"]), home, confidence=0.6)
            return True
    return False


def _elsewhere(reading: Reading, thing: Thing) -> bool:
    """Whether a region in a name of the project, or before it in its sentence, is of another province than the page,
    and no firm's: the page's own says nothing of where it lies then."""
    home = home_of(reading)
    if home is None:
        return False
    for name in thing.names:
        inside = [h for h in reading.regions_in(name.start, name.end) if somewhere(h)]
        if inside and home.apart(inside[-1]) and not bears_firm(reading, inside[-1].end, name.end):
            return True
    first = next((n for n in thing.names if n.sentence.paragraph > 0), None)
    if first is None or first.listed:
        return False
    before = free(reading, first.sentence.start, first.start)
    before = [h for h in before if home.apart(h) and not is_guest(reading, h)]
    return bool(before) and not firm_before(reading, before[-1], first.start)


def _of_event(reading: Reading, thing: Thing, event: Draft | None) -> bool | None:
    """The region whose works were begun or finished together: it stands in the name of the event, or is its place. None
    where the text has come to another region since."""
    if event is None or not (thing.together or thing.met) or not _BUILT_THERE.search(event.name):
        return False
    home = reading.sentence_at(event.start)
    hits = [h for h in reading.regions_in(event.start, event.end) if h.candidates[0].level in HOME_LEVELS]
    if not thing.met and _moved_on(reading, thing, event, hits):
        return None
    ranked = RANKED.match(reading.plain, event.start, event.end)
    if home and (hits or ranked):
        low, high = (hits[0].start, hits[0].end) if hits else ranked.span() if ranked else (0, 0)
        thing.draft.words("place", low, high, home, confidence=0.5)
        return True
    for statement in event.statements:
        if statement.property == "place":
            thing.draft.repeat("place", statement)
            return True
    return False


def _moved_on(reading: Reading, thing: Thing, event: Draft, hits: list[RegionHit]) -> bool:
    """Whether the text, between event and project, has come to a region beside that of the event."""
    first = next((n for n in thing.names if n.sentence.paragraph > 0), None)
    between = free(reading, event.end, first.start) if first and hits else []
    between = [h for h in between if h.candidates[0].level in HOME_LEVELS and not is_guest(reading, h)]
    return bool(between) and not nested(between[-1], hits[0])


def _of_ceremony(reading: Reading, thing: Thing) -> bool:
    """The region that the sentence names which tells of all works together: 昨日,甲市乙区27个项目集中开工."""
    told = next((s for stage, s, _ in thing.reached if stage in ("started", "operating")), None)
    if told is None or not told.paragraph or any(n.sentence is told for n in thing.names):
        return False
    hits = [h for h in free(reading, told.start, told.end) if h.candidates[0].level in HOME_LEVELS]
    hits = [h for h in hits if not is_guest(reading, h)]
    run = [h for at, h in enumerate(hits) if at == 0 or h.start == hits[at - 1].end]
    return bool(run) and say_region(reading, thing, run[-1], told)


def _of_heading(reading: Reading, thing: Thing) -> bool:
    """The park or the one region that the heading over the project speaks of: 一、甲工业园项目进展, 【乙县】."""
    first = next((n.sentence for n in thing.names if n.sentence.paragraph > 0), None)
    headings = reading.once(_headings)
    high = bisect_left(headings, first.index, key=attrgetter("index")) if first else 0
    above = headings[max(high - _OVER, 0) : high][::-1]
    if first and above and above[0].paragraph == first.paragraph - 1 and _PLACE_LINE.fullmatch(above[0].text):
        thing.draft.words("place", above[0].start, above[0].end, above[0], confidence=0.5)
        return True
    parks = (s for s in above if _PARK_OVER.search(s.text))
    heading = next(parks, above[0] if above else None)
    match = _PARK_OVER.search(heading.text) if heading else None
    if heading and match:
        low, high = heading.at(match.start("place")), heading.at(match.end("place"))
        thing.draft.words("place", low, high, heading, confidence=0.5)
        return True
    hits = [h for h in reading.regions_in(heading.start, heading.end) if somewhere(h)] if heading else []
    if heading is None or len(hits) != 1 or hits[0].candidates[0].level not in HOME_LEVELS:
        return False
    if (
        first is None
        or first.paragraph > heading.paragraph + 1
        or len(heading.text) - (hits[0].end - hits[0].start) > 6
    ):
        return False  # a line that tells of one work
    return not is_guest(reading, hits[0]) and say_region(reading, thing, hits[0], heading)


def _headings(reading: Reading) -> tuple[Sentence, ...]:
    return tuple(s for s in reading.body if _is_heading(s))


def _is_heading(sentence: Sentence) -> bool:
    return sentence.heading or (len(sentence.text) <= 18 and sentence.text.startswith(("【", "●", "■", "◆", "▼")))
