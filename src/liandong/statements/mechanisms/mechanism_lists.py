"""Mechanism lists (机制清单): bodies that were founded together, each a member of a list."""

import re
from itertools import pairwise

from liandong.statements.grammar.denials import negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_BODY = "(?:联盟|联合体|共同体|协作体|组|专班|平台|机制|委员会|理事会|协会|商会|机构|组织)"
_COUNTED = re.compile(
    r"(?:(?:成立|组建|设立|建立)(?:起)?了(?:\d+|[一二两三四五六七八九十]+)[个大支][^,。;:]{0,12}|"
    rf"(?:\d+|[两三四五六七八九十]+)[个大支家][^,。;:]{{0,8}}{_BODY}(?![^,。;:]{{0,8}}(?:将|拟|计划|推迟|取消|延期|暂缓|未))"
    r"[^,。;:]{0,8}(?:成立|组建|揭牌|授牌|挂牌|亮相|启动|揭幕)):[^。;:]*$"
)
"""组建了十个组:甲推进组、乙推进组, 五大联盟亮相:甲联盟、乙联盟: each that the list names."""
_MEMBER_ENDS = re.compile("[”》]?(?:[、和与及,。;等]|$)")
"""Behind a name that is the whole member, not 甲联盟 of 甲联盟承建的电站."""


def _team(most: str) -> str:
    return rf"[\u4e00-\u9fff]{{3,12}}{most}(?:组|专班|机制|委员会)"


_TEAMS = re.compile(rf"(?P<names>(?:{_team('')}[、和及]){{2,12}}{_team('?')})(?!成员|组长|会议)")
"""The last is as short as it can be: 民生共享组 of 民生共享组六个组."""
_SET_UP = "(?:组建|成立|设立|建立|下设|设置)"
_SET_UP_BEFORE = re.compile(rf"(?:{_SET_UP}|[,;]设)(?:起)?了?(?!后|以来|方案|大会|的)[^。;]{{0,60}}?$")
_SET_UP_BEHIND = re.compile(
    rf"(?:等[^,。;]{{0,12}}?)?(?:也|都|均|已经?|全部|正式|同[时日步]|相继|陆续)*{_SET_UP}(?!方案|后|以来|的)"
)
_SET_UP_WITHIN = re.compile(rf"[\u4e00-\u9fff]{{0,10}}?(?:{_SET_UP}|设)(?:起)?了?")
"""The verb that the first name took in: 下设规划统筹组."""
_OTHER_DOING = re.compile("参加|出席|参与|代表|召开|举行|审议|听取|考察|调研|[赴到]|由[^,。;]*$")
_NO_NAME = re.compile("健全|完善|优化|强化|由|的")
"""Where the first name would begin: mechanisms that are bettered, and what makes up another body."""
_UNREAL = re.compile("若|如果|假如|拟|建议|倡议|探索|解散|撤销|取消|推迟|撤并")
"""Anywhere in the sentence: nothing is founded, or no longer is."""
_TEAM_ENDS = re.compile("[组班制会][、和及]")
_JOINT = re.compile("[、和及](?=[\u4e00-\u9fff]{3})")
_LEAST = 3
_LISTED = re.compile("[”》]?(?:、|和|与|及|以及)[“《]?")
"""Between two members of a list."""
_FOUNDING = "(?:[揭授挂]牌|成立|组建|亮相|诞生|揭幕)"
_HOW = (
    "(?:也|都|均|一并|同[时日期步天]|当[天日]|现场|当场|先后|相继|陆续|依次|集中|分别|正式|双双|共同|联合|宣布|宣告|已经?|获批"
    "|[今昨][天日]|日前|近日|领到了?|获得?了?|接过了?|,)*"
)
_FOUNDED_BEHIND = re.compile(
    rf"[”》]?(?:等[^,。;]{{0,16}}?)?{_HOW}"
    rf"(?:(?:在[^,。;的]{{1,12}}(?:上|中|现场)|于[^,。;的]{{2,14}}|由[^,。;]{{2,40}}?(?:牵头|发起)){_HOW}){{0,2}}"
    rf"(?:{_FOUNDING}(?!以来|后|于|[^,。;]{{0,3}}周年|方案|仪式)|牌[匾子])"
)
"""甲联盟、乙联盟和丙联盟|在会上集中揭牌: nothing but when, where and how stands between."""
_FOUNDED_BEFORE = re.compile(
    rf"(?:{_FOUNDING}(?:仪式|活动)[,:]?|为|(?:{_FOUNDING}(?:了|起)?|牌[匾子])(?:由[^,。;]{{2,40}}(?:牵头|发起)的|的(?:有|是|还有|包括)"
    r"|[^,。;:]{0,6}(?:\d|[两三四五六七八九十])[大个家][^,。;:]{0,10},?)?[:—]*)(?:当天|现场|会上)?[“《]?$"
)
"""举行揭牌仪式,|甲联盟、乙联盟和丙联盟领到牌匾: a ceremony, or the list is what was founded."""

