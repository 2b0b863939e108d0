"""Record (记录): a ledger entry folded from statements; it can be rebuilt at any time."""

from dataclasses import dataclass
from enum import StrEnum

from liandong.model.document import Tier
from liandong.model.evidence import Evidence
from liandong.model.noun import Noun
from liandong.model.statement import AsOf, Modality, Polarity, Value


class Conflict(StrEnum):
    """How the values of one property and scope stand to one another; `settled` is what a person decided between."""

    NONE = "none"
    ROUNDING = "rounding"
    SCOPE = "scope"
    SETTLED = "settled"
    REAL = "real"


class FoldedValue(Noun, frozen=True, omit_defaults=True):
    """One value of a property after the fold: equal statements grouped, the winner of a scope first.

    `ref` is the record that the value names. `families` counts independent sources, `tier` is the nearest of them.
    A value that its sources deny keeps its place at the end, with `polarity` denied: it is shown, and never wins.
    One that is `superseded` was right until another, told as a change or revision of it, took its place: a vintage
    (数据版次), no conflict.
    """

    value: Value
    scope: str | None
    as_of: AsOf | None
    modality: Modality
    conflict: Conflict
    evidence: Evidence
    statements: tuple[str, ...]
    families: int
    tier: Tier
    confidence: float
    ref: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A ledger entry. Its id is the smallest id among its mentions, and every member's id leads to it."""

    id: str
    kind: str
    members: tuple[str, ...]
    properties: tuple[tuple[str, tuple[FoldedValue, ...]], ...]
    families: int

    def values(self, name: str) -> tuple[FoldedValue, ...]:
        """The values of a property, the winning one first; empty where the ledger knows none."""
        for prop, values in self.properties:  # asked a hundred times a page, so without a generator
            if prop == name:
                return values
        return ()

    def first(self, name: str) -> FoldedValue | None:
        """The winning value; None where the ledger knows none, or only what a source denies."""
        for value in self.values(name):
            if value.polarity is Polarity.ASSERTED:
                return value
        return None

    @property
    def label(self) -> str:
        """A short name for people: the winning name, or subject and metric, or the id."""
        for names in (("name",), ("subject", "metric"), ("actor", "content"), ("speaker", "content"), ("content",)):
            found = [value.value.text for value in map(self.first, names) if value]
            if found:
                return " ".join(found)
        return self.id
