"""Entering a task table: links between its rows, and all that is sound written at one go, or nothing."""

from collections.abc import Mapping, Sequence

from liandong.documents.rows import as_read
from liandong.followup.tasks.event import Told
from liandong.followup.tasks.links import first_circle, taken
from liandong.followup.tasks.table.reading import Read, Row
from liandong.followup.tasks.task import Task
from liandong.followup.tasks.tasks import Tasks
from liandong.messages import words


def check(tasks: Tasks, found: Read) -> None:
    """Adds the faults that show only when rows are seen together: a number twice or already a task's, a name of a row
    that is not there, links in a circle."""
    at: dict[str, int] = {}
    known = tasks.of_codes([row.code for row in found.rows] + [code for row in found.rows for code in _named(row)])
    for index, row in enumerate(found.rows):
        if not row.code:
            continue
        if row.code in at:
            found.fault(
                row, "code", words("fault.task_twice", code=row.code, cell=found.rows[at[row.code]].cells["code"])
            )
        elif row.code in known:
            found.fault(row, "code", taken(row.code, known[row.code]))
        at.setdefault(row.code, index)
    for row in found.rows:
        for name, codes in (("parent", (row.parent,) if row.parent else ()), ("needs", row.needs)):
            for code in codes:
                if code not in at and not known.get(code):
                    found.fault(row, name, words("fault.task_no_code", code=code))
    for name in ("parent", "needs"):
        _circles(found, at, name)
    sheets = {sheet: number for number, sheet in enumerate(dict.fromkeys(_sheet(row.place) for row in found.rows))}
    found.faults.sort(key=lambda fault: (sheets[_sheet(fault.cell)], *as_read(fault.cell)))


def enter(
    tasks: Tasks, found: Read, *, actor: str, reason: str = "", at: str | None = None, skip: bool = False
) -> Sequence[Task]:
    """The tasks that were made of the rows, all at one go. Rows with a fault, and rows that name them, are left out
    where `skip` says so; else there must be none."""
    assert skip or not found.faults
    rows = sound(found)
    places = {row.code: index for index, row in enumerate(rows) if row.code}
    known = tasks.of_codes([code for row in rows for code in _named(row) if code not in places])

    def told(first: int) -> list[Told]:
        def number(code: str) -> int:
            return first + places[code] if code in places else known[code]

        return [
            Told(**row.told, parent=number(row.parent) if row.parent else None, needs=tuple(map(number, row.needs)))
            for row in rows
        ]

    return tasks.add_all(told, actor=actor, reason=reason, at=at) if rows else ()


def sound(found: Read) -> list[Row]:
    """The rows without a fault that name none with one, nor one that is left out for that."""
    bad = {fault.cell for fault in found.faults}
    left = [row for row in found.rows if not bad & {*row.cells.values(), row.place}]
    gone = {row.code for row in found.rows if row.code} - {row.code for row in left}
    while further := [row for row in left if gone & set(_named(row))]:
        gone |= {row.code for row in further if row.code}
        left = [row for row in left if row not in further]
    return left


def _named(row: Row) -> tuple[str, ...]:
    return (*row.needs, *((row.parent,) if row.parent else ()))


def _sheet(cell: str) -> str:
    return cell.rpartition("!")[0]


def _circles(found: Read, at: Mapping[str, int], name: str) -> None:
    """Names each circle once, at its first row."""
    links = {
        index: [at[code] for code in ((row.parent,) if name == "parent" else row.needs) if code in at]
        for index, row in enumerate(found.rows)
    }
    while way := first_circle(links):
        codes = " → ".join(found.rows[index].code for index in way)
        found.fault(found.rows[way[0]], name, words("fault.task_circle", field=words(f"tasks.field_{name}"), way=codes))
        for index in way:
            links[index] = []
