"""The workbook of the COIN Tool (Joint Research Centre of the European Commission): its data and its framework.

Sheet `Database`, from column E an indicator each: rows 7 to 10 hold weight, direction, lower and upper goalpost, rows
11 to 14 the codes of what it belongs to from the index down, row 15 its name, row 16 its code, rows 17 to 315 the
units, whose names and codes stand in B and C. Sheet `Framework`: from row 5 codes in C, weights in E, names in H.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from liandong.documents.workbook import Grid, address, open_workbook
from liandong.errors import IndicatorError, PageError
from liandong.indices.frame import Frame
from liandong.indices.framework import Framework, Node
from liandong.indices.methods.scales import Goalposts
from liandong.indices.tables.columns_in import number_of
from liandong.messages import words

_WEIGHT, _DIRECTION, _LOW, _HIGH = 6, 7, 8, 9
_LEVELS = (10, 11, 12, 13)
"""Rows, counted from 0, of the index, and of what is under it level by level."""
_NAME, _CODE, _FIRST, _LAST = 14, 15, 16, 315
_UNIT_NAME, _UNIT, _DATA = 1, 2, 4
_NODE, _NODE_WEIGHT, _NODE_NAME = 2, 4, 7
_NODES = 53
"""Where the list of nodes ends."""
_NOTHING = frozenset({"", "--", "n/a", "#N/A"})


@dataclass(frozen=True, slots=True)
class CoinTool:
    """What such a workbook holds; `goalposts` are those of the indicators that have both."""

    frame: Frame
    framework: Framework
    goalposts: Mapping[str, tuple[float, float]]

    @property
    def scale(self) -> Goalposts:
        """The scale between these goalposts. It refuses indicators that have none."""
        low, high = ({code: each[end] for code, each in self.goalposts.items()} for end in (0, 1))
        return Goalposts(low, high, top=100.0)


def read_coin_tool(file: str, data: bytes) -> CoinTool:
    """Frame, framework and goalposts of a workbook. IndicatorError where it is no workbook of the COIN Tool, and names
    the cell that is no number; further as `Frame.of` and `Framework.of`."""
    sheets = _sheets(file, data)
    database = sheets["Database"]
    columns = [at for at in range(_DATA, _width(database)) if _text(database, _CODE, at) and _filled(database, at)]
    rows = [at for at in range(_FIRST, min(_LAST, len(database.rows))) if _text(database, at, _UNIT)]
    if not columns or not rows:
        raise IndicatorError(words("index.coin_tool_empty", file=file))
    codes, units = ([_text(database, *at) for at in places] for places in (
        [(_CODE, column) for column in columns], [(row, _UNIT) for row in rows])
    )  # fmt: skip
    values = np.array([[_number(database, row, column) for column in columns] for row in rows])
    names = {unit: _text(database, row, _UNIT_NAME) for unit, row in zip(units, rows, strict=True)}
    posts = {
        code: (_number(database, _LOW, column), _number(database, _HIGH, column))
        for code, column in zip(codes, columns, strict=True)
    }
    whole = {code: each for code, each in posts.items() if not np.isnan(each).any()}
    return CoinTool(
        Frame.of(values, units, codes, names=names), _framework(database, sheets["Framework"], columns), whole
    )


def _sheets(file: str, data: bytes) -> dict[str, Grid]:
    try:
        found = {grid.name: grid for grid in open_workbook(file, data)}
    except PageError as error:
        raise IndicatorError(words("index.sheet_unread", file=file)) from error
    for name in ("Database", "Framework"):
        if name not in found:
            raise IndicatorError(words("index.coin_tool_sheet", file=file, sheet=name))
    return found


def _framework(database: Grid, tree: Grid, columns: Sequence[int]) -> Framework:
    """The indicators with what stands above them; a level that is the same for all, below the index, is not used."""
    levels = [
        level
        for level in _LEVELS
        if level == _LEVELS[0] or len({_text(database, level, column) for column in columns}) > 1
    ]
    told = _nodes(tree)
    nodes: dict[str, Node] = {}
    for column in columns:
        path = [code for level in levels if (code := _text(database, level, column)) not in _NOTHING]
        for parent, code in zip(["", *path], path, strict=False):
            name, weight = told.get(code, ("", 1.0))
            if nodes.setdefault(code, Node(code, parent, name, weight=weight)).parent != parent:
                raise IndicatorError(words("index.coin_tool_parents", code=code), indicator=code)
        code, weight = _text(database, _CODE, column), _number(database, _WEIGHT, column)
        direction = _number(database, _DIRECTION, column)
        made = Node(
            code,
            path[-1] if path else "",
            _text(database, _NAME, column),
            None if np.isnan(direction) else int(direction),
            1.0 if np.isnan(weight) else weight,
        )
        if nodes.setdefault(code, made) is not made:
            raise IndicatorError(words("index.twice_node", name=code), indicator=code)
    return Framework.of(list(nodes.values()))


def _nodes(tree: Grid) -> dict[str, tuple[str, float]]:
    """Names and weights of the nodes; in an older tool the list begins a row further down."""
    found = {}
    for row in range(4, min(_NODES, len(tree.rows))):
        code = _text(tree, row, _NODE)
        if code in _NOTHING or _text(tree, row, _NODE_NAME) == "--":
            continue
        try:
            weight = number_of(_text(tree, row, _NODE_WEIGHT))
        except ValueError:  # the line of headings, in an older tool
            continue
        found[code] = (_text(tree, row, _NODE_NAME), 1.0 if np.isnan(weight) else weight)
    return found


def _filled(grid: Grid, column: int) -> bool:
    return any(_text(grid, row, column) not in _NOTHING for row in range(_FIRST, min(_LAST, len(grid.rows))))


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows), default=0)


def _text(grid: Grid, row: int, column: int) -> str:
    return grid.apart(row, column)[0].strip()


def _number(grid: Grid, row: int, column: int) -> float:
    text = _text(grid, row, column)
    if text in _NOTHING:
        return float("nan")
    try:
        return number_of(text)
    except ValueError:
        told = words("index.coin_tool_number", cell=address(row, column), given=text)
        raise IndicatorError(told, indicator=_text(grid, _CODE, column), unit=_text(grid, row, _UNIT)) from None
