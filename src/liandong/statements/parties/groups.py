"""Groups (并称): the members behind 双方, 两市, 四地 or 22个城市, where the text names them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from liandong.statements.bodies import organisations
from liandong.statements.grammar.lists import members
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.numerals import chinese_number
from liandong.vocabulary import regions
from liandong.vocabulary.regions import RegionHit

_OF_PLACES = (
    "省市区?|省区市?|省会(?:城市)?|个?(?:省|市|州|盟|区|县|镇)|地|城|[个座]?(?:成员|观察员|中心)?城市|个?省份|个?地区"
)
_OF_ALL = (
    r"方|[家所](?:[省市区县]级|[省市]属|国有|平台){0,3}"
    r"(?:单位|企业|公司|机构|集团|银行|高校|院校|大学|学校|医院)?|校|院|个?(?:单位|企业|公司|机构|部门)"
)
GROUP = re.compile(
    r"(?=[双各多两二三四五六七八九十\d])"
    rf"(?P<n>双|各|多|[两二三四五六七八九十]{{1,3}}|\d{{1,3}})(?:(?P<places>{_OF_PLACES})|(?P<all>{_OF_ALL}))"
    r"(?:(?P<more>[一两二三四五六七八九十]{1,2})(?:省|自治区|市|州|区|县|地))?"
    r"(?:[的或和及、]|副?市长|副?省长|主要领导|主要负责人|负责人|相关负责人|代表|(?:人民)?政府|党委政府|"
    r"[\u4e00-\u9fff]{0,4}部门|企业|签约代表|合作方)*$"
)
"""A word that stands for parties named elsewhere, at the end of a phrase."""
_JOINT = re.compile(r"(?:、|与|和|同|及|以及|暨|跟|携手|联合|——|—|-|/)$")
_AFTER_COMMA = re.compile(r"(?>[,、和与及]|以及|[\u4e00-\u9fff]{2,3}(?:省|自治区)?的)+$")
"""上海,江苏的南京、苏州,以及安徽的合肥: the marks of one list of regions."""
_POST_BETWEEN = re.compile(
    r"[^,。;:!?、]{0,16}?(?:长|书记|主任|主席|总裁|经理|代表|负责人|领导|会长|理事|教授|院士)[^,。;:!?、]{0,5}(?P<joint>与|和|同|及)$"
)
_COUNT = re.compile(rf"(?P<n>[二三四五六七八九十]{{1,3}}|\d{{1,3}})(?:{_OF_PLACES}|{_OF_ALL})")
_COUNTS = re.compile(
    r"(?P<n>[二三四五六七八九十]{1,3}|\d{1,3})[个座家]?(?:城|市|省|省会|地|州|区|县)[\u4e00-\u9fff]{0,6}[:(—-]+\s*$"
)
_PARTED = re.compile(r"[、与和同及·・—\s-]+|以及")
_OFFICE_END = re.compile(r"(?:政府|银行|公司|集团|大学|[局厅委会院])$")
_OF_SEVERAL = re.compile(r"[\u4e00-\u9fff]{0,4}[两三四五六七八九十](?:市|省|县|区|地)(?=[\u4e00-\u9fff])")
"""丁四市人社局, the end of 甲、乙、丙、丁四市人社局, is no body."""
_AGAINST = re.compile(r"[与同]")
_CALLED = re.compile(r"(?:[:,(—\s]|包括|分别|即|有|为|是)+")
"""Between what a list is called and its first member."""
_LISTED = ",、及:("
_PAIR = 2
_NEAR = 200
"""Characters before 双方 in which 粤澳 is looked for."""
_AFAR = 4
"""Sentences before a group word in which its members may be named."""

_PROVINCES = re.compile("(?P<n>[一两三四])省(?P<more>[一两二])市")


class Body(NamedTuple):
    """A region or organisation named at [start, end); `code` is the region's, where the text leaves only one."""

    start: int
    end: int
    name: str
    region: bool
    code: str = ""


def bodies(reading: Reading) -> tuple[Body, ...]:
    """The regions and organisations of the text from left to right, none inside another."""
    return reading.once(_bodies)


