"""Statement (陈述): one fact about one mention, with its evidence; append-only."""

from decimal import Decimal
from enum import StrEnum

from liandong.model.attestation import Attestation
from liandong.model.evidence import Evidence
from liandong.model.identity import content_id_of
from liandong.model.noun import Computed, Noun, force_setattr

PERSON = "person"
"""The method of a statement that a person makes: it outranks every page."""


class Basis(StrEnum):
    """How a date was got: written beside the fact, from the dateline, from the page's own date, or inferred from
    context."""

    STATED = "stated"
    DATELINE = "dateline"
    PAGE = "page"
    INFERRED = "inferred"


class Polarity(StrEnum):
    ASSERTED = "asserted"
    DENIED = "denied"


class Modality(StrEnum):
    """Whether the text says that a thing is done (已), is going on (在), is to come (将) or is intended (拟)."""

    DONE = "done"
    ONGOING = "ongoing"
    WILL = "will"
    INTENDED = "intended"


class Mention(Noun, frozen=True):
    """Mention (提及): one occurrence of something, anchored in the page as found.

    [start, end) are characters of the decoded page. `part` tells apart mentions that stand on the same characters (a
    list whose members share one name). In a workbook `row` is the anchor (项目!2), and [start, end) only tells where
    the document's text shows it.
    """

    page: str
    start: int
    end: int
    kind: str
    part: int = 0
    row: str = ""
    id: Computed = ""

    def __post_init__(self) -> None:
        anchor = [self.row] if self.row else [str(self.start), str(self.end)]
        force_setattr(self, "id", content_id_of(["mention", self.page, *anchor, self.kind, str(self.part)]))


class AsOf(Noun, frozen=True):
    """The time at which a fact holds: ISO 8601 at the precision stated (`2017`, `2017Q1`, `2017-03`, `2017-03-31`)."""

    date: str
    basis: Basis


class Value(Noun, frozen=True, omit_defaults=True):
    """A value as written and as understood.

    `raw` stands word for word in the quote with role `value`. `text` is the normalised form (for a date ISO 8601, for a
    quantity the number). `number` has 万 and 亿 multiplied in, so that money is in 元 (or whole units of its currency);
    None where the text gives only bounds or none. `low`/`high` are the bounds where the text says 超 / 近 / 约 / 3—5.
    `unit` is the unit as the text has it, without 万 and 亿 (元, 个, 亩, %): 亩 stays 亩; `currency` an ISO 4217
    code for money. `step` is the rounding that the text itself states, in the same unit: 170亿元 has step 10^8.
    `qualifier` is the word of approximation as written (超过, 约, 近, 余).
    """

    raw: str
    text: str
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    step: Decimal | None = None
    qualifier: str | None = None


class Statement(Noun, frozen=True):
    """One fact: `property` of `mention` is `value`, under `scope`, as of `as_of`, proved by `evidence`.

    `ref` is the id of the mention that the value names (the event of an agreement, the project of a figure); the fold
    turns it into a record id. `scope` is a word of liandong.model.kinds.SCOPES or None. `confidence` is in [0, 1].
    `attestation` tells who states it, when and why, where a person does and no page that was found.
    The id is made of the content, so adding the same statement twice adds nothing.
    """

    mention: Mention
    property: str
    value: Value
    evidence: Evidence
    document: str
    extractor: str
    scope: str | None = None
    as_of: AsOf | None = None
    asserted_by: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.DONE
    method: str = "rule"
    confidence: float = 0.9
    ref: str | None = None
    retracts: str | None = None
    attestation: Attestation | None = None
    id: Computed = ""

    def __post_init__(self) -> None:
        force_setattr(self, "id", content_id_of(self._identity()))

    def _identity(self) -> list[str]:
        """What makes a statement this one: who is spoken of, what is said, how, and where it stands.

        Fields that are seldom given are named and left out where they are not. Of a quote its role and its place on the
        page as found count, where no better repair moves it.
        """
        v = self.value
        parts = ["statement", self.mention.id, self.property, v.raw, v.text, self.polarity, self.modality]
        parts.append(self.extractor)
        if v.number is not None or v.low is not None or v.high is not None or v.unit is not None:
            parts.append(f"number={v.number!s}|{v.low!s}|{v.high!s}|{v.unit}|{v.currency}")  # str is faster than format
        if self.scope is not None:
            parts.append(f"scope={self.scope}")
        if self.as_of is not None:
            parts.append(f"as_of={self.as_of.date}|{self.as_of.basis}")
        if self.asserted_by is not None:
            parts.append(f"by={self.asserted_by}")
        if self.ref is not None:
            parts.append(f"ref={self.ref}")
        if self.retracts is not None:
            parts.append(f"retracts={self.retracts}")
        if self.attestation is not None:
            parts += [f"attested={self.attestation.actor}", self.attestation.at, self.attestation.reason]
        for quote in self.evidence:
            if quote.start is not None:
                parts.append(f"{quote.role}|{quote.start}|{quote.end}")
            else:
                parts.append(f"{quote.role}|{quote.sheet}|{quote.address}")
        return parts


def by_person(statement: Statement) -> bool:
    """Whether a person states it, and no page that was found."""
    return statement.method == PERSON
