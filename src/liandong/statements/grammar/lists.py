"""Enumerations (列举): 甲、乙和丙等 taken apart, with what each member leaves to its neighbour."""

import re
from functools import cache

from liandong.vocabulary.patterns import each

_OPEN, _CLOSE = "“《(「『", "”》)」』"
_WORDS_WITH_JOINTS = re.compile(
    each(
        "共和 碳中和 中和 和平 和谐 祥和 温和 以及 涉及 普及 及其 及时 参与 与会 给与 总和 饱和 "
        "发展和改 业和信息 文化和旅 资源和社 资源和规 住房和城 卫生和 经济和信 规划和自 融和上市 "
        "农业和农 广播和 科学和技 司法和 教育和体 商务和",
        "",
    )
)
_TAIL = re.compile(r"(?:等(?:地|市|县|区|城市|国家|单位|部门|企业|公司|机构|领域|方面|行业|产业|多个|\d+[家个])?.*)$")


def members(text: str, start: int, end: int, *, joints: str = "、和与及") -> list[tuple[int, int]]:
    """The stretches of the members of the enumeration [start, end); marks inside quotations and brackets do not
    part."""
    out: list[tuple[int, int]] = []
    depth, low = 0, start
    for mark in _marks(joints).finditer(text, start, end + 1):
        character, position = mark.group(), mark.start()
        if position >= end:
            break
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and (len(character) == 2 or not _inside_word(text, position, low, end)):
            out.append((low, position))
            low = mark.end()
    out.append((low, end))
    return [(a, b) for a, b in (_strip(text, a, b) for a, b in out) if b > a]


@cache
def _marks(joints: str) -> re.Pattern[str]:
    return re.compile(f"以及|[{re.escape(_OPEN + _CLOSE + joints)}]")


def _inside_word(text: str, position: int, low: int, end: int) -> bool:
    """Whether 和 / 与 / 及 at `position` belongs to a word (共和国, 和平, 以及, 及其, 参与, 与会)."""
    character = text[position]
    if character in "、,;":
        return False
    return _WORDS_WITH_JOINTS.search(text, max(low, position - 2), min(end, position + 3)) is not None


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " 、,;:等":
        start += 1
    match = _TAIL.search(text, start, end)
    if match and match.start() > start:
        end = match.start()
    while end > start and text[end - 1] in " 、,;":
        end -= 1
    return start, end


_FULL_CITY = re.compile(r"^(?P<city>.{1,8}?[省市区县州])(?:委|人民政府|政府|人大|政协)")
_BARE = re.compile(
    r"^(?P<level>[省市区县])(?P<rest>委|政府|人民政府|人大常委会|人大|政协|纪委|发改委|直|级|"
    r"(?![场民域际区内外政])[\u4e00-\u9fff]{1,12}(?:局|办|办公室|委员会|联合会|厅|委|联)$)"
)


def inherit_place(names: list[str]) -> list[str]:
    """The names with the place that a bare member leaves to the one before it: 深圳市委、市政府 →
    深圳市委、深圳市政府."""
    city, out = "", []
    for name in names:
        full = _FULL_CITY.match(name)
        bare = _BARE.match(name)
        if bare and city.endswith(bare["level"]):
            out.append(city[: -len(bare["level"])] + name)
            continue
        if full:
            city = full["city"]
        out.append(name)
    return out


_FIELDS = re.compile(
    r"(?:涉及|涵盖|覆盖|围绕|聚焦|包括|针对|在|就|集中在|主要为|含)(?P<list>[^。;!?]{2,100}?)"
    r"(?:等(?:\d+|[一二三四五六七八九十两多]+)?(?:个|大|类)?(?:重点|前沿|关键|多个|新兴|战略性新兴|业务|合作)*(?:产业|行业)?"
    r"(?:领域|方面|产业|行业|板块)|(?:[\d一二三四五六七八九十两]+[个大])?(?:领域|方面|产业|行业)(?=[,。;的]|开展|加强|深化|签|展开))"
)


_INVOLVES = re.compile(r"涉及(?P<list>[^。;!?,]{4,90}?、[^。;!?,]{2,40}?)(?=[。;!?,]|$)")


def fields(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of the fields that [start, end) names after 涉及 / 围绕 / 涵盖 … (rule: only after such a word)."""
    match = _FIELDS.search(text, start, end) or _INVOLVES.search(text, start, end)
    if not match:
        return []
    low = match.start("list")
    for joint in (",涵盖", ",涉及", ",覆盖", "涉及", "涵盖"):
        at = text.rfind(joint, low, match.end("list"))
        if at >= 0:
            low = at + len(joint)
    first = text.find("、", low, match.end("list"))
    low = max(low, text.rfind(",", low, first) + 1)
    return [(a, b) for a, b in members(text, low, match.end("list"), joints="、和与及") if 2 <= b - a <= 16]
