"""Place of a project: where the text says that it lies, else the region in its name, of its partner, or of the list."""

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from liandong.model import Role, Value
from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.events.event_places import is_wide
from liandong.statements.grammar.places import is_located, place_value
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.party_brands import bears_firm, brand_end, made_by_brand
from liandong.statements.projects.project_grounds import of_park
from liandong.statements.projects.project_guests import is_guest
from liandong.statements.projects.project_homes import Home, home_of
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_openings import beside, of_opening
from liandong.statements.projects.project_seats import Seat, seat_of
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary.regions import RegionHit

_WHERE = re.compile(
    r"(?:位于|坐落于|坐落在|选址(?:在|于)?|(?:落户|入驻|进驻)(?:于|在|到)?|落地(?:于|在)?|落[在到至于]|落子|落址|迁至|迁到|布局在|设在|地处|建在|放在|选定|"
    r"(?:将|拟)?(?<![正现存潜实内所旨还定意])在)"
    r"(?P<place>[^,。;!?的《》]{2,24}?)(?=的|,|。|;|$|设(?!计|备)|建设|动工|开工|建成|启动|投资|新建|打造|挂牌|揭牌|成立|"
    r"率先|组建|开始|选址|最|首[个家]|唯一|落地|正式|奠基|投产|兴建|投建|破土|开幕|建(?!筑)|布局|扩建|同步|竣工|点火|实施|通车|封顶|为|投入)"
)
_CARRIES = re.compile(r"成为(?P<place>[^,。;的]{2,8}?[区县镇市])[^,。;区县镇市]{2,10}的(?:重要)?载体")
"""成为甲区数字经济的重要载体: a work is the carrier of the place where it stands."""
_NO_SITE = re.compile(
    r"^是?[两三四各双多][地区市县省州方国]|^.设立|^(?:建设|新建|打造|全[国省市区县球]|现场|国内|[本我该]|项目|去年|今年|昨|\d|.{0,3}(?:会|论坛|仪式|活动|期间|基础|上|中|下|方面|领域))|"
    r"(?:酒店|宾馆|会议中心|会展中心|大会堂|礼堂|会堂|举[行办]|签[约署订])$"
)
_RANKED = re.compile(
    r"[\u4e00-\u9fff]{2,5}?(?:新区|自贸区|开发区|投资区|高新区|经开区|(?:(?<![超城都门上夜股])市|(?<![校园社景街库厂政小片])区|县|(?<![小名])镇)(?![场域块间别]))(?=[\u4e00-\u9fff“A-Z\d])"
)
"""The place that a name opens with, whether or not the gazetteer has it."""
_CELL = re.compile(r"^[^、]{2,12}(?:[省市区县镇乡村园州旗湾岛城]|街道|片区)$|^[\u4e00-\u9fff]{2,4}$")
"""A cell that names a place, and no office."""
_SEAT = (
    r"(?:(?![是为有的在与和同由将了及等])[\u4e00-\u9fff]){2,12}?"
    r"(?:新区|新城|开发区|投资区|高新区|经开区|示范区|试验区|街道|[市区县镇])"
)
_OF_PLACE = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[是为于]))(?P<place>{_SEAT})的“?$")
_PRIDE = re.compile(rf"是(?P<place>{_SEAT})的[^,。;]{{0,8}}(?:工程|项目)")
_GOING_TO = re.compile(rf"(?:走进|来到|在)(?P<place>{_SEAT}),[^。;]*$")
_BUILT_IN = re.compile(rf"(?:到|赴|来(?!自))(?P<place>{_SEAT})(?:投资)?(?:建设|兴建|新建|投建|打造)")
"""Inside a name that tells who builds where: 甲公司到乙县建设丙项目."""
_OFFICE = r"(?:管委会|管理委员会|人民政府|政府)"
_SIGNED_WITH = re.compile(rf"(?:与|和|同)(?P<place>{_SEAT}){_OFFICE}?(?:正式|现场|成功)*签[^,。;]{{0,6}}$")
_PARTNER = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,12}?(?:新区|开发区|高新区|经开区|示范区|试验区|园区|[省市区县镇]))(?:管委会|管理委员会|人民政府|政府)?$"
)
_WHOLE = frozenset({"country", "group"})
_HOME_LEVELS = frozenset({"prefecture", "county", "zone"})
_FIRM_BETWEEN = re.compile(r"[^至到和与、—-]{2,4}|[^至到和与、—-]{2,8}(?:集团|公司|股份|企业)")
"""What stands in a name between its firm's place and its own."""
_MAKER = re.compile(r"[^,。;:、在于到赴与和市县区]{2,8}(?:的|公司|集团|\n)?")
"""The rest of a firm's name between its city and the work."""
_FIRM_END = re.compile(r"(?:公司|集团)的?$")
_FAR_BEFORE, _FAR_BEHIND = 30, 70
"""Characters between a name and the words that say where it lies, before and behind it."""
_PARK_OVER = re.compile(
    r"(?:^|、|\s)(?P<place>[\u4e00-\u9fff]{2,12}?(?:工业园|产业园|园区|开发区|高新区|新区))(?=项目|重点|建设|进展)"
)
_PLACE_LINE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:街道|[镇乡县区市旗]|开发区|园区|新城)(?<!城区|全[镇乡县区市])")
"""A line that is the name of a place: what stands under it lies there."""
_RANKS = frozenset("省市区县州旗盟")
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
    if _in_name(reading, thing) or of_park(reading, thing) or _of_partner(thing):
        return
    if _near(reading, thing) or _of_event(reading, thing, event) or _of_ceremony(reading, thing):
        return
    if not _elsewhere(reading, thing) and (
        of_opening(reading, thing)
        or _of_heading(reading, thing)
        or _of_page(thing, seat_of(reading))
        or _of_page(thing, home_of(reading))
    ):
        return
    if not _in_name(reading, thing, wide=True):
        _near(reading, thing, wide=True)


