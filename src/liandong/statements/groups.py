"""Groups (并称): the members behind 双方, 两市, 四地 or 22个城市, where the text names them."""

import re
from collections.abc import Iterator
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
    r"(?:相关|有关|对口|职能)?部门|企业|签约代表|合作方)*$"
)
"""A word that stands for parties named elsewhere, at the end of a phrase."""
_JOINT = re.compile(r"(?:、|与|和|同|及|以及|暨|跟|携手|联合|——|—|-|/)$")
_AFTER_COMMA = re.compile(r"(?:[,、和与及]|以及|[\u4e00-\u9fff]{2,3}(?:省|自治区)?的)+$")
"""上海,江苏的南京、苏州,以及安徽的合肥: the marks of one list of regions."""
_POST_BETWEEN = re.compile(
    r"[^,。;:!?、]{0,16}?(?:长|书记|主任|主席|总裁|经理|代表|负责人|领导|会长|理事|教授|院士)[^,。;:!?、]{0,5}(?P<joint>与|和|同|及)$"
)
_AFAR = 4
"""Sentences before a group word in which its members may be named."""


class Body(NamedTuple):
    """A region or organisation named at [start, end)."""

    start: int
    end: int
    name: str
    region: bool


def bodies(reading: Reading) -> tuple[Body, ...]:
    """The regions and organisations of the text from left to right, none inside another."""
    return reading.once(_bodies)


def _bodies(reading: Reading) -> tuple[Body, ...]:
    found = [Body(o.start, o.end, o.name, False) for o in organisations.find(reading)]
    taken = {offset for body in found for offset in range(body.start, body.end)}
    found += [
        Body(hit.start, hit.end, hit.name, True)
        for hit in reading.regions
        if hit.start not in taken and hit.end - 1 not in taken
    ]
    merged: list[Body] = []
    for body in sorted(found):
        last = merged[-1] if merged else None
        if last and last.region and body.region and last.end == body.start and last.name[-1] in "省市区县州盟":
            merged[-1] = Body(last.start, body.end, last.name + body.name, True)  # 江临市|云川区
        else:
            merged.append(body)
    return tuple(merged)


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
    here = _places_before(reading, sentence, start) if places and count == 2 else ()
    if here:
        return here
    fitting = [run for run in runs(reading) if len(run) == count and (not places or all(b.region for b in run))]
    near = [r for r in fitting if r[-1].end <= start and _distance(reading, sentence, r[-1].end) <= _AFAR]
    if near:
        return near[-1]
    title = reading.title
    titled = [r for r in fitting if title and title.start <= r[0].start < title.end]
    if titled:
        return titled[0]
    named = tuple(b for b in bodies(reading) if title and title.start <= b.start < title.end and b.region)
    if places and count == len(named) and not (count == 2 and _nested(*named)):
        return named
    return fitting[0] if count >= 3 and fitting else ()


def _places_before(reading: Reading, sentence: Sentence, start: int) -> tuple[Body, ...]:
    """The two places that the sentence names before the group word: 甲市代表团赴乙市考察,两地签署…"""
    found: dict[str, Body] = {}
    for body in bodies(reading):
        if body.region and sentence.start <= body.start and body.end <= start:
            found.setdefault(body.name, body)
    return tuple(found.values()) if len(found) == 2 and not _nested(*found.values()) else ()


def _nested(one: Body, other: Body) -> bool:
    return one.name[:2] in other.name or other.name[:2] in one.name


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
