"""A mistake in what was published, told so that a person can look it up and judge."""

from dataclasses import dataclass
from typing import Literal

from liandong.messages import Words, words

Kind = Literal[
    "repeated",
    "missing",
    "labels",
    "swapped",
    "cell",
    "formula",
    "per_head",
    "rule",
    "total",
    "weights",
    "rank",
    "restated",
    "renamed",
    "replaced",
]

Sureness = Literal["proven", "likely", "possible"]
"""`proven`: the printed numbers contradict one another, or a stated rule, beyond their rounding, and nothing was
inferred. `likely`: so by a rule, target or weights that were inferred from the other rows. `possible`: by likeness."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something is wrong, what is printed there, what was expected and why; the numbers stay as they are.

    `expected` is empty where nothing in the publication tells it. `proposal` are, for labels out of order, the labels
    of all rows as they should read. `relabelled` tells that this was found with such a proposal taken for true.
    """

    kind: Kind
    table: str
    unit: str
    indicator: str
    period: str
    printed: str
    expected: str
    why: Words
    sure: Sureness
    proposal: tuple[str, ...] = ()
    relabelled: bool = False

    @property
    def where(self) -> str:
        """The place: table, period, indicator, unit, as far as it has them."""
        return " · ".join(part for part in (self.table, self.period, self.indicator, self.unit) if part)

    def told(self) -> Words:
        """The finding in one sentence, to be worded in the language of whoever reads it."""
        return words(
            "index.mistake_relabelled" if self.relabelled else "index.mistake",
            where=self.where,
            what=words(f"index.mistake_{self.kind}"),
            printed=self.printed or words("index.nothing_printed"),
            expected=self.expected or words("index.not_known"),
            why=self.why,
            sure=words(f"index.sure_{self.sure}"),
        )

    def worded(self, lang: str) -> str:
        """The finding in Chinese (`zh`) or English (`en`)."""
        return self.told().worded(lang)
