"""Attested page (作证页): what a person states of the ledger, kept as a page like any other."""

from enum import StrEnum

from liandong.model.attestation import Attestation
from liandong.model.kinds import KINDS
from liandong.model.noun import Noun
from liandong.model.statement import AsOf, Mention, Modality, Value

ATTESTED = "application/vnd.liandong.attestation+json"
"""The media type of such a page; no file that is found is ever taken for one."""


class Deed(StrEnum):
    """What a person did to the ledger."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    CORRECT = "correct"
    CONFIRM = "confirm"
    REJECT = "reject"
    ENTER = "enter"
    IMPORT = "import"
    UNDO = "undo"
    ERASE = "erase"


class SheetCell(Noun, frozen=True):
    """The cell, or cells of one row (B7:F7), in which a person wrote it; `workbook` is the hash of the file."""

    workbook: str
    file: str
    sheet: str
    address: str


DEEDS = {
    Deed.CORRECT: "更正",
    Deed.CONFIRM: "确认",
    Deed.REJECT: "否定",
    Deed.ENTER: "录入",
}
"""What a person does who states something of the ledger; the sentence and the title of the page say it so."""


class Claim(Noun, frozen=True):
    """One value that is stated of a property; its words begin at `at` of the page's sentence. `ref` is the mention that
    the value names."""

    property: str
    value: Value
    at: int = 0
    scope: str | None = None
    as_of: AsOf | None = None
    modality: Modality = Modality.DONE
    ref: Mention | None = None


class Attested(Noun, frozen=True):
    """What the page holds: the sentence that says it to people, and the same for programs.

    `mention` is the anchor, one mention of the record of which something is stated; None where a record is entered,
    whose only mention so far stands in the sentence itself. `cell` is where it was written, if in a workbook.
    """

    said: str
    deed: Deed
    attestation: Attestation
    kind: str
    claims: tuple[Claim, ...]
    mention: Mention | None = None
    cell: SheetCell | None = None

    @property
    def title(self) -> str:
        """What the page goes by: 周敏 2026-11-26 更正 投资额."""
        kind, told = KINDS[self.kind], dict.fromkeys(claim.property for claim in self.claims)
        about = [kind.zh] if self.deed is Deed.ENTER else [kind.property(name).zh for name in told]
        return " ".join([self.attestation.actor, self.attestation.at[:10], DEEDS[self.deed], "、".join(about)])
