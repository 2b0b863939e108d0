"""Which of the lines above an article is its title."""

import re
from collections.abc import Sequence
from itertools import pairwise

from liandong.documents.lexicon import DATE, LABELLED
from liandong.documents.lines import Line, LineKind

_SECTION = re.compile(
    r"^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}(?:\.\d{1,2})+ |[-\u2014]{2,}|[\u25cf\u25a0\u25c6])"
)
_SITE = re.compile(r"(?:网|门户|协会|政府网站|公众号|频道|栏目|中心|委员会|动态|在线|要闻|新闻|数字报纸?|电子[版报])$")
_NEWS = re.compile(
    r"签|开工|竣工|投产|动工|举行|召开|发布|印发|推进|推动|合作|落户|落地|建设|项目|协议|投资|通知|公告|纪要|方案|意见|启动|"
    r"成立|揭牌|推介|联盟|招商|会议|论坛|规划|产业|一体化|亿|工作|融合|携手|共建|开放|措施|政策|报告"
)
_SUM = re.compile(
    r"^(?:项目|合同|协议|计划|预计)?(?:总?投资|总?引资|签约)总?(?:额|金额)?(?:达到?|超过?|约|近|逾|突破)?"
    r"[\d一二三四五六七八九十百千.,]+"
)
"""A line that gives but a sum stands above or below a headline."""

_SPAM = re.compile(r"_|免费|在线观看|高清|视频|棋牌|娱乐|官网|下载|彩票|平台app", re.IGNORECASE)
_CELLS = re.compile(r"\S {2,}\S| [|·] ")
_DIGIT = re.compile(r"\d")
_LONG = 12
_MENU_BREAK = re.compile(r"[\s|·,、]+")
_MENU_NAME = re.compile(
    r"^(?:热门|站内|全站|高级)?搜索|^(?:当前|本|所在)?版[面次]? *:|"
    r"关键[词字] *:|(?:证券|股票|公司)(?:代码|简称) *:|公告编号 *:|合辑|索 *引 *号|"
    r"共有? *\d+ *[篇条] *(?:文章|新闻|信息|资讯|报道|内容|结果|记录)|(?:登录|注册)(?:\W|$)|"
    r"^\W*(?:首页|主页)(?:\W|$)|(?:上|下)一[版期篇]"
)
_TABLE = re.compile(r"\d[\d.,]*[多余]?[万亿]?(?:元|美元|个|家|亩|吨|%)|项目|投资|金额|单位|企业名称")
_FIELD = re.compile(r"(?:^|\s)(?:标 *题|名 *称|文件名称|信息名称|公文标题) *: *(?P<value>\S.{7,90})$")
_ORGANISATION = re.compile(
    r"^[\u4e00-\u9fff()]{2,40}(?: +[\u4e00-\u9fff()]{2,40}){0,4}(?<=[司府会厅室局院部委])"
    r"(?:等[\u4e00-\u9fff]{1,4}部门)?$"
)
_ISSUED = re.compile(r"^[\u4e00-\u9fff()、 ]{4,60}关于(?:印发|转发|发布|公布|批转|下发)$")
_ABOUT = re.compile(r"^关于.{4,80}(?:的)?(?:公告|通知|通报|意见|函|批复|报告|决定|办法|请示|公示|通告)$")
_PAPER_OF = re.compile(r"(?:通知|方案|办法|意见|规划|措施|细则|公告)$")
_PARTS = re.compile(r" *[_|\u2013\u2014]+ *| *-+ *")
_KINDS_OF_PAPER = (
    r"通知|公告|通报|意见|函|批复|报告|决定|办法|请示|公示|通告|方案|规划|计划|措施|细则|规定|条例|纪要|政策|指引|"
    r"要点|清单"
)
_PAPER_TITLE = re.compile(
    rf"(?:[\u4e00-\u9fff()、 ]{{2,40}}[府会厅室局院部委司办])?关于[^。!?]{{4,100}}"
    rf"(?:{_KINDS_OF_PAPER})(?:\([^()]{{1,14}}\))*$"
)
_REST = re.compile(rf"(?:的|\()[^。]{{0,20}}(?:{_KINDS_OF_PAPER})$")
_ISSUER = re.compile(r"[\u4e00-\u9fff()]{4,24}(?:政府|办公室|办公厅|委员会|[厅局部委]|管委会|法院|银行)$")
_PARTS_OF = (LineKind.HEADING, LineKind.ITEM)
_MOST_PARTS = 4
_FIELD_VALUE = re.compile(
    r"^(?:信息索取号|索 *引 *号|发布机构|发布单位|发文机关|发布机关|主题分类|主题词|体裁分类|组配分类|发文字号|文 *号|"
    r"公开日期|公开方式|生成日期|成文日期|发文日期|发布日期|有效性|信息类别|效力状态)\s+\S"
)
"""A field of a document's table whose colon was lost."""

