"""Filling (填入): the cells of one row read into it, with all that is wrong with them, alone and together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from liandong.documents.rows import Fault
from liandong.errors import EntryError, MatchingError, RuleError
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.tables.cells import CellError, read_cell
from liandong.matching.tables.columns import Column, Form, Table
from liandong.matching.tables.row import Row
from liandong.messages import words
from liandong.rules.condition import Days


def fill(
    table: Table, columns: Sequence[Column], row: Row, texts: Mapping[str, str], note: str, named: str
) -> list[Fault]:
    """Reads the texts of these columns, by their names, into the row, whose cells and headings are told already. `note`
    is the unit of amounts that none tells itself, `named` what messages call the row; it is not whole with a fault."""
    faults: list[Fault] = []
    for column in sorted(columns, key=lambda each: each.form is Form.STRETCH):
        name = column.name
        try:
            told = read_cell(table, column, row.headings[name], note, texts[name], named)
        except (MatchingError, RuleError, EntryError) as error:
            every = error.told if isinstance(error, CellError) else (error.words or words("match.cell_unread"),)
            faults += [row.fault(name, wrong) for wrong in every]
            continue
        if told is None and column.needed:
            faults.append(row.fault(name, words("match.needed")))
        elif column.form is Form.STRETCH:
            faults += _spread(row, name, told or (None, None))
        elif told is not None:
            row.told[name] = told
    faults += _limits(row)
    row.whole = row.whole and not faults
    return faults


def need_of(row: Row, source: str) -> Need:
    """The need of a whole row."""
    return Need(row.code, source=source, **_filled(row))


def offer_of(row: Row, source: str) -> Offer:
    """The offer of a whole row."""
    return Offer(row.code, source=source, **_filled(row))


def _filled(row: Row) -> dict[str, Any]:
    days = Days(row.told.get("since"), row.told.get("until"))
    return {**{name: told for name, told in row.told.items() if name not in ("since", "until")}, "days": days}


def _spread(row: Row, name: str, told: Any) -> Iterator[Fault]:
    """Puts the ends of a stretch where they belong, unless a column of its own says otherwise."""
    for end, number in zip(("least", "most"), told, strict=True):
        other = row.told.setdefault(f"{name}_{end}", number)
        if number is not None and other is not None and other != number:
            yield row.fault(name, words("match.two_ends", one=_shown(other), cell=row.cells[f"{name}_{end}"]))


def _limits(row: Row) -> Iterator[Fault]:
    """What of one row cannot be together, or cannot be."""
    for name in ("amount", "term", "rate"):
        least, most = row.told.get(f"{name}_least"), row.told.get(f"{name}_most")
        if least is not None and most is not None and least > most:
            at = next(each for each in (f"{name}_most", name) if each in row.cells)
            yield row.fault(at, words("match.least_over", least=_shown(least), most=_shown(most)))
    least, quota = row.told.get("amount_least"), row.told.get("quota")
    if least is not None and quota is not None and quota < least:
        yield row.fault("quota", words("match.quota_short", quota=_shown(quota), least=_shown(least)))
    for name in ("amount", "term", "amount_most", "term_most"):
        if row.told.get(name) == 0:
            at = name if name in row.cells else name.removesuffix("_most")
            yield row.fault(at, words("match.not_above_zero"))
    since, until = row.told.get("since"), row.told.get("until")
    if isinstance(since, date) and isinstance(until, date) and until < since:
        yield row.fault("until", words("match.ends_before", since=since, until=until))


def _shown(number: Decimal) -> str:
    return f"{number:f}"