_SEVERAL = re.compile(r"双方|各方|[两二三四五六七八九十](?:省|市|县|区|地|城|方|州|家)(?!政协)")

_OF_ONE = re.compile("公司|集团|大赛|[局院校]|指挥部|我[省市县区]|[本该][省市县区]")
"""Before teams: they are those of one office, firm or contest."""


def counted(sentence: Sentence, span: tuple[int, int], aims: re.Pattern[str]) -> bool:
    """Whether the name is a member of a list of so many that were founded; `aims` are words before what is only
    wanted."""
    found = _COUNTED.search(sentence.text, 0, span[0] - sentence.start)
    whole = _MEMBER_ENDS.match(sentence.text, span[1] - sentence.start) is not None
    return found is not None and whole and not aims.search(sentence.text, 0, found.start())


def teams(reading: Reading, sentence: Sentence, aims: re.Pattern[str]) -> list[tuple[int, int]]:
    """The teams and committees that two places founded together, three at least: 两市组建交通组、产业组、科创组; the
    sentence or the title says that they are theirs, for every office has some."""
    text = sentence.text
    found = _TEAMS.search(text) if _TEAM_ENDS.search(text) else None
    if found is None:
        return []
    within = _SET_UP_WITHIN.match(text, *found.span("names"))
    start = within.end() if within else found.start("names")
    if (
        not (within or _set_up(text, start) or _SET_UP_BEHIND.match(text, found.end()))
        or not _of_two(reading, sentence, start)
        or aims.search(text, 0, start)
        or _NO_NAME.match(text, start)
        or _UNREAL.search(text)
        or negated(reading.plain, sentence.start, sentence.end)
    ):
        return []
    named = []
    for joint in _JOINT.finditer(text, start, found.end("names")):
        if _TEAM_ENDS.match(text, joint.start() - 1):
            named.append((sentence.at(start), sentence.at(joint.start())))
            start = joint.end()
    return [*named, (sentence.at(start), sentence.at(found.end("names")))]


def _set_up(text: str, start: int) -> bool:
    """Whether something is told to be set up before `start`, and nothing else to be done there."""
    before = _SET_UP_BEFORE.search(text, 0, start)
    return before is not None and not _OTHER_DOING.search(text, before.start(), start)


def announced(reading: Reading, sentence: Sentence, named: list[tuple[int, int]], aims: re.Pattern[str]) -> bool:
    """Whether three bodies at least are one list of which the founding is told beside it: 甲联盟、乙联盟和丙联盟领到了
    牌匾."""
    if len(named) < _LEAST or not all(_LISTED.fullmatch(reading.plain, one[1], two[0]) for one, two in pairwise(named)):
        return False
    text, low, high = sentence.text, named[0][0] - sentence.start, named[-1][1] - sentence.start
    told = _FOUNDED_BEHIND.match(text, high) or (
        _FOUNDED_BEFORE.search(text, 0, low) and _MEMBER_ENDS.match(text, high)
    )
    return (
        told is not None
        and not aims.search(text, 0, low)
        and not _UNREAL.search(text)
        and not negated(reading.plain, sentence.start, sentence.end)
    )


def of_several(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the sentence says before `start` whose a body is: two regions, or 两市, 三地, 双方."""
    before = sentence.text[: start - sentence.start]
    return bool(_SEVERAL.search(before)) or len(reading.regions_in(sentence.start, start)) > 1


def _of_two(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the sentence says before `start` that two places do it, or the title tells of two, and the sentence of
    nobody else."""
    if of_several(reading, sentence, sentence.at(start)):
        return True
    title = reading.title
    if title is None or _OF_ONE.search(sentence.text, 0, start):
        return False
    return bool(_SEVERAL.search(title.text)) or len(reading.regions_in(title.start, title.end)) > 1