def _bodies(reading: Reading) -> tuple[Body, ...]:
    places = {(hit.start, hit.end) for hit in reading.regions}
    found = [
        Body(o.start, o.end, o.name, False)
        for o in organisations.find(reading)
        if (o.start, o.end) not in places and not _OF_SEVERAL.match(o.name)
    ]
    taken = {offset for body in found for offset in range(body.start, body.end)}
    for hit in reading.regions:
        if hit.start in taken or hit.end - 1 in taken:
            continue
        code = hit.region.code if hit.region else ""
        last = found[-1] if found and found[-1].region else None
        if last and last.end == hit.start and code and last.code and _contains(last.code, code):
            found[-1] = Body(last.start, hit.end, last.name + hit.name, True, code)  # 江临市|云川区
        else:
            found.append(Body(hit.start, hit.end, hit.name, True, code))
    return tuple(sorted(found))


def _contains(outer: str, inner: str) -> bool:
    return bool(regions.contains(regions.region(outer), regions.region(inner)))


_begins = attrgetter("start")


def at(reading: Reading, start: int) -> Body | None:
    """The body whose name begins at `start`."""
    every = bodies(reading)
    index = bisect_left(every, start, key=_begins)
    found = every[index] if index < len(every) else None
    return found if found and found.start == start else None


def ends_at(reading: Reading, end: int) -> bool:
    """Whether a body's name ends at `end`."""
    every = bodies(reading)
    index = bisect_left(every, end, key=_begins)
    return index > 0 and every[index - 1].end == end


def runs(reading: Reading) -> tuple[tuple[Body, ...], ...]:
    """The enumerations of bodies (甲市、乙市和丙市), left to right."""
    return reading.once(_runs)


def _runs(reading: Reading) -> tuple[tuple[Body, ...], ...]:
    found: list[list[Body]] = []
    plain, begun = reading.plain, {body.start for body in bodies(reading)}
    for body in bodies(reading):
        if (
            body.region
            and plain[body.end : body.end + 1] == "的"
            and body.end + 1 in begun
            and plain[body.start - 1] in _LISTED
        ):
            continue  # 江苏的南京
        last = found[-1][-1] if found else None
        gap = plain[last.end : body.start] if last else ""
        if last and (_joined(gap) or (last.region and body.region and gap and _AFTER_COMMA.fullmatch(gap))):
            found[-1].append(body)
        else:
            found.append([body])
    return tuple(tuple(run) for run in found if len(run) > 1)


def _joined(gap: str) -> bool:
    gap = gap.strip(" \n")
    return len(gap) <= 24 and bool(_JOINT.fullmatch(gap) or _POST_BETWEEN.fullmatch(gap))


def chain(reading: Reading, start: int, end: int) -> tuple[Body, ...]:
    """The bodies with which [start, end) opens, one behind the other, parted by a joint, a dash, a dot or a blank."""
    found: list[Body] = []
    every = bodies(reading)
    for body in islice(every, bisect_left(every, start, key=_begins), None):
        parted = _PARTED.fullmatch(reading.plain, found[-1].end, body.start) if found else body.start == start
        if not parted or body.end > end:
            break
        found += _pieces(reading, body)
    return tuple(found)


def _pieces(reading: Reading, body: Body) -> Iterator[Body]:
    """The bodies that a blank, or a dot between two offices, parts inside a name: 甲市人民政府 乙银行."""
    dotted = all(_OFFICE_END.search(piece) for piece in body.name.split("·"))
    for part in re.compile(r"[^\s·]+" if dotted else r"\S+").finditer(reading.plain, body.start, body.end):
        yield Body(part.start(), part.end(), part.group(), body.region, body.code)