def _said(reading: Reading, thing: Thing) -> bool:
    named = [(n.sentence, n) for n in thing.names if n.sentence.paragraph > 0]
    for sentence, name in (*named, *((s, thing.names[0]) for s in thing.spoken)):
        own = sentence is name.sentence
        for match in (*_WHERE.finditer(sentence.text), *_CARRIES.finditer(sentence.text)):
            low, high = sentence.at(match.start("place")), sentence.at(match.end("place"))
            if own and not (name.start - _FAR_BEFORE <= high and low <= name.end + _FAR_BEHIND):
                continue
            if own and low > name.end and ";" in reading.plain[name.end : low]:
                continue
            found = place_value(reading, low, high)
            if not found or name.start <= found[0] < name.end or _NO_SITE.search(found[2].raw):
                continue
            if is_located(reading, found[0], found[1]):
                thing.draft.say("place", found[2], sentence, found[0])
                return True
    return False


def _owned(reading: Reading, thing: Thing) -> bool:
    """甲县的X, 走进甲区,…X, 与甲新城签下X: a place with a rank, whether or not the gazetteer has it."""
    for name in thing.names:
        if name.sentence.paragraph == 0 or name.row:
            continue
        low = max(reading.plain.rfind(mark, name.sentence.start, name.start) for mark in "。;") + 1
        low = max(low, name.sentence.start)
        for pattern in (_OF_PLACE, _GOING_TO, _SIGNED_WITH):
            match = pattern.search(reading.plain, low, name.start) or _PRIDE.match(reading.plain, name.end)
            if match and not _NO_SITE.search(match["place"]):
                thing.draft.words("place", match.start("place"), match.end("place"), name.sentence, confidence=0.7)
                return True
    return False


def _in_name(reading: Reading, thing: Thing, *, wide: bool = False) -> bool:
    """The region, or the place with a rank, that stands in the name: 甲市乙区丙项目; with `wide`, also a mere province,
    which firms bear in their names."""
    for name in thing.names:
        built = _BUILT_IN.search(reading.plain, name.start, name.end)
        if built and reading.regions_in(*built.span("place")):
            thing.draft.words("place", *built.span("place"), name.sentence, confidence=0.7)
            return True
        firms = [o for o in organisations.among(reading, name.start, name.end) if o.sort == "legal"]
        hits = [h for h in reading.regions_in(name.start, name.end) if _somewhere(h)]
        hits = [h for h in hits if not any(o.start <= h.start < o.end for o in firms)]
        if not wide and all(h.candidates[0].level == "province" for h in hits):
            hits = []
        hits = _where(reading, name, hits)
        if hits and not _of_maker(reading, name, hits[-1]):
            low, high = hits[0].start, hits[-1].end
            high += "(" in reading.plain[low:high] and reading.plain.startswith(")", high)  # 甲(乙)产业新城
            if hits[0].start - name.start > 8 and len(hits) == 1 and reading.plain[low - 1] != "(":
                continue
            thing.draft.words("place", low, high, name.sentence, confidence=0.7)
            return True
        ranked = _RANKED.match(reading.plain, name.start, name.end)
        if ranked and not firms:
            thing.draft.words("place", ranked.start(), ranked.end(), name.sentence, confidence=0.7)
            return True
    return False


