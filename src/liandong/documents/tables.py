"""Tables in a text: rows brought to lines whose cells are parted by tabs, below the line of their headings.

Three forms are told: rows whose cells are parted by tabs, bars or wide spaces (an HTML table arrives so), and residue
of a table with one cell a line. Headings must be words that tables of projects, agreements and figures use, and the
rows must fit them; what is not sure stays as it was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from liandong.documents.folding import folded
from liandong.model import Change, EditKind, MappedText
from liandong.vocabulary.patterns import each

Span = tuple[int, int]

_HEADING = re.compile(
    r"(?:序号|编号|(?:项目|企业|公司|单位|签约|园区|指标|产品)?名称|项目(?:单位|业主|概况|内容|地点|地址|类别|类型|进度|阶段|法人)?|"
    r"投资(?:方|主体|单位|企业|商|者|额|金额|总额|规模|强度|来源)?|(?:计划|项目|年度|年度计划|拟|协议|累计)?总?投资额?|"
    r"引资额|(?:协议|合同|签约|中标|采购)(?:金额|资金|额|引资额)|签约(?:双方|单位|企业|方|主体|时间|地点|项目)?|[甲乙丙]方(?:单位|名称)?|(?:合作|签约)?(?:协议|文本|文件|合同)(?:名称)?|"
    r"合作(?:方|单位|内容|双方|项目)|(?:主要)?建设(?:单位|地点|内容|规模|地址|性质|年限|工期|起止年限|周期)(?:及规模)?|"
    r"(?:落户|落地|所在|承接|所属|实施)(?:地|地区|园区|区域|地点|县区|区县|镇街|单位)?|属地|地区|县区|区县|城市|区域|产业|行业|"
    r"所?属?(?:行业|产业|领域)(?:类别|领域)?|类别|类型|领域|(?:用|占)地(?:面积|规模)?|面积|(?:年|预计)?产值|(?:年)?税收|"
    r"(?:计划)?(?:开工|竣工|投产|签约|建成|发布)(?:时间|日期|年份)|进展(?:情况)?|当前进展|(?:责任|牵头|主管)单位|备注|金额|时间|日期|"
    r"指标|数值|单位|数量|个数|项目数|总量|绝对数|增长|增速|同比(?:增长|增速)?|比上年增长|比重|占比|状态|阶段)"
    r" *(?:[(/](?:单位: *)?[^()]{1,8}\)?)?"
)
_ANY_HEADING = re.compile(
    r"名称|投资|金额|指标|单位|地点|签约|"
    + each("序号 编号 项目 甲方 乙方 地区 城市 企业", r"(?<=^[\u4e00-\u9fff]{2})$")
    + "|"
    + each("甲方 乙方", r"[ \t|]")
)
_PARTED = re.compile("[ \u3000\u00a0]*[\t|\uff5c][ \u3000\u00a0]*|[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u3000\u00a0]*")
_BAR_ENDS = re.compile(r"^\| *| *\|$")
_RULED = re.compile(r"^[-|: +=]+$")
_NUMBERED = re.compile(r"\d+(?:[.,]\d+)*(?:[万亿]?[元%])?")
_SUMS = re.compile(r"投资|金额|额|产值|税收|面积")
_MOST_COLUMNS, _LONGEST_HEADING, _LONGEST_CELL, _LONGEST_ROW = 14, 16, 40, 400
_LONGEST_HEAD = 200
_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Tables:
    """The text with its rows on lines of their own, and where these lines begin."""

    text: MappedText
    rows: frozenset[int] = frozenset()


def tables(text: MappedText) -> Tables:
    """The rows of the tables that can be told surely; the text as it is where there is none."""
    if not _ANY_HEADING.search(text.text):
        return Tables(text)
    plain = folded(text.text)
    if not any(_may_head(raw.strip(" \r")) for raw in plain.split("\n")):
        return Tables(text)
    lines = [line for line in _lines(plain) if line[0] < line[1]]
    found = list(_found(text.text, lines[:_MOST_LINES]))
    if not found:
        return Tables(text)
    changes: list[Change] = []
    starts: set[int] = set()
    shift = 0
    for row in found:
        made = list(row.changes(text.text))
        shift += sum(len(c.new) - (c.end - c.start) for c in made if c.end <= row.start)
        starts.add(row.start + shift)
        shift += sum(len(c.new) - (c.end - c.start) for c in made if c.end > row.start)
        changes += made
    return Tables(text.replace(changes), frozenset(starts))


@dataclass(frozen=True, slots=True)
class _Row:
    """Where the first cell of a row begins, what stands between its cells, and bars at its ends."""

    start: int
    gaps: tuple[Span, ...]
    ends: tuple[Span, ...] = ()

    def changes(self, text: str) -> Iterator[Change]:
        for low, high in self.gaps:
            if text[low:high] != "\t":
                yield Change(low, high, "\t", EditKind.EXACT, "table")
        for low, high in self.ends:
            yield Change(low, high, "", EditKind.EXACT, "table")


def is_heading_row(words: Sequence[str]) -> bool:
    """Whether the words are headings of a table: at least two known ones, and most of all."""
    known = sum(bool(_HEADING.fullmatch(folded(word))) for word in words)
    fits = 2 <= len(words) <= _MOST_COLUMNS and all(len(word) <= _LONGEST_HEADING for word in words)
    return fits and known >= 2 and known * 10 >= 6 * len(words)


def _lines(plain: str) -> Iterator[tuple[int, int, str]]:
    position = 0
    for raw in plain.split("\n"):
        bare = raw.strip(" \r")
        low = position + len(raw) - len(raw.lstrip(" \r"))
        yield low, low + len(bare), bare
        position += len(raw) + 1


def _may_head(bare: str) -> bool:
    """Whether a line may be one of headings."""
    return 0 < len(bare) <= _LONGEST_HEAD and bare[-1] not in "。;" and bool(_ANY_HEADING.search(bare))


def _found(text: str, lines: Sequence[tuple[int, int, str]]) -> Iterator[_Row]:
    place = 0
    while place < len(lines):
        bare = lines[place][2]
        if not _may_head(bare):
            place += 1
            continue
        rows, used = _rows(text, lines, place)
        if not rows:
            rows, used = _cells(lines, place)
        yield from rows
        place += max(used, 1)


def _rows(text: str, lines: Sequence[tuple[int, int, str]], first: int) -> tuple[list[_Row], int]:
    """The rows from a line of headings on, and how many lines they take."""
    head, ends = _parted(text, lines[first])
    if not is_heading_row([text[low:high].strip() for low, high in head]):
        return [], 0
    rows = [_row(head, ends)]
    place = first + 1
    while place < len(lines):
        cells, ends = _parted(text, lines[place])
        bare = lines[place][2]
        if not _RULED.match(bare):
            if not 2 <= len(cells) <= len(head) or len(bare) > _LONGEST_ROW or bare.count("。") > 1:
                break
            rows.append(_row(cells, ends))
        place += 1
    return (rows, place - first) if len(rows) > 1 else ([], 0)


def _parted(text: str, line: tuple[int, int, str]) -> tuple[list[Span], tuple[Span, ...]]:
    """The cells of a line, one where nothing parts them, and the bars before and after them."""
    low, high, bare = line
    raw = text[low:high]
    ends = [match.span() for match in _BAR_ENDS.finditer(bare)] if "|" in bare else []
    begin = ends[0][1] if ends and ends[0][0] == 0 else 0
    stop = ends[-1][0] if ends and ends[-1][1] == len(bare) and ends[-1][0] > begin else len(bare)
    cells: list[Span] = []
    for gap in _PARTED.finditer(raw, begin, stop):
        cells.append((low + begin, low + gap.start()))
        begin = gap.end()
    return [*cells, (low + begin, low + stop)], tuple((low + start, low + end) for start, end in ends)


def _row(cells: Sequence[Span], ends: tuple[Span, ...] = ()) -> _Row:
    return _Row(cells[0][0], tuple((a[1], b[0]) for a, b in pairwise(cells)), ends)


def _cells(lines: Sequence[tuple[int, int, str]], first: int) -> tuple[list[_Row], int]:
    """The rows of a table whose cells stand one a line, and how many lines they take: a column counts the rows, or
    gives a sum in each of them.
    """
    count = 0
    while first + count < len(lines) and count <= _MOST_COLUMNS and _HEADING.fullmatch(lines[first + count][2]):
        count += 1
    if not 3 <= count <= _MOST_COLUMNS:
        return [], 0
    words = [bare for _, _, bare in lines[first : first + count]]
    numbered = next((column for column, word in enumerate(words) if word in ("序号", "编号")), None)
    sums = [column for column, word in enumerate(words) if _SUMS.search(word)]
    if numbered is None and not sums:
        return [], 0
    rows = [_stacked(lines[first : first + count])]
    place = first + count
    while place + count <= len(lines):
        group = lines[place : place + count]
        if any(len(bare) > _LONGEST_CELL or bare.endswith("。") for _, _, bare in group):
            break
        if numbered is not None and group[numbered][2] != str(len(rows)):
            break
        if numbered is None and not all(_NUMBERED.fullmatch(group[column][2]) for column in sums):
            break
        rows.append(_stacked(group))
        place += count
    return (rows, place - first) if len(rows) > 2 else ([], 0)


def _stacked(group: Sequence[tuple[int, int, str]]) -> _Row:
    return _row([(low, high) for low, high, _ in group])
