"""Mechanism lists (机制清单): bodies that were founded together, each a member of a list."""

import re
from itertools import pairwise

from liandong.statements.grammar.denials import negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_COUNTED = re.compile(
    r"(?:(?:成立|组建|设立|建立)(?:起)?了(?:\d+|[一二两三四五六七八九十]+)[个大支][^,。;:]{0,12}|"
    r"(?:\d+|[两三四五六七八九十]+)[个大支家](?![^,。;:]{0,16}(?:将|拟|计划))[^,。;:]{0,16}"
    r"(?:成立|组建|揭牌|授牌|挂牌|亮相|启动|揭幕)):[^。;:]*$"
)
"""组建了十个组:甲推进组、乙推进组, 五大联盟亮相:甲联盟、乙联盟: each that the list names."""
_TEAM = r"[\u4e00-\u9fff]{3,12}(?:组|专班|机制|委员会)"
_LAST = _TEAM.replace("{3,12}", "{3,12}?")
_TEAMS = re.compile(rf"(?P<names>(?:{_TEAM}[、和及]){{2,12}}{_LAST})(?!成员|组长|会议)")
_SET_UP = "(?:组建|成立|设立|建立|下设|设置)"
_SET_UP_BEFORE = re.compile(rf"(?:{_SET_UP}|[,;]设)(?:起)?了?(?!后|以来|方案|大会)[^。;]{{0,60}}?$")
_SET_UP_BEHIND = re.compile(rf"(?:等[^,。;]{{0,12}}?)?[^,。;的]{{0,8}}?{_SET_UP}(?!方案|后|以来)")
_LEAD = re.compile(rf"[\u4e00-\u9fff]{{0,10}}?(?:{_SET_UP}|设)(?:起)?了?")
_ELSE = re.compile("参加|出席|参与|代表|召开|举行|审议|听取|考察|调研|[赴到]|由[^,。;]*$")
_BETTERED = re.compile("健全|完善|优化|强化|由")
_ENDS = re.compile("[组班制会][、和及]")
_JOINT = re.compile("[、和及](?=[\u4e00-\u9fff]{3})")
_LEAST = 3
_LISTED = re.compile("[”》]?(?:、|和|与|及|以及)[“《]?")
_FOUNDING = "(?:[揭授挂]牌|牌匾|成立|组建|亮相|诞生|揭幕)"
_FOUNDED_BEHIND = re.compile(
    rf"[”》]?(?:等[^,。;]{{0,16}}?)?(?P<gap>[^。;]{{0,24}}?){_FOUNDING}(?!以来|后|于|[^,。;]{{0,3}}周年|方案)"
)
_FOUNDED_BEFORE = re.compile(rf"{_FOUNDING}(?P<gap>[^。;]{{0,40}}?)[“《]?$")
_DOING = re.compile("参加|出席|参与|代表|负责人|项目|公司|审议|听取|[来承协主]办|所在|成员")
"""Between the list and the founding: another doing, or something else that was founded."""
_SEVERAL = re.compile(r"双方|各方|[两二三四五六七八九十](?:省|市|县|区|地|城|方|州|家)(?!政协)")


def counted(sentence: Sentence, start: int, aims: re.Pattern[str]) -> bool:
    """Whether the name stands in a list of so many that were founded; `aims` are words before what is only wanted."""
    found = _COUNTED.search(sentence.text, 0, start - sentence.start)
    return found is not None and not aims.search(sentence.text, 0, found.start())


def teams(reading: Reading, sentence: Sentence, aims: re.Pattern[str]) -> list[tuple[int, int]]:
    """The teams and committees that were founded together, three at least: 组建交通互联组、产业协作组、科创协同组. Of
    mechanisms (信息共享机制) the sentence or the title says whose they are, two places'."""
    text = sentence.text
    found = _TEAMS.search(text) if _ENDS.search(text) else None
    if found is None:
        return []
    lead = _LEAD.match(text, *found.span("names"))
    start = lead.end() if lead else found.start("names")
    if (
        not (lead or _set_up(text, start) or _SET_UP_BEHIND.match(text, found.end()))
        or ("机制" in found["names"] and not _of_two(reading, sentence, start))
        or aims.search(text, 0, start)
        or _BETTERED.match(text, start)
        or negated(reading.plain, sentence.start, sentence.at(start))
    ):
        return []
    named = []
    for joint in _JOINT.finditer(text, start, found.end("names")):
        if _ENDS.match(text, joint.start() - 1):
            named.append((sentence.at(start), sentence.at(joint.start())))
            start = joint.end()
    return [*named, (sentence.at(start), sentence.at(found.end("names")))]


def _set_up(text: str, start: int) -> bool:
    """Whether something is told to be set up before `start`, and nothing else to be done there."""
    before = _SET_UP_BEFORE.search(text, 0, start)
    return before is not None and not _ELSE.search(text, before.start(), start)


def announced(reading: Reading, sentence: Sentence, named: list[tuple[int, int]], aims: re.Pattern[str]) -> bool:
    """Whether three bodies at least are one list of which the founding is told beside it: 甲联盟、乙联盟和丙联盟领到了
    牌匾."""
    if len(named) < _LEAST or not all(_LISTED.fullmatch(reading.plain, one[1], two[0]) for one, two in pairwise(named)):
        return False
    text, low, high = sentence.text, named[0][0] - sentence.start, named[-1][1] - sentence.start
    before, behind = _FOUNDED_BEFORE.search(text, 0, low), _FOUNDED_BEHIND.match(text, high)
    told = behind is not None and not _DOING.search(behind["gap"])
    told = told or (before is not None and not _DOING.search(before["gap"]))
    return told and not (aims.search(text, 0, low) or negated(reading.plain, sentence.start, sentence.end))


def of_several(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the sentence says before `start` whose a body is: two regions, or 两市, 三地, 双方."""
    before = sentence.text[: start - sentence.start]
    return bool(_SEVERAL.search(before)) or len(reading.regions_in(sentence.start, start)) > 1


def _of_two(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the sentence says before `start` that two places do it, or the title tells of two."""
    title = reading.title
    return of_several(reading, sentence, sentence.at(start)) or (
        title is not None and (bool(_SEVERAL.search(title.text)) or len(reading.regions_in(title.start, title.end)) > 1)
    )