def _of_maker(reading: Reading, name: ProjectName, hit: RegionHit) -> bool:
    """Whether the region in the name is that of its firm: of another province than that of which the page speaks, or
    around it, and a brand stands behind it (甲市乙丙电池基地 on a page of 丁市, or of a county of 甲市)."""
    home = home_of(reading)
    if home is None or reading.plain[hit.start - 1] == "(" or hit.name[-1] in _RANKS:
        return False
    if not (home.apart(hit) or (home.within(hit) and home.region != hit.candidates[0])):
        return False
    return made_by_brand(reading, hit.end, name.end)


def _where(reading: Reading, name: ProjectName, hits: list[RegionHit]) -> list[RegionHit]:
    """The first path of regions; where the name opens with that of its firm (甲市乙集团丙市丁项目, 甲市乙(丙市)产业园),
    the second."""
    first = [h for at, h in enumerate(hits) if all(_joined(reading, a, b) for a, b in pairwise(hits[: at + 1]))]
    rest = hits[len(first) :]
    if not rest or rest[0].candidates[0].level == "zone" or first[0].start != name.start:
        return first
    bracketed = reading.plain[rest[0].start - 1] == "("
    if not bracketed and not _FIRM_BETWEEN.fullmatch(reading.plain, first[-1].end, rest[0].start):
        return first
    return [h for at, h in enumerate(rest) if all(_joined(reading, a, b) for a, b in pairwise(rest[: at + 1]))]


def _joined(reading: Reading, left: RegionHit, right: RegionHit) -> bool:
    """Whether two regions of a name are one path, or the ends of a way (甲至乙), and not 甲经丙至乙."""
    return re.fullmatch(r"[(·至到—\-]?", reading.plain[left.end : right.start]) is not None


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


def _near(reading: Reading, thing: Thing, *, wide: bool = False) -> bool:
    """The region before the name in its sentence, else at the head of the sentence that introduces it, else in its
    paragraph's first: no firm's and no guest's, and a mere province only where `wide`; the page's own region where
    they only name one around it."""
    first = next((n for n in thing.names if n.sentence.paragraph > 0), None)
    if first is None:
        return False
    others = [n for n in project_names.in_sentence(reading, first.sentence) if n.end <= first.start]
    inside = [
        h
        for h in _free(reading, first.sentence.start, first.start)
        if not is_guest(reading, h) and not any(n.start <= h.start < n.end for n in others)
    ]
    inside = [h for h in inside if (wide or not is_wide(h)) and not _firm_before(reading, h, first.start)]
    if not (inside and not first.listed) and _say_seat(reading, thing, first):
        return True
    if inside and not first.listed:
        return _say_region(reading, thing, inside[-1], first.sentence)
    sentence = first.sentence  # no region of another member of the list
    end = min((n.start for n in project_names.listed_in(reading, sentence)), default=first.start)
    own = _homes(reading, sentence, end)
    above = None if own else reading.once(_homes_above)[sentence.index]
    if own or above is None:
        return bool(own) and _say_region(reading, thing, own[0], sentence)
    return _say_region(reading, thing, *above)


def _say_seat(reading: Reading, thing: Thing, first: ProjectName) -> bool:
    """The page's own zone or town, where the sentence names it before the work: nearer than what stands above."""
    seat = seat_of(reading)
    name = reading.plain[seat.start : seat.end] if seat else ""
    at = reading.plain.rfind(name, first.sentence.start, first.start) if seat else -1
    if at < 0 or reading.regions_in(first.sentence.start, first.start):
        return False
    thing.draft.words("place", at, at + len(name), first.sentence, confidence=0.5)
    return True


def _homes(reading: Reading, sentence: Sentence, end: int) -> list[RegionHit]:
    """The cities, counties and zones of the sentence up to `end` from which nobody comes, where no meeting is held,
    and that no member of a list is named after: where one lies says nothing of the next."""
    listed = project_names.listed_in(reading, sentence)
    hits = [h for h in _free(reading, sentence.start, end) if not is_guest(reading, h)]
    hits = [h for h in hits if not any(n.start <= h.start < n.end for n in listed)]
    return [h for h in hits if h.candidates[0].level in _HOME_LEVELS]


def _homes_above(reading: Reading) -> tuple[tuple[RegionHit, Sentence] | None, ...]:
    """For each sentence the first region of the nearest one above it, in its paragraph, that names any."""
    out: list[tuple[RegionHit, Sentence] | None] = []
    last: tuple[RegionHit, Sentence] | None = None
    for sentence in reading.sentences:
        last = last if last and last[1].paragraph == sentence.paragraph else None
        out.append(last)
        hits = _homes(reading, sentence, sentence.end)
        last = (hits[0], sentence) if hits else last
    return tuple(out)