_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|wps|txt|xlsx?|pptx?|html?)$|^[\u4e00-\u9fff]{1,10} *[〔\[(【]\d{4}[〕\])】] *\d{0,4} *号$",
    re.IGNORECASE,
)
"""Names of files, numbers of papers."""

_MARKED = re.compile(r"[\u25cf\u25a0\u25c6\u25aa\u25b6] *(?=\S{6})")
_ASKED = re.compile(r"[问答] *:")
"""How a question opens, the first of a text that answers some."""
_NOT_TITLE = re.compile(r"\W")
_LEAST_PART = 6
_ENOUGH = 8
_NEAR = 40
_MENU_CELLS, _MENU_CELL, _MENU_BARS = 4, 6, 3


def choose_title(above: Sequence[Line], body: Sequence[Line], hint: str = "") -> Line | None:
    """The title line: the one the page declares, one that the body repeats, the nearest above the source line, the
    longest. A title in two lines (an issuer, and what it issues) comes back as one.
    """
    above = _unmarked(above)
    hint = hint or next((match["value"].strip() for line in above if (match := _FIELD.search(line.bare))), "")
    candidates = [
        line
        for line in above
        if line.kind in (LineKind.HEADING, LineKind.ITEM)
        and not _SECTION.match(line.bare)
        and not _is_labelled(line.bare)
        and not line.bare.endswith(":")
        and not _ASKED.match(line.bare)
        and not _FIELD_VALUE.match(line.bare)
        and line.bare.count("|") < _MENU_BARS
        and not is_menu(line.bare)
    ]
    candidates = [line for line in candidates if not _NO_TITLE.search(line.bare)] or candidates
    if candidates:
        return _whole(_choose(candidates, above, body, hint), above)
    return next((_value(line, match) for line in above if (match := _FIELD.search(line.bare))), None)


def _unmarked(above: Sequence[Line]) -> Sequence[Line]:
    """The lines, a headline behind a mark (■ 云江与海岭签约) right above a dated source line without its mark."""
    out = list(above)
    for place, (line, below) in enumerate(pairwise(above)):
        mark = _MARKED.match(line.bare) if below.kind is LineKind.META and DATE.search(below.bare) else None
        if mark and line.kind is LineKind.HEADING:
            out[place] = Line(line.start + mark.end(), line.end, line.bare[mark.end() :], LineKind.HEADING)
    return out


def _value(line: Line, field: re.Match[str]) -> Line:
    """The title that a labelled line gives: 标题:云江与海岭签约."""
    low, high = field.span("value")
    return Line(line.start + low, line.start + high, field["value"], LineKind.HEADING)


def _choose(candidates: Sequence[Line], above: Sequence[Line], body: Sequence[Line], hint: str) -> Line:
    if hint:
        declared = [line for line in candidates if len(line.bare) >= 4 and (line.bare in hint or hint in line.bare)]
        declared = declared or [line for line in candidates if akin(line.bare, hint)]
        if declared:
            return max(declared, key=lambda line: len(line.bare))
    repeated = {line.bare for line in body if line.kind is LineKind.HEADING}
    for line in candidates:
        if line.bare in repeated and len(line.bare) >= _ENOUGH:
            return line
    entitled = next((line for line in candidates if len(line.bare) >= _ENOUGH and _is_entitled(line, above)), None)
    if entitled:
        return entitled
    long = [line for line in candidates if len(line.bare) >= _ENOUGH] or candidates
    dated = next((line for line in above if line.kind is LineKind.META and DATE.search(line.bare)), None)
    if dated:
        before = [line for line in long if line.start < dated.start]
        if before and not (len(before) == 1 < len(long) and _SITE.search(before[0].bare)):
            return _best(before[-3:])
    return _best(long[-3:])


