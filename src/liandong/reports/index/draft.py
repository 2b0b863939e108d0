"""What the sections of one report of an index share: its numbers, and tables and figures in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from liandong.charts import Chart
from liandong.indices import Index, Spread
from liandong.indices.editions import Edition
from liandong.indices.studies import Factor
from liandong.indices.studies.places import Place, best_of, places_of
from liandong.indices.text.wording import chance
from liandong.reports.citations import Citations
from liandong.reports.model import Column, Figure, Line, Paragraph, Piece, Style, Table
from liandong.reports.read import Records
from liandong.reports.wording import Wording

NONE = "—"


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """What is told: an edition, solved, its study, what the methodology says may be otherwise (nothing where weights
    were varied as usual), how often, and the period."""

    edition: Edition
    index: Index
    spread: Spread
    factors: tuple[Factor, ...]
    replications: int
    seed: int
    period: str


@dataclass(slots=True)
class Draft:
    """Numbers tables and figures as they come. `ledger` is that of the figures, if they are of one."""

    sheet: Sheet
    say: Wording
    ledger: Records | None
    places: list[Place] = field(init=False)
    cite: Citations | None = field(init=False)
    _tables: int = 0
    _figures: int = 0

    def __post_init__(self) -> None:
        sheet = self.sheet
        self.places = places_of(sheet.spread, sheet.index, sheet.index.framework.root, sheet.period, self.best)
        self.cite = Citations(self.ledger, self.say.lang) if self.ledger else None

    @property
    def best(self) -> int:
        """The best so many of which a chance is told."""
        return best_of(len(self.sheet.index.frame.units))

    def table(self, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Line]]) -> Table:
        """The next table."""
        self._tables += 1
        return Table(self._tables, caption, tuple(columns), tuple(map(tuple, rows)))

    def figure(self, chart: Chart, table: Table) -> Figure:
        """The next figure, of the numbers of a table."""
        self._figures += 1
        return Figure(self._figures, chart.title, chart, table.number)

    def text(self, code: str, **parts: Piece | Line | str | int) -> Paragraph:
        return Paragraph(self.say.line(f"report.{code}", **parts))

    def item(self, text: str) -> Paragraph:
        return Paragraph((Piece(text),), Style.ITEM)

    def note(self, code: str, **parts: Piece | Line | str | int) -> Paragraph:
        return Paragraph(self.say.line(f"report.{code}", **parts), Style.NOTE)


def number(value: float, digits: int = 2) -> str:
    """A number as a report shows it; a dash where there is none."""
    return NONE if np.isnan(value) else f"{value:,.{digits}f}"


def percent(share: float) -> str:
    """A share or a chance; a dash where it is not known."""
    return chance(share, NONE)
