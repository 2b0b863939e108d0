"""COINr's two tables, iData and iMeta: in, as frame and framework."""

from typing import Any

from liandong.errors import IndicatorError
from liandong.indices.frame import Frame
from liandong.indices.framework import Framework, Node
from liandong.indices.tables.columns_in import ColumnsIn
from liandong.indices.tables.frames import wide
from liandong.messages import words


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
        if held["Type"][at] not in ("Indicator", "Aggregate"):
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
