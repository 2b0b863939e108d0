"""Row (行): what the cells of one row tell so far."""

from dataclasses import dataclass, field
from typing import Any

from liandong.documents.rows import Fault
from liandong.messages import Words


@dataclass(slots=True)
class Row:
    """By the names of columns what was told, the cells and the headings; `whole` while no cell has a fault."""

    code: str = ""
    whole: bool = True
    told: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)

    def fault(self, name: str, wrong: Words) -> Fault:
        """A fault of the cell in a column, or of the title where the table has no such column."""
        at = name if name in self.cells else "title"
        return Fault(self.cells[at], self.headings[at], wrong)
