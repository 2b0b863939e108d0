"""The nouns of the ledger: Page, Document, Mention, Statement, Evidence, Decision, Record, Answer, Health.

Plain frozen values without behaviour at the edges: nothing here reads a file, opens a database or imports another room.
Those that a page makes by the hundred (Mention, Value, AsOf, Quote, Statement, FoldedValue) are structs of msgspec, a
fifth as dear to make; all others are dataclasses. A changed copy is `noun.replace` of the former, `dataclasses.replace`
of the latter.
"""

from liandong.model.act import Act, Erasure, Import, Target, Undoing
from liandong.model.answer import PROPOSAL, Answer, Verdict
from liandong.model.attestation import Attestation
from liandong.model.attested import ATTESTED, Attested, Claim, Deed, SheetCell
from liandong.model.decision import Decision, Judgement
from liandong.model.document import Document, Noted, SetAside, Tier
from liandong.model.evidence import Evidence, Quote, Role
from liandong.model.fingerprint import Fingerprint
from liandong.model.health import Health
from liandong.model.identity import content_id
from liandong.model.kinds import KINDS, FoldRule, Kind, Property, PropertyType
from liandong.model.page import Page
from liandong.model.record import Conflict, FoldedValue, Record
from liandong.model.statement import AsOf, Basis, Mention, Modality, Polarity, Statement, Value
from liandong.model.text import Change, Edit, EditKind, MappedText

__all__ = [
    "ATTESTED",
    "KINDS",
    "PROPOSAL",
    "Act",
    "Answer",
    "AsOf",
    "Attestation",
    "Attested",
    "Basis",
    "Change",
    "Claim",
    "Conflict",
    "Decision",
    "Deed",
    "Document",
    "Edit",
    "EditKind",
    "Erasure",
    "Evidence",
    "Fingerprint",
    "FoldRule",
    "FoldedValue",
    "Health",
    "Import",
    "Judgement",
    "Kind",
    "MappedText",
    "Mention",
    "Modality",
    "Noted",
    "Page",
    "Polarity",
    "Property",
    "PropertyType",
    "Quote",
    "Record",
    "Role",
    "SetAside",
    "SheetCell",
    "Statement",
    "Target",
    "Tier",
    "Undoing",
    "Value",
    "Verdict",
    "content_id",
]