def members_of(reading: Reading, sentence: Sentence, start: int, match: re.Match[str]) -> tuple[Body, ...]:
    """The bodies behind the group word `match` at `start` of the document; none where the text leaves it open.

    So many are wanted as it counts. Those named nearest before it are taken, two at most from the title, a longer list
    from anywhere on the page.
    """
    count, places = counted(match), match["places"] is not None
    if count is None:
        return ()
    firms = not places and match["all"][0] == "家"
    here = _two_before(reading, sentence, start, places=places) if count == 2 else ()
    if here and not (firms and any(body.region for body in here)):
        return here
    spoken = spoken_of(reading, sentence, start) if count == 2 and not firms else ()
    if spoken:
        return spoken
    fitting = reading.once_for(_sides_placed if places else _sides, count)
    if firms:
        fitting = [run for run in fitting if not any(body.region for body in run)]  # 两家集团 are no cities
    afar = _AFAR if count == 2 else 3 * _AFAR
    called = [r for r in fitting if r[-1].end <= start and _counted_beside(reading, r) == count]
    if called:
        return called[-1]
    fitting = [r for r in fitting if not reading.plain.startswith("等", r[-1].end)]
    near = [r for r in fitting if r[-1].end <= start and _distance(reading, sentence, r[-1].end) <= afar]
    if near:
        return near[-1]
    title = reading.title
    called_near, called_afar = _pair_named(reading, sentence, start, count) if places else ((), ())
    if called_near:
        return called_near
    together = _two_lists(reading, start, count) if places else ()
    if together:
        return together
    titled = [r for r in fitting if title and title.start <= r[0].start < title.end]
    if titled:
        return titled[0]
    named = _distinct(b for b in bodies(reading) if title and title.start <= b.start < title.end and b.region)
    if places and count == len(named):
        return named
    return fitting[0] if count >= 3 and fitting else called_afar


def spoken_of(reading: Reading, sentence: Sentence, start: int) -> tuple[Body, ...]:
    """The two of 粤澳 or 广深 that the sentence names before the group word: 粤澳联席会议举行,双方签了…"""
    pairs = [
        hit
        for hit in reading.regions_in(max(sentence.start, start - _NEAR), start)
        if hit.region and len(hit.region.members) == _PAIR
    ]
    return _spread(pairs[-1]) if pairs else ()


def _sides(reading: Reading, count: int) -> list[tuple[Body, ...]]:
    """The runs of so many, and the ends of longer ones that 与 parts from the rest: 甲市与|乙行、丙行、丁行."""
    found = []
    for run in runs(reading):
        if len(run) == count:
            found.append(run)
        elif len(run) > count > 1:
            if _AGAINST.fullmatch(reading.plain, run[-count - 1].end, run[-count].start):
                found.append(run[-count:])
            if _AGAINST.fullmatch(reading.plain, run[count - 1].end, run[count].start):
                found.append(run[:count])
    return found


def _sides_placed(reading: Reading, count: int) -> list[tuple[Body, ...]]:
    """Those of them that are regions all."""
    return [run for run in reading.once_for(_sides, count) if all(body.region for body in run)]


def _two_lists(reading: Reading, start: int, count: int) -> tuple[Body, ...]:
    """16城 by a list of four and one of twelve: the two lists, one behind the other, that make up the number, those
    before it first."""
    named = [r for r in runs(reading) if len(r) > 1 and all(body.region for body in r)]
    for one, other in sorted(pairwise(named), key=lambda pair: (pair[1][-1].end > start, abs(pair[1][-1].end - start))):
        both = {body.name: body for body in (*one, *other)}
        if len(both) == len(one) + len(other) == count:
            return tuple(both.values())
    return ()


def _counted_beside(reading: Reading, run: tuple[Body, ...]) -> int | None:
    """How many the group word right behind or before a list counts: 甲、乙、丙三市; 四座省会——甲、乙…"""
    match = _COUNT.match(reading.plain, run[-1].end) or _COUNTS.search(
        reading.plain, max(run[0].start - 20, 0), run[0].start
    )
    return int(match["n"]) if match and match["n"].isdigit() else chinese_number(match["n"]) if match else None


def _pair_named(
    reading: Reading, sentence: Sentence, start: int, count: int
) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    """The cities of 广深 or 广深佛莞, as the text calls them: right before the group word, and anywhere."""
    called = [hit for hit in reading.regions if hit.region and len(hit.region.members) == count]
    near = [h for h in called if h.end <= start and _distance(reading, sentence, h.end) <= _AFAR]
    body = [h for h in called if h.start >= reading.document.body_start]
    afar = [*body, *called]
    return _spread(near[-1]) if near else (), _spread(afar[0]) if afar else ()


