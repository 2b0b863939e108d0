"""Labels that stand twice, and which of the expected units is then missing."""

from collections import Counter
from collections.abc import Mapping

from liandong.indices.mistakes.finding import Finding, Sureness
from liandong.indices.mistakes.printed import Printed
from liandong.messages import Words, words


def repeated(table: Printed, roster: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """A finding for each row whose label stands in another row too.

    `roster` are the units that should be there, each with its group (province), empty where it has none. Where one of
    them is missing, it is proposed: for the row that stands among rows of the missing unit's group where one does,
    else for either row.
    """
    roster = roster or {}
    absent = [unit for unit in roster if unit not in table.units]
    found = []
    for label, many in Counter(table.units).items():
        if many == 1:
            continue
        rows = [row for row, unit in enumerate(table.units) if unit == label]
        fit = [unit for unit in absent if any(_among(table, row, roster, roster[unit]) for row in rows)] or absent
        wrong = [row for row in rows if len(fit) == 1 and _among(table, row, roster, roster[fit[0]])]
        told = wrong if 0 < len(wrong) < many else rows
        proposed = fit[0] if len(fit) == 1 else ""
        found += [_finding(table, row, rows, proposed, roster, told is wrong) for row in told]
    return tuple(found)


def _among(table: Printed, row: int, roster: Mapping[str, str], group: str) -> bool:
    """Whether more of the rows beside this one belong to this group than to that of its own label."""
    beside = [roster.get(table.units[at], "") for at in (row - 1, row + 1) if 0 <= at < len(table.units)]
    return bool(group) and beside.count(group) > beside.count(roster.get(table.units[row], ""))


def _finding(
    table: Printed, row: int, rows: list[int], proposed: str, roster: Mapping[str, str], by_group: bool
) -> Finding:
    label, told = table.units[row], ", ".join(str(at + 1) for at in rows)
    why: Words
    if by_group:
        why = words("index.why_repeated_group", rows=told, group=roster[proposed], missing=proposed)
    elif proposed:
        why = words("index.why_repeated_missing", rows=told, missing=proposed)
    else:
        why = words("index.why_repeated", rows=told)
    sure: Sureness = "likely" if by_group else "proven" if not proposed else "possible"
    return Finding("repeated", table.name, label, "", table.period, label, proposed, why, sure)
