"""Tables of projects (项目表): rows whose cells stand on lines of their own or between tabs, under a line of headings."""

import re
from dataclasses import dataclass
from itertools import count

from liandong.statements.phrases import trim
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence

_COLUMNS = (
    ("number", re.compile(r"序号|编号|No\.?")),
    ("name", re.compile(r"(?:重点|签约|建设|招商|合作)?(?:项目|工程)(?:名称)?(?:及.{1,8})?|名称")),
    (
        "party",
        re.compile(
            r"(?:项目)?(?:投资(?:方|商|人|单位|主体|企业|公司)|建设单位|业主(?:单位)?|企业(?:名称)?|客商|乙方|承建单位|实施(?:单位|主体))(?:名称)?"
        ),
    ),
    ("amount", re.compile(r"(?:计划|项目|协议|合同)?(?:总投资|投资|资金)(?:额|总额|金额|规模)?(?:\(.{1,8}\))?")),
    (
        "place",
        re.compile(
            r"(?:项目)?(?:落户|落地|建设|所在|实施)?(?:地|地点|地区|地址|位置|园区|区域)|区县|县区|属地|责任单位|县\(?市\)?区?"
        ),
    ),
    ("stage", re.compile(r"(?:项目)?(?:进展|状态|进度|阶段|建设性质|进展情况)")),
)
_OTHER = re.compile(
    r"类别|类型|行业|产业|备注|建设(?:规模|内容|年限|期限|工期)|规模|主要内容|内容|引资方|引进单位|年度计划|联系人|所属领域|个数|数量"
)
_PARTY = re.compile(r"(?:公司|集团|厂|银行|中心|院|大学|合作社|商会|协会|局|委|部|政府)(?:\(.{2,12}\))?$")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,10}(?:省|市|区|县|镇|乡|园|旗|州|湾|岛)$|^[\u4e00-\u9fff]{2,3}$")
_NAMED = re.compile(
    r"(?:项目|工程|基地|园|园区|中心|总部|工厂|大道|公路|路|线|港|城|小镇|研究院|实验室|平台|电站|桥|隧道|学校|医院|段|综合体|"
    r"[一二三四五]期|聚落|码头|改造|扩建|开发)\)?$"
)
_PROSE = re.compile(r"[。!?;]|.{41}")
_FEWEST = 2
"""Rows of the smallest table that is read as one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at [start, end) of the document's text, and the sentence that it stands in."""

    start: int
    end: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the stretch of the project's name, and the cells of its party, place and investment where it has them."""

    start: int
    end: int
    party: Cell | None = None
    place: Cell | None = None
    amount: Cell | None = None


def find(reading: Reading) -> dict[int, list[Row]]:
    """The rows of every table of projects, by the number of the sentence that names the project."""
    return reading.once(_tables)[0]


def cells(reading: Reading) -> frozenset[int]:
    """Numbers of the sentences that are cells or headings of such tables."""
    return reading.once(_tables)[1]


def _tables(reading: Reading) -> tuple[dict[int, list[Row]], frozenset[int]]:
    rows: dict[int, list[Row]] = {}
    used: set[int] = set()
    if not any(word in reading.plain for word in ("项目名称", "工程名称", "名称", "序号")):
        return rows, frozenset()
    lines = reading.sentences
    position = 0
    while position < len(lines):
        columns, after = _header(reading, lines, position)
        if not columns:
            position += 1
            continue
        stop = next((i for i in range(after, len(lines)) if _PROSE.search(lines[i].text)), len(lines))
        found = [cell for line in lines[after:stop] for cell in _split(reading, line)]
        made = _rows(reading, found, columns)
        if len(made) >= _FEWEST:
            for row, sentence in made:
                rows.setdefault(sentence.index, []).append(row)
            used |= set(range(position, stop))
        position = max(stop, position + 1)
    return rows, frozenset(lines[i].index for i in used)


def _split(reading: Reading, line: Sentence) -> list[Cell]:
    """The cells of a line: what stands between tabs, blanks of several characters or bars."""
    out, low = [], 0
    for match in (*re.finditer(r"\t+|[ ]{2,}|[|]", line.text), None):
        high = match.start() if match else len(line.text)
        start, end = trim(reading.plain, line.at(low), line.at(high))
        if end > start:
            out.append(Cell(start, end, line))
        low = match.end() if match else high
    return out


def _header(reading: Reading, lines: tuple[Sentence, ...], position: int) -> tuple[list[str], int]:
    """The columns that the lines from `position` on head, and the first line behind them; none without 名称."""
    columns: list[str] = []
    at = position
    for at in range(position, min(position + 12, len(lines))):
        kinds = [_column(reading.plain[cell.start : cell.end]) for cell in _split(reading, lines[at])]
        if not kinds or not all(kinds):
            break
        columns += kinds
    else:
        at += 1
    return (columns, at) if len(columns) >= 3 and columns.count("name") == 1 else ([], position)


def _column(text: str) -> str:
    text = "".join(text.split())
    if len(text) > 14:
        return ""
    kind = next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(text)), "")
    return kind or ("other" if _OTHER.search(text) and len(text) <= 8 else "")


def _rows(reading: Reading, found: list[Cell], columns: list[str]) -> list[tuple[Row, Sentence]]:
    """The rows; cells that a page lost (bare numbers, blanks) leave their column empty."""
    texts = [reading.plain[cell.start : cell.end] for cell in found]
    columns = [column for column in columns if column != "number"]
    named = columns.index("name")
    rows: list[dict[str, Cell]] = []
    at = len(columns)
    for cell, text in zip(found, texts, strict=True):
        if re.fullmatch(r"[\d.、,\s—-]+", text) and "amount" not in columns:
            continue
        repeated = texts.count(text) >= 3
        if _NAMED.search(text) and len(text) >= 5 and not repeated and not _PARTY.search(text):
            start_row = at >= named
            at = named
            if start_row or not rows or "name" in rows[-1]:
                rows.append({})
        else:
            at, wrapped = _next(reading, cell, text, columns, at, repeated)
            if wrapped or not rows:
                rows.append({})
        rows[-1].setdefault(columns[at], cell)
    out = []
    for row in rows:
        name = row.get("name")
        if name and 4 <= name.end - name.start <= 50:
            out.append(
                (Row(name.start, name.end, row.get("party"), row.get("place"), row.get("amount")), name.sentence)
            )
    return out


def _next(
    reading: Reading, cell: Cell, text: str, columns: list[str], at: int, repeated: bool
) -> tuple[int, bool]:
    """The next column that takes the cell, and whether a new row begins with it."""
    for step in count(1):
        column = at + step
        place = column % len(columns)
        if step > 2 * len(columns) or _takes(reading, cell, text, columns[place], repeated):
            return place, column >= len(columns)
    raise AssertionError("unreachable")


def _takes(reading: Reading, cell: Cell, text: str, column: str, repeated: bool) -> bool:
    money = any(q.money for q in reading.quantities_in(cell.start, cell.end))
    bare = bool(re.fullmatch(r"[\d.,]+", text))
    if column == "name":
        return not money and not bare and not repeated and not _PARTY.search(text) and len(text) >= 4
    if column == "party":
        return bool(_PARTY.search(text)) and not bare
    if column == "amount":
        return money or bare
    if column == "place":
        hits = reading.regions_in(cell.start, cell.end)
        whole = bool(hits) and hits[0].start == cell.start and hits[-1].end >= cell.end - 1
        return not money and not bare and (whole or bool(_PLACE.match(text)) or (bool(_PARTY.search(text)) and repeated))
    return not _PARTY.search(text)
