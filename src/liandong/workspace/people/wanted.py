"""What one cell, or one new row, of a workbook asks of the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from liandong.model import Deed, FoldedValue, SheetCell


class Scoped(NamedTuple):
    """The words of a value, and the code of what it counts or is the day of, where a heading says so."""

    text: str
    scope: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """To correct or reject a value of a record, or to enter a record of `kind` with `values`.

    Of a correction `text` is what the property is to be, or `value` one that the record has and that gets another
    `scope`; of a rejection `value` is the one that is wrong.
    """

    deed: Deed
    cell: SheetCell
    kind: str
    record: str = ""
    property: str = ""
    text: str = ""
    scope: str | None = None
    value: FoldedValue | None = None
    values: Mapping[str, Sequence[Scoped]] = field(default_factory=dict)
