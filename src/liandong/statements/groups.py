"""Groups (并称): the members behind 双方, 两市, 四地 or 22个城市, where the text names them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from liandong.statements import organisations
from liandong.statements.lists import members
from liandong.statements.numerals import chinese_number
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.vocabulary import regions

_OF_PLACES = "省市区|省区|省|市|州|盟|区|县|镇|地|城|个?(?:成员)?城市|个?省份|个?地区"
_OF_ALL = r"方|家(?:单位|企业|公司|机构|集团|银行|高校)?|校|院|个?(?:单位|企业|公司|机构|部门)"
GROUP = re.compile(
    rf"(?P<n>双|各|多|[两二三四五六七八九十]{{1,3}}|\d{{1,3}})(?:(?P<places>{_OF_PLACES})|(?P<all>{_OF_ALL}))"
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
_AFAR = 4
"""Sentences before a group word in which its members may be named."""


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
    found = [Body(o.start, o.end, o.name, False) for o in organisations.find(reading)]
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


def runs(reading: Reading) -> tuple[tuple[Body, ...], ...]:
    """The enumerations of bodies (甲市、乙市和丙市), left to right."""
    return reading.once(_runs)


def _runs(reading: Reading) -> tuple[tuple[Body, ...], ...]:
    found: list[list[Body]] = []
    plain = reading.plain
    for body in bodies(reading):
        if body.region and plain[body.end : body.end + 1] == "的" and plain[body.start - 1] in ",、及:(":
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


def members_of(reading: Reading, sentence: Sentence, start: int, match: re.Match[str]) -> tuple[Body, ...]:
    """The bodies behind the group word `match` at `start` of the document; none where the text leaves it open.

    So many are wanted as it counts. Those named nearest before it are taken, two at most from the title, a longer list
    from anywhere on the page.
    """
    count, places = counted(match), match["places"] is not None
    if count is None:
        return ()
    here = _two_before(reading, sentence, start, places=places) if count == 2 else ()
    if here:
        return here
    fitting = [run for run in runs(reading) if len(run) == count and (not places or all(b.region for b in run))]
    afar = _AFAR if count == 2 else 3 * _AFAR
    called = [r for r in fitting if r[-1].end <= start and _counted_behind(reading, r[-1].end) == count]
    if called:
        return called[-1]
    fitting = [r for r in fitting if not reading.plain.startswith("等", r[-1].end)]
    near = [r for r in fitting if r[-1].end <= start and _distance(reading, sentence, r[-1].end) <= afar]
    if near:
        return near[-1]
    title = reading.title
    pair = _pair_named(reading, sentence, start, count) if places else ()
    if pair:
        return pair
    titled = [r for r in fitting if title and title.start <= r[0].start < title.end]
    if titled:
        return titled[0]
    named = _distinct(b for b in bodies(reading) if title and title.start <= b.start < title.end and b.region)
    if places and count == len(named):
        return named
    return fitting[0] if count >= 3 and fitting else ()


def _counted_behind(reading: Reading, end: int) -> int | None:
    """How many the group word right behind a list counts: 甲、乙、丙三市."""
    match = _COUNT.match(reading.plain, end)
    return int(match["n"]) if match and match["n"].isdigit() else chinese_number(match["n"]) if match else None


def _pair_named(reading: Reading, sentence: Sentence, start: int, count: int) -> tuple[Body, ...]:
    """The cities of 广深 or 广深佛莞, as the text calls them: before the group word, else anywhere."""
    called = [hit for hit in reading.regions if hit.region and len(hit.region.members) == count]
    near = [h for h in called if h.end <= start and _distance(reading, sentence, h.end) <= _AFAR]
    body = [h for h in called if h.start >= reading.document.body_start]
    for hit in (*reversed(near), *body, *called):
        codes = hit.region.members if hit.region else ()
        return tuple(Body(hit.start, hit.end, regions.region(code).name, True) for code in codes)
    return ()


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
    n = match["n"]
    if n in ("各", "多"):
        return None
    return 2 if n == "双" else int(n) if n.isdigit() else chinese_number(n)


def spelled(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """广深佛莞: each character that stands for a city; 广州、深圳: each name, as (start, end, name)."""
    for hit in reading.regions_in(start, end + 4):
        if hit.start < end and len(hit.candidates) == 1 and hit.candidates[0].members:
            for code in hit.candidates[0].members:
                yield hit.start, hit.end, regions.region(code).name
            return
    for a, b in members(reading.plain, start, end):
        yield a, b, reading.plain[a:b]
