"""Candidates: phrases that end like the name of an event, left to right, with how each is told."""

import re
from collections.abc import Iterator

from liandong.model.noun import Noun, replace
from liandong.statements.events import event_frames
from liandong.statements.events.event_frames import Told
from liandong.statements.events.event_names import FOLLOWED, NOUN, name_starts
from liandong.statements.events.event_places import is_wide
from liandong.statements.grammar.flat import Flat, flat
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.places import is_located, is_spot
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_GENERIC = re.compile(
    r"^(?:(?:专场|此次|本次|这[次场]|该|此|本届|这一|一场|一次|系列|相关|主题|专题|国际性|同期|平行|配套|线下|线上|现场|主|"
    r"分|大型|重要|首场|首批|多场|上述|有关|各类|各种|等|重大|重点|集中|隆重的?|年度|全体|项目|"
    r"(?:论坛|大会|峰会|博览会|展会|年会|会议|活动)(?=(?:开幕|闭幕|启动|签约)(?:式|仪式)))*)(?P<noun>.{2,6})$"
)
_SECOND = re.compile(rf"暨[^,。;!?在\n]{{2,30}}?(?:{NOUN.pattern})")
_QUOTED = re.compile(
    r"[“「『](?P<name>[^“”「」『』\n]{6,50})[”」』](?=[^。!?\n]{0,24}?(?:举行|举办|召开|启动|开幕|启幕|落幕))"
)
_OPENED = re.compile(
    r"[拉揭]开了?[^,。!?;\n“「『]{0,8}[“「『](?P<name>[^“”「」『』\n]{4,40}[周节季展])[”」』](?=的?[大序帷]幕)"
)
_INTERNAL = re.compile(r"董事会|监事会|股东大?会|年[”」』]活动$")
"""Whose meetings are a firm's own affair; and what goes on for a year."""
_SESSION = re.compile(r"\((?:[^()]{1,10}(?:专场|站|会场)|(?:19|20)\d\d)\)")
_BRANCH = re.compile(r"[^在设于,。;!?()\s]{2,6}分会场|第[一二三四]期(?=[在于将今昨\d])")
"""…开工仪式甲市分会场: the part of an event that a place of its own holds."""
_ORIGIN = re.compile(r"(?:来自|从|、|赴|与|和)$")
_BODY_BEHIND = re.compile(r"市?[委、和与]|[省市区县]?(?:人民)?政府|企业|公司|集团|银行|代表|籍|商会|客商|[电讯·]")
"""Before and behind a region that is no place here: where somebody comes from, or whose body it is."""
_LOCALITY = re.compile(
    r"(?:[\u4e00-\u9fff]{1,5}?[镇乡村])+|[\u4e00-\u9fff]{1,8}?(?:开发区|园区|新区|集聚区|高新区|经开区|示范区|工业区|合作区|产业园|工业园|科技园|街道)"
)
_MARKED = re.compile(r"[“\d]")
_COUNTED = re.compile(r"[\d两三四五六七八九十]+(?:余|多)?[个项宗场批](?!城市|国家)")
_COUNTS_ONLY = re.compile(r"\d(?:余|多)?个[^,。;]*集中(?:签约|开工|动工|竣工|投产)$")
"""甲市46个项目集中开工: a clause that tells what they did, no name."""
_GOES_ON = re.compile(r"会议(?![定论题程事])|动[周月季](?![边围刊内])")
"""对接会|议, 招商活动|周: the noun has one character more."""
_YEARS_THAT = frozenset("今去明每往当全多近同早历前翌次半")
"""今年|会: before 年 they tell when."""
_SEVERAL_BEFORE = re.compile(r"[\d两三四五六七八九十数多几]+[场项个批]$|多次$|系列$|各类$|多项$")
_SEVERAL_BEHIND = re.compile(r"(?:各|共)?[\d两三四五六七八九十多]+[场次]")
_TOGETHER = re.compile(r"[”」』》]?(?:活动)?[也亦]?(?:一并|一同|同期|同场|同步|同时)")
"""What is held together with another is held where that is."""
_SPECIFIC = re.compile(r"\d|第.{1,3}[届次]|首届|[“「·—]|暨")
_LONGEST_SCENE = 16