def _spread(hit: RegionHit) -> tuple[Body, ...]:
    codes = hit.region.members if hit.region else ()
    return tuple(Body(hit.start, hit.end, regions.region(code).name, True) for code in codes)


def _two_before(reading: Reading, sentence: Sentence, start: int, *, places: bool) -> tuple[Body, ...]:
    """The two that the sentence names before the group word: 甲市代表团赴乙市考察,两地签署…"""
    found = _distinct(
        b for b in bodies(reading) if (b.region or not places) and sentence.start <= b.start and b.end <= start
    )
    return found if len(found) == 2 else ()


def _distinct(named: Iterable[Body]) -> tuple[Body, ...]:
    """The regions named, each once; none where one lies in another."""
    found: dict[str, Body] = {}
    for body in named:
        found.setdefault(body.code or body.name, body)
    codes = [body.code for body in found.values() if body.code]
    nested = any(one != other and _contains(one, other) for one in codes for other in codes)
    return () if nested else tuple(found.values())


def _distance(reading: Reading, sentence: Sentence, offset: int) -> int:
    home = reading.sentence_at(offset - 1)
    return sentence.index - home.index if home else _AFAR + 1


def counted(match: re.Match[str]) -> int | None:
    """How many the group word counts; None for 各方."""
    n, more = match["n"], match["more"]
    if n in ("各", "多"):
        return None
    first = 2 if n == "双" else int(n) if n.isdigit() else chinese_number(n)
    further = chinese_number(more) if more else 0  # 三省一市
    return None if first is None or further is None else first + further


def spelled(reading: Reading, start: int, end: int, count: int | None = None) -> Iterator[tuple[int, int, str]]:
    """广深佛莞, 豫晋陕: each character that stands for a place, where there are so many as `count`; 广州、深圳: each
    name; as (start, end, name)."""
    for hit in reading.regions_in(start, end + 4):
        codes = hit.candidates[0].members if hit.start < end and len(hit.candidates) == 1 else ()
        if codes and count in (None, len(codes)):
            for code in codes:
                yield hit.start, hit.end, regions.region(code).name
            return
    letters = [regions.abbreviation(letter) for letter in reading.plain[start:end]]
    if len(letters) == count and all(letters):
        for at, region in enumerate(letters, start):
            if region is not None:
                yield at, at + 1, region.name
        return
    for a, b in members(reading.plain, start, end):
        yield a, b, reading.plain[a:b]


def listed_as(reading: Reading, label: str, before: int) -> tuple[Body, ...]:
    """The members of a list that the text called by this label before: 12个观察员城市:黄石、岳阳…"""
    last: tuple[Body, ...] = ()
    for head in re.finditer(
        rf"(?:\d+|[两二三四五六七八九十]+)[个家座位]?{re.escape(label)}[^,。;、]{{0,4}}?", reading.plain[:before]
    ):
        for run in runs(reading):
            between = reading.plain[head.end() : run[0].start]
            if head.end() <= run[0].start and _CALLED.fullmatch(between):
                last = run
    return last


def of_provinces(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where the text names the group of as many provinces and cities of their rank as [start, end) counts (三省一市 →
    长三角): the nearest before, else the first behind; None where it names none."""
    counted = _PROVINCES.fullmatch(reading.plain, start, end)
    if counted is None:
        return None
    many = chinese_number(counted["n"]) or 0, chinese_number(counted["more"]) or 0
    named = reading.once_for(_of_so_many, many)
    at = bisect_left(named, (start, start))
    return named[max(at - 1, 0)] if named else None


def _of_so_many(reading: Reading, many: tuple[int, int]) -> list[tuple[int, int]]:
    """Where groups of so many provinces, and so many cities of their rank, are named."""
    found = []
    for hit in reading.regions:
        members = [regions.region(code) for code in hit.candidates[0].members]
        cities = sum(regions.prefecture_of(member) == member for member in members)
        if (len(members) - cities, cities) == many and all(member.level == "province" for member in members):
            found.append((hit.start, hit.end))
    return found