def _firm_before(reading: Reading, hit: RegionHit, end: int) -> bool:
    """Whether the region opens the name of a firm from another province than the page (甲市乙丙线路板|丁项目)."""
    home = home_of(reading)
    if home is None or not home.apart(hit) or not _MAKER.fullmatch(reading.plain, hit.end, end):
        return False
    return _FIRM_END.search(reading.plain, hit.end, end) is not None or brand_end(reading, hit.end, end) > hit.end


def _elsewhere(reading: Reading, thing: Thing) -> bool:
    """Whether a region in a name of the project, or before it in its sentence, is of another province than the page,
    and no firm's: the page's own says nothing of where it lies then."""
    home = home_of(reading)
    if home is None:
        return False
    for name in thing.names:
        inside = [h for h in reading.regions_in(name.start, name.end) if _somewhere(h)]
        if inside and home.apart(inside[-1]) and not bears_firm(reading, inside[-1].end, name.end):
            return True
    first = next((n for n in thing.names if n.sentence.paragraph > 0), None)
    if first is None or first.listed:
        return False
    free = _free(reading, first.sentence.start, first.start)
    before = [h for h in free if home.apart(h) and not is_guest(reading, h)]
    return bool(before) and not _firm_before(reading, before[-1], first.start)


def _free(reading: Reading, start: int, end: int) -> list[RegionHit]:
    """The regions of [start, end) that are no part of a firm's name and not the whole country."""
    found = [h for h in reading.regions_in(start, end) if _somewhere(h)]
    return [h for h in found if (body := organisations.at(reading, h.start)) is None or body.sort == "government"]


def _somewhere(hit: RegionHit) -> bool:
    return hit.candidates[0].level not in _WHOLE


def _say_region(reading: Reading, thing: Thing, hit: RegionHit, sentence: Sentence) -> bool:
    home = home_of(reading)
    if home and home.within(hit):
        return _of_page(thing, home)
    low, high = hit.start, hit.end + len("片区") * reading.plain.startswith("片区", hit.end)
    for before in reversed(reading.regions_in(sentence.start, low)):
        if before.end != low or not _somewhere(before):
            break
        low = before.start
    thing.draft.say("place", Value(reading.text(low, high), reading.plain[low:high]), sentence, low, confidence=0.5)
    return True


def _of_event(reading: Reading, thing: Thing, event: Draft | None) -> bool:
    """The region whose works were begun or finished together: it stands in the name of the event, or is its place."""
    if event is None or not (thing.together or thing.met) or not _BUILT_THERE.search(event.name):
        return False
    home = reading.sentence_at(event.start)
    hits = [h for h in reading.regions_in(event.start, event.end) if h.candidates[0].level in _HOME_LEVELS]
    ranked = _RANKED.match(reading.plain, event.start, event.end)
    if home and (hits or ranked):
        low, high = (hits[0].start, hits[0].end) if hits else ranked.span() if ranked else (0, 0)
        thing.draft.words("place", low, high, home, confidence=0.5)
        return True
    for statement in event.statements:
        if statement.property == "place":
            thing.draft.repeat("place", statement)
            return True
    return False


def _of_ceremony(reading: Reading, thing: Thing) -> bool:
    """The region that the sentence names which tells of all works together: 昨日,甲市乙区27个项目集中开工."""
    told = next((s for stage, s, _ in thing.reached if stage in ("started", "operating")), None)
    if told is None or not told.paragraph or any(n.sentence is told for n in thing.names):
        return False
    hits = [h for h in _free(reading, told.start, told.end) if h.candidates[0].level in _HOME_LEVELS]
    hits = [h for h in hits if not is_guest(reading, h)]
    run = [h for at, h in enumerate(hits) if at == 0 or h.start == hits[at - 1].end]
    return bool(run) and _say_region(reading, thing, run[-1], told)


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
    hits = [h for h in reading.regions_in(heading.start, heading.end) if _somewhere(h)] if heading else []
    if heading is None or len(hits) != 1 or hits[0].candidates[0].level not in _HOME_LEVELS:
        return False
    if (
        first is None
        or first.paragraph > heading.paragraph + 1
        or len(heading.text) - (hits[0].end - hits[0].start) > 6
    ):
        return False  # a line that tells of one work
    return not is_guest(reading, hits[0]) and _say_region(reading, thing, hits[0], heading)


def _headings(reading: Reading) -> tuple[Sentence, ...]:
    return tuple(s for s in reading.body if _is_heading(s))


def _is_heading(sentence: Sentence) -> bool:
    return sentence.heading or (len(sentence.text) <= 18 and sentence.text.startswith(("【", "●", "■", "◆", "▼")))


def _of_page(thing: Thing, where: Seat | Home | None) -> bool:
    """The zone or town of which the page speaks, or the region from which it does."""
    if where is None:
        return False
    thing.draft.words("place", where.start, where.end, where.sentence, confidence=0.4)
    return True