def akin(title: str, declared: str) -> bool:
    """Whether a line is the title that a page declares, in full, shortened or between the names of section and site."""
    one = _NOT_TITLE.sub("", title)
    for part in (declared, *_PARTS.split(declared)):
        two = _NOT_TITLE.sub("", part)
        if min(len(one), len(two)) < _LEAST_PART:
            continue
        fewer = min(set(one), set(two), key=len)
        if one in two or two in one or (len(fewer) >= _ENOUGH and len(set(one) & set(two)) * 10 >= 8 * len(fewer)):
            return True
    return False


def _is_entitled(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line above is this one with the names of section and site behind it: what a browser shows as title."""
    length = len(line.bare)
    return any(
        other.bare.startswith(line.bare) and bool(_PARTS.match(other.bare, length))
        for other in above
        if other.start < line.start and len(other.bare) > length
    )


def is_menu(bare: str) -> bool:
    """True for a row of a site's menu: many short words side by side, or the fields of a notice."""
    if _MENU_NAME.search(bare):
        return True
    if _TABLE.search(bare):
        return False
    cells = [cell for cell in _MENU_BREAK.split(bare) if cell]
    short = sum(len(cell) <= _MENU_CELL for cell in cells)
    return len(cells) >= _MENU_CELLS and short * 10 >= 8 * len(cells)


def _whole(title: Line, above: Sequence[Line]) -> Line:
    """The title with the lines beside it that are parts of it too: issuers, and what they issue, broken anywhere."""
    lines = [line for line in above if line.kind is not LineKind.BLANK]
    place = lines.index(title)
    for count in range(2, _MOST_PARTS + 1):
        for first in range(max(place - count + 1, 0), place + 1):
            parts = lines[first : first + count]
            if len(parts) == count and _are_parts(parts):
                rest = [line for line in lines[first + count : first + count + 1] if _REST.match(line.bare)]
                return _joined([*_issuers(lines, first), *parts, *rest])
    return title


def _are_parts(parts: Sequence[Line]) -> bool:
    """Whether lines are one title: who issues, 关于, and the kind of paper, of which the first part alone is none."""
    one, last = parts[0].bare, parts[-1].bare
    if any(line.kind not in _PARTS_OF for line in parts) or not all(map(_near, parts, parts[1:])):
        return False
    if len(parts) == 2 and ((_ORGANISATION.match(one) and _ABOUT.match(last)) or _ISSUED.match(one)):
        return bool(_PAPER_OF.search(last) or _ABOUT.match(last))
    return not _PAPER_TITLE.match(one) and bool(_PAPER_TITLE.match("".join(line.bare for line in parts)))


def _issuers(lines: Sequence[Line], first: int) -> Sequence[Line]:
    """The lines right above a title in parts that name further issuers."""
    begin = first
    while begin and _near(lines[begin - 1], lines[begin]) and _ISSUER.match(lines[begin - 1].bare):
        begin -= 1
    return lines[begin:first]


def _near(one: Line, two: Line) -> bool:
    return two.start - one.end <= _NEAR


def _joined(parts: Sequence[Line]) -> Line:
    """The parts as one line, line breaks standing where they are parted so that places stay true."""
    bare = parts[0].bare
    for one, two in pairwise(parts):
        bare += "\n" * (two.start - one.end) + two.bare
    return Line(parts[0].start, parts[-1].end, bare, LineKind.HEADING)


def _is_labelled(bare: str) -> bool:
    """True for a field of a document's table: 索 引 号: 00000000/2023-00012"""
    label, colon, _ = bare.partition(":")
    return bool(colon) and bool(LABELLED.match(label.replace(" ", "") + ":"))


def _best(candidates: Sequence[Line]) -> Line:
    """Among neighbours the one that reads most like a headline, the first of several (a subtitle stands below); the
    last of all where none is long enough.
    """
    long = [line for line in candidates if len(line.bare) >= _LONG and not _SITE.search(line.bare)]
    return max(long, key=lambda line: _newsiness(line.bare)) if long else candidates[-1]


def _newsiness(bare: str) -> int:
    return (
        bool(_NEWS.search(bare))
        - bool(_SUM.match(bare))
        - 2 * bool(_SPAM.search(bare))
        - bool(_CELLS.search(bare) and not _DIGIT.search(bare))
    )
