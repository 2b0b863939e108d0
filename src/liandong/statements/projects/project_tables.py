"""Tables of projects (项目表): lines whose cells stand between tabs, under a line of headings."""

import re
from decimal import Decimal, InvalidOperation

from liandong.model import Value
from liandong.model.noun import Noun
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import plain

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
    (
        "stage",
        re.compile(
            r"(?:项目|目前|当前|现|工程|形象|建设|推进|最新|实施|截至目前)*(?:进展|状态|进度|阶段|现状|性质)(?:情况)?"
        ),
    ),
)
_OTHER = re.compile(
    r"类别|类型|行业|产业|备注|建设(?:规模|内容|年限|期限|工期)|规模|主要内容|内容|引资方|引进单位|年度计划|联系人|所属领域|个数|数量"
)
_LONGEST = 60
"""Characters of the longest name that a cell holds."""
_FEWEST = 2
"""Rows of the smallest table that is read as one."""
_BLANK = re.compile(r"[\s—\-/\\无]*")
_NUMBER = re.compile(r"\d{1,3}[.、)]?")
_UNIT = re.compile(r"\((?:单位[:]?)?(?P<unit>亿|万|千万)?元(?:人民币)?\)")
_SCALE = {"亿": 8, "万": 4, "千万": 7, None: 0}
_SORT = re.compile(r"(?:计划)?(?:新开工|续建|在建|预备|储备|前期|谋划|筹备|拟建|投产|竣工|建成|收尾|新建)(?:类|项目)?")
"""A cell that sorts the work by how far it has come."""
_SUM_OF_ALL = re.compile(r"(?:合计|总计|小计|共计)")


class Cell(Noun, frozen=True):
    """A cell at [start, end) of the document's text."""

    start: int
    end: int


class Row(Noun, frozen=True):
    """A row: the stretch of the project's name, and the cells of its party, place, stage and investment where it has
    them; `heading` is the cell that heads the investment; `sorted`: its stage is but its class in a plan."""

    start: int
    end: int
    party: Cell | None = None
    place: Cell | None = None
    stage: Cell | None = None
    amount: Cell | None = None
    heading: Cell | None = None
    sorted: bool = False


def find(reading: Reading) -> dict[int, Row]:
    """The rows of every table of projects, by the number of the sentence that they are."""
    return reading.once(_tables)


def sum_of(reading: Reading, row: Row) -> tuple[int, Value] | None:
    """Where the investment of the row stands, and its value: with a unit of its own, or that of its heading."""
    if row.amount is None:
        return None
    for quantity in reading.quantities_in(row.amount.start, row.amount.end):
        if quantity.money:
            return quantity.start, quantity.value
    raw = reading.text(row.amount.start, row.amount.end)
    unit = _UNIT.search(reading.plain, row.heading.start, row.heading.end) if row.heading else None
    if unit is None:
        return None
    try:
        written = Decimal(raw.replace(",", ""))
    except InvalidOperation:
        return None
    scale = Decimal(10) ** _SCALE[unit["unit"]]
    number = written * scale
    step = Decimal(1).scaleb(int(written.as_tuple().exponent)) * scale
    return row.amount.start, Value(raw, plain(number), number=number, unit="元", currency="CNY", step=step)


def _tables(reading: Reading) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    if "\t" not in reading.plain:
        return rows
    columns: list[str] = []
    heads: list[Cell] = []
    made: dict[int, Row] = {}
    for line in (*reading.sentences, None):
        cells = _split(reading, line) if line and "\t" in line.text else []
        if not cells:
            rows |= made if len(made) >= _FEWEST else {}
            columns, made = [], {}
            continue
        kinds = [_column(reading.plain[cell.start : cell.end]) for cell in cells]
        if kinds.count("name") == 1 and 2 <= len(kinds) <= 2 * sum(map(bool, kinds)) and not _told(reading, cells):
            rows |= made if len(made) >= _FEWEST else {}
            columns, heads, made = [kind or "other" for kind in kinds], cells, {}
        elif columns and line:
            row = _row(reading, cells, columns, heads)
            if row:
                made[line.index] = row
    return rows


def _told(reading: Reading, cells: list[Cell]) -> bool:
    """Whether the line tells of one thing, and heads no columns: a number of more than its place, or a long cell."""
    return any(c.end - c.start > 14 or re.search(r"\d{2}", reading.plain[c.start : c.end]) for c in cells)


def _split(reading: Reading, line: Sentence) -> list[Cell]:
    """The cells of a line, blank ones included."""
    out, low = [], 0
    for match in (*re.finditer("\t", line.text), None):
        high = match.start() if match else len(line.text)
        start, end = line.at(low), line.at(high)
        while start < end and reading.plain[start].isspace():
            start += 1
        while end > start and reading.plain[end - 1].isspace():
            end -= 1
        out.append(Cell(start, end))
        low = match.end() if match else high
    return out


def _column(text: str) -> str:
    text = "".join(text.split())
    if len(text) > 14:
        return ""
    kind = next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(text)), "")
    return kind or ("other" if _OTHER.search(text) and len(text) <= 10 else "")


def _row(reading: Reading, cells: list[Cell], columns: list[str], heads: list[Cell]) -> Row | None:
    """The row of these cells; None for a sum of all, and where the cell of the name is blank."""
    if columns[0] == "number" and not _NUMBER.fullmatch(reading.plain, cells[0].start, cells[0].end):
        cells = [Cell(cells[0].start, cells[0].start), *cells]
    kept: dict[str, tuple[Cell, Cell]] = {}
    sort: Cell | None = None
    for column, head, cell in zip(columns, heads, cells, strict=False):
        if not _BLANK.fullmatch(reading.plain, cell.start, cell.end):
            kept.setdefault(column, (head, cell))
            sort = sort or (
                cell if column == "other" and _SORT.fullmatch(reading.plain, cell.start, cell.end) else None
            )
    if "name" not in kept:
        return None
    name = kept["name"][1]
    if not 3 <= name.end - name.start <= _LONGEST or _SUM_OF_ALL.match(reading.plain, name.start):
        return None
    told = {column: cell for column, (_, cell) in kept.items()}
    aside = told.get("other")
    place = told.get("place") or (aside if aside and _whole_region(reading, aside) else None)
    heading = kept["amount"][0] if "amount" in kept else None
    stage, amount = told.get("stage"), told.get("amount")
    return Row(name.start, name.end, told.get("party"), place, stage or sort, amount, heading, sorted=stage is None)


def _whole_region(reading: Reading, cell: Cell) -> bool:
    hits = reading.regions_in(cell.start, cell.end)
    return bool(hits) and hits[0].start == cell.start and hits[-1].end >= cell.end - 1
