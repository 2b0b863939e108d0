"""What a page shows, whatever its form: values for its template, data for programs, rows for a table."""

import codecs
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from liandong.exchange.comma import as_csv


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under their headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def csv(self) -> bytes:
        """As CSV that Excel reads: UTF-8 with a mark, no cell that acts as a formula."""
        return codecs.BOM_UTF8 + as_csv(self.headings, self.rows).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its template with title and values, and the same as data and as a table, which may be made when they are
    asked for. `fault` tells what in the address is not understood, where that is so (`status` is 400 then);
    `keep` is what the browser is to keep (cookies).

    One that `lasts` is made of its address and the ledger alone, and of what the browser kept of the portal: it is told
    again as long as the ledger is the same.
    """

    template: str
    title: str
    values: Mapping[str, object]
    data: Mapping[str, object] | Callable[[], Mapping[str, object]]
    table: Table | Callable[[], Table]
    status: int = 200
    fault: str = ""
    lasts: bool = True
    keep: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> Mapping[str, object]:
        return self.data() if callable(self.data) else self.data

    def as_table(self) -> Table:
        return self.table() if callable(self.table) else self.table
