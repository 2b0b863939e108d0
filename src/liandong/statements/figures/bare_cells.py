"""Bare cells (无单位数格): numbers of a table whose unit stands at the head of their column, or above the table."""

import re
from collections.abc import Iterator

from liandong.model import noun
from liandong.model.noun import Noun, replace
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures import quantities
from liandong.statements.measures.quantities import Quantity
from liandong.statements.projects import project_tables

Span = tuple[int, int]

_CELL = re.compile(r"[^\t|]+")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNIT = re.compile(r"[(\[](?:单位:?)?(?P<unit>[^()\[\]\d]{1,6})[)\]]|(?P<rate>[%％])\s*$")
_UNITS_ABOVE = re.compile(r"单位:? ?(?P<units>[^()\s\d]{1,16})")
_COUNTS = re.compile(r"(?:个数|项目数|数量|企业数|户数|家数|项数)$")
_TOTAL = re.compile(
    r"(?:总 ?量|数 ?量|金 ?额|总 ?额|数 ?值|绝对 ?[值额]|累计|合计|本期|当期|增长|增幅|增速|同比|比重|占比|个 ?数)率?"
)
"""Heads that say nothing of what is measured without the line above the table."""
_ORDER = re.compile(r"序号|编号|排名|位次|名次|年份|年度$|日期|时间|电话|邮编|页码")
_CAPTION = re.compile(
    r"(?:表 ?[\d一二三四五六七八九十]+(?:[-—.]\d+)*)?[ :]*"
    r"(?P<what>[\u4e00-\u9fffA-Za-z()]{1,22}(?:[值额量率]|收入|投资|面积|人口|外资|贸易|[出进]口|消费|利润|贷款|存款|GDP))"
)
_SUM = re.compile(r"合 ?计|总 ?计|小 ?计|平均|总 ?数")
_FEWEST = 2


class BareCell(Noun, frozen=True):
    """A number, the cell that names its row, the head of its column, and the words above the table that say what all
    of its numbers measure, where the head alone does not."""

    quantity: Quantity
    row: Span
    head: Span
    caption: Span | None


def find(reading: Reading) -> dict[int, tuple[BareCell, ...]]:
    """The bare cells of every table by the number of the sentence that their row is; tables of projects apart."""
    return reading.once(_tables)


def _tables(reading: Reading) -> dict[int, tuple[BareCell, ...]]:
    found: dict[int, tuple[BareCell, ...]] = {}
    if "\t" not in reading.plain and " | " not in reading.plain:
        return found
    made: dict[int, tuple[BareCell, ...]] = {}
    heads: list[Span] = []
    above: Sentence | None = None
    for line in (*reading.body, None):
        cells = _cells(line) if line else []
        if line is None or len(cells) < 2:
            found |= made if len(made) >= _FEWEST else {}
            made, heads = {}, []
        elif not any(_NUMBER.fullmatch(reading.plain, *cell) for cell in cells):
            before = reading.sentences[line.index - 1] if line.index else None
            heads, above = cells, before
        elif heads and line.index not in project_tables.find(reading):
            row = tuple(_row(reading, line, cells, heads, above))
            made |= {line.index: row} if row else {}
    return found


def _cells(line: Sentence) -> list[Span]:
    found = []
    for match in _CELL.finditer(line.text):
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip())
        end = match.end() - (len(text) - len(text.rstrip()))
        if end > start:
            found.append((line.at(start), line.at(end)))
    return found if "\t" in line.text or "|" in line.text else []


def _row(
    reading: Reading, line: Sentence, cells: list[Span], heads: list[Span], above: Sentence | None
) -> Iterator[BareCell]:
    """The numbers of one row, its cells set under the heads: the last under the last where spanning cells are missing
    at the front, else the first under the first."""
    plain = reading.plain
    names = [cell for cell in cells if not _NUMBER.fullmatch(plain, *cell) and plain[cell[0]] not in "—-/…"]
    numbers = [cell for cell in cells if _NUMBER.fullmatch(plain, *cell)]
    if numbers[0] == cells[0] and _ORDER.search(plain, *heads[0]):
        cells, heads, numbers = cells[1:], heads[1:], numbers[1:]  # its own number opens the row
    if (
        not names
        or not numbers
        or names[-1][0] > numbers[0][0]
        or _SUM.search(plain, *names[-1])
        or len(cells) > len(heads)
    ):
        return
    shift = len(heads) - len(cells) if _spans(reading, line, cells, heads) else 0
    units = _units_above(reading, above)
    columns = [at for at, head in enumerate(heads) if at >= len(names) + shift]
    for at, cell in enumerate(cells):
        head = heads[at + shift]
        if cell not in numbers or _ORDER.search(plain, *head):
            continue
        unit = _unit(plain, head) or (units[columns.index(at + shift)] if len(units) == len(columns) else "")
        unit = unit or (units[0] if len(units) == 1 else "") or ("个" if _COUNTS.search(plain, *head) else "")
        quantity = _quantity(reading, cell, unit)
        if quantity:
            yield BareCell(
                quantity, names[-1], head, _caption(reading, above) if _TOTAL.fullmatch(_words(plain, head)) else None
            )


def _spans(reading: Reading, line: Sentence, cells: list[Span], heads: list[Span]) -> bool:
    """Whether a row lacks cells at its front, since one above spans it: no blank cell holds their place at the end."""
    blank = line.text.rstrip().endswith("|") or reading.plain.startswith("\t", line.end)
    return len(cells) < len(heads) and not blank


def _unit(plain: str, head: Span) -> str:
    match = _UNIT.search(plain, *head)
    return "" if match is None else "%" if match["rate"] else match["unit"]


def _units_above(reading: Reading, above: Sentence | None) -> list[str]:
    match = _UNITS_ABOVE.search(above.text) if above else None
    return re.split("[、,/]", match["units"]) if match else []


def _quantity(reading: Reading, cell: Span, unit: str) -> Quantity | None:
    """The number of the cell in the unit; None where that is none that counts or measures."""
    written = reading.plain[cell[0] : cell[1]]
    read = quantities.read(written + unit) if unit else ()
    if len(read) != 1 or read[0].end - read[0].start != len(written + unit):
        return None
    value = noun.replace(read[0].value, raw=reading.text(*cell))
    return replace(read[0], start=cell[0], end=cell[1], value=value)


def _caption(reading: Reading, above: Sentence | None) -> Span | None:
    match = _CAPTION.fullmatch(above.text.strip()) if above and above.paragraph else None
    if match is None or above is None:
        return None
    low = above.at(above.text.index(above.text.strip()))
    return low + match.start("what"), low + match.end("what")


def _words(plain: str, head: Span) -> str:
    """The words of a head without blanks and its unit."""
    return "".join(_UNIT.sub("", plain[slice(*head)]).split())


def measure(reading: Reading, cell: BareCell) -> str:
    """What the column measures: its head without the unit, behind the words above where it says too little."""
    head = _words(reading.plain, cell.head)
    return clean(reading.text(*cell.caption)) + head if cell.caption else head