class Candidate(Noun, frozen=True):
    """A phrase that ends like the name of an event: its stretch of the document, how it is told, and the stretch of its
    whole sentence, which may run over lines."""

    sentence: Sentence
    start: int
    end: int
    noun: str
    generic: bool
    told: Told
    span: tuple[int, int] = (0, 0)
    on_it: bool = False
    attended: bool = False
    beside: int = -1
    """Where the name ends that a joint ties to this one (甲会及乙会): the two are different events."""

    @property
    def held(self) -> bool:
        return bool(self.told.verb)


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Every phrase of the document that ends like the name of an event, left to right."""
    running = flat(reading)
    text = running.text
    found: list[Candidate] = []
    quoted = {m.end("name"): m for m in _QUOTED.finditer(text)}
    if "幕" in text:
        quoted |= {m.end("name"): m for m in _OPENED.finditer(text)}
    for match in NOUN.finditer(text):
        end = match.end()
        if _GOES_ON.match(text, end - 1):
            end += 1
        if FOLLOWED.match(text, end) or (match.group() == "年会" and text[match.start() - 1] in _YEARS_THAT):
            continue
        quoted.pop(end, None)
        candidate = _candidate(reading, running, match.start(), end)
        if candidate:
            found.append(candidate)
    for match in quoted.values():
        candidate = _in_quotation(reading, running, match)
        if candidate:
            found.append(candidate)
    found.sort(key=lambda c: (c.end, c.start))
    longest: dict[int, int] = {}
    for one in found:
        longest[one.start] = max(one.end, longest.get(one.start, 0))
    return iter(_listed(running, [one for one in found if one.end == longest[one.start]]))


def _listed(running: Flat, found: list[Candidate]) -> list[Candidate]:
    """甲会议、乙大会先后举行: what is told of one of two names that a joint ties is told of the other."""
    for order in (range(len(found) - 1, 0, -1), range(1, len(found))):
        for index in order:
            left, right = found[index - 1], found[index]
            joint = running.text[running.of(left.end) : running.of(right.start)]
            if joint in ("、", "和", "与", "及", "以及") and not (left.generic or right.generic):
                if right.beside < 0:
                    found[index] = right = replace(right, beside=left.end)
                if left.held and not right.held:
                    found[index] = replace(right, told=replace(left.told, place=left.told.place))
                elif right.held and (not left.held or (right.told.place and not left.told.place)):
                    found[index - 1] = replace(left, told=right.told)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        bare = left.span == right.span and left.told.place and right.held and not right.told.place
        if bare and _TOGETHER.match(running.text, running.of(right.end - 1) + 1):
            found[index] = replace(right, told=replace(right.told, place=left.told.place))
    return found


def _candidate(reading: Reading, running: Flat, noun_start: int, noun_end: int) -> Candidate | None:
    text, noun = running.text, running.text[noun_start:noun_end]
    low, high = running.sentence(noun_start, noun_end)
    branch = _BRANCH.match(text, noun_end, high)
    noun_end = branch.end() if branch else noun_end
    start, narrow = (max(low, start) for start in name_starts(reading, running, noun_start, noun_end))
    joint = text.rfind("、", start, noun_start)
    if joint > start and any(m.end() == joint for m in NOUN.finditer(text, max(start, joint - 8), joint)):
        start = joint + 1
    told = event_frames.told(text, low, start, noun_end, high)
    on_it = event_frames.on_it(text, start, noun_end, high)
    if not told.verb and start < noun_start:
        start = narrow
    end = noun_end
    second = _SECOND.match(text, noun_end, high)
    if second:
        end = second.end()
        told = told if told.verb else event_frames.told(text, low, start, end, high)
    session = _SESSION.match(text, end, high)
    end = session.end() if session else end
    if told.verb and not told.place:
        told = replace(told, place=_scene(reading, running, low, start))
    if told.place:
        told = replace(told, place=_pointed(reading, running, told.place, low, start))
    if not (told.verb or told.called_off) and event_frames.alone(text, low, start, end):
        told = _alone(reading, running, low, start) or told
    if noun == "行动" and not any(len(d.iso) == 10 for d in reading.dates_in(running.at(low), running.at(start))):
        return None  # a campaign that is under way, and no ceremony of a day
    attended = event_frames.attended(text, low, start)
    return _placed(reading, running, (start, end), noun, told, on_it=on_it, attended=attended)


def _in_quotation(reading: Reading, running: Flat, match: re.Match[str]) -> Candidate | None:
    """“甲地乙周”昨日在丙地举行: a quotation that is held is an event, whatever it ends with."""
    text, (start, end) = running.text, match.span("name")
    low, high = running.sentence(start, end)
    told = event_frames.told(text, low, start - 1, end, high)
    if not told.verb or not (told.place or match.re is _OPENED) or text.startswith(("活动", "主题", "为主题"), end + 1):
        return None
    return _placed(reading, running, (start, end), text[end - 2 : end], told)


def _placed(
    reading: Reading, running: Flat, flat_span: tuple[int, int], noun: str, told: Told, *,
    on_it: bool = False, attended: bool = False,
) -> Candidate | None:  # fmt: skip
    """The candidate with its stretch of the document, cut to one sentence; None where it stands in none."""
    if flat_span[0] >= flat_span[1]:
        return None
    start, end = running.span(*flat_span)
    sentence = reading.sentence_at(start)
    if sentence is None:
        return None
    start, end = trim(reading.plain, start, min(end, sentence.end))
    if end - start < 2:
        return None
    text = running.text
    name = "".join(reading.plain[start:end].split())
    before = text[max(0, flat_span[0] - 4) : flat_span[0]]
    counted = _COUNTED.match(name) and not (told.verb and "集中" in name and noun.endswith(("仪式", "活动")))
    if counted or _SEVERAL_BEFORE.search(before) or _SEVERAL_BEHIND.match(text, flat_span[1]):
        return None
    low, high = running.sentence(*flat_span)
    if _INTERNAL.search(name) or (not told.verb and _COUNTS_ONLY.search(text, low, flat_span[1])):
        return None
    generic = _is_generic(name, noun)
    span = running.span(low, high)
    return Candidate(sentence, start, end, noun, generic, told, span, on_it, attended)


def _pointed(reading: Reading, running: Flat, place: tuple[int, int], low: int, start: int) -> tuple[int, int]:
    """The place that 在此 points to where the sentence names no venue: the last venue or region named before it there
    or in the sentence before."""
    text = running.text
    if text[place[0] : place[1]] not in event_frames.POINTERS:
        return place
    before = low and text[low - 1] != "\n"
    for first, last in ((low, start), (running.sentence(low - 1, low - 1)[0], low)) if before else ((low, start),):
        venue = event_frames.venue(text, first, last)
        if venue:
            return venue
        for hit in reversed(reading.regions_in(running.at(first), running.at(last)) if first < last else ()):
            begin, end = running.of(hit.start), running.of(hit.end - 1) + 1
            if (
                not is_wide(hit)
                and not _ORIGIN.search(text, max(0, begin - 3), begin)
                and not _BODY_BEHIND.match(text, end)
            ):
                further = _LOCALITY.match(text, end, last)
                return begin, further.end() if further else end
    return place


def _scene(reading: Reading, running: Flat, low: int, start: int) -> tuple[int, int] | None:
    """The clause of place behind a day with which the sentence opens: 1月20日,甲县,…集中开工活动开场."""
    opens = running.at(low)
    day = next((d for d in reading.dates_in(opens, running.at(start)) if d.start <= opens + 2), None)
    if day is None:
        return None
    begin = running.text.find(",", running.of(day.end), start) + 1
    end = running.text.find(",", begin, start) if begin else -1
    if end < 0 or not 2 <= end - begin <= _LONGEST_SCENE:
        return None
    first, last = running.span(begin, end)
    hits = reading.regions_in(first, last)
    told = hits and hits[0].start == first and (hits[-1].end == last or is_spot(reading, first, last))
    return (begin, end) if told or is_spot(reading, first, last) else None


def _alone(reading: Reading, running: Flat, low: int, start: int) -> Told | None:
    """A name that is a clause of its own is held where a day opens the sentence; a clause of place may precede it."""
    opens, name = running.at(low), running.at(start)
    days = [d for d in reading.dates_in(opens, name) if len(d.iso) == 10 or not d.known]
    if not days or days[0].start > opens + 2:
        return None
    clause = running.text.rfind(",", low, max(low, start - 1)) + 1
    place = (clause, start - 1) if clause > running.of(days[-1].end) else None
    if place and not is_located(reading, *running.span(*place)):
        return None
    return Told(place, "举行")


def _is_generic(name: str, noun: str) -> bool:
    """Whether the phrase names no particular event: 此次论坛, 一场研讨活动, 专题会议."""
    match = _GENERIC.match(name)
    return bool(match and noun.endswith(match["noun"]) and not _MARKED.search(name))


def name_of(reading: Reading, candidate: Candidate) -> str:
    return clean(reading.text(candidate.start, candidate.end))


def is_specific(reading: Reading, candidate: Candidate) -> bool:
    name = reading.plain[candidate.start : candidate.end]
    return len(name) >= 6 and bool(
        _SPECIFIC.search(name) or reading.regions_in(candidate.start, candidate.end) or len(name) >= 10
    )
