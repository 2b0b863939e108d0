"""A printed table laid beside an index that was solved anew from the same numbers by the stated recipe."""

import numpy as np

from liandong.indices.index import Index
from liandong.indices.mistakes.finding import Finding, Kind
from liandong.indices.mistakes.printed import Printed, slack
from liandong.messages import words


def against(printed: Printed, index: Index, room: float = 0.0) -> tuple[Finding, ...]:
    """A finding for each printed score or normalised value that the index does not give, within the rounding of what is
    printed and `room` besides (for raw numbers that were rounded before they were published).

    Columns are matched by the codes of nodes, rows by units, the period by its name (the last where the table has
    none). A column or a unit that the index does not have is not judged.
    """
    found = []
    for column, code in enumerate(printed.codes):
        if code not in index.framework.codes:
            continue
        scores = dict(zip(index.frame.units, index.score(code, printed.period or None), strict=True))
        kind: Kind = "cell" if code in index.framework.indicators else "total"
        why = words("index.why_against", node=index.framework.name(code))
        for row, unit in enumerate(printed.units):
            value, expected = printed.values[row, column], scores.get(unit, np.nan)
            if abs(value - expected) > room + slack(np.asarray(value), printed.halves[row, column]):
                shown, due = printed.show(value, column, row=row), printed.show(expected, column, 1, row)
                found.append(Finding(kind, printed.name, unit, code, printed.period, shown, due, why, "likely"))
    return tuple(found)
