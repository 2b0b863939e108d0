"""Tables of agreements (签约表): under a line of headings (甲方, 乙方, 文本) one paper a row, with its own sides.

A table of plans, or whose own line denies the signing, holds none; nor does a row that a cell calls off.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from liandong.statements.agreements import agreement_parties
from liandong.statements.bodies import organisations
from liandong.statements.grammar.denials import hearsay
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date
from liandong.statements.parties.signatory_pointers import Party, Side, is_person
from liandong.vocabulary.events import AGREEMENT_PATTERN

_HEADS = re.compile(r"[甲乙]方|(?:签约|签署|合作|协议)(?:双方|各方)")
"""What heads the sides; without it no line is looked at."""
_COLUMNS = (
    ("side", re.compile(r"[甲乙丙丁]方(?:单位|名称|签约人|代表)?|(?:签约|签署|合作|协议)(?:双方|各方|方)")),
    ("paper", re.compile(r"(?:签约|签署|合作|协议|合同)*(?:文本|文件|协议|合同|名称)(?:名称|种类|类型)?")),
    ("day", re.compile(r"(?:签约|签署|签订)?(?:时间|日期)")),
)
_PAPER = re.compile(rf"《?(?P<name>[^《》]*(?:{AGREEMENT_PATTERN.pattern})书?)》?")
_ABOVE = re.compile(r"[同〃″\"]上?|同上|〃|″")
_LONGEST_HEADING = 12
_NOT_YET = re.compile(
    r"(?<![虚模])拟|[待未]签|[尚暂]未|没有|未能|将(?!军)|计划(?!单列)|预计|预定|意向(?!书|协议|性)|洽谈|磋商|在谈|草案|范本|模板|样本|"
    r"取消|作废|终止|撤销|解除|推迟|延期|失效|无效|[未待]定"
)
"""In the title, in the line above the headings, among them or in a cell: what is planned, open or called off."""


class Cell(NamedTuple):
    """A cell at [start, end) of the document's text, in its row."""

    start: int
    end: int
    row: Sentence


class Row(NamedTuple):
    """An agreement of the table: its paper, its sides, and the line that tells of it."""

    sentence: Sentence
    paper: Cell
    side: Side
    day: Date | None


def find(reading: Reading) -> Iterator[Row]:
    """The agreements of the tables that head two sides, or both in one column, and a paper."""
    if "\t" not in reading.plain or (reading.title and _NOT_YET.search(reading.title.text)):
        return
    told = hearsay(reading)
    columns: list[str] = []
    last: list[Cell] = []
    above: Sentence | None = None
    for line in reading.sentences:
        cells = _cells(reading, line) if "\t" in line.text else []
        heads = _columns(reading, cells)
        if not cells or heads:
            denied = above is not None and (above.index in told or _NOT_YET.search(above.text) is not None)
            columns, last = [] if denied or _NOT_YET.search(line.text) else heads, []
            above = above if cells else line
            continue
        if not columns or len(cells) != len(columns):
            continue
        last = [_meant(reading, cell, last[at] if last else None) for at, cell in enumerate(cells)]
        row = _row(reading, line, columns, last)
        if row:
            yield row


def _columns(reading: Reading, cells: list[Cell]) -> list[str]:
    """What each column holds; nothing where the line heads no agreements."""
    words = ["".join(reading.plain[cell.start : cell.end].split()) for cell in cells]
    if not any(map(_HEADS.fullmatch, words)) or any(len(word) > _LONGEST_HEADING for word in words):
        return []
    kinds = [next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(word)), "") for word in words]
    both = any(word.endswith(("双方", "各方")) for word in words)
    return kinds if kinds.count("paper") == 1 and (both or kinds.count("side") > 1) else []


def _cells(reading: Reading, line: Sentence) -> list[Cell]:
    found: list[Cell] = []
    for match in re.finditer(r"[^\t]*", line.text):
        if match.start() == match.end() and found and found[-1].end >= line.at(match.start()):
            continue  # the end of a cell, no empty one
        low, high = line.at(match.start()), line.at(match.end())
        while low < high and reading.plain[low].isspace():
            low += 1
        while high > low and reading.plain[high - 1].isspace():
            high -= 1
        found.append(Cell(low, high, line))
    return found


def _meant(reading: Reading, cell: Cell, above: Cell | None) -> Cell:
    """同上 as the cell above it."""
    return above if above and _ABOVE.fullmatch(reading.plain, cell.start, cell.end) else cell


def _row(reading: Reading, line: Sentence, columns: list[str], cells: list[Cell]) -> Row | None:
    paper = cells[columns.index("paper")]
    named = _PAPER.fullmatch(reading.plain, paper.start, paper.end)
    if named is None or any(_NOT_YET.search(reading.plain, cell.start, cell.end) for cell in cells):
        return None
    sides: list[Party] = []
    for column, cell in zip(columns, cells, strict=True):
        if column == "side":
            low, high = cell.start - cell.row.start, cell.end - cell.row.start
            side = agreement_parties.between(reading, cell.row, low, high) or _whole(reading, cell)
            if not side or any(is_person(reading, party) and not _body(reading, party) for party in side):
                return None
            sides += side
    if len(sides) < 2 or not any(_body(reading, party) for party in sides):
        return None
    days = [reading.dates_in(cell.start, cell.end) for name, cell in zip(columns, cells, strict=True) if name == "day"]
    day = days[0][0] if days and len(days[0]) == 1 else None
    if day and reading.document.published and day.known and day.iso > reading.document.published.value:
        return None  # a day that the page has yet to see
    return Row(line, Cell(*named.span("name"), paper.row), tuple(sides), day)


def _body(reading: Reading, party: Party) -> bool:
    """Whether the name is of a known sort of body or of a region, which a brand beside it signs with."""
    return bool(organisations.among(reading, party.start, party.end) or reading.regions_in(party.start, party.end))


def _whole(reading: Reading, cell: Cell) -> Side:
    """The cell as it stands: in a column of sides a brand alone names one."""
    name = reading.text(cell.start, cell.end).strip()
    return (Party(cell.start, cell.end, name, cell.row),) if re.fullmatch(r"[\w()]{2,30}", name) else ()
