"""Cells (单元格): numbers that stand in the rows of a table, whose row names the holder and whose column the metric."""

import re

from liandong.model.noun import Noun
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity

_BY_DIMENSION = {"area": "面积", "length": "长度", "money": "金额"}
"""What a number measures by its unit alone, where no heading of a column says more."""
_WORK = re.compile(
    r"(?:项目|工程|基地|园|中心|大道|公路|铁路|大桥|线|站|馆|公司|集团|市|县|区)(?:\([^()]{1,12}\)|[一二三四五]期)?$"
)
"""How the name ends with which a row opens."""
_CELLS = re.compile(r"(?P<name>[^ ,。;:]{4,40}) +(?:[^ ,。;:]{2,10} +)?")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_FURTHEST = 60
"""Rows between a cell and the head of its table."""


class Cell(Noun, frozen=True):
    """The stretch that names the row, and that of the column's head, or the metric by the unit alone."""

    name: tuple[int, int]
    head: tuple[int, int] | None
    metric: str


def cell(reading: Reading, sentence: Sentence, quantity: Quantity) -> Cell | None:
    """The place in its table of a number that fills a cell; None for one in running text."""
    if "\t" in sentence.text:
        return _of_row(reading, sentence, quantity)
    metric = _BY_DIMENSION.get(quantity.dimension)
    if metric is None or quantity.end != sentence.start + len(sentence.text.rstrip()):
        return None
    row = _CELLS.fullmatch(sentence.text[: quantity.start - sentence.start])
    if row and _WORK.search(row["name"]):
        return Cell((sentence.start + row.start("name"), sentence.start + row.end("name")), None, metric)
    return _of_lines(reading, sentence, quantity, metric)


def _of_row(reading: Reading, sentence: Sentence, quantity: Quantity) -> Cell | None:
    """A row whose cells are parted by tabs."""
    cells = _parts(sentence)
    at = next((i for i, (low, high) in enumerate(cells) if low <= quantity.start and quantity.end <= high), 0)
    name = next((part for part in cells[:at] if _names(reading, *part)), None)
    if name is None or cells[at] != (quantity.start, quantity.end):
        return None
    head = _head(reading, sentence, len(cells), at)
    metric = _BY_DIMENSION.get(quantity.dimension)
    if head is None and (metric is None or not _WORK.search(reading.plain[name[0] : name[1]])):
        return None
    return Cell(name, head, metric or "")


def _parts(sentence: Sentence) -> list[tuple[int, int]]:
    found, low = [], sentence.start
    for text in sentence.text.split("\t"):
        start = low + len(text) - len(text.lstrip())
        found.append((start, max(start, low + len(text.rstrip()))))
        low += len(text) + 1
    return found


def _names(reading: Reading, low: int, high: int) -> bool:
    return high - low >= 2 and not reading.plain[low:high].isdigit() and not reading.quantities_in(low, high)


def _head(reading: Reading, sentence: Sentence, columns: int, at: int) -> tuple[int, int] | None:
    """The head of the column: in the first row above that has as many cells and no number."""
    for index in range(sentence.index - 1, max(sentence.index - _FURTHEST, -1), -1):
        row = reading.sentences[index]
        if row.text.count("\t") != columns - 1:
            continue
        if not re.search(r"\d", _YEAR.sub("", row.text)):
            low, high = _parts(row)[at]
            return (low, high) if 2 <= high - low <= 16 else None
    return None


def _of_lines(reading: Reading, sentence: Sentence, quantity: Quantity, metric: str) -> Cell | None:
    """A line that is a number alone: a cell whose row the work named in a line before opens."""
    if reading.plain[quantity.start : quantity.end] != sentence.text.strip():
        return None
    for index in range(sentence.index - 1, max(sentence.index - 4, 0), -1):
        line = reading.sentences[index]
        broken = line.end - line.start > 40 or re.search("[,。;]", line.text) is not None
        if broken or line.paragraph < sentence.paragraph - 3 or reading.quantities_in(line.start, line.end):
            return None
        if _WORK.search(line.text):
            return Cell((line.start, line.end), None, metric)
    return None
