"""What a page shows, whatever its form: values for its template, data for programs, rows for a table."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How cells begin that Excel would take for a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under their headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def csv(self) -> bytes:
        """As CSV that Excel reads: UTF-8 with a mark, lines as RFC 4180 has them, no cell that acts as a formula."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.headings)
        writer.writerows([["'" + text if text.startswith(_FORMULA) else text for text in row] for row in self.rows])
        return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


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
