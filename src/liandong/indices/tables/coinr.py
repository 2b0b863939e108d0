"""COINr's two tables, iData and iMeta: in, as frame and framework, and out again."""

from typing import Any

from liandong.errors import IndicatorError
from liandong.indices.frame import Frame
from liandong.indices.framework import Framework, Node
from liandong.indices.tables.columns_in import ColumnsIn
from liandong.indices.tables.frames import wide
from liandong.messages import words

_NODES = ("Indicator", "Aggregate")
_BESIDE = ("Group", "Denominator", "Other")
"""What a line of iMeta may describe: nodes of the framework, and columns beside them."""


def framework_of(meta: Any) -> Framework:
    """The framework that iMeta describes: indicators and aggregates with their parents, weights, directions, targets
    and denominators. IndicatorError as `Framework.of`."""
    columns = ColumnsIn(meta)
    codes = columns.words("iCode")
    rows = [("", code) for code in codes]
    held = {name: columns.words(name) for name in ("iName", "Parent", "Type")}
    for name in ("Unit", "Denominator"):
        held[name] = columns.words(name) if name in columns.names else [""] * len(codes)
    direction, weight = columns.numbers("Direction", rows), columns.numbers("Weight", rows)
    target = columns.numbers("Target", rows) if "Target" in columns.names else [float("nan")] * len(codes)
    nodes = []
    for at, code in enumerate(codes):
        if held["Type"][at] not in _NODES + _BESIDE:
            told = words("index.coinr_type", code=code, given=held["Type"][at], there=", ".join(_NODES + _BESIDE))
            raise IndicatorError(told, indicator=code)
        if held["Type"][at] in _BESIDE:
            continue
        nodes.append(
            Node(
                code,
                held["Parent"][at] if held["Parent"][at] != "NA" else "",
                held["iName"][at],
                None if direction[at] != direction[at] else int(direction[at]),
                1.0 if weight[at] != weight[at] else float(weight[at]),
                held["Unit"][at],
                None if target[at] != target[at] else float(target[at]),
                held["Denominator"][at] if held["Denominator"][at] != "NA" else "",
            )
        )
    if not nodes:
        raise IndicatorError(words("index.no_nodes"))
    return Framework.of(nodes)


def frame_of(data: Any, meta: Any) -> Frame:
    """The frame of iData: what iMeta calls Indicator or Denominator becomes a column, what it calls Group a label."""
    described = ColumnsIn(meta)
    kinds = dict(zip(described.words("iCode"), described.words("Type"), strict=True))
    there = ColumnsIn(data).names
    return wide(
        data,
        unit="uCode",
        period="Time" if "Time" in there else "",
        name="uName" if "uName" in there else "",
        labels=[code for code in there if kinds.get(code) == "Group"],
        indicators=[code for code in there if kinds.get(code) in ("Indicator", "Denominator")],
    )


def data_of(frame: Frame) -> dict[str, list[Any]]:
    """iData: a row for each unit in each period, groups of units before the numbers; None where one is missing."""
    _free(("uCode", "uName", "Time"), (*frame.labels, *frame.indicators))
    rows = [(at, row) for at in range(len(frame.periods)) for row in range(len(frame.units))]
    units = [frame.units[row] for _, row in rows]
    table: dict[str, list[Any]] = {"uName": [frame.name(unit) for unit in units], "uCode": list(units)}
    table |= {label: [held[row] for _, row in rows] for label, held in frame.labels.items()}
    if frame.periods != ("",):
        table["Time"] = [frame.periods[at] for at, _ in rows]
    for column, code in enumerate(frame.indicators):
        cells = (float(frame.values[at, row, column]) for at, row in rows)
        table[code] = [None if cell != cell else cell for cell in cells]
    return table


def meta_of(frame: Frame, framework: Framework) -> dict[str, list[Any]]:
    """iMeta: the nodes with their levels (1 the lowest), then what is divided by and the groups; None where nothing is
    told. Scales, treatments and means of single nodes have no column there."""
    above = {code: 1 + max(map(framework.level, framework.codes)) - framework.level(code) for code in framework.codes}
    heights = {code: 1 if code in framework.indicators else above[code] for code in framework.codes}
    rows: list[tuple[Any, ...]] = [
        (
            heights[node.code],
            node.code,
            framework.name(node.code),
            1 if node.direction is None else node.direction,
            node.weight,
            node.unit or None,
            node.target,
            node.denominator or None,
            node.parent or None,
            "Indicator" if node.code in framework.indicators else "Aggregate",
        )
        for node in framework.nodes
    ]
    others = [(code, "Denominator") for code in frame.indicators if code not in framework.by_code]
    for code, kind in (*others, *((label, "Group") for label in frame.labels)):
        rows.append((None, code, code, None, None, None, None, None, None, kind))
    return {name: [row[at] for row in rows] for at, name in enumerate(_META)}


_META = ("Level", "iCode", "iName", "Direction", "Weight", "Unit", "Target", "Denominator", "Parent", "Type")


def _free(own: tuple[str, ...], codes: tuple[str, ...]) -> None:
    for code in codes:
        if code in own:
            raise IndicatorError(words("index.coinr_name", code=code), indicator=code)
