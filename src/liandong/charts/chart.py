"""Chart (图): what is drawn, in which shape, with which units and from which source."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Shape(StrEnum):
    """`bars` compare names, `years` follow each other, `tiles` show who is tied to whom (a square for each pair),
    `flows` set pairs in the order of their weight, `provinces` lays a tile where each province lies, `ranges` set a
    point on the line from its least to its most. `heat` colours a table, `sunburst` lays the parts of a whole in rings,
    `radar` compares profiles, `paths` follow ranks over periods, `scatter` sets one measure against another."""

    BARS = "bars"
    YEARS = "years"
    TILES = "tiles"
    FLOWS = "flows"
    PROVINCES = "provinces"
    RANGES = "ranges"
    HEAT = "heat"
    SUNBURST = "sunburst"
    RADAR = "radar"
    PATHS = "paths"
    SCATTER = "scatter"


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis shows, and the unit in which it counts."""

    title: str
    unit: str = ""

    @property
    def heading(self) -> str:
        """Title and unit, as they stand at the axis and above the column of the table."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class Datum:
    """One row. `value` is None where nothing is known, which is drawn as such and never as zero.

    `partner` is the other side of a pair: the column of a table that is coloured, the parent of a part (empty for the
    whole; parts follow what they are parts of), whose profile it is, or the period. `shown` is what stands at the mark,
    where that is more than the number. `low` and `high` are the ends of a range; `across` is the other measure of a
    scatter.
    """

    name: str
    value: Decimal | int | None
    partner: str = ""
    shown: str = ""
    low: Decimal | int | None = None
    high: Decimal | int | None = None
    across: Decimal | int | None = None

    @property
    def label(self) -> str:
        """What stands at the mark and in the table."""
        return self.shown or _worded(self.value)

    @property
    def other(self) -> str:
        """The other measure, in the table."""
        return _worded(self.across)


def _worded(number: Decimal | int | None) -> str:
    return "–" if number is None else f"{number:,}"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `category` and `partner` tell what the names are, `measure` what is counted; `source` is its source
    line. The rows stand in the order in which they are drawn. Of a scatter, `partner` tells
    what the other measure is."""

    title: str
    shape: Shape
    rows: tuple[Datum, ...]
    category: Axis
    measure: Axis
    source: str
    partner: Axis | None = None
